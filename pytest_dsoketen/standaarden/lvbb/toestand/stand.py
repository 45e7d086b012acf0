# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What the register of the LVBB says of one besluit, kennisgeving, doel or intrekking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pytest_dsoketen.model._basis import ToelichtEnum
from pytest_dsoketen.model.plannen import Besluitsoort
from pytest_dsoketen.standaarden.lvbb.inhoud import Kennisgevingversie, Procedurestap


class Status(ToelichtEnum):
    """How far a publication is."""

    AANGEBODEN = "aangeboden", "De publicatie is aangenomen en wacht op de dag van bekendmaking."
    WACHT_OP_AFBREKEN = "wacht-op-afbreken", "Er is gevraagd de publicatie af te breken; daarover is nog niet beslist."
    GEPUBLICEERD = "gepubliceerd", "De publicatie is bekendgemaakt."
    AFGEBROKEN = "afgebroken", "De publicatie is afgebroken voordat zij bekend was."

    @property
    def telt(self) -> bool:
        """Whether the publication still counts."""
        return self.value != "afgebroken"


@dataclass(frozen=True)
class Besluitstand:
    """A besluit that was offered for publication.

    Attributes:
        work: AKN work.
        expression: AKN expression.
        soort: definitief or ontwerp.
        bevoegd_gezag: OIN.
        bekendmaking: day on which it is or will be published.
        ontvangen_op: day on which the LVBB took it in.
        bekend_op: day in its procedureverloop.
        status: how far it is.
        schemaversie: version of the BHKV schema that it was written in.
        doelen: all that it names.
        versies: expressions of the regelingen that it sets.
        basis: expression of every version that it sets by changing another, with that other.
        informatieobjecten: expressions that it sets.
        intrekkingen: works of what it withdraws.
        hoofdregelingen: works of the regelingen of which it sets a tijdelijk deel.
        stappen: procedure steps that it came with.
        afbreken_door: idLevering of the opdracht that asks to break it off, while that is not decided.
    """

    work: str
    expression: str
    soort: Besluitsoort
    bevoegd_gezag: str
    bekendmaking: date
    ontvangen_op: date
    bekend_op: date | None = None
    status: Status = Status.AANGEBODEN
    schemaversie: str = ""
    doelen: tuple[str, ...] = ()
    versies: tuple[str, ...] = ()
    basis: tuple[tuple[str, str], ...] = ()
    informatieobjecten: tuple[str, ...] = ()
    intrekkingen: tuple[str, ...] = ()
    hoofdregelingen: tuple[str, ...] = ()
    stappen: tuple[Procedurestap, ...] = ()
    afbreken_door: str = ""

    @property
    def is_ontwerp(self) -> bool:
        """Whether it is an ontwerpbesluit."""
        return self.soort is Besluitsoort.ONTWERP

    @property
    def gebaseerd_op(self) -> tuple[str, ...]:
        """Expressions of the versions that it changes."""
        return tuple(was for _, was in self.basis)


@dataclass(frozen=True)
class Kennisgevingstand:
    """A kennisgeving that was offered for publication.

    Attributes:
        inhoud: what it says.
        bevoegd_gezag: OIN.
        bekendmaking: day on which it is or will be published.
        ontvangen_op: day on which the LVBB took it in.
        status: how far it is.
        afbreken_door: idLevering of the opdracht that asks to break it off, while that is not decided.
    """

    inhoud: Kennisgevingversie
    bevoegd_gezag: str
    bekendmaking: date
    ontvangen_op: date
    status: Status = Status.AANGEBODEN
    afbreken_door: str = ""

    @property
    def work(self) -> str:
        """AKN work."""
        return self.inhoud.work

    @property
    def over(self) -> str:
        """AKN work of the besluit that it is about."""
        return self.inhoud.over


@dataclass(frozen=True)
class Doelstand:
    """When a doel takes effect.

    Attributes:
        doel: identification.
        besluit: AKN work of the besluit that says so.
        werkend_vanaf: day on which what it brings about holds in law (juridischWerkendVanaf).
        geldig_vanaf: day from which it is valid, which can be earlier (geldigVanaf).
    """

    doel: str
    besluit: str
    werkend_vanaf: date | None = None
    geldig_vanaf: date | None = None


@dataclass(frozen=True)
class Intrekkingstand:
    """A regeling or informatieobject that was withdrawn.

    Attributes:
        work: of what is withdrawn.
        besluit: AKN work of the besluit that withdraws it.
        doel: for which it is withdrawn.
        werkend_tot: first day on which it no longer holds; None when no tijdstempel says so yet.
        geldig_tot: first day on which it is no longer valid.
    """

    work: str
    besluit: str
    doel: str
    werkend_tot: date | None = None
    geldig_tot: date | None = None
