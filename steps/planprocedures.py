# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The way of a besluit: an ontwerp that can be inspected, the definitief besluit after it, and a plan that is withdrawn."""

from __future__ import annotations

from datetime import timedelta

from pytest_bdd import given, parsers, then, when

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.plannen import Besluitsoort, Levering, Regeling
from pytest_dsoketen.toetsing.geval import Geval
from pytest_dsoketen.toetsing.keten import Keten

from ._planbewerking import change_artikel
from ._planverloop import (
    Planwijziging,
    deliver_publicatie,
    deliver_validatie,
    expect_afgekeurd,
    expect_gepubliceerd,
    expect_goedgekeurd,
    find_or_none,
    next_werkdag,
    publish_ontwerp,
    publish_plan,
    show_dag,
    wait_for_dag,
)
from .plannen import NIEUWE_TEKST, ensure_download, start_wijziging
from .publicaties import expect_publicatie

INZAGE = timedelta(weeks=6)
DAG = timedelta(days=1)
KENNISGEVING, INTREKKING = "kennisgeving", "intrekking"


def _start_kennisgeving(keten: Keten, geval: Geval, na: timedelta) -> Planwijziging:
    """Start the kennisgeving of the ontwerp; the inzage begins so long after the day of bekendmaking."""
    ontwerp = geval.put(geval.get(Planwijziging), "ontwerp")
    dag = next_werkdag(keten)
    id_ = keten.plansoftware.start_kennisgeving(ontwerp.id, dag + na, dag + na + INZAGE)
    return geval.put(Planwijziging(id_, dag, ontwerp.verwacht, ontwerp.soort), KENNISGEVING)


# Kennisgeving.


@given("een kennisgeving van het ontwerp")
def have_kennisgeving(keten: Keten, geval: Geval) -> None:
    """De kennisgeving staat klaar; de inzage begint de dag na de bekendmaking en duurt zes weken."""
    _start_kennisgeving(keten, geval, DAG)


@given("een kennisgeving waarvan de inzage al is begonnen")
def have_late(keten: Keten, geval: Geval) -> None:
    """De inzage zou een week voor de bekendmaking beginnen."""
    _start_kennisgeving(keten, geval, -7 * DAG)


@given("een kennisgeving van een ontwerp dat niet is gepubliceerd")
def have_unknown(keten: Keten, geval: Geval) -> None:
    """Het ontwerp is alleen gevalideerd; de LVBB kent het dus niet."""
    wijziging = start_wijziging(keten, geval, Besluitsoort.ONTWERP)
    wijziging = geval.put(change_artikel(keten, wijziging, wijziging.verwacht.artikelen[0], NIEUWE_TEKST))
    expect_goedgekeurd(keten, deliver_validatie(keten, wijziging))
    _start_kennisgeving(keten, geval, DAG)


@given("een gepubliceerde kennisgeving van het ontwerp")
@when("de planjurist kennis geeft van het ontwerp")
def have_published(keten: Keten, geval: Geval) -> None:
    """De kennisgeving is goedgekeurd en gepubliceerd."""
    geval.put(publish_ontwerp(keten, _start_kennisgeving(keten, geval, DAG)), KENNISGEVING)


@when(parsers.parse("de planjurist de {soort:w} laat valideren"))
def validate(keten: Keten, geval: Geval, soort: str) -> None:
    """De plansoftware stuurt een validatieopdracht naar de LVBB."""
    geval.put(deliver_validatie(keten, geval.get(Planwijziging, soort)), soort)


@when(parsers.parse("de planjurist de {soort:w} laat publiceren"))
def publish(keten: Keten, geval: Geval, soort: str) -> None:
    """De LVBB keurt haar eerst goed; dan volgt een publicatieopdracht, en wacht de toets tot de dag van bekendmaking."""
    wijziging = geval.get(Planwijziging, soort)
    expect_goedgekeurd(keten, deliver_validatie(keten, wijziging))
    geval.put(deliver_publicatie(keten, wijziging), soort)
    wait_for_dag(keten, wijziging.bekendmaking)


@then(parsers.parse("keurt de LVBB de {soort:w} binnen de normtijd goed"))
def expect_valid(keten: Keten, geval: Geval, soort: str) -> None:
    """Er is een verslag met de uitkomst valide."""
    expect_goedgekeurd(keten, geval.get(Levering, soort))


@then(parsers.parse("keurt de LVBB de {soort:w} af met code {code}"))
def expect_code(keten: Keten, geval: Geval, soort: str, code: str) -> None:
    """Het verslag zegt niet valide, en noemt deze code."""
    expect_afgekeurd(keten, geval.get(Levering, soort), frozenset({code}), code)


@then("is de kennisgeving binnen de normtijd gepubliceerd")
def expect_published(keten: Keten, geval: Geval) -> None:
    """Er is een verslag met de uitkomst gepubliceerd."""
    expect_gepubliceerd(keten, geval.get(Levering, KENNISGEVING), eis="DSOK-PLAN-308")


@then("is de kennisgeving binnen de normtijd te vinden op overheid.nl")
def expect_found(keten: Keten, geval: Geval) -> None:
    """Zoeken op het nummer van de kennisgeving geeft een publicatie."""
    expect_publicatie(keten, geval.get(Levering, KENNISGEVING))


# From ontwerp to definitief.


@when("de inzage is afgelopen")
def end_inzage(keten: Keten, geval: Geval) -> None:
    """De tijd gaat door tot na de laatste dag waarop het ontwerp is in te zien."""
    wait_for_dag(keten, geval.get(Planwijziging, KENNISGEVING).bekendmaking + INZAGE + 2 * DAG)


@when("de planjurist het besluit definitief maakt en publiceert")
def publish_definitief(keten: Keten, geval: Geval) -> None:
    """Een definitief besluit wijzigt wat het ontwerp al liet zien; het is gepubliceerd en zichtbaar."""
    wijziging = start_wijziging(keten, geval, Besluitsoort.DEFINITIEF)
    wijziging = geval.put(change_artikel(keten, wijziging, wijziging.verwacht.artikelen[0], NIEUWE_TEKST))
    geval.put(publish_plan(keten, wijziging))
    geval.put(wijziging.verwacht)


# Withdrawing.


@given("een intrekking van het plan")
def have_intrekking(keten: Keten, geval: Geval) -> None:
    """In de plansoftware staat een besluit klaar dat het plan intrekt; er is nog niets aangeleverd."""
    regeling = ensure_download(keten, geval)
    id_ = keten.plansoftware.start_intrekking(regeling.work)
    geval.put(Planwijziging(id_, next_werkdag(keten), regeling), INTREKKING)


@given("een ingetrokken plan")
def have_ingetrokken(keten: Keten, geval: Geval) -> None:
    """Het plan is gepubliceerd, en daarna weer ingetrokken."""
    have_intrekking(keten, geval)
    geval.put(publish_ontwerp(keten, geval.get(Planwijziging, INTREKKING)), INTREKKING)


@given("een tweede intrekking van dat plan")
def have_second(keten: Keten, geval: Geval) -> None:
    """Nog een besluit trekt het plan in dat al is ingetrokken."""
    regeling = geval.get(Planwijziging, INTREKKING).verwacht
    id_ = keten.plansoftware.start_intrekking(regeling.work)
    geval.put(Planwijziging(id_, next_werkdag(keten), regeling), INTREKKING)


@then("is de intrekking binnen de normtijd gepubliceerd")
def expect_withdrawn(keten: Keten, geval: Geval) -> None:
    """Er is een verslag met de uitkomst gepubliceerd."""
    expect_gepubliceerd(keten, geval.get(Levering, INTREKKING))


@then("is de intrekking binnen de normtijd te vinden op overheid.nl")
def expect_withdrawal_found(keten: Keten, geval: Geval) -> None:
    """Zoeken op het nummer van het besluit dat intrekt, geeft een publicatie."""
    expect_publicatie(keten, geval.get(Levering, INTREKKING))


@then("geldt het ingetrokken plan binnen de normtijd niet meer")
def expect_gone(keten: Keten, geval: Geval) -> None:
    """Wie in Regels op de kaart naar vandaag vraagt, krijgt het plan niet."""
    work = geval.get(Planwijziging, INTREKKING).verwacht.work
    weg = keten.wait_until("objectvorming", lambda: _fetch(keten, work) is None)
    _expect(keten, geval, "het plan geldt niet meer", "" if weg else "het plan geldt nog")


@then("is te lezen wat tot de intrekking gold")
def expect_history(keten: Keten, geval: Geval) -> None:
    """Voor de dag ervoor is het plan er nog, en DSO-LV zegt tot wanneer het gold."""
    intrekking = geval.get(Planwijziging, INTREKKING)
    was, dag, kaart = intrekking.verwacht, intrekking.bekendmaking, keten.regels_op_de_kaart
    keten.wait_until("objectvorming", lambda: _fetch(keten, was.work) is None)
    gezien = find_or_none(lambda: kaart.fetch_regeling(was.work, geldig_op=dag - DAG))
    klopt = gezien is not None and gezien.expression == was.expression
    verschil = "" if klopt else "voor een dag van vóór de intrekking is het plan niet te lezen"
    _expect(keten, geval, "voor een dag van vóór de intrekking is het plan er nog", verschil, eis="DSOK-PLAN-417")
    eind = next((voorkomen.geldig_tot for voorkomen in reversed(kaart.list_voorkomens(was.work))), None)
    verschil = "" if eind == dag else f"volgens DSO-LV gold het plan tot {show_dag(eind)} in plaats van {show_dag(dag)}"
    _expect(keten, geval, "van het ingetrokken plan is te zien tot wanneer het gold", verschil)


def _fetch(keten: Keten, work: str) -> Regeling | None:
    """Look what holds today."""
    return find_or_none(lambda: keten.regels_op_de_kaart.fetch_regeling(work))


def _expect(keten: Keten, geval: Geval, verwacht: str, verschil: str, *, eis: str = "DSOK-PLAN-420") -> None:
    """Expect something of DSO-LV about the plan that was withdrawn."""
    keten.expect(
        eis,
        klopt=not verschil,
        verwacht=verwacht,
        waargenomen=verschil,
        kenmerk=geval.get(Levering, INTREKKING).id_levering,
        rol=Rol.OZON,
    )
