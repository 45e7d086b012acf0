# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What every concept of the model shares."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class ToelichtEnum(StrEnum):
    """An enum of which every level carries one Dutch sentence that says when it applies."""

    toelichting: str

    def __new__(cls, value: str, toelichting: str = "") -> Self:
        """Make a level from its value and its sentence."""
        level = str.__new__(cls, value)
        level._value_ = value
        level.toelichting = toelichting
        return level


class DsoketenError(Exception):
    """Base of every error that the product raises on purpose; its text is for a human reader."""
