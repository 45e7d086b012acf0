# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What an aanlevering holds, once it has been read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from lxml import etree

from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.model.plannen import Besluitsoort, Regeling
from pytest_dsoketen.standaarden.imow.bestanden import Owlevering
from pytest_dsoketen.standaarden.imow.objecten import OwObject
from pytest_dsoketen.standaarden.lvbb.opdracht import Manifestregel, Opdracht
from pytest_dsoketen.standaarden.stop.identificatie import work_of
from pytest_dsoketen.standaarden.stop.mutatie import apply_mutatie
from pytest_dsoketen.standaarden.stop.namen import PROCEDURE_ONTWERP, local
from pytest_dsoketen.standaarden.stop.tekst import REGELINGMODELLEN
from pytest_dsoketen.standaarden.stop.versie import Informatieobject, Regelingversie, to_regeling


@dataclass(frozen=True)
class Besluit:
    """What plansoftware says of a besluit to write it.

    Attributes:
        work: AKN work, `/akn/nl/bill/…`.
        expression: AKN expression.
        titel: official title.
        soort: definitief or ontwerp.
        doel: the one doel of the besluit.
        inwerking: day on which it takes effect; not written for an ontwerp.
        vastgesteld: day on which it was established and signed.
        bekend_op: day on which it is made known; default the day in the opdracht.
        motivering: why it is taken; empty when it does not say.
    """

    work: str
    expression: str
    titel: str
    soort: Besluitsoort
    doel: str
    inwerking: date | None
    vastgesteld: date
    bekend_op: date | None = None
    motivering: str = ""


@dataclass(frozen=True)
class Beoogd:
    """A version of a regeling or informatieobject that a besluit wants to come about."""

    doelen: tuple[str, ...]
    instrumentversie: str
    eid: str = ""


@dataclass(frozen=True)
class Tijdstempel:
    """When a doel takes effect."""

    doel: str
    soort: str
    datum: str
    eid: str = ""


@dataclass(frozen=True)
class Besluitversie:
    """The besluit of an aanlevering as it was read.

    Attributes:
        work: AKN work.
        expression: AKN expression.
        soort_work: kind of work.
        titel: official title in the metadata.
        soort_procedure: definitief or ontwerp, as STOP names it.
        eindverantwoordelijke: TOOI identification.
        informatieobjectrefs: expressions of the informatieobjecten that go with it.
        regelingen: versions of regelingen that it wants.
        informatieobjecten: versions of informatieobjecten that it wants.
        intrekkingen: instruments that it withdraws.
        tijdstempels: when it takes effect.
        procedurestappen: steps that it names.
        bekend_op: day on which it is made known, as written.
        element: the whole BesluitVersie.
    """

    work: str
    expression: str
    soort_work: str
    titel: str
    soort_procedure: str
    eindverantwoordelijke: str
    informatieobjectrefs: tuple[str, ...]
    regelingen: tuple[Beoogd, ...]
    informatieobjecten: tuple[Beoogd, ...]
    intrekkingen: tuple[Beoogd, ...]
    tijdstempels: tuple[Tijdstempel, ...]
    procedurestappen: tuple[str, ...]
    bekend_op: str
    element: etree._Element = field(compare=False, repr=False)

    @property
    def soort(self) -> Besluitsoort:
        """Whether it is an ontwerp."""
        return Besluitsoort.ONTWERP if self.soort_procedure == PROCEDURE_ONTWERP else Besluitsoort.DEFINITIEF

    @property
    def doelen(self) -> tuple[str, ...]:
        """All different doelen that it names."""
        namen = [
            doel
            for beoogd in (*self.regelingen, *self.informatieobjecten, *self.intrekkingen)
            for doel in beoogd.doelen
        ]
        return tuple(dict.fromkeys((*namen, *(stempel.doel for stempel in self.tijdstempels))))

    def inwerking_of(self, doel: str) -> date | None:
        """Give the day on which a doel takes effect, when it says so."""
        for stempel in self.tijdstempels:
            if stempel.doel == doel and stempel.soort == "juridischWerkendVanaf":
                try:
                    return date.fromisoformat(stempel.datum[:10])
                except ValueError:
                    return None
        return None


@dataclass(frozen=True)
class Versieinformatie:
    """A RegelingVersieInformatie: identification and metadata of a version of a regeling.

    Attributes:
        work: AKN work.
        expression: AKN expression.
        soort_work: kind of work.
        versienummer: number as the bevoegd gezag counts.
        metadata: RegelingMetadata as XML; empty when not delivered.
    """

    work: str
    expression: str
    soort_work: str
    versienummer: str
    metadata: bytes


@dataclass(frozen=True)
class Regelingwijziging:
    """A new version of a regeling within a besluit.

    Attributes:
        wordt: expression of the new version.
        was: expression of the version that is changed; empty for a new regeling.
        componentnaam: name by which the besluit points into it.
        element: RegelingCompact, RegelingMutatie, …
    """

    wordt: str
    was: str
    componentnaam: str
    element: etree._Element = field(compare=False, repr=False)

    @property
    def work(self) -> str:
        """AKN work of the regeling."""
        return work_of(self.wordt)

    @property
    def is_nieuw(self) -> bool:
        """Whether the whole text is there and no version that it changes."""
        return not self.was and local(self.element) in (*REGELINGMODELLEN, "RegelingKlassiek")


@dataclass(frozen=True)
class Aanlevering:
    """A package as it was read; nothing of it is lost, and what is wrong with it stands beside it.

    Attributes:
        bestanden: content per file name.
        opdracht: what is asked; None when opdracht.xml is missing or asks something that the chain does not test.
        manifest: lines of manifest.xml.
        publicatie: root of the publication: AanleveringBesluit, AanleveringKennisgeving, …; None when there is none.
        besluit: None when there is none or it cannot be read.
        versies: RegelingVersieInformatie of the besluit.
        regelingen: changes of regelingen in the besluit.
        informatieobjecten: with their files.
        ow: OW manifest and objects.
        documenten: the parsed XML files, by name.
        afwijkingen: what could not be read.
    """

    bestanden: dict[str, bytes]
    opdracht: Opdracht | None = None
    manifest: tuple[Manifestregel, ...] = ()
    publicatie: etree._Element | None = field(default=None, compare=False, repr=False)
    besluit: Besluitversie | None = None
    versies: tuple[Versieinformatie, ...] = ()
    regelingen: tuple[Regelingwijziging, ...] = ()
    informatieobjecten: tuple[Informatieobject, ...] = ()
    ow: Owlevering = field(default_factory=Owlevering)
    documenten: dict[str, etree._Element] = field(default_factory=dict, compare=False, repr=False)
    afwijkingen: tuple[Afwijking, ...] = ()

    @property
    def publicatiesoort(self) -> str:
        """Name of the root of the publication: `AanleveringBesluit`, `AanleveringKennisgeving`, …."""
        return "" if self.publicatie is None else local(self.publicatie)

    def regeling(self) -> Regeling | None:
        """Give the model's view of a first version; None when the package only changes one."""
        for wijziging in self.regelingen:
            if wijziging.is_nieuw:
                return to_regeling(self.build_versie(wijziging, apply_mutatie(b"", wijziging.element)))
        return None

    def build_versie(
        self, wijziging: Regelingwijziging, tekst: bytes, was: Regelingversie | None = None
    ) -> Regelingversie:
        """Put the version together that a change makes; OW objects and informatieobjecten only those delivered.

        Args:
            wijziging: the change.
            tekst: text of the new version.
            was: the version that is changed, for metadata that are not delivered again.
        """
        versie = next((versie for versie in self.versies if versie.expression == wijziging.wordt), None)
        doel = (
            next(
                (b.doelen[0] for b in self.besluit.regelingen if b.instrumentversie == wijziging.wordt and b.doelen), ""
            )
            if self.besluit
            else ""
        )
        metadata = versie.metadata if versie and versie.metadata else (was.metadata if was else b"")
        soort = self.besluit.soort if self.besluit else Besluitsoort.DEFINITIEF
        return Regelingversie(
            work=wijziging.work,
            expression=wijziging.wordt,
            versienummer=versie.versienummer if versie else wijziging.wordt.rpartition("@")[2],
            tekst=tekst,
            metadata=metadata,
            doel=doel,
            soort=soort,
            geldig_vanaf=self.besluit.inwerking_of(doel) if self.besluit and soort is Besluitsoort.DEFINITIEF else None,
            informatieobjecten=self.informatieobjecten,
            ow=self.objecten_of(wijziging.work),
            bestanden=self.afbeeldingen(),
        )

    def objecten_of(self, work: str) -> tuple[OwObject, ...]:
        """Give the OW objects that manifest-ow delivers for a regeling."""
        namen = {bestand.naam for deel in self.ow.manifest if deel.work == work for bestand in deel.bestanden}
        return tuple(obj for obj in self.ow.objecten if obj.bestand in namen)

    def afbeeldingen(self) -> tuple[tuple[str, bytes], ...]:
        """Give the images in the package."""
        return tuple(
            (naam, inhoud)
            for naam, inhoud in self.bestanden.items()
            if naam.lower().endswith((".png", ".jpg", ".jpeg"))
        )
