# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Proof of the rules on the geometries of OW locations (TPOD)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from pytest_dsoketen.standaarden.stop.gio import hash_of
from tests.unit.keuren.geval import Geval
from tests.unit.owdata import add_objecten, drop_objecten, gebied
from tests.unit.plandata import BOS, Breuk, both, broken, edit, make_pakket

GML, IO, GEBIEDEN = "gio_Bos.gml", "IO-gio_Bos.xml", "gebieden.xml"
_STELSEL = 'gml:id="id-x" srsName="urn:ogc:def:crs:EPSG::28992"'
PUNT = f"<gml:Point {_STELSEL}><gml:pos>100000 450000</gml:pos></gml:Point>"
LIJN = f"<gml:LineString {_STELSEL}><gml:posList>100000 450000 101000 450000</gml:posList></gml:LineString>"


def replace_gml(patroon: str, nieuw: str | Callable[[re.Match[str]], str]) -> Breuk:
    """Change the GML and keep its hash right."""

    def apply(bestanden: dict[str, bytes]) -> dict[str, bytes]:
        inhoud, aantal = re.subn(patroon, nieuw, bestanden[GML].decode())
        assert aantal, patroon
        na = inhoud.encode()
        return edit(IO, hash_of(bestanden[GML]), hash_of(na))({**bestanden, GML: na})

    return apply


VLAK = r"<gml:MultiSurface.*</gml:MultiSurface>"


def _make(soort: str, gml: str) -> bytes:
    """Make a package in which the bos is a line or a point."""
    return broken(
        make_pakket(),
        both(
            replace_gml(VLAK, gml),
            drop_objecten("Gebied"),
            add_objecten(gebied(BOS.geometrie_id, "Bos", soort=soort)),
            edit("regelsvooriedereen.xml", ".gebied.Bos", f".{soort.lower()}.Bos", -1),
        ),
    )


@cache
def pakket_met_lijn() -> bytes:
    """The bos is a line."""
    return _make("Lijn", LIJN)


@cache
def pakket_met_punt() -> bytes:
    """The bos is a point."""
    return _make("Punt", PUNT)


GEVALLEN: tuple[Geval, ...] = (
    Geval("TPOD1960", replace_gml(LIJN, PUNT), "lijn is een punt", uitgang=pakket_met_lijn),
    Geval("TPOD1970", replace_gml(PUNT, LIJN), "punt is een lijn", uitgang=pakket_met_punt),
    Geval("TPOD1980", replace_gml(VLAK, LIJN), "gebied is een lijn"),
    Geval(
        "TPOD2230",
        replace_gml(
            "<geo:Locatie>(.*?)</geo:Locatie>",
            lambda hit: hit[0] + hit[0].replace("555555555501", "555555555509").replace("id-11111111", "id-9"),
        ),
        "tweede geometrie",
    ),
    Geval("TPOD2700", replace_gml(r"(10\d{4}\S*) (45\d{4}\S*?)(?=[ <])", r"\2 \1"), "x en y verwisseld"),
    Geval("TPOD2700", replace_gml(r"10(\d{4}\S* 45)", r"90\1"), "te ver naar het oosten"),
    Geval("TPOD2700", replace_gml(r"10(\d{4}\S* 45)", r"-90\1"), "te ver naar het westen"),
    Geval("TPOD2700", replace_gml(r"(10\d{4}\S*) 45", r"\1 95"), "te ver naar het noorden"),
)
