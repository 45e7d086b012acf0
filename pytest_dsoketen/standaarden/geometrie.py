# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Plane geometry of rings in RD: enough to say whether a rule holds at a point. No dependencies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pytest_dsoketen.model.plannen import Gebied, Punt, Vlak

MAX_DECIMALEN = 3
"""Coordinates in a GIO have at most three decimals: millimetres (GEOMETRY.03.2)."""

_NIHIL = 1e-9


def is_closed(ring: Sequence[Punt]) -> bool:
    """Say whether a ring ends where it begins and has at least three different points."""
    return len(ring) >= 4 and ring[0] == ring[-1] and len(set(ring)) >= 3


def area(ring: Sequence[Punt]) -> float:
    """Compute the signed area of a closed ring in square metres; positive when it runs counterclockwise."""
    return sum(a.x * b.y - b.x * a.y for a, b in pairwise(ring)) / 2


def ring_contains(ring: Sequence[Punt], punt: Punt) -> bool:
    """Say whether a point lies within a closed ring or on it (even-odd rule)."""
    return on_border(ring, punt) or _crosses_odd(ring, punt)


def on_border(ring: Sequence[Punt], punt: Punt) -> bool:
    """Say whether a point lies on one of the edges of a ring."""
    return any(_on_edge(a, b, punt) for a, b in pairwise(ring))


def vlak_contains(vlak: Vlak, punt: Punt) -> bool:
    """Say whether a point lies in a surface: within the outer ring and not inside a hole; a border belongs to it."""
    if not ring_contains(vlak.ring, punt):
        return False
    return not any(ring_contains(gat, punt) and not on_border(gat, punt) for gat in vlak.gaten)


def contains(gebied: Gebied, punt: Punt) -> bool:
    """Say whether a point lies in an area."""
    return any(vlak_contains(vlak, punt) for vlak in gebied.vlakken)


def self_intersections(ring: Sequence[Punt]) -> Iterator[tuple[int, int]]:
    """Give the pairs of edges of a ring that cross each other; the numbers count edges from 0."""
    edges = list(pairwise(ring))
    last = len(edges) - 1
    for i, (a, b) in enumerate(edges):
        for j in range(i + 2, len(edges)):
            if i == 0 and j == last:
                continue
            if _cross(a, b, *edges[j]):
                yield i, j


def _crosses_odd(ring: Sequence[Punt], punt: Punt) -> bool:
    """Count the edges that a ray to the right crosses."""
    odd = False
    for a, b in pairwise(ring):
        if (a.y > punt.y) != (b.y > punt.y):
            crossing = a.x + (punt.y - a.y) * (b.x - a.x) / (b.y - a.y)
            if punt.x < crossing:
                odd = not odd
    return odd


def _side(a: Punt, b: Punt, punt: Punt) -> float:
    """Say on which side of the line a-b a point lies: positive is left."""
    return (b.x - a.x) * (punt.y - a.y) - (b.y - a.y) * (punt.x - a.x)


def _on_edge(a: Punt, b: Punt, punt: Punt) -> bool:
    """Say whether a point lies on the edge from a to b."""
    within = min(a.x, b.x) <= punt.x <= max(a.x, b.x) and min(a.y, b.y) <= punt.y <= max(a.y, b.y)
    length = abs(b.x - a.x) + abs(b.y - a.y)
    return within and abs(_side(a, b, punt)) <= _NIHIL * max(length, 1.0)


def _cross(a: Punt, b: Punt, c: Punt, d: Punt) -> bool:
    """Say whether edge a-b and edge c-d cross in a point that is inside both."""
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0
