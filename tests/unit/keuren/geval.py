# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What proves a rule: a right package, and one smallest change that gives its code and nothing unexplained.

Each module beside this one proves one family of codes: it holds `GEVALLEN`, a tuple of `Geval`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Protocol

from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.standaarden.lvbb.keuren import check_aanlevering
from pytest_dsoketen.standaarden.lvbb.toestand import Toestand
from pytest_dsoketen.standaarden.lvbb.uitwisselpakket import check_uitwisselpakket
from tests.unit.plandata import VANDAAG, Breuk, make_pakket


def ongewijzigd(bestanden: dict[str, bytes]) -> dict[str, bytes]:
    """Leave the package as it is: the fault is in what the landelijke voorzieningen hold, or in the day."""
    return bestanden


def _onbekend() -> None:
    """Nothing is known of the landelijke voorzieningen."""


@cache
def pakket_definitief() -> bytes:
    """The first version, as a definitief besluit; made once."""
    return make_pakket()


class Keuring(Protocol):
    """Judges a package."""

    def __call__(
        self, pakket: bytes, *, vandaag: date | None = None, toestand: Toestand | None = None
    ) -> list[Afwijking]:
        """Give what is wrong with it."""


def keur_download(
    pakket: bytes,
    *,
    vandaag: date | None = None,
    toestand: Toestand | None = None,
) -> list[Afwijking]:
    """Judge an uitwisselpakket; the day and what is held besides do not matter."""
    return check_uitwisselpakket(pakket)


@dataclass(frozen=True)
class Geval:
    """One smallest change.

    Attributes:
        code: what has to be reported.
        breuk: the change.
        naam: what is changed, in a few words.
        mee: codes that cannot but come along; each needs a good reason.
        uitgang: makes the right package; give the same function for the same package, it is cached.
        toestand: makes what the landelijke voorzieningen hold; None when that is not known.
        vandaag: day of judgement.
        dan: makes what they hold when the broken package is judged, where that is the fault; None for the same.
        keur: judges a package; by default as an aanlevering.
        op: day on which the broken package is judged, where that is the fault; None for the same.
    """

    code: str
    breuk: Breuk
    naam: str = ""
    mee: frozenset[str] = field(default_factory=frozenset)
    uitgang: Callable[[], bytes] = pakket_definitief
    toestand: Callable[[], Toestand | None] = _onbekend
    vandaag: date = VANDAAG
    dan: Callable[[], Toestand | None] | None = None
    op: date | None = None
    keur: Keuring = check_aanlevering

    @property
    def id(self) -> str:
        """Name of the test."""
        return f"{self.code} {self.naam}".strip()
