# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What is asked of the LVBB: opdracht.xml and manifest.xml in the package (BHKV 1.2.0 and 1.3.0-ic)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lxml import etree

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.plannen import Opdrachtsoort
from pytest_dsoketen.standaarden.inname import InnameError, parse_xml, write_xml
from pytest_dsoketen.standaarden.stop.namen import LVBBT, add, local, mediatype_of, new_element, qname, text_of

OPDRACHT = "opdracht.xml"
MANIFEST = "manifest.xml"
BESLUIT = "besluit.xml"


@dataclass(frozen=True)
class Opdrachtvorm:
    """How BHKV writes one kind of opdracht.

    Attributes:
        naam: what its elements begin with: `validatie` in `validatieOpdracht`, `validatieVerzoek`, ….
        velden: elements of opdracht.xml after those on who asks, in their order.
        vrij: those that may be left out.
        is_blijvend: whether BHKV 1.3.0-ic still has it.
    """

    naam: str
    velden: tuple[str, ...]
    vrij: frozenset[str] = frozenset()
    is_blijvend: bool = True


_PUBLICATIE = ("publicatie", "datumBekendmaking")
_MUTATIE = ("directeMutatie",)
OPDRACHTVORMEN: dict[Opdrachtsoort, Opdrachtvorm] = {
    Opdrachtsoort.VALIDATIE: Opdrachtvorm("validatie", _PUBLICATIE),
    Opdrachtsoort.PUBLICATIE: Opdrachtvorm("publicatie", _PUBLICATIE),
    Opdrachtsoort.AFBREKEN: Opdrachtvorm("breekPublicatieAf", ("identificatie",)),
    Opdrachtsoort.DIRECTE_MUTATIE: Opdrachtvorm("directeMutatie", _MUTATIE, frozenset(_MUTATIE), is_blijvend=False),
    Opdrachtsoort.VALIDATIE_DIRECTE_MUTATIE: Opdrachtvorm(
        "validatieDirecteMutatie", _MUTATIE, frozenset(_MUTATIE), is_blijvend=False
    ),
    Opdrachtsoort.RAADPLEGEN: Opdrachtvorm("raadpleeg", ("identificatie",), is_blijvend=False),
}
OPDRACHT_ELEMENT = {soort: f"{vorm.naam}Opdracht" for soort, vorm in OPDRACHTVORMEN.items()}
SOORT_PER_ELEMENT = {naam: soort for soort, naam in OPDRACHT_ELEMENT.items()}
WIE = ("idLevering", "idBevoegdGezag", "idAanleveraar")
"""Elements with which every opdracht.xml begins."""


class OpdrachtError(DsoketenError, ValueError):
    """An opdracht, verzoek or resultaat cannot be read, or cannot be written in the version that is asked."""


@dataclass(frozen=True)
class Software:
    """The software that delivers, as it names itself."""

    leverancier: str
    product: str = ""
    versie: str = ""


@dataclass(frozen=True)
class Opdracht:
    """The content of opdracht.xml.

    Attributes:
        soort: what is asked.
        id_levering: unique per aanleveraar, at most 80 letters, digits, `_` and `-`.
        bevoegd_gezag: OIN.
        aanleveraar: OIN; differs from the bevoegd gezag only with a machtiging.
        publicatie: name of the file with the besluit, or of that with the text of a directe mutatie; empty when there
            is none.
        bekendmaking: day on which the besluit has to be published; None when it is not said or not readable.
        identificatie: AKN work of the besluit that has to be stopped or that is asked about.
        datum: the day as it was written.
        software: who delivers; only from BHKV 1.3.0-ic.
        schemaversie: version of BHKV; empty for 1.2.0, which does not write it.
        verwerkingsrestrictie: `Bekendmaken` when nothing may be consolidated; only from BHKV 1.3.0-ic.
    """

    soort: Opdrachtsoort
    id_levering: str
    bevoegd_gezag: str
    aanleveraar: str
    publicatie: str = BESLUIT
    bekendmaking: date | None = None
    identificatie: str = ""
    datum: str = ""
    software: Software | None = None
    schemaversie: str = ""
    verwerkingsrestrictie: str = ""


@dataclass(frozen=True)
class Manifestregel:
    """A line of manifest.xml."""

    naam: str
    mediatype: str


def write_opdracht(opdracht: Opdracht) -> bytes:
    """Write opdracht.xml.

    Raises:
        OpdrachtError: when the version of BHKV does not know what is asked.
    """
    vorm = OPDRACHTVORMEN[opdracht.soort]
    _refuse_version(opdracht, vorm)
    attributen = {"schemaversie": opdracht.schemaversie} if opdracht.schemaversie else {}
    root = new_element(LVBBT, OPDRACHT_ELEMENT[opdracht.soort], attributen)
    for naam, waarde in zip(WIE, (opdracht.id_levering, opdracht.bevoegd_gezag, opdracht.aanleveraar), strict=True):
        add(root, naam, waarde)
    if opdracht.software is not None:
        append_software(root, opdracht.software)
    waarden = {
        "publicatie": opdracht.publicatie,
        "directeMutatie": opdracht.publicatie,
        "datumBekendmaking": opdracht.bekendmaking.isoformat() if opdracht.bekendmaking else opdracht.datum,
        "identificatie": opdracht.identificatie,
    }
    for naam in vorm.velden:
        if waarden[naam] or naam not in vorm.vrij:
            add(root, naam, waarden[naam])
    if opdracht.verwerkingsrestrictie:
        add(root, "verwerkingsrestrictie", opdracht.verwerkingsrestrictie)
    return write_xml(root)


def _refuse_version(opdracht: Opdracht, vorm: Opdrachtvorm) -> None:
    """Refuse what the version of BHKV does not know."""
    if not is_bhkv_13(opdracht.schemaversie):
        if opdracht.software or opdracht.verwerkingsrestrictie:
            raise OpdrachtError(
                "softwareVersie en verwerkingsrestrictie bestaan pas vanaf BHKV 1.3; geef schemaversie 1.3.0-ic op"
            )
    elif not vorm.is_blijvend:
        raise OpdrachtError(f"BHKV {opdracht.schemaversie} kent geen {vorm.naam}Opdracht; gebruik BHKV 1.2.0")


def is_bhkv_13(schemaversie: str) -> bool:
    """Say whether a version is BHKV 1.3 or its consultation version 1.3.0-ic."""
    return schemaversie.startswith("1.3.")


def read_opdracht(data: bytes) -> Opdracht:
    """Read opdracht.xml.

    Raises:
        OpdrachtError: when it is not XML or another kind of opdracht.
    """
    root = read_klein(data, OPDRACHT)
    soort = SOORT_PER_ELEMENT.get(local(root))
    if root.tag != qname(LVBBT, local(root)) or soort is None:
        raise OpdrachtError(f"{OPDRACHT} begint met “{local(root)}”; dat is geen opdracht die de keten kent")
    datum = text_of(root, "lvbbt:datumBekendmaking")
    software = root.find(qname(LVBBT, "softwareVersie"))
    return Opdracht(
        soort=soort,
        id_levering=text_of(root, "lvbbt:idLevering"),
        bevoegd_gezag=text_of(root, "lvbbt:idBevoegdGezag"),
        aanleveraar=text_of(root, "lvbbt:idAanleveraar"),
        publicatie=text_of(root, "lvbbt:publicatie") or text_of(root, "lvbbt:directeMutatie"),
        bekendmaking=_read_date(datum),
        identificatie=text_of(root, "lvbbt:identificatie"),
        datum=datum,
        software=None if software is None else read_software(software),
        schemaversie=root.get("schemaversie", ""),
        verwerkingsrestrictie=text_of(root, "lvbbt:verwerkingsrestrictie"),
    )


def append_software(parent: etree._Element, software: Software) -> None:
    """Write which software delivers."""
    element = add(parent, "softwareVersie")
    add(element, "leverancier", software.leverancier)
    if software.product:
        add(element, "product", software.product)
    if software.versie:
        add(element, "versie", software.versie)


def read_software(element: etree._Element | None) -> Software:
    """Read which software delivers."""
    return Software(
        leverancier=text_of(element, "lvbbt:leverancier"),
        product=text_of(element, "lvbbt:product"),
        versie=text_of(element, "lvbbt:versie"),
    )


def write_manifest(namen: Mapping[str, object] | list[str], schemaversie: str = "") -> bytes:
    """Write manifest.xml for the named files; manifest.xml and opdracht.xml are files too.

    Args:
        namen: of the files.
        schemaversie: version of BHKV; 1.2.0 does not write it.
    """
    root = new_element(LVBBT, "manifest", {"schemaversie": schemaversie} if schemaversie else {})
    for naam in namen:
        bestand = add(root, "bestand")
        add(bestand, "bestandsnaam", naam)
        add(bestand, "contentType", mediatype_of(naam))
    return write_xml(root)


def read_manifest(data: bytes) -> tuple[Manifestregel, ...]:
    """Read manifest.xml.

    Raises:
        OpdrachtError: when it is not XML.
    """
    root = read_klein(data, MANIFEST)
    return tuple(
        Manifestregel(text_of(bestand, "lvbbt:bestandsnaam"), text_of(bestand, "lvbbt:contentType"))
        for bestand in root.iterfind(qname(LVBBT, "bestand"))
    )


def read_klein(data: bytes, naam: str) -> etree._Element:
    """Parse one of the small files around a delivery.

    Raises:
        OpdrachtError: when it is not XML.
    """
    try:
        return parse_xml(data)
    except InnameError as fout:
        raise OpdrachtError(f"{naam} is niet te lezen: {fout}") from None


def _read_date(tekst: str) -> date | None:
    """Read a day, when it is written as JJJJ-MM-DD and exists."""
    try:
        return date.fromisoformat(tekst) if len(tekst) == 10 else None
    except ValueError:
        return None
