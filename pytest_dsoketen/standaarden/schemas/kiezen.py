# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Chooses the schema that a document has to follow, from what the document itself says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree

from pytest_dsoketen.standaarden.inname import InnameError, Innamefout, refuse_kop
from pytest_dsoketen.standaarden.schemas.herkennen import standaard_of
from pytest_dsoketen.standaarden.schemas.oordeel import INSTALLEER
from pytest_dsoketen.standaarden.schemas.sets import Schemabestand, Schemaindex, Schemasetinfo, Standaard
from pytest_dsoketen.standaarden.vormfout import explain_vormfout

KOP: Final = 64 * 1024
"""So many bytes hold the start tag of the root element, and IMOWversie in a manifest-ow."""
_MOW: Final = "{http://www.geostandaarden.nl/bestanden-ow/manifest-ow}"

GANGBAAR: Final[Mapping[Standaard, str]] = {
    Standaard.STOP: "1.3.0",
    Standaard.BHKV: "1.2.0",
    Standaard.IMOW: "2.0.0",
}
"""The version in use in the chain, for a document that names none."""


@dataclass(frozen=True)
class Documentkop:
    """What the beginning of a document says.

    Attributes:
        element: name of the root element, `{namespace}name`.
        versie: version of its standard that it names; empty when it names none.
        naamruimten: the namespaces that its root element declares.
    """

    element: str
    versie: str = ""
    naamruimten: frozenset[str] = frozenset()

    @property
    def naamruimte(self) -> str:
        """Namespace of the root element."""
        return self.element[1:].partition("}")[0] if self.element.startswith("{") else ""

    @property
    def naam(self) -> str:
        """Name of the root element without its namespace."""
        return self.element.rpartition("}")[2]


@dataclass(frozen=True)
class Versies:
    """Which version to judge a document by when it names none itself, such as a loose OW file.

    Attributes:
        per_standaard: version per standard.
        opgelegd: they also hold for a document that names another version.
    """

    per_standaard: Mapping[Standaard, str] = field(default_factory=dict)
    opgelegd: bool = False


def kop_of(root: etree._Element) -> Documentkop:
    """Read the head of a document that was parsed."""
    versie = next((waarde for naam, waarde in root.attrib.items() if _local(naam) == "schemaversie"), "")
    if root.tag == f"{_MOW}Aanleveringen":
        versie = root.findtext(f"{_MOW}IMOWversie", "")
    naamruimten = frozenset(naamruimte for naamruimte in root.nsmap.values() if naamruimte)
    return Documentkop(str(root.tag), str(versie).strip(), naamruimten)


def read_kop(begin: bytes) -> Documentkop:
    """Read the head of a document without reading the rest.

    Args:
        begin: the first `KOP` bytes.

    Raises:
        InnameError: when it is refused, or no root element begins in it.
    """
    refuse_kop(begin)
    parser = etree.XMLPullParser(
        events=("start",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    melding = "er staat geen element in"
    try:
        parser.feed(begin)
    except etree.XMLSyntaxError as fout:
        melding = explain_vormfout(str(fout))
    gezien: Any = parser.read_events()
    root = next((element for _, element in gezien), None)
    if root is None:
        raise InnameError(Innamefout.XML_ONLEESBAAR, f"de XML is niet te lezen: {melding}")
    return kop_of(root)


def _local(naam: str | bytes) -> str:
    """Give the name of an attribute without its namespace."""
    return str(naam).rpartition("}")[2]


def find_versies(koppen: Iterable[Documentkop], index: Schemaindex) -> Versies:
    """Read from the documents of one package which versions hold for those that name none.

    A besluit names its BHKV version, and with it the version of STOP; manifest-ow names that of IMOW.
    """
    gevonden: dict[Standaard, str] = {}
    for kop in koppen:
        standaard = standaard_of(kop.naamruimte)
        if standaard is None or not kop.versie:
            continue
        gevonden.setdefault(standaard, kop.versie)
        for deel in index.sets:
            if deel.standaard is standaard is Standaard.BHKV and deel.has_versie(kop.versie) and deel.stopversie:
                gevonden.setdefault(Standaard.STOP, deel.stopversie)
    return Versies(gevonden)


@dataclass(frozen=True)
class Keuze:
    """The outcome of choosing.

    Attributes:
        deel: the set; None when there is none that may judge the document.
        bestand: its XSD; None when the set does not know the root element.
        versie: standard and version that the document has to follow.
        reden: why there is no set, and the way out.
    """

    deel: Schemasetinfo | None = None
    bestand: Schemabestand | None = None
    versie: str = ""
    reden: str = ""


def choose(kop: Documentkop, index: Schemaindex, versies: Versies) -> Keuze:
    """Choose the schema for a document.

    Args:
        kop: what the document says.
        index: what is installed.
        versies: what holds when the document names no version.
    """
    standaard = standaard_of(kop.naamruimte)
    kenners = [deel for deel in index.sets if kop.element in deel.per_element]
    if standaard in {None, Standaard.STTR, Standaard.STAM}:
        return _choose_by_naamruimte(kop, kenners)
    assert standaard is not None
    gevraagd = _find_versie(kop, standaard, versies)
    van_standaard = [deel for deel in index.sets if deel.standaard is standaard]
    passend = [deel for deel in van_standaard if not gevraagd or deel.has_versie(gevraagd)]
    passend.sort(key=lambda deel: (gevraagd in deel.versies, deel.versie), reverse=True)
    versie = f"{standaard.value.upper()} {gevraagd}".strip()
    if not passend:
        wel = ", ".join(deel.versie for deel in van_standaard) or "geen enkele versie"
        reden = f"de schema's van {versie} zijn niet geïnstalleerd (wel: {wel}); voeg ze toe met `{INSTALLEER}`"
        return Keuze(versie=versie, reden=reden)
    deel = passend[0]
    return Keuze(deel, _find_bestand(deel, kop), deel.naam)


def _find_versie(kop: Documentkop, standaard: Standaard, versies: Versies) -> str:
    """Give the version that a document has to follow; empty when its standard has but one."""
    vast = versies.per_standaard.get(standaard, "")
    gangbaar = GANGBAAR.get(standaard, "")
    return (vast if versies.opgelegd else "") or kop.versie or vast or gangbaar


def _choose_by_naamruimte(kop: Documentkop, kenners: list[Schemasetinfo]) -> Keuze:
    """Choose for a document whose namespaces say the version: the set that knows most of them."""
    if not kenners:
        reden = (
            f"geen geïnstalleerd schema kent het element {kop.naam} (naamruimte {kop.naamruimte or 'leeg'}); voeg het "
            f"toe met `{INSTALLEER}`"
        )
        return Keuze(reden=reden)
    deel = max(kenners, key=lambda deel: len(deel.naamruimten & kop.naamruimten))
    return Keuze(deel, _find_bestand(deel, kop), deel.naam)


def _find_bestand(deel: Schemasetinfo, kop: Documentkop) -> Schemabestand | None:
    """Give the XSD for the root element: the one that versie.xml names, or else one that declares it."""
    kandidaten = deel.per_element.get(kop.element, ())
    genoemd = {module.schema.rpartition("/")[2] for module in deel.modules if module.element == kop.element}
    return next((bestand for bestand in kandidaten if bestand.naam in genoemd), kandidaten[0] if kandidaten else None)
