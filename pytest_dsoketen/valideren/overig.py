# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Judges what is no plan: toepasbare regels, verzoeken, bijlagen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.standaarden.stam import check_notificatie, check_verzoek
from pytest_dsoketen.standaarden.sttr.keuren import check_pakket, check_sttr
from pytest_dsoketen.valideren.zaak import Zaak

_REGEL = re.compile(r"\bregel (\d+)\b")


def keur_regelpakket(zaak: Zaak) -> None:
    """Judge an aanlevering of toepasbare regels."""
    zaak.omschrijving = f"{len(zaak.bestanden)} bestanden"
    with zaak.bewaak("toepasbare regels"):
        zaak.add(_place(check_pakket(zaak.zip()), zaak.bestanden))


def keur_sttr(zaak: Zaak) -> None:
    """Judge one STTR file."""
    naam, inhoud = zaak.enige
    with zaak.bewaak("STTR"):
        zaak.add(_place(check_sttr(inhoud), (), naam))


def keur_verzoek(zaak: Zaak) -> None:
    """Judge a verzoekbericht."""
    naam, inhoud = zaak.enige
    with zaak.bewaak("STAM"):
        zaak.add(_place(check_verzoek(inhoud), (), naam))


def keur_notificatie(zaak: Zaak) -> None:
    """Judge a verzoeknotificatie."""
    naam, inhoud = zaak.enige
    with zaak.bewaak("verzoeknotificatie"):
        zaak.add(_place(check_notificatie(inhoud), (), naam))


def keur_bijlage(zaak: Zaak) -> None:
    """Judge a picture or document: what is in it is free."""
    zaak.omschrijving = "de inhoud van een afbeelding of document is vrij"


def _place(afwijkingen: Iterable[Afwijking], namen: Iterable[str], standaard: str = "") -> Iterator[Afwijking]:
    """Read file and line out of a place in words.

    Args:
        afwijkingen: with a place such as `regels.xml, inputData x (regel 12)`.
        namen: files of the package.
        standaard: the file, when the place does not begin with one.
    """
    bekend = frozenset(namen)
    for afwijking in afwijkingen:
        begin = afwijking.plaats.partition(", ")[0]
        bestand = begin if begin in bekend else standaard
        hit = _REGEL.search(afwijking.plaats)
        pad = afwijking.plaats.removeprefix(bestand).removeprefix(", ") if bestand else afwijking.plaats
        regel = afwijking.regel or (int(hit[1]) if hit else 0)
        yield replace(afwijking, plaats=bestand or afwijking.plaats, regel=regel, pad=afwijking.pad or pad)
