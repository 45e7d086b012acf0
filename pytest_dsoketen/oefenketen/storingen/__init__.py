# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The catalogue of storingen: faults from published bevindingen, to prove that the suite finds them."""

from __future__ import annotations

from pytest_dsoketen.oefenketen.storingen._storing import Storing
from pytest_dsoketen.oefenketen.storingen.plan import STORINGEN_PLAN
from pytest_dsoketen.oefenketen.storingen.regels import STORINGEN_REGELS
from pytest_dsoketen.oefenketen.storingen.samenwerken import STORINGEN_SAMENWERKEN
from pytest_dsoketen.oefenketen.storingen.verzoek import STORINGEN_VERZOEK

STORINGEN: dict[str, Storing] = {
    storing.id: storing for storing in (*STORINGEN_PLAN, *STORINGEN_REGELS, *STORINGEN_VERZOEK, *STORINGEN_SAMENWERKEN)
}


def get_storing(id_: str) -> Storing:
    """Look a storing up by its id.

    Raises:
        LookupError: when the catalogue does not hold it.
    """
    try:
        return STORINGEN[id_]
    except KeyError:
        raise LookupError(f"storing {id_!r} bestaat niet; zie `dsoketen storingen` voor de lijst") from None


__all__ = ["STORINGEN", "Storing", "get_storing"]
