# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Bevindingen at rest: the crash-safe logboek and what can be read from it."""

from __future__ import annotations

from pytest_dsoketen.register.logboek import (
    SCHEMAVERSIE,
    Logboek,
    LogboekError,
    Logboekinhoud,
    OnleesbareRegel,
    ScenarioBegonnen,
    ScenarioKlaar,
    read_bevindingen,
    read_logboek,
)
from pytest_dsoketen.register.samenvatting import (
    Blokkade,
    Samenvatting,
    Schakelsamenvatting,
    Stapsamenvatting,
    fold_bevindingen,
    summarise,
    write_bevindingen,
    write_samenvatting,
)
from pytest_dsoketen.register.schema import load_schema

__all__ = [
    "SCHEMAVERSIE",
    "Blokkade",
    "Logboek",
    "LogboekError",
    "Logboekinhoud",
    "OnleesbareRegel",
    "Samenvatting",
    "ScenarioBegonnen",
    "ScenarioKlaar",
    "Schakelsamenvatting",
    "Stapsamenvatting",
    "fold_bevindingen",
    "load_schema",
    "read_bevindingen",
    "read_logboek",
    "summarise",
    "write_bevindingen",
    "write_samenvatting",
]
