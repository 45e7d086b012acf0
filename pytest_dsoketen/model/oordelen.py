# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Verdicts: what can be said of an expectation, and how verdicts add up.

A verdict only ever gets worse and the first reason of the worst verdict stays (TTCN-3).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pytest_dsoketen.model._basis import ToelichtEnum


class Oordeel(ToelichtEnum):
    """A verdict; the order of definition is from best to worst."""

    NIET_VAN_TOEPASSING = "niet van toepassing", "De implementatieverklaring claimt dit terecht niet."
    GESLAAGD = "geslaagd", "Verwacht en gezien."
    WAARSCHUWING = "waarschuwing", "Een regel die zou moeten gelden, is niet gevolgd."
    HANDMATIG = "handmatig", "Een mens moet dit beantwoorden."
    NIET_GETOETST = "niet getoetst", "Niet uitgevoerd; de reden staat erbij."
    ONBESLIST = "onbeslist", "Niet vast te stellen, bijvoorbeeld omdat een landelijke voorziening niet bereikbaar was."
    GEBLOKKEERD = "geblokkeerd", "Een eerdere schakel is stuk; zie die bevinding."
    GEZAKT = "gezakt", "Een verplichte regel is niet gevolgd en het is duidelijk wie aan zet is."
    OPSTELLINGSFOUT = "opstellingsfout", "De eigen inregeling klopt niet: certificaat, sleutel, machtiging of adres."
    TOETSFOUT = "toetsfout", "De toets zelf is fout."

    @property
    def gewicht(self) -> int:
        """Place in the order from best (0) to worst."""
        return _GEWICHT[self]

    @property
    def is_groen(self) -> bool:
        """Whether a run with only such verdicts may be called green."""
        return self in _GROEN


_GEWICHT = {oordeel: plaats for plaats, oordeel in enumerate(Oordeel)}
_GROEN = frozenset({Oordeel.NIET_VAN_TOEPASSING, Oordeel.GESLAAGD, Oordeel.WAARSCHUWING, Oordeel.HANDMATIG})


@dataclass(frozen=True)
class Uitkomst:
    """A verdict with its reason.

    Attributes:
        oordeel: the verdict.
        reden: one Dutch sentence; empty when passed.
        bevinding: id of the bevinding that it stands on, if any.
    """

    oordeel: Oordeel
    reden: str = ""
    bevinding: str = ""


GESLAAGD = Uitkomst(Oordeel.GESLAAGD)


def roll_up(uitkomsten: Iterable[Uitkomst]) -> Uitkomst:
    """Add verdicts up to one: the worst counts, and of equals the first.

    Args:
        uitkomsten: the verdicts, in the order in which they came about.

    Returns:
        The worst; *niet getoetst* with a reason when there are none.
    """
    worst: Uitkomst | None = None
    for uitkomst in uitkomsten:
        if worst is None or uitkomst.oordeel.gewicht > worst.oordeel.gewicht:
            worst = uitkomst
    return worst or Uitkomst(Oordeel.NIET_GETOETST, "er is niets uitgevoerd")


class OordeelError(Exception):
    """Ends a scenario with a verdict other than geslaagd.

    Attributes:
        uitkomst: the verdict and its reason.
        details: labelled lines for a reader (stap, schakel, verwacht, waargenomen, …), in order.
    """

    def __init__(self, uitkomst: Uitkomst, details: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(uitkomst.reden or uitkomst.oordeel.value)
        self.uitkomst = uitkomst
        self.details = details


class GezaktError(OordeelError, AssertionError):
    """A conformance failure; an AssertionError, so that every reporter calls it failed and not broken."""
