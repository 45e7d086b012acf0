# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Proof of the rules about identifications; what gives two codes at once stands in both lists of rules."""

from __future__ import annotations

from tests.unit.keuren.geval import Geval
from tests.unit.lvbbdata import (
    ACT,
    BESLUIT,
    BILL,
    DOEL,
    GIO,
    IO,
    IO_PDF,
    KENNISGEVING,
    OW,
    cut,
    edit_gml,
    pakket_document,
    pakket_kennisgeving,
    pakket_tijdelijk,
)
from tests.unit.plandata import Breuk, both, edit

_K1 = "/akn/nl/doc/gm9999/2026/k1"
_REGELING = "/join/id/stop/work_019</soortWork></ExpressionIdentificatie>"


def rename_besluit(naar: str) -> Breuk:
    """Write another identification of the besluit everywhere."""
    return edit(BESLUIT, BILL, naar, aantal=-1)


def rename_gio(naar: str) -> Breuk:
    """Write another expression of the GIO everywhere."""
    van = f"{GIO}/nld@2026-03-01;1"
    return both(edit(BESLUIT, van, naar, -1), edit(IO, van, naar, -1), edit_gml(van, naar))


def gevallen_grammatica() -> tuple[Geval, ...]:
    """Give the cases of the grammar: what is written, and under which codes it is a fault."""
    return (
        Geval("STOP1000", rename_besluit(f"{BILL}.1"), mee=frozenset({"LVBB2017"})),
        Geval("STOP1002", rename_besluit(BILL.replace("/nl/", "/be/")), mee=frozenset({"LVBB2009"})),
        Geval("STOP1006", rename_besluit(BILL.replace("2026", "2026-13-01")), mee=frozenset({"LVBB2013"})),
        Geval("STOP1009", edit(BESLUIT, f"{BILL}/nld@", f"{BILL}/dut@"), mee=frozenset({"LVBB2016"})),
        Geval("STOP1071", edit(BESLUIT, f"{ACT}/nld@1<", f"{ACT}/nld@1/main<", -1), mee=_NIET_MEER_GELIJK),
        Geval("STOP1072", edit(BESLUIT, f"{BILL}/nld@2026-03-01;1", f"{BILL}/nld@2026-03-01!a")),
        Geval("DSOK-ID-001", edit(BESLUIT, f"{BILL}/nld@2026-03-01;1", f"{BILL}/nld@2026-03-01:1")),
        Geval("STOP1007", rename_gio(f"{GIO}/nld@v1"), naam="informatieobject zonder datum"),
        Geval(
            "STOP1008", rename_gio(f"{GIO}/nld@2025-12-31;1"), naam="ouder dan het werk", mee=frozenset({"LVBB2015"})
        ),
        Geval("LVBB2015", rename_gio(f"{GIO}/nld@2019;7"), naam="jaar voor het werk", mee=frozenset({"STOP1008"})),
        Geval("STOP1010", rename_besluit(BILL.replace("gm9999", "gm999")), naam="te kort"),
        Geval(
            "STOP1003",
            edit(IO_PDF, "/join/id/pubdata", "/join/set/pubdata", -1),
            uitgang=pakket_document,
            mee=frozenset({"BHKV1060", "LVBB3504", "LVBB3509", "STOP1015"}),
        ),
        Geval(
            "STOP1004",
            edit(IO_PDF, "/join/id/pubdata", "/join/id/stop", -1),
            uitgang=pakket_document,
            mee=frozenset({"BHKV1018", "BHKV1060", "LVBB3504", "LVBB3509", "STOP2026"}),
        ),
        Geval(
            "STOP1017",
            rename_besluit("/akn/nl/officialGazette/krant/2026/b1"),
            mee=frozenset({"LVBB2022", "STOP1013"}),
        ),
    )


_NIET_MEER_GELIJK = frozenset({"BHKV1044", "BHKV1058", "LVBB4032", "LVBB4033"})
"""The text still names the version without the component."""

GEVALLEN: tuple[Geval, ...] = (
    *gevallen_grammatica(),
    Geval("STOP1001", edit(KENNISGEVING, f"<FRBRWork>{_K1}<", f"<FRBRWork>{_K1}x<"), uitgang=pakket_kennisgeving),
    Geval(
        "STOP1011",
        edit(BESLUIT, "/join/id/stop/work_003", "/join/id/stop/work_015"),
        naam="besluit als publicatie",
        mee=frozenset({"BHKV1005", "STOP2002", "STOP2050"}),
    ),
    Geval(
        "STOP1012",
        edit(BESLUIT, "/join/id/stop/work_003", "/join/id/stop/work_019"),
        naam="besluit als regeling",
        mee=frozenset({"BHKV1005", "STOP2002", "STOP2050"}),
    ),
    Geval(
        "STOP1037",
        edit(KENNISGEVING, _K1, _K1.replace("doc", "act"), -1),
        uitgang=pakket_kennisgeving,
        mee=frozenset({"STOP2003"}),
    ),
    Geval(
        "STOP1044",
        both(edit(KENNISGEVING, _K1, _K1.replace("doc", "act"), -1), edit(KENNISGEVING, "work_023", "work_018")),
        uitgang=pakket_kennisgeving,
        mee=frozenset({"STOP2003"}),
    ),
    Geval("STOP2002", edit(BESLUIT, "/stop/work_003", "/stop/work_005"), mee=frozenset({"BHKV1005", "STOP2050"})),
    Geval("STOP2003", edit(BESLUIT, _REGELING, _REGELING.replace("019", "010")), mee=frozenset({"STOP2051"})),
    Geval("STOP2024", edit(IO, "/stop/work_010", "/stop/work_024"), mee=frozenset({"BHKV1016"})),
    Geval("STOP2052", edit(KENNISGEVING, "work_023", "work_010"), uitgang=pakket_kennisgeving),
    Geval(
        "STOP1038",
        both(edit(BESLUIT, DOEL, DOEL.replace("gm9999", "stad"), -1), edit(OW, DOEL, DOEL.replace("gm9999", "stad"))),
    ),
    Geval(
        "STOP2004",
        edit(BESLUIT, "work_021", "work_019"),
        uitgang=pakket_tijdelijk,
        mee=frozenset({"STOP2061"}),
    ),
    Geval(
        "STOP2057",
        edit(BESLUIT, "/join/id/stop/work_019</soortWork></Work", "/join/id/stop/work_006</soortWork></Work"),
        uitgang=pakket_tijdelijk,
    ),
    Geval("STOP2058", cut(BESLUIT, "<isTijdelijkDeelVan>", "</isTijdelijkDeelVan>"), uitgang=pakket_tijdelijk),
    Geval("STOP2063", edit(BESLUIT, "/akn/nl/act/gm9999/2020", "/akn/nl/bill/gm9999/2020"), uitgang=pakket_tijdelijk),
)
