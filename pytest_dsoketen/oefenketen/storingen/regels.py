# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Storingen in the part 'regels' of the chain."""

from __future__ import annotations

from pytest_dsoketen.oefenketen.storingen._storing import Storing

STORINGEN_REGELS: tuple[Storing, ...] = ()
