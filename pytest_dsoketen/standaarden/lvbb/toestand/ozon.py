# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What DSO-LV (Ozon) holds: OW objects of what was set and of ontwerpen, and the geometries under them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pytest_dsoketen.model.plannen import Besluitsoort, Gebied
from pytest_dsoketen.standaarden.imow.index import Owindex
from pytest_dsoketen.standaarden.imow.objecten import OwObject
from pytest_dsoketen.standaarden.stop.versie import Regelingversie, geometrieen


@dataclass(frozen=True)
class Ozonstand:
    """What DSO-LV (Ozon) holds.

    Attributes:
        objecten: OW objects of the last definitieve version of each regeling, by identification.
        ontwerpen: OW objects of ontwerpen, by identification.
        geometrieen: geometries by basisgeo:id.
        overige: identifications that are known without their content, such as activities of the Rijk.
    """

    objecten: Mapping[str, OwObject] = field(default_factory=dict)
    ontwerpen: Mapping[str, OwObject] = field(default_factory=dict)
    geometrieen: Mapping[str, Gebied] = field(default_factory=dict)
    overige: frozenset[str] = frozenset()

    @cached_property
    def index(self) -> Owindex:
        """Index on the objects of definitieve versions."""
        return Owindex(self.objecten.values())


def stand_of(versies: Iterable[Regelingversie], overige: Iterable[str] = ()) -> Ozonstand:
    """Give what DSO-LV holds when it took some versions in.

    Args:
        versies: oldest first.
        overige: identifications that it knows besides.
    """
    laatste: dict[str, Regelingversie] = {}
    ontwerpen: dict[str, OwObject] = {}
    vlakken: dict[str, Gebied] = {}
    for versie in versies:
        if versie.soort is Besluitsoort.ONTWERP:
            ontwerpen |= {obj.sleutel: obj for obj in versie.ow}
        else:
            laatste[versie.work] = versie
        vlakken |= geometrieen(versie.informatieobjecten)
    definitief = {obj.sleutel: obj for versie in laatste.values() for obj in versie.ow}
    return Ozonstand(definitief, ontwerpen, vlakken, frozenset(overige))
