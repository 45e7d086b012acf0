# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""SRU as overheid.nl speaks it: searchRetrieve 2.0 at the repository, 1.2 at the zoekservice, and a part of CQL.

A question that cannot be answered gets a diagnostic with status 200, as SRU says; a client has to look for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import ge, gt, le, lt
from typing import Final
from xml.sax.saxutils import escape

VERSIES: Final[Mapping[str, str]] = {
    "2.0": "http://docs.oasis-open.org/ns/search-ws/sruResponse",
    "1.2": "http://www.loc.gov/zing/srw/",
}
"""Namespace of the answer per version."""
_DIAGNOSTIC: Final[Mapping[str, str]] = {
    "2.0": "http://docs.oasis-open.org/ns/search-ws/diagnostic",
    "1.2": "http://www.loc.gov/zing/srw/diagnostic/",
}
GZD: Final = "http://standaarden.overheid.nl/sru"
_CLAUSULE = re.compile(
    r'^(?P<index>[\w.-]+)\s*(?P<relatie>==|>=|<=|=|>|<|\bany\b|\ball\b|\bexact\b)\s*(?P<term>".*"|\S+)$'
)
_AND = re.compile(r'\s+AND\s+(?=(?:[^"]*"[^"]*")*[^"]*$)', re.IGNORECASE)
_SORT = re.compile(r"\s+sortBy\s+.*$", re.IGNORECASE)
_GROTER: Mapping[str, Callable[[str, str], bool]] = {">": gt, "<": lt, ">=": ge, "<=": le}
MAX_RECORDS: Final = 1000
DEFAULT_RECORDS: Final = 10

Indexen = Mapping[str, str]
"""What a record says per index; `cql.textAndIndexes` is all of it together."""


class DiagnosticError(Exception):
    """A question that SRU answers with a diagnostic.

    Attributes:
        nummer: number in the list of SRU (info:srw/diagnostic/1/…).
        melding: its text.
        details: what it is about.
    """

    def __init__(self, nummer: int, melding: str, details: str) -> None:
        super().__init__(melding)
        self.nummer = nummer
        self.melding = melding
        self.details = details


@dataclass(frozen=True)
class Zoekvraag:
    """One searchRetrieve.

    Attributes:
        versie: of SRU.
        clausules: index, relation and term; all have to fit.
        start: number of the first record, from 1.
        aantal: how many at most.
    """

    versie: str
    clausules: tuple[tuple[str, str, str], ...]
    start: int
    aantal: int

    def matches(self, indexen: Indexen) -> bool:
        """Say whether a record fits."""
        return all(_matches(indexen, *clausule) for clausule in self.clausules)


def read_versie(query: Mapping[str, str], anders: str) -> str:
    """Read the version in which has to be answered, also when the rest of the question is wrong."""
    versie = query.get("version", anders)
    return versie if versie in VERSIES else anders


def read_zoekvraag(query: Mapping[str, str], bekend: Sequence[str], versie: str) -> Zoekvraag:
    """Read a searchRetrieve.

    Args:
        query: query parameters.
        bekend: indexes that can be searched.
        versie: version when none is asked for.

    Raises:
        DiagnosticError: when it cannot be answered.
    """
    operatie = query.get("operation", "searchRetrieve")
    if operatie != "searchRetrieve":
        raise DiagnosticError(4, "Unsupported operation", operatie)
    gevraagd = query.get("version", versie)
    if gevraagd not in VERSIES:
        raise DiagnosticError(5, "Unsupported version", gevraagd)
    if not query.get("query"):
        raise DiagnosticError(7, "Mandatory parameter not supplied", "query")
    start, aantal = _read_getal(query, "startRecord", 1), _read_getal(query, "maximumRecords", DEFAULT_RECORDS)
    if start < 1:
        raise DiagnosticError(6, "Unsupported parameter value", "startRecord")
    return Zoekvraag(gevraagd, _read_cql(query["query"], bekend), start, min(max(aantal, 0), MAX_RECORDS))


def _read_getal(query: Mapping[str, str], naam: str, anders: int) -> int:
    """Read a number."""
    try:
        return int(query.get(naam, anders))
    except ValueError:
        raise DiagnosticError(6, "Unsupported parameter value", naam) from None


def _read_cql(tekst: str, bekend: Sequence[str]) -> tuple[tuple[str, str, str], ...]:
    """Read a question in CQL: clauses joined by AND; a bare term is looked for everywhere, `*` finds all."""
    tekst = _SORT.sub("", tekst).strip().strip("()")
    if tekst == "*" or tekst.replace(" ", "") == "cql.allRecords=1":
        return ()
    clausules = []
    for deel in _AND.split(tekst):
        gelezen = _CLAUSULE.match(deel.strip().strip("()"))
        index, relatie, term = gelezen.groups() if gelezen else ("cql.serverChoice", "=", deel.strip())
        if gelezen is None and re.search(r"[=<>]|\s", deel.strip().strip('"')) and not deel.strip().startswith('"'):
            raise DiagnosticError(10, "Query syntax error", deel.strip())
        if index not in {*bekend, "cql.textAndIndexes", "cql.serverChoice"}:
            raise DiagnosticError(16, "Unsupported index", index)
        clausules.append((index, relatie, term.strip('"')))
    return tuple(clausules)


def _matches(indexen: Indexen, index: str, relatie: str, term: str) -> bool:
    """Say whether a record fits one clause; `==` is the whole value, `=` also a part of it."""
    waarden = list(indexen.values()) if index.startswith("cql.") else [indexen.get(index, "")]
    if relatie in _GROTER:
        return any(waarde and _GROTER[relatie](waarde, term) for waarde in waarden)
    if relatie in {"==", "exact"}:
        return term in waarden
    woorden = [term] if relatie == "=" else term.split()
    gevonden = (any(woord.casefold() in waarde.casefold() for waarde in waarden) for woord in woorden)
    return any(gevonden) if relatie == "any" else all(gevonden)


def write_resultaat(vraag: Zoekvraag, records: Sequence[str]) -> str:
    """Write an answer.

    Args:
        vraag: what was asked.
        records: recordData of everything that fits, in order; one page of it is given.
    """
    deel = records[vraag.start - 1 : vraag.start - 1 + vraag.aantal]
    inhoud = "".join(
        f"<record><recordSchema>{GZD}</recordSchema><recordData>{record}</recordData>"
        f"<recordPosition>{nummer}</recordPosition></record>"
        for nummer, record in enumerate(deel, start=vraag.start)
    )
    volgende = vraag.start + len(deel)
    rest = f"<nextRecordPosition>{volgende}</nextRecordPosition>" if deel and volgende <= len(records) else ""
    return _wrap(vraag.versie, f"<numberOfRecords>{len(records)}</numberOfRecords><records>{inhoud}</records>{rest}")


def write_diagnostic(fout: DiagnosticError, versie: str) -> str:
    """Write that a question cannot be answered."""
    return _wrap(
        versie,
        f'<numberOfRecords>0</numberOfRecords><diagnostics><diagnostic xmlns="{_DIAGNOSTIC[versie]}">'
        f"<uri>info:srw/diagnostic/1/{fout.nummer}</uri><details>{escape(fout.details)}</details>"
        f"<message>{escape(fout.melding)}</message></diagnostic></diagnostics>",
    )


def _wrap(versie: str, inhoud: str) -> str:
    """Write the answer around its content."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><searchRetrieveResponse xmlns="{VERSIES[versie]}">'
        f"<version>{versie}</version>{inhoud}</searchRetrieveResponse>"
    )
