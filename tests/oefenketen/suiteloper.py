# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Runs the suite as a user does, in a process and a folder of its own, and reads what it wrote."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

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
    rapport = map_ / "rapport"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--pyargs", "pytest_dsoketen.suite", "-p", "no:cacheprovider",
         "--dsoketen-rapport", str(rapport), *arguments],
        cwd=map_, capture_output=True, text=True, timeout=timeout, check=False,
        env={naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(("PYTEST_", "COV_"))},
    )  # fmt: skip
    bestand = rapport / "bevindingen.json"
    data = json.loads(bestand.read_text(encoding="utf-8")) if bestand.is_file() else []
    bevindingen = data["bevindingen"] if isinstance(data, dict) else data
    return Suiteronde(done.returncode, done.stdout + done.stderr, rapport, bevindingen)
