# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The versions of regelingen in Ozon, along the three axes of time that Presenteren knows.

A version is *beschikbaar* from its registration, *geldig* and *in werking* from the day in its tijdstempel. What was
registered is never changed: when a next version comes, the registration of the one before ends and a new one says
until when it holds. So one can ask what held on a day, and also what was known of that on an earlier moment.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from pytest_dsoketen.model.partijen import Organisatie
from pytest_dsoketen.model.plannen import Besluitsoort, Regeling
from pytest_dsoketen.model.uitgangssituatie import LEEG, Uitgangssituatie
from pytest_dsoketen.standaarden.stop.versie import Regelingversie


@dataclass(frozen=True)
class Opname:
    """One version of a regeling as Ozon took it in.

    Attributes:
        versie: the version with text, OW objects and informatieobjecten.
        regeling: the same, as the model has it, with the known activities and areas that its rules point at.
        gezag: who delivered it.
        tijdstip: moment of registration.
        volgnummer: version number of the registration.
        bekend: what earlier publications brought and this version may point at.
        besluit: AKN work of the besluit that made it; empty when it is not known.
    """

    versie: Regelingversie
    regeling: Regeling
    gezag: Organisatie
    tijdstip: datetime
    volgnummer: int
    bekend: Uitgangssituatie = LEEG
    besluit: str = ""

    @property
    def is_ontwerp(self) -> bool:
        """Whether it comes from an ontwerpbesluit."""
        return self.versie.soort is Besluitsoort.ONTWERP

    @property
    def geldig_vanaf(self) -> date:
        """First day on which it holds; an ontwerp counts from its registration."""
        return self.versie.geldig_vanaf or self.tijdstip.date()


@dataclass(frozen=True)
class Tijdreis:
    """From where in time somebody looks.

    Attributes:
        geldig_op: day on which a version has to be valid.
        in_werking_op: day on which it has to be in force.
        beschikbaar_op: moment on which it had to be registered.
    """

    geldig_op: date
    in_werking_op: date
    beschikbaar_op: datetime


@dataclass(frozen=True)
class Voorkomen:
    """What was known of a version from one moment to another.

    Attributes:
        opname: the version.
        tijdstip: moment from which this was known.
        begin: first day on which the version holds.
        eind: first day on which it no longer holds; None when no end is known.
        eind_registratie: moment from which something else was known; None when it still is.
    """

    opname: Opname
    tijdstip: datetime
    begin: date
    eind: date | None = None
    eind_registratie: datetime | None = None

    @property
    def work(self) -> str:
        """AKN work of the regeling."""
        return self.opname.versie.work

    def is_beschikbaar(self, moment: datetime) -> bool:
        """Whether this was what was known at a moment."""
        return self.tijdstip <= moment and (self.eind_registratie is None or moment < self.eind_registratie)

    def holds(self, dag: date) -> bool:
        """Whether the version holds on a day."""
        return self.begin <= dag and (self.eind is None or dag < self.eind)

    def is_zichtbaar(self, reis: Tijdreis) -> bool:
        """Whether somebody who looks from there sees it: the three axes have to fit together."""
        return (
            self.is_beschikbaar(reis.beschikbaar_op) and self.holds(reis.geldig_op) and self.holds(reis.in_werking_op)
        )


class Versieregister:
    """All versions with what was known of them when; ontwerpen stand apart, as they hold on no day.

    Attributes:
        ontwerpen: versions from an ontwerpbesluit, oldest first.
    """

    def __init__(self) -> None:
        self.ontwerpen: list[Opname] = []
        self._voorkomens: list[Voorkomen] = []

    def enter(self, opname: Opname) -> None:
        """Register a version: it holds until the first later one, and ends the one before it."""
        if opname.is_ontwerp:
            self.ontwerpen.append(opname)
            return
        begin = opname.geldig_vanaf
        later = [huidig.begin for huidig in self._list_huidig(opname.versie.work) if huidig.begin > begin]
        self._cut(opname.versie.work, begin, opname.tijdstip)
        self._voorkomens.append(Voorkomen(opname, opname.tijdstip, begin, min(later, default=None)))

    def end(self, work: str, vanaf: date, tijdstip: datetime) -> bool:
        """Register that a regeling is withdrawn from a day on; say whether there was anything to withdraw."""
        huidig = self._list_huidig(work)
        self._cut(work, vanaf, tijdstip)
        self._close([laat for laat in huidig if laat.begin > vanaf], tijdstip)
        return bool(huidig)

    def find(self, reis: Tijdreis) -> list[Voorkomen]:
        """Give per regeling the version that is seen from there, in the order in which regelingen came in."""
        zichtbaar = {voorkomen.work: voorkomen for voorkomen in self._voorkomens if voorkomen.is_zichtbaar(reis)}
        return [zichtbaar[work] for work in self.list_works() if work in zichtbaar]

    def list_works(self) -> list[str]:
        """Give the regelingen in the order in which they came in."""
        return list(dict.fromkeys(voorkomen.work for voorkomen in self._voorkomens))

    def list_voorkomens(self, work: str, moment: datetime) -> list[Voorkomen]:
        """Give all versions of a regeling as they were known at a moment: past, present and future."""
        bekend = [v for v in self._voorkomens if v.work == work and v.is_beschikbaar(moment)]
        return sorted(bekend, key=lambda voorkomen: voorkomen.begin)

    def list_opnames(self, work: str = "") -> list[Opname]:
        """Give what was taken in, of one regeling or of all, oldest first and each once."""
        alle = (voorkomen.opname for voorkomen in self._voorkomens if work in {"", voorkomen.work})
        return list({opname.versie.expression: opname for opname in alle}.values())

    def _cut(self, work: str, vanaf: date, tijdstip: datetime) -> None:
        """Let what holds on a day and before it end there; what begins on that very day is replaced."""
        geraakt = [huidig for huidig in self._list_huidig(work) if huidig.holds(vanaf)]
        self._close(geraakt, tijdstip)
        self._voorkomens += [
            replace(voorkomen, tijdstip=tijdstip, eind=vanaf) for voorkomen in geraakt if voorkomen.begin < vanaf
        ]

    def _close(self, voorkomens: list[Voorkomen], tijdstip: datetime) -> None:
        """Let registrations end."""
        for voorkomen in voorkomens:
            self._voorkomens[self._voorkomens.index(voorkomen)] = replace(voorkomen, eind_registratie=tijdstip)

    def _list_huidig(self, work: str) -> list[Voorkomen]:
        """Give what is known now of a regeling."""
        return [v for v in self._voorkomens if v.work == work and v.eind_registratie is None]


__all__ = ["Opname", "Tijdreis", "Versieregister", "Voorkomen"]
