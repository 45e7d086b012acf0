# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Carry out an STTR file: which questions are still open, and what is the outcome.

An unanswered question is *unknown*, which is not the same as null: a decision is made as soon as the known answers
settle it, and only questions that can still change it are open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Literal

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.regels import Antwoordtype
from pytest_dsoketen.standaarden.sttr.document import (
    Beslissing,
    Invoer,
    Regelsoort,
    Rij,
    Sttrbestand,
    Tabel,
    Uitvoeringsregel,
)
from pytest_dsoketen.standaarden.sttr.sfeel import Alles, FeelError, Toets, Waarde, parse_literal, parse_toets

_MAX_DIEPTE = 200
_DATUM = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")
Locatiezoeker = Callable[[str], str]
"""Says of an area whether the location lies in it: `ja`, `nee` or `deels`."""


class UitvoerError(DsoketenError):
    """A file that cannot be carried out: a cycle, an expression that cannot be read, an answer of the wrong type."""


class Onbekend(Enum):
    """The value of a question that has no answer yet."""

    ONBEKEND = "onbekend"


ONBEKEND = Onbekend.ONBEKEND
Stand = Waarde | Onbekend
"""A value, or not known yet."""
_Antwoord = tuple[Stand, ...]


@dataclass(frozen=True)
class Uitslag:
    """What comes out of a file for some answers.

    Attributes:
        waarden: outcomes of the root decision; more than one with COLLECT, empty while open or when no rule holds.
        open: questions without an answer that can still change the outcome.
        toelichtingen: texts with the outcomes.
        conflicten: names of tables in which rules contradict each other for these answers.
    """

    waarden: tuple[Waarde, ...]
    open: tuple[Uitvoeringsregel, ...]
    toelichtingen: tuple[str, ...]
    conflicten: tuple[str, ...]

    @property
    def compleet(self) -> bool:
        """Whether no question is open."""
        return not self.open


def read_antwoord(tekst: str, soort: Antwoordtype | None) -> Waarde:
    """Read an answer as a user types it.

    Raises:
        UitvoerError: when it does not fit the type.
    """
    tekst = tekst.strip()
    if soort is Antwoordtype.BOOLEAN:
        if tekst.lower() not in {"true", "false", "ja", "nee"}:
            raise UitvoerError(f"het antwoord {tekst!r} is geen ja of nee")
        return tekst.lower() in {"true", "ja"}
    if soort is Antwoordtype.NUMBER:
        try:
            getal = Decimal(tekst.replace(",", "."))
        except InvalidOperation:
            raise UitvoerError(f"het antwoord {tekst!r} is geen getal") from None
        if not getal.is_finite():
            raise UitvoerError(f"het antwoord {tekst!r} is geen getal")
        return getal
    if soort is Antwoordtype.DATE:
        return _read_datum(tekst)
    return tekst


def _read_datum(tekst: str) -> date:
    """Read a date `dd-mm-jjjj`."""
    delen = _DATUM.fullmatch(tekst)
    try:
        if delen:
            return date(int(delen[3]), int(delen[2]), int(delen[1]))
    except ValueError:
        pass
    raise UitvoerError(f"het antwoord {tekst!r} is geen datum (dd-mm-jjjj)")


def carry_out(
    bestand: Sttrbestand,
    antwoorden: Mapping[str, str],
    locatie: Locatiezoeker = lambda _: "nee",
    *,
    ontbrekend: Literal["open", "leeg"] = "open",
) -> Uitslag:
    """Carry out a file.

    Args:
        bestand: the file.
        antwoorden: answer per id of an uitvoeringsregel, as typed; for a document `true` or `false`.
        locatie: answers geo questions.
        ontbrekend: whether a question without an answer is open or counts as null.

    Raises:
        UitvoerError: when it cannot be carried out.
    """
    return _Uitvoering(bestand, antwoorden, locatie, ontbrekend == "leeg").run()


class _Uitvoering:
    """One run over one file."""

    def __init__(self, bestand: Sttrbestand, antwoorden: Mapping[str, str], locatie: Locatiezoeker, leeg: bool) -> None:
        self._bestand = bestand
        self._antwoorden = antwoorden
        self._locatie = locatie
        self._leeg = leeg
        self._regels = {regel.id: regel for regel in bestand.uitvoeringsregels}
        dingen: list[Invoer | Beslissing] = [*bestand.beslissingen, *bestand.invoer]
        self._per_id = {ding.id: ding for ding in dingen}
        self._per_naam = {ding.naam: ding for ding in dingen}
        self._waarden: dict[str, _Antwoord] = {}
        self._bezig: list[str] = []
        self._conflicten: list[str] = []

    def run(self) -> Uitslag:
        """Decide the root and find what is still open."""
        wortel = self._bestand.wortel
        if wortel is None:
            raise UitvoerError("geen beslissing is aan een activiteit gekoppeld")
        waarden = self._decide(wortel)
        if ONBEKEND in waarden:
            gezien: set[str] = set()
            self._find_open(wortel, gezien)
            volgorde = tuple(regel for regel in self._bestand.in_volgorde() if regel.id in gezien)
            return Uitslag((), volgorde, (), tuple(self._conflicten))
        bekend = tuple(waarde for waarde in waarden if not isinstance(waarde, Onbekend) and waarde is not None)
        teksten = tuple(rij.toelichting for rij in self._list_raak(wortel) if rij.toelichting)
        return Uitslag(tuple(dict.fromkeys(bekend)), (), teksten, tuple(self._conflicten))

    def _find(self, naam: str, beslissing: Beslissing) -> Invoer | Beslissing | None:
        """Find what a name means in a decision: by exact text, what it requires first."""
        for id_ in beslissing.vereist:
            ding = self._per_id.get(id_)
            if ding is not None and ding.naam == naam:
                return ding
        return self._per_naam.get(naam)

    def _value(self, naam: str, beslissing: Beslissing) -> Stand:
        """Give the value of a name in a decision; a list counts by its first element."""
        ding = self._find(naam, beslissing)
        if isinstance(ding, Invoer):
            return self._input(ding)
        if isinstance(ding, Beslissing):
            waarden = self._decide(ding)
            return ONBEKEND if ONBEKEND in waarden else next(iter(waarden), None)
        try:
            return parse_literal(naam)
        except FeelError:
            raise UitvoerError(f"beslissing {beslissing.naam!r} gebruikt {naam!r}, en dat bestaat niet") from None

    def _input(self, invoer: Invoer) -> Stand:
        """Give the value of an input."""
        regel = self._regels.get(invoer.uitvoeringsregel)
        if regel is None:
            raise UitvoerError(f"invoer {invoer.naam!r} hoort bij geen vraag")
        if regel.id in self._antwoorden:
            soort = Antwoordtype.BOOLEAN if regel.soort is Regelsoort.BIJLAGE else regel.type
            return read_antwoord(self._antwoorden[regel.id], soort)
        if regel.soort is Regelsoort.BIJLAGE:
            return True
        if regel.soort is Regelsoort.GEO:
            return self._locatie(regel.locatie)
        if regel.soort in {Regelsoort.VASTE_WAARDE, Regelsoort.VOORBEHOUD}:
            return read_antwoord(regel.waarde, regel.type)
        if regel.soort.is_vraag:
            return None if self._leeg else ONBEKEND
        return None

    def _decide(self, beslissing: Beslissing) -> _Antwoord:
        """Give the outcomes of a decision, each decision once."""
        if beslissing.id in self._waarden:
            return self._waarden[beslissing.id]
        if beslissing.id in self._bezig or len(self._bezig) > _MAX_DIEPTE:
            raise UitvoerError(f"beslissing {beslissing.naam!r} hangt van zichzelf af")
        self._bezig.append(beslissing.id)
        if beslissing.tabel is not None:
            waarden = self._decide_tabel(beslissing, beslissing.tabel)
        elif beslissing.expressie:
            waarden = (self._value(beslissing.expressie, beslissing),)
        else:
            waarden = (True,)  # an aansluitpunt to which nothing is connected asks nothing
        self._bezig.pop()
        self._waarden[beslissing.id] = waarden
        return waarden

    def _decide_tabel(self, beslissing: Beslissing, tabel: Tabel) -> _Antwoord:
        """Give the outcomes of a table by its hit policy."""
        standen = [self._match(rij, tabel, beslissing) for rij in tabel.rijen]
        raak = [rij for rij, stand in zip(tabel.rijen, standen, strict=True) if stand is True]
        onzeker = ONBEKEND in standen
        if tabel.hit_policy == "FIRST":
            for rij, stand in zip(tabel.rijen, standen, strict=True):
                if stand is not False:
                    return (ONBEKEND,) if stand is ONBEKEND else (_read_uitkomst(rij),)
            return (None,)
        uitkomsten = tuple(dict.fromkeys(_read_uitkomst(rij) for rij in raak))
        if tabel.hit_policy in {"COLLECT", "RULE ORDER", "OUTPUT ORDER"}:
            return (ONBEKEND,) if onzeker else uitkomsten
        if len(uitkomsten) > 1 or (tabel.hit_policy == "UNIQUE" and len(raak) > 1):
            self._conflicten.append(beslissing.naam)
            return (None,)
        return uitkomsten or ((ONBEKEND,) if onzeker else (None,))

    def _match(self, rij: Rij, tabel: Tabel, beslissing: Beslissing) -> bool | Onbekend:
        """Say whether a rule holds."""
        onzeker = False
        for naam, tekst in zip(tabel.ingangen, rij.toetsen, strict=False):
            toets = _read_toets(tekst)
            if isinstance(toets, Alles):
                continue
            waarde = self._value(naam, beslissing)
            if waarde is ONBEKEND:
                onzeker = True
            elif not toets.matches(waarde):
                return False
        return ONBEKEND if onzeker else True

    def _find_open(self, ding: Invoer | Beslissing, gezien: set[str]) -> None:
        """Collect the questions that can still change an unknown outcome."""
        if isinstance(ding, Invoer):
            gezien.add(ding.uitvoeringsregel)
            return
        if ding.tabel is None:
            self._find_open_naam(ding.expressie, ding, gezien)
            return
        for rij in ding.tabel.rijen:
            stand = self._match(rij, ding.tabel, ding)
            if stand is ONBEKEND:
                for naam, tekst in zip(ding.tabel.ingangen, rij.toetsen, strict=False):
                    if not isinstance(_read_toets(tekst), Alles):
                        self._find_open_naam(naam, ding, gezien)
            if stand is True and ding.tabel.hit_policy == "FIRST":
                return

    def _find_open_naam(self, naam: str, beslissing: Beslissing, gezien: set[str]) -> None:
        """Go on with what a name means, when its value is unknown."""
        ding = self._find(naam, beslissing)
        if ding is not None and self._value(naam, beslissing) is ONBEKEND:
            self._find_open(ding, gezien)

    def _list_raak(self, beslissing: Beslissing) -> list[Rij]:
        """Give the rules of a decision that hold."""
        tabel = beslissing.tabel
        if tabel is None:
            return []
        raak = [rij for rij in tabel.rijen if self._match(rij, tabel, beslissing) is True]
        return raak[:1] if tabel.hit_policy == "FIRST" else raak


def _read_toets(tekst: str) -> Toets:
    """Read a unary test."""
    try:
        return parse_toets(tekst)
    except FeelError as fout:
        raise UitvoerError(str(fout)) from fout


def _read_uitkomst(rij: Rij) -> Waarde:
    """Read the outcome of a rule: its last column (the only one, but for Maatregelen)."""
    if not rij.uitkomsten:
        return None
    try:
        return parse_literal(rij.uitkomsten[-1])
    except FeelError as fout:
        raise UitvoerError(str(fout)) from fout
