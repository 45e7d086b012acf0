# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Our own checks beside the official Schematrons: on a package that proves a rule, both say the same (LVBB, BHKV, STOP1-2).

Where they differ, the difference has a reason that stands here.
"""

from __future__ import annotations

from functools import cache

import pytest

from pytest_dsoketen.model.eisen.matrix import Controleplaats, load_matrix
from pytest_dsoketen.standaarden.inname import read_zip
from pytest_dsoketen.standaarden.schemas import Standaard, Versies
from tests.officieel.schemadata import load_plan, need_plan
from tests.unit.keuren.geval import Geval
from tests.unit.keuren.test_gevallen import GEVALLEN
from tests.unit.plandata import broken

need_plan()
pytest.importorskip("saxonche")

GANGBAAR = Versies({Standaard.BHKV: "1.2.0", Standaard.STOP: "1.3.0"}, opgelegd=True)
MATRIX = load_matrix()

ALLEEN_EIGEN = {
    "BHKV1057": "het Schematron zoekt de stappen op een plek waar een kennisgeving ze niet heeft",
    "STOP1017": "het Schematron geeft STOP1010 en STOP1013 voor een publicatieblad dat niet bestaat",
    "STOP1073": "het Schematron van STOP 1.3.0 verwisselt STOP1073 en STOP1074; de matrix en 1.4.0 niet",
    "STOP1074": "het Schematron van STOP 1.3.0 verwisselt STOP1073 en STOP1074; de matrix en 1.4.0 niet",
}
"""Codes that the Schematron does not give where we do, with the reason."""

ALLEEN_OFFICIEEL = {
    "BHKV1044": "een wordt-versie die ontbreekt, meldt de eigen controle alleen als LVBB5005",
    "STOP0053": "een verwijzing die nergens uitkomt, meldt de eigen controle alleen als STOP0010",
    "STOP1001": "van een download wordt de identificatie alleen met de pakbon vergeleken",
    "STOP1004": "het Schematron gaat op soortWork af, de eigen controle op de identificatie zelf",
    "STOP1007": "het Schematron gaat op soortWork af, de eigen controle op de identificatie zelf",
    "STOP1008": "het Schematron gaat op soortWork af, de eigen controle op de identificatie zelf",
    "STOP1010": "het Schematron geeft STOP1010 voor een publicatieblad dat niet bestaat; de matrix STOP1017",
    "STOP1017": "het Schematron gaat op soortWork af, de eigen controle op de identificatie zelf",
    "STOP1029": "het Schematron van STOP 1.3.0 telt geldigVanaf mee; STOP 1.4.0 niet meer",
    "STOP1073": "het Schematron van STOP 1.3.0 verwisselt STOP1073 en STOP1074; de matrix en 1.4.0 niet",
    "STOP1074": "het Schematron van STOP 1.3.0 verwisselt STOP1073 en STOP1074; de matrix en 1.4.0 niet",
    "STOP2058": "van een download wordt de identificatie alleen met de pakbon vergeleken",
}
"""Codes that the Schematron gives where we give another or none, with the reason."""


@cache
def judge_officieel(geval: Geval) -> frozenset[str]:
    """Judge the broken package of a geval by the official Schematrons."""
    documenten = read_zip(broken(geval.uitgang(), geval.breuk)).items()
    return frozenset(
        afwijking.code
        for naam, data in documenten
        if naam.endswith((".xml", ".gml"))
        for afwijking in load_plan().check_schematron(data, naam, versies=GANGBAAR).afwijkingen
    )


def is_in_schematron(code: str) -> bool:
    """Say whether a Schematron of the versions in use has a rule, by the register."""
    return code in MATRIX and Controleplaats.SCHEMATRON in MATRIX[code].waar


VERGELEKEN = [geval for geval in GEVALLEN if geval.code.startswith(("LVBB", "BHKV", "STOP1", "STOP2"))]


@pytest.mark.parametrize("geval", VERGELEKEN, ids=lambda geval: geval.id)
def test_het_schematron_geeft_dezelfde_codes(geval: Geval) -> None:
    officieel = judge_officieel(geval)
    assert geval.code in officieel or geval.code in ALLEEN_EIGEN or not is_in_schematron(geval.code), officieel
    kapot, toestand = broken(geval.uitgang(), geval.breuk), (geval.dan or geval.toestand)()
    eigen = {a.code for a in geval.keur(kapot, vandaag=geval.op or geval.vandaag, toestand=toestand)}
    zelf_te_toetsen = {code for code in officieel if code in MATRIX and MATRIX[code].is_eigen}
    assert zelf_te_toetsen - eigen <= ALLEEN_OFFICIEEL.keys()


def test_elke_reden_is_nog_nodig() -> None:
    gegeven = {geval.code: judge_officieel(geval) for geval in VERGELEKEN}
    assert all(code not in gegeven[code] for code in ALLEEN_EIGEN)
    assert set().union(*gegeven.values()) >= ALLEEN_OFFICIEEL.keys()
