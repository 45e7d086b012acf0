# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What every port shares: how a party refuses, fails or cannot say."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.berichten import Bericht
from pytest_dsoketen.model.partijen import Rol


class PartijError(DsoketenError):
    """A party did not do what was asked.

    Attributes:
        rol: the party, as far as known.
        melding: what it said, Dutch.
        status: HTTP status, 0 when there was none.
    """

    def __init__(self, rol: Rol, melding: str, status: int = 0) -> None:
        super().__init__(melding)
        self.rol = rol
        self.melding = melding
        self.status = status


class GeweigerdError(PartijError):
    """The party refused with a clear message (HTTP 4xx with problem+json, or the like)."""


class StukError(PartijError):
    """The party broke: HTTP 500, an answer that cannot be read, no answer within the norm time."""


class OnbereikbaarError(PartijError):
    """The party could not be reached: connection refused, 429, 502, 503, 504."""


class OpstellingError(PartijError):
    """The own set-up is wrong: 401, 403, unknown CA, no client certificate, missing machtiging or CPA."""


class NotSupportedError(PartijError):
    """The party cannot do or show this; by itself no judgement."""


@runtime_checkable
class Waarneembaar(Protocol):
    """A party of which the messages can be seen: its waarneempunten."""

    def fetch_berichten(self, kenmerk: str) -> tuple[Bericht, ...]:
        """Give every message that this party sent or received for one kenmerk, in order of time.

        Args:
            kenmerk: verzoeknummer, idLevering, urn of an activity or id of a samenwerking; a message that carries
                several of these is found under each.

        Raises:
            NotSupportedError: when the party has no waarneempunt.
        """
        ...
