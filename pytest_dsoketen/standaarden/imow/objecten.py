# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""OW objects: one shape for all types, that keeps the whole content so that nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from pytest_dsoketen.standaarden.imow.inhoud import (
    Knoop,
    Verwijzing,
    canonical,
    href_of,
    lokaal,
    make_element,
    read_knoop,
)
from pytest_dsoketen.standaarden.imow.namen import OP, OW, REGELS, STATUS_ONTWERP
from pytest_dsoketen.standaarden.stop.namen import line_of, qname

_STATUS = frozenset(qname(ns, "status") for ns in (OW, OP))
_PROCEDURESTATUS = frozenset(qname(ns, "procedurestatus") for ns in (OW, OP))
_AANDUIDING = qname(REGELS, "activiteitaanduiding")


@dataclass(frozen=True)
class Activiteitaanduiding:
    """What a juridische regel says of an activity, and where."""

    activiteit: str
    identificatie: str
    kwalificatie: str
    locaties: tuple[str, ...]


@dataclass(frozen=True)
class OwObject:
    """One OW object of a deelbestand or of a state.

    Attributes:
        objecttype: name of the element: `Regeltekst`, `Gebied`, …
        identificatie: OW identification; a SymbolisatieItem has none.
        inhoud: the element, without status, which belongs to the delivery and not to the object.
        status: `beëindigen` or empty.
        procedurestatus: `ontwerp` or empty.
        wid: wId of a Regeltekst, Divisie or Divisietekst.
        bestand: name of the deelbestand that it was read from; not part of the state.
        regel: line in that file, from 1; 0 when it was not read from one.
        verwijzingen: all references in it, in the order of the text; they follow from the content.
    """

    objecttype: str
    identificatie: str
    inhoud: Knoop
    status: str = ""
    procedurestatus: str = ""
    wid: str = ""
    bestand: str = ""
    regel: int = field(default=0, compare=False)
    verwijzingen: tuple[Verwijzing, ...] = field(default=(), compare=False, repr=False)

    @property
    def xml(self) -> bytes:
        """The element, canonical (c14n), without status."""
        return canonical(self.inhoud)

    @property
    def sleutel(self) -> str:
        """What tells it apart in a state: its identification; the content of an object that has none."""
        return self.identificatie or self.xml.decode()

    def refs(self, soort: str, rol: str = "") -> tuple[str, ...]:
        """Give the identifications that references of one kind point at."""
        return tuple(
            [doel for welke, doel, houder in self.verwijzingen if welke == soort and (not rol or houder == rol)]
        )

    def element(self) -> etree._Element:
        """Give a fresh copy of the element."""
        return make_element(self.inhoud)

    def text(self, name: str) -> str:
        """Give the text of the first direct child with this local name; empty when it is not there."""
        einde = f"}}{name}"
        for tag, tekst, _, _ in self.inhoud[3]:
            if tag.endswith(einde):
                return tekst
        return ""

    def aanduidingen(self) -> tuple[Activiteitaanduiding, ...]:
        """Read the activiteitaanduidingen of a juridische regel."""
        return tuple(
            aanduiding for kind in self.inhoud[3] if kind[0] == _AANDUIDING for aanduiding in _aanduidingen(kind)
        )

    def is_gelijk(self, ander: OwObject) -> bool:
        """Say whether two versions of an object have the same content (OZON0108)."""
        return self.inhoud == ander.inhoud and self.procedurestatus == ander.procedurestatus


def read_object(element: etree._Element, bestand: str = "") -> OwObject:
    """Read one OW object.

    Args:
        element: for instance `rol:Activiteit`.
        bestand: file that it stands in.
    """
    verwijzingen: list[Verwijzing] = []
    inhoud = read_knoop(element, verwijzingen)
    tag, tekst, attributen, kinderen = inhoud
    status = procedure = identificatie = ""
    for naam, waarde, _, _ in kinderen:
        if naam in _STATUS:
            status = waarde
        elif naam in _PROCEDURESTATUS:
            procedure = waarde
        elif not identificatie and lokaal(naam) == "identificatie":
            identificatie = waarde
    if status or procedure:
        blijft = tuple([kind for kind in kinderen if kind[0] not in _STATUS and kind[0] not in _PROCEDURESTATUS])
        inhoud = (tag, tekst, attributen, blijft)
    return _make(
        objecttype=lokaal(tag),
        identificatie=identificatie,
        inhoud=inhoud,
        status=status,
        procedurestatus=procedure,
        wid=next((waarde for naam, waarde in attributen if naam == "wId"), "") if attributen else "",
        bestand=bestand,
        regel=line_of(element),
        verwijzingen=tuple(verwijzingen),
    )


def _make(**velden: object) -> OwObject:
    """Make an object with all its fields at once; a frozen dataclass sets them one by one, which takes five times as long.

    A delivery has fifty thousand of them.
    """
    obj = object.__new__(OwObject)
    obj.__dict__.update(velden)
    return obj


def _aanduidingen(aanduiding: Knoop) -> Iterator[Activiteitaanduiding]:
    """Walk what an activiteitaanduiding says."""
    activiteit = next((href_of(kind) or "" for kind in aanduiding[3] if lokaal(kind[0]) == "ActiviteitRef"), "")
    for plek in aanduiding[3]:
        if lokaal(plek[0]) == "ActiviteitLocatieaanduiding":
            teksten = {lokaal(kind[0]): kind[1] for kind in plek[3]}
            yield Activiteitaanduiding(
                activiteit=activiteit,
                identificatie=teksten.get("identificatie", ""),
                kwalificatie=teksten.get("activiteitregelkwalificatie", ""),
                locaties=tuple(_locaties(plek)),
            )


def _locaties(knoop: Knoop) -> Iterator[str]:
    """Walk the locations that an element refers to, at any depth."""
    for kind in knoop[3]:
        if lokaal(kind[0]) == "LocatieRef":
            yield href_of(kind) or ""
        yield from _locaties(kind)


def with_ontwerp(objecten: Iterable[OwObject], *, ontwerp: bool) -> tuple[OwObject, ...]:
    """Set or clear the procedurestatus `ontwerp`."""
    status = STATUS_ONTWERP if ontwerp else ""
    return tuple(replace(obj, procedurestatus=status) for obj in objecten)


def resolve_locaties(objecten: Iterable[OwObject], locaties: Iterable[str]) -> tuple[str, ...]:
    """Replace groups by the gebieden, lijnen and punten in them; what is unknown stays as it is."""
    groepen = {obj.identificatie: obj for obj in objecten if obj.objecttype.endswith("groep")}
    flat: list[str] = []
    for locatie in locaties:
        groep = groepen.get(locatie)
        flat += [ref.doel for ref in groep.verwijzingen] if groep else [locatie]
    return tuple(dict.fromkeys(flat))


def group_objecten(objecten: Iterable[OwObject]) -> tuple[OwObject, ...]:
    """Put objects of one type together, in the order in which files hold them."""
    per_type: dict[str, list[OwObject]] = {}
    for obj in objecten:
        per_type.setdefault(obj.objecttype, []).append(obj)
    return tuple(obj for van_type in per_type.values() for obj in van_type)
