# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""An adapter over the language-neutral contract: any party that offers `POST /bediening/<methode>`.

Named `referentie` it drives the referentiesoftware of the oefenketen, named `http` the software of a vendor at the
address that `opstelling.toml` gives with `url`.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from pytest_dsoketen.adapters.laden import Adaptercontext, AdapterError
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.ports import PORT_PER_ROL, Samenwerkfunctionaliteit, VthSoftware
from pytest_dsoketen.verbinding.client import Verbinding
from pytest_dsoketen.verbinding.contract import make_port


def list_ports(rol: Rol) -> tuple[type, ...]:
    """Give the Protocols that a party with this role fits."""
    port = PORT_PER_ROL[rol]
    return (port, Samenwerkfunctionaliteit) if port is VthSoftware else (port,)


_INSTELLINGEN = ("url", "ontvangst", "termijn")


def make_adapter(context: Adaptercontext) -> Any:
    """Make the adapter for a role."""
    rol = context.rol.value
    onbekend = [sleutel for sleutel in context.instellingen if sleutel not in _INSTELLINGEN]
    if onbekend:
        raise AdapterError(
            f"onbekende sleutel {onbekend[0]!r} in [rollen.{rol}]. Mogelijk is: adapter, naam, leverancier, product, "
            f"versie, {', '.join(_INSTELLINGEN)}"
        )
    url = context.instellingen.get("url") or context.adressen.get(context.rol)
    if not url:
        raise AdapterError(f"rol {rol!r} heeft geen adres. Geef in [rollen.{rol}] een url")
    delen = urlsplit(url)
    if delen.scheme not in {"http", "https"} or not delen.hostname:
        raise AdapterError(f"url {url!r} van rol {rol!r} is geen adres. Schrijf het als http://127.0.0.1:9000")
    termijn = context.instellingen.get("termijn", "60")
    if not termijn.isdecimal() or int(termijn) < 1:
        raise AdapterError(
            f"termijn {termijn!r} van rol {rol!r} is geen aantal seconden. Vul een heel getal van 1 of meer in"
        )
    # Without the headers of the context: the key in them is for the landelijke voorzieningen, not for a vendor.
    return make_port(list_ports(context.rol), Verbinding(url, context.rol, deadline=float(termijn)))
