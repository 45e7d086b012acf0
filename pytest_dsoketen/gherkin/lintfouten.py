# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with a feature file, as data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Lintsoort(StrEnum):
    """One check; every fault in a feature file belongs to exactly one."""

    TAAL = "taal"
    ONTLEDEN = "ontleden"
    TREFWOORD = "trefwoord"
    TEKST = "tekst"
    LEEG = "leeg"
    DUBBEL = "dubbel"
    GEEN_STAPPEN = "geen stappen"
    EERSTE_STAP = "eerste stap"
    VOORBEELDEN = "voorbeelden"
    KOLOM = "kolom"
    TAG = "tag"
    ONBEKENDE_STAP = "onbekende stap"
    MEERDUIDIGE_STAP = "meerduidige stap"
    ASYNC_STAP = "async stap"


@dataclass(frozen=True, order=True)
class Lintfout:
    """One fault.

    Attributes:
        regelnummer: line in the feature file, counted from 1.
        soort: the check that found it.
        tekst: a Dutch sentence: what is wrong, then the way out.
    """

    regelnummer: int
    soort: Lintsoort
    tekst: str


def render_lintfouten(bestand: str, fouten: Iterable[Lintfout]) -> str:
    """Write all faults of a file, one a line, in the order of the file, each once."""
    return "\n".join(f"{bestand}:{fout.regelnummer}: {fout.tekst}" for fout in sorted(set(fouten)))
