# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""A guard around an adapter of somebody else: what goes wrong in it is held against that party, never against the run."""

from __future__ import annotations

import traceback
import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.ports import NotSupportedError, StukError
from pytest_dsoketen.verbinding.contract import Methode, list_methoden


class Bewaakt:
    """Fits the same ports as the adapter that it guards.

    Args:
        adapter: what a vendor wrote.
        rol: the role that it plays.
        ports: the Protocols of that role.
    """

    def __init__(self, adapter: Any, rol: Rol, ports: tuple[type, ...]) -> None:
        self._adapter = adapter
        for port in ports:
            for naam, methode in list_methoden(port).items():
                setattr(self, naam, _guard(adapter, rol, methode))

    def __getattr__(self, naam: str) -> Any:
        """Give what the ports do not name as it is."""
        return getattr(self._adapter, naam)


def _guard(adapter: Any, rol: Rol, methode: Methode) -> Callable[..., Any]:
    """Make the method that calls the adapter and looks at what comes back."""

    def call(*args: Any, **kwargs: Any) -> Any:
        functie = getattr(adapter, methode.naam, None)
        if functie is None:
            raise NotSupportedError(rol, f"de adapter heeft geen methode {methode.naam}()")
        try:
            resultaat = functie(*args, **kwargs)
        except DsoketenError:
            raise
        except (Exception, SystemExit) as fout:
            wat = f"{type(fout).__name__}: {fout}".rstrip(": ")
            raise StukError(
                rol, f"de adapter voor {rol.value} brak af bij {methode.naam}() met {wat} ({_locate(fout)})"
            ) from fout
        resultaat = _as_tuple(resultaat, methode.resultaat)
        gebrek = describe_misfit(resultaat, methode.resultaat)
        if gebrek:
            raise StukError(
                rol,
                f"de adapter voor {rol.value} gaf bij {methode.naam}() iets anders terug dan is afgesproken: {gebrek}",
            )
        return resultaat

    call.__name__ = methode.naam
    return call


def _locate(fout: BaseException) -> str:
    """Name the line where it broke, for the maker of the adapter; a file without its folders says nothing of a machine."""
    plaats = traceback.extract_tb(fout.__traceback__)[-1]
    return f"{Path(plaats.filename).name}, regel {plaats.lineno}"


def _as_tuple(waarde: Any, soort: Any) -> Any:
    """Take a list where a tuple was agreed: no vendor has to be told about that."""
    return tuple(waarde) if isinstance(waarde, list) and get_origin(soort) is tuple else waarde


def describe_misfit(waarde: Any, soort: Any, plaats: str = "") -> str:
    """Say in one Dutch phrase where a value does not fit its declared type.

    Args:
        waarde: what an adapter gave.
        soort: the type in the Protocol.
        plaats: where in the answer the value stands.

    Returns:
        What was expected and what was found; empty when it fits.
    """
    herkomst, delen = get_origin(soort), get_args(soort)
    if soort is Any or (herkomst is None and not isinstance(soort, type)):
        return ""
    if herkomst in {Union, types.UnionType}:
        return "" if any(not describe_misfit(waarde, deel) for deel in delen) else _phrase(waarde, soort, plaats)
    klasse = herkomst or soort
    if not isinstance(waarde, _accept(klasse)) or (klasse in {int, float} and isinstance(waarde, bool)):
        return _phrase(waarde, soort, plaats)
    return next(filter(None, (describe_misfit(*deel) for deel in _list_parts(waarde, klasse, delen, plaats))), "")


def _list_parts(waarde: Any, klasse: Any, delen: tuple[Any, ...], plaats: str) -> Iterable[tuple[Any, Any, str]]:
    """Give the parts of a value, each with its type and place."""
    if hasattr(klasse, "__dataclass_fields__"):
        typen = _get_types(klasse)
        for veld in fields(waarde):
            yield getattr(waarde, veld.name), typen[veld.name], f"{plaats}.{veld.name}".lstrip(".")
    elif issubclass(klasse, tuple | frozenset) and delen:
        soorten = delen[:1] * len(waarde) if klasse is frozenset or delen[-1] is Ellipsis else delen
        for nummer, (deel, soort) in enumerate(zip(waarde, soorten, strict=False), start=1):
            yield deel, soort, f"{plaats}[{nummer}]"
    elif issubclass(klasse, Mapping) and delen:
        for sleutel, deel in waarde.items():
            yield sleutel, delen[0], f"{plaats}[sleutel]"
            yield deel, delen[1], f"{plaats}[{sleutel}]"


@cache
def _get_types(klasse: type) -> dict[str, Any]:
    """Give the declared types of the fields of a dataclass."""
    return get_type_hints(klasse)


def _accept(klasse: Any) -> Any:
    """Give the classes that may stand for one: a whole number is a fine decimal one."""
    return (float, int) if klasse is float else klasse


def _phrase(waarde: Any, soort: Any, plaats: str) -> str:
    """Write what was expected and what was found."""
    waar = f"{plaats}: " if plaats else ""
    return f"{waar}{_name(soort)} verwacht, {_name(type(waarde))} gekregen"


def _name(soort: Any) -> str:
    """Name a type for the maker of an adapter."""
    if soort in {None, type(None)}:
        return "niets"
    herkomst, delen = get_origin(soort), [deel for deel in get_args(soort) if deel is not Ellipsis]
    if herkomst in {Union, types.UnionType}:
        return " of ".join(_name(deel) for deel in delen)
    naam = {tuple: "een reeks", datetime: "datetime", date: "date"}.get(herkomst or soort)
    naam = naam or str(getattr(herkomst or soort, "__name__", soort))
    return f"{naam} van {' en '.join(dict.fromkeys(_name(deel) for deel in delen))}" if delen else naam


__all__ = ["Bewaakt", "describe_misfit"]
