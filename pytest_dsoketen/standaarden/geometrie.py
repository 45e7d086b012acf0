# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Plane geometry of rings in RD: enough to say whether a rule holds at a point.

Without shapely: the chain asks this often of small rings, and then converting each ring costs more than the answer.
Whether a geometry is valid is judged in `geometriekeuring`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pytest_dsoketen.model.plannen import Gebied, Punt, Vlak

_NIHIL = 1e-9


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
