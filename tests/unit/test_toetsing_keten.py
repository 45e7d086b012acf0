# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Expecting something of the chain: every verdict, whose it is, and what a bevinding keeps equal.

The parties are small doubles that only hold messages; nothing runs.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from pytest_dsoketen.model.berichten import Afwijking, Bericht, Berichtsoort, Verplichtingsniveau, Waarneempunt
from pytest_dsoketen.model.bevindingen import Categorie, Ernst, Kanaal, Oorzaak
from pytest_dsoketen.model.casussen import InhoudOntbreektError
from pytest_dsoketen.model.eisen import EISEN, Eis
from pytest_dsoketen.model.eisen.keten import KETEN_ANTWOORD
from pytest_dsoketen.model.oordelen import GezaktError, Oordeel, OordeelError
from pytest_dsoketen.model.partijen import Partij, Rol
from pytest_dsoketen.model.schakels import SCHAKEL_PER_CODE
from pytest_dsoketen.model.stappen import Stapcode
from pytest_dsoketen.ports import GeweigerdError, NotSupportedError, OnbereikbaarError, OpstellingError, StukError
from pytest_dsoketen.toetsing import berichtenboek
from pytest_dsoketen.toetsing.bevinding_maken import Ronde
from pytest_dsoketen.toetsing.casus import OEFENCASUS
from pytest_dsoketen.toetsing.keten import Keten, Ketenopstelling
from pytest_dsoketen.toetsing.scenario import Scenariocontext

NU = datetime(2026, 1, 5, 9, tzinfo=UTC)
KENMERK = "20260105-0001"
PROEF = Eis("DSOK-PROEF-001", "Het verzoek komt aan.", "proef", ("notificatie", "notificatie-vth"), "Het komt niet aan")
ZOU = replace(PROEF, code="DSOK-PROEF-002", niveau=Verplichtingsniveau.ZOU_MOETEN)
SYNCHROON = replace(PROEF, code="DSOK-PROEF-003", schakels=("indienen",))
CONTEXT = Scenariocontext.from_tags("Een verzoek", "Aanvragen", ["stap:9a", "eis:DSOK-PROEF-001"])


class Klok:
    """Time that only passes when asked."""

    def __init__(self) -> None:
        self.nu = NU

    def now(self):
        return self.nu

    def wait(self, duur):
        self.nu += duur

    def wait_event(self, duur):
        stap = min(duur, timedelta(minutes=2))
        self.wait(stap)
        return stap


class Partijdubbel:
    """A party of which the messages can be seen, or not."""

    def __init__(self, *berichten: Bericht, fout: Exception | None = None) -> None:
        self.berichten = berichten
        self.fout = fout

    def fetch_berichten(self, kenmerk):
        if self.fout:
            raise self.fout
        return tuple(bericht for bericht in self.berichten if bericht.kenmerk == kenmerk)


def make_bericht(schakel="notificatie", punt=Waarneempunt.VERZONDEN, inhoud=b"<a/>", minuut=0, **velden):
    hop = SCHAKEL_PER_CODE[schakel]
    partij = hop.zender if punt is Waarneempunt.VERZONDEN else hop.ontvanger
    return Bericht(
        **{"schakel": schakel, "punt": punt, "partij": partij, "soort": hop.soort, "kenmerk": KENMERK,
           "tijdstip": NU + timedelta(minutes=minuut), "inhoud": inhoud, "mediatype": "application/xml", **velden}
    )  # fmt: skip


def sent(schakel, **velden):
    return make_bericht(schakel, **velden)


def received(schakel, **velden):
    return make_bericht(schakel, Waarneempunt.ONTVANGEN, **velden)


@pytest.fixture(autouse=True)
def norms(monkeypatch):
    """Norms and a check of their own, so that no change of a real one shows here."""
    for eis in (PROEF, ZOU, SYNCHROON):
        monkeypatch.setitem(EISEN, eis.code, eis)
    monkeypatch.setattr(berichtenboek, "check_bericht", check_proef)


def check_proef(bericht):
    fout = [Afwijking("DSOK-X-001", "het nummer ontbreekt")] if b"ongeldig" in bericht.inhoud else []
    zou = (
        [Afwijking("DSOK-X-002", "mag beter", niveau=Verplichtingsniveau.ZOU_MOETEN)]
        if b"kan" in bericht.inhoud
        else []
    )
    return [*fout, *zou]


class Proef:
    """A chain of doubles with what was announced."""

    def __init__(self, partijen=None, context=CONTEXT, **velden):
        self.bevindingen = []
        heel = {
            Rol.OMGEVINGSLOKET: Partijdubbel(sent("notificatie", minuut=1)),
            Rol.DIGIKOPPELING: Partijdubbel(received("notificatie", minuut=2), sent("notificatie-vth", minuut=3)),
            Rol.VTH: Partijdubbel(received("notificatie-vth", minuut=4)),
        }
        ronde = velden.pop("ronde", None) or Ronde("r1", "oefenketen", "00000099000000009999", {}, lambda: NU)
        self.klok = Klok()
        opstelling = Ketenopstelling(
            ports={**heel, **(partijen or {})},
            klok=self.klok,
            casus=OEFENCASUS,
            ronde=ronde,
            announce=self.bevindingen.append,
            **velden,
        )
        self.keten = Keten(opstelling, context)

    def expect(self, eis=PROEF, *, wachten=True, **velden):
        if wachten:
            self.keten.wait_until("notificatie-vth", lambda: False)
        standaard = {"klopt": False, "verwacht": "een zaak", "waargenomen": "geen zaak", "kenmerk": KENMERK}
        self.keten.expect(eis.code, **{**standaard, **velden})

    def fail(self, *args, **velden):
        """Expect in vain; gives the error and the one bevinding."""
        with pytest.raises(OordeelError) as gevangen:
            self.expect(*args, **velden)
        (bevinding,) = self.bevindingen
        return gevangen.value, bevinding


def test_what_is_so_asks_nobody():
    """No party is bothered, nothing is announced, and the verdict is geslaagd."""
    proef = Proef({rol: Partijdubbel(fout=AssertionError("gevraagd")) for rol in (Rol.OMGEVINGSLOKET, Rol.VTH)})
    proef.expect(klopt=True)

    assert not proef.bevindingen
    assert proef.keten.roll_up().oordeel is Oordeel.GESLAAGD


@pytest.mark.parametrize(
    ("partijen", "rol", "schakel", "titel"),
    [
        ({}, Rol.VTH, "notificatie-vth", "Het komt niet aan"),
        ({Rol.OMGEVINGSLOKET: Partijdubbel(), Rol.DIGIKOPPELING: Partijdubbel()}, Rol.OMGEVINGSLOKET, "notificatie",
         "verstuurt geen"),
        ({Rol.OMGEVINGSLOKET: Partijdubbel(sent("notificatie", inhoud=b"<ongeldig/>")),
          Rol.DIGIKOPPELING: Partijdubbel(received("notificatie", inhoud=b"<ongeldig/>"))},
         Rol.OMGEVINGSLOKET, "notificatie", "in strijd met de standaard"),
        ({Rol.DIGIKOPPELING: Partijdubbel()}, Rol.OMGEVINGSLOKET, "notificatie", "komt niet aan"),
        ({Rol.DIGIKOPPELING: Partijdubbel(received("notificatie", inhoud=b"<b/>"))}, Rol.OMGEVINGSLOKET,
         "notificatie", "komt anders aan"),
        ({Rol.DIGIKOPPELING: Partijdubbel(received("notificatie")), Rol.VTH: Partijdubbel()}, Rol.DIGIKOPPELING,
         "notificatie-vth", "verstuurt geen"),
        ({Rol.VTH: Partijdubbel()}, Rol.VTH, "notificatie-vth", "komt niet aan"),
    ],
    ids=["effect", "niet-verzonden", "ongeldig", "niet-ontvangen", "veranderd", "tweede-schakel", "niet-bij-vth"],
)  # fmt: skip
def test_gezakt_points_at_whoever_broke_it(partijen, rol, schakel, titel):
    """Each row of the table, from messages to bevinding."""
    fout, bevinding = Proef(partijen).fail()

    assert isinstance(fout, GezaktError)
    assert fout.uitkomst.oordeel is Oordeel.GEZAKT
    assert fout.uitkomst.bevinding == bevinding.id
    assert (bevinding.partij.rol, bevinding.schakel) == (rol, schakel)
    assert titel in bevinding.titel
    assert bevinding.oorzaak_stap is Stapcode.S9A


def test_what_should_only_be_so_is_no_reason_to_blame_a_sender():
    """A remark on a message does not make it invalid."""
    kan = b"<kan/>"
    partijen = {
        Rol.OMGEVINGSLOKET: Partijdubbel(sent("notificatie", inhoud=kan)),
        Rol.DIGIKOPPELING: Partijdubbel(received("notificatie", inhoud=kan), sent("notificatie-vth")),
    }

    assert Proef(partijen).fail()[1].partij.rol is Rol.VTH


def test_too_few_messages_are_the_senders():
    """One message where two had to be."""
    _, bevinding = Proef().fail(aantallen={"notificatie": 2})

    assert bevinding.partij.rol is Rol.OMGEVINGSLOKET
    assert "1 van de 2" in bevinding.waarom


def test_messages_of_another_kenmerk_prove_nothing():
    """The message of another verzoek is not this one."""
    ander = sent("notificatie", kenmerk="anders")
    partijen = {Rol.OMGEVINGSLOKET: Partijdubbel(ander), Rol.DIGIKOPPELING: Partijdubbel()}

    assert Proef(partijen).fail()[1].partij.rol is Rol.OMGEVINGSLOKET


def test_who_has_the_effect_may_be_named():
    """When all messages arrived, the expectation says whose effect it looks at."""
    assert Proef().fail(rol=Rol.OMGEVINGSLOKET)[1].partij.rol is Rol.OMGEVINGSLOKET


def test_zou_moeten_is_a_warning_and_goes_on():
    """Reported with ernst waarschuwing; the scenario passes."""
    proef = Proef()
    proef.expect(ZOU)

    assert proef.bevindingen[0].ernst is Ernst.WAARSCHUWING
    assert proef.keten.roll_up().oordeel is Oordeel.WAARSCHUWING
    assert proef.keten.roll_up().bevinding == proef.bevindingen[0].id


def test_a_broken_hop_is_no_warning():
    """Also when the norm that showed it only should hold: a message that does not arrive must arrive."""
    fout, bevinding = Proef({Rol.VTH: Partijdubbel()}).fail(ZOU)

    assert fout.uitkomst.oordeel is Oordeel.GEZAKT
    assert bevinding.ernst is not Ernst.WAARSCHUWING


def test_a_cause_in_another_step_blocks():
    """The scenario of step 9b does not fail again on what broke in 9a."""
    context = Scenariocontext.from_tags("Later", "Aanvragen", ["stap:9b"])
    fout, bevinding = Proef({Rol.VTH: Partijdubbel()}, context).fail()

    assert fout.uitkomst.oordeel is Oordeel.GEBLOKKEERD
    assert "geblokkeerd door stap 9a" in fout.uitkomst.reden
    assert bevinding.id in fout.uitkomst.reden
    assert (bevinding.waargenomen_in_stap, bevinding.oorzaak_stap) == (Stapcode.S9B, Stapcode.S9A)


@pytest.mark.parametrize("fout", [NotSupportedError(Rol.DIGIKOPPELING, "x"), StukError(Rol.DIGIKOPPELING, "x")])
def test_a_missing_waarneempunt_is_onbeslist(fout):
    """Nobody is blamed, nothing is announced."""
    proef = Proef({Rol.DIGIKOPPELING: Partijdubbel(fout=fout)})
    with pytest.raises(OordeelError) as gevangen:
        proef.expect()

    assert gevangen.value.uitkomst.oordeel is Oordeel.ONBESLIST
    assert ("Aan zet", "niet vast te stellen") in gevangen.value.details
    assert not proef.bevindingen


def test_before_the_norm_time_a_missing_message_is_onbeslist():
    """A message that is only late is nobody's fault."""
    proef = Proef({Rol.VTH: Partijdubbel()})
    with pytest.raises(OordeelError) as gevangen:
        proef.expect(wachten=False)

    assert gevangen.value.uitkomst.oordeel is Oordeel.ONBESLIST
    assert "nog niet om" in gevangen.value.uitkomst.reden


def test_waiting_for_a_short_hop_does_not_make_a_slower_one_late():
    """Five minutes in vain say nothing of a hop that may take an hour; waiting for that one does."""
    proef = Proef({Rol.VTH: Partijdubbel()}, normtijden={"notificatie-vth": timedelta(hours=1)})
    proef.keten.wait_until("notificatie", lambda: False)
    with pytest.raises(OordeelError) as gevangen:
        proef.expect(wachten=False)
    assert gevangen.value.uitkomst.oordeel is Oordeel.ONBESLIST

    assert proef.fail()[0].uitkomst.oordeel is Oordeel.GEZAKT


def test_a_synchronous_hop_is_late_at_once():
    """There is nothing to wait for."""
    loket = Partijdubbel(make_bericht("indienen"))
    fout, bevinding = Proef({Rol.OMGEVINGSLOKET: loket}).fail(SYNCHROON, wachten=False)

    assert fout.uitkomst.oordeel is Oordeel.GEBLOKKEERD
    assert bevinding.partij.rol is Rol.OMGEVINGSLOKET


def test_waiting_stops_when_it_is_there_and_adds_up_per_step():
    """The delay is a result, also over several waits; at most the norm time, and the last look counts."""
    proef = Proef()
    beurten = iter([False, False, "er"])
    assert proef.keten.wait_until("notificatie", lambda: next(beurten)) == "er"
    assert proef.keten.wachttijden == {Stapcode.S9A: timedelta(minutes=4)}

    assert proef.keten.wait_until("notificatie-vth", lambda: "") == ""
    assert proef.keten.wachttijden == {Stapcode.S9A: timedelta(minutes=9)}
    assert proef.klok.now() == NU + timedelta(minutes=9)


@pytest.mark.parametrize(
    ("fout", "oordeel"),
    [
        (OpstellingError(Rol.VTH, "geen machtiging", 403), Oordeel.OPSTELLINGSFOUT),
        (OnbereikbaarError(Rol.LVBB, "onderhoud", 503), Oordeel.ONBESLIST),
        (NotSupportedError(Rol.VTH, "kan niet"), Oordeel.NIET_GETOETST),
        (InhoudOntbreektError("geen splitsing"), Oordeel.NIET_VAN_TOEPASSING),
    ],
)
def test_what_is_nobodys_fault_makes_no_bevinding(fout, oordeel):
    """Set-up, a voorziening that is down, what cannot be done, and content that is not there."""
    proef = Proef()
    gevonden = proef.keten.translate(fout)

    assert gevonden is not None
    assert gevonden.uitkomst.oordeel is oordeel
    assert not proef.bevindingen


def test_what_is_rightly_not_claimed_does_not_apply():
    """Only where the implementatieverklaring says so: by norm or by step."""
    fout = NotSupportedError(Rol.VTH, "kan niet")
    for claims in ({"DSOK-PROEF-001"}, {"9a"}):
        gevonden = Proef(niet_geclaimd=frozenset(claims)).keten.translate(fout)
        assert gevonden.uitkomst.oordeel is Oordeel.NIET_VAN_TOEPASSING
    assert Proef(niet_geclaimd=frozenset({"9b"})).keten.translate(fout).uitkomst.oordeel is Oordeel.NIET_GETOETST


def test_a_fault_in_the_suite_is_nobodys():
    """Any other error stays what it is."""
    assert Proef().keten.translate(ValueError("x")) is None


def test_a_role_that_nobody_plays_is_not_tested():
    """With the name of the role."""
    with pytest.raises(OordeelError) as gevangen:
        _ = Proef().keten.regelsoftware

    assert gevangen.value.uitkomst.oordeel is Oordeel.NIET_GETOETST
    assert "regelsoftware" in gevangen.value.uitkomst.reden


@pytest.mark.parametrize("soort", [GeweigerdError, StukError])
def test_an_operation_that_is_not_done_is_held_against_the_party(soort):
    """A refusal or a break, with what the party said."""
    proef = Proef(context=replace(CONTEXT, eisen=frozenset({KETEN_ANTWOORD})))
    gevonden = proef.keten.translate(soort(Rol.VTH, "de zaak is op slot", 409))
    (bevinding,) = proef.bevindingen

    assert isinstance(gevonden, GezaktError)
    assert bevinding.partij.rol is Rol.VTH
    assert bevinding.eis.code == KETEN_ANTWOORD
    assert bevinding.waargenomen == "de zaak is op slot"


def make_vingerafdruk(melding="de zaak is op slot", rol=Rol.VTH, ronde=None):
    proef = Proef(ronde=ronde)
    proef.keten.translate(StukError(rol, melding, 500))
    return proef.bevindingen[0].vingerafdruk


def test_another_refusal_is_another_bevinding():
    """What a party says tells its faults apart; ids, addresses and names in it do not."""
    basis = make_vingerafdruk("VTH op http://een.example gaf geen zaak 12 voor 'Jansen'")

    assert make_vingerafdruk("VTH op http://twee.example gaf geen zaak 34567 voor 'De Vries'") == basis
    assert make_vingerafdruk("VTH gaf geen besluit") != basis
    assert make_vingerafdruk(rol=Rol.BEHANDELDIENST) != make_vingerafdruk()


def test_the_same_fault_at_two_gemeenten_has_one_vingerafdruk():
    """Over other kenmerken, times, names, hosts and content; another hop or party is another fault."""
    ander = "2099-77"
    velden = {"kenmerk": ander, "minuut": 500, "inhoud": b"<iets-anders/>"}
    elders = {
        Rol.OMGEVINGSLOKET: Partijdubbel(sent("notificatie", **velden)),
        Rol.DIGIKOPPELING: Partijdubbel(received("notificatie", **velden), sent("notificatie-vth", **velden)),
        Rol.VTH: Partijdubbel(),
    }
    partij = Partij(Rol.VTH, "Elders", "Ander BV", "ZaakPlus", "9")
    ronde = Ronde("r9", "pre", "00000099000000001111", {Rol.VTH: partij}, lambda: NU + timedelta(days=9))
    een = Proef({Rol.VTH: Partijdubbel()}).fail()[1]
    twee = Proef(elders, ronde=ronde).fail(kenmerk=ander, verwacht="iets anders", waargenomen="http://elders/9")[1]
    drie = Proef({Rol.DIGIKOPPELING: Partijdubbel()}).fail()[1]

    assert een.vingerafdruk == twee.vingerafdruk != drie.vingerafdruk
    assert een.id == twee.id
    assert twee.partij.leverancier == "Ander BV"
    assert (twee.organisatie_oin, twee.omgeving) == ("00000099000000001111", "pre")


@pytest.mark.parametrize(
    ("partijen", "oorzaak", "categorie", "kanaal"),
    [
        ({}, Oorzaak.SOFTWARE, Categorie.SOFTWARE, Kanaal.LEVERANCIER),
        ({Rol.DIGIKOPPELING: Partijdubbel()}, Oorzaak.DSO_LV, Categorie.LANDELIJK, Kanaal.IPLO),
    ],
)
def test_cause_category_and_channel_follow_from_the_party(partijen, oorzaak, categorie, kanaal):
    """So that a gemeente knows where to go."""
    bevinding = Proef(partijen).fail()[1]

    assert (bevinding.oorzaak, bevinding.categorie, bevinding.kanaal) == (oorzaak, categorie, kanaal)


def test_evidence_is_a_timeline_without_secrets():
    """In order of time over all parties, hashed as seen, redacted as shown; binary content only as a hash."""
    geheim = b"<bsn>999990019</bsn><x>tover-spreuk</x>"
    partijen = {
        Rol.OMGEVINGSLOKET: Partijdubbel(sent("notificatie", minuut=9, inhoud=geheim)),
        Rol.DIGIKOPPELING: Partijdubbel(
            received("notificatie", minuut=10, inhoud=geheim), sent("notificatie-vth", minuut=1),
        ),
        Rol.VTH: Partijdubbel(
            received("notificatie-vth", minuut=2),
            make_bericht("bijlagen", Waarneempunt.ONTVANGEN, b"%PDF", 3, mediatype="application/pdf"),
        ),
    }  # fmt: skip
    ronde = Ronde("r1", "x", "", {}, lambda: NU, ("tover-spreuk",))
    bevinding = Proef(partijen, ronde=ronde).fail(waargenomen="tover-spreuk")[1]

    assert [b.tijdstip for b in bevinding.bewijs] == sorted(b.tijdstip for b in bevinding.bewijs)
    assert len(bevinding.bewijs) == 5
    assert bevinding.bewijs[-1].sha256 == partijen[Rol.OMGEVINGSLOKET].berichten[0].sha256
    assert bevinding.bewijs[-1].omvang == len(geheim)
    assert "999990019" not in repr(bevinding)
    assert "tover-spreuk" not in repr(bevinding)
    assert next(b for b in bevinding.bewijs if b.mediatype == "application/pdf").tekst == ""


def test_the_loket_speaks_for_the_initiatiefnemer():
    """What somebody at the loket sent is found in the book of the loket, as theirs."""
    loket = Partijdubbel(make_bericht("indienen"), received("indienen"))
    _, bevinding = Proef({Rol.OMGEVINGSLOKET: loket}).fail(SYNCHROON)

    assert [b.partij for b in bevinding.bewijs] == [Rol.INITIATIEFNEMER, Rol.OMGEVINGSLOKET]
    assert bevinding.bewijs[0].titel.startswith(Berichtsoort.INDIENBERICHT.value)


def test_a_party_is_asked_once_for_one_expectation_and_again_for_the_next():
    """All that is judged and shown is of one moment; messages with large bijlagen travel once."""
    gevraagd = []

    class Teller(Partijdubbel):
        def fetch_berichten(self, kenmerk):
            gevraagd.append(kenmerk)
            return super().fetch_berichten(kenmerk)

    proef = Proef({Rol.DIGIKOPPELING: Teller(received("notificatie"), sent("notificatie-vth"))})
    for keer in (1, 2):
        with pytest.raises(GezaktError):
            proef.expect()
        assert gevraagd == [KENMERK] * keer
