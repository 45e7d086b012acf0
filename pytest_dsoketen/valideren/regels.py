# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Puts a package to our own rules; on a big package those about geometry and text in processes beside this one.

The rules about geometry, about the text and about OW objects look at different documents, so that two cores nearly
halve the wait. A child that dies costs nothing but time: its rules are judged here after all.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.model.keuringen import Onbeoordeeld
from pytest_dsoketen.standaarden.lvbb.keuren import Dossier, Regel, find_afwijkingen
from pytest_dsoketen.valideren.zaak import GROOT, Zaak, as_toetsfout

_GROEPEN: tuple[tuple[str, ...], ...] = (
    ("GEOMETRY", "STOP3", "LVBB30", "DSOK-GIO"),
    ("STOP0", "STOP1", "STOP2", "BHKV", "LVBB2", "DSOK-ID"),
)
"""Beginnings of the codes of rules that go together in a process: about geometry, about text."""


@dataclass(frozen=True)
class Uitslag:
    """What one rule gave.

    Attributes:
        afwijkingen: what it found.
        vastgelopen: that it broke down; what it found before that still holds.
    """

    afwijkingen: tuple[Afwijking, ...] = ()
    vastgelopen: Onbeoordeeld | None = None


def judge_regels(zaak: Zaak, dossier: Dossier, regels: Sequence[Regel], begin: Callable[[], None]) -> None:
    """Judge a package by some rules, and note what they give in the order of the rules.

    Args:
        zaak: what is judged.
        dossier: the package, read.
        regels: the rules.
        begin: starts threads for other work; called when no more processes are made.
    """
    kinderen = _start(dossier, regels, zaak.instelling.processen - 1) if _may_split(zaak) else []
    begin()
    uitslagen: dict[Regel, Uitslag] = {}
    elders = {regel for kind in kinderen for regel in kind.regels}
    hier = [regel for regel in regels if regel not in elders]
    for nummer, regel in enumerate(hier):
        zaak.instelling.voortgang("eigen regels", nummer, len(hier))
        uitslagen[regel] = judge_regel(regel, dossier)
    for kind in kinderen:
        uitslagen |= kind.collect(dossier)
    for regel in regels:
        zaak.add(uitslagen[regel].afwijkingen)
        vastgelopen = uitslagen[regel].vastgelopen
        if vastgelopen is not None:
            zaak.onbeoordeeld.append(vastgelopen)


def judge_regel(regel: Regel, dossier: Dossier) -> Uitslag:
    """Judge a package by one rule; a rule that breaks down does not take the others along."""
    gevonden: list[Afwijking] = []
    try:
        gevonden.extend(find_afwijkingen(regel, dossier))
    except Exception as fout:  # noqa: BLE001  (een fout in één regel mag de uitkomst van de andere niet kosten)
        return Uitslag(tuple(gevonden), as_toetsfout(regel.code, fout))
    return Uitslag(tuple(gevonden))


def _may_split(zaak: Zaak) -> bool:
    """Say whether a process beside this one is worth it, and possible."""
    return (
        zaak.instelling.processen > 1
        and zaak.omvang >= GROOT
        and "fork" in multiprocessing.get_all_start_methods()
        and not multiprocessing.current_process().daemon
    )


@dataclass(frozen=True)
class _Naast:
    """A process beside this one.

    Attributes:
        regels: what it judges.
        proces: the child.
        lijn: where it tells.
    """

    regels: tuple[Regel, ...]
    proces: Any
    lijn: Any

    def collect(self, dossier: Dossier) -> dict[Regel, Uitslag]:
        """Wait for what it found; judge here when it died."""
        uitslagen: list[Uitslag] = []
        with suppress(EOFError, OSError):
            uitslagen = self.lijn.recv()
        self.lijn.close()
        self.proces.join()
        if len(uitslagen) != len(self.regels):
            uitslagen = [judge_regel(regel, dossier) for regel in self.regels]
        return dict(zip(self.regels, uitslagen, strict=True))


def _start(dossier: Dossier, regels: Sequence[Regel], aantal: int) -> list[_Naast]:
    """Start children, each on a part of the rules; they have the package in memory as it is now.

    Args:
        dossier: the package, read.
        regels: all rules.
        aantal: most children; with one it gets all that is not done here.
    """
    groepen = _GROEPEN if aantal >= len(_GROEPEN) else (tuple(begin for groep in _GROEPEN for begin in groep),)
    return [_start_one(dossier, tuple(regel for regel in regels if regel.code.startswith(groep))) for groep in groepen]


def _start_one(dossier: Dossier, regels: tuple[Regel, ...]) -> _Naast:
    """Start one child."""
    context = multiprocessing.get_context("fork")
    hier, daar = context.Pipe(duplex=False)
    proces = context.Process(target=_judge_there, args=(dossier, regels, daar), daemon=True)
    proces.start()
    daar.close()
    return _Naast(regels, proces, hier)


def _judge_there(dossier: Dossier, regels: Sequence[Regel], lijn: Any) -> None:
    """Be the child: judge and tell."""
    lijn.send([judge_regel(regel, dossier) for regel in regels])
    lijn.close()
