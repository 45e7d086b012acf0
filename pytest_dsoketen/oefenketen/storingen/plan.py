# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Storingen in the part 'plan' of the chain (steps 1 to 4b).

Each puts another function in the place of one small method of a party.
"""

from __future__ import annotations

from pytest_dsoketen.oefenketen.storingen._plan_kaart import STORINGEN_KAART
from pytest_dsoketen.oefenketen.storingen._plan_publiceren import STORINGEN_PUBLICEREN
from pytest_dsoketen.oefenketen.storingen._plan_valideren import STORINGEN_VALIDEREN
from pytest_dsoketen.oefenketen.storingen._plan_wijzigen import STORINGEN_WIJZIGEN
from pytest_dsoketen.oefenketen.storingen._storing import Storing

STORINGEN_PLAN: tuple[Storing, ...] = (
    *STORINGEN_WIJZIGEN,
    *STORINGEN_VALIDEREN,
    *STORINGEN_PUBLICEREN,
    *STORINGEN_KAART,
)
