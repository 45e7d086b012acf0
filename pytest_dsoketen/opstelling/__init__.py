# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Who plays which role, in which environment: read from `opstelling.toml`, checked, and built into a chain."""

from __future__ import annotations

from pytest_dsoketen.opstelling.lezen import (
    Opstelling,
    OpstellingOngeldigError,
    Rolbezetting,
    read_geheimen,
    read_opstelling,
)

__all__ = [
    "Opstelling",
    "OpstellingOngeldigError",
    "Rolbezetting",
    "read_geheimen",
    "read_opstelling",
]
