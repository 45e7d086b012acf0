# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What the toepasbare-regelservices need of the map of DSO-LV: which areas and activities there are at a place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from pytest_dsoketen.model.plannen import Gebied, Punt, Regeling
from pytest_dsoketen.oefenketen.voorzieningen._http import Probleem
from pytest_dsoketen.standaarden.geometrie import contains

Locatie = tuple[Punt, ...]
"""Where somebody wants something: one point, or the corners of an area."""


class Kaart:
    """Knows where the rules of published plans hold.

    Args:
        fetch_regelingen: gives the regelingen that hold today.
        bekend: areas that earlier publications brought.
    """

    def __init__(self, fetch_regelingen: Callable[[], Iterable[Regeling]], bekend: Sequence[Gebied] = ()) -> None:
        self._fetch_regelingen = fetch_regelingen
        self._bekend = bekend

    def applies_at(self, activiteit: str, locatie: Locatie) -> bool:
        """Whether a rule about an activity holds at a place, or at a part of it.

        An activity about which no plan here has a rule is regulated elsewhere, and then holds everywhere.
        """
        gebieden = [
            gebied
            for regeling in self._fetch_regelingen()
            for artikel in regeling.artikelen
            if activiteit in artikel.activiteiten
            for gebied in regeling.gebieden
            if gebied.identificatie in artikel.gebieden
        ]
        return bool(locatie) and (
            not gebieden or any(contains(gebied, punt) for gebied in gebieden for punt in locatie)
        )

    def find_gebied(self, identificatie: str, locatie: Locatie) -> str:
        """Say whether a place lies in an area: `ja`, `nee` or `deels`."""
        eigen = [gebied for regeling in self._fetch_regelingen() for gebied in regeling.gebieden]
        gebieden = [gebied for gebied in (*eigen, *self._bekend) if gebied.identificatie == identificatie]
        binnen = [any(contains(gebied, punt) for gebied in gebieden) for punt in locatie]
        if not any(binnen):
            return "nee"
        return "ja" if all(binnen) else "deels"


def read_geo(data: dict[str, Any]) -> Locatie:
    """Read the place in a request: a GeoJSON point or polygon in RD; empty when there is none.

    Raises:
        Probleem: 400, when it is no such thing.
    """
    geo = (data.get("_geo") or {}).get("intersects")
    if geo is None:
        return ()
    try:
        hoeken = (
            [geo["coordinates"]] if geo["type"] == "Point" else [hoek for ring in geo["coordinates"] for hoek in ring]
        )
        return tuple(Punt(float(x), float(y)) for x, y in hoeken)
    except (KeyError, TypeError, ValueError) as fout:
        raise Probleem(400, "Ongeldige geometrie", f"verwacht een GeoJSON Point of Polygon in RD ({fout!r})") from fout
