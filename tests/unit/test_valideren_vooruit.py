# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The Schematrons of a small package are run in a process beside this one, and that changes no verdict."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import pytest

from pytest_dsoketen.standaarden.inname import read_zip
from pytest_dsoketen.standaarden.schemas import Schemaregister, load_folder
from pytest_dsoketen.standaarden.schemas.oordeel import Schemaafwijking, conclude
from pytest_dsoketen.valideren import schemas
from pytest_dsoketen.valideren.invoer import Invoer
from pytest_dsoketen.valideren.schemas import Schemas
from pytest_dsoketen.valideren.uitvoeren import judge_invoer
from pytest_dsoketen.valideren.vooruit import may_fork
from pytest_dsoketen.valideren.zaak import Instelling
from tests.unit import schemadata as sd
from tests.unit.plandata import make_pakket

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="dit systeem kent geen fork")
GOED = read_zip(make_pakket())
FOUT = GOED | {"besluit.xml": GOED["besluit.xml"].replace(b"schemaversie=", b'fout="1" schemaversie=', 1)}


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Schemaregister:
    """Give sets of which the Schematron refuses an attribute `fout`; not by Saxon, that may run here for another test."""

    def check(document, naam, **_):
        fout = getattr(document, "attrib", {}).get("fout") is not None
        return conclude(
            [Schemaafwijking("BHKV1004", "fout", naam)] if fout else [], schema="x.sch", versie="BHKV 1.2.0"
        )

    register = load_folder(sd.write(tmp_path, sd.extern(), sd.stop(), sd.bhkv(), sd.imow()))
    monkeypatch.setattr(register, "check_schematron", check)
    monkeypatch.setattr(schemas, "may_fork", lambda: True)
    return register


def keur(schemakeuring: Schemas, bestanden: dict[str, bytes], processen: int):
    """Judge a package."""
    instelling = Instelling(date(2026, 1, 5), schemakeuring, processen=processen)
    return judge_invoer(Invoer("map", bestanden, is_map=True), instelling)


def codes(keuring) -> set[str]:
    """Give what was found; a check that broke down fails the test."""
    assert not [deel for deel in keuring.onbeoordeeld if "vast" in deel.reden]
    return {punt.code for punt in keuring.punten} & {"BHKV1004"}


@pytest.fixture
def hier(register: Schemaregister, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the files that were put to a Schematron in this process."""
    namen: list[str] = []
    check = register.check_schematron

    def note(document, naam, *, versies=None):
        namen.append(naam)
        return check(document, naam, versies=versies)

    monkeypatch.setattr(register, "check_schematron", note)
    return namen


def test_een_proces_ernaast_vindt_hetzelfde(register: Schemaregister, hier: list[str]) -> None:
    samen = keur(Schemas(register), FOUT, 2)
    assert codes(samen) == {"BHKV1004"}
    assert hier == []
    assert keur(Schemas(register), FOUT, 1) == samen
    assert "besluit.xml" in hier


def test_een_proces_dat_sterft_kost_geen_bevinding(
    register: Schemaregister, hier: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Schemas, "_judge_schematron", lambda *_: os._exit(9))
    assert codes(keur(Schemas(register), FOUT, 2)) == {"BHKV1004"}
    assert "besluit.xml" in hier


def test_wat_in_het_proces_vastloopt_wordt_hier_gezegd(
    register: Schemaregister, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def breek(*_: object, **__: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr(register, "check_schematron", breek)
    samen, alleen = (keur(Schemas(register), GOED, aantal) for aantal in (2, 1))
    assert samen == alleen
    assert any("vast" in deel.reden for deel in samen.onbeoordeeld)
    assert capfd.readouterr() == ("", "")


def test_een_volgend_pakket_krijgt_zijn_eigen_oordeel(register: Schemaregister, hier: list[str]) -> None:
    keuring = Schemas(register)
    assert [codes(keur(keuring, bestanden, 2)) for bestanden in (FOUT, GOED, FOUT)] == [
        {"BHKV1004"},
        set(),
        {"BHKV1004"},
    ]
    assert hier.count("besluit.xml") == 2


def test_als_saxon_hier_al_draait_komt_er_geen_proces_bij(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "saxonche", raising=False)
    assert may_fork()
    monkeypatch.setitem(sys.modules, "saxonche", sys)
    assert not may_fork()
