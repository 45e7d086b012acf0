# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The norms that the suite checks: one table per part of the chain, one register over all."""

from __future__ import annotations

from pytest_dsoketen.model.eisen._eis import Eis, EisNotFoundError
from pytest_dsoketen.model.eisen.aanlevering import EISEN_AANLEVERING
from pytest_dsoketen.model.eisen.berichten_verzoek import EISEN_BERICHTEN_VERZOEK
from pytest_dsoketen.model.eisen.keten import EISEN_KETEN
from pytest_dsoketen.model.eisen.matrix import Controleplaats, Matrixregel, Veroorzaker, load_matrix
from pytest_dsoketen.model.eisen.plan import EISEN_PLAN
from pytest_dsoketen.model.eisen.regels import EISEN_REGELS
from pytest_dsoketen.model.eisen.samenwerken import EISEN_SAMENWERKEN
from pytest_dsoketen.model.eisen.verzoek import EISEN_VERZOEK

EISEN: dict[str, Eis] = {
    eis.code: eis
    for eis in (
        *EISEN_AANLEVERING,
        *EISEN_PLAN,
        *EISEN_REGELS,
        *EISEN_VERZOEK,
        *EISEN_BERICHTEN_VERZOEK,
        *EISEN_SAMENWERKEN,
        *EISEN_KETEN,
    )
}


def get_eis(code: str) -> Eis:
    """Look a norm up by its code.

    Raises:
        EisNotFoundError: when no table holds the code.
    """
    try:
        return EISEN[code]
    except KeyError:
        raise EisNotFoundError(f"eis {code!r} staat in geen enkele tabel onder pytest_dsoketen/model/eisen") from None


__all__ = [
    "EISEN",
    "Controleplaats",
    "Eis",
    "EisNotFoundError",
    "Matrixregel",
    "Veroorzaker",
    "get_eis",
    "load_matrix",
]
