# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Geometries in GML 3.2 (Simple Features profile 0), as basisgeometrie wraps them: find them, read them, write them.

A geometry is read as pieces: rings of a surface, lines and points, in the order of the document. What the pieces mean
is not judged here; see `geometriekeuring`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from pytest_dsoketen.model._basis import ToelichtEnum
from pytest_dsoketen.model.plannen import Punt, Vlak
from pytest_dsoketen.standaarden.stop.namen import BASISGEO, GML, qname

RD = "urn:ogc:def:crs:EPSG::28992"
ETRS89 = "urn:ogc:def:crs:EPSG::4258"
DECIMALEN_PER_STELSEL = {RD: 3, ETRS89: 8}
"""How many decimals a coordinate may have: one millimetre (IMOW, regels voor het aanleveren van GML)."""
REFERENTIESTELSELS = tuple(DECIMALEN_PER_STELSEL)

GML_31 = "http://www.opengis.net/gml"
GML_ID = qname(GML, "id")
GEOMETRIE, _HOUDER = qname(BASISGEO, "Geometrie"), qname(BASISGEO, "geometrie")
GEOMETRIETYPEN = frozenset(
    {
        "Point",
        "MultiPoint",
        "LineString",
        "Curve",
        "CompositeCurve",
        "MultiCurve",
        "Polygon",
        "Surface",
        "CompositeSurface",
        "MultiSurface",
        "MultiGeometry",
    }
)
"""The kinds of geometry that a location may have."""

_SRS_NAMES = etree.XPath("descendant-or-self::*/@srsName", smart_strings=False)
_VLAKKEN = frozenset(qname(GML, naam) for naam in ("Polygon", "PolygonPatch", "Rectangle", "Triangle"))
_BUITEN, _BINNEN, _RING = qname(GML, "exterior"), qname(GML, "interior"), qname(GML, "Ring")
_LIJNEN = frozenset(qname(GML, naam) for naam in ("LineString", "Curve"))
_PUNT = qname(GML, "Point")
_BOGEN = frozenset(
    qname(GML, naam)
    for naam in (
        "Arc",
        "ArcByBulge",
        "ArcByCenterPoint",
        "ArcString",
        "ArcStringByBulge",
        "BSpline",
        "Bezier",
        "Circle",
        "CircleByCenterPoint",
        "Clothoid",
        "CubicSpline",
        "Geodesic",
        "GeodesicString",
        "OffsetCurve",
        "OrientableCurve",
    )
)
COORDINATES = qname(GML, "coordinates")
BLADEN = (qname(GML, "posList"), qname(GML, "pos"), COORDINATES)


class Stuksoort(ToelichtEnum):
    """What a row of coordinates is."""

    BUITENRING = "buitenring", "De rand van een vlak."
    BINNENRING = "binnenring", "De rand van een gat in een vlak."
    LIJN = "lijn", "Een lijn."
    PUNT = "punt", "Een punt."


@dataclass(slots=True)
class Stuk:
    """One row of coordinates.

    Attributes:
        soort: what it is.
        geometrie: number of its geometry in the document.
        vlak: number of its surface in the document; -1 for lines and points.
        bladen: the elements that hold its coordinates: one posList, or a pos per point.
        is_recht: whether all of it runs straight from point to point; arcs do not.
    """

    soort: Stuksoort
    geometrie: int
    vlak: int = -1
    bladen: list[etree._Element] = field(default_factory=list)
    is_recht: bool = True

    @property
    def tekst(self) -> str:
        """The coordinates as they are written, with white space between them."""
        if len(self.bladen) == 1:
            return text_of_blad(self.bladen[0])
        return " ".join(text_of_blad(blad) for blad in self.bladen)


@dataclass(frozen=True)
class Gmlinhoud:
    """The geometries of a document.

    Attributes:
        geometrieen: every basisgeo:Geometrie.
        stelsels: the reference system that each names at its highest level; empty when it names none.
        stukken: their pieces, in the order of the document.
    """

    geometrieen: tuple[etree._Element, ...]
    stelsels: tuple[str, ...]
    stukken: tuple[Stuk, ...]


class _Lezer:
    """Sorts the elements of a document into pieces, in one pass; there are no closing tags to wait for."""

    def __init__(self) -> None:
        self.geometrieen: list[etree._Element] = []
        self.stelsels: list[str] = []
        self.stukken: list[Stuk] = []
        self._vlak = -1
        self._open: Stuk | None = None

    def read(self, root: etree._Element) -> Gmlinhoud:
        """Read everything below an element."""
        lees_per_tag = {
            GEOMETRIE: self._start_geometrie,
            _HOUDER: self._read_stelsel,
            **dict.fromkeys(_VLAKKEN, self._start_vlak),
            _BUITEN: self._start_ring,
            _BINNEN: self._start_ring,
            **dict.fromkeys((_PUNT, *_LIJNEN), self._start_los),
            **dict.fromkeys(_BOGEN, self._mark_boog),
            **dict.fromkeys(BLADEN, self._add_blad),
        }
        for element in root.iter(*lees_per_tag):
            lees_per_tag[element.tag](element)
        return Gmlinhoud(tuple(self.geometrieen), tuple(self.stelsels), tuple(self.stukken))

    def _start_geometrie(self, element: etree._Element) -> None:
        self.geometrieen.append(element)
        self.stelsels.append("")
        self._open = None

    def _read_stelsel(self, houder: etree._Element) -> None:
        top = next(houder.iterchildren(etree.Element), None)
        if top is not None and self.stelsels:
            self.stelsels[-1] = top.get("srsName", "")

    def _start_vlak(self, _: etree._Element) -> None:
        self._vlak += 1
        self._open = None

    def _start(self, soort: Stuksoort, vlak: int) -> None:
        if self.geometrieen:
            self._open = Stuk(soort, len(self.geometrieen) - 1, vlak)
            self.stukken.append(self._open)

    def _start_ring(self, element: etree._Element) -> None:
        self._start(Stuksoort.BUITENRING if element.tag == _BUITEN else Stuksoort.BINNENRING, self._vlak)

    def _start_los(self, element: etree._Element) -> None:
        if next(element.iterancestors(_RING), None) is None:
            self._start(Stuksoort.PUNT if element.tag == _PUNT else Stuksoort.LIJN, -1)

    def _mark_boog(self, _: etree._Element) -> None:
        if self._open is not None:
            self._open.is_recht = False

    def _add_blad(self, element: etree._Element) -> None:
        if self._open is not None:
            self._open.bladen.append(element)


def read_stukken(root: etree._Element) -> Gmlinhoud:
    """Find every geometry below an element, and its pieces."""
    return _Lezer().read(root)


def text_of_blad(blad: etree._Element) -> str:
    """Give the coordinates in an element; `gml:coordinates` has commas between the two of a point."""
    tekst = blad.text or ""
    return tekst.replace(",", " ") if blad.tag == COORDINATES else tekst


def read_vlakken(geometrie: etree._Element) -> tuple[Vlak, ...]:
    """Read the surfaces of a geometry; a ring with unreadable numbers has no points, arcs become their points."""
    ringen: dict[int, list[tuple[Punt, ...]]] = {}
    for stuk in read_stukken(geometrie).stukken:
        if stuk.vlak >= 0:
            ringen.setdefault(stuk.vlak, []).append(read_punten(stuk))
    return tuple(Vlak(ring, tuple(gaten)) for ring, *gaten in ringen.values())


def read_lijnen(geometrie: etree._Element) -> tuple[tuple[Punt, ...], ...]:
    """Read the lines of a geometry."""
    return tuple(read_punten(stuk) for stuk in read_stukken(geometrie).stukken if stuk.soort is Stuksoort.LIJN)


def read_losse_punten(geometrie: etree._Element) -> tuple[Punt, ...]:
    """Read the points of a geometry, not those of its lines and surfaces."""
    stukken = (stuk for stuk in read_stukken(geometrie).stukken if stuk.soort is Stuksoort.PUNT)
    return tuple(punt for stuk in stukken for punt in read_punten(stuk))


def read_punten(stuk: Stuk) -> tuple[Punt, ...]:
    """Read the points of a piece; a height is left out, unreadable numbers make no points."""
    stap = dimension_of(stuk)
    try:
        maten = [float(maat) for maat in stuk.tekst.split()]
    except ValueError:
        return ()
    return tuple(Punt(x, y) for x, y in zip(maten[::stap], maten[1::stap], strict=False))


def dimension_of(stuk: Stuk) -> int:
    """Say how many numbers make one point of a piece: the nearest srsDimension, and 2 when there is none."""
    for blad in stuk.bladen[:1]:
        for om in (blad, *blad.iterancestors()):
            maat = om.get("srsDimension")
            if maat is not None:
                return int(maat) if maat in {"2", "3"} else 2
            if om.tag == GEOMETRIE:
                break
    return 2


def srs_names(root: etree._Element) -> Iterator[str]:
    """Walk the reference systems that geometries name (STOP3020)."""
    namen: Any = _SRS_NAMES(root)
    return (str(naam) for naam in namen)


def write_vlakken(parent: etree._Element, id_: str, vlakken: Iterable[Vlak], srs: str = RD) -> None:
    """Write surfaces as a gml:MultiSurface."""
    multi = _add(parent, "MultiSurface", gml_id=id_, srs=srs)
    for nummer, vlak in enumerate(vlakken, start=1):
        polygon = _add(_add(multi, "surfaceMember"), "Polygon", gml_id=f"{id_}-{nummer}")
        for naam, ring in (("exterior", vlak.ring), *(("interior", gat) for gat in vlak.gaten)):
            _add(_add(_add(polygon, naam), "LinearRing"), "posList", write_maten(ring, srs))


def write_lijnen(parent: etree._Element, id_: str, lijnen: Sequence[Sequence[Punt]], srs: str = RD) -> None:
    """Write one line as a gml:LineString, and more as a gml:MultiCurve."""
    if len(lijnen) == 1:
        _add(_add(parent, "LineString", gml_id=id_, srs=srs), "posList", write_maten(lijnen[0], srs))
        return
    multi = _add(parent, "MultiCurve", gml_id=id_, srs=srs)
    for nummer, lijn in enumerate(lijnen, start=1):
        deel = _add(_add(multi, "curveMember"), "LineString", gml_id=f"{id_}-{nummer}")
        _add(deel, "posList", write_maten(lijn, srs))


def write_punten(parent: etree._Element, id_: str, punten: Sequence[Punt], srs: str = RD) -> None:
    """Write one point as a gml:Point, and more as a gml:MultiPoint."""
    if len(punten) == 1:
        _add(_add(parent, "Point", gml_id=id_, srs=srs), "pos", write_maten(punten, srs))
        return
    multi = _add(parent, "MultiPoint", gml_id=id_, srs=srs)
    for nummer, punt in enumerate(punten, start=1):
        _add(_add(_add(multi, "pointMember"), "Point", gml_id=f"{id_}-{nummer}"), "pos", write_maten((punt,), srs))


def write_maten(punten: Sequence[Punt], srs: str = RD) -> str:
    """Write points as a posList has them, rounded to millimetres."""
    decimalen = DECIMALEN_PER_STELSEL.get(srs, DECIMALEN_PER_STELSEL[RD])
    return " ".join(_write_maat(maat, decimalen) for punt in punten for maat in (punt.x, punt.y))


def _write_maat(maat: float, decimalen: int) -> str:
    """Write a coordinate with at most some decimals and no needless zeros."""
    tekst = f"{maat:.{decimalen}f}".rstrip("0").rstrip(".")
    return "0" if tekst == "-0" else tekst


def _add(
    parent: etree._Element, naam: str, tekst: str | None = None, *, gml_id: str = "", srs: str = ""
) -> etree._Element:
    """Add a GML element."""
    element = etree.SubElement(parent, qname(GML, naam))
    element.text = tekst
    if gml_id:
        element.set(GML_ID, gml_id)
    if srs:
        element.set("srsName", srs)
    return element
