# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The mailbox of the initiatiefnemer: stands in for e-mail, which is how the overheid answers a verzoek."""

from __future__ import annotations

from functools import partial

from starlette.responses import Response
from starlette.routing import BaseRoute

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.verzoeken import Terugkoppeling
from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.oefenketen.voorzieningen._http import Probleem, Vraag, answer_json, make_route
from pytest_dsoketen.standaarden.dso_api import MEDIA_JSON
from pytest_dsoketen.standaarden.terugkoppeling import PAD_POSTVAK, TerugkoppelingError, read_terugkoppeling
from pytest_dsoketen.verbinding.codec import to_data


class Postvak:
    """All mailboxes, by e-mail address."""

    def __init__(self, omgeving: Omgeving) -> None:
        self.omgeving = omgeving
        self._vakken: dict[str, list[Terugkoppeling]] = {}

    def routes(self) -> list[BaseRoute]:
        """Give the routes: `POST /postvak/berichten`, `GET /postvak/berichten?aan=`."""
        return [make_route("POST", PAD_POSTVAK, self._receive), make_route("GET", PAD_POSTVAK, self._read)]

    def deliver(self, inhoud: bytes) -> None:
        """Put a message in the mailbox, now."""
        aan, bericht = read_terugkoppeling(inhoud, self.omgeving.klok.now())
        self.omgeving.boek.note_received(
            "terugkoppeling",
            bericht.verzoeknummer,
            inhoud=inhoud,
            mediatype=MEDIA_JSON,
            adres=f"POST {PAD_POSTVAK}",
            partij=Rol.INITIATIEFNEMER,
        )
        self._vakken.setdefault(aan.casefold(), []).append(bericht)

    def _receive(self, vraag: Vraag) -> Response:
        try:
            read_terugkoppeling(vraag.inhoud, self.omgeving.klok.now())
        except TerugkoppelingError as fout:
            raise Probleem(400, "Onleesbaar bericht", str(fout)) from fout
        self.omgeving.plan_sync("terugkoppeling", partial(self.deliver, vraag.inhoud))
        return Response(status_code=202)

    def _read(self, vraag: Vraag) -> Response:
        berichten = tuple(self._vakken.get(vraag.query.get("aan", "").casefold(), ()))
        return answer_json(to_data(berichten, tuple[Terugkoppeling, ...]), mediatype=MEDIA_JSON)
