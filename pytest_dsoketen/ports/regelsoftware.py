# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Regelsoftware, and what it sees of the registratie toepasbare regels."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from pytest_dsoketen.model.regels import (
    Antwoord,
    BehandeldienstConfiguratie,
    Checkresultaat,
    RegisterActiviteit,
    Registratie,
    Verificatie,
    Vragenboom,
)
from pytest_dsoketen.ports._basis import Waarneembaar


@runtime_checkable
class Regelsoftware(Waarneembaar, Protocol):
    """Software with which a regelanalist makes and delivers toepasbare regels."""

    def search_activiteiten(self, organisatiecode: str) -> tuple[RegisterActiviteit, ...]:
        """Observe the activities of a bevoegd gezag in the register, as the software shows them, over all pages."""
        ...

    def make_activiteit_toepasbaar(self, urn: str, werkzaamheid: str) -> None:
        """Give an activity its regelbeheerobjecten and couple a werkzaamheid to it."""
        ...

    def create_vragenboom(self, vragenboom: Vragenboom) -> str:
        """Make a vragenboom; give its id in the software."""
        ...

    def load_pakket(self, pakket: bytes) -> str:
        """Take a ready-made aanleverpakket (ZIP) as it is; give its id in the software."""
        ...

    def play(self, vragenboom: str, antwoorden: tuple[Antwoord, ...]) -> Checkresultaat:
        """Play a vragenboom inside the software itself."""
        ...

    def fetch_sttr(self, vragenboom: str) -> bytes:
        """Observe the STTR file of a vragenboom: as it was last sent, or as it would be when it never was."""
        ...

    def verify(self, vragenboom: str) -> Verificatie:
        """Have DSO-LV verify the STTR file."""
        ...

    def publish(self, vragenboom: str) -> str:
        """Deliver to the register; give the functioneleStructuurRef."""
        ...

    def fetch_registratie(self, functionele_structuur_ref: str) -> Registratie | None:
        """Observe what the register holds now, as the software reads it back; None when it holds nothing."""
        ...

    def list_registraties(self) -> tuple[Registratie, ...]:
        """Observe everything that the register holds for the own bevoegd gezag, over all pages."""
        ...

    def count_registraties(self) -> int:
        """Observe how many the register says that it holds for the own bevoegd gezag."""
        ...

    def set_behandeldienst(self, activiteit: str, oin: str) -> BehandeldienstConfiguratie:
        """Set which dienst treats the verzoeken for an activity."""
        ...

    def fetch_behandeldiensten(self) -> tuple[BehandeldienstConfiguratie, ...]:
        """Observe the settings of the own bevoegd gezag in the register."""
        ...
