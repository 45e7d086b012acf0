# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Which days are working days for a bekendmaking (LVBB1519): no weekend and no algemeen erkende feestdag.

The feast days are those of the Algemene termijnenwet, article 3.
"""

from __future__ import annotations

from datetime import date, timedelta

_VAST = frozenset({(1, 1), (5, 5), (12, 25), (12, 26)})
_NA_PASEN = (-2, 0, 1, 39, 49, 50)
"""Goede Vrijdag, Pasen, tweede paasdag, Hemelvaart, Pinksteren, tweede pinksterdag: days counted from Easter."""


def is_werkdag(dag: date) -> bool:
    """Say whether a day is a working day."""
    if dag.weekday() >= 5 or (dag.month, dag.day) in _VAST or dag == _find_koningsdag(dag.year):
        return False
    return (dag - find_pasen(dag.year)).days not in _NA_PASEN


def find_pasen(jaar: int) -> date:
    """Give Easter Sunday of a year (the anonymous Gregorian algorithm)."""
    gouden, eeuw, rest = jaar % 19, jaar // 100, jaar % 100
    epacta = (19 * gouden + eeuw - eeuw // 4 - (eeuw - (eeuw + 8) // 25 + 1) // 3 + 15) % 30
    zondag = (32 + 2 * (eeuw % 4) + 2 * (rest // 4) - epacta - rest % 4) % 7
    laat = (gouden + 11 * epacta + 22 * zondag) // 451
    maand, dag = divmod(epacta + zondag - 7 * laat + 114, 31)
    return date(jaar, maand, dag + 1)


def _find_koningsdag(jaar: int) -> date:
    """Give Koningsdag: 27 April, or the day before when that is a Sunday."""
    dag = date(jaar, 4, 27)
    return dag - timedelta(days=1) if dag.weekday() == 6 else dag
