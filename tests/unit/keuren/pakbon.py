# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The rules about an uitwisselpakket (STOP1200-1218)."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pytest_dsoketen.standaarden.lvbb.uitwisselpakket import write_uitwisselpakket
from tests.unit.keuren.geval import Geval, keur_download
from tests.unit.lvbbdata import cut
from tests.unit.plandata import Breuk, drop, edit, make_geconsolideerd, put

PAKBON = "pakbon.xml"
IDENTIFICATIE = "Regeling/Identificatie.xml"
WORK = "/akn/nl/act/gm9999/2026/omgevingsplan"


@cache
def download() -> bytes:
    """The download of a version with one GIO."""
    return write_uitwisselpakket(make_geconsolideerd())


@cache
def download_plaatje() -> bytes:
    """The same, with an image in the text."""
    versie = make_geconsolideerd()
    figuur = (
        b'<Figuur eId="chp_2__art_2.1__img_1" wId="gm9999_1__chp_2__art_2.1__img_1">'
        b'<Illustratie naam="kaart.png" formaat="image/png" breedte="1" hoogte="1" uitlijning="start"/></Figuur>'
    )
    tekst = versie.tekst.replace(b"te kappen.</Al>", b"te kappen.</Al>" + figuur, 1)
    return write_uitwisselpakket(replace(versie, tekst=tekst, bestanden=(("kaart.png", b"\x89PNG\r\n\x1a\n"),)))


def edit_io(naam: str, oud: str, nieuw: str) -> Breuk:
    """Change a module of the informatieobject."""

    def apply(bestanden: dict[str, bytes]) -> dict[str, bytes]:
        bestand = next(b for b in bestanden if b.startswith("IO-") and b.endswith(naam))
        return edit(bestand, oud, nieuw)(bestanden)

    return apply


def drop_module(naam: str, *, weg: bool = True) -> Breuk:
    """Take a module off the pakbon, and out of the package."""

    def apply(bestanden: dict[str, bytes]) -> dict[str, bytes]:
        pakbon = bestanden[PAKBON].decode()
        voor, _, na = pakbon.partition(f"<Module><localName>{naam}</localName>")
        assert na, f"{naam} staat niet op de pakbon"
        module, _, rest = na.partition("</Module>")
        bestand = module.partition("<bestandsnaam>")[2].partition("</bestandsnaam>")[0]
        over = {**bestanden, PAKBON: (voor + rest).encode()}
        return drop(bestand)(over) if weg else over

    return apply


def geval(code: str, breuk: Breuk, naam: str = "", mee: frozenset[str] = frozenset(), uitgang=download) -> Geval:
    """Make one that is proven on a download."""
    return Geval(code, breuk, naam, mee, uitgang, keur=keur_download)


VERSIEINFORMATIE = (
    f"<Component><FRBRWork>{WORK}</FRBRWork><FRBRExpression>{WORK}/nld@1</FRBRExpression>"
    "<soortWork>/join/id/stop/work_024</soortWork><heeftModule><Module><localName>Momentopname</localName>"
    "<namespace>https://standaarden.overheid.nl/stop/imop/data/</namespace>"
    "<bestandsnaam>Regeling/Momentopname.xml</bestandsnaam><mediatype>application/xml</mediatype>"
    "<schemaversie>1.3.0</schemaversie></Module></heeftModule></Component>"
)


GEVALLEN = (
    geval(
        "STOP1200",
        edit(PAKBON, "<schemaversie>1.3.0</schemaversie>", "<schemaversie>1.4.0</schemaversie>"),
    ),
    geval("STOP1201", put("Regeling/extra.xml", b"<a/>")),
    geval("STOP1201", put("OW-bestanden/extra.xml", b"<a/>"), "bij de OW-objecten"),
    geval("STOP1202", drop("Regeling/VersieMetadata.xml")),
    geval("STOP1202", drop("Regeling/kaart.png"), "een plaatje", uitgang=download_plaatje),
    geval(
        "STOP1203",
        edit(PAKBON, "<localName>RegelingVersieMetadata<", "<localName>RegelingMetadata<"),
        "naam",
        frozenset({"STOP1204"}),
    ),
    geval(
        "STOP1203",
        edit(
            "Regeling/VersieMetadata.xml",
            "https://standaarden.overheid.nl/stop/imop/data/",
            "https://standaarden.overheid.nl/stop/imop/tekst/",
        ),
        "naamruimte",
    ),
    geval("STOP1204", drop_module("RegelingVersieMetadata")),
    geval("STOP1205", drop_module("InformatieObjectVersieMetadata")),
    geval(
        "STOP1206",
        cut(PAKBON, "<heeftBestand>", "</heeftBestand>"),
        uitgang=download_plaatje,
    ),
    geval("STOP1207", put("Regeling/kaart.png", b"<a/>"), "plaatje", uitgang=download_plaatje),
    geval(
        "STOP1207",
        edit(PAKBON, "<mediatype>image/png</mediatype>", "<mediatype>image/jpeg</mediatype>"),
        "op de pakbon",
        uitgang=download_plaatje,
    ),
    geval("STOP1208", drop_module("ExpressionIdentificatie")),
    geval("STOP1209", edit(IDENTIFICATIE, f"<FRBRWork>{WORK}<", f"<FRBRWork>{WORK}2<")),
    geval("STOP1210", edit(IDENTIFICATIE, "nld@1", "nld@2")),
    geval("STOP1211", edit(IDENTIFICATIE, "work_019", "work_021")),
    geval(
        "STOP1212",
        edit(
            "Regeling/VersieMetadata.xml", "<RegelingVersieMetadata ", '<RegelingVersieMetadata schemaversie="1.4.0" '
        ),
    ),
    geval("STOP1213", edit(PAKBON, "</Pakbon>", f"{VERSIEINFORMATIE}</Pakbon>")),
    geval("STOP1214", edit_io("Momentopname.xml", "2026/d1", "2026/d2")),
    geval("STOP1215", drop_module("RegelingMetadata"), "regeling"),
    geval("STOP1215", drop_module("InformatieObjectMetadata"), "informatieobject"),
    geval(
        "STOP1217",
        edit(
            PAKBON,
            "</Pakbon>",
            VERSIEINFORMATIE.replace("omgevingsplan", "omgevingsplan2")
            .replace("Momentopname<", "RegelingMetadata<")
            .replace("Momentopname.xml", "Metadata.xml")
            + "</Pakbon>",
        ),
    ),
    geval(
        "STOP1218", edit(PAKBON, "<localName>Momentopname<", "<localName>Momentopnamen<"), mee=frozenset({"STOP1203"})
    ),
)
