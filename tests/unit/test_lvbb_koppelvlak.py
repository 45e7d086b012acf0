# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The LVBB of the oefenketen as plansoftware meets it: each kind of opdracht, and the messages that come back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from planopzet import ARTIKEL, DAG, DONDERDAG, PLAN, UUR, WORK, Opzet, start_opzet

from pytest_dsoketen.model.berichten import Bericht, Waarneempunt
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.plannen import Besluitsoort, Opdrachtsoort, Verslag, Verslaguitkomst
from pytest_dsoketen.ports import GeweigerdError
from pytest_dsoketen.standaarden.imow.objecten import read_object
from pytest_dsoketen.standaarden.keuring import check_bericht
from pytest_dsoketen.standaarden.lvbb.aanlevering import (
    Besluit,
    read_aanlevering,
    write_afbreking,
    write_directe_mutatie,
)
from pytest_dsoketen.standaarden.lvbb.opdracht import Opdracht
from pytest_dsoketen.standaarden.lvbb.schrijven_intrekking import write_intrekking
from pytest_dsoketen.standaarden.lvbb.schrijven_kennisgeving import KENNISGEVING, Kennisgeving, write_kennisgeving
from pytest_dsoketen.standaarden.lvbb.verslag import read_verslag
from pytest_dsoketen.standaarden.lvbb.verzoek import Verzoekbericht, write_verzoek
from pytest_dsoketen.standaarden.stop.namen import STAP_BEGIN_INZAGE, STAP_EINDE_INZAGE, local
from pytest_dsoketen.toetsing.casus import OEFENCASUS
from pytest_dsoketen.verbinding.meerdelig import Deel, write_meerdelig

U = Verslaguitkomst
OIN = OEFENCASUS.gemeente.oin
CODE = OEFENCASUS.gemeente.code
PAD = "/lvbb/bronhouderkoppelvlak/v1"
DOC = f"/akn/nl/doc/{CODE}/2026/kennisgeving1"
BILL = f"/akn/nl/bill/{CODE}/2026/intrekking1"


@pytest.fixture
def opzet() -> Iterator[Opzet]:
    yield from start_opzet()


def make_opdracht(soort: Opdrachtsoort, nummer: str, dag: date | None = DONDERDAG, **delen: str) -> Opdracht:
    """Make an opdracht of the gemeente."""
    return Opdracht(soort, nummer, OIN, OIN, bekendmaking=dag, **delen)


def send(opzet: Opzet, opdracht: Opdracht, pakket: bytes) -> str:
    """Send a package that the reference software does not make; give the id of the verzoek."""
    bericht = write_verzoek(Verzoekbericht(opdracht.soort, opdracht.id_levering, "Toets"))
    delen = [
        Deel("leveringsverzoek.xml", "application/xml", bericht),
        Deel("opdracht.zip", "application/zip", pakket),
    ]
    mediatype, inhoud = write_meerdelig(delen)
    antwoord = opzet.lv.exchange("POST", f"{PAD}/verzoeken", inhoud=inhoud, headers={"content-type": mediatype})
    assert antwoord.status == 202
    return str(antwoord.json()["verzoekId"])


def verslagen(opzet: Opzet, verzoek: str) -> list[Verslag]:
    """Fetch what was answered."""
    regels = opzet.lv.exchange("GET", f"{PAD}/resultaten").json()["resultaten"]
    return [
        read_verslag(opzet.lv.exchange("GET", f"{PAD}/resultaten/{regel['id']}").inhoud)
        for regel in regels
        if regel["verzoekId"] == verzoek
    ]


def uitkomsten(opzet: Opzet, verzoek: str) -> list[Verslaguitkomst]:
    """Say what was answered, in order."""
    return [verslag.uitkomst for verslag in verslagen(opzet, verzoek)]


def codes(opzet: Opzet, verzoek: str) -> set[str]:
    """Say which codes were answered."""
    return {melding.code for verslag in verslagen(opzet, verzoek) for melding in verslag.meldingen}


def send_kennisgeving(opzet: Opzet, besluit: str, dag: date, nummer: str = "kennisgeving-1") -> str:
    """Send the kennisgeving about a besluit."""
    opdracht = replace(make_opdracht(Opdrachtsoort.PUBLICATIE, nummer, dag), publicatie=KENNISGEVING)
    kennisgeving = Kennisgeving(
        work=DOC,
        expression=f"{DOC}/nld@2026-04-16;1",
        titel="Ontwerp ter inzage",
        gezag=CODE,
        over=besluit,
        begin=dag + DAG,
        einde=dag + 42 * DAG,
        bekend_op=dag,
    )
    return send(opzet, opdracht, write_kennisgeving(opdracht, kennisgeving))


def make_intrekking(opdracht: Opdracht, versie: object) -> bytes:
    """Write the besluit that withdraws the plan from a month later on."""
    dag = opdracht.bekendmaking or DONDERDAG
    besluit = Besluit(
        BILL,
        f"{BILL}/nld@2026-04-16;1",
        "Intrekking van het omgevingsplan",
        Besluitsoort.DEFINITIEF,
        f"/join/id/proces/{CODE}/2026/weg1",
        dag + 30 * DAG,
        date(2026, 4, 15),
    )
    return write_intrekking(opdracht, besluit, versie)  # type: ignore[arg-type]


def publish_ontwerp(opzet: Opzet) -> str:
    """Publish the plan and an ontwerp of a change; give the expression of its besluit."""
    opzet.publish_plan()
    opzet.download()
    wijziging = opzet.software.start_wijziging(WORK, Besluitsoort.ONTWERP)
    opzet.software.change_tekst(wijziging, ARTIKEL.wid, "Anders.")
    levering = opzet.publish(wijziging, DONDERDAG + DAG)
    assert opzet.uitkomst(levering) is U.GEPUBLICEERD
    besluit = read_aanlevering(opzet.software.fetch_aanlevering(levering.id_levering)).besluit
    assert besluit is not None
    return besluit.expression


def find_berichten(opzet: Opzet, schakel: str, kenmerk: str) -> dict[Waarneempunt, list[Bericht]]:
    """Give what passed over a hop, per end of it."""
    alle = [
        bericht
        for rol in (Rol.LVBB, Rol.OZON, Rol.OVERHEID_NL)
        for bericht in opzet.keten.fetch_berichten(rol.value, kenmerk)
        if bericht.schakel == schakel
    ]
    return {punt: [bericht for bericht in alle if bericht.punt is punt] for punt in Waarneempunt}


def test_publicatie_meldt_elke_stap(opzet: Opzet) -> None:
    levering = opzet.publish_plan()
    verslagen_ = opzet.software.fetch_levering(levering.id_levering).verslagen
    assert [v.uitkomst for v in verslagen_] == [U.ONTVANGEN, U.VOLTOOID, U.GEREGISTREERD, U.GEPUBLICEERD]


def test_validatie_meldt_eerst_dat_zij_klaar_is_en_later_wat_de_consolidatie_gaf() -> None:
    for opzet in start_opzet({"consolidatieverslag": timedelta(seconds=20)}):
        levering = opzet.software.validate(opzet.software.create_regeling(PLAN.regeling), DONDERDAG)
        for wachttijd, verwacht in (
            (0, [U.ONTVANGEN]),
            (30, [U.ONTVANGEN, U.VOLTOOID]),
            (20, [U.ONTVANGEN, U.VOLTOOID, U.VALIDE]),
        ):
            opzet.wait(timedelta(seconds=wachttijd))
            assert [v.uitkomst for v in opzet.software.fetch_levering(levering.id_levering).verslagen] == verwacht


def test_kennisgeving_gaat_naar_overheid_nl_en_naar_dso_lv(opzet: Opzet) -> None:
    besluit = publish_ontwerp(opzet)
    dag = DONDERDAG + 4 * DAG
    verzoek = send_kennisgeving(opzet, besluit, dag)
    opzet.wait(4 * DAG)

    assert uitkomsten(opzet, verzoek) == [U.ONTVANGEN, U.VOLTOOID, U.GEREGISTREERD, U.GEPUBLICEERD]
    (publicatie,) = opzet.bekendmaking.search_publicaties(DOC)
    assert "Het ontwerp ligt ter inzage" in publicatie.tekst
    verloop = opzet.keten.wereld.lv.ozon.procedures[besluit.partition("/nld@")[0]]
    assert [(stap.soort, stap.datum) for stap in verloop.stappen[-2:]] == [
        (STAP_BEGIN_INZAGE, (dag + DAG).isoformat()),
        (STAP_EINDE_INZAGE, (dag + 42 * DAG).isoformat()),
    ]
    for schakel in ("bekendmaking", "objectvorming"):
        berichten = find_berichten(opzet, schakel, DOC)
        assert berichten[Waarneempunt.VERZONDEN], schakel
        assert [b.sha256 for b in berichten[Waarneempunt.VERZONDEN]] == [
            b.sha256 for b in berichten[Waarneempunt.ONTVANGEN]
        ]
        assert [check_bericht(b) for punt in berichten.values() for b in punt] == [[], []]


def test_kennisgeving_houdt_het_afbreken_van_het_besluit_tegen(opzet: Opzet) -> None:
    opzet.publish_plan()
    opzet.download()
    wijziging = opzet.software.start_wijziging(WORK, Besluitsoort.ONTWERP)
    opzet.software.change_tekst(wijziging, ARTIKEL.wid, "Anders.")
    levering = opzet.software.publish(wijziging, DONDERDAG + 5 * DAG)
    opzet.wait(UUR)
    besluit = read_aanlevering(opzet.software.fetch_aanlevering(levering.id_levering)).besluit
    assert besluit is not None
    send_kennisgeving(opzet, besluit.expression, DONDERDAG + 6 * DAG)
    opzet.wait(UUR)

    afbreken = opzet.software.break_off(levering.id_levering)
    opzet.wait(UUR)
    assert opzet.codes(afbreken) == ["LVBB1560"]

    opdracht = replace(make_opdracht(Opdrachtsoort.AFBREKEN, "afbreken-1", None), identificatie=DOC)
    verzoek = send(opzet, opdracht, write_afbreking(opdracht))
    opzet.wait(UUR)
    assert uitkomsten(opzet, verzoek) == [U.ONTVANGEN, U.OK]
    nog_eens = opzet.software.break_off(levering.id_levering)
    opzet.wait(UUR)
    assert opzet.uitkomst(nog_eens) is U.OK
    opzet.wait(10 * DAG)
    assert not opzet.bekendmaking.search_publicaties(DOC)
    assert not opzet.bekendmaking.search_publicaties(besluit.work)


def test_wat_niet_mag_worden_afgebroken_wordt_alsnog_gepubliceerd(opzet: Opzet) -> None:
    levering = opzet.software.publish(opzet.software.create_regeling(PLAN.regeling), DONDERDAG)
    opzet.wait(UUR)
    ander = replace(
        make_opdracht(Opdrachtsoort.AFBREKEN, "afbreken-1", None),
        identificatie=levering.besluit,
        bevoegd_gezag="00000099000000000042",
    )
    opzet.wait(timedelta(hours=13, minutes=58))
    verzoek = send(opzet, ander, write_afbreking(ander))
    opzet.wait(DAG)
    assert codes(opzet, verzoek) >= {"LVBB1568"}
    assert opzet.uitkomst(levering) is U.GEPUBLICEERD


def test_intrekking_laat_het_plan_op_zijn_dag_eindigen(opzet: Opzet) -> None:
    opzet.publish_plan()
    opzet.download()
    versie = next(iter(opzet.keten.wereld.lv.lvbb.register.versies.values()))
    opdracht = make_opdracht(Opdrachtsoort.PUBLICATIE, "intrekking-1", DONDERDAG + DAG)
    verzoek = send(opzet, opdracht, make_intrekking(opdracht, versie))
    opzet.wait(2 * DAG)
    assert uitkomsten(opzet, verzoek)[-1] is U.GEPUBLICEERD, codes(opzet, verzoek)
    assert opzet.kaart.fetch_regeling(WORK).work == WORK
    opzet.wait(30 * DAG)
    with pytest.raises(GeweigerdError):
        opzet.kaart.fetch_regeling(WORK)


def test_raadplegen_zegt_hoe_ver_een_publicatie_is(opzet: Opzet) -> None:
    levering = opzet.software.publish(opzet.software.create_regeling(PLAN.regeling), DONDERDAG + DAG)
    opzet.wait(UUR)
    opdracht = replace(make_opdracht(Opdrachtsoort.RAADPLEGEN, "vraag-1", None), identificatie=levering.besluit)
    verzoek = send(opzet, opdracht, write_afbreking(opdracht))
    onbekend = replace(opdracht, id_levering="vraag-2", identificatie=f"{levering.besluit}x")
    tweede = send(opzet, onbekend, write_afbreking(onbekend))
    opzet.wait(UUR)
    assert uitkomsten(opzet, verzoek) == [U.ONTVANGEN, U.OK, U.GEREGISTREERD]
    assert uitkomsten(opzet, tweede) == [U.ONTVANGEN, U.AKN_NIET_GEVONDEN]
    assert codes(opzet, tweede) == {"LVBB1551"}


def test_directe_mutatie_verandert_annotaties_zonder_besluit(opzet: Opzet) -> None:
    opzet.publish_plan()
    versie = next(iter(opzet.keten.wereld.lv.lvbb.register.versies.values()))
    gebied = next(obj for obj in versie.ow if obj.objecttype == "Gebied")
    element = gebied.element()
    next(kind for kind in element if local(kind) == "noemer").text = "Andere naam"
    anders = read_object(element)
    for soort, einde in (
        (Opdrachtsoort.VALIDATIE_DIRECTE_MUTATIE, [U.ONTVANGEN, U.VOLTOOID, U.VALIDE]),
        (Opdrachtsoort.DIRECTE_MUTATIE, [U.ONTVANGEN, U.VOLTOOID, U.MUTATIE_VOLTOOID, U.OK]),
    ):
        opdracht = make_opdracht(soort, soort.value, None)
        verzoek = send(opzet, opdracht, write_directe_mutatie(opdracht, versie, [anders]))
        opzet.wait(UUR)
        assert uitkomsten(opzet, verzoek) == einde, codes(opzet, verzoek)
    na = opzet.keten.wereld.lv.ozon.list_versies(WORK)[-1].versie
    assert {obj.text("noemer") for obj in na.ow if obj.identificatie == gebied.identificatie} == {"Andere naam"}
    assert (na.expression, na.tekst) == (versie.expression, versie.tekst)
