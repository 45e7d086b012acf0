# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Right packages with a rich text: lists, tables, notes, images, references, a toelichting, renvooi, a kennisgeving."""

from __future__ import annotations

import struct
import zlib
from functools import cache

from pytest_dsoketen.standaarden.inname import write_zip
from pytest_dsoketen.standaarden.lvbb.opdracht import write_manifest, write_opdracht
from tests.unit.plandata import Breuk, both, broken, edit, make_opdracht, make_pakket, make_wijzigpakket, put

BESLUIT, MANIFEST = "besluit.xml", "manifest.xml"
ART = "chp_2__art_2.9"
WID = "gm9999_1__chp_2__art_2.9"
IO_REF = "gm9999_1__cmp_I__content_o_1__ref_o_1"


def _png() -> bytes:
    """Make an image of one grey point, without transparency."""

    def chunk(soort: bytes, inhoud: bytes) -> bytes:
        rest = soort + inhoud
        return struct.pack(">I", len(inhoud)) + rest + struct.pack(">I", zlib.crc32(rest))

    kop = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", kop) + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")


def ids(eid: str, wid_begin: str = "gm9999_1") -> str:
    """Write the two ids of an element."""
    return f'eId="{eid}" wId="{wid_begin}__{eid}"'


def kop(opschrift: str) -> str:
    """Write a heading."""
    return f"<Kop><Opschrift>{opschrift}</Opschrift></Kop>"


REGEL_MANIFEST = "<bestand><bestandsnaam>{}</bestandsnaam><contentType>{}</contentType></bestand>"
VERWIJZINGEN = (
    '<Al>Zie <IntRef ref="chp_1__art_1.1" scope="Artikel">artikel 1.1</IntRef>, '
    '<IntRef ref="!main#chp_2__art_2.1">artikel 2.1</IntRef>, '
    '<ExtRef soort="URL" ref="https://example.org/bomen">de uitleg</ExtRef>, '
    f'<IntIoRef {ids(ART + "__ref_o_1")} ref="{IO_REF}">het bos</IntIoRef>, '
    '<Contact soort="e-mail" adres="plan@example.org">mail ons</Contact>'
    '<Noot id="n1" type="voet"><NootNummer>1</NootNummer><Al>Of bel.</Al></Noot>.</Al>'
)
LIJSTEN = (
    f'<Lijst type="expliciet" {ids(ART + "__list_o_1")}>'
    f"<Li {ids(ART + '__list_o_1__item_a')}><LiNummer>a.</LiNummer><Al>Eik</Al></Li>"
    f"<Li {ids(ART + '__list_o_1__item_b')}><LiNummer>b.</LiNummer><Al>Beuk</Al></Li></Lijst>"
    f'<Lijst type="ongemarkeerd" {ids(ART + "__list_o_2")}>'
    f"<Li {ids(ART + '__list_o_2__item_o_1')}><Al>Den</Al></Li></Lijst>"
)
FIGUUR = (
    f"<Figuur {ids(ART + '__img_o_1')}><Titel>Het bos</Titel>"
    '<Illustratie naam="kaart.png" breedte="1" hoogte="1" uitlijning="start" formaat="image/png" dpi="150"/></Figuur>'
    '<Al><InlineTekstAfbeelding naam="kaart.png" breedte="1" hoogte="1" formaat="image/png" dpi="150"/></Al>'
)
TABEL = (
    f"<table {ids(ART + '__table_o_1')}>"
    '<tgroup cols="2" align="left"><colspec colname="soort" colnum="1"/><colspec colname="hoogte"/>'
    '<thead valign="top"><row><entry colname="soort" namest="soort" nameend="hoogte">'
    '<Al>Bomen<Nootref refid="n2"/></Al></entry></row></thead>'
    '<tbody valign="top"><row><entry colname="soort" morerows="1"><Al>Eik</Al></entry>'
    '<entry colname="hoogte"><Al>20</Al></entry></row><row><entry colname="hoogte">'
    '<Al>30<Noot id="n2" type="tabel"><Al>In meters.</Al></Noot></Al></entry></row></tbody></tgroup></table>'
)
ARTIKEL = (
    f"<Artikel {ids(ART)}><Kop><Label>Artikel</Label><Nummer>2.9</Nummer><Opschrift>Uitleg</Opschrift></Kop>"
    f"<Inhoud>{VERWIJZINGEN}{LIJSTEN}{FIGUUR}{TABEL}</Inhoud></Artikel>"
)
LEDEN = (
    f"<Artikel {ids('chp_2__art_2.10')}><Kop><Label>Artikel</Label><Nummer>2.10</Nummer></Kop>"
    f"<Lid {ids('chp_2__art_2.10__para_1')}><LidNummer>1.</LidNummer><Inhoud><Al>Planten mag.</Al></Inhoud></Lid>"
    "</Artikel>"
)
VERVALLEN = (
    f"<Hoofdstuk {ids('chp_3')}><Kop><Label>Hoofdstuk</Label><Nummer>3</Nummer></Kop><Vervallen/>"
    f"<Artikel {ids('chp_3__art_3.1')}><Kop><Label>Artikel</Label><Nummer>3.1</Nummer></Kop><Vervallen/></Artikel>"
    "</Hoofdstuk>"
    f"<Hoofdstuk {ids('chp_4')}><Kop><Label>Hoofdstuk</Label><Nummer>4</Nummer></Kop><Gereserveerd/></Hoofdstuk>"
)


def toelichting(pad: str) -> str:
    """Write a Toelichting with both of its parts."""
    algemeen, artikelen = f"{pad}__genrecital", f"{pad}__artrecital"
    tekst = "<Inhoud><Al>Bomen zijn van waarde.</Al></Inhoud></Divisietekst>"
    return (
        f"<Toelichting {ids(pad)}>{kop('Toelichting')}"
        f"<AlgemeneToelichting {ids(algemeen)}>{kop('Algemeen')}<Divisietekst {ids(algemeen + '__content_o_1')}>{tekst}"
        "</AlgemeneToelichting>"
        f"<ArtikelgewijzeToelichting {ids(artikelen)}>{kop('Per artikel')}"
        f"<Divisietekst {ids(artikelen + '__content_o_1')}>{tekst}</ArtikelgewijzeToelichting></Toelichting>"
    )


TOELICHTING_MET_EEN_DEEL = (
    f"<Toelichting {ids('recital_o_1')}><AlgemeneToelichting {ids('recital_o_1__genrecital_o_1')}>"
    f"{kop('Toelichting')}<Divisietekst {ids('recital_o_1__genrecital_o_1__content_o_1')}>"
    "<Inhoud><Al>De raad wil bomen sparen.</Al></Inhoud></Divisietekst></AlgemeneToelichting></Toelichting>"
)
MOTIVERING = (
    f"<Motivering {ids('acc_o_1')}>{kop('Motivering')}<Divisie {ids('acc_o_1__div_o_1')}>{kop('Waarom')}"
    f"<Divisietekst {ids('acc_o_1__div_o_1__content_o_1')}><Inhoud><Al>Om het bos te sparen."
    '<Noot id="n1" type="voet"><NootNummer>1</NootNummer><Al>Zie de raadsbrief.</Al></Noot></Al></Inhoud>'
    "</Divisietekst></Divisie></Motivering>"
)


@cache
def pakket_tekst() -> bytes:
    """A first version with one article that has everything, lapsed and reserved chapters, and toelichtingen."""
    einde = "</WijzigBijlage>"
    rijk = both(
        edit(BESLUIT, "</Hoofdstuk></Lichaam>", f"{ARTIKEL}{LEDEN}</Hoofdstuk>{VERVALLEN}</Lichaam>"),
        edit(BESLUIT, "</RegelingCompact>", f"{toelichting('recital')}</RegelingCompact>"),
        edit(BESLUIT, einde, einde + TOELICHTING_MET_EEN_DEEL + MOTIVERING),
        put("kaart.png", _png()),
        edit(MANIFEST, "</manifest>", REGEL_MANIFEST.format("kaart.png", "image/png") + "</manifest>"),
    )
    return broken(make_pakket(), rijk)


VERVANG = '<Vervang wat="gm9999_1__chp_1__art_1.1">'
_NIEUW_LID = (
    f'<Lid {ids("chp_1__art_1.1__para_1", "gm9999_2")} wijzigactie="voegtoe"><LidNummer>1.</LidNummer>'
    '<Inhoud><Groep wijzigactie="nieuweContainer"><Al>Een heg is een houtopstand.</Al></Groep></Inhoud></Lid>'
)
_OUD = (
    "<Inhoud><Al>In dit plan is een <VerwijderdeTekst>boom</VerwijderdeTekst><NieuweTekst>heg</NieuweTekst>"
    " een houtopstand.</Al></Inhoud>"
)
VERVANG_KOP = (
    '<VervangKop wat="gm9999_1__chp_1"><Nummer>D</Nummer><Kop><Label>Hoofdstuk</Label><Nummer>1</Nummer>'
    "<Opschrift><NieuweTekst>Algemeen</NieuweTekst></Opschrift></Kop></VervangKop>"
)
VERVANG_BIJLAGE = (
    '<Vervang wat="gm9999_1__cmp_II" revisie="1"><Nummer>E</Nummer>'
    f"<Bijlage {ids('cmp_II')}><Kop><Label>Bijlage</Label><Nummer>II</Nummer></Kop>"
    f"<Divisietekst {ids('cmp_II__content_o_1')}><Inhoud><Al>Bomen.</Al></Inhoud></Divisietekst>"
    f"<Sluiting {ids('cmp_II__formula_2')}><Al>Tot zover.</Al></Sluiting></Bijlage></Vervang>"
)


@cache
def pakket_renvooi() -> bytes:
    """A change in which an article gets a lid instead of its text, and a chapter and an annex change as well."""
    rijk = both(
        edit(BESLUIT, _OUD, _OUD.replace("<Inhoud>", '<Inhoud wijzigactie="verwijder">') + _NIEUW_LID),
        edit(BESLUIT, "</RegelingMutatie>", f"{VERVANG_KOP}{VERVANG_BIJLAGE}</RegelingMutatie>"),
    )
    return broken(make_wijzigpakket(), rijk)


_KENNISGEVING = f"""<AanleveringKennisgeving xmlns="https://standaarden.overheid.nl/lvbb/stop/aanlevering/"
 schemaversie="1.2.0"><KennisgevingVersie>
<ExpressionIdentificatie xmlns="https://standaarden.overheid.nl/stop/imop/data/">
<FRBRWork>/akn/nl/doc/gm9999/2026/k1</FRBRWork><FRBRExpression>/akn/nl/doc/gm9999/2026/k1/nld@2026-03-01;1</FRBRExpression>
<soortWork>/join/id/stop/work_023</soortWork></ExpressionIdentificatie>
<KennisgevingMetadata xmlns="https://standaarden.overheid.nl/stop/imop/data/">
<eindverantwoordelijke>/tooi/id/gemeente/gm9999</eindverantwoordelijke><maker>/tooi/id/gemeente/gm9999</maker>
<officieleTitel>Kennisgeving b1</officieleTitel><onderwerpen><onderwerp>/tooi/def/concept/c_9d1917e9</onderwerp></onderwerpen>
<mededelingOver>/akn/nl/bill/gm9999/2026/b1</mededelingOver></KennisgevingMetadata>
<Procedureverloopmutatie xmlns="https://standaarden.overheid.nl/stop/imop/data/"><bekendOp>2026-04-02</bekendOp>
<voegStappenToe><Procedurestap><soortStap>/join/id/stop/procedure/stap_015</soortStap><voltooidOp>2026-05-14</voltooidOp>
</Procedurestap></voegStappenToe></Procedureverloopmutatie>
<Kennisgeving xmlns="https://standaarden.overheid.nl/stop/imop/tekst/">
<RegelingOpschrift eId="longTitle" wId="longTitle"><Al>Kennisgeving b1</Al></RegelingOpschrift>
<Lichaam eId="body" wId="body"><Divisietekst {ids("content_1")}>{kop("Bezwaar")}<Inhoud><Al>Bezwaar maken kan.</Al></Inhoud>
</Divisietekst></Lichaam></Kennisgeving></KennisgevingVersie></AanleveringKennisgeving>"""


@cache
def pakket_kennisgeving() -> bytes:
    """A kennisgeving of the besluit."""
    opdracht = make_opdracht("levering-k")
    bestanden = {
        "opdracht.xml": write_opdracht(opdracht),
        opdracht.publicatie: _KENNISGEVING.encode(),
    }
    return write_zip({**bestanden, MANIFEST: write_manifest([*bestanden, MANIFEST])})


def edit_tekst(oud: str, nieuw: str) -> Breuk:
    """Change the text of the besluit in one place."""
    return edit(BESLUIT, oud, nieuw)
