# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What one half of the oefenketen sent and received: its waarneempunten."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from typing import NotRequired, TypedDict, Unpack

from pytest_dsoketen.model.berichten import Bericht, Berichtsoort, Waarneempunt
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.schakels import SCHAKEL_PER_CODE


class Berichtdelen(TypedDict):
    """A message as it went over the line.

    Attributes:
        inhoud: the body.
        mediatype: media type of the body.
        adres: method and path.
        status: HTTP status of the answer.
        volgnummer: to tell apart several with one kenmerk.
        partij: default the owner of the book.
    """

    inhoud: bytes
    mediatype: str
    adres: NotRequired[str]
    status: NotRequired[int]
    volgnummer: NotRequired[int]
    partij: NotRequired[Rol]


class Boek:
    """Every message that one party sent or received, by kenmerk.

    Args:
        partij: the party whose book it is.
        now: gives the time in the chain.
    """

    def __init__(self, partij: Rol, now: Callable[[], datetime]) -> None:
        self.partij = partij
        self._now = now
        self._berichten: list[tuple[frozenset[str], Bericht]] = []
        self._slot = threading.Lock()

    def note(
        self,
        schakel: str,
        punt: Waarneempunt,
        *kenmerken: str,
        soort: Berichtsoort | None = None,
        **delen: Unpack[Berichtdelen],
    ) -> Bericht:
        """Write one message down.

        Args:
            schakel: code of the hop.
            punt: sent or received.
            kenmerken: by which it can be found; the first is its own.
            soort: default that of the hop.
            delen: the message itself.
        """
        delen.setdefault("partij", self.partij)
        bericht = Bericht(
            schakel=schakel,
            punt=punt,
            soort=soort or SCHAKEL_PER_CODE[schakel].soort,
            kenmerk=kenmerken[0],
            tijdstip=self._now(),
            **delen,
        )
        with self._slot:
            self._berichten.append((frozenset(kenmerken), bericht))
        return bericht

    def note_sent(self, schakel: str, *kenmerken: str, **delen: Unpack[Berichtdelen]) -> Bericht:
        """Write down what was sent; see `note`."""
        return self.note(schakel, Waarneempunt.VERZONDEN, *kenmerken, **delen)

    def note_received(self, schakel: str, *kenmerken: str, **delen: Unpack[Berichtdelen]) -> Bericht:
        """Write down what was received; see `note`."""
        return self.note(schakel, Waarneempunt.ONTVANGEN, *kenmerken, **delen)

    def fetch_berichten(self, kenmerk: str) -> tuple[Bericht, ...]:
        """Give the messages with a kenmerk, in order of time."""
        with self._slot:
            return tuple(bericht for kenmerken, bericht in self._berichten if kenmerk in kenmerken)
