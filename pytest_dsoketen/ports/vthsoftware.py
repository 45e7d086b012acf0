# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""VTH-software: of the bevoegd gezag and of a behandeldienst."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from pytest_dsoketen.model.verzoeken import Instantie, Zaak
from pytest_dsoketen.ports._basis import Waarneembaar


@runtime_checkable
class VthSoftware(Waarneembaar, Protocol):
    """Software with which verzoeken are received and treated."""

    def fetch_zaken(self, verzoeknummer: str) -> tuple[Zaak, ...]:
        """Observe the zaken for a verzoeknummer; kopieën are marked."""
        ...

    def fetch_meldingen(self) -> tuple[str, ...]:
        """Observe what the software tells a behandelaar went wrong while receiving."""
        ...

    def set_ontvangst(self, aan: bool) -> None:
        """Stop or resume taking in verzoeknotificaties, as during maintenance."""
        ...

    def search_missed(self) -> tuple[str, ...]:
        """Look for missed verzoeken at DSO-LV (zoeken in Verzoek afhandelen); give the verzoeknummers added."""
        ...

    def send_ontvangstbevestiging(self, zaaknummer: str) -> None:
        """Send the acknowledgement to the initiatiefnemer, unless it went automatically."""
        ...

    def ask_aanvulling(self, zaaknummer: str, tekst: str) -> None:
        """Ask the initiatiefnemer for more."""
        ...

    def decide(self, zaaknummer: str, besluit: str) -> None:
        """Take a decision and tell the initiatiefnemer."""
        ...

    def change_bevoegd_gezag(self, verzoeknummer: str, naar: Instantie) -> None:
        """Hand a verzoek over to another bevoegd gezag through DSO-LV."""
        ...

    def change_behandeldienst(self, verzoeknummer: str, naar: Instantie | None) -> None:
        """Set or empty the behandeldienst of a verzoek through DSO-LV."""
        ...


@runtime_checkable
class Digikoppeling(Waarneembaar, Protocol):
    """The Digikoppeling-adapter: observed only, through its messages."""
