# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What proves a rule: a right package, and one smallest change that gives its code and nothing unexplained.

Each module beside this one proves one family of codes: it holds `GEVALLEN`, a tuple of `Geval`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Protocol

from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.standaarden.lvbb.keuren import check_aanlevering
from pytest_dsoketen.standaarden.lvbb.toestand import Toestand
from pytest_dsoketen.standaarden.lvbb.uitwisselpakket import check_uitwisselpakket
from tests.unit.plandata import VANDAAG, Breuk, make_pakket


def ongewijzigd(bestanden: dict[str, bytes]) -> dict[str, bytes]:
    """Leave the package as it is: the fault is in what the landelijke voorzieningen hold, or in the day."""
    return bestanden


def _onbekend() -> None:
    """Nothing is known of the landelijke voorzieningen."""


@cache
def pakket_definitief() -> bytes:
    """The first version, as a definitief besluit; made once."""
    return make_pakket()


_SAMEN: tuple[str, ...] = (
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
    "OZON1025 LVBB5013 LVBB5014",
    "OZON4001 TPOD0104",
    "OZON4005 TPOD1891",
    "RTRG0016 RTRG0017 RTRG0018 TPOD1953",
)
"""Codes of Ozon, RTR and TPOD for one and the same fault: what breaks the one, breaks the other."""


def _heen_en_weer() -> dict[str, frozenset[str]]:
    """Give by code the codes in another list that it may come along with."""
    regels = [regel.split() for regel in _SAMEN]
    return {code: frozenset(ander for ander in regel if ander[:4] != code[:4]) for regel in regels for code in regel}


ZELFDE_FOUT: dict[str, frozenset[str]] = {
    **_heen_en_weer(),
    **dict.fromkeys(
        ("BHKV1030", "BHKV1031", "BHKV1032"), frozenset({"STOP3001", "STOP3012", "STOP3023", "STOP3028", "STOP3029"})
    ),
    "LVBB3003": frozenset({"GEOMETRY.03.5", "STOP3021"}),
    "LVBB3004": frozenset({"GEOMETRY.03.2"}),
    "LVBB3011": frozenset({"GEOMETRY.03.2"}),
    "LVBB3012": frozenset({"GEOMETRY.03.2", "STOP3019"}),
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
    "LVBB4044": frozenset({"STOP2003", "STOP2004", "STOP2051", "STOP2058"})
    | frozenset(f"TPOD{nummer}" for nummer in range(2434, 2483)),
}
"""Codes for what another list has a code for as well: such a code may come along with those."""


class Keuring(Protocol):
    """Judges a package."""

    def __call__(
        self, pakket: bytes, *, vandaag: date | None = None, toestand: Toestand | None = None
    ) -> list[Afwijking]:
        """Give what is wrong with it."""


def keur_download(
    pakket: bytes,
    *,
    vandaag: date | None = None,
    toestand: Toestand | None = None,
) -> list[Afwijking]:
    """Judge an uitwisselpakket; the day and what is held besides do not matter."""
    return check_uitwisselpakket(pakket)


@dataclass(frozen=True)
class Geval:
    """One smallest change.

    Attributes:
        code: what has to be reported.
        breuk: the change.
        naam: what is changed, in a few words.
        mee: codes that cannot but come along; each needs a good reason.
        uitgang: makes the right package; give the same function for the same package, it is cached.
        toestand: makes what the landelijke voorzieningen hold; None when that is not known.
        vandaag: day of judgement.
        dan: makes what they hold when the broken package is judged, where that is the fault; None for the same.
        keur: judges a package; by default as an aanlevering.
        op: day on which the broken package is judged, where that is the fault; None for the same.
    """

    code: str
    breuk: Breuk
    naam: str = ""
    mee: frozenset[str] = field(default_factory=frozenset)
    uitgang: Callable[[], bytes] = pakket_definitief
    toestand: Callable[[], Toestand | None] = _onbekend
    vandaag: date = VANDAAG
    dan: Callable[[], Toestand | None] | None = None
    op: date | None = None
    keur: Keuring = check_aanlevering

    @property
    def id(self) -> str:
        """Name of the test."""
        return f"{self.code} {self.naam}".strip()
