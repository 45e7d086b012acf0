# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Sets of schemas are installed once, stay as they were, and are never taken from an unsafe source."""

from __future__ import annotations

import hashlib
import json
import sys
import zipfile

import pytest

from pytest_dsoketen import cli
from pytest_dsoketen.model.exitcodes import Exitcode
from pytest_dsoketen.model.oordelen import Oordeel
from pytest_dsoketen.standaarden.schemas import SchemaError, open_schemas
from pytest_dsoketen.standaarden.schemas.installeren import install, load_index, remove, walk_veranderd
from pytest_dsoketen.standaarden.schemas.plaats import VARIABELE, data_folder
from tests.unit import schemadata as sd


@pytest.fixture
def bron(tmp_path):
    return sd.write(tmp_path / "bron", sd.extern(), sd.stop(), sd.bhkv(), sd.imow())


@pytest.fixture
def doel(tmp_path):
    return tmp_path / "sets"


def test_a_folder_becomes_sets_with_their_version(bron, doel):
    gedaan = install([bron], doel)
    assert [(stap.info.id, stap.info.versies, stap.is_nieuw, stap.mist) for stap in gedaan] == [
        ("bhkv-1.2.0", ("1.2.0",), True, ()),
        ("extern", (), True, ()),
        ("imow-2.0.0", ("2.0.0",), True, ()),
        ("stop-1.3.0", ("1.3.0",), True, ()),
    ]
    stop = next(deel for deel in open_schemas(doel).sets() if deel.id == "stop-1.3.0")
    (tekst,) = stop.bestanden
    assert (tekst.pad, tekst.naamruimte, tekst.versie) == ("imop-tekst.xsd", sd.TEKST, "1.3.0")
    assert tekst.elementen == ("RegelingCompact", "Artikel")
    assert tekst.sha256 == hashlib.sha256((bron / "stop/1.3.0/imop-tekst.xsd").read_bytes()).hexdigest()
    assert [module.element for module in stop.modules] == [f"{{{sd.TEKST}}}RegelingCompact"]
    assert next(deel for deel in open_schemas(doel).sets() if deel.id == "bhkv-1.2.0").stopversie == "1.3.0"


@pytest.mark.parametrize("map_", ["lvbb/1.2.0", "lvbb"])
def test_the_folder_of_one_set_will_do(bron, doel, map_):
    assert [stap.info.id for stap in install([bron / map_], doel)] == ["bhkv-1.2.0"]


def test_a_zip_gives_the_same_sets_as_a_folder(bron, doel, tmp_path):
    pakket = tmp_path / "standaard.zip"
    with zipfile.ZipFile(pakket, "w") as archief:
        for pad in sorted(bron.rglob("*")):
            if pad.is_file():
                archief.write(pad, pad.relative_to(bron))
        archief.writestr("documentatie/leesmij.html", "<html>")
    install([pakket], doel)
    install([bron], tmp_path / "uit-map")
    assert load_index(doel) == load_index(tmp_path / "uit-map")
    assert not list(doel.rglob("*.html"))
    assert open_schemas(doel).check_xsd(sd.besluit(), "b.xml").oordeel is Oordeel.GESLAAGD


def test_installing_again_changes_nothing(bron, doel):
    install([bron], doel)
    voor = (doel / "index.json").read_bytes()
    assert not any(stap.is_nieuw for stap in install([bron], doel))
    assert (doel / "index.json").read_bytes() == voor


def test_other_content_under_the_same_version_is_refused(bron, doel, tmp_path):
    install([bron], doel)
    anders = sd.write(tmp_path / "anders", sd.stop(extra='<xs:element name="Nieuw"/>'))
    with pytest.raises(SchemaError, match=r"^STOP 1\.3\.0 is al geïnstalleerd met een andere inhoud; verwijder die"):
        install([anders], doel)
    remove("stop-1.3.0", doel)
    assert install([anders], doel)[0].is_nieuw


def test_two_versions_stand_side_by_side(bron, doel, tmp_path):
    install([bron, sd.write(tmp_path / "nieuw", sd.stop("1.4.1"), sd.imow("v3.1.0"))], doel)
    assert {"stop-1.3.0", "stop-1.4.1", "imow-2.0.0", "imow-3.1.0"} < {deel.id for deel in load_index(doel).sets}


def test_what_a_set_still_needs_is_said(bron, doel):
    (stap,) = install([bron / "stop"], doel)
    assert stap.mist == (f"{sd.ADRES}/basis.xsd",)


def test_a_version_that_is_nowhere_has_to_be_given(doel, tmp_path):
    bron = sd.write(tmp_path / "los", {"manifest.xsd": sd.xsd(sd.MOW, '<xs:element name="Aanleveringen"/>')})
    with pytest.raises(SchemaError, match=r"\(IMOW\) is de versie niet te vinden; geef haar met --versie"):
        install([bron], doel)
    assert install([bron], doel, "2.0.0")[0].info.id == "imow-2.0.0"


@pytest.mark.parametrize(
    ("bestanden", "melding"),
    [
        ({}, "er staat geen enkel XSD- of Schematron-bestand in"),
        ({"a/x.xsd": "<half"}, "x.xsd is geen bruikbaar schema"),
        ({"a/x.xsd": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'}, "heeft een DOCTYPE"),
        (
            {**sd.stop(), "kopie/stop/1.3.0/imop-tekst.xsd": sd.stop()["stop/1.3.0/imop-tekst.xsd"]},
            "stop-1.3.0 staat er",
        ),
        (
            {"1.0/a.xsd": sd.xsd(sd.TEKST, ""), "1.0/b.xsd": sd.xsd(sd.LVBBA, "")},
            "schema's van BHKV, STOP door elkaar; installeer van elke standaard de eigen map",
        ),
        (
            {
                "1.0/nieuw/a.xsd": sd.xsd(sd.TEKST, '<xs:element name="a"/>'),
                "1.0/oud/a.xsd": sd.xsd(sd.TEKST, '<xs:element name="a"/>'),
            },
            "oud/a.xsd zijn allebei een schema voor a; laat een van beide weg, bijvoorbeeld met `dsoketen schemas installeer … --zonder nieuw`",
        ),
        (
            {
                "1.0/v/a.xsd": sd.xsd(sd.TEKST, '<xs:element name="a"/>'),
                "1.0/v/b.xsd": sd.xsd(sd.TEKST, '<xs:element name="a"/>'),
            },
            "v/a.xsd en v/b.xsd zijn allebei een schema voor a; installeer een map met één van beide",
        ),
    ],
    ids=["leeg", "kapot", "entiteit", "dubbel", "door-elkaar", "twee-keer", "twee-keer-in-een-map"],
)
def test_a_source_that_cannot_be_used_is_one_clear_error(bestanden, melding, doel, tmp_path):
    bron = sd.write(tmp_path / "bron", bestanden)
    bron.mkdir(exist_ok=True)
    with pytest.raises(SchemaError) as info:
        install([bron], doel)
    assert melding in str(info.value)
    assert not doel.exists()


@pytest.mark.parametrize(("weg", "over"), [("nieuw", "oud"), ("oud/", "nieuw"), ("1.0/oud", "nieuw")])
def test_of_two_schemas_for_the_same_the_user_leaves_one_out(weg, over, doel, tmp_path):
    data = {
        f"stam/1.0/{map_}/a.xsd": sd.xsd(sd.TEKST, '<xs:element name="a"/>', versie=map_) for map_ in ("nieuw", "oud")
    }
    bron = sd.write(tmp_path / "bron", data)
    (stap,) = install([bron], doel, zonder=[weg])
    assert [bestand.pad for bestand in stap.info.bestanden] == [f"{over}/a.xsd"]


def test_the_command_leaves_out_what_is_asked_and_refuses_a_mistake_in_it(bron, doel, monkeypatch, capsys):
    opdracht = ("installeer", str(bron), "--map", str(doel), "--zonder")
    assert _run(monkeypatch, capsys, *opdracht, "stop")[0] == 0
    code, _, fout = _run(monkeypatch, capsys, *opdracht, "stpo")
    assert code == Exitcode.OPSTELLING_ONGELDIG
    assert "staat geen map stpo met schema's; kijk na wat achter --zonder staat" in fout
    assert [deel.id for deel in load_index(doel).sets] == ["bhkv-1.2.0", "extern", "imow-2.0.0"]


def test_what_lies_beside_a_set_without_a_folder_of_its_own_is_no_part_of_it(bron, doel):
    """Everything in one folder: the schemas of others belong to nobody, also when there are loose ones of STTR."""
    dmn = "http://www.omg.org/spec/DMN/20180521/MODEL/"
    sd.write(bron, {"regels/los/DMN.xsd": sd.xsd(dmn, '<xs:element name="definitions"/>', versie="1.3")})
    per_id = {stap.info.id: stap for stap in install([bron], doel)}
    assert [bestand.pad for bestand in per_id["sttr-1.3"].info.bestanden] == ["regels/los/DMN.xsd"]
    assert [stap.mist for stap in per_id.values() if stap.mist] == []
    assert open_schemas(doel).check_xsd(sd.regeling(), "r.xml").oordeel is Oordeel.GESLAAGD


def _zip(pad, *namen, kop=b""):
    with zipfile.ZipFile(pad, "w") as archief:
        for naam in namen:
            archief.writestr(naam, sd.stop()["stop/1.3.0/imop-tekst.xsd"])
    pad.write_bytes(kop + pad.read_bytes())
    return pad


@pytest.mark.parametrize(
    ("namen", "kop"),
    [
        (["stop/1.3.0/a.xsd", "../../kwaad.xsd"], b""),
        (["/tmp/kwaad.xsd"], b""),
        (["..\\..\\kwaad.xsd"], b""),
        (["C:/kwaad.xsd"], b""),
        (["stop/1.3.0/a.xsd", "stop/1.3.0/A.xsd"], b""),
        (["stop/1.3.0/\x1b[31mkwaad.xsd"], b""),
        (["stop/1.3.0/a.xsd"], b"%PDF-"),
    ],
    ids=["omhoog", "absoluut", "backslash", "schijf", "dubbel", "stuurteken", "geen-zip"],
)
def test_an_unsafe_zip_is_refused_and_writes_nothing(namen, kop, doel, tmp_path):
    pakket = _zip(tmp_path / "kwaad.zip", *namen, kop=kop)
    with pytest.raises(SchemaError, match=r"^kwaad\.zip is geen bruikbare zip: "):
        install([pakket], doel)
    assert [pad.name for pad in tmp_path.iterdir()] == ["kwaad.zip"]


def test_a_zip_that_unpacks_to_too_much_is_refused(doel, tmp_path):
    pakket = tmp_path / "bom.zip"
    with zipfile.ZipFile(pakket, "w", zipfile.ZIP_DEFLATED) as archief:
        archief.writestr("stop/1.3.0/a.xsd", b"<!-- " + b"a" * 40_000_000)
    with pytest.raises(SchemaError, match=r"bom\.zip is geen bruikbare zip"):
        install([pakket], doel)


def test_a_link_that_leads_out_of_the_folder_is_left_alone(bron, doel, tmp_path):
    (tmp_path / "geheim.xsd").write_text(sd.xsd(sd.TEKST, '<xs:element name="Geheim"/>'))
    (bron / "stop/1.3.0/geheim.xsd").symlink_to(tmp_path / "geheim.xsd")
    install([bron], doel)
    assert not list(doel.rglob("geheim.xsd"))


def test_a_changed_file_is_noticed_and_never_used(bron, doel):
    install([bron], doel)
    assert list(walk_veranderd(doel)) == []
    (doel / "sets/stop-1.3.0/imop-tekst.xsd").write_text(sd.stop(extra="")["stop/1.3.0/imop-tekst.xsd"] + " ")
    (doel / "sets/imow-2.0.0/IMOW/owobject/IMOW_OWobject.xsd").unlink()
    weg, veranderd = walk_veranderd(doel)
    assert weg == "IMOW/owobject/IMOW_OWobject.xsd van IMOW 2.0.0 is weg"
    assert veranderd.startswith(
        "imop-tekst.xsd van STOP 1.3.0 is veranderd sinds het is geïnstalleerd; verwijder de set"
    )
    register = open_schemas(doel)
    for document, reden in ((sd.besluit(), "is veranderd"), (sd.ow_bestand(), "is weg")):
        oordeel = register.check_xsd(document, "d.xml")
        assert (oordeel.oordeel, oordeel.afwijkingen) == (Oordeel.NIET_GETOETST, ())
        assert reden in oordeel.reden
    assert register.check_xsd(sd.manifest_ow(), "m.xml").oordeel is Oordeel.GESLAAGD


@pytest.mark.parametrize("inhoud", ["{", "[]", '{"indexversie": 99, "sets": []}', '{"sets": [{"id": 1}]}'])
def test_a_damaged_index_is_one_clear_error(inhoud, doel):
    doel.mkdir()
    (doel / "index.json").write_text(inhoud)
    with pytest.raises(SchemaError, match="installeer de sets opnieuw met `dsoketen schemas installeer`"):
        open_schemas(doel)


def test_opening_reads_the_index_and_no_schema(bron, doel):
    install([bron], doel)
    (doel / "sets").rename(doel / "elders")
    assert len(open_schemas(doel).sets()) == 4


def test_removing_leaves_the_others(bron, doel):
    install([bron], doel)
    remove("imow-2.0.0", doel)
    assert [deel.id for deel in load_index(doel).sets] == ["bhkv-1.2.0", "extern", "stop-1.3.0"]
    assert not (doel / "sets/imow-2.0.0").exists()
    with pytest.raises(
        SchemaError, match=r"^de set imow-2\.0\.0 is niet geïnstalleerd; wel: bhkv-1\.2\.0, extern, stop"
    ):
        remove("imow-2.0.0", doel)


def test_the_environment_says_where_the_sets_stand(monkeypatch, tmp_path):
    monkeypatch.setenv(VARIABELE, str(tmp_path / "elders"))
    assert data_folder() == tmp_path / "elders"
    monkeypatch.delenv(VARIABELE)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    if sys.platform == "linux":
        assert data_folder() == tmp_path / "data/dsoketen/schemas"


def _run(monkeypatch, capsys, *arguments):
    monkeypatch.setattr(sys, "argv", ["dsoketen", "schemas", *arguments])
    with pytest.raises(SystemExit) as einde:
        cli.main()
    uitvoer = capsys.readouterr()
    return int(einde.value.code or 0), uitvoer.out, uitvoer.err


def test_the_command_line(monkeypatch, capsys, bron, doel):
    monkeypatch.setenv(VARIABELE, str(doel))
    assert _run(monkeypatch, capsys, "lijst")[1].startswith("Geen sets; voeg ze toe met")
    code, uit, _ = _run(monkeypatch, capsys, "installeer", str(bron))
    assert code == 0
    assert "bhkv-1.2.0             BHKV 1.2.0: geïnstalleerd (2 xsd)" in uit.splitlines()
    assert "was al geïnstalleerd" in _run(monkeypatch, capsys, "installeer", str(bron / "stop"))[1]
    assert json.loads(_run(monkeypatch, capsys, "lijst", "--json")[1])[0]["id"] == "bhkv-1.2.0"
    assert _run(monkeypatch, capsys, "controleer")[:2] == (0, "7 bestanden, 0 veranderd.\n")
    (doel / "sets/extern/w3c/basis_2001.xsd").unlink()
    code, uit, _ = _run(monkeypatch, capsys, "controleer", "--json")
    assert (code, json.loads(uit)) == (Exitcode.GEZAKT, ["w3c/basis_2001.xsd van extern is weg"])
    assert _run(monkeypatch, capsys, "verwijder", "extern")[1] == "extern is verwijderd.\n"
    code, uit, err = _run(monkeypatch, capsys, "verwijder", "extern")
    assert (code, uit) == (Exitcode.OPSTELLING_ONGELDIG, "")
    assert err.startswith("Fout: de set extern is niet geïnstalleerd; wel: bhkv-1.2.0")
    assert _run(monkeypatch, capsys, "installeer", "weg.zip")[2].startswith("Fout: weg.zip bestaat niet; geef een map")
