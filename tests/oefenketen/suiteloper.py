# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Runs the suite as a user does, in a process and a folder of its own, and reads what it wrote."""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cache
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any

import pytest

from pytest_dsoketen.register.logboek import Logboekinhoud, read_logboek


@dataclass(frozen=True)
class Suiteronde:
    """What a run left behind."""

    exitcode: int
    uitvoer: str
    rapport: Path
    bevindingen: list[dict[str, Any]] = field(default_factory=list)

    @property
    def logboek(self) -> Logboekinhoud:
        """The logboek of the run."""
        return read_logboek(self.rapport / "bevindingen.jsonl")


def run_suite(map_: Path, *arguments: str, timeout: float = 300) -> Suiteronde:
    """Run `pytest --pyargs pytest_dsoketen.suite` with these arguments in a folder."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *_complete(map_, arguments)],
        cwd=map_, capture_output=True, text=True, timeout=timeout, check=False, env=_omgeving(),
    )  # fmt: skip
    return _read_ronde(map_, done.returncode, done.stdout + done.stderr)


def run_suite_voorgeladen(map_: Path, *arguments: str, timeout: float = 300) -> Suiteronde:
    """Do the same in a copy of a process that has loaded everything already: a third of a short run is loading."""
    uitvoer = map_ / "uitvoer.txt"
    proces = _kweek().Process(target=_draai, args=(_complete(map_, arguments), str(map_), str(uitvoer)))
    proces.start()
    proces.join(timeout)
    if proces.exitcode is None:
        proces.kill()
        proces.join()
        raise subprocess.TimeoutExpired("pytest", timeout, uitvoer.read_bytes())
    return _read_ronde(map_, proces.exitcode, uitvoer.read_text(encoding="utf-8"))


def _complete(map_: Path, arguments: tuple[str, ...]) -> list[str]:
    """Give all arguments of a run."""
    rapport = str(map_ / "rapport")
    return ["--pyargs", "pytest_dsoketen.suite", "-p", "no:cacheprovider", "--dsoketen-rapport", rapport, *arguments]


def _omgeving() -> dict[str, str]:
    """Give the environment without what the pytest around this one put there."""
    return {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(("PYTEST_", "COV_"))}


@cache
def _kweek() -> BaseContext:
    """Load once what every run needs; each run starts as a copy of that."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pytest_bdd", "pytest_dsoketen.opstelling.bouwen", "pytest_dsoketen.oefenketen.keten",
                                    "pytest_dsoketen.gherkin.collectie", "pytest_dsoketen.rapportage.terminal"])  # fmt: skip
    return context


def _draai(arguments: list[str], map_: str, uitvoer: str) -> None:
    """Be the copy: run, and end with the exit code of pytest."""
    with Path(uitvoer).open("wb") as bestand:
        os.dup2(bestand.fileno(), 1)
        os.dup2(bestand.fileno(), 2)
    os.chdir(map_)
    for naam in os.environ.keys() - _omgeving().keys():
        del os.environ[naam]
    sys.exit(int(pytest.main(arguments)))


def _read_ronde(map_: Path, exitcode: int, uitvoer: str) -> Suiteronde:
    """Read what a run left behind."""
    bestand = map_ / "rapport" / "bevindingen.json"
    data = json.loads(bestand.read_text(encoding="utf-8")) if bestand.is_file() else []
    bevindingen = data["bevindingen"] if isinstance(data, dict) else data
    return Suiteronde(exitcode, uitvoer, map_ / "rapport", bevindingen)
