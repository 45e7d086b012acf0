# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""LVBB and DSO-LV over time: each package that comes is judged by the state that the earlier ones left, and changes it.

The state machine without HTTP and without a clock: whoever uses it says when a package comes. What was offered is
published when its day has come, so that a later package can build on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
from pytest_dsoketen.standaarden.stop.toepassen import ConsolidatieError
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
        afwijkingen = check_aanlevering(pakket, vandaag=moment.date(), toestand=self.get_toestand())
        behandeld = judge(self.register, aanlevering, afwijkingen, moment, soepel=self.soepel)
        if aanlevering.opdracht is not None:
            self.register.take_levering(aanlevering.opdracht.aanleveraar, aanlevering.opdracht.id_levering)
        return accept(self.register, behandeld) if self.soepel or behandeld.is_aangenomen else behandeld

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


def judge(
    register: Register,
    aanlevering: Aanlevering,
    afwijkingen: Sequence[Afwijking],
    moment: datetime,
    *,
    soepel: bool = False,
) -> Behandeld:
    """Say what the LVBB answers to a package, and which versions it would bring about; nothing changes by it.

    Args:
        register: what the LVBB has taken in.
        aanlevering: the package, read.
        afwijkingen: what the rules find wrong with it.
        moment: when it comes.
        soepel: whether versions are also made of what is refused, as far as that works.
    """
    soort, goed, alles = _soort_of(aanlevering), not _is_blokkerend(afwijkingen), tuple(afwijkingen)
    versies: tuple[Regelingversie, ...] = ()
    if goed or soepel:
        try:
            versies = consolidate(aanlevering, register.find_basis())
        except ConsolidatieError as fout:
            alles = (*alles, *fout.afwijkingen) if goed else alles
    if soort.is_directe_mutatie:
        versies = consolidate_directe_mutatie(aanlevering, register.versies.values())
    return Behandeld(moment, uitkomst_of(alles, soort), alles, aanlevering, versies)


def accept(register: Register, behandeld: Behandeld) -> Behandeld:
    """Do what a package asks: from now on it counts. Gives back what came of it.

    Args:
        register: what the LVBB has taken in; it is changed.
        behandeld: what `judge` made of the package.
    """
    aanlevering = behandeld.aanlevering
    if aanlevering is None or aanlevering.opdracht is None:
        return behandeld
    soort = aanlevering.opdracht.soort
    if soort is Opdrachtsoort.PUBLICATIE:
        register.offer(aanlevering, behandeld.versies, behandeld.moment.date())
    elif soort is Opdrachtsoort.AFBREKEN:
        register.break_off(aanlevering.opdracht.identificatie)
    elif soort is Opdrachtsoort.DIRECTE_MUTATIE:
        for versie in behandeld.versies:
            register.add_versie(versie)
    return behandeld


def _soort_of(aanlevering: Aanlevering) -> Opdrachtsoort:
    """Say what a package asks; one that does not say is only judged."""
    return aanlevering.opdracht.soort if aanlevering.opdracht else Opdrachtsoort.VALIDATIE


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


__all__ = ["Behandeld", "Verloop", "accept", "judge", "run_reeks"]
