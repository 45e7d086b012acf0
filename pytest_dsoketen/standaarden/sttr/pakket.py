# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The delivery of toepasbare regels: a ZIP with manifest, opdracht, and STTR files or activities (JSON)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date

from lxml import etree

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.regels import Regelbeheerobject
from pytest_dsoketen.standaarden.inname import InnameError, parse_xml, read_zip, write_xml, write_zip
from pytest_dsoketen.standaarden.sttr.lezen import iter_named, text
from pytest_dsoketen.standaarden.sttr.namen import BASIS, make_nsmap

NS_MANIFEST = f"{BASIS}v1/manifest.xsd"
NS_OPDRACHT = f"{BASIS}v1/opdracht.xsd"
MANIFEST = "manifest.xml"
_DATUM = re.compile(r"(\d{2})-(\d{2})-(\d{4})")


class PakketError(DsoketenError):
    """A delivery that cannot be read."""


@dataclass(frozen=True)
class Regellevering:
    """One STTR file in a delivery."""

    bestandsnaam: str
    inhoud: bytes
    begindatum: date | None = None


@dataclass(frozen=True)
class Activiteitlevering:
    """One activity in a delivery that is made toepasbaar."""

    urn: str
    objecten: tuple[Regelbeheerobject, ...]
    werkzaamheden: tuple[str, ...]


@dataclass(frozen=True)
class Regelpakket:
    """What a delivery holds."""

    regels: tuple[Regellevering, ...] = ()
    activiteiten: tuple[Activiteitlevering, ...] = ()


def write_regels(bestandsnaam: str, sttr: bytes, begindatum: date) -> bytes:
    """Write the delivery of one STTR file."""
    opdracht = etree.Element(etree.QName(NS_OPDRACHT, "toevoegenToepasbareRegels"))
    _add(opdracht, NS_OPDRACHT, "geldigBegindatum", format_datum(begindatum))
    _add(opdracht, NS_OPDRACHT, "bestandsnaam", bestandsnaam)
    return _write("opdrachtAanleverenToepasbareRegels.xml", opdracht, bestandsnaam, "toepasbareRegels", sttr)


def write_activiteit(levering: Activiteitlevering, begindatum: date) -> bytes:
    """Write the delivery that makes an activity toepasbaar."""
    bestandsnaam = f"{levering.urn}.json"
    opdracht = etree.Element(etree.QName(NS_OPDRACHT, "updateActiviteit"))
    _add(opdracht, NS_OPDRACHT, "activiteitIdentifier", levering.urn)
    _add(opdracht, NS_OPDRACHT, "bestandsnaam", bestandsnaam)
    data = {
        "typering": "Overige",
        "magneet": False,
        "toonbaar": True,
        "verfijnbaar": False,
        "regelbeheerobjecten": [_encode_object(soort) for soort in levering.objecten],
        "werkzaamheden": [{"urn": urn} for urn in levering.werkzaamheden],
        "aansluitpunten": [],
        "bevoegdGezag": {"bestuurslaag": "gemeente"},
        "begindatum": format_datum(begindatum),
    }
    inhoud = json.dumps(data, ensure_ascii=False, indent=2).encode()
    return _write("opdrachtToepasbaarMaken.xml", opdracht, bestandsnaam, "activiteit", inhoud)


def _encode_object(soort: Regelbeheerobject) -> dict[str, object]:
    """Write a kind of regelbeheerobject as the activity file does."""
    toestemming = soort.value.removeprefix("Indieningsvereisten")
    if toestemming == soort.value:
        return {"typering": soort.value}
    return {"typering": "Indieningsvereisten", "toestemming": {"code": toestemming}}


def _write(opdrachtnaam: str, opdracht: etree._Element, bestandsnaam: str, soort: str, inhoud: bytes) -> bytes:
    """Write the ZIP."""
    opdrachten = etree.Element(etree.QName(NS_OPDRACHT, "opdrachten"), nsmap=make_nsmap(NS_OPDRACHT))
    etree.SubElement(opdrachten, etree.QName(NS_OPDRACHT, "opdracht")).append(opdracht)
    manifest = etree.Element(etree.QName(NS_MANIFEST, "manifest"), nsmap=make_nsmap(NS_MANIFEST))
    bestanden = etree.SubElement(manifest, etree.QName(NS_MANIFEST, "bestanden"))
    for naam, type_ in ((MANIFEST, "manifest"), (opdrachtnaam, "opdracht"), (bestandsnaam, soort)):
        bestand = etree.SubElement(bestanden, etree.QName(NS_MANIFEST, "bestand"))
        for veld, waarde in (("naam", naam), ("type", type_), ("contenttype", "application/xml")):
            _add(bestand, NS_MANIFEST, veld, waarde)
    return write_zip({MANIFEST: write_xml(manifest), opdrachtnaam: write_xml(opdrachten), bestandsnaam: inhoud})


def _add(ouder: etree._Element, namespace: str, naam: str, tekst: str) -> None:
    """Add an element with text."""
    etree.SubElement(ouder, etree.QName(namespace, naam)).text = tekst


def format_datum(dag: date) -> str:
    """Write a date as the toepasbare-regelservices do: `dd-mm-jjjj`."""
    return dag.strftime("%d-%m-%Y")


def parse_datum(tekst: str) -> date | None:
    """Read a date `dd-mm-jjjj`; None when it is none."""
    delen = _DATUM.fullmatch(tekst)
    try:
        return date(int(delen[3]), int(delen[2]), int(delen[1])) if delen else None
    except ValueError:
        return None


def read_pakket(data: bytes) -> Regelpakket:
    """Read a delivery.

    Raises:
        PakketError: when a file is missing or cannot be read.
    """
    try:
        bestanden = read_zip(data)
        opdrachten = parse_xml(bestanden[find_opdracht(bestanden)])
    except InnameError as fout:
        raise PakketError(str(fout)) from fout
    regels = tuple(
        Regellevering(naam, _get(bestanden, naam), parse_datum(text(opdracht, "geldigBegindatum")))
        for opdracht in iter_named(opdrachten, "toevoegenToepasbareRegels")
        for naam in [text(opdracht, "bestandsnaam")]
    )
    activiteiten = tuple(
        read_activiteit(text(opdracht, "activiteitIdentifier"), _get(bestanden, text(opdracht, "bestandsnaam")))
        for opdracht in iter_named(opdrachten, "updateActiviteit")
    )
    if not regels and not activiteiten:
        raise PakketError("het opdrachtbestand bevat geen opdracht")
    return Regelpakket(regels, activiteiten)


def find_opdracht(bestanden: dict[str, bytes]) -> str:
    """Find the name of the opdracht file, by the manifest.

    Raises:
        PakketError: when there is no manifest, or it names no opdracht that is there.
    """
    for naam, soort in list_manifest(bestanden):
        if soort == "opdracht" and naam in bestanden:
            return naam
    raise PakketError("het manifest noemt geen opdrachtbestand dat in de ZIP zit")


def list_manifest(bestanden: dict[str, bytes]) -> list[tuple[str, str]]:
    """Give name and type of every file that the manifest names.

    Raises:
        PakketError: when there is no manifest.
        InnameError: when it is no XML.
    """
    if MANIFEST not in bestanden:
        raise PakketError("manifest.xml ontbreekt in de ZIP")
    return [
        (text(bestand, "naam"), text(bestand, "type"))
        for bestand in iter_named(parse_xml(bestanden[MANIFEST]), "bestand")
    ]


def _get(bestanden: dict[str, bytes], naam: str) -> bytes:
    """Give the content of a file that the opdracht names."""
    if naam not in bestanden:
        raise PakketError(f"het opdrachtbestand noemt {naam!r}, maar dat zit niet in de ZIP")
    return bestanden[naam]


def read_activiteit(urn: str, inhoud: bytes) -> Activiteitlevering:
    """Read the file of an activity.

    Raises:
        PakketError: when it is not JSON of the right shape.
    """
    try:
        data = json.loads(inhoud)
        objecten = tuple(_decode_object(item) for item in data["regelbeheerobjecten"])
        werkzaamheden = tuple(str(item["urn"]) for item in data["werkzaamheden"])
    except (ValueError, KeyError, TypeError, RecursionError) as fout:
        raise PakketError(f"het bestand van activiteit {urn!r} is niet te lezen: {fout!r}") from fout
    return Activiteitlevering(urn, objecten, werkzaamheden)


def _decode_object(item: dict[str, dict[str, str] | str]) -> Regelbeheerobject:
    """Read a kind of regelbeheerobject from an activity file."""
    toestemming = item.get("toestemming")
    code = toestemming.get("code", "") if isinstance(toestemming, dict) else ""
    return Regelbeheerobject(f"{item['typering']}{code}")
