# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Proof of the rules on OW objects with the text, and on manifest-ow with the besluit (TPOD)."""

from __future__ import annotations

from functools import cache

from tests.unit.keuren.geval import Geval
from tests.unit.owdata import add_objecten, divisie, ow, tekstdeel
from tests.unit.plandata import BOS, WORK, broken, edit, make_pakket
from tests.unit.tpoddata import BESLUIT, uitgang_of

VISIE = uitgang_of("regelingtype_006", "gemeente")
INGETROKKEN = f"{WORK}_oud"
DOEL = "/join/id/proces/gm9999/2026/d1"
WID_DIVISIE, WID_TEKST = "gm9999_1__div_1", "gm9999_1__div_1__content_1"


@cache
def pakket_met_divisie() -> bytes:
    """An omgevingsvisie of which a whole divisie is annotated as well."""
    return broken(
        VISIE(),
        add_objecten(
            divisie(WID_DIVISIE, "Divisie", "2"), tekstdeel(ow("divisie", "2"), BOS.identificatie, nummer="2")
        ),
    )


@cache
def pakket_met_intrekking() -> bytes:
    """A first version that also withdraws an older regeling."""
    intrekking = (
        f"<Intrekkingen><Intrekking><doelen><doel>{DOEL}</doel></doelen><instrument>{INGETROKKEN}</instrument>"
        "<eId>art_I</eId></Intrekking></Intrekkingen>"
    )
    return broken(make_pakket(), edit(BESLUIT, "</BeoogdeRegelgeving>", f"</BeoogdeRegelgeving>{intrekking}"))


def _tekstdeel_bij(doel: str, nummer: str) -> str:
    """Write one more tekstdeel."""
    return tekstdeel(doel, BOS.identificatie, nummer=nummer)


GEVALLEN: tuple[Geval, ...] = (
    Geval(
        "TPOD1110",
        add_objecten(divisie("gm9999_1__cmp_I__content_o_1")),
        "annotatie op een bijlage",
        uitgang=VISIE,
    ),
    Geval(
        "TPOD1225",
        edit("manifest-ow.xml", f"<WorkIDRegeling>{WORK}<", f"<WorkIDRegeling>{INGETROKKEN}<"),
        "manifest-ow met alleen de intrekking",
        uitgang=pakket_met_intrekking,
    ),
    Geval(
        "TPOD2041",
        add_objecten(divisie(WID_TEKST, "Divisie", "2")),
        "divisie bij een divisietekst",
        uitgang=pakket_met_divisie,
    ),
    Geval("TPOD2042", add_objecten(divisie(WID_DIVISIE)), "divisietekst bij een divisie", uitgang=VISIE),
    Geval(
        "TPOD2051",
        add_objecten(divisie(WID_DIVISIE, "Divisie", "3"), _tekstdeel_bij(ow("divisie", "3"), "3")),
        "tweede divisie",
        uitgang=pakket_met_divisie,
    ),
    Geval(
        "TPOD2052",
        add_objecten(divisie(WID_TEKST, nummer="3"), _tekstdeel_bij(ow("divisietekst", "3"), "3")),
        "tweede divisietekst",
        uitgang=VISIE,
    ),
    Geval(
        "TPOD2210",
        edit(BESLUIT, f"<BeoogdeRegeling><doelen><doel>{DOEL}<", f"<BeoogdeRegeling><doelen><doel>{DOEL}x<"),
        "regeling met een ander doel",
        frozenset({"LVBB2505", "LVBB3519", "LVBB4803"}),
    ),
)
