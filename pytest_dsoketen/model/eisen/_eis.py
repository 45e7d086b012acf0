# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What a norm is."""

from __future__ import annotations

from dataclasses import dataclass

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.berichten import Verplichtingsniveau
from pytest_dsoketen.model.bevindingen import Ernst, Oorzaak
from pytest_dsoketen.model.stappen import Stapcode


class EisNotFoundError(DsoketenError, LookupError):
    """A scenario or step names a norm that no table holds."""


@dataclass(frozen=True)
class Eis:
    """One norm.

    Attributes:
        code: stable; the official code where one exists (`LVBB1012`), else an own one (`DSOK-STAM-001`).
        tekst: the norm as one Dutch sentence, in our own words.
        bron: where it stands.
        schakels: codes of the hops along which it can break, in the order in which the messages pass; the first
            broken one is the cause. The last one's receiver is responsible when all messages arrived intact.
        titel: title of a bevinding on it; says what is wrong, for a key-user.
        ernst: how bad it is when it is broken.
        niveau: how binding it is.
        advies: what the reader can do today, one Dutch sentence.
        oorzaak: the kind of cause, when it is not simply the software of the party; for instance inregeling.
        stap: the step in which it breaks, when that is not the step of the last hop.
    """

    code: str
    tekst: str
    bron: str
    schakels: tuple[str, ...]
    titel: str
    ernst: Ernst = Ernst.BLOKKEREND
    niveau: Verplichtingsniveau = Verplichtingsniveau.MOET
    advies: str = ""
    oorzaak: Oorzaak | None = None
    stap: Stapcode | None = None
