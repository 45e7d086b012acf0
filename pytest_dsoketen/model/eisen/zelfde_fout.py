# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Which codes of the validatiematrix say the same of one fault, so that a reader sees one thing to repair and not three.

The LVBB, STOP, Ozon and TPOD each have a list of their own, and they overlap.
"""

from __future__ import annotations

_SAMEN: tuple[str, ...] = (
    "LVBB2502 LVBB2503 TPOD2150",
    "LVBB2505 TPOD2210",
    "LVBB3004 LVBB3011 LVBB3012 GEOMETRY.03.2",
    "LVBB5013 LVBB5014 OZON1025",
    "OZON0022 OZON0026 OZON0030 TPOD1990",
    "OZON0069 STOP3021",
    "OZON0076 TPOD2502 TPOD2507 TPOD2509 TPOD2510",
    "OZON0077 OZON0078 OZON0079 TPOD2027",
    "OZON0086 TPOD2230",
    "OZON0104 TPOD0110",
    "OZON0107 TPOD0107",
    "OZON0108 TPOD0108",
    "OZON0206 OZON0207 OZON0208 OZON0213 OZON0214 OZON0215 TPOD1952",
    "OZON0218 OZON0219 TPOD1200",
    "OZON0350 TPOD1900",
    "OZON0384 TPOD2101",
    "OZON1037 TPOD2492 TPOD2494 TPOD2495 TPOD2496 TPOD2498",
    "OZON4001 TPOD0104",
    "OZON4005 TPOD1891",
    "RTRG0016 RTRG0017 RTRG0018 TPOD1953",
)
"""Codes of different lists for one and the same fault: what breaks the one, breaks the other. The clearest stands first."""


def is_bijkomend(code: str, bij: str) -> bool:
    """Say whether a code tells nothing new where another one stands.

    Args:
        code: the one that may be left out.
        bij: the one that stays: it says most precisely what is wrong. Two codes never leave each other out.
    """
    if bij not in ZELFDE_FOUT.get(code, frozenset()):
        return False
    return code not in ZELFDE_FOUT.get(bij, frozenset()) or _PLEK[bij] < _PLEK[code]


def _heen_en_weer() -> dict[str, frozenset[str]]:
    """Give by code the codes in another list that it may come along with."""
    regels = [regel.split() for regel in _SAMEN]
    return {code: frozenset(ander for ander in regel if ander[:4] != code[:4]) for regel in regels for code in regel}


_BESTUURSORGAAN = frozenset(f"TPOD{nummer}" for nummer in range(2434, 2483))
"""The wrong bestuursorgaan, or a wrong soort regeling: TPOD has a code for each soort."""

ZELFDE_FOUT: dict[str, frozenset[str]] = {
    **_heen_en_weer(),
    "STOP3019": frozenset({"LVBB3012"}),
    **dict.fromkeys(
        ("BHKV1030", "BHKV1031", "BHKV1032"), frozenset({"STOP3001", "STOP3012", "STOP3023", "STOP3028", "STOP3029"})
    ),
    "LVBB1006": frozenset({"LVBB1505", "LVBB1510", "LVBB1511"}),
    "LVBB2003": frozenset({"LVBB3010"}),
    "LVBB3003": frozenset({"GEOMETRY.03.5", "STOP3021"}),
    "LVBB4002": frozenset({"STOP0010", "STOP0024", "STOP0025"}),
    "LVBB4007": frozenset({"STOP2060"}),
    "LVBB4011": frozenset({"STOP0040", "STOP0074"}),
    "LVBB4038": frozenset({"LVBB1013", "LVBB1017", "LVBB1018"}),
    "LVBB4039": frozenset({"LVBB1018"}),
    "LVBB4043": frozenset({"STOP1023", "STOP1024"}),
    "LVBB4045": frozenset({"STOP0074"}),
    "LVBB4707": frozenset({"STOP1037", "STOP1044"}),
    "LVBB4753": frozenset({"STOP1300", "STOP1301"}),
    "LVBB4754": frozenset({"BHKV1046"}),
    "LVBB4755": frozenset({"STOP1302"}),
    "STOP1035": _BESTUURSORGAAN,
    "STOP1320": frozenset({"LVBB4761"}),
    "STOP1321": frozenset({"LVBB4760"}),
    "STOP1400": frozenset({"LVBB4755", "LVBB4758", "LVBB4760"}),
    "LVBB5003": frozenset({"STOP0077"}),
    "LVBB5005": frozenset({"STOP0024", "STOP0025", "STOP0040"}),
    "LVBB5006": frozenset({"STOP0040"}),
    "LVBB5031": frozenset({"STOP0065"}),
    "LVBB7002": frozenset({"LVBB2505", "TPOD2210"}),
    "LVBB7009": frozenset({"LVBB3800"}),
    "LVBB7003": frozenset({"LVBB2505", "TPOD2210"}),
    "LVBB4044": frozenset({"STOP2003", "STOP2004", "STOP2051", "STOP2058"}) | _BESTUURSORGAAN,
}
"""Codes for what another list has a code for as well: such a code may come along with those."""

_PLEK = {code: plek for regel in _SAMEN for plek, code in enumerate(regel.split())}
