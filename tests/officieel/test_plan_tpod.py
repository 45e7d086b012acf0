# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The packages that prove the rules of TPOD are right for the official XSDs as well.

The material is not ours to ship; point `DSOKETEN_OFFICIEEL` at a folder that has it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pytest_dsoketen.standaarden.inname import read_zip
from pytest_dsoketen.standaarden.lvbb.keuren.tpod_soorten import REGELINGSOORTEN
from pytest_dsoketen.standaarden.xsd import Schemaset, load_schemas
from tests.unit.tpoddata import make_soort

_EIGEN_MAP = Path(__file__).resolve().parents[2]
SCHEMAS = Path(os.environ.get("DSOKETEN_OFFICIEEL", _EIGEN_MAP.parent / "shared" / "officieel")) / "plan" / "schemas"
if not SCHEMAS.is_dir():
    pytest.skip(f"officiële schema's staan niet in {SCHEMAS}", allow_module_level=True)


@pytest.fixture(scope="module")
def schemas() -> Schemaset:
    """The official schemas, loaded once."""
    return load_schemas(SCHEMAS, ("bhkv-1.2.0", "stop/1.3.0", "imow/v2.0.0"))


def faults(schemas: Schemaset, pakket: bytes) -> list[str]:
    """Validate every XML file of a ZIP."""
    return [
        f"{naam}: {afwijking.melding}"
        for naam, inhoud in read_zip(pakket).items()
        if naam.endswith((".xml", ".gml"))
        for afwijking in schemas.check(inhoud, plaats=naam)
    ]


@pytest.mark.parametrize("soort", REGELINGSOORTEN)
def test_pakket_per_soort_is_geldig(schemas: Schemaset, soort: str) -> None:
    assert faults(schemas, make_soort(soort, aangewezen=soort not in {"regelingtype_008", "regelingtype_011"})) == []
