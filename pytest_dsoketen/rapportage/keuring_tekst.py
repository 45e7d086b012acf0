# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The outcome of `dsoketen valideer` as lines of text, for a planjurist: what to repair first comes first."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from pytest_dsoketen.model.eisen import Veroorzaker
from pytest_dsoketen.model.keuringen import Fase, Keuring, Keuringsrapport, Keurpunt, Verslagmelding, Vindplaats
from pytest_dsoketen.model.oordelen import Oordeel
from pytest_dsoketen.model.redactie import redact
from pytest_dsoketen.rapportage.tekst import begin_zin, clean_line, end_zin, join_woorden
from pytest_dsoketen.rapportage.terminal import BREEDTE, TEKENS

_FASE_TITEL: dict[Fase, str] = {
    Fase.OPDRACHT: "Het pakket en de opdracht",
    Fase.BESLUIT: "Het besluit, de tekst en de informatieobjecten",
    Fase.CONSOLIDATIE: "De consolidatie en de OW-objecten",
}
STOP_ZIN = "De LVBB stopt hier. Wat hierna staat, ziet u bij de LVBB pas als het bovenstaande is hersteld."
"""Said between what has to be repaired first and what is hidden by it."""
WAARSCHUWING_TITEL = "Waarschuwingen: hierop keurt de LVBB niet af"
MELDINGEN_TITEL = "Wat de LVBB meldt (dit zegt iets over de aanlevering, niet over dit verslag)"
_NAMEN = {
    Veroorzaker.AANLEVERAAR: "wie het besluit maakt",
    Veroorzaker.SOFTWARE: "de software",
    Veroorzaker.KETEN: "de landelijke voorzieningen",
}
_KENMERK = {Oordeel.TOETSFOUT: "NIET GOED GETOETST"}


def show(tekst: str) -> str:
    """Make foreign text fit for one line of a report."""
    return clean_line(redact(tekst))


def format_rapport(rapport: Keuringsrapport, *, breedte: int = BREEDTE) -> list[str]:
    """Write the whole report."""
    regels: list[str] = []
    for keuring in rapport.keuringen:
        regels += [*format_keuring(keuring, breedte=breedte), ""]
    if len(rapport.keuringen) > 1:
        regels += _format_overzicht(rapport)
    return regels


def _format_overzicht(rapport: Keuringsrapport) -> list[str]:
    """Write one line per path and the verdict on all."""
    regels = [
        f"  {TEKENS[keuring.uitkomst.oordeel]} {keuring.uitkomst.oordeel.value:<14} {show(keuring.pad)}"
        for keuring in rapport.keuringen
    ]
    return ["Samen", *regels, f"Oordeel: {rapport.uitkomst.oordeel.value}"]


def format_keuring(keuring: Keuring, *, breedte: int = BREEDTE) -> list[str]:
    """Write the outcome for one path."""
    regels = [show(keuring.pad), f"  {begin_zin(keuring.soort.value)}{_achter(keuring.omschrijving)}", ""]
    regels += _wrap(f"{TEKENS[keuring.uitkomst.oordeel]} {summarise(keuring)} {tell_aan_zet(keuring)}", breedte)
    regels += _format_punten(keuring, breedte)
    regels += _format_meldingen(keuring.meldingen, breedte)
    regels += _format_bestanden(keuring, breedte)
    regels += _format_onbeoordeeld(keuring, breedte)
    return regels


def summarise(keuring: Keuring) -> str:
    """Say the verdict in one sentence, with the numbers."""
    oordeel = keuring.uitkomst.oordeel
    naam = _KENMERK.get(oordeel, oordeel.value.upper())
    verplicht = len({punt.code for punt in keuring.punten if punt.is_verplicht})
    andere = len({punt.code for punt in keuring.punten if not punt.is_verplicht})
    delen = []
    if verplicht:
        delen.append(f"{verplicht} {'ding moet' if verplicht == 1 else 'dingen moeten'} anders")
    if andere:
        delen.append(f"{andere} {'waarschuwing' if andere == 1 else 'waarschuwingen'}")
    if delen:
        return f"{naam}: {join_woorden(delen)}."
    if oordeel is Oordeel.GESLAAGD:
        return f"{naam}: er is niets gevonden."
    return f"{naam}: {end_zin(show(keuring.uitkomst.reden))}"


def group_punten(punten: Iterable[Keurpunt]) -> list[tuple[str, list[list[Keurpunt]]]]:
    """Put what is wrong under headings: per phase, warnings last, and under that one list per code.

    Returns:
        Heading and the causes under it; each cause has one Keurpunt per file.
    """
    koppen: list[tuple[str, list[list[Keurpunt]]]] = []
    for kop, groep in groupby(punten, key=_kop_of):
        per_code: dict[str, list[Keurpunt]] = {}
        for punt in groep:
            per_code.setdefault(punt.code, []).append(punt)
        koppen.append((kop, list(per_code.values())))
    return koppen


def _kop_of(punt: Keurpunt) -> str:
    """Give the heading that a Keurpunt stands under."""
    return _FASE_TITEL[punt.fase] if punt.is_verplicht else WAARSCHUWING_TITEL


def _format_punten(keuring: Keuring, breedte: int) -> Iterator[str]:
    """Write what is wrong, by phase."""
    nummer = 0
    for plek, (kop, oorzaken) in enumerate(group_punten(keuring.punten)):
        if plek == 1 and keuring.stopt_bij is not None:
            yield ""
            yield from _wrap(f"── {STOP_ZIN}", breedte)
        yield ""
        yield kop
        for oorzaak in oorzaken:
            nummer += 1
            yield ""
            yield from _format_oorzaak(oorzaak, nummer, breedte)


def _format_oorzaak(oorzaak: Sequence[Keurpunt], nummer: int, breedte: int) -> Iterator[str]:
    """Write one cause with all its places."""
    eerste = oorzaak[0]
    yield from _wrap(f"{nummer}. {end_zin(show(eerste.titel))} [{show(tell_codes(oorzaak))}]", breedte, 3)
    for punt in oorzaak:
        yield from _format_plaatsen(punt, breedte)
    if eerste.norm:
        yield from _wrap(f"Regel: {show(eerste.norm)}", breedte, 5, 3)
    if eerste.advies:
        yield from _wrap(f"Doen: {show(eerste.advies)}", breedte, 5, 3)
    yield from _wrap(f"Van wie: {tell_wie(eerste)}", breedte, 5, 3)


def tell_codes(oorzaak: Iterable[Keurpunt]) -> str:
    """Give the code of a cause, and those by which other lists call it."""
    punten = tuple(oorzaak)
    ook = tuple(dict.fromkeys(code for punt in punten for code in punt.ook))
    return f"{punten[0].code}, ook {join_woorden(ook)}" if ook else punten[0].code


def tell_wie(punt: Keurpunt | Verslagmelding) -> str:
    """Say whose it is, the likeliest first."""
    rest = [_NAMEN[ander] for ander in punt.wie[1:]]
    return f"{punt.schuldige} Het kan ook liggen aan {join_woorden(rest)}." if rest else punt.schuldige


def tell_aan_zet(keuring: Keuring) -> str:
    """Say in one sentence who has to act, and on how many things; empty when nobody has to."""
    codes: dict[str, str] = {
        punt.code: punt.schuldige.partition(":")[0] for punt in keuring.punten if punt.is_verplicht
    }
    aantallen = Counter(codes.values()).most_common()
    if not aantallen:
        return ""
    return f"Aan zet: {join_woorden([f'{_klein(naam)} ({aantal})' for naam, aantal in aantallen])}."


def _klein(naam: str) -> str:
    """Write a name as it goes inside a sentence."""
    return show(naam[:1].lower() + naam[1:])


def _format_plaatsen(punt: Keurpunt, breedte: int) -> Iterator[str]:
    """Write the places of one Keurpunt."""
    for plaats in punt.plaatsen:
        yield from _wrap(f"– {tell_plaats(punt, plaats)}", breedte, 5, 3)
        if plaats.pad:
            yield f"       {show(plaats.pad)}"
    over = punt.aantal - len(punt.plaatsen)
    if over > 0:
        yield f"   – en nog {over} keer in {show(punt.bestand) or 'dit pakket'}"


def tell_plaats(punt: Keurpunt, plaats: Vindplaats) -> str:
    """Say where and what in one sentence; a melding that names the file itself needs no name before it."""
    melding, waar = show(plaats.melding), locate(punt, plaats)
    if punt.bestand and melding.startswith(show(punt.bestand)):
        return f"{melding} (regel {plaats.regel})" if plaats.regel else melding
    return f"{waar}: {melding}" if waar else melding


def locate(punt: Keurpunt, plaats: Vindplaats) -> str:
    """Say in which file and on which line."""
    delen = [show(punt.bestand or plaats.plaats)]
    if plaats.regel:
        delen.append(f"regel {plaats.regel}")
    return ", ".join(deel for deel in delen if deel)


def _format_meldingen(meldingen: Sequence[Verslagmelding], breedte: int) -> Iterator[str]:
    """Explain what the LVBB says in a verslag."""
    if meldingen:
        yield ""
        yield MELDINGEN_TITEL
    for nummer, melding in enumerate(meldingen, start=1):
        yield ""
        titel = melding.titel or "Deze code staat niet in de validatiematrix"
        yield from _wrap(f"{nummer}. {end_zin(show(titel))} [{show(melding.code)}, {show(melding.ernst)}]", breedte, 3)
        yield from _wrap(f"– {show(melding.tekst)}", breedte, 5, 3)
        if melding.advies:
            yield from _wrap(f"Doen: {show(melding.advies)}", breedte, 5, 3)
        if melding.titel:
            yield from _wrap(f"Van wie: {tell_wie(melding)}", breedte, 5, 3)


def _format_bestanden(keuring: Keuring, breedte: int) -> Iterator[str]:
    """Write the verdict per file, when there are several: the worst first, what is right in one paragraph."""
    if len(keuring.bestanden) < 2:
        return
    yield ""
    yield "Per bestand"
    per_oordeel: dict[Oordeel, list[str]] = {}
    for bestand in keuring.bestanden:
        per_oordeel.setdefault(bestand.uitkomst.oordeel, []).append(show(bestand.naam))
    for oordeel, namen in sorted(per_oordeel.items(), key=lambda paar: -paar[0].gewicht):
        yield from _wrap(f"{TEKENS[oordeel]} {oordeel.value} ({len(namen)}): {', '.join(namen)}", breedte, 4, 2)


def _format_onbeoordeeld(keuring: Keuring, breedte: int) -> Iterator[str]:
    """Write what was not judged and why."""
    if keuring.onbeoordeeld:
        yield ""
        yield "Niet getoetst"
    for deel in keuring.onbeoordeeld:
        yield from _wrap(f"– {show(deel.wat)}: {end_zin(show(deel.reden))}", breedte, 4, 2)


def _achter(tekst: str) -> str:
    """Put a text behind another, when there is one."""
    return f": {show(tekst)}" if tekst else ""


def _wrap(tekst: str, breedte: int, hang: int = 2, begin: int = 0) -> list[str]:
    """Break a text over lines."""
    return textwrap.wrap(
        tekst, breedte, initial_indent=" " * begin, subsequent_indent=" " * hang, break_on_hyphens=False
    )
