# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about OW objects against what DSO-LV holds of them: changed, ended, still in the same place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pytest_dsoketen.standaarden.imow.namen import STATUS_BEEINDIGEN
from pytest_dsoketen.standaarden.imow.objecten import OwObject
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.stop.gio import read_geometrieen

_GELDIG_VANAF, _WERKEND_VANAF = "geldigVanaf", "juridischWerkendVanaf"


def _known(dossier: Dossier) -> Iterator[tuple[OwObject, OwObject]]:
    """Walk the delivered objects that were delivered before, with the version that is known."""
    if dossier.toestand is not None:
        stand = dossier.toestand.ozon.objecten
        for obj in dossier.aanlevering.ow.objecten:
            eerder = stand.get(obj.identificatie)
            if eerder is not None:
                yield obj, eerder


def find_einde_met_wijziging(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0107: an object that ends is as it was."""
    for obj, eerder in _known(dossier):
        if obj.status == STATUS_BEEINDIGEN and obj.objecttype == eerder.objecttype and obj.inhoud != eerder.inhoud:
            yield f"{obj.objecttype} {obj.identificatie} wordt beëindigd en is anders dan eerder geleverd", obj


def find_ongewijzigd(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0108: an object is delivered again only when something in it changes."""
    for obj, eerder in _known(dossier):
        if obj.status != STATUS_BEEINDIGEN and obj.inhoud == eerder.inhoud:
            yield f"{obj.objecttype} {obj.identificatie} is opnieuw geleverd zonder dat er iets wijzigt", obj


def find_terugwerkend(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0110: what is delivered does not hold from before it takes effect."""
    besluit = dossier.aanlevering.besluit
    if besluit is None or not dossier.aanlevering.ow.objecten:
        return
    datums = {(stempel.doel, stempel.soort): stempel.datum for stempel in besluit.tijdstempels}
    for doel in besluit.doelen:
        geldig, werkend = datums.get((doel, _GELDIG_VANAF), ""), datums.get((doel, _WERKEND_VANAF), "")
        if geldig and geldig < werkend:
            yield f"de OW-objecten gelden vanaf {geldig}, en werken pas vanaf {werkend}", besluit.element


def find_na_einde(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0111: an object that ended is not changed any more."""
    for obj in dossier.objecten if dossier.toestand is not None else ():
        if obj.identificatie in dossier.ow.eerder_beeindigd:
            yield f"{obj.objecttype} {obj.identificatie} is al beëindigd", obj


def find_andere_geometrie(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0132: a geometry that is delivered again is the same."""
    if dossier.toestand is None:
        return
    for identificatie, element in dossier.ow.geometrieen.items():
        eerder = dossier.toestand.ozon.geometrieen.get(identificatie)
        if eerder is not None:
            (nu,) = read_geometrieen(element)
            if nu.vlakken != eerder.vlakken:
                yield f"de geometrie {identificatie} is anders dan eerder geleverd", element


def find_ander_gebiedsaanwijzingtype(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0201: a gebiedsaanwijzing keeps its type."""
    for obj, eerder in _known(dossier):
        if obj.objecttype == eerder.objecttype == "Gebiedsaanwijzing" and obj.text("type") != eerder.text("type"):
            yield f"{obj.identificatie} was van het type {eerder.text('type')} en is nu {obj.text('type')}", obj


def _find_los_van_tekst(*typen: str) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make the rule that an object stays tied to its place in the text."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for obj, eerder in _known(dossier):
            if obj.objecttype in typen and obj.wid != eerder.wid:
                yield f"{obj.objecttype} {obj.identificatie} hoorde bij {eerder.wid} en nu bij {obj.wid}", obj
        for wijziging, wids in dossier.ow.verdwenen_wids:
            versie = dossier.ow.eerdere_versies[wijziging.work]
            for eerder in versie.ow:
                los = eerder.objecttype in typen and eerder.wid in wids
                if los and eerder.identificatie not in dossier.ow.geraakt:
                    melding = f"{eerder.wid} verdwijnt, en {eerder.objecttype} {eerder.identificatie} eindigt niet mee"
                    yield melding, wijziging.element

    return find


def find_ontwerp_bestaat(dossier: Dossier) -> Iterator[Vondst]:
    """OZON1034: an object that an ontwerp makes is not there already, of another ontwerp."""
    if dossier.toestand is None or not dossier.is_ontwerp:
        return
    ozon = dossier.toestand.ozon
    for obj in dossier.objecten:
        if obj.identificatie in ozon.ontwerpen and obj.identificatie not in ozon.objecten:
            yield f"{obj.objecttype} {obj.identificatie} bestaat al als ontwerp", obj


def find_einde_onbekend(dossier: Dossier) -> Iterator[Vondst]:
    """OZON4001: an object that ends is known."""
    if dossier.toestand is None:
        return
    for obj in dossier.aanlevering.ow.objecten:
        bekend = dossier.may_exist(obj.identificatie) or obj.identificatie in dossier.toestand.ozon.ontwerpen
        if obj.status == STATUS_BEEINDIGEN and obj.identificatie and not bekend:
            yield f"{obj.objecttype} {obj.identificatie} wordt beëindigd en is niet bekend", obj


def find_ander_type(dossier: Dossier) -> Iterator[Vondst]:
    """OZON4005: an object keeps its type."""
    for obj, eerder in _known(dossier):
        if obj.objecttype != eerder.objecttype:
            yield f"{obj.identificatie} was een {eerder.objecttype} en is nu een {obj.objecttype}", obj


REGELS_OW_TOESTAND: tuple[Regel, ...] = (
    Regel("OZON0107", Fase.CONSOLIDATIE, find_einde_met_wijziging),
    Regel("OZON0108", Fase.CONSOLIDATIE, find_ongewijzigd),
    Regel("OZON0110", Fase.CONSOLIDATIE, find_terugwerkend),
    Regel("OZON0111", Fase.CONSOLIDATIE, find_na_einde),
    Regel("OZON0132", Fase.CONSOLIDATIE, find_andere_geometrie),
    Regel("OZON0201", Fase.CONSOLIDATIE, find_ander_gebiedsaanwijzingtype),
    Regel("OZON0210", Fase.CONSOLIDATIE, _find_los_van_tekst("Regeltekst")),
    Regel("OZON0211", Fase.CONSOLIDATIE, _find_los_van_tekst("Divisie", "Divisietekst")),
    Regel("OZON1034", Fase.CONSOLIDATIE, find_ontwerp_bestaat),
    Regel("OZON4001", Fase.CONSOLIDATIE, find_einde_onbekend),
    Regel("OZON4005", Fase.CONSOLIDATIE, find_ander_type),
)
