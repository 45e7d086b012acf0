# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Adapters for the landelijke voorzieningen over their public APIs: the same for the oefenketen and for pre."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from pytest_dsoketen.adapters.laden import Adaptercontext
from pytest_dsoketen.adapters.lv._waarnemen import LvWaarnemer
from pytest_dsoketen.model.partijen import Rol

_KLASSEN: dict[Rol, str] = {
    Rol.OVERHEID_NL: "bekendmaking:Bekendmaking",
    Rol.OZON: "regels_op_de_kaart:RegelsOpDeKaart",
    Rol.OMGEVINGSLOKET: "omgevingsloket:Omgevingsloket",
}
"""Module and class per role; each is imported when its role is first played."""


def make_adapter(context: Adaptercontext) -> Any:
    """Make the adapter for a landelijke role; what can only be observed gets a bare waarnemer."""
    pad = _KLASSEN.get(context.rol)
    if pad is None:
        return LvWaarnemer(context)
    module, _, klasse = pad.partition(":")
    return getattr(import_module(f"{__name__}.{module}"), klasse)(context)
