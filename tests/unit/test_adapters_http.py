# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The adapter over the language-neutral contract: what it hands to a vendor, and what not."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from pytest_dsoketen.adapters.http import make_adapter
from pytest_dsoketen.adapters.laden import Adaptercontext
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.verbinding.server import Serverpark

GEHEIM = "sleutel-van-de-gemeente"


@pytest.fixture
def software():
    """Software of a vendor that writes down what reaches it."""
    gezien: list[dict[str, str]] = []

    async def bedien(request: Request) -> Response:
        gezien.append(dict(request.headers))
        return JSONResponse([])

    park = Serverpark()
    url = park.add("vth", Starlette(routes=[Route("/bediening/{methode}", bedien, methods=["POST"])]))
    park.start()
    yield url, gezien
    park.stop()


def test_the_key_for_the_landelijke_voorzieningen_does_not_go_to_a_vendor(software):
    """Keys never cross hosts, also not by way of an adapter."""
    url, gezien = software
    context = Adaptercontext(
        Rol.VTH,
        {Rol.LVBB: "https://lv.example"},
        now=None,
        headers={"x-api-key": GEHEIM},
        instellingen={"url": url},
    )

    assert make_adapter(context).fetch_zaken("1") == ()
    assert len(gezien) == 1
    assert GEHEIM not in str(gezien)
