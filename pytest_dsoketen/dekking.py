# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What the scenarios cover: norms, steps, and the phrases that they are written with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pytest_dsoketen import FEATURES
from pytest_dsoketen.model.eisen import EISEN


@dataclass(frozen=True)
class Scenarioregel:
    """A scenario as its feature file declares it.

    Attributes:
        bestand: feature file, from the folder with features.
        naam: its own words.
        tags: every tag that holds for it.
    """

    bestand: str
    naam: str
    tags: frozenset[str]


def iter_scenarios(map_: Path = FEATURES) -> Iterator[Scenarioregel]:
    """Give every scenario of the suite."""
    from gherkin.parser import Parser  # noqa: PLC0415  (alleen voor overzichten)

    for path in sorted(map_.rglob("*.feature")):
        feature: Any = Parser().parse(path.read_text(encoding="utf-8"))["feature"]
        bestand = path.relative_to(map_).as_posix()
        yield from _iter_children(bestand, feature["children"], _list_tags(feature))


def _iter_children(bestand: str, children: list[dict[str, Any]], tags: frozenset[str]) -> Iterator[Scenarioregel]:
    """Give the scenarios under a feature or a rule."""
    for child in children:
        if "rule" in child:
            yield from _iter_children(bestand, child["rule"]["children"], tags | _list_tags(child["rule"]))
        elif "scenario" in child:
            scenario = child["scenario"]
            eigen = tags | _list_tags(scenario)
            for voorbeelden in scenario["examples"]:
                eigen |= _list_tags(voorbeelden)
            yield Scenarioregel(bestand, scenario["name"], eigen)


def _list_tags(knoop: dict[str, Any]) -> frozenset[str]:
    """Give the tags of a node, without the at sign."""
    return frozenset(tag["name"].removeprefix("@") for tag in knoop["tags"])


def list_dekking() -> list[dict[str, Any]]:
    """Give every norm with the scenarios that are about it, or why there is none."""
    scenarios = list(iter_scenarios())
    rijen = []
    for eis in sorted(EISEN.values(), key=lambda eis: eis.code):
        eigen = [scenario for scenario in scenarios if f"eis:{eis.code}" in scenario.tags]
        stappen = {tag.removeprefix("stap:") for scenario in eigen for tag in scenario.tags if tag.startswith("stap:")}
        rijen.append(
            {
                "code": eis.code,
                "tekst": eis.tekst,
                "bron": eis.bron,
                "niveau": eis.niveau.value,
                "stappen": sorted(stappen),
                "scenarios": [f"{scenario.bestand}: {scenario.naam}" for scenario in eigen],
                "reden": "" if eigen else _explain(eis.code),
            }
        )
    return rijen


def _explain(code: str) -> str:
    """Say why a norm has no scenario of its own."""
    if code.startswith(("DSOK-SCHAKEL-", "DSOK-KETEN-")):
        return "geldt voor elk bericht; wordt getoetst bij elk scenario dat over deze schakel gaat"
    return "wordt gecontroleerd in elk bericht waar zij over gaat; geen eigen scenario"
