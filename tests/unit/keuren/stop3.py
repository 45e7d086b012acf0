# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Proof of the rules about GIO's, their geometries and their symbolisatie (STOP3xxx, GEOMETRY.03)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from pytest_dsoketen.standaarden.lvbb.toestand import Toestand, toestand_of
from pytest_dsoketen.standaarden.stop.gio import hash_of, write_gml
from pytest_dsoketen.standaarden.stop.versie import Informatieobject
from tests.unit.giodata import (
    GML,
    GML_2,
    IO,
    IO_2,
    PLAATJE,
    POSLIST,
    RING,
    edit_gml,
    edit_io,
    gelijk,
    pakket_getallen,
    pakket_groepen,
    pakket_vlakken,
    pakket_woorden,
)
from tests.unit.keuren.geval import Geval, pakket_definitief
from tests.unit.plandata import DUIN, Breuk, both, edit, make_geconsolideerd, make_wijzigpakket

GROEP = "<geo:Groep><geo:groepID>{}</geo:groepID><geo:label>{}</geo:label></geo:Groep>"
GETAL = "<geo:kwantitatieveNormwaarde>{}</geo:kwantitatieveNormwaarde>"
WOORD = "<geo:kwalitatieveNormwaarde>{}</geo:kwalitatieveNormwaarde>"
EENHEID = "<geo:eenheidlabel>meter</geo:eenheidlabel><geo:eenheidID>/join/eenheid/meter</geo:eenheidID>"
NORM = "<geo:normlabel>kwaliteit</geo:normlabel><geo:normID>/join/norm/kwaliteit</geo:normID>"
POLYGON = '<gml:Polygon gml:id="id-11111111-2222-4333-8444-555555555501-1">'
MULTI = '<gml:MultiSurface gml:id="id-11111111-2222-4333-8444-555555555501" srsName="urn:ogc:def:crs:EPSG::28992">'
SRS = ' srsName="urn:ogc:def:crs:EPSG::28992"'
STROKE = '<SvgParameter name="stroke">#0a3c5e</SvgParameter>'
FILL = '<SvgParameter name="fill">#aa0000</SvgParameter>'
DUIN_WORK = "/join/id/regdata/gm9999/2026/gio_Duin"


def groepen(code: str, oud: str, nieuw: str, naam: str = "", mee: frozenset[str] = frozenset()) -> Geval:
    """Break the GML of a GIO with groups."""
    return Geval(code, edit_gml(oud, nieuw), naam, mee, pakket_groepen)


def getallen(code: str, oud: str, nieuw: str, naam: str = "", mee: frozenset[str] = frozenset()) -> Geval:
    """Break the GML of a GIO with numbers."""
    return Geval(code, edit_gml(oud, nieuw), naam, mee, pakket_getallen)


def woorden(code: str, oud: str, nieuw: str, naam: str = "", mee: frozenset[str] = frozenset()) -> Geval:
    """Break the GML of a GIO with words."""
    return Geval(code, edit_gml(oud, nieuw), naam, mee, pakket_woorden)


def vorm(code: str, oud: str, nieuw: str, naam: str = "", uitgang: Callable[[], bytes] = pakket_definitief) -> Geval:
    """Break the geometry of a GIO."""
    return Geval(code, edit_gml(oud, nieuw), naam, uitgang=uitgang)


def stijl(code: str, oud: str, nieuw: str, naam: str = "", mee: frozenset[str] = frozenset()) -> Geval:
    """Break the style of a GIO with numbers."""
    return Geval(code, edit_io(oud, nieuw), naam, mee, pakket_getallen)


def _between(tekst: str, begin: str, einde: str) -> str:
    """Give a part of a text, from its begin to its end."""
    start = tekst.index(begin)
    return tekst[start : tekst.index(einde, start) + len(einde)]


def _with_commas(ring: str) -> str:
    """Write a ring as gml:coordinates has it: a comma within a point."""
    maten = ring.split()
    return " ".join(f"{x},{y}" for x, y in zip(maten[::2], maten[1::2], strict=True))


@cache
def wijziging() -> bytes:
    """A change that comes with the GIO of the duin."""
    return make_wijzigpakket()


@cache
def toestand_met_duin() -> Toestand:
    """The LVBB holds an earlier version of the GIO of the duin."""
    expression = f"{DUIN_WORK}/nld@2025-06-01;1"
    gml = write_gml(expression, [DUIN])
    duin = Informatieobject(DUIN_WORK, expression, "Duin", GML_2, gml, hash=hash_of(gml))
    was = make_geconsolideerd()
    was = replace(was, informatieobjecten=(*was.informatieobjecten, duin))
    return toestand_of([was], ["nl.imow-mnre1034.activiteit.ActOmgevingswet"])


def na_duin(code: str, breuk: Breuk, naam: str) -> Geval:
    """Break the GIO of the duin that the LVBB has an earlier version of."""
    return Geval(code, breuk, naam, uitgang=wijziging, toestand=toestand_met_duin)


LAATSTE = "<geo:groepID>rand</geo:groepID></geo:Locatie>"
LEEG = frozenset({"STOP3005"})
NA_GEOMETRIE = "</basisgeo:Geometrie></geo:geometrie>"

_GIO: tuple[Geval, ...] = (
    groepen("STOP3000", LAATSTE, "</geo:Locatie>", "en de groep is dan leeg", LEEG),
    groepen("STOP3001", LAATSTE, LAATSTE.replace("rand", "zoom"), "en de groep is dan leeg", LEEG),
    groepen("STOP3003", "</geo:groepen>", GROEP.format("rand", "Nog een rand") + "</geo:groepen>"),
    groepen("STOP3004", "De rand", "De kern"),
    groepen(
        "STOP3005",
        "</geo:groepen>",
        GROEP.format("zoom", "De zoom") + "</geo:groepen>",
        "en de stijl tekent haar ook niet",
        frozenset({"STOP3023"}),
    ),
    getallen("STOP3006", GETAL.format("13.5"), ""),
    woorden("STOP3007", WOORD.format("laag"), ""),
    getallen("STOP3008", GETAL.format("7"), GETAL.format("7") * 2),
    getallen("STOP3009", EENHEID, ""),
    woorden(
        "STOP3010", WOORD.format("laag"), WOORD.format(" "), "en de stijl tekent haar niet", frozenset({"STOP3029"})
    ),
    woorden("STOP3011", NORM, ""),
    groepen(
        "STOP3012",
        LAATSTE,
        LAATSTE.replace("</geo:Locatie>", WOORD.format("x") + "</geo:Locatie>"),
        "en de andere locatie en de norm ontbreken",
        frozenset({"STOP3007", "STOP3011"}),
    ),
    woorden("STOP3015", NORM, EENHEID + NORM),
    Geval("STOP3016", edit_gml("<geo:locaties>", f"{NORM}<geo:locaties>")),
    Geval("STOP3018", edit_gml("103000 451000", "103001 451000", gml=GML_2, io=IO_2), uitgang=pakket_groepen),
    Geval("STOP3023", edit_io("#00bb00", "#aa0000"), "groepen in dezelfde kleur", uitgang=pakket_groepen),
    Geval("STOP3023", edit_io("<Literal>rand", "<Literal>zoom"), "groep zonder regel", uitgang=pakket_groepen),
    groepen("STOP3024", "</geo:groepen>", "</geo:groepen><geo:groepen/>"),
    Geval(
        "STOP3025",
        both(
            edit_gml("102000 450000", "100500 450000", -1), edit_gml("102000 450000", "100500 450000", -1, GML_2, IO_2)
        ),
        uitgang=pakket_groepen,
    ),
    groepen("STOP3026", LAATSTE, LAATSTE.replace("</geo:Loc", "<geo:groepID>kern</geo:groepID></geo:Loc")),
    na_duin(
        "STOP3028",
        both(
            edit_gml(NA_GEOMETRIE, NA_GEOMETRIE + WOORD.format("hoog"), gml=GML_2, io=IO_2),
            edit_gml("<geo:locaties>", f"{NORM}<geo:locaties>", gml=GML_2, io=IO_2),
        ),
        "nu met normwaarden",
    ),
    Geval("STOP3029", edit_io("<Literal>laag", "<Literal>midden"), "woord zonder regel", uitgang=pakket_woorden),
    stijl("STOP3029", "<Literal>13.50", "<Literal>14", "getal zonder regel"),
    Geval("STOP3070", edit_gml("<gio:achtergrondActualiteit>2024-01-01</gio:achtergrondActualiteit>", "")),
    vorm("STOP3078", "nld@2025-03-01;1</geo:wasID>", "nld@2026-03-01;1</geo:wasID>", "zichzelf", pakket_vlakken),
    vorm("STOP3090", "<geo:Locatie>", "<geo:Locatie><gml:name>Bos</gml:name>"),
)

BOOG = (
    "<gml:Ring><gml:curveMember><gml:Curve><gml:segments><gml:Arc><gml:posList>100000 450000 101000 450000 101000 451000"
    "</gml:posList></gml:Arc><gml:LineStringSegment><gml:posList>101000 451000 100000 450000</gml:posList>"
    "</gml:LineStringSegment></gml:segments></gml:Curve></gml:curveMember></gml:Ring>"
)
LINEARRING = f"<gml:LinearRing>{POSLIST}</gml:LinearRing>"

_VORM: tuple[Geval, ...] = (
    Geval("STOP3019", edit_gml(RING, " "), "en een lege rand is ook ongeldig", frozenset({"GEOMETRY.03.2"})),
    vorm("STOP3021", POLYGON, POLYGON.replace(">", ' srsName="urn:ogc:def:crs:EPSG::4258">')),
    Geval(
        "GEOMETRY.03.1",
        lambda b: edit_gml(_between(b[GML].decode(), "<basisgeo:geometrie>", "</basisgeo:geometrie>"), "")(b),
        uitgang=pakket_groepen,
    ),
    vorm("GEOMETRY.03.2", RING, "100000 450000 101000 451000 101000 450000 100000 451000 100000 450000", "strik"),
    vorm("GEOMETRY.03.2", RING, "100000 450000 101000 450000 100000 450000", "te weinig punten"),
    vorm("GEOMETRY.03.2", RING, "100000 450000 101000 450000 100500 450000 100000 450000", "zonder oppervlak"),
    vorm(
        "GEOMETRY.03.2",
        RING,
        "100000 450000 101000 450000 101000 451000 101000 452000 101000 451000 100000 450000",
        "uitsteeksel",
    ),
    vorm("GEOMETRY.03.2", "450000 101000", "450,000 101000", "komma"),
    vorm("GEOMETRY.03.2", " 100000 450000</gml:posList>", " 100000</gml:posList>", "half punt"),
    vorm("GEOMETRY.03.2", "101000.125", "NaN", "geen getal"),
    vorm("GEOMETRY.03.2", "100600 450100", "109600 450100", "gat buiten het vlak", pakket_vlakken),
    vorm("GEOMETRY.03.2", "101500 450000", "99500 450000", "overlap van vlakken", pakket_vlakken),
    Geval(
        "GEOMETRY.03.2",
        both(
            edit_gml("EPSG::28992", "EPSG::4258"),
            edit_gml(RING, "52.1 4.1 52.2 4.1 52.2 4.200000001 52.1 4.1"),
        ),
        "negen decimalen in ETRS89",
    ),
    Geval(
        "GEOMETRY.03.5",
        both(edit_gml(MULTI, MULTI.replace(SRS, "")), edit_gml(POLYGON, POLYGON.replace(">", f"{SRS}>"))),
        "alleen op een lager niveau",
    ),
    Geval("GEOMETRY.03.6", edit_gml("gml:MultiSurface", "gml:PolyhedralSurface", -1)),
    vorm("GEOMETRY.03.7", POSLIST, f"<gml:coordinates>{_with_commas(RING)}</gml:coordinates>", "coordinates"),
)

_STIJL: tuple[Geval, ...] = (
    stijl("STOP3100", "<FeatureTypeName>", "<Name>Hoogte</Name><FeatureTypeName>"),
    stijl("STOP3101", "<FeatureTypeName>", "<Description><Title>Hoogte</Title></Description><FeatureTypeName>"),
    stijl("STOP3102", "geo:Locatie</FeatureTypeName>", "geo:Gebied</FeatureTypeName>"),
    stijl(
        "STOP3103",
        "geo:kwantitatieveNormwaarde</SemanticTypeIdentifier>",
        "geo:normwaarde</SemanticTypeIdentifier>",
        "en dan klopt geen enkele voorwaarde meer",
        frozenset({"STOP3029", "STOP3114", "STOP3115", "STOP3118"}),
    ),
    stijl(
        "STOP3114",
        "geo:kwantitatieveNormwaarde</SemanticTypeIdentifier>",
        "geo:geometrie</SemanticTypeIdentifier>",
        "en dan klopt geen enkele voorwaarde meer",
        frozenset({"STOP3029", "STOP3115", "STOP3118"}),
    ),
    stijl("STOP3115", "<PropertyName>kwantitatieveNormwaarde", "<PropertyName>geo:kwantitatieveNormwaarde"),
    Geval(
        "STOP3118",
        edit_io(
            gelijk("kwalitatieveNormwaarde", "laag"),
            gelijk("kwalitatieveNormwaarde", "hoog").replace("EqualTo", "NotEqualTo"),
        ),
        uitgang=pakket_woorden,
    ),
    Geval("STOP3120", edit(IO, "PropertyIsLessThan>", "PropertyIsLessThanOrEqualTo>", 2), uitgang=pakket_getallen),
    stijl("STOP3126", "<Title>Tot tien</Title>", "<Title> </Title>"),
    stijl(
        "STOP3135",
        '<Fill><SvgParameter name="fill">#c8c8c8',
        f'<Fill><GraphicFill><Graphic>{PLAATJE}</Graphic></GraphicFill><SvgParameter name="fill">#c8c8c8',
    ),
    stijl("STOP3138", '<Fill><SvgParameter name="fill">#c8c8c8</SvgParameter></Fill>', ""),
    stijl("STOP3139", STROKE, f'{STROKE}<SvgParameter name="stroke-color">#0a3c5e</SvgParameter>'),
    stijl("STOP3140", "#0a3c5e", "#0A3C5E"),
    stijl("STOP3141", ">1.5<", ">1.505<"),
    stijl("STOP3142", ">5 5<", ">5,5<"),
    stijl("STOP3143", ">butt<", ">round<"),
    stijl("STOP3144", ">0.75<", ">75%<"),
    stijl("STOP3145", ">round<", ">bevel<"),
    stijl("STOP3146", FILL, f'{FILL}<SvgParameter name="fill-pattern">x</SvgParameter>'),
    stijl("STOP3147", "#c8c8c8", "grey"),
    stijl("STOP3148", ">0.5<", ">half<"),
    stijl("STOP3157", ">circle<", ">hexagon<"),
    stijl("STOP3163", "<Size>12<", "<Size>12.5<"),
    stijl("STOP3170", PLAATJE, "<Mark><WellKnownName>star</WellKnownName></Mark>"),
    stijl("STOP3173", "iVBORw0KGgo=", "iVBORw0KGgo_"),
    stijl("STOP3174", "image/png", "image/svg+xml"),
)

GEVALLEN: tuple[Geval, ...] = (*_GIO, *_VORM, *_STIJL)
