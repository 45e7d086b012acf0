# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Puts a package to our own rules; those about geometry of a big package in a process beside this one.

Geometry is a third of the work on a package of 70 MB and shares nothing with the rest, so that two cores halve the
wait. A child that dies costs nothing but time: its rules are judged here after all.
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

_OVER_GEOMETRIE = ("GEOMETRY", "STOP30", "STOP31", "LVBB30", "DSOK-GIO")


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
    naast = _start(dossier, regels) if _may_split(zaak) else None
    begin()
    uitslagen: dict[Regel, Uitslag] = {}
    hier = [regel for regel in regels if naast is None or regel not in naast.regels]
    for nummer, regel in enumerate(hier):
        zaak.instelling.voortgang("eigen regels", nummer, len(hier))
        uitslagen[regel] = judge_regel(regel, dossier)
    if naast is not None:
        uitslagen |= naast.collect(dossier)
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
    """The process beside this one.

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


def _start(dossier: Dossier, regels: Sequence[Regel]) -> _Naast:
    """Start the child on the rules about geometry; it has the package in memory as it is now."""
    gekozen = tuple(regel for regel in regels if regel.code.startswith(_OVER_GEOMETRIE))
    context = multiprocessing.get_context("fork")
    hier, daar = context.Pipe(duplex=False)
    proces = context.Process(target=_judge_there, args=(dossier, gekozen, daar), daemon=True)
    proces.start()
    daar.close()
    return _Naast(gekozen, proces, hier)


def _judge_there(dossier: Dossier, regels: Sequence[Regel], lijn: Any) -> None:
    """Be the child: judge and tell."""
    lijn.send([judge_regel(regel, dossier) for regel in regels])
    lijn.close()
