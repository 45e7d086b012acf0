# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The folder of a package: which files are there, and one Dutch sentence for each that cannot be used."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.plannen import Punt
from pytest_dsoketen.opstelling.lezen import OpstellingOngeldigError

_SLEUTELS = {"naam", "gemeente", "oin", "punt_binnen", "punt_buiten", "bekend", "paden"}
_PADSLEUTELS = {"activiteit", "antwoorden", "conclusie"}


@dataclass(frozen=True)
class Padregel:
    """A path through a check as casus.toml gives it, not yet compared with the rules."""

    activiteit: str
    antwoorden: tuple[tuple[str, str], ...]
    conclusie: str


@dataclass(frozen=True)
class Casusregels:
    """What casus.toml says.

    Attributes:
        bestand: where it was read; for messages.
        naam: name of the casus.
        gemeente: name of the gemeente.
        oin: OIN of the gemeente.
        punt_binnen: a point inside the area of a rule with an activity.
        punt_buiten: a point outside it.
        paden: paths through the checks.
        bekend: AKN and JOIN identifications of what the LVBB has before the walk.
    """

    bestand: Path
    naam: str = ""
    gemeente: str = ""
    oin: str = ""
    punt_binnen: Punt | None = None
    punt_buiten: Punt | None = None
    paden: tuple[Padregel, ...] = ()
    bekend: frozenset[str] = frozenset()


@contextmanager
def explain(plaats: Path, uitweg: str) -> Iterator[None]:
    """Turn what goes wrong with a file into one sentence that names it and the way out.

    Args:
        plaats: the file or folder.
        uitweg: what the reader can do.

    Raises:
        OpstellingOngeldigError: in place of any error on purpose, and of a file that cannot be read.
    """
    try:
        yield
    except OpstellingOngeldigError:
        raise
    except (DsoketenError, UnicodeDecodeError) as fout:
        raise refuse(plaats, f"is niet te gebruiken: {fout}", uitweg) from fout
    except OSError as fout:
        raise refuse(plaats, f"is niet te lezen ({fout.strerror})", uitweg) from fout


def refuse(plaats: Path, wat: str, uitweg: str) -> OpstellingOngeldigError:
    """Say which file is wrong, what is wrong with it, and what to do."""
    return OpstellingOngeldigError(f"{plaats} {wat}. {uitweg}")


def list_bestanden(map_: Path) -> list[Path]:
    """Give the files right in a folder, by name; none when there is no such folder.

    Raises:
        OpstellingOngeldigError: the folder is none, or holds something that is no file and would be passed over.
    """
    paden = list_paden(map_)
    for pad in paden:
        if not pad.is_file():
            raise refuse(pad, "is geen bestand dat te lezen is", f"Zet bestanden direct in {map_}.")
    return paden


def list_paden(map_: Path) -> list[Path]:
    """Give what is right in a folder, by name, but for hidden things; none when there is no such folder."""
    if not map_.exists():
        return []
    with explain(map_, "Maak er een map van met de bestanden erin."):
        return sorted(pad for pad in map_.iterdir() if not pad.name.startswith("."))


def read_bestand(pad: Path) -> bytes:
    """Read a file."""
    with explain(pad, "Controleer of het bestand bestaat en te openen is."):
        return pad.read_bytes()


def read_casusregels(pad: Path) -> Casusregels:
    """Read casus.toml; nothing is said when there is no such file.

    Raises:
        OpstellingOngeldigError: TOML error, unknown key, or a value of another shape.
    """
    if not pad.exists():
        return Casusregels(pad)
    try:
        data = tomllib.loads(read_bestand(pad).decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fout:
        raise refuse(pad, f"is geen geldige TOML: {fout}", "Verbeter die regel.") from fout
    _refuse_unknown(pad, data, _SLEUTELS)
    return Casusregels(
        bestand=pad,
        naam=_read_tekst(pad, data, "naam"),
        gemeente=_read_tekst(pad, data, "gemeente"),
        oin=_read_tekst(pad, data, "oin"),
        punt_binnen=_read_punt(pad, data, "punt_binnen"),
        punt_buiten=_read_punt(pad, data, "punt_buiten"),
        paden=tuple(_read_pad(pad, item) for item in _read_lijst(pad, data, "paden")),
        bekend=frozenset(_read_identificaties(pad, data, "bekend")),
    )


def _refuse_unknown(pad: Path, data: Mapping[str, Any], bekend: set[str]) -> None:
    """Refuse keys that mean nothing."""
    for sleutel in sorted(set(data) - bekend):
        raise refuse(pad, f"heeft een onbekende sleutel {sleutel!r}", f"Gebruik: {', '.join(sorted(bekend))}.")


def _read_tekst(pad: Path, data: Mapping[str, Any], sleutel: str) -> str:
    """Read a text; empty when it is not there."""
    waarde = data.get(sleutel, "")
    if not isinstance(waarde, str):
        raise refuse(pad, f"heeft bij {sleutel!r} geen tekst", f'Schrijf {sleutel} = "…".')
    return waarde


def _read_punt(pad: Path, data: Mapping[str, Any], sleutel: str) -> Punt | None:
    """Read a point in RD; None when it is not there."""
    waarde = data.get(sleutel)
    if waarde is None:
        return None
    try:
        x, y = (round(float(maat), 3) for maat in waarde)
    except (TypeError, ValueError) as fout:
        raise refuse(pad, f"heeft bij {sleutel!r} geen punt", f"Schrijf {sleutel} = [x, y] in RD, in meters.") from fout
    return Punt(x, y)


def _read_identificaties(pad: Path, data: Mapping[str, Any], sleutel: str) -> list[str]:
    """Read a list of AKN and JOIN identifications; empty when it is not there."""
    waarde = data.get(sleutel, [])
    if not isinstance(waarde, list) or not all(str(item).startswith(("/akn/", "/join/")) for item in waarde):
        voorbeeld = f'Schrijf {sleutel} = ["/akn/nl/act/…", "/join/id/regdata/…"].'
        raise refuse(pad, f"heeft bij {sleutel!r} geen lijst met AKN- en JOIN-identificaties", voorbeeld)
    return waarde


def _read_lijst(pad: Path, data: Mapping[str, Any], sleutel: str) -> list[Mapping[str, Any]]:
    """Read a list of tables."""
    waarde = data.get(sleutel, [])
    if not isinstance(waarde, list) or not all(isinstance(item, dict) for item in waarde):
        raise refuse(pad, f"heeft bij {sleutel!r} geen lijst", f"Begin elk onderdeel met [[{sleutel}]].")
    return waarde


def _read_pad(pad: Path, item: Mapping[str, Any]) -> Padregel:
    """Read one path."""
    _refuse_unknown(pad, item, _PADSLEUTELS)
    antwoorden = item.get("antwoorden")
    if not isinstance(antwoorden, dict) or not all(isinstance(waarde, str) for waarde in antwoorden.values()):
        voorbeeld = 'Schrijf antwoorden = { "vraag" = "antwoord" }.'
        raise refuse(pad, "heeft een pad zonder antwoorden als tekst", voorbeeld)
    return Padregel(
        _read_tekst(pad, item, "activiteit"), tuple(antwoorden.items()), _read_tekst(pad, item, "conclusie")
    )
