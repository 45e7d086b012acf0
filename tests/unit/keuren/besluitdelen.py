# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about parts of a besluit or kennisgeving that have to fit together."""

from __future__ import annotations

from pytest_dsoketen.standaarden.stop.gio import hash_of
from tests.unit.keuren.geval import Geval
from tests.unit.lvbbdata import pakket_afbeelding
from tests.unit.plandata import both, drop, edit
from tests.unit.toestanddata import pakket_kennisgeving

BESLUIT, IO, GML, MANIFEST, KENNISGEVING = (
    "besluit.xml",
    "IO-gio_Bos.xml",
    "gio_Bos.gml",
    "manifest.xml",
    "kennisgeving.xml",
)
WIJST = '<IntRef ref="cmp_A" scope="WijzigBijlage">Bijlage A</IntRef>'
STAP = "/join/id/stop/procedure/stap_"
INZAGE = (
    f"<Procedurestap><soortStap>{STAP}014</soortStap><voltooidOp>2026-03-02</voltooidOp></Procedurestap>"
    f"<Procedurestap><soortStap>{STAP}005</soortStap><voltooidOp>2026-04-13</voltooidOp></Procedurestap>"
    "</procedurestappen>"
)
ONDERTEKEND = f"<soortStap>{STAP}003</soortStap><voltooidOp>"
REGEL_PLAATJE = "<bestand><bestandsnaam>kaart.png</bestandsnaam><contentType>image/png</contentType></bestand>"


def _zonder_overheid(bestanden: dict[str, bytes]) -> dict[str, bytes]:
    """Leave the code of the gemeente out of the identification of the GIO, everywhere."""
    van, naar = b"/join/id/regdata/gm9999/2026/gio_Bos", b"/join/id/regdata//2026/gio_Bos"
    na = {naam: inhoud.replace(van, naar) for naam, inhoud in bestanden.items()}
    return edit(IO, hash_of(bestanden[GML]), hash_of(na[GML]))(na)


GEVALLEN: tuple[Geval, ...] = (
    Geval("LVBB4002", edit(BESLUIT, WIJST, "de bijlage"), naam="bijlage zonder wijzigartikel"),
    Geval(
        "LVBB4002",
        edit(BESLUIT, WIJST, WIJST + WIJST.replace("cmp_A", "cmp_Z")),
        naam="wijzigartikel zonder bijlage",
        mee=frozenset({"STOP0010"}),
    ),
    Geval(
        "LVBB4017", edit(BESLUIT, f"{ONDERTEKEND}2026-03-01", f"{ONDERTEKEND}2026-02-30"), mee=frozenset({"STOP1303"})
    ),
    Geval("LVBB4037", edit(BESLUIT, "<maker>/tooi/id/gemeente/gm9999", "<maker>/tooi/id/stad/gm9999"), naam="maker"),
    Geval("LVBB4037", edit(BESLUIT, "/tooi/def/concept/c_9d1917e9", "/tooi/def/concept/wonen"), naam="onderwerp"),
    Geval("LVBB4038", both(drop("kaart.png"), edit(MANIFEST, REGEL_PLAATJE, "")), uitgang=pakket_afbeelding),
    Geval("LVBB4039", edit(BESLUIT, "image/png", "image/jpeg"), uitgang=pakket_afbeelding),
    Geval("LVBB4041", _zonder_overheid, mee=frozenset({"STOP1010"})),
    Geval("LVBB4042", edit(BESLUIT, "/tooi/id/gemeente/gm9999</eind", "/tooi/id/gemeente/pv99</eind")),
    Geval(
        "LVBB4737",
        edit(KENNISGEVING, "/tooi/def/concept/c_9d1917e9", "/tooi/def/concept/wonen"),
        uitgang=pakket_kennisgeving,
    ),
    Geval("LVBB4753", edit(BESLUIT, "</procedurestappen>", INZAGE), mee=frozenset({"BHKV1047", "STOP1301"})),
    Geval(
        "LVBB4754", edit(BESLUIT, f"{STAP}002", f"{STAP}004"), naam="besluit", mee=frozenset({"BHKV1046", "BHKV1047"})
    ),
    Geval(
        "LVBB4754",
        edit(KENNISGEVING, f"{STAP}014", f"{STAP}004"),
        naam="kennisgeving",
        uitgang=pakket_kennisgeving,
        mee=frozenset({"BHKV1057"}),
    ),
    Geval("LVBB7725", edit(BESLUIT, "<bekendOp>2026-04-02", "<bekendOp>2 april 2026")),
    Geval("LVBB7726", edit(BESLUIT, "<bekendOp>2026-04-02", "<bekendOp>2026-02-30")),
)
