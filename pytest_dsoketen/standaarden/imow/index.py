# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""An index on OW objects for who judges them: every object is walked once, however many rules there are.

What stands inside a part of an object (an ActiviteitLocatieaanduiding, a Normwaarde, a Kaartlaag in a Kaart) is found
under the name of that part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from pytest_dsoketen.standaarden.imow.inhoud import HREF, Knoop, lokaal, zonder_opruimen
from pytest_dsoketen.standaarden.imow.objecten import OwObject

_DELEN = frozenset({"ActiviteitLocatieaanduiding", "Normwaarde", "Kaartlaag"})
_ONGEZOCHT = frozenset({"identificatie", "naam", "noemer", "nummer"})
"""Fields that every object has and that no rule looks up over all objects."""


class Vindplaats(NamedTuple):
    """A reference or value in an OW object.

    Attributes:
        obj: the object that it stands in.
        deel: number of the part of an object that it stands in, or of the object itself; each has its own.
        waarde: what is referred to, or the text.
        rol: name of the element that holds it.
    """

    obj: OwObject
    deel: int
    waarde: str
    rol: str


@dataclass(frozen=True)
class Plekken:
    """Every place with one reference or value, as columns: a hundred thousand of them cost four lists.

    Attributes:
        objecten: the object of each place.
        delen: the part of each place.
        waarden: what stands there.
        rollen: the element that holds it.
    """

    objecten: list[OwObject] = field(default_factory=list)
    delen: list[int] = field(default_factory=list)
    waarden: list[str] = field(default_factory=list)
    rollen: list[str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Vindplaats]:
        """Walk the places."""
        return map(Vindplaats, self.objecten, self.delen, self.waarden, self.rollen)

    @cached_property
    def uniek(self) -> frozenset[str]:
        """What stands there, each once."""
        return frozenset(self.waarden)

    @property
    def heeft_dubbele(self) -> bool:
        """Whether an object or part of one has the same twice."""
        return len(set(zip(self.delen, self.waarden, strict=True))) < len(self.waarden)


_GEEN = Plekken()


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
        self._plekken: dict[tuple[str, str], Plekken] = {}
        self._per_tag: dict[str, dict[str, Plekken | None]] = defaultdict(dict)
        self._aantal = 0
        with zonder_opruimen():
            for obj in objecten:
                self.objecten[obj.identificatie] = obj
                self.per_type[obj.objecttype].append(obj)
                self._walk(obj, obj.objecttype, obj.inhoud[3])

    def _walk(self, obj: OwObject, drager: str, kinderen: tuple[Knoop, ...]) -> None:
        """Note what stands in an object or part of one."""
        self._aantal += 1
        self._note(obj, drager, self._aantal, "", kinderen)

    def _note(self, obj: OwObject, drager: str, deel: int, rol: str, kinderen: tuple[Knoop, ...]) -> None:
        """Note what stands in an element."""
        per_tag = self._per_tag[drager]
        for tag, tekst, attributen, binnen in kinderen:
            if binnen:
                naam = lokaal(tag)
                if naam in _DELEN:
                    self.delen[_identificatie_of(binnen)].append((naam, obj))
                    self._walk(obj, naam, binnen)
                else:
                    self._note(obj, drager, deel, naam, binnen)
                continue
            plekken = per_tag[tag] if tag in per_tag else self._start(drager, tag)
            if plekken is not None:
                plekken.objecten.append(obj)
                plekken.delen.append(deel)
                plekken.waarden.append(tekst if not attributen else _read_waarde(tekst, attributen))
                plekken.rollen.append(rol)

    def _start(self, drager: str, tag: str) -> Plekken | None:
        """Start the list of the places of a reference or value; None for what nobody asks for."""
        naam = lokaal(tag)
        plekken = None if naam in _ONGEZOCHT else self._plekken.setdefault((drager, naam), Plekken())
        self._per_tag[drager][tag] = plekken
        return plekken

    def find(self, drager: str, naam: str) -> Plekken:
        """Give every place with a reference or value.

        Args:
            drager: type of the object or part that it stands in.
            naam: name of the reference or field: `LocatieRef`, `thema`, ….
        """
        return self._plekken.get((drager, naam), _GEEN)

    def walk(self) -> Iterator[tuple[str, Plekken]]:
        """Walk all references and values by their name; a name comes once for each type that holds it."""
        return ((naam, plekken) for (_, naam), plekken in self._plekken.items())

    def walk_verwijzingen(self) -> Iterator[tuple[str, Plekken]]:
        """Walk the references by their kind, such as `LocatieRef`; a kind comes once for each type that holds it."""
        return ((naam, plekken) for naam, plekken in self.walk() if naam.endswith("Ref"))


def _read_waarde(tekst: str, attributen: tuple[tuple[str, str], ...]) -> str:
    """Give what an element with attributes refers to, whatever other attributes it has; else its text."""
    naam, waarde = attributen[0]
    return waarde if naam == HREF else dict(attributen).get(HREF, tekst)


def _identificatie_of(kinderen: tuple[Knoop, ...]) -> str:
    """Give the identification of a part."""
    return next((kind[1] for kind in kinderen if lokaal(kind[0]) == "identificatie"), "")
