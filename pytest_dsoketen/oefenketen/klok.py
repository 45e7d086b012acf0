# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The clock of the oefenketen: stands still unless somebody lets time pass, or runs along with real time.

What a party plans for later (a synchronisation, a notification) is done when its moment comes, in order of time.
"""

from __future__ import annotations

import heapq
import itertools
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from pytest_dsoketen.model._basis import DsoketenError


class KlokError(DsoketenError):
    """Something that was planned broke; what fell due with it has been done all the same."""


class OefenKlok:
    """A clock with a plan.

    Args:
        start: the time at which it begins, with time zone.
        meelopend: whether it runs along with real time (server mode) or only moves when told to.
    """

    def __init__(self, start: datetime, *, meelopend: bool = False) -> None:
        self._start = start
        self._sprong = timedelta()
        self._vanaf = time.monotonic() if meelopend else None
        self._agenda: list[tuple[datetime, int, Callable[[], None]]] = []
        self._nummers = itertools.count()
        self._slot = threading.Lock()
        self._wachter = threading.RLock()

    @property
    def staat_stil(self) -> bool:
        """Whether time only passes when somebody lets it."""
        return self._vanaf is None

    def now(self) -> datetime:
        """Give the time in the chain."""
        verstreken = timedelta(seconds=time.monotonic() - self._vanaf) if self._vanaf is not None else timedelta()
        return self._start + self._sprong + verstreken

    def plan(self, na: timedelta, actie: Callable[[], None]) -> None:
        """Have something done after a time."""
        with self._slot:
            heapq.heappush(self._agenda, (self.now() + na, next(self._nummers), actie))

    def wait(self, duur: timedelta) -> None:
        """Jump, and do on the way all that falls due, each thing at its own moment.

        What is done may plan more, also from another thread: a party that is told something over HTTP.

        Raises:
            KlokError: when a thing that was planned broke; the others have been done and the time has passed.
        """
        fouten: list[Exception] = []
        with self._wachter:
            einde = self.now() + duur
            while (volgende := self._pop_due(einde)) is not None:
                moment, actie = volgende
                self._jump_to(moment)
                try:
                    actie()
                except Exception as fout:  # noqa: BLE001  (één kapotte actie mag de andere niet meenemen)
                    fouten.append(fout)
            self._jump_to(einde)
        if fouten:
            melding = "; ".join(f"{type(fout).__name__}: {fout}" for fout in fouten)
            raise KlokError(f"wat voor later gepland stond, ging mis: {melding}") from fouten[0]

    def wait_event(self, duur: timedelta) -> timedelta:
        """Jump to the first thing that is planned and do it, at most a duration; give how far that was."""
        with self._wachter:
            begin = self.now()
            with self._slot:
                eerste = self._agenda[0][0] if self._agenda else begin + duur
            self.wait(min(max(eerste - begin, timedelta()), duur))
            return self.now() - begin

    def run_due(self) -> None:
        """Do what has fallen due by now (real time passes by itself)."""
        self.wait(timedelta())

    def _pop_due(self, einde: datetime) -> tuple[datetime, Callable[[], None]] | None:
        """Take the first thing that falls due, or None."""
        with self._slot:
            if not self._agenda or self._agenda[0][0] > einde:
                return None
            moment, _, actie = heapq.heappop(self._agenda)
            return moment, actie

    def _jump_to(self, moment: datetime) -> None:
        """Move on to a moment; never back."""
        self._sprong += max(moment - self.now(), timedelta())
