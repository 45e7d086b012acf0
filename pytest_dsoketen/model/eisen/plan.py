# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Norms of the part 'plan' of the chain."""

from __future__ import annotations

from pytest_dsoketen.model.eisen._eis import Eis

EISEN_PLAN: tuple[Eis, ...] = ()
