# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Plansoftware and the landelijke voorzieningen for plans."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol, runtime_checkable

from pytest_dsoketen.model.plannen import (
    Activiteit,
    Artikel,
    Besluitsoort,
    Gebied,
    Levering,
    Publicatie,
    Punt,
    Regeling,
    RegelOpLocatie,
    Tekstwijziging,
    Voorkomen,
)
from pytest_dsoketen.ports._basis import Waarneembaar


@runtime_checkable
class Plansoftware(Waarneembaar, Protocol):
    """Software with which the planjurist changes and delivers the omgevingsplan."""

    def create_regeling(self, regeling: Regeling) -> str:
        """Start a first version of a regeling; give the id of the wijziging (besluit) that will establish it."""
        ...

    def download_regeling(self, work: str) -> Regeling:
        """Download the geconsolideerde regeling from DSO-LV and read it in; give what was read.

        Waits for nothing: raises GeweigerdError while DSO-LV has not made the download available.
        """
        ...

    def fetch_regeling(self, work: str) -> Regeling:
        """Observe the regeling as the software holds it now, the last download or own change."""
        ...

    def start_wijziging(self, work: str, soort: Besluitsoort) -> str:
        """Start a besluit that changes a regeling that was downloaded; give the id of the wijziging."""
        ...

    def change_tekst(self, wijziging: str, wid: str, tekst: str) -> None:
        """Replace the text of one article."""
        ...

    def add_artikel(
        self, wijziging: str, artikel: Artikel, gebieden: tuple[Gebied, ...], activiteiten: tuple[Activiteit, ...]
    ) -> None:
        """Add an article with its annotations: new locations (as GIO) and new activities."""
        ...

    def update_wijziging(self, wijziging: str) -> None:
        """Bring a wijziging up to the regeling as it was downloaded last, and keep what both changed.

        Raises GeweigerdError when both changed the same article: that is for the planjurist to solve.
        """
        ...

    def load_pakket(self, pakket: bytes) -> str:
        """Take a ready-made aanlevering (ZIP) as a wijziging, to deliver it as it is but for opdracht.xml."""
        ...

    def validate(self, wijziging: str, bekendmaking: date) -> Levering:
        """Send a validatieopdracht to the LVBB."""
        ...

    def publish(self, wijziging: str, bekendmaking: date) -> Levering:
        """Send a publicatieopdracht to the LVBB."""
        ...

    def resend(self, id_levering: str) -> Levering:
        """Send a delivery once more exactly as it was sent, with the same idLevering."""
        ...

    def break_off(self, id_levering: str) -> Levering:
        """Send an opdracht that stops a publication which was offered."""
        ...

    def fetch_levering(self, id_levering: str) -> Levering:
        """Observe a delivery with the verslagen that the software received until now."""
        ...

    def fetch_aanlevering(self, id_levering: str) -> bytes:
        """Observe the ZIP as it was sent."""
        ...


@runtime_checkable
class Bekendmaking(Waarneembaar, Protocol):
    """What the LVBB and overheid.nl show to everyone."""

    def search_publicaties(self, besluit: str) -> tuple[Publicatie, ...]:
        """Find the publications of a besluit on overheid.nl, by AKN work."""
        ...

    def fetch_document(self, identificatie: str) -> bytes:
        """Observe the XML of one publication; GeweigerdError (404) when overheid.nl does not know it."""
        ...


@runtime_checkable
class RegelsOpDeKaart(Waarneembaar, Protocol):
    """DSO-LV as a viewer sees it (presenteren v8)."""

    def search_regelingen(self, gemeentecode: str) -> tuple[Regeling, ...]:
        """Give all regelingen of a bevoegd gezag, over all pages; only identification, no text."""
        ...

    def fetch_regeling(
        self,
        work: str,
        *,
        ontwerp: bool = False,
        geldig_op: date | None = None,
        beschikbaar_op: datetime | None = None,
    ) -> Regeling:
        """Give a regeling with its text; GeweigerdError (404) when DSO-LV does not know it.

        Args:
            work: AKN work.
            ontwerp: the last ontwerp in place of what holds.
            geldig_op: day on which it has to hold; default today.
            beschikbaar_op: as DSO-LV knew it at that moment; default now.
        """
        ...

    def list_voorkomens(self, work: str) -> tuple[Voorkomen, ...]:
        """Give every version of a regeling in time, also of one that was withdrawn; empty when it is not known."""
        ...

    def list_wijzigingen(self, work: str) -> tuple[Tekstwijziging, ...]:
        """Give per article what the last ontwerp of a regeling changes; GeweigerdError (404) when there is none."""
        ...

    def fetch_gebieden(self, work: str, ids: tuple[str, ...]) -> tuple[Gebied, ...]:
        """Give locations of a regeling with their geometry, those that DSO-LV knows of the ids that are asked for."""
        ...

    def search_regels(self, work: str, punt: Punt) -> tuple[RegelOpLocatie, ...]:
        """Give the rules of a regeling that hold at a point."""
        ...
