# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The omgevingsplan: have it published, download it and change it, and what each of these has to give."""

from __future__ import annotations

from pytest_bdd import given, parsers, then, when

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.plannen import Besluitsoort, Regeling
from pytest_dsoketen.toetsing.geval import Geval
from pytest_dsoketen.toetsing.keten import Keten

from ._planbewerking import add_artikel, change_artikel, start_op
from ._planinhoud import make_artikel
from ._planvergelijken import describe_verschil, expect_annotaties
from ._planverloop import (
    Planwijziging,
    download_plan,
    expect_ingelezen,
    find_regeling,
    publish_ontwerp,
    publish_plan,
    start_plan,
)

GEPLAKT = {
    "een opsomming": "Het is verboden:\n• hout te stoken;\n• afval te verbranden;\n• vuurwerk af te steken.",
    "een tabel": "Soort\tHoogte\nSchutting\t2 meter\nHaag\t1,5 meter",
    "een harde spatie": "De afstand is ten minste 20\u00a0meter tot artikel\u00a01 van dit plan.",
    "bijzondere tekens": "Voor het café “’t Hoekje” & terras geldt: breedte < 3 m en hoogte > 2 m.",
}
NIEUWE_TEKST = "Deze tekst is gewijzigd door de ketentoets en geldt vanaf de bekendmaking."


def ensure_plan(keten: Keten, geval: Geval) -> Regeling:
    """Have the plan of the casus published and visible, once per scenario; gives the regeling."""
    bekend = geval.find(Regeling)
    if bekend is not None:
        return bekend
    wijziging = start_plan(keten)
    levering = publish_plan(keten, wijziging, valideer=False)
    geval.put(wijziging)
    geval.put(levering)
    return geval.put(wijziging.verwacht)


def ensure_download(keten: Keten, geval: Geval) -> Regeling:
    """Have the published plan downloaded into the plansoftware, whole."""
    regeling = ensure_plan(keten, geval)
    gedownload = geval.put(download_plan(keten, regeling), "download")
    expect_ingelezen(keten, gedownload, regeling)
    return gedownload


def start_wijziging(keten: Keten, geval: Geval, soort: Besluitsoort) -> Planwijziging:
    """Start a besluit on the downloaded plan."""
    return geval.put(start_op(keten, ensure_download(keten, geval), soort))


def _change(keten: Keten, geval: Geval, wijziging: Planwijziging, tekst: str, plaats: int = 0) -> Planwijziging:
    """Give one article another text, and know what the plan has to be then."""
    return geval.put(change_artikel(keten, wijziging, wijziging.verwacht.artikelen[plaats], tekst))


# The plan and its changes.


@given("het omgevingsplan van de gemeente is gepubliceerd")
def have_plan(keten: Keten, geval: Geval) -> None:
    """Het eerste omgevingsplan is aangeleverd, bekendgemaakt en zichtbaar in Regels op de kaart."""
    ensure_plan(keten, geval)


@given("een omgevingsplan dat klaar is om aan te leveren")
def have_wijziging(keten: Keten, geval: Geval) -> None:
    """Het plan van de casus staat als nieuw besluit in de plansoftware; er is nog niets aangeleverd."""
    geval.put(start_plan(keten))


@given("de plansoftware heeft het plan gedownload")
@when("de planjurist het plan downloadt")
def download(keten: Keten, geval: Geval) -> None:
    """De plansoftware vraagt het plan aan bij DSO-LV en leest het in."""
    regeling = ensure_plan(keten, geval)
    geval.put(download_plan(keten, regeling), "download")


@given("een wijziging van het plan")
def have_started(keten: Keten, geval: Geval) -> None:
    """De planjurist is begonnen aan een wijzigingsbesluit op het gedownloade plan."""
    start_wijziging(keten, geval, Besluitsoort.DEFINITIEF)


@given("een ontwerp van een wijziging van het plan")
def have_ontwerp(keten: Keten, geval: Geval) -> None:
    """De planjurist is begonnen aan een ontwerpbesluit dat de tekst van één artikel wijzigt."""
    wijziging = start_wijziging(keten, geval, Besluitsoort.ONTWERP)
    _change(keten, geval, wijziging, NIEUWE_TEKST)


@given("een gepubliceerde wijziging van het plan")
@when("de planjurist een wijziging van het plan publiceert")
def have_changed(keten: Keten, geval: Geval) -> None:
    """Een besluit dat de tekst van één artikel wijzigt, is gepubliceerd en zichtbaar."""
    geval.put(ensure_plan(keten, geval), "oud")
    geval.put(keten.klok.now().date(), "dag met de oude versie")
    wijziging = _change(keten, geval, start_wijziging(keten, geval, Besluitsoort.DEFINITIEF), NIEUWE_TEKST)
    geval.put(publish_plan(keten, wijziging))
    geval.put(wijziging.verwacht)


@given("een gepubliceerd ontwerp van een wijziging van het plan")
def have_published_ontwerp(keten: Keten, geval: Geval) -> None:
    """Een ontwerpbesluit dat de tekst van één artikel wijzigt, is gepubliceerd."""
    wijziging = start_wijziging(keten, geval, Besluitsoort.ONTWERP)
    geval.put(publish_ontwerp(keten, _change(keten, geval, wijziging, NIEUWE_TEKST)))


# What the planjurist does.


@when("de planjurist de tekst van één artikel wijzigt")
def change_one(keten: Keten, geval: Geval) -> None:
    """Eén artikel krijgt een andere tekst; verder verandert er niets."""
    _change(keten, geval, geval.get(Planwijziging), NIEUWE_TEKST)


@when(parsers.parse("de planjurist {wat} in een artikel plakt"))
def paste(keten: Keten, geval: Geval, wat: str) -> None:
    """Een artikel krijgt tekst die uit een ander programma is geplakt."""
    _change(keten, geval, geval.get(Planwijziging), GEPLAKT[wat])


@when("de planjurist een artikel met een nieuw werkingsgebied en een nieuwe activiteit toevoegt")
def add_new_artikel(keten: Keten, geval: Geval) -> None:
    """Er komt een artikel bij met een eigen gebied (GIO) en een eigen activiteit."""
    wijziging = geval.get(Planwijziging)
    artikel, gebied, activiteit = make_artikel(keten, wijziging.verwacht)
    geval.put(artikel)
    wijziging = geval.put(add_artikel(keten, wijziging, artikel, (gebied,), (activiteit,)))
    expect_annotaties(keten, wijziging.verwacht)


# What has to be seen.


@then("is het plan in de plansoftware gelijk aan het plan in DSO-LV")
def expect_equal(keten: Keten, geval: Geval) -> None:
    """Elk artikel, elke tekst en elke annotatie is gelijk."""
    expect_ingelezen(keten, geval.get(Regeling, "download"), geval.get(Regeling))


@then("is de download de laatste versie van het plan")
def expect_latest(keten: Keten, geval: Geval) -> None:
    """De download is de versie van het besluit dat het laatst is gepubliceerd; dat is bij het downloaden getoetst."""
    verwacht, gezien = geval.get(Regeling), geval.get(Regeling, "download")
    keten.expect(
        "DSOK-PLAN-105",
        klopt=gezien.expression == verwacht.expression,
        verwacht=f"de download is versie {verwacht.expression}",
        waargenomen=f"de download is versie {gezien.expression}",
        kenmerk=verwacht.work,
        rol=Rol.OZON,
    )


@then("is alleen dat artikel veranderd")
def expect_only_that(keten: Keten, geval: Geval) -> None:
    """Alle andere artikelen zijn gelijk aan de download, en het artikel heeft de nieuwe tekst."""
    verwacht = geval.get(Planwijziging).verwacht
    verschil = describe_verschil(verwacht, keten.plansoftware.fetch_regeling(verwacht.work))
    keten.expect(
        "DSOK-PLAN-102",
        klopt=not verschil,
        verwacht="alleen het gewijzigde artikel is anders dan in de download",
        waargenomen=verschil,
        kenmerk=verwacht.work,
        rol=Rol.PLANSOFTWARE,
    )


@then("staat de geplakte tekst heel in het plan")
def expect_pasted(keten: Keten, geval: Geval) -> None:
    """Elk woord van de geplakte tekst staat in het artikel, één keer en in dezelfde volgorde."""
    wijziging = geval.get(Planwijziging)
    verschil = describe_verschil(wijziging.verwacht, keten.plansoftware.fetch_regeling(wijziging.verwacht.work))
    keten.expect(
        "DSOK-PLAN-103",
        klopt=not verschil,
        verwacht="het artikel heeft de tekst die is geplakt",
        waargenomen=verschil,
        kenmerk=wijziging.verwacht.work,
        rol=Rol.PLANSOFTWARE,
    )


@then("heeft het nieuwe artikel zijn werkingsgebied en zijn activiteit")
def expect_annotated(keten: Keten, geval: Geval) -> None:
    """Het artikel staat in het plan met precies het gebied en de activiteit die erbij horen."""
    expect_annotaties(keten, geval.get(Planwijziging).verwacht)


@then("geldt het plan nog zoals het was")
def expect_unchanged(keten: Keten, geval: Geval) -> None:
    """Regels op de kaart toont voor vandaag de versie van voor het ontwerp."""
    oud = geval.get(Regeling)
    gezien = keten.wait_until("objectvorming", lambda: find_regeling(keten, oud))
    keten.expect(
        "DSOK-PLAN-304",
        klopt=gezien is not None,
        verwacht="het plan heeft de versie die al gold",
        waargenomen="het plan heeft een andere versie",
        kenmerk=oud.work,
        rol=Rol.OZON,
    )


__all__ = ["ensure_download", "ensure_plan", "start_wijziging"]
