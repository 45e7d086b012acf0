# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""A series of packages: each is judged by what the earlier ones left with the LVBB and DSO-LV.

A download may stand at the head of it: then the version in it is what the rest builds on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.standaarden.inname import InnameError
from pytest_dsoketen.standaarden.lvbb.inhoud import Aanlevering
from pytest_dsoketen.standaarden.lvbb.opdracht import OPDRACHT, Opdracht, OpdrachtError, read_opdracht
from pytest_dsoketen.standaarden.lvbb.toestand import Toestand
from pytest_dsoketen.standaarden.lvbb.uitwisselpakket import PakketError, read_uitwisselpakket
from pytest_dsoketen.standaarden.lvbb.verloop import Verloop, accept, judge


@dataclass
class Reeks:
    """The state that a series builds up.

    Attributes:
        dag: day on which all are judged; None to judge each on the day before its own publication.
        verloop: LVBB and DSO-LV. What is refused counts for later packages as far as it can, so that each package is
            judged on what is wrong with itself.
        moment: when the last package came.
        is_bekend: whether something came before it.
    """

    dag: date | None = None
    verloop: Verloop = field(default_factory=lambda: Verloop(soepel=True))
    moment: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    is_bekend: bool = False

    def begin(self, bestanden: Mapping[str, bytes]) -> tuple[date, Toestand | None]:
        """Let the time come at which a package is delivered.

        Args:
            bestanden: its files.

        Returns:
            The day, and what LVBB and DSO-LV hold then; None when nothing came before.
        """
        opdracht = _read_opdracht(bestanden)
        if self.dag is not None:
            self.moment = datetime.combine(self.dag, time(12), UTC)
        elif opdracht is not None and opdracht.bekendmaking is not None:
            self.moment = datetime.combine(opdracht.bekendmaking - timedelta(days=1), time(12), UTC)
        self.verloop.advance(date.max, behalve=opdracht.identificatie if opdracht else "")
        register = self.verloop.register
        self.is_bekend = bool(register.leveringen or register.versies)
        return self.moment.date(), self.verloop.get_toestand() if self.is_bekend else None

    def take(self, aanlevering: Aanlevering, afwijkingen: Sequence[Afwijking]) -> Iterable[Afwijking]:
        """Let a package count for the ones after it.

        Args:
            aanlevering: the package, read.
            afwijkingen: what was found wrong with it.

        Returns:
            What only shows when its changes are applied to what came before.
        """
        register = self.verloop.register
        behandeld = judge(register, aanlevering, afwijkingen, self.moment, soepel=True)
        if aanlevering.opdracht is not None:
            register.take_levering(aanlevering.opdracht.aanleveraar, aanlevering.opdracht.id_levering)
        accept(register, behandeld)
        gezien = set(afwijkingen)
        return [afwijking for afwijking in behandeld.afwijkingen if self.is_bekend and afwijking not in gezien]

    def take_download(self, pakket: bytes) -> None:
        """Let the version in a download be known; one that cannot be read says so when it is judged.

        A download does not say from when its version holds; it held when it was downloaded.
        """
        with suppress(InnameError, PakketError):
            versie, _ = read_uitwisselpakket(pakket)
            sinds = versie.gemaakt_op.date() if versie.gemaakt_op is not None else self.moment.date()
            self.verloop.register.add_versie(replace(versie, geldig_vanaf=versie.geldig_vanaf or sinds))


def _read_opdracht(bestanden: Mapping[str, bytes]) -> Opdracht | None:
    """Read what a package asks; None when that cannot be read."""
    try:
        return read_opdracht(bestanden[OPDRACHT])
    except (KeyError, OpdrachtError):
        return None
