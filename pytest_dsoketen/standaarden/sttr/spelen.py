# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Play an STTR file as a user does: answers by the text of the question, a conclusion at the end."""

from __future__ import annotations

from collections.abc import Iterable

from pytest_dsoketen.model.regels import Antwoord, Antwoordtype, BijlageVraag, Checkresultaat, Conclusie, Vraag
from pytest_dsoketen.standaarden.sttr.document import Regelsoort, Sttrbestand, Uitvoeringsregel
from pytest_dsoketen.standaarden.sttr.uitvoeren import Locatiezoeker, Uitslag, carry_out

CODES = frozenset(conclusie.value for conclusie in Conclusie)


def play(
    bestand: Sttrbestand, antwoorden: Iterable[Antwoord], locatie: Locatiezoeker = lambda _: "nee"
) -> Checkresultaat:
    """Play a file.

    Args:
        bestand: the file.
        antwoorden: answers; each names a question by its id in the file or by its text.
        locatie: answers geo questions.

    Raises:
        UitvoerError: when the file cannot be carried out or an answer does not fit.
    """
    per_id = match_antwoorden(bestand, antwoorden)
    uitslag = carry_out(bestand, per_id, locatie)
    return Checkresultaat(
        compleet=uitslag.compleet,
        vragen=tuple(make_vraag(regel) for regel in list_getoond(bestand, uitslag, per_id)),
        conclusies=list_conclusies(uitslag),
        toelichtingen=uitslag.toelichtingen,
        bijlagen=list_bijlagen(bestand, per_id, locatie),
        indienbaar=bestand.is_formulier and uitslag.waarden == (True,),
    )


def match_antwoorden(bestand: Sttrbestand, antwoorden: Iterable[Antwoord]) -> dict[str, str]:
    """Give the answers per id of the uitvoeringsregel; what the file does not ask is left out."""
    per_naam = {regel.tekst: regel.id for regel in bestand.uitvoeringsregels if regel.tekst}
    per_naam |= {regel.id: regel.id for regel in bestand.uitvoeringsregels}
    return {per_naam[antwoord.vraag]: antwoord.waarde for antwoord in antwoorden if antwoord.vraag in per_naam}


def list_getoond(bestand: Sttrbestand, uitslag: Uitslag, antwoorden: dict[str, str]) -> tuple[Uitvoeringsregel, ...]:
    """Give the questions that a user sees, in order: open, answered, or in a form free to answer."""
    tonen = {regel.id for regel in uitslag.open} | set(antwoorden) | find_vrije_vragen(bestand)
    return tuple(regel for regel in bestand.in_volgorde() if regel.id in tonen and regel.soort.is_vraag)


def find_vrije_vragen(bestand: Sttrbestand) -> set[str]:
    """Give the questions of a form that stand in its table and decide nothing: they are asked, but may stay open."""
    tabel = bestand.wortel.tabel if bestand.wortel else None
    if tabel is None or not bestand.is_formulier:
        return set()
    per_naam = {invoer.naam: invoer.uitvoeringsregel for invoer in bestand.invoer}
    kolommen = zip(tabel.ingangen, zip(*(rij.toetsen for rij in tabel.rijen), strict=False), strict=False)
    return {per_naam[naam] for naam, toetsen in kolommen if naam in per_naam and set(toetsen) == {"-"}}


def list_conclusies(uitslag: Uitslag) -> tuple[Conclusie, ...]:
    """Give the outcomes that are conclusions."""
    return tuple(Conclusie(waarde) for waarde in uitslag.waarden if isinstance(waarde, str) and waarde in CODES)


def list_bijlagen(bestand: Sttrbestand, antwoorden: dict[str, str], locatie: Locatiezoeker) -> tuple[BijlageVraag, ...]:
    """Give the documents that the file asks for; one is required when the verzoek cannot be sent without it."""
    bijlagen = [regel for regel in bestand.in_volgorde() if regel.soort is Regelsoort.BIJLAGE]
    return tuple(
        BijlageVraag(regel.id, regel.tekst, is_verplicht(bestand, regel, antwoorden, locatie)) for regel in bijlagen
    )


def is_verplicht(
    bestand: Sttrbestand, bijlage: Uitvoeringsregel, antwoorden: dict[str, str], locatie: Locatiezoeker
) -> bool:
    """Say whether a verzoek cannot be sent without this document."""
    uitslag = carry_out(bestand, {**antwoorden, bijlage.id: "false"}, locatie)
    return uitslag.compleet and uitslag.waarden != (True,)


def make_vraag(regel: Uitvoeringsregel) -> Vraag:
    """Turn an uitvoeringsregel into a question of the model."""
    return Vraag(regel.id, regel.tekst, regel.type or Antwoordtype.STRING, regel.opties)
