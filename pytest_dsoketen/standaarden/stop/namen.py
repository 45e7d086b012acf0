# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Names that STOP fixes: namespaces, soortWork, lists of values. And how an element of ours is made."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from lxml import etree

STOP_VERSIE: Final = "1.3.0"
BHKV_VERSIE: Final = "1.2.0"
UITLEVERING_VERSIE: Final = "1.8.1"

IMOP: Final = "https://standaarden.overheid.nl/stop/imop/"
DATA: Final = IMOP + "data/"
TEKST: Final = IMOP + "tekst/"
GEO: Final = IMOP + "geo/"
GIO: Final = IMOP + "gio/"
UWS: Final = IMOP + "uitwisseling/"
LVBBA: Final = "https://standaarden.overheid.nl/lvbb/stop/aanlevering/"
LVBBU: Final = "https://standaarden.overheid.nl/lvbb/stop/uitlevering/"
CONS: Final = IMOP + "consolidatie/"
LVBBT: Final = "http://www.overheid.nl/2017/lvbb"
STOP: Final = "http://www.overheid.nl/2017/stop"
BASISGEO: Final = "http://www.geostandaarden.nl/basisgeometrie/1.0"
GML: Final = "http://www.opengis.net/gml/3.2"
SE: Final = "http://www.opengis.net/se"
OGC: Final = "http://www.opengis.net/ogc"
XLINK: Final = "http://www.w3.org/1999/xlink"
GB: Final = "http://www.logius.nl/digikoppeling/gb/2010/10"

NS: Final[dict[str, str]] = {
    "data": DATA,
    "tekst": TEKST,
    "geo": GEO,
    "gio": GIO,
    "uws": UWS,
    "lvbba": LVBBA,
    "lvbbu": LVBBU,
    "cons": CONS,
    "lvbbt": LVBBT,
    "stop": STOP,
    "basisgeo": BASISGEO,
    "gml": GML,
    "se": SE,
    "ogc": OGC,
    "xlink": XLINK,
    "gb": GB,
}
"""Prefixes for XPath."""

WORK: Final = "/join/id/stop/"
WORK_BESLUIT: Final = WORK + "work_003"
WORK_REGELING: Final = WORK + "work_019"
WORK_INFORMATIEOBJECT: Final = WORK + "work_010"
WORK_KENNISGEVING: Final = WORK + "work_023"
WORK_TIJDELIJK_DEEL: Final = WORK + "work_021"
WORK_CONSOLIDATIE: Final = WORK + "work_006"
FORMAAT_GIO: Final = "/join/id/stop/informatieobject/gio_002"
FORMAAT_DOCUMENT: Final = "/join/id/stop/informatieobject/doc_001"
REGELING_OMGEVINGSPLAN: Final = "/join/id/stop/regelingtype_003"
PROCEDURE_DEFINITIEF: Final = "/join/id/stop/proceduretype_definitief"
PROCEDURE_ONTWERP: Final = "/join/id/stop/proceduretype_ontwerp"
STAP: Final = "/join/id/stop/procedure/stap_"
STAP_VASTSTELLING: Final = STAP + "002"
STAP_ONDERTEKENING: Final = STAP + "003"
STAP_BEGIN_INZAGE: Final = STAP + "014"
STAP_EINDE_INZAGE: Final = STAP + "005"
STAP_EINDE_BEZWAAR: Final = STAP + "015"
STAP_EINDE_BEROEP: Final = STAP + "016"
KENNISGEVING_BESLUITTERMIJNEN: Final = "KennisgevingBesluittermijnen"
KENNISGEVING_VOORGENOMEN_BESLUIT: Final = "KennisgevingVoorgenomenBesluit"
KENNISGEVING_UITSPRAAK_RECHTER: Final = "KennisgevingUitspraakRechter"
BESTUURSORGAAN_GEMEENTE: Final = "/tooi/def/thes/kern/c_2a7d8663"
ONDERWERP: Final = "/tooi/def/concept/c_9d1917e9"

XML: Final = "application/xml"
GMLXML: Final = "application/gml+xml"
PDF: Final = "application/pdf"
MEDIATYPE_PER_EXTENSIE: Final[dict[str, str]] = {
    "xml": XML,
    "gml": GMLXML,
    "pdf": PDF,
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
}


def mediatype_of(bestandsnaam: str) -> str:
    """Say which mediatype belongs to a file name."""
    return MEDIATYPE_PER_EXTENSIE.get(bestandsnaam.rpartition(".")[2].lower(), "application/octet-stream")


@cache
def prefixed(naam: str) -> str:
    """Turn `tekst:Artikel` into a name with its namespace."""
    prefix, _, lokaal = naam.partition(":")
    return qname(NS[prefix], lokaal)


def line_of(element: etree._Element) -> int:
    """Give the line that an element begins on; 0 when it was not read from a file."""
    regel: Any = element.sourceline
    return int(regel or 0)


def path_of(element: etree._Element, eerder: dict[etree._Element, str] | None = None) -> str:
    """Give the path to an element for a reader: local names, and a number where a sibling has the same name.

    Such as `/AanleveringBesluit/BesluitVersie/BesluitCompact/Lichaam/Artikel[2]`.

    Args:
        element: any element.
        eerder: steps that were written before; give the same one for many elements of a document, so that the siblings
            of each are counted once.
    """
    stappen = {} if eerder is None else eerder
    delen: list[str] = []
    for stap in (element, *element.iterancestors()):
        if stap not in stappen:
            parent = stap.getparent()
            stappen |= _write_stappen((stap,) if parent is None else tuple(parent.iterchildren(etree.Element)))
        delen.append(stappen[stap])
    return "/" + "/".join(reversed(delen))


def _write_stappen(broers: tuple[etree._Element, ...]) -> dict[etree._Element, str]:
    """Write the last step of the path to each of some siblings."""
    aantallen, nummers = Counter(broer.tag for broer in broers), Counter[str]()
    stappen: dict[etree._Element, str] = {}
    for broer in broers:
        nummers[broer.tag] += 1
        stappen[broer] = local(broer) if aantallen[broer.tag] == 1 else f"{local(broer)}[{nummers[broer.tag]}]"
    return stappen


def qname(ns: str, name: str) -> str:
    """Write a name with its namespace, as lxml wants it."""
    return f"{{{ns}}}{name}"


def local(element: etree._Element) -> str:
    """Give the name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def new_element(
    ns: str, name: str, attributen: Mapping[str, str] | None = None, prefixen: Mapping[str | None, str] | None = None
) -> etree._Element:
    """Make the root of a document.

    Args:
        ns: its namespace, which becomes the default one.
        name: its name.
        attributen: its attributes.
        prefixen: prefixes to declare instead of a default namespace.
    """
    nsmap = {None: ns} if prefixen is None else dict(prefixen)
    return etree.Element(qname(ns, name), dict(attributen or {}), nsmap=nsmap)  # type: ignore[arg-type]


def attributes_of(element: etree._Element) -> dict[str, str]:
    """Give the attributes of an element, sorted by name."""
    return {str(naam): str(waarde) for naam, waarde in sorted(element.attrib.items())}


def add(
    parent: etree._Element,
    name: str,
    text: str | None = None,
    /,
    *,
    ns: str = "",
    attributen: Mapping[str, str] | None = None,
) -> etree._Element:
    """Add an element to a parent, by default in the namespace of the parent."""
    space = ns or etree.QName(parent).namespace or ""
    nsmap = {None: space}
    element = etree.SubElement(parent, qname(space, name), dict(attributen or {}), nsmap=nsmap)  # type: ignore[arg-type]
    element.text = text
    return element


_PREFIX = re.compile(r"([A-Za-z][\w-]*):")


@cache
def _expand(path: str) -> str:
    """Write the prefixes of a path out: lxml sorts the whole table of prefixes at every search."""
    return _PREFIX.sub(lambda hit: f"{{{NS[hit.group(1)]}}}", path)


def text_of(parent: etree._Element | None, path: str) -> str:
    """Give the text at a path (prefixes of `NS`), stripped; empty when it is not there."""
    if parent is None:
        return ""
    found = parent.find(_expand(path))
    return "" if found is None else _read_text(found)


def texts_of(parent: etree._Element | None, path: str) -> tuple[str, ...]:
    """Give all texts at a path, in order."""
    if parent is None:
        return ()
    return tuple(_read_text(found) for found in parent.iterfind(_expand(path)))


def _read_text(element: etree._Element) -> str:
    """Give all text in an element; most elements have nothing but text in them."""
    if len(element):
        return "".join(str(deel) for deel in element.itertext()).strip()
    return (element.text or "").strip()
