# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The registratie toepasbare regels over HTTP: regelsoftware on one side, the loket on the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from pytest_dsoketen.adapters.laden import Adaptercontext
from pytest_dsoketen.adapters.lv.checks import LoketChecks
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.regels import Antwoord, Conclusie
from pytest_dsoketen.model.verzoeken import Locatie
from pytest_dsoketen.oefenketen.keten import Oefenketen
from pytest_dsoketen.oefenketen.omgeving import API_KEY, KOP_API_KEY, KOP_OIN
from pytest_dsoketen.oefenketen.voorzieningen.kaart import Kaart
from pytest_dsoketen.oefenketen.voorzieningen.rtr import EERDERE_ACTIVITEITEN
from pytest_dsoketen.oefenketen.voorzieningen.uitvoeren import Uitvoeren
from pytest_dsoketen.oefenketen.voorzieningen.zoeken import Zoeken
from pytest_dsoketen.ports import GeweigerdError, OpstellingError, Regelsoftware
from pytest_dsoketen.standaarden.sttr.gebreken import break_sttr
from pytest_dsoketen.standaarden.sttr.pakket import write_regels
from pytest_dsoketen.standaarden.sttr.schrijven import write_sttr
from pytest_dsoketen.toetsing.casus import OEFENCASUS
from pytest_dsoketen.verbinding.client import Respons, Verbinding
from pytest_dsoketen.verbinding.contract import make_port

RTR = "/publiek/toepasbare-regels/api/rtrgegevens/v2"
UITVOEREN = "/publiek/toepasbare-regels/api/toepasbareregelsuitvoerenservices/v3"
BIJGEBOUW = OEFENCASUS.get_regels("Bijgebouw bouwen")
KAPPEN = OEFENCASUS.get_regels("Houtopstand vellen")
OIN = OEFENCASUS.gemeente.oin


@dataclass
class Opzet:
    """A chain with the activities of the casus in the register."""

    keten: Oefenketen
    software: Regelsoftware
    loket: LoketChecks
    api: Verbinding

    def wait(self) -> None:
        """Let the register work."""
        self.keten.klok.wait(timedelta(minutes=6))

    def publish(self, *bomen):
        """Make and publish vragenbomen; gives their refs."""
        refs = [self.software.publish(self.software.create_vragenboom(boom)) for boom in bomen]
        self.wait()
        return refs


@pytest.fixture(scope="module")
def server() -> Iterator[Oefenketen]:
    """One server for the module."""
    keten = Oefenketen()
    keten.start()
    yield keten
    keten.stop()


@pytest.fixture
def opzet(server) -> Opzet:
    """A new world; where rules hold comes from the plan of the casus."""
    server.reset("rtr", ())
    lv = server.wereld.lv
    kaart = Kaart(lambda: [OEFENCASUS.plan.regeling])
    omgeving, loket = lv.rtr.omgeving, lv.uitvoeren._loket
    lv.zoeken, lv.uitvoeren = Zoeken(omgeving, loket, lv.rtr, kaart), Uitvoeren(omgeving, loket, lv.rtr, kaart)
    server._lv_app.app = lv.make_app()
    lv.rtr.receive_activiteiten(OEFENCASUS.plan.regeling.activiteiten, OEFENCASUS.gemeente)
    headers = {KOP_API_KEY: API_KEY, KOP_OIN: str(OIN)}
    adressen = {rol: server.adressen.lv for rol in Rol if rol.is_landelijk}
    context = Adaptercontext(
        Rol.OMGEVINGSLOKET, adressen, server.klok.now, headers, besturing=server.adressen.besturing
    )
    software = make_port((Regelsoftware,), Verbinding(server.adressen.partijen[Rol.REGELSOFTWARE], Rol.REGELSOFTWARE))
    return Opzet(server, software, LoketChecks(context), Verbinding(server.adressen.lv, Rol.RTR, headers=headers))


@pytest.fixture
def toepasbaar(opzet) -> Opzet:
    """The activity of the bijgebouw is toepasbaar."""
    opzet.software.make_activiteit_toepasbaar(BIJGEBOUW.activiteit, BIJGEBOUW.werkzaamheid)
    opzet.wait()
    return opzet


def test_activiteiten_over_pages(opzet):
    """More than one page; letters in the code and a wrong code give an empty list with status 200."""
    lijst = opzet.software.search_activiteiten("gm9999")
    assert len(lijst) == EERDERE_ACTIVITEITEN + len(OEFENCASUS.plan.regeling.activiteiten)
    assert len({item.urn for item in lijst}) == len(lijst)
    vraag = {"datum": "22-11-2026", "bestuursorgaan": {"organisatieCode": "gm9999"}}
    assert opzet.api.post(f"{RTR}/activiteiten/_zoek", data=vraag).json()["_embedded"]["activiteiten"] == []


def test_register_refuses_what_it_should(opzet):
    """No key, no date, an unknown urn, an impossible page."""
    with pytest.raises(OpstellingError):
        Verbinding(opzet.keten.adressen.lv, Rol.RTR).get(f"{RTR}/activiteiten")
    for pad, status in (("/activiteiten", 400), ("/activiteiten?datum=2026-01-01", 400),
                        ("/activiteiten/onbekend?datum=01-01-2026", 404),
                        ("/activiteiten?datum=01-01-2026&page=0", 400)):  # fmt: skip
        antwoord: Respons = opzet.api.exchange("GET", RTR + pad)
        assert (antwoord.status, antwoord.mediatype) == (status, "application/problem+json")


def test_asynchronous_registration(toepasbaar):
    """Nothing before the synchronisatietijd, and then exactly what was sent; both ends saw the same bytes."""
    opzet = toepasbaar
    stuk = opzet.software.create_vragenboom(BIJGEBOUW.check)
    assert opzet.software.verify(stuk).geldig
    ref = opzet.software.publish(stuk)
    assert opzet.software.fetch_registratie(ref) is None
    opzet.wait()
    registratie = opzet.software.fetch_registratie(ref)
    assert registratie is not None
    assert registratie.naam == BIJGEBOUW.check.naam
    for schakel in ("verificatie", "regelaanlevering"):
        verzonden = {b.sha256 for b in opzet.software.fetch_berichten(ref) if b.schakel == schakel}
        ontvangen = {b.sha256 for b in opzet.keten.fetch_berichten("rtr", ref) if b.schakel == schakel}
        assert verzonden == ontvangen
        assert verzonden


def test_versions(toepasbaar):
    """Equal rules are one version; changed rules take their place."""
    opzet = toepasbaar
    (ref,) = opzet.publish(BIJGEBOUW.check)
    eerste = opzet.software.fetch_registratie(ref)
    opzet.publish(BIJGEBOUW.check)
    assert opzet.software.fetch_registratie(ref) == eerste
    regels = tuple(replace(regel, conclusie="Verbod") for regel in BIJGEBOUW.check.regels)
    opzet.publish(replace(BIJGEBOUW.check, regels=regels))
    assert opzet.software.fetch_registratie(ref).identifier != eerste.identifier
    assert opzet.software.count_registraties() == len(opzet.software.list_registraties()) == 1


@pytest.mark.parametrize(
    ("verander", "melding"),
    [
        (lambda sttr: break_sttr(sttr, "een conclusie die niet bestaat"), "DSOK-STTR-025"),
        (lambda sttr: sttr.replace(b"BijgebouwBouwen", b"Onbekend"), "niet in de registratie"),
        (lambda sttr: sttr.replace(OIN.encode(), b"00000099000000007777"), "ander bevoegd gezag"),
        (lambda sttr: sttr.replace(b"BijgebouwBouwen", b"HoutopstandVellen"), "maak haar eerst toepasbaar"),
    ],
    ids=["fout", "onbekend", "ander-gezag", "niet-toepasbaar"],
)
def test_refused_deliveries(toepasbaar, verander, melding):
    """A delivery that is wrong or belongs to nothing is refused with the reason."""
    opzet = toepasbaar
    sttr = verander(write_sttr(BIJGEBOUW.check, OIN))
    id_ = opzet.software.load_pakket(write_regels("a.dmn", sttr, opzet.keten.klok.now().date()))
    with pytest.raises(GeweigerdError, match=melding):
        opzet.software.publish(id_)


def test_broken_pakket_is_not_read_in(opzet):
    """Regelsoftware refuses what is no delivery."""
    with pytest.raises(GeweigerdError):
        opzet.software.load_pakket(b"geen zip")


@pytest.mark.parametrize(("antwoord", "conclusie"), [("15", Conclusie.TOESTEMMINGSVRIJ), ("25", Conclusie.MELDINGSPLICHT),
                                                     ("40", Conclusie.VERGUNNINGPLICHT)])  # fmt: skip
def test_check_by_hand(toepasbaar, antwoord, conclusie):
    """The bijgebouw, calculated by hand; without an answer there is a question and no conclusion."""
    opzet = toepasbaar
    opzet.publish(BIJGEBOUW.check)
    begin = opzet.loket.walk_check(BIJGEBOUW.activiteit, OEFENCASUS.locatie, ())
    assert (begin.compleet, begin.conclusies, len(begin.vragen)) == (False, (), 1)
    gegeven = (Antwoord(begin.vragen[0].tekst, antwoord),)
    eind = opzet.loket.walk_check(BIJGEBOUW.activiteit, OEFENCASUS.locatie, gegeven)
    assert (eind.compleet, eind.conclusies) == (True, (conclusie,))
    assert eind.toelichtingen == (conclusie.toelichting,)


def test_form_in_loket(toepasbaar):
    """The form asks every question and names the documents; a complete form can be sent."""
    opzet = toepasbaar
    opzet.publish(BIJGEBOUW.formulier)
    antwoorden = (Antwoord(BIJGEBOUW.formulier.vragen[0].tekst, "40"),)
    stand = opzet.loket.walk_aanvraag(BIJGEBOUW.activiteit, OEFENCASUS.locatie, antwoorden)
    assert stand.indienbaar
    assert [vraag.tekst for vraag in stand.vragen] == [vraag.tekst for vraag in BIJGEBOUW.formulier.vragen]
    assert [bijlage.naam for bijlage in stand.bijlagen] == [bijlage.naam for bijlage in BIJGEBOUW.formulier.bijlagen]
    with pytest.raises(GeweigerdError, match="check"):
        opzet.loket.walk_check(BIJGEBOUW.activiteit, OEFENCASUS.locatie, ())


def test_location_inside_and_outside(opzet):
    """A werkzaamheid leads to its activity only where the rules hold; a polygon counts when it touches the area."""
    opzet.software.make_activiteit_toepasbaar(KAPPEN.activiteit, KAPPEN.werkzaamheid)
    opzet.wait()
    opzet.publish(KAPPEN.check)
    assert opzet.loket.search_werkzaamheden("boom KAPPEN") == ((KAPPEN.werkzaamheid, KAPPEN.werkzaamheid_naam),)
    buiten = Locatie(OEFENCASUS.plan.punt_buiten.x, OEFENCASUS.plan.punt_buiten.y)
    vlak = replace(
        buiten, vlak=(((111500.0, 411500.0), (113000.0, 411500.0), (113000.0, 413000.0), (111500.0, 411500.0)),)
    )
    gevonden = [
        opzet.loket.fetch_activiteiten(KAPPEN.werkzaamheid, plek) for plek in (OEFENCASUS.locatie, buiten, vlak)
    ]
    assert gevonden == [(KAPPEN.activiteit,), (), (KAPPEN.activiteit,)]
    assert opzet.loket.walk_check(KAPPEN.activiteit, buiten, ()).vragen == ()


def test_uitvoeren_refuses_what_it_should(toepasbaar):
    """Another coordinate system, no refs, an unknown ref, an answer of the wrong type, a broken geometry."""
    opzet = toepasbaar
    (ref,) = opzet.publish(BIJGEBOUW.check)
    nummer = opzet.loket.walk_check(BIJGEBOUW.activiteit, OEFENCASUS.locatie, ()).vragen[0].id
    goed = {
        "functioneleStructuurRefs": [{"functioneleStructuurRef": ref}],
        "_geo": {"intersects": {"type": "Point", "coordinates": [111500, 411500]}},
    }
    fout = [{"functioneleStructuurRef": ref, "antwoorden": [{"id": int(nummer), "antwoord": "veel"}]}]
    gevallen = [
        ({}, goed, 400),
        ({"content-crs": "EPSG:4326"}, goed, 400),
        ({"content-crs": "EPSG:28992"}, {}, 400),
        ({"content-crs": "EPSG:28992"}, {**goed, "functioneleStructuurRefs": [{"functioneleStructuurRef": "x"}]}, 404),
        ({"content-crs": "EPSG:28992"}, {**goed, "functioneleStructuurRefs": fout}, 422),
        ({"content-crs": "EPSG:28992"}, {**goed, "functioneleStructuurRefs": [3]}, 400),
        ({"content-crs": "EPSG:28992"}, {**goed, "_geo": {"intersects": {"type": "Point"}}}, 400),
        ({"content-crs": "EPSG:28992"}, goed, 200),
    ]
    for headers, data, status in gevallen:
        assert opzet.api.exchange("POST", f"{UITVOEREN}/conclusie/_bepaal", data=data, headers=headers).status == status


def test_behandeldienst(opzet):
    """One dienst per activity and bevoegd gezag; changing replaces, strangers cannot touch it."""
    assert opzet.software.fetch_behandeldiensten() == ()
    eerste = opzet.software.set_behandeldienst(KAPPEN.activiteit, OEFENCASUS.behandeldienst.oin)
    tweede = opzet.software.set_behandeldienst(KAPPEN.activiteit, OEFENCASUS.adviseur.oin)
    assert opzet.software.fetch_behandeldiensten() == (tweede,)
    assert tweede == replace(eerste, behandeldienst=OEFENCASUS.adviseur.oin)
    rtr = opzet.keten.wereld.lv.rtr
    assert rtr.find_behandeldienst(KAPPEN.activiteit, OIN) == OEFENCASUS.adviseur.oin
    assert rtr.find_behandeldienst(KAPPEN.activiteit, OEFENCASUS.adviseur.oin) is None
    pad = "/overheid/toepasbare-regels/api/behandeldienstconfiguraties/v1/behandeldienstconfiguraties"
    vreemd = Verbinding(opzet.keten.adressen.lv, Rol.RTR, headers={KOP_OIN: "00000099000000007777"})
    assert vreemd.exchange("DELETE", f"{pad}/{tweede.id}").status == 404
    data = {"activiteitUrn": KAPPEN.activiteit, "behandeldienstOin": OEFENCASUS.behandeldienst.oin}
    assert opzet.api.exchange("POST", pad, data=data).status == 409
    assert Verbinding(opzet.keten.adressen.lv, Rol.RTR).exchange("GET", pad).status == 403
    assert opzet.api.exchange("DELETE", f"{pad}/{tweede.id}").status == 204
    assert opzet.software.fetch_behandeldiensten() == ()
    with pytest.raises(GeweigerdError, match="registratie"):
        opzet.software.set_behandeldienst("nl.imow-gm9999.activiteit.Onbekend", OEFENCASUS.behandeldienst.oin)
