# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Adapters for the landelijke voorzieningen over their public APIs: the same for the oefenketen and for pre."""

from __future__ import annotations

from typing import Any

from pytest_dsoketen.adapters.laden import Adaptercontext
from pytest_dsoketen.adapters.lv._waarnemen import LvWaarnemer
from pytest_dsoketen.model.partijen import Rol


def make_adapter(context: Adaptercontext) -> Any:
    """Make the adapter for a landelijke role; what can only be observed gets a bare waarnemer."""
    klassen: dict[Rol, type[LvWaarnemer]] = {}
    return klassen.get(context.rol, LvWaarnemer)(context)
