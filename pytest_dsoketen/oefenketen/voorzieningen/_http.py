# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What the REST services of the landelijke voorzieningen share: key, HAL, problem+json, work off the event loop."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pytest_dsoketen.oefenketen.omgeving import API_KEY, KOP_API_KEY, KOP_OIN

HAL = "application/hal+json"
PROBLEEM = "application/problem+json"


class Probleem(Exception):  # noqa: N818  (a refusal, and what it is called in RFC 7807)
    """A request is refused with a problem+json body."""

    def __init__(self, status: int, titel: str, detail: str = "", soort: str = "about:blank") -> None:
        super().__init__(titel)
        self.status = status
        self.body = {"type": soort, "title": titel, "status": status, **({"detail": detail} if detail else {})}


@dataclass(frozen=True)
class Vraag:
    """One request, read whole.

    Attributes:
        pad: parameters from the path.
        query: query parameters.
        headers: names in lower case.
        inhoud: the body.
        adres: method and path.
    """

    pad: Mapping[str, str]
    query: Mapping[str, str]
    headers: Mapping[str, str]
    inhoud: bytes
    adres: str

    @property
    def oin(self) -> str:
        """OIN of the caller; on loopback it stands in a header, in pre it is in the certificate."""
        return self.headers.get(KOP_OIN, "")

    def json(self) -> Any:
        """Read the body as a JSON object.

        Raises:
            Probleem: 400, when it is not one.
        """
        try:
            data = json.loads(self.inhoud)
        except ValueError as fout:
            raise Probleem(400, "Ongeldige JSON", str(fout)) from fout
        if not isinstance(data, dict):
            raise Probleem(400, "Ongeldige JSON", "verwacht een object")
        return data

    def read_int(self, naam: str, anders: int) -> int:
        """Read a query parameter as a whole number.

        Raises:
            Probleem: 400, when it is not one.
        """
        tekst = self.query.get(naam, str(anders))
        try:
            return int(tekst)
        except ValueError as fout:
            raise Probleem(400, "Ongeldige parameter", f"{naam} is geen geheel getal: {tekst!r}") from fout


Afhandeling = Callable[[Vraag], Response]


def answer_json(data: Any, status: int = 200, mediatype: str = HAL) -> Response:
    """Answer with JSON."""
    return Response(json.dumps(data, ensure_ascii=False), status_code=status, media_type=mediatype)


def make_route(methode: str, pad: str, afhandeling: Afhandeling, *, key: bool = True) -> Route:
    """Make a route of which the work is done outside the event loop.

    Args:
        methode: HTTP method.
        pad: path with parameters, as Starlette writes it.
        afhandeling: does the work; may raise Probleem.
        key: whether a key is asked for.
    """

    async def endpoint(request: Request) -> Response:
        if key and request.headers.get(KOP_API_KEY) != API_KEY:
            return answer_json(Probleem(401, "Inloggegevens ontbreken").body, 401, PROBLEEM)
        vraag = Vraag(
            pad=request.path_params,
            query=request.query_params,
            headers=request.headers,
            inhoud=await request.body(),
            adres=f"{request.method} {request.url.path}",
        )
        try:
            return await run_in_threadpool(afhandeling, vraag)
        except Probleem as probleem:
            return answer_json(probleem.body, probleem.status, PROBLEEM)

    return Route(pad, endpoint, methods=[methode])
