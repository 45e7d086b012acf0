# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Does work in a process beside this one, while this one goes on with the rest.

Saxon takes longer to get ready than to judge a small package, and it holds up all other work of Python meanwhile; a
process of its own does not. A process that dies costs nothing but time: its work is done here after all.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from pytest_dsoketen.standaarden.schemas.oordeel import Schemaoordeel
from pytest_dsoketen.valideren.zaak import Zaak

Werk = Callable[[Zaak], dict[str, Schemaoordeel]]
"""Gives the verdict per file, as far as there is one."""


def can_fork() -> bool:
    """Say whether a process beside this one, with the same memory, is possible."""
    return "fork" in multiprocessing.get_all_start_methods() and not multiprocessing.current_process().daemon


def may_fork() -> bool:
    """Say whether a process beside this one can run Saxon: not once it runs here, its threads would be missing there."""
    return can_fork() and "saxonche" not in sys.modules


class Vooruit:
    """A process beside this one, that begins at once.

    Args:
        zaak: what it works on.
        werk: what it does.

    Attributes:
        zaak: what it works on.
    """

    def __init__(self, zaak: Zaak, werk: Werk) -> None:
        self.zaak = zaak
        context = multiprocessing.get_context("fork")
        self._lijn, daar = context.Pipe(duplex=False)
        self._proces = context.Process(target=_work_there, args=(zaak, werk, daar), daemon=True)
        self._proces.start()
        daar.close()
        self._oordelen: dict[str, Schemaoordeel] | None = None

    def collect(self) -> dict[str, Schemaoordeel]:
        """Wait for what it gives; nothing when it died."""
        if self._oordelen is None:
            self._oordelen = {}
            with suppress(EOFError, OSError):
                self._oordelen = self._lijn.recv()
            self._lijn.close()
            self._proces.join()
        return self._oordelen


def _work_there(zaak: Zaak, werk: Werk, lijn: Any) -> None:
    """Be the child: work and tell; whatever goes wrong goes wrong again in the other process, that says so."""
    with suppress(Exception, KeyboardInterrupt):
        lijn.send(werk(zaak))
    lijn.close()
