# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""An index on OW objects for who judges them: every object is walked once, however many rules there are.

What stands inside a part of an object (an ActiviteitLocatieaanduiding, a Normwaarde, a Kaartlaag in a Kaart) is found
under the name of that part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pytest_dsoketen.standaarden.imow.inhoud import Knoop, href_of, lokaal
from pytest_dsoketen.standaarden.imow.objecten import OwObject

_DELEN = frozenset({"ActiviteitLocatieaanduiding", "Normwaarde", "Kaartlaag"})


class Vindplaats(NamedTuple):
    """A reference or value in an OW object.

    Attributes:
        obj: the object that it stands in.
        deel: number of the part of an object that it stands in, or of the object itself; each has its own.
        waarde: what is referred to, or the text.
        rol: name of the element that holds it.
        soort: name of the reference or field.
    """

    obj: OwObject
    deel: int
    waarde: str
    rol: str
    soort: str


class Owindex:
    """Objects by their identification, type, references and values.

    Attributes:
        objecten: by identification; the last one counts.
        per_type: by type, in the order of the delivery.
        delen: identifications of parts, with the objects that hold them.
    """

    def __init__(self, objecten: Iterable[OwObject]) -> None:
        self.objecten: dict[str, OwObject] = {}
        self.per_type: dict[str, list[OwObject]] = defaultdict(list)
        self.delen: dict[str, list[tuple[str, OwObject]]] = defaultdict(list)
        self._plekken: dict[tuple[str, str], list[Vindplaats]] = defaultdict(list)
        self._doelen: dict[str, list[Vindplaats]] | None = None
        self._delen = 0
        for obj in objecten:
            self.objecten[obj.identificatie] = obj
            self.per_type[obj.objecttype].append(obj)
            self._delen += 1
            self._walk(obj, obj.objecttype, self._delen, obj.inhoud, "")

    def _walk(self, obj: OwObject, drager: str, deel: int, knoop: Knoop, rol: str) -> None:
        """Note what stands in an element of an object."""
        for kind in knoop[3]:
            naam = lokaal(kind[0])
            if kind[3]:
                if naam in _DELEN:
                    self.delen[_identificatie_of(kind)].append((naam, obj))
                    self._delen += 1
                    self._walk(obj, naam, self._delen, kind, "")
                else:
                    self._walk(obj, drager, deel, kind, naam)
            else:
                doel = href_of(kind)
                waarde = kind[1] if doel is None else doel
                self._plekken[drager, naam].append(Vindplaats(obj, deel, waarde, rol, naam))

    def find(self, drager: str, naam: str) -> list[Vindplaats]:
        """Give every place with a reference or value.

        Args:
            drager: type of the object or part that it stands in.
            naam: name of the reference or field: `LocatieRef`, `thema`, ….
        """
        return self._plekken.get((drager, naam), [])

    def list_doelen(self) -> Mapping[str, list[Vindplaats]]:
        """Give every reference by what it points at."""
        if self._doelen is None:
            self._doelen = defaultdict(list)
            for (_, naam), plekken in self._plekken.items():
                if naam.endswith("Ref"):
                    for plek in plekken:
                        self._doelen[plek.waarde].append(plek)
        return self._doelen


def _identificatie_of(knoop: Knoop) -> str:
    """Give the identification of a part."""
    return next((kind[1] for kind in knoop[3] if lokaal(kind[0]) == "identificatie"), "")
