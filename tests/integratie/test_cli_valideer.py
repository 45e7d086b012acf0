# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""`dsoketen valideer` as a user types it: what it prints, what it writes, and the exit code that a program reads."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys

import pytest
import typer

from pytest_dsoketen import cli
from pytest_dsoketen.model.exitcodes import Exitcode
from pytest_dsoketen.standaarden.inname import read_zip, write_zip
from pytest_dsoketen.standaarden.schemas.installeren import install
from tests.unit import schemadata as sd
from tests.unit.plandata import make_pakket, make_wijzigpakket

DAG = ("--vandaag", "2026-01-05", "--zonder-schemas")


@pytest.mark.parametrize(
    ("argumenten", "is_vlot"),
    [
        (["a.zip"], True),
        (["a.zip", "b", "--json", "--reeks", "--max", "3"], True),
        (["--html", "x.html", "--sarif=x.sarif", "a.zip", "--vandaag", "2026-01-05", "--schemas", "map"], True),
        (["--zonder-schemas", "--zonder-schematron", "--max=0", "--", "-a.zip"], True),
        (["a.zip", "--max", "-1"], False),
        (["a.zip", "--max", "veel"], False),
        (["a.zip", "--vandaag", ""], False),
        (["a.zip", "--onbekend"], False),
        (["a.zip", "--html"], False),
        (["--json"], False),
        ([], False),
        (["--help"], False),
    ],
)
def test_de_vlotte_weg_leest_de_opdrachtregel_als_typer(argumenten, is_vlot, monkeypatch, capsys):
    def read():
        try:
            return commando.make_context("valideer", [*argumenten]).params
        except Exception as fout:  # noqa: BLE001
            return type(fout), str(fout), capsys.readouterr()

    commando = typer.main.get_command(cli.app).commands["valideer"]
    vlot = read()
    assert (commando._read(typer.Context(commando), argumenten) is not None) == is_vlot
    monkeypatch.setattr(type(commando), "_read", lambda *_: None)
    assert read() == vlot


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    """Run the command in an empty folder; gives exit code, stdout and stderr."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DSOKETEN_SCHEMAS", str(tmp_path / "geen"))

    def start(*argumenten):
        monkeypatch.setattr(sys, "argv", ["dsoketen", "valideer", *map(str, argumenten)])
        with pytest.raises(SystemExit) as einde:
            cli.main()
        uitvoer = capsys.readouterr()
        return einde.value.code or 0, uitvoer.out, uitvoer.err

    return start


def test_een_goede_levering_is_groen(run, tmp_path):
    (tmp_path / "goed.zip").write_bytes(make_pakket())
    code, out, err = run("goed.zip", *DAG)
    assert code == Exitcode.GROEN
    assert "GESLAAGD" in out
    assert err == ""


_NIET_NODIG = {
    "cattrs", "httpx", "jsonschema", "platformdirs", "pydantic", "pytest", "rich", "shapely", "sqlalchemy", "starlette", "uvicorn",
    "xmlschema",
}  # fmt: skip
"""What takes long to load, and says nothing of a right OW file."""


def test_een_keuring_laadt_alleen_wat_zij_nodig_heeft(tmp_path):
    bron = sd.write(tmp_path / "xsd", sd.extern(), sd.stop(), sd.bhkv(), sd.imow())
    install([bron], tmp_path / "sets")
    (tmp_path / "ow.xml").write_bytes(sd.ow_bestand())
    script = (
        "import sys; from pytest_dsoketen import cli\ntry: cli.main()\nfinally: print(*sys.modules, file=sys.stderr)"
    )
    klaar = subprocess.run(
        [sys.executable, "-c", script, "valideer", str(tmp_path / "ow.xml"), "--schemas", str(tmp_path / "sets")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "OW-bestand" in klaar.stdout
    assert set(klaar.stderr.split()) & _NIET_NODIG == set()
    assert "lxml" in klaar.stderr.split()


@pytest.mark.skipif(importlib.util.find_spec("saxonche") is None, reason="saxonche is niet geïnstalleerd")
@pytest.mark.skipif(not hasattr(os, "fork") or (os.cpu_count() or 1) < 2, reason="vraagt fork en twee kernen")
def test_de_schematrons_van_een_kleine_levering_draaien_in_een_proces_ernaast(tmp_path):
    regel = sd.rule(
        "lvbba:AanleveringBesluit", f'<sch:report test="true()">{sd.melding("BHKV1004", "zo")}</sch:report>'
    )
    sch = {"lvbb/1.2.0/lvbb-stop-aanlevering.sch": sd.sch(regel), "stop/1.3.0/imop-tekst.sch": sd.sch()}
    bron = sd.write(tmp_path / "xsd", sd.extern(), sd.stop(), sd.bhkv(), sd.imow(), sch)
    (tmp_path / "goed.zip").write_bytes(make_pakket())
    script = (
        "import sys; from pytest_dsoketen import cli\ntry: cli.main()\nfinally: print(*sys.modules, file=sys.stderr)"
    )
    klaar = subprocess.run(
        [sys.executable, "-c", script, "valideer", str(tmp_path / "goed.zip"), "--schemas", str(bron), *DAG[:2]],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "BHKV1004" in klaar.stdout
    assert "saxonche" not in klaar.stderr.split()


def test_zonder_geinstalleerde_schemas_is_een_goede_levering_niet_groen(run, tmp_path):
    (tmp_path / "goed.zip").write_bytes(make_pakket())
    code, out, _ = run("goed.zip", "--vandaag", "2026-01-05")
    assert code == Exitcode.NIET_GROEN
    assert "NIET GETOETST" in out
    assert "dsoketen schemas installeer" in " ".join(out.split())


def test_een_map_met_schemas_keurt_mee(run, tmp_path):
    sd.write(tmp_path / "xsd", sd.extern(), sd.stop(), sd.bhkv(), sd.imow())
    eis = f"<sch:assert test=\"@eId != 'fout'\">{sd.melding('STOP0022', 'eId is fout')}</sch:assert>"
    regel = sd.rule("tekst:Artikel", eis)
    sd.write(tmp_path / "xsd", {"stop/1.3.0/imop-tekst.sch": sd.sch(regel)})
    (tmp_path / "goed.xml").write_bytes(sd.regeling())
    assert run("goed.xml", "--schemas", "xsd")[0] == Exitcode.GROEN
    (tmp_path / "fout.xml").write_bytes(sd.regeling('<Artikel eId="fout"><Nummer>een</Nummer></Artikel>'))
    code, out, _ = run("fout.xml", "--schemas", "xsd", "--json")
    (keuring,) = json.loads(out)["keuringen"]
    assert code == Exitcode.GEZAKT
    assert {punt["code"] for punt in keuring["bevindingen"]} == {"LVBB2003", "STOP0022"}
    assert [punt["plaatsen"][0]["regel"] for punt in keuring["bevindingen"]] == [2, 2]
    assert "STOP 1.3.0" in keuring["bestanden"][0]["schema"]


def test_een_schematron_die_er_niet_is_maakt_het_oordeel_niet_groen(run, tmp_path):
    sd.write(tmp_path / "xsd", sd.extern(), sd.stop(), sd.bhkv(), sd.imow())
    (tmp_path / "goed.xml").write_bytes(sd.regeling())
    code, out, _ = run("goed.xml", "--schemas", "xsd")
    assert code == Exitcode.NIET_GROEN
    assert "Schematron van goed.xml: niet geïnstalleerd: imop-tekst.sch" in " ".join(out.split())


def test_een_map_zonder_schemas_is_een_nederlandse_regel(run, tmp_path):
    (tmp_path / "goed.zip").write_bytes(make_pakket())
    (tmp_path / "leeg").mkdir()
    code, _, err = run("goed.zip", "--schemas", "leeg")
    assert code == Exitcode.OPSTELLING_ONGELDIG
    assert err.startswith("Fout: ")
    assert len(err.splitlines()) == 1


def test_een_bevinding_geeft_1_en_staat_in_elk_verslag(run, tmp_path):
    bestanden = read_zip(make_pakket())
    del bestanden["manifest.xml"]
    (tmp_path / "fout.zip").write_bytes(write_zip(bestanden))
    code, out, _ = run("fout.zip", *DAG, "--html", "v.html", "--sarif", "v.sarif")
    assert code == Exitcode.GEZAKT
    assert "[LVBB1003]" in out
    assert "LVBB1003" in (tmp_path / "v.html").read_text(encoding="utf-8")
    sarif = json.loads((tmp_path / "v.sarif").read_text(encoding="utf-8"))
    assert {resultaat["ruleId"] for resultaat in sarif["runs"][0]["results"]} == {"LVBB1003"}


def test_json_is_niets_dan_json(run, tmp_path):
    (tmp_path / "goed.zip").write_bytes(make_pakket())
    code, out, _ = run("goed.zip", "--json", *DAG)
    data = json.loads(out)
    assert code == Exitcode.GROEN
    assert data["keuringen"][0]["soort"] == "aanlevering"
    assert data["vandaag"] == "2026-01-05"


def test_niet_getoetst_is_niet_groen(run, tmp_path):
    (tmp_path / "wijziging.zip").write_bytes(make_wijzigpakket())
    code, out, _ = run("wijziging.zip", *DAG)
    assert code == Exitcode.NIET_GROEN
    assert "eerdere publicaties" in out


def test_wat_niemand_kent_is_een_gebruiksfout_met_uitleg(run, tmp_path):
    (tmp_path / "brief.txt").write_text("hallo", encoding="utf-8")
    code, out, _ = run("brief.txt")
    assert code == Exitcode.GEBRUIK
    assert "geen XML en geen ZIP" in out


def test_een_bevinding_weegt_zwaarder_dan_iets_onbekends(run, tmp_path):
    (tmp_path / "brief.txt").write_text("hallo", encoding="utf-8")
    (tmp_path / "fout.zip").write_bytes(make_pakket()[:-30])
    code, out, _ = run("brief.txt", "fout.zip")
    assert code == Exitcode.GEZAKT
    assert "Oordeel: gezakt" in out


@pytest.mark.parametrize(
    ("argumenten", "melding"),
    [
        (["weg.zip"], "Fout: weg.zip bestaat niet"),
        ([], "Fout: er ontbreekt een waarde"),
        (["goed.zip", "--vandaag", "morgen"], "Fout: 'morgen' is geen datum"),
        (["goed.zip", "--html", "geen/map/v.html"], "Fout: geen/map/v.html is niet te schrijven"),
        (["goed.zip", "--max", "-1"], "Fout: "),
    ],
)
def test_een_vergissing_is_een_nederlandse_regel(run, tmp_path, argumenten, melding):
    (tmp_path / "goed.zip").write_bytes(make_pakket())
    code, _, err = run(*argumenten)
    assert code == Exitcode.GEBRUIK
    assert err.startswith(melding)
    assert len(err.splitlines()) == 1


def test_max_laat_plaatsen_weg_en_telt_ze(run, tmp_path):
    bestanden = {f"{nummer}.xml": b"<a/>" for nummer in range(9)}
    (tmp_path / "veel.zip").write_bytes(write_zip({**read_zip(make_pakket()), **bestanden}))
    code, out, _ = run("veel.zip", *DAG, "--max", "0", "--json")
    punten = [punt for punt in json.loads(out)["keuringen"][0]["bevindingen"] if punt["code"] == "LVBB1010"]
    assert code == Exitcode.GEZAKT
    assert sum(punt["aantal"] for punt in punten) == 9
