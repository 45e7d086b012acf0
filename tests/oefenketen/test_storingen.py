# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The kill matrix: every storing is found, at its schakel, at its partij, and nobody else is blamed."""

from __future__ import annotations

import os
from pathlib import PurePath

import pytest
from suiteloper import run_suite_voorgeladen

from pytest_dsoketen.dekking import iter_scenarios
from pytest_dsoketen.model.oordelen import Oordeel
from pytest_dsoketen.model.stappen import STAPPEN, Stapcode
from pytest_dsoketen.oefenketen.storingen import STORINGEN

_VOLLEDIG = os.environ.get("DSOKETEN_MATRIX") == "volledig"
_MAG_ALTIJD = {Oordeel.GESLAAGD, Oordeel.HANDMATIG}


def test_two_storingen_per_stap():
    """Each of the 14 codes has at least two, 28 in all, each from a published bevinding."""
    for code in Stapcode:
        assert len([storing for storing in STORINGEN.values() if storing.stap is code]) >= 2, code
    assert len(STORINGEN) >= 28
    assert all(storing.bv.startswith("BV-") for storing in STORINGEN.values())


@pytest.mark.parametrize("id_", sorted(STORINGEN))
def test_storing_is_found_and_rightly_blamed(id_, tmp_path):
    """With one storing on there is exactly one bevinding, and what fails or is blocked stands on it.

    At least one of the scenarios that fail says in a tag that it finds this published bevinding.

    Run are the scenarios with that tag, one of every step in that part of the chain, and one that walks the whole chain;
    with DSOKETEN_MATRIX=volledig the whole suite.
    """
    storing = STORINGEN[id_]
    deelketen = next(stap.deelketen for stap in STAPPEN if stap.code is storing.stap)
    buren = " or ".join(f"stap:{stap.code.value}" for stap in STAPPEN if stap.deelketen is deelketen)
    keuze = () if _VOLLEDIG else ("-m", f"storing:{storing.bv} or (kern and ({buren}))")

    ronde = run_suite_voorgeladen(
        tmp_path, "-p", "no:allure_pytest", "-p", "no:randomly", "--dsoketen-storing", id_, *keuze
    )

    gezien = [(b["schakel"], b["partij"]["rol"], b["oorzaak_stap"]) for b in ronde.bevindingen]
    assert gezien == [(storing.schakel, storing.partij.value, storing.stap.value)], ronde.uitvoer[-6000:]
    bevinding = ronde.bevindingen[0]["id"]
    for klaar in ronde.logboek.klaar:
        uitkomst = klaar.uitkomst
        assert uitkomst.oordeel in _MAG_ALTIJD or uitkomst.bevinding == bevinding, (klaar.scenario, uitkomst)
        if uitkomst.oordeel is Oordeel.GEBLOKKEERD:
            assert f"stap {storing.stap.value}" in uitkomst.reden
    gezakt = [klaar.scenario for klaar in ronde.logboek.klaar if klaar.uitkomst.oordeel is Oordeel.GEZAKT]
    noemt = tuple(
        f"{PurePath(s.bestand).stem}: {s.naam}" for s in iter_scenarios() if f"storing:{storing.bv}" in s.tags
    )
    assert any(naam.startswith(noemt) for naam in gezakt), (gezakt, noemt)
    assert ronde.exitcode == 1
