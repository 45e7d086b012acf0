# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Presenteren v8 of the oefenketen: time, pages, points, renvooi, and what it refuses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from planopzet import ARTIKEL, DAG, DONDERDAG, PLAN, WORK, Opzet, start_opzet

from pytest_dsoketen.adapters.lv.regels_op_de_kaart import CRS_RD, GEOMETRIE, PRESENTEREN
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.plannen import Artikel, Besluitsoort, Tekstwijziging
from pytest_dsoketen.oefenketen.omgeving import KOP_API_KEY
from pytest_dsoketen.ports import GeweigerdError

PAD = f"{PRESENTEREN}/regelingen/_akn_nl_act_gm9999_2026_omgevingsplan"
VRIJDAG = DONDERDAG + DAG


@pytest.fixture
def opzet() -> Iterator[Opzet]:
    yield from start_opzet()


def change(opzet: Opzet, tekst: str = "Nieuwe tekst.") -> None:
    """Publish another text of one article, for Friday."""
    opzet.download()
    wijziging = opzet.software.start_wijziging(WORK, Besluitsoort.DEFINITIEF)
    opzet.software.change_tekst(wijziging, ARTIKEL.wid, tekst)
    opzet.publish(wijziging, VRIJDAG)


def make_ontwerp(opzet: Opzet) -> str:
    """Start an ontwerp on the published plan that changes one article."""
    opzet.publish_plan()
    opzet.download()
    wijziging = opzet.software.start_wijziging(WORK, Besluitsoort.ONTWERP)
    opzet.software.change_tekst(wijziging, ARTIKEL.wid, "Zo wordt het misschien.")
    return wijziging


def get(opzet: Opzet, pad: str, **query: str) -> Any:
    """Fetch JSON from Presenteren."""
    return opzet.lv.get(pad, query=query).json()


# Time.


def test_geldigheid_and_inwerking_are_two_axes(opzet: Opzet) -> None:
    """Who only sets geldigOp looks for a version that held then and is in force today; there is none."""
    opzet.publish_plan()
    change(opzet)
    oud = DONDERDAG.isoformat()

    assert opzet.lv.exchange("GET", PAD, query={"geldigOp": oud}).status == 404
    assert opzet.lv.exchange("GET", PAD, query={"inWerkingOp": oud}).status == 404
    assert get(opzet, PAD, geldigOp=oud, inWerkingOp=oud)["expressionId"].endswith("nld@1")
    assert get(opzet, PAD)["expressionId"].endswith("nld@2")


def test_what_was_known_before_can_be_asked(opzet: Opzet) -> None:
    """Before the registration of the change the first version had no end, also not for a day after the change."""
    opzet.publish_plan()
    toen = opzet.keten.klok.now()
    change(opzet)
    later = (VRIJDAG + DAG).isoformat()
    vraag = {"geldigOp": later, "inWerkingOp": later}

    assert get(opzet, PAD, **vraag)["expressionId"].endswith("nld@2")
    eerder = get(opzet, PAD, **vraag, beschikbaarOp=toen.isoformat())
    assert eerder["expressionId"].endswith("nld@1")
    assert "eindGeldigheid" not in eerder["geregistreerdMet"]
    vroeger = (toen - 10 * DAG).isoformat()
    assert opzet.lv.exchange("GET", PAD, query={"beschikbaarOp": vroeger}).status == 404


def test_version_is_beschikbaar_before_it_holds(opzet: Opzet) -> None:
    """A besluit that takes effect later is in the voorkomens at once, and holds from its day."""
    opzet.publish_plan()
    software = opzet.keten.wereld.partijen[Rol.PLANSOFTWARE] if opzet.keten.wereld else None
    assert software is not None
    opzet.download()
    wijziging = opzet.software.start_wijziging(WORK, Besluitsoort.DEFINITIEF)
    opzet.software.change_tekst(wijziging, ARTIKEL.wid, "Later.")
    eigen = software.write_pakket
    laat = VRIJDAG + 30 * DAG

    def write_later(opdracht: Any, besluit: Any, wordt: Any, was: Any) -> bytes:
        return eigen(opdracht, replace(besluit, inwerking=laat), replace(wordt, geldig_vanaf=laat), was)

    software.write_pakket = write_later
    opzet.publish(wijziging, VRIJDAG)

    assert opzet.kaart.fetch_regeling(WORK).artikelen[1].tekst == ARTIKEL.tekst
    assert opzet.kaart.fetch_regeling(WORK, geldig_op=laat).artikelen[1].tekst == "Later."
    eerste, tweede = opzet.kaart.list_voorkomens(WORK)
    assert (eerste.geldig_vanaf, eerste.geldig_tot) == (DONDERDAG, laat)
    assert (tweede.geldig_vanaf, tweede.geldig_tot) == (laat, None)
    assert eerste.beschikbaar_vanaf == tweede.beschikbaar_vanaf


def test_voorkomens_of_what_is_not_known_are_none_and_no_error(opzet: Opzet) -> None:
    assert opzet.kaart.list_voorkomens("/akn/nl/act/gm9999/2026/anders") == ()


def test_withdrawn_regeling_leaves_the_list_and_keeps_its_history(opzet: Opzet) -> None:
    opzet.publish_plan()
    wereld = opzet.keten.wereld
    assert wereld is not None
    wereld.lv.ozon.receive_intrekking(WORK, VRIJDAG)

    assert opzet.kaart.fetch_regeling(WORK).artikelen
    opzet.wait(2 * DAG)
    with pytest.raises(GeweigerdError, match="404"):
        opzet.kaart.fetch_regeling(WORK)
    assert WORK not in [regeling.work for regeling in opzet.kaart.search_regelingen("gm9999")]
    assert opzet.kaart.fetch_regeling(WORK, geldig_op=DONDERDAG).artikelen == PLAN.regeling.artikelen
    assert [voorkomen.geldig_tot for voorkomen in opzet.kaart.list_voorkomens(WORK)] == [VRIJDAG]
    assert wereld.lv.ozon.list_geldig() == []


# Ontwerpen.


def test_ontwerp_shows_what_it_changes(opzet: Opzet) -> None:
    """Renvooi: a text that changes, and an article that comes."""
    ontwerp = make_ontwerp(opzet)
    opzet.software.change_tekst(ontwerp, ARTIKEL.wid, ARTIKEL.tekst.replace("verboden", "toegestaan"))
    nieuw = Artikel("gm9999_2__chp_2__art_2.9", "chp_2__art_2.9", "2.9", "Nieuw", "Een nieuw artikel.")
    opzet.software.add_artikel(ontwerp, nieuw, (), ())
    opzet.publish(ontwerp, VRIJDAG)

    assert opzet.kaart.list_wijzigingen(WORK) == (
        Tekstwijziging(ARTIKEL.wid, ARTIKEL.tekst, ARTIKEL.tekst.replace("verboden", "toegestaan")),
        Tekstwijziging(nieuw.wid, "", nieuw.tekst),
    )
    gelezen = opzet.kaart.fetch_regeling(WORK, ontwerp=True)
    assert [artikel.wid for artikel in gelezen.artikelen][-1] == nieuw.wid
    assert "toegestaan" in gelezen.artikelen[1].tekst


def test_ontwerp_has_its_own_keys_and_its_besluit(opzet: Opzet) -> None:
    levering = opzet.publish(make_ontwerp(opzet), VRIJDAG)
    (item,) = get(opzet, f"{PRESENTEREN}/ontwerpregelingen")["_embedded"]["ontwerpregelingen"]

    assert item["ontwerpbesluitIdentificatie"] == levering.besluit
    assert item["technischId"].startswith("_akn_nl_act_gm9999_2026_omgevingsplan_akn_nl_bill_gm9999_")
    assert "beginGeldigheid" not in item["geregistreerdMet"]
    tekst = get(opzet, f"{PRESENTEREN}/ontwerpregelingen/{item['technischId']}/documentstructuur")
    assert list(tekst["_embedded"]) == ["ontwerpDocumentComponenten"]
    gisteren = (opzet.keten.klok.now() - DAG).isoformat()
    assert get(opzet, f"{PRESENTEREN}/ontwerpregelingen", beschikbaarOp=gisteren)["page"]["totalElements"] == 0


# Shapes.


def test_component_has_its_kop_and_inhoud_as_documents(opzet: Opzet) -> None:
    opzet.publish_plan()
    component = get(opzet, f"{PAD}/documentstructuur/{ARTIKEL.wid}")

    assert component["type"] == "ARTIKEL"
    assert component["kop"].startswith("<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n<Kop xmlns=")
    assert ARTIKEL.tekst in component["inhoud"]
    assert opzet.lv.exchange("GET", f"{PAD}/documentstructuur/anders").status == 404


def test_expand_adds_what_is_linked(opzet: Opzet) -> None:
    opzet.publish_plan()

    assert "_embedded" not in get(opzet, PAD)
    (gebied,) = get(opzet, PAD, _expand="true")["_embedded"]["heeftRegelingsgebied"]
    assert gebied["locatieRef"] == "nl.imow-gm9999.ambtsgebied.gm9999"
    kaal = get(opzet, f"{PAD}/regeltekstannotaties", _expand="true")
    rijk = get(opzet, f"{PAD}/regeltekstannotaties", _expand="true", _expandScope="registratiegegevens")
    assert "geregistreerdMet" not in kaal["activiteiten"][0]
    assert rijk["activiteiten"][0]["geregistreerdMet"]["versie"] == 1


def test_annotations_of_the_other_kind_are_refused(opzet: Opzet) -> None:
    opzet.publish_plan()
    respons = opzet.lv.exchange("GET", f"{PAD}/divisieannotaties")

    assert (respons.status, respons.mediatype) == (400, "application/problem+json")
    assert respons.json()["detail"] == "Deze regeling ondersteunt geen Divisie-objecten."
    assert get(opzet, PAD)["_links"]["annotaties"]["href"].endswith("/regeltekstannotaties")


def test_geometry_is_asked_with_its_crs(opzet: Opzet) -> None:
    opzet.publish_plan()
    gebied = PLAN.regeling.gebieden[1]
    (gezien,) = opzet.kaart.fetch_gebieden(WORK, (gebied.identificatie, "nl.imow-gm9999.gebied.Anders"))

    assert gezien == gebied
    pad = f"{GEOMETRIE}/{gebied.geometrie_id}"
    assert opzet.lv.exchange("GET", pad).status == 422
    assert opzet.lv.exchange("GET", pad, query={"crs": "EPSG:28992"}).status == 400
    assert opzet.lv.exchange("GET", f"{GEOMETRIE}/anders", query={"crs": CRS_RD}).status == 404


def test_list_is_sorted_on_the_day_and_not_on_the_moment(opzet: Opzet) -> None:
    """A delta that stops at the first registration that is too old, misses what was registered on the same day."""
    opzet.publish_plan()
    change(opzet)
    lijst = get(opzet, f"{PRESENTEREN}/regelingen", _sort="-registratietijdstip", size="200")
    dagen = [item["geregistreerdMet"]["tijdstipRegistratie"][:10] for item in lijst["_embedded"]["regelingen"]]

    assert dagen == sorted(dagen, reverse=True)
    assert lijst["_embedded"]["regelingen"][0]["identificatie"] == WORK


def test_links_of_a_page(opzet: Opzet) -> None:
    opzet.publish_plan()
    eerste = get(opzet, f"{PRESENTEREN}/regelingen", size="10")
    laatste = opzet.lv.get(eerste["_links"]["last"]["href"]).json()

    assert list(eerste["_links"]) == ["self", "first", "next", "last"]
    assert list(laatste["_links"]) == ["self", "first", "prev", "last"]
    assert (laatste["page"]["number"], len(laatste["_embedded"]["regelingen"])) == (3, 5)


def test_list_has_more_than_one_page(opzet: Opzet) -> None:
    opzet.publish_plan()

    eerste = opzet.lv.get(f"{PRESENTEREN}/regelingen", query={"bevoegdGezag": "gm9999"}).json()
    assert len(eerste["_embedded"]["regelingen"]) == eerste["page"]["size"] == 20
    assert eerste["page"]["totalElements"] == 25
    works = [regeling.work for regeling in opzet.kaart.search_regelingen("gm9999")]
    assert len(works) == len(set(works)) == 25
    assert works[-1] == WORK
    assert opzet.kaart.search_regelingen("gm0000") == ()


@pytest.mark.parametrize(
    ("headers", "punt", "status"),
    [
        ({"content-crs": CRS_RD}, [111500.0, 411500.0], 200),
        ({"content-crs": "EPSG:28992"}, [111500.0, 411500.0], 400),
        ({}, [111500.0, 411500.0], 400),
        ({"content-crs": CRS_RD}, [111500.0], 400),
        ({"content-crs": CRS_RD}, [111500.1234, 411500.0], 422),
        ({"content-crs": CRS_RD, KOP_API_KEY: "anders"}, [111500.0, 411500.0], 401),
    ],
)
def test_search_at_a_point_is_strict(opzet: Opzet, headers: dict[str, str], punt: list[float], status: int) -> None:
    opzet.publish_plan()
    vraag = {"geometrie": {"type": "Point", "coordinates": punt}}

    assert opzet.lv.exchange("POST", f"{PRESENTEREN}/regelingen/_zoek", data=vraag, headers=headers).status == status


@pytest.mark.parametrize(
    ("pad", "query", "headers", "status"),
    [
        ("/regelingen", {"page": "0"}, {}, 400),
        ("/regelingen", {"size": "201"}, {}, 400),
        ("/regelingen", {"page": "x"}, {}, 400),
        ("/regelingen", {"geldigOp": "gisteren"}, {}, 400),
        ("/regelingen", {}, {"accept": "text/html"}, 406),
        ("/regelingen", {}, {"accept": "application/hal+json"}, 200),
        ("/regelingen/_akn_nl_act_gm9999_2026_anders", {}, {}, 404),
        ("/ontwerpregelingen/anders", {}, {}, 404),
        ("/regelingen/_akn_nl_act_gm9999_2024_tijdelijkdeel1", {}, {}, 200),
    ],
)
def test_presenteren_refuses_as_the_real_one(
    opzet: Opzet, pad: str, query: dict[str, str], headers: dict[str, str], status: int
) -> None:
    respons = opzet.lv.exchange("GET", f"{PRESENTEREN}{pad}", query=query, headers=headers)

    assert respons.status == status
    assert respons.mediatype == ("application/hal+json" if status == 200 else "application/problem+json")
