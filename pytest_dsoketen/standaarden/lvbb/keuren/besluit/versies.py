# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about what a besluit brings about: versions, their information and their doelen (LVBB40xx, 48xx, 50xx, 70xx).

What stands here follows from the besluit alone; room `toestand` judges it against what the LVBB holds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from pytest_dsoketen.standaarden.lvbb.inhoud import Beoogd
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.stop.identificatie import work_of
from pytest_dsoketen.standaarden.stop.namen import (
    NS,
    WORK_REGELING,
    WORK_TIJDELIJK_DEEL,
    local,
    text_of,
)
from pytest_dsoketen.standaarden.stop.tekst import REGELINGMODELLEN, is_within

_REGELINGTYPE = "/join/id/stop/regelingtype_0"


def find_ow_geen_regeling(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4005: WorkIDRegeling in manifest-ow is the AKN of a regeling."""
    for deel in dossier.aanlevering.ow.manifest:
        if deel.work.startswith("/akn/") and deel.work.split("/")[3:4] != ["act"]:
            yield f"WorkIDRegeling {deel.work} is niet de AKN van een regeling (act)", "manifest-ow.xml"


def find_soort_regeling(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4007: the first soortRegeling is one of STOP."""
    for element in dossier.elementen("data:soortRegeling")[:1]:
        soort = (element.text or "").strip()
        if not soort.startswith(_REGELINGTYPE):
            yield f"soortRegeling “{soort}” begint niet met {_REGELINGTYPE}", element


def find_lege_mutatie(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4011: a besluit that changes a regeling has mutations."""
    for mutatie in dossier.elementen("tekst:RegelingMutatie"):
        if len(mutatie) == 0:
            yield f"de wijziging van {mutatie.get('was', '')} bevat geen enkele mutatie", mutatie


def find_opvolging(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4043: a regeling that is followed up is withdrawn, here or before."""
    besluit, register = dossier.aanlevering.besluit, dossier.register
    ingetrokken = {work_of(weg.instrumentversie) for weg in besluit.intrekkingen} if besluit else set()
    for versie in dossier.aanlevering.versies:
        for work in versie.opvolger_van:
            if work not in ingetrokken and (register is None or work not in register.intrekkingen):
                yield f"{versie.work} volgt {work} op, dat niet wordt ingetrokken", versie.element


def find_soort_work(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4044: a tijdelijk regelingdeel is work_021, any other regeling work_019; a mutation does not show which."""
    per_expressie = {versie.expression: versie for versie in dossier.aanlevering.versies}
    for wijziging in dossier.aanlevering.regelingen:
        versie, model = per_expressie.get(wijziging.wordt), local(wijziging.element)
        if versie is None or model not in REGELINGMODELLEN:
            continue
        verwacht = WORK_TIJDELIJK_DEEL if model == "RegelingTijdelijkdeel" else WORK_REGELING
        if versie.soort_work != verwacht:
            yield f"een {model} heeft soortWork {verwacht}, niet “{versie.soort_work}”", versie.element


def find_gedeelde_informatie(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4045: a RegelingVersieInformatie belongs to one regeling in the besluit."""
    aantallen = Counter(wijziging.wordt for wijziging in dossier.aanlevering.regelingen)
    for wijziging in dossier.aanlevering.regelingen:
        if aantallen[wijziging.wordt] > 1:
            yield f"{aantallen[wijziging.wordt]} regelingen in het besluit worden {wijziging.wordt}", wijziging.element


def find_opvolging_van_document(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4054: an informatieobject that is only made known follows nothing up."""
    for versie in dossier.io_versies:
        metadata = versie.find("data:InformatieObjectMetadata", NS)
        alleen = text_of(metadata, "data:publicatieinstructie") == "AlleenBekendTeMaken"
        if metadata is not None and alleen and metadata.find("data:opvolging", NS) is not None:
            yield "een informatieobject dat alleen bekend wordt gemaakt, volgt een ander op", metadata


def find_terugtrekking(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4500: nothing is taken back."""
    for element in dossier.elementen("data:Terugtrekkingen"):
        yield "de consolidatie-informatie bevat terugtrekkingen", element


def find_twee_versies(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4802: a besluit sets one version of an instrument."""
    per_work: dict[str, set[str]] = defaultdict(set)
    for beoogd in _list_beoogd(dossier):
        per_work[work_of(beoogd.instrumentversie)].add(beoogd.instrumentversie)
    for beoogd in _list_beoogd(dossier):
        versies = per_work.pop(work_of(beoogd.instrumentversie), set())
        if len(versies) > 1:
            work = work_of(beoogd.instrumentversie)
            yield (
                f"het besluit stelt van {work} {len(versies)} versies vast: {', '.join(sorted(versies))}",
                beoogd.element,
            )


def find_vaststelling_en_intrekking(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4804: a besluit does not set and withdraw one instrument, nor a regeling in which it has a GIO born."""
    besluit = dossier.aanlevering.besluit
    vastgesteld = {work_of(beoogd.instrumentversie) for beoogd in _list_beoogd(dossier)}
    geboren = {io.geboorteregeling: io.work for io in dossier.aanlevering.informatieobjecten if io.work in vastgesteld}
    for weg in besluit.intrekkingen if besluit else ():
        work = work_of(weg.instrumentversie)
        if work in vastgesteld:
            yield f"het besluit stelt {work} vast en trekt het ook in", weg.element
        elif work in geboren:
            yield f"het besluit trekt {work} in en stelt {geboren[work]} vast, dat daarbij hoort", weg.element


def find_zonder_wordt(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB5005: a regeling or mutation in a besluit says which version it becomes."""
    for element in dossier.elementen("tekst:RegelingMutatie", *(f"tekst:{model}" for model in REGELINGMODELLEN)):
        if not element.get("wordt") and not is_within(element, "VervangRegeling"):
            yield f"{local(element)} zegt niet welke versie zij wordt", element


def find_zonder_was(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB5006: a mutation says on which version it builds."""
    for mutatie in dossier.elementen("tekst:RegelingMutatie"):
        if not mutatie.get("was"):
            yield f"de wijziging die {mutatie.get('wordt', 'een nieuwe versie')} maakt, noemt geen was-versie", mutatie


def find_alleen_revisie(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB5021: a new version has at least one change that is not a revision."""
    for mutatie in dossier.elementen("tekst:RegelingMutatie"):
        if len(mutatie) and all(actie.get("revisie") == "1" for actie in mutatie):
            yield f"elke mutatie van {mutatie.get('was', '')} is een revisie zonder juridische betekenis", mutatie


def find_doel_zonder_regeling(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB7002: for every doel of an informatieobject there is a version of a regeling."""
    besluit = dossier.aanlevering.besluit
    for beoogd in besluit.informatieobjecten if besluit else ():
        for doel in beoogd.doelen:
            if not _heeft_versie(dossier, doel):
                yield f"bij het doel {doel} hoort geen versie van een regeling", beoogd.element


def find_tijdstempel_zonder_versie(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB7003: a doel that gets a date has a version of a regeling, or withdraws something."""
    besluit = dossier.aanlevering.besluit
    for stempel in besluit.tijdstempels if besluit else ():
        if not _heeft_versie(dossier, stempel.doel):
            yield f"het doel {stempel.doel} krijgt een datum en heeft geen versie van een regeling", stempel.element


def _heeft_versie(dossier: Dossier, doel: str) -> bool:
    """Say whether a doel brings about or withdraws a regeling, here or before."""
    besluit = dossier.aanlevering.besluit
    hier = (*besluit.regelingen, *besluit.intrekkingen) if besluit else ()
    eerder = dossier.register.versies.values() if dossier.register else ()
    return any(doel in beoogd.doelen for beoogd in hier) or any(versie.doel == doel for versie in eerder)


def _list_beoogd(dossier: Dossier) -> tuple[Beoogd, ...]:
    """Give all versions that a besluit wants to come about."""
    besluit = dossier.aanlevering.besluit
    return (*besluit.regelingen, *besluit.informatieobjecten) if besluit else ()


REGELS_BESLUITVERSIES: tuple[Regel, ...] = (
    Regel("LVBB4005", Fase.BESLUIT, find_ow_geen_regeling),
    Regel("LVBB4007", Fase.BESLUIT, find_soort_regeling),
    Regel("LVBB4011", Fase.BESLUIT, find_lege_mutatie),
    Regel("LVBB4043", Fase.CONSOLIDATIE, find_opvolging),
    Regel("LVBB4044", Fase.BESLUIT, find_soort_work),
    Regel("LVBB4045", Fase.CONSOLIDATIE, find_gedeelde_informatie),
    Regel("LVBB4054", Fase.BESLUIT, find_opvolging_van_document),
    Regel("LVBB4500", Fase.BESLUIT, find_terugtrekking),
    Regel("LVBB4802", Fase.BESLUIT, find_twee_versies),
    Regel("LVBB4804", Fase.BESLUIT, find_vaststelling_en_intrekking),
    Regel("LVBB5005", Fase.CONSOLIDATIE, find_zonder_wordt),
    Regel("LVBB5006", Fase.CONSOLIDATIE, find_zonder_was),
    Regel("LVBB5021", Fase.CONSOLIDATIE, find_alleen_revisie),
    Regel("LVBB7002", Fase.CONSOLIDATIE, find_doel_zonder_regeling),
    Regel("LVBB7003", Fase.CONSOLIDATIE, find_tijdstempel_zonder_versie),
)
