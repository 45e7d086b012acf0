# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""LVBB and DSO-LV over time: each package that comes is judged by the state that the earlier ones left, and changes it.

The state machine without HTTP and without a clock: whoever uses it says when a package comes. What was offered is
published when its day has come, so that a later package can build on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from pytest_dsoketen.model.berichten import Afwijking, Verplichtingsniveau
from pytest_dsoketen.model.plannen import Opdrachtsoort, Verslaguitkomst
from pytest_dsoketen.standaarden.inname import InnameError
from pytest_dsoketen.standaarden.lvbb.consolideren import consolidate, consolidate_directe_mutatie
from pytest_dsoketen.standaarden.lvbb.inhoud import Aanlevering
from pytest_dsoketen.standaarden.lvbb.keuren import check_aanlevering, uitkomst_of
from pytest_dsoketen.standaarden.lvbb.lezen import read_aanlevering
from pytest_dsoketen.standaarden.lvbb.opdracht import Opdracht
from pytest_dsoketen.standaarden.lvbb.toestand import (
    Besluitstand,
    Kennisgevingstand,
    Register,
    Status,
    Toestand,
    stand_of,
)
from pytest_dsoketen.standaarden.stop.mutatie import ConsolidatieError
from pytest_dsoketen.standaarden.stop.versie import Regelingversie


@dataclass(frozen=True)
class Behandeld:
    """What came of one package.

    Attributes:
        moment: when it came.
        uitkomst: what the last verslag says, once a publication is made.
        afwijkingen: what is wrong with it.
        aanlevering: the package, read; None when it is no ZIP.
        versies: versions of regelingen that it brings about; of a directe mutatie those that it changes.
    """

    moment: datetime
    uitkomst: Verslaguitkomst
    afwijkingen: tuple[Afwijking, ...]
    aanlevering: Aanlevering | None = None
    versies: tuple[Regelingversie, ...] = ()

    @property
    def is_aangenomen(self) -> bool:
        """Whether what it asks was done."""
        return self.uitkomst.is_goed


@dataclass
class Verloop:
    """The state that a series of packages builds up.

    Attributes:
        register: what the LVBB has taken in.
        overige: identifications that DSO-LV knows besides, such as activities of the Rijk.
        soepel: whether a package that is refused counts for later ones as far as it can: then each package is judged
            on what is wrong with itself, and not on what was wrong with the one before.
    """

    register: Register = field(default_factory=Register)
    overige: frozenset[str] = frozenset()
    soepel: bool = False

    def apply(self, pakket: bytes, moment: datetime) -> Behandeld:
        """Treat a package as the LVBB does, and change the state when it is right.

        Args:
            pakket: the ZIP.
            moment: when it comes; what was offered for that day or an earlier one has been published by then.
        """
        self.advance(moment.date())
        try:
            aanlevering = read_aanlevering(pakket)
        except InnameError:
            return Behandeld(moment, Verslaguitkomst.MISLUKT, tuple(check_aanlevering(pakket)))
        soort = aanlevering.opdracht.soort if aanlevering.opdracht else Opdrachtsoort.VALIDATIE
        afwijkingen = check_aanlevering(pakket, vandaag=moment.date(), toestand=self.get_toestand())
        versies, mislukt = self._consolidate(aanlevering, goed=not _is_blokkerend(afwijkingen))
        alles = (*afwijkingen, *mislukt)
        if aanlevering.opdracht is not None:
            self.register.take_levering(aanlevering.opdracht.aanleveraar, aanlevering.opdracht.id_levering)
        if self.soepel or not _is_blokkerend(alles):
            versies = self._accept(soort, aanlevering, versies, moment)
        return Behandeld(moment, uitkomst_of(alles, soort), alles, aanlevering, versies)

    def _consolidate(
        self, aanlevering: Aanlevering, *, goed: bool
    ) -> tuple[tuple[Regelingversie, ...], tuple[Afwijking, ...]]:
        """Make the versions that a package brings about, and say why that did not work when the rest was right."""
        if not goed and not self.soepel:
            return (), ()
        try:
            return consolidate(aanlevering, self.register.find_basis()), ()
        except ConsolidatieError as fout:
            return (), tuple(fout.afwijkingen) if goed else ()

    def _accept(
        self, soort: Opdrachtsoort, aanlevering: Aanlevering, versies: tuple[Regelingversie, ...], moment: datetime
    ) -> tuple[Regelingversie, ...]:
        """Do what an opdracht asks; give the versions that it brings about."""
        if soort is Opdrachtsoort.PUBLICATIE:
            self.register.offer(aanlevering, versies, moment.date())
        elif soort is Opdrachtsoort.AFBREKEN and aanlevering.opdracht is not None:
            self.register.break_off(aanlevering.opdracht.identificatie)
        elif soort is Opdrachtsoort.DIRECTE_MUTATIE:
            versies = consolidate_directe_mutatie(aanlevering, self.register.versies.values())
            for versie in versies:
                self.register.add_versie(versie)
        return versies

    def advance(self, dag: date, *, behalve: str = "") -> None:
        """Publish everything whose day has come.

        Args:
            dag: today.
            behalve: AKN work of what waits all the same, because it is about to be broken off.
        """
        wachtend: list[Besluitstand | Kennisgevingstand] = [
            *self.register.besluiten.values(),
            *self.register.kennisgevingen.values(),
        ]
        for stand in sorted(wachtend, key=lambda stand: stand.bekendmaking):
            if stand.status is Status.AANGEBODEN and stand.bekendmaking <= dag and stand.work != behalve:
                self.register.publish(stand.work, datetime.combine(stand.bekendmaking, time(), UTC))

    def get_toestand(self) -> Toestand:
        """Give what LVBB and DSO-LV hold now; DSO-LV takes a version over when it is published."""
        versies = self.register.versies.values()
        gepubliceerd = [versie for versie in versies if self.register.is_gepubliceerd(versie.expression)]
        return Toestand(self.register, stand_of(gepubliceerd, self.overige))


def run_reeks(
    pakketten: Mapping[str, bytes], overige: Iterable[str] = (), *, soepel: bool = True
) -> dict[str, Behandeld]:
    """Treat a series of packages, each on the day before its own publication and after that of the earlier ones.

    Args:
        pakketten: content by name, in the order in which they come.
        overige: identifications that DSO-LV knows besides.
        soepel: see `Verloop`.

    Returns:
        What came of each, by name, in the same order.
    """
    verloop, moment = Verloop(overige=frozenset(overige), soepel=soepel), datetime(1970, 1, 1, tzinfo=UTC)
    behandeld = {}
    for naam, pakket in pakketten.items():
        opdracht = _read_opdracht(pakket)
        if opdracht is not None and opdracht.bekendmaking is not None:
            moment = datetime.combine(opdracht.bekendmaking - timedelta(days=1), time(12), UTC)
        verloop.advance(date.max, behalve=opdracht.identificatie if opdracht else "")
        behandeld[naam] = verloop.apply(pakket, moment)
    return behandeld


def _read_opdracht(pakket: bytes) -> Opdracht | None:
    """Read what a package asks; None when that cannot be read."""
    try:
        return read_aanlevering(pakket).opdracht
    except InnameError:
        return None


def _is_blokkerend(afwijkingen: Iterable[Afwijking]) -> bool:
    """Say whether something is wrong that keeps a delivery out."""
    return any(afwijking.niveau is Verplichtingsniveau.MOET for afwijking in afwijkingen)


__all__ = ["Behandeld", "Verloop", "run_reeks"]
