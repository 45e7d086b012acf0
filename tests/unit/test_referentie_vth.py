# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Reference VTH-software and Digikoppeling-adapter, over HTTP in a running oefenketen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from pytest_dsoketen.adapters.laden import Adaptercontext
from pytest_dsoketen.adapters.lv.verzoeken import LoketVerzoeken
from pytest_dsoketen.model.berichten import Waarneempunt
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.verzoeken import Bijlage, Doel, Instantie, Verzoek
from pytest_dsoketen.oefenketen.keten import Oefenketen
from pytest_dsoketen.oefenketen.omgeving import API_KEY, KOP_API_KEY
from pytest_dsoketen.oefenketen.referentiesoftware.digikoppeling import PAD_NOTIFICATIES
from pytest_dsoketen.oefenketen.referentiesoftware.verzoekophaler import AntwoordError, _read_referenties
from pytest_dsoketen.oefenketen.referentiesoftware.vth import Vth
from pytest_dsoketen.ports import GeweigerdError, StukError
from pytest_dsoketen.standaarden.digikoppeling import (
    PAD_EBMS,
    Deel,
    EbmsBericht,
    EbmsError,
    make_cpa_id,
    read_acknowledgment,
    write_ebms,
)
from pytest_dsoketen.standaarden.stam import write_notificatie
from pytest_dsoketen.verbinding.client import Verbinding
from tests.unit.verzoekdata import DIENST, EENVOUDIG, GEMEENTE

NUMMER = "2026112200001"
DSO = "00000099000000000001"


@pytest.fixture
def keten() -> Iterator[Oefenketen]:
    keten = Oefenketen()
    keten.start()
    yield keten
    keten.stop()


@pytest.fixture
def vth(keten: Oefenketen) -> Vth:
    return keten.wereld.partijen[Rol.VTH]


@pytest.fixture
def loket(keten: Oefenketen) -> LoketVerzoeken:
    return LoketVerzoeken(
        Adaptercontext(
            Rol.OMGEVINGSLOKET,
            {Rol.OMGEVINGSLOKET: keten.adressen.lv},
            keten.klok.now,
            headers={KOP_API_KEY: API_KEY},
            besturing=keten.adressen.besturing,
        )
    )


def submit(keten: Oefenketen, loket: LoketVerzoeken, verzoek: Verzoek = EENVOUDIG) -> str:
    """Send a verzoek and let the norm time pass."""
    nummer = loket.submit_verzoek(verzoek).verzoeknummer
    keten.klok.wait(timedelta(minutes=5))
    return nummer


def connect(keten: Oefenketen, rol: Rol) -> Verbinding:
    return Verbinding(keten.adressen.partijen[rol], rol)


def make_ebms(payload: bytes, message_id: str = "m1@test", naar: str = GEMEENTE.oin) -> EbmsBericht:
    nu = datetime(2026, 11, 22, 9, tzinfo=UTC)
    return EbmsBericht(
        van=DSO,
        naar=naar,
        cpa_id=make_cpa_id(DSO, naar),
        conversatie="c1",
        message_id=message_id,
        tijdstip=nu,
        bijlagen=(Deel("d1@test", "application/xml", payload),),
    )


def post_ebms(keten: Oefenketen, bericht: EbmsBericht, rol: Rol = Rol.DIGIKOPPELING):
    inhoud, mediatype = write_ebms(bericht)
    return connect(keten, rol).exchange("POST", PAD_EBMS, inhoud=inhoud, headers={"content-type": mediatype})


@pytest.fixture
def verzoeknotificatie() -> EbmsBericht:
    return make_ebms(write_notificatie(NUMMER))


# Digikoppeling.


def test_the_adapter_acknowledges_and_passes_on_what_came(keten, verzoeknotificatie):
    respons = post_ebms(keten, verzoeknotificatie)
    keten.klok.run_due()

    digikoppeling = keten.wereld.partijen[Rol.DIGIKOPPELING]
    berichten = digikoppeling.fetch_berichten(NUMMER)
    assert read_acknowledgment(respons.inhoud) == verzoeknotificatie.message_id
    assert [(b.schakel, b.punt) for b in berichten] == [
        ("notificatie", Waarneempunt.ONTVANGEN),
        ("notificatie-vth", Waarneempunt.VERZONDEN),
    ]
    assert berichten[1].inhoud == write_notificatie(NUMMER)
    assert berichten[1].status == 202


def test_a_message_that_comes_twice_is_passed_on_once(keten, verzoeknotificatie):
    for _ in range(2):
        assert post_ebms(keten, verzoeknotificatie).status == 200
    keten.klok.run_due()

    schakels = [b.schakel for b in keten.wereld.partijen[Rol.DIGIKOPPELING].fetch_berichten(NUMMER)]
    assert schakels.count("notificatie") == 2
    assert schakels.count("notificatie-vth") == 1


def test_what_is_not_ebms_is_refused(keten):
    respons = connect(keten, Rol.DIGIKOPPELING).exchange(
        "POST", PAD_EBMS, inhoud=b"<x/>", headers={"content-type": "text/xml"}
    )
    assert respons.status == 400


def test_a_message_that_breaks_the_profile_is_answered_with_an_error(keten, verzoeknotificatie):
    respons = post_ebms(keten, replace(verzoeknotificatie, naar="geen oin"))
    keten.klok.run_due()

    assert respons.status == 400
    with pytest.raises(EbmsError):
        read_acknowledgment(respons.inhoud)
    schakels = {b.schakel for b in keten.wereld.partijen[Rol.DIGIKOPPELING].fetch_berichten(NUMMER)}
    assert "notificatie-vth" not in schakels


def test_the_adapter_shows_that_the_vth_refused(keten, vth, verzoeknotificatie):
    vth.set_ontvangst(aan=False)
    post_ebms(keten, verzoeknotificatie)
    keten.klok.run_due()

    laatste = keten.wereld.partijen[Rol.DIGIKOPPELING].fetch_berichten(NUMMER)[-1]
    assert (laatste.schakel, laatste.status) == ("notificatie-vth", 503)
    assert vth.fetch_berichten(NUMMER) == ()


# Receiving.


def test_a_verzoek_becomes_a_zaak_with_its_bijlagen(keten, loket, vth):
    bijlage = Bijlage("tekening.pdf", b"bytes" * 1000, documentsoort="Tekening")
    nummer = submit(keten, loket, replace(EENVOUDIG, bijlagen=(bijlage,)))

    zaak = vth.fetch_zaken(nummer)[0]
    assert [(b.sha256, b.inhoud) for b in zaak.verzoek.bijlagen] == [(bijlage.sha256, b"")]
    assert vth.administratie.fetch_zaken(nummer)[0].documenten[0].inhoud == bijlage.inhoud
    assert [t.soort for t in loket.fetch_terugkoppelingen(EENVOUDIG.initiatiefnemer.emailadres)] == [
        "ontvangstbevestiging"
    ]


def test_an_unreadable_notificatie_is_told_to_the_behandelaar(keten, vth):
    respons = connect(keten, Rol.VTH).post(PAD_NOTIFICATIES, inhoud=b"<root><actie>close</actie></root>")

    assert respons.status == 202
    assert "niet te lezen" in vth.fetch_meldingen()[0]


def test_a_verzoek_that_cannot_be_fetched_is_told_to_the_behandelaar(vth):
    vth.process_verzoek(NUMMER)

    assert vth.fetch_meldingen()[0].startswith(f"Verzoek {NUMMER} is niet verwerkt")


def test_a_bijlage_that_fails_leaves_the_rest(keten, loket, vth):
    def fail(_referenties, bijlage):
        if bijlage.bestandsnaam == "stuk.pdf":
            raise StukError(Rol.OMGEVINGSLOKET, "interne fout", 500)
        return bijlage

    vth.ophaler.fetch_bijlage = fail
    bijlagen = (Bijlage("heel.pdf", b"1"), Bijlage("stuk.pdf", b"2"))
    nummer = submit(keten, loket, replace(EENVOUDIG, bijlagen=bijlagen))

    assert [b.bestandsnaam for b in vth.fetch_zaken(nummer)[0].verzoek.bijlagen] == ["heel.pdf"]
    assert "stuk.pdf" in vth.fetch_meldingen()[0]


def test_missed_messages_are_caught_up_in_order(keten, loket, vth):
    vth.set_ontvangst(aan=False)
    nummer = submit(keten, loket)
    vth.set_ontvangst(aan=True)
    loket.supplement_verzoek(nummer, replace(EENVOUDIG, doel=Doel.AANVULLEN))
    keten.klok.wait(timedelta(minutes=5))

    zaak = vth.fetch_zaken(nummer)[0]
    assert [g.volgnummer for g in zaak.gebeurtenissen if g.omschrijving.startswith("Verzoek verwerkt")] == [0, 1]


def test_searching_finds_what_was_missed_over_all_pages(keten, loket, vth):
    vth.set_ontvangst(aan=False)
    nummers = [loket.submit_verzoek(EENVOUDIG).verzoeknummer for _ in range(51)]
    keten.klok.wait(timedelta(minutes=5))
    vth.set_ontvangst(aan=True)

    assert sorted(vth.search_missed()) == nummers
    assert vth.search_missed() == ()
    assert all(len(vth.fetch_zaken(nummer)) == 1 for nummer in nummers)


# Telling and handing over.


def test_without_an_address_the_behandelaar_hears_it(keten, loket, vth):
    nummer = submit(keten, loket, replace(EENVOUDIG, initiatiefnemer=replace(EENVOUDIG.initiatiefnemer, emailadres="")))

    assert nummer in vth.fetch_meldingen()[0]
    assert "e-mailadres" in vth.fetch_meldingen()[0]


def test_free_text_with_braces_arrives_as_it_is(keten, loket, vth):
    zaaknummer = vth.fetch_zaken(submit(keten, loket))[0].zaaknummer
    vth.ask_aanvulling(zaaknummer, "Stuur {tekening} en {0} na.")
    keten.klok.wait(timedelta(minutes=5))

    laatste = loket.fetch_terugkoppelingen(EENVOUDIG.initiatiefnemer.emailadres)[-1]
    assert (laatste.soort, laatste.tekst) == ("aanvullingsverzoek", "Stuur {tekening} en {0} na.")


def test_a_decision_shows_in_the_zaak(keten, loket, vth):
    nummer = submit(keten, loket)
    vth.decide(vth.fetch_zaken(nummer)[0].zaaknummer, "Verleend.")

    assert vth.fetch_zaken(nummer)[0].status == "Besloten"


def test_the_acknowledgement_goes_once(keten, loket, vth):
    nummer = submit(keten, loket)
    vth.send_ontvangstbevestiging(vth.fetch_zaken(nummer)[0].zaaknummer)
    keten.klok.wait(timedelta(minutes=5))

    assert len(loket.fetch_terugkoppelingen(EENVOUDIG.initiatiefnemer.emailadres)) == 1


@pytest.mark.parametrize("actie", ["send_ontvangstbevestiging", "ask_aanvulling", "decide"])
def test_an_unknown_zaak_is_refused(vth, actie):
    args = ("2026-999999",) if actie == "send_ontvangstbevestiging" else ("2026-999999", "tekst")
    with pytest.raises(GeweigerdError, match="bestaat niet"):
        getattr(vth, actie)(*args)


def test_a_refused_handover_changes_nothing(keten, loket, vth):
    nummer = submit(keten, loket)
    with pytest.raises(GeweigerdError):
        vth.change_bevoegd_gezag(nummer, Instantie("Onbekend", "00000099000000000404"))

    assert vth.fetch_zaken(nummer)[0].verzoek.bevoegd_gezag.oin == GEMEENTE.oin


def test_after_a_handover_both_have_the_same_bevoegd_gezag(keten, loket, vth):
    nummer = submit(keten, loket)
    vth.change_bevoegd_gezag(nummer, DIENST)
    keten.klok.wait(timedelta(minutes=5))

    dienst = keten.wereld.partijen[Rol.BEHANDELDIENST]
    zaken = (vth.fetch_zaken(nummer)[0], dienst.fetch_zaken(nummer)[0])
    assert [zaak.verzoek.bevoegd_gezag.oin for zaak in zaken] == [DIENST.oin, DIENST.oin]
    assert [zaak.kopie for zaak in zaken] == [True, False]


@pytest.mark.parametrize(
    "data", [{}, [], None, {"verzoeknummer": "1", "_embedded": {"berichten": [{"volgnummer": "x"}]}}]
)
def test_references_that_cannot_be_read_are_an_error(data):
    with pytest.raises(AntwoordError):
        _read_referenties(data)
