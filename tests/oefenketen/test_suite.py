# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The unmodified oefenketen: nothing is found, every step is walked, and every run says the same."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest
from suiteloper import run_suite

from pytest_dsoketen.model.oordelen import Oordeel
from pytest_dsoketen.model.stappen import Stapcode
from pytest_dsoketen.register.logboek import read_logboek

_VERANDERLIJK = ("tijdstip", "eerst_gezien", "laatst_gezien", "toetsronde")
_STORINGEN = ("--dsoketen-storing", "9a-losse-zaken")


def test_nothing_is_found(tmp_path):
    """Zero bevindingen, exit code 0, and at least three scenarios for each of the 14 codes."""
    ronde = run_suite(tmp_path)

    assert ronde.exitcode == 0, ronde.uitvoer[-6000:]
    assert ronde.bevindingen == []
    klaar = ronde.logboek.klaar
    assert {k.uitkomst.oordeel for k in klaar} <= {Oordeel.GESLAAGD, Oordeel.HANDMATIG}
    for code in Stapcode:
        assert len([k for k in klaar if k.stap is code]) >= 3, code
    assert (ronde.rapport / "allurerc.mjs").is_file()
    assert list((ronde.rapport / "allure-results").glob("*-result.json"))


def _fingerprint(ronde):
    """What has to be the same in every run: all of every bevinding but the moments and the name of the run."""
    schoon = [{k: v for k, v in b.items() if k not in _VERANDERLIJK} for b in ronde.bevindingen]
    return json.dumps(schoon, sort_keys=True)


@pytest.mark.parametrize("extra", [("-p", "randomly", "-p", "no:xdist"), ("-n", "2")])
def test_every_order_gives_the_same_bevindingen(tmp_path, extra):
    """Random order and two workers find what one worker finds in the order of the files."""
    een, ander = tmp_path / "een", tmp_path / "ander"
    een.mkdir()
    ander.mkdir()
    keuze = ("-m", "stap:9a or stap:9b", "-p", "no:allure_pytest", *_STORINGEN)

    vast = run_suite(een, *keuze, "-p", "no:randomly")
    vrij = run_suite(ander, *keuze, *(extra if extra[0] == "-n" else ()))

    assert len(vast.bevindingen) == 1
    assert _fingerprint(vast) == _fingerprint(vrij)


def test_a_killed_run_loses_nothing_it_announced(tmp_path):
    """kill -9 right after the first bevinding is on disk: it can be read, and so can what was in flight."""
    logboek = tmp_path / "rapport" / "bevindingen.jsonl"
    proces = subprocess.Popen(
        [sys.executable, "-m", "pytest", "--pyargs", "pytest_dsoketen.suite", "-p", "no:randomly", "-m", "stap:9a",
         "-p", "no:allure_pytest", *_STORINGEN],
        cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=dict(os.environ),
    )  # fmt: skip
    einde = time.monotonic() + 60
    while time.monotonic() < einde and not (logboek.is_file() and read_logboek(logboek).bevindingen):
        time.sleep(0.02)
    proces.send_signal(signal.SIGKILL)
    proces.wait()

    gelezen = read_logboek(logboek)
    toon = subprocess.run(
        [sys.executable, "-m", "pytest_dsoketen.cli", "bevindingen", "toon", "--json"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert gelezen.bevindingen
    assert json.loads(toon.stdout)[0]["id"] == gelezen.bevindingen[0].id
