# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Two besluiten that change the same version of a plan: nobody may go over the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pytest_bdd import given, then, when

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.plannen import Besluitsoort, Levering, Regeling
from pytest_dsoketen.ports import GeweigerdError
from pytest_dsoketen.toetsing.geval import Geval
from pytest_dsoketen.toetsing.keten import Keten

from ._planbewerking import add_artikel, change_artikel, find_vervaller, remove_artikel
from ._planinhoud import make_artikel
from ._planvergelijken import describe_verschil, merge_regelingen
from ._planverloop import (
    Planwijziging,
    deliver_publicatie,
    deliver_validatie,
    download_plan,
    expect_aangenomen,
    expect_gepubliceerd,
    expect_goedgekeurd,
    expect_ingelezen,
    expect_not_published,
    next_werkdag,
    publish_plan,
    wait_for_dag,
)
from .plannen import NIEUWE_TEKST, ensure_download, start_wijziging

ANDERE_TEKST = "Ook deze tekst is gewijzigd, maar in een ander besluit."

Bewerking = Callable[[Keten, Planwijziging], Planwijziging]


def _start_two(keten: Keten, geval: Geval, een: Bewerking, twee: Bewerking) -> None:
    """Start two besluiten on one download, each with a change of its own."""
    geval.put(ensure_download(keten, geval), "basis")
    eerste = start_wijziging(keten, geval, Besluitsoort.DEFINITIEF)
    tweede = start_wijziging(keten, geval, Besluitsoort.DEFINITIEF)
    geval.put(een(keten, eerste), "eerste")
    geval.put(geval.put(twee(keten, tweede)), "tweede")


def _change_first(keten: Keten, wijziging: Planwijziging) -> Planwijziging:
    """Change the first article."""
    return change_artikel(keten, wijziging, wijziging.verwacht.artikelen[0], NIEUWE_TEKST)


def _change_last(keten: Keten, wijziging: Planwijziging) -> Planwijziging:
    """Change the last article."""
    return change_artikel(keten, wijziging, wijziging.verwacht.artikelen[-1], ANDERE_TEKST)


def _change_first_too(keten: Keten, wijziging: Planwijziging) -> Planwijziging:
    """Change the first article in another way."""
    return change_artikel(keten, wijziging, wijziging.verwacht.artikelen[0], ANDERE_TEKST)


def _remove_one(keten: Keten, wijziging: Planwijziging) -> Planwijziging:
    """Remove an article."""
    return remove_artikel(keten, wijziging, find_vervaller(wijziging.verwacht))


def _change_that_one(keten: Keten, wijziging: Planwijziging) -> Planwijziging:
    """Change the article that the other besluit removes."""
    return change_artikel(keten, wijziging, find_vervaller(wijziging.verwacht), ANDERE_TEKST)


def _add_new(keten: Keten, wijziging: Planwijziging) -> Planwijziging:
    """Add an article with its location and activity."""
    artikel, gebied, activiteit = make_artikel(keten, wijziging.verwacht)
    return add_artikel(keten, wijziging, artikel, (gebied,), (activiteit,))


@given("twee wijzigingen op dezelfde versie van het plan")
def have_two(keten: Keten, geval: Geval) -> None:
    """Twee besluiten wijzigen elk een ander artikel; beide bouwen voort op dezelfde download."""
    _start_two(keten, geval, _change_first, _change_last)


@given("twee wijzigingen van hetzelfde artikel op dezelfde versie van het plan")
def have_conflict(keten: Keten, geval: Geval) -> None:
    """Twee besluiten wijzigen hetzelfde artikel; beide bouwen voort op dezelfde download."""
    _start_two(keten, geval, _change_first, _change_first_too)


@given("een wijziging van een artikel dat een ander besluit laat vervallen")
def have_vervallen(keten: Keten, geval: Geval) -> None:
    """Het ene besluit laat een artikel vervallen, het andere geeft het een nieuwe tekst."""
    _start_two(keten, geval, _remove_one, _change_that_one)


@given("een wijziging van het plan naast een besluit met een nieuw artikel")
def have_new_beside(keten: Keten, geval: Geval) -> None:
    """Het ene besluit voegt een artikel met een gebied en een activiteit toe, het andere wijzigt een tekst."""
    _start_two(keten, geval, _add_new, _change_first)


@when("de planjurist de eerste wijziging publiceert en het plan opnieuw downloadt")
def publish_first(keten: Keten, geval: Geval) -> None:
    """Het eerste besluit is gepubliceerd en zichtbaar; de plansoftware haalt de nieuwe versie op."""
    eerste = geval.get(Planwijziging, "eerste")
    publish_plan(keten, eerste)
    geval.put(eerste.verwacht)
    gedownload = geval.put(download_plan(keten, eerste.verwacht), "download")
    expect_ingelezen(keten, gedownload, eerste.verwacht)


@when("de planjurist de tweede wijziging bijwerkt naar die versie")
def update_second(keten: Keten, geval: Geval) -> None:
    """De plansoftware zet de tweede wijziging op de nieuwe versie van het plan."""
    tweede = geval.get(Planwijziging, "tweede")
    try:
        keten.plansoftware.update_wijziging(tweede.id)
    except GeweigerdError as fout:
        geval.put(fout.melding, "conflict")


@then("staan beide wijzigingen in het plan")
def expect_both(keten: Keten, geval: Geval) -> None:
    """De tweede wijziging heeft haar eigen inhoud en ook die van de eerste."""
    eerste, tweede = geval.get(Planwijziging, "eerste").verwacht, geval.get(Planwijziging, "tweede").verwacht
    samen = merge_regelingen(geval.get(Regeling, "basis"), eerste, tweede)
    verschil = describe_verschil(samen, keten.plansoftware.fetch_regeling(eerste.work))
    keten.expect(
        "DSOK-PLAN-104",
        klopt=not verschil,
        verwacht="het plan heeft wat beide besluiten wijzigen",
        waargenomen=verschil,
        kenmerk=eerste.work,
        rol=Rol.PLANSOFTWARE,
    )


@then("meldt de plansoftware dat beide hetzelfde artikel wijzigen")
def expect_conflict(keten: Keten, geval: Geval) -> None:
    """De plansoftware werkt de tweede wijziging niet stil bij, maar zegt dat er een keuze nodig is."""
    keten.expect(
        "DSOK-PLAN-107",
        klopt=bool(geval.find(str, "conflict")),
        verwacht="de plansoftware zegt dat er een keuze nodig is",
        waargenomen="de plansoftware werkt de wijziging bij zonder iets te zeggen",
        kenmerk=geval.get(Regeling).work,
        rol=Rol.PLANSOFTWARE,
    )


@when("de planjurist de tweede wijziging laat valideren voor dezelfde dag van inwerking")
def validate_same_day(keten: Keten, geval: Geval) -> None:
    """De tweede wijziging wil ingaan op de dag waarop de eerste al is ingegaan."""
    eerste, tweede = geval.get(Planwijziging, "eerste"), geval.get(Planwijziging, "tweede")
    zelfde = replace(tweede, bekendmaking=next_werkdag(keten), inwerking=eerste.bekendmaking)
    geval.put(deliver_validatie(keten, zelfde))


@when("de planjurist de tweede wijziging publiceert")
def publish_second(keten: Keten, geval: Geval) -> None:
    """Het tweede besluit heeft ook wat het eerste wijzigt; het is gepubliceerd en zichtbaar."""
    expect_both(keten, geval)
    tweede = geval.get(Planwijziging, "tweede")
    bezig = keten.plansoftware.fetch_regeling(tweede.verwacht.work)
    samen = merge_regelingen(geval.get(Regeling, "basis"), geval.get(Planwijziging, "eerste").verwacht, tweede.verwacht)
    samen = replace(samen, expression=bezig.expression)
    tweede = geval.put(replace(tweede, bekendmaking=next_werkdag(keten), verwacht=samen))
    geval.put(publish_plan(keten, tweede))
    geval.put(samen)


@when("de planjurist de eerste wijziging aanbiedt en weer afbreekt")
def offer_and_stop(keten: Keten, geval: Geval) -> None:
    """Het eerste besluit is aangeboden voor publicatie; voor de dag van bekendmaking wordt het gestopt."""
    eerste = geval.put(geval.get(Planwijziging, "eerste"))
    expect_goedgekeurd(keten, deliver_validatie(keten, eerste))
    levering = geval.put(expect_aangenomen(keten, deliver_publicatie(keten, eerste)))
    geval.put(keten.plansoftware.break_off(levering.id_levering), "afbreken")


@then("kan de tweede wijziging worden gepubliceerd")
def expect_second(keten: Keten, geval: Geval) -> None:
    """Het tweede besluit bouwt voort op dezelfde versie, en niets houdt het tegen."""
    wait_for_dag(keten, geval.get(Planwijziging).bekendmaking)
    expect_not_published(keten, geval.get(Levering))
    tweede = replace(geval.get(Planwijziging, "tweede"), bekendmaking=next_werkdag(keten))
    levering = deliver_publicatie(keten, tweede)
    wait_for_dag(keten, tweede.bekendmaking)
    expect_gepubliceerd(keten, levering, eis="DSOK-PLAN-306")


@then("toont Regels op de kaart wat beide wijzigingen veranderen")
def expect_both_on_map(keten: Keten, geval: Geval) -> None:
    """De versie die geldt, heeft de tekst van beide besluiten."""
    verwacht = geval.get(Planwijziging).verwacht
    verschil = describe_verschil(verwacht, keten.regels_op_de_kaart.fetch_regeling(verwacht.work))
    keten.expect(
        "DSOK-PLAN-412",
        klopt=not verschil,
        verwacht="Regels op de kaart toont wat beide besluiten veranderen",
        waargenomen=verschil,
        kenmerk=geval.get(Levering).id_levering,
        rol=Rol.OZON,
    )
