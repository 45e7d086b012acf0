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
from pytest_dsoketen.standaarden.stop.namen import PROCEDURE_ONTWERP, local
from pytest_dsoketen.standaarden.stop.tekst import REGELINGMODELLEN
from pytest_dsoketen.standaarden.stop.toepassen import apply_mutatie
from pytest_dsoketen.standaarden.stop.versie import Informatieobject, Regelingversie, to_regeling

JURIDISCH_WERKEND_VANAF, GELDIG_VANAF = "juridischWerkendVanaf", "geldigVanaf"


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
    """A version of a regeling or informatieobject that a besluit wants to come about, withdraws or takes back.

    Attributes:
        doelen: for which it is.
        instrumentversie: expression; of what is withdrawn it can be the work.
        eid: where the besluit says so.
        basis: doel and gemaaktOp of the versions that it is made of.
        element: as it was read.
    """

    doelen: tuple[str, ...]
    instrumentversie: str
    eid: str
    basis: tuple[tuple[str, str], ...]
    element: etree._Element = field(compare=False, repr=False)


@dataclass(frozen=True)
class Tijdstempel:
    """When a doel takes effect: `juridischWerkendVanaf` or `geldigVanaf`."""

    doel: str
    soort: str
    datum: str
    eid: str
    element: etree._Element = field(compare=False, repr=False)

    @property
    def dag(self) -> date | None:
        """The day, when it is one."""
        return read_dag(self.datum)


@dataclass(frozen=True)
class Procedurestap:
    """A step in the procedure of a besluit.

    Attributes:
        soort: kind of step, `/join/id/stop/procedure/stap_…`.
        datum: day on which it is or will be done (voltooidOp).
        te_muteren: day of the step that it replaces or removes (datumTeMuterenStap); empty for a new one.
        element: as it was read.
    """

    soort: str
    datum: str
    te_muteren: str
    element: etree._Element = field(compare=False, repr=False)

    @property
    def dag(self) -> date | None:
        """The day, when it is one."""
        return read_dag(self.datum)


@dataclass(frozen=True)
class Kennisgevingversie:
    """The kennisgeving of an aanlevering as it was read.

    Attributes:
        work: AKN work, `/akn/nl/doc/…`.
        expression: AKN expression.
        soort_work: kind of work.
        titel: official title in the metadata.
        eindverantwoordelijke: TOOI identification.
        soort: KennisgevingBesluittermijnen when nothing is said.
        mededeling_over: AKN expression of the besluit that it is about; empty when it names none.
        bekend_op: day on which the change of the procedure is made known, as written.
        toegevoegd: new steps.
        vervangen: steps that take the place of earlier ones.
        verwijderd: steps that no longer count.
        heeft_mutatie: whether it changes the procedure at all.
        element: the whole KennisgevingVersie.
    """

    work: str
    expression: str
    soort_work: str
    titel: str
    eindverantwoordelijke: str
    soort: str
    mededeling_over: str
    bekend_op: str
    toegevoegd: tuple[Procedurestap, ...]
    vervangen: tuple[Procedurestap, ...]
    verwijderd: tuple[Procedurestap, ...]
    heeft_mutatie: bool
    element: etree._Element = field(compare=False, repr=False)

    @property
    def stappen(self) -> tuple[Procedurestap, ...]:
        """The steps that it adds or changes."""
        return (*self.toegevoegd, *self.vervangen)

    @property
    def over(self) -> str:
        """AKN work of the besluit that it is about."""
        return work_of(self.mededeling_over)


def read_dag(tekst: str) -> date | None:
    """Read a day that may have a time zone behind it; None when it is none."""
    try:
        return date.fromisoformat(tekst[:10])
    except ValueError:
        return None


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
        procedurestappen: kinds of the steps that it names.
        bekend_op: day on which it is made known, as written.
        element: the whole BesluitVersie.
        stappen: steps that it names.
        terugtrekkingen: versions, tijdstempels and intrekkingen that it takes back.
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
    stappen: tuple[Procedurestap, ...] = ()
    terugtrekkingen: tuple[Beoogd, ...] = ()

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
        return self.tijdstempel_of(doel, JURIDISCH_WERKEND_VANAF)

    def tijdstempel_of(self, doel: str, soort: str) -> date | None:
        """Give the day of a kind of tijdstempel of a doel, when it says so."""
        return next((t.dag for t in self.tijdstempels if t.doel == doel and t.soort == soort), None)

    @property
    def schemaversie(self) -> str:
        """Version of the BHKV schema that it was written in."""
        return self.element.getroottree().getroot().get("schemaversie", "")


@dataclass(frozen=True)
class Versieinformatie:
    """A RegelingVersieInformatie: identification and metadata of a version of a regeling.

    Attributes:
        work: AKN work.
        expression: AKN expression.
        soort_work: kind of work.
        versienummer: number as the bevoegd gezag counts.
        metadata: RegelingMetadata as XML; empty when not delivered.
        opvolger_van: works of the regelingen that it follows up.
        hoofdregeling: work of the regeling that it is a tijdelijk deel of; empty when it is none.
        element: as it was read.
    """

    work: str
    expression: str
    soort_work: str
    versienummer: str
    metadata: bytes
    opvolger_van: tuple[str, ...]
    hoofdregeling: str
    element: etree._Element = field(compare=False, repr=False)


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
        return not self.was and local(self.element) in REGELINGMODELLEN


@dataclass(frozen=True)
class Aanlevering:
    """A package as it was read; nothing of it is lost, and what is wrong with it stands beside it.

    Attributes:
        bestanden: content per file name.
        opdracht: what is asked; None when opdracht.xml is missing or asks something that the chain does not test.
        manifest: lines of manifest.xml.
        publicatie: root of the publication: AanleveringBesluit, AanleveringKennisgeving, …; None when there is none.
        besluit: None when there is none or it cannot be read.
        kennisgeving: None when it is another kind of publication.
        versies: RegelingVersieInformatie of the besluit.
        regelingen: changes of regelingen in the besluit.
        informatieobjecten: with their files.
        ow: OW manifest and objects.
        documenten: the parsed XML files, by name.
        onleesbaar: which documents could not be read, besides those of OW.
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
    onleesbaar: tuple[Afwijking, ...] = ()
    kennisgeving: Kennisgevingversie | None = None

    @property
    def afwijkingen(self) -> tuple[Afwijking, ...]:
        """What could not be read; to know it, the OW files are read."""
        return (*self.ow.afwijkingen, *self.onleesbaar)

    @property
    def work(self) -> str:
        """AKN work of what is published; empty when there is no publication that can be read."""
        publicatie = self.besluit or self.kennisgeving
        return publicatie.work if publicatie else ""

    @property
    def is_ontwerp(self) -> bool:
        """Whether it is an ontwerpbesluit."""
        return self.besluit is not None and self.besluit.soort is Besluitsoort.ONTWERP

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
        doel = self.doel_of(wijziging)
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

    def doel_of(self, wijziging: Regelingwijziging) -> str:
        """Give the doel for which a new version is made; empty when none is said."""
        beoogd = self.besluit.regelingen if self.besluit else ()
        return next((b.doelen[0] for b in beoogd if b.instrumentversie == wijziging.wordt and b.doelen), "")

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
