# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Reads a feature file with the Gherkin parser and explains in Dutch what that parser does not accept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gherkin.ast_builder import AstBuilder
from gherkin.errors import (
    AstBuilderException,
    CompositeParserException,
    NoSuchLanguageException,
    ParserException,
    UnexpectedEOFException,
)
from gherkin.parser import Parser
from gherkin.token_matcher import TokenMatcher
from pytest_bdd.gherkin_parser import GherkinDocument

from pytest_dsoketen.gherkin.lintfouten import Lintfout, Lintsoort
from pytest_dsoketen.gherkin.trefwoorden import BLOKWOORDEN, STAPWOORDEN, find_blokwoord, find_trefwoord

_TAALREGEL = re.compile(r"^\s*#\s*language\s*:\s*(\S+)\s*$")


@dataclass(frozen=True)
class Beschrijving:
    """One line of free text.

    Attributes:
        regelnummer: line in the file.
        tekst: the line, stripped.
        plek: the Gherkin rule it stands in: FeatureHeader, RuleHeader, Background, Scenario or Examples.
        blok: number of the description it is part of.
    """

    regelnummer: int
    tekst: str
    plek: str
    blok: int


@dataclass(frozen=True)
class GelezenFeature:
    """A feature file as read.

    Attributes:
        document: the Gherkin document; None when the file could not be parsed or holds no Functionaliteit.
        beschrijvingen: every non-empty line of free text.
        fouten: what was wrong already while reading.
    """

    document: GherkinDocument | None
    beschrijvingen: tuple[Beschrijving, ...]
    fouten: tuple[Lintfout, ...]


class _BeschrijvingBuilder(AstBuilder):
    """Keeps the line numbers of free text, which the document itself does not have."""

    def reset(self) -> None:
        super().reset()
        self.beschrijvingen: list[Beschrijving] = []

    def end_rule(self, rule_type: str) -> None:
        node = self.current_node
        if node.rule_type == "Description":
            plek, blok = self.stack[-2].rule_type, len(self.beschrijvingen)
            for token in node.get_tokens("Other"):
                tekst = token.line.get_line_text().strip()
                if tekst:
                    self.beschrijvingen.append(Beschrijving(token.location["line"], tekst, plek, blok))
        super().end_rule(rule_type)


def read_feature(path: Path) -> GelezenFeature:
    """Read and parse one file; never raises for what is in it."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        fout = Lintfout(line, Lintsoort.ONTLEDEN, "het bestand is geen UTF-8. Sla het op als UTF-8.")
        return GelezenFeature(None, (), (fout,))
    return parse_text(text)


def parse_text(text: str) -> GelezenFeature:
    """Parse the text of a feature file; Dutch is assumed where the language line is missing."""
    taalfouten = tuple(_check_taal(text))
    if not _is_filled(text):
        return GelezenFeature(None, (), (*taalfouten, Lintfout(1, Lintsoort.LEEG, "het bestand heeft geen inhoud.")))
    builder = _BeschrijvingBuilder()
    try:
        data: Any = Parser(builder).parse(text, TokenMatcher("nl"))
    except CompositeParserException as error:
        fouten = tuple(_explain_errors(error.errors, text.splitlines()))
        return GelezenFeature(None, tuple(builder.beschrijvingen), (*taalfouten, *fouten))
    return GelezenFeature(GherkinDocument.from_dict(data), tuple(builder.beschrijvingen), taalfouten)


def _is_filled(text: str) -> bool:
    return any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines())


def _check_taal(text: str) -> Iterator[Lintfout]:
    for number, line in enumerate(text.splitlines(), start=1):
        match = _TAALREGEL.match(line)
        if match and match.group(1) == "nl":
            return
        if match:
            taal = match.group(1)
            yield Lintfout(number, Lintsoort.TAAL, f"de taal is '{taal}'. Schrijf '# language: nl'.")
            return
        if line.strip() and not line.lstrip().startswith("#"):
            break
    yield Lintfout(1, Lintsoort.TAAL, "de taal ontbreekt. Zet '# language: nl' op de eerste regel.")


def _explain_errors(errors: list[ParserException], lines: list[str]) -> Iterator[Lintfout]:
    """Explain the first of each run of errors on lines that follow each other: the rest is its consequence."""
    previous: int | None = None
    for error in errors:
        number = error.location["line"]
        follows = previous is not None and not any(line.strip() for line in lines[previous : number - 1])
        if not follows and not isinstance(error, NoSuchLanguageException):
            yield _explain_error(error, number, lines[number - 1].strip() if number <= len(lines) else "")
        if "#FeatureLine" in str(error):
            return
        previous = number


def _explain_error(error: ParserException, number: int, line: str) -> Lintfout:
    if isinstance(error, AstBuilderException):
        return Lintfout(number, Lintsoort.ONTLEDEN, "niet elke rij van deze tabel heeft evenveel kolommen.")
    if isinstance(error, UnexpectedEOFException):
        tekst = "het bestand houdt op waar nog iets moest volgen: een scenario onder een tag, of de afsluiting van een tekstblok."
        return Lintfout(number, Lintsoort.ONTLEDEN, tekst)
    return _explain_line(number, line)


def _explain_line(number: int, line: str) -> Lintfout:
    for begin, tekst in _MISPLAATST.items():
        if line.startswith(begin):
            return Lintfout(number, Lintsoort.ONTLEDEN, f"'{line}' staat hier verkeerd: {tekst}.")
    bedoeld = find_blokwoord(line) or find_trefwoord(line)
    if bedoeld:
        return Lintfout(number, Lintsoort.TREFWOORD, f"'{line}' begint niet met een trefwoord. Bedoelt u '{bedoeld}'?")
    tekst = f"'{line}' is geen stap, geen tabel en geen trefwoord. Vrije tekst hoort onder Functionaliteit of Regel."
    return Lintfout(number, Lintsoort.ONTLEDEN, tekst)


_MISPLAATST = {
    **{f"{woord}:": "dit trefwoord past niet op deze plek" for woord in BLOKWOORDEN},
    **{f"{woord} ": "een stap staat onder een Scenario of een Achtergrond" for woord in (*STAPWOORDEN, "*")},
    "Functionaliteit:": "een bestand heeft precies één Functionaliteit",
    "Achtergrond:": "er is één Achtergrond, boven het eerste scenario van de Functionaliteit of de Regel",
    "Voorbeelden:": "Voorbeelden staan onder de stappen van een Abstract Scenario",
    "|": "een tabel staat direct onder een stap of onder Voorbeelden",
    "@": "een tag staat direct boven een Functionaliteit, Regel, Scenario of Voorbeelden",
}
