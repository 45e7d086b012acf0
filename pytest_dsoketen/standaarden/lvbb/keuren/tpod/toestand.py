# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about OW objects against what DSO-LV already has of them (TPOD)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pytest_dsoketen.model.plannen import Besluitsoort
from pytest_dsoketen.standaarden.imow.namen import STATUS_BEEINDIGEN
from pytest_dsoketen.standaarden.imow.objecten import OwObject
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst


def _eerder(dossier: Dossier) -> Mapping[str, OwObject]:
    """Give the objects that DSO-LV has of definitieve versions; none when that is not known."""
    return {} if dossier.toestand is None else dossier.toestand.ozon.objecten


def find_nieuw_en_einde(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD0104: what never was, does not end."""
    for obj in dossier.aanlevering.ow.objecten:
        if obj.status == STATUS_BEEINDIGEN and not dossier.may_exist(obj.identificatie):
            yield f"{obj.objecttype} {obj.identificatie} eindigt en is niet eerder geleverd", obj


def find_einde_anders(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD0107: what ends is as it was."""
    eerder = _eerder(dossier)
    for obj in dossier.aanlevering.ow.objecten if eerder else ():
        was = eerder.get(obj.identificatie)
        if obj.status == STATUS_BEEINDIGEN and was is not None and was.inhoud != obj.inhoud:
            yield f"{obj.objecttype} {obj.identificatie} eindigt met een andere inhoud dan het had", obj


def find_gelijk(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD0108: what is delivered again has changed."""
    besluit = dossier.aanlevering.besluit
    if dossier.toestand is None or besluit is None:
        return
    stand = dossier.toestand.ozon
    eerder = stand.ontwerpen if besluit.soort is Besluitsoort.ONTWERP else stand.objecten
    for obj in dossier.objecten:
        was = eerder.get(obj.identificatie)
        if was is not None and obj.is_gelijk(was):
            yield f"{obj.objecttype} {obj.identificatie} is opnieuw geleverd en niet veranderd", obj


def find_andere_regeling(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD1200: an object changes with the regeling that it belongs to."""
    for work, objecten in dossier.objecten_per_work.items():
        for obj in objecten:
            eigenaar = dossier.eigenaren.get(obj.identificatie, work)
            if eigenaar != work:
                yield f"{obj.objecttype} {obj.identificatie} hoort bij {eigenaar} en is gewijzigd bij {work}", obj


def find_ander_type(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD1891: an object keeps its type."""
    eerder = _eerder(dossier)
    for obj in dossier.objecten if eerder else ():
        was = eerder.get(obj.identificatie)
        if was is not None and was.objecttype != obj.objecttype:
            yield f"{obj.identificatie} was een {was.objecttype} en is nu een {obj.objecttype}", obj


def find_verwijzing_naar_ontwerp(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD1940: what is established does not refer to what only stands in an ontwerp."""
    if dossier.toestand is None:
        return
    stand = dossier.toestand.ozon
    for obj in dossier.objecten:
        for ref in obj.verwijzingen if not obj.procedurestatus else ():
            alleen_ontwerp = ref.doel in stand.ontwerpen and ref.doel not in stand.objecten
            if alleen_ontwerp and ref.doel not in dossier.ids:
                yield f"{obj.objecttype} {obj.identificatie} verwijst naar {ref.doel}, dat alleen in ontwerp is", obj


REGELS_TPOD_TOESTAND: tuple[Regel, ...] = (
    Regel("TPOD0104", Fase.CONSOLIDATIE, find_nieuw_en_einde),
    Regel("TPOD0107", Fase.CONSOLIDATIE, find_einde_anders),
    Regel("TPOD0108", Fase.CONSOLIDATIE, find_gelijk),
    Regel("TPOD1200", Fase.CONSOLIDATIE, find_andere_regeling),
    Regel("TPOD1891", Fase.CONSOLIDATIE, find_ander_type),
    Regel("TPOD1940", Fase.CONSOLIDATIE, find_verwijzing_naar_ontwerp),
)
