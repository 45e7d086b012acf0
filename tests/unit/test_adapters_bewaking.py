# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Whatever an adapter of a vendor does wrong becomes an error of that party, and never one of the run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import pytest

from pytest_dsoketen.adapters.bewaking import Bewaakt, describe_misfit
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.ports import GeweigerdError, NotSupportedError, StukError


@dataclass(frozen=True)
class Stuk:
    naam: str
    moment: datetime | None = None
    delen: tuple[int, ...] = ()


class Port(Protocol):
    def fetch(self, nummer: str) -> tuple[Stuk, ...]: ...
    def doe(self) -> None: ...


class Adapter:
    kleur = "rood"

    def __init__(self, antwoord):
        self.antwoord = antwoord

    def fetch(self, nummer):
        if isinstance(self.antwoord, BaseException):
            raise self.antwoord
        return self.antwoord


def _fetch(antwoord):
    return Bewaakt(Adapter(antwoord), Rol.VTH, (Port,)).fetch("1")


def test_what_fits_passes_and_a_list_is_fine():
    assert _fetch((Stuk("a"),)) == (Stuk("a"),)
    assert _fetch([Stuk("a")]) == (Stuk("a"),)


@pytest.mark.parametrize("fout", [ValueError("dood"), AssertionError(), SystemExit(3), RecursionError("diep")])
def test_any_error_is_held_against_the_party(fout):
    with pytest.raises(
        StukError, match=r"vth brak af bij fetch\(\) met .*\(test_adapters_bewaking\.py, regel \d+\)"
    ) as info:
        _fetch(fout)
    assert info.value.rol is Rol.VTH


def test_an_agreed_error_stays_what_it_is():
    with pytest.raises(GeweigerdError, match="nee"):
        _fetch(GeweigerdError(Rol.OMGEVINGSLOKET, "nee"))


def test_the_user_can_still_interrupt():
    with pytest.raises(KeyboardInterrupt):
        _fetch(KeyboardInterrupt())


def test_a_method_that_is_not_there_is_not_supported():
    with pytest.raises(NotSupportedError, match=r"geen methode doe\(\)"):
        Bewaakt(Adapter(()), Rol.VTH, (Port,)).doe()


def test_what_no_port_names_is_given_as_it_is():
    assert Bewaakt(Adapter(()), Rol.VTH, (Port,)).kleur == "rood"


@pytest.mark.parametrize(
    ("antwoord", "gebrek"),
    [
        (None, "een reeks van Stuk verwacht, niets gekregen"),
        ("tekst", "een reeks van Stuk verwacht, str gekregen"),
        (({"naam": "a"},), "[1]: Stuk verwacht, dict gekregen"),
        ((Stuk("a"), Stuk(3)), "[2].naam: str verwacht, int gekregen"),
        ((Stuk("a", "gisteren"),), "[1].moment: datetime of niets verwacht, str gekregen"),
        ((Stuk("a", None, (1, "2")),), "[1].delen[2]: int verwacht, str gekregen"),
        ((Stuk("a", None, (True,)),), "[1].delen[1]: int verwacht, bool gekregen"),
    ],
)
def test_another_type_than_agreed_is_named_with_its_place(antwoord, gebrek):
    assert describe_misfit(antwoord, tuple[Stuk, ...]) == gebrek
    with pytest.raises(StukError) as info:
        _fetch(antwoord)
    assert gebrek in str(info.value)
