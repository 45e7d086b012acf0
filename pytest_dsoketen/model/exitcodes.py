# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Exit codes: what a run tells the program that started it. Those of pytest itself (0-5) keep their meaning."""

from __future__ import annotations

from enum import IntEnum
from typing import Self

from pytest_dsoketen.model.oordelen import Oordeel


class Exitcode(IntEnum):
    """An exit code with what it means."""

    toelichting: str

    def __new__(cls, value: int, toelichting: str = "") -> Self:
        """Make a code from its number and its sentence."""
        code = int.__new__(cls, value)
        code._value_ = value
        code.toelichting = toelichting
        return code

    GROEN = 0, "alles geslaagd, of met een waarschuwing, niet van toepassing of nog door een mens te beantwoorden"
    GEZAKT = 1, "minstens één bevinding: een verplichte regel is niet gevolgd"
    ONDERBROKEN = 2, "onderbroken, of een feature-bestand is fout (pytest)"
    INTERN = 3, "interne fout (pytest)"
    GEBRUIK = 4, "verkeerd gebruik van de opdrachtregel (pytest)"
    NIETS_GEDRAAID = 5, "er was niets om te draaien (pytest)"
    NIET_GROEN = 10, "niets gezakt, maar er is iets onbeslist, geblokkeerd of niet getoetst"
    OPSTELLINGSFOUT = 11, "tijdens de toets bleek de eigen inregeling fout: sleutel, certificaat, machtiging of adres"
    TOETSFOUT = 12, "de toets zelf is fout; de andere uitkomsten zeggen dan niets zeker"
    OPSTELLING_ONGELDIG = 20, "de opstelling kan niet worden gebruikt; er is niets getoetst"


_CODES = {
    Oordeel.GEZAKT: Exitcode.GEZAKT,
    Oordeel.ONBESLIST: Exitcode.NIET_GROEN,
    Oordeel.GEBLOKKEERD: Exitcode.NIET_GROEN,
    Oordeel.NIET_GETOETST: Exitcode.NIET_GROEN,
    Oordeel.OPSTELLINGSFOUT: Exitcode.OPSTELLINGSFOUT,
    Oordeel.TOETSFOUT: Exitcode.TOETSFOUT,
}


def get_exitcode(oordeel: Oordeel) -> Exitcode:
    """Give the exit code for the worst verdict of a run."""
    return _CODES.get(oordeel, Exitcode.GROEN)


def find_exitcode(status: int) -> Exitcode:
    """Give the exit code with a number; one that is not ours, of a plugin that ended the run, counts as broken off."""
    return Exitcode(status) if status in set(Exitcode) else Exitcode.ONDERBROKEN
