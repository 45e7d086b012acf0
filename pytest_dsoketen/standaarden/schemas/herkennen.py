# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Recognises sets of schemas among files: what each file declares, which files belong together, of which version."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from pytest_dsoketen.standaarden.inname import InnameError, parse_xml
from pytest_dsoketen.standaarden.schemas.oordeel import SchemaError
from pytest_dsoketen.standaarden.schemas.sets import (
    Schemabestand,
    Schemamodule,
    Schemasetinfo,
    Schemasoort,
    Standaard,
)

_XS: Final = "{http://www.w3.org/2001/XMLSchema}"
_SCH: Final = "{http://purl.oclc.org/dsdl/schematron}"
_CATALOGUS: Final = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}"
_SCHEMATA: Final = "{https://standaarden.overheid.nl/stop/imop/schemata/}"
_STOPVERSIE: Final = "{https://standaarden.overheid.nl/stop/imop/}STOPversie"

_STANDAARD_PER_NAAMRUIMTE: Final = (
    ("https://standaarden.overheid.nl/stop/imop/", Standaard.STOP),
    ("http://www.opengis.net/se", Standaard.STOP),
    ("https://standaarden.overheid.nl/lvbb/stop/aanlevering/", Standaard.BHKV),
    ("http://www.overheid.nl/2017/lvbb", Standaard.BHKV),
    ("https://standaarden.overheid.nl/lvbb/stop/uitlevering/", Standaard.UITLEVERING),
    ("http://www.geostandaarden.nl/imow/", Standaard.IMOW),
    ("http://www.geostandaarden.nl/bestanden-ow/", Standaard.IMOW),
    ("http://toepasbare-regels.omgevingswet.overheid.nl/", Standaard.STTR),
    ("http://www.omg.org/spec/DMN/", Standaard.STTR),
    ("http://www.omgevingswet.nl/koppelvlak/stam", Standaard.STAM),
)
_VERSIE: Final = re.compile(r"v?(\d+\.\d+(?:\.\d+)*(?:-[A-Za-z0-9.]+)?)$")
_VERSIEMAP: Final = re.compile(r"(?:^|[^0-9.])v?(\d+\.\d+(?:\.\d+)*(?:-[A-Za-z0-9]+)?)$")
_CODE: Final = re.compile(r"\b(?:STOP|BHKV|LVBB|TPOD|OZON)\d{4}\b")


def standaard_of(naamruimte: str) -> Standaard | None:
    """Give the standard that a namespace belongs to; None when it belongs to none of the chain."""
    for begin, standaard in _STANDAARD_PER_NAAMRUIMTE:
        if naamruimte.startswith(begin):
            return standaard
    return None


@dataclass(frozen=True)
class Gevondenset:
    """A set that was recognised, with its content.

    Attributes:
        info: what it holds.
        inhoud: content per path inside the set, `versie.xml` and catalogs included.
    """

    info: Schemasetinfo
    inhoud: Mapping[str, bytes]


def recognise_sets(bestanden: Mapping[str, bytes], versie: str = "") -> tuple[Gevondenset, ...]:
    """Divide files into sets.

    Files belong together when they lie below the same `versie.xml`, or else below the same folder with a version in
    its name. What belongs to no standard of the chain becomes one set `extern`.

    Args:
        bestanden: content per path, in any layout; other files than XSD, Schematron, catalog and versie.xml are left.
        versie: version to use where none can be found.

    Returns:
        The sets, in the order of their id; a path in them is the part after the folder of the set.

    Raises:
        SchemaError: when there are no schemas, one cannot be read, the version of a set is unknown, or a set is there
            twice.
    """
    per_wortel = _group([pad for pad in bestanden if is_nodig(pad)])
    if not per_wortel:
        raise SchemaError("er staat geen enkel XSD- of Schematron-bestand in")
    sets: list[Gevondenset] = []
    extern: list[_Bron] = []
    for wortel, paden in per_wortel.items():
        bronnen = [_Bron(pad, bestanden[pad], _parse(pad, bestanden[pad])) for pad in paden]
        standaard = _find_standaard(bronnen, wortel)
        if standaard is Standaard.EXTERN:
            extern += bronnen
        else:
            van_anderen = _pick_van_anderen(bronnen, wortel)
            extern += van_anderen
            sets.append(_make_set(standaard, wortel, [bron for bron in bronnen if bron not in van_anderen], versie))
    if extern:
        sets.append(_make_set(Standaard.EXTERN, _common_folder(bron.pad for bron in extern), extern, versie))
    dubbel = [id_ for id_, aantal in Counter(deel.info.id for deel in sets).items() if aantal > 1]
    if dubbel:
        raise SchemaError(f"de set {dubbel[0]} staat er meer dan één keer in; installeer een map met één exemplaar")
    return tuple(sorted(sets, key=lambda deel: deel.info.id))


@dataclass(frozen=True)
class _Bron:
    """A file with its content, parsed once."""

    pad: str
    data: bytes
    root: etree._Element


def _parse(pad: str, data: bytes) -> etree._Element:
    """Parse a file of a set.

    Raises:
        SchemaError: when that cannot be done safely.
    """
    try:
        if pad.casefold().endswith("catalog.xml"):
            # A catalog names a DTD, that is never loaded.
            return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
        return parse_xml(data)
    except (InnameError, etree.XMLSyntaxError) as fout:
        raise SchemaError(f"{pad} is geen bruikbaar schema: {fout}") from None


def _is_schema(pad: str) -> bool:
    """Say whether a file is a schema by its name."""
    return pad.endswith((".xsd", ".sch"))


def is_nodig(pad: str) -> bool:
    """Say whether a file tells something about a set: a schema, its versie.xml or its catalog."""
    naam = pad.rpartition("/")[2].casefold()
    return _is_schema(pad) or naam == "versie.xml" or naam.endswith("catalog.xml")


def _group(paden: Sequence[str]) -> dict[str, list[str]]:
    """Group paths by the folder that holds their set."""
    met_versie = {pad.rpartition("/")[0] for pad in paden if pad.rpartition("/")[2] == "versie.xml"}
    per_wortel: dict[str, list[str]] = {}
    for pad in sorted(paden):
        per_wortel.setdefault(_find_wortel(pad, met_versie), []).append(pad)
    return {wortel: deel for wortel, deel in per_wortel.items() if any(_is_schema(pad) for pad in deel)}


def _find_wortel(pad: str, met_versie: Iterable[str]) -> str:
    """Give the folder of the set that a file belongs to."""
    delen = pad.split("/")[:-1]
    mappen = ["/".join(delen[:aantal]) for aantal in range(len(delen), 0, -1)]
    for map_ in mappen:
        if map_ in met_versie:
            return map_
    met_nummer = [map_ for map_ in mappen if _VERSIEMAP.search(map_.rpartition("/")[2])]
    return met_nummer[-1] if met_nummer else (mappen[-1] if mappen else "")


def _common_folder(paden: Iterable[str]) -> str:
    """Give the deepest folder that holds all paths."""
    gelijk: list[str] = []
    for delen in zip(*(pad.split("/")[:-1] for pad in paden), strict=False):
        if len(set(delen)) > 1:
            break
        gelijk.append(delen[0])
    return "/".join(gelijk)


def _find_standaard(bronnen: Sequence[_Bron], wortel: str) -> Standaard:
    """Give the standard that files together are of.

    Raises:
        SchemaError: when there is more than one.
    """
    naamruimten = [bron.root.get("targetNamespace", "") for bron in bronnen if bron.pad.endswith(".xsd")]
    gevonden = {standaard for naamruimte in naamruimten if (standaard := standaard_of(naamruimte))}
    if len(gevonden) > 1:
        namen = ", ".join(sorted(standaard.value.upper() for standaard in gevonden))
        raise SchemaError(
            f"in de map {wortel or '.'} staan schema's van {namen} door elkaar; installeer van elke standaard de eigen map"
        )
    return next(iter(gevonden), Standaard.EXTERN)


def _pick_van_anderen(bronnen: Sequence[_Bron], wortel: str) -> list[_Bron]:
    """Pick the files that only lie below the same folder as a set by chance: those in folders with nothing of a standard.

    A folder of one version, or with a versie.xml, holds what belongs together, and so does a folder without folders.
    """
    if _VERSIEMAP.search(wortel.rpartition("/")[2]) or any(bron.pad == f"{wortel}/versie.xml" for bron in bronnen):
        return []
    per_map: dict[str, list[_Bron]] = {}
    for bron in bronnen:
        eerste, tussen, _ = bron.pad.removeprefix(f"{wortel}/").partition("/")
        per_map.setdefault(eerste if tussen else "", []).append(bron)
    per_map.pop("", None)
    return [bron for deel in per_map.values() if _find_standaard(deel, wortel) is Standaard.EXTERN for bron in deel]


def _make_set(standaard: Standaard, wortel: str, bronnen: Sequence[_Bron], versie: str) -> Gevondenset:
    """Make the set of the files in one folder.

    Raises:
        SchemaError: when its version is unknown.
    """
    los = {bron.pad.removeprefix(f"{wortel}/"): bron for bron in bronnen}
    bestanden = tuple(_read_bestand(pad, bron) for pad, bron in los.items() if _is_schema(pad))
    if standaard is not Standaard.EXTERN:
        _refuse_dubbel(bestanden)
    overzicht = los["versie.xml"].root if "versie.xml" in los else None
    map_ = wortel.rpartition("/")[2]
    versies = _find_versies(standaard, map_, bestanden, overzicht) or ((versie,) if versie else ())
    if standaard is Standaard.EXTERN:
        versies = ()
    elif not versies:
        raise SchemaError(
            f"van de schema's in {map_ or 'de map'} ({standaard.value.upper()}) is de versie niet te vinden; geef haar "
            "met --versie"
        )
    info = Schemasetinfo(
        id="-".join(deel for deel in (standaard.value, versies[0] if versies else _slug(map_)) if deel),
        standaard=standaard,
        versies=versies,
        bestanden=bestanden,
        modules=() if overzicht is None else tuple(_walk_modules(overzicht)),
        adressen=tuple(_walk_adressen(los)),
        stopversie="" if standaard is Standaard.STOP else _find_stopversie(bestanden, bronnen),
    )
    return Gevondenset(info, {pad: bron.data for pad, bron in los.items()})


def _refuse_dubbel(bestanden: Iterable[Schemabestand]) -> None:
    """Refuse a set in which two schemas declare the same element: it would not be known which of them judges.

    Raises:
        SchemaError: for the first two.
    """
    eerder: dict[tuple[str, str], str] = {}
    for bestand in bestanden:
        for element in bestand.elementen:
            ander = eerder.setdefault((bestand.naamruimte, element), bestand.pad)
            if ander != bestand.pad:
                raise SchemaError(
                    f"{ander} en {bestand.pad} zijn allebei een schema voor {element}; {_explain_keuze(ander, bestand.pad)}"
                )


def _explain_keuze(een: str, ander: str) -> str:
    """Say how to choose between two files: by leaving out a folder that only one of them is in."""
    mappen = [pad.split("/")[:-1] for pad in (een, ander)]
    for eigen, andere in (mappen, mappen[::-1]):
        plek = next((plek for plek, map_ in enumerate(eigen) if map_ not in andere), None)
        if plek is not None:
            weg = "/".join(eigen[max(plek - 1, 0) : plek + 1])
            return f"laat een van beide weg, bijvoorbeeld met `dsoketen schemas installeer … --zonder {weg}`"
    return "installeer een map met één van beide"


def _slug(naam: str) -> str:
    """Write a folder name so that it can be part of an id; extern itself needs no name."""
    slug = re.sub(r"[^a-z0-9.]+", "-", naam.casefold()).strip("-.")
    return "" if slug in {"extern", "schemas", "schema", "xsd"} else slug


def _find_versies(
    standaard: Standaard, map_: str, bestanden: Sequence[Schemabestand], overzicht: etree._Element | None
) -> tuple[str, ...]:
    """Give the versions of a set, the best known first.

    IMOW keeps an old number inside its files, so its folder counts; of the others the files themselves are right.
    """
    van_map = _VERSIEMAP.search(map_)
    in_map = [van_map[1]] if van_map else []
    geteld = Counter(bestand.versie for bestand in bestanden if _VERSIE.match(bestand.versie))
    in_bestanden = [versie.removeprefix("v") for versie, _ in geteld.most_common(1)]
    if standaard in {Standaard.IMOW, Standaard.STTR, Standaard.STAM}:
        return tuple(in_map or in_bestanden)
    genoemd = "" if overzicht is None else overzicht.findtext(f"{_SCHEMATA}versie", "")
    return tuple(dict.fromkeys(versie for versie in (*in_bestanden, genoemd, *in_map) if versie))


def _read_bestand(pad: str, bron: _Bron) -> Schemabestand:
    """Read what a schema declares."""
    root, omvang = bron.root, len(bron.data)
    sha256 = hashlib.sha256(bron.data).hexdigest()
    if pad.endswith(".sch"):
        stukken: Any = root.xpath("//text() | //@*")
        tekst = "\n".join(stukken)
        genoemd = re.search(r"[Vv]ersie (\S+)", " ".join(alinea.text or "" for alinea in root.iterfind(f"{_SCH}p")))
        codes = tuple(sorted(set(_CODE.findall(tekst))))
        return Schemabestand(pad, sha256, omvang, Schemasoort.SCH, versie=genoemd[1] if genoemd else "", codes=codes)
    return Schemabestand(
        pad,
        sha256,
        omvang,
        Schemasoort.XSD,
        naamruimte=root.get("targetNamespace", ""),
        versie=root.get("version", ""),
        elementen=tuple(element.get("name", "") for element in root.iterfind(f"{_XS}element")),
        imports=tuple(
            (deel.get("namespace", ""), deel.get("schemaLocation", ""))
            for deel in root.iterchildren(f"{_XS}import", f"{_XS}include", f"{_XS}redefine")
            if deel.get("schemaLocation")
        ),
    )


def _walk_modules(overzicht: etree._Element) -> Iterator[Schemamodule]:
    """Walk the schemas per module in versie.xml; of several implementations the last one is the newest."""
    for module in overzicht.iterfind(f"{_SCHEMATA}Module"):
        naam = f"{{{module.findtext(f'{_SCHEMATA}namespace', '')}}}{module.findtext(f'{_SCHEMATA}localName', '')}"
        for implementatie in module.findall(f"{_SCHEMATA}implementatie/{_SCHEMATA}Moduleversie")[-1:]:
            schematrons = tuple((el.text or "").strip() for el in implementatie.iterfind(f"{_SCHEMATA}schematron"))
            yield Schemamodule(naam, implementatie.findtext(f"{_SCHEMATA}schema", ""), schematrons)


def _walk_adressen(los: Mapping[str, _Bron]) -> Iterator[tuple[str, str]]:
    """Walk the addresses that the XML catalogs of a set give a file."""
    for pad, bron in los.items():
        folder = pad.rpartition("/")[0]
        for uri in bron.root.iter(f"{_CATALOGUS}uri"):
            doel = "/".join(deel for deel in (folder, uri.get("uri", "")) if deel)
            if doel in los:
                yield uri.get("name", ""), doel


def _find_stopversie(bestanden: Iterable[Schemabestand], bronnen: Iterable[_Bron]) -> str:
    """Give the version of STOP that schemas build on: that in the addresses they import, or else what they say."""
    for bestand in bestanden:
        for naamruimte, adres in bestand.imports:
            nummers = [deel for deel in adres.split("/") if _VERSIE.fullmatch(deel)]
            if standaard_of(naamruimte) is Standaard.STOP and nummers:
                return nummers[-1]
    for bron in bronnen:
        if (genoemd := bron.root.find(f".//{_STOPVERSIE}")) is not None:
            return (genoemd.text or "").strip()
    return ""
