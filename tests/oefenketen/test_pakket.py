# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""A folder with files walks the same features, for the gemeente of the files, without the made-up casus in sight."""

from __future__ import annotations

import shutil

import pytest
from suiteloper import run_suite

from pytest_dsoketen.model.exitcodes import Exitcode
from pytest_dsoketen.model.oordelen import Oordeel
from pytest_dsoketen.model.stappen import Stapcode
from tests.unit.pakketdata import write_pakket, write_plan, write_regelpakketten, write_stam

_ZUINIG = ("-p", "no:randomly", "-p", "no:allure_pytest")
_ZONDER_PLAN = "het pakket bevat geen omgevingsplan (map plan)"
_ZONDER_REGELS = "het pakket bevat geen toepasbare regels (map regels)"


def _run(tmp_path, *arguments):
    return run_suite(tmp_path, "--dsoketen-pakket", str(tmp_path / "pakket"), *_ZUINIG, *arguments)


def _list_oordelen(ronde):
    """Per step the verdicts, and the reasons of what does not apply."""
    oordelen, redenen = {}, {}
    for klaar in ronde.logboek.klaar:
        oordelen.setdefault(klaar.stap, set()).add(klaar.uitkomst.oordeel)
        if klaar.uitkomst.oordeel is Oordeel.NIET_VAN_TOEPASSING:
            redenen.setdefault(klaar.stap, set()).add(klaar.uitkomst.reden)
    return oordelen, redenen


def test_whole_package_walks_every_step(tmp_path):
    """Plan with known objects, rules and verzoek of another gemeente: all steps pass and nothing is found.

    The plan in the package works already, so only breaking its publication off does not apply (LVBB1563).
    """
    write_pakket(tmp_path / "pakket")
    ronde = _run(tmp_path)
    assert ronde.exitcode == 0, ronde.uitvoer[-6000:]
    assert ronde.bevindingen == []
    oordelen, redenen = _list_oordelen(ronde)
    assert all(Oordeel.GESLAAGD in van_stap for van_stap in oordelen.values())
    assert set().union(*oordelen.values()) == {Oordeel.GESLAAGD, Oordeel.NIET_VAN_TOEPASSING}
    assert redenen.keys() == {Stapcode.S3, Stapcode.S4A}
    assert all("dan is afbreken niet mogelijk" in reden for van_stap in redenen.values() for reden in van_stap)
    assert oordelen.keys() == set(Stapcode)


def test_rules_and_verzoek_without_a_plan(tmp_path):
    """The steps about the plan do not apply and say why; the rest is walked."""
    write_regelpakketten(tmp_path / "pakket")
    write_stam(tmp_path / "pakket")
    ronde = _run(tmp_path, "-m", "not stap:11")
    assert ronde.exitcode == 0, ronde.uitvoer[-6000:]
    oordelen, redenen = _list_oordelen(ronde)
    plan = {Stapcode.S1, Stapcode.S2, Stapcode.S3, Stapcode.S4A, Stapcode.S4B}
    assert {code: redenen[code] for code in plan} == {code: {_ZONDER_PLAN} for code in plan}
    assert redenen.pop(Stapcode.S5) == {_ZONDER_PLAN}
    assert redenen.keys() == plan
    assert {code for code in oordelen if oordelen[code] == {Oordeel.GESLAAGD}} == set(oordelen) - plan - {Stapcode.S5}


def test_plan_without_rules(tmp_path):
    """What needs rules, and what needs a form or a verzoek, does not apply and says why."""
    write_plan(tmp_path / "pakket")
    ronde = _run(tmp_path, "-m", "stap:4b or stap:6 or stap:7 or stap:8a or stap:8b or stap:9a or stap:10")
    assert ronde.exitcode == 0, ronde.uitvoer[-6000:]
    oordelen, redenen = _list_oordelen(ronde)
    assert oordelen.pop(Stapcode.S4B) == {Oordeel.GESLAAGD}
    assert set().union(*oordelen.values()) == {Oordeel.NIET_VAN_TOEPASSING}
    assert set().union(*redenen.values()) == {_ZONDER_REGELS}


@pytest.mark.parametrize("arguments", [("--pyargs", "pytest_dsoketen.suite"), ("--collect-only",)])
def test_folder_that_cannot_be_used_ends_at_once(tmp_path, arguments):
    """One Dutch line with file and way out, and its own exit code."""
    write_pakket(tmp_path / "pakket")
    shutil.rmtree(tmp_path / "pakket" / "bijlagen")
    ronde = _run(tmp_path, *arguments)
    assert ronde.exitcode == Exitcode.OPSTELLING_ONGELDIG
    assert "noemt de bijlage 'tekening.pdf', die er niet is. Zet dat bestand in" in ronde.uitvoer
    assert not ronde.logboek.klaar if (ronde.rapport / "bevindingen.jsonl").is_file() else True
