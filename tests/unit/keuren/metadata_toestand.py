# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about metadata that stay as they are over versions, against what the LVBB holds."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pytest_dsoketen.standaarden.lvbb.toestand import Intrekkingstand, Register
from pytest_dsoketen.standaarden.stop.versie import build_metadata
from tests.unit.keuren.geval import Geval
from tests.unit.plandata import broken, edit, make_geconsolideerd
from tests.unit.toestanddata import changed, pakket_wijziging, toestand_gepubliceerd

BESLUIT, IO = "besluit.xml", "IO-gio_Duin.xml"
GIO = "/join/id/regdata/gm9999/2026/gio_Duin"
OUD = "/akn/nl/act/gm9999/2020/plan"
VERSIE = '<RegelingVersieMetadata xmlns="https://standaarden.overheid.nl/stop/imop/data/"><versienummer>2</versienummer></RegelingVersieMetadata>'


@cache
def wijziging_met_metadata() -> bytes:
    """The change, with the metadata of the regeling delivered again."""
    metadata = build_metadata("gm9999", "Omgevingsplan Duinrand").decode()
    return broken(pakket_wijziging(), edit(BESLUIT, VERSIE, VERSIE + metadata))


def _ken_gio(register: Register) -> None:
    """Have an earlier version of the GIO of the change be known."""
    bos = make_geconsolideerd().informatieobjecten[0]

    metadata = bos.metadata.replace(b"gio_Bos", b"gio_Duin")
    duin = replace(bos, work=GIO, expression=f"{GIO}/nld@2026-01-01;1", metadata=metadata)
    register.informatieobjecten[duin.expression] = duin


def _trek_in(register: Register) -> None:
    register.intrekkingen[OUD] = Intrekkingstand(OUD, "/akn/nl/bill/gm9999/2026/b8", "")


toestand_met_gio = changed(toestand_gepubliceerd, _ken_gio)
toestand_zonder_oud = changed(toestand_gepubliceerd, _trek_in)
MAKER = "<maker>/tooi/id/gemeente/gm9999</maker>"
PROVINCIE = "/tooi/id/provincie/pv99"

GEVALLEN: tuple[Geval, ...] = (
    Geval(
        "LVBB4046",
        edit(
            BESLUIT,
            f"{MAKER}<officieleTitel>Omgevingsplan",
            f"{MAKER}<officieleTitel>Omgevingsplan".replace("gm9999", "gm9998"),
        ),
        uitgang=wijziging_met_metadata,
        toestand=toestand_gepubliceerd,
    ),
    Geval(
        "LVBB4048",
        edit(IO, MAKER, MAKER.replace("gm9999", "gm9998")),
        uitgang=pakket_wijziging,
        toestand=toestand_met_gio,
    ),
    Geval(
        "LVBB4049",
        edit(BESLUIT, "<soortRegeling>", f"<opvolging><opvolgerVan>{OUD}</opvolgerVan></opvolging><soortRegeling>"),
        uitgang=wijziging_met_metadata,
        toestand=toestand_zonder_oud,
        mee=frozenset({"LVBB4046"}),
    ),
    Geval(
        "LVBB4050",
        edit(
            IO,
            "<publicatieinstructie>",
            f"<opvolging><opvolgerVan>{GIO}x</opvolgerVan></opvolging><publicatieinstructie>",
        ),
        uitgang=pakket_wijziging,
        toestand=toestand_gepubliceerd,
    ),
    Geval(
        "LVBB4055",
        edit(
            BESLUIT,
            "<eindverantwoordelijke>/tooi/id/gemeente/gm9999</eindverantwoordelijke><maker>/tooi/id/gemeente/gm9999</maker>"
            "<officieleTitel>Omgevingsplan",
            f"<eindverantwoordelijke>{PROVINCIE}</eindverantwoordelijke><maker>/tooi/id/gemeente/gm9999</maker>"
            "<officieleTitel>Omgevingsplan",
        ),
        uitgang=wijziging_met_metadata,
        toestand=toestand_gepubliceerd,
        mee=frozenset({"LVBB4046", "STOP1035"}),
    ),
    Geval(
        "LVBB4056",
        edit(IO, "<eindverantwoordelijke>/tooi/id/gemeente/gm9999", f"<eindverantwoordelijke>{PROVINCIE}"),
        uitgang=pakket_wijziging,
        toestand=toestand_met_gio,
        mee=frozenset({"LVBB4048"}),
    ),
)
