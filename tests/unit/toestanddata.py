# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""States of the landelijke voorzieningen to test with, and the packages that come next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

from pytest_dsoketen.model.plannen import Besluitsoort, Opdrachtsoort
from pytest_dsoketen.standaarden.lvbb.aanlevering import read_aanlevering, write_afbreking
from pytest_dsoketen.standaarden.lvbb.consolideren import consolidate
from pytest_dsoketen.standaarden.lvbb.schrijven_kennisgeving import KENNISGEVING, Kennisgeving, write_kennisgeving
from pytest_dsoketen.standaarden.lvbb.toestand import Register, Toestand, stand_of
from tests.unit.plandata import (
    VANDAAG,
    make_intrekkingspakket,
    make_opdracht,
    make_pakket,
    make_wijzigpakket,
)

BOVEN_TOP = "nl.imow-mnre1034.activiteit.ActInOmgevingsplan"
BILL_1, BILL_2 = "/akn/nl/bill/gm9999/2026/b1", "/akn/nl/bill/gm9999/2026/b2"
AANGEBODEN = VANDAAG - timedelta(days=1)
BEKEND = datetime(2026, 4, 2, 9, tzinfo=UTC)
NA_BEKENDMAKING = date(2026, 4, 3)


def toestand_met(register: Register) -> Toestand:
    """Give the state in which DSO-LV took over everything that was published."""
    gepubliceerd = [versie for versie in register.versies.values() if register.is_gepubliceerd(versie.expression)]
    return Toestand(register, stand_of(gepubliceerd, [BOVEN_TOP]))


def offer(register: Register, pakket: bytes, dag: date = AANGEBODEN) -> Register:
    """Let the LVBB take a package in for publication."""
    aanlevering = read_aanlevering(pakket)
    register.offer(aanlevering, consolidate(aanlevering, register.find_basis()), dag)
    return register


def make_register(*pakketten: bytes, gepubliceerd: bool = True) -> Register:
    """Make a register in which packages were offered one after another, and published when that is said."""
    register = Register()
    for pakket in pakketten:
        offer(register, pakket)
        if gepubliceerd:
            register.publish(read_aanlevering(pakket).work, BEKEND)
    return register


@cache
def toestand_leeg() -> Toestand:
    """The LVBB knows nothing yet."""
    return toestand_met(Register())


@cache
def toestand_aangeboden() -> Toestand:
    """The first version was offered and is not published yet."""
    return toestand_met(make_register(make_pakket(), gepubliceerd=False))


@cache
def toestand_gepubliceerd() -> Toestand:
    """The first version is published."""
    return toestand_met(make_register(make_pakket()))


@cache
def toestand_gewijzigd() -> Toestand:
    """The first version and its change are published."""
    return toestand_met(make_register(make_pakket(), make_wijzigpakket()))


@cache
def pakket_wijziging() -> bytes:
    """The change of the first version."""
    return make_wijzigpakket()


@cache
def pakket_afbreken() -> bytes:
    """The opdracht to break off the publication of the first version."""
    opdracht = replace(make_opdracht("levering-9", Opdrachtsoort.AFBREKEN), identificatie=BILL_1)
    return write_afbreking(opdracht)


@cache
def pakket_ontwerp() -> bytes:
    """An ontwerp of the change."""
    return make_wijzigpakket(Besluitsoort.ONTWERP)


def make_kennisgeving(nummer: int = 1, over: str = f"{BILL_2}/nld@2026-03-01;1") -> Kennisgeving:
    """Make the kennisgeving about the ontwerp: from when to when it can be seen."""
    work = f"/akn/nl/doc/gm9999/2026/k{nummer}"
    return Kennisgeving(
        work=work,
        expression=f"{work}/nld@2026-03-02",
        titel="Ontwerp van het omgevingsplan ter inzage",
        over=over,
        gezag="gm9999",
        begin=date(2026, 4, 8),
        einde=date(2026, 5, 20),
        bekend_op=date(2026, 4, 7),
    )


def write_kennisgevingpakket(kennisgeving: Kennisgeving, nummer: str = "levering-5") -> bytes:
    """Write the package of a kennisgeving that is published on the day it names."""
    opdracht = replace(make_opdracht(nummer), publicatie=KENNISGEVING, bekendmaking=kennisgeving.bekend_op)
    return write_kennisgeving(opdracht, kennisgeving)


@cache
def pakket_kennisgeving() -> bytes:
    """The kennisgeving about the ontwerp."""
    return write_kennisgevingpakket(make_kennisgeving())


@cache
def pakket_intrekking() -> bytes:
    """The besluit that withdraws the first version."""
    return make_intrekkingspakket()


@cache
def toestand_ontwerp() -> Toestand:
    """The first version and an ontwerp of its change are published."""
    return toestand_met(make_register(make_pakket(), pakket_ontwerp()))


@cache
def toestand_kennisgeving() -> Toestand:
    """The ontwerp and the kennisgeving about it are offered and not published yet."""
    register = make_register(make_pakket())
    return toestand_met(offer(offer(register, pakket_ontwerp()), pakket_kennisgeving()))


def changed(toestand: Callable[[], Toestand], wijzig: Callable[[Register], None]) -> Callable[[], Toestand]:
    """Give a state in which something happened besides; each call makes it anew."""

    @cache
    def make() -> Toestand:
        oud = toestand()
        register = replace(
            oud.lvbb,
            **{naam: type(waarde)(waarde) for naam, waarde in vars(oud.lvbb).items() if isinstance(waarde, set | dict)},
        )
        wijzig(register)
        return Toestand(register, oud.ozon)

    return make
