# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The verdict of a Schematron: the official codes at their place, and nothing of a delivery is ever run."""

from __future__ import annotations

import sys

import pytest

from pytest_dsoketen import dekking
from pytest_dsoketen.model.berichten import Verplichtingsniveau
from pytest_dsoketen.model.oordelen import Oordeel
from pytest_dsoketen.standaarden.inname import parse_xml
from pytest_dsoketen.standaarden.schemas import load_folder, open_schemas, register
from pytest_dsoketen.standaarden.schemas.installeren import install
from tests.unit import schemadata as sd

GEEN_KOP = sd.rule("tekst:Artikel", f'<sch:assert id="STOP0005" test="tekst:Kop">{sd.melding("STOP0005", "kop ontbreekt")}</sch:assert>')  # fmt: skip
LANG = sd.rule(
    "tekst:Nummer[. &gt; 9]",
    f'<sch:report id="STOP0009" test="true()">{sd.melding("STOP0009", "dat is veel", "waarschuwing")}</sch:report>',
)
ARTIKELEN = (
    '<Artikel eId="art_1"><Nummer>1</Nummer><Kop>Bos</Kop></Artikel>\n<Artikel eId="art_2"><Nummer>2</Nummer></Artikel>'
)


def make(map_, tekst_sch, bhkv_sch=None, *meer):
    """Open sets with a Schematron for STOP, and one for BHKV."""
    bestanden = [sd.extern(), sd.stop(), sd.bhkv(), sd.imow()]
    if tekst_sch is not None:
        bestanden.append({"stop/1.3.0/imop-tekst.sch": tekst_sch})
    bestanden.append({"lvbb/1.2.0/lvbb-stop-aanlevering.sch": bhkv_sch or sd.sch()})
    return load_folder(sd.write(map_, *bestanden, *meer))


def codes(schemas, document):
    """Give the codes of what is found; a document that could not be judged fails the test."""
    oordeel = schemas.check_schematron(document, "r.xml")
    assert oordeel.reden == ""
    return [afwijking.code for afwijking in oordeel.afwijkingen]


def test_a_rule_that_is_not_followed_is_a_finding_at_its_place(tmp_path):
    schemas = make(tmp_path, sd.sch(GEEN_KOP, LANG))
    oordeel = schemas.check_schematron(sd.regeling(ARTIKELEN), "r.xml")
    (afwijking,) = oordeel.afwijkingen
    assert (oordeel.oordeel, oordeel.schema, oordeel.versie) == (Oordeel.GEZAKT, "imop-tekst.sch", "STOP 1.3.0")
    assert (afwijking.code, afwijking.melding, afwijking.niveau) == (
        "STOP0005",
        "kop ontbreekt",
        Verplichtingsniveau.MOET,
    )
    assert (afwijking.plaats, afwijking.regel, afwijking.pad) == ("r.xml", 3, "/RegelingCompact/Artikel[2]")
    goed = sd.regeling(ARTIKELEN.replace("<Nummer>2</Nummer>", "<Nummer>2</Nummer><Kop>Zee</Kop>"))
    assert schemas.check_schematron(goed, "r.xml").oordeel is Oordeel.GESLAAGD
    assert schemas.check_schematron(parse_xml(goed), "r.xml").oordeel is Oordeel.GESLAAGD


@pytest.mark.parametrize(
    ("ernst", "role", "niveau", "oordeel"),
    [
        ("fout", "", Verplichtingsniveau.MOET, Oordeel.GEZAKT),
        ("waarschuwing", "", Verplichtingsniveau.ZOU_MOETEN, Oordeel.WAARSCHUWING),
        ("ontraden", "", Verplichtingsniveau.ZOU_MOETEN, Oordeel.WAARSCHUWING),
        ("", "waarschuwing", Verplichtingsniveau.ZOU_MOETEN, Oordeel.WAARSCHUWING),
        ("", "error", Verplichtingsniveau.MOET, Oordeel.GEZAKT),
        ("", "", Verplichtingsniveau.MOET, Oordeel.GEZAKT),
    ],
)
def test_the_message_says_how_bad_it_is(tmp_path, ernst, role, niveau, oordeel):
    deel = f'<sch:report test="true()" role="{role}">{sd.melding("STOP0020", "zo", ernst)}</sch:report>'
    uitkomst = make(tmp_path, sd.sch(sd.rule("tekst:Nummer", deel))).check_schematron(sd.regeling(), "r.xml")
    assert (uitkomst.oordeel, uitkomst.afwijkingen[0].niveau) == (oordeel, niveau)


@pytest.mark.parametrize(
    ("tekst", "code", "zin"),
    [
        ('{"code": "STOP0020", "eId": "<sch:value-of select="@eId"/>"}', "STOP0020", "Een eId komt dubbel voor in het besluit (eId: art_1)."),
        ('{"code": "STOP9876"}', "STOP9876", "Het document volgt regel STOP9876 van de standaard niet."),
        ('{"code": "STOP0020", "melding": "het "woord" staat\n er niet", "ernst": "fout"},', "STOP0020", 'het "woord" staat er niet'),
        ('{"code": "STOP0020", "melding": "zeg \\"ja\\"", "ernst": "fout"},', "STOP0020", 'zeg "ja"'),
        ("geen JSON", "STOP0005", "Een alinea in het plan is leeg."),
        ('{"code": "STOP0020", "element": "<sch:name/>"}', "STOP0020", "Een eId komt dubbel voor in het besluit (element: Artikel)."),
    ],
    ids=["1.4", "onbekend", "aanhalingsteken", "ontsnapt", "tekst", "naam"],
)  # fmt: skip
def test_every_form_of_message_becomes_a_sentence(tmp_path, tekst, code, zin):
    deel = f'<sch:report id="STOP0005" test="true()">{tekst}</sch:report>'
    uitkomst = make(tmp_path, sd.sch(sd.rule("tekst:Artikel", deel))).check_schematron(sd.regeling(), "r.xml")
    assert [(a.code, a.melding) for a in uitkomst.afwijkingen] == [(code, zin)]


def _report(code, test="true()"):
    return f'<sch:report test="{test}">{{"code": "{code}"}}</sch:report>'


@pytest.mark.parametrize(
    ("patronen", "rest", "verwacht"),
    [
        (
            [sd.rule("tekst:Artikel", _report("A")) + sd.rule("tekst:*", _report("B"))],
            "",
            ["B", "A", "B", "A", "B"],
        ),
        ([sd.rule("tekst:Artikel", _report("A")), sd.rule("tekst:Artikel", _report("B"))], "", ["A", "A", "B", "B"]),
        ([sd.rule("@eId", _report("A", ". = 'art_2'"))], "", ["A"]),
        (
            [
                sd.rule(
                    "tekst:RegelingCompact", '<sch:let name="n" value="count(tekst:Artikel)"/>', _report("A", "$n = 2")
                )
            ],
            "",
            ["A"],
        ),
        (
            [
                sd.rule(
                    "tekst:RegelingCompact",
                    '<sch:let name="n"><xsl:for-each select="tekst:Artikel"><xsl:sort select="@eId" order="descending"/>'
                    '<nr><xsl:value-of select="tekst:Nummer"/></nr></xsl:for-each></sch:let>',
                    _report("A", "$n/nr[1] = 2"),
                    _report("B", "$n/nr[1] = 1"),
                )
            ],
            "",
            ["A"],
        ),
        (
            [
                '<sch:let name="alle" value="count(//tekst:Nummer)"/>'
                + sd.rule("tekst:Artikel", _report("A", "$alle = 2"))
            ],
            "",
            ["A", "A"],
        ),
        (
            [sd.rule("tekst:Artikel", _report("A", "count(key('nrs', @eId)) = $een"))],
            '<xsl:key name="nrs" match="tekst:Artikel" use="@eId"/><sch:let name="een" value="1"/>',
            ["A", "A"],
        ),
        ([sd.rule("tekst:Nummer", _report("A", ". castable as xs:integer"))], "", ["A", "A"]),
    ],
    ids=["eerste-regel", "elk-patroon", "attribuut", "let", "let-inhoud", "let-patroon", "key", "xs"],
)
def test_schematron_is_followed_to_the_letter(tmp_path, patronen, rest, verwacht):
    assert (
        codes(make(tmp_path, sd.sch(*patronen, rest=rest)), sd.regeling(ARTIKELEN.replace("<Kop>Bos</Kop>", "")))
        == verwacht
    )


def test_the_modules_in_a_document_say_which_schematrons_judge_it(tmp_path):
    bhkv = sd.sch(sd.rule("lvbba:AanleveringBesluit", _report("BHKV1004")))
    schemas = make(tmp_path, sd.sch(GEEN_KOP), bhkv)
    assert codes(schemas, sd.besluit()) == ["BHKV1004", "STOP0005"]
    assert codes(schemas, sd.regeling()) == ["STOP0005"]
    oordeel = schemas.check_schematron(sd.ow_bestand(), "ow.xml")
    assert (oordeel.oordeel, oordeel.is_getoetst) == (Oordeel.NIET_VAN_TOEPASSING, False)
    assert oordeel.reden == "IMOW 2.0.0 heeft geen Schematron voor dit document"


def test_a_schematron_that_is_missing_is_said(tmp_path):
    bhkv = sd.sch(sd.rule("lvbba:AanleveringBesluit", _report("BHKV1004", "@x")))
    schemas = make(tmp_path, None, bhkv)
    for document in (sd.regeling(), sd.besluit()):
        oordeel = schemas.check_schematron(document, "r.xml")
        assert (oordeel.oordeel, oordeel.reden) == (
            Oordeel.NIET_GETOETST, "niet geïnstalleerd: imop-tekst.sch van STOP 1.3.0",
        )  # fmt: skip
    fout = schemas.check_schematron(sd.besluit().replace(b"schemaversie=", b'x="1" schemaversie=', 1), "b.xml")
    assert (fout.oordeel, [a.code for a in fout.afwijkingen]) == (Oordeel.GEZAKT, ["BHKV1004"])
    assert fout.reden == "niet geïnstalleerd: imop-tekst.sch van STOP 1.3.0"


def test_without_saxon_it_is_not_judged(tmp_path, monkeypatch):
    schemas = make(tmp_path, sd.sch(GEEN_KOP))
    monkeypatch.setitem(sys.modules, "saxonche", None)
    oordeel = schemas.check_schematron(sd.regeling(ARTIKELEN), "r.xml")
    assert (oordeel.oordeel, oordeel.afwijkingen) == (Oordeel.NIET_GETOETST, ())
    assert oordeel.reden == "Schematron vraagt Saxon; installeer het met `pip install 'pytest-dsoketen[schematron]'`"


def test_a_schematron_that_was_changed_is_not_run(tmp_path):
    bron = sd.write(tmp_path / "bron", sd.extern(), sd.stop(), {"stop/1.3.0/imop-tekst.sch": sd.sch(GEEN_KOP)})
    install([bron], tmp_path / "sets")
    bestand = tmp_path / "sets/sets/stop-1.3.0/imop-tekst.sch"
    assert open_schemas(tmp_path / "sets").check_schematron(sd.regeling(), "r.xml").oordeel is Oordeel.GEZAKT
    bestand.write_text(sd.sch())
    oordeel = open_schemas(tmp_path / "sets").check_schematron(sd.regeling(), "r.xml")
    assert oordeel.oordeel is Oordeel.NIET_GETOETST
    assert "imop-tekst.sch van STOP 1.3.0 is veranderd sinds het is geïnstalleerd" in oordeel.reden


@pytest.mark.parametrize(
    ("patroon", "melding"),
    [
        (sd.rule("tekst:*", _report("A", "doc('{pad}')")), "doc(…) (regel 1) mag niet; het leest buiten het document"),
        (
            sd.rule("tekst:*", _report("A", "contains(unparsed-text('{pad}'), 'a')")),
            "unparsed-text(…) (regel 1) mag niet",
        ),
        (
            sd.rule("tekst:*", _report("A", "fn:environment-variable('HOME')")),
            "environment-variable(…) (regel 1) mag niet",
        ),
        (
            sd.rule("tekst:*", '<sch:let name="a"><xsl:result-document href="{pad}">x</xsl:result-document></sch:let>'),
            "het onderdeel result-document (regel 1) is niet bekend",
        ),
        ('<sch:include href="{pad}"/>', "het onderdeel include (regel 1) is niet bekend"),
        (
            "</sch:pattern><sch:pattern documents=\"'{pad}'\">" + sd.rule("tekst:*", _report("A")),
            "een patroon over andere documenten (regel 1) mag niet",
        ),
        (sd.rule("tekst:*", '<sch:extends rule="r"/>'), "het onderdeel extends (regel 1) is niet bekend"),
        (sd.rule("tekst:*[", _report("A")), "is geen bruikbaar Schematron (Saxon: Error in {tekst:*[}"),
        (
            sd.rule("tekst:*", _report("A", "xs:integer('x')")),
            "imop-tekst.sch van STOP 1.3.0 liep vast op r.xml (Saxon: ",
        ),
    ],
    ids=["doc", "tekst", "omgeving", "schrijven", "include", "documenten", "extends", "fout", "vast"],
)
def test_what_reaches_outside_or_does_not_work_is_not_run(tmp_path, capfd, patroon, melding):
    geheim = tmp_path / "geheim.txt"
    geheim.write_text("<a/>")
    schemas = make(tmp_path / "s", sd.sch(patroon.replace("{pad}", geheim.as_uri())))
    oordeel = schemas.check_schematron(sd.regeling(), "r.xml")
    assert (oordeel.oordeel, oordeel.afwijkingen) == (Oordeel.NIET_GETOETST, ())
    assert melding in oordeel.reden
    assert geheim.read_text() == "<a/>"
    assert capfd.readouterr() == ("", "")


def test_a_document_that_would_take_too_long_is_not_begun(tmp_path, monkeypatch):
    schemas = make(tmp_path, sd.sch(GEEN_KOP))
    monkeypatch.setattr(register, "MAX_SCHEMATRON", 4)
    assert schemas.check_schematron(sd.regeling(), "r.xml").oordeel is Oordeel.GEZAKT
    oordeel = schemas.check_schematron(sd.regeling(ARTIKELEN), "r.xml")
    assert (oordeel.oordeel, oordeel.reden) == (
        Oordeel.NIET_GETOETST, "r.xml heeft meer dan 4 elementen; Schematron zou te lang duren",
    )  # fmt: skip


def test_a_document_that_cannot_be_read_is_not_judged(tmp_path):
    oordeel = make(tmp_path, sd.sch(GEEN_KOP)).check_schematron(b"<half", "r.xml")
    assert oordeel.oordeel is Oordeel.NIET_GETOETST
    assert oordeel.reden.startswith("r.xml: de XML is niet te lezen")


def test_the_sets_say_which_codes_they_can_answer_with(tmp_path):
    schemas = make(tmp_path, sd.sch(GEEN_KOP, LANG), sd.sch("<!-- BHKV9999 -->", sd.rule("x", _report("BHKV1004"))))
    assert schemas.schematroncodes() == {
        "BHKV1004": ("BHKV 1.2.0",), "STOP0005": ("STOP 1.3.0",), "STOP0009": ("STOP 1.3.0",),
    }  # fmt: skip


def test_the_overview_of_eisen_says_what_is_installed(tmp_path):
    assert dekking.format_schematron({})[0].startswith("Schematron op deze machine: geen; voeg sets toe met")
    schemas = make(tmp_path, sd.sch(GEEN_KOP, sd.rule("tekst:Kop", _report("STOP9876"))))
    regels = dekking.format_schematron(schemas.schematroncodes())
    assert regels[:2] == ["Schematron op deze machine", "  STOP 1.3.0             2 codes"]
    assert regels[-2:] == ["  wel in een geïnstalleerde set, niet in het register: 1", "    STOP9876"]
