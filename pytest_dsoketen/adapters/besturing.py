# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Control over the oefenketen from the outside, and the clock where there is none."""

from __future__ import annotations

import time
from datetime import datetime, timedelta

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.ports import GeweigerdError, OpstellingError
from pytest_dsoketen.verbinding.client import Verbinding


_BEURT = timedelta(seconds=5)
"""How long to wait between two looks at an environment that cannot be controlled."""


class OefenBesturing:
    """Lets time pass in the oefenketen and makes it new (fits port Besturing)."""

    def __init__(self, basis: str) -> None:
        self._verbinding = Verbinding(basis, Rol.OPSTELLING)

    def now(self) -> datetime:
        """Give the time in the chain."""
        return datetime.fromisoformat(self._verbinding.get("/klok").json()["nu"])

    def wait(self, duur: timedelta) -> None:
        """Jump."""
        self._verbinding.post("/klok", data={"seconden": duur.total_seconds()})

    def wait_event(self, duur: timedelta) -> timedelta:
        """Jump to the first thing that is planned, at most a duration."""
        data = self._verbinding.post("/klok/gebeurtenis", data={"seconden": duur.total_seconds()}).json()
        return timedelta(seconds=data["seconden"])

    def reset(self, zaad: str, storingen: tuple[str, ...]) -> None:
        """Make every party new.

        Raises:
            OpstellingError: when a storing does not exist.
        """
        try:
            self._verbinding.post("/reset", data={"zaad": zaad, "storingen": list(storingen)})
        except GeweigerdError as fout:
            raise OpstellingError(Rol.OPSTELLING, fout.melding) from fout


class EchteKlok:
    """Real time (fits port Klok)."""

    def now(self) -> datetime:
        """Give the time of this machine, with time zone."""
        return datetime.now().astimezone()

    def wait(self, duur: timedelta) -> None:
        """Sleep."""
        time.sleep(duur.total_seconds())

    def wait_event(self, duur: timedelta) -> timedelta:
        """Sleep for a while, after which it is worth to look again."""
        beurt = min(duur, _BEURT)
        self.wait(beurt)
        return beurt
