# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""A plan in time: what held before, what is going to hold, and what was known when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from pytest_bdd import given, then, when

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.plannen import Besluitsoort, Levering, Regeling, Tekstwijziging, Voorkomen
from pytest_dsoketen.ports import GeweigerdError
from pytest_dsoketen.toetsing.geval import Geval
from pytest_dsoketen.toetsing.keten import Keten

from ._planbewerking import change_artikel
from ._planvergelijken import describe_verschil, find_artikel
from ._planverloop import Planwijziging, find_or_none, publish_plan, show_dag, wait_for_dag
from .kaart import expect_ontwerp
from .plannen import NIEUWE_TEKST, start_wijziging

TWEE_WEKEN = timedelta(weeks=2)


@given("een wijziging van het plan die pas over twee weken ingaat")
def have_later(keten: Keten, geval: Geval) -> None:
    """Het besluit wordt meteen bekendgemaakt en treedt twee weken later in werking."""
    wijziging = start_wijziging(keten, geval, Besluitsoort.DEFINITIEF)
    wijziging = change_artikel(keten, wijziging, wijziging.verwacht.artikelen[0], NIEUWE_TEKST)
    later = wijziging.bekendmaking + TWEE_WEKEN
    geval.put(replace(wijziging, inwerking=later, verwacht=replace(wijziging.verwacht, geldig_vanaf=later)))


@when("de wijziging wordt gepubliceerd die later ingaat")
def publish_later(keten: Keten, geval: Geval) -> None:
    """Het besluit is gepubliceerd; voor de dag van inwerking is de nieuwe versie te zien."""
    geval.put(publish_plan(keten, geval.get(Planwijziging)))


@when("de dag van inwerking aanbreekt")
def reach_inwerking(keten: Keten, geval: Geval) -> None:
    """De tijd gaat door tot de dag waarop de wijziging ingaat."""
    wijziging = geval.get(Planwijziging)
    wait_for_dag(keten, wijziging.inwerking or wijziging.bekendmaking)


@then("toont Regels op de kaart op die dag de nieuwe versie")
def expect_later(keten: Keten, geval: Geval) -> None:
    """Wie vooruitkijkt naar de dag van inwerking, ziet de nieuwe tekst."""
    wijziging = geval.get(Planwijziging)
    verwacht, kaart = wijziging.verwacht, keten.regels_op_de_kaart
    gezien = find_or_none(lambda: kaart.fetch_regeling(verwacht.work, geldig_op=wijziging.inwerking))
    gevonden = gezien is not None and gezien.expression == verwacht.expression
    _expect(
        keten,
        geval,
        "DSOK-PLAN-411",
        "op de dag van inwerking geldt de nieuwe versie",
        "" if gevonden else _name(gezien),
    )
    verschil = describe_verschil(verwacht, gezien) if gezien else ""
    _expect(keten, geval, "DSOK-PLAN-412", "op de dag van inwerking geldt de nieuwe tekst", verschil)


@then("is in wat eerder bekend was de wijziging nog niet te zien")
def expect_known_before(keten: Keten, geval: Geval) -> None:
    """Met het tijdstip van de eerste registratie is ook voor vandaag alleen de eerste versie te zien."""
    oud = geval.get(Regeling, "oud")
    moment = _find_moment(keten, oud)
    gezien = find_or_none(lambda: keten.regels_op_de_kaart.fetch_regeling(oud.work, beschikbaar_op=moment))
    verschil = "" if gezien and gezien.expression == oud.expression else _name(gezien)
    _expect(keten, geval, "DSOK-PLAN-418", "op dat tijdstip was alleen de oude versie bekend", verschil)


def _find_moment(keten: Keten, oud: Regeling) -> datetime:
    """Give a moment on which only the old version was known: the one on which the toets saw it."""
    vandaag = keten.klok.now()
    begin = [v.beschikbaar_vanaf for v in keten.regels_op_de_kaart.list_voorkomens(oud.work)]
    return max(begin, default=vandaag) - timedelta(seconds=1)


@then("sluiten de versies van het plan op elkaar aan, van de eerste tot de laatste")
def expect_chain(keten: Keten, geval: Geval) -> None:
    """Elke versie geldt tot de dag waarop de volgende ingaat; alleen de laatste heeft geen einde."""
    oud, nieuw = geval.get(Regeling, "oud"), geval.get(Planwijziging).verwacht
    versies = keten.regels_op_de_kaart.list_voorkomens(nieuw.work)
    verschil = _describe_keten(versies, [oud.expression, nieuw.expression])
    _expect(keten, geval, "DSOK-PLAN-419", "elke versie geldt tot de dag waarop de volgende ingaat", verschil)


def _describe_keten(versies: tuple[Voorkomen, ...], verwacht: list[str]) -> str:
    """Say where the versions do not follow each other; empty when they do."""
    gezien = [versie.expression for versie in versies]
    if gezien != verwacht:
        return f"er zijn {len(gezien)} versies in plaats van {len(verwacht)}"
    einden: list[date | None] = [*(versie.geldig_vanaf for versie in versies[1:]), None]
    for versie, einde in zip(versies, einden, strict=True):
        if versie.geldig_tot != einde:
            return f"versie {versie.expression} geldt volgens DSO-LV tot {show_dag(versie.geldig_tot)}"
    return ""


@then("is bij het ontwerp te zien welke tekst verdwijnt en welke erbij komt")
def expect_renvooi(keten: Keten, geval: Geval) -> None:
    """De wijziging van het ontwerp is gemarkeerd: de oude tekst, de nieuwe tekst, en niets anders."""
    oud, nieuw = geval.get(Regeling), geval.get(Planwijziging).verwacht
    verwacht = [
        Tekstwijziging(artikel.wid, eerder.tekst, artikel.tekst)
        for artikel in nieuw.artikelen
        if (eerder := find_artikel(oud, artikel.wid)) is not None and eerder.tekst != artikel.tekst
    ]
    geval.require(klopt=bool(verwacht), wat="het ontwerp verandert geen tekst")
    _expect_wijzigingen(keten, geval, verwacht)


@then("is bij het ontwerp te zien dat het artikel vervalt")
def expect_vervallen(keten: Keten, geval: Geval) -> None:
    """Het artikel staat in het ontwerp, gemarkeerd als tekst die verdwijnt."""
    oud, nieuw = geval.get(Regeling), geval.get(Planwijziging).verwacht
    blijft = {artikel.wid for artikel in nieuw.artikelen}
    verwacht = [Tekstwijziging(art.wid, art.tekst, "") for art in oud.artikelen if art.wid not in blijft]
    geval.require(klopt=bool(verwacht), wat="in het ontwerp vervalt geen artikel")
    _expect_wijzigingen(keten, geval, verwacht)


def _expect_wijzigingen(keten: Keten, geval: Geval, verwacht: list[Tekstwijziging]) -> None:
    """Expect that DSO-LV shows the ontwerp, and in it exactly these changes."""
    expect_ontwerp(keten, geval)
    work = geval.get(Planwijziging).verwacht.work
    gezien = keten.wait_until("objectvorming", lambda: _find_wijzigingen(keten, work))
    verschil = "" if list(gezien) == verwacht else _describe_wijzigingen(verwacht, gezien)
    _expect(keten, geval, "DSOK-PLAN-421", "bij het ontwerp staat wat verdwijnt en wat erbij komt", verschil)


def _find_wijzigingen(keten: Keten, work: str) -> tuple[Tekstwijziging, ...]:
    """Look what the last ontwerp changes."""
    try:
        return keten.regels_op_de_kaart.list_wijzigingen(work)
    except GeweigerdError:
        return ()


def _describe_wijzigingen(verwacht: list[Tekstwijziging], gezien: tuple[Tekstwijziging, ...]) -> str:
    """Say what is shown instead."""
    if not gezien:
        return "bij het ontwerp is geen enkele wijziging te zien"
    anders = [wijziging for wijziging in gezien if wijziging not in verwacht]
    if not anders:
        return f"er zijn {len(gezien)} wijzigingen te zien in plaats van {len(verwacht)}"
    return f"“{anders[0].oud[:80]}” wordt “{anders[0].nieuw[:80]}”"


def _name(gezien: Regeling | None) -> str:
    """Say which version was seen."""
    return f"Regels op de kaart toont {gezien.expression}" if gezien else "Regels op de kaart toont niets"


def _expect(keten: Keten, geval: Geval, eis: str, verwacht: str, verschil: str) -> None:
    """Expect something of the map."""
    keten.expect(
        eis,
        klopt=not verschil,
        verwacht=verwacht,
        waargenomen=verschil,
        kenmerk=geval.get(Levering).id_levering,
        rol=Rol.OZON,
    )
