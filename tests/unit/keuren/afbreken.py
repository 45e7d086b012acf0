# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Proof of the rules about what hangs on a besluit that is broken off, or is changed without one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache

from pytest_dsoketen.standaarden.lvbb.toestand import Intrekkingstand, Register, Status, Toestand
from tests.unit.keuren.geval import Geval, ongewijzigd
from tests.unit.lvbbdata import cut, pakket_mutatie
from tests.unit.plandata import WORK
from tests.unit.toestanddata import (
    BILL_1,
    BILL_2,
    changed,
    offer,
    pakket_afbreken,
    pakket_kennisgeving,
    pakket_wijziging,
    toestand_aangeboden,
    toestand_gepubliceerd,
    toestand_ontwerp,
)

EERDER = date(2026, 3, 1)
STAP_EINDE = "<Procedurestap><soortStap>/join/id/stop/procedure/stap_005</soortStap>"


def _set(register: Register, work: str, **velden: object) -> None:
    """Change what the register says of a besluit."""
    register.besluiten[work] = replace(register.besluiten[work], **velden)  # type: ignore[arg-type]


def _add_ander(register: Register, **velden: object) -> None:
    """Have another besluit come, about nothing but what is said."""
    leeg = replace(register.besluiten[BILL_1], work=BILL_2, versies=(), basis=(), informatieobjecten=())
    register.besluiten[BILL_2] = replace(leeg, **velden)  # type: ignore[arg-type]


def _bouwt_voort(register: Register) -> None:
    offer(register, pakket_wijziging())
    _set(register, BILL_2, versies=())


def _verwijst(register: Register) -> None:
    offer(register, pakket_wijziging())
    _set(register, BILL_2, basis=())


def _versie_werkt(register: Register) -> None:
    register.versies |= {naam: replace(versie, geldig_vanaf=EERDER) for naam, versie in register.versies.items()}


def _io_werkt(register: Register) -> None:
    register.doelen |= {naam: replace(doel, werkend_vanaf=EERDER) for naam, doel in register.doelen.items()}
    _set(register, BILL_1, versies=())


def _wijzigt_io(register: Register) -> None:
    (expression,) = register.besluiten[BILL_1].informatieobjecten
    _add_ander(register, informatieobjecten=(expression.partition("@")[0] + "@2026-05-01;1",))


def _trekt_in(register: Register) -> None:
    register.intrekkingen[WORK] = Intrekkingstand(WORK, BILL_2, "/join/id/proces/gm9999/2026/d2")


def _tijdelijk_deel(register: Register) -> None:
    _add_ander(register, hoofdregelingen=(WORK,))


def _nog_niet(register: Register) -> None:
    _set(register, BILL_1, status=Status.AANGEBODEN)


@cache
def toestand_anders() -> Toestand:
    """The first version is published, with other annotations of its articles than a directe mutatie brings."""
    toestand = toestand_gepubliceerd()
    anders = {
        naam: replace(obj, inhoud=(obj.inhoud[0], "anders", *obj.inhoud[2:])) if obj.objecttype == "Regeltekst" else obj
        for naam, obj in toestand.ozon.objecten.items()
    }
    return replace(toestand, ozon=replace(toestand.ozon, objecten=anders))


def afbreken(code: str, wijzig: Callable[[Register], None]) -> Geval:
    """Break off the first besluit, in a state in which that cannot be done."""
    dan: Callable[[], Toestand] = changed(toestand_aangeboden, wijzig)
    return Geval(code, ongewijzigd, uitgang=pakket_afbreken, toestand=toestand_aangeboden, dan=dan)


GEVALLEN: tuple[Geval, ...] = (
    afbreken("LVBB1558", _bouwt_voort),
    afbreken("LVBB1561", _verwijst),
    afbreken("LVBB1563", _versie_werkt),
    afbreken("LVBB1564", _io_werkt),
    afbreken("LVBB1565", _wijzigt_io),
    afbreken("LVBB1566", _trekt_in),
    afbreken("LVBB1567", _tijdelijk_deel),
    Geval(
        "LVBB1600",
        ongewijzigd,
        uitgang=pakket_mutatie,
        toestand=toestand_anders,
        dan=changed(toestand_anders, _nog_niet),
    ),
    Geval(
        "STOP1400",
        cut("kennisgeving.xml", STAP_EINDE, "</Procedurestap>"),
        "begin van de inzage zonder einde",
        uitgang=pakket_kennisgeving,
        toestand=toestand_ontwerp,
    ),
)
