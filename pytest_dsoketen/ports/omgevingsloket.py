# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The Omgevingsloket as an initiatiefnemer uses it."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from pytest_dsoketen.model.regels import Antwoord, Checkresultaat
from pytest_dsoketen.model.verzoeken import (
    Bijlage,
    Instantie,
    Locatie,
    Projectstatus,
    Terugkoppeling,
    Verzendbevestiging,
    Verzoek,
)
from pytest_dsoketen.ports._basis import Waarneembaar


@runtime_checkable
class Omgevingsloket(Waarneembaar, Protocol):
    """Check, aanvraag and Mijn Omgevingsloket."""

    def search_werkzaamheden(self, zoekterm: str) -> tuple[tuple[str, str], ...]:
        """Find werkzaamheden by a word; give pairs of urn and name."""
        ...

    def fetch_activiteiten(self, werkzaamheid: str, locatie: Locatie) -> tuple[str, ...]:
        """Give the urns of the activities that a werkzaamheid touches at a location."""
        ...

    def walk_check(self, activiteit: str, locatie: Locatie, antwoorden: tuple[Antwoord, ...]) -> Checkresultaat:
        """Walk the vergunningcheck; answers name a question by its text."""
        ...

    def walk_aanvraag(self, activiteit: str, locatie: Locatie, antwoorden: tuple[Antwoord, ...]) -> Checkresultaat:
        """Walk the form of the aanvraag; answers name a question by its text."""
        ...

    def propose_bevoegd_gezag(self, activiteiten: tuple[str, ...], locatie: Locatie) -> Instantie:
        """Give the bevoegd gezag that the loket proposes."""
        ...

    def submit_verzoek(self, verzoek: Verzoek) -> Verzendbevestiging:
        """Send a first verzoek with its bijlagen."""
        ...

    def supplement_verzoek(self, verzoeknummer: str, verzoek: Verzoek) -> Verzendbevestiging:
        """Send an aanvulling: the full new state of the verzoek."""
        ...

    def withdraw_verzoek(self, verzoeknummer: str) -> Verzendbevestiging:
        """Withdraw a verzoek."""
        ...

    def fetch_status(self, verzoeknummer: str) -> Projectstatus:
        """Observe what Mijn Omgevingsloket shows."""
        ...

    def fetch_terugkoppelingen(self, emailadres: str) -> tuple[Terugkoppeling, ...]:
        """Observe what the initiatiefnemer received from the overheid, in order of time."""
        ...

    def fetch_verzoek_pdf(self, verzoeknummer: str) -> tuple[Bijlage, str]:
        """Observe the publiceerbare PDF of a verzoek: the file and its text."""
        ...
