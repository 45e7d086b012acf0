# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Model objects to JSON and back, by their types: one converter for the whole product."""

from __future__ import annotations

import base64
import json
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from pytest_dsoketen.model.partijen import Oin

if TYPE_CHECKING:
    from cattrs import Converter

T = TypeVar("T")


@cache
def _converter() -> Converter:
    """Build the converter once, on first use."""
    from cattrs import Converter  # noqa: PLC0415  (a run without JSON does not pay for it)

    converter = Converter(forbid_extra_keys=True)
    converter.register_unstructure_hook(bytes, lambda inhoud: base64.b64encode(inhoud).decode())
    converter.register_structure_hook(bytes, lambda tekst, _: base64.b64decode(tekst))
    converter.register_unstructure_hook(datetime, lambda tijdstip: tijdstip.isoformat())
    converter.register_structure_hook(datetime, lambda tekst, _: datetime.fromisoformat(tekst))
    converter.register_unstructure_hook(date, lambda dag: dag.isoformat())
    converter.register_structure_hook(date, lambda tekst, _: date.fromisoformat(tekst))
    converter.register_unstructure_hook(timedelta, lambda duur: duur.total_seconds())
    converter.register_structure_hook(timedelta, lambda seconden, _: timedelta(seconds=seconden))
    converter.register_structure_hook(Oin, lambda tekst, _: Oin(tekst))
    converter.register_structure_hook(type(None), lambda _, __: None)
    return converter


def to_data(obj: Any, kind: Any = None) -> Any:
    """Turn a model object into JSON data.

    Args:
        obj: a dataclass, or a tuple of them, or a plain value.
        kind: its declared type; default the type of the object.
    """
    return _converter().unstructure(obj, unstructure_as=kind)


def from_data(data: Any, kind: type[T]) -> T:
    """Turn JSON data into a model object of the given type.

    Raises:
        cattrs.BaseValidationError: when the data do not fit the type.
    """
    return _converter().structure(data, kind)


def explain_misfit(fout: Exception) -> str:
    """Say in one line, field by field, why `from_data` refused."""
    from cattrs import transform_error  # noqa: PLC0415  (alleen als er iets mis is)

    return "; ".join(_translate(regel) for regel in transform_error(fout, path="antwoord")[:5])


def _translate(regel: str) -> str:
    """Write a line of cattrs in Dutch."""
    for engels, nederlands in _ZINNEN:
        regel = regel.replace(engels, nederlands)
    return regel


_ZINNEN = (
    ("required field missing", "verplicht veld ontbreekt"),
    ("extra fields found", "onbekend veld"),
    ("invalid value for type, expected", "verkeerde waarde, verwacht wordt"),
    ("invalid type, expected", "verkeerd soort, verwacht wordt"),
    ("type", "soort"),
    ("unknown error", "niet te lezen"),
    (" @ ", " in "),
)


def to_json(obj: Any, *, indent: int | None = None) -> str:
    """Write a model object as JSON text with readable Dutch letters."""
    return json.dumps(to_data(obj), ensure_ascii=False, indent=indent)
