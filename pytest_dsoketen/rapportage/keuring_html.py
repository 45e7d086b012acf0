# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The outcome of `dsoketen valideer` as one web page: no script, no request to anybody, light and dark, to print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from pytest_dsoketen.model.keuringen import Keuring, Keuringsrapport, Keurpunt, Verslagmelding, Vindplaats
from pytest_dsoketen.model.oordelen import Oordeel
from pytest_dsoketen.rapportage.keuring_stijl import STIJL
from pytest_dsoketen.rapportage.keuring_tekst import (
    MELDINGEN_TITEL,
    STOP_ZIN,
    group_punten,
    show,
    summarise,
    tell_aan_zet,
    tell_codes,
    tell_plaats,
    tell_wie,
)
from pytest_dsoketen.rapportage.tekst import begin_zin, end_zin
from pytest_dsoketen.rapportage.terminal import TEKENS

_KLASSE = {
    Oordeel.GESLAAGD: "goed",
    Oordeel.WAARSCHUWING: "let-op",
    Oordeel.NIET_GETOETST: "open",
    Oordeel.GEZAKT: "fout",
    Oordeel.TOETSFOUT: "fout",
}
_OPEN_TOT = 3
"""So many places stand open; the rest is folded."""


def format_html(rapport: Keuringsrapport) -> str:
    """Write the report as a web page."""
    meer = len(rapport.keuringen) > 1
    titel = f"Keuring van {len(rapport.keuringen)} leveringen" if meer else "Keuring"
    if not meer and rapport.keuringen:
        titel = f"Keuring van {_naam(rapport.keuringen[0])}"
    delen = [
        "<!DOCTYPE html>",
        '<html lang="nl">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        '<meta name="color-scheme" content="light dark">',
        f"<title>{_e(titel)}: {_e(rapport.uitkomst.oordeel.value)}</title>",
        f"<style>{STIJL}</style>",
        "</head>",
        "<body>",
        '<a class="sla-over" href="#inhoud">Naar de uitkomst</a>',
        f"<header><h1>{_e(titel)}</h1>",
        f"<p>Beoordeeld naar de stand van {rapport.vandaag:%d-%m-%Y}, met dsoketen {_e(rapport.versie)}.</p></header>",
        '<main id="inhoud">',
        *(_format_overzicht(rapport) if meer else ()),
    ]
    for nummer, keuring in enumerate(rapport.keuringen, start=1):
        delen += _format_keuring(keuring, nummer)
    return "\n".join([*delen, "</main>", "</body>", "</html>", ""])


def _e(tekst: str) -> str:
    """Make any text fit for a page."""
    return escape(show(tekst))


def _naam(keuring: Keuring) -> str:
    """Give the last part of a path."""
    return keuring.pad.rstrip("/\\").replace("\\", "/").rpartition("/")[2] or keuring.pad


def _merk(oordeel: Oordeel) -> str:
    """Write a verdict with its mark; the word says it, the colour only helps."""
    teken = f'<span aria-hidden="true">{TEKENS[oordeel]}</span>'
    return f'<span class="merk {_KLASSE.get(oordeel, "open")}">{teken} {_e(oordeel.value)}</span>'


def _format_overzicht(rapport: Keuringsrapport) -> Iterator[str]:
    """Write one line per path, with a link."""
    yield f"<p>Samen: {_merk(rapport.uitkomst.oordeel)}</p>"
    yield '<nav aria-label="Leveringen"><ol>'
    for nummer, keuring in enumerate(rapport.keuringen, start=1):
        yield f'<li><a href="#k{nummer}">{_e(_naam(keuring))}</a> {_merk(keuring.uitkomst.oordeel)}</li>'
    yield "</ol></nav>"


def _format_keuring(keuring: Keuring, nummer: int) -> Iterator[str]:
    """Write the outcome for one path."""
    achter = f": {_e(keuring.omschrijving)}" if keuring.omschrijving else ""
    yield f'<section id="k{nummer}" aria-labelledby="kop{nummer}">'
    yield f'<h2 id="kop{nummer}">{_e(_naam(keuring))}</h2>'
    yield f"<p>{_e(begin_zin(keuring.soort.value))}{achter}</p>"
    oordeel = keuring.uitkomst.oordeel
    yield f'<p class="oordeel {_KLASSE.get(oordeel, "open")}">'
    yield f'<span aria-hidden="true">{TEKENS[oordeel]}</span> <strong>{_e(summarise(keuring))}</strong> {_e(tell_aan_zet(keuring))}</p>'
    yield from _format_punten(keuring, nummer)
    yield from _format_meldingen(keuring.meldingen)
    yield from _format_onbeoordeeld(keuring)
    yield from _format_bestanden(keuring)
    yield "</section>"


def _format_punten(keuring: Keuring, keuringnummer: int) -> Iterator[str]:
    """Write what is wrong, by phase."""
    nummer = 0
    for plek, (kop, oorzaken) in enumerate(group_punten(keuring.punten)):
        if plek == 1 and keuring.stopt_bij is not None:
            yield f'<p class="stop" role="note">{_e(STOP_ZIN)}</p>'
        yield f"<h3>{_e(kop)}</h3>"
        for oorzaak in oorzaken:
            nummer += 1
            yield from _format_oorzaak(oorzaak, f"k{keuringnummer}p{nummer}", nummer)


def _format_oorzaak(oorzaak: Sequence[Keurpunt], anker: str, nummer: int) -> Iterator[str]:
    """Write one cause with all its places."""
    eerste = oorzaak[0]
    klasse = "fout" if eerste.is_verplicht else "let-op"
    yield f'<article id="{anker}" class="oorzaak {klasse}" aria-labelledby="{anker}t">'
    yield f'<h4 id="{anker}t">{nummer}. {_e(end_zin(eerste.titel))} <code>{_e(tell_codes(oorzaak))}</code></h4>'
    yield "<dl>"
    if eerste.norm:
        yield f"<dt>Regel</dt><dd>{_e(eerste.norm)}</dd>"
    if eerste.advies:
        yield f"<dt>Wat u kunt doen</dt><dd>{_e(eerste.advies)}</dd>"
    yield f"<dt>Van wie</dt><dd>{_e(tell_wie(eerste))}</dd>"
    yield "</dl>"
    yield from _format_plaatsen(oorzaak)
    yield "</article>"


def _format_plaatsen(oorzaak: Sequence[Keurpunt]) -> Iterator[str]:
    """Write the places of one cause: the first ones open, the rest folded."""
    aantal = sum(punt.aantal for punt in oorzaak)
    plaatsen = [_format_plaats(punt, plaats) for punt in oorzaak for plaats in punt.plaatsen]
    yield f"<p><b>{'Waar' if aantal == 1 else f'Waar ({aantal} plaatsen)'}</b></p><ul>{''.join(plaatsen[:_OPEN_TOT])}</ul>"
    rest = plaatsen[_OPEN_TOT:]
    if rest:
        woord = "plaats" if len(rest) == 1 else "plaatsen"
        yield f"<details><summary>Nog {len(rest)} {woord}</summary><ul>{''.join(rest)}</ul></details>"
    if len(plaatsen) < aantal:
        yield f"<p>Niet getoond: {aantal - len(plaatsen)}. Met <code>--max 0</code> staan alle plaatsen hier.</p>"


def _format_plaats(punt: Keurpunt, plaats: Vindplaats) -> str:
    """Write one place as an item of a list."""
    pad = f"<br><code>{_e(plaats.pad)}</code>" if plaats.pad else ""
    return f"<li>{_e(tell_plaats(punt, plaats))}{pad}</li>"


def _format_meldingen(meldingen: Sequence[Verslagmelding]) -> Iterator[str]:
    """Explain what the LVBB says in a verslag."""
    if not meldingen:
        return
    yield f"<h3>{_e(MELDINGEN_TITEL)}</h3>"
    for melding in meldingen:
        titel = melding.titel or "Deze code staat niet in de validatiematrix"
        yield '<article class="oorzaak open">'
        yield f"<h4>{_e(end_zin(titel))} <code>{_e(melding.code)}</code> ({_e(melding.ernst)})</h4>"
        yield f"<p>{_e(melding.tekst)}</p>"
        if melding.titel:
            yield f"<dl><dt>Wat u kunt doen</dt><dd>{_e(melding.advies)}</dd>"
            yield f"<dt>Van wie</dt><dd>{_e(tell_wie(melding))}</dd></dl>"
        yield "</article>"


def _format_onbeoordeeld(keuring: Keuring) -> Iterator[str]:
    """Write what was not judged and why."""
    if not keuring.onbeoordeeld:
        return
    yield "<h3>Niet getoetst</h3><ul>"
    for deel in keuring.onbeoordeeld:
        yield f"<li><b>{_e(begin_zin(deel.wat))}</b>: {_e(end_zin(deel.reden))}</li>"
    yield "</ul>"


def _format_bestanden(keuring: Keuring) -> Iterator[str]:
    """Write the verdict per file, when there are several."""
    if len(keuring.bestanden) < 2:
        return
    yield '<h3>Per bestand</h3><div class="tabel" role="region" tabindex="0" aria-label="Oordeel per bestand"><table>'
    yield '<thead><tr><th scope="col">Bestand</th><th scope="col">Wat het is</th><th scope="col">Oordeel</th>'
    yield '<th scope="col">Officieel schema</th></tr></thead><tbody>'
    for bestand in keuring.bestanden:
        yield f'<tr><th scope="row">{_e(bestand.naam)}</th><td>{_e(bestand.soort.value)}</td>'
        yield f"<td>{_merk(bestand.uitkomst.oordeel)}</td><td>{_e(bestand.schema) or '–'}</td></tr>"
    yield "</tbody></table></div>"
