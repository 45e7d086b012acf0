# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Loads the schema of a set with all that it imports, from checked files only and never from the network."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from lxml import etree

from pytest_dsoketen.standaarden.schemas.oordeel import INSTALLEER, SchemaError
from pytest_dsoketen.standaarden.schemas.sets import Schemabestand, Schemaindex, Schemasetinfo, Schemasoort, Standaard

_XS = "{http://www.w3.org/2001/XMLSchema}"

Lezer = Callable[[Schemasetinfo, Schemabestand], bytes]
"""Gives the content of a file of a set."""
Plek = tuple[Schemasetinfo, Schemabestand]
"""A file and the set that it is of."""


def check_inhoud(deel: Schemasetinfo, bestand: Schemabestand, data: bytes) -> bytes:
    """Give the content of an installed file back when it is still what was installed.

    Raises:
        SchemaError: when somebody changed it.
    """
    if hashlib.sha256(data).hexdigest() != bestand.sha256:
        raise SchemaError(
            f"{bestand.pad} van {deel.naam} is veranderd sinds het is geïnstalleerd; verwijder de set met `dsoketen "
            f"schemas verwijder {deel.id}` en installeer haar opnieuw"
        )
    return data


class Schemazoeker:
    """Finds which file an address in a schema means: one of the set itself, of its STOP, or of an extern set.

    Attributes:
        deel: the set whose addresses are looked up.
    """

    def __init__(self, deel: Schemasetinfo, index: Schemaindex) -> None:
        self.deel = deel
        self._index = index

    def eigen(self) -> tuple[Schemasetinfo, ...]:
        """Give the set itself and the STOP that it builds on."""
        return (*self._kring[0], *self._kring[1])

    @cached_property
    def _kring(self) -> tuple[tuple[Schemasetinfo, ...], ...]:
        """The sets that may be used, nearest first."""
        stop = tuple(
            ander
            for ander in self._index.sets
            if ander.standaard is Standaard.STOP and self.deel.stopversie in ander.versies and ander is not self.deel
        )
        extern = tuple(
            ander for ander in self._index.sets if ander.standaard is Standaard.EXTERN and ander is not self.deel
        )
        return ((self.deel,), stop[:1], extern)

    def find(self, adres: str, vanaf: Plek | None = None) -> Plek | None:
        """Look an address up.

        Args:
            adres: as written in a schema.
            vanaf: the file that it is written in, for an address without a host.
        """
        if vanaf is not None and "://" not in adres:
            eigen = posixpath.normpath(posixpath.join(posixpath.dirname(vanaf[1].pad), adres))
            if eigen in vanaf[0].per_pad:
                return vanaf[0], vanaf[0].per_pad[eigen]
        for ring in self._kring:
            for deel in ring:
                pad = dict(deel.adressen).get(adres)
                if pad in deel.per_pad:
                    return deel, deel.per_pad[pad]
            best = max(self._walk_gelijknamig(ring, adres), key=lambda treffer: treffer[0], default=None)
            if best is not None:
                return best[1]
        return None

    def _walk_gelijknamig(self, ring: Iterable[Schemasetinfo], adres: str) -> Iterator[tuple[int, Plek]]:
        """Walk the files with the name that an address ends in, with how much of its path they share."""
        for deel in ring:
            for bestand in deel.bestanden:
                aantal = _gelijk_einde(f"{deel.id}/{bestand.pad}", adres)
                if aantal:
                    yield aantal, (deel, bestand)

    def walk_nodig(self, begin: Schemabestand) -> Iterator[Plek]:
        """Walk a schema and all that it imports, directly or not.

        Raises:
            SchemaError: when something is not installed.
        """
        wacht: list[Plek] = [(self.deel, begin)]
        gezien = {(self.deel.id, begin.pad)}
        while wacht:
            plek = wacht.pop()
            yield plek
            for _, adres in plek[1].imports:
                gevonden = self.find(adres, plek)
                if gevonden is None:
                    raise SchemaError(self._explain_gemis(plek, adres))
                if (gevonden[0].id, gevonden[1].pad) not in gezien:
                    gezien.add((gevonden[0].id, gevonden[1].pad))
                    wacht.append(gevonden)

    def _explain_gemis(self, plek: Plek, adres: str) -> str:
        """Say what is missing and how to get it."""
        return (
            f"{plek[1].pad} van {plek[0].naam} gebruikt {adres}, en dat is niet geïnstalleerd; "
            f"voeg het toe met `{INSTALLEER}`"
        )


def _gelijk_einde(pad: str, adres: str) -> int:
    """Count how many parts two paths have in common, from the end."""
    aantal = 0
    for eigen, ander in zip(reversed(pad.split("/")), reversed(adres.split("/")), strict=False):
        if eigen.lstrip("v") != ander.lstrip("v"):
            break
        aantal += 1
    return aantal


class _Resolver(etree.Resolver):
    """Gives libxml2 content that was read and checked beforehand; whatever else it asks for is empty."""

    def __init__(self, zoeker: Schemazoeker, inhoud: Mapping[str, bytes]) -> None:
        self._zoeker = zoeker
        self._inhoud = inhoud

    def resolve(self, system_url: str, public_id: str, context: Any) -> Any:  # type: ignore[override]
        """Give the content that an address means; called by lxml."""
        del public_id
        url = system_url
        if url not in self._inhoud:
            plek = self._zoeker.find(url)
            url = _url(plek) if plek else ""
        if url not in self._inhoud:
            return self.resolve_empty(context)  # type: ignore[attr-defined]
        return self.resolve_string(self._inhoud[url], context, base_url=url)


def _url(plek: Plek) -> str:
    """Give the address under which libxml2 knows a file; it stands for no place on disk."""
    return f"/{plek[0].id}/{plek[1].pad}"


def load_xsd(deel: Schemasetinfo, bestand: Schemabestand, index: Schemaindex, lees: Lezer) -> etree.XMLSchema:
    """Load one schema with all that it imports.

    Args:
        deel: the set.
        bestand: its XSD.
        index: all sets.
        lees: gives the checked content of a file.

    Raises:
        SchemaError: when something is missing, was changed, or is no valid schema.
    """
    zoeker = Schemazoeker(deel, index)
    ingangen = _list_ingangen(deel, bestand)
    inhoud = {_url(plek): lees(*plek) for ingang in ingangen for plek in zoeker.walk_nodig(ingang)}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    parser.resolvers.add(_Resolver(zoeker, inhoud))
    url = _url((deel, bestand)) if len(ingangen) == 1 else f"/{deel.id}"
    begin = inhoud[url] if url in inhoud else _import_all(deel, ingangen)
    try:
        return etree.XMLSchema(etree.fromstring(begin, parser, base_url=url))
    except (etree.XMLSchemaParseError, etree.XMLSyntaxError) as fout:
        raise SchemaError(f"{bestand.pad} van {deel.naam} is niet te laden: {fout}") from None


def _list_ingangen(deel: Schemasetinfo, bestand: Schemabestand) -> tuple[Schemabestand, ...]:
    """Give the schemas to load for a document that begins in one of them.

    A toepasbare regel is DMN with elements of the DSO wherever DMN allows anything. DMN does not import those schemas,
    so that they would go unjudged; they are loaded with it.
    """
    if deel.standaard is not Standaard.STTR:
        return (bestand,)
    per_naamruimte = {ander.naamruimte: ander for ander in reversed(deel.of_soort(Schemasoort.XSD))}
    return tuple((per_naamruimte | {bestand.naamruimte: bestand}).values())


def _import_all(deel: Schemasetinfo, ingangen: Iterable[Schemabestand]) -> bytes:
    """Write a schema that holds nothing but the others."""
    root = etree.Element(f"{_XS}schema")
    for ingang in ingangen:
        adres = {"namespace": ingang.naamruimte, "schemaLocation": _url((deel, ingang))}
        etree.SubElement(root, f"{_XS}import", {naam: waarde for naam, waarde in adres.items() if waarde})
    return etree.tostring(root)


def walk_gemis(deel: Schemasetinfo, index: Schemaindex) -> Iterator[str]:
    """Walk the addresses in a set that mean no installed file."""
    zoeker = Schemazoeker(deel, index)
    for bestand in deel.of_soort(Schemasoort.XSD):
        for _, adres in bestand.imports:
            if zoeker.find(adres, (deel, bestand)) is None:
                yield adres
