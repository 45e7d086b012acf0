# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""All landelijke voorzieningen together, behind one address, as service.omgevingswet.overheid.nl is."""

from __future__ import annotations

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.routing import BaseRoute

from pytest_dsoketen.model.berichten import Bericht
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.verzoeken import Bijlage
from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.oefenketen.voorzieningen.samenwerken import Samenwerkvoorziening


class _GeenVerzoeken:
    def fetch_bestanden(self, verzoeknummer: str, oin: str) -> tuple[Bijlage, ...] | None:
        return None


class Landelijk:
    """The voorzieningen of this moment; each is an attribute with `routes()` and an `omgeving` with its boek."""

    def __init__(self, make_omgeving: Callable[[Rol], Omgeving]) -> None:
        omgevingen = {rol: make_omgeving(rol) for rol in Rol if rol.is_landelijk}
        self._boeken = {rol: omgeving.boek for rol, omgeving in omgevingen.items()}
        self.samenwerken = Samenwerkvoorziening(omgevingen[Rol.SAMENWERKFUNCTIONALITEIT], _GeenVerzoeken())

    def make_app(self) -> Starlette:
        """Make the app with the routes of every voorziening."""
        routes: list[BaseRoute] = [*self.samenwerken.routes()]
        return Starlette(routes=routes)

    def fetch_berichten(self, rol: Rol, kenmerk: str) -> tuple[Bericht, ...]:
        """Give what a voorziening sent or received for a kenmerk."""
        return self._boeken[rol].fetch_berichten(kenmerk)
