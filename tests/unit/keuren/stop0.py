# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Proof of the rules about text (STOP0xxx) that `test_lvbb_keuren` does not prove yet."""

from __future__ import annotations

from collections.abc import Callable

from tests.unit.keuren.geval import Geval
from tests.unit.plandata import Breuk
from tests.unit.tekstdata import (
    ART,
    VERVANG,
    WID,
    edit_tekst,
    ids,
    kop,
    pakket_kennisgeving,
    pakket_renvooi,
    pakket_tekst,
)

DIVISIE = f"<Divisie {ids('div_o_9')}>{kop('Los')}<Divisietekst {ids('div_o_9__content_o_1')}>"
DIVISIE += "<Inhoud><Al>Tekst.</Al></Inhoud></Divisietekst></Divisie>"
WIJZIGARTIKEL = f"<WijzigArtikel {ids('chp_2__art_2.11')}>{kop('Wijzigen')}<Wat>Iets wijzigt.</Wat></WijzigArtikel>"
INLEIDING = f"<InleidendeTekst {ids('recital__intro_o_1')}><Al>Vooraf.</Al></InleidendeTekst>"
WAT = "Omgevingsplan Duinrand wordt gewijzigd"
TABEL = f'<table {ids(ART + "__list_o_1__item_a__table_o_1")}><tgroup cols="2" align="left"><colspec/><colspec/>'
TABEL += '<tbody valign="top"><row><entry><Al>1</Al></entry><entry><Al>2</Al></entry></row></tbody></tgroup></table>'


TWEEDE = (
    f"<WijzigBijlage {ids('cmp_C')}>{kop('Nog een')}<RegelingCompact>"
    f"<RegelingOpschrift {ids('longTitle_o_3')}><Al>Nog een regeling</Al></RegelingOpschrift><Lichaam {ids('body_o_3')}>"
    f"<Artikel {ids('art_o_3')}>{kop('Slot')}<Inhoud><Al>Dit is het.</Al></Inhoud></Artikel></Lichaam>"
    "</RegelingCompact></WijzigBijlage>"
)
TWEEDE_ZONDER_WORDT = TWEEDE.replace("<RegelingCompact>", '<RegelingCompact componentnaam="tweede">')
TIJDELIJK = (
    f"<VervangRegeling><RegelingTijdelijkdeel><RegelingOpschrift {ids('longTitle_o_4')}><Al>Deel</Al></RegelingOpschrift>"
    f"<Lichaam {ids('body_o_4')}>{WIJZIGARTIKEL}</Lichaam></RegelingTijdelijkdeel></VervangRegeling>"
)


def tekst(code: str, oud: str, nieuw: str, naam: str = "", mee: frozenset[str] = frozenset()) -> Geval:
    """Break the rich text of a first version."""
    return Geval(code, edit_tekst(oud, nieuw), naam, mee, pakket_tekst)


def renvooi(code: str, oud: str, nieuw: str, naam: str = "", mee: frozenset[str] = frozenset()) -> Geval:
    """Break the renvooi of a change."""
    return Geval(code, edit_tekst(oud, nieuw), naam, mee, pakket_renvooi)


def remove(begin: str, einde: str) -> Breuk:
    """Cut a part out of the text, from its begin up to its end."""

    def apply(bestanden: dict[str, bytes]) -> dict[str, bytes]:
        besluit = bestanden["besluit.xml"].decode()
        start = besluit.index(begin) + len(begin)
        stop = besluit.index(einde, start)
        return {**bestanden, "besluit.xml": (besluit[:start] + besluit[stop:]).encode()}

    return apply


def empty(code: str, begin: str, einde: str, naam: str, uitgang: Callable[[], bytes] = pakket_tekst) -> Geval:
    """Leave the content of something out."""
    return Geval(code, remove(begin, einde), naam, uitgang=uitgang)


GEVALLEN: tuple[Geval, ...] = (
    # lists, headings and structure
    tekst("STOP0001", "<Al>Den</Al>", "<LiNummer>-</LiNummer><Al>Den</Al>", "nummer in een ongemarkeerde lijst"),
    tekst("STOP0002", "<LiNummer>b.</LiNummer>", "", "onderdeel zonder nummer"),
    tekst("STOP0005", "<Al>Eik</Al>", "<Al><b> </b></Al>", "alleen opmaak"),
    tekst("STOP0006", "<Opschrift>Waarom</Opschrift>", "<Opschrift> </Opschrift>", "lege kop"),
    tekst("STOP0009", "<Al>Eik</Al></Li>", f"<Al>Eik</Al>{TABEL}</Li>", "tabel in een lijst"),
    tekst(
        "STOP0055", "<Gereserveerd/>", f"<Gereserveerd/>{WIJZIGARTIKEL}".replace("WijzigArtikel", "Artikel"), "vervolg"
    ),
    empty("STOP0058", "<Nummer>3</Nummer></Kop>", "</Hoofdstuk>", "leeg hoofdstuk"),
    empty("STOP0060", f"{ids('acc_o_1__div_o_1__content_o_1')}>", "</Divisietekst>", "lege divisietekst"),
    tekst(
        "STOP0062",
        "<Nummer>3.1</Nummer></Kop><Vervallen/>",
        "<Nummer>3.1</Nummer></Kop><Inhoud><Al>Toch.</Al></Inhoud>",
    ),
    tekst("STOP0070", "<Al>Planten mag.</Al></Inhoud></Lid>", "<Al>Planten mag.</Al></Inhoud></Lid><Vervallen/>"),
    tekst("STOP0045", 'uitlijning="start"', 'uitlijning="start" schaal="50"', "illustratie"),
    tekst(
        "STOP0045",
        '<InlineTekstAfbeelding naam="kaart.png"',
        '<InlineTekstAfbeelding schaal="5" naam="kaart.png"',
        "inline",
    ),
    tekst("STOP0046", 'uitlijning="start"', 'uitlijning="start" kleur="ja"', "illustratie"),
    # what may stand where
    renvooi(
        "STOP0015",
        "</RegelingMutatie>",
        f"{TIJDELIJK}</RegelingMutatie>",
        "in een mutatie mag het ook niet",
        frozenset({"STOP0080"}),
    ),
    tekst(
        "STOP0016", "</Hoofdstuk><Hoofdstuk " + ids("chp_3"), f"{WIJZIGARTIKEL}</Hoofdstuk><Hoofdstuk {ids('chp_3')}"
    ),
    Geval(
        "STOP0061",
        edit_tekst("</Lichaam></Kennisgeving>", f"{DIVISIE}</Lichaam></Kennisgeving>"),
        uitgang=pakket_kennisgeving,
    ),
    tekst(
        "STOP0073",
        "staat.</Wat></WijzigArtikel>",
        f"staat.</Wat><WijzigLid {ids('art_I__para_1')}><LidNummer>1</LidNummer></WijzigLid></WijzigArtikel>",
    ),
    tekst("STOP0075", f"<Motivering {ids('acc_o_1')}", f'<Motivering schemaversie="1.3.0" {ids("acc_o_1")}'),
    tekst(
        "STOP0081", "</ArtikelgewijzeToelichting></Toelichting>", f"</ArtikelgewijzeToelichting>{DIVISIE}</Toelichting>"
    ),
    tekst(
        "STOP0082",
        f"<Toelichting {ids('recital_o_1')}><AlgemeneToelichting {ids('recital_o_1__genrecital_o_1')}",
        f"<Toelichting {ids('recital_o_1')}><Bijlage {ids('recital_o_1__cmp_o_1')}>{kop('Los')}"
        f"<ArtikelgewijzeToelichting {ids('recital_o_1__cmp_o_1__artrecital_o_1')}>{kop('Los')}</ArtikelgewijzeToelichting>"
        f"</Bijlage><AlgemeneToelichting {ids('recital_o_1__genrecital_o_1')}",
    ),
    tekst(
        "STOP0083", f"{kop('Toelichting')}<AlgemeneToelichting", f"{kop('Toelichting')}{INLEIDING}<AlgemeneToelichting"
    ),
    tekst("STOP0084", f"{ids('recital')}>{kop('Toelichting')}", f"{ids('recital')}>"),
    tekst("STOP0085", f"<Toelichting {ids('recital_o_1')}>", f"<Toelichting {ids('recital_o_1')}>{kop('Te veel')}"),
    # eId, wId, componentnaam and wordt
    tekst("STOP0013", f'eId="{ART}"', f'eId="{ART}."'),
    tekst("STOP0014", f'wId="{WID}"', f'wId="{WID}."'),
    tekst("STOP0043", f'eId="{ART}__list_o_2__item_o_1"', f'eId="{ART}.__list_o_2__item_o_1"'),
    tekst("STOP0044", f'wId="{WID}__list_o_2__item_o_1"', f'wId="{WID}.__list_o_2__item_o_1"'),
    tekst("STOP0024", "</WijzigBijlage>", f"</WijzigBijlage>{TWEEDE}", "ook zonder wordt", frozenset({"STOP0025"})),
    tekst("STOP0025", "</WijzigBijlage>", f"</WijzigBijlage>{TWEEDE_ZONDER_WORDT}"),
    tekst("STOP0067", "</LiNummer><Al>Eik", '</LiNummer><Al><Noot id="n1" type="voet"><Al>Dubbel.</Al></Noot>Eik'),
    tekst(
        "STOP0068", "Om het bos te sparen.", 'Om het bos<Noot id="n1" type="voet"><Al>Dubbel.</Al></Noot> te sparen.'
    ),
    # references
    tekst("STOP0007", "<Al>Beuk</Al>", '<Al>Beuk<Nootref refid="n1"/></Al>'),
    tekst("STOP0008", 'refid="n2"', 'refid="n1"'),
    tekst(
        "STOP0010", 'ref="chp_1__art_1.1" scope="Artikel"', 'ref="chp_1__art_1.9" scope="Artikel"', "binnen de regeling"
    ),
    tekst("STOP0010", 'ref="!main#chp_2__art_2.1"', 'ref="!reg#chp_2__art_2.1"', "onbekende component"),
    tekst("STOP0010", 'ref="cmp_A"', 'ref="cmp_B"', "in het besluit"),
    tekst("STOP0050", "https://example.org/bomen", "www.example.org/bomen"),
    tekst("STOP0053", 'scope="Artikel"', 'scope="Lid"'),
    tekst("STOP0064", "plan@example.org", "plan.example.org"),
    # tables
    Geval(
        "STOP0029",
        edit_tekst('<tgroup cols="2"', '<tgroup cols="1"'),
        "kolommen en cellen kloppen dan ook niet meer",
        frozenset({"STOP0037", "STOP0038"}),
        pakket_tekst,
    ),
    tekst(
        "STOP0032",
        'colname="soort" namest="soort" nameend="hoogte"',
        'colname="hoogte" namest="hoogte" nameend="soort"',
        "een cel met nul kolommen vult niets",
        frozenset({"STOP0038"}),
    ),
    tekst("STOP0033", 'colname="soort" namest="soort"', 'colname="hoogte" namest="soort"'),
    tekst("STOP0036", '<entry colname="hoogte"><Al>20', '<entry colname="breedte"><Al>20'),
    tekst("STOP0037", '<colspec colname="hoogte"/>', '<colspec colname="hoogte"/><colspec colname="breedte"/>'),
    tekst("STOP0038", ' morerows="1"', "", "een rij mist een cel"),
    # renvooi and mutations
    tekst("STOP0017", "<Al>Beuk</Al>", "<Al><NieuweTekst>Beuk</NieuweTekst></Al>", "nieuwe tekst"),
    tekst("STOP0017", "<Al>Beuk</Al>", "<Al>Beuk<VerwijderdeTekst>!</VerwijderdeTekst></Al>", "verwijderde tekst"),
    tekst("STOP0018", "<Al>Beuk</Al>", '<Al wijzigactie="voegtoe">Beuk</Al>'),
    renvooi("STOP0039", "staat.</Wat></WijzigArtikel>", "staat.</Wat><WijzigInstructies/></WijzigArtikel>"),
    renvooi(
        "STOP0040",
        "staat.</Wat></WijzigArtikel>",
        'staat.</Wat><RegelingMutatie componentnaam="ander"/></WijzigArtikel>',
    ),
    renvooi(
        "STOP0047",
        WAT,
        f"<NieuweTekst>{WAT}</NieuweTekst>",
        "renvooi in Wat hoort ook niet buiten de mutatie",
        frozenset({"STOP0017"}),
    ),
    renvooi(
        "STOP0047",
        f"{VERVANG}<Nummer>A</Nummer>",
        f"{VERVANG}<Nummer>A</Nummer><Wat><NieuweTekst>Nu</NieuweTekst></Wat>",
    ),
    renvooi("STOP0048", "<Al>Een heg is een houtopstand.</Al>", '<Al wijzigactie="nieuweContainer">Een heg.</Al>'),
    renvooi(
        "STOP0051",
        "staat.</Wat></WijzigArtikel>",
        "staat.</Wat><OpmerkingVersie>Let op.</OpmerkingVersie></WijzigArtikel>",
    ),
    empty(
        "STOP0063",
        "<NieuweTekst>heg</NieuweTekst> een houtopstand.</Al></Inhoud>",
        "</Artikel></Vervang>",
        "",
        pakket_renvooi,
    ),
    renvooi(
        "STOP0065",
        "<Sluiting " + ids("cmp_II__formula_2"),
        f'<Sluiting wijzigactie="voegtoe" {ids("cmp_II__formula_2")}',
    ),
    renvooi("STOP0077", VERVANG, VERVANG.replace("1.1", "1.2")),
    renvooi("STOP0080", "</Divisietekst></VoegToe>", f"</Divisietekst>{WIJZIGARTIKEL}</VoegToe>"),
    renvooi("STOP0086", 'wat="gm9999_1__cmp_II" revisie="1"', 'wat="gm9999_1__cmp_II"', "bijlage"),
    renvooi("STOP0086", "<NieuweTekst>Algemeen</NieuweTekst>", "Algemeen", "kop"),
    Geval(
        "STOP0074",
        edit_tekst(
            "</RegelingMutatie>",
            '</RegelingMutatie><RegelingMutatie componentnaam="tweede"'
            ' was="/akn/nl/act/gm9999/2026/omgevingsplan/nld@1" wordt="/akn/nl/act/gm9999/2026/omgevingsplan/nld@2"/>',
        ),
        uitgang=pakket_renvooi,
    ),
)
