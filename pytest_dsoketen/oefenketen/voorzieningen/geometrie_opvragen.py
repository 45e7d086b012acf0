# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Geometrie opvragen v1 of DSO-LV: the geometry of a location, by the id that an annotation names."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from starlette.responses import Response
from starlette.routing import BaseRoute

from pytest_dsoketen.model.plannen import Gebied, Punt
from pytest_dsoketen.oefenketen.voorzieningen._http import Probleem, Vraag, answer_json, make_route
from pytest_dsoketen.oefenketen.voorzieningen._ozon_vragen import CRS_RD

GEOMETRIE: Final = "/publiek/geometrie/api/opvragen/v1/geometrieen"


class Geometrieopvraag:
    """Gives geometries as GeoJSON, in RD.

    Args:
        list_gebieden: gives every area that is known.
    """

    def __init__(self, list_gebieden: Callable[[], Iterable[Gebied]]) -> None:
        self._list_gebieden = list_gebieden

    def routes(self) -> list[BaseRoute]:
        """Give the routes."""
        return [make_route("GET", f"{GEOMETRIE}/{{id}}", self.show_geometrie)]

    def show_geometrie(self, vraag: Vraag) -> Response:
        """Give one geometry; the reference system has to be asked for."""
        crs = vraag.query.get("crs")
        if crs is None:
            raise Probleem(422, "Ontbrekende parameter", "de parameter crs is verplicht")
        if crs != CRS_RD:
            raise Probleem(400, "Ongeldige parameter", f"{crs!r} wordt niet ondersteund; gebruik {CRS_RD}")
        for gebied in self._list_gebieden():
            if gebied.geometrie_id == vraag.pad["id"]:
                return answer_json(self.write_geometrie(gebied))
        raise Probleem(404, "Niet gevonden", f"Er is geen geometrie {vraag.pad['id']!r}.")

    def write_geometrie(self, gebied: Gebied) -> dict[str, Any]:
        """Write the geometry of an area."""
        return {
            "type": "MultiPolygon",
            "coordinates": [
                [[_write_punt(punt) for punt in ring] for ring in (vlak.ring, *vlak.gaten)] for vlak in gebied.vlakken
            ],
        }


def _write_punt(punt: Punt) -> list[float]:
    """Write one point."""
    return [punt.x, punt.y]
