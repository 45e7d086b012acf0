# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Toepasbare regels uitvoeren gegevens v1: read back what is registered, up to the file itself."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response
from starlette.routing import BaseRoute

from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.oefenketen.voorzieningen._http import Probleem, Vraag, make_route
from pytest_dsoketen.oefenketen.voorzieningen.rtr import PUBLIEK, Regelversie, Rtr
from pytest_dsoketen.standaarden.sttr.pakket import format_datum

BASIS = f"{PUBLIEK}/toepasbareregelsuitvoerengegevens/v1"


class Uitvoeringsgegevens:
    """The service.

    Args:
        omgeving: what it works with.
        rtr: the register.
    """

    def __init__(self, omgeving: Omgeving, rtr: Rtr) -> None:
        self.omgeving = omgeving
        self._rtr = rtr

    def routes(self) -> list[BaseRoute]:
        """Give the routes."""
        return [
            make_route("GET", f"{BASIS}/toepasbareRegels", self._list),
            make_route("GET", f"{BASIS}/toepasbareRegels/{{identifier:int}}/sttrBestand", self._download),
        ]

    def _list(self, vraag: Vraag) -> Response:
        """Give the last version per functioneleStructuurRef, of one ref or of one bevoegd gezag."""
        ref, oin = vraag.query.get("functioneleStructuurRef", ""), vraag.query.get("oin", "")
        if not ref and not oin:
            raise Probleem(400, "Ongeldige vraag", "functioneleStructuurRef of oin is verplicht")
        laatste = [versies[-1] for versies in self._rtr.register.versies.values() if versies]
        gevonden = [
            self._encode(versie)
            for versie in laatste
            if (not ref or versie.ref.tekst == ref) and (not oin or versie.ref.oin == oin)
        ]
        return self._rtr.page(vraag, "toepasbareRegels", gevonden)

    def _encode(self, versie: Regelversie) -> dict[str, Any]:
        """Write a version as the service does."""
        pad = f"{self.omgeving.adressen.lv}{BASIS}/toepasbareRegels/{versie.identifier}"
        return {
            "identifier": versie.identifier,
            "functioneleStructuurRef": versie.ref.tekst,
            "naam": versie.bestand.naam,
            "oin": versie.ref.oin,
            "sttrVersie": 3 if versie.bestand.versie == "2" else 1,
            "begindatum": format_datum(versie.begindatum),
            "laatsteWijzigingDatum": versie.tijdstip.strftime("%d-%m-%Y %H:%M:%S"),
            "_links": {"self": {"href": pad}, "sttrBestand": {"href": f"{pad}/sttrBestand"}},
        }

    def _download(self, vraag: Vraag) -> Response:
        """Give the file."""
        gezocht = int(vraag.pad["identifier"])
        for versies in self._rtr.register.versies.values():
            for versie in versies:
                if versie.identifier == gezocht:
                    return Response(versie.inhoud, media_type="application/xml")
        raise Probleem(404, "Niet gevonden", f"er zijn geen toepasbare regels met identifier {gezocht}")
