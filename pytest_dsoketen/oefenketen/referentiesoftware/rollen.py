# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Which referentiesoftware plays which role."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from starlette.routing import BaseRoute

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.oefenketen.referentiesoftware.digikoppeling import Digikoppelaar
from pytest_dsoketen.oefenketen.referentiesoftware.plansoftware import Plansoftware
from pytest_dsoketen.oefenketen.referentiesoftware.regelsoftware import Regelsoftware
from pytest_dsoketen.oefenketen.referentiesoftware.samenwerkclient import Adviessysteem
from pytest_dsoketen.oefenketen.referentiesoftware.vth import Vth


class Referentie(Protocol):
    """What the server needs of a party: the routes on which others reach it (not its bediening)."""

    def routes(self) -> list[BaseRoute]:
        """Give the routes on which the landelijke voorzieningen or other parties reach it."""
        ...


Partijen = dict[Rol, Referentie]

ROLLEN: dict[Rol, Callable[[Omgeving], Referentie]] = {
    Rol.PLANSOFTWARE: Plansoftware,
    Rol.TWEEDE_PLANSOFTWARE: Plansoftware,
    Rol.REGELSOFTWARE: Regelsoftware,
    Rol.DIGIKOPPELING: Digikoppelaar,
    Rol.VTH: Vth,
    Rol.BEHANDELDIENST: Vth,
    Rol.ADVISEUR: Adviessysteem,
    Rol.TWEEDE_ADVISEUR: Adviessysteem,
}
"""Referentiesoftware per role; each gets an Omgeving of its own."""


def make_partijen(make_omgeving: Callable[[Rol], Omgeving]) -> Partijen:
    """Make every party new."""
    return {rol: maak(make_omgeving(rol)) for rol, maak in ROLLEN.items()}
