# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about OW objects with the text, and about how they are identified (TPOD)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from pytest_dsoketen.standaarden.imow.namen import ID_PER_TYPE, soort_of
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.stop.namen import local


def find_id_type(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD1890: the identification of an object fits its type."""
    for obj in dossier.objecten:
        verwacht = ID_PER_TYPE.get(obj.objecttype)
        if verwacht is not None and soort_of(obj.identificatie) not in {verwacht, ""}:
            yield f"de identificatie {obj.identificatie} hoort niet bij een {obj.objecttype}", obj.bestand


def find_id_vorm(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD1892: the identification of an object follows the grammar."""
    for obj in dossier.objecten:
        if obj.objecttype in ID_PER_TYPE and not soort_of(obj.identificatie):
            yield f"de identificatie “{obj.identificatie}” heeft niet de vorm nl.imow-….….…", obj.bestand


def _wid_missing(
    typen: tuple[str, ...], elementen: tuple[str, ...], naam: str
) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make the rule that the wId of an object is that of an element of the text (TPOD2000, TPOD2040)."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for obj in dossier.of_type(*typen):
            element = dossier.tekst_per_wid.get(obj.wid)
            elders = element is None and (
                obj.wid in dossier.toestand.ids if dossier.toestand is not None else not dossier.heeft_hele_tekst
            )
            if not elders and (element is None or local(element) not in elementen):
                yield (
                    f"{obj.objecttype} {obj.identificatie} verwijst naar wId {obj.wid}, dat geen {naam} is",
                    obj.bestand,
                )

    return find


def find_regeltekst_dubbel(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD2050: at most one Regeltekst points at an article or lid."""
    aantallen = Counter(obj.wid for obj in dossier.of_type("Regeltekst"))
    for wid, aantal in aantallen.items():
        if aantal > 1:
            yield f"{aantal} regelteksten verwijzen naar {wid}", wid


def find_artikel_met_leden(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD2060: an article that has leden is annotated on its leden."""
    for obj in dossier.of_type("Regeltekst"):
        element = dossier.tekst_per_wid.get(obj.wid)
        if element is not None and local(element) == "Artikel" and any(local(kind) == "Lid" for kind in element):
            yield f"{obj.identificatie} annoteert artikel {obj.wid}, dat in leden is verdeeld", obj.bestand


def find_work(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD2140: WorkIDRegeling in manifest-ow is the FRBRWork of a regeling in the besluit."""
    works = {versie.work for versie in dossier.aanlevering.versies} | _ingetrokken(dossier)
    for deel in dossier.aanlevering.ow.manifest:
        if dossier.has_besluit and deel.work not in works:
            melding = f"WorkIDRegeling {deel.work} in het manifest-ow verwijst niet naar een regeling in het besluit"
            yield melding, "manifest-ow.xml"


def find_doel(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD2150: DoelID in manifest-ow is a doel of the besluit."""
    besluit = dossier.aanlevering.besluit
    for deel in dossier.aanlevering.ow.manifest:
        if besluit is not None and deel.doel not in besluit.doelen:
            yield f"DoelID {deel.doel} in het manifest-ow is geen doel van het besluit", "manifest-ow.xml"


def _ingetrokken(dossier: Dossier) -> set[str]:
    """Give the regelingen that the besluit withdraws; their objects may end in the same delivery."""
    besluit = dossier.aanlevering.besluit
    return {beoogd.instrumentversie.partition("/nld@")[0] for beoogd in besluit.intrekkingen} if besluit else set()


REGELS_TPOD: tuple[Regel, ...] = (
    Regel("TPOD1890", Fase.CONSOLIDATIE, find_id_type),
    Regel("TPOD1892", Fase.CONSOLIDATIE, find_id_vorm),
    Regel("TPOD2000", Fase.CONSOLIDATIE, _wid_missing(("Regeltekst",), ("Artikel", "Lid"), "artikel of lid")),
    Regel(
        "TPOD2040", Fase.CONSOLIDATIE, _wid_missing(("Divisie", "Divisietekst"), ("Divisie", "Divisietekst"), "divisie")
    ),
    Regel("TPOD2050", Fase.CONSOLIDATIE, find_regeltekst_dubbel),
    Regel("TPOD2060", Fase.CONSOLIDATIE, find_artikel_met_leden),
    Regel("TPOD2140", Fase.CONSOLIDATIE, find_work),
    Regel("TPOD2150", Fase.CONSOLIDATIE, find_doel),
)
