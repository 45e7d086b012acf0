# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Control over the oefenketen from the outside, and the clock where there is none."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from typing import Any

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.ports import GeweigerdError, OpstellingError, StukError
from pytest_dsoketen.verbinding.client import Verbinding

_BEURT = timedelta(seconds=5)
"""How long to wait between two looks at an environment that cannot be controlled."""


class BesturingError(DsoketenError):
    """The oefenketen itself broke: a fault in the tool, which no party has to answer for."""


class OefenBesturing:
    """Lets time pass in the oefenketen and makes it new (fits port Besturing).

    Every method raises OpstellingError when the oefenketen does not answer, and BesturingError when it breaks.
    """

    def __init__(self, basis: str) -> None:
        self._verbinding = Verbinding(basis, Rol.OPSTELLING)
        self._stand: datetime | None = None

    def now(self) -> datetime:
        """Give the time in the chain; of a clock that stands still it is known what it said last."""
        if self._stand is not None:
            return self._stand
        return datetime.fromisoformat(self._request("GET", "/klok")["nu"])

    def wait(self, duur: timedelta) -> None:
        """Jump."""
        self._request("POST", "/klok", {"seconden": duur.total_seconds()})

    def wait_event(self, duur: timedelta) -> timedelta:
        """Jump to the first thing that is planned, at most a duration."""
        data = self._request("POST", "/klok/gebeurtenis", {"seconden": duur.total_seconds()})
        return timedelta(seconds=data["seconden"])

    def reset(self, zaad: str, storingen: tuple[str, ...]) -> None:
        """Make every party new.

        Raises:
            OpstellingError: when a storing does not exist.
        """
        self._request("POST", "/reset", {"zaad": zaad, "storingen": list(storingen)})

    def _request(self, methode: str, pad: str, data: Any = None) -> Any:
        """Do one request; what goes wrong is the own set-up or the tool, never a party of the chain."""
        self._stand = None
        try:
            antwoord = self._verbinding.request(methode, pad, data=data).json()
        except StukError as fout:
            if fout.status == 0:
                raise OpstellingError(Rol.OPSTELLING, f"de oefenketen antwoordt niet: {fout.melding}") from fout
            raise BesturingError(f"de oefenketen zelf ging stuk: {fout.melding}") from fout
        except GeweigerdError as fout:
            raise OpstellingError(Rol.OPSTELLING, fout.melding) from fout
        if antwoord["staat_stil"]:
            self._stand = datetime.fromisoformat(antwoord["nu"])
        return antwoord


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
