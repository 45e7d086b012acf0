# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Every rule on an aanlevering: a right package without it, and one smallest change that breaks exactly it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pytest_dsoketen.model.berichten import Verplichtingsniveau
from pytest_dsoketen.model.eisen import get_eis
from pytest_dsoketen.model.plannen import Besluitsoort, Opdrachtsoort, Verslaguitkomst
from pytest_dsoketen.standaarden.inname import read_zip
from pytest_dsoketen.standaarden.lvbb.aanlevering import read_aanlevering
from pytest_dsoketen.standaarden.lvbb.keuren import REGELS, check_aanlevering, check_gelezen, uitkomst_of
from pytest_dsoketen.standaarden.lvbb.schrijven import write_afbreking
from pytest_dsoketen.standaarden.lvbb.toestand import Toestand, toestand_of
from pytest_dsoketen.standaarden.stop.gio import hash_of
from tests.unit.keuren.test_gevallen import GEVALLEN
from tests.unit.plandata import (
    BOVEN_TOP,
    KAPPEN,
    TOP,
    VANDAAG,
    WID_KAPPEN,
    Breuk,
    both,
    broken,
    drop,
    edit,
    make_geconsolideerd,
    make_opdracht,
    make_pakket,
    make_wijzigpakket,
    put,
)

BESLUIT, OPDRACHT, MANIFEST, OW = "besluit.xml", "opdracht.xml", "manifest.xml", "manifest-ow.xml"
IO, GML, REGELS_OW, TEKSTEN = "IO-gio_Bos.xml", "gio_Bos.gml", "regelsvooriedereen.xml", "regelteksten.xml"
ACTIVITEITEN, GEBIEDEN = "activiteiten.xml", "gebieden.xml"
BILL = "/akn/nl/bill/gm9999/2026/b1"
ACT = "/akn/nl/act/gm9999/2026/omgevingsplan"
REGEL_MANIFEST = "<bestand><bestandsnaam>{}</bestandsnaam><contentType>application/xml</contentType></bestand>"


def edit_gml(oud: str, nieuw: str) -> Breuk:
    """Change the GML and keep its hash right, so that only the content is wrong."""

    def apply(bestanden: dict[str, bytes]) -> dict[str, bytes]:
        na = edit(GML, oud, nieuw)(bestanden)
        return edit(IO, hash_of(bestanden[GML]), hash_of(na[GML]))(na)

    return apply


def add_file(naam: str, inhoud: bytes, mediatype: str = "application/xml") -> Breuk:
    """Add a file and name it in the manifest."""
    regel = REGEL_MANIFEST.format(naam).replace("application/xml", mediatype)
    return both(put(naam, inhoud), edit(MANIFEST, "</manifest>", regel + "</manifest>"))


def repeat(naam: str, begin: str, einde: str) -> Breuk:
    """Write a part of a file twice."""

    def apply(bestanden: dict[str, bytes]) -> dict[str, bytes]:
        tekst = bestanden[naam].decode()
        start = tekst.index(begin)
        stop = tekst.index(einde, start) + len(einde)
        return {**bestanden, naam: (tekst[:stop] + tekst[start:]).encode()}

    return apply


def rename_work(van: str, naar: str) -> Breuk:
    """Write another identification of the besluit in both places."""
    return edit(BESLUIT, van, naar, aantal=-1)


PNG_ALFA = b"\x89PNG\r\n\x1a\n" + b"\0" * 17 + b"\x06" + b"\0" * 10
DIVISIE = (
    '<sl:stand><ow-dc:owObject><vt:Divisie wId="gm9999_1__div_9">'
    "<vt:identificatie>nl.imow-gm9999.divisie.1</vt:identificatie></vt:Divisie></ow-dc:owObject></sl:stand>"
)
GROEP_LEEG = (
    "<sl:stand><ow-dc:owObject><l:Gebiedengroep><l:identificatie>nl.imow-gm9999.gebiedengroep.1</l:identificatie>"
    '<l:groepselement><l:GebiedRef xlink:href="nl.imow-gm9999.gebied.Weg"/></l:groepselement></l:Gebiedengroep>'
    "</ow-dc:owObject></sl:stand>"
)
ENDE = "</sl:standBestand>"
NIEUW_TYPE = "<sl:objectType>{}</sl:objectType></sl:objectTypen>"

BREUKEN: dict[str, tuple[Breuk, set[str]]] = {
    # the package and the opdracht
    "map in de zip": (both(drop(TEKSTEN), put("x/../y.xml", b"<a/>")), {"LVBB1004"}),
    "dubbele naam": (put("BESLUIT.xml", b"<a/>"), {"LVBB1042"}),
    "geen opdracht": (drop(OPDRACHT), {"LVBB1002", "LVBB1009"}),
    "geen manifest": (drop(MANIFEST), {"LVBB1003"}),
    "naam met spatie": (add_file("een twee.xml", b"<a/>"), {"LVBB1004", "LVBB1008"}),
    "leeg bestand": (add_file("leeg.xml", b""), {"LVBB1041", "LVBB2003"}),
    "opdracht zonder OIN": (edit(OPDRACHT, "<idAanleveraar>00000099", "<idAanleveraar>x"), {"LVBB1006"}),
    "opdracht met onbekend element": (edit(OPDRACHT, "</idLevering>", "</idLevering><haast/>"), {"LVBB1006"}),
    "idLevering met punt": (edit(OPDRACHT, "levering-1", "levering.1"), {"LVBB1006"}),
    "publicatie begint met een cijfer": (
        both(
            edit(OPDRACHT, BESLUIT, "1besluit.xml"),
            edit(MANIFEST, BESLUIT, "1besluit.xml"),
            lambda b: {("1besluit.xml" if n == BESLUIT else n): d for n, d in b.items()},
        ),
        {"LVBB1006"},
    ),
    "manifest zonder type": (edit(MANIFEST, "<contentType>application/xml</contentType>", ""), {"LVBB1008"}),
    "genoemd en niet aanwezig": (
        edit(MANIFEST, "</manifest>", REGEL_MANIFEST.format("weg.xml") + "</manifest>"),
        {"LVBB1009"},
    ),
    "aanwezig en niet genoemd": (put("extra.xml", b"<a/>"), {"LVBB1010"}),
    "doorzichtig plaatje": (add_file("kaart.png", PNG_ALFA, "image/png"), {"LVBB1013", "LVBB4038"}),
    "OW-bestand weg": (
        edit(OW, "</Aanlevering>", "<Bestand><naam>weg.xml</naam></Bestand></Aanlevering>"),
        {"LVBB1016"},
    ),
    "pdf is geen pdf": (add_file("bijlage.pdf", b"hallo", "application/pdf"), {"LVBB1021"}),
    "geometrie in OW-manifest": (
        edit(
            OW, "<objecttype>Gebied</objecttype>", "<objecttype>Gebied</objecttype><objecttype>Geometrie</objecttype>"
        ),
        {"LVBB1025"},
    ),
    "gml in OW-manifest": (
        edit(OW, "</Aanlevering>", f"<Bestand><naam>{GML}</naam></Bestand></Aanlevering>"),
        {"LVBB1026"},
    ),
    "geen OW-manifest": (both(drop(OW), edit(MANIFEST, REGEL_MANIFEST.format(OW), "")), {"LVBB1027"}),
    "OW-manifest zonder domein": (edit(OW, "omgevingswet", "milieu"), {"LVBB1032"}),
    "OW-manifest zonder doel": (
        edit(OW, "<DoelID>/join/id/proces/gm9999/2026/d1</DoelID>", ""),
        {"LVBB1032", "LVBB2502", "TPOD2150"},
    ),
    "datum bestaat niet": (edit(OPDRACHT, "2026-04-02", "2026-02-30"), {"LVBB1501"}),
    "datum ligt in het verleden": (edit(OPDRACHT, "2026-04-02", VANDAAG.isoformat()), {"LVBB1501"}),
    "datum is een zaterdag": (edit(OPDRACHT, "2026-04-02", "2026-04-11"), {"LVBB1519"}),
    "publicatie weg": (edit(OPDRACHT, BESLUIT, "ander.xml"), {"LVBB1506"}),
    "levering onbekend": (edit(OPDRACHT, "levering-1", "onbekend"), {"BHKV9998"}),
    # identifications
    "besluit is geen XML": (edit(BESLUIT, "</AanleveringBesluit>", ""), {"LVBB2003"}),
    "begint niet met akn": (rename_work(BILL, "akn/nl/bill/gm9999/2026/b1"), {"STOP1014", "LVBB2008", "STOP1013"}),
    "onbekend land": (rename_work(BILL, BILL.replace("/nl/", "/be/")), {"LVBB2009", "STOP1002"}),
    "onbekend type": (rename_work(BILL, BILL.replace("bill", "wet")), {"LVBB2010", "STOP1013"}),
    "besluit als act": (rename_work(BILL, BILL.replace("bill", "act")), {"STOP1013", "STOP2003"}),
    "ongeldig jaar": (rename_work(BILL, BILL.replace("2026", "26")), {"LVBB2013", "STOP1006"}),
    "onbekende overheid": (rename_work(BILL, BILL.replace("gm9999", "stad")), {"STOP1010"}),
    "punt in het werk": (rename_work(BILL, BILL + ".1"), {"LVBB2017", "STOP1000"}),
    "verboden teken": (rename_work(BILL, BILL + "+"), {"LVBB2020"}),
    "te lange naam": (rename_work(BILL, BILL + "x" * 130), {"LVBB2021"}),
    "te veel delen": (rename_work(BILL, BILL + "/x"), {"LVBB2019"}),
    "onbekende taal": (edit(BESLUIT, f"{BILL}/nld@", f"{BILL}/dut@"), {"LVBB2016", "STOP1009"}),
    "geen versie": (edit(BESLUIT, f"{BILL}/nld@2026-03-01;1", f"{BILL}/nld@"), {"STOP1007"}),
    "onbekend blad": (rename_work(BILL, "/akn/nl/officialGazette/krant/2026/b1"), {"LVBB2022", "STOP1013", "STOP1017"}),
    "join zonder id": (
        both(
            edit(IO, "/join/id/regdata", "/join/nr/regdata", -1),
            edit(BESLUIT, "/join/id/regdata", "/join/nr/regdata", -1),
            edit_gml("/join/id/regdata", "/join/nr/regdata"),
            edit_gml("/join/id/regdata", "/join/nr/regdata"),
        ),
        {"LVBB2011", "STOP1003", "STOP1015", "STOP1027"},
    ),
    "onbekend join-type": (
        both(
            edit(IO, "/regdata/", "/boekdata/", -1),
            edit(BESLUIT, "/regdata/", "/boekdata/", -1),
            edit_gml("/regdata/", "/boekdata/"),
            edit_gml("/regdata/", "/boekdata/"),
        ),
        {"BHKV1018", "LVBB2012", "STOP1004", "STOP1027", "STOP2026"},
    ),
    "expressie van ander werk": (edit(BESLUIT, f"<FRBRWork>{BILL}<", f"<FRBRWork>{BILL}x<"), {"STOP1001"}),
    "regeling als doc": (
        both(edit(BESLUIT, ACT, ACT.replace("act", "doc"), -1), edit(OW, ACT, ACT.replace("act", "doc"))),
        {"LVBB3510", "LVBB4005", "STOP1012", "STOP1026", "STOP2052"},
    ),
    "beoogde regeling is een work": (
        edit(BESLUIT, f"<instrumentVersie>{ACT}/nld@1<", f"<instrumentVersie>{ACT}<"),
        {"STOP1026", "LVBB4032"},
    ),
    "beoogd IO is pubdata": (
        edit(BESLUIT, "<instrumentVersie>/join/id/regdata", "<instrumentVersie>/join/id/pubdata"),
        {"STOP1027", "BHKV1033", "BHKV1036", "BHKV1059"},
    ),
    "doel verkeerd": (
        both(
            edit(BESLUIT, "/join/id/proces/gm9999/2026/d1", "/join/id/proces/d1", -1),
            edit(OW, "/join/id/proces/gm9999/2026/d1", "/join/id/proces/d1"),
        ),
        {"STOP1038"},
    ),
    # the besluit
    "soortWork verkeerd": (
        edit(BESLUIT, "/join/id/stop/work_003", "/join/id/stop/work_005"),
        {"BHKV1005", "STOP2002", "STOP2050"},
    ),
    "ontwerp met tijdstempel": (
        edit(BESLUIT, "proceduretype_definitief", "proceduretype_ontwerp"),
        {"BHKV1004", "STOP2001", "OZON0127"},
    ),
    "eId van regeling weg": (edit(BESLUIT, "<eId>art_I<", "<eId>art_V<"), {"BHKV1009"}),
    "eId van tijdstempel weg": (edit(BESLUIT, "<eId>art_II<", "<eId>art_V<"), {"BHKV1010"}),
    "GIO niet in de tekst": (edit(BESLUIT, "!main#cmp_I__content_o_1__ref_o_1", "!main#cmp_I__x"), {"BHKV1036"}),
    "twee keer versie-informatie": (
        repeat(BESLUIT, "<RegelingVersieInformatie", "</RegelingVersieInformatie>"),
        {"BHKV1044"},
    ),
    "stap publicatie": (edit(BESLUIT, "stap_002", "stap_004"), {"BHKV1046", "BHKV1047", "LVBB4754"}),
    "wordt niet beoogd": (
        edit(BESLUIT, f"<instrumentVersie>{ACT}/nld@1<", f"<instrumentVersie>{ACT}/nld@9<"),
        {"LVBB4032"},
    ),
    "wordt zonder versie-informatie": (
        edit(BESLUIT, f"<FRBRExpression>{ACT}/nld@1<", f"<FRBRExpression>{ACT}/nld@9<"),
        {"LVBB4033", "BHKV1044", "BHKV1058"},
    ),
    "geen regelingmetadata": (
        lambda b: {**b, BESLUIT: _without(b[BESLUIT], "<RegelingMetadata", "</RegelingMetadata>")},
        {"LVBB4040"},
    ),
    "twee doelen": (
        edit(BESLUIT, "</doel></doelen>", "</doel><doel>/join/id/proces/gm9999/2026/d7</doel></doelen>"),
        {"LVBB4803"},
    ),
    # informatieobjecten
    "hash klopt niet": (edit(GML, "top10nl", "top50nl"), {"LVBB3008"}),
    "GIO niet geleverd": (
        edit(
            BESLUIT,
            "<informatieobjectRef>/join/id/regdata/gm9999/2026/gio_Bos",
            "<informatieobjectRef>/join/id/regdata/gm9999/2026/gio_Weg",
        ),
        {"BHKV1033", "LVBB3504", "LVBB3509"},
    ),
    "GML weg": (
        both(drop(GML), edit(MANIFEST, REGEL_MANIFEST.format(GML).replace("/xml", "/gml+xml"), "")),
        {"LVBB3506", "OZON0066"},
    ),
    "GML van andere versie": (edit_gml("gio_Bos/nld@2026-03-01;1", "gio_Bos/nld@2026-03-01;2"), {"LVBB3512"}),
    "twee bestanden in GIO": (repeat(IO, "<heeftBestand>", "</heeftBestand>"), {"BHKV1014"}),
    "geen geboorteregeling": (
        edit(IO, f"<heeftGeboorteregeling>{ACT}</heeftGeboorteregeling>", ""),
        {"BHKV1015", "LVBB3150", "STOP2023"},
    ),
    "GIO als besluit": (edit(IO, "work_010", "work_003"), {"BHKV1016", "STOP1013", "STOP2024"}),
    "titel van GIO": (edit(IO, "gio_Bos</officieleTitel>", "gio_Bosje</officieleTitel>"), {"BHKV1017", "STOP2025"}),
    "geometrie dubbel": (
        lambda b: _rehash(b, repeat(GML, "<geo:Locatie>", "</geo:Locatie>")),
        {"LVBB3010", "STOP3013"},
    ),
    "verkeerd stelsel": (edit_gml("EPSG::28992", "EPSG::4326"), {"STOP3020"}),
    "vier decimalen": (edit_gml("101000.125", "101000.1251"), {"GEOMETRY.03.2"}),
    "ring niet gesloten": (edit_gml("100000 450000</gml:posList>", "100001 450000</gml:posList>"), {"GEOMETRY.03.2"}),
    # the text
    "lege alinea": (edit(BESLUIT, "<Al>De gemeenteraad besluit:</Al>", "<Al> </Al>"), {"STOP0005"}),
    "verwijzing naar niets": (
        edit(
            BESLUIT,
            "een houtopstand.</Al>",
            'een <IntIoRef eId="chp_1__art_1.1__ref_o_1" wId="gm9999_1__chp_1__art_1.1__ref_o_1" ref="x">bos</IntIoRef></Al>',
        ),
        {"STOP0011"},
    ),
    "tekst van ExtIoRef": (edit(BESLUIT, ";1</ExtIoRef>", ";2</ExtIoRef>"), {"STOP0012"}),
    "eId dubbel in besluit": (edit(BESLUIT, '<Artikel eId="art_II"', '<Artikel eId="art_I"'), {"STOP0020", "BHKV1010"}),
    "wId dubbel in besluit": (edit(BESLUIT, 'wId="gm9999_1__art_II"', 'wId="gm9999_1__art_I"'), {"STOP0021"}),
    "eId tegen naamgeving": (edit(BESLUIT, 'eId="chp_1__art_1.1"', 'eId="chp_1__lid_1.1"'), {"STOP0022"}),
    "wId tegen naamgeving": (edit(BESLUIT, f'wId="{WID_KAPPEN}"', 'wId="gm9999_1__lid"'), {"STOP0023", "TPOD2000"}),
    "eId dubbel in regeling": (edit(BESLUIT, 'eId="chp_2__art_2.1"', 'eId="chp_1__art_1.1"'), {"STOP0027"}),
    "wId dubbel in regeling": (edit(BESLUIT, 'wId="gm9999_1__chp_2"', 'wId="gm9999_1__chp_1"'), {"STOP0028"}),
    # OW objects
    "onbekend OW-type": (
        both(
            edit(GEBIEDEN, "<l:Gebied>", "<l:Veld>"),
            edit(GEBIEDEN, "</l:Gebied>", "</l:Veld>"),
            edit(GEBIEDEN, "<sl:objectType>Gebied<", "<sl:objectType>Veld<"),
        ),
        {"OZON0010"},
    ),
    "type niet genoemd": (edit(GEBIEDEN, "<sl:objectType>Gebied<", "<sl:objectType>Punt<"), {"OZON0013"}),
    "activiteit zonder regel": (
        edit(REGELS_OW, f'<rol:ActiviteitRef xlink:href="{TOP}"', f'<rol:ActiviteitRef xlink:href="{KAPPEN}"'),
        {"OZON0017"},
    ),
    "regel zonder regeltekst": (edit(REGELS_OW, "gm9999.regeltekst.", "gm9999.regeltekst.f"), {"OZON0033"}),
    "regel met onbekende activiteit": (
        edit(REGELS_OW, f'<rol:ActiviteitRef xlink:href="{KAPPEN}"', f'<rol:ActiviteitRef xlink:href="{KAPPEN}X"'),
        {"OZON0038"},
    ),
    "regel met onbekend gebied": (edit(REGELS_OW, "gebied.Bos", "gebied.Bosje", -1), {"OZON0045", "OZON0121"}),
    "groep met onbekend gebied": (
        both(
            edit(GEBIEDEN, ENDE, GROEP_LEEG + ENDE),
            edit(GEBIEDEN, "</sl:objectTypen>", NIEUW_TYPE.format("Gebiedengroep")),
        ),
        {"OZON0053", "TPOD1990"},
    ),
    "gebied zonder geometrie": (edit(GEBIEDEN, "11111111-2222", "11111111-9999"), {"OZON0066"}),
    "onbekende kwalificatie": (edit(REGELS_OW, "concept/Vergunningplicht", "concept/vergunningplicht"), {"OZON0070"}),
    "activiteit boven zichzelf": (
        edit(ACTIVITEITEN, BOVEN_TOP, KAPPEN),
        {"OZON0083"},
    ),
    "geen regelingsgebied": (
        both(
            drop("regelingsgebieden.xml"),
            edit(MANIFEST, REGEL_MANIFEST.format("regelingsgebieden.xml"), ""),
            edit(
                OW, "<Bestand><naam>regelingsgebieden.xml</naam><objecttype>Regelingsgebied</objecttype></Bestand>", ""
            ),
        ),
        {"OZON0103"},
    ),
    "id dubbel": (repeat(GEBIEDEN, "<sl:stand>", "</sl:stand>"), {"OZON0310"}),
    "regeling dubbel in OW-manifest": (repeat(OW, "<Aanlevering>", "</Aanlevering>"), {"OZON4006"}),
    "id van ander type": (
        both(
            edit(GEBIEDEN, "gm9999.gebied.Bos", "gm9999.lijn.Bos"),
            edit(REGELS_OW, "gm9999.gebied.Bos", "gm9999.lijn.Bos", -1),
        ),
        {"TPOD1890"},
    ),
    "id zonder vorm": (
        both(
            edit(GEBIEDEN, "gm9999.gebied.Bos", "gm9999.gebied.Bos-1"),
            edit(REGELS_OW, "gm9999.gebied.Bos", "gm9999.gebied.Bos-1", -1),
        ),
        {"TPOD1892"},
    ),
    "wId bestaat niet": (edit(TEKSTEN, WID_KAPPEN, WID_KAPPEN + "9"), {"TPOD2000"}),
    "divisie bestaat niet": (
        both(edit(TEKSTEN, ENDE, DIVISIE + ENDE), edit(TEKSTEN, "</sl:objectTypen>", NIEUW_TYPE.format("Divisie"))),
        {"TPOD2040", "TPOD2487", "OZON0090"},
    ),
    "artikel dubbel geannoteerd": (edit(TEKSTEN, WID_KAPPEN, "gm9999_1__chp_1__art_1.1"), {"TPOD2050"}),
    "artikel met leden": (
        edit(
            BESLUIT,
            "<Inhoud><Al>Het is verboden in het bos een boom te kappen.</Al></Inhoud>",
            '<Lid eId="chp_2__art_2.1__para_1" wId="gm9999_1__chp_2__art_2.1__para_1"><LidNummer>1</LidNummer>'
            "<Inhoud><Al>Niet kappen.</Al></Inhoud></Lid>",
        ),
        {"TPOD2060"},
    ),
    "OW-manifest met andere regeling": (edit(OW, ACT, ACT + "x"), {"TPOD2140"}),
    "OW-manifest met ander doel": (edit(OW, "2026/d1", "2026/d7"), {"LVBB2503", "TPOD2150"}),
    "naamruimte schemaLocation": (
        edit(TEKSTEN, "<ow-dc:owBestand ", '<ow-dc:owBestand xmlns:schemaLocation="urn:a http://x/y.xsd" '),
        {"DSOK-OW-001"},
    ),
}

ELDERS = {"LVBB0002", "LVBB1001", "LVBB1028", "LVBB1040", "LVBB1502", "STOP0026", "STOP0066", "OZON0082"}
"""Codes that are proven by a test of their own, below."""


def _without(inhoud: bytes, begin: str, einde: str) -> bytes:
    """Cut a part out of a document."""
    tekst = inhoud.decode()
    start = tekst.index(begin)
    return (tekst[:start] + tekst[tekst.index(einde) + len(einde) :]).encode()


def _rehash(bestanden: dict[str, bytes], breuk: Breuk) -> dict[str, bytes]:
    """Break the GML and write its new hash."""
    na = breuk(bestanden)
    return edit(IO, hash_of(bestanden[GML]), hash_of(na[GML]))(na)


def codes(pakket: bytes, toestand: Toestand | None = None) -> set[str]:
    """Give the codes of what is wrong with a package."""
    return {afwijking.code for afwijking in check_aanlevering(pakket, vandaag=VANDAAG, toestand=toestand)}


@pytest.fixture(scope="module")
def pakket() -> bytes:
    """The right package."""
    return make_pakket()


def test_goed_pakket_heeft_geen_afwijkingen(pakket: bytes) -> None:
    assert check_aanlevering(pakket, vandaag=VANDAAG) == []
    assert check_aanlevering(make_pakket(Opdrachtsoort.VALIDATIE), vandaag=VANDAAG) == []


@pytest.mark.parametrize("soort", list(Besluitsoort))
def test_goede_wijziging_heeft_geen_afwijkingen(soort: Besluitsoort) -> None:
    toestand = toestand_of([make_geconsolideerd()], [BOVEN_TOP])
    assert check_aanlevering(make_wijzigpakket(soort), vandaag=VANDAAG) == []
    assert check_aanlevering(make_wijzigpakket(soort), vandaag=VANDAAG, toestand=toestand) == []


@pytest.mark.parametrize(("breuk", "verwacht"), BREUKEN.values(), ids=BREUKEN.keys())
def test_een_breuk_geeft_precies_zijn_codes(pakket: bytes, breuk: Breuk, verwacht: set[str]) -> None:
    assert codes(broken(pakket, breuk)) == verwacht


def test_elke_regel_is_bewezen() -> None:
    bewezen = {code for _, verwacht in BREUKEN.values() for code in verwacht} | ELDERS
    bewezen |= {geval.code for geval in GEVALLEN if geval.keur is check_aanlevering}
    assert {regel.code for regel in REGELS} == bewezen


def test_elke_regel_is_een_eis() -> None:
    for regel in REGELS:
        eis = get_eis(regel.code)
        assert eis.niveau is regel.niveau, regel.code


def test_geen_zip(pakket: bytes) -> None:
    assert codes(b"") == {"LVBB0002"}
    assert codes(b"hallo") == {"LVBB1001"}
    assert codes(b"x" + pakket) == {"LVBB1001"}


def test_te_grote_zip(monkeypatch: pytest.MonkeyPatch, pakket: bytes) -> None:
    from pytest_dsoketen.standaarden import inname
    from pytest_dsoketen.standaarden.lvbb.keuren import kern
    from pytest_dsoketen.standaarden.lvbb.keuren.pakket import bestanden as regels

    grenzen = replace(inname.ZIP_GRENZEN, archief=100)
    monkeypatch.setattr(regels, "ZIP_GRENZEN", grenzen)
    monkeypatch.setattr(kern, "read_zip", lambda data: inname.read_zip(data, grenzen))
    assert codes(pakket) == {"LVBB1040"}


def test_afbreken() -> None:
    opdracht = replace(make_opdracht(soort=Opdrachtsoort.AFBREKEN), identificatie=BILL)
    assert codes(write_afbreking(opdracht)) == set()
    assert codes(write_afbreking(replace(opdracht, identificatie=ACT))) == {"LVBB1502"}
    met_ow = broken(
        write_afbreking(opdracht),
        both(
            put(OW, read_zip(make_pakket())[OW]),
            edit(MANIFEST, "</manifest>", REGEL_MANIFEST.format(OW) + "</manifest>"),
        ),
    )
    assert codes(met_ow) >= {"LVBB1028"}


def test_was_en_wordt_van_andere_regeling() -> None:
    wijziging = make_wijzigpakket()
    assert codes(broken(wijziging, edit(BESLUIT, f'was="{ACT}/', f'was="{ACT}x/'))) == {"STOP0066"}


def test_componentnaam_dubbel() -> None:
    breuk = repeat(BESLUIT, "<WijzigBijlage", "</WijzigBijlage>")
    assert codes(broken(make_wijzigpakket(), breuk)) >= {"STOP0026"}


def test_wat_ozon_kent_telt_mee() -> None:
    wijziging = make_wijzigpakket()
    was = make_geconsolideerd()
    zonder_top = replace(was, ow=tuple(obj for obj in was.ow if obj.identificatie != TOP))
    assert codes(wijziging, toestand_of([was])) == set()
    assert codes(wijziging, toestand_of([zonder_top])) == {"OZON0082"}
    assert codes(wijziging, toestand_of([])) == {"OZON0082", "LVBB4015", "STOP2067"}


def test_uitkomst_hoort_bij_de_eerste_fase(pakket: bytes) -> None:
    def uitkomst(*breuken: Breuk, soort: Opdrachtsoort = Opdrachtsoort.VALIDATIE) -> Verslaguitkomst:
        return uitkomst_of(check_aanlevering(broken(pakket, both(*breuken)), vandaag=VANDAAG), soort)

    ow = edit(OW, "2026/d1", "2026/d7")
    besluit = edit(BESLUIT, "stap_002", "stap_004")
    opdracht = put("extra.xml", b"<a/>")
    assert uitkomst() is Verslaguitkomst.VALIDE
    assert uitkomst(soort=Opdrachtsoort.PUBLICATIE) is Verslaguitkomst.GEPUBLICEERD
    assert uitkomst(ow) is Verslaguitkomst.CONSOLIDATIE_NIET_VALIDE
    assert uitkomst(ow, soort=Opdrachtsoort.PUBLICATIE) is Verslaguitkomst.NIET_VALIDE
    assert uitkomst(ow, besluit) is Verslaguitkomst.NIET_VALIDE
    assert uitkomst(ow, besluit, opdracht) is Verslaguitkomst.OPDRACHT_NIET_VALIDE


def test_waarschuwing_keurt_niet_af(pakket: bytes) -> None:
    breuk, _ = BREUKEN["naamruimte schemaLocation"]
    (afwijking,) = check_aanlevering(broken(pakket, breuk), vandaag=VANDAAG)
    assert afwijking.niveau is Verplichtingsniveau.ZOU_MOETEN
    assert uitkomst_of([afwijking]) is Verslaguitkomst.VALIDE


def test_datum_wordt_zonder_vandaag_niet_beoordeeld(pakket: bytes) -> None:
    oud = broken(pakket, edit(OPDRACHT, "2026-04-02", "2020-04-02"))
    assert check_aanlevering(oud) == []
    assert [a.code for a in check_aanlevering(oud, vandaag=date(2020, 4, 2))] == ["LVBB1501"]
    assert check_aanlevering(oud, vandaag=date(2020, 4, 1)) == []


def test_een_gelezen_pakket_geeft_hetzelfde() -> None:
    """The oefenketen reads a package once and judges what it read."""
    kapot = broken(make_pakket(), drop("gio_Bos.gml"))
    assert check_gelezen(read_aanlevering(kapot), vandaag=VANDAAG) == check_aanlevering(kapot, vandaag=VANDAAG) != []


def test_een_verwijzing_met_nog_een_attribuut_wordt_gelezen(pakket: bytes) -> None:
    """Older files name the waardelijst in an attribute that comes before the reference."""
    for verwijst, verwacht in (("gebied.Bos", set()), ("gebied.Bosje", {"OZON0045", "OZON0121"})):
        oud = '<l:LocatieRef xlink:href="nl.imow-gm9999.gebied.Bos"'
        nieuw = f'<l:LocatieRef domein="x" xlink:href="nl.imow-gm9999.{verwijst}"'
        assert codes(broken(pakket, edit(REGELS_OW, oud, nieuw, -1))) == verwacht
