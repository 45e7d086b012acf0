# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Right packages of other kinds than a besluit with an omgevingsplan: kennisgeving, tijdelijk deel, document, …."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pytest_dsoketen.model.plannen import Besluitsoort, Opdrachtsoort
from pytest_dsoketen.standaarden.inname import read_zip, write_zip
from pytest_dsoketen.standaarden.lvbb.aanlevering import write_afbreking
from pytest_dsoketen.standaarden.lvbb.opdracht import write_manifest, write_opdracht
from pytest_dsoketen.standaarden.stop.gio import hash_of
from tests.unit.plandata import (
    Breuk,
    both,
    broken,
    edit,
    make_intrekkingspakket,
    make_opdracht,
    make_pakket,
    make_wijzigpakket,
    put,
)

BESLUIT, OPDRACHT, MANIFEST, OW = "besluit.xml", "opdracht.xml", "manifest.xml", "manifest-ow.xml"
IO, GML = "IO-gio_Bos.xml", "gio_Bos.gml"
KENNISGEVING = "kennisgeving.xml"
BILL = "/akn/nl/bill/gm9999/2026/b1"
ACT = "/akn/nl/act/gm9999/2026/omgevingsplan"
GIO = "/join/id/regdata/gm9999/2026/gio_Bos"
DOEL = "/join/id/proces/gm9999/2026/d1"
PDF = "kaartboek.pdf"
IO_PDF = "IO-kaartboek.xml"
STAP = "/join/id/stop/procedure/stap_"

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 17 + b"\x02" + b"\0" * 10

_DATA = 'xmlns="https://standaarden.overheid.nl/stop/imop/data/"'


def edit_gml(oud: str, nieuw: str, aantal: int = -1) -> Breuk:
    """Change the GML and keep its hash right, so that only the content is wrong."""

    def apply(bestanden: dict[str, bytes]) -> dict[str, bytes]:
        na = edit(GML, oud, nieuw, aantal)(bestanden)
        return edit(IO, hash_of(bestanden[GML]), hash_of(na[GML]))(na)

    return apply


def manifest_line(naam: str, mediatype: str = "application/xml") -> str:
    """Write a line of manifest.xml."""
    return f"<bestand><bestandsnaam>{naam}</bestandsnaam><contentType>{mediatype}</contentType></bestand>"


def add_file(naam: str, inhoud: bytes, mediatype: str = "application/xml") -> Breuk:
    """Add a file and name it in the manifest."""
    return both(put(naam, inhoud), edit(MANIFEST, "</manifest>", manifest_line(naam, mediatype) + "</manifest>"))


def write_stap(nummer: str, datum: str) -> str:
    """Write a Procedurestap."""
    return f"<Procedurestap><soortStap>{STAP}{nummer}</soortStap><voltooidOp>{datum}</voltooidOp></Procedurestap>"


@cache
def pakket_ontwerp() -> bytes:
    """A change, as an ontwerpbesluit."""
    return make_wijzigpakket(Besluitsoort.ONTWERP)


@cache
def pakket_wijziging() -> bytes:
    """A change, as a definitief besluit."""
    return make_wijzigpakket()


@cache
def pakket_kennisgeving() -> bytes:
    """A kennisgeving about an ontwerpbesluit, with the period in which it can be seen."""
    work = "/akn/nl/doc/gm9999/2026/k1"
    xml = (
        '<AanleveringKennisgeving xmlns="https://standaarden.overheid.nl/lvbb/stop/aanlevering/" schemaversie="1.2.0">'
        f"<KennisgevingVersie><ExpressionIdentificatie {_DATA}><FRBRWork>{work}</FRBRWork>"
        f"<FRBRExpression>{work}/nld@2026-03-01;1</FRBRExpression><soortWork>/join/id/stop/work_023</soortWork>"
        f"</ExpressionIdentificatie><KennisgevingMetadata {_DATA}>"
        "<eindverantwoordelijke>/tooi/id/gemeente/gm9999</eindverantwoordelijke>"
        "<maker>/tooi/id/gemeente/gm9999</maker><officieleTitel>Ontwerp ligt ter inzage</officieleTitel>"
        "<onderwerpen><onderwerp>/tooi/def/concept/c_9d1917e9</onderwerp></onderwerpen>"
        f"<mededelingOver>/akn/nl/bill/gm9999/2026/b2/nld@2026-03-01;1</mededelingOver>"
        f"</KennisgevingMetadata><Procedureverloopmutatie {_DATA}><bekendOp>2026-04-02</bekendOp><voegStappenToe>"
        f"{write_stap('014', '2026-04-03')}{write_stap('005', '2026-05-15')}</voegStappenToe>"
        '</Procedureverloopmutatie><Kennisgeving xmlns="https://standaarden.overheid.nl/stop/imop/tekst/">'
        '<RegelingOpschrift eId="longTitle" wId="longTitle"><Al>Ontwerp ligt ter inzage</Al></RegelingOpschrift>'
        '<Lichaam eId="body" wId="body"><Divisietekst eId="content_1" wId="gm9999_1__content_1"><Inhoud>'
        "<Al>Het ontwerp ligt zes weken ter inzage.</Al></Inhoud></Divisietekst></Lichaam></Kennisgeving>"
        "</KennisgevingVersie></AanleveringKennisgeving>"
    )
    opdracht = write_opdracht(make_opdracht("kennisgeving-1")).replace(BESLUIT.encode(), KENNISGEVING.encode())
    namen = [OPDRACHT, MANIFEST, KENNISGEVING]
    return write_zip({OPDRACHT: opdracht, MANIFEST: write_manifest(namen), KENNISGEVING: xml.encode()})


@cache
def pakket_tijdelijk() -> bytes:
    """A besluit with a tijdelijk regelingdeel: voorbeschermingsregels with an omgevingsplan as hoofdregeling."""
    conditie = (
        '<Conditie><Artikel eId="art_o_1" wId="gm9999_1__art_o_1"><Kop><Opschrift>Voorrang</Opschrift></Kop>'
        "<Inhoud><Al>Deze regels gaan voor het omgevingsplan.</Al></Inhoud></Artikel></Conditie>"
    )
    deel = (
        "/join/id/stop/work_021</soortWork><isTijdelijkDeelVan><WorkIdentificatie>"
        "<FRBRWork>/akn/nl/act/gm9999/2020/hoofdplan</FRBRWork><soortWork>/join/id/stop/work_019</soortWork>"
        "</WorkIdentificatie></isTijdelijkDeelVan>"
    )
    return broken(
        make_pakket(),
        both(
            edit(BESLUIT, "<RegelingCompact ", "<RegelingTijdelijkdeel "),
            edit(BESLUIT, "</RegelingCompact>", "</RegelingTijdelijkdeel>"),
            edit(
                BESLUIT,
                '<Hoofdstuk eId="chp_1"',
                conditie + '<Hoofdstuk eId="chp_1"',
            ),
            edit(BESLUIT, "/join/id/stop/work_019</soortWork>", deel),
            edit(BESLUIT, "regelingtype_003", "regelingtype_009"),
        ),
    )


@cache
def pakket_document() -> bytes:
    """A besluit with a PDF that is only made known, next to its GIO; the besluit refers to it."""
    work = "/join/id/pubdata/gm9999/2026/kaartboek"
    expression = f"{work}/nld@2026-03-01;1"
    inhoud = b"%PDF-1.7\nkaartboek\n%%EOF\n"
    xml = (
        '<AanleveringInformatieObject xmlns="https://standaarden.overheid.nl/lvbb/stop/aanlevering/" '
        f'schemaversie="1.2.0"><InformatieObjectVersie><ExpressionIdentificatie {_DATA}><FRBRWork>{work}</FRBRWork>'
        f"<FRBRExpression>{expression}</FRBRExpression><soortWork>/join/id/stop/work_010</soortWork>"
        f"</ExpressionIdentificatie><InformatieObjectVersieMetadata {_DATA}><heeftBestanden><heeftBestand><Bestand>"
        f"<bestandsnaam>{PDF}</bestandsnaam><hash>{hash_of(inhoud)}</hash></Bestand></heeftBestand></heeftBestanden>"
        f"</InformatieObjectVersieMetadata><InformatieObjectMetadata {_DATA}>"
        "<eindverantwoordelijke>/tooi/id/gemeente/gm9999</eindverantwoordelijke>"
        "<formaatInformatieobject>/join/id/stop/informatieobject/doc_001</formaatInformatieobject>"
        "<maker>/tooi/id/gemeente/gm9999</maker><naamInformatieObject>Kaartboek</naamInformatieObject>"
        f"<officieleTitel>{work}</officieleTitel><publicatieinstructie>AlleenBekendTeMaken</publicatieinstructie>"
        "</InformatieObjectMetadata></InformatieObjectVersie></AanleveringInformatieObject>"
    )
    ref = f"<informatieobjectRef>{expression}</informatieobjectRef></informatieobjectRefs>"
    link = f'<ExtRef ref="{expression}" soort="JOIN">Het kaartboek</ExtRef> hoort bij dit besluit.</Al>'
    return broken(
        make_pakket(),
        both(
            add_file(IO_PDF, xml.encode()),
            add_file(PDF, inhoud, "application/pdf"),
            edit(BESLUIT, "</informatieobjectRefs>", ref),
            edit(BESLUIT, "op 1 mei 2026.</Al>", f"op 1 mei 2026.</Al><Al>{link}"),
        ),
    )


def repeat(naam: str, begin: str, einde: str) -> Breuk:
    """Write a part of a file twice."""

    def apply(bestanden: dict[str, bytes]) -> dict[str, bytes]:
        tekst = bestanden[naam].decode()
        start = tekst.index(begin)
        stop = tekst.index(einde, start) + len(einde)
        return {**bestanden, naam: (tekst[:stop] + tekst[start:]).encode()}

    return apply


def cut(naam: str, begin: str, einde: str) -> Breuk:
    """Take a part out of a file."""

    def apply(bestanden: dict[str, bytes]) -> dict[str, bytes]:
        tekst = bestanden[naam].decode()
        start = tekst.index(begin)
        stop = tekst.index(einde, start) + len(einde)
        return {**bestanden, naam: (tekst[:start] + tekst[stop:]).encode()}

    return apply


@cache
def pakket_mutatie() -> bytes:
    """A directe mutatie of OW objects: no besluit, only objects."""
    bestanden = read_zip(make_pakket())
    opdracht = replace(make_opdracht("mutatie-1", Opdrachtsoort.DIRECTE_MUTATIE), publicatie="")
    ow = {OW, "regelteksten.xml"}
    manifest = cut(OW, "<Bestand><naam>regelsvooriedereen.xml", "</Aanlevering>")
    delen = manifest({naam: inhoud for naam, inhoud in bestanden.items() if naam in ow})
    delen[OW] = delen[OW].replace(b"</Aanleveringen>", b"</Aanlevering></Aanleveringen>")
    return write_zip(
        {OPDRACHT: write_opdracht(opdracht), MANIFEST: write_manifest([OPDRACHT, MANIFEST, *delen]), **delen}
    )


@cache
def pakket_afbreken() -> bytes:
    """An opdracht to stop the publication of a besluit."""
    opdracht = replace(make_opdracht("afbreken-1", Opdrachtsoort.AFBREKEN), identificatie=BILL)
    return write_afbreking(opdracht)


@cache
def pakket_afbeelding() -> bytes:
    """A besluit with an image in its text."""
    tekst = "een houtopstand.</Al>"
    figuur = (
        '<Figuur eId="chp_1__art_1.1__img_o_1" wId="gm9999_1__chp_1__art_1.1__img_o_1"><Illustratie naam="kaart.png" '
        'breedte="4" hoogte="3" uitlijning="start" formaat="image/png" dpi="96"/></Figuur>'
    )
    return broken(make_pakket(), both(add_file("kaart.png", PNG, "image/png"), edit(BESLUIT, tekst, tekst + figuur)))


_WEG_EID = "!main#cmp_I__content_o_1__ref_o_1"
_REF_BOS = (
    f'<ExtIoRef eId="cmp_I__content_o_1__ref_o_1" wId="gm9999_1__cmp_I__content_o_1__ref_o_1" '
    f'ref="{GIO}/nld@2026-03-01;1">{GIO}/nld@2026-03-01;1</ExtIoRef>'
)


@cache
def pakket_io_weg() -> bytes:
    """A change that also takes the GIO of the first version out of the regeling, and withdraws it."""
    verwijder = (
        '<Vervang wat="gm9999_1__cmp_I__content_o_1"><Nummer>D</Nummer><Divisietekst eId="cmp_I__content_o_1" '
        f'wId="gm9999_1__cmp_I__content_o_1"><Inhoud><Al wijzigactie="verwijder">Bos: {_REF_BOS}</Al>'
        '<Al wijzigactie="voegtoe">Niet meer van toepassing.</Al></Inhoud></Divisietekst></Vervang>'
    )
    intrekking = (
        "<Intrekkingen><Intrekking><doelen><doel>/join/id/proces/gm9999/2026/d2</doel></doelen>"
        f"<instrument>{GIO}</instrument><eId>{_WEG_EID}</eId></Intrekking></Intrekkingen><Tijdstempels>"
    )
    return broken(
        make_wijzigpakket(),
        both(
            edit(BESLUIT, "</RegelingMutatie>", verwijder + "</RegelingMutatie>"),
            edit(BESLUIT, "<Tijdstempels>", intrekking),
        ),
    )


@cache
def pakket_intrekking() -> bytes:
    """A besluit that withdraws the regeling."""
    return make_intrekkingspakket()
