# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Proof of what the LVBB asks of the GML and the style of a GIO (LVBB3000-3012, BHKV1030-1032)."""

from __future__ import annotations

from tests.unit.giodata import (
    POSLIST,
    edit_gml,
    edit_io,
    pakket_getallen,
    pakket_groepen,
    pakket_woorden,
)
from tests.unit.keuren.geval import Geval
from tests.unit.keuren.stop3 import BOOG, LINEARRING
from tests.unit.lvbbdata import cut

SRS = ' srsName="urn:ogc:def:crs:EPSG::28992"'
WIT = " " * 6_000_000
IO = "IO-gio_Bos.xml"
ONGELDIG = frozenset({"GEOMETRY.03.2"})
ZONDER_STIJL = cut(IO, "<FeatureTypeStyle", "</FeatureTypeStyle>")

GEVALLEN = (
    Geval(
        "LVBB3000",
        edit_gml(
            "</gml:LinearRing></gml:exterior>",
            "</gml:LinearRing></gml:exterior><gml:interior><gml:LinearRing><gml:posList>"
            f"100900 450100 {WIT} 100950 450150 100950 450100 {WIT} 100900 450100</gml:posList></gml:LinearRing></gml:interior>",
        ),
    ),
    Geval("LVBB3002", edit_gml(LINEARRING, BOOG)),
    Geval("LVBB3003", edit_gml(SRS, "", -1), mee=frozenset({"STOP3021", "GEOMETRY.03.5"})),
    Geval("LVBB3004", edit_gml("101000.125", "honderd"), mee=ONGELDIG),
    Geval("LVBB3010", edit_gml('gml:id="id-', 'gml:id="1-'), "begint met een cijfer"),
    Geval(
        "LVBB3010",
        edit_gml(
            '<gml:Polygon gml:id="id-11111111-2222-4333-8444-555555555501-1"',
            '<gml:Polygon gml:id="id-11111111-2222-4333-8444-555555555501-0"',
        ),
        "twee keer dezelfde",
    ),
    Geval("LVBB3011", edit_gml(" 100000 450000</gml:posList>", " 100000</gml:posList>"), mee=ONGELDIG),
    Geval("LVBB3012", edit_gml(POSLIST, "<gml:posList/>"), mee=ONGELDIG | {"STOP3019"}),
    Geval("BHKV1030", ZONDER_STIJL, "zonder stijl", uitgang=pakket_groepen),
    Geval(
        "BHKV1030",
        edit_io("<Literal>rand", "<Literal>zoom"),
        "groep zonder tekenregel",
        frozenset({"STOP3023"}),
        pakket_groepen,
    ),
    Geval("BHKV1031", ZONDER_STIJL, "zonder stijl", uitgang=pakket_woorden),
    Geval(
        "BHKV1031",
        edit_io("<Literal>laag", "<Literal>midden"),
        "woord zonder tekenregel",
        frozenset({"STOP3029"}),
        pakket_woorden,
    ),
    Geval("BHKV1032", ZONDER_STIJL, "zonder stijl", uitgang=pakket_getallen),
    Geval(
        "BHKV1032",
        edit_io("<Literal>13.50", "<Literal>14"),
        "getal zonder tekenregel",
        frozenset({"STOP3029"}),
        pakket_getallen,
    ),
)
