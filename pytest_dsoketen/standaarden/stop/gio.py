# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Geo-informatieobjecten: the GML in which a GIO fixes its locations (imop-geo, basisgeometrie, GML 3.2.1)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from pytest_dsoketen.model.plannen import Gebied, Punt, Vlak
from pytest_dsoketen.standaarden.inname import write_xml
from pytest_dsoketen.standaarden.stop.identificatie import work_of
from pytest_dsoketen.standaarden.stop.namen import BASISGEO, GEO, GIO, GML, NS, STOP_VERSIE, new_element, qname, text_of

RD = "urn:ogc:def:crs:EPSG::28992"
ETRS89 = "urn:ogc:def:crs:EPSG::4258"
REFERENTIESTELSELS = (RD, ETRS89)

_GML_ID = qname(GML, "id")


@dataclass(frozen=True)
class GioLocatie:
    """One location of a GIO.

    Attributes:
        naam: label, may be empty.
        geometrie_id: basisgeo:id.
        vlakken: its surfaces; empty for points and lines.
    """

    naam: str
    geometrie_id: str
    vlakken: tuple[Vlak, ...]

    def as_gebied(self) -> Gebied:
        """Give the geometry as a Gebied without an OW identification."""
        eerste = self.vlakken[0] if self.vlakken else Vlak(())
        return Gebied("", self.naam, eerste.ring, self.geometrie_id, eerste.gaten, self.vlakken[1:])


@dataclass(frozen=True)
class GioInhoud:
    """What a GML file of a GIO says: which informatieobject it is, and its locations."""

    work: str
    expression: str
    locaties: tuple[GioLocatie, ...]


def hash_of(inhoud: bytes) -> str:
    """Compute the hash that goes with a file of an informatieobject: SHA-512, hexadecimal (LVBB3008)."""
    return hashlib.sha512(inhoud).hexdigest()


def write_gml(expression: str, gebieden: Iterable[Gebied]) -> bytes:
    """Write the GML of a GIO.

    Args:
        expression: JOIN expression of the informatieobject.
        gebieden: its locations; coordinates are rounded to millimetres.
    """
    prefixes: dict[str | None, str] = {"geo": GEO, "gio": GIO, "basisgeo": BASISGEO, "gml": GML}
    root = new_element(GEO, "GeoInformatieObjectVaststelling", {"schemaversie": STOP_VERSIE}, prefixes)
    context = _sub(_sub(root, GEO, "context"), GIO, "GeografischeContext")
    _sub(context, GIO, "achtergrondVerwijzing", "top10nl")
    _sub(context, GIO, "achtergrondActualiteit", "2024-01-01")
    versie = _sub(_sub(root, GEO, "vastgesteldeVersie"), GEO, "GeoInformatieObjectVersie")
    _sub(versie, GEO, "FRBRWork", work_of(expression))
    _sub(versie, GEO, "FRBRExpression", expression)
    locaties = _sub(versie, GEO, "locaties")
    for gebied in gebieden:
        _write_locatie(locaties, gebied)
    return write_xml(root)


def _write_locatie(locaties: etree._Element, gebied: Gebied) -> None:
    """Write one location with its surfaces."""
    locatie = _sub(locaties, GEO, "Locatie")
    if gebied.naam:
        _sub(locatie, GEO, "naam", gebied.naam)
    geometrie = _sub(_sub(locatie, GEO, "geometrie"), BASISGEO, "Geometrie")
    geometrie.set(_GML_ID, f"id-{gebied.geometrie_id}-0")
    _sub(geometrie, BASISGEO, "id", gebied.geometrie_id)
    multi = _sub(_sub(geometrie, BASISGEO, "geometrie"), GML, "MultiSurface")
    multi.set(_GML_ID, f"id-{gebied.geometrie_id}")
    multi.set("srsName", RD)
    for nummer, vlak in enumerate(gebied.vlakken, start=1):
        polygon = _sub(_sub(multi, GML, "surfaceMember"), GML, "Polygon")
        polygon.set(_GML_ID, f"id-{gebied.geometrie_id}-{nummer}")
        _write_ring(_sub(polygon, GML, "exterior"), vlak.ring)
        for gat in vlak.gaten:
            _write_ring(_sub(polygon, GML, "interior"), gat)


def _write_ring(parent: etree._Element, ring: Sequence[Punt]) -> None:
    """Write a closed ring."""
    pos_list = " ".join(f"{_write_maat(punt.x)} {_write_maat(punt.y)}" for punt in ring)
    _sub(_sub(parent, GML, "LinearRing"), GML, "posList", pos_list)


def _write_maat(maat: float) -> str:
    """Write a coordinate with at most three decimals and no needless zeros."""
    tekst = f"{maat:.3f}".rstrip("0").rstrip(".")
    return "0" if tekst == "-0" else tekst


def read_gml(root: etree._Element) -> GioInhoud | None:
    """Read the GML of a GIO; None when the document holds no GeoInformatieObjectVersie."""
    name = qname(GEO, "GeoInformatieObjectVersie")
    versie = root if root.tag == name else root.find(f".//{name}")
    if versie is None:
        return None
    return GioInhoud(
        work=text_of(versie, "geo:FRBRWork"),
        expression=text_of(versie, "geo:FRBRExpression"),
        locaties=tuple(_read_locatie(locatie) for locatie in versie.iterfind("geo:locaties/geo:Locatie", NS)),
    )


def read_geometrieen(root: etree._Element) -> tuple[Gebied, ...]:
    """Read every geometry in a GML file, of a GIO or on its own, as areas without an OW identification."""
    gevonden = (
        GioLocatie("", text_of(geometrie, "basisgeo:id"), tuple(_read_vlakken(geometrie)))
        for geometrie in root.iter(qname(BASISGEO, "Geometrie"))
    )
    return tuple(locatie.as_gebied() for locatie in gevonden if locatie.geometrie_id)


def _read_locatie(locatie: etree._Element) -> GioLocatie:
    """Read one location."""
    return GioLocatie(
        naam=text_of(locatie, "geo:naam"),
        geometrie_id=text_of(locatie, ".//basisgeo:Geometrie/basisgeo:id"),
        vlakken=tuple(_read_vlakken(locatie)),
    )


def _read_vlakken(locatie: etree._Element) -> Iterator[Vlak]:
    """Walk the polygons and patches, whatever they are wrapped in."""
    for vlak in locatie.iter(qname(GML, "Polygon"), qname(GML, "PolygonPatch")):
        buiten = vlak.find("gml:exterior", NS)
        if buiten is not None:
            yield Vlak(_read_ring(buiten), tuple(_read_ring(gat) for gat in vlak.iterfind("gml:interior", NS)))


def _read_ring(parent: etree._Element) -> tuple[Punt, ...]:
    """Read the points of a ring from posList or pos elements; unreadable numbers make no points."""
    maten: list[float] = []
    for element in parent.iter(qname(GML, "posList"), qname(GML, "pos")):
        try:
            maten += [float(maat) for maat in (element.text or "").split()]
        except ValueError:
            return ()
    return tuple(Punt(x, y) for x, y in zip(maten[::2], maten[1::2], strict=False))


def coordinates(root: etree._Element) -> Iterator[str]:
    """Walk the coordinates as they are written, to count decimals (GEOMETRY.03.2)."""
    for element in root.iter(qname(GML, "posList"), qname(GML, "pos"), qname(GML, "coordinates")):
        yield from (element.text or "").replace(",", " ").split()


def srs_names(root: etree._Element) -> Iterator[str]:
    """Walk the reference systems that geometries name (STOP3020)."""
    for element in root.iter():
        srs = element.get("srsName")
        if srs is not None:
            yield srs


def _sub(parent: etree._Element, ns: str, name: str, text: str | None = None) -> etree._Element:
    """Add an element."""
    element = etree.SubElement(parent, qname(ns, name))
    element.text = text
    return element
