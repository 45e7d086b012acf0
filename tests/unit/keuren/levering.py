# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about an opdracht against the register: idLevering, machtiging, breaking off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache

from pytest_dsoketen.model.plannen import Opdrachtsoort
from pytest_dsoketen.standaarden.lvbb.aanlevering import write_afbreking
from pytest_dsoketen.standaarden.lvbb.toestand import Register
from tests.unit.keuren.geval import Geval, ongewijzigd
from tests.unit.plandata import GEMEENTE, edit, make_opdracht
from tests.unit.toestanddata import (
    BEKEND,
    BILL_1,
    BILL_2,
    changed,
    make_kennisgeving,
    offer,
    pakket_afbreken,
    toestand_aangeboden,
    toestand_gepubliceerd,
    toestand_kennisgeving,
    toestand_leeg,
    write_kennisgevingpakket,
)

OPDRACHT = "opdracht.xml"
ANDER = "00000099000000000002"
KENNISGEVING = make_kennisgeving().work


@cache
def afbreken_kennisgeving() -> bytes:
    """The opdracht to break off the publication of the kennisgeving."""
    opdracht = replace(make_opdracht("levering-9", Opdrachtsoort.AFBREKEN), identificatie=KENNISGEVING)
    return write_afbreking(opdracht)


def _machtig(register: Register) -> None:
    register.machtigingen = {(GEMEENTE.oin, ANDER)}
    register.take_levering(GEMEENTE.oin, "levering-8")


def _wacht(work: str, id_levering: str) -> Callable[[Register], None]:
    """Have somebody ask to break a publication off."""
    return lambda register: register.wait_for_break_off(work, id_levering)


def _publiceer_kennisgeving(register: Register) -> None:
    register.publish(KENNISGEVING, BEKEND)


def _volg_op(register: Register) -> None:
    offer(register, write_kennisgevingpakket(make_kennisgeving(2), "levering-7"))


def _met_kennisgeving(register: Register) -> None:
    over_eerste = make_kennisgeving(3, over=f"{BILL_1}/nld@2026-03-01;1")
    offer(register, write_kennisgevingpakket(over_eerste, "levering-7"))


GEVALLEN: tuple[Geval, ...] = (
    Geval("LVBB1012", edit(OPDRACHT, "levering-1", "levering-8"), toestand=changed(toestand_leeg, _machtig)),
    Geval(
        "LVBB1512",
        edit(OPDRACHT, f"<idBevoegdGezag>{GEMEENTE.oin}", "<idBevoegdGezag>00000099000000000003"),
        toestand=changed(toestand_leeg, _machtig),
    ),
    Geval("LVBB1551", edit(OPDRACHT, BILL_1, BILL_2), uitgang=pakket_afbreken, toestand=toestand_aangeboden),
    Geval("LVBB1553", ongewijzigd, uitgang=pakket_afbreken, toestand=toestand_aangeboden, op=date(2026, 4, 2)),
    Geval(
        "LVBB1554",
        ongewijzigd,
        uitgang=pakket_afbreken,
        toestand=changed(toestand_aangeboden, _wacht(BILL_1, "levering-9")),
        dan=changed(toestand_aangeboden, _wacht(BILL_1, "levering-8")),
    ),
    Geval("LVBB1555", ongewijzigd, uitgang=pakket_afbreken, toestand=toestand_aangeboden, dan=toestand_gepubliceerd),
    Geval(
        "LVBB1560",
        ongewijzigd,
        uitgang=pakket_afbreken,
        toestand=toestand_aangeboden,
        dan=changed(toestand_aangeboden, _met_kennisgeving),
    ),
    Geval(
        "LVBB1568",
        edit(OPDRACHT, f"<idBevoegdGezag>{GEMEENTE.oin}", f"<idBevoegdGezag>{ANDER}"),
        uitgang=pakket_afbreken,
        toestand=toestand_aangeboden,
    ),
    Geval(
        "LVBB4711",
        ongewijzigd,
        uitgang=afbreken_kennisgeving,
        toestand=toestand_kennisgeving,
        dan=changed(toestand_kennisgeving, _publiceer_kennisgeving),
    ),
    Geval(
        "LVBB4713",
        ongewijzigd,
        uitgang=afbreken_kennisgeving,
        toestand=changed(toestand_kennisgeving, _wacht(KENNISGEVING, "levering-9")),
        dan=changed(toestand_kennisgeving, _wacht(KENNISGEVING, "levering-8")),
    ),
    Geval(
        "LVBB4715",
        ongewijzigd,
        uitgang=afbreken_kennisgeving,
        toestand=toestand_kennisgeving,
        dan=changed(toestand_kennisgeving, _volg_op),
    ),
)
