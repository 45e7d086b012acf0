# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Aanleveringen to the LVBB: the entrance for those who write and read them."""

from __future__ import annotations

from pytest_dsoketen.standaarden.lvbb.inhoud import (
    Aanlevering,
    Beoogd,
    Besluit,
    Besluitversie,
    Kennisgevingversie,
    Procedurestap,
    Regelingwijziging,
    Tijdstempel,
    Versieinformatie,
)
from pytest_dsoketen.standaarden.lvbb.lezen import besluit_tekst, read_aanlevering, read_bestanden
from pytest_dsoketen.standaarden.lvbb.schrijven import (
    replace_opdracht,
    write_aanlevering,
    write_afbreking,
    write_directe_mutatie,
)

__all__ = [
    "Aanlevering",
    "Beoogd",
    "Besluit",
    "Besluitversie",
    "Kennisgevingversie",
    "Procedurestap",
    "Regelingwijziging",
    "Tijdstempel",
    "Versieinformatie",
    "besluit_tekst",
    "read_aanlevering",
    "read_bestanden",
    "replace_opdracht",
    "write_aanlevering",
    "write_afbreking",
    "write_directe_mutatie",
]
