# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What DSO-LV shows of plans."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol, runtime_checkable

from pytest_dsoketen.model.plannen import (
    Gebied,
    Punt,
    Regeling,
    RegelOpLocatie,
    Tekstwijziging,
    Voorkomen,
)
from pytest_dsoketen.ports._basis import Waarneembaar


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
