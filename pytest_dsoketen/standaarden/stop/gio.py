# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Geo-informatieobjecten: the GML in which a GIO fixes its locations, with groups and norms (imop-geo, basisgeometrie).

A version (GeoInformatieObjectVersie) is read and written; a change (GeoInformatieObjectMutatie, STOP 1.4) is read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from pytest_dsoketen.model.plannen import Gebied, Punt, Vlak
from pytest_dsoketen.standaarden.gml import (
    ETRS89,
    GEOMETRIE,
    GML_ID,
    RD,
    read_lijnen,
    read_losse_punten,
    read_vlakken,
    srs_names,
    write_lijnen,
    write_punten,
    write_vlakken,
)
from pytest_dsoketen.standaarden.inname import write_xml
from pytest_dsoketen.standaarden.stop.identificatie import work_of
from pytest_dsoketen.standaarden.stop.namen import (
    BASISGEO,
    GEO,
    GIO,
    GML,
    NS,
    STOP_VERSIE,
    new_element,
    qname,
    text_of,
    texts_of,
)

__all__ = [
    "ETRS89",
    "RD",
    "GioInhoud",
    "GioLocatie",
    "Giocontext",
    "Giogroep",
    "Gionorm",
    "find_versie",
    "hash_of",
    "read_geometrieen",
    "read_gml",
    "srs_names",
    "write_gio",
    "write_gml",
]

VERSIE, MUTATIE = qname(GEO, "GeoInformatieObjectVersie"), qname(GEO, "GeoInformatieObjectMutatie")
LOCATIES = ("geo:locaties/geo:Locatie", "geo:locatieMutaties/geo:LocatieMutatie")


@dataclass(frozen=True)
class GioLocatie:
    """One location of a GIO.

    Attributes:
        naam: label, may be empty.
        geometrie_id: basisgeo:id.
        vlakken: its surfaces.
        lijnen: its lines.
        punten: its points.
        groep: id of the group that it belongs to; empty when the GIO has no groups.
        kwantitatief: value of the norm as a number; None when it has none.
        kwalitatief: value of the norm in words; empty when it has none.
        wijzigactie: what a change does with it; empty in a version.
    """

    naam: str
    geometrie_id: str
    vlakken: tuple[Vlak, ...] = ()
    lijnen: tuple[tuple[Punt, ...], ...] = ()
    punten: tuple[Punt, ...] = ()
    groep: str = ""
    kwantitatief: float | None = None
    kwalitatief: str = ""
    wijzigactie: str = ""

    def as_gebied(self) -> Gebied:
        """Give the geometry as a Gebied without an OW identification."""
        eerste = self.vlakken[0] if self.vlakken else Vlak(())
        return Gebied("", self.naam, eerste.ring, self.geometrie_id, eerste.gaten, self.vlakken[1:])


@dataclass(frozen=True)
class Gionorm:
    """What the values at the locations of a GIO measure.

    Attributes:
        label: name of the norm.
        id: its identification.
        eenheidlabel: unit; empty for values in words.
        eenheid_id: identification of the unit.
    """

    label: str
    id: str
    eenheidlabel: str = ""
    eenheid_id: str = ""


@dataclass(frozen=True)
class Giogroep:
    """A group of locations (GIO-deel)."""

    id: str
    label: str


@dataclass(frozen=True)
class Giocontext:
    """The map on which a GIO was established.

    Attributes:
        achtergrond: name of the map.
        actualiteit: day on which it was up to date, as written.
        gios: expressions of the GIO's that were shown with it.
        nauwkeurigheid: in decimetres, of a calculated GIO; empty when not given.
    """

    achtergrond: str = "top10nl"
    actualiteit: str = "2024-01-01"
    gios: tuple[str, ...] = ()
    nauwkeurigheid: str = ""


@dataclass(frozen=True)
class GioInhoud:
    """What a GML file of a GIO says.

    Attributes:
        work: JOIN work.
        expression: JOIN expression.
        locaties: in order; of a change those that it touches.
        groepen: groups of locations.
        norm: None when the locations have no values.
        context: None for a version that was not established by a besluit.
        was: expression of the version that it changes; empty when it stands on its own.
        is_mutatie: whether it only holds what changes.
    """

    work: str
    expression: str
    locaties: tuple[GioLocatie, ...]
    groepen: tuple[Giogroep, ...] = ()
    norm: Gionorm | None = None
    context: Giocontext | None = None
    was: str = ""
    is_mutatie: bool = False


def hash_of(inhoud: bytes) -> str:
    """Compute the hash that goes with a file of an informatieobject: SHA-512, hexadecimal (LVBB3008)."""
    return hashlib.sha512(inhoud).hexdigest()


def write_gml(expression: str, gebieden: Iterable[Gebied]) -> bytes:
    """Write the GML of a GIO of areas.

    Args:
        expression: JOIN expression of the informatieobject.
        gebieden: its locations; coordinates are rounded to millimetres.
    """
    locaties = tuple(GioLocatie(gebied.naam, gebied.geometrie_id, gebied.vlakken) for gebied in gebieden)
    return write_gio(GioInhoud(work_of(expression), expression, locaties))


def write_gio(inhoud: GioInhoud, srs: str = RD) -> bytes:
    """Write the GML in which a besluit establishes a version of a GIO.

    Args:
        inhoud: the version; without a context it gets the usual one.
        srs: reference system of its coordinates.
    """
    prefixes: dict[str | None, str] = {"geo": GEO, "gio": GIO, "basisgeo": BASISGEO, "gml": GML}
    root = new_element(GEO, "GeoInformatieObjectVaststelling", {"schemaversie": STOP_VERSIE}, prefixes)
    _write_context(_sub(_sub(root, GEO, "context"), GIO, "GeografischeContext"), inhoud.context or Giocontext())
    versie = _sub(_sub(root, GEO, "vastgesteldeVersie"), GEO, "GeoInformatieObjectVersie")
    _sub(versie, GEO, "FRBRWork", inhoud.work)
    _sub(versie, GEO, "FRBRExpression", inhoud.expression)
    if inhoud.norm is not None:
        _write_norm(versie, inhoud.norm)
    if inhoud.groepen:
        groepen = _sub(versie, GEO, "groepen")
        for groep in inhoud.groepen:
            element = _sub(groepen, GEO, "Groep")
            _sub(element, GEO, "groepID", groep.id)
            _sub(element, GEO, "label", groep.label)
    locaties = _sub(versie, GEO, "locaties")
    for locatie in inhoud.locaties:
        _write_locatie(locaties, locatie, srs)
    if inhoud.was:
        _sub(root, GEO, "wasID", inhoud.was)
    return write_xml(root)


def _write_context(element: etree._Element, context: Giocontext) -> None:
    """Write the map on which the GIO was established."""
    _sub(element, GIO, "achtergrondVerwijzing", context.achtergrond)
    _sub(element, GIO, "achtergrondActualiteit", context.actualiteit)
    for gio in context.gios:
        _sub(element, GIO, "contextGIOs", gio)
    if context.nauwkeurigheid:
        _sub(element, GIO, "nauwkeurigheid", context.nauwkeurigheid)


def _write_norm(versie: etree._Element, norm: Gionorm) -> None:
    """Write what the values measure; the unit comes first."""
    if norm.eenheidlabel or norm.eenheid_id:
        _sub(versie, GEO, "eenheidlabel", norm.eenheidlabel)
        _sub(versie, GEO, "eenheidID", norm.eenheid_id)
    _sub(versie, GEO, "normlabel", norm.label)
    _sub(versie, GEO, "normID", norm.id)


def _write_locatie(locaties: etree._Element, locatie: GioLocatie, srs: str) -> None:
    """Write one location with its geometry."""
    element = _sub(locaties, GEO, "Locatie")
    if locatie.naam:
        _sub(element, GEO, "naam", locatie.naam)
    geometrie = _sub(_sub(element, GEO, "geometrie"), BASISGEO, "Geometrie")
    geometrie.set(GML_ID, f"id-{locatie.geometrie_id}-0")
    _sub(geometrie, BASISGEO, "id", locatie.geometrie_id)
    houder = _sub(geometrie, BASISGEO, "geometrie")
    id_ = f"id-{locatie.geometrie_id}"
    if locatie.lijnen:
        write_lijnen(houder, id_, locatie.lijnen, srs)
    elif locatie.punten:
        write_punten(houder, id_, locatie.punten, srs)
    else:
        write_vlakken(houder, id_, locatie.vlakken, srs)
    if locatie.groep:
        _sub(element, GEO, "groepID", locatie.groep)
    if locatie.kwantitatief is not None:
        _sub(element, GEO, "kwantitatieveNormwaarde", f"{locatie.kwantitatief:.15g}")
    if locatie.kwalitatief:
        _sub(element, GEO, "kwalitatieveNormwaarde", locatie.kwalitatief)


def find_versie(root: etree._Element) -> etree._Element | None:
    """Find the version of a GIO in a document, or the change of one; None when it holds neither."""
    return next(root.iter(VERSIE, MUTATIE), None)


def read_gml(root: etree._Element) -> GioInhoud | None:
    """Read the GML of a GIO; None when the document holds no GeoInformatieObjectVersie or -Mutatie."""
    versie = find_versie(root)
    if versie is None:
        return None
    context = root.find("geo:context/gio:GeografischeContext", NS)
    return GioInhoud(
        work=text_of(versie, "geo:FRBRWork"),
        expression=text_of(versie, "geo:FRBRExpression"),
        locaties=tuple(_read_locatie(locatie) for pad in LOCATIES for locatie in versie.iterfind(pad, NS)),
        groepen=tuple(
            Giogroep(text_of(groep, "geo:groepID"), text_of(groep, "geo:label"))
            for groep in versie.iterfind("geo:groepen/geo:Groep", NS)
        ),
        norm=_read_norm(versie),
        context=None if context is None else _read_context(context),
        was=text_of(root, "geo:wasID"),
        is_mutatie=versie.tag == MUTATIE,
    )


def _read_norm(versie: etree._Element) -> Gionorm | None:
    """Read what the values measure."""
    norm = Gionorm(
        label=text_of(versie, "geo:normlabel"),
        id=text_of(versie, "geo:normID"),
        eenheidlabel=text_of(versie, "geo:eenheidlabel"),
        eenheid_id=text_of(versie, "geo:eenheidID"),
    )
    return None if norm == Gionorm("", "") else norm


def _read_context(context: etree._Element) -> Giocontext:
    """Read the map on which the GIO was established."""
    return Giocontext(
        achtergrond=text_of(context, "gio:achtergrondVerwijzing"),
        actualiteit=text_of(context, "gio:achtergrondActualiteit"),
        gios=texts_of(context, "gio:contextGIOs"),
        nauwkeurigheid=text_of(context, "gio:nauwkeurigheid"),
    )


def read_geometrieen(root: etree._Element) -> tuple[Gebied, ...]:
    """Read every geometry in a GML file, of a GIO or on its own, as areas without an OW identification."""
    gevonden = (
        GioLocatie("", text_of(geometrie, "basisgeo:id"), read_vlakken(geometrie)) for geometrie in root.iter(GEOMETRIE)
    )
    return tuple(locatie.as_gebied() for locatie in gevonden if locatie.geometrie_id)


def _read_locatie(locatie: etree._Element) -> GioLocatie:
    """Read one location."""
    return GioLocatie(
        naam=text_of(locatie, "geo:naam"),
        geometrie_id=text_of(locatie, "geo:geometrie/basisgeo:Geometrie/basisgeo:id"),
        vlakken=read_vlakken(locatie),
        lijnen=read_lijnen(locatie),
        punten=read_losse_punten(locatie),
        groep=text_of(locatie, "geo:groepID"),
        kwantitatief=_read_getal(text_of(locatie, "geo:kwantitatieveNormwaarde")),
        kwalitatief=text_of(locatie, "geo:kwalitatieveNormwaarde"),
        wijzigactie=text_of(locatie, "geo:wijzigactie"),
    )


def _read_getal(tekst: str) -> float | None:
    """Read the value of a norm; what is no number is no value."""
    try:
        return float(tekst)
    except ValueError:
        return None


def _sub(parent: etree._Element, ns: str, name: str, text: str | None = None) -> etree._Element:
    """Add an element."""
    element = etree.SubElement(parent, qname(ns, name))
    element.text = text
    return element
