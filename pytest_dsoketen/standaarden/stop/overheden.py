# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""How STOP names a government organisation: overheidcode (`gm9999`) and TOOI identification (`/tooi/id/gemeente/gm9999`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from pytest_dsoketen.model._basis import DsoketenError, ToelichtEnum


class OverheidError(DsoketenError, ValueError):
    """A text that should name a government organisation does not."""


class Overheidsoort(ToelichtEnum):
    """Kind of organisation, as TOOI names it."""

    GEMEENTE = "gemeente", "Een gemeente (gm)."
    PROVINCIE = "provincie", "Een provincie (pv)."
    WATERSCHAP = "waterschap", "Een waterschap (ws)."
    MINISTERIE = "ministerie", "Een ministerie of ander orgaan van het Rijk (mn, mnre)."

    @property
    def is_decentraal(self) -> bool:
        """Whether it is not the Rijk."""
        return self is not Overheidsoort.MINISTERIE


_SOORT_PER_BEGIN = {
    "gm": Overheidsoort.GEMEENTE,
    "pv": Overheidsoort.PROVINCIE,
    "ws": Overheidsoort.WATERSCHAP,
    "mn": Overheidsoort.MINISTERIE,
}
_CODE = re.compile(r"mnre[0-9]{4}|mn[0-9]{3}|gm[0-9]{4}|ws[0-9]{4}|pv[0-9]{2}")
_TOOI = re.compile(r"/tooi/id/([a-z]+)/([a-z0-9]+)")


class Overheidcode(str):
    """Code of an organisation: gm, ws and mnre with four digits, mn with three, pv with two.

    Raises:
        OverheidError: when the text is not one.
    """

    __slots__ = ()

    def __new__(cls, tekst: str) -> Self:
        """Check the grammar and keep the text as it was."""
        if not _CODE.fullmatch(tekst):
            raise OverheidError(f"“{tekst[:40]}” is geen code van een overheid, zoals gm9999, pv99, ws9999 of mnre9999")
        return super().__new__(cls, tekst)

    @property
    def soort(self) -> Overheidsoort:
        """Kind of organisation."""
        return _SOORT_PER_BEGIN[self[:2]]


@dataclass(frozen=True)
class Tooi:
    """TOOI identification of an organisation; it always names the kind that its code has."""

    code: Overheidcode

    def __str__(self) -> str:
        """Write it as the standard has it."""
        return f"/tooi/id/{self.code.soort.value}/{self.code}"


def parse_tooi(tekst: str) -> Tooi:
    """Read a TOOI identification.

    Raises:
        OverheidError: when it is not one, or names another kind than its code has.
    """
    found = _TOOI.fullmatch(tekst)
    if found is None:
        raise OverheidError(f"“{tekst[:60]}” is geen TOOI-identificatie zoals /tooi/id/gemeente/gm9999")
    tooi = Tooi(Overheidcode(found[2]))
    if str(tooi) != tekst:
        raise OverheidError(f"“{tekst[:60]}” noemt een {found[1]}, maar {found[2]} is een {tooi.code.soort.value}")
    return tooi


def is_overheidcode(tekst: str) -> bool:
    """Say whether a text is the code of an organisation."""
    return bool(_CODE.fullmatch(tekst))
