# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What a rule is, and what it may look at.

One rule is one row in a table (`Regel`) and one function that walks the faults it finds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from lxml import etree

from pytest_dsoketen.model._basis import ToelichtEnum
from pytest_dsoketen.model.berichten import Verplichtingsniveau
from pytest_dsoketen.model.plannen import Opdrachtsoort
from pytest_dsoketen.standaarden.imow.namen import STATUS_BEEINDIGEN
from pytest_dsoketen.standaarden.imow.objecten import OwObject
from pytest_dsoketen.standaarden.inname import InnameError, read_zip
from pytest_dsoketen.standaarden.lvbb.inhoud import Aanlevering
from pytest_dsoketen.standaarden.lvbb.lezen import read_bestanden
from pytest_dsoketen.standaarden.stop.namen import TEKST, qname
from pytest_dsoketen.standaarden.stop.versie import Regelingversie, geometrieen


class Fase(ToelichtEnum):
    """In which part of the treatment by the LVBB a rule is judged; it decides the outcome of the verslag."""

    OPDRACHT = "opdracht", "Het pakket en de opdracht zelf."
    BESLUIT = "besluit", "Het besluit, de informatieobjecten en de tekst."
    CONSOLIDATIE = "consolidatie", "De consolidatie en de OW-objecten."


Vondst = tuple[str, str]
"""What is wrong, as a Dutch sentence, and where."""


@dataclass(frozen=True)
class Regel:
    """One rule.

    Attributes:
        code: official code.
        fase: when it is judged.
        vind: walks the faults.
        niveau: how binding it is.
    """

    code: str
    fase: Fase
    vind: Callable[[Dossier], Iterable[Vondst]]
    niveau: Verplichtingsniveau = Verplichtingsniveau.MOET


class Dossier:
    """A package under judgement, with what is known besides.

    Attributes:
        pakket: the ZIP.
        vandaag: day of judgement; None when rules about today are not judged.
        bekend: ids that the landelijke voorzieningen already hold (see `known_ids`); None when that is not known.
        weigering: why the ZIP was refused, if it was.
    """

    def __init__(self, pakket: bytes, vandaag: date | None = None, bekend: Collection[str] | None = None) -> None:
        self.pakket = pakket
        self.vandaag = vandaag
        self.bekend = bekend
        self.weigering: InnameError | None = None
        try:
            self.bestanden = read_zip(pakket)
        except InnameError as fout:
            self.bestanden = {}
            self.weigering = fout

    @cached_property
    def aanlevering(self) -> Aanlevering:
        """The package, read."""
        return read_bestanden(self.bestanden)

    @cached_property
    def objecten(self) -> tuple[OwObject, ...]:
        """OW objects that are delivered and do not end."""
        return tuple(obj for obj in self.aanlevering.ow.objecten if obj.status != STATUS_BEEINDIGEN)

    @cached_property
    def ids(self) -> frozenset[str]:
        """Identifications of the delivered OW objects."""
        return frozenset(obj.identificatie for obj in self.objecten)

    def of_type(self, *typen: str) -> tuple[OwObject, ...]:
        """Give the delivered objects of some types."""
        return tuple(obj for obj in self.objecten if obj.objecttype in typen)

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
        return identificatie in self.ids or self._is_van_ander(identificatie) or self.may_exist(identificatie)

    def may_exist(self, identificatie: str) -> bool:
        """Say whether the landelijke voorzieningen hold something already, or may hold it when that is not known."""
        if self.bekend is not None:
            return identificatie in self.bekend
        return not self.is_eerste_versie

    def _is_van_ander(self, identificatie: str) -> bool:
        """Say whether an OW identification belongs to another bevoegd gezag, such as a ministerie."""
        gezag = {
            wijziging.work.split("/")[4] for wijziging in self.aanlevering.regelingen if wijziging.work.count("/") > 4
        }
        deel = identificatie.partition(".imow-")[2].partition(".")[0]
        return bool(deel) and deel not in gezag

    @cached_property
    def tekst_per_wid(self) -> dict[str, etree._Element]:
        """All elements with a wId in the regelingen of the besluit."""
        return {
            el.get("wId", ""): el
            for wijziging in self.aanlevering.regelingen
            for el in wijziging.element.iter()
            if el.get("wId")
        }

    @cached_property
    def heeft_hele_tekst(self) -> bool:
        """Whether the whole text of every regeling is in the package."""
        regelingen = self.aanlevering.regelingen
        return bool(regelingen) and all(not wijziging.was for wijziging in regelingen)

    @property
    def soort(self) -> Opdrachtsoort | None:
        """What is asked."""
        return self.aanlevering.opdracht.soort if self.aanlevering.opdracht else None

    @property
    def has_besluit(self) -> bool:
        """Whether the publication is a besluit."""
        return self.aanlevering.publicatiesoort == "AanleveringBesluit"


def known_ids(versies: Iterable[Regelingversie]) -> frozenset[str]:
    """Give all ids of versions that exist: OW objects, wIds and informatieobjecten; for `bekend`."""
    found: set[str] = set()
    for versie in versies:
        found.update(obj.identificatie for obj in versie.ow)
        found.update(el.get("wId", "") for el in versie.text_root().iter() if el.get("wId"))
        found.update(io.expression for io in versie.informatieobjecten)
        found.update(geometrieen(versie.informatieobjecten))
    return frozenset(found)


def tekst_elementen(dossier: Dossier, naam: str) -> Iterable[etree._Element]:
    """Walk the text elements with a name in the besluit, regelingen included."""
    besluit = dossier.aanlevering.besluit
    return () if besluit is None else besluit.element.iter(qname(TEKST, naam))
