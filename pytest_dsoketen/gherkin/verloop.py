# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What happened in one scenario, in a shape that survives the trip from an xdist worker to the controller.

Reporters read it with `read_verloop(report)`; they never need the item, the feature file or pytest-bdd.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pytest_dsoketen.model.oordelen import Oordeel

NIET_UITGEVOERD = "niet uitgevoerd"
"""Status of a step that was not reached."""

_ATTRIBUUT = "dsoketen_verloop"


@dataclass(frozen=True)
class Stapverloop:
    """One step as it went.

    Attributes:
        trefwoord: the keyword as written, such as `Gegeven`.
        tekst: the step without its keyword, outline values filled in.
        regelnummer: line in the feature file.
        status: value of an `Oordeel`, or `NIET_UITGEVOERD`.
        duur: seconds.
        tabel: rows of the data table under the step.
        tekstblok: the doc string under the step.
    """

    trefwoord: str
    tekst: str
    regelnummer: int
    status: str
    duur: float
    tabel: tuple[tuple[str, ...], ...] = ()
    tekstblok: str = ""


@dataclass(frozen=True)
class Scenarioverloop:
    """One scenario as it went.

    Attributes:
        functionaliteit: name of the Functionaliteit.
        bestand: the feature file, relative to the rootdir where possible.
        regel: name of the Regel it stands under; empty when there is none.
        scenario: name, outline values filled in.
        regelnummer: line of the scenario in the feature file.
        beschrijving: description of the Functionaliteit.
        regelbeschrijving: description of the Regel.
        tags: tags of feature, rule, scenario and table, without `@`, in that order.
        voorbeeld: column and value of the outline row; empty for a plain scenario.
        stappen: the steps, background first.
        oordeel: value of the `Oordeel` of the whole.
        reden: why, when it is not geslaagd.
        bevinding: id of the bevinding that it stands on.
        details: labelled lines for a reader.
        duur: seconds, all steps together.
    """

    functionaliteit: str
    bestand: str
    regel: str
    scenario: str
    regelnummer: int
    beschrijving: str
    regelbeschrijving: str
    tags: tuple[str, ...]
    voorbeeld: tuple[tuple[str, str], ...]
    stappen: tuple[Stapverloop, ...]
    oordeel: str
    reden: str = ""
    bevinding: str = ""
    details: tuple[tuple[str, str], ...] = ()
    duur: float = 0.0

    def to_dict(self) -> dict[str, Any]:
        """Return plain lists, dicts, strings and numbers."""
        return {**vars(self), "stappen": [vars(stap) for stap in self.stappen]}

    @classmethod
    def from_dict(cls, gegevens: Mapping[str, Any]) -> Scenarioverloop:
        """Build it again from what `to_dict` gave, also after JSON or execnet made lists of the tuples."""
        stappen = tuple(
            Stapverloop(**{**stap, "tabel": tuple(tuple(rij) for rij in stap["tabel"])}) for stap in gegevens["stappen"]
        )
        pairs = {
            "tags": tuple(gegevens["tags"]),
            "voorbeeld": tuple((kolom, waarde) for kolom, waarde in gegevens["voorbeeld"]),
            "details": tuple((naam, waarde) for naam, waarde in gegevens["details"]),
        }
        return cls(**{**gegevens, **pairs, "stappen": stappen})


def attach_verloop(report: Any, verloop: Scenarioverloop) -> None:
    """Put it on a pytest report."""
    setattr(report, _ATTRIBUUT, verloop.to_dict())


def list_properties(verloop: Scenarioverloop) -> list[tuple[str, object]]:
    """Return the verdict as `user_properties`, which junitxml writes too."""
    properties = (("oordeel", verloop.oordeel), ("reden", verloop.reden), ("bevinding", verloop.bevinding))
    return [(naam, waarde) for naam, waarde in properties if waarde]


def read_verloop(report: Any) -> Scenarioverloop | None:
    """Return what happened in the scenario that this report concludes.

    Args:
        report: a pytest TestReport, of any phase, on the controller or in the process that ran it.

    Returns:
        None for a report that concludes no scenario. Exactly one report per executed scenario has it: the call, or the
        setup when that did not pass.
    """
    gegevens = getattr(report, _ATTRIBUUT, None)
    return None if gegevens is None else Scenarioverloop.from_dict(gegevens)


def status_of_report(report: Any) -> tuple[str, str, str] | None:
    """Answer `pytest_report_teststatus`: the verdict, not the phase, tells a failed test from an error."""
    gegevens = getattr(report, _ATTRIBUUT, None)
    return _STATUSSEN.get(gegevens["oordeel"]) if gegevens is not None and report.failed else None


_STATUSSEN = {
    Oordeel.GEZAKT.value: ("failed", "F", "GEZAKT"),
    Oordeel.TOETSFOUT.value: ("error", "E", "TOETSFOUT"),
    Oordeel.OPSTELLINGSFOUT.value: ("error", "E", "OPSTELLINGSFOUT"),
}
