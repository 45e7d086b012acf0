# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""OW objects: one shape for all types, that keeps the XML so that nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from pytest_dsoketen.standaarden.imow.namen import NS, OP, OW, STATUS_ONTWERP, XLINK
from pytest_dsoketen.standaarden.inname import parse_xml
from pytest_dsoketen.standaarden.stop.namen import attributes_of, line_of

_HREF = f"{{{XLINK}}}href"


@dataclass(frozen=True)
class Verwijzing:
    """A reference of an OW object to another object.

    Attributes:
        soort: name of the reference element: `LocatieRef`, `ActiviteitRef`, `GeometrieRef`, …
        doel: identification that it points at.
        rol: name of the element that holds it: `locatieaanduiding`, `bovenliggendeActiviteit`, …
    """

    soort: str
    doel: str
    rol: str = ""


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
        identificatie: OW identification.
        xml: the element, canonical (c14n), without status.
        status: `beëindigen` or empty.
        procedurestatus: `ontwerp` or empty.
        wid: wId of a Regeltekst, Divisie or Divisietekst.
        verwijzingen: all references in it, in the order of the text.
        bestand: name of the deelbestand that it was read from; not part of the state.
        regel: line in that file, from 1; 0 when it was not read from one.
    """

    objecttype: str
    identificatie: str
    xml: bytes
    status: str = ""
    procedurestatus: str = ""
    wid: str = ""
    verwijzingen: tuple[Verwijzing, ...] = ()
    bestand: str = ""
    regel: int = field(default=0, compare=False)

    def refs(self, soort: str, rol: str = "") -> tuple[str, ...]:
        """Give the identifications that references of one kind point at."""
        return tuple(ref.doel for ref in self.verwijzingen if ref.soort == soort and (not rol or ref.rol == rol))

    def element(self) -> etree._Element:
        """Give a fresh copy of the element."""
        return parse_xml(self.xml)

    def text(self, name: str) -> str:
        """Give the text of the first direct child with this local name; empty when it is not there."""
        for child in self.element():
            if child.tag.rpartition("}")[2] == name:
                return (child.text or "").strip()
        return ""

    def aanduidingen(self) -> tuple[Activiteitaanduiding, ...]:
        """Read the activiteitaanduidingen of a juridische regel."""
        if not self.refs("ActiviteitRef"):
            return ()
        return tuple(_aanduidingen(self.element()))

    def is_gelijk(self, ander: OwObject) -> bool:
        """Say whether two versions of an object have the same content (OZON0108)."""
        return self.xml == ander.xml and self.procedurestatus == ander.procedurestatus


def read_object(element: etree._Element, bestand: str = "") -> OwObject:
    """Read one OW object.

    Args:
        element: for instance `rol:Activiteit`.
        bestand: file that it stands in.
    """
    status = procedure = identificatie = ""
    for child in list(element):
        name = etree.QName(child)
        if name.namespace in {OW, OP} and name.localname in {"status", "procedurestatus"}:
            if name.localname == "status":
                status = (child.text or "").strip()
            else:
                procedure = (child.text or "").strip()
        elif name.localname == "identificatie":
            identificatie = (child.text or "").strip()
    return OwObject(
        objecttype=etree.QName(element).localname,
        identificatie=identificatie,
        xml=canonical(element),
        status=status,
        procedurestatus=procedure,
        wid=element.get("wId", ""),
        verwijzingen=tuple(_verwijzingen(element)),
        bestand=bestand,
        regel=line_of(element),
    )


def _verwijzingen(element: etree._Element) -> Iterator[Verwijzing]:
    """Walk the references in an object."""
    for ref in element.iter():
        doel = ref.get(_HREF)
        if doel is not None:
            yield Verwijzing(ref.tag.rpartition("}")[2], doel, _local_parent(ref))


def _local_parent(element: etree._Element) -> str:
    """Give the local name of the parent."""
    parent = element.getparent()
    return "" if parent is None else parent.tag.rpartition("}")[2]


def _aanduidingen(regel: etree._Element) -> Iterator[Activiteitaanduiding]:
    """Walk the activiteitaanduidingen of a juridische regel."""
    for aanduiding in regel.iterfind("regels:activiteitaanduiding", NS):
        ref = aanduiding.find("rol:ActiviteitRef", NS)
        for plek in aanduiding.iterfind("regels:ActiviteitLocatieaanduiding", NS):
            yield Activiteitaanduiding(
                activiteit="" if ref is None else ref.get(_HREF, ""),
                identificatie=(plek.findtext("regels:identificatie", "", NS)).strip(),
                kwalificatie=(plek.findtext("regels:activiteitregelkwalificatie", "", NS)).strip(),
                locaties=tuple(
                    loc.get(_HREF, "") for loc in plek.iterfind("regels:locatieaanduiding/l:LocatieRef", NS)
                ),
            )


def canonical(element: etree._Element) -> bytes:
    """Write an OW object so that equal content gives equal bytes: fixed prefixes, no white space, no status."""
    return etree.tostring(_rebuild(element), method="c14n", exclusive=True)


_PREFIXES = dict(NS)


def _rebuild(element: etree._Element) -> etree._Element:
    """Copy an element with the prefixes of this module."""
    copy = etree.Element(element.tag, attributes_of(element), nsmap=_PREFIXES)
    _copy_content(element, copy, top=True)
    return copy


def _copy_content(source: etree._Element, target: etree._Element, *, top: bool = False) -> None:
    """Copy text and children; at the top leave status out, which belongs to the delivery and not to the object."""
    if len(source) == 0:
        target.text = (source.text or "").strip() or None
        return
    for child in source:
        name = etree.QName(child)
        if top and name.namespace in {OW, OP} and name.localname in {"status", "procedurestatus"}:
            continue
        _copy_content(child, etree.SubElement(target, child.tag, attributes_of(child)))


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
