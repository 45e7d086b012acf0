# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""An adapter over the language-neutral contract: any party that offers `POST /bediening/<methode>`.

Named `referentie` it drives the referentiesoftware of the oefenketen, named `http` the software of a vendor at the
address that `opstelling.toml` gives with `url`.
"""

from __future__ import annotations

from typing import Any

from pytest_dsoketen.adapters.laden import Adaptercontext, AdapterError
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.ports import PORT_PER_ROL, Samenwerkfunctionaliteit, VthSoftware
from pytest_dsoketen.verbinding.client import Verbinding
from pytest_dsoketen.verbinding.contract import make_port


def list_ports(rol: Rol) -> tuple[type, ...]:
    """Give the Protocols that a party with this role fits."""
    port = PORT_PER_ROL[rol]
    return (port, Samenwerkfunctionaliteit) if port is VthSoftware else (port,)


def make_adapter(context: Adaptercontext) -> Any:
    """Make the adapter for a role."""
    url = context.instellingen.get("url") or context.adressen.get(context.rol)
    if not url:
        raise AdapterError(f"rol {context.rol.value!r} heeft geen adres; geef in [rollen.{context.rol.value}] een url")
    return make_port(list_ports(context.rol), Verbinding(url, context.rol, headers=context.headers))
