# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Plansoftware: with which the planjurist works."""

from __future__ import annotations

from datetime import date
from typing import Protocol, runtime_checkable

from pytest_dsoketen.model.plannen import (
    Activiteit,
    Artikel,
    Besluitsoort,
    Gebied,
    Levering,
    Planbijlage,
    Regeling,
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

    def remove_artikel(self, wijziging: str, wid: str) -> None:
        """Remove an article with its annotations."""
        ...

    def move_artikel(self, wijziging: str, wid: str, na: str) -> None:
        """Put an article right behind another one, in the same hoofdstuk or in another one; its wId stays."""
        ...

    def add_afbeelding(self, wijziging: str, wid: str, bestandsnaam: str, inhoud: bytes) -> None:
        """Put a picture (PNG) at the end of the text of an article."""
        ...

    def add_document(self, wijziging: str, naam: str, bestandsnaam: str, inhoud: bytes) -> None:
        """Add a document (PDF) to the plan as an informatieobject."""
        ...

    def list_bijlagen(self, work: str) -> tuple[Planbijlage, ...]:
        """Observe the pictures and documents of the regeling as the software holds it now."""
        ...

    def set_motivering(self, wijziging: str, tekst: str) -> None:
        """Say why the besluit is taken; it is published with the besluit and is no part of the plan."""
        ...

    def fetch_motivering(self, wijziging: str) -> str:
        """Observe the motivering of a besluit; empty when it has none."""
        ...

    def export_wijziging(self, wijziging: str) -> bytes:
        """Write a wijziging as a STOP-uitwisselpakket (ZIP) for the software of another party."""
        ...

    def import_wijziging(self, pakket: bytes) -> str:
        """Take over a wijziging from an uitwisselpakket that other software wrote; give its id here.

        The regeling that it changes comes with it and need not be downloaded.
        """
        ...

    def start_intrekking(self, work: str) -> str:
        """Start a besluit that withdraws a regeling that was downloaded; give the id of the wijziging."""
        ...

    def start_kennisgeving(self, wijziging: str, begin: date, einde: date) -> str:
        """Start the kennisgeving of a besluit: from when until when it can be seen; give the id to deliver it by."""
        ...

    def update_wijziging(self, wijziging: str) -> None:
        """Bring a wijziging up to the regeling as it was downloaded last, and keep what both changed.

        Raises GeweigerdError when both changed the same article: that is for the planjurist to solve.
        """
        ...

    def load_pakket(self, pakket: bytes) -> str:
        """Take a ready-made aanlevering (ZIP) as a wijziging, to deliver it as it is but for opdracht.xml."""
        ...

    def validate(self, wijziging: str, bekendmaking: date, inwerking: date | None = None) -> Levering:
        """Send a validatieopdracht to the LVBB.

        Args:
            wijziging: id of the wijziging or kennisgeving.
            bekendmaking: day on which it has to be published.
            inwerking: day on which a definitief besluit takes effect; default the day of bekendmaking.
        """
        ...

    def publish(self, wijziging: str, bekendmaking: date, inwerking: date | None = None) -> Levering:
        """Send a publicatieopdracht to the LVBB; see `validate`."""
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
