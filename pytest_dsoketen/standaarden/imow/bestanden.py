# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""OW files: the deelbestanden with OW objects and manifest-ow.xml that names them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from lxml import etree

from pytest_dsoketen.model.berichten import Afwijking, Verplichtingsniveau
from pytest_dsoketen.standaarden.imow.inhoud import add_knoop, zonder_opruimen
from pytest_dsoketen.standaarden.imow.namen import MOW, NS, OP, OW, OW_DC, SL
from pytest_dsoketen.standaarden.imow.objecten import OwObject, read_object
from pytest_dsoketen.standaarden.inname import InnameError, parse_xml, write_xml
from pytest_dsoketen.standaarden.stop.namen import new_element, qname

_KLEIN = 256 * 1024
"""Up to this size a file is kept after reading."""
MANIFEST_OW = "manifest-ow.xml"

BESTAND_PER_TYPE: dict[str, str] = {
    "Regeltekst": "regelteksten.xml",
    "RegelVoorIedereen": "regelsvooriedereen.xml",
    "Instructieregel": "instructieregels.xml",
    "Omgevingswaarderegel": "omgevingswaarderegels.xml",
    "Activiteit": "activiteiten.xml",
    "Gebied": "gebieden.xml",
    "Gebiedengroep": "gebiedengroepen.xml",
    "Lijn": "lijnen.xml",
    "Lijnengroep": "lijnengroepen.xml",
    "Punt": "punten.xml",
    "Puntengroep": "puntengroepen.xml",
    "Ambtsgebied": "ambtsgebieden.xml",
    "Regelingsgebied": "regelingsgebieden.xml",
    "Gebiedsaanwijzing": "gebiedsaanwijzingen.xml",
    "Omgevingsnorm": "omgevingsnormen.xml",
    "Omgevingswaarde": "omgevingswaarden.xml",
    "Divisie": "divisies.xml",
    "Divisietekst": "divisieteksten.xml",
    "Tekstdeel": "tekstdelen.xml",
    "Hoofdlijn": "hoofdlijnen.xml",
    "Kaart": "kaarten.xml",
    "Kaartlaag": "kaartlagen.xml",
    "Pons": "ponsen.xml",
    "SymbolisatieItem": "symbolisatieitems.xml",
}
"""In which file objects of a type go; another type goes in a file with its own name."""

_HOUDER = qname(OW_DC, "owObject")
_OBJECTTYPE = qname(SL, "objectType")
_VALSE_NAAMRUIMTE = re.compile(rb"""\s+xmlns:schemaLocation\s*=\s*("[^"]*"|'[^']*')""")


@dataclass(frozen=True)
class OwBestand:
    """A line of manifest-ow: a file and the object types that it says to hold."""

    naam: str
    objecttypen: tuple[str, ...]


@dataclass(frozen=True)
class OwAanlevering:
    """A part of manifest-ow: the files for one version of a regeling.

    Attributes:
        work: AKN work of the regeling (WorkIDRegeling).
        doel: doel for which the objects hold (DoelID); may be empty since IMOW 3.1.
        bestanden: the files.
        expression: AKN expression of the regeling (ExpressionIDRegeling, since IMOW 3.1).
    """

    work: str
    doel: str
    bestanden: tuple[OwBestand, ...] = ()
    expression: str = ""


@dataclass(frozen=True)
class Owlevering:
    """The OW part of a package; its files are read when something in them is first asked for.

    Attributes:
        manifest: what manifest-ow says.
        versie: version of IMOW that manifest-ow names; empty when it names none.
        bestanden: content of the files that manifest-ow names and that are there, by name.
        map_: folder in the package in which manifest-ow and the files stand, with a slash at the end.
        manifestfouten: what is wrong with manifest-ow as XML.
    """

    manifest: tuple[OwAanlevering, ...] = ()
    versie: str = ""
    bestanden: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    map_: str = ""
    manifestfouten: tuple[Afwijking, ...] = ()

    @cached_property
    def _gelezen(self) -> dict[str, _Gelezen]:
        """The files, read, by name."""
        return {naam: _read(data, self.map_ + naam, naam) for naam, data in self.bestanden.items()}

    @cached_property
    def objecten(self) -> tuple[OwObject, ...]:
        """The objects of all files."""
        return tuple(obj for gelezen in self._gelezen.values() for obj in gelezen.objecten)

    @property
    def typen(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Per file the object types that the file itself announces."""
        return tuple((naam, gelezen.typen) for naam, gelezen in self._gelezen.items() if gelezen.typen is not None)

    @property
    def documenten(self) -> dict[str, etree._Element]:
        """The big files as they were parsed, by path in the package, so that nobody has to parse them again."""
        return {self.map_ + naam: lid.root for naam, lid in self._gelezen.items() if lid.root is not None}

    @property
    def afwijkingen(self) -> tuple[Afwijking, ...]:
        """What cannot be read, or only with forgiveness."""
        return (*self.manifestfouten, *(fout for gelezen in self._gelezen.values() for fout in gelezen.fouten))


def bestandsnaam_of(objecttype: str) -> str:
    """Give the file in which objects of a type go."""
    return BESTAND_PER_TYPE.get(objecttype, f"{objecttype.lower()}.xml")


def write_ow(work: str, doel: str, objecten: Sequence[OwObject], levering: str, versie: str = "") -> dict[str, bytes]:
    """Write the OW files of a package.

    Args:
        work: AKN work of the regeling.
        doel: doel for which the objects hold.
        objecten: in the order in which they go into the files.
        levering: id of the delivery.
        versie: version of IMOW to name; none is named when empty.

    Returns:
        manifest-ow.xml and one deelbestand per object type.
    """
    per_type: dict[str, list[OwObject]] = {}
    for obj in objecten:
        per_type.setdefault(obj.objecttype, []).append(obj)
    aanlevering = OwAanlevering(work, doel, tuple(OwBestand(bestandsnaam_of(t), (t,)) for t in per_type))
    files = {MANIFEST_OW: write_manifest((aanlevering,), versie)}
    for objecttype, van_type in per_type.items():
        files[bestandsnaam_of(objecttype)] = write_deelbestand(van_type, levering, versie)
    return files


def write_manifest(aanleveringen: Iterable[OwAanlevering], versie: str = "") -> bytes:
    """Write manifest-ow.xml.

    Args:
        aanleveringen: what goes with each regeling.
        versie: version of IMOW to name; none is named when empty.
    """
    root = new_element(MOW, "Aanleveringen", _schemaversie(versie))
    etree.SubElement(root, qname(MOW, "domein")).text = "omgevingswet"
    if versie:
        etree.SubElement(root, qname(MOW, "IMOWversie")).text = versie
    for aanlevering in aanleveringen:
        deel = etree.SubElement(root, qname(MOW, "Aanlevering"))
        etree.SubElement(deel, qname(MOW, "WorkIDRegeling")).text = aanlevering.work
        for naam, waarde in (("DoelID", aanlevering.doel), ("ExpressionIDRegeling", aanlevering.expression)):
            if waarde:
                etree.SubElement(deel, qname(MOW, naam)).text = waarde
        for bestand in aanlevering.bestanden:
            regel = etree.SubElement(deel, qname(MOW, "Bestand"))
            etree.SubElement(regel, qname(MOW, "naam")).text = bestand.naam
            for objecttype in bestand.objecttypen:
                etree.SubElement(regel, qname(MOW, "objecttype")).text = objecttype
    return write_xml(root)


def _schemaversie(versie: str) -> dict[str, str]:
    """Give the attribute with which only IMOW 3 names its version in a file."""
    return {"schemaversie": versie} if versie.startswith("3") else {}


def write_deelbestand(objecten: Sequence[OwObject], levering: str, versie: str = "") -> bytes:
    """Write one file with OW objects.

    Args:
        objecten: of any type.
        levering: id of the delivery.
        versie: version of IMOW to name; none is named when empty.
    """
    prefixes: dict[str | None, str] = {naam: ns for naam, ns in NS.items() if naam != "mow"}
    root = new_element(OW_DC, "owBestand", _schemaversie(versie), prefixes)
    stand_bestand = etree.SubElement(root, qname(SL, "standBestand"))
    etree.SubElement(stand_bestand, qname(SL, "dataset")).text = "omgevingsdocument"
    inhoud = etree.SubElement(stand_bestand, qname(SL, "inhoud"))
    etree.SubElement(inhoud, qname(SL, "gebied")).text = "werkingsgebied"
    etree.SubElement(inhoud, qname(SL, "leveringsId")).text = levering
    typen = etree.SubElement(inhoud, qname(SL, "objectTypen"))
    for objecttype in dict.fromkeys(obj.objecttype for obj in objecten):
        etree.SubElement(typen, qname(SL, "objectType")).text = objecttype
    for obj in objecten:
        stand = etree.SubElement(stand_bestand, qname(SL, "stand"))
        _add_object(etree.SubElement(stand, qname(OW_DC, "owObject")), obj)
    return write_xml(root)


def _add_object(parent: etree._Element, obj: OwObject) -> None:
    """Write an object, its status and procedurestatus before the rest; a Regeltekst has them in the OP namespace."""
    element = add_knoop(parent, obj.inhoud)
    space = OP if obj.objecttype in {"Regeltekst", "Divisie", "Divisietekst"} else OW
    statussen = (("status", obj.status), ("procedurestatus", obj.procedurestatus))
    for plaats, (naam, waarde) in enumerate((naam, waarde) for naam, waarde in statussen if waarde):
        status = etree.Element(qname(space, naam))
        status.text = waarde
        element.insert(plaats, status)


def drop_valse_naamruimte(data: bytes) -> tuple[bytes, bool]:
    """Leave `xmlns:schemaLocation` out of the beginning of a document, and say whether it was there."""
    if data.find(b"xmlns:schemaLocation", 0, _KLEIN) < 0:
        return data, False
    schoon, aantal = _VALSE_NAAMRUIMTE.subn(b"", data[:_KLEIN], count=1)
    return schoon + data[_KLEIN:], bool(aantal)


def report_naamruimte(bestand: str) -> Afwijking:
    """Write down that a file declares `xmlns:schemaLocation`."""
    return Afwijking(
        "DSOK-OW-001",
        f"{bestand} declareert de naamruimte ‘schemaLocation’ waar het attribuut xsi:schemaLocation is bedoeld; "
        "een strikte XML-lezer weigert dit bestand",
        bestand,
        Verplichtingsniveau.ZOU_MOETEN,
    )


def parse_ow(data: bytes, bestand: str, afwijkingen: list[Afwijking]) -> etree._Element | None:
    """Parse an OW file as real downloads have them.

    Real downloads declare `xmlns:schemaLocation` where `xsi:schemaLocation` is meant; strict parsers refuse that. It
    is reported and read without. What cannot be read at all is reported as well, and gives None.
    """
    clean, is_vals = drop_valse_naamruimte(data)
    if is_vals:
        afwijkingen.append(report_naamruimte(bestand))
    try:
        return parse_xml(clean)
    except InnameError as fout:
        afwijkingen.append(Afwijking("LVBB2003", f"{bestand} is niet te lezen: {fout}", bestand))
        return None


def read_ow(bestanden: Mapping[str, bytes], manifest: str = MANIFEST_OW) -> Owlevering:
    """Read the OW part of a package: the manifest now, the files that it names when they are needed.

    Args:
        bestanden: content per file name; the names in the manifest are looked up next to the manifest.
        manifest: path of manifest-ow.xml in the package.
    """
    fouten: list[Afwijking] = []
    root = parse_ow(bestanden[manifest], manifest, fouten) if manifest in bestanden else None
    if root is None:
        return Owlevering(manifestfouten=tuple(fouten))
    aanleveringen = tuple(_read_aanlevering(deel) for deel in root.iterfind("mow:Aanlevering", NS))
    map_ = manifest.removesuffix(MANIFEST_OW)
    namen = dict.fromkeys(bestand.naam for deel in aanleveringen for bestand in deel.bestanden)
    return Owlevering(
        manifest=aanleveringen,
        versie=root.get("schemaversie") or root.findtext("mow:IMOWversie", "", NS).strip(),
        bestanden={naam: bestanden[map_ + naam] for naam in namen if map_ + naam in bestanden},
        map_=map_,
        manifestfouten=tuple(fouten),
    )


@dataclass(frozen=True)
class _Gelezen:
    """One file, read.

    Attributes:
        typen: the kinds that it announces; None when it cannot be read.
        objecten: its objects.
        fouten: what is wrong.
        root: its root.
    """

    typen: tuple[str, ...] | None
    objecten: tuple[OwObject, ...]
    fouten: tuple[Afwijking, ...]
    root: etree._Element | None = None


def _read(data: bytes, plaats: str, naam: str) -> _Gelezen:
    """Read one file, or give it when it was read before."""
    return _read_klein(data, plaats, naam) if len(data) <= _KLEIN else _read_bestand(data, plaats, naam)


@lru_cache(maxsize=128)
def _read_klein(data: bytes, plaats: str, naam: str) -> _Gelezen:
    """Read a small file once: one file passes several parties unchanged. Its root is not kept."""
    return replace(_read_bestand(data, plaats, naam), root=None)


def _read_bestand(data: bytes, plaats: str, naam: str) -> _Gelezen:
    """Read one file."""
    fouten: list[Afwijking] = []
    root = parse_ow(data, plaats, fouten)
    if root is None:
        return _Gelezen(None, (), tuple(fouten))
    genoemd = tuple((t.text or "").strip() for t in root.iter(_OBJECTTYPE))
    return _Gelezen(genoemd, tuple(read_deelbestand(root, naam)), tuple(fouten), root)


def read_deelbestand(root: etree._Element, bestand: str) -> list[OwObject]:
    """Read the objects of one file."""
    with zonder_opruimen():
        return [read_object(element, bestand) for houder in root.iter(_HOUDER) for element in houder.iterchildren("*")]


def _read_aanlevering(deel: etree._Element) -> OwAanlevering:
    """Read one part of manifest-ow."""
    return OwAanlevering(
        work=deel.findtext("mow:WorkIDRegeling", "", NS).strip(),
        doel=deel.findtext("mow:DoelID", "", NS).strip(),
        expression=deel.findtext("mow:ExpressionIDRegeling", "", NS).strip(),
        bestanden=tuple(
            OwBestand(
                naam=bestand.findtext("mow:naam", "", NS).strip(),
                objecttypen=tuple((t.text or "").strip() for t in bestand.iterfind("mow:objecttype", NS)),
            )
            for bestand in deel.iterfind("mow:Bestand", NS)
        ),
    )
