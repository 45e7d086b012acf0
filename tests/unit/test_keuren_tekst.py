# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about text leave alone what is right elsewhere, say where it is wrong, and count nothing twice."""

from __future__ import annotations

import pytest
from lxml import etree

from pytest_dsoketen.standaarden.inname import read_zip, write_zip
from pytest_dsoketen.standaarden.lvbb.keuren import Dossier, check_aanlevering
from pytest_dsoketen.standaarden.lvbb.keuren.tekst.opbouw import REGELS_TEKST
from pytest_dsoketen.standaarden.stop import namen
from tests.unit.plandata import VANDAAG, broken, make_pakket
from tests.unit.tekstdata import edit_tekst, ids, kop, pakket_tekst

TEKST = "https://standaarden.overheid.nl/stop/imop/tekst/"
WAS_WORDT = 'was="/akn/nl/act/gm9999/2026/r/nld@1" wordt="/akn/nl/act/gm9999/2026/r/nld@2"'
WIJZIGARTIKEL = f"<WijzigArtikel {ids('art_1')}>{kop('Een')}<Wat>Er wijzigt iets.</Wat>{{}}</WijzigArtikel>"
INSTRUCTIES = f"<WijzigInstructies><Instructie><Wat>Lees.</Wat><Inhoud><Lijst {ids('list_1')} type='ongemarkeerd'>"
INSTRUCTIES += f"<Li {ids('list_1__item_1')}><table/></Li></Lijst></Inhoud></Instructie></WijzigInstructies>"
KLASSIEK = (
    f"<BesluitKlassiek><RegelingKlassiek componentnaam='k' wordt='/akn/x/nld@1'><Lichaam {ids('body')}>{{}}</Lichaam>"
)
KLASSIEK += "</RegelingKlassiek></BesluitKlassiek>"
ARTIKEL_IN_RENVOOI = f"<Artikel {ids('art_3')}>{kop('Drie')}{{}}</Artikel>"
RECTIFICATIE = f"<Rectificatie><Rectificatietekst {ids('content_1')}>{{}}</Rectificatietekst></Rectificatie>"
MUTATIE = f"<RegelingMutatie componentnaam='m' {WAS_WORDT}>{{}}</RegelingMutatie>"
VERVANG = "<Vervang wat='gm9999_1__{}' revisie='1'>{}</Vervang>"

GOED = {
    "instructies in een klassieke regeling": KLASSIEK.format(WIJZIGARTIKEL.format(INSTRUCTIES)),
    "opmerking in een klassieke regeling": KLASSIEK.format(
        WIJZIGARTIKEL.format("<OpmerkingVersie>Versie 1.</OpmerkingVersie>")
    ),
    "mutatie in een klassieke regeling": KLASSIEK.format(WIJZIGARTIKEL.format(MUTATIE.format(""))),
    "wijzigartikel in een rectificatie": RECTIFICATIE.format(
        MUTATIE.format(VERVANG.format("art_1", WIJZIGARTIKEL.format("")))
    ),
    "sluiting in een gewijzigd besluit": RECTIFICATIE.format(
        "<BesluitMutatie componentnaam='b'>"
        + VERVANG.format("formula_2", f"<Sluiting wijzigactie='voegtoe' {ids('formula_2')}><Al>Slot</Al></Sluiting>")
        + "</BesluitMutatie>"
    ),
    "artikelen in een tijdelijk deel": f"<RegelingTijdelijkdeel><Lichaam {ids('body')}><Artikel {ids('art_1')}>"
    f"{kop('Een')}<Vervallen/></Artikel></Lichaam></RegelingTijdelijkdeel>",
    "wijziglid in een klassiek besluit": KLASSIEK.format(
        WIJZIGARTIKEL.format(f"<WijzigLid {ids('art_1__para_1')}><LidNummer>1</LidNummer></WijzigLid>")
    ),
    "motivering in een uitwisselpakket": f"<Motivering schemaversie='1.3.0' {ids('acc')}>{kop('Waarom')}</Motivering>",
    "gereserveerd in renvooi": MUTATIE.format(
        VERVANG.format("art_3", ARTIKEL_IN_RENVOOI.format("<Gereserveerd/><Inhoud><Al>Nu wel.</Al></Inhoud>"))
    ),
    "leden in plaats van inhoud in renvooi": MUTATIE.format(
        VERVANG.format(
            "art_3",
            ARTIKEL_IN_RENVOOI.format(
                "<Inhoud wijzigactie='verwijder'><Al>Oud.</Al></Inhoud>"
                f"<Lid {ids('art_3__para_1')}><LidNummer>1</LidNummer><Inhoud><Al>Nieuw.</Al></Inhoud></Lid>"
            ),
        )
    ),
    "wat weg is telt niet als dubbel": MUTATIE.format(
        VERVANG.format(
            "art_3",
            ARTIKEL_IN_RENVOOI.format(
                f"<Lid wijzigactie='verwijder' {ids('art_3__para_1')}><LidNummer>1</LidNummer></Lid>"
                f"<Lid {ids('art_3__para_1')}><LidNummer>1</LidNummer></Lid>"
            ),
        )
    ),
    "figuur met een titel": f"<Figuur {ids('img_1')}><Titel>Kaart</Titel></Figuur>",
    "zelfde noot in twee regelingen": "".join(
        f"<WijzigBijlage {ids(f'cmp_{naam}')}><RegelingCompact componentnaam='{naam}' wordt='/akn/{naam}/nld@1'>"
        "<Al>x<Noot id='n1' type='voet'><Al>y</Al></Noot></Al></RegelingCompact></WijzigBijlage>"
        for naam in "ab"
    ),
    "verwijzing binnen een mutatie": MUTATIE.format("<Wat>Zie <IntRef ref='art_9'>artikel 9</IntRef>.</Wat>"),
    "verwijzing naar een document": "<Al><ExtRef soort='document' ref='nota.pdf'>de nota</ExtRef></Al>",
    "cel van een vervallen rij": f"<table {ids('table_1')}><tgroup cols='2'><colspec colname='a'/><colspec colname='b'/>"
    "<tbody><row><entry/><entry/><entry wijzigactie='verwijder'/></row></tbody></tgroup></table>",
}
"""Pieces of text that look like what a rule forbids, and are right; none is a whole publication."""
WIJZIGACTIE_BUITEN_MUTATIE = {"cel van een vervallen rij": {"STOP0018"}}


def text_codes(stuk: str) -> set[str]:
    """Judge one piece of text by the rules about text only."""
    besluit = f'<AanleveringBesluit xmlns="https://standaarden.overheid.nl/lvbb/stop/aanlevering/"><BesluitVersie xmlns="{TEKST}">'
    dossier = Dossier(write_zip({"besluit.xml": f"{besluit}{stuk}</BesluitVersie></AanleveringBesluit>".encode()}))
    return {regel.code for regel in REGELS_TEKST for _ in regel.vind(dossier)}


@pytest.mark.parametrize("naam", GOED)
def test_wat_mag_wordt_met_rust_gelaten(naam: str) -> None:
    assert text_codes(GOED[naam]) == WIJZIGACTIE_BUITEN_MUTATIE.get(naam, set())


def test_een_vondst_wijst_het_element_aan() -> None:
    kapot = broken(pakket_tekst(), edit_tekst("<Al>Eik</Al>", "<Al/>"))
    (afwijking,) = check_aanlevering(kapot, vandaag=VANDAAG)
    assert afwijking.plaats == "besluit.xml"
    assert afwijking.regel > 0
    assert afwijking.pad.endswith("/Artikel[2]/Inhoud/Lijst[1]/Li[1]/Al")
    assert "‘chp_2__art_2.9__list_o_1__item_a’" in afwijking.melding


def make_lang(aantal: int) -> bytes:
    """Make a first version with many more articles, each with a list, a table and a reference."""
    rijk = read_zip(pakket_tekst())["besluit.xml"].decode()
    begin = rijk.index("<Artikel " + ids("chp_2__art_2.9"))
    artikel = rijk[begin : rijk.index("</Artikel>", begin) + len("</Artikel>")]
    meer = "".join(artikel.replace("art_2.9", f"art_2.9{n:05}").replace('"n', f'"n{n}') for n in range(aantal))
    return broken(make_pakket(), edit_tekst("</Hoofdstuk></Lichaam>", f"{meer}</Hoofdstuk></Lichaam>"))


def test_een_lange_tekst_die_goed_is_wordt_met_rust_gelaten() -> None:
    dossier = Dossier(make_lang(200))
    assert len(dossier.elementen("tekst:table")) == 200
    assert [vondst for regel in REGELS_TEKST for vondst in regel.vind(dossier)] == []


def test_broers_worden_een_keer_geteld(monkeypatch: pytest.MonkeyPatch) -> None:
    geteld: list[int] = []

    def count(broers: tuple[etree._Element, ...]) -> dict[etree._Element, str]:
        geteld.append(len(broers))
        return tel(broers)

    tel = namen._write_stappen
    monkeypatch.setattr(namen, "_write_stappen", count)
    kapot = broken(pakket_tekst(), edit_tekst("<Al>Planten mag.</Al>", "<Al/>" * 1000))
    afwijkingen = check_aanlevering(kapot, vandaag=VANDAAG)
    assert [a.pad.rpartition("/")[2] for a in afwijkingen] == [f"Al[{nummer}]" for nummer in range(1, 1001)]
    assert geteld.count(1000) == 1
    assert len(geteld) < 20
