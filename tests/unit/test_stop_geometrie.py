# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Points in rings, GIO's through GML and back, and every form of GML 3.2 that a geometry can have."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pytest_dsoketen.model.plannen import Gebied, Punt, Vlak
from pytest_dsoketen.standaarden._coordinaten import read_coordinaten
from pytest_dsoketen.standaarden.geometrie import contains, ring_contains
from pytest_dsoketen.standaarden.geometriekeuring import judge_geometrieen
from pytest_dsoketen.standaarden.gml import ETRS89, RD, read_stukken, write_maten
from pytest_dsoketen.standaarden.inname import parse_xml
from pytest_dsoketen.standaarden.stop.gio import (
    Giocontext,
    Giogroep,
    GioInhoud,
    GioLocatie,
    Gionorm,
    read_geometrieen,
    read_gml,
    srs_names,
    write_gio,
    write_gml,
)
from pytest_dsoketen.standaarden.stop.symbolisatie import read_symbolisatie
from tests.unit.giodata import gelijk, tussen, vlak, write_regel, write_stijl

VIERKANT = (Punt(0, 0), Punt(10, 0), Punt(10, 10), Punt(0, 10), Punt(0, 0))
GAT = (Punt(4, 4), Punt(6, 4), Punt(6, 6), Punt(4, 6), Punt(4, 4))
LOS = (Punt(20, 0), Punt(30, 0), Punt(30, 10), Punt(20, 0))
GEBIED = Gebied("g", "Gebied", VIERKANT, "id-1", (GAT,), (Vlak(LOS),))
MATEN = st.integers(-300_000_000, 300_000_000).map(lambda maat: maat / 1000)
PUNTEN = st.builds(Punt, MATEN, MATEN)
RINGEN = st.lists(PUNTEN, min_size=3, max_size=8, unique=True).map(lambda p: (*p, p[0]))
LIJNEN = st.lists(PUNTEN, min_size=2, max_size=5).map(tuple)
EXPRESSION = "/join/id/regdata/gm9999/2026/bos/nld@2026-03-01;1"
WORK = EXPRESSION.partition("/nld")[0]


def test_binnen_en_buiten() -> None:
    assert contains(GEBIED, Punt(1, 1))
    assert not contains(GEBIED, Punt(5, 5)), "in het gat"
    assert contains(GEBIED, Punt(4, 5)), "op de rand van het gat"
    assert contains(GEBIED, Punt(10, 5)), "op de rand"
    assert contains(GEBIED, Punt(29, 1)), "in het tweede vlak"
    assert not contains(GEBIED, Punt(15, 5))
    assert not contains(Gebied("g", "", (), "id"), Punt(0, 0)), "een gebied zonder vlak"


def test_hoek_telt_een_keer() -> None:
    ruit = (Punt(0, 5), Punt(5, 0), Punt(10, 5), Punt(5, 10), Punt(0, 5))
    assert ring_contains(ruit, Punt(5, 5))
    assert not ring_contains(ruit, Punt(-1, 5))
    assert not ring_contains(ruit, Punt(11, 5))


@settings(deadline=None)
@given(st.integers(-5, 15), st.integers(-5, 15))
def test_vierkant_is_wat_je_verwacht(x: int, y: int) -> None:
    assert ring_contains(VIERKANT, Punt(x, y)) == (0 <= x <= 10 and 0 <= y <= 10)
    assert ring_contains(tuple(reversed(VIERKANT)), Punt(x, y)) == ring_contains(VIERKANT, Punt(x, y))


@settings(deadline=None)
@given(st.lists(RINGEN, min_size=1, max_size=3), RINGEN)
def test_gml_heen_en_terug(ringen: list[tuple[Punt, ...]], gat: tuple[Punt, ...]) -> None:
    gebied = Gebied("", "Bos & duin", ringen[0], "id-1", (gat,), tuple(Vlak(ring) for ring in ringen[1:]))
    root = parse_xml(write_gml(EXPRESSION, [gebied]))
    inhoud = read_gml(root)
    assert inhoud is not None
    assert inhoud.expression == EXPRESSION
    assert [locatie.as_gebied() for locatie in inhoud.locaties] == [gebied]
    assert set(srs_names(root)) == {RD}
    assert judge_geometrieen(root).te_lang == ()


LOCATIES = st.one_of(
    st.lists(RINGEN.map(Vlak), min_size=1, max_size=3).map(lambda v: GioLocatie("Bos", "id", vlakken=tuple(v))),
    st.lists(LIJNEN, min_size=1, max_size=3).map(lambda v: GioLocatie("", "id", lijnen=tuple(v))),
    st.lists(PUNTEN, min_size=1, max_size=3).map(lambda v: GioLocatie("Boom", "id", punten=tuple(v))),
)


@settings(deadline=None)
@given(
    st.lists(LOCATIES, min_size=1, max_size=3),
    st.sampled_from([None, Gionorm("hoogte", "n", "meter", "m"), Gionorm("kwaliteit", "n")]),
    st.sampled_from([(), (Giogroep("a", "A"), Giogroep("b", "B"))]),
    st.sampled_from(["", f"{WORK}/nld@2025-03-01;1"]),
)
def test_gio_heen_en_terug(
    locaties: list[GioLocatie], norm: Gionorm | None, groepen: tuple[Giogroep, ...], was: str
) -> None:
    context = Giocontext("bgt", "2026-01-01", (f"{WORK}x/nld@1",), "5")
    inhoud = GioInhoud(WORK, EXPRESSION, tuple(locaties), groepen, norm, context, was)
    assert read_gml(parse_xml(write_gio(inhoud))) == inhoud


def test_gio_met_waarden_heen_en_terug() -> None:
    vlakken = (Vlak(VIERKANT),)
    locaties = (
        GioLocatie("a", "1", vlakken, kwantitatief=7.5),
        GioLocatie("b", "2", vlakken, kwalitatief="hoog"),
        GioLocatie("c", "3", vlakken, groep="rand"),
    )
    inhoud = GioInhoud(WORK, EXPRESSION, locaties, (Giogroep("rand", "De rand"),), context=Giocontext())
    assert read_gml(parse_xml(write_gio(inhoud))) == inhoud


def test_maten_in_etrs89_houden_acht_decimalen() -> None:
    assert write_maten([Punt(52.123456789, 4.1)], ETRS89) == "52.12345679 4.1"
    assert write_maten([Punt(100000.12345, -0.0001)]) == "100000.123 0"


def test_wijziging_van_een_gio_is_te_lezen() -> None:
    versie = write_gio(GioInhoud(WORK, EXPRESSION, (GioLocatie("Bos", "id", (Vlak(VIERKANT),)),), was="eerder"))
    mutatie = versie.decode().replace("GeoInformatieObjectVersie", "GeoInformatieObjectMutatie")
    mutatie = mutatie.replace("geo:locaties", "geo:locatieMutaties").replace("geo:Locatie>", "geo:LocatieMutatie>")
    mutatie = mutatie.replace(
        "</geo:LocatieMutatie>", "<geo:wijzigactie>voegtoe</geo:wijzigactie></geo:LocatieMutatie>"
    )
    inhoud = read_gml(parse_xml(mutatie.encode()))
    assert inhoud is not None
    assert inhoud.is_mutatie
    assert inhoud.was == "eerder"
    assert [(locatie.naam, locatie.wijzigactie) for locatie in inhoud.locaties] == [("Bos", "voegtoe")]
    assert inhoud.locaties[0].vlakken == (Vlak(VIERKANT),)


def test_gml_van_een_ander() -> None:
    assert read_gml(parse_xml(b"<a/>")) is None


SRS = f' srsName="{RD}">'
NAAMRUIMTEN = (
    'xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:basisgeo="http://www.geostandaarden.nl/basisgeometrie/1.0"'
)


def geometrieen(*gml: str) -> bytes:
    """Write geometries on their own, as older sets have them."""
    leden = "".join(
        f"<basisgeo:featureMember><basisgeo:Geometrie><basisgeo:id>id-{nummer}</basisgeo:id><basisgeo:geometrie>"
        f"{deel.replace('>', SRS, 1)}</basisgeo:geometrie></basisgeo:Geometrie></basisgeo:featureMember>"
        for nummer, deel in enumerate(gml)
    )
    return f"<basisgeo:FeatureCollectionGeometrie {NAAMRUIMTEN}>{leden}</basisgeo:FeatureCollectionGeometrie>".encode()


def ring(punten: str) -> str:
    """Write a ring as a posList."""
    return f"<gml:LinearRing><gml:posList>{punten}</gml:posList></gml:LinearRing>"


def multi(*vlakken: str) -> str:
    """Write surfaces together."""
    leden = "".join(f"<gml:surfaceMember>{deel}</gml:surfaceMember>" for deel in vlakken)
    return f"<gml:MultiSurface>{leden}</gml:MultiSurface>"


def poly(punten: str, gaten: str = "", naam: str = "Polygon") -> str:
    """Write a surface."""
    return f"<gml:{naam}><gml:exterior>{ring(punten)}</gml:exterior>{gaten}</gml:{naam}>"


BUITEN = "0 0 10 0 10 10 0 10 0 0"
BINNEN = f"<gml:interior>{ring('4 4 6 4 6 6 4 6 4 4')}</gml:interior>"
CURVE = "<gml:curveMember><gml:Curve><gml:segments>{}</gml:segments></gml:Curve></gml:curveMember>"
RECHT = "<gml:LineStringSegment><gml:posList>{}</gml:posList></gml:LineStringSegment>"
VORMEN = {
    "polygon": poly(BUITEN, BINNEN),
    "multisurface": multi(poly(BUITEN, BINNEN)),
    "surfaceMembers": f"<gml:MultiSurface><gml:surfaceMembers>{poly(BUITEN, BINNEN)}</gml:surfaceMembers></gml:MultiSurface>",
    "surface": f"<gml:Surface><gml:patches>{poly(BUITEN, BINNEN, 'PolygonPatch')}</gml:patches></gml:Surface>",
    "composite": f"<gml:CompositeSurface><gml:surfaceMember>{poly(BUITEN, BINNEN)}</gml:surfaceMember></gml:CompositeSurface>",
    "pos": poly(BUITEN, BINNEN).replace(
        "<gml:posList>0 0 10 0 10 10 0 10 0 0</gml:posList>",
        "".join(f"<gml:pos>{p}</gml:pos>" for p in ("0 0", "10 0", "10 10", "0 10", "0 0")),
    ),
    "hoogte": poly("0 0 1 10 0 1 10 10 1 0 10 1 0 0 1", BINNEN).replace(
        "<gml:posList>0 0 1", '<gml:posList srsDimension="3">0 0 1'
    ),
    "regels": poly("0 0\n  10 0\n  10 10\n\t0  10\n  0 0\n", BINNEN),
    "coordinates": poly(BUITEN, BINNEN).replace(
        f"<gml:posList>{BUITEN}</gml:posList>", "<gml:coordinates>0,0 10,0 10,10 0,10 0,0</gml:coordinates>"
    ),
    "ring van curves": poly(BUITEN, BINNEN).replace(
        ring(BUITEN),
        f"<gml:Ring>{CURVE.format(RECHT.format('0 0 10 0 10 10'))}{CURVE.format(RECHT.format('10 10 0 10 0 0'))}</gml:Ring>",
    ),
}
"""One square with a hole, in every form."""


@pytest.mark.parametrize("naam", VORMEN)
def test_elke_vorm_van_een_vlak_is_hetzelfde_vlak(naam: str) -> None:
    root = parse_xml(geometrieen(VORMEN[naam]))
    (gebied,) = read_geometrieen(root)
    assert [punt for nummer, punt in enumerate(gebied.ring) if punt != gebied.ring[nummer - 1] or not nummer] == list(
        VIERKANT
    )
    assert gebied.gaten == (GAT,)
    oordeel = judge_geometrieen(root)
    assert (oordeel.te_lang, oordeel.ongeldig, oordeel.bogen) == ((), (), ())


ARC = "<gml:Arc><gml:posList>{}</gml:posList></gml:Arc>"
GELDIG = {
    "punt": "<gml:Point><gml:pos>1 2</gml:pos></gml:Point>",
    "punten": "<gml:MultiPoint><gml:pointMember><gml:Point><gml:pos>1 2</gml:pos></gml:Point></gml:pointMember></gml:MultiPoint>",
    "lijn": "<gml:LineString><gml:posList>0 0 1 1 0 0</gml:posList></gml:LineString>",
    "curve": f"<gml:Curve><gml:segments>{RECHT.format('0 0 1 1')}</gml:segments></gml:Curve>",
    "multicurve": f"<gml:MultiCurve>{CURVE.format(RECHT.format('0 0 1 1'))}</gml:MultiCurve>",
    "gemengd": f"<gml:MultiGeometry><gml:geometryMember>{poly(BUITEN)}</gml:geometryMember><gml:geometryMember>"
    "<gml:LineString><gml:posList>0 0 1 1</gml:posList></gml:LineString></gml:geometryMember></gml:MultiGeometry>",
    "buren": multi(poly(BUITEN), poly("10 0 20 0 20 10 10 10 10 0")),
    "buren tot op de millimeter": multi(poly(BUITEN), poly("9.999 0 20 0 20 10 9.999 10 9.999 0")),
    "dubbel punt": poly("0 0 10 0 10 0 10 10 0 10 0 0"),
    "andersom": poly("0 0 0 10 10 10 10 0 0 0"),
    "gat raakt de rand": poly(BUITEN, f"<gml:interior>{ring('0 5 5 4 5 6 0 5')}</gml:interior>"),
}
ONGELDIG = {
    "strik": (poly("0 0 10 10 10 0 0 10 0 0"), "snijdt zichzelf of een andere rand bij (5, 5)"),
    "acht": (poly("0 0 10 0 10 10 5 0 0 10 0 0"), "raakt zichzelf bij (5, 0)"),
    "gat buiten": (poly(BUITEN, f"<gml:interior>{ring('20 20 21 20 21 21 20 20')}</gml:interior>"), "gat ligt buiten"),
    "gat in gat": (
        poly(BUITEN, f"<gml:interior>{ring('1 1 9 1 9 9 1 9 1 1')}</gml:interior>{BINNEN}"),
        "gat ligt in een ander gat",
    ),
    "open": (poly("0 0 10 0 10 10 0 10"), "een buitenring is niet gesloten; zij eindigt bij (0, 10)"),
    "drie punten": (poly("0 0 10 0 0 0"), "een buitenring heeft minder dan vier punten"),
    "plat": (poly("0 0 10 0 5 0 0 0"), "snijdt zichzelf of een andere rand bij (5, 0)"),
    "in stukken": (
        poly(BUITEN, f"<gml:interior>{ring('5 0 10 5 5 10 0 5 5 0')}</gml:interior>"),
        "knippen het vlak in stukken",
    ),
    "overlap": (
        multi(poly(BUITEN), poly("9 0 20 0 20 10 9 10 9 0")),
        "twee vlakken overlappen elkaar bij (9.5, 5)",
    ),
    "lijn zonder lengte": (
        "<gml:LineString><gml:posList>1 1 1 1</gml:posList></gml:LineString>",
        "maar één punt: (1, 1)",
    ),
    "letters": (poly("0 0 10 nul 10 10 0 0"), "“nul” is geen coördinaat"),
    "oneindig": (poly("0 0 10 INF 10 10 0 0"), "“INF” is geen coördinaat"),
    "half punt": (poly("0 0 10 0 10 10 0"), "het aantal coördinaten van een buitenring klopt niet"),
    "leeg": (poly(""), "een buitenring heeft geen coördinaten"),
}


@pytest.mark.parametrize("naam", GELDIG)
def test_wat_geldig_is_wordt_met_rust_gelaten(naam: str) -> None:
    assert judge_geometrieen(parse_xml(geometrieen(GELDIG[naam]))).ongeldig == ()


@pytest.mark.parametrize("naam", ONGELDIG)
def test_wat_ongeldig_is_zegt_waarom_en_waar(naam: str) -> None:
    gml, reden = ONGELDIG[naam]
    goed = (poly(BUITEN, BINNEN), GELDIG["lijn"], GELDIG["punt"])
    root = parse_xml(geometrieen(*goed, gml, *goed))
    (fout,) = judge_geometrieen(root).ongeldig
    assert reden in fout.reden
    assert [el.text for el in fout.geometrie.iter("{*}id")] == ["id-3"]


def test_van_een_boog_worden_alleen_de_coordinaten_beoordeeld() -> None:
    boog = poly(BUITEN).replace(
        ring(BUITEN), f"<gml:Ring>{CURVE.format(ARC.format('0 0 5 5 10 0') + RECHT.format('10 0 0 0.1234'))}</gml:Ring>"
    )
    oordeel = judge_geometrieen(parse_xml(geometrieen(boog)))
    assert len(oordeel.bogen) == 1
    assert [fout.reden for fout in oordeel.te_lang] == ["1 coördinaat heeft te veel decimalen, zoals 0.1234"]
    assert ["niet gesloten" in fout.reden for fout in oordeel.ongeldig] == [True]


GETALLEN = st.decimals(-1_000_000, 1_000_000, allow_nan=False, allow_infinity=False, places=6).map(
    lambda d: f"{d:f}".rstrip("0").rstrip(".")
)


@settings(deadline=None)
@given(st.lists(st.lists(st.one_of(GETALLEN, st.floats(-1e300, 1e300).map(repr)), max_size=6), max_size=5))
def test_getallen_zijn_precies_wat_er_staat(rijen: list[list[str]]) -> None:
    for wit in (" ", "\n  "):
        gelezen = read_coordinaten([wit.join(rij) for rij in rijen])
        assert gelezen.getallen.tolist() == [float(maat) for rij in rijen for maat in rij]
        assert gelezen.aantallen.tolist() == [len(rij) for rij in rijen]
        assert not gelezen.onleesbaar


@pytest.mark.parametrize("slecht", ["a", "1,2", "1.2.3", "NaN", "INF", "--1", "1-2", ".", "é", "0x1"])
def test_wat_geen_getal_is_maakt_alleen_zijn_eigen_rij_onleesbaar(slecht: str) -> None:
    gelezen = read_coordinaten(["1 2", f"3 {slecht} 4", "5.25 6"])
    assert gelezen.onleesbaar == {1}
    assert gelezen.getallen.tolist() == [1, 2, 5.25, 6]
    assert gelezen.aantallen.tolist() == [2, 0, 2]


def test_stukken_van_een_document_staan_op_volgorde() -> None:
    inhoud = read_stukken(parse_xml(geometrieen(VORMEN["polygon"], GELDIG["lijn"], GELDIG["punt"])))
    assert [(str(stuk.soort), stuk.geometrie, stuk.vlak) for stuk in inhoud.stukken] == [
        ("buitenring", 0, 0),
        ("binnenring", 0, 0),
        ("lijn", 1, -1),
        ("punt", 2, -1),
    ]


BETWEEN = (
    "<PropertyIsBetween><LowerBoundary><Literal>5</Literal></LowerBoundary>"
    "<UpperBoundary><Literal>10</Literal></UpperBoundary></PropertyIsBetween>"
)


@pytest.mark.parametrize(
    ("filter_", "getekend"),
    [
        (gelijk("kwantitatieveNormwaarde", "10"), {"10", "10.0"}),
        (gelijk("kwantitatieveNormwaarde", "10").replace("EqualTo", "NotEqualTo"), {"5", "12.5", "hoog"}),
        (gelijk("kwantitatieveNormwaarde", "10").replace("EqualTo", "LessThan"), {"5"}),
        (gelijk("kwantitatieveNormwaarde", "10").replace("EqualTo", "GreaterThanOrEqualTo"), {"10", "10.0", "12.5"}),
        (tussen("5", "10"), {"5"}),
        (BETWEEN, {"5", "10", "10.0"}),
        ("", {"5", "10", "10.0", "12.5", "hoog"}),
        ("<PropertyIsLike/>", set()),
    ],
)
def test_een_regel_van_een_stijl_tekent_wat_haar_voorwaarde_zegt(filter_: str, getekend: set[str]) -> None:
    stijl = parse_xml(write_stijl("kwantitatieveNormwaarde", write_regel("r", filter_, vlak("#aa0000"))).encode())
    (regel,) = read_symbolisatie(stijl).regels
    assert {waarde for waarde in ("5", "10", "10.0", "12.5", "hoog") if regel.matches(waarde)} == getekend
    assert (regel.naam, regel.titel) == ("r", "r")
    assert "#aa0000" in regel.uiterlijk


def test_wie_geen_geometrie_beoordeelt_laadt_geen_numpy() -> None:
    code = (
        "import sys, pytest_dsoketen.plugin, pytest_dsoketen.cli, pytest_dsoketen.standaarden.lvbb.keuren;"
        "print([m for m in ('numpy', 'shapely') if m in sys.modules])"
    )
    uitvoer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert uitvoer.stdout.strip() == "[]"
