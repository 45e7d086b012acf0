# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The installed sets of official schemas, and the verdicts that they give.

Opening reads the index and nothing else; a schema is read, checked and compiled when a document first needs it.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice, pairwise
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.model.oordelen import Oordeel
from pytest_dsoketen.standaarden.imow.bestanden import drop_valse_naamruimte, report_naamruimte
from pytest_dsoketen.standaarden.inname import MIB, InnameError, parse_xml
from pytest_dsoketen.standaarden.schemas import stroom
from pytest_dsoketen.standaarden.schemas.herkennen import recognise_sets
from pytest_dsoketen.standaarden.schemas.installeren import load_index, read_folder
from pytest_dsoketen.standaarden.schemas.kiezen import KOP, Documentkop, Keuze, Versies, choose, kop_of, read_kop
from pytest_dsoketen.standaarden.schemas.laden import Lezer, Plek, check_inhoud, load_xsd
from pytest_dsoketen.standaarden.schemas.oordeel import (
    Schemaafwijking,
    SchemaError,
    Schemaoordeel,
    conclude,
    niet_getoetst,
)
from pytest_dsoketen.standaarden.schemas.plaats import cache_folder, data_folder, set_folder
from pytest_dsoketen.standaarden.schemas.schematron import Schematronmotor, choose_schematrons
from pytest_dsoketen.standaarden.schemas.sets import Schemabestand, Schemaindex, Schemasetinfo, Schemasoort
from pytest_dsoketen.standaarden.schemas.uitleg import explain
from pytest_dsoketen.standaarden.schemas.verdiepen import Verdieper, Verwacht
from pytest_dsoketen.standaarden.stop.namen import line_of, path_of

ONBEKEND = "DSOK-XSD-001"
"""Code for a document of which no rule of the validatiematrix names the schema."""
MAX_SCHEMATRON = 100_000
"""Most elements in a document for Schematron: some official rules compare every element with every other."""
_OVERZICHTELIJK = etree.XPath(
    "not(/*/*[2001] or /*/*/*[2001])"
    " and (not(//*/*[2001]) and count(//*) <= 100000 or not(//*/*[201]) and count(//*) <= 250000)"
)
"""Whether a tree has few siblings for its number of elements; `*[2001]` stops counting there."""
_BREED = etree.XPath("not(/*/*[20001] or /*/*/*[20001] or /*/*/*/*[2001]) and count(//*) <= 200000")
"""Whether a tree only has many siblings where OW files have their objects."""
_LIJST = "SCHEMAV_CVC_DATATYPE_VALID_1_2_2"
"""libxml2 says of a list that it is wrong after it has said which item is."""
MAX_BOOM = 8 * MIB
"""A bigger document that is not valid is explained without parsing it: a tree takes many times its size."""
_LVBB = "http://www.overheid.nl/2017/lvbb"
_CODE_PER_NAAMRUIMTE = {
    "http://www.geostandaarden.nl/bestanden-ow/manifest-ow": "LVBB1032",
    "http://www.geostandaarden.nl/imow/bestanden/deelbestand": "SCHEMA.OW.03.2",
    "https://standaarden.overheid.nl/lvbb/stop/aanlevering/": "LVBB2003",
    "https://standaarden.overheid.nl/stop/imop/tekst/": "LVBB2003",
    "https://standaarden.overheid.nl/stop/imop/data/": "LVBB2003",
    "https://standaarden.overheid.nl/stop/imop/geo/": "LVBB2003",
}

Bron = Callable[[], Iterable[bytes]]
"""Gives a document in pieces, from its beginning each time."""


def code_of(kop: Documentkop) -> str:
    """Give the code of the rule that a document follows its schema."""
    if kop.naamruimte == _LVBB:
        if kop.naam == "manifest":
            return "LVBB1008"
        return "LVBB1006" if kop.naam.endswith("Opdracht") else ONBEKEND
    return _CODE_PER_NAAMRUIMTE.get(kop.naamruimte, ONBEKEND)


class Schemaregister:
    """Sets of schemas that can judge documents.

    Attributes:
        index: what the sets hold.
    """

    def __init__(self, index: Schemaindex, lees: Lezer, cache: Path | None = None) -> None:
        self.index = index
        self._lees = lees
        self._verdieper = Verdieper(index, lees, cache)
        self._geladen: dict[tuple[str, str], etree.XMLSchema] = {}
        self._motor: Schematronmotor | None = None

    def sets(self) -> tuple[Schemasetinfo, ...]:
        """Give the sets, in the order of their id."""
        return self.index.sets

    def schematroncodes(self) -> dict[str, tuple[str, ...]]:
        """Give every code that the Schematrons of the sets can answer with, and the sets that do."""
        gevonden: dict[str, tuple[str, ...]] = {}
        for deel in self.index.sets:
            for code in sorted({code for bestand in deel.of_soort(Schemasoort.SCH) for code in bestand.codes}):
                gevonden[code] = (*gevonden.get(code, ()), deel.naam)
        return gevonden

    def check_xsd(
        self, data: bytes, naam: str, *, tree: etree._Element | None = None, versies: Versies | None = None
    ) -> Schemaoordeel:
        """Judge a document by the XSD that it has to follow.

        Args:
            data: the document.
            naam: its file name, for the findings.
            tree: the root of the same document, when the caller has parsed it already: then it is not parsed again,
                unless it is not valid and the place has to be found.
            versies: which version holds when the document names none.

        Returns:
            The verdict; niet getoetst when no schema can judge it, whatever the reason.
        """
        schoon, is_vals = drop_valse_naamruimte(data)
        vooraf = (report_naamruimte(naam),) if is_vals else ()
        return self._judge(lambda: stroom.cut(schoon), naam, versies or Versies(), vooraf, _Boom(schoon, tree))

    def check_xsd_stroom(self, bron: BinaryIO | bytes, naam: str, *, versies: Versies | None = None) -> Schemaoordeel:
        """Judge a document that is too big to hold in memory with all that is made of it.

        Args:
            bron: the document; a file that can go back to its beginning.
            naam: its file name, for the findings.
            versies: which version holds when the document names none.
        """
        file = io.BytesIO(bron) if isinstance(bron, bytes) else bron
        begin = file.tell()
        _, is_vals = drop_valse_naamruimte(file.read(stroom.BROK))
        vooraf = (report_naamruimte(naam),) if is_vals else ()

        def walk() -> Iterator[bytes]:
            file.seek(begin)
            yield drop_valse_naamruimte(file.read(stroom.BROK))[0]
            while brok := file.read(stroom.BROK):
                yield brok

        return self._judge(walk, naam, versies or Versies(), vooraf, None)

    def _judge(
        self, bron: Bron, naam: str, versies: Versies, vooraf: tuple[Afwijking, ...], boom: _Boom | None
    ) -> Schemaoordeel:
        """Choose the schema, judge, and explain what is wrong."""
        code = ONBEKEND
        try:
            kop = boom.kop() if boom else read_kop(next(iter(bron()), b"")[:KOP])
            code = code_of(kop)
            keuze = choose(kop, self.index, versies)
            if keuze.deel is None:
                return niet_getoetst(keuze.reden, keuze.versie)
            if keuze.bestand is None:
                return conclude([*vooraf, _geen_hoofdelement(code, kop, keuze, naam)], versie=keuze.versie)
            schema = self._load(keuze.deel, keuze.bestand)
            is_goed = boom is not None and boom.is_valid(schema, bron)
            is_gelezen = boom is not None and boom.is_gelezen
            stukken = () if is_goed else stroom.judge(schema, bron(), is_gelezen=is_gelezen)
            gevonden = stroom.locate(schema, bron(), stukken) if stukken else ()
        except InnameError as fout:
            return conclude([*vooraf, Schemaafwijking(code, f"{naam}: {fout}", naam, regel=fout.regel)])
        except SchemaError as fout:
            return niet_getoetst(str(fout))
        verwacht = self._deepen((keuze.deel, keuze.bestand), gevonden, boom)
        afwijkingen = [
            _to_afwijking(code, fout, naam, boom, verwacht.get(fout.volgnummer))
            for vorige, fout in pairwise((None, *gevonden))
            if fout and not (fout.soort == _LIJST and vorige and vorige.volgnummer == fout.volgnummer)
        ]
        return conclude([*vooraf, *afwijkingen], schema=keuze.bestand.naam, versie=keuze.versie)

    def _deepen(self, plek: Plek, fouten: tuple[stroom.Xsdfout, ...], boom: _Boom | None) -> dict[int, Verwacht]:
        """Find what was expected at the mistakes against a content model, if there are any."""
        if boom is None or not any(fout.soort == "SCHEMAV_ELEMENT_CONTENT" for fout in fouten):
            return {}
        root = boom.root()
        return {} if root is None else self._verdieper.find_verwacht(plek, root)

    def check_schematron(
        self, document: etree._Element | bytes, naam: str, *, versies: Versies | None = None
    ) -> Schemaoordeel:
        """Judge a document by the Schematrons of the modules that it holds.

        Args:
            document: its bytes, or what `inname` parsed of them.
            naam: its file name, for the findings.
            versies: which version holds when the document names none.

        Returns:
            The verdict, with the official codes; niet getoetst when a Schematron or Saxon is missing, niet van
            toepassing when the standard has no Schematron for such a document.
        """
        try:
            root = parse_xml(drop_valse_naamruimte(document)[0]) if isinstance(document, bytes) else document
            keuze = choose(kop_of(root), self.index, versies or Versies())
            if keuze.deel is None:
                return niet_getoetst(keuze.reden, keuze.versie)
            if root.xpath("count(//*) > $n", n=MAX_SCHEMATRON):
                reden = f"{naam} heeft meer dan {MAX_SCHEMATRON} elementen; Schematron zou te lang duren"
                return niet_getoetst(reden, keuze.versie)
            schematrons = choose_schematrons(keuze.deel, self.index, root)
            mist = f"niet geïnstalleerd: {', '.join(schematrons.mist)}" if schematrons.mist else ""
            if not schematrons.plekken:
                return niet_getoetst(mist, keuze.versie) if mist else _geen_schematron(keuze.versie)
            self._motor = self._motor or Schematronmotor(self._lees)
            afwijkingen = self._motor.run(root, schematrons.plekken, naam)
        except InnameError as fout:
            return niet_getoetst(f"{naam}: {fout}")
        except SchemaError as fout:
            return niet_getoetst(str(fout))
        namen = ", ".join(bestand.naam for _, bestand in schematrons.plekken)
        return conclude(afwijkingen, schema=namen, versie=keuze.versie, reden=mist)

    def _load(self, deel: Schemasetinfo, bestand: Schemabestand) -> etree.XMLSchema:
        """Load a schema, or give it when it was loaded before."""
        sleutel = deel.id, bestand.pad
        if sleutel not in self._geladen:
            self._geladen[sleutel] = load_xsd(deel, bestand, self.index, self._lees)
        return self._geladen[sleutel]


def _geen_schematron(versie: str) -> Schemaoordeel:
    """Make the verdict of a document that the standard has no Schematron for."""
    return Schemaoordeel(
        Oordeel.NIET_VAN_TOEPASSING, reden=f"{versie} heeft geen Schematron voor dit document", versie=versie
    )


class _Boom:
    """A document in memory, parsed when that is first needed and the document is not too big for it."""

    def __init__(self, data: bytes, root: etree._Element | None) -> None:
        self._data = data
        self._root = root
        self._stappen: dict[etree._Element, str] = {}
        self.is_gelezen = root is not None

    def kop(self) -> Documentkop:
        """Read its head."""
        return read_kop(self._data[:KOP]) if self._root is None else kop_of(self._root)

    def is_valid(self, schema: etree.XMLSchema, bron: Bron) -> bool:
        """Say whether the document is valid, as far as the tree can say that fast: that costs half as much as a stream.

        For every mistake in a tree lxml counts the siblings; with very many of both that takes minutes. When there are
        many siblings, as in a file with OW objects, the beginning tells first whether all of them have a mistake.
        """
        if self._root is None:
            return False
        if not _OVERZICHTELIJK(self._root) and not (_BREED(self._root) and stroom.begins_valid(schema, bron())):
            return False
        return bool(schema.validate(self._root))

    def root(self) -> etree._Element | None:
        """Give the document; None when it can be judged as a stream but is too much to hold."""
        if not self.is_gelezen:
            self.is_gelezen = True
            if len(self._data) <= MAX_BOOM:
                with suppress(InnameError):
                    self._root = parse_xml(self._data)
        return self._root

    def find(self, volgnummer: int) -> tuple[int, str] | None:
        """Give line and path of an element by how many elements begin before it."""
        root = self.root()
        element = None if root is None else next(islice(root.iter(etree.Element), volgnummer, None), None)
        return None if element is None else (line_of(element), path_of(element, self._stappen))


def _to_afwijking(
    code: str, fout: stroom.Xsdfout, naam: str, boom: _Boom | None, verwacht: Verwacht | None
) -> Schemaafwijking:
    """Write an error down with its place."""
    regel, pad = (boom and boom.find(fout.volgnummer)) or (fout.regel, fout.pad)
    return Schemaafwijking(code, explain(fout.melding, verwacht), naam, regel=regel, pad=pad, detail=fout.melding)


def _geen_hoofdelement(code: str, kop: Documentkop, keuze: Keuze, naam: str) -> Schemaafwijking:
    """Write down that a document begins with an element that may not."""
    melding = f"{kop.naam} is in {keuze.versie} geen element waarmee een document kan beginnen."
    return Schemaafwijking(code, melding, naam, regel=1, pad=f"/{kop.naam}")


def open_schemas(map_: Path | None = None) -> Schemaregister:
    """Open the installed sets; with none installed every verdict is niet getoetst.

    Args:
        map_: folder with the sets; default the one of this user, or of `DSOKETEN_SCHEMAS`.

    Raises:
        SchemaError: when the index is damaged.
    """
    folder = map_ or data_folder()
    index = load_index(folder)

    def lees(deel: Schemasetinfo, schema: Schemabestand) -> bytes:
        pad = set_folder(folder, deel.id) / schema.pad
        try:
            return check_inhoud(deel, schema, pad.read_bytes())
        except OSError:
            raise SchemaError(
                f"{schema.pad} van {deel.naam} is weg; verwijder de set met `dsoketen schemas verwijder {deel.id}` en "
                "installeer haar opnieuw"
            ) from None

    return Schemaregister(index, lees, cache_folder(folder))


def load_folder(map_: Path) -> Schemaregister:
    """Open the sets in a folder as they lie there, without installing them.

    Raises:
        SchemaError: when there are none, or they cannot be used.
    """
    gevonden = recognise_sets(read_folder(map_))
    inhoud = {deel.info.id: deel.inhoud for deel in gevonden}
    index = Schemaindex(tuple(deel.info for deel in gevonden))
    return Schemaregister(index, lambda deel, bestand: inhoud[deel.id][bestand.pad])
