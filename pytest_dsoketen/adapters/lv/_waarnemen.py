# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Waarneempunten at the landelijke voorzieningen: only the oefenketen has them."""

from __future__ import annotations

from pytest_dsoketen.adapters.laden import Adaptercontext
from pytest_dsoketen.model.berichten import Bericht
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.ports import NotSupportedError
from pytest_dsoketen.verbinding.client import Verbinding
from pytest_dsoketen.verbinding.codec import from_data


class LvWaarnemer:
    """Sees what a landelijke voorziening sent and received, where that can be seen."""

    def __init__(self, context: Adaptercontext) -> None:
        self._context = context

    def fetch_berichten(self, kenmerk: str) -> tuple[Bericht, ...]:
        """Give the messages for a kenmerk.

        Raises:
            NotSupportedError: outside the oefenketen.
        """
        rol = self._context.rol
        if not self._context.besturing:
            raise NotSupportedError(rol, f"bij {rol.naam} is van buiten niet te zien welke berichten er langskwamen")
        besturing = Verbinding(self._context.besturing, Rol.OPSTELLING)
        respons = besturing.get(f"/berichten/{rol.value}", query={"kenmerk": kenmerk})
        return from_data(respons.json(), tuple[Bericht, ...])
