# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What an opstelling means for the oefenketen: messages for the software of a vendor go to that software."""

from __future__ import annotations

import pytest

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.opstelling import read_opstelling
from pytest_dsoketen.opstelling.bouwen import list_ontvangers, start_oefenketen


def _read(tmp_path, toml):
    path = tmp_path / "opstelling.toml"
    path.write_text(toml, encoding="utf-8")
    return read_opstelling(path)


@pytest.mark.parametrize(
    ("toml", "ontvangers"),
    [
        ("", {}),
        ("[rollen.vth]\nadapter = 'http'\nurl = 'http://127.0.0.1:9/'\n", {Rol.VTH: "http://127.0.0.1:9"}),
        (
            "[rollen.vth]\nadapter = 'http'\nurl = 'http://127.0.0.1:9'\nontvangst = 'http://127.0.0.1:8'\n",
            {Rol.VTH: "http://127.0.0.1:8"},
        ),
        ("[rollen.vth]\nadapter = 'a.b:C'\nurl = 'http://127.0.0.1:9'\n", {}),
        ("[rollen.vth]\nadapter = 'a.b:C'\nontvangst = 'http://127.0.0.1:8'\n", {Rol.VTH: "http://127.0.0.1:8"}),
    ],
)
def test_where_messages_are_brought(tmp_path, toml, ontvangers):
    assert list_ontvangers(_read(tmp_path, toml)) == ontvangers


def test_the_oefenketen_brings_them_there(tmp_path):
    oefenketen = start_oefenketen(
        _read(tmp_path, "[rollen.vth]\nadapter = 'a.b:C'\nontvangst = 'http://127.0.0.1:8'\n")
    )
    try:
        assert oefenketen.adressen.partijen[Rol.VTH] == "http://127.0.0.1:8"
        assert oefenketen.adressen.partijen[Rol.DIGIKOPPELING] != "http://127.0.0.1:8"
    finally:
        oefenketen.stop()


def test_a_vendor_is_not_taken_for_us(tmp_path):
    partij = _read(tmp_path, "[rollen.vth]\nadapter = 'a.b:C'\nproduct = 'Zaak'\n").rollen[Rol.VTH].partij
    assert (partij.leverancier, partij.product) == ("", "Zaak")
