# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about OW objects that others have to refer to, and about what must not refer to one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from pytest_dsoketen.standaarden.imow.namen import REGELSOORTEN, STATUS_BEEINDIGEN
from pytest_dsoketen.standaarden.imow.objecten import OwObject
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst

_VERWIJZERS: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    ("OZON0017", "Activiteit", ("RegelVoorIedereen",), "regel"),
    ("OZON0022", "Gebiedsaanwijzing", (*REGELSOORTEN, "Tekstdeel"), "regel of tekstdeel"),
    ("OZON0026", "Omgevingsnorm", ("RegelVoorIedereen", "Instructieregel"), "regel"),
    ("OZON0030", "Omgevingswaarde", ("Omgevingswaarderegel",), "omgevingswaarderegel"),
    ("OZON0090", "Divisie", ("Tekstdeel",), "tekstdeel"),
    ("OZON0090", "Divisietekst", ("Tekstdeel",), "tekstdeel"),
    ("OZON0102", "Regeltekst", REGELSOORTEN, "regel"),
)
"""Who has to refer to an object: code, type of the object, types that refer, name of those for a reader."""

_PER_TYPE = {objecttype: (verwijzers, naam) for _, objecttype, verwijzers, naam in _VERWIJZERS}

_SAMEN: tuple[tuple[str, str], ...] = (
    ("OZON0098", "RegelVoorIedereen"),
    ("OZON0099", "Omgevingswaarderegel"),
    ("OZON0100", "Instructieregel"),
)
"""Which kind of rule cannot share its Regeltekst with another kind."""


def walk_after(dossier: Dossier, drager: str, soort: str) -> Iterator[tuple[str, OwObject]]:
    """Walk the references of one kind in objects of one type as they are once the delivery is taken in.

    Yields:
        What is referred to, and the object that refers.
    """
    plekken = dossier.ow.index.find(drager, soort)
    yield from zip(plekken.waarden, plekken.objecten, strict=True)
    eerder = dossier.ow.stand.find(drager, soort)
    for doel, obj in zip(eerder.waarden, eerder.objecten, strict=True):
        if obj.identificatie not in dossier.ow.geraakt:
            yield doel, obj


def list_used(dossier: Dossier) -> dict[str, frozenset[str]]:
    """Give what is referred to as it needs, once the delivery is taken in, by type."""
    return {
        objecttype: frozenset(
            doel for drager in verwijzers for doel, _ in walk_after(dossier, drager, f"{objecttype}Ref")
        )
        for objecttype, (verwijzers, _) in _PER_TYPE.items()
    }


def is_orphan(dossier: Dossier, obj: OwObject) -> bool:
    """Say whether nothing refers to an object that needs it.

    What is not delivered can refer to it as well; when it is not known what that is, only a first version is judged.
    A reference that points at nothing may have been meant for it: then that is what is wrong.
    """
    if obj.identificatie in dossier.derive(list_used)[obj.objecttype]:
        return False
    return dossier.kent_verwijzers and f"{obj.objecttype}Ref" not in dossier.derive(list_dangling)


def list_dangling(dossier: Dossier) -> frozenset[str]:
    """Give the kinds of references of which one points at nothing."""
    return frozenset(
        soort
        for soort, plekken in dossier.ow.index.walk_verwijzingen()
        if any(not (dossier.is_bekend(doel) or doel in dossier.ow.geometrieen) for doel in plekken.uniek)
    )


def _find_orphan(*typen: str) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make the rule that something refers to a delivered object."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for obj in dossier.of_type(*typen):
            if is_orphan(dossier, obj):
                _, naam = _PER_TYPE[obj.objecttype]
                yield f"geen {naam} verwijst naar {obj.objecttype} {obj.identificatie}", obj

    return find


def find_made_orphan(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0351: ending or changing an object leaves no other object behind that nothing refers to any more."""
    if dossier.toestand is None:
        return
    stand = dossier.toestand.ozon.objecten
    gezien: set[str] = set()
    for obj in dossier.aanlevering.ow.objecten:
        eerder = stand.get(obj.identificatie)
        for doel in {ref.doel for ref in eerder.verwijzingen} if eerder else ():
            wees = stand.get(doel)
            if wees is None or wees.objecttype not in _PER_TYPE or doel in gezien or doel in dossier.ow.geraakt:
                continue
            gezien.add(doel)
            if is_orphan(dossier, wees):
                daad = "beëindigen" if obj.status == STATUS_BEEINDIGEN else "wijzigen"
                yield f"door {obj.identificatie} te {daad}, verwijst er niets meer naar {doel}", obj


def find_ended_reference(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0350: nothing refers to an object that ends."""
    if not dossier.ow.beeindigd:
        return
    eerste: dict[str, OwObject] = {}
    for index, geraakt in ((dossier.ow.index, frozenset()), (dossier.ow.stand, dossier.ow.geraakt)):
        for _, plekken in index.walk_verwijzingen():
            if not plekken.uniek.isdisjoint(dossier.ow.beeindigd):
                for doel, obj in zip(plekken.waarden, plekken.objecten, strict=True):
                    if doel in dossier.ow.beeindigd and obj.identificatie not in geraakt:
                        eerste.setdefault(doel, obj)
    for obj in dossier.aanlevering.ow.objecten:
        van = eerste.get(obj.identificatie) if obj.status == STATUS_BEEINDIGEN else None
        if van is not None:
            naar = f"{obj.identificatie}, die wordt beëindigd"
            yield f"{van.objecttype} {van.identificatie} verwijst nog naar {naar}", obj


def list_regels(dossier: Dossier) -> dict[str, dict[str, OwObject]]:
    """Give a rule of every kind by the Regeltekst that it belongs to."""
    per_tekst: dict[str, dict[str, OwObject]] = defaultdict(dict)
    for soort in REGELSOORTEN:
        for doel, obj in walk_after(dossier, soort, "RegeltekstRef"):
            per_tekst[doel].setdefault(soort, obj)
    return per_tekst


def _find_samen(soort: str) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make the rule that a Regeltekst with a rule of one kind has none of another."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        geleverd = dossier.ow.index.find(soort, "RegeltekstRef").uniek
        for regeltekst, per_soort in dossier.derive(list_regels).items():
            if len(per_soort) > 1 and soort in per_soort and regeltekst in geleverd:
                anders = ", ".join(naam for naam in per_soort if naam != soort)
                yield f"{regeltekst} hoort bij een {soort} en ook bij een {anders}", per_soort[soort]

    return find


def list_locaties(dossier: Dossier) -> dict[str, dict[str, OwObject]]:
    """Give the locations of every geometry, by identification, once the delivery is taken in."""
    per_geometrie: dict[str, dict[str, OwObject]] = defaultdict(dict)
    for drager in dossier.ow.index.per_type.keys() | dossier.ow.stand.per_type.keys():
        for doel, obj in walk_after(dossier, drager, "GeometrieRef"):
            per_geometrie[doel][obj.identificatie] = obj
    return per_geometrie


def find_geometrie_zonder_locatie(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0086: a location refers to every delivered geometry."""
    if not dossier.objecten or not dossier.kent_verwijzers:
        return
    for identificatie, element in dossier.ow.geometrieen.items():
        los = identificatie not in dossier.derive(list_locaties)
        if los and "GeometrieRef" not in dossier.derive(list_dangling):
            yield f"geen gebied, lijn of punt verwijst naar de geometrie {identificatie}", element


def find_geometrie_gedeeld(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0370: a geometry belongs to one location."""
    for identificatie, locaties in dossier.derive(list_locaties).items():
        geleverd = [obj for naam, obj in locaties.items() if naam in dossier.ow.geraakt]
        if len(locaties) > 1 and geleverd:
            yield f"de geometrie {identificatie} hoort bij {' en '.join(sorted(locaties))}", geleverd[-1]


REGELS_OW_VERWEESD: tuple[Regel, ...] = (
    *(
        Regel(code, Fase.CONSOLIDATIE, _find_orphan(*(soort for c, soort, *_ in _VERWIJZERS if c == code)))
        for code in dict.fromkeys(code for code, *_ in _VERWIJZERS)
    ),
    Regel("OZON0086", Fase.CONSOLIDATIE, find_geometrie_zonder_locatie),
    *(Regel(code, Fase.CONSOLIDATIE, _find_samen(soort)) for code, soort in _SAMEN),
    Regel("OZON0350", Fase.CONSOLIDATIE, find_ended_reference),
    Regel("OZON0351", Fase.CONSOLIDATIE, find_made_orphan),
    Regel("OZON0370", Fase.CONSOLIDATIE, find_geometrie_gedeeld),
)
