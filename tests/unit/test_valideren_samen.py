# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""A big package is judged by two processes: they find what one finds, whatever happens to the second."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from pytest_dsoketen.model.keuringen import Keuring
from pytest_dsoketen.standaarden.imow import bestanden as ow_bestanden
from pytest_dsoketen.standaarden.imow.bestanden import read_ow
from pytest_dsoketen.standaarden.inname import read_zip
from pytest_dsoketen.standaarden.lvbb.keuren import REGELS, REGELS_ZONDER_OW, Dossier, find_afwijkingen
from pytest_dsoketen.standaarden.lvbb.toestand import toestand_of
from pytest_dsoketen.standaarden.schemas.installeren import install
from pytest_dsoketen.standaarden.schemas.register import Schemaregister, open_schemas
from pytest_dsoketen.valideren import regels, schemas
from pytest_dsoketen.valideren.beurten import Beurten
from pytest_dsoketen.valideren.invoer import Invoer
from pytest_dsoketen.valideren.schemas import Schemas
from pytest_dsoketen.valideren.uitvoeren import judge_invoer
from pytest_dsoketen.valideren.zaak import Instelling
from tests.unit import schemadata
from tests.unit.plandata import broken, make_geconsolideerd, make_pakket, make_wijzigpakket
from tests.unit.test_lvbb_keuren import BREUKEN

VANDAAG = date(2026, 1, 5)
OVERAL: tuple[tuple[str, bytes, bytes, str], ...] = (
    ("gio_Bos.gml", b"101000.125", b"101000.1254", "GEOMETRY.03.2"),
    ("activiteiten.xml", b".activiteit.", b".gebied.", "TPOD1890"),
    ("besluit.xml", b"<Opschrift>", b"<Opschrift/><Opschrift>", "LVBB2003"),
    ("regelteksten.xml", b"<regels:identificatie>", b"<regels:onzin/><regels:identificatie>", "SCHEMA.OW.03.2"),
)
"""One fault in every kind of file: the file, what stands there, what comes there, the code."""


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Schemaregister:
    """Small schemas of our own for the besluit and the OW files."""
    map_ = tmp_path_factory.mktemp("schemas")
    bron = schemadata.write(map_ / "bron", schemadata.extern(), schemadata.stop(), schemadata.bhkv(), schemadata.imow())
    install([bron], map_ / "sets")
    return open_schemas(map_ / "sets")


@pytest.fixture
def alles_groot(monkeypatch: pytest.MonkeyPatch) -> None:
    """Judge every package as if it were big, also when an earlier test started Saxon: nothing here uses it."""
    monkeypatch.setattr(regels, "GROOT", 0)
    monkeypatch.setattr(schemas, "GROOT", 0)


def make_kapot() -> dict[str, bytes]:
    """Make a package with a fault in every kind of file."""
    bestanden = read_zip(make_pakket())
    for naam, oud, nieuw, _ in OVERAL:
        assert oud in bestanden[naam]
        bestanden[naam] = bestanden[naam].replace(oud, nieuw, 1)
    return bestanden


def keur(register: Schemaregister, processen: int) -> Keuring:
    """Judge the broken package."""
    instelling = Instelling(VANDAAG, Schemas(register, schematron=False), processen=processen)
    return judge_invoer(Invoer("map", make_kapot(), is_map=True), instelling)


@pytest.mark.usefixtures("alles_groot")
def test_twee_processen_vinden_wat_een_proces_vindt(register: Schemaregister) -> None:
    alleen = keur(register, 1)
    assert {code for *_, code in OVERAL} <= {punt.code for punt in alleen.punten}
    assert keur(register, 2) == alleen


@pytest.mark.usefixtures("alles_groot")
@pytest.mark.parametrize("waar", ["judge_regel", "_judge_schemas"])
def test_een_proces_dat_sterft_kost_geen_bevinding(
    register: Schemaregister, monkeypatch: pytest.MonkeyPatch, waar: str
) -> None:
    alleen = keur(register, 1)
    hier, echt = os.getpid(), getattr(regels, waar)
    gestart: list[int] = []

    def stop_elders(*wat: object) -> object:
        gestart.append(os.getpid())
        return echt(*wat) if os.getpid() == hier else os._exit(9)

    monkeypatch.setattr(regels, waar, stop_elders)
    assert keur(register, 2) == alleen
    assert hier in gestart


@pytest.mark.usefixtures("alles_groot")
def test_het_proces_ernaast_toetst_ook_schemas(register: Schemaregister, monkeypatch: pytest.MonkeyPatch) -> None:
    hier: list[str] = []
    echt = Schemas._check_xsd

    def note(zelf: Schemas, zaak: object, naam: str, versies: object) -> object:
        hier.append(naam)
        return echt(zelf, zaak, naam, versies)

    monkeypatch.setattr(Schemas, "_check_xsd", note)
    monkeypatch.setattr(regels.Beurten, "__iter__", _only_elsewhere(os.getpid()))
    schema_per_naam = {bestand.naam: bestand.schema for bestand in keur(register, 2).bestanden}
    assert schema_per_naam["besluit.xml"]
    assert "besluit.xml" not in hier
    assert "regelteksten.xml" in hier, "een fout in een OW-bestand is voor wie het bestand heeft gelezen"


def _only_elsewhere(pid: int) -> Callable[[Beurten], object]:
    """Let a process take no turns, so that the other one takes them all."""
    echt = Beurten.__iter__
    return lambda zelf: iter(()) if os.getpid() == pid else echt(zelf)


def test_elke_beurt_wordt_een_keer_genomen_ook_over_processen() -> None:
    namen = [f"bestand-{nummer}" for nummer in range(500)]
    context = multiprocessing.get_context("fork")
    hier, daar = context.Pipe(duplex=False)
    with Beurten(namen) as beurten:
        kind = context.Process(target=lambda: daar.send(list(beurten)))
        kind.start()
        eigen = list(beurten)
        elders = hier.recv()
        kind.join()
    assert sorted([*eigen, *elders]) == sorted(namen)


def test_van_heel_veel_beurten_blijven_de_laatste_liggen() -> None:
    with Beurten([str(nummer) for nummer in range(5000)]) as beurten:
        assert list(beurten) == [str(nummer) for nummer in range(1024)]


def _fail(*_: object) -> object:
    """Be an OW file that nobody may read."""
    raise AssertionError("de OW-bestanden zijn gelezen")


WEL = [breuk for breuk, codes in BREUKEN.values() if codes & {regel.code for regel in REGELS_ZONDER_OW}]


def test_regels_zonder_ow_lezen_geen_ow_bestand(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that does, makes the process beside this one read all OW files for itself."""
    monkeypatch.setattr(ow_bestanden, "_read", _fail)
    goed, toestand = make_pakket(), toestand_of([make_geconsolideerd()])
    pakketten = [goed, make_wijzigpakket(), *(broken(goed, breuk) for breuk in WEL[::2])]
    assert len(pakketten) > 20
    for pakket in pakketten:
        for dossier in (Dossier(pakket, VANDAAG), Dossier(pakket, VANDAAG, toestand)):
            for regel in REGELS_ZONDER_OW if dossier.weigering is None else ():
                list(find_afwijkingen(regel, dossier))
    with pytest.raises(AssertionError):
        [list(find_afwijkingen(regel, Dossier(goed, VANDAAG))) for regel in REGELS if regel not in REGELS_ZONDER_OW]


def test_ow_bestanden_worden_gelezen_als_iemand_ernaar_vraagt(monkeypatch: pytest.MonkeyPatch) -> None:
    bestanden = read_zip(make_pakket())
    bestanden["gebieden.xml"] = bestanden["gebieden.xml"][:200]
    gelezen: list[str] = []
    echt = ow_bestanden._read
    monkeypatch.setattr(ow_bestanden, "_read", lambda *wat: gelezen.append(wat[1]) or echt(*wat))
    ow = read_ow(bestanden)
    assert ow.manifest
    assert gelezen == []
    assert [(fout.code, fout.plaats) for fout in ow.afwijkingen] == [("LVBB2003", "gebieden.xml")]
    assert {obj.bestand for obj in ow.objecten} == set(ow.bestanden) - {"gebieden.xml"}
    assert gelezen == list(ow.bestanden)
    assert replace(ow) == read_ow(bestanden)
