# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Translates a Schematron with query binding xslt2 to XSLT 3, as ISO/IEC 19757-3 describes it.

Only what the official files use is known; anything else is refused, so that no rule is left out in silence. What could
reach outside the document is refused as well: reading files or the environment, and writing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Final

from lxml import etree

from pytest_dsoketen.standaarden.inname import InnameError, parse_xml
from pytest_dsoketen.standaarden.schemas.oordeel import SchemaError
from pytest_dsoketen.standaarden.schemas.sch_zeef import find_behoefte, is_mogelijk

SCH: Final = "http://purl.oclc.org/dsdl/schematron"
XSL: Final = "http://www.w3.org/1999/XSL/Transform"
_SCH: Final = f"{{{SCH}}}"
_XSL: Final = f"{{{XSL}}}"

_UITLEG: Final = frozenset({f"{_SCH}p", f"{_SCH}title", f"{_SCH}ns"})
"""For a reader; means nothing for the outcome. Namespaces are taken over beforehand."""
_XSLT: Final = frozenset(
    f"{_XSL}{naam}"
    for naam in (
        "choose", "copy", "copy-of", "for-each", "for-each-group", "function", "if", "key", "otherwise", "param",
        "sequence", "sort", "text", "value-of", "variable", "when",
    )
)  # fmt: skip
_NAAR_BUITEN: Final = re.compile(
    r"\b(?:doc|doc-available|document|unparsed-text(?:-lines|-available)?|json-doc|collection|uri-collection|"
    r"environment-variable|available-environment-variables|system-property|transform|evaluate|load-xquery-module)\s*\("
)


def translate(data: bytes, naam: str) -> str:
    """Translate a Schematron.

    Args:
        data: the .sch file.
        naam: its name, for messages.

    Returns:
        XSLT that gives `<uitkomst>` with one `<melding>` per rule that is not followed: `id` and `role` of the
        assertion, and the place as `path()` writes it.

    Raises:
        SchemaError: when it is no Schematron, or has parts that are not known or not allowed.
    """
    schematron = Schematron(data, naam)
    return schematron.translate(schematron.regels)


class Schematron:
    """A Schematron that was read and holds nothing but what is known and allowed.

    Attributes:
        regels: the numbers of its rules, in the order of the file.

    Raises:
        SchemaError: when it is no Schematron, or has parts that are not known or not allowed.
    """

    def __init__(self, data: bytes, naam: str) -> None:
        self._root = _read(data, naam)
        self._behoeften = tuple(
            find_behoefte(regel.get("context", "")) for regel in self._root.iterfind(f"{_SCH}pattern/{_SCH}rule")
        )
        self.regels = frozenset(range(len(self._behoeften)))

    def select(self, namen: frozenset[str]) -> frozenset[int]:
        """Select the rules that can mean something for a document with these names; none when none can."""
        return frozenset(nummer for nummer, behoefte in enumerate(self._behoeften) if is_mogelijk(behoefte, namen))

    def translate(self, regels: frozenset[int]) -> str:
        """Write some of the rules as XSLT, as `translate` says."""
        return etree.tostring(_Vertaling(self._root, regels).stylesheet(), encoding="unicode")


def _read(data: bytes, naam: str) -> etree._Element:
    """Read a Schematron.

    Raises:
        SchemaError: when it is none, or has parts that are not known or not allowed.
    """
    try:
        root = parse_xml(data)
    except InnameError as fout:
        raise SchemaError(f"{naam} is geen bruikbaar Schematron: {fout}") from None
    if root.tag != f"{_SCH}schema" or root.get("queryBinding", "xslt2") not in {"xslt2", "xslt3"}:
        raise SchemaError(f"{naam} is geen Schematron met queryBinding xslt2")
    _refuse_onbekend(root, naam)
    return root


def _refuse_onbekend(root: etree._Element, naam: str) -> None:
    """Refuse parts that are not known, and functions that reach outside the document.

    Raises:
        SchemaError: for the first one found.
    """
    bekend = {f"{_SCH}{deel}" for deel in ("schema", "pattern", "rule", "let", "assert", "report", "value-of", "name")}
    for element in root.iter(etree.Element):
        tag = str(element.tag)
        van_taal = tag.startswith((_SCH, _XSL))
        if van_taal and tag not in bekend | _UITLEG | _XSLT:
            raise SchemaError(
                f"{naam}: het onderdeel {tag.rpartition('}')[2]} (regel {element.sourceline}) is niet bekend"
            )
        if tag == f"{_SCH}pattern" and (element.get("abstract") or element.get("is-a")):
            raise SchemaError(f"{naam}: een abstract patroon (regel {element.sourceline}) is niet bekend")
        if tag == f"{_SCH}pattern" and element.get("documents"):
            raise SchemaError(f"{naam}: een patroon over andere documenten (regel {element.sourceline}) mag niet")
        for waarde in element.attrib.values():
            if found := _NAAR_BUITEN.search(str(waarde)):
                raise SchemaError(
                    f"{naam}: {found[0]}…) (regel {element.sourceline}) mag niet; het leest buiten het document"
                )


class _Vertaling:
    """The translation of one schema; every pattern becomes a mode, because a node meets one rule per pattern."""

    def __init__(self, root: etree._Element, regels: frozenset[int]) -> None:
        self._root = root
        self._regels = regels
        prefixen = {"xs": "http://www.w3.org/2001/XMLSchema", "fn": "http://www.w3.org/2005/xpath-functions"}
        prefixen |= {prefix: uri for prefix, uri in root.nsmap.items() if prefix and uri not in {SCH, XSL}}
        prefixen |= {ns.get("prefix", ""): ns.get("uri", "") for ns in root.iterfind(f"{_SCH}ns")}
        prefixen = {prefix: uri for prefix, uri in prefixen.items() if uri != XSL}
        self._uit = etree.Element(f"{_XSL}stylesheet", {"version": "3.0"}, nsmap={**prefixen, "xsl": XSL})

    def stylesheet(self) -> etree._Element:
        """Write the whole."""
        patronen = self._root.findall(f"{_SCH}pattern")
        for kind in self._root:
            if str(kind.tag).startswith(_XSL):
                self._uit.append(_copy(kind))
        for let in (*self._root.iterfind(f"{_SCH}let"), *self._root.iterfind(f"{_SCH}pattern/{_SCH}let")):
            self._uit.append(_variable(let))
        begin = _sub(self._uit, "template", match="/")
        uitkomst = etree.SubElement(begin, "uitkomst")
        nummers = count()
        for nummer, patroon in enumerate(patronen):
            regels = [regel for regel in patroon.iterfind(f"{_SCH}rule") if next(nummers) in self._regels]
            if not regels:
                continue
            _sub(self._uit, "mode", {"on-no-match": "shallow-skip"}, name=f"p{nummer}")
            _sub(uitkomst, "apply-templates", select="/", mode=f"p{nummer}")
            for plaats, regel in enumerate(regels):
                self._uit.append(_rule(regel, f"p{nummer}", priority=1000 - plaats))
        return self._uit


def _rule(regel: etree._Element, mode: str, priority: int) -> etree._Element:
    """Write a rule; of the rules in a pattern the first one that fits a node counts."""
    uit = etree.Element(f"{_XSL}template", {"match": regel.get("context", ""), "mode": mode, "priority": str(priority)})
    for kind in regel:
        if kind.tag == f"{_SCH}let":
            uit.append(_variable(kind))
        elif kind.tag in {f"{_SCH}assert", f"{_SCH}report"}:
            uit.append(_assertion(kind))
    _sub(uit, "apply-templates", select="@*|node()", mode=mode)
    return uit


def _variable(let: etree._Element) -> etree._Element:
    """Write a let."""
    uit = etree.Element(f"{_XSL}variable", {"name": let.get("name", "")})
    if let.get("value") is not None:
        uit.set("select", let.get("value", ""))
    else:
        uit.text = let.text
        uit.extend(_copy(kind) for kind in let)
    return uit


def _assertion(bron: etree._Element) -> etree._Element:
    """Write an assert, that speaks when its test fails, or a report, that speaks when it holds."""
    keuze = etree.Element(f"{_XSL}choose")
    goed = _sub(keuze, "when", test=bron.get("test", ""))
    plek = goed if bron.tag == f"{_SCH}report" else _sub(keuze, "otherwise")
    melding = etree.SubElement(plek, "melding", {"id": bron.get("id", ""), "role": bron.get("role", "")})
    _sub(melding, "attribute", name="plaats", select="path(.)")
    for stuk in _walk_tekst(bron):
        melding.append(stuk)
    return keuze


def _walk_tekst(bron: etree._Element) -> Iterator[etree._Element]:
    """Walk the parts of a message: text, and values from the document."""
    yield _text(bron.text)
    for kind in bron:
        if kind.tag in {f"{_SCH}value-of", f"{_SCH}name"}:
            select = kind.get("select") if kind.tag == f"{_SCH}value-of" else f"name({kind.get('path', '')})"
            yield etree.Element(f"{_XSL}value-of", {"select": select or "()"})
        yield _text(kind.tail)


def _text(tekst: str | None) -> etree._Element:
    """Write text as it stands."""
    uit = etree.Element(f"{_XSL}text")
    uit.text = tekst
    return uit


def _copy(bron: etree._Element) -> etree._Element:
    """Copy a piece of XSLT, or an element that it makes."""
    uit = etree.Element(bron.tag, {str(naam): str(waarde) for naam, waarde in bron.attrib.items()})
    uit.text = bron.text
    for kind in bron:
        kopie = _copy(kind)
        kopie.tail = kind.tail
        uit.append(kopie)
    return uit


def _sub(ouder: etree._Element, naam: str, meer: dict[str, str] | None = None, **attributen: str) -> etree._Element:
    """Add an XSLT instruction."""
    return etree.SubElement(ouder, f"{_XSL}{naam}", {**(meer or {}), **attributen})
