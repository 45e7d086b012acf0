# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Both ends of every hop side by side."""

from __future__ import annotations

from collections.abc import Callable

from pytest_dsoketen.model.berichten import Afwijking, Bericht, Verplichtingsniveau, Waarneempunt
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.schakels import Schakel
from pytest_dsoketen.model.toerekening import Waarneming
from pytest_dsoketen.ports import PartijError
from pytest_dsoketen.standaarden.keuring import check_bericht

Waarnemer = Callable[[Rol, str], tuple[Bericht, ...]]
"""Gives what a party saw for a kenmerk; raises PartijError when that cannot be seen."""


class Berichtenboek:
    """What the parties saw at one moment; a party is asked once for each kenmerk, when it is first needed.

    Args:
        waarnemer: asks a party.
    """

    def __init__(self, waarnemer: Waarnemer) -> None:
        self._waarnemer = waarnemer
        self._gezien: dict[tuple[Rol, str], tuple[Bericht, ...] | None] = {}

    def observe(self, schakel: Schakel, kenmerk: str, *, verwacht: int, normtijd_om: bool) -> Waarneming:
        """Compare both ends of a hop for one kenmerk."""
        verzonden = self._fetch(schakel, schakel.zender, Waarneempunt.VERZONDEN, kenmerk)
        ontvangen = self._fetch(schakel, schakel.ontvanger, Waarneempunt.ONTVANGEN, kenmerk)
        return Waarneming(
            schakel=schakel,
            verzonden=None if verzonden is None else tuple(bericht.sha256 for bericht in verzonden),
            ontvangen=None if ontvangen is None else tuple(bericht.sha256 for bericht in ontvangen),
            afwijkingen=_check(verzonden or ()),
            verwacht=verwacht,
            normtijd_om=normtijd_om,
        )

    def fetch_tijdlijn(self, schakels: tuple[Schakel, ...], kenmerk: str) -> tuple[Bericht, ...]:
        """Give every message with a kenmerk at the parties of these hops, in order of time.

        Also messages of other hops, so that a reader sees what went well before it went wrong.
        """
        rollen = dict.fromkeys(rol for schakel in schakels for rol in (schakel.zender, schakel.ontvanger))
        berichten = [bericht for rol in rollen for bericht in self._ask(rol, kenmerk) or ()]
        return tuple(sorted(dict.fromkeys(berichten), key=lambda bericht: bericht.tijdstip))

    def _fetch(self, schakel: Schakel, rol: Rol, punt: Waarneempunt, kenmerk: str) -> tuple[Bericht, ...] | None:
        """Give what one end of a hop saw; None when that cannot be seen."""
        berichten = self._ask(rol, kenmerk)
        if berichten is None:
            return None
        return tuple(
            bericht
            for bericht in berichten
            if (bericht.schakel, bericht.punt, bericht.partij) == (schakel.code, punt, rol)
        )

    def _ask(self, rol: Rol, kenmerk: str) -> tuple[Bericht, ...] | None:
        """Give all that a party saw for a kenmerk; None when that cannot be seen."""
        if (rol, kenmerk) not in self._gezien:
            try:
                self._gezien[rol, kenmerk] = self._waarnemer(rol, kenmerk)
            except PartijError:
                self._gezien[rol, kenmerk] = None
        return self._gezien[rol, kenmerk]


def _check(berichten: tuple[Bericht, ...]) -> tuple[Afwijking, ...]:
    """Check messages against their standard; only what they must not do counts."""
    return tuple(
        afwijking
        for bericht in berichten
        for afwijking in check_bericht(bericht)
        if afwijking.niveau is Verplichtingsniveau.MOET
    )
