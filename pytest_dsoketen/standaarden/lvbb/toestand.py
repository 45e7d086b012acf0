# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What the landelijke voorzieningen hold: the register of the LVBB and the OW objects of DSO-LV.

Rules that judge a delivery against what came before look here; the oefenketen keeps one, and a series of packages
builds one up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.model.plannen import Besluitsoort, Gebied
from pytest_dsoketen.standaarden.imow.objecten import OwObject
from pytest_dsoketen.standaarden.lvbb.inhoud import Aanlevering
from pytest_dsoketen.standaarden.stop.versie import Regelingversie, geometrieen


@dataclass
class Register:
    """Besluiten and versions that the LVBB has taken in.

    Attributes:
        versies: every version by AKN expression.
        besluiten: AKN works of besluiten that were offered for publication and not stopped.
        gebruikt: expressions that a definitief besluit has built on.
    """

    versies: dict[str, Regelingversie] = field(default_factory=dict)
    besluiten: set[str] = field(default_factory=set)
    gebruikt: set[str] = field(default_factory=set)

    def find_basis(self) -> dict[str, Regelingversie]:
        """Give what a change can build on: versions that no ontwerp made."""
        return {
            expression: versie for expression, versie in self.versies.items() if versie.soort is Besluitsoort.DEFINITIEF
        }

    def check(self, aanlevering: Aanlevering) -> list[Afwijking]:
        """Check a delivery against what was taken in before."""
        return [*self._check_besluit(aanlevering), *self._check_versies(aanlevering), *self._check_datum(aanlevering)]

    def _check_besluit(self, aanlevering: Aanlevering) -> Iterator[Afwijking]:
        """LVBB4001: the besluit is new."""
        besluit = aanlevering.besluit
        if besluit and besluit.work in self.besluiten:
            yield Afwijking("LVBB4001", f"het besluit {besluit.work} is al eerder aangeleverd", besluit.expression)

    def _check_versies(self, aanlevering: Aanlevering) -> Iterator[Afwijking]:
        """LVBB5007 and 5015: the old version can be built on; that it exists is checked when consolidating."""
        for regeling in aanlevering.regelingen:
            was = self.versies.get(regeling.was)
            if was is None:
                continue
            if was.soort is Besluitsoort.ONTWERP:
                yield Afwijking("LVBB5007", f"de versie {regeling.was} komt uit een ontwerpbesluit", regeling.was)
            elif regeling.was in self.gebruikt and not _is_ontwerp(aanlevering):
                yield Afwijking("LVBB5015", f"op de versie {regeling.was} is al eerder voortgebouwd", regeling.was)

    def _check_datum(self, aanlevering: Aanlevering) -> Iterator[Afwijking]:
        """LVBB7005: no two versions of one regeling start to hold on the same day."""
        dagen = _list_dagen(aanlevering)
        for regeling in aanlevering.regelingen:
            for versie in self.versies.values():
                if versie.work == regeling.work and versie.geldig_vanaf in dagen:
                    melding = f"ook de versie {versie.expression} werkt vanaf {versie.geldig_vanaf}"
                    yield Afwijking("LVBB7005", melding, regeling.wordt)

    def enter(self, besluit: str, aanlevering: Aanlevering, versies: tuple[Regelingversie, ...]) -> None:
        """Take a delivery in."""
        self.besluiten.add(besluit)
        self.versies |= {versie.expression: versie for versie in versies}
        if not _is_ontwerp(aanlevering):
            self.gebruikt |= {regeling.was for regeling in aanlevering.regelingen if regeling.was}

    def remove(self, besluit: str, aanlevering: Aanlevering) -> None:
        """Undo a delivery that was stopped before its publication."""
        self.besluiten.discard(besluit)
        for regeling in aanlevering.regelingen:
            self.versies.pop(regeling.wordt, None)
            self.gebruikt.discard(regeling.was)


def _is_ontwerp(aanlevering: Aanlevering) -> bool:
    """Whether a delivery is an ontwerpbesluit."""
    return aanlevering.besluit is not None and aanlevering.besluit.soort is Besluitsoort.ONTWERP


def _list_dagen(aanlevering: Aanlevering) -> set[date]:
    """Give the days on which the versions in a delivery start to hold."""
    besluit = aanlevering.besluit
    dagen = {besluit.inwerking_of(doel) for doel in besluit.doelen} if besluit else set()
    return {dag for dag in dagen if dag is not None}


@dataclass(frozen=True)
class Ozonstand:
    """What DSO-LV (Ozon) holds.

    Attributes:
        objecten: OW objects of definitieve versions, by identification.
        ontwerpen: OW objects of ontwerpen, by identification.
        geometrieen: geometries by basisgeo:id.
        overige: identifications that are known without their content, such as activities of the Rijk.
    """

    objecten: Mapping[str, OwObject] = field(default_factory=dict)
    ontwerpen: Mapping[str, OwObject] = field(default_factory=dict)
    geometrieen: Mapping[str, Gebied] = field(default_factory=dict)
    overige: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Toestand:
    """What LVBB and DSO-LV hold together at one moment."""

    lvbb: Register
    ozon: Ozonstand

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every id that something can refer to: OW objects, wIds, informatieobjecten, geometries."""
        found = {*self.ozon.objecten, *self.ozon.geometrieen, *self.ozon.overige}
        for versie in self.lvbb.find_basis().values():
            found.update(el.get("wId", "") for el in versie.text_root().iter() if el.get("wId"))
            found.update(io.expression for io in versie.informatieobjecten)
        return frozenset(found)


def stand_of(versies: Iterable[Regelingversie], overige: Iterable[str] = ()) -> Ozonstand:
    """Give what DSO-LV holds when it took some versions in.

    Args:
        versies: oldest first.
        overige: identifications that it knows besides.
    """
    definitief: dict[str, OwObject] = {}
    ontwerpen: dict[str, OwObject] = {}
    vlakken: dict[str, Gebied] = {}
    for versie in versies:
        doel = ontwerpen if versie.soort is Besluitsoort.ONTWERP else definitief
        doel.update({obj.identificatie: obj for obj in versie.ow})
        vlakken |= geometrieen(versie.informatieobjecten)
    return Ozonstand(definitief, ontwerpen, vlakken, frozenset(overige))


def toestand_of(versies: Iterable[Regelingversie], overige: Iterable[str] = ()) -> Toestand:
    """Give the state in which some versions were delivered, and nothing else.

    Args:
        versies: oldest first.
        overige: identifications that DSO-LV knows besides.
    """
    alle = tuple(versies)
    return Toestand(Register({versie.expression: versie for versie in alle}), stand_of(alle, overige))
