# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What a rule is, and what it may look at.

One rule is one row in a table (`Regel`) and one function that walks the faults it finds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from lxml import etree

from pytest_dsoketen.model.berichten import Afwijking, Verplichtingsniveau
from pytest_dsoketen.model.eisen import get_eis
from pytest_dsoketen.model.keuringen import Fase
from pytest_dsoketen.model.plannen import Besluitsoort, Opdrachtsoort
from pytest_dsoketen.standaarden.imow.bestanden import parse_ow
from pytest_dsoketen.standaarden.imow.namen import STATUS_BEEINDIGEN
from pytest_dsoketen.standaarden.imow.objecten import OwObject
from pytest_dsoketen.standaarden.inname import InnameError, parse_xml, read_zip
from pytest_dsoketen.standaarden.lvbb.inhoud import Aanlevering
from pytest_dsoketen.standaarden.lvbb.keuren.owbeeld import Owbeeld
from pytest_dsoketen.standaarden.lvbb.lezen import read_bestanden
from pytest_dsoketen.standaarden.lvbb.toestand import Register, Toestand
from pytest_dsoketen.standaarden.stop.namen import GEO, LVBBA, line_of, path_of, prefixed, text_of
from pytest_dsoketen.standaarden.stop.tekst import WEG

T = TypeVar("T")

__all__ = ["Dossier", "Fase", "Plaats", "Regel", "Vondst", "tekst_elementen"]

Plaats = str | etree._Element | OwObject  # noqa: SLF001  (lxml heeft geen openbare naam voor een element)
"""Where something is wrong: the element or OW object itself, so that file, line and path follow; else a file name."""

Vondst = tuple[str, Plaats]
"""What is wrong, as a Dutch sentence, and where."""


@dataclass(frozen=True)
class Regel:
    """One rule; how binding it is and what it says stands in the register of the validatiematrix.

    Attributes:
        code: official code.
        fase: when it is judged.
        vind: walks the faults.
    """

    code: str
    fase: Fase
    vind: Callable[[Dossier], Iterable[Vondst]]

    @property
    def niveau(self) -> Verplichtingsniveau:
        """How binding it is."""
        return get_eis(self.code).niveau


class Dossier:
    """A package under judgement, with what is known besides.

    Attributes:
        pakket: the ZIP.
        vandaag: day of judgement; None when rules about today are not judged.
        toestand: what the landelijke voorzieningen hold; None when that is not known.
        weigering: why the ZIP was refused, if it was.
    """

    def __init__(
        self,
        pakket: bytes,
        vandaag: date | None = None,
        toestand: Toestand | None = None,
        bestanden: Mapping[str, bytes] | None = None,
    ) -> None:
        """Take a package in.

        Args:
            pakket: the ZIP; empty for files that never were in one.
            vandaag: day of judgement.
            toestand: what the landelijke voorzieningen hold.
            bestanden: the files, when they were unpacked already.
        """
        self.pakket = pakket
        self.vandaag = vandaag
        self.toestand = toestand
        self.weigering: InnameError | None = None
        self._stappen: dict[etree._Element, str] = {}
        self._klein: dict[str, tuple[etree._Element | None, str]] = {}
        self._afgeleid: dict[Callable[[Dossier], Any], Any] = {}
        self._bekend: dict[str, bool] = {}
        self._per_typen: dict[tuple[str, ...], tuple[OwObject, ...]] = {}
        self.bestanden: dict[str, bytes] = {}
        if bestanden is not None:
            self.bestanden = dict(bestanden)
            return
        try:
            self.bestanden = read_zip(pakket)
        except InnameError as fout:
            self.weigering = fout

    @cached_property
    def aanlevering(self) -> Aanlevering:
        """The package, read."""
        return read_bestanden(self.bestanden)

    @property
    def register(self) -> Register | None:
        """What the LVBB has taken in; None when that is not known."""
        return None if self.toestand is None else self.toestand.lvbb

    @cached_property
    def objecten(self) -> tuple[OwObject, ...]:
        """OW objects that are delivered and do not end."""
        return tuple(obj for obj in self.aanlevering.ow.objecten if obj.status != STATUS_BEEINDIGEN)

    @cached_property
    def ow(self) -> Owbeeld:
        """What rules about OW objects look at."""
        return Owbeeld(self.aanlevering, self.toestand)

    @cached_property
    def ids(self) -> frozenset[str]:
        """Identifications of the delivered OW objects and of the parts in them."""
        return frozenset((*self.ow.index.objecten, *self.ow.index.delen))

    def of_type(self, *typen: str) -> tuple[OwObject, ...]:
        """Give the delivered objects of some types, in the order of the delivery."""
        if len(typen) == 1:
            return self._per_type.get(typen[0], ())
        if typen not in self._per_typen:
            self._per_typen[typen] = tuple(obj for obj in self.objecten if obj.objecttype in typen)
        return self._per_typen[typen]

    @cached_property
    def _per_type(self) -> dict[str, tuple[OwObject, ...]]:
        """The delivered objects by their type."""
        per_type: dict[str, list[OwObject]] = {}
        for obj in self.objecten:
            per_type.setdefault(obj.objecttype, []).append(obj)
        return {naam: tuple(objecten) for naam, objecten in per_type.items()}

    @cached_property
    def is_eerste_versie(self) -> bool:
        """Whether the besluit only establishes new regelingen and withdraws nothing: then it must stand on its own."""
        aanlevering = self.aanlevering
        return (
            bool(aanlevering.regelingen)
            and all(w.is_nieuw for w in aanlevering.regelingen)
            and not (aanlevering.besluit and aanlevering.besluit.intrekkingen)
        )

    def is_bekend(self, identificatie: str) -> bool:
        """Say whether something that is referred to exists, as far as can be known.

        What is not delivered exists when the landelijke voorzieningen hold it. When it is not known what they hold,
        only a first version can be judged, and only on identifications of the own bevoegd gezag.
        """
        bekend = self._bekend.get(identificatie)
        if bekend is None:
            eigen = identificatie in self.ids or identificatie in self.ow.beeindigd
            bekend = eigen or self._is_van_ander(identificatie) or self.may_exist(identificatie)
            self._bekend[identificatie] = bekend
        return bekend

    def may_exist(self, identificatie: str) -> bool:
        """Say whether the landelijke voorzieningen hold something already, or may hold it when that is not known."""
        if self.toestand is not None:
            return identificatie in self.toestand.ids
        return not self.is_eerste_versie

    @cached_property
    def kent_verwijzers(self) -> bool:
        """Whether all OW objects are known that can refer to what is delivered: then what nothing refers to, is loose.

        That is so in a first version, and when it is known what DSO-LV holds, with the content.
        """
        if self.toestand is None:
            return self.is_eerste_versie
        return all(".activiteit." in identificatie for identificatie in self.toestand.ozon.overige)

    def _is_van_ander(self, identificatie: str) -> bool:
        """Say whether an OW identification belongs to another bevoegd gezag, such as a ministerie."""
        gezag = {
            wijziging.work.split("/")[4] for wijziging in self.aanlevering.regelingen if wijziging.work.count("/") > 4
        }
        deel = identificatie.partition(".imow-")[2].partition(".")[0]
        return bool(deel) and deel not in gezag

    @cached_property
    def regelingsoorten(self) -> dict[str, str]:
        """Last part of the soortRegeling, such as `regelingtype_003`, per AKN work of the regelingen in the besluit.

        A change that does not deliver the metadata again has them from what the LVBB holds, when that is known.
        """
        eerder = {} if self.toestand is None else {v.work: v.metadata for v in self.toestand.lvbb.versies.values()}
        soorten: dict[str, str] = {}
        for versie in self.aanlevering.versies:
            metadata = versie.metadata or eerder.get(versie.work, b"")
            if metadata:
                soorten[versie.work] = text_of(parse_xml(metadata), "data:soortRegeling").rpartition("/")[2]
        return soorten

    @cached_property
    def objecten_per_work(self) -> dict[str, tuple[OwObject, ...]]:
        """OW objects that are delivered and do not end, per AKN work of the regeling that manifest-ow names."""
        works = {bestand.naam: deel.work for deel in self.aanlevering.ow.manifest for bestand in deel.bestanden}
        per_work: dict[str, list[OwObject]] = {}
        for obj in self.objecten:
            per_work.setdefault(works.get(obj.bestand, ""), []).append(obj)
        return {work: tuple(objecten) for work, objecten in per_work.items()}

    @cached_property
    def stand_per_work(self) -> dict[str, dict[str, OwObject]]:
        """All OW objects of a regeling once this delivery is taken in, by identification, per AKN work.

        Only of the regelingen of which that is known: new ones, and those of which the LVBB holds the old version.
        """
        versies = {} if self.toestand is None else self.toestand.lvbb.versies
        standen = {
            wijziging.work: {obj.sleutel: obj for obj in versies[wijziging.was].ow} if wijziging.was else {}
            for wijziging in self.aanlevering.regelingen
            if wijziging.is_nieuw or wijziging.was in versies
        }
        for work, stand in standen.items():
            for obj in self.aanlevering.objecten_of(work):
                if obj.status == STATUS_BEEINDIGEN:
                    stand.pop(obj.sleutel, None)
                else:
                    stand[obj.sleutel] = obj
        return standen

    @cached_property
    def eigenaren(self) -> dict[str, str]:
        """AKN work of the regeling that an OW object belongs to, of the objects that DSO-LV has already."""
        versies = () if self.toestand is None else self.toestand.lvbb.versies.values()
        return {obj.identificatie: versie.work for versie in versies for obj in versie.ow if obj.identificatie}

    @cached_property
    def tekst_per_wid(self) -> dict[str, etree._Element]:
        """All elements with a wId in the regelingen of the besluit."""
        return {
            el.get("wId", ""): el for wijziging in self.aanlevering.regelingen for el in _met_wid(wijziging.element)
        }

    @cached_property
    def heeft_hele_tekst(self) -> bool:
        """Whether the whole text of every regeling is in the package."""
        regelingen = self.aanlevering.regelingen
        return bool(regelingen) and all(not wijziging.was for wijziging in regelingen)

    @cached_property
    def _per_tag(self) -> dict[str, list[etree._Element]]:
        """Every element of the publication by its tag: the rules look here, so that the document is walked once."""
        return self._indexen[0]

    @cached_property
    def _indexen(self) -> tuple[dict[str, list[etree._Element]], dict[str, list[etree._Element]]]:
        """Every element of the publication by its tag, and by each of its attributes."""
        publicatie = self.aanlevering.publicatie
        return _index(() if publicatie is None else (publicatie,))

    def elementen(self, *namen: str) -> tuple[etree._Element, ...]:
        """Give the elements of the publication (besluit, kennisgeving) with one of some names.

        Args:
            namen: with the prefix of `stop.namen.NS`, such as `tekst:Artikel`; in this order, per name in the order of
                the document.
        """
        return tuple(element for naam in namen for element in self._per_tag.get(prefixed(naam), ()))

    def met_attribuut(self, naam: str) -> Sequence[etree._Element]:
        """Give the elements of the publication that have an attribute, in the order of the document."""
        return self._indexen[1].get(naam, ())

    @cached_property
    def ids_per_component(self) -> dict[etree._Element | None, list[etree._Element]]:
        """Elements with an eId, by the component (regeling, mutation) that they stand in; None is outside of them."""
        eigenaar: dict[etree._Element, etree._Element] = {}
        for component in self.met_attribuut("componentnaam"):
            daarin: Any = component.xpath("descendant::*[@eId]")
            eigenaar |= dict.fromkeys(daarin, component)
        per_component: dict[etree._Element | None, list[etree._Element]] = {}
        for element in self.met_attribuut("eId"):
            per_component.setdefault(eigenaar.get(element), []).append(element)
        return per_component

    @cached_property
    def verwijderd(self) -> frozenset[etree._Element]:
        """Elements that a mutation marks as removed, and all that stands in them."""
        weg = (el for el in self.met_attribuut("wijzigactie") if el.get("wijzigactie") in WEG)
        return frozenset(kind for el in weg for kind in el.iter(etree.Element))

    @cached_property
    def io_versies(self) -> tuple[etree._Element, ...]:
        """The InformatieObjectVersie of every informatieobject in the package."""
        pad = f"{{{LVBBA}}}InformatieObjectVersie"
        return tuple(
            versie
            for document in self.aanlevering.documenten.values()
            if document.tag == f"{{{LVBBA}}}AanleveringInformatieObject"
            for versie in document.iterfind(pad)
        )

    @cached_property
    def _per_tag_io(self) -> dict[str, list[etree._Element]]:
        """Every element of the informatieobjecten by its tag; not of their GML files, which are big."""
        return _index(self.io_versies)[0]

    def module_elementen(self, *namen: str) -> tuple[etree._Element, ...]:
        """Give the elements with one of some names in the publication and in the informatieobjecten."""
        io = tuple(element for naam in namen for element in self._per_tag_io.get(prefixed(naam), ()))
        return (*self.elementen(*namen), *io)

    @cached_property
    def gio_versies(self) -> tuple[etree._Element, ...]:
        """The GeoInformatieObjectVersie of every GML file that holds one."""
        tag = f"{{{GEO}}}GeoInformatieObjectVersie"
        gevonden = (
            document if document.tag == tag else document.find(f"{{{GEO}}}vastgesteldeVersie/{tag}")
            for document in self.aanlevering.documenten.values()
        )
        return tuple(versie for versie in gevonden if versie is not None)

    def derive(self, maak: Callable[[Dossier], T]) -> T:
        """Give what a function makes of this package; made once, also when several rules need it.

        Args:
            maak: a function of a module, so that the rules that share it name the same one.
        """
        if maak not in self._afgeleid:
            self._afgeleid[maak] = maak(self)
        gemaakt: T = self._afgeleid[maak]
        return gemaakt

    def read_klein(self, naam: str) -> tuple[etree._Element | None, str]:
        """Read opdracht.xml, manifest.xml or manifest-ow.xml once.

        Returns:
            The root, or None and why it cannot be read. What a real download has wrong is forgiven, and reported
            elsewhere (DSOK-OW-001).
        """
        if naam not in self._klein:
            fouten: list[Afwijking] = []
            root = parse_ow(self.bestanden[naam], naam, fouten)
            self._klein[naam] = root, fouten[-1].melding if fouten else ""
        return self._klein[naam]

    @cached_property
    def bestand_per_document(self) -> dict[etree._Element, str]:
        """File name per root of a parsed document."""
        return {document: naam for naam, document in self.aanlevering.documenten.items()}

    def locate(self, code: str, melding: str, plaats: Plaats) -> Afwijking:
        """Write a finding down with its file, line and path."""
        niveau = get_eis(code).niveau
        if isinstance(plaats, OwObject):
            pad = f"{plaats.objecttype}[{plaats.identificatie}]"
            return Afwijking(code, melding, plaats.bestand, niveau, plaats.regel, pad)
        if isinstance(plaats, str):
            return Afwijking(code, melding, plaats, niveau)
        root = plaats.getroottree().getroot()
        bestand = self.bestand_per_document.get(root) or self._find_klein(root)
        return Afwijking(code, melding, bestand, niveau, line_of(plaats), path_of(plaats, self._stappen))

    def _find_klein(self, root: etree._Element) -> str:
        """Give the name of the small file that a root is of."""
        return next((naam for naam, (eigen, _) in self._klein.items() if eigen is root), "")

    @property
    def soort(self) -> Opdrachtsoort | None:
        """What is asked."""
        return self.aanlevering.opdracht.soort if self.aanlevering.opdracht else None

    @property
    def is_ontwerp(self) -> bool:
        """Whether the publication is an ontwerpbesluit."""
        besluit = self.aanlevering.besluit
        return besluit is not None and besluit.soort is Besluitsoort.ONTWERP

    @property
    def has_besluit(self) -> bool:
        """Whether the publication is a besluit."""
        return self.aanlevering.publicatiesoort == "AanleveringBesluit"


def _index(
    wortels: Iterable[etree._Element],
) -> tuple[dict[str, list[etree._Element]], dict[str, list[etree._Element]]]:
    """Sort every element below some roots by its tag, and by the name of each of its attributes, in one pass."""
    per_tag: defaultdict[str, list[etree._Element]] = defaultdict(list)
    per_attribuut: defaultdict[str, list[etree._Element]] = defaultdict(list)
    for wortel in wortels:
        for element in wortel.iter(etree.Element):
            per_tag[element.tag].append(element)
            for naam in element.keys():  # noqa: SIM118  (een element is geen dict: het loopt langs zijn kinderen)
                per_attribuut[str(naam)].append(element)
    return per_tag, per_attribuut


def _met_wid(wortel: etree._Element) -> list[etree._Element]:
    """Give an element and those below it that have a wId."""
    gevonden: Any = wortel.xpath("descendant-or-self::*[string(@wId)]")
    return list(gevonden)


def tekst_elementen(dossier: Dossier, naam: str) -> tuple[etree._Element, ...]:
    """Give the text elements with a name in the besluit, regelingen included, in the order of the document."""
    return dossier.elementen(f"tekst:{naam}")
