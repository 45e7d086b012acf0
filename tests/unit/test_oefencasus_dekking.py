# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The oefencasus Samenwerkfunctionaliteit is covered whole: every id in the table, every scenario in the features."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from gherkin.parser import Parser

from pytest_dsoketen import FEATURES

TABEL = FEATURES.parent / "docs" / "oefencasus-samenwerkfunctionaliteit.md"
MAP = FEATURES / "oefencasussen" / "samenwerkfunctionaliteit"
STAPPEN_PER_OEFENING = {1: 3, 2: 6, 3: 3, 4: 4, 5: 2}
IDS = [
    *(f"V{nummer}" for nummer in range(1, 5)),
    *(f"O{oefening}.{stap}" for oefening, aantal in STAPPEN_PER_OEFENING.items() for stap in range(1, aantal + 1)),
    *(f"Q{oefening}.{vraag}" for oefening in STAPPEN_PER_OEFENING for vraag in range(1, 4)),
    "L1",
    "L2",
]
_RIJ = re.compile(r"^\| ((?:[VOQL])[\d.]+) \| [^|]+ \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


def read_tabel() -> list[tuple[str, str, str]]:
    """Give id, scenario and file of every row."""
    return [
        (id_, scenario.strip(), bestand.strip()) for id_, scenario, bestand in _RIJ.findall(TABEL.read_text("utf-8"))
    ]


def read_scenarios(path: Path) -> dict[str, set[str]]:
    """Give the tags of every scenario in a file, with those it inherits."""
    feature = Parser().parse(path.read_text("utf-8"))["feature"]
    found: dict[str, set[str]] = {}

    def tags(ding: dict) -> set[str]:
        return {tag["name"] for tag in ding["tags"]}

    for kind in feature["children"]:
        children = kind["rule"]["children"] if "rule" in kind else [kind]
        inherited = tags(feature) | (tags(kind["rule"]) if "rule" in kind else set())
        found.update(
            {
                child["scenario"]["name"]: inherited | tags(child["scenario"])
                for child in children
                if "scenario" in child
            }
        )
    return found


@pytest.fixture(scope="module")
def scenarios() -> dict[str, dict[str, set[str]]]:
    """Give the scenarios of the oefencasus, per file."""
    return {path.stem: read_scenarios(path) for path in MAP.glob("*.feature")}


def expect_tag(id_: str) -> str:
    """Give the tag that a scenario for an id has to carry."""
    if id_.startswith("Q"):
        return f"@vraag:{id_}"
    return {"V": "@oefening:0", "L": "@oefening:leerdoelen"}.get(id_[0], f"@oefening:{id_[1]}")


@pytest.mark.parametrize("id_", IDS)
def test_elk_onderdeel_staat_in_de_tabel(id_):
    assert id_ in {rij[0] for rij in read_tabel()}


def test_de_tabel_noemt_alleen_onderdelen_van_de_casus():
    assert {rij[0] for rij in read_tabel()} == set(IDS)


@pytest.mark.parametrize(("id_", "scenario", "bestand"), read_tabel())
def test_elke_rij_wijst_naar_een_scenario_met_de_goede_tags(scenarios, id_, scenario, bestand):
    assert scenario in scenarios[bestand]
    assert {expect_tag(id_), "@stap:11"} <= scenarios[bestand][scenario]


def test_elk_scenario_staat_in_de_tabel(scenarios):
    genoemd = {(bestand, scenario) for _, scenario, bestand in read_tabel()}
    assert {(bestand, naam) for bestand, namen in scenarios.items() for naam in namen} == genoemd


def test_elke_vraagtag_staat_bij_dat_scenario_in_de_tabel(scenarios):
    rijen = set(read_tabel())
    for bestand, namen in scenarios.items():
        for naam, tags in namen.items():
            for tag in tags:
                if tag.startswith("@vraag:"):
                    assert (tag.removeprefix("@vraag:"), naam, bestand) in rijen


def test_de_derde_vraag_is_nooit_door_een_toets_te_beantwoorden():
    for oefening in STAPPEN_PER_OEFENING:
        tekst = (MAP / f"oefening_{oefening}.feature").read_text("utf-8")
        laatste = tekst.rstrip().splitlines()[-1]
        assert f"vraag Q{oefening}.3 zelf:" in laatste
