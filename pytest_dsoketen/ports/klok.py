# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Time in the chain: real, or jumped over in the oefenketen."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Protocol, runtime_checkable


@runtime_checkable
class Klok(Protocol):
    """The clock of the chain."""

    def now(self) -> datetime:
        """Give the time in the chain, with time zone."""
        ...

    def wait(self, duur: timedelta) -> None:
        """Let time pass in the chain: sleep, or jump; all that falls due has been done when this returns."""
        ...

    def wait_event(self, duur: timedelta) -> timedelta:
        """Let time pass until something may have happened, at most a duration; give how long that was."""
        ...


@runtime_checkable
class Besturing(Klok, Protocol):
    """Control over the oefenketen: only where it is embedded or started with `dsoketen keten start`."""

    def reset(self, zaad: str, storingen: tuple[str, ...]) -> None:
        """Make every party new: no data, ids that follow from the seed, exactly these storingen on."""
        ...
