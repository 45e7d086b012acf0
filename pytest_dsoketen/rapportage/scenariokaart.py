# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What a report says of a scenario before it ran: identity, place in the chain, labels and description.

Identity is the same in a checkout and in an installed package, and on every machine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from pytest_dsoketen.model.bevindingen import Ernst
from pytest_dsoketen.model.eisen import EISEN, Eis
from pytest_dsoketen.model.stappen import STAP_PER_CODE, STAPPEN, Deelketen, Stap, Stapcode
from pytest_dsoketen.rapportage.tekst import begin_zin, clean_line, clean_plain, end_zin, make_safe

SEVERITY: dict[Ernst, str] = {
    Ernst.BLOKKEREND: "blocker",
    Ernst.ERNSTIG: "critical",
    Ernst.WAARSCHUWING: "minor",
    Ernst.INFO: "trivial",
}
_DEELKETENS = {deelketen: f"{nr}. {begin_zin(deelketen.value)}" for nr, deelketen in enumerate(Deelketen, start=1)}
_OVERIG = "5. Over de stappen heen"
_MAPPEN = {stap.map: stap for stap in STAPPEN}
_ERGSTE_EERST = tuple(Ernst)
_LABELS = ("stap", "rol", "eis", "iteratie", "oefening", "casus", "storing")


@dataclass(frozen=True)
class Scenariokaart:
    """A scenario as a report shows it.

    Attributes:
        naam: name, filled in for this row of an outline.
        volledige_naam: stable name of the scenario, one for all rows of an outline.
        historie_id: stable id of this row.
        epic: part of the chain.
        feature: step of the chain.
        story: the Regel, or else the Functionaliteit.
        labels: name and value of every other label.
        parameters: column and value of this row.
        severity: how bad it is when it fails, in the words of Allure.
        omschrijving: what a reader should know, as Markdown.
    """

    naam: str
    volledige_naam: str
    historie_id: str
    epic: str
    feature: str
    story: str
    labels: tuple[tuple[str, str], ...]
    parameters: tuple[tuple[str, str], ...]
    severity: str
    omschrijving: str


def describe_scenario(feature: Any, scenario: Any, voorbeeld: Mapping[str, object] | None = None) -> Scenariokaart:
    """Say what a report needs of a scenario.

    Args:
        feature: a feature as pytest-bdd parses it.
        scenario: a scenario of it, rendered.
        voorbeeld: the row of the outline, by column.
    """
    regel = getattr(scenario, "rule", None)
    tags = _collect_tags(feature, regel, scenario)
    pad = make_stable_path(str(feature.filename), str(feature.rel_filename))
    stap = _find_stap(pad, feature, regel, scenario)
    eisen = [EISEN[code] for code in tags.get("eis", ()) if code in EISEN]
    parameters = tuple((clean_line(str(naam)), clean_line(str(waarde))) for naam, waarde in (voorbeeld or {}).items())
    volledig = "#".join(deel for deel in (pad, regel.name if regel else "", _find_template(feature, scenario)) if deel)
    story = regel.name if regel else feature.name
    return Scenariokaart(
        naam=clean_line(scenario.name),
        volledige_naam=clean_line(volledig, 2_000),
        historie_id=digest(clean_line(volledig, 2_000), clean_line(scenario.name), *map(str, sorted(parameters))),
        epic=_DEELKETENS[stap.deelketen] if stap else _OVERIG,
        feature=f"Stap {stap.code.value} · {stap.titel}" if stap else clean_line(feature.name),
        story=clean_line(story),
        labels=_list_labels(tags, stap, eisen),
        parameters=parameters,
        severity=_choose_severity(eisen),
        omschrijving=_describe(feature, regel, scenario, eisen),
    )


def make_stable_path(filename: str, fallback: str) -> str:
    """Give the path of a feature from the folder `features` on, whatever stands before that."""
    parts = PurePosixPath(filename.replace("\\", "/")).parts
    if "features" in parts[:-1]:
        begin = len(parts) - 1 - parts[::-1].index("features")
        return "/".join(parts[begin + 1 :])
    return fallback.replace("\\", "/")


def digest(*parts: str) -> str:
    """Make a short stable id; no secret depends on it."""
    return hashlib.md5("\n".join(parts).encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


def _find_template(feature: Any, scenario: Any) -> str:
    """Give the name of a scenario as it stands in the file, before a row was filled in."""
    for naam, template in feature.scenarios.items():
        if template.line_number == scenario.line_number:
            return str(naam)
    return str(scenario.name)


def _collect_tags(*bronnen: Any) -> dict[str, tuple[str, ...]]:
    """Give the tags of feature, Regel and scenario, by the word before the colon."""
    tags = sorted({str(tag) for bron in bronnen if bron is not None for tag in bron.tags})
    soorten: dict[str, list[str]] = {}
    for tag in tags:
        soort, _, waarde = tag.partition(":")
        soorten.setdefault(soort, []).append(waarde)
    return {soort: tuple(waarden) for soort, waarden in soorten.items()}


def _find_stap(pad: str, feature: Any, regel: Any, scenario: Any) -> Stap | None:
    """Give the step: by the nearest tag, of several the last in the chain; else by the folder."""
    for bron in (scenario, regel, feature):
        codes = _collect_tags(bron).get("stap", ())
        known = [code for code in Stapcode if code.value in codes]
        if known:
            return STAP_PER_CODE[known[-1]]
    return next((_MAPPEN[deel] for deel in pad.split("/") if deel in _MAPPEN), None)


def _list_labels(
    tags: Mapping[str, tuple[str, ...]], stap: Stap | None, eisen: Iterable[Eis]
) -> tuple[tuple[str, str], ...]:
    """Give the labels that come from the tags, and the hops that follow from the norms."""
    labels = [(soort, waarde) for soort in _LABELS for waarde in tags.get(soort, ())]
    if stap and ("stap", stap.code.value) not in labels:
        labels.append(("stap", stap.code.value))
    labels += [("schakel", code) for code in dict.fromkeys(code for eis in eisen for code in eis.schakels)]
    labels += [
        ("tag", clean_line(":".join(deel for deel in (soort, waarde) if deel)))
        for soort, waarden in tags.items()
        for waarde in waarden
        if soort not in _LABELS
    ]
    return tuple((naam, clean_line(waarde)) for naam, waarde in labels)


def _choose_severity(eisen: Iterable[Eis]) -> str:
    """Take the worst that the norms of a scenario can mean."""
    ernsten = [eis.ernst for eis in eisen]
    return SEVERITY[min(ernsten, key=_ERGSTE_EERST.index)] if ernsten else "normal"


def _describe(feature: Any, regel: Any, scenario: Any, eisen: Iterable[Eis]) -> str:
    """Write what a scenario is for and on which norm it stands, as Markdown."""
    verhaal = [_join_lines(bron.description) for bron in (scenario, regel, feature) if bron is not None]
    normen = [f"**Norm {eis.code}.** {end_zin(eis.tekst)} *Bron: {eis.bron}.*" for eis in eisen]
    return clean_plain("\n\n".join(deel for deel in (*verhaal, *normen) if deel))


def _join_lines(text: str) -> str:
    """Make one paragraph of lines that were broken to fit a file."""
    return make_safe(" ".join(line.strip() for line in (text or "").splitlines()).strip(), limit=4_000)
