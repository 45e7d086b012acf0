# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The one HTTP client: what it refuses, and what a fault at the other end becomes."""

from __future__ import annotations

import asyncio
import time

import pytest
from starlette.applications import Starlette
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, StreamingResponse
from starlette.routing import Route

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.ports import GeweigerdError, OnbereikbaarError, OpstellingError, StukError
from pytest_dsoketen.verbinding.client import Verbinding, VerbodenAdresError
from pytest_dsoketen.verbinding.server import PoortInGebruikError, Serverpark

GEZIEN: list[dict[str, str]] = []


async def _status(request):
    GEZIEN.append(dict(request.headers))
    code = int(request.path_params["code"])
    soort = request.query_params.get("soort", "")
    return JSONResponse({"title": "Titel", "detail": "uitleg", "type": f"https://x.example/{soort}"}, status_code=code)


async def _elders(request):
    return RedirectResponse("http://localhost:1/elders", status_code=302)


async def _tekst(request):
    return PlainTextResponse("kapot", status_code=500)


async def _druppel(request):
    async def druppels():
        for _ in range(100):
            yield b"x"
            await asyncio.sleep(0.05)

    return StreamingResponse(druppels())


@pytest.fixture(scope="module")
def basis():
    park = Serverpark()
    routes = [
        Route("/status/{code}", _status, methods=["GET", "POST"]), Route("/elders", _elders), Route("/tekst", _tekst),
        Route("/druppel", _druppel),
    ]  # fmt: skip
    url = park.add("proef", Starlette(routes=routes))
    park.start()
    yield url
    park.stop()


@pytest.mark.parametrize(
    ("rol", "code", "fout"),
    [
        (Rol.VTH, 400, GeweigerdError), (Rol.VTH, 404, GeweigerdError), (Rol.VTH, 401, OpstellingError),
        (Rol.LVBB, 403, OpstellingError), (Rol.LVBB, 503, OnbereikbaarError), (Rol.LVBB, 429, OnbereikbaarError),
        (Rol.VTH, 503, StukError), (Rol.LVBB, 500, StukError),
    ],
)  # fmt: skip
def test_status_becomes_the_error_of_the_design(basis, rol, code, fout):
    """A landelijke voorziening that is down is nobody's fault; a vendor that is down is."""
    with pytest.raises(fout) as gevangen:
        Verbinding(basis, rol).get(f"/status/{code}")

    assert gevangen.value.rol is rol
    assert gevangen.value.status == code
    assert "Titel" in gevangen.value.melding


def test_a_business_refusal_with_403_is_no_fault_in_the_set_up(basis):
    """The problem type tells a refused action from a missing machtiging."""
    with pytest.raises(GeweigerdError):
        Verbinding(basis, Rol.SAMENWERKFUNCTIONALITEIT).get("/status/403", query={"soort": "ActieNietToegestaan"})


@pytest.mark.parametrize(("rol", "fout"), [(Rol.OZON, OnbereikbaarError), (Rol.VTH, StukError)])
def test_refused_connection(rol, fout):
    """A closed port is unreachable for the LV and broken for a vendor."""
    with pytest.raises(fout):
        Verbinding("http://127.0.0.1:9", rol, deadline=2).get("/")


@pytest.mark.parametrize(
    "adres",
    ["http://elders.example/x", "http://127.0.0.1:1/x", "http://user@elders.example/x", "http://[::1]/x"],
)
def test_a_key_never_leaves_for_another_host(basis, adres):
    """A link to a host that the opstelling does not name is refused before a byte is sent."""
    GEZIEN.clear()

    with pytest.raises(VerbodenAdresError):
        Verbinding(basis, Rol.LVBB, headers={"x-api-key": "geheim"}).get(adres)

    assert GEZIEN == []


def test_redirects_are_not_followed(basis):
    """A redirect is an answer, not a new request with our key."""
    assert Verbinding(basis, Rol.LVBB, headers={"x-api-key": "geheim"}).get("/elders").status == 302


def test_production_is_refused():
    """Also when the opstelling names it as its base."""
    with pytest.raises(VerbodenAdresError, match="productie"):
        Verbinding("https://service.omgevingswet.overheid.nl", Rol.LVBB).get("/")


def test_text_of_a_broken_party_is_in_the_message(basis):
    """An error without problem+json still says what it said."""
    with pytest.raises(StukError, match="kapot"):
        Verbinding(basis, Rol.VTH).get("/tekst")


def test_a_taken_port_is_named(basis):
    """Asking for a port that is in use names the port and the way out."""
    poort = int(basis.rpartition(":")[2])

    with pytest.raises(PoortInGebruikError, match=f"poort {poort} .* in gebruik.*kies een andere"):
        Serverpark().add("lv", Starlette(), poort)


def test_a_trickle_does_not_outlive_the_deadline(basis):
    """A party that sends a byte now and then never trips the time-out per read; the total deadline ends it."""
    begin = time.monotonic()

    with pytest.raises(StukError, match="totale termijn"):
        Verbinding(basis, Rol.VTH, deadline=0.3).get("/druppel")

    assert time.monotonic() - begin < 2


@pytest.mark.parametrize("adres", ["http://[::1/x", "http://127.0.0.1:poort/x", "http://127.0.0.1:1/\x00"])
def test_an_address_that_is_none_is_the_fault_of_who_gave_it(basis, adres):
    """A link that cannot be read is held against the party that gave it, and never becomes a fault in the suite."""
    hosts = frozenset({"127.0.0.1:poort", "127.0.0.1:1"})

    with pytest.raises(StukError, match="geen geldig adres") as gevangen:
        Verbinding(basis, Rol.OZON, hosts=hosts).get(adres)

    assert gevangen.value.rol is Rol.OZON


def test_production_is_refused_with_a_dot_behind_it_too():
    """The same host in another spelling is the same host."""
    with pytest.raises(VerbodenAdresError, match="productie"):
        Verbinding("https://SERVICE.omgevingswet.overheid.nl.", Rol.LVBB).get("/")
