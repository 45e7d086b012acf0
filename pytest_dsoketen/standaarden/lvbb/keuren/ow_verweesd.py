# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about OW objects that others have to refer to, and about what must not refer to one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from pytest_dsoketen.standaarden.imow.index import Vindplaats
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


def references_after(dossier: Dossier, identificatie: str) -> Iterator[Vindplaats]:
    """Walk the references to something as they are once the delivery is taken in."""
    yield from dossier.ow.index.list_doelen().get(identificatie, ())
    if dossier.toestand is not None:
        for plek in dossier.ow.stand.list_doelen().get(identificatie, ()):
            if plek.obj.identificatie not in dossier.ow.geraakt:
                yield plek


def is_orphan(dossier: Dossier, obj: OwObject) -> bool:
    """Say whether nothing refers to an object that needs it.

    What is not delivered can refer to it as well; when it is not known what that is, only a first version is judged.
    A reference that points at nothing may have been meant for it: then that is what is wrong.
    """
    verwijzers, _ = _PER_TYPE[obj.objecttype]
    if any(plek.obj.objecttype in verwijzers for plek in references_after(dossier, obj.identificatie)):
        return False
    return dossier.kent_verwijzers and f"{obj.objecttype}Ref" not in dossier.derive(list_dangling)


def list_dangling(dossier: Dossier) -> frozenset[str]:
    """Give the kinds of references of which one points at nothing."""
    doelen = dossier.ow.index.list_doelen().items()
    mis = {
        soort
        for doel, plekken in doelen
        if not (dossier.is_bekend(doel) or doel in dossier.ow.geometrieen)
        for soort in {plek.soort for plek in plekken}
    }
    return frozenset(mis)


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
    for obj in dossier.aanlevering.ow.objecten:
        if obj.status == STATUS_BEEINDIGEN:
            plek = next(references_after(dossier, obj.identificatie), None)
            if plek is not None:
                van = f"{plek.obj.objecttype} {plek.obj.identificatie}"
                yield f"{van} verwijst nog naar {obj.identificatie}, die wordt beëindigd", obj


def _find_samen(soort: str) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make the rule that a Regeltekst with a rule of one kind has none of another."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for regeltekst in dict.fromkeys(plek.waarde for plek in dossier.ow.index.find(soort, "RegeltekstRef")):
            per_soort: dict[str, OwObject] = {}
            for plek in references_after(dossier, regeltekst):
                if plek.obj.objecttype in REGELSOORTEN:
                    per_soort.setdefault(plek.obj.objecttype, plek.obj)
            if len(per_soort) > 1:
                anders = ", ".join(naam for naam in per_soort if naam != soort)
                yield f"{regeltekst} hoort bij een {soort} en ook bij een {anders}", per_soort[soort]

    return find


def find_geometrie_zonder_locatie(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0086: a location refers to every delivered geometry."""
    if not dossier.objecten or not dossier.kent_verwijzers:
        return
    for identificatie, element in dossier.ow.geometrieen.items():
        los = next(references_after(dossier, identificatie), None) is None
        if los and "GeometrieRef" not in dossier.derive(list_dangling):
            yield f"geen gebied, lijn of punt verwijst naar de geometrie {identificatie}", element


def find_geometrie_gedeeld(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0370: a geometry belongs to one location."""
    per_geometrie: dict[str, list[OwObject]] = defaultdict(list)
    for soort in ("Gebied", "Lijn", "Punt"):
        for plek in dossier.ow.index.find(soort, "GeometrieRef"):
            per_geometrie[plek.waarde].append(plek.obj)
    for identificatie, objecten in per_geometrie.items():
        alle = {plek.obj.identificatie for plek in references_after(dossier, identificatie)}
        if len(alle) > 1:
            yield f"de geometrie {identificatie} hoort bij {' en '.join(sorted(alle))}", objecten[-1]


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
