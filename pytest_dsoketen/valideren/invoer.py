# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Takes in what a path names: a ZIP, a folder or one file. Read only, nothing unpacked, no links followed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.standaarden.inname import XML_GRENZEN, ZIP_GRENZEN, InnameError, Innamefout, read_zip

_ZIP_BEGIN = b"PK"
_ONZICHTBAAR = ("__MACOSX",)


class InvoerError(DsoketenError):
    """A path names nothing that can be judged: a mistake on the command line."""


@dataclass(frozen=True)
class Invoer:
    """What a path names, read.

    Attributes:
        pad: as the user gave it.
        bestanden: content per file name.
        pakket: the ZIP as it was; empty for a folder or one file.
        is_map: whether it is a folder.
        is_zip: whether it is a ZIP, also one that was refused.
        weigering: why it was refused at the door; then there are no files.
        overgeslagen: names in a folder that do not go with it.
    """

    pad: str
    bestanden: dict[str, bytes] = field(default_factory=dict)
    pakket: bytes = b""
    is_map: bool = False
    is_zip: bool = False
    weigering: InnameError | None = None
    overgeslagen: tuple[str, ...] = ()

    @property
    def omvang(self) -> int:
        """Bytes of all files together."""
        return sum(len(inhoud) for inhoud in self.bestanden.values())


def read_invoer(pad: Path) -> Invoer:
    """Read what a path names.

    Raises:
        InvoerError: when there is nothing, or it is no file and no folder, or it may not be read.
    """
    try:
        if pad.is_dir():
            return _read_map(pad)
        modus = pad.stat().st_mode
        if not stat.S_ISREG(modus):
            raise InvoerError(f"{pad} is geen bestand en geen map; geef een ZIP, een map of een bestand")
        return _read_bestand(pad)
    except FileNotFoundError:
        raise InvoerError(f"{pad} bestaat niet; geef een ZIP, een map of een bestand") from None
    except (OSError, ValueError) as fout:
        reden = getattr(fout, "strerror", None) or fout
        raise InvoerError(f"{pad} is niet te lezen ({reden}); controleer de naam en uw rechten") from None


def _read_bestand(pad: Path) -> Invoer:
    """Read a ZIP or one file; what is too big is not read at all."""
    with pad.open("rb") as stroom:
        is_zip = stroom.read(2) == _ZIP_BEGIN
        grens = ZIP_GRENZEN.archief if is_zip else XML_GRENZEN.grootte
        if os.fstat(stroom.fileno()).st_size > grens:
            fout = Innamefout.ZIP_GRENS if is_zip else Innamefout.XML_GRENS
            weigering = InnameError(fout, f"{pad.name} is groter dan {grens} bytes", pad.name)
            return Invoer(str(pad), is_zip=is_zip, weigering=weigering)
        stroom.seek(0)
        inhoud = stroom.read()
    if not is_zip:
        return Invoer(str(pad), {pad.name: inhoud})
    try:
        return Invoer(str(pad), read_zip(inhoud), inhoud, is_zip=True)
    except InnameError as geweigerd:
        return Invoer(str(pad), pakket=inhoud, is_zip=True, weigering=geweigerd)


def _read_map(map_: Path) -> Invoer:
    """Read a folder with everything below it."""
    namen = [(pad, pad.relative_to(map_).as_posix()) for pad in _walk(map_)]
    zichtbaar = [(pad, naam) for pad, naam in namen if not _is_onzichtbaar(naam)]
    overgeslagen = tuple(naam for _, naam in namen if _is_onzichtbaar(naam))
    try:
        return Invoer(str(map_), _read_leden(zichtbaar), is_map=True, overgeslagen=overgeslagen)
    except InnameError as fout:
        return Invoer(str(map_), is_map=True, weigering=fout)


def _read_leden(leden: list[tuple[Path, str]]) -> dict[str, bytes]:
    """Read the files of a folder under caps.

    Raises:
        InnameError: for a link, something that is no file, or over a cap.
    """
    if len(leden) > ZIP_GRENZEN.aantal:
        raise InnameError(Innamefout.ZIP_GRENS, f"de map heeft meer dan {ZIP_GRENZEN.aantal} bestanden")
    bestanden: dict[str, bytes] = {}
    over = ZIP_GRENZEN.totaal
    for pad, naam in leden:
        bestanden[naam] = _read_lid(pad, naam, over)
        over -= len(bestanden[naam])
    return bestanden


def _walk(map_: Path) -> Iterator[Path]:
    """Walk the files below a folder in the order of their names; folders behind a link are not entered."""
    for wortel, mappen, namen in os.walk(map_):
        mappen.sort()
        for naam in sorted(namen):
            yield Path(wortel, naam)


def _is_onzichtbaar(naam: str) -> bool:
    """Say whether a file is one of the system, that nobody meant to deliver."""
    return any(deel.startswith(".") or deel in _ONZICHTBAAR for deel in naam.split("/"))


def _read_lid(pad: Path, naam: str, over: int) -> bytes:
    """Read one file of a folder.

    Raises:
        InnameError: for a link, something that is no file, or over a cap.
    """
    if not naam.isprintable():
        raise InnameError(Innamefout.ZIP_NAAM, f"de bestandsnaam {naam[:80]!r} is onveilig", repr(naam[:80]))
    if pad.is_symlink() or not pad.is_file():
        raise InnameError(Innamefout.ZIP_NAAM, f"{naam} is een koppeling en geen bestand", naam)
    if pad.stat().st_size > min(over, ZIP_GRENZEN.bestand):
        raise InnameError(Innamefout.ZIP_GRENS, f"{naam} is te groot", naam)
    return pad.read_bytes()
