# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What the LVBB and overheid.nl show."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from pytest_dsoketen.model.plannen import Publicatie
from pytest_dsoketen.ports._basis import Waarneembaar


@runtime_checkable
class Bekendmaking(Waarneembaar, Protocol):
    """What the LVBB and overheid.nl show to everyone."""

    def search_publicaties(self, besluit: str) -> tuple[Publicatie, ...]:
        """Find the publications of a besluit on overheid.nl, by AKN work."""
        ...

    def list_publicaties(self, deel: str) -> tuple[Publicatie, ...]:
        """Give every publication of which the AKN work of the besluit holds a text, over all pages of the search."""
        ...

    def fetch_document(self, identificatie: str) -> bytes:
        """Observe the XML of one publication; GeweigerdError (404) when overheid.nl does not know it."""
        ...
