# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Runs the official Schematron of an installed set over a document, with Saxon (extra `schematron`).

Only installed files are run, after their checksum; nothing from a delivery ever is. Saxon gets text and no paths.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from pytest_dsoketen.model.berichten import Afwijking, Verplichtingsniveau
from pytest_dsoketen.model.eisen import Eis, EisNotFoundError, get_eis
from pytest_dsoketen.standaarden.schemas.laden import Lezer, Plek, Schemazoeker
from pytest_dsoketen.standaarden.schemas.oordeel import Schemaafwijking, SchemaError
from pytest_dsoketen.standaarden.schemas.sch_vertalen import Schematron
from pytest_dsoketen.standaarden.schemas.sch_zeef import names_of
from pytest_dsoketen.standaarden.schemas.sets import Schemaindex, Schemasetinfo, Schemasoort
from pytest_dsoketen.standaarden.stop.namen import line_of, path_of

INSTALLEER_SAXON: Final = "pip install 'pytest-dsoketen[schematron]'"
_STAP: Final = re.compile(r"/Q\{([^}]*)\}([^\[/]+)\[(\d+)\]")
_NIVEAU: Final = {
    "fout": Verplichtingsniveau.MOET,
    "error": Verplichtingsniveau.MOET,
    "waarschuwing": Verplichtingsniveau.ZOU_MOETEN,
    "warning": Verplichtingsniveau.ZOU_MOETEN,
    "ontraden": Verplichtingsniveau.ZOU_MOETEN,
    "informatief": Verplichtingsniveau.MAG,
}


@dataclass(frozen=True)
class Schematronkeuze:
    """Which Schematrons judge a document.

    Attributes:
        plekken: the files, in the order of their name.
        mist: names of files that should judge it and are not installed.
    """

    plekken: tuple[Plek, ...] = ()
    mist: tuple[str, ...] = ()


def choose_schematrons(deel: Schemasetinfo, index: Schemaindex, root: etree._Element) -> Schematronkeuze:
    """Choose the Schematrons for the modules that a document holds.

    `versie.xml` of a set says which Schematron judges which module. A set without it is taken as a whole.

    Args:
        deel: the set that the document follows.
        index: all sets.
        root: the document.
    """
    zoeker = Schemazoeker(deel, index)
    gekozen: dict[tuple[str, str], Plek] = {}
    mist: set[str] = set()
    for bron in zoeker.eigen():
        if not bron.modules:
            gekozen |= {(bron.id, bestand.pad): (bron, bestand) for bestand in bron.of_soort(Schemasoort.SCH)}
            continue
        for adres in _walk_adressen(bron, root):
            naam = adres.rpartition("/")[2]
            bestand = next((kandidaat for kandidaat in bron.of_soort(Schemasoort.SCH) if kandidaat.naam == naam), None)
            if bestand is None:
                mist.add(f"{naam} van {bron.naam}")
            else:
                gekozen[bron.id, bestand.pad] = (bron, bestand)
    return Schematronkeuze(tuple(gekozen[sleutel] for sleutel in sorted(gekozen)), tuple(sorted(mist)))


def _walk_adressen(bron: Schemasetinfo, root: etree._Element) -> Iterator[str]:
    """Walk the Schematrons that a set wants for the modules in a document."""
    per_element = {module.element: module.schematrons for module in bron.modules if module.schematrons}
    if per_element:
        for tag in {str(element.tag) for element in root.iter(*per_element)}:
            yield from per_element[tag]


@dataclass
class _Gelezen:
    """A Schematron with what was compiled of it.

    Attributes:
        schematron: the whole.
        regels: the rules in the stylesheet; they become more as documents need them.
        stylesheet: what Saxon made of those.
    """

    schematron: Schematron
    regels: frozenset[int] = frozenset()
    stylesheet: Any = None


class Schematronmotor:
    """Saxon, with every Schematron compiled once, as far as the documents need it.

    Raises:
        SchemaError: when Saxon is not installed.
    """

    def __init__(self, lees: Lezer) -> None:
        try:
            from saxonche import PySaxonApiError, PySaxonProcessor  # noqa: PLC0415  (een extra; laden kost tijd)
        except ImportError:
            raise SchemaError(f"Schematron vraagt Saxon; installeer het met `{INSTALLEER_SAXON}`") from None
        self._lees = lees
        self._saxonfout: type[Exception] = PySaxonApiError
        self._saxon = PySaxonProcessor(license=False)
        self._saxon.set_configuration_property("http://saxon.sf.net/feature/allowedProtocols", "none")
        self._vertaler = self._saxon.new_xslt30_processor()
        self._per_plek: dict[tuple[str, str], _Gelezen] = {}

    def _compile(self, plek: Plek, namen: frozenset[str]) -> Any:
        """Compile the rules of a Schematron that can mean something for a document with these names.

        Returns:
            The stylesheet, which may hold more rules than that; None when there are no such rules.

        Raises:
            SchemaError: when it was changed, or cannot be used.
        """
        deel, bestand = plek
        wat = f"{bestand.naam} van {deel.naam}"
        sleutel = deel.id, bestand.pad
        gelezen = self._per_plek.get(sleutel)
        if gelezen is None:
            gelezen = self._per_plek[sleutel] = _Gelezen(Schematron(self._lees(deel, bestand), wat))
        nodig = gelezen.schematron.select(namen)
        if not nodig:
            return None
        if not nodig <= gelezen.regels:
            regels = gelezen.regels | nodig
            try:
                gelezen.stylesheet = self._vertaler.compile_stylesheet(
                    stylesheet_text=gelezen.schematron.translate(regels)
                )
            except self._saxonfout as fout:
                raise SchemaError(f"{wat} is geen bruikbaar Schematron ({_kort(fout)})") from None
            gelezen.regels = regels
        return gelezen.stylesheet

    def run(self, root: etree._Element, plekken: Iterable[Plek], naam: str) -> tuple[Afwijking, ...]:
        """Judge a document.

        Args:
            root: the document, as it was parsed.
            plekken: the Schematrons.
            naam: file name of the document.

        Raises:
            SchemaError: when a Schematron cannot be used.
        """
        namen = names_of(root)
        document: Any = None
        gevonden: list[Afwijking] = []
        stappen: dict[etree._Element, str] = {}
        for plek in plekken:
            stylesheet = self._compile(plek, namen)
            if stylesheet is None:
                continue
            document = document or self._saxon.parse_xml(xml_text=etree.tostring(root, encoding="unicode"))
            stylesheet.set_global_context_item(xdm_item=document)
            try:
                with _hush():
                    uitkomst = stylesheet.transform_to_string(xdm_node=document)
            except self._saxonfout as fout:
                raise SchemaError(f"{plek[1].naam} van {plek[0].naam} liep vast op {naam} ({_kort(fout)})") from None
            gevonden += (_read_melding(melding, root, naam, stappen) for melding in etree.fromstring(uitkomst.encode()))
        return tuple(gevonden)


@contextmanager
def _hush() -> Iterator[None]:
    """Keep Saxon from writing an error to the terminal as well as raising it; it does so past Python."""
    eigen = os.dup(2)
    weg = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(weg, 2)
        yield
    finally:
        os.dup2(eigen, 2)
        os.close(eigen)
        os.close(weg)


def _kort(fout: Exception) -> str:
    """Give the first line of what Saxon says."""
    return f"Saxon: {str(fout).strip().partition(chr(10))[0][:200]}"


def _read_melding(
    melding: etree._Element, root: etree._Element, naam: str, stappen: dict[etree._Element, str]
) -> Schemaafwijking:
    """Write a message of a Schematron down as a finding."""
    tekst = " ".join(str(melding.xpath("string(.)")).split())
    velden = _read_velden(tekst)
    code = velden.pop("code", "") or melding.get("id", "")
    eis = _find_eis(code)
    ernst = velden.pop("ernst", "") or melding.get("role", "")
    niveau = _NIVEAU.get(ernst, eis.niveau if eis else Verplichtingsniveau.MOET)
    zin = velden.pop("melding", "") or _explain(code, eis, velden)
    element = _find_element(root, melding.get("plaats", ""))
    return Schemaafwijking(code, zin, naam, niveau, line_of(element), path_of(element, stappen), detail=tekst)


def _read_velden(tekst: str) -> dict[str, str]:
    """Read the fields of a message; the official ones are nearly JSON, except where a value has a quote in it."""
    try:
        gelezen = json.loads(tekst.rstrip().rstrip(","), strict=False)
        return {str(naam): str(waarde).strip() for naam, waarde in gelezen.items()}
    except (ValueError, AttributeError):
        grenzen = re.split(r'[{,]\s*"([\w -]+)"\s*:\s*"', tekst)
        velden = dict(zip(grenzen[1::2], grenzen[2::2], strict=False))
        return {naam: re.sub(r'"\s*\}?\s*,?\s*$', "", waarde).replace('\\"', '"') for naam, waarde in velden.items()}


def _find_eis(code: str) -> Eis | None:
    """Give the rule with a code, when the validatiematrix has it."""
    try:
        return get_eis(code)
    except EisNotFoundError:
        return None


def _explain(code: str, eis: Eis | None, velden: dict[str, str]) -> str:
    """Say what is wrong for a message that brings no sentence of its own, as those of STOP 1.4."""
    wat = eis.titel if eis else f"Het document volgt regel {code} van de standaard niet"
    waarden = "; ".join(f"{naam}: {waarde}" for naam, waarde in velden.items() if waarde)
    return f"{wat} ({waarden})." if waarden else f"{wat}."


def _find_element(root: etree._Element, pad: str) -> etree._Element:
    """Give the element that a path of Saxon means; of an attribute or text the element around it."""
    element = root
    for naamruimte, naam, nummer in _STAP.findall(pad)[1:]:
        tag = f"{{{naamruimte}}}{naam}" if naamruimte else naam
        kinderen = element.findall(tag)
        if len(kinderen) < int(nummer):
            return element
        element = kinderen[int(nummer) - 1]
    return element
