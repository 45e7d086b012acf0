# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Puts a package to our own rules; of a big package a process beside this one judges the OW objects.

The rules about the besluit, informatieobjecten and GML never look at OW objects, and those about OW objects hardly at
anything else: on two cores that halves the wait. The process starts before the OW files are read, because one that
starts later has to copy every page of memory with objects that it or the other looks at; and when it ends, a million
objects are gone at once. Who has done its rules takes the official schemas, file by file. A process that dies costs
nothing but time: what it had to judge is judged here.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from typing import Any

from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.model.keuringen import Onbeoordeeld
from pytest_dsoketen.standaarden.lvbb.keuren import REGELS_ZONDER_OW, Dossier, Regel, find_afwijkingen
from pytest_dsoketen.standaarden.schemas.oordeel import Schemaoordeel
from pytest_dsoketen.valideren.beurten import Beurten
from pytest_dsoketen.valideren.vooruit import can_fork
from pytest_dsoketen.valideren.zaak import GROOT, Zaak, as_toetsfout


@dataclass(frozen=True)
class Uitslag:
    """What one rule gave.

    Attributes:
        afwijkingen: what it found.
        vastgelopen: that it broke down; what it found before that still holds.
    """

    afwijkingen: tuple[Afwijking, ...] = ()
    vastgelopen: Onbeoordeeld | None = None


def judge_regels(zaak: Zaak, dossier: Dossier, regels: Sequence[Regel]) -> None:
    """Judge a package by some rules, and note what they give in the order of the rules.

    Args:
        zaak: what is judged.
        dossier: the package.
        regels: the rules.
    """
    if dossier.weigering is None:
        zaak.bomen |= dossier.aanlevering.documenten
    uitslagen = (_judge_samen if _may_split(zaak) else _judge_alleen)(zaak, dossier, regels)
    for regel in regels:
        zaak.add(uitslagen[regel].afwijkingen)
        vastgelopen = uitslagen[regel].vastgelopen
        if vastgelopen is not None:
            zaak.onbeoordeeld.append(vastgelopen)


def _judge_alleen(zaak: Zaak, dossier: Dossier, regels: Sequence[Regel]) -> dict[Regel, Uitslag]:
    """Judge in this process, with the official schemas in a thread when there is much to do."""
    if dossier.weigering is None:
        zaak.bomen |= dossier.aanlevering.ow.documenten
        if zaak.instelling.schemas is not None:
            zaak.instelling.schemas.begin(zaak)
    return _judge_hier(zaak, dossier, regels)


def _judge_samen(zaak: Zaak, dossier: Dossier, regels: Sequence[Regel]) -> dict[Regel, Uitslag]:
    """Judge with a process beside this one; each begins with the schemas of the files that it knows best."""
    namen = sorted(zaak.wortels, key=lambda naam: -len(zaak.bestanden[naam]))
    documenten = dossier.aanlevering.documenten
    with (
        Beurten([naam for naam in namen if naam in documenten]) as van_hier,
        Beurten([naam for naam in namen if naam not in documenten]) as van_kind,
    ):
        naast = _start(
            zaak, dossier, [regel for regel in regels if regel not in REGELS_ZONDER_OW], [van_kind, van_hier]
        )
        uitslagen = _judge_hier(zaak, dossier, [regel for regel in regels if regel in REGELS_ZONDER_OW])
        oordelen = _judge_schemas(zaak, [van_hier, van_kind])
        uitslagen |= naast.collect(dossier, oordelen)
    if zaak.instelling.schemas is not None:
        zaak.instelling.schemas.take(oordelen)
        if any(naam not in oordelen for naam in namen):
            zaak.bomen |= dossier.aanlevering.ow.documenten
    return uitslagen


def _judge_hier(zaak: Zaak, dossier: Dossier, regels: Sequence[Regel]) -> dict[Regel, Uitslag]:
    """Judge by rules one after the other, and tell how far it is."""
    uitslagen: dict[Regel, Uitslag] = {}
    for nummer, regel in enumerate(regels):
        zaak.instelling.voortgang("eigen regels", nummer, len(regels))
        uitslagen[regel] = judge_regel(regel, dossier)
    return uitslagen


def _judge_schemas(zaak: Zaak, beurten: Iterable[Beurten]) -> dict[str, Schemaoordeel]:
    """Put files to their XSD, as long as there are any that nobody has taken.

    A file that was not parsed here and in which something is wrong is left out: its place is known to who parses it.
    """
    if zaak.instelling.schemas is None:
        return {}
    oordelen = zaak.instelling.schemas.judge(zaak, chain.from_iterable(beurten))
    return {naam: oordeel for naam, oordeel in oordelen.items() if naam in zaak.bomen or not oordeel.afwijkingen}


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
    return zaak.instelling.processen > 1 and zaak.omvang >= GROOT and can_fork()


@dataclass(frozen=True)
class _Naast:
    """A process beside this one.

    Attributes:
        regels: what it judges.
        proces: the child.
        lijn: where it tells.
    """

    regels: Sequence[Regel]
    proces: Any
    lijn: Any

    def collect(self, dossier: Dossier, oordelen: dict[str, Schemaoordeel]) -> Mapping[Regel, Uitslag]:
        """Wait for what it found; judge here when it died.

        Args:
            dossier: the package.
            oordelen: what it found by the official schemas is added here.
        """
        uitslagen: list[Uitslag] = []
        with suppress(EOFError, OSError):
            uitslagen, van_kind = self.lijn.recv()
            oordelen |= van_kind
        self.lijn.close()
        self.proces.join()
        if len(uitslagen) != len(self.regels):
            uitslagen = [judge_regel(regel, dossier) for regel in self.regels]
        return dict(zip(self.regels, uitslagen, strict=True))


def _start(zaak: Zaak, dossier: Dossier, regels: Sequence[Regel], beurten: Sequence[Beurten]) -> _Naast:
    """Start a child; it has the package in memory as it is now: documents parsed, OW files not yet."""
    context = multiprocessing.get_context("fork")
    hier, daar = context.Pipe(duplex=False)
    proces = context.Process(target=_judge_there, args=(zaak, dossier, regels, beurten, daar), daemon=True)
    proces.start()
    daar.close()
    return _Naast(regels, proces, hier)


def _judge_there(zaak: Zaak, dossier: Dossier, regels: Sequence[Regel], beurten: Sequence[Beurten], lijn: Any) -> None:
    """Be the child: judge, and tell. What goes wrong here, goes wrong again in the other process, that says so."""
    with suppress(Exception, KeyboardInterrupt):
        zaak.bomen |= dossier.aanlevering.ow.documenten
        uitslagen = [judge_regel(regel, dossier) for regel in regels]
        oordelen = _judge_schemas(zaak, beurten)
        lijn.send((uitslagen, oordelen))
    lijn.close()
