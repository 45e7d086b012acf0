# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about doelen and the days on which versions take effect, against what the LVBB holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache

from pytest_dsoketen.model.plannen import Besluitsoort
from pytest_dsoketen.standaarden.lvbb.toestand import Doelstand, Intrekkingstand, Register, Toestand
from tests.unit.keuren.geval import Geval, ongewijzigd
from tests.unit.keuren.versies import add_versie
from tests.unit.plandata import WORK, Breuk, broken, edit
from tests.unit.toestanddata import (
    BILL_1,
    changed,
    pakket_intrekking,
    pakket_wijziging,
    toestand_gepubliceerd,
)

BESLUIT = "besluit.xml"
WAS = f"{WORK}/nld@1"
GIO = "/join/id/regdata/gm9999/2026/gio_Duin/nld@2026-06-01;1"
DOEL_1, DOEL_2, DOEL_9 = (f"/join/id/proces/gm9999/2026/d{nummer}" for nummer in (1, 2, 9))
ANDER_BESLUIT = "/akn/nl/bill/gm9999/2026/b8"


def geldig(doel: str, dag: str) -> Breuk:
    """Have a besluit say from which day a doel is valid."""
    stempel = (
        f"<Tijdstempel><doel>{doel}</doel><soortTijdstempel>geldigVanaf</soortTijdstempel><datum>{dag}</datum>"
        "<eId>art_II</eId></Tijdstempel></Tijdstempels>"
    )
    return edit(BESLUIT, "</Tijdstempels>", stempel)


@cache
def wijziging_geldig() -> bytes:
    """The change, valid from a day of its own."""
    return broken(pakket_wijziging(), geldig(DOEL_2, "2026-08-01"))


@cache
def intrekking_geldig() -> bytes:
    """The besluit that withdraws, with a day on which the regeling is no longer valid."""
    return broken(pakket_intrekking(), geldig(DOEL_9, "2026-09-01"))


def _doel(doel: str, werkend: date | None = None, geldig_vanaf: date | None = None) -> Callable[[Register], None]:
    """Have the LVBB know when a doel takes effect."""

    def change(register: Register) -> None:
        register.doelen[doel] = Doelstand(doel, ANDER_BESLUIT, werkend, geldig_vanaf)

    return change


def _was(**velden: object) -> Callable[[Register], None]:
    """Change the version that is built on."""

    def change(register: Register) -> None:
        register.versies[WAS] = replace(register.versies[WAS], **velden)  # type: ignore[arg-type]

    return change


def _weg(werkend_tot: date | None, geldig_tot: date | None = None) -> Callable[[Register], None]:
    """Have the regeling be withdrawn from a day on."""

    def change(register: Register) -> None:
        register.intrekkingen[WORK] = Intrekkingstand(WORK, ANDER_BESLUIT, DOEL_9, werkend_tot, geldig_tot)

    return change


def _zonder_datum(register: Register) -> None:
    register.versies[WAS] = replace(register.versies[WAS], geldig_vanaf=None)
    register.doelen = {}


def _gebruik_doel(register: Register) -> None:
    """Have an earlier version, without a date, be made for the doel of the change."""
    add_versie(9, date(2026, 1, 1))(register)
    naam = f"{WORK}/nld@9"
    register.versies[naam] = replace(register.versies[naam], doel=DOEL_2, geldig_vanaf=None)


def _ontwerp_met_doel(register: Register) -> None:
    _gebruik_doel(register)
    naam = f"{WORK}/nld@9"
    register.versies[naam] = replace(register.versies[naam], soort=Besluitsoort.ONTWERP)


def _geldig_op(dag: date, *, ook_ander: date | None = None) -> Callable[[Register], None]:
    """Have the version that is built on be valid from a day, and another version as well."""

    def change(register: Register) -> None:
        register.doelen[DOEL_1] = Doelstand(DOEL_1, BILL_1, date(2026, 5, 1), dag)
        if ook_ander is not None:
            add_versie(9, date(2026, 1, 1))(register)
            naam = f"{WORK}/nld@9"
            register.versies[naam] = replace(register.versies[naam], doel=DOEL_9)
            register.doelen[DOEL_9] = Doelstand(DOEL_9, ANDER_BESLUIT, date(2026, 1, 1), ook_ander)

    return change


def _geval(
    code: str,
    dan: Callable[[], Toestand],
    uitgang: Callable[[], bytes] = pakket_wijziging,
    toestand: Callable[[], Toestand] = toestand_gepubliceerd,
    mee: frozenset[str] = frozenset(),
) -> Geval:
    """Make a case in which only the state is another one."""
    return Geval(code, ongewijzigd, mee=mee, uitgang=uitgang, toestand=toestand, dan=dan)


toestand_geldig = changed(toestand_gepubliceerd, _geldig_op(date(2026, 5, 1)))
"""The first version is published and says from which day it is valid."""

GEVALLEN: tuple[Geval, ...] = (
    _geval("LVBB4200", changed(toestand_gepubliceerd, _was(geldig_vanaf=date(2026, 8, 2)))),
    _geval("LVBB4201", changed(toestand_gepubliceerd, _weg(date(2026, 8, 1)))),
    _geval("LVBB4204", changed(toestand_gepubliceerd, _zonder_datum)),
    _geval("LVBB4205", changed(toestand_gepubliceerd, _was(geldig_vanaf=date(2026, 9, 1))), uitgang=pakket_intrekking),
    _geval(
        "LVBB4206",
        changed(toestand_gepubliceerd, _geldig_op(date(2026, 8, 2))),
        uitgang=wijziging_geldig,
        toestand=toestand_geldig,
    ),
    _geval(
        "LVBB4207",
        changed(toestand_geldig, _weg(date(2026, 12, 1), date(2026, 8, 1))),
        uitgang=wijziging_geldig,
        toestand=toestand_geldig,
    ),
    _geval("LVBB4209", toestand_gepubliceerd, uitgang=wijziging_geldig, toestand=toestand_geldig),
    _geval(
        "LVBB4210",
        changed(toestand_gepubliceerd, _geldig_op(date(2026, 9, 1))),
        uitgang=intrekking_geldig,
        toestand=toestand_geldig,
    ),
    _geval("LVBB4805", changed(toestand_gepubliceerd, _doel(DOEL_2, date(2026, 6, 1)))),
    _geval("LVBB7004", changed(toestand_gepubliceerd, _gebruik_doel)),
    _geval("LVBB7005", changed(toestand_gepubliceerd, add_versie(9, date(2026, 8, 1)))),
    Geval(
        "LVBB7007",
        edit(BESLUIT, f"<instrumentVersie>{GIO}", f"<instrumentVersie>{GIO}9"),
        uitgang=pakket_wijziging,
        toestand=toestand_gepubliceerd,
        mee=frozenset({"BHKV1033", "BHKV1036", "BHKV1059"}),
    ),
    Geval(
        "LVBB7009",
        edit(
            BESLUIT,
            "</Intrekking>",
            f"</Intrekking><Intrekking><doelen><doel>{DOEL_9}</doel></doelen>"
            "<instrument>/join/id/regdata/gm9999/2026/gio_Weg</instrument><eId>art_I</eId></Intrekking>",
        ),
        uitgang=pakket_intrekking,
        toestand=toestand_gepubliceerd,
        mee=frozenset({"BHKV1063", "LVBB3800", "STOP2022"}),
    ),
    _geval("LVBB7010", changed(toestand_gepubliceerd, _ontwerp_met_doel)),
    _geval(
        "LVBB7011",
        changed(toestand_gepubliceerd, _geldig_op(date(2026, 5, 1), ook_ander=date(2026, 8, 1))),
        uitgang=wijziging_geldig,
        toestand=toestand_geldig,
    ),
)
