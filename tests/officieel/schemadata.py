# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Where the official material stands, and documents put to the official schemas.

The material is not ours to ship; point `DSOKETEN_OFFICIEEL` at a folder that has it.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from pytest_dsoketen.model.oordelen import Oordeel
from pytest_dsoketen.standaarden.inname import read_zip
from pytest_dsoketen.standaarden.schemas import Schemaregister, load_folder

_EIGEN_MAP = Path(__file__).resolve().parents[2]
OFFICIEEL = Path(os.environ.get("DSOKETEN_OFFICIEEL", _EIGEN_MAP.parent / "shared" / "officieel"))
PLAN = OFFICIEEL / "plan"


def need_plan() -> None:
    """Skip the module of the caller when the material is not there."""
    if not PLAN.is_dir():
        pytest.skip(f"officieel materiaal staat niet in {PLAN}", allow_module_level=True)


@cache
def load_plan() -> Schemaregister:
    """Open the official schemas of the planketen, once per run."""
    return load_folder(PLAN / "schemas")


def faults_of(data: bytes, naam: str = "") -> list[str]:
    """Judge one document; one that could not be judged is a fault as well."""
    oordeel = load_plan().check_xsd(data, naam)
    if oordeel.oordeel is Oordeel.GESLAAGD:
        return []
    return [f"{naam}: {oordeel.reden}"] * bool(oordeel.reden) + [
        f"{naam}{afwijking.pad}: {afwijking.melding}" for afwijking in oordeel.afwijkingen
    ]


def faults(pakket: bytes) -> list[str]:
    """Judge every XML file of a ZIP."""
    return [
        fout
        for naam, inhoud in read_zip(pakket).items()
        if naam.endswith((".xml", ".gml"))
        for fout in faults_of(inhoud, naam)
    ]
