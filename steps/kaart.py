# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Regels op de kaart: which plan, which text, which rule at which place, on which day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pytest_bdd import then

from pytest_dsoketen.model.casussen import InhoudOntbreektError
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.plannen import Artikel, Levering, Punt, Regeling
from pytest_dsoketen.standaarden.geometrie import contains
from pytest_dsoketen.toetsing.geval import Geval
from pytest_dsoketen.toetsing.keten import Keten

from ._planvergelijken import describe_gebieden, describe_verschil
from ._planverloop import (
    Planwijziging,
    await_zichtbaar,
    fetch_op_kaart,
    find_or_none,
)


@then("is het plan binnen de normtijd te zien in Regels op de kaart")
def expect_visible(keten: Keten, geval: Geval) -> None:
    """DSO-LV toont de versie die het laatst is gepubliceerd."""
    levering = geval.get(Levering)
    await_zichtbaar(keten, geval.get(Planwijziging).verwacht, levering)


@then("toont Regels op de kaart de tekst van het plan")
def expect_text(keten: Keten, geval: Geval) -> None:
    """Elk artikel staat er, met de tekst die het plan heeft."""
    verwacht = geval.get(Planwijziging).verwacht
    gezien = fetch_op_kaart(keten, verwacht)
    _expect_text(keten, verwacht, gezien, "DSOK-PLAN-412", geval.get(Levering))


@then("toont Regels op de kaart voor een dag van vóór de wijziging de oude versie")
def expect_old_version(keten: Keten, geval: Geval) -> None:
    """Wie terugkijkt, ziet het plan zoals het toen gold."""
    oud, dag = geval.get(Regeling, "oud"), geval.get(date, "dag met de oude versie")
    gezien = find_or_none(lambda: keten.regels_op_de_kaart.fetch_regeling(oud.work, geldig_op=dag))
    keten.expect(
        "DSOK-PLAN-417",
        klopt=gezien is not None and gezien.expression == oud.expression,
        verwacht="voor een dag van voor de wijziging toont Regels op de kaart de oude versie",
        waargenomen=f"Regels op de kaart toont {gezien.expression if gezien else 'niets'}",
        kenmerk=geval.get(Levering).id_levering,
        rol=Rol.OZON,
    )


@then("is het ontwerp met zijn nieuwe tekst te lezen in Regels op de kaart")
def expect_ontwerp(keten: Keten, geval: Geval) -> None:
    """DSO-LV toont het ontwerp naast het plan dat geldt."""
    verwacht = geval.get(Planwijziging).verwacht

    def look() -> Regeling | None:
        return find_or_none(lambda: keten.regels_op_de_kaart.fetch_regeling(verwacht.work, ontwerp=True))

    gezien = keten.wait_until("objectvorming", look) or _make_empty(verwacht)
    _expect_text(keten, verwacht, gezien, "DSOK-PLAN-414", geval.get(Levering))


@then("is een regel met een activiteit te vinden binnen zijn werkingsgebied")
def expect_inside(keten: Keten, geval: Geval) -> None:
    """Op het punt binnen het werkingsgebied staan de regels die daar gelden."""
    _expect_place(keten, geval, keten.casus.plan.punt_binnen, binnen=True)


@then("is die regel buiten zijn werkingsgebied niet te vinden")
def expect_outside(keten: Keten, geval: Geval) -> None:
    """Op het punt buiten het werkingsgebied staan die regels niet."""
    _expect_place(keten, geval, keten.casus.plan.punt_buiten, binnen=False)


@then("is het nieuwe artikel te vinden binnen zijn werkingsgebied en daarbuiten niet")
def expect_new_artikel(keten: Keten, geval: Geval) -> None:
    """Het artikel dat erbij kwam, geldt alleen in zijn eigen gebied."""
    artikel, regeling = geval.get(Artikel), geval.get(Planwijziging).verwacht
    for punt, binnen in ((keten.casus.plan.punt_binnen, True), (keten.casus.plan.punt_buiten, False)):
        wids = _list_wids(keten, regeling.work, punt)
        _expect_found(keten, geval, (artikel.wid in wids) is binnen, binnen=binnen)


@then("staat bij elke regel om welke activiteit het gaat")
def expect_activities(keten: Keten, geval: Geval) -> None:
    """De activiteiten bij de artikelen zijn die van het plan."""
    verwacht = geval.get(Planwijziging).verwacht
    gezien = fetch_op_kaart(keten, verwacht)
    bij_artikel = {artikel.wid: frozenset(artikel.activiteiten) for artikel in gezien.artikelen}
    anders = [art.nummer for art in verwacht.artikelen if frozenset(art.activiteiten) != bij_artikel.get(art.wid)]
    keten.expect(
        "DSOK-PLAN-416",
        klopt=not anders,
        verwacht="bij elk artikel staan de activiteiten van het plan",
        waargenomen=f"bij artikel {', '.join(anders)} staan andere activiteiten",
        kenmerk=geval.get(Levering).id_levering,
        rol=Rol.OZON,
    )


@then("heeft elk gebied op de kaart de grenzen waarmee het is aangeleverd")
def expect_gebieden(keten: Keten, geval: Geval) -> None:
    """De geometrie van elk gebied is die van de aanlevering; van een groot plan wordt elk tiende gebied bekeken."""
    verwacht = geval.get(Planwijziging).verwacht
    gekozen = [gebied for gebied in verwacht.gebieden if gebied.vlakken][:: max(1, len(verwacht.gebieden) // 20)]
    geval.require(klopt=bool(gekozen), wat="het plan heeft geen gebied met een geometrie")
    gezien = keten.regels_op_de_kaart.fetch_gebieden(verwacht.work, tuple(gebied.identificatie for gebied in gekozen))
    verschil = describe_gebieden(replace(verwacht, gebieden=tuple(gekozen)), replace(verwacht, gebieden=gezien))
    keten.expect(
        "DSOK-PLAN-422",
        klopt=not verschil,
        verwacht="elk gebied heeft op de kaart de grenzen waarmee het is aangeleverd",
        waargenomen=verschil,
        kenmerk=geval.get(Levering).id_levering,
        rol=Rol.OZON,
    )


@then("staat het plan één keer in de lijst met regelingen van de gemeente")
def expect_listed(keten: Keten, geval: Geval) -> None:
    """De lijst is bladzijde voor bladzijde gelezen; elke regeling staat er één keer in."""
    regeling = geval.get(Regeling)
    works = [gevonden.work for gevonden in keten.regels_op_de_kaart.search_regelingen(keten.casus.gemeente.code)]
    keten.expect(
        "DSOK-PLAN-415",
        klopt=works.count(regeling.work) == 1 and len(works) == len(set(works)),
        verwacht="het plan staat één keer in de lijst, en geen regeling staat er dubbel in",
        waargenomen=f"het plan staat er {works.count(regeling.work)} keer in, van de {len(works)} regelingen",
        kenmerk=geval.get(Levering).id_levering,
        rol=Rol.OZON,
    )


def _expect_place(keten: Keten, geval: Geval, punt: Punt, *, binnen: bool) -> None:
    """Expect that the rules with a location that is only inside are found inside, and not outside."""
    regeling = geval.get(Regeling)
    hier = _list_wids(keten, regeling.work, punt)
    ergens_anders = keten.casus.plan.punt_buiten if binnen else keten.casus.plan.punt_binnen
    daar = _list_wids(keten, regeling.work, ergens_anders)
    bedoeld = {artikel.wid for artikel in _select_local(keten, regeling)}
    if not bedoeld:
        raise InhoudOntbreektError("het pakket bevat geen regel met een activiteit en een eigen werkingsgebied")
    klopt = bedoeld <= hier if binnen else not bedoeld & hier and bedoeld <= daar
    _expect_found(keten, geval, klopt, binnen=binnen)


def _select_local(keten: Keten, regeling: Regeling) -> list[Artikel]:
    """Give the articles of the plan with an activity that hold at the point inside and not at the one outside."""
    plan = keten.casus.plan
    binnen = {gebied.identificatie for gebied in regeling.gebieden if contains(gebied, plan.punt_binnen)}
    buiten = {gebied.identificatie for gebied in regeling.gebieden if contains(gebied, plan.punt_buiten)}
    return [
        artikel
        for artikel in regeling.artikelen
        if artikel.activiteiten and binnen & set(artikel.gebieden) and not buiten & set(artikel.gebieden)
    ]


def _list_wids(keten: Keten, work: str, punt: Punt) -> set[str]:
    """Give the wIds of the articles that hold at a point; a rule on a lid counts for its article."""
    return {regel.wid for regel in keten.regels_op_de_kaart.search_regels(work, punt)}


def _expect_found(keten: Keten, geval: Geval, klopt: bool, *, binnen: bool) -> None:
    """Expect a rule to be where it holds, and nowhere else."""
    plek = "binnen" if binnen else "buiten"
    keten.expect(
        "DSOK-PLAN-413",
        klopt=klopt,
        verwacht="de regel is te vinden binnen zijn werkingsgebied en daarbuiten niet",
        waargenomen=f"op het punt {plek} het werkingsgebied is de lijst met regels niet juist",
        kenmerk=geval.get(Levering).id_levering,
        rol=Rol.OZON,
    )


def _expect_text(keten: Keten, verwacht: Regeling, gezien: Regeling, eis: str, levering: Levering) -> None:
    """Expect two versions to have the same text."""
    verschil = describe_verschil(verwacht, gezien)
    keten.expect(
        eis,
        klopt=not verschil,
        verwacht="Regels op de kaart toont de tekst van het plan",
        waargenomen=verschil,
        kenmerk=levering.id_levering,
        rol=Rol.OZON,
    )


def _make_empty(regeling: Regeling) -> Regeling:
    """Make a regeling of which nothing was found."""
    return Regeling(regeling.work, "", regeling.titel, ())
