# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The packages that prove the rules of TPOD are right for the official XSDs as well.

The material is not ours to ship; point `DSOKETEN_OFFICIEEL` at a folder that has it.
"""

from __future__ import annotations

import pytest

from pytest_dsoketen.standaarden.lvbb.keuren.tpod.soorten import REGELINGSOORTEN
from tests.officieel.schemadata import faults, need_plan
from tests.unit.tpoddata import make_soort

need_plan()


@pytest.mark.parametrize("soort", REGELINGSOORTEN)
def test_pakket_per_soort_is_geldig(soort: str) -> None:
    assert faults(make_soort(soort, aangewezen=soort not in {"regelingtype_008", "regelingtype_011"})) == []
