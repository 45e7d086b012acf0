# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about tables in the text (CALS): columns, spans and the number of cells (STOP0029-0038)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.lvbb.keuren.tekst.benoemen import describe
from pytest_dsoketen.standaarden.stop.namen import prefixed
from pytest_dsoketen.standaarden.stop.tekst import children

_KLEINSTE_TABEL = 2
_RIJ, _CEL = prefixed("tekst:row"), prefixed("tekst:entry")


@dataclass(frozen=True)
class _Groep:
    """A tgroup.

    Attributes:
        element: the tgroup.
        kolommen: how many columns it says that it has.
        posities: position of every column that it describes, by name.
        beschreven: how many columns it describes.
        delen: head and body with their cells, not those of a table within a cell.
    """

    element: etree._Element
    kolommen: int
    posities: Mapping[str, int]
    beschreven: int
    delen: Mapping[etree._Element, list[etree._Element]]

    @property
    def cellen(self) -> Iterator[etree._Element]:
        """Every cell of head and body."""
        return (cel for cellen in self.delen.values() for cel in cellen)

    def width_of(self, cel: etree._Element) -> int:
        """Say how many columns a cell takes up; an unknown column makes it one."""
        begin, einde = self.posities.get(cel.get("namest", "")), self.posities.get(cel.get("nameend", ""))
        return 1 if begin is None or einde is None else einde - begin + 1


def _read_int(tekst: str | None, anders: int) -> int:
    """Read a whole number as it stands in an attribute."""
    return int(tekst) if tekst and tekst.strip().isdecimal() else anders


def _groepen(dossier: Dossier) -> list[_Groep]:
    """Read the tgroups of all tables."""
    return [_read_groep(tgroup) for tgroup in dossier.elementen("tekst:tgroup")]


def _read_groep(tgroup: etree._Element) -> _Groep:
    """Read a tgroup."""
    specs = children(tgroup, "colspec")
    posities = {
        spec.get("colname", ""): _read_int(spec.get("colnum"), nummer) for nummer, spec in enumerate(specs, start=1)
    }
    delen = {
        deel: [cel for rij in deel if rij.tag == _RIJ for cel in rij if cel.tag == _CEL]
        for deel in children(tgroup, "thead", "tbody")
    }
    return _Groep(tgroup, _read_int(tgroup.get("cols"), 0), posities, len(specs), delen)


def find_een_kolom(dossier: Dossier) -> Iterator[Vondst]:
    """STOP0029: a table has at least two columns."""
    for groep in dossier.derive(_groepen):
        if groep.kolommen < _KLEINSTE_TABEL:
            yield f"{describe(groep.element)} heeft minder dan twee kolommen", groep.element


def find_verkeerd_om(dossier: Dossier) -> Iterator[Vondst]:
    """STOP0032: a span ends at or after the column in which it begins."""
    for groep in dossier.derive(_groepen):
        for cel in groep.cellen:
            if groep.width_of(cel) < 1:
                yield f"een cel loopt van kolom {cel.get('namest')} terug naar {cel.get('nameend')}", cel


def find_begin(dossier: Dossier) -> Iterator[Vondst]:
    """STOP0033: a span begins in the column of its cell."""
    for groep in dossier.derive(_groepen):
        for cel in groep.cellen:
            kolom, begin = cel.get("colname"), cel.get("namest")
            if kolom is not None and begin is not None and kolom != begin:
                yield f"een cel staat in kolom {kolom} en begint in kolom {begin}", cel


def find_kolom_onbekend(dossier: Dossier) -> Iterator[Vondst]:
    """STOP0036: the column of a cell is described."""
    for groep in dossier.derive(_groepen):
        for cel in groep.cellen:
            kolom = cel.get("colname")
            if kolom is not None and kolom not in groep.posities:
                yield f"een cel staat in kolom {kolom}, die de tabel niet kent", cel


def find_aantal_kolommen(dossier: Dossier) -> Iterator[Vondst]:
    """STOP0037: a table describes as many columns as it says that it has."""
    for groep in dossier.derive(_groepen):
        if groep.kolommen != groep.beschreven:
            yield (
                f"{describe(groep.element)} zegt {groep.kolommen} kolommen en beschrijft er {groep.beschreven}",
                groep.element,
            )


def find_aantal_cellen(dossier: Dossier) -> Iterator[Vondst]:
    """STOP0038: the cells of a head or body fill its rows exactly; what a mutation removes does not count."""
    for groep in dossier.derive(_groepen):
        for deel, cellen in groep.delen.items():
            plaatsen = len(children(deel, "row")) * groep.kolommen
            gevuld = sum(
                groep.width_of(cel) * (_read_int(cel.get("morerows"), 0) + 1)
                for cel in cellen
                if cel.get("wijzigactie") != "verwijder"
            )
            if gevuld != plaatsen:
                yield f"{describe(deel)} heeft {gevuld} van {plaatsen} cellen", deel


REGELS_TABELLEN: tuple[Regel, ...] = (
    Regel("STOP0029", Fase.BESLUIT, find_een_kolom),
    Regel("STOP0032", Fase.BESLUIT, find_verkeerd_om),
    Regel("STOP0033", Fase.BESLUIT, find_begin),
    Regel("STOP0036", Fase.BESLUIT, find_kolom_onbekend),
    Regel("STOP0037", Fase.BESLUIT, find_aantal_kolommen),
    Regel("STOP0038", Fase.BESLUIT, find_aantal_cellen),
)
