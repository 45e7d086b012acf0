# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The register of the LVBB: what was offered, published and broken off, and which versions that brought about.

It has no clock and judges nothing: whoever treats a delivery says when it happens (`lvbb.behandelen`), and the rules
in `lvbb.keuren` judge a delivery by what stands here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from pytest_dsoketen.model.plannen import Besluitsoort
from pytest_dsoketen.standaarden.lvbb.inhoud import (
    GELDIG_VANAF,
    JURIDISCH_WERKEND_VANAF,
    Aanlevering,
    Besluitversie,
    Kennisgevingversie,
    Procedurestap,
    read_dag,
)
from pytest_dsoketen.standaarden.lvbb.toestand.stand import (
    Besluitstand,
    Doelstand,
    Intrekkingstand,
    Kennisgevingstand,
    Status,
)
from pytest_dsoketen.standaarden.stop.identificatie import work_of
from pytest_dsoketen.standaarden.stop.namen import WORK_REGELING, WORK_TIJDELIJK_DEEL
from pytest_dsoketen.standaarden.stop.versie import Informatieobject, Regelingversie, tooi


@dataclass
class Register:
    """What the LVBB has taken in.

    Attributes:
        leveringen: OIN of the aanleveraar and idLevering of everything that was ever delivered.
        machtigingen: OIN of a bevoegd gezag and of who may deliver for it, None when they are not known; a bevoegd gezag
            needs none for itself.
        versies: every version of a regeling by its expression, of ontwerpen too.
        informatieobjecten: every version of an informatieobject by its expression.
        besluiten: by AKN work; the last offering counts.
        kennisgevingen: by AKN work.
        doelen: when they take effect, by doel.
        intrekkingen: what was withdrawn, by work.
        overige: AKN and JOIN identifications of what it has besides, of which the content is not known here.
    """

    leveringen: set[tuple[str, str]] = field(default_factory=set)
    machtigingen: set[tuple[str, str]] | None = None
    versies: dict[str, Regelingversie] = field(default_factory=dict)
    informatieobjecten: dict[str, Informatieobject] = field(default_factory=dict)
    besluiten: dict[str, Besluitstand] = field(default_factory=dict)
    kennisgevingen: dict[str, Kennisgevingstand] = field(default_factory=dict)
    doelen: dict[str, Doelstand] = field(default_factory=dict)
    intrekkingen: dict[str, Intrekkingstand] = field(default_factory=dict)
    overige: frozenset[str] = frozenset()

    # --- looking things up

    def is_gemachtigd(self, aanleveraar: str, bevoegd_gezag: str) -> bool:
        """Say whether somebody may deliver for a bevoegd gezag (LVBB1512)."""
        bekend = self.machtigingen
        return bekend is None or aanleveraar == bevoegd_gezag or (bevoegd_gezag, aanleveraar) in bekend

    def find_basis(self) -> dict[str, Regelingversie]:
        """Give what a change can build on: versions that no ontwerp made."""
        return {
            expression: versie for expression, versie in self.versies.items() if versie.soort is Besluitsoort.DEFINITIEF
        }

    def status_of(self, work: str) -> Status | None:
        """Say how far a besluit or kennisgeving is; None when it was never offered."""
        stand = self.besluiten.get(work) or self.kennisgevingen.get(work)
        return stand.status if stand else None

    def versies_of(self, work: str, soort: Besluitsoort | None = None) -> list[Regelingversie]:
        """Give the versions of a regeling, oldest first.

        Args:
            work: AKN work.
            soort: only those that a definitief besluit or an ontwerp made.
        """
        return [v for v in self.versies.values() if v.work == work and soort in {None, v.soort}]

    def kent(self, identificatie: str) -> bool:
        """Say whether a work or expression of a regeling or informatieobject exists; of ontwerpen too."""
        if identificatie in self.overige or identificatie in self.versies or identificatie in self.informatieobjecten:
            return True
        works = (stuk.work for stukken in (self.versies, self.informatieobjecten) for stuk in stukken.values())
        return "@" not in identificatie and identificatie in works

    def besluit_of(self, expression: str) -> Besluitstand | None:
        """Give the besluit that sets a version of a regeling or informatieobject; None when that is not known."""
        for besluit in self.besluiten.values():
            if besluit.status.telt and expression in {*besluit.versies, *besluit.informatieobjecten}:
                return besluit
        return None

    def gebruik_of(self, expression: str) -> Besluitstand | None:
        """Give the definitief besluit that builds on a version, if one does (LVBB5015)."""
        for besluit in self.besluiten.values():
            if besluit.status.telt and not besluit.is_ontwerp and expression in besluit.gebaseerd_op:
                return besluit
        return None

    def kennisgevingen_over(self, besluit: str) -> list[Kennisgevingstand]:
        """Give the kennisgevingen about a besluit that count, in the order in which they came."""
        return [k for k in self.kennisgevingen.values() if k.over == besluit and k.status.telt]

    def stappen_of(self, besluit: str) -> tuple[Procedurestap, ...]:
        """Give the procedureverloop of a besluit as the kennisgevingen have made it."""
        stand = self.besluiten.get(besluit)
        stappen = stand.stappen if stand else ()
        for kennisgeving in self.kennisgevingen_over(besluit):
            stappen = (*without_changed(stappen, kennisgeving.inhoud), *kennisgeving.inhoud.stappen)
        return stappen

    def werkend_vanaf(self, versie: Regelingversie) -> date | None:
        """Give the day on which a version begins to hold in law."""
        doel = self.doelen.get(versie.doel)
        return versie.geldig_vanaf or (doel.werkend_vanaf if doel else None)

    def geldig_vanaf(self, versie: Regelingversie) -> date | None:
        """Give the day from which a version is valid, when a tijdstempel says so."""
        doel = self.doelen.get(versie.doel)
        return doel.geldig_vanaf if doel else None

    def is_gepubliceerd(self, expression: str) -> bool:
        """Say whether the besluit that sets a version was published; what is known without besluit was."""
        besluit = self.besluit_of(expression)
        return besluit is None or besluit.status is Status.GEPUBLICEERD

    def is_weg(self, work: str, dag: date | None) -> bool:
        """Say whether a regeling or informatieobject is withdrawn on a day.

        Args:
            work: of what may be withdrawn.
            dag: without it every withdrawal counts, as does one without a day.
        """
        weg = self.intrekkingen.get(work)
        return weg is not None and (dag is None or weg.werkend_tot is None or weg.werkend_tot <= dag)

    def consolidatie_of(self, work: str, jaar: int) -> str:
        """Give the AKN work under which the LVBB keeps the versions of a regeling (CVDR).

        Args:
            work: AKN work of the regeling.
            jaar: year in which it first held.
        """
        works = list(dict.fromkeys(versie.work for versie in self.find_basis().values()))
        delen = work.split("/")
        bestuurslaag = tooi(delen[4] if len(delen) > 4 else "").split("/")[3]
        return f"/akn/nl/act/{bestuurslaag}/{jaar}/CVDR{works.index(work) + 1:06}"

    # --- what happens to it

    def take_levering(self, oin: str, id_levering: str) -> None:
        """Remember that an aanleveraar used an idLevering."""
        self.leveringen.add((oin, id_levering))

    def add_versie(self, versie: Regelingversie) -> None:
        """Take a version in whose besluit is not known."""
        self.versies[versie.expression] = versie
        self.informatieobjecten |= {io.expression: io for io in versie.informatieobjecten}

    def offer(self, aanlevering: Aanlevering, versies: Iterable[Regelingversie], dag: date) -> None:
        """Take in what is offered for publication: a besluit with its versions, or a kennisgeving.

        Args:
            aanlevering: what was delivered.
            versies: what its regelingen become.
            dag: day on which it is taken in.
        """
        opdracht = aanlevering.opdracht
        gezag = opdracht.bevoegd_gezag if opdracht else ""
        bekendmaking = opdracht.bekendmaking if opdracht and opdracht.bekendmaking else dag
        if aanlevering.kennisgeving is not None:
            stand = Kennisgevingstand(aanlevering.kennisgeving, gezag, bekendmaking, dag)
            self.kennisgevingen[stand.work] = stand
        if aanlevering.besluit is not None:
            nieuw = tuple(versies)
            for versie in nieuw:
                self.versies[versie.expression] = versie
            self.informatieobjecten |= {io.expression: io for io in aanlevering.informatieobjecten}
            self.besluiten[aanlevering.work] = _make_stand(aanlevering, aanlevering.besluit, gezag, bekendmaking, dag)
            if not aanlevering.is_ontwerp:
                self.doelen |= {doel.doel: doel for doel in _make_doelen(aanlevering.besluit)}
                self.intrekkingen |= {weg.work: weg for weg in self._make_intrekkingen(aanlevering.besluit)}

    def _make_intrekkingen(self, besluit: Besluitversie) -> Iterator[Intrekkingstand]:
        """Walk what a besluit withdraws."""
        for beoogd in besluit.intrekkingen:
            doel = next(iter(beoogd.doelen), "")
            stand = self.doelen.get(doel)
            yield Intrekkingstand(
                work_of(beoogd.instrumentversie),
                besluit.work,
                doel,
                stand.werkend_vanaf if stand else None,
                stand.geldig_vanaf if stand else None,
            )

    def publish(self, work: str, moment: datetime) -> None:
        """Make a besluit or kennisgeving known: from now on others can build on its versions."""
        self._set_status(work, Status.GEPUBLICEERD)
        besluit = self.besluiten.get(work)
        for expression in besluit.versies if besluit else ():
            if expression in self.versies:
                self.versies[expression] = replace(self.versies[expression], gemaakt_op=moment)

    def wait_for_break_off(self, work: str, id_levering: str) -> None:
        """Note that somebody asked to stop a publication; while that is not decided, nothing can build on it.

        Args:
            work: AKN work of the besluit or kennisgeving.
            id_levering: of the opdracht that asks it.
        """
        self._set_status(work, Status.WACHT_OP_AFBREKEN, id_levering)

    def keep(self, work: str) -> None:
        """Note that a publication that was to be stopped goes on after all."""
        self._set_status(work, Status.AANGEBODEN)

    def break_off(self, work: str) -> None:
        """Undo a besluit or kennisgeving that was stopped before it was published."""
        self._set_status(work, Status.AFGEBROKEN)
        besluit = self.besluiten.get(work)
        if besluit is None:
            return
        for expression in besluit.versies:
            self.versies.pop(expression, None)
        for expression in besluit.informatieobjecten:
            self.informatieobjecten.pop(expression, None)
        self.doelen = {doel: stand for doel, stand in self.doelen.items() if stand.besluit != work}
        self.intrekkingen = {weg: stand for weg, stand in self.intrekkingen.items() if stand.besluit != work}

    def _set_status(self, work: str, status: Status, afbreken_door: str = "") -> None:
        """Write down how far a publication is."""
        if work in self.besluiten:
            self.besluiten[work] = replace(self.besluiten[work], status=status, afbreken_door=afbreken_door)
        if work in self.kennisgevingen:
            stand = self.kennisgevingen[work]
            self.kennisgevingen[work] = replace(stand, status=status, afbreken_door=afbreken_door)


def without_changed(stappen: Iterable[Procedurestap], kennisgeving: Kennisgevingversie) -> tuple[Procedurestap, ...]:
    """Give the steps of a procedure that a kennisgeving leaves as they are."""
    weg = {(stap.soort, stap.te_muteren) for stap in (*kennisgeving.vervangen, *kennisgeving.verwijderd)}
    return tuple(stap for stap in stappen if (stap.soort, stap.datum) not in weg)


def soort_work_of(versie: Regelingversie) -> str:
    """Say which kind of work a version of a regeling is."""
    return WORK_TIJDELIJK_DEEL if versie.model == "RegelingTijdelijkdeel" else WORK_REGELING


def _make_stand(
    aanlevering: Aanlevering, besluit: Besluitversie, gezag: str, bekendmaking: date, dag: date
) -> Besluitstand:
    """Write a besluit down as it was offered."""
    return Besluitstand(
        work=besluit.work,
        expression=besluit.expression,
        soort=besluit.soort,
        bevoegd_gezag=gezag,
        bekendmaking=bekendmaking,
        ontvangen_op=dag,
        bekend_op=read_dag(besluit.bekend_op),
        schemaversie=besluit.schemaversie,
        doelen=besluit.doelen,
        versies=tuple(regeling.wordt for regeling in aanlevering.regelingen),
        basis=tuple((regeling.wordt, regeling.was) for regeling in aanlevering.regelingen if regeling.was),
        informatieobjecten=tuple(io.expression for io in aanlevering.informatieobjecten),
        intrekkingen=tuple(work_of(beoogd.instrumentversie) for beoogd in besluit.intrekkingen),
        hoofdregelingen=tuple(versie.hoofdregeling for versie in aanlevering.versies if versie.hoofdregeling),
        stappen=besluit.stappen,
    )


def _make_doelen(besluit: Besluitversie) -> Iterator[Doelstand]:
    """Walk the doelen for which a besluit says when they take effect."""
    for doel in dict.fromkeys(stempel.doel for stempel in besluit.tijdstempels):
        werkend = besluit.tijdstempel_of(doel, JURIDISCH_WERKEND_VANAF)
        yield Doelstand(doel, besluit.work, werkend, besluit.tijdstempel_of(doel, GELDIG_VANAF))
