# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Work that several processes share: each takes the next turn when it has time, and nobody waits for a turn."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Self

_BREED = 4
_MEESTE = 4096 // _BREED
"""So many turns fit in a pipe on every system before anyone reads."""


class Beurten:
    """Names that are handed out once each, also when processes that were forked after this was made ask for them.

    The turns lie in a pipe: who reads one has it. There is no lock, so that a process that dies holds nobody up; the
    turn that it had is lost, and whoever needs its outcome sees that there is none.

    Args:
        namen: what to hand out, in this order; of very many the last ones are not handed out at all.
    """

    def __init__(self, namen: Sequence[str]) -> None:
        self._namen = namen[:_MEESTE]
        self._uit, erin = os.pipe()
        os.write(erin, b"".join(nummer.to_bytes(_BREED, "big") for nummer in range(len(self._namen))))
        os.close(erin)

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the pipe in this process."""
        os.close(self._uit)

    def __iter__(self) -> Iterator[str]:
        """Take turns until there are no more."""
        while beurt := os.read(self._uit, _BREED):
            yield self._namen[int.from_bytes(beurt, "big")]
