# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The logboek: what a run announced, one JSON line each, on disk before the announcement returns.

Several processes may write one file. Every line is one `write` on a descriptor opened for appending, so that lines of
different writers never mix; a writer that is killed half-way leaves at most one torn piece, which the reader reports
and steps over.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pytest_dsoketen.model._basis import DsoketenError, ToelichtEnum
from pytest_dsoketen.model.bevindingen import Bevinding
from pytest_dsoketen.model.oordelen import Uitkomst
from pytest_dsoketen.model.stappen import Stapcode
from pytest_dsoketen.verbinding.codec import from_data, to_data

SCHEMAVERSIE = 1
_BEGIN = b'{"schemaversie": '
_log = logging.getLogger(__name__)


class LogboekError(DsoketenError, OSError):
    """The logboek cannot be written or read."""


class Regelsoort(ToelichtEnum):
    """What a line of the logboek is about."""

    BEVINDING = "bevinding", "Er is iets gezien dat niet werkt."
    SCENARIO_BEGONNEN = "scenario begonnen", "Een scenario is gestart."
    SCENARIO_KLAAR = "scenario klaar", "Een scenario heeft een oordeel."


@dataclass(frozen=True)
class ScenarioBegonnen:
    """A scenario that was started.

    Attributes:
        scenario: name that is unique within its step and toetsronde; the same as in the line that ends it.
        stap: step of the chain that it belongs to.
        tijdstip: when, on the clock of the machine.
        toetsronde: the run it belongs to.
    """

    scenario: str
    stap: Stapcode
    tijdstip: datetime
    toetsronde: str = ""


@dataclass(frozen=True)
class ScenarioKlaar:
    """A scenario with its verdict.

    Attributes:
        scenario: as in the line that started it.
        stap: step of the chain that it belongs to.
        uitkomst: verdict, reason, and id of the bevinding it stands on.
        tijdstip: when, on the clock of the machine.
        toetsronde: the run it belongs to.
        schakels: codes of the hops that it walks.
        duur: time that it took on the clock of the machine.
        wachttijd: time that it let pass in the chain, waited or jumped over.
    """

    scenario: str
    stap: Stapcode
    uitkomst: Uitkomst
    tijdstip: datetime
    toetsronde: str = ""
    schakels: tuple[str, ...] = ()
    duur: timedelta = timedelta()
    wachttijd: timedelta = timedelta()


Gebeurtenis = Bevinding | ScenarioBegonnen | ScenarioKlaar

_KLASSEN: dict[Regelsoort, type[Gebeurtenis]] = {
    Regelsoort.BEVINDING: Bevinding,
    Regelsoort.SCENARIO_BEGONNEN: ScenarioBegonnen,
    Regelsoort.SCENARIO_KLAAR: ScenarioKlaar,
}
_SOORTEN = {klasse: soort for soort, klasse in _KLASSEN.items()}


@dataclass(frozen=True)
class OnleesbareRegel:
    """A line, or a piece of one, that could not be read.

    Attributes:
        nummer: line number, counted from 1.
        reden: why, as a Dutch sentence.
    """

    nummer: int
    reden: str


@dataclass(frozen=True)
class Logboekinhoud:
    """All that a logboek holds, in the order in which it was written."""

    bevindingen: tuple[Bevinding, ...] = ()
    begonnen: tuple[ScenarioBegonnen, ...] = ()
    klaar: tuple[ScenarioKlaar, ...] = ()
    onleesbaar: tuple[OnleesbareRegel, ...] = ()

    @property
    def afgebroken(self) -> tuple[ScenarioBegonnen, ...]:
        """The scenarios that were started and never got a verdict: what a killed run was doing."""
        ended = {(klaar.toetsronde, klaar.stap, klaar.scenario) for klaar in self.klaar}
        started = {(begin.toetsronde, begin.stap, begin.scenario): begin for begin in self.begonnen}
        return tuple(begin for sleutel, begin in started.items() if sleutel not in ended)

    @property
    def laatste_toetsronde(self) -> str:
        """The run that wrote last; empty when nothing was written."""
        rondes = [bevinding.toetsronde for bevinding in self.bevindingen]
        rondes += [begonnen.toetsronde for begonnen in self.begonnen]
        return max(rondes, default="")

    def select_toetsronde(self, toetsronde: str) -> Logboekinhoud:
        """Keep what belongs to one run; what cannot be read stays."""
        return Logboekinhoud(
            tuple(bevinding for bevinding in self.bevindingen if bevinding.toetsronde == toetsronde),
            tuple(begin for begin in self.begonnen if begin.toetsronde == toetsronde),
            tuple(klaar for klaar in self.klaar if klaar.toetsronde == toetsronde),
            self.onleesbaar,
        )


class Logboek:
    """Append-only file of what a run announced; usable as a context manager.

    Args:
        path: the file; it and its folder are made when they do not exist.

    Raises:
        LogboekError: when the file cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor = _open_for_append(path)

    def __enter__(self) -> Self:
        """Use the logboek in a with statement."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()

    def append(self, bevinding: Bevinding) -> None:
        """Write a bevinding; when this returns the disk has it.

        Raises:
            LogboekError: when the disk does not take the line.
        """
        self._write(bevinding, durable=True)

    def append_begonnen(self, begin: ScenarioBegonnen) -> None:
        """Write that a scenario starts; survives the end of the process, not that of the machine.

        Raises:
            LogboekError: when the disk does not take the line.
        """
        self._write(begin, durable=False)

    def append_klaar(self, klaar: ScenarioKlaar) -> None:
        """Write the verdict of a scenario; survives the end of the process, not that of the machine.

        Raises:
            LogboekError: when the disk does not take the line.
        """
        self._write(klaar, durable=False)

    def close(self) -> None:
        """Close the file; closing twice is fine."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _write(self, gebeurtenis: Gebeurtenis, *, durable: bool) -> None:
        """Write one line with one call, and when it has to be durable wait until the disk has it."""
        line = format_regel(gebeurtenis)
        try:
            written = os.write(self._descriptor, line)
            if durable:
                os.fsync(self._descriptor)
        except OSError as fout:
            raise LogboekError(f"het logboek {self.path} is niet te beschrijven: {fout}") from fout
        if written < len(line):
            raise LogboekError(f"het logboek {self.path} nam {written} van de {len(line)} bytes aan; is de schijf vol?")


def format_regel(gebeurtenis: Gebeurtenis) -> bytes:
    """Write something that happened as one line, in UTF-8 whatever the text holds."""
    regel = {
        "schemaversie": SCHEMAVERSIE,
        "soort": _SOORTEN[type(gebeurtenis)].value,
        "inhoud": to_data(gebeurtenis),
    }
    return json.dumps(regel, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def read_logboek(path: Path) -> Logboekinhoud:
    """Read all that can be read; a logboek that was never written is empty.

    Args:
        path: the file.

    Returns:
        What it holds, with the lines that could not be read apart.

    Raises:
        LogboekError: when the file is there and cannot be read.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Logboekinhoud()
    except OSError as fout:
        raise LogboekError(f"het logboek {path} is niet te lezen: {fout}") from fout
    gebeurtenissen: list[Gebeurtenis] = []
    onleesbaar: list[OnleesbareRegel] = []
    for nummer, piece in _split_regels(content):
        gelezen = _parse_regel(piece)
        if isinstance(gelezen, str):
            onleesbaar.append(OnleesbareRegel(nummer, gelezen))
        else:
            gebeurtenissen.append(gelezen)
    return Logboekinhoud(
        tuple(item for item in gebeurtenissen if isinstance(item, Bevinding)),
        tuple(item for item in gebeurtenissen if isinstance(item, ScenarioBegonnen)),
        tuple(item for item in gebeurtenissen if isinstance(item, ScenarioKlaar)),
        tuple(onleesbaar),
    )


def read_bevindingen(path: Path) -> tuple[Bevinding, ...]:
    """Read the bevindingen, in the order in which they were announced; what cannot be read is logged and skipped."""
    inhoud = read_logboek(path)
    for regel in inhoud.onleesbaar:
        _log.warning("logboek %s, regel %d: %s", path, regel.nummer, regel.reden)
    return inhoud.bevindingen


def _open_for_append(path: Path) -> int:
    """Open the file so that every write lands at its end, and make its name survive too."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, flags, 0o644)
    except OSError as fout:
        raise LogboekError(f"het logboek {path} is niet te openen: {fout}") from fout
    with suppress(OSError):  # not every file system lets a folder be synchronised
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    return descriptor


def _split_regels(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Give every line with its number; a line glued to the torn end of another comes apart again.

    The beginning of a line cannot occur inside one: quotes in a JSON text are escaped.
    """
    for nummer, line in enumerate(content.split(b"\n"), start=1):
        first, *rest = line.split(_BEGIN)
        if first.strip():
            yield nummer, first
        for piece in rest:
            yield nummer, _BEGIN + piece


def _parse_regel(piece: bytes) -> Gebeurtenis | str:
    """Read one line; the reason as a sentence when that cannot be done."""
    try:
        regel = json.loads(piece)
    except ValueError:
        return "deze regel is niet heel; waarschijnlijk is de toets tijdens het schrijven gestopt"
    versie = regel.get("schemaversie") if isinstance(regel, dict) else None
    if versie != SCHEMAVERSIE:
        return f"deze regel heeft schemaversie {versie}; deze versie van dsoketen leest schemaversie {SCHEMAVERSIE}"
    return _structure(regel)


def _structure(regel: dict[str, Any]) -> Gebeurtenis | str:
    """Make the object that a line holds."""
    try:
        return from_data(regel["inhoud"], _KLASSEN[Regelsoort(regel["soort"])])
    except Exception as fout:  # noqa: BLE001  (whatever is in the file, the other lines must be read)
        return f"deze regel past niet bij schemaversie {SCHEMAVERSIE} ({type(fout).__name__})"
