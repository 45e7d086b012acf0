# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about the versions that a besluit makes, against those that the LVBB holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from pytest_dsoketen.model.plannen import Besluitsoort
from pytest_dsoketen.standaarden.lvbb.toestand import Besluitstand, Register
from tests.unit.keuren.geval import Geval, ongewijzigd
from tests.unit.plandata import GEMEENTE, VANDAAG, WORK, edit, make_geconsolideerd
from tests.unit.toestanddata import (
    BILL_1,
    BILL_2,
    changed,
    pakket_wijziging,
    toestand_gepubliceerd,
    toestand_leeg,
)

BESLUIT = "besluit.xml"
WAS, WORDT = f"{WORK}/nld@1", f"{WORK}/nld@2"


def add_versie(nummer: int, geldig_vanaf: date) -> Callable[[Register], None]:
    """Have the LVBB hold another version besides, without informatieobjecten."""

    def add(register: Register) -> None:
        versie = replace(
            make_geconsolideerd(),
            expression=f"{WORK}/nld@{nummer}",
            doel="",
            geldig_vanaf=geldig_vanaf,
            informatieobjecten=(),
        )
        register.add_versie(versie)

    return add


def _bouw_voort(register: Register) -> None:
    """Have another besluit build on the first version."""
    ander = "/akn/nl/bill/gm9999/2026/b9"
    register.besluiten[ander] = Besluitstand(
        ander, f"{ander}/nld@2026", Besluitsoort.DEFINITIEF, GEMEENTE.oin, VANDAAG, VANDAAG, gebaseerd_op=(WAS,)
    )


def _maak_ontwerp(register: Register) -> None:
    """Have the first version come from an ontwerp."""
    register.versies[WAS] = replace(register.versies[WAS], soort=Besluitsoort.ONTWERP)


GEVALLEN: tuple[Geval, ...] = (
    Geval(
        "LVBB4001",
        edit(BESLUIT, BILL_2, BILL_1, -1),
        uitgang=pakket_wijziging,
        toestand=toestand_gepubliceerd,
    ),
    Geval(
        "LVBB4014",
        ongewijzigd,
        uitgang=pakket_wijziging,
        toestand=toestand_gepubliceerd,
        dan=changed(toestand_gepubliceerd, add_versie(2, date(2026, 7, 1))),
    ),
    Geval(
        "LVBB4015",
        edit(BESLUIT, f'was="{WAS}"', f'was="{WORK}/nld@8"'),
        uitgang=pakket_wijziging,
        toestand=toestand_gepubliceerd,
    ),
    Geval(
        "LVBB5007",
        ongewijzigd,
        uitgang=pakket_wijziging,
        toestand=toestand_gepubliceerd,
        dan=changed(toestand_gepubliceerd, _maak_ontwerp),
    ),
    Geval(
        "LVBB5015",
        ongewijzigd,
        uitgang=pakket_wijziging,
        toestand=toestand_gepubliceerd,
        dan=changed(toestand_gepubliceerd, _bouw_voort),
    ),
    Geval(
        "LVBB5019",
        ongewijzigd,
        toestand=toestand_leeg,
        dan=changed(toestand_leeg, add_versie(9, date(2026, 1, 1))),
    ),
    Geval(
        "LVBB7005",
        ongewijzigd,
        uitgang=pakket_wijziging,
        toestand=toestand_gepubliceerd,
        dan=changed(toestand_gepubliceerd, add_versie(9, date(2026, 8, 1))),
    ),
)
