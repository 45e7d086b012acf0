# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What is asked of the LVBB: opdracht.xml and manifest.xml in the package, leveringsverzoek.xml next to it."""

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

_NAMEN: dict[Opdrachtsoort, str] = {
    Opdrachtsoort.VALIDATIE: "validatie",
    Opdrachtsoort.PUBLICATIE: "publicatie",
    Opdrachtsoort.AFBREKEN: "breekPublicatieAf",
    Opdrachtsoort.RAADPLEGEN: "raadpleeg",
    Opdrachtsoort.VALIDATIE_DIRECTE_MUTATIE: "validatieDirecteMutatie",
    Opdrachtsoort.DIRECTE_MUTATIE: "directeMutatie",
}
OPDRACHT_ELEMENT: dict[Opdrachtsoort, str] = {soort: f"{naam}Opdracht" for soort, naam in _NAMEN.items()}
VERZOEK_ELEMENT: dict[Opdrachtsoort, str] = {soort: f"{naam}Verzoek" for soort, naam in _NAMEN.items()}
RESULTAAT_ELEMENT: dict[Opdrachtsoort, str] = {soort: f"{naam}VerzoekResultaat" for soort, naam in _NAMEN.items()}


class OpdrachtError(DsoketenError, ValueError):
    """An opdracht, verzoek or resultaat cannot be read."""


@dataclass(frozen=True)
class Opdracht:
    """The content of opdracht.xml.

    Attributes:
        soort: what is asked.
        id_levering: unique per aanleveraar, at most 80 letters, digits, `_` and `-`.
        bevoegd_gezag: OIN.
        aanleveraar: OIN; differs from the bevoegd gezag only with a machtiging.
        publicatie: name of the file with the besluit, kennisgeving or directe mutatie; empty when it is about an
            earlier besluit, or when a directe mutatie is of OW objects only.
        bekendmaking: day on which the besluit has to be published; None when it is not said or not readable.
        identificatie: AKN work of the besluit that has to be stopped or that is asked after.
        datum: the day as it was written.
    """

    soort: Opdrachtsoort
    id_levering: str
    bevoegd_gezag: str
    aanleveraar: str
    publicatie: str = BESLUIT
    bekendmaking: date | None = None
    identificatie: str = ""
    datum: str = ""


@dataclass(frozen=True)
class Verzoekbericht:
    """The message around a package: what is asked, for which delivery, by which software."""

    soort: Opdrachtsoort
    id_levering: str
    leverancier: str
    product: str = ""
    versie: str = ""


@dataclass(frozen=True)
class Manifestregel:
    """A line of manifest.xml."""

    naam: str
    mediatype: str


def write_opdracht(opdracht: Opdracht) -> bytes:
    """Write opdracht.xml."""
    root = new_element(LVBBT, OPDRACHT_ELEMENT[opdracht.soort])
    add(root, "idLevering", opdracht.id_levering)
    add(root, "idBevoegdGezag", opdracht.bevoegd_gezag)
    add(root, "idAanleveraar", opdracht.aanleveraar)
    if opdracht.soort.noemt_besluit:
        add(root, "identificatie", opdracht.identificatie)
        return write_xml(root)
    if opdracht.soort.is_directe_mutatie:
        if opdracht.publicatie:
            add(root, "directeMutatie", opdracht.publicatie)
        return write_xml(root)
    add(root, "publicatie", opdracht.publicatie)
    add(root, "datumBekendmaking", opdracht.bekendmaking.isoformat() if opdracht.bekendmaking else opdracht.datum)
    return write_xml(root)


def read_opdracht(data: bytes) -> Opdracht:
    """Read opdracht.xml.

    Raises:
        OpdrachtError: when it is not XML or another kind of opdracht.
    """
    root = _parse(data, OPDRACHT)
    soorten = {naam: soort for soort, naam in OPDRACHT_ELEMENT.items()}
    if root.tag != qname(LVBBT, local(root)) or local(root) not in soorten:
        raise OpdrachtError(f"{OPDRACHT} begint met “{local(root)}”; dat is geen opdracht die de keten kent")
    datum = text_of(root, "lvbbt:datumBekendmaking")
    return Opdracht(
        soort=soorten[local(root)],
        id_levering=text_of(root, "lvbbt:idLevering"),
        bevoegd_gezag=text_of(root, "lvbbt:idBevoegdGezag"),
        aanleveraar=text_of(root, "lvbbt:idAanleveraar"),
        publicatie=text_of(root, "lvbbt:publicatie") or text_of(root, "lvbbt:directeMutatie"),
        bekendmaking=_read_date(datum),
        identificatie=text_of(root, "lvbbt:identificatie"),
        datum=datum,
    )


def write_verzoek(verzoek: Verzoekbericht) -> bytes:
    """Write the leveringsverzoek that goes with the package."""
    root = new_element(LVBBT, VERZOEK_ELEMENT[verzoek.soort])
    add(root, "idLevering", verzoek.id_levering)
    software = add(root, "softwareVersie")
    add(software, "leverancier", verzoek.leverancier)
    if verzoek.product:
        add(software, "product", verzoek.product)
    if verzoek.versie:
        add(software, "versie", verzoek.versie)
    return write_xml(root)


def read_verzoek(data: bytes) -> Verzoekbericht:
    """Read a leveringsverzoek.

    Raises:
        OpdrachtError: when it is not one.
    """
    root = _parse(data, "het leveringsverzoek")
    soorten = {naam: soort for soort, naam in VERZOEK_ELEMENT.items()}
    if local(root) not in soorten:
        raise OpdrachtError(f"het leveringsverzoek begint met “{local(root)}”; dat kent de keten niet")
    return Verzoekbericht(
        soort=soorten[local(root)],
        id_levering=text_of(root, "lvbbt:idLevering"),
        leverancier=text_of(root, "lvbbt:softwareVersie/lvbbt:leverancier"),
        product=text_of(root, "lvbbt:softwareVersie/lvbbt:product"),
        versie=text_of(root, "lvbbt:softwareVersie/lvbbt:versie"),
    )


def write_manifest(namen: Mapping[str, object] | list[str]) -> bytes:
    """Write manifest.xml for the named files; manifest.xml and opdracht.xml are files too."""
    root = new_element(LVBBT, "manifest")
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
    root = _parse(data, MANIFEST)
    return tuple(
        Manifestregel(text_of(bestand, "lvbbt:bestandsnaam"), text_of(bestand, "lvbbt:contentType"))
        for bestand in root.iterfind("lvbbt:bestand", {"lvbbt": LVBBT})
    )


def _parse(data: bytes, naam: str) -> etree._Element:
    """Parse one of the small files."""
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
