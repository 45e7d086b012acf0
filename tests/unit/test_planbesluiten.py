# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Besluiten other than a plain change: ontwerp with kennisgeving, later inwerking, intrekking, and one from a bureau."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pytest
from planopzet import ARTIKEL, DAG, UUR, WORK, Opzet, start_opzet

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.plannen import Besluitsoort, Planbijlage, Verslaguitkomst
from pytest_dsoketen.ports import GeweigerdError
from pytest_dsoketen.standaarden.plaatje import write_png

TEKST = "Een tekst die anders is."
PLAATJE = ("doorsnede.png", write_png(8, 8))


@pytest.fixture
def opzet() -> Iterator[Opzet]:
    """Start the chain."""
    yield from start_opzet()


@pytest.fixture
def met_plan(opzet: Opzet) -> Opzet:
    """Start the chain with a published plan that the plansoftware downloaded."""
    opzet.publish_plan()
    opzet.download()
    return opzet


def _tekst(regeling: object) -> str:
    return next(artikel.tekst for artikel in regeling.artikelen if artikel.wid == ARTIKEL.wid)  # type: ignore[attr-defined]


def test_kennisgeving_is_published_and_dso_lv_hears_of_the_inzage(opzet: Opzet) -> None:
    """The procedure of the ontwerp gets the steps of the inzage; overheid.nl shows the kennisgeving beside the ontwerp."""
    ontwerp = opzet.publish_ontwerp()
    dag = opzet.tomorrow()
    kennisgeving = opzet.software.start_kennisgeving(ontwerp, dag + DAG, dag + 43 * DAG)
    levering = opzet.publish(kennisgeving, dag)
    assert opzet.uitkomst(levering) is Verslaguitkomst.GEPUBLICEERD
    opzet.wait(UUR)
    (publicatie,) = opzet.bekendmaking.search_publicaties(levering.besluit)
    assert "/doc/" in publicatie.besluit
    assert publicatie.datum == dag
    stappen = opzet.keten.wereld.lv.ozon.procedures[ontwerp].stappen
    assert [stap.datum for stap in stappen[-2:]] == [str(dag + DAG), str(dag + 43 * DAG)]


def test_kennisgeving_needs_a_besluit_that_was_offered(met_plan: Opzet) -> None:
    """Plansoftware does not know what to refer to before the besluit has an expression."""
    ontwerp = met_plan.software.start_wijziging(WORK, Besluitsoort.ONTWERP)
    with pytest.raises(GeweigerdError, match="nog niet aangeboden"):
        met_plan.software.start_kennisgeving(ontwerp, met_plan.tomorrow(), met_plan.tomorrow() + 43 * DAG)


def test_definitief_after_ontwerp_has_a_version_of_its_own(opzet: Opzet) -> None:
    """The number that the ontwerp took is not used again (LVBB4014)."""
    opzet.publish_ontwerp()
    wijziging = opzet.software.start_wijziging(WORK, Besluitsoort.DEFINITIEF)
    opzet.software.change_tekst(wijziging, ARTIKEL.wid, TEKST)
    assert opzet.uitkomst(opzet.publish(wijziging, opzet.tomorrow())) is Verslaguitkomst.GEPUBLICEERD
    opzet.wait(UUR)
    assert opzet.kaart.fetch_regeling(WORK).expression.endswith("@3")


def test_change_may_take_effect_after_its_bekendmaking(met_plan: Opzet) -> None:
    """The new version is there for its day, and the old one holds until then."""
    wijziging = met_plan.software.start_wijziging(WORK, Besluitsoort.DEFINITIEF)
    met_plan.software.change_tekst(wijziging, ARTIKEL.wid, TEKST)
    dag = met_plan.tomorrow()
    met_plan.software.publish(wijziging, dag, dag + 14 * DAG)
    met_plan.wait(2 * DAG)
    assert _tekst(met_plan.kaart.fetch_regeling(WORK)) == ARTIKEL.tekst
    assert _tekst(met_plan.kaart.fetch_regeling(WORK, geldig_op=dag + 14 * DAG)) == TEKST
    eerste, tweede = met_plan.kaart.list_voorkomens(WORK)
    assert eerste.geldig_tot == tweede.geldig_vanaf == dag + 14 * DAG


def test_withdrawn_plan_is_gone_and_its_past_is_not(met_plan: Opzet) -> None:
    """From the day of the intrekking nothing holds; the day before still shows the plan, and a second one is refused."""
    dag = met_plan.tomorrow()
    assert met_plan.uitkomst(met_plan.publish(met_plan.software.start_intrekking(WORK), dag)).is_goed
    met_plan.wait(UUR)
    with pytest.raises(GeweigerdError, match="404"):
        met_plan.kaart.fetch_regeling(WORK)
    assert met_plan.kaart.fetch_regeling(WORK, geldig_op=dag - DAG).expression.endswith("@1")
    assert [voorkomen.geldig_tot for voorkomen in met_plan.kaart.list_voorkomens(WORK)] == [dag]
    nog_eens = met_plan.software.validate(met_plan.software.start_intrekking(WORK), met_plan.tomorrow())
    met_plan.wait(UUR)
    assert "LVBB5013" in met_plan.codes(nog_eens)


def test_wijziging_goes_to_the_bureau_and_back_whole(met_plan: Opzet) -> None:
    """Text, pictures and motivering go along, and what comes back can be published."""
    met_plan.download(met_plan.bureau)
    wijziging = met_plan.software.start_wijziging(WORK, Besluitsoort.DEFINITIEF)
    met_plan.software.add_afbeelding(wijziging, ARTIKEL.wid, *PLAATJE)
    bij_bureau = met_plan.bureau.import_wijziging(met_plan.software.export_wijziging(wijziging))
    assert met_plan.bureau.fetch_regeling(WORK) == met_plan.software.fetch_regeling(WORK)
    assert met_plan.bureau.list_bijlagen(WORK) == (Planbijlage(PLAATJE[0], hashlib.sha256(PLAATJE[1]).hexdigest()),)
    laatste = met_plan.software.fetch_regeling(WORK).artikelen[-1]
    met_plan.bureau.change_tekst(bij_bureau, laatste.wid, TEKST)
    met_plan.bureau.set_motivering(bij_bureau, "Daarom.")
    terug = met_plan.software.import_wijziging(met_plan.bureau.export_wijziging(bij_bureau))
    assert met_plan.software.fetch_motivering(terug) == "Daarom."
    assert met_plan.software.fetch_regeling(WORK).artikelen[-1].tekst == TEKST
    assert met_plan.uitkomst(met_plan.publish(terug, met_plan.tomorrow())) is Verslaguitkomst.GEPUBLICEERD


def test_bureau_refuses_a_wijziging_on_a_version_that_it_does_not_have(met_plan: Opzet) -> None:
    """Who takes over a wijziging needs the version that it builds on."""
    wijziging = met_plan.software.start_wijziging(WORK, Besluitsoort.DEFINITIEF)
    met_plan.software.change_tekst(wijziging, ARTIKEL.wid, TEKST)
    pakket = met_plan.software.export_wijziging(wijziging)
    with pytest.raises(GeweigerdError):
        met_plan.bureau.import_wijziging(pakket)
    with pytest.raises(GeweigerdError, match="niet te lezen"):
        met_plan.bureau.import_wijziging(b"geen zip")


def test_removing_and_moving_leave_the_rest_alone(met_plan: Opzet) -> None:
    """After removing one article and moving another, every other article is as it was."""
    voor = met_plan.kaart.fetch_regeling(WORK)
    weg, verhuist, na = voor.artikelen[-1], voor.artikelen[0], voor.artikelen[1]
    wijziging = met_plan.software.start_wijziging(WORK, Besluitsoort.DEFINITIEF)
    met_plan.software.remove_artikel(wijziging, weg.wid)
    met_plan.software.move_artikel(wijziging, verhuist.wid, na.wid)
    assert met_plan.uitkomst(met_plan.publish(wijziging, met_plan.tomorrow())) is Verslaguitkomst.GEPUBLICEERD
    met_plan.wait(UUR)
    gezien = met_plan.kaart.fetch_regeling(WORK)
    assert [artikel.wid for artikel in gezien.artikelen][:2] == [na.wid, verhuist.wid]
    assert {a.wid: a.tekst for a in gezien.artikelen} == {a.wid: a.tekst for a in voor.artikelen if a.wid != weg.wid}


def test_change_that_no_longer_fits_is_refused_and_stays_as_it_was(met_plan: Opzet) -> None:
    """An article that another besluit removed cannot be changed on top of that; nobody sees an internal error."""
    eerste = met_plan.software.start_wijziging(WORK, Besluitsoort.DEFINITIEF)
    met_plan.software.remove_artikel(eerste, ARTIKEL.wid)
    tweede = met_plan.software.start_wijziging(WORK, Besluitsoort.DEFINITIEF)
    met_plan.software.change_tekst(tweede, ARTIKEL.wid, TEKST)
    assert met_plan.uitkomst(met_plan.publish(eerste, met_plan.tomorrow())) is Verslaguitkomst.GEPUBLICEERD
    met_plan.wait(UUR)
    met_plan.download()
    plansoftware = met_plan.keten.wereld.partijen[Rol.PLANSOFTWARE]
    plansoftware.refuse_conflicts = lambda wijziging, nieuw: None
    with pytest.raises(GeweigerdError, match="past niet meer op het plan"):
        met_plan.software.update_wijziging(tweede)
