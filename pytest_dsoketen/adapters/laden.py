# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Finding an adapter by name or import path, making it, and checking that it fits its port."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import entry_points
from typing import Any

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.ports import PORT_PER_ROL
from pytest_dsoketen.verbinding.client import Verbinding
from pytest_dsoketen.verbinding.contract import list_methoden

ENTRY_POINT_GROEP = "pytest_dsoketen.adapters"


class AdapterError(DsoketenError):
    """An adapter cannot be found, made, or does not fit its port."""


@dataclass(frozen=True)
class Adaptercontext:
    """What an adapter gets to work with; never an expected outcome.

    Attributes:
        rol: the role that it has to play.
        adressen: base URL per role that can be reached.
        headers: sent with every request: key and OIN.
        instellingen: what `opstelling.toml` says for this role beyond the known keys.
        now: gives the time in the chain.
        besturing: base URL of the control over the oefenketen; empty when there is none.
        hosts: further `host:port` that links may point at.
        productie_toegestaan: whether the opstelling carries an approval for production.
    """

    rol: Rol
    adressen: Mapping[Rol, str]
    now: Callable[[], datetime]
    headers: Mapping[str, str] = field(default_factory=dict)
    instellingen: Mapping[str, str] = field(default_factory=dict)
    besturing: str = ""
    hosts: frozenset[str] = frozenset()
    productie_toegestaan: bool = False

    def verbinding(self, rol: Rol) -> Verbinding:
        """Connect to the party that plays a role.

        Raises:
            AdapterError: when the opstelling has no address for it.
        """
        if rol not in self.adressen:
            raise AdapterError(f"de opstelling heeft geen adres voor rol {rol.value!r}, nodig voor {self.rol.value!r}")
        return Verbinding(
            self.adressen[rol],
            rol,
            headers=self.headers,
            hosts=self.hosts,
            productie_toegestaan=self.productie_toegestaan,
        )


Adapterfabriek = Callable[[Adaptercontext], Any]


def find_fabriek(naam: str) -> Adapterfabriek:
    """Find what makes an adapter.

    Args:
        naam: name of an entry point in the group `pytest_dsoketen.adapters`, or an import path `pakket.module:naam`.

    Raises:
        AdapterError: when it cannot be found or imported.
    """
    if ":" not in naam:
        gevonden = entry_points(group=ENTRY_POINT_GROEP, name=naam)
        if gevonden:
            return _import(next(iter(gevonden)).value)
        bekend = sorted(entry_points(group=ENTRY_POINT_GROEP).names)
        raise AdapterError(
            f"adapter {naam!r} is niet bekend; kies uit {', '.join(bekend)} of geef een importpad pakket.module:naam"
        )
    return _import(naam)


def make_adapter(naam: str, context: Adaptercontext) -> Any:
    """Make an adapter and check that it fits the port of its role.

    Raises:
        AdapterError: when it cannot be found, fails while being made, or misses a method.
    """
    fabriek = find_fabriek(naam)
    try:
        adapter = fabriek(context)
    except DsoketenError:
        raise
    except Exception as fout:
        raise AdapterError(
            f"adapter {naam!r} voor rol {context.rol.value!r} kon niet starten ({type(fout).__name__}: {fout}). "
            "Los dit op in de adapter of in zijn instellingen"
        ) from fout
    gebreken = list_gebreken(adapter, PORT_PER_ROL[context.rol])
    if gebreken:
        raise AdapterError(
            f"adapter {naam!r} past niet bij rol {context.rol.value!r} (port {PORT_PER_ROL[context.rol].__name__}): "
            + "; ".join(gebreken)
            + ". Voeg dit toe; docs/adapters.md zegt wat elke methode doet"
        )
    return adapter


def list_gebreken(adapter: object, port: type) -> list[str]:
    """Say what an adapter misses of its port: methods that are absent or take other arguments."""
    gebreken = []
    for naam, methode in list_methoden(port).items():
        functie = getattr(adapter, naam, None)
        if not callable(functie):
            gebreken.append(f"methode {naam}() ontbreekt")
            continue
        try:
            inspect.signature(functie).bind(**dict.fromkeys(methode.typen))
        except TypeError as fout:
            gebreken.append(f"methode {naam}() neemt andere argumenten ({fout})")
        except ValueError:
            continue
    return gebreken


def _import(pad: str) -> Adapterfabriek:
    """Import `pakket.module:naam`."""
    module, _, naam = pad.partition(":")
    try:
        fabriek = getattr(importlib.import_module(module), naam)
    except (ImportError, AttributeError) as fout:
        raise AdapterError(
            f"adapter {pad!r} kan niet worden geladen ({fout}). Installeer het pakket in deze Python-omgeving, "
            "of verbeter het pad pakket.module:naam"
        ) from fout
    except Exception as fout:
        raise AdapterError(
            f"adapter {pad!r} kan niet worden geladen: de module brak af met {type(fout).__name__}: {fout}. "
            "Verbeter de module"
        ) from fout
    if not callable(fabriek):
        raise AdapterError(f"adapter {pad!r} is geen klasse of functie die een adapter maakt")
    return fabriek  # type: ignore[no-any-return]
