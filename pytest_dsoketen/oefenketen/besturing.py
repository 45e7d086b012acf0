# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Control over the oefenketen over HTTP: let time pass, begin anew, look at the waarneempunten of the LV."""

from __future__ import annotations

from datetime import timedelta
from typing import Protocol

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from pytest_dsoketen.model.berichten import Bericht
from pytest_dsoketen.oefenketen.klok import KlokError, OefenKlok
from pytest_dsoketen.verbinding.codec import to_data


class Bestuurbaar(Protocol):
    """What the control needs of the oefenketen."""

    @property
    def klok(self) -> OefenKlok:
        """The clock of this moment."""
        ...

    def reset(self, zaad: str, storingen: tuple[str, ...]) -> None:
        """Make every party new."""
        ...

    def fetch_berichten(self, rol: str, kenmerk: str) -> tuple[Bericht, ...]:
        """Give what a landelijke voorziening sent or received for a kenmerk."""
        ...


def make_besturing(keten: Bestuurbaar) -> Starlette:
    """Make the app.

    `GET /klok`, `POST /klok {"seconden"}`, `POST /klok/gebeurtenis {"seconden"}` and `POST /reset {"zaad", "storingen"}`
    give the time, and whether it stands still until somebody moves it; `GET /berichten/{rol}?kenmerk=` gives what a
    party sent or received.
    """

    def show_klok(**erbij: float) -> Response:
        return JSONResponse({"nu": keten.klok.now().isoformat(), "staat_stil": keten.klok.staat_stil, **erbij})

    async def read_klok(_: Request) -> Response:
        return show_klok()

    async def move_klok(request: Request) -> Response:
        data = await request.json()
        await run_in_threadpool(keten.klok.wait, timedelta(seconds=float(data["seconden"])))
        return show_klok()

    async def await_event(request: Request) -> Response:
        data = await request.json()
        duur = await run_in_threadpool(keten.klok.wait_event, timedelta(seconds=float(data["seconden"])))
        return show_klok(seconden=duur.total_seconds())

    async def reset(request: Request) -> Response:
        data = await request.json()
        try:
            await run_in_threadpool(keten.reset, data["zaad"], tuple(data["storingen"]))
        except LookupError as fout:
            return JSONResponse({"title": str(fout)}, status_code=400)
        return show_klok()

    def show_berichten(rol: str, kenmerk: str) -> Response:
        return JSONResponse(to_data(keten.fetch_berichten(rol, kenmerk), tuple[Bericht, ...]))

    async def berichten(request: Request) -> Response:
        return await run_in_threadpool(show_berichten, request.path_params["rol"], request.query_params["kenmerk"])

    async def report_klok(_: Request, fout: Exception) -> Response:
        return JSONResponse({"title": str(fout)}, status_code=500)

    return Starlette(
        exception_handlers={KlokError: report_klok},
        routes=[
            Route("/klok", read_klok, methods=["GET"]),
            Route("/klok", move_klok, methods=["POST"]),
            Route("/klok/gebeurtenis", await_event, methods=["POST"]),
            Route("/reset", reset, methods=["POST"]),
            Route("/berichten/{rol}", berichten, methods=["GET"]),
        ],
    )
