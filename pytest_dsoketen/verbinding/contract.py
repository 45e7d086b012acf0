# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""A port over HTTP: the language-neutral contract with which any party can be operated and observed.

Every method of a Protocol is `POST <basis>/bediening/<methode>` with its arguments as a JSON object; the answer is the
result as JSON. A refusal is status 409 with `{"fout", "rol", "melding", "status"}`, where `fout` is one of the keys of
`FOUTEN`. Bytes travel as base64, dates and times as ISO 8601.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, get_type_hints

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.ports import (
    GeweigerdError,
    NotSupportedError,
    OnbereikbaarError,
    OpstellingError,
    PartijError,
    StukError,
)
from pytest_dsoketen.verbinding.client import Respons, Verbinding
from pytest_dsoketen.verbinding.codec import explain_misfit, from_data, to_data

FOUTEN: dict[str, type[PartijError]] = {
    "geweigerd": GeweigerdError,
    "stuk": StukError,
    "onbereikbaar": OnbereikbaarError,
    "opstelling": OpstellingError,
    "niet-ondersteund": NotSupportedError,
}
STATUS_FOUT = 409


@dataclass(frozen=True)
class Methode:
    """One method of a port: its parameters with their types, and the type of its result."""

    naam: str
    signatuur: inspect.Signature
    typen: dict[str, Any]
    resultaat: Any

    def encode_argumenten(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> dict[str, Any]:
        """Turn the arguments of a call into JSON data."""
        gebonden = self.signatuur.bind(None, *args, **kwargs)
        gebonden.apply_defaults()
        return {naam: to_data(gebonden.arguments[naam], soort) for naam, soort in self.typen.items()}

    def decode_argumenten(self, data: dict[str, Any]) -> dict[str, Any]:
        """Turn JSON data into the arguments of a call."""
        return {naam: from_data(data[naam], soort) for naam, soort in self.typen.items() if naam in data}


@cache
def list_methoden(port: type) -> dict[str, Methode]:
    """Give the public methods of a Protocol, with those it inherits."""
    methoden = {}
    for naam, functie in inspect.getmembers(port, inspect.isfunction):
        if naam.startswith("_"):
            continue
        typen = get_type_hints(functie)
        resultaat = typen.pop("return", type(None))
        methoden[naam] = Methode(naam, inspect.signature(functie), typen, resultaat)
    return methoden


def make_port(ports: tuple[type, ...], verbinding: Verbinding) -> Any:
    """Make an object that fits the given Protocols and hands every call to the other end over HTTP."""
    methoden = {naam: methode for port in ports for naam, methode in list_methoden(port).items()}
    klasse = type(
        "PortOverHttp",
        (),
        {naam: _make_call(methode, verbinding) for naam, methode in methoden.items()},
    )
    return klasse()


def _make_call(methode: Methode, verbinding: Verbinding) -> Callable[..., Any]:
    """Make the method that does one call."""

    def call(_self: Any, *args: Any, **kwargs: Any) -> Any:
        data = methode.encode_argumenten(args, kwargs)
        respons = verbinding.exchange("POST", f"/bediening/{methode.naam}", data=data)
        if respons.status != 200:
            raise _read_fout(respons, verbinding.rol, methode.naam)
        return _read_resultaat(respons, verbinding.rol, methode)

    call.__name__ = methode.naam
    return call


def _read_resultaat(respons: Respons, rol: Rol, methode: Methode) -> Any:
    """Read the result of a call.

    Raises:
        StukError: the other end gives something else than the contract says.
    """
    try:
        data = respons.json()
    except ValueError:
        raise StukError(
            rol, f"{rol.naam} gaf op {methode.naam} een antwoord dat geen JSON is: {_quote(respons)}"
        ) from None
    try:
        return from_data(data, methode.resultaat)
    except Exception as fout:
        raise StukError(
            rol,
            f"{rol.naam} gaf op {methode.naam} een antwoord dat niet past bij het contract: {explain_misfit(fout)}",
        ) from fout


def _read_fout(respons: Respons, rol: Rol, naam: str) -> PartijError:
    """Make the error that the other end raised."""
    try:
        data = respons.json()
        return FOUTEN[data["fout"]](Rol(data.get("rol", rol)), str(data["melding"]), int(data.get("status", 0)))
    except (ValueError, KeyError, TypeError, AttributeError):
        return StukError(rol, f"{rol.naam} antwoordde {respons.status} op {naam}: {_quote(respons)}")


def _quote(respons: Respons) -> str:
    """Give the start of an answer on one line."""
    return " ".join(respons.inhoud[:300].decode("utf-8", "replace").split()) or "zonder inhoud"


def encode_fout(fout: PartijError) -> dict[str, Any]:
    """Turn an error of a port into the body of a 409."""
    naam = next((naam for naam, klasse in FOUTEN.items() if type(fout) is klasse), "")
    naam = naam or next((naam for naam, klasse in FOUTEN.items() if isinstance(fout, klasse)), "stuk")
    return {"fout": naam, "rol": fout.rol.value, "melding": fout.melding, "status": fout.status}


def make_bediening(ports: tuple[type, ...], partij: object) -> list[Route]:
    """Make the routes with which a party is operated and observed.

    Args:
        ports: the Protocols that the party fits.
        partij: the object that does the work.
    """
    methoden = {naam: methode for port in ports for naam, methode in list_methoden(port).items()}

    async def bedien(request: Request) -> Response:
        naam = request.path_params["methode"]
        if naam not in methoden:
            return JSONResponse({"title": f"methode {naam!r} bestaat niet"}, status_code=404)
        data = await request.json()
        return await run_in_threadpool(_run_methode, partij, methoden[naam], data)

    return [Route("/bediening/{methode}", bedien, methods=["POST"])]


def _run_methode(partij: object, methode: Methode, data: dict[str, Any]) -> Response:
    """Do one call and answer with its result or its error."""
    try:
        resultaat = getattr(partij, methode.naam)(**methode.decode_argumenten(data))
    except PartijError as fout:
        return JSONResponse(encode_fout(fout), status_code=STATUS_FOUT)
    return JSONResponse(to_data(resultaat, methode.resultaat))


__all__ = ["FOUTEN", "STATUS_FOUT", "encode_fout", "list_methoden", "make_bediening", "make_port"]
