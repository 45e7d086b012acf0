# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""All landelijke voorzieningen together, behind one address, as service.omgevingswet.overheid.nl is."""

from __future__ import annotations

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.routing import BaseRoute

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.uitgangssituatie import LEEG, Uitgangssituatie
from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.oefenketen.voorzieningen.aanleveren import Aanleveren
from pytest_dsoketen.oefenketen.voorzieningen.behandeldiensten import Behandeldiensten
from pytest_dsoketen.oefenketen.voorzieningen.kaart import Kaart
from pytest_dsoketen.oefenketen.voorzieningen.lvbb import Lvbb
from pytest_dsoketen.oefenketen.voorzieningen.overheid_nl import OverheidNl
from pytest_dsoketen.oefenketen.voorzieningen.ozon import Ozon
from pytest_dsoketen.oefenketen.voorzieningen.postvak import Postvak
from pytest_dsoketen.oefenketen.voorzieningen.rtr import Rtr
from pytest_dsoketen.oefenketen.voorzieningen.samenwerken import Samenwerkvoorziening
from pytest_dsoketen.oefenketen.voorzieningen.uitvoeren import Uitvoeren
from pytest_dsoketen.oefenketen.voorzieningen.uitvoeringsgegevens import Uitvoeringsgegevens
from pytest_dsoketen.oefenketen.voorzieningen.verifieren import Verifieren
from pytest_dsoketen.oefenketen.voorzieningen.verzoek_afhandelen import VerzoekAfhandelen
from pytest_dsoketen.oefenketen.voorzieningen.verzoeken import Verzoeken
from pytest_dsoketen.oefenketen.voorzieningen.verzoeken_routes import VerzoekenRoutes
from pytest_dsoketen.oefenketen.voorzieningen.zoeken import Zoeken


class Landelijk:
    """The voorzieningen of this moment; each is an attribute with `routes()`.

    Args:
        make_omgeving: gives each role what it works with.
        uitgangssituatie: what they already hold.
    """

    def __init__(self, make_omgeving: Callable[[Rol], Omgeving], uitgangssituatie: Uitgangssituatie = LEEG) -> None:
        omgevingen = {rol: make_omgeving(rol) for rol in Rol if rol.is_landelijk}
        self.rtr = Rtr(omgevingen[Rol.RTR])
        self.overheid_nl = OverheidNl(omgevingen[Rol.OVERHEID_NL])
        self.ozon = Ozon(omgevingen[Rol.OZON], self.rtr, uitgangssituatie)
        gemeente = omgevingen[Rol.OZON].organisaties[Rol.PLANSOFTWARE]
        self.ozon.send_activiteiten(uitgangssituatie.activiteiten, gemeente)
        self.lvbb = Lvbb(omgevingen[Rol.LVBB], self.overheid_nl, self.ozon, uitgangssituatie.instrumenten)
        self.verzoeken = Verzoeken(omgevingen[Rol.OMGEVINGSLOKET], self.rtr)
        self.postvak = Postvak(omgevingen[Rol.OMGEVINGSLOKET])
        self.samenwerken = Samenwerkvoorziening(omgevingen[Rol.SAMENWERKFUNCTIONALITEIT], self.verzoeken)
        registratie, loket = omgevingen[Rol.RTR], omgevingen[Rol.OMGEVINGSLOKET]
        kaart = Kaart(self.ozon.list_geldig, uitgangssituatie.gebieden)
        self.verifieren = Verifieren(registratie)
        self.aanleveren = Aanleveren(registratie, self.rtr)
        self.uitvoeringsgegevens = Uitvoeringsgegevens(registratie, self.rtr)
        self.zoeken = Zoeken(registratie, loket, self.rtr, kaart)
        self.uitvoeren = Uitvoeren(registratie, loket, self.rtr, kaart)
        self.behandeldiensten = Behandeldiensten(registratie, self.rtr)

    def make_app(self) -> Starlette:
        """Make the app with the routes of every voorziening."""
        routes: list[BaseRoute] = [
            *self.lvbb.routes(),
            *self.overheid_nl.routes(),
            *self.ozon.routes(),
            *self.rtr.routes(),
            *self.verifieren.routes(),
            *self.aanleveren.routes(),
            *self.uitvoeringsgegevens.routes(),
            *self.zoeken.routes(),
            *self.uitvoeren.routes(),
            *self.behandeldiensten.routes(),
            *VerzoekenRoutes(self.verzoeken).routes(),
            *VerzoekAfhandelen(self.verzoeken).routes(),
            *self.postvak.routes(),
            *self.samenwerken.routes(),
        ]
        return Starlette(routes=routes)
