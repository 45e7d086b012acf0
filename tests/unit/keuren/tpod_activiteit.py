# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Proof of the rules on the tophaak of the activities, and on who owns what (TPOD195x)."""

from __future__ import annotations

from functools import cache

from pytest_dsoketen.standaarden.lvbb.keuren.tpod.activiteit import TOPHAKEN
from tests.unit.keuren.geval import Geval
from tests.unit.owdata import aanduiding, activiteit, add_objecten, ow, regel
from tests.unit.plandata import BOVEN_TOP, TOP, Breuk, broken, edit
from tests.unit.tpoddata import CODES, gezag_of, uitgang_of

ACTIVITEITEN, REGELS, PLAN = "activiteiten.xml", "regelsvooriedereen.xml", "regelingtype_003"
NAAM = "Activiteit gereguleerd in het omgevingsplan gemeente Duinrand"
TIJDELIJK = "Activiteit gereguleerd in Voorbeschermingsregels Duinrand"
_VAN_ELDERS = "nl.imow-mnre1034.activiteit.Anders"


def add_activiteit(soort: str, naam: str, boven: str, gezag: str = "") -> Breuk:
    """Give a regeling of a kind an activity with a rule about it."""
    code = CODES[gezag or gezag_of(soort)]
    bos = ow("gebied", "Bos", code)
    return add_objecten(
        activiteit(naam, boven, "1", code),
        regel(bos, aanduiding(ow("activiteit", "1", code), bos, "1", code), "1", code),
    )


@cache
def pakket_verordening() -> bytes:
    """An omgevingsverordening with its tophaak."""
    hoort = TOPHAKEN["regelingtype_004"]
    soort = "regelingtype_004"
    return broken(uitgang_of(soort)(), add_activiteit(soort, f"{hoort.naam}provincie Duinland", hoort.boven))


@cache
def pakket_waterschap() -> bytes:
    """A waterschapsverordening with its tophaak."""
    soort = "regelingtype_005"
    boven = "nl.imow-mnre1034.activiteit.ActInWaterschapsverordening"
    return broken(uitgang_of(soort)(), add_activiteit(soort, f"{TOPHAKEN[soort].naam}Duinwater", boven))


@cache
def pakket_rijk() -> bytes:
    """An algemene maatregel van bestuur with an activity."""
    soort = "regelingtype_001"
    return broken(uitgang_of(soort)(), add_activiteit(soort, "Kappen", "nl.imow-mnre1034.activiteit.ActiviteitInAmvb"))


@cache
def pakket_tijdelijk() -> bytes:
    """Voorbeschermingsregels with their tophaak."""
    soort, gezag = "regelingtype_015", "provincie"
    boven = "nl.imow-gm9998.activiteit.ActInOmgevingsplanGem"
    return broken(uitgang_of(soort, gezag)(), add_activiteit(soort, TIJDELIJK, boven, gezag))


GEVALLEN: tuple[Geval, ...] = (
    Geval(
        "TPOD1950",
        edit(
            REGELS,
            'LocatieRef xlink:href="nl.imow-gm9999.gebied.Bos"',
            'LocatieRef xlink:href="nl.imow-gm9998.gebied.Bos"',
        ),
        "gebied van een ander",
    ),
    Geval("TPOD1951", edit(ACTIVITEITEN, NAAM, "Kappen in Duinrand"), "plan met een andere naam"),
    Geval(
        "TPOD1951",
        edit(ACTIVITEITEN, "Activiteit gereguleerd in de omgevingsverordening ", "Omgevingsverordening "),
        "verordening met een andere naam",
        uitgang=pakket_verordening,
    ),
    Geval(
        "TPOD1951",
        edit(ACTIVITEITEN, "Activiteit gereguleerd in de waterschapsverordening ", "Activiteit van "),
        "waterschap met een andere naam",
        uitgang=pakket_waterschap,
    ),
    Geval(
        "TPOD1952",
        edit(ACTIVITEITEN, f'<rol:ActiviteitRef xlink:href="{TOP}"', f'<rol:ActiviteitRef xlink:href="{_VAN_ELDERS}"'),
        "onder het Rijk",
        frozenset({"RTRG0016"}),
    ),
    Geval("TPOD1953", edit(ACTIVITEITEN, BOVEN_TOP, _VAN_ELDERS), "plan onder iets anders"),
    Geval(
        "TPOD1953",
        edit(ACTIVITEITEN, "nl.imow-mnre1034.", "nl.imow-pv98."),
        "waterschap onder een provincie",
        uitgang=pakket_waterschap,
    ),
    Geval(
        "TPOD1953",
        edit(ACTIVITEITEN, "nl.imow-mnre1034.", "nl.imow-pv98."),
        "rijksregel onder een provincie",
        uitgang=pakket_rijk,
    ),
    Geval("TPOD1954", edit(ACTIVITEITEN, TIJDELIJK, "Kappen"), "andere naam", uitgang=pakket_tijdelijk),
)
