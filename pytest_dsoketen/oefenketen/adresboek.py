# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Where every voorziening and every party of a running oefenketen can be reached."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pytest_dsoketen.oefenketen.omgeving import Adressen

_VERSIE = re.compile(r"^(/.*?/v\d+)(?:/|$)")


def list_adressen(adressen: Adressen, paden: Iterable[str]) -> list[tuple[str, str]]:
    """Give pairs of name and base URL: the landelijke voorzieningen, then the parties, then the control.

    Args:
        adressen: of a running oefenketen.
        paden: the paths on which the landelijke voorzieningen answer.
    """
    voorzieningen = {_shorten(pad): None for pad in paden}
    return [
        *((_name(basis), f"{adressen.lv}{basis}") for basis in sorted(voorzieningen)),
        *((f"referentiesoftware {rol.value}", url) for rol, url in adressen.partijen.items()),
        ("besturing van de oefenketen", adressen.besturing),
    ]


def _shorten(pad: str) -> str:
    """Cut a path behind its version, or behind its fixed part when it has none."""
    hit = _VERSIE.match(pad)
    return hit.group(1) if hit else pad.partition("/{")[0]


def _name(basis: str) -> str:
    """Name a voorziening by the last word of its path and its version."""
    delen = [deel for deel in basis.split("/") if deel not in {"", "publiek", "overheid", "api"}]
    return " ".join(delen)
