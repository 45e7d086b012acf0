# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Proof of the rules about the ConsolidatieInformatie, and about text and versions that go together."""

from __future__ import annotations

from tests.unit.keuren.geval import Geval
from tests.unit.lvbbdata import (
    ACT,
    BESLUIT,
    DOEL,
    pakket_intrekking,
    pakket_io_weg,
    pakket_ontwerp,
    pakket_tijdelijk,
    pakket_wijziging,
    repeat,
)
from tests.unit.plandata import both, edit
from tests.unit.toestanddata import toestand_gepubliceerd

_BASIS = f"<Basisversie><doel>{DOEL}</doel><gemaaktOp>2026-04-02T09:00:00Z</gemaaktOp></Basisversie>"
_TIJDSTEMPELS = (
    "<Tijdstempels><Tijdstempel><doel>/join/id/proces/gm9999/2026/d2</doel><soortTijdstempel>juridischWerkendVanaf"
    "</soortTijdstempel><datum>2026-09-01</datum><eId>art_II</eId></Tijdstempel></Tijdstempels></ConsolidatieInformatie>"
)
_SOORT = "work_019</soortWork></ExpressionIdentificatie>"

GEVALLEN: tuple[Geval, ...] = (
    Geval(
        "STOP1028",
        edit(BESLUIT, f"<instrument>{ACT}<", "<instrument>/akn/nl/bill/gm9999/2026/b1<"),
        uitgang=pakket_intrekking,
        mee=frozenset({"TPOD2140"}),
    ),
    Geval("STOP1029", repeat(BESLUIT, "<Tijdstempel>", "</Tijdstempel>")),
    Geval(
        "BHKV1004",
        edit(BESLUIT, "</ConsolidatieInformatie>", "<Tijdstempels/></ConsolidatieInformatie>"),
        uitgang=pakket_ontwerp,
        naam="leeg",
    ),
    Geval(
        "STOP2001",
        edit(BESLUIT, "</ConsolidatieInformatie>", _TIJDSTEMPELS),
        uitgang=pakket_ontwerp,
        mee=frozenset({"BHKV1004"}),
    ),
    Geval("STOP2019", edit(BESLUIT, "<eId>art_I<", "<eId>formula_1<"), mee=frozenset({"BHKV1009"})),
    Geval("STOP2020", edit(BESLUIT, "<eId>art_II<", "<eId>cmp_A<"), mee=frozenset({"BHKV1010"})),
    Geval("BHKV1011", edit(BESLUIT, "<eId>art_I<", "<eId>art_V<"), uitgang=pakket_intrekking),
    Geval(
        "STOP2021",
        edit(BESLUIT, "<eId>art_I<", "<eId>longTitle<"),
        uitgang=pakket_intrekking,
        mee=frozenset({"BHKV1011"}),
    ),
    Geval(
        "STOP2011",
        edit(BESLUIT, "<eId>!main#cmp_I__content_o_1__ref_o_1<", "<eId>!main#cmp_I__content_o_1<"),
        mee=frozenset({"BHKV1036"}),
    ),
    Geval(
        "BHKV1063",
        edit(BESLUIT, "<eId>!main#cmp_I__content_o_1__ref_o_1<", "<eId>!main#cmp_I__content_o_9__ref_o_1<"),
        uitgang=pakket_io_weg,
    ),
    Geval(
        "STOP2022",
        edit(BESLUIT, "<eId>!main#cmp_I__content_o_1__ref_o_1<", "<eId>!main#cmp_I__content_o_2__ref_o_1<"),
        uitgang=pakket_io_weg,
        mee=frozenset({"BHKV1063"}),
    ),
    Geval("STOP2065", edit(BESLUIT, _BASIS, _BASIS * 2), uitgang=pakket_wijziging),
    Geval(
        "STOP2066",
        edit(BESLUIT, _BASIS, _BASIS + _BASIS.replace("Basisversie", "VervlochtenVersie").replace("/d1<", "/d2<")),
        uitgang=pakket_wijziging,
    ),
    Geval(
        "STOP2067",
        edit(BESLUIT, _BASIS, _BASIS.replace("/d1<", "/d7<")),
        uitgang=pakket_wijziging,
        toestand=toestand_gepubliceerd,
    ),
    # text and versions
    Geval("STOP2050", edit(BESLUIT, "/stop/work_003", "/stop/work_024"), mee=frozenset({"BHKV1005", "STOP2002"})),
    Geval("STOP2051", edit(BESLUIT, _SOORT, _SOORT.replace("019", "006"))),
    Geval(
        "STOP2053",
        both(
            edit(BESLUIT, "<RegelingTijdelijkdeel ", "<RegelingVrijetekst "),
            edit(BESLUIT, "</RegelingTijdelijkdeel>", "</RegelingVrijetekst>"),
        ),
        uitgang=pakket_tijdelijk,
        mee=frozenset({"STOP2051", "TPOD2472"}),
    ),
    Geval(
        "STOP2061",
        edit(BESLUIT, "work_021", "work_022"),
        uitgang=pakket_tijdelijk,
        mee=frozenset({"STOP2004"}),
    ),
    Geval(
        "BHKV1058",
        edit(
            BESLUIT,
            "</RegelingVersieInformatie>",
            "</RegelingVersieInformatie><RegelingVersieInformatie><ExpressionIdentificatie "
            f'xmlns="https://standaarden.overheid.nl/stop/imop/data/"><FRBRWork>{ACT}</FRBRWork><FRBRExpression>{ACT}'
            "/nld@7</FRBRExpression><soortWork>/join/id/stop/work_019</soortWork></ExpressionIdentificatie>"
            "</RegelingVersieInformatie>",
        ),
        mee=frozenset({"LVBB4033"}),
    ),
)
