# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What is covered: norms by scenarios, and rules of the validatiematrix by checks."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pytest_dsoketen import FEATURES
from pytest_dsoketen.model.eisen import EISEN, Controleplaats, Matrixregel, load_matrix
from pytest_dsoketen.model.stappen import Stapcode


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
    """Give every norm of the chain with the scenarios that are about it, or why there is none.

    A rule of the validatiematrix is only among them when a scenario is about it; `list_matrix` has all of those.
    """
    scenarios = list(iter_scenarios())
    matrix = load_matrix()
    rijen = []
    for eis in sorted(EISEN.values(), key=lambda eis: eis.code):
        eigen = [scenario for scenario in scenarios if f"eis:{eis.code}" in scenario.tags]
        if not eigen and eis.code in matrix:
            continue
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


MATRIXVERSIES = ("5.0", "6.0")
"""Versions of the validatiematrix; 5.0 is the last complete one, 6.0 has the rules of LVBB and Ozon."""
MATRIXSTAPPEN = frozenset({Stapcode.S2.value, Stapcode.S3.value})
"""Steps in which an aanlevering is judged by the validatiematrix."""
_FAMILIE = re.compile(r"[A-Z]+")


@dataclass(frozen=True)
class Regeldekking:
    """How many rules of the validatiematrix are checked, and where.

    Attributes:
        familie: letters that the codes begin with; `totaal` for all.
        regels: how many rules there are.
        uitvoerbaar: how many something checks.
        eigen: how many a check of ours does, without official files.
        xsd: how many the official XSD does.
        schematron: how many the official Schematron does.
    """

    familie: str
    regels: int
    uitvoerbaar: int
    eigen: int
    xsd: int
    schematron: int

    @property
    def niet(self) -> int:
        """How many nothing checks."""
        return self.regels - self.uitvoerbaar


def familie_of(code: str) -> str:
    """Give the family of a code: its letters."""
    hit = _FAMILIE.match(code)
    return hit[0] if hit else code


def measure_matrix(versie: str, regels: Iterable[Matrixregel] | None = None) -> tuple[Regeldekking, ...]:
    """Count the rules of one version of the validatiematrix by family, with the total last.

    Args:
        versie: `5.0` or `6.0`.
        regels: the rules; default the register.
    """
    alle = [regel for regel in (load_matrix().values() if regels is None else regels) if versie in regel.versies]
    families = sorted({familie_of(regel.code) for regel in alle})
    per_familie = [_count(naam, [regel for regel in alle if familie_of(regel.code) == naam]) for naam in families]
    return (*per_familie, _count("totaal", alle))


def _count(familie: str, regels: list[Matrixregel]) -> Regeldekking:
    """Count some rules."""
    return Regeldekking(
        familie=familie,
        regels=len(regels),
        uitvoerbaar=sum(regel.is_uitvoerbaar for regel in regels),
        eigen=sum(regel.is_eigen for regel in regels),
        xsd=sum(Controleplaats.XSD in regel.waar for regel in regels),
        schematron=sum(Controleplaats.SCHEMATRON in regel.waar for regel in regels),
    )


def list_matrix() -> list[dict[str, Any]]:
    """Give every rule of the validatiematrix with who it is of, and where it is checked or why not."""
    return [
        {
            "code": regel.code,
            "versies": list(regel.versies),
            "niveau": regel.niveau.value,
            "tekst": regel.tekst,
            "wie": [wie.value for wie in regel.wie],
            "waar": [plaats.value for plaats in regel.waar],
            "reden": regel.reden,
        }
        for regel in sorted(load_matrix().values(), key=lambda regel: regel.code)
    ]


_KOLOMMEN = ("familie", "regels", "uitvoerbaar", "eigen", "xsd", "schematron", "niet")


def format_matrix(versie: str) -> list[str]:
    """Write the coverage of one version as a table of text."""
    rijen = [_KOLOMMEN, *(tuple(str(getattr(rij, kolom)) for kolom in _KOLOMMEN) for rij in measure_matrix(versie))]
    return [
        f"Validatiematrix v{versie}",
        *(f"  {familie:<10}" + "".join(f"{getal:>12}" for getal in getallen) for familie, *getallen in rijen),
    ]


def format_redenen() -> list[str]:
    """Write which rules nothing checks, with the codes under each reason."""
    per_reden: dict[str, list[str]] = {}
    for regel in sorted(load_matrix().values(), key=lambda regel: regel.code):
        if not regel.is_uitvoerbaar:
            per_reden.setdefault(regel.reden, []).append(regel.code)
    regels = ["Niet gecontroleerd, en waarom"]
    for reden, codes in sorted(per_reden.items(), key=lambda paar: (-len(paar[1]), paar[0])):
        regels += [f"  {reden}", *textwrap.wrap(", ".join(codes), 96, initial_indent="    ", subsequent_indent="    ")]
    return regels


def list_schematron() -> dict[str, tuple[str, ...]]:
    """Give the codes that the Schematrons installed on this machine can answer with, and of which sets they are."""
    from pytest_dsoketen.standaarden.schemas import open_schemas  # noqa: PLC0415  (laadt lxml; niet elk overzicht heeft het nodig)

    return open_schemas().schematroncodes()


def format_schematron(per_code: Mapping[str, Sequence[str]]) -> list[str]:
    """Write what the installed Schematrons check, next to what the register of the validatiematrix says of them.

    Args:
        per_code: codes with the sets that have them, as `list_schematron` gives them.
    """
    if not per_code:
        return ["Schematron op deze machine: geen; voeg sets toe met `dsoketen schemas installeer <map of zip>`"]
    per_set = Counter(naam for namen in per_code.values() for naam in namen)
    genoemd = {regel.code for regel in load_matrix().values() if Controleplaats.SCHEMATRON in regel.waar}
    regels = ["Schematron op deze machine", *(f"  {naam:<20}{aantal:>4} codes" for naam, aantal in per_set.items())]
    for kop, codes in (
        ("wel in het register, in geen geïnstalleerde set", genoemd - set(per_code)),
        ("wel in een geïnstalleerde set, niet in het register", set(per_code) - genoemd),
    ):
        regels += [f"  {kop}: {len(codes)}"]
        regels += textwrap.wrap(", ".join(sorted(codes)), 96, initial_indent="    ", subsequent_indent="    ")
    return regels
