# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Points in rings, and rings through GML and back."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pytest_dsoketen.model.plannen import Gebied, Punt, Vlak
from pytest_dsoketen.standaarden.geometrie import area, contains, is_closed, ring_contains, self_intersections
from pytest_dsoketen.standaarden.inname import parse_xml
from pytest_dsoketen.standaarden.stop.gio import coordinates, read_gml, srs_names, write_gml

VIERKANT = (Punt(0, 0), Punt(10, 0), Punt(10, 10), Punt(0, 10), Punt(0, 0))
GAT = (Punt(4, 4), Punt(6, 4), Punt(6, 6), Punt(4, 6), Punt(4, 4))
LOS = (Punt(20, 0), Punt(30, 0), Punt(30, 10), Punt(20, 0))
GEBIED = Gebied("g", "Gebied", VIERKANT, "id-1", (GAT,), (Vlak(LOS),))
MATEN = st.integers(0, 300_000_000).map(lambda maat: maat / 1000)
RINGEN = st.lists(st.builds(Punt, MATEN, MATEN), min_size=3, max_size=8, unique=True).map(lambda p: (*p, p[0]))
EXPRESSION = "/join/id/regdata/gm9999/2026/bos/nld@2026-03-01;1"


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


def test_oppervlakte_en_sluiting() -> None:
    assert area(VIERKANT) == 100
    assert area(tuple(reversed(VIERKANT))) == -100
    assert is_closed(VIERKANT)
    assert not is_closed(VIERKANT[:-1])
    assert not is_closed((Punt(0, 0), Punt(1, 1), Punt(0, 0), Punt(0, 0)))


def test_zelfdoorsnijding() -> None:
    strik = (Punt(0, 0), Punt(10, 10), Punt(10, 0), Punt(0, 10), Punt(0, 0))
    assert list(self_intersections(strik)) == [(0, 2)]
    assert list(self_intersections(VIERKANT)) == []


@settings(deadline=None)
@given(st.lists(RINGEN, min_size=1, max_size=3), RINGEN)
def test_gml_heen_en_terug(ringen: list[tuple[Punt, ...]], gat: tuple[Punt, ...]) -> None:
    gebied = Gebied("", "Bos & duin", ringen[0], "id-1", (gat,), tuple(Vlak(ring) for ring in ringen[1:]))
    root = parse_xml(write_gml(EXPRESSION, [gebied]))
    inhoud = read_gml(root)
    assert inhoud is not None
    assert inhoud.expression == EXPRESSION
    assert [locatie.as_gebied() for locatie in inhoud.locaties] == [gebied]
    assert set(srs_names(root)) == {"urn:ogc:def:crs:EPSG::28992"}
    assert all(len(maat.partition(".")[2]) <= 3 for maat in coordinates(root))


def test_gml_van_een_ander() -> None:
    assert read_gml(parse_xml(b"<a/>")) is None
