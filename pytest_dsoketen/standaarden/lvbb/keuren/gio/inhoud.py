# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about what a GIO says besides its geometries: groups, norms, context and the version it changes (STOP30xx)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from lxml import etree

from pytest_dsoketen.standaarden.inname import InnameError, parse_xml
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.stop.gio import LOCATIES, find_versie
from pytest_dsoketen.standaarden.stop.namen import GEO, GML, NS, local, prefixed, qname, text_of

_GEOMETRIE_ID: Final = "/".join(prefixed(naam) for naam in ("geo:geometrie", "basisgeo:Geometrie", "basisgeo:id"))
GROEP, KWANTITATIEF, KWALITATIEF = "groepID", "kwantitatieveNormwaarde", "kwalitatieveNormwaarde"
_ACHTERGROND = ("achtergrondVerwijzing", "achtergrondActualiteit")
_OVERBODIG = (
    "metaDataProperty",
    "description",
    "descriptionReference",
    "identifier",
    "name",
    "boundedBy",
    "location",
    "PriorityLocation",
)
_ZONDER_OVERBODIG = frozenset(
    qname(GEO, naam)
    for naam in (
        "GeoInformatieObjectVaststelling",
        "GeoInformatieObjectVersie",
        "GeoInformatieObjectMutatie",
        "Locatie",
        "LocatieMutatie",
    )
)


@dataclass(frozen=True)
class Gio:
    """A GIO of the package as its rules see it: what they ask for is looked up in one query, without coordinates.

    Attributes:
        root: the whole document.
        versie: GeoInformatieObjectVersie or -Mutatie.
    """

    root: etree._Element
    versie: etree._Element

    @property
    def expression(self) -> str:
        """JOIN expression."""
        return text_of(self.versie, "geo:FRBRExpression")

    @property
    def work(self) -> str:
        """JOIN work."""
        return text_of(self.versie, "geo:FRBRWork")

    @cached_property
    def locaties(self) -> list[etree._Element]:
        """The locations, or the changes of them."""
        return [locatie for pad in LOCATIES for locatie in self.versie.iterfind(pad, NS)]

    @cached_property
    def groepen(self) -> list[etree._Element]:
        """The groups that it lists."""
        return self.versie.findall("geo:groepen/geo:Groep", NS)

    @cached_property
    def _per_naam(self) -> dict[str, dict[etree._Element, list[etree._Element]]]:
        """The elements with a group or value, by name and location."""
        per_naam: dict[str, dict[etree._Element, list[etree._Element]]] = {}
        for naam in (GROEP, KWANTITATIEF, KWALITATIEF):
            gevonden: Any = self.versie.xpath(" | ".join(f"{pad}/geo:{naam}" for pad in LOCATIES), namespaces=NS)
            per_locatie = per_naam.setdefault(naam, {})
            for element in gevonden:
                per_locatie.setdefault(element.getparent(), []).append(element)
        return per_naam

    def elementen(self, naam: str) -> dict[etree._Element, list[etree._Element]]:
        """Give the locations that have a group or value, with the elements that hold it; one is right.

        Args:
            naam: `GROEP`, `KWANTITATIEF` or `KWALITATIEF`.
        """
        return self._per_naam[naam]

    def teksten(self, naam: str) -> list[str]:
        """Give what stands in those elements, in the order of the document."""
        return [element.text or "" for elementen in self.elementen(naam).values() for element in elementen]

    def has(self, *namen: str) -> bool:
        """Say whether the version has one of some elements, such as `normID`."""
        return any(self.versie.find(f"geo:{naam}", NS) is not None for naam in namen)

    @property
    def has_waarden(self) -> bool:
        """Whether a location has a value."""
        return bool(self.elementen(KWANTITATIEF) or self.elementen(KWALITATIEF))


def id_of(locatie: etree._Element) -> str:
    """Give the basisgeo:id of a location."""
    return (locatie.findtext(_GEOMETRIE_ID) or "").strip()


def list_gios(dossier: Dossier) -> tuple[Gio, ...]:
    """List the GIO's of a package."""
    return tuple(gio for gio in map(read_gio, dossier.aanlevering.documenten.values()) if gio is not None)


def read_gio(root: etree._Element) -> Gio | None:
    """Give the GIO in a document; None when it holds none."""
    versie = find_versie(root) if root.tag.startswith(f"{{{GEO}}}") else None
    return None if versie is None else Gio(root, versie)


def _rule(find: Callable[[Gio], Iterator[Vondst]]) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make a rule of a package from one on a GIO."""
    return lambda dossier: (vondst for gio in dossier.derive(list_gios) for vondst in find(gio))


def _alle_of_geen(naam: str, wat: str) -> Callable[[Gio], Iterator[Vondst]]:
    """Make the rule that all locations have something or none has (STOP3000, STOP3006, STOP3007)."""

    def find(gio: Gio) -> Iterator[Vondst]:
        met, van = gio.elementen(naam), len(gio.locaties)
        if met and len(met) < van:
            zonder = next(locatie for locatie in gio.locaties if locatie not in met)
            yield f"van de {van} locaties in {gio.expression} hebben er {van - len(met)} geen {wat}", zonder

    return find


def find_groep_onbekend(gio: Gio) -> Iterator[Vondst]:
    """STOP3001: the group of a location is in the list of groups."""
    bekend = {text_of(groep, "geo:groepID") for groep in gio.groepen}
    for locatie, groepen in gio.elementen(GROEP).items():
        for groep in groepen:
            if (groep.text or "") not in bekend:
                yield f"de groep ‘{groep.text}’ van locatie {id_of(locatie)} staat niet in de lijst", groep


def _dubbele_groep(naam: str, wat: str) -> Callable[[Gio], Iterator[Vondst]]:
    """Make the rule that ids and labels of groups are unique (STOP3003, STOP3004)."""

    def find(gio: Gio) -> Iterator[Vondst]:
        gezien: set[str] = set()
        for groep in gio.groepen:
            waarde = text_of(groep, f"geo:{naam}")
            if waarde in gezien:
                yield f"{wat} ‘{waarde}’ komt meer dan één keer voor in de lijst van groepen", groep
            gezien.add(waarde)

    return find


def find_groep_leeg(gio: Gio) -> Iterator[Vondst]:
    """STOP3005: every group in the list has a location."""
    gebruikt = set(gio.teksten(GROEP))
    for groep in gio.groepen:
        if text_of(groep, "geo:groepID") not in gebruikt:
            yield f"bij de groep ‘{text_of(groep, 'geo:groepID')}’ hoort geen enkele locatie", groep


def find_twee_waarden(gio: Gio) -> Iterator[Vondst]:
    """STOP3008: a location has one value, as a number or in words."""
    getallen, woorden = gio.elementen(KWANTITATIEF), gio.elementen(KWALITATIEF)
    for locatie in getallen | woorden:
        if len(getallen.get(locatie, ())) + len(woorden.get(locatie, ())) > 1:
            yield f"de locatie {id_of(locatie)} heeft meer dan één normwaarde", locatie


def find_zonder_eenheid(gio: Gio) -> Iterator[Vondst]:
    """STOP3009: values as a number have a unit."""
    if gio.elementen(KWANTITATIEF) and not (gio.has("eenheidlabel") and gio.has("eenheidID")):
        yield f"{gio.expression} heeft getallen als normwaarde en mist eenheidlabel of eenheidID", gio.versie


def find_lege_waarde(gio: Gio) -> Iterator[Vondst]:
    """STOP3010: a value in words is not empty."""
    for locatie, waarden in gio.elementen(KWALITATIEF).items():
        for waarde in waarden:
            if not (waarde.text or "").strip():
                yield f"de normwaarde van locatie {id_of(locatie)} is leeg", waarde


def find_zonder_norm(gio: Gio) -> Iterator[Vondst]:
    """STOP3011: values have a norm."""
    if gio.has_waarden and not (gio.has("normlabel") and gio.has("normID")):
        yield f"{gio.expression} heeft normwaarden en mist normlabel of normID", gio.versie


def find_groep_met_waarde(gio: Gio) -> Iterator[Vondst]:
    """STOP3012: a location has a group or a value, not both."""
    waarden = gio.elementen(KWANTITATIEF) | gio.elementen(KWALITATIEF)
    for locatie in gio.elementen(GROEP):
        if locatie in waarden:
            yield f"de locatie {id_of(locatie)} heeft een groep en een normwaarde", locatie


def find_id_dubbel(gio: Gio) -> Iterator[Vondst]:
    """STOP3013: a basisgeo:id occurs once in a GIO; a change may name it as removed and as added."""
    gezien: set[str] = set()
    for element in gio.versie.iterfind(f"{LOCATIES[0]}/geo:geometrie/basisgeo:Geometrie/basisgeo:id", NS):
        id_ = (element.text or "").strip()
        if id_ in gezien:
            yield f"de geometrie {id_} komt meer dan één keer voor", element
        gezien.add(id_)


def find_eenheid_bij_woorden(gio: Gio) -> Iterator[Vondst]:
    """STOP3015: values in words have no unit."""
    if gio.elementen(KWALITATIEF) and gio.has("eenheidlabel", "eenheidID"):
        yield f"{gio.expression} heeft woorden als normwaarde en toch een eenheid", gio.versie


def find_norm_zonder_waarde(gio: Gio) -> Iterator[Vondst]:
    """STOP3016: without values there is no norm and no unit."""
    if not gio.has_waarden and gio.has("normID", "normlabel", "eenheidID", "eenheidlabel"):
        yield f"{gio.expression} noemt een norm of eenheid en heeft geen normwaarden", gio.versie


def find_twee_indelingen(gio: Gio) -> Iterator[Vondst]:
    """STOP3024: a GIO has one list of groups."""
    for groepen in gio.versie.findall("geo:groepen", NS)[1:]:
        yield f"{gio.expression} heeft meer dan één lijst van groepen", groepen


def find_twee_groepen(gio: Gio) -> Iterator[Vondst]:
    """STOP3026: a location belongs to one group."""
    for locatie, groepen in gio.elementen(GROEP).items():
        if len(groepen) > 1:
            yield f"de locatie {id_of(locatie)} hoort bij meer dan één groep", locatie


def find_andere_norm(dossier: Dossier) -> Iterator[Vondst]:
    """STOP3028: every version of a GIO is about the same norm; judged on whether it has values at all."""
    if dossier.toestand is None:
        return
    eerder = {io.work: io for versie in dossier.toestand.lvbb.versies.values() for io in versie.informatieobjecten}
    for gio in dossier.derive(list_gios):
        was = eerder.get(gio.work)
        oud = None if was is None or was.expression == gio.expression else _read_eerder(was.inhoud)
        if oud is None:
            continue
        if oud.has_waarden != gio.has_waarden:
            nu_wel = "had geen normwaarden en deze versie wel"
            verschil = nu_wel if gio.has_waarden else "had normwaarden en deze versie niet"
            yield f"de vorige versie van {gio.work} {verschil}", gio.versie


def _read_eerder(inhoud: bytes) -> Gio | None:
    """Read a GIO that the LVBB holds."""
    try:
        return read_gio(parse_xml(inhoud))
    except InnameError:
        return None


def find_zonder_achtergrond(gio: Gio) -> Iterator[Vondst]:
    """STOP3070: a GIO that is established names the map that was used, and of which day that map was."""
    if gio.root.tag != qname(GEO, "GeoInformatieObjectVaststelling"):
        return
    context = gio.root.find("geo:context/gio:GeografischeContext", NS)
    weg = [naam for naam in _ACHTERGROND if not text_of(context, f"gio:{naam}")]
    if weg:
        yield f"de vaststelling van {gio.expression} mist {' en '.join(weg)}", gio.root if context is None else context


def find_was_zelf(gio: Gio) -> Iterator[Vondst]:
    """STOP3078: the wasID of a GIO is an earlier version, not itself; that it is the same GIO is LVBB3515."""
    was = text_of(gio.root, "geo:wasID")
    if was and was == gio.expression:
        yield f"de wasID {was} is deze versie zelf en geen eerdere", gio.root


def find_overbodig(gio: Gio) -> Iterator[Vondst]:
    """STOP3090: a GIO has no optional elements of gml."""
    for element in gio.root.iter(*(qname(GML, naam) for naam in _OVERBODIG)):
        parent = element.getparent()
        if parent is not None and parent.tag in _ZONDER_OVERBODIG:
            yield f"gml:{local(element)} hoort niet in {local(parent)}", element


REGELS_GIO: tuple[Regel, ...] = (
    Regel("STOP3000", Fase.BESLUIT, _rule(_alle_of_geen(GROEP, "groep"))),
    Regel("STOP3001", Fase.BESLUIT, _rule(find_groep_onbekend)),
    Regel("STOP3003", Fase.BESLUIT, _rule(_dubbele_groep("groepID", "de groepID"))),
    Regel("STOP3004", Fase.BESLUIT, _rule(_dubbele_groep("label", "het label"))),
    Regel("STOP3005", Fase.BESLUIT, _rule(find_groep_leeg)),
    Regel("STOP3006", Fase.BESLUIT, _rule(_alle_of_geen(KWANTITATIEF, "getal als normwaarde"))),
    Regel("STOP3007", Fase.BESLUIT, _rule(_alle_of_geen(KWALITATIEF, "normwaarde in woorden"))),
    Regel("STOP3008", Fase.BESLUIT, _rule(find_twee_waarden)),
    Regel("STOP3009", Fase.BESLUIT, _rule(find_zonder_eenheid)),
    Regel("STOP3010", Fase.BESLUIT, _rule(find_lege_waarde)),
    Regel("STOP3011", Fase.BESLUIT, _rule(find_zonder_norm)),
    Regel("STOP3012", Fase.BESLUIT, _rule(find_groep_met_waarde)),
    Regel("STOP3013", Fase.BESLUIT, _rule(find_id_dubbel)),
    Regel("STOP3015", Fase.BESLUIT, _rule(find_eenheid_bij_woorden)),
    Regel("STOP3016", Fase.BESLUIT, _rule(find_norm_zonder_waarde)),
    Regel("STOP3024", Fase.BESLUIT, _rule(find_twee_indelingen)),
    Regel("STOP3026", Fase.BESLUIT, _rule(find_twee_groepen)),
    Regel("STOP3028", Fase.BESLUIT, find_andere_norm),
    Regel("STOP3070", Fase.BESLUIT, _rule(find_zonder_achtergrond)),
    Regel("STOP3078", Fase.BESLUIT, _rule(find_was_zelf)),
    Regel("STOP3090", Fase.BESLUIT, _rule(find_overbodig)),
)
