# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The door through which ebMS messages come in: check, acknowledge, eliminate doubles, hand over (Digikoppeling ebMS2)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from pytest_dsoketen.model.berichten import Verplichtingsniveau
from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.standaarden.digikoppeling import (
    PAD_EBMS,
    EbmsBericht,
    EbmsError,
    check_ebms,
    read_ebms,
    write_acknowledgment,
    write_foutbericht,
)
from pytest_dsoketen.standaarden.inname import InnameError
from pytest_dsoketen.standaarden.stam import StamError, read_notificatie

XML = "text/xml; charset=UTF-8"


class EbmsIngang:
    """Takes in verzoeknotificaties over Digikoppeling.

    Args:
        omgeving: of the party whose door it is.
        schakel: code of the hop that ends here.
        hand_over: gets the verzoeknummer (empty when it cannot be read) and the payload of every new message.
    """

    def __init__(self, omgeving: Omgeving, schakel: str, hand_over: Callable[[str, bytes], None]) -> None:
        self._omgeving = omgeving
        self._schakel = schakel
        self._hand_over = hand_over
        self._gezien: set[str] = set()

    def routes(self) -> list[BaseRoute]:
        """Give the route on which the other side delivers."""

        async def ontvang(request: Request) -> Response:
            inhoud = await request.body()
            return await run_in_threadpool(self.receive, inhoud, request.headers.get("content-type", ""))

        return [Route(PAD_EBMS, ontvang, methods=["POST"])]

    def receive(self, inhoud: bytes, mediatype: str) -> Response:
        """Take one message and answer with an acknowledgment or an error."""
        try:
            bericht = read_ebms(inhoud, mediatype)
        except (EbmsError, InnameError) as fout:
            return Response(f"geen leesbaar ebMS-bericht: {fout}", status_code=400, media_type="text/plain")
        payload = bericht.bijlagen[0].inhoud if bericht.bijlagen else b""
        verzoeknummer = self.read_verzoeknummer(payload)
        self._omgeving.boek.note_received(
            self._schakel,
            verzoeknummer or bericht.message_id,
            inhoud=inhoud,
            mediatype=mediatype,
            adres=f"POST {PAD_EBMS}",
        )
        fouten = [fout for fout in check_ebms(inhoud, mediatype) if fout.niveau is Verplichtingsniveau.MOET]
        if fouten:
            return self._answer(write_foutbericht(bericht, "Inconsistent", fouten[0].melding, *self._stamp()), 400)
        if not self.is_double(bericht):
            self._hand_over(verzoeknummer, payload)
        return self._answer(write_acknowledgment(bericht, *self._stamp()), 200)

    def read_verzoeknummer(self, payload: bytes) -> str:
        """Read the verzoeknummer from the payload; empty when it is no verzoeknotificatie."""
        try:
            return read_notificatie(payload)
        except (StamError, InnameError):
            return ""

    def is_double(self, bericht: EbmsBericht) -> bool:
        """Whether this MessageId came before; remembers it."""
        gezien = bericht.message_id in self._gezien
        self._gezien.add(bericht.message_id)
        return gezien

    def _stamp(self) -> tuple[str, datetime]:
        """Give a MessageId and the time for an answer."""
        nummer = self._omgeving.nummers.make_uuid()
        return f"{nummer}@{self._omgeving.rol.value}.oefenketen", self._omgeving.klok.now()

    def _answer(self, inhoud: bytes, status: int) -> Response:
        """Answer with a SOAP message."""
        return Response(inhoud, status_code=status, headers={"content-type": XML})
