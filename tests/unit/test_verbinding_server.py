# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The one HTTP server: it comes up whole or says why, and leaves nothing behind."""

from __future__ import annotations

import asyncio
import socket
import threading

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.verbinding import server
from pytest_dsoketen.verbinding.client import Verbinding
from pytest_dsoketen.verbinding.server import PoortInGebruikError, Serverpark, ServerStartError


def make_app():
    async def hallo(request):
        return PlainTextResponse("hallo")

    async def slaap(request):
        await asyncio.sleep(30)
        return PlainTextResponse("wakker")

    return Starlette(routes=[Route("/", hallo), Route("/slaap", slaap)])


def list_threads():
    return [draad for draad in threading.enumerate() if draad.name == "oefenketen"]


def get_poort(url):
    return int(url.rpartition(":")[2])


def test_stop_gives_ports_and_thread_back():
    """Also while a client still has a connection open and another waits for its answer."""
    voor = len(list_threads())
    park = Serverpark()
    urls = [park.add("een", make_app()), park.add("twee", make_app())]
    park.start()
    for url in urls:
        assert Verbinding(url, Rol.VTH).get("/").inhoud == b"hallo"
    with socket.create_connection(("127.0.0.1", get_poort(urls[0]))) as open_:
        open_.sendall(b"GET /slaap HTTP/1.1\r\nhost: x\r\n\r\n")
        park.stop()

    assert len(list_threads()) == voor
    nieuw = Serverpark()
    for url in urls:
        nieuw.add("weer", make_app(), get_poort(url))
    nieuw.stop()


def test_a_port_that_is_only_bound_is_taken():
    """Two servers that both still have to start do not get the same port."""
    park = Serverpark()
    poort = get_poort(park.add("een", make_app()))

    with pytest.raises(PoortInGebruikError):
        Serverpark().add("twee", make_app(), poort)
    park.stop()


def test_a_server_that_cannot_start_says_so(monkeypatch):
    """Nobody goes on with addresses on which nothing answers."""
    monkeypatch.setattr(server, "_STARTTIJD", 5.0)
    park = Serverpark()
    park.add("een", make_app())
    park._bound[0][2].close()

    with pytest.raises(ServerStartError, match=r"starten niet: .+") as gevangen:
        park.start()

    assert gevangen.value.__cause__ is not None
    assert not list_threads()
