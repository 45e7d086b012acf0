# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Right packages with GIO's: groups, norms, a style, lines and points; and ways to break their GML."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pytest_dsoketen.model.plannen import Punt, Vlak
from pytest_dsoketen.standaarden.lvbb.aanlevering import write_aanlevering
from pytest_dsoketen.standaarden.stop.gio import (
    Giogroep,
    GioInhoud,
    GioLocatie,
    Gionorm,
    hash_of,
    write_gio,
)
from tests.unit.plandata import (
    BOS,
    DUIN,
    REGELING,
    Breuk,
    both,
    broken,
    edit,
    make_besluit,
    make_opdracht,
    make_versie,
)

GML, IO, GML_2, IO_2 = "gio_Bos.gml", "IO-gio_Bos.xml", "gio_Duin.gml", "IO-gio_Duin.xml"
WORK = "/join/id/regdata/gm9999/2026/gio_Bos"
EXPRESSION = f"{WORK}/nld@2026-03-01;1"
RING = "100000 450000 101000 450000 101000.125 451000 100000 450000"
POSLIST = f"<gml:posList>{RING}</gml:posList>"
HOOGTE = Gionorm("bouwhoogte", "/join/norm/bouwhoogte", "meter", "/join/eenheid/meter")
KWALITEIT = Gionorm("kwaliteit", "/join/norm/kwaliteit")


def put_gml(inhoud: bytes, gml: str = GML, io: str = IO) -> Breuk:
    """Put a GML file in the place of another and write its hash."""

    def apply(bestanden: dict[str, bytes]) -> dict[str, bytes]:
        return edit(io, hash_of(bestanden[gml]), hash_of(inhoud))({**bestanden, gml: inhoud})

    return apply


def edit_gml(oud: str, nieuw: str, aantal: int = 1, gml: str = GML, io: str = IO) -> Breuk:
    """Change a GML file and keep its hash right, so that only the content is wrong."""

    def apply(bestanden: dict[str, bytes]) -> dict[str, bytes]:
        na = edit(gml, oud, nieuw, aantal)(bestanden)
        return put_gml(na[gml], gml, io)(bestanden)

    return apply


def edit_io(oud: str, nieuw: str) -> Breuk:
    """Change the module of the informatieobject."""
    return edit(IO, oud, nieuw)


@cache
def pakket_twee_gebieden() -> bytes:
    """A first version with two areas, each in its own GIO."""
    begrip, kappen = REGELING.artikelen
    artikelen = (begrip, replace(kappen, gebieden=(BOS.identificatie, DUIN.identificatie)))
    versie = make_versie(replace(REGELING, artikelen=artikelen, gebieden=(BOS, DUIN)))
    return write_aanlevering(make_opdracht(), make_besluit(versie), versie)


def locatie(gebied: object = BOS, **rest: object) -> GioLocatie:
    """Make a location of an area, with a group or a value."""
    assert gebied in {BOS, DUIN}
    bron = BOS if gebied is BOS else DUIN
    return replace(GioLocatie(bron.naam, bron.geometrie_id, bron.vlakken), **rest)  # type: ignore[arg-type]


def _make(inhoud: GioInhoud, stijl: str = "") -> bytes:
    """Put a GIO with both areas in the place of that of the bos, with a style."""
    breuk = put_gml(write_gio(inhoud))
    if stijl:
        breuk = both(breuk, edit_io("</InformatieObjectVersie>", f"{stijl}</InformatieObjectVersie>"))
    return broken(pakket_twee_gebieden(), breuk)


def write_stijl(kenmerk: str, *regels: str) -> str:
    """Write a FeatureTypeStyle."""
    return (
        '<FeatureTypeStyle xmlns="http://www.opengis.net/se" xmlns:geo="https://standaarden.overheid.nl/stop/imop/geo/"'
        ' version="1.1.0"><FeatureTypeName>geo:Locatie</FeatureTypeName>'
        f"<SemanticTypeIdentifier>geo:{kenmerk}</SemanticTypeIdentifier>{''.join(regels)}</FeatureTypeStyle>"
    )


def write_regel(naam: str, filter_: str, symbolen: str) -> str:
    """Write one rule of a style."""
    voorwaarde = f'<Filter xmlns="http://www.opengis.net/ogc">{filter_}</Filter>' if filter_ else ""
    titel = f"<Description><Title>{naam}</Title></Description>"
    return f"<Rule><Name>{naam}</Name>{titel}{voorwaarde}{symbolen}</Rule>"


def gelijk(kenmerk: str, waarde: str) -> str:
    """Write the condition that a kenmerk has a value."""
    literal = f"<PropertyName>{kenmerk}</PropertyName><Literal>{waarde}</Literal>"
    return f"<PropertyIsEqualTo>{literal}</PropertyIsEqualTo>"


def tussen(laag: str, hoog: str) -> str:
    """Write the condition that a value lies from one bound up to another."""
    naam = "<PropertyName>kwantitatieveNormwaarde</PropertyName>"
    return (
        f"<And><PropertyIsGreaterThanOrEqualTo>{naam}<Literal>{laag}</Literal></PropertyIsGreaterThanOrEqualTo>"
        f"<PropertyIsLessThan>{naam}<Literal>{hoog}</Literal></PropertyIsLessThan></And>"
    )


def vlak(kleur: str) -> str:
    """Write the symbol of a surface in a colour, with a dashed border."""
    return (
        f'<PolygonSymbolizer version="1.1.0"><Name>v</Name><Fill><SvgParameter name="fill">{kleur}</SvgParameter>'
        '<SvgParameter name="fill-opacity">0.5</SvgParameter></Fill><Stroke>'
        '<SvgParameter name="stroke">#0a3c5e</SvgParameter><SvgParameter name="stroke-width">1.5</SvgParameter>'
        '<SvgParameter name="stroke-dasharray">5 5</SvgParameter><SvgParameter name="stroke-linecap">butt</SvgParameter>'
        '<SvgParameter name="stroke-opacity">0.75</SvgParameter><SvgParameter name="stroke-linejoin">round</SvgParameter>'
        "</Stroke></PolygonSymbolizer>"
    )


PLAATJE = (
    '<ExternalGraphic><InlineContent encoding="base64">iVBORw0KGgo=</InlineContent><Format>image/png</Format>'
    "</ExternalGraphic>"
)
PATROON = (
    f'<PolygonSymbolizer version="1.1.0"><Name>p</Name><Fill><GraphicFill><Graphic>{PLAATJE}'
    "<Size>8</Size></Graphic></GraphicFill></Fill></PolygonSymbolizer>"
)
PUNTSYMBOOL = (
    '<PointSymbolizer version="1.1.0"><Name>s</Name><Graphic><Mark><WellKnownName>circle</WellKnownName>'
    '<Fill><SvgParameter name="fill">#c8c8c8</SvgParameter></Fill></Mark><Size>12</Size></Graphic></PointSymbolizer>'
)


@cache
def pakket_groepen() -> bytes:
    """A GIO with two groups, each with its own colour."""
    locaties = (locatie(groep="kern"), locatie(DUIN, groep="rand"))
    groepen = (Giogroep("kern", "De kern"), Giogroep("rand", "De rand"))
    regels = (
        write_regel("De kern", gelijk("groepID", "kern"), vlak("#aa0000")),
        write_regel("De rand", gelijk("groepID", "rand"), vlak("#00bb00")),
    )
    return _make(GioInhoud(WORK, EXPRESSION, locaties, groepen), write_stijl("groepID", *regels))


@cache
def pakket_getallen() -> bytes:
    """A GIO with heights, and a style with every kind of symbol."""
    locaties = (locatie(kwantitatief=7), locatie(DUIN, kwantitatief=13.5))
    regels = (
        write_regel("Tot tien", tussen("0", "10"), vlak("#aa0000") + PUNTSYMBOOL),
        write_regel("Dertien en een half", gelijk("kwantitatieveNormwaarde", "13.50"), PATROON),
    )
    stijl = write_stijl("kwantitatieveNormwaarde", *regels)
    return _make(GioInhoud(WORK, EXPRESSION, locaties, norm=HOOGTE), stijl)


@cache
def pakket_woorden() -> bytes:
    """A GIO with values in words, and a style that draws them."""
    locaties = (locatie(kwalitatief="hoog"), locatie(DUIN, kwalitatief="laag"))
    regels = (
        write_regel("Hoog", gelijk("kwalitatieveNormwaarde", "hoog"), vlak("#aa0000")),
        write_regel("Laag", gelijk("kwalitatieveNormwaarde", "laag"), vlak("#00bb00")),
    )
    stijl = write_stijl("kwalitatieveNormwaarde", *regels)
    return _make(GioInhoud(WORK, EXPRESSION, locaties, norm=KWALITEIT), stijl)


GAT = ((100_600.0, 450_100.0), (100_700.0, 450_100.0), (100_700.0, 450_200.0), (100_600.0, 450_100.0))


@cache
def pakket_vlakken() -> bytes:
    """A GIO in which the bos has a hole and a second part that borders on the first."""
    eerste = Vlak(BOS.ring, (tuple(Punt(x, y) for x, y in GAT),))
    naast = Vlak((Punt(101_000, 450_000), Punt(101_500, 450_000), Punt(101_000.125, 451_000), Punt(101_000, 450_000)))
    locaties = (locatie(vlakken=(eerste, naast)), locatie(DUIN))
    return _make(GioInhoud(WORK, EXPRESSION, locaties, was=f"{WORK}/nld@2025-03-01;1"))
