# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Proof of the rules on OW objects against what DSO-LV already has of them (TPOD)."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pytest_dsoketen.standaarden.imow.bestanden import read_ow
from pytest_dsoketen.standaarden.imow.maken import kenmerk_of
from pytest_dsoketen.standaarden.lvbb.toestand import Toestand, toestand_of
from tests.unit.keuren.geval import Geval
from tests.unit.owdata import activiteit, add_objecten, gebied, ow, read_xml, regel, regeltekst, replace_objecten
from tests.unit.plandata import (
    BOS,
    BOVEN_TOP,
    DUIN,
    TOP,
    WID_KAPPEN,
    WORK,
    Breuk,
    broken,
    edit,
    make_geconsolideerd,
    make_wijzigpakket,
)
from tests.unit.tpoddata import uitgang_of

VELD_ID = ow("gebied", "Veld")
BOS_ID, DUIN_ID = BOS.identificatie, DUIN.identificatie
ANDER_WORK = f"{WORK}_2"
REGELS = "regelsvooriedereen.xml"
REGEL_BOS = ow("juridischeregel", kenmerk_of(WID_KAPPEN))
REGELTEKST_BOS = ow("regeltekst", kenmerk_of(WID_KAPPEN))


@cache
def wijzigpakket() -> bytes:
    """The package of a change."""
    return make_wijzigpakket()


@cache
def wijzigpakket_met_annotatie() -> bytes:
    """The same change, that also annotates an article that does not change."""
    return broken(wijzigpakket(), add_objecten(regeltekst(WID_KAPPEN, "9"), regel(DUIN_ID, nummer="9")))


@cache
def toestand() -> Toestand:
    """What the landelijke voorzieningen hold before the change."""
    return toestand_of([make_geconsolideerd()], [BOVEN_TOP])


@cache
def toestand_met_ander_plan() -> Toestand:
    """The same, with another regeling of the gemeente that has an activity of its own."""
    was = make_geconsolideerd()
    ander = replace(
        was, work=ANDER_WORK, expression=f"{ANDER_WORK}/nld@1", ow=(read_xml(activiteit("Palen", TOP, "Veld")),)
    )
    return toestand_of([was, ander], [BOVEN_TOP])


@cache
def toestand_met_ontwerp() -> Toestand:
    """The same, with an area that only stands in an ontwerp."""
    basis = toestand()
    veld = read_xml(gebied(BOS.geometrie_id, "Veld"))
    return Toestand(basis.lvbb, replace(basis.ozon, ontwerpen={veld.identificatie: veld}))


def add_einde(xml: str) -> Breuk:
    """Let an object end."""

    def apply(bestanden: dict[str, bytes]) -> dict[str, bytes]:
        objecten = read_ow(bestanden).objecten
        return replace_objecten(bestanden, (*objecten, replace(read_xml(xml), status="beëindigen")))

    return apply


@cache
def wijzigpakket_in_veld() -> bytes:
    """The change, that holds in an area of another regeling of the same gemeente."""
    return broken(
        wijzigpakket(), edit(REGELS, f'LocatieRef xlink:href="{DUIN_ID}"', f'LocatieRef xlink:href="{VELD_ID}"')
    )


@cache
def toestand_met_twee_gemeenten() -> Toestand:
    """What is held before the change, with an area of another regeling and one of another gemeente."""
    was = make_geconsolideerd()
    versies = [
        replace(
            was,
            work=work,
            expression=f"{work}/nld@1",
            ow=(read_xml(gebied(BOS.geometrie_id, "Veld", gezag)),),
            informatieobjecten=(),
        )
        for work, gezag in ((ANDER_WORK, "gm9999"), (WORK.replace("gm9999", "gm9998"), "gm9998"))
    ]
    return toestand_of([was, *versies], [BOVEN_TOP])


@cache
def toestand_ander() -> Toestand:
    """Another regeling of the gemeente that has one area."""
    veld = read_xml(gebied(DUIN.geometrie_id, "Veld"))
    ander = replace(
        make_geconsolideerd(), work=ANDER_WORK, expression=f"{ANDER_WORK}/nld@1", ow=(veld,), informatieobjecten=()
    )
    return toestand_of([ander])


_RUST = (
    regel(BOS_ID, soort="Omgevingswaarderegel")
    .replace(ow("regeltekst"), REGELTEKST_BOS)
    .replace(ow("juridischeregel"), REGEL_BOS)
)

GEVALLEN: tuple[Geval, ...] = (
    Geval("TPOD0104", add_einde(gebied(BOS.geometrie_id, "Veld")), "in een eerste versie"),
    Geval(
        "TPOD0104",
        add_einde(gebied(BOS.geometrie_id, "Veld")),
        "onbekend bij DSO-LV",
        uitgang=wijzigpakket,
        toestand=toestand,
    ),
    Geval(
        "TPOD0107",
        add_einde(gebied(BOS.geometrie_id, "Bos").replace("<l:noemer>Bos", "<l:noemer>Bosje")),
        "einde met een andere naam",
        frozenset({"OZON0350"}),
        uitgang=wijzigpakket,
        toestand=toestand,
    ),
    Geval(
        "TPOD0108",
        add_objecten(gebied(BOS.geometrie_id, "Bos")),
        "hetzelfde gebied",
        uitgang=wijzigpakket,
        toestand=toestand,
    ),
    Geval(
        "TPOD1200",
        add_objecten(activiteit("Heien", TOP, "Veld")),
        "activiteit van een ander plan",
        frozenset({"OZON0017"}),
        uitgang=wijzigpakket,
        toestand=toestand_met_ander_plan,
    ),
    Geval(
        "TPOD1891",
        add_objecten(_RUST),
        "andere soort regel",
        frozenset({"OZON0351"}),
        uitgang=wijzigpakket,
        toestand=toestand,
    ),
    Geval(
        "TPOD1940",
        edit(REGELS, f'LocatieRef xlink:href="{DUIN_ID}"', f'LocatieRef xlink:href="{ow("gebied", "Veld")}"'),
        "regel in een gebied van een ontwerp",
        frozenset({"OZON0045"}),
        uitgang=wijzigpakket,
        toestand=toestand_met_ontwerp,
    ),
    Geval(
        "TPOD1950",
        edit(REGELS, f'LocatieRef xlink:href="{BOS_ID}"', f'LocatieRef xlink:href="{ow("gebied", "Veld")}"'),
        "tijdelijk deel met een gebied van het plan",
        uitgang=uitgang_of("regelingtype_015"),
        toestand=toestand_ander,
    ),
    Geval(
        "TPOD2000",
        edit("regelteksten.xml", f'"{WID_KAPPEN}"', f'"{WID_KAPPEN}9"'),
        "artikel dat ook de LVBB niet heeft",
        uitgang=wijzigpakket_met_annotatie,
        toestand=toestand,
    ),
    Geval(
        "TPOD1950",
        edit(REGELS, VELD_ID, VELD_ID.replace("gm9999", "gm9998")),
        "plan met een gebied van een andere gemeente",
        uitgang=wijzigpakket_in_veld,
        toestand=toestand_met_twee_gemeenten,
    ),
    Geval(
        "TPOD1952",
        edit(
            "activiteiten.xml",
            f'ActiviteitRef xlink:href="{TOP}"',
            f'ActiviteitRef xlink:href="{ow("activiteit", "Veld")}"',
        ),
        "activiteit onder die van een ander plan",
        uitgang=wijzigpakket,
        toestand=toestand_met_ander_plan,
    ),
)
