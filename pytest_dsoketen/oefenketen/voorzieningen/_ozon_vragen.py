# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""How Presenteren v8 is asked: from where in time, at which point, which page; and what it refuses.

The names and defaults are those of the API: three parameters for time that do not follow each other, pages of 20 and at
most 200, and one exact form of the header Content-Crs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final
from urllib.parse import urlencode

from starlette.responses import Response
from starlette.routing import BaseRoute

from pytest_dsoketen.model.plannen import Punt
from pytest_dsoketen.oefenketen.voorzieningen._http import HAL, Probleem, Vraag, make_route
from pytest_dsoketen.oefenketen.voorzieningen._ozon_register import Tijdreis

CRS_RD: Final = "http://www.opengis.net/def/crs/EPSG/0/28992"
SORTERING: Final = "registratietijdstip"
_PAGINA, _MAX_PAGINA = 20, 200
_MEDIATYPES = (HAL, "application/json", "application/*", "*/*")


def make_presenteerroute(methode: str, pad: str, afhandeling: Callable[[Vraag], Response]) -> BaseRoute:
    """Make a route that answers in HAL, and refuses who wants something else."""

    def answer(vraag: Vraag) -> Response:
        gevraagd = [deel.partition(";")[0].strip() for deel in vraag.headers.get("accept", "*/*").split(",")]
        if not any(mediatype in _MEDIATYPES for mediatype in gevraagd):
            raise Probleem(406, "Niet acceptabel", f"deze API geeft {HAL}")
        return afhandeling(vraag)

    return make_route(methode, pad, answer)


def read_tijdreis(vraag: Vraag, nu: datetime) -> Tijdreis:
    """Read from where in time is asked; every axis that is not named is now."""
    vandaag = nu.date()
    return Tijdreis(
        geldig_op=_read_dag(vraag, "geldigOp", vandaag),
        in_werking_op=_read_dag(vraag, "inWerkingOp", vandaag),
        beschikbaar_op=_read_moment(vraag, "beschikbaarOp", nu),
    )


def _read_dag(vraag: Vraag, naam: str, anders: date) -> date:
    """Read a day."""
    tekst = vraag.query.get(naam)
    if tekst is None:
        return anders
    try:
        return date.fromisoformat(tekst)
    except ValueError as fout:
        raise Probleem(400, "Ongeldige parameter", f"{naam} is geen datum (JJJJ-MM-DD): {tekst!r}") from fout


def _read_moment(vraag: Vraag, naam: str, anders: datetime) -> datetime:
    """Read a moment; without a time zone it is UTC."""
    tekst = vraag.query.get(naam)
    if tekst is None:
        return anders
    try:
        moment = datetime.fromisoformat(tekst)
    except ValueError as fout:
        raise Probleem(400, "Ongeldige parameter", f"{naam} is geen tijdstip (ISO 8601): {tekst!r}") from fout
    if len(tekst) == len("JJJJ-MM-DD"):
        raise Probleem(400, "Ongeldige parameter", f"{naam} is een dag zonder tijd: {tekst!r}")
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def read_punt(vraag: Vraag) -> Punt:
    """Read the point that is searched at: RD, at most three decimals, and the header that says so exactly."""
    crs = vraag.headers.get("content-crs", "")
    if crs != CRS_RD:
        raise Probleem(400, "Ongeldige header Content-Crs", f"{crs!r} wordt niet ondersteund; gebruik {CRS_RD}")
    geometrie = vraag.json().get("geometrie")
    try:
        if geometrie["type"] != "Point":
            raise Probleem(400, "Ongeldige geometrie", f"{geometrie['type']!r} wordt niet ondersteund; gebruik Point")
        x, y = (float(waarde) for waarde in geometrie["coordinates"])
    except (TypeError, KeyError, ValueError) as fout:
        raise Probleem(400, "Ongeldige geometrie", "verwacht een Point met twee coördinaten") from fout
    if any(round(waarde, 3) != waarde for waarde in (x, y)):
        raise Probleem(422, "Ongeldige geometrie", "Geometrie heeft meer dan 3 decimalen")
    return Punt(x, y)


def wants_expand(vraag: Vraag) -> bool:
    """Say whether linked resources have to stand in the answer itself."""
    return _read_waar(vraag, "_expand")


def wants_registratie(vraag: Vraag) -> bool:
    """Say whether every annotation has to say since when it is registered."""
    return wants_expand(vraag) and vraag.query.get("_expandScope") == "registratiegegevens"


def _read_waar(vraag: Vraag, naam: str) -> bool:
    """Read a boolean; absent is no."""
    tekst = vraag.query.get(naam, "false").lower()
    if tekst not in {"true", "false"}:
        raise Probleem(400, "Ongeldige parameter", f"{naam} is true of false, niet {tekst!r}")
    return tekst == "true"


def read_sortering(vraag: Vraag) -> int:
    """Read how a list is sorted: 1 oldest registration first, -1 newest first, 0 as it is."""
    tekst = vraag.query.get("_sort", "")
    if tekst.lstrip("-") not in {"", SORTERING}:
        raise Probleem(400, "Ongeldige parameter", f"_sort kent alleen {SORTERING}, niet {tekst!r}")
    if not tekst:
        return 0
    return -1 if tekst.startswith("-") else 1


@dataclass(frozen=True)
class Pagina:
    """Which part of a list is asked for."""

    nummer: int
    omvang: int

    def cut(self, regels: Sequence[Any]) -> Sequence[Any]:
        """Give the part."""
        return regels[(self.nummer - 1) * self.omvang : self.nummer * self.omvang]

    def make_links(self, vraag: Vraag, basis: str, paginas: int) -> dict[str, Any]:
        """Make the links to this page and those around it; who follows `next` to its end has read the whole list."""
        nummers = {
            "self": self.nummer,
            "first": 1,
            "prev": self.nummer - 1,
            "next": self.nummer + 1,
            "last": max(paginas, 1),
        }
        pad = vraag.adres.partition(" ")[2]
        return {
            naam: {"href": f"{basis}{pad}?{urlencode({**vraag.query, 'page': nummer, 'size': self.omvang})}"}
            for naam, nummer in nummers.items()
            if naam == "self" or 1 <= nummer <= max(paginas, 1)
        }


def read_pagina(vraag: Vraag) -> Pagina:
    """Read which page is asked for."""
    nummer, omvang = vraag.read_int("page", 1), vraag.read_int("size", _PAGINA)
    if nummer < 1 or not 1 <= omvang <= _MAX_PAGINA:
        raise Probleem(400, "Ongeldige parameter", f"page begint bij 1 en size is hooguit {_MAX_PAGINA}")
    return Pagina(nummer, omvang)
