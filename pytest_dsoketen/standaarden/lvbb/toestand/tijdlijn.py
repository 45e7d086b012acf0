# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Consolidation over time: which version of a regeling holds from which day to which, and where besluiten collide.

Two besluiten collide (samenloop) when a version that begins later does not hold the changes of the one before it: each
was made of the same earlier version. A reader of the regeling cannot know then what holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pytest_dsoketen.model.plannen import Besluitsoort
from pytest_dsoketen.standaarden.lvbb.toestand.register import Register
from pytest_dsoketen.standaarden.stop.versie import Regelingversie


@dataclass(frozen=True)
class Regelingtoestand:
    """One version of a regeling, for as long as it holds.

    Attributes:
        versie: the version.
        vanaf: first day on which it holds in law.
        tot: first day on which it no longer does; None when no end is known.
        geldig_vanaf: first day from which it is valid, which can be earlier.
        samenloop: expression of the version before it whose changes it does not hold; empty when there is none.
    """

    versie: Regelingversie
    vanaf: date
    tot: date | None
    geldig_vanaf: date
    samenloop: str = ""

    def holds(self, dag: date) -> bool:
        """Whether it holds in law on a day."""
        return self.vanaf <= dag and (self.tot is None or dag < self.tot)


def list_toestanden(register: Register, work: str) -> list[Regelingtoestand]:
    """Give the toestanden of a regeling, in order of time; versions that have no day yet are not in it.

    Args:
        register: what the LVBB has taken in.
        work: AKN work of the regeling.
    """
    versies = [
        (vanaf, versie)
        for versie in register.versies_of(work, Besluitsoort.DEFINITIEF)
        if register.is_gepubliceerd(versie.expression) and (vanaf := register.werkend_vanaf(versie)) is not None
    ]
    versies.sort(key=lambda paar: paar[0])
    weg = register.intrekkingen.get(work)
    einde = weg.werkend_tot if weg else None
    toestanden = []
    for nummer, (vanaf, versie) in enumerate(versies):
        volgende = versies[nummer + 1][0] if nummer + 1 < len(versies) else None
        vorige = versies[nummer - 1][1].expression if nummer else ""
        toestanden.append(
            Regelingtoestand(
                versie=versie,
                vanaf=vanaf,
                tot=min((dag for dag in (volgende, einde) if dag is not None), default=None),
                geldig_vanaf=register.geldig_vanaf(versie) or vanaf,
                samenloop="" if _bouwt_op(register, versie.expression, vorige) else vorige,
            )
        )
    return [toestand for toestand in toestanden if einde is None or toestand.vanaf < einde]


def find_toestand(
    register: Register, work: str, *, in_werking_op: date, geldig_op: date | None = None
) -> Regelingtoestand | None:
    """Give what held of a regeling, seen from today: the version that is in force on one day and valid on another.

    Args:
        register: what the LVBB has taken in.
        work: AKN work of the regeling.
        in_werking_op: day on which it has to be in force.
        geldig_op: day on which it has to be valid; default the same.
    """
    geldig = geldig_op or in_werking_op
    passend = [t for t in list_toestanden(register, work) if t.holds(in_werking_op) and t.geldig_vanaf <= geldig]
    return passend[-1] if passend else None


def _bouwt_op(register: Register, versie: str, eerder: str) -> bool:
    """Say whether a version holds the changes of an earlier one; what was not made here is taken to."""
    nu, gezien = versie, {versie}
    while eerder and nu != eerder:
        besluit = register.besluit_of(nu)
        was = dict(besluit.basis).get(nu, "") if besluit else ""
        if besluit is None:
            return True
        if not was or was in gezien:
            return False
        gezien.add(was)
        nu = was
    return True
