# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Official XSD sets, from a folder on disk, without network.

The schemas are not ours to ship. Who has them points at the folder; absolute addresses in imports are looked up by the
end of their path, so that any layout works in which files keep their own names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from lxml import etree

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.standaarden.inname import InnameError, parse_xml

_XS = "{http://www.w3.org/2001/XMLSchema}"


class SchemaError(DsoketenError):
    """A set of schemas cannot be used."""


class _Resolver(etree.Resolver):
    """Answers every address with a file of the set, or with nothing at all."""

    def __init__(self, bestanden: Iterable[Path]) -> None:
        self._per_naam: dict[str, list[Path]] = {}
        self._eigen: set[Path] = set()
        for bestand in bestanden:
            self._eigen.add(bestand.resolve())
            self._per_naam.setdefault(bestand.name, []).append(bestand)

    def resolve(self, system_url: str, public_id: str, context: Any) -> Any:  # type: ignore[override]
        """Give the file that an address means; called by lxml."""
        del public_id
        pad = system_url.removeprefix("file://")
        if Path(pad).resolve() in self._eigen:
            return self.resolve_filename(pad, context)  # type: ignore[attr-defined]
        kandidaten = self._per_naam.get(pad.rpartition("/")[2], [])
        if not kandidaten:
            return self.resolve_empty(context)  # type: ignore[attr-defined]
        best = max(kandidaten, key=lambda bestand: _gelijk_einde(bestand.as_posix(), pad))
        return self.resolve_filename(str(best), context)  # type: ignore[attr-defined]


def _gelijk_einde(pad: str, adres: str) -> int:
    """Count how many parts two paths have in common, from the end."""
    aantal = 0
    for deel, ander in zip(reversed(pad.split("/")), reversed(adres.split("/")), strict=False):
        if deel.lstrip("v") != ander.lstrip("v"):
            break
        aantal += 1
    return aantal


class Schemaset:
    """All XSDs in a folder; a schema is loaded when a document first needs it.

    Attributes:
        map: the folder.
    """

    def __init__(self, folder: Path, voorkeur: Sequence[str] = ()) -> None:
        self.map = folder
        self._voorkeur = tuple(voorkeur)
        bestanden = sorted(folder.rglob("*.xsd"))
        if not bestanden:
            raise SchemaError(f"in {folder} staat geen enkel XSD-bestand")
        self._resolver = _Resolver(bestanden)
        self._geladen: dict[Path, etree.XMLSchema] = {}
        self._per_element: dict[str, list[Path]] = {}
        for bestand in bestanden:
            self._index(bestand)

    def _parser(self) -> etree.XMLParser:
        """Make a parser that only finds files of the set."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        parser.resolvers.add(self._resolver)
        return parser

    def _index(self, bestand: Path) -> None:
        """Note which elements a schema declares."""
        try:
            root = etree.fromstring(bestand.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True))
        except etree.XMLSyntaxError:
            return
        ns = root.get("targetNamespace", "")
        for element in root.iterfind(f"{_XS}element"):
            naam = f"{{{ns}}}{element.get('name')}" if ns else element.get("name", "")
            self._per_element.setdefault(naam, []).append(bestand)

    def find(self, element: str) -> Path | None:
        """Give the schema that declares an element (`{namespace}name`); of several the preferred or the last one."""
        kandidaten = self._per_element.get(element, [])
        for deel in self._voorkeur:
            for bestand in kandidaten:
                if deel in bestand.as_posix():
                    return bestand
        return kandidaten[-1] if kandidaten else None

    def load(self, bestand: Path) -> etree.XMLSchema:
        """Load one schema with all that it imports; kept for the next document.

        Raises:
            SchemaError: when the set is not complete.
        """
        if bestand not in self._geladen:
            try:
                self._geladen[bestand] = etree.XMLSchema(etree.parse(str(bestand), self._parser()))
            except (etree.XMLSchemaParseError, etree.XMLSyntaxError) as fout:
                raise SchemaError(f"schema {bestand.name} is niet te laden: {fout}") from None
        return self._geladen[bestand]

    def check(
        self, document: bytes | etree._Element, *, code: str = "DSOK-XSD-001", plaats: str = ""
    ) -> list[Afwijking]:
        """Validate a document against the schema of its root element.

        Args:
            document: bytes, or a tree that was parsed by `inname`.
            code: code of the eis that stands for this schema, such as LVBB2003.
            plaats: name of the document.

        Returns:
            Everything that the schema does not allow; one Afwijking when no schema knows the root element.
        """
        if isinstance(document, bytes):
            try:
                document = parse_xml(document)
            except InnameError as fout:
                return [Afwijking(code, str(fout), plaats)]
        bestand = self.find(document.tag)
        if bestand is None:
            return [Afwijking(code, f"geen schema kent het element {document.tag}", plaats)]
        schema = self.load(bestand)
        # Serialised again, because libxml2 validates the document of a tree and not the element that it was given.
        losse = parse_xml(etree.tostring(document))
        if schema.validate(losse):
            return []
        fouten: Any = schema.error_log
        return [Afwijking(code, fout.message, f"{plaats}:{fout.path or fout.line}") for fout in fouten]


def load_schemas(folder: Path, voorkeur: Sequence[str] = ()) -> Schemaset:
    """Make a set of the XSDs in a folder.

    Args:
        folder: searched with everything below it.
        voorkeur: parts of a path, such as `stop/1.3.0`; the first that fits wins when several schemas declare the same
            element.

    Raises:
        SchemaError: when there are no XSDs.
    """
    return Schemaset(folder, voorkeur)
