# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Identifications of OW objects (NEN3610): read, check and make.

`nl.imow-gm9999.gebied.Bos`: who made it, what it is, and letters and digits that its maker chose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pytest_dsoketen.model._basis import DsoketenError

_OVERHEID = r"(?:gm|pv|ws|mnre|mn)[0-9]{1,6}"
_KENMERK = r"[A-Za-z0-9]{1,32}"
SOORTEN = (
    "activiteit",
    "activiteitlocatieaanduiding",
    "ambtsgebied",
    "divisie",
    "divisietekst",
    "gebied",
    "gebiedengroep",
    "gebiedsaanwijzing",
    "hoofdlijn",
    "juridischeregel",
    "kaart",
    "kaartlaag",
    "lijn",
    "lijnengroep",
    "normwaarde",
    "omgevingsnorm",
    "omgevingswaarde",
    "pons",
    "punt",
    "puntengroep",
    "regelingsgebied",
    "regeltekst",
    "tekstdeel",
)
"""Kinds of things that have an OW identification; the three kinds of juridische regels share one."""

_IDENTIFICATIE = re.compile(
    rf"nl\.imow-(?P<overheid>{_OVERHEID})\.(?P<soort>{'|'.join(SOORTEN)})\.(?P<kenmerk>{_KENMERK})"
)
_SOORT_OVERHEID = re.compile(r"nl\.imow-([a-z]+)[0-9]")


class OwIdError(DsoketenError, ValueError):
    """A text that should identify an OW object does not."""


@dataclass(frozen=True)
class OwId:
    """The identification of an OW object.

    Attributes:
        overheid: code of the organisation that made it: `gm9999`, `pv28`, `ws0636`, `mnre1034`.
        soort: one of `SOORTEN`.
        kenmerk: at most 32 letters and digits.
    """

    overheid: str
    soort: str
    kenmerk: str

    def __str__(self) -> str:
        """Write it as the standard has it."""
        return f"nl.imow-{self.overheid}.{self.soort}.{self.kenmerk}"

    @classmethod
    def parse(cls, tekst: str) -> OwId:
        """Read an identification.

        Raises:
            OwIdError: when the text is not one.
        """
        found = _IDENTIFICATIE.fullmatch(tekst)
        if found is None:
            raise OwIdError(
                f"“{tekst}” is geen identificatie van een OW-object; de vorm is nl.imow-gm9999.gebied.kenmerk, "
                "met in het kenmerk ten hoogste 32 letters en cijfers"
            )
        return cls(found["overheid"], found["soort"], found["kenmerk"])

    @classmethod
    def make(cls, overheid: str, soort: str, kenmerk: str) -> OwId:
        """Make an identification; what may not stand in a kenmerk is left out.

        Raises:
            OwIdError: when nothing is left, or the organisation or kind does not exist.
        """
        return cls.parse(str(cls(overheid, soort, re.sub(r"[^A-Za-z0-9]", "", kenmerk)[:32])))


@lru_cache(maxsize=1 << 17)
def soort_of(identificatie: str) -> str:
    """Give the kind in an OW identification; empty when the text is not one."""
    found = _IDENTIFICATIE.fullmatch(identificatie)
    return found["soort"] if found else ""


def overheid_of(identificatie: str) -> str:
    """Give the organisation in an OW identification; empty when the text is not one."""
    found = _IDENTIFICATIE.fullmatch(identificatie)
    return found["overheid"] if found else ""


def bestuurslaag_of(identificatie: str) -> str:
    """Give which kind of organisation an identification is of: `gm`, `pv`, `ws`, `mnre`; empty when it is none."""
    found = _SOORT_OVERHEID.match(identificatie)
    return found[1] if found else ""


def ow_id(gezag: str, soort: str, kenmerk: str) -> str:
    """Make the text of an identification: `OwId.make`."""
    return str(OwId.make(gezag, soort, kenmerk))
