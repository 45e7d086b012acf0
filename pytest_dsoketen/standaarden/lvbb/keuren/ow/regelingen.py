# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about which OW objects go with which regeling, and about regelingen that are withdrawn."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from pytest_dsoketen.standaarden.imow.objecten import OwObject
from pytest_dsoketen.standaarden.inname import parse_xml
from pytest_dsoketen.standaarden.lvbb.inhoud import Regelingwijziging
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.stop.namen import local, text_of
from pytest_dsoketen.standaarden.stop.versie import Regelingversie

_MANIFEST = "manifest-ow.xml"
_DEEL_VAN = "data:isTijdelijkDeelVan/data:WorkIdentificatie/data:FRBRWork"
_EINDIGT_MEE = frozenset({"Regelingsgebied", "Regeltekst", "Divisie", "Divisietekst", "Pons"})


def _is_gewoon(dossier: Dossier, _: Regelingwijziging) -> bool:
    """OZON0103 is about a definitieve regeling that does not take the place of another."""
    return not dossier.is_ontwerp and not dossier.ow.ingetrokken


def _vervangt(dossier: Dossier, _: Regelingwijziging) -> bool:
    """OZON0212 is about a definitieve regeling that takes the place of one that is withdrawn."""
    return not dossier.is_ontwerp and bool(dossier.ow.ingetrokken)


def _is_los_ontwerp(dossier: Dossier, wijziging: Regelingwijziging) -> bool:
    """OZON1041 is about an ontwerp of a regeling that is not known yet."""
    return dossier.is_ontwerp and wijziging.work not in dossier.ow.eerdere_versies


def _find_zonder_regelingsgebied(
    geldt: Callable[[Dossier, Regelingwijziging], bool], naam: str
) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make the rule that a Regelingsgebied is delivered with a new regeling."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for wijziging in dossier.aanlevering.regelingen:
            objecten = dossier.objecten_per_work.get(wijziging.work, ())
            heeft = not objecten or any(obj.objecttype == "Regelingsgebied" for obj in objecten)
            if wijziging.is_nieuw and not heeft and geldt(dossier, wijziging):
                yield f"bij {naam} {wijziging.work} is geen regelingsgebied geleverd", wijziging.element

    return find


def find_meer_ponsen(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0104: a regeling has one Pons at most."""
    for work, objecten in dossier.objecten_per_work.items():
        ponsen = [obj for obj in objecten if obj.objecttype == "Pons"]
        eerder = [obj for obj in _eerdere_objecten(dossier, work) if obj.objecttype == "Pons"]
        aantal = len(ponsen) + sum(obj.identificatie not in dossier.ow.geraakt for obj in eerder)
        if ponsen and aantal > 1:
            yield f"de regeling {work} krijgt {aantal} ponsen", ponsen[-1]


def find_pons_in_tijdelijk_deel(dossier: Dossier) -> Iterator[Vondst]:
    """OZON1037: a tijdelijk regelingdeel has no Pons."""
    for wijziging in dossier.aanlevering.regelingen:
        if local(wijziging.element) == "RegelingTijdelijkdeel":
            for obj in dossier.objecten_per_work.get(wijziging.work, ()):
                if obj.objecttype == "Pons":
                    yield f"{obj.identificatie} hoort bij een tijdelijk regelingdeel", obj


def find_regeling_dubbel(dossier: Dossier) -> Iterator[Vondst]:
    """OZON4006: a regeling with a doel occurs once in manifest-ow."""
    aantallen = Counter((deel.work, deel.doel) for deel in dossier.aanlevering.ow.manifest)
    for (work, doel), aantal in aantallen.items():
        if aantal > 1:
            yield f"manifest-ow noemt {work} met {doel} {aantal} keer", _MANIFEST


def find_bestand_gedeeld(dossier: Dossier) -> Iterator[Vondst]:
    """OZON4007: a file with OW objects goes with one regeling."""
    works: dict[str, set[str]] = defaultdict(set)
    for deel in dossier.aanlevering.ow.manifest:
        for bestand in deel.bestanden:
            works[bestand.naam].add(deel.work)
    for naam, van in works.items():
        if len(van) > 1:
            yield f"{naam} is genoemd bij {' en bij '.join(sorted(van))}", _MANIFEST


def find_object_gedeeld(dossier: Dossier) -> Iterator[Vondst]:
    """OZON4008: an OW object goes with one regeling."""
    if not dossier.ow.heeft_meer_works:
        return
    laatste = {obj.identificatie: obj for obj in dossier.aanlevering.ow.objecten}
    for identificatie, works in dossier.ow.works_per_object.items():
        if len(works) > 1:
            melding = f"{identificatie} is geleverd bij {' en bij '.join(sorted(works))}"
            yield melding, laatste[identificatie]


def find_geometrie_gedeeld(dossier: Dossier) -> Iterator[Vondst]:
    """OZON4009: a geometry is used in one regeling."""
    works: dict[str, set[str]] = defaultdict(set)
    laatste: dict[str, OwObject] = {}
    for drager in ("Gebied", "Lijn", "Punt") if dossier.ow.heeft_meer_works else ():
        for plek in dossier.ow.index.find(drager, "GeometrieRef"):
            works[plek.waarde].update(dossier.ow.works_per_object.get(plek.obj.identificatie, ()))
            laatste[plek.waarde] = plek.obj
    for identificatie, van in works.items():
        if len(van) > 1:
            melding = f"de geometrie {identificatie} is gebruikt bij {' en bij '.join(sorted(van))}"
            yield melding, laatste[identificatie]


def find_vervangen_met_meer(dossier: Dossier) -> Iterator[Vondst]:
    """OZON4010: a besluit that puts a regeling in the place of another, is about no other regelingen."""
    regelingen = dossier.aanlevering.regelingen
    if dossier.ow.ingetrokken and len(regelingen) > 1 and any(wijziging.is_nieuw for wijziging in regelingen):
        trekt_in = " en ".join(sorted(dossier.ow.ingetrokken))
        yield f"het besluit trekt {trekt_in} in en gaat over {len(regelingen)} regelingen", regelingen[-1].element


def _find_in_andere(*typen: str) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make the rule that an object that is tied to the text, is not known with another regeling."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for versie in dossier.ow.eerdere_versies.values():
            if versie.work in dossier.ow.ingetrokken:
                continue
            van_versie = {obj.identificatie for obj in versie.ow if obj.objecttype in typen}
            for obj in dossier.of_type(*typen):
                works = dossier.ow.works_per_object.get(obj.identificatie, frozenset())
                if obj.identificatie in van_versie and works and versie.work not in works:
                    yield f"{obj.objecttype} {obj.identificatie} hoort al bij {versie.work}", obj

    return find


def find_intrekking_onbekend(dossier: Dossier) -> Iterator[Vondst]:
    """OZON1025: a regeling that is withdrawn is known; not judged when of some regelingen only OW objects are known."""
    if dossier.toestand is not None and dossier.kent_verwijzers:
        for work in sorted(dossier.ow.ingetrokken):
            if work not in dossier.ow.eerdere_versies:
                yield f"de regeling {work} die wordt ingetrokken is niet bekend", _intrekking(dossier, work)


def find_intrekking_met_deel(dossier: Dossier) -> Iterator[Vondst]:
    """OZON1033: a regeling is not withdrawn while a tijdelijk regelingdeel is a part of it."""
    for versie in dossier.ow.eerdere_versies.values():
        hoort_bij = text_of(parse_xml(versie.metadata), _DEEL_VAN) if versie.metadata else ""
        if hoort_bij in dossier.ow.ingetrokken and versie.work not in dossier.ow.ingetrokken:
            melding = f"{hoort_bij} wordt ingetrokken, en {versie.work} is daar een tijdelijk deel van"
            yield melding, _intrekking(dossier, hoort_bij)


def find_intrekking_half(dossier: Dossier) -> Iterator[Vondst]:
    """OZON1042: with a regeling that is withdrawn, what ties OW to its text ends."""
    for work in sorted(dossier.ow.ingetrokken & dossier.ow.eerdere_versies.keys()):
        blijft = [
            obj
            for obj in _eerdere_objecten(dossier, work)
            if obj.objecttype in _EINDIGT_MEE and obj.identificatie not in dossier.ow.beeindigd
        ]
        if blijft:
            eerste = f"{blijft[0].objecttype} {blijft[0].identificatie}"
            melding = f"{work} wordt ingetrokken; {len(blijft)} OW-objecten eindigen niet mee, zoals {eerste}"
            yield melding, _intrekking(dossier, work)


def _intrekking(dossier: Dossier, work: str) -> str:
    """Give the file that says that a regeling is withdrawn."""
    publicatie = dossier.aanlevering.publicatie
    return work if publicatie is None else dossier.bestand_per_document.get(publicatie, work)


def _eerdere_objecten(dossier: Dossier, work: str) -> tuple[OwObject, ...]:
    """Give the objects that are known with a regeling."""
    versie: Regelingversie | None = dossier.ow.eerdere_versies.get(work)
    return versie.ow if versie else ()


REGELS_OW_REGELINGEN: tuple[Regel, ...] = (
    Regel("OZON0103", Fase.CONSOLIDATIE, _find_zonder_regelingsgebied(_is_gewoon, "de regeling")),
    Regel("OZON0104", Fase.CONSOLIDATIE, find_meer_ponsen),
    Regel("OZON0212", Fase.CONSOLIDATIE, _find_zonder_regelingsgebied(_vervangt, "de vervangende regeling")),
    Regel("OZON0218", Fase.CONSOLIDATIE, _find_in_andere("Regeltekst")),
    Regel("OZON0219", Fase.CONSOLIDATIE, _find_in_andere("Divisie", "Divisietekst")),
    Regel("OZON1025", Fase.CONSOLIDATIE, find_intrekking_onbekend),
    Regel("OZON1033", Fase.CONSOLIDATIE, find_intrekking_met_deel),
    Regel("OZON1037", Fase.CONSOLIDATIE, find_pons_in_tijdelijk_deel),
    Regel("OZON1041", Fase.CONSOLIDATIE, _find_zonder_regelingsgebied(_is_los_ontwerp, "het ontwerp van de regeling")),
    Regel("OZON1042", Fase.CONSOLIDATIE, find_intrekking_half),
    Regel("OZON4006", Fase.CONSOLIDATIE, find_regeling_dubbel),
    Regel("OZON4007", Fase.CONSOLIDATIE, find_bestand_gedeeld),
    Regel("OZON4008", Fase.CONSOLIDATIE, find_object_gedeeld),
    Regel("OZON4009", Fase.CONSOLIDATIE, find_geometrie_gedeeld),
    Regel("OZON4010", Fase.CONSOLIDATIE, find_vervangen_met_meer),
)
