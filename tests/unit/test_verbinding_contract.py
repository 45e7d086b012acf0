# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The contract over HTTP, with a party at the other end that does not keep to it."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.ports import GeweigerdError, StukError, VthSoftware
from pytest_dsoketen.verbinding.client import Verbinding
from pytest_dsoketen.verbinding.contract import make_port


@pytest.fixture
def vendor():
    """A server that gives the answer put in `antwoord`, and a port that talks to it."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["content-length"]))
            status, inhoud = server.antwoord
            self.send_response(status)
            self.send_header("content-length", str(len(inhoud)))
            self.end_headers()
            self.wfile.write(inhoud)

        def log_message(self, *_): ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    server.port = make_port((VthSoftware,), Verbinding(f"http://127.0.0.1:{server.server_port}", Rol.VTH))
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("status", "inhoud", "melding"),
    [
        (200, b"<html>welkom</html>", "het VTH-systeem gaf op fetch_meldingen een antwoord dat geen JSON is: <html>"),
        (200, b"", "geen JSON is: zonder inhoud"),
        (200, b"3", "het VTH-systeem gaf op fetch_meldingen een antwoord dat niet past bij het contract"),
        (500, b"Traceback: boem", "het VTH-systeem antwoordde 500 op fetch_meldingen: Traceback: boem"),
        (409, b'["nee"]', "het VTH-systeem antwoordde 409 op fetch_meldingen"),
        (409, b'{"fout": "onzin", "melding": "x"}', "het VTH-systeem antwoordde 409 op fetch_meldingen"),
    ],
)
def test_rubbish_is_held_against_the_party(vendor, status, inhoud, melding):
    vendor.antwoord = status, inhoud
    with pytest.raises(StukError) as info:
        vendor.port.fetch_meldingen()
    assert melding in str(info.value)
    assert info.value.rol is Rol.VTH


def test_a_misfit_names_the_field(vendor):
    vendor.antwoord = 200, json.dumps([{"zaaknummer": "1", "kleur": "rood"}]).encode()
    with pytest.raises(StukError, match=r"verplicht veld ontbreekt.*antwoord"):
        vendor.port.fetch_zaken("1")


def test_a_refusal_needs_only_what_the_documentation_asks(vendor):
    vendor.antwoord = 409, b'{"fout": "geweigerd", "melding": "zaak is al gesloten"}'
    with pytest.raises(GeweigerdError, match="zaak is al gesloten") as info:
        vendor.port.decide("1", "verleend")
    assert info.value.rol is Rol.VTH
