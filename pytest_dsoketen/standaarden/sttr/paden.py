# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Find paths through a check: answers around the literals in its tables, and the conclusion that each leads to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from pytest_dsoketen.model.regels import Antwoord, Antwoordtype, Conclusie
from pytest_dsoketen.standaarden.sttr.document import Sttrbestand, Uitvoeringsregel
from pytest_dsoketen.standaarden.sttr.sfeel import FeelError, Waarde, parse_toets
from pytest_dsoketen.standaarden.sttr.spelen import list_conclusies
from pytest_dsoketen.standaarden.sttr.uitvoeren import Locatiezoeker, UitvoerError, carry_out

Pad = tuple[tuple[Antwoord, ...], Conclusie]

_MAX_BLADEREN = 400
_PER_CONCLUSIE = 4
_GEEN_LITERAL = "Iets anders"


def list_paden(bestand: Sttrbestand, locatie: Locatiezoeker) -> tuple[Pad, ...]:
    """Give paths that lead to one conclusion: at most four for each conclusion that was found.

    Walks the questions as the loket asks them, with values at, below, between and above the literals of the tables; it
    stops after 400 ends, so a large check may have conclusions that no path here leads to.

    Raises:
        UitvoerError: when the file cannot be carried out.
    """
    aantallen: Counter[Conclusie] = Counter()
    paden: list[Pad] = []
    for nummer, (antwoorden, conclusies) in enumerate(_walk(bestand, {}, locatie), start=1):
        if len(conclusies) == 1 and aantallen[conclusies[0]] < _PER_CONCLUSIE:
            aantallen[conclusies[0]] += 1
            paden.append((_name_antwoorden(bestand, antwoorden), conclusies[0]))
        if nummer >= _MAX_BLADEREN:
            break
    return tuple(paden)


def _walk(
    bestand: Sttrbestand, antwoorden: dict[str, str], locatie: Locatiezoeker
) -> Iterator[tuple[dict[str, str], tuple[Conclusie, ...]]]:
    """Answer the first open question in every way that can matter, until nothing is open."""
    uitslag = carry_out(bestand, antwoorden, locatie)
    vraag = next((regel for regel in bestand.in_volgorde() if regel in uitslag.open and regel.soort.is_vraag), None)
    if vraag is None:
        if uitslag.compleet:
            yield antwoorden, list_conclusies(uitslag)
        return
    for waarde in _list_waarden(bestand, vraag):
        yield from _walk(bestand, {**antwoorden, vraag.id: waarde}, locatie)


def _list_waarden(bestand: Sttrbestand, vraag: Uitvoeringsregel) -> list[str]:
    """Give the answers to try, as a user types them."""
    if vraag.opties:
        return list(vraag.opties)
    if vraag.type is Antwoordtype.BOOLEAN:
        return ["true", "false"]
    grenzen = list(_walk_grenzen(bestand, vraag))
    if vraag.type is Antwoordtype.NUMBER:
        return [format(getal.normalize(), "f") for getal in _list_getallen(grenzen)]
    if vraag.type is Antwoordtype.DATE:
        return [f"{dag:%d-%m-%Y}" for dag in _list_dagen(grenzen)]
    return [*dict.fromkeys(grens for grens in grenzen if isinstance(grens, str)), _GEEN_LITERAL]


def _walk_grenzen(bestand: Sttrbestand, vraag: Uitvoeringsregel) -> Iterator[Waarde]:
    """Walk the literals with which the tables compare a question."""
    namen = {invoer.naam for invoer in bestand.invoer if invoer.uitvoeringsregel == vraag.id}
    for tabel in (beslissing.tabel for beslissing in bestand.beslissingen if beslissing.tabel):
        for rij in tabel.rijen:
            for naam, tekst in zip(tabel.ingangen, rij.toetsen, strict=False):
                if naam in namen:
                    yield from _read_grenzen(tekst)


def _read_grenzen(tekst: str) -> tuple[Waarde, ...]:
    """Read the literals in a test."""
    try:
        return parse_toets(tekst).grenzen()
    except FeelError as fout:
        raise UitvoerError(str(fout)) from fout


def _list_getallen(grenzen: list[Waarde]) -> list[Decimal]:
    """Give numbers below, at, between and above the literals; what is below zero only when a literal is."""
    punten = sorted({grens for grens in grenzen if isinstance(grens, Decimal)}) or [Decimal(1)]
    tussen = [(a + b) / 2 for a, b in pairwise(punten)]
    onder = punten[0] - 1 if punten[0] < 1 else punten[0] / 2
    return sorted({onder, *punten, *tussen, punten[-1] + 1})


def _list_dagen(grenzen: list[Waarde]) -> list[date]:
    """Give days before, on and after the literals."""
    dagen = {grens for grens in grenzen if isinstance(grens, date)} or {date(2026, 1, 1)}
    return sorted({dag + timedelta(days=verschil) for dag in dagen for verschil in (-1, 0, 1)})


def _name_antwoorden(bestand: Sttrbestand, antwoorden: dict[str, str]) -> tuple[Antwoord, ...]:
    """Give answers by the text of their question."""
    teksten = {regel.id: regel.tekst for regel in bestand.uitvoeringsregels}
    return tuple(Antwoord(teksten[id_], waarde) for id_, waarde in antwoorden.items())
