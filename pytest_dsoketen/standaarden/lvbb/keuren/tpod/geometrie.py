# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about the geometries of OW locations: of the right kind, all used, and in Nederland (TPOD)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from lxml import etree

from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.stop.gio import ETRS89, RD
from pytest_dsoketen.standaarden.stop.namen import BASISGEO, GML, local, qname

_PUNT: Final = frozenset({"Point", "MultiPoint"})
_LIJN: Final = frozenset({"LineString", "Curve", "CompositeCurve", "MultiLineString", "MultiCurve"})
_VLAK: Final = frozenset(
    {"Polygon", "Surface", "CompositeSurface", "PolyhedralSurface", "MultiPolygon", "MultiSurface"}
)

_BINNEN: Final[dict[str, tuple[float, float, float, float]]] = {
    RD: (-70_000, 300_000, 290_000, 910_000),
    ETRS89: (50.5, 56.0, 2.3, 7.5),
}
"""Between which numbers both coordinates lie in Nederland and its part of the Noordzee: lowest and highest, per system.
In RD x and y, in ETRS89 north and east."""


def _read_gml(dossier: Dossier) -> dict[str, etree._Element]:
    """Give the GML of every delivered geometry, by basisgeo:id; of what holds none, nothing."""
    houders = {
        identificatie: geometrie.find(qname(BASISGEO, "geometrie"))
        for identificatie, geometrie in dossier.ow.geometrieen.items()
    }
    return {naam: houder[0] for naam, houder in houders.items() if houder is not None and len(houder)}


def _find_soort(objecttype: str, soorten: frozenset[str], naam: str) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make the rule that the geometry of a location is of the kind that its type says."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        geometrieen = dossier.derive(_read_gml)
        for obj in dossier.of_type(objecttype):
            for doel in obj.refs("GeometrieRef"):
                gml = geometrieen.get(doel)
                if gml is not None and local(gml) not in soorten:
                    yield f"de geometrie van {obj.identificatie} is een {local(gml)} en geen {naam}", obj

    return find


def find_zonder_locatie(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD2230: a geometry that is delivered is that of an OW location.

    Only judged when all locations are known, and when each of them has its geometry (OZON0066): else that location may
    have been meant for it.
    """
    if not dossier.objecten or not dossier.kent_verwijzers:
        return
    geometrieen = dossier.derive(_read_gml)
    eerder = () if dossier.toestand is None else dossier.toestand.ozon.objecten.values()
    nieuw = {doel for obj in dossier.objecten for soort, doel, _ in obj.verwijzingen if soort == "GeometrieRef"}
    bekend = {} if dossier.toestand is None else dossier.toestand.ozon.geometrieen
    if not all(doel in geometrieen or doel in bekend for doel in nieuw):
        return
    gebruikt = nieuw | {doel for obj in eerder for doel in obj.refs("GeometrieRef")}
    for identificatie, gml in geometrieen.items():
        if identificatie not in gebruikt:
            yield f"bij de geometrie {identificatie} hoort geen gebied, lijn of punt", gml


def find_buiten_nederland(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD2700: a geometry lies in Nederland; judged on the rectangle around it, with the first point of every ring."""
    for identificatie, gml in dossier.derive(_read_gml).items():
        grenzen = _BINNEN.get(gml.get("srsName", ""))
        for element in gml.iter(qname(GML, "posList"), qname(GML, "pos")) if grenzen else ():
            punt = _first_punt(element.text or "")
            if grenzen is not None and punt is not None and not _is_binnen(punt, grenzen):
                yield f"de geometrie {identificatie} ligt bij {punt[0]:g} {punt[1]:g}, buiten Nederland", gml
                break


def _first_punt(tekst: str) -> tuple[float, float] | None:
    """Read the first point of a list; None when there is none."""
    try:
        eerste, tweede = tekst.split(maxsplit=2)[:2]
        return float(eerste), float(tweede)
    except ValueError:
        return None


def _is_binnen(punt: tuple[float, float], grenzen: tuple[float, float, float, float]) -> bool:
    """Say whether a point lies between both lowest and highest numbers."""
    laag_1, hoog_1, laag_2, hoog_2 = grenzen
    return laag_1 <= punt[0] <= hoog_1 and laag_2 <= punt[1] <= hoog_2


REGELS_TPOD_GEOMETRIE: tuple[Regel, ...] = (
    Regel("TPOD1960", Fase.CONSOLIDATIE, _find_soort("Lijn", _LIJN, "lijn")),
    Regel("TPOD1970", Fase.CONSOLIDATIE, _find_soort("Punt", _PUNT, "punt")),
    Regel("TPOD1980", Fase.CONSOLIDATIE, _find_soort("Gebied", _VLAK, "vlak")),
    Regel("TPOD2230", Fase.CONSOLIDATIE, find_zonder_locatie),
    Regel("TPOD2700", Fase.BESLUIT, find_buiten_nederland),
)
