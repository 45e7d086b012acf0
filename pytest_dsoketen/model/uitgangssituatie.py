# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What the landelijke voorzieningen already hold before a walk begins, as earlier publications left it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from pytest_dsoketen.model.plannen import Activiteit, Gebied, Regeling


@dataclass(frozen=True)
class Gebiedengroep:
    """A group of areas that rules can point at as one.

    Attributes:
        identificatie: OW id `nl.imow-gm….gebiedengroep.…`.
        naam: noemer.
        gebieden: ids of the areas in it.
    """

    identificatie: str
    naam: str
    gebieden: tuple[str, ...]


@dataclass(frozen=True)
class Uitgangssituatie:
    """What a new plan may point at without bringing it along.

    Attributes:
        objecten: ids of every OW object and geometry that is known, also of kinds that the chain does nothing with.
        activiteiten: known at DSO-LV and in the registratie toepasbare regels.
        gebieden: with their geometry.
        groepen: groups of those areas.
        instrumenten: AKN and JOIN identifications of regelingen and informatieobjecten that the LVBB has already.
    """

    objecten: frozenset[str] = frozenset()
    activiteiten: tuple[Activiteit, ...] = ()
    gebieden: tuple[Gebied, ...] = ()
    groepen: tuple[Gebiedengroep, ...] = ()
    instrumenten: frozenset[str] = frozenset()

    def resolve(self, locaties: Iterable[str]) -> tuple[str, ...]:
        """Replace known groups by the areas in them; what is no known group stays as it is."""
        plat = [doel for locatie in locaties for doel in self._leden.get(locatie, (locatie,))]
        return tuple(dict.fromkeys(plat))

    def complete(self, regeling: Regeling) -> Regeling:
        """Give a regeling with the known activities and areas that its rules point at, behind its own ones."""
        artikelen = tuple(replace(artikel, gebieden=self.resolve(artikel.gebieden)) for artikel in regeling.artikelen)
        activiteiten = {doel for artikel in artikelen for doel in artikel.activiteiten}
        gebieden = {doel for artikel in artikelen for doel in artikel.gebieden}
        activiteiten -= {activiteit.identificatie for activiteit in regeling.activiteiten}
        gebieden -= {gebied.identificatie for gebied in regeling.gebieden}
        return replace(
            regeling,
            artikelen=artikelen,
            activiteiten=(
                *regeling.activiteiten,
                *(bekend for bekend in self.activiteiten if bekend.identificatie in activiteiten),
            ),
            gebieden=(*regeling.gebieden, *(bekend for bekend in self.gebieden if bekend.identificatie in gebieden)),
        )

    @cached_property
    def _leden(self) -> Mapping[str, tuple[str, ...]]:
        """The areas per group."""
        return {groep.identificatie: groep.gebieden for groep in self.groepen}


LEEG = Uitgangssituatie()
"""Nothing was published before."""
