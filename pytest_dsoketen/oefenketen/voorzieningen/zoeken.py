# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Zoekinterface v2 and samengestelde RTR v2: from a word to a werkzaamheid, and on to the rules at a place."""

from __future__ import annotations

import json
from typing import Any

from starlette.responses import Response
from starlette.routing import BaseRoute

from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.oefenketen.voorzieningen._http import HAL, Vraag, make_route
from pytest_dsoketen.oefenketen.voorzieningen.kaart import Kaart, Locatie, read_geo
from pytest_dsoketen.oefenketen.voorzieningen.rtr import (
    PUBLIEK,
    Ingeschreven,
    Rtr,
    encode_object,
    encode_werkzaamheid,
    parse_werkzaamheid,
)

ZOEKEN = f"{PUBLIEK}/zoekinterface/v2/werkzaamheden"
SAMENGESTELD = f"{PUBLIEK}/samengestelderegistratietoepasbareregelsservices/v2"


class Zoeken:
    """Both services.

    Args:
        omgeving: what the registratie works with.
        loket: what the loket works with.
        rtr: the register.
        kaart: where rules hold.
    """

    def __init__(self, omgeving: Omgeving, loket: Omgeving, rtr: Rtr, kaart: Kaart) -> None:
        self.omgeving = omgeving
        self._loket = loket
        self._rtr = rtr
        self._kaart = kaart

    def routes(self) -> list[BaseRoute]:
        """Give the routes."""
        return [
            make_route("POST", f"{ZOEKEN}/_zoek", self._search),
            make_route("POST", f"{ZOEKEN}/_suggereer", self._search),
            make_route("POST", f"{SAMENGESTELD}/werkzaamheden/_bepaalRegelbeheerobjectTyperingen", self._determine),
        ]

    def list_activiteiten(self, werkzaamheid: str, locatie: Locatie) -> list[Ingeschreven]:
        """Give the activities of a werkzaamheid about which rules hold at a place."""
        return [
            activiteit
            for activiteit in self._rtr.list_bij_werkzaamheid(werkzaamheid)
            if self._kaart.applies_at(activiteit.urn, locatie)
        ]

    def _search(self, vraag: Vraag) -> Response:
        """Find werkzaamheden with all words of the search in their name."""
        zoekterm = str(vraag.json().get("zoekterm", ""))
        woorden = zoekterm.casefold().split()
        gevonden = [
            encode_werkzaamheid(urn, naam)
            for urn, naam in self._rtr.list_werkzaamheden()
            if all(woord in naam.casefold() for woord in woorden)
        ]
        data = {"_embedded": {"werkzaamheden": gevonden}, "page": {"totalElements": len(gevonden)}}
        inhoud = json.dumps(data, ensure_ascii=False).encode()
        note_check(self.omgeving, self._loket, [zoekterm], inhoud, vraag.adres)
        return Response(inhoud, media_type=HAL)

    def _determine(self, vraag: Vraag) -> Response:
        """Give the regelbeheerobjecten per werkzaamheid at a place."""
        data = vraag.json()
        locatie = read_geo(data)
        antwoord: list[dict[str, Any]] = []
        kenmerken: list[str] = []
        for ref in data.get("functioneleStructuurRefs", []):
            activiteiten = self.list_activiteiten(parse_werkzaamheid(str(ref)), locatie)
            kenmerken += [parse_werkzaamheid(str(ref)), *(activiteit.urn for activiteit in activiteiten)]
            objecten = [
                encode_object(activiteit, soort) for activiteit in activiteiten for soort in activiteit.objecten
            ]
            antwoord.append(
                {"functioneleStructuurRef": ref, "regelbeheerobjecten": objecten, "indirecte_regelbeheerobjecten": []}
            )
        inhoud = json.dumps(antwoord, ensure_ascii=False).encode()
        note_check(self.omgeving, self._loket, kenmerken, inhoud, vraag.adres)
        return Response(inhoud, media_type=HAL)


def note_check(registratie: Omgeving, loket: Omgeving, kenmerken: list[str], inhoud: bytes, adres: str) -> None:
    """Note at both ends what the registratie hands to the loket."""
    if kenmerken:
        for note in (registratie.boek.note_sent, loket.boek.note_received):
            note("check", *kenmerken, inhoud=inhoud, mediatype="application/json", adres=adres, status=200)
