# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about the mutations of a regeling, by themselves and on the version that they change."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from pytest_dsoketen.standaarden.imow.maken import kenmerk_of
from pytest_dsoketen.standaarden.inname import read_zip, write_zip
from tests.unit.keuren.geval import Geval
from tests.unit.owdata import ow
from tests.unit.owpakketten import ended, put_in
from tests.unit.plandata import KAPPEN as ACTIVITEIT
from tests.unit.plandata import Breuk, both, broken, edit, make_geconsolideerd
from tests.unit.toestanddata import pakket_wijziging, toestand_gepubliceerd

BESLUIT = "besluit.xml"
BEGRIP, KAPPEN, SNOEIEN = "gm9999_1__chp_1__art_1.1", "gm9999_1__chp_2__art_2.1", "gm9999_2__chp_2__art_2.2"
BIJLAGE, LIJST, LIJST_2 = "gm9999_1__cmp_I", "gm9999_1__cmp_I__content_o_1", "gm9999_2__cmp_I__content_o_2"
VOEG_TOE = f'<VoegToe positie="volgtOp" context="{KAPPEN}">'
EINDE = "</RegelingMutatie>"
RENVOOI = "<VerwijderdeTekst>boom</VerwijderdeTekst><NieuweTekst>heg</NieuweTekst>"


def _artikel(eid: str, wid: str, tekst: str = "Tekst.") -> str:
    """Write an article."""
    nummer = eid.rpartition("_")[2]
    kop = f"<Kop><Label>Artikel</Label><Nummer>{nummer}</Nummer></Kop>"
    return f'<Artikel eId="{eid}" wId="{wid}">{kop}<Inhoud><Al>{tekst}</Al></Inhoud></Artikel>'


def _hoofdstuk(nummer: int, inhoud: str, wid: str = "") -> str:
    """Write a chapter."""
    kop = f"<Kop><Label>Hoofdstuk</Label><Nummer>{nummer}</Nummer></Kop>"
    return f'<Hoofdstuk eId="chp_{nummer}" wId="{wid or f"gm9999_1__chp_{nummer}"}">{kop}{inhoud}</Hoofdstuk>'


def _toelichting(nummer: int) -> str:
    """Write a VoegToe with a toelichting."""
    kop = "<Kop><Opschrift>Toelichting</Opschrift></Kop>"
    tekst = f'<Divisietekst eId="recital_{nummer}__content_o_1" wId="gm9999_2__recital_{nummer}__content_o_1">'
    inhoud = f"{tekst}<Inhoud><Al>Omdat.</Al></Inhoud></Divisietekst>"
    element = f'<Toelichting eId="recital_{nummer}" wId="gm9999_2__recital_{nummer}">{kop}{inhoud}</Toelichting>'
    return f'<VoegToe positie="volgtOp" context="{BIJLAGE}">{element}</VoegToe>'


def erbij(actie: str) -> Breuk:
    """Add an action to the mutation."""
    return edit(BESLUIT, EINDE, actie + EINDE)


VERWIJDER_KAPPEN = f'<Verwijder wat="{KAPPEN}">{_artikel("chp_2__art_2.1", KAPPEN)}</Verwijder>'


@cache
def wijziging_met_verwijdering() -> bytes:
    """The change, with an article that goes and its OW objects too; the new article comes in another place."""
    elders = VOEG_TOE.replace(KAPPEN, BEGRIP)
    pakket = broken(pakket_wijziging(), edit(BESLUIT, VOEG_TOE, elders))
    weg = {ow(soort, kenmerk_of(KAPPEN)) for soort in ("regeltekst", "juridischeregel")} | {ACTIVITEIT}
    einde = (ended(obj) for obj in make_geconsolideerd().ow if obj.identificatie in weg)
    return broken(pakket, both(erbij(VERWIJDER_KAPPEN), put_in(*einde)))


@cache
def wijziging_alleen_nieuw() -> bytes:
    """The change without the article that it replaces."""
    bestanden = read_zip(pakket_wijziging())
    tekst = bestanden[BESLUIT].decode()
    begin, einde = tekst.index("<Vervang "), tekst.index("</Vervang>") + len("</Vervang>")
    return write_zip({**bestanden, BESLUIT: (tekst[:begin] + tekst[einde:]).encode()})


def _vervang_hoofdstuk(*artikelen: str) -> str:
    """Write a Vervang of the second chapter."""
    gemerkt = _artikel("chp_2__art_2.1", KAPPEN, "Niet <VerwijderdeTekst>kappen</VerwijderdeTekst>")
    hoofdstuk = _hoofdstuk(2, "".join((gemerkt, *artikelen)))
    return f'<Vervang wat="gm9999_1__chp_2">{hoofdstuk}</Vervang>'


def _geval(
    code: str,
    breuk: Breuk,
    naam: str = "",
    uitgang: Callable[[], bytes] = pakket_wijziging,
    mee: frozenset[str] = frozenset(),
) -> Geval:
    """Make a case on the first version."""
    return Geval(code, breuk, naam, mee, uitgang, toestand_gepubliceerd)


GEVALLEN: tuple[Geval, ...] = (
    _geval("LVBB5002", edit(BESLUIT, BEGRIP, f"{BEGRIP}9", -1), "vervang"),
    _geval(
        "LVBB5002",
        erbij(
            '<VervangKop wat="gm9999_1__chp_9"><Kop><Label>Hoofdstuk</Label><Nummer>9</Nummer><Opschrift>'
            "<NieuweTekst>Nieuw</NieuweTekst></Opschrift></Kop></VervangKop>"
        ),
        "kop",
    ),
    _geval(
        "LVBB5003",
        edit(BESLUIT, f'<Verwijder wat="{KAPPEN}">', '<Verwijder wat="gm9999_1__chp_2">'),
        uitgang=wijziging_met_verwijdering,
    ),
    _geval(
        "LVBB5010",
        both(edit(BESLUIT, VOEG_TOE, VOEG_TOE.replace(KAPPEN, BEGRIP)), edit(BESLUIT, SNOEIEN, KAPPEN, -1)),
        mee=frozenset({"TPOD2000"}),
    ),
    _geval(
        "LVBB5011",
        erbij(_toelichting(1) + _toelichting(2).replace(BIJLAGE, "gm9999_2__recital_1")),
        mee=frozenset({"STOP0081"}),
    ),
    _geval(
        "LVBB5023",
        erbij(
            '<VoegToe positie="volgtOp" context="gm9999_1__chp_2">'
            f"{_hoofdstuk(3, _artikel('chp_3__art_2.1', KAPPEN), 'gm9999_2__chp_3')}</VoegToe>"
        ),
    ),
    _geval(
        "LVBB5024",
        edit(BESLUIT, KAPPEN, f"{KAPPEN}9", -1),
        uitgang=wijziging_met_verwijdering,
    ),
    _geval("LVBB5025", erbij(_vervang_hoofdstuk(_artikel("chp_2__art_2.9", "gm9999_2__chp_2__art_2.9")))),
    _geval(
        "LVBB5026",
        erbij(f'<Verwijder wat="gm9999_1__chp_2">{_hoofdstuk(2, "<Gereserveerd/>")}</Verwijder>'),
        mee=frozenset({"OZON0210"}),
    ),
    _geval("LVBB5027", edit(BESLUIT, f'context="{LIJST}"', f'context="{LIJST}9"')),
    _geval(
        "LVBB5028",
        erbij(_vervang_hoofdstuk(_artikel("chp_2__art_1.1", BEGRIP))),
        uitgang=wijziging_alleen_nieuw,
    ),
    _geval("LVBB5029", edit(BESLUIT, f'context="{KAPPEN}"', f'context="{LIJST_2}"')),
    _geval(
        "LVBB5030",
        edit(BESLUIT, VOEG_TOE.replace(KAPPEN, BEGRIP), VOEG_TOE),
        uitgang=wijziging_met_verwijdering,
    ),
    _geval("LVBB5031", edit(BESLUIT, f'<Vervang wat="{BEGRIP}"', f'<Vervang revisie="1" wat="{BEGRIP}"'), "renvooi"),
    _geval("LVBB5032", edit(BESLUIT, f'context="{KAPPEN}"', f'context="{SNOEIEN}"')),
    _geval(
        "LVBB5033",
        erbij(f'<Vervang wat="gm9999_1__chp_1">{_hoofdstuk(1, _artikel("chp_1__art_1.1", BEGRIP, RENVOOI))}</Vervang>'),
        mee=frozenset({"STOP0027", "STOP0028"}),
    ),
)
