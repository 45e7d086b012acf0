# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Our own rules about text, GIO and symbolisatie find in each broken package what the official Schematron finds."""

from __future__ import annotations

import importlib.util

import pytest

from pytest_dsoketen.model.eisen import Controleplaats, load_matrix
from pytest_dsoketen.standaarden.inname import read_zip
from pytest_dsoketen.standaarden.lvbb.keuren import check_aanlevering
from tests.officieel.schemadata import load_plan, need_plan
from tests.unit.keuren import stop0, stop3
from tests.unit.keuren.geval import Geval
from tests.unit.plandata import broken

need_plan()
if importlib.util.find_spec("saxonche") is None:
    pytest.skip("saxonche is niet geïnstalleerd", allow_module_level=True)

CODES = {
    code
    for code, regel in load_matrix().items()
    if code.startswith(("STOP0", "STOP3")) and Controleplaats.SCHEMATRON in regel.waar
}
ANDERS: dict[str, set[str]] = {
    "STOP0010 binnen de regeling": {"STOP0053"},
    "STOP0010 in het besluit": {"STOP0053"},
    "STOP3008": {"STOP3006"},
    "STOP3026": {"STOP3000"},
}
"""Where the Schematron finds more: the scope of what is not there, and two values at one location, counted as two."""


@pytest.mark.parametrize("geval", [*stop0.GEVALLEN, *stop3.GEVALLEN], ids=lambda geval: geval.id)
def test_wij_vinden_wat_het_schematron_vindt(geval: Geval) -> None:
    pakket = broken(geval.uitgang(), geval.breuk)
    eigen = {a.code for a in check_aanlevering(pakket, vandaag=geval.vandaag, toestand=geval.toestand())}
    officieel = {
        afwijking.code
        for naam, inhoud in read_zip(pakket).items()
        if naam == "besluit.xml" or naam.endswith(".gml") or naam.startswith("IO-")
        for afwijking in load_plan().check_schematron(inhoud, naam).afwijkingen
    }
    assert officieel & CODES == eigen & CODES | ANDERS.get(geval.id, set())
