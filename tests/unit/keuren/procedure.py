# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Proof of the rules about the procedure.

A besluit may only be delivered with the steps vaststelling and ondertekening, so every other step brings BHKV1047 or
BHKV1049 along; the rules of STOP are about what the LVBB makes of it.
"""

from __future__ import annotations

from tests.unit.keuren.geval import Geval
from tests.unit.lvbbdata import BESLUIT, KENNISGEVING, STAP, cut, pakket_kennisgeving, pakket_ontwerp, write_stap
from tests.unit.plandata import Breuk, edit

_BIJ_DEFINITIEF = frozenset({"BHKV1047"})


def add_stappen(*stappen: tuple[str, str]) -> Breuk:
    """Add steps to the procedureverloop: number and day."""
    return edit(BESLUIT, "</procedurestappen>", "".join(write_stap(*stap) for stap in stappen) + "</procedurestappen>")


def beroep(*stappen: tuple[str, str]) -> Breuk:
    """Add an appeal that was instituted, with the end of its term, and steps after it."""
    return add_stappen(("018", "2026-04-10"), ("016", "2026-05-15"), *stappen)


_KENNISGEVING_STAP = f"<soortStap>{STAP}014</soortStap>"

GEVALLEN: tuple[Geval, ...] = (
    Geval(
        "STOP1300",
        add_stappen(("005", "2026-05-01"), ("015", "2026-06-01")),
        mee=frozenset({"BHKV1047", "STOP1301", "STOP1304"}),
    ),
    Geval("STOP1301", add_stappen(("005", "2026-05-01")), mee=_BIJ_DEFINITIEF, naam="inzage bij definitief"),
    Geval(
        "STOP1301",
        add_stappen(("015", "2026-05-01")),
        uitgang=pakket_ontwerp,
        mee=frozenset({"BHKV1049"}),
        naam="bezwaar bij ontwerp",
    ),
    Geval("STOP1302", add_stappen(("002", "2026-03-01"))),
    Geval(
        "STOP1303", edit(BESLUIT, "2026-03-01</voltooidOp>", "2026-03-02</voltooidOp>"), naam="getekend voor besloten"
    ),
    Geval("STOP1304", add_stappen(("015", "2026-03-01")), mee=_BIJ_DEFINITIEF, naam="bezwaar eindigt meteen"),
    Geval(
        "STOP1304",
        add_stappen(("014", "2026-05-01"), ("005", "2026-04-01")),
        uitgang=pakket_ontwerp,
        mee=frozenset({"BHKV1049"}),
        naam="inzage eindigt voor zij begint",
    ),
    Geval("STOP1305", add_stappen(("018", "2026-05-16"), ("016", "2026-05-15")), mee=_BIJ_DEFINITIEF),
    Geval("STOP1310", beroep(("018", "2026-05-01")), mee=_BIJ_DEFINITIEF),
    Geval("STOP1311", add_stappen(("019", "2026-05-16"), ("020", "2026-05-17")), mee=_BIJ_DEFINITIEF),
    Geval("STOP1312", add_stappen(("021", "2026-05-16")), mee=_BIJ_DEFINITIEF),
    Geval("STOP1313", beroep(("019", "2026-05-16"), ("019", "2026-05-17")), mee=_BIJ_DEFINITIEF),
    Geval("STOP1315", beroep(("020", "2026-05-16")), mee=_BIJ_DEFINITIEF),
    Geval("STOP1319", add_stappen(("018", "2026-04-10")), mee=_BIJ_DEFINITIEF, naam="beroep zonder termijn"),
    Geval(
        "STOP1319",
        add_stappen(("014", "2026-04-10")),
        uitgang=pakket_ontwerp,
        mee=frozenset({"BHKV1049"}),
        naam="inzage zonder einde",
    ),
    Geval(
        "BHKV1046",
        edit(BESLUIT, "stap_002", "stap_004"),
        uitgang=pakket_ontwerp,
        mee=frozenset({"BHKV1049"}),
    ),
    Geval("BHKV1047", beroep(("021", "2026-09-01"))),
    Geval("BHKV1048", cut(BESLUIT, f"<Procedurestap><soortStap>{STAP}003", "</Procedurestap>")),
    Geval(
        "BHKV1049",
        add_stappen(("014", "2026-04-10"), ("005", "2026-05-10")),
        uitgang=pakket_ontwerp,
    ),
    Geval(
        "BHKV1057",
        edit(KENNISGEVING, _KENNISGEVING_STAP, _KENNISGEVING_STAP.replace("014", "002")),
        uitgang=pakket_kennisgeving,
    ),
)
