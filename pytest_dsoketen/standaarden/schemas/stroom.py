# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Judges a document by an XSD while it streams by: nothing is built, so size costs time and no memory.

libxml2 does the judging. Its errors carry no place in this way of working; a second, slower walk over the document
finds the place of each, and is only made for a document that is not valid.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree

from pytest_dsoketen.standaarden.inname import MIB, InnameError, Innamefout
from pytest_dsoketen.standaarden.vormfout import explain_vormfout

BROK: Final = MIB
"""So many bytes go to the parser at a time: libxml2 copies a long text again for every piece of it."""
MAX_FOUTEN: Final = 100
"""After so many errors a document is read no further: one mistake often repeats for every object."""
_BEGIN: Final = MIB // 4
_MAX_DIEPTE: Final = 100
_RAND: Final = 20
MAX_OMVANG: Final = 100 * MIB
"""The greatest file that the LVBB takes (LVBB1041)."""


@dataclass(frozen=True)
class Xsdfout:
    """One error as libxml2 says it, with its place.

    Attributes:
        soort: name of the rule of XML Schema, such as `SCHEMAV_ELEMENT_CONTENT`.
        melding: the English sentence.
        regel: line in the file, from 1.
        pad: path to the element without namespaces.
        volgnummer: how many elements begin before this one.
    """

    soort: str
    melding: str
    regel: int = 0
    pad: str = ""
    volgnummer: int = 0


class _Niets:
    """Takes in a document and keeps nothing of it."""

    def doctype(self, *_: Any) -> None:
        """Refuse a DOCTYPE that comes later than the pre-scan looks."""
        raise InnameError(Innamefout.XML_DOCTYPE, "de XML heeft een DOCTYPE; dat is verboden")

    def close(self) -> None:
        """End."""


def _make_parser(target: Any, schema: etree.XMLSchema | None = None) -> etree.XMLParser:
    """Make a parser that hands on to the target, and judges when it has a schema.

    `huge_tree` allows the long lists of coordinates of a big GML; without a tree they cost nothing.
    """
    return etree.XMLParser(
        schema=schema,
        target=target,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
    )


def cut(data: bytes) -> Iterator[bytes]:
    """Cut bytes into pieces for the parser."""
    for begin in range(0, len(data), BROK):
        yield data[begin : begin + BROK]


def judge(schema: etree.XMLSchema, brokken: Iterable[bytes], *, is_gelezen: bool = False) -> tuple[int, ...]:
    """Judge a document.

    Args:
        schema: the XSD.
        brokken: the document, in pieces.
        is_gelezen: the document was parsed before, so that its form is right.

    Returns:
        For every piece after which there were more errors, its number; empty when the document is valid.

    Raises:
        InnameError: when it is too big, not well-formed, or has a DOCTYPE.
    """
    parser = _make_parser(_Niets(), schema)
    # With a schema, lxml no longer says that a namespace is wrong; so a parser without one reads along.
    vorm = None if is_gelezen else _make_parser(_Niets())
    stuk: list[int] = []
    aantal = omvang = nummer = 0
    for nummer, brok in enumerate(brokken):
        omvang += len(brok)
        if omvang > MAX_OMVANG:
            raise InnameError(Innamefout.XML_GRENS, f"de XML is groter dan {MAX_OMVANG} bytes")
        for lezer in (vorm, parser):
            _feed(lezer, brok)
        if (nu := len(_errors(parser))) > aantal:
            stuk.append(nummer)
            aantal = nu
            if aantal >= MAX_FOUTEN:
                return tuple(stuk)
    for lezer in (vorm, parser):
        _feed(lezer, None)
    return tuple(stuk) if len(_errors(parser)) == aantal else (*stuk, nummer)


def begins_valid(schema: etree.XMLSchema, brokken: Iterable[bytes]) -> bool:
    """Say whether the beginning of a document has no mistakes.

    Raises:
        InnameError: when it is not well-formed.
    """
    parser = _make_parser(_Niets(), schema)
    _feed(parser, next(iter(brokken), b"")[:_BEGIN])
    return not _errors(parser)


def _feed(parser: etree.XMLParser | None, brok: bytes | None) -> None:
    """Give a parser a piece, or the end.

    Raises:
        InnameError: when the document is not well-formed, or a namespace in it is wrong.
    """
    if parser is None:
        return
    einde: etree.XMLSyntaxError | None = None
    try:
        if brok is None:
            parser.close()
        else:
            parser.feed(brok)
    except etree.XMLSyntaxError as fout:
        einde = fout
    log: Any = parser.feed_error_log
    vorm = next(filter(_is_vormfout, log), None)
    if vorm is not None:
        melding, regel = explain_vormfout(vorm.message), vorm.line
    elif einde is not None:
        melding, regel = explain_vormfout(str(einde.msg)), einde.lineno or 0
    else:
        return
    raise InnameError(Innamefout.XML_ONLEESBAAR, f"de XML is niet te lezen: {melding}", regel=regel)


def _is_vormfout(fout: Any) -> bool:
    """Say whether an error is about the form of the document, and not about its schema."""
    return not fout.domain_name.startswith("SCHEMAS") and fout.level_name in {"ERROR", "FATAL"}


def _errors(parser: etree.XMLParser) -> list[Any]:
    """Give the errors against the schema so far."""
    log: Any = parser.feed_error_log
    return [fout for fout in log if fout.domain_name == "SCHEMASV"]


@dataclass(slots=True)
class _Stap:
    """An element that is open or just closed.

    Attributes:
        tag: its name, `{namespace}name`.
        nummer: which child of that name it is, from 1.
        volgnummer: how many elements began before it.
        kinderen: how often a name occurred among its children so far.
    """

    tag: str
    nummer: int
    volgnummer: int
    kinderen: dict[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        """Write it as a part of a path."""
        naam = self.tag.rpartition("}")[2]
        return f"{naam}[{self.nummer}]" if self.nummer > 1 else naam


class _GenoegError(Exception):
    """Ends the walk when there are errors enough."""


class _Wegwijzer(_Niets):
    """Follows a document to say in which element an error came up.

    libxml2 hands a tag on before it judges it, so an error belongs to what was handed on last, or to what is around it.
    """

    def __init__(self) -> None:
        self.parser: etree.XMLParser | None = None
        self.regel = 1
        self.scherp = False
        self.fouten: list[Xsdfout] = []
        self._open: list[_Stap] = [_Stap("", 0, -1)]
        self._laatste = self._open[0]
        self._aantal = 0

    def start(self, tag: str, _: Mapping[str, str]) -> None:
        """Open an element."""
        if self.scherp:
            self.claim()
        kinderen = self._open[-1].kinderen
        kinderen[tag] = kinderen.get(tag, 0) + 1
        self._laatste = _Stap(tag, kinderen[tag], self._aantal)
        self._aantal += 1
        self._open.append(self._laatste)

    def end(self, _: str) -> None:
        """Close an element."""
        if self.scherp:
            self.claim()
        self._laatste = self._open.pop()

    def claim(self) -> None:
        """Note the errors that came up since the last time.

        Raises:
            _GenoegError: when there are errors enough.
        """
        assert self.parser is not None
        for fout in _errors(self.parser)[len(self.fouten) : MAX_FOUTEN]:
            weg = self._find_weg(fout.message)
            pad = "/" + "/".join(str(stap) for stap in _shorten(weg))
            self.fouten.append(Xsdfout(fout.type_name, fout.message, self.regel, pad, weg[-1].volgnummer))
        if len(self.fouten) >= MAX_FOUTEN:
            raise _GenoegError

    def _find_weg(self, melding: str) -> list[_Stap]:
        """Give the elements down to the one that a message is about: the last one handed on, or one around it."""
        weg = self._open[1:]
        if not weg or weg[-1] is not self._laatste:
            weg.append(self._laatste)
        for diepte in range(len(weg), 0, -1):
            if melding.startswith(f"Element '{weg[diepte - 1].tag}'"):
                return weg[:diepte]
        return weg


def _shorten(weg: list[_Stap]) -> list[_Stap | str]:
    """Leave the middle of a very long path out."""
    return [*weg] if len(weg) <= _MAX_DIEPTE else [*weg[:_RAND], "…", *weg[-_RAND:]]


def locate(schema: etree.XMLSchema, brokken: Iterable[bytes], stukken: tuple[int, ...]) -> tuple[Xsdfout, ...]:
    """Find the errors of a document that is not valid, each with its place.

    Args:
        schema: the XSD.
        brokken: the document, in the same pieces as before.
        stukken: the pieces with errors, as `judge` gave them.

    Returns:
        At least one and at most `MAX_FOUTEN` errors, in the order of the document.
    """
    wegwijzer = _Wegwijzer()
    wegwijzer.parser = parser = _make_parser(wegwijzer, schema)
    try:
        for nummer, brok in enumerate(brokken):
            wegwijzer.scherp = nummer in stukken
            for regel in brok.splitlines(keepends=True) if wegwijzer.scherp else (brok,):
                _feed(parser, regel)
                if wegwijzer.scherp:
                    wegwijzer.claim()
                wegwijzer.regel += regel.count(b"\n")
        wegwijzer.scherp = True
        _feed(parser, None)
        wegwijzer.claim()
    except _GenoegError:
        pass
    return tuple(wegwijzer.fouten) or (Xsdfout("", ""),)
