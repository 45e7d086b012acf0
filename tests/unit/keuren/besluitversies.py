# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about what a besluit brings about, by the besluit alone."""

from __future__ import annotations

from tests.unit.keuren.geval import Geval
from tests.unit.plandata import WORK, both, edit
from tests.unit.toestanddata import pakket_intrekking, pakket_wijziging

BESLUIT, OW, IO = "besluit.xml", "manifest-ow.xml", "IO-gio_Bos.xml"
DOEL_1, DOEL_2 = "/join/id/proces/gm9999/2026/d1", "/join/id/proces/gm9999/2026/d2"
GIO = "/join/id/regdata/gm9999/2026/gio_Bos"
OUD = "/akn/nl/act/gm9999/2020/plan"
OPVOLGING = f"<opvolging><opvolgerVan>{OUD}</opvolgerVan></opvolging><soortRegeling>"
TERUGTREKKING = (
    "</Tijdstempels><Terugtrekkingen><TerugtrekkingTijdstempel><doel>/join/id/proces/gm9999/2026/d1</doel>"
    "<soortTijdstempel>juridischWerkendVanaf</soortTijdstempel><eId>art_II</eId></TerugtrekkingTijdstempel>"
    "</Terugtrekkingen>"
)
INTREKKING = (
    "<Intrekkingen><Intrekking><doelen><doel>/join/id/proces/gm9999/2026/d1</doel></doelen>"
    "<instrument>{}</instrument><eId>art_I</eId></Intrekking></Intrekkingen><Tijdstempels>"
)
BEOOGD = (
    f"<BeoogdInformatieobject><doelen><doel>{DOEL_1}</doel></doelen><instrumentVersie>{GIO}/nld@2026-04-01;1"
    "</instrumentVersie><eId>!main#cmp_I__content_o_1__ref_o_1</eId></BeoogdInformatieobject></BeoogdeRegelgeving>"
)
VERVANG = "<Vervang wat="
VOEG_TOE = "<VoegToe "


def _revisie(bestanden: dict[str, bytes]) -> dict[str, bytes]:
    """Make every mutation a revision."""
    tekst = bestanden[BESLUIT].decode()
    tekst = tekst.replace(VERVANG, '<Vervang revisie="1" wat=').replace(VOEG_TOE, '<VoegToe revisie="1" ')
    tekst = tekst.replace("<VerwijderdeTekst>boom</VerwijderdeTekst><NieuweTekst>heg</NieuweTekst>", "heg")
    return {**bestanden, BESLUIT: tekst.encode()}


def _zonder_mutaties(bestanden: dict[str, bytes]) -> dict[str, bytes]:
    """Leave every mutation out."""
    tekst = bestanden[BESLUIT].decode()
    begin = tekst.index(VERVANG)
    return {**bestanden, BESLUIT: (tekst[:begin] + tekst[tekst.index("</RegelingMutatie>") :]).encode()}


def _twee_bijlagen(bestanden: dict[str, bytes]) -> dict[str, bytes]:
    """Write the WijzigBijlage twice, with other identifications."""
    tekst = bestanden[BESLUIT].decode()
    begin, einde = tekst.index("<WijzigBijlage"), tekst.index("</WijzigBijlage>") + len("</WijzigBijlage>")
    tweede = tekst[begin:einde].replace('"cmp_A"', '"cmp_B"').replace("__cmp_A", "__cmp_B")
    tweede = tweede.replace('componentnaam="main"', 'componentnaam="tweede"')
    wijst = '<IntRef ref="cmp_A" scope="WijzigBijlage">Bijlage A</IntRef>'
    tekst = tekst[:einde] + tweede + tekst[einde:]
    return {**bestanden, BESLUIT: tekst.replace(wijst, wijst + wijst.replace("cmp_A", "cmp_B")).encode()}


GEVALLEN: tuple[Geval, ...] = (
    Geval("LVBB4005", edit(OW, WORK, WORK.replace("act", "bill")), mee=frozenset({"TPOD2140"})),
    Geval("LVBB4007", edit(BESLUIT, "stop/regelingtype_003", "stop/soort_003"), mee=frozenset({"STOP2060"})),
    Geval("LVBB4011", _zonder_mutaties, uitgang=pakket_wijziging, mee=frozenset({"BHKV1036", "LVBB3151"})),
    Geval("LVBB4043", edit(BESLUIT, "<soortRegeling>", OPVOLGING)),
    Geval("LVBB4044", edit(BESLUIT, "work_019", "work_021"), mee=frozenset({"STOP2051", "STOP2053", "STOP2058"})),
    Geval("LVBB4045", _twee_bijlagen, mee=frozenset({"STOP0074"})),
    Geval(
        "LVBB4054",
        both(
            edit(IO, "TeConsolideren", "AlleenBekendTeMaken"),
            edit(
                IO,
                "<publicatieinstructie>",
                f"<opvolging><opvolgerVan>{GIO}x</opvolgerVan></opvolging><publicatieinstructie>",
            ),
        ),
        mee=frozenset({"BHKV1018", "LVBB3150", "LVBB3902", "STOP1073", "STOP2026", "STOP2033"}),
    ),
    Geval("LVBB4500", edit(BESLUIT, "</Tijdstempels>", TERUGTREKKING)),
    Geval("LVBB4802", edit(BESLUIT, "</BeoogdeRegelgeving>", BEOOGD), mee=frozenset({"BHKV1036", "BHKV1059"})),
    Geval(
        "LVBB4804",
        edit(BESLUIT, "<Tijdstempels>", INTREKKING.format(WORK)),
        naam="regeling",
        mee=frozenset({"TPOD2210"}),
    ),
    Geval(
        "LVBB4804",
        edit(BESLUIT, "<Tijdstempels>", INTREKKING.format(GIO)),
        naam="informatieobject",
        mee=frozenset({"BHKV1063", "STOP2022"}),
    ),
    Geval(
        "LVBB4804",
        both(
            edit(BESLUIT, "<Tijdstempels>", INTREKKING.format(OUD)),
            edit(IO, f"<heeftGeboorteregeling>{WORK}", f"<heeftGeboorteregeling>{OUD}"),
        ),
        naam="geboorteregeling",
        mee=frozenset({"LVBB3510"}),
    ),
    Geval(
        "LVBB5005",
        edit(BESLUIT, f' wordt="{WORK}/nld@1"', ""),
        mee=frozenset({"BHKV1058", "LVBB4032", "LVBB4033", "STOP0025"}),
    ),
    Geval("LVBB5006", edit(BESLUIT, f' was="{WORK}/nld@1"', ""), uitgang=pakket_wijziging),
    Geval("LVBB5021", _revisie, uitgang=pakket_wijziging),
    Geval(
        "LVBB7002",
        edit(
            BESLUIT,
            f"<BeoogdInformatieobject><doelen><doel>{DOEL_1}",
            f"<BeoogdInformatieobject><doelen><doel>{DOEL_2}",
        ),
        mee=frozenset({"LVBB3518", "LVBB4803"}),
    ),
    Geval(
        "LVBB7003",
        edit(BESLUIT, f"<Tijdstempel><doel>{DOEL_1}", f"<Tijdstempel><doel>{DOEL_2}"),
        mee=frozenset({"LVBB3518", "LVBB3519", "LVBB4803"}),
    ),
    Geval(
        "LVBB7003",
        edit(
            BESLUIT,
            "<Tijdstempel><doel>/join/id/proces/gm9999/2026/d9",
            "<Tijdstempel><doel>/join/id/proces/gm9999/2026/d8",
        ),
        naam="intrekking",
        uitgang=pakket_intrekking,
        mee=frozenset({"LVBB3519", "LVBB4803"}),
    ),
)
