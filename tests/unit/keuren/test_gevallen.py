# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Every rule reports its own fault and no other, and a right package is left alone."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from pytest_dsoketen.model.eisen.zelfde_fout import ZELFDE_FOUT
from pytest_dsoketen.standaarden.lvbb.pakbonregels import REGELS_PAKBON
from tests.unit.keuren.geval import Geval, keur_download
from tests.unit.plandata import broken

MODULES = sorted(pad.stem for pad in Path(__file__).parent.glob("*.py") if pad.stem not in {"geval", "test_gevallen"})
GEVALLEN: tuple[Geval, ...] = tuple(
    geval for naam in MODULES for geval in import_module(f"tests.unit.keuren.{naam}").GEVALLEN
)


@cache
def codes_of_uitgang(keur, uitgang, toestand, vandaag) -> frozenset[str]:
    """Judge a package as it is before the change."""
    return frozenset(a.code for a in keur(uitgang(), vandaag=vandaag, toestand=toestand()))


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: geval.id)
def test_een_breuk_geeft_zijn_code_en_niets_anders(geval: Geval) -> None:
    codes = codes_of_uitgang(geval.keur, geval.uitgang, geval.toestand, geval.vandaag)
    assert codes == set(), "de uitgangssituatie is niet goed"
    kapot = broken(geval.uitgang(), geval.breuk)
    afwijkingen = geval.keur(kapot, vandaag=geval.op or geval.vandaag, toestand=(geval.dan or geval.toestand)())
    bedoeld = {geval.code} | geval.mee
    gezien = {a.code for a in afwijkingen if a.code in bedoeld or not ZELFDE_FOUT.get(a.code, frozenset()) & bedoeld}
    assert gezien == bedoeld, [f"{a.code} {a.melding}" for a in afwijkingen]


def test_namen_zijn_uniek() -> None:
    ids = [geval.id for geval in GEVALLEN]
    assert len(ids) == len(set(ids))


def test_elke_regel_over_een_download_is_bewezen() -> None:
    assert {regel.code for regel in REGELS_PAKBON} == {g.code for g in GEVALLEN if g.keur is keur_download}
