# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""RD to ETRS89 and back, with the approximation of Schreutelkamp and Strang van Hees (well within a metre)."""

from __future__ import annotations

import math

_X0, _Y0 = 155_000.0, 463_000.0
_PHI0, _LAMBDA0 = 52.15517440, 5.38720621

_PHI: tuple[tuple[int, int, float], ...] = (
    (0, 1, 3235.65389), (2, 0, -32.58297), (0, 2, -0.24750), (2, 1, -0.84978), (0, 3, -0.06550), (2, 2, -0.01709),
    (1, 0, -0.00738), (4, 0, 0.00530), (2, 3, -0.00039), (4, 1, 0.00033), (1, 1, -0.00012),
)  # fmt: skip
_LAMBDA: tuple[tuple[int, int, float], ...] = (
    (1, 0, 5260.52916), (1, 1, 105.94684), (1, 2, 2.45656), (3, 0, -0.81885), (1, 3, 0.05594), (3, 1, -0.05607),
    (0, 1, 0.01199), (3, 2, -0.00256), (1, 4, 0.00128), (0, 2, 0.00022), (2, 0, -0.00022), (5, 0, 0.00026),
)  # fmt: skip
_METRES_PER_DEGREE = 111_200.0


def to_etrs(x: float, y: float) -> tuple[float, float]:
    """Turn an RD point into latitude and longitude in degrees."""
    dx, dy = (x - _X0) * 1e-5, (y - _Y0) * 1e-5
    phi = sum(k * dx**p * dy**q for p, q, k in _PHI)
    lambda_ = sum(k * dx**p * dy**q for p, q, k in _LAMBDA)
    return _PHI0 + phi / 3600, _LAMBDA0 + lambda_ / 3600


def to_rd(breedte: float, lengte: float) -> tuple[float, float]:
    """Turn latitude and longitude into an RD point, rounded to the millimetre; the exact inverse of `to_etrs`."""
    x, y = _X0, _Y0
    for _ in range(12):
        gevonden = to_etrs(x, y)
        y += (breedte - gevonden[0]) * _METRES_PER_DEGREE
        x += (lengte - gevonden[1]) * _METRES_PER_DEGREE * math.cos(math.radians(breedte))
    return round(x, 3), round(y, 3)
