# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The indienbericht of Verzoek indienen v4: a verzoek as JSON, without the bytes of its documents.

The OpenAPI of this service is not public. Known is what the message holds (type, doel, bevoegd gezag, activiteiten,
locatie, vragen); the names of its fields are a guess: those of the model, as JSON writes names.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.model.partijen import Oin, OinError
from pytest_dsoketen.model.verzoeken import Doel, Verzoek
from pytest_dsoketen.verbinding.codec import from_data, to_data

_VERVOLG = frozenset({Doel.AANVULLEN, Doel.INTREKKEN})


class IndienberichtError(DsoketenError, ValueError):
    """A message is not an indienbericht that can be read."""


def write_indienbericht(verzoek: Verzoek) -> bytes:
    """Write a verzoek as indienbericht; of its documents the name, hash and size, not the bytes."""
    zonder = replace(verzoek, bijlagen=tuple(replace(bijlage, inhoud=b"") for bijlage in verzoek.bijlagen))
    return json.dumps(_rename(to_data(zonder), _to_camel), ensure_ascii=False).encode()


def read_indienbericht(data: bytes) -> Verzoek:
    """Read an indienbericht.

    Raises:
        IndienberichtError: when it is not JSON, or a field is missing, unknown or of another type.
    """
    try:
        gelezen = json.loads(data)
    except (ValueError, RecursionError) as fout:
        raise IndienberichtError(f"het indienbericht is geen leesbare JSON: {fout}") from None
    try:
        return from_data(_rename(gelezen, _to_snake), Verzoek)
    except Exception as fout:  # noqa: BLE001  (cattrs raises groups of whatever a field raised)
        raise IndienberichtError(f"het indienbericht klopt niet: {_find_oorzaak(fout)}") from None


def check_indienbericht(data: bytes) -> list[Afwijking]:
    """Check an indienbericht."""
    try:
        verzoek = read_indienbericht(data)
    except IndienberichtError as fout:
        return [Afwijking("DSOK-INDIENEN-001", str(fout))]
    gevonden = []
    if not verzoek.activiteiten:
        gevonden.append(Afwijking("DSOK-INDIENEN-002", "het verzoek noemt geen activiteit"))
    try:
        Oin(verzoek.bevoegd_gezag.oin)
    except OinError as fout:
        gevonden.append(Afwijking("DSOK-INDIENEN-003", str(fout)))
    if (verzoek.doel in _VERVOLG) != bool(verzoek.verzoeknummer):
        melding = f"doel {verzoek.doel.value} en verzoeknummer {verzoek.verzoeknummer!r} gaan niet samen"
        gevonden.append(Afwijking("DSOK-INDIENEN-004", melding))
    return gevonden


def _rename(data: Any, naam: Any) -> Any:
    """Rename every key, at every depth; None is left out."""
    if isinstance(data, dict):
        return {naam(sleutel): _rename(waarde, naam) for sleutel, waarde in data.items() if waarde is not None}
    if isinstance(data, list | tuple):
        return [_rename(waarde, naam) for waarde in data]
    return data


def _to_camel(naam: str) -> str:
    """Write `bevoegd_gezag` as `bevoegdGezag`."""
    return re.sub(r"_([a-z0-9])", lambda gevonden: gevonden[1].upper(), naam)


def _to_snake(naam: str) -> str:
    """Write `bevoegdGezag` as `bevoegd_gezag`."""
    return re.sub(r"([A-Z])", lambda gevonden: "_" + gevonden[1].lower(), naam)


def _find_oorzaak(fout: BaseException) -> str:
    """Give the first cause in a group of errors, in one line."""
    while isinstance(fout, BaseExceptionGroup) and fout.exceptions:
        fout = fout.exceptions[0]
    return f"{type(fout).__name__}: {fout}"[:300]
