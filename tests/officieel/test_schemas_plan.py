# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The official sets say of the official examples what is known of them: the same files, the same codes."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import lxml
import pytest
from lxml import etree

from pytest_dsoketen.model.eisen import Controleplaats, load_matrix
from pytest_dsoketen.model.oordelen import Oordeel
from pytest_dsoketen.standaarden.inname import parse_xml, read_zip
from pytest_dsoketen.standaarden.schemas import SchemaError, Standaard, Versies, load_folder, open_schemas
from pytest_dsoketen.standaarden.schemas.installeren import install, walk_veranderd
from pytest_dsoketen.standaarden.schemas.sch_vertalen import SCH, XSL, translate
from tests.officieel.schemadata import OFFICIEEL, PLAN, load_plan, need_plan
from tests.unit.plandata import make_pakket, make_wijzigpakket

need_plan()

VOORBEELDEN = PLAN / "voorbeelden"
GANGBAAR = Versies({Standaard.BHKV: "1.2.0", Standaard.STOP: "1.3.0", Standaard.UITLEVERING: "1.8.1"}, opgelegd=True)
"""Many examples name a test version of 2021; they were measured against the versions in use."""
ONGELDIG = {
    "gemeentestad/Afbreek/afbreek-routine-OP/bron/opdracht.xml": "LVBB1006",
    "gemeentestad/Consolidatiebestanden/consolidatie/consolidaties.xml": "DSOK-XSD-001",
    "gemeentestad/opdracht_0-na10/GIO006-Bouwhoogte.xml": "LVBB2003",
    "gemeentestad/opdracht_0-na10/GIO007-Welstand.xml": "LVBB2003",
    "gemeentestad/opdracht_0_ontwerp/GIO006-Bouwhoogte.xml": "LVBB2003",
    "gemeentestad/opdracht_0_ontwerp/GIO007-Welstand.xml": "LVBB2003",
    "lvbb-test-repository/Testeilandgegevens/TST_19-geo_goedePVcode.gml": "DSOK-XSD-001",
    "lvbb-test-repository/Testeilandgegevens/TST_20-geo_goedePVcode.gml": "DSOK-XSD-001",
}
"""The examples that a schema refuses: one is not well-formed, the others are known defects of the sets."""
SCHEMATRON = {
    "gemeentestad/Afbreek/afbreek-routine-OP/bron": {"STOP0082": 1},
    "gemeentestad/opdracht_0": {"STOP0082": 1},
    "gemeentestad/opdracht_0-na10": {"STOP0011": 15, "STOP0082": 1},
    "gemeentestad/opdracht_0_ontwerp": {"BHKV1004": 1, "STOP0011": 15, "STOP0082": 1},
    "lvbb-test-repository/Intrekking_TijdelijkRegelingDeel/001b_intrekking_JWV verleden": {"BHKV1058": 1},
    "lvbb-test-repository/Ontwerptests/1_initieel": {"STOP0081": 1},
    "lvbb-test-repository/Sanity-check-testeiland/2_Wijzigingsbesluit": {"STOP0086": 1},
    "lvbb-test-repository/TBO_Testeiland13/2_Wijzigingsbesluit": {"STOP0037": 2, "STOP0038": 2, "STOP0086": 1},
    "voorbereidingsbesluit/wijzigingOpUtrechtVoorbeschermingsregels": {"BHKV1028": 2},
}
"""What Schematron finds in the examples, looked at by hand; in all others it finds nothing."""


@cache
def _list_documenten(*sets: str) -> dict[str, bytes]:
    """Give the XML files of some sets of examples by their path."""
    return {
        pad.relative_to(VOORBEELDEN).as_posix(): pad.read_bytes()
        for deel in sets
        for pad in sorted((VOORBEELDEN / deel).rglob("*"))
        if pad.suffix in {".xml", ".gml"}
    }


@pytest.mark.parametrize(
    ("deel", "geldig"), [("gemeentestad", 192), ("lvbb-test-repository", 129), ("voorbereidingsbesluit", 16)]
)
def test_every_example_gets_its_known_verdict(deel, geldig):
    oordelen = {
        naam: load_plan().check_xsd(data, naam, versies=GANGBAAR) for naam, data in _list_documenten(deel).items()
    }
    assert {oordeel.reden for oordeel in oordelen.values()} == {""}
    ongeldig = {naam: o.afwijkingen[0].code for naam, o in oordelen.items() if o.oordeel is Oordeel.GEZAKT}
    assert ongeldig == {naam: code for naam, code in ONGELDIG.items() if naam.startswith(deel)}
    assert Counter(o.oordeel for o in oordelen.values())[Oordeel.GESLAAGD] == geldig
    for oordeel in oordelen.values():
        for afwijking in oordeel.afwijkingen:
            assert afwijking.pad or "niet te lezen" in afwijking.melding
            assert not re.search(r"\b(is not|expected|allowed|missing|the)\b", afwijking.melding)


def test_what_a_vendor_tests_with_gets_its_known_verdict():
    """Fixtures of plansoftware: pieces without a namespace, templates with two roots, a gml:id without its namespace."""
    oordelen = {
        naam: load_plan().check_xsd(data, naam) for naam, data in _list_documenten("pzh-omgevingsbeleid-dso").items()
    }
    assert Counter(o.oordeel for o in oordelen.values()) == {
        Oordeel.GESLAAGD: 4, Oordeel.GEZAKT: 2, Oordeel.NIET_GETOETST: 10,
    }  # fmt: skip
    oordelen = {naam: load_plan().check_xsd(data, naam) for naam, data in _list_documenten("otst").items()}
    assert Counter(o.oordeel for o in oordelen.values()) == {Oordeel.GESLAAGD: 6, Oordeel.WAARSCHUWING: 18}


def test_verslagen_get_their_known_verdict():
    ongeldig = {}
    for pad in sorted((PLAN / "verslagen").glob("*.xml")):
        oordeel = load_plan().check_xsd(pad.read_bytes(), pad.name)
        assert oordeel.is_getoetst
        if oordeel.oordeel is not Oordeel.GESLAAGD:
            ongeldig[pad.stem] = oordeel.afwijkingen[0].melding
    assert len(ongeldig) == 1
    ((naam, melding),) = ongeldig.items()
    assert "GEOMETRY" in naam
    assert "het element idLevering past niet bij het patroon" in melding


def test_toepasbare_regels_get_their_known_verdict():
    """DMN lets anything be in its extensions; that those are judged as well shows in the nine that are not valid."""
    map_ = OFFICIEEL / "regels"
    if not map_.is_dir():
        pytest.skip(f"de regels staan niet in {map_}")
    schemas = load_folder(map_ / "imtr-xsd")
    bestanden = [*(map_ / "sttr-gemeenten").iterdir(), *(map_ / "gemeentestad-aanleverpakketten").rglob("*.dmn"), *(map_ / "sttr-officieel").rglob("*.dmn")]  # fmt: skip
    oordelen = {pad: schemas.check_xsd(pad.read_bytes(), pad.name) for pad in bestanden}
    assert {oordeel.versie for oordeel in oordelen.values()} == {"STTR 1.2"}
    assert Counter(o.oordeel for o in oordelen.values()) == {Oordeel.GESLAAGD: 19, Oordeel.GEZAKT: 9}
    fouten = Counter(o.afwijkingen[0].melding.split(" mag ")[0] for o in oordelen.values() if o.afwijkingen)
    assert fouten["Het element herbruikbaarId"] == 7


def test_a_verzoekbericht_gets_its_known_verdict(tmp_path):
    map_ = OFFICIEEL / "verzoek" / "stam-4.0"
    if not map_.is_dir():
        pytest.skip(f"de schema's van STAM staan niet in {map_}")
    with pytest.raises(SchemaError, match="zijn allebei een schema voor verzoekXML"):
        load_folder(map_)
    schemas = load_folder(shutil.copytree(map_, tmp_path / "stam-4.0", ignore=shutil.ignore_patterns("xsd-bron")))
    oordeel = schemas.check_xsd((map_ / "voorbeelden/verzoekbericht_4_0_0.xml").read_bytes(), "verzoek.xml")
    assert (oordeel.oordeel, oordeel.versie) == (Oordeel.GESLAAGD, "STAM 4.0")


def test_a_stream_gives_the_same_verdicts():
    for naam, data in _list_documenten("gemeentestad", "otst").items():
        in_geheugen = load_plan().check_xsd(data, naam, versies=GANGBAAR)
        stroom = load_plan().check_xsd_stroom(data, naam, versies=GANGBAAR)
        assert stroom.oordeel is in_geheugen.oordeel
        assert _wat(stroom) == _wat(in_geheugen)


def _wat(oordeel):
    """Give what was found, as libxml2 says it: a document in memory is explained further."""
    return [(a.code, a.regel, getattr(a, "detail", "")) for a in oordeel.afwijkingen]


@pytest.mark.parametrize("naam", ["response", "response2", "pv30", "gm0233"])
def test_a_real_download_is_read_and_its_namespace_reported(naam):
    """Real downloads declare `xmlns:schemaLocation`; that is a finding of its own and no reason to stop."""
    gezien = Counter()
    for bestand, data in read_zip((VOORBEELDEN / "otst" / f"{naam}.zip").read_bytes()).items():
        if bestand.endswith((".xml", ".gml")):
            oordeel = load_plan().check_xsd(data, bestand)
            assert oordeel.oordeel in {Oordeel.GESLAAGD, Oordeel.WAARSCHUWING}, (bestand, oordeel)
            gezien.update(afwijking.code for afwijking in oordeel.afwijkingen)
    assert set(gezien) == {"DSOK-OW-001"}
    assert gezien["DSOK-OW-001"] == {"response": 6, "response2": 13, "pv30": 11, "gm0233": 6}[naam]


def test_a_version_that_is_not_there_is_never_valid():
    oordelen = {naam: load_plan().check_xsd(data, naam) for naam, data in _list_documenten("gemeentestad").items()}
    niet = [oordeel for oordeel in oordelen.values() if oordeel.oordeel is Oordeel.NIET_GETOETST]
    assert {oordeel.versie for oordeel in niet} == {
        "BHKV 1.0.4",
        "UITLEVERING 1.1.0",
    }
    assert all("zijn niet geïnstalleerd (wel: " in oordeel.reden for oordeel in niet)


@pytest.mark.parametrize("deel", ["gemeentestad", "lvbb-test-repository", "voorbereidingsbesluit", "otst"])
def test_schematron_finds_what_is_known(deel):
    gevonden: dict[str, Counter[str]] = {}
    for naam, data in _list_documenten(deel).items():
        if naam in ONGELDIG:
            continue
        oordeel = load_plan().check_schematron(data, naam, versies=GANGBAAR)
        assert oordeel.oordeel is not Oordeel.NIET_GETOETST, oordeel.reden
        codes = Counter(afwijking.code for afwijking in oordeel.afwijkingen)
        gevonden.setdefault(naam.rpartition("/")[0], Counter()).update(codes)
        assert all(afwijking.pad and afwijking.regel for afwijking in oordeel.afwijkingen)
    assert {map_: dict(codes) for map_, codes in gevonden.items() if codes} == {
        map_: codes for map_, codes in SCHEMATRON.items() if map_.startswith(deel)
    }


@pytest.mark.parametrize(
    "naam", ["validatieOpdracht_initieel", "publicatieOpdracht_initieel", "intrekkingOpdracht_initieel"]
)
def test_schematron_leaves_a_delivery_of_a_test_suite_alone(naam):
    for bestand, data in read_zip((VOORBEELDEN / "otst" / f"{naam}.zip").read_bytes()).items():
        if bestand.endswith((".xml", ".gml")):
            oordeel = load_plan().check_schematron(data, bestand)
            assert oordeel.oordeel in {Oordeel.GESLAAGD, Oordeel.NIET_VAN_TOEPASSING}, (bestand, oordeel)


def _besluit(naam: str = "publicatieOpdracht_initieel") -> bytes:
    """Give the besluit of a delivery that is right."""
    return read_zip((VOORBEELDEN / "otst" / f"{naam}.zip").read_bytes())["besluit.xml"]


def _edit(data: bytes, *paren: tuple[str, str]) -> bytes:
    """Change a document; each text has to be in it."""
    for oud, nieuw in paren:
        assert oud.encode() in data, oud
        data = data.replace(oud.encode(), nieuw.encode(), 1)
    return data


@pytest.mark.parametrize(
    ("paren", "codes"),
    [
        ([], set()),
        ([("proceduretype_definitief", "proceduretype_ontwerp")], {"BHKV1004"}),
        ([("work_003", "work_004")], {"BHKV1005", "STOP2002"}),
        ([("!main#", "!main#x")], {"BHKV1036"}),
        ([("/akn/nl/bill/", "/akn/nl/act/"), ("/nld@2025", "/deu@2025")], {"STOP1013", "STOP1009", "STOP2003"}),
    ],
    ids=["goed", "tijdstempel", "soortWork", "eId", "akn"],
)
def test_schematron_catches_a_mutation(paren, codes):
    oordeel = load_plan().check_schematron(_edit(_besluit(), *paren), "besluit.xml")
    assert {afwijking.code for afwijking in oordeel.afwijkingen} >= codes
    assert bool(oordeel.afwijkingen) == bool(codes)


def test_schematron_catches_an_id_that_is_there_twice():
    root = parse_xml(_besluit())
    artikel = next(root.iter("{https://standaarden.overheid.nl/stop/imop/tekst/}Artikel"))
    regeling = next(root.iter("{https://standaarden.overheid.nl/stop/imop/tekst/}RegelingCompact"))
    artikel = next(regeling.iter(artikel.tag))
    ouder = artikel.getparent()
    ouder.append(etree.fromstring(etree.tostring(artikel)))
    codes = {a.code for a in load_plan().check_schematron(root, "besluit.xml").afwijkingen}
    assert {"STOP0027", "STOP0028"} <= codes


@pytest.mark.parametrize("pakket", [make_pakket(), make_wijzigpakket()], ids=["eerste", "wijziging"])
def test_schematron_finds_nothing_in_what_we_make(pakket):
    for bestand, data in read_zip(pakket).items():
        if bestand.endswith((".xml", ".gml")):
            oordeel = load_plan().check_schematron(data, bestand)
            assert (oordeel.afwijkingen, oordeel.reden if oordeel.is_getoetst else "") == ((), ""), bestand


def test_stop_1_4_is_judged_by_the_sets_of_1_4():
    """BHKV 1.3.0-ic builds on STOP 1.4.1, that has no Schematron here: that is said, and its own is run."""
    data = _besluit().replace(b'schemaversie="1.2.0"', b'schemaversie="1.3.0-ic"')
    oordeel = load_plan().check_xsd(data, "besluit.xml")
    assert oordeel.versie == "BHKV 1.3.0-ic"
    oordeel = load_plan().check_schematron(data, "besluit.xml")
    assert oordeel.oordeel is Oordeel.NIET_GETOETST
    assert oordeel.reden.startswith("niet geïnstalleerd: imop-aknjoin.sch van STOP 1.4.1, ")
    fout = _edit(data, ("proceduretype_definitief", "proceduretype_ontwerp"))
    oordeel = load_plan().check_schematron(fout, "besluit.xml")
    assert (oordeel.oordeel, oordeel.afwijkingen[0].code) == (Oordeel.GEZAKT, "BHKV1004")


def test_the_codes_are_those_that_were_counted():
    """BHKV 1.3.0-ic was not counted then; it has the codes of 1.2.0."""
    geteld: dict[str, Any] = json.loads((PLAN / "validatiematrix/afgeleid/schematron_codes.json").read_text())
    naam_van = {"stop/1.3.0": "STOP 1.3.0", "stop/1.4.0": "STOP 1.4.0", "bhkv-1.2.0": "BHKV 1.2.0"}
    verwacht = {code: {naam_van[deel] for deel in delen} for code, delen in geteld.items()}
    gevonden = load_plan().schematroncodes()
    assert {code: set(sets) - {"BHKV 1.3.0-ic"} for code, sets in gevonden.items()} == verwacht
    assert all(("BHKV 1.2.0" in sets) == ("BHKV 1.3.0-ic" in sets) for sets in gevonden.values())


def test_what_the_register_says_of_schematron_is_true():
    genoemd = {regel.code for regel in load_matrix().values() if Controleplaats.SCHEMATRON in regel.waar}
    assert genoemd - set(load_plan().schematroncodes()) == set()


def test_our_translation_is_that_of_the_iso_skeleton():
    """The skeleton of ISO, that comes with lxml, knows no `let` with content and no `xs`; it gets those in its own way."""
    saxonche = pytest.importorskip("saxonche")
    saxon = saxonche.PySaxonProcessor(license=False)
    xslt = saxon.new_xslt30_processor()
    map_ = Path(lxml.__file__).parent / "isoschematron/resources/xsl/iso-schematron-xslt1"
    skelet = xslt.compile_stylesheet(stylesheet_file=str(map_ / "iso_svrl_for_xslt1.xsl"))
    skelet.set_parameter("allow-foreign", saxon.make_string_value("true"))
    documenten = [
        *_list_documenten("gemeentestad/opdracht_0_ontwerp", "lvbb-test-repository/TBO_Testeiland13").values(),
        _edit(_besluit(), ("work_003", "work_004"), ("/nld@2025", "/deu@2025"), ("!main#", "!main#x")),
    ]
    bomen = [saxon.parse_xml(xml_text=etree.tostring(parse_xml(data), encoding="unicode")) for data in documenten]
    aantal = 0
    for pad in sorted((PLAN / "schemas").rglob("*.sch")):
        ons = xslt.compile_stylesheet(stylesheet_text=translate(pad.read_bytes(), pad.name))
        hun = xslt.compile_stylesheet(stylesheet_text=_through_skeleton(saxon, skelet, pad.read_bytes()))
        for boom in bomen:
            codes = [_codes_of(stylesheet, boom) for stylesheet in (ons, hun)]
            assert codes[0] == codes[1], pad
            aantal += sum(codes[0].values())
    assert aantal > 40


def _through_skeleton(saxon, skelet, data):
    """Translate a Schematron with the skeleton of ISO."""
    root = parse_xml(data)
    root.set("queryBinding", "xslt")
    root.insert(0, etree.Element(f"{{{SCH}}}ns", {"prefix": "xs", "uri": "http://www.w3.org/2001/XMLSchema"}))
    for let in root.iter(f"{{{SCH}}}let"):
        if let.get("value") is None:
            let.tag = f"{{{XSL}}}variable"
    boom = saxon.parse_xml(xml_text=etree.tostring(root, encoding="unicode"))
    stylesheet = skelet.transform_to_string(xdm_node=boom)
    return re.sub(r'(<xsl:stylesheet[^>]*?)version="1.0"', r'\1version="2.0"', stylesheet, count=1, flags=re.DOTALL)


def _codes_of(stylesheet, boom):
    """Count the codes in the messages of a run."""
    stylesheet.set_global_context_item(xdm_item=boom)
    uitkomst = etree.fromstring(stylesheet.transform_to_string(xdm_node=boom).encode())
    svrl = "{http://purl.oclc.org/dsdl/svrl}"
    meldingen = uitkomst.iter("melding", f"{svrl}failed-assert", f"{svrl}successful-report")
    return Counter(code for m in meldingen for code in re.findall(r'"code":\s*"([A-Z]+\d+)"', m.xpath("string(.)")))


def test_all_official_sets_can_be_installed(tmp_path):
    bronnen = [PLAN / "schemas", OFFICIEEL / "regels/imtr-xsd"]
    gedaan = install([bron for bron in bronnen if bron.is_dir()], tmp_path)
    assert [stap.mist for stap in gedaan if stap.mist] == []
    assert {stap.info.id for stap in gedaan} >= {
        "stop-1.3.0", "stop-1.4.0", "stop-1.4.1", "bhkv-1.2.0", "bhkv-1.3.0-ic", "imow-2.0.0", "imow-3.1.0",
        "imow-3.2.0-rc", "imow-4.0.0-ic1", "uitlevering-1.8.1", "extern",
    }  # fmt: skip
    assert list(walk_veranderd(tmp_path)) == []
    assert open_schemas(tmp_path).check_schematron(_besluit(), "besluit.xml").oordeel is Oordeel.GESLAAGD


@pytest.mark.parametrize("versie", ["2.0.1", "2.0.2", "3.1.0", "3.2.0", "4.0.0"])
def test_every_imow_version_judges_what_we_make(versie):
    pakket = read_zip(make_pakket())
    versies = Versies({Standaard.IMOW: versie})
    for naam in ("manifest-ow.xml", "activiteiten.xml", "regelteksten.xml"):
        oordeel = load_plan().check_xsd(pakket[naam], naam, versies=versies)
        assert oordeel.oordeel is Oordeel.GESLAAGD, oordeel
        assert oordeel.versie.startswith(f"IMOW {versie[:3]}")
