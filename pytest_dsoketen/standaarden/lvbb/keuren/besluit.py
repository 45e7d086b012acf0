# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about the besluit: identifications, metadata, consolidation information (LVBB2xxx, BHKV, STOP1xxx, LVBB4xxx)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from pytest_dsoketen.model.plannen import Besluitsoort
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst, tekst_elementen
from pytest_dsoketen.standaarden.stop.identificatie import work_of
from pytest_dsoketen.standaarden.stop.namen import (
    LVBBA,
    TEKST,
    WORK_BESLUIT,
    local,
    qname,
)


def find_onleesbaar(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB2003: every document is XML that can be read, and what is to be published is a document of the LVBB."""
    for afwijking in dossier.aanlevering.afwijkingen:
        if afwijking.code == "LVBB2003":
            yield afwijking.melding, afwijking.plaats
    publicatie = dossier.aanlevering.publicatie
    if publicatie is not None and etree.QName(publicatie).namespace != LVBBA:
        yield f"wat bekendgemaakt moet worden, begint met “{local(publicatie)}”; dat is geen besluit", publicatie


def find_ow_naamruimte(dossier: Dossier) -> Iterator[Vondst]:
    """DSOK-OW-001: an OW file can be read by a strict XML reader."""
    for afwijking in dossier.aanlevering.afwijkingen:
        if afwijking.code == "DSOK-OW-001":
            yield afwijking.melding, afwijking.plaats


def find_beoogde_regeling(dossier: Dossier) -> Iterator[Vondst]:
    """STOP1026: a BeoogdeRegeling names the expression of a regeling."""
    besluit = dossier.aanlevering.besluit
    for beoogd in besluit.regelingen if besluit else ():
        if not beoogd.instrumentversie.startswith("/akn/nl/act/") or "@" not in beoogd.instrumentversie:
            yield f"de beoogde regeling {beoogd.instrumentversie} is geen expressie van een regeling", "BeoogdeRegeling"


def find_beoogd_informatieobject(dossier: Dossier) -> Iterator[Vondst]:
    """STOP1027: a BeoogdInformatieobject names a /join/id/regdata."""
    besluit = dossier.aanlevering.besluit
    for beoogd in besluit.informatieobjecten if besluit else ():
        if not beoogd.instrumentversie.startswith("/join/id/regdata/"):
            yield f"het beoogde informatieobject {beoogd.instrumentversie} is geen regdata", "BeoogdInformatieobject"


def find_soort_work(dossier: Dossier) -> Iterator[Vondst]:
    """BHKV1005: the soortWork of a besluit is work_003."""
    besluit = dossier.aanlevering.besluit
    if besluit is not None and besluit.soort_work != WORK_BESLUIT:
        yield f"het soortWork van het besluit is “{besluit.soort_work}”", "BesluitVersie"


def find_ontwerp_tijdstempel(dossier: Dossier) -> Iterator[Vondst]:
    """BHKV1004: an ontwerpbesluit has no Tijdstempels."""
    besluit = dossier.aanlevering.besluit
    if besluit is not None and besluit.soort is Besluitsoort.ONTWERP and besluit.tijdstempels:
        yield "het ontwerpbesluit heeft tijdstempels", "Tijdstempels"


def find_eid_regeling(dossier: Dossier) -> Iterator[Vondst]:
    """BHKV1009: the eId of a BeoogdeRegeling is that of an article of the besluit itself."""
    besluit = dossier.aanlevering.besluit
    for beoogd in besluit.regelingen if besluit else ():
        if beoogd.eid and beoogd.eid.rpartition("#")[2] not in _besluit_eids(dossier):
            yield f"het besluit heeft geen artikel met eId {beoogd.eid} (beoogde regeling)", "BeoogdeRegeling"


def find_eid_tijdstempel(dossier: Dossier) -> Iterator[Vondst]:
    """BHKV1010: the eId of a Tijdstempel is that of an article of the besluit itself."""
    besluit = dossier.aanlevering.besluit
    for stempel in besluit.tijdstempels if besluit else ():
        if stempel.eid.rpartition("#")[2] not in _besluit_eids(dossier):
            yield f"het besluit heeft geen artikel met eId {stempel.eid} (tijdstempel)", "Tijdstempel"


def _besluit_eids(dossier: Dossier) -> set[str]:
    """Collect the eIds in the besluit, outside its WijzigBijlagen."""
    bijlage = qname(TEKST, "WijzigBijlage")
    return {
        el.get("eId", "")
        for naam in ("Artikel", "WijzigArtikel", "Lid", "WijzigLid")
        for el in tekst_elementen(dossier, naam)
        if next(el.iterancestors(bijlage), None) is None
    }


def find_io_verwijzing(dossier: Dossier) -> Iterator[Vondst]:
    """BHKV1036: every BeoogdInformatieobject is named in the text by an ExtIoRef with the same eId and ref."""
    besluit = dossier.aanlevering.besluit
    genoemd: set[tuple[str, str]] = set()
    for ref in tekst_elementen(dossier, "ExtIoRef"):
        component = next((el.get("componentnaam") for el in ref.iterancestors() if el.get("componentnaam")), None)
        eid = ref.get("eId", "")
        genoemd |= {(eid, ref.get("ref", "")), (f"!{component}#{eid}", ref.get("ref", ""))}
    for beoogd in besluit.informatieobjecten if besluit else ():
        if (beoogd.eid, beoogd.instrumentversie) not in genoemd:
            melding = f"geen ExtIoRef in de tekst heeft eId {beoogd.eid} en verwijst naar {beoogd.instrumentversie}"
            yield melding, "BeoogdInformatieobject"


def find_wordt_versie(dossier: Dossier) -> Iterator[Vondst]:
    """BHKV1044: every @wordt is exactly one FRBRExpression in RegelingVersieInformatie."""
    aantallen = Counter(versie.expression for versie in dossier.aanlevering.versies)
    for wijziging in dossier.aanlevering.regelingen:
        if aantallen[wijziging.wordt] != 1:
            melding = (
                f"de wordt-versie {wijziging.wordt} staat {aantallen[wijziging.wordt]} keer in de versie-informatie"
            )
            yield melding, wijziging.componentnaam


def find_beoogd_zonder_wordt(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4032: every wordt-version is a BeoogdeRegeling, and the other way round."""
    besluit = dossier.aanlevering.besluit
    if besluit is None:
        return
    worden = {wijziging.wordt for wijziging in dossier.aanlevering.regelingen}
    beoogd = {regeling.instrumentversie for regeling in besluit.regelingen}
    for versie in sorted(worden - beoogd):
        yield f"de wordt-versie {versie} staat niet bij de beoogde regelingen", "ConsolidatieInformatie"
    for versie in sorted(beoogd - worden):
        yield f"de beoogde regeling {versie} heeft geen wordt-versie in het besluit", "ConsolidatieInformatie"


def find_versie_zonder_wordt(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4033: every wordt-version has a RegelingVersieInformatie, and the other way round."""
    worden = {wijziging.wordt for wijziging in dossier.aanlevering.regelingen}
    versies = {versie.expression for versie in dossier.aanlevering.versies}
    for versie in sorted(worden - versies):
        yield f"de wordt-versie {versie} heeft geen RegelingVersieInformatie", "RegelingVersieInformatie"
    ingetrokken = (
        {beoogd.instrumentversie for beoogd in dossier.aanlevering.besluit.intrekkingen}
        if (dossier.aanlevering.besluit)
        else set()
    )
    over = {versie for versie in versies - worden if work_of(versie) not in ingetrokken and versie not in ingetrokken}
    for versie in sorted(over):
        yield f"de RegelingVersieInformatie {versie} hoort bij geen wordt-versie", "RegelingVersieInformatie"


def find_zonder_metadata(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4040: a new regeling comes with its RegelingMetadata."""
    nieuw = {wijziging.wordt for wijziging in dossier.aanlevering.regelingen if wijziging.is_nieuw}
    for versie in dossier.aanlevering.versies:
        if versie.expression in nieuw and not versie.metadata:
            yield f"de nieuwe regeling {versie.work} heeft geen RegelingMetadata", "RegelingVersieInformatie"


def find_meer_doelen(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4803: a besluit has one doel."""
    besluit = dossier.aanlevering.besluit
    if besluit is not None and len(besluit.doelen) > 1:
        yield f"het besluit heeft {len(besluit.doelen)} doelen: {', '.join(besluit.doelen)}", "ConsolidatieInformatie"


REGELS_BESLUIT: tuple[Regel, ...] = (
    Regel("LVBB2003", Fase.BESLUIT, find_onleesbaar),
    Regel("DSOK-OW-001", Fase.CONSOLIDATIE, find_ow_naamruimte),
    Regel("STOP1026", Fase.BESLUIT, find_beoogde_regeling),
    Regel("STOP1027", Fase.BESLUIT, find_beoogd_informatieobject),
    Regel("BHKV1004", Fase.BESLUIT, find_ontwerp_tijdstempel),
    Regel("BHKV1005", Fase.BESLUIT, find_soort_work),
    Regel("BHKV1009", Fase.BESLUIT, find_eid_regeling),
    Regel("BHKV1010", Fase.BESLUIT, find_eid_tijdstempel),
    Regel("BHKV1036", Fase.BESLUIT, find_io_verwijzing),
    Regel("BHKV1044", Fase.BESLUIT, find_wordt_versie),
    Regel("LVBB4032", Fase.CONSOLIDATIE, find_beoogd_zonder_wordt),
    Regel("LVBB4033", Fase.CONSOLIDATIE, find_versie_zonder_wordt),
    Regel("LVBB4040", Fase.CONSOLIDATIE, find_zonder_metadata),
    Regel("LVBB4803", Fase.BESLUIT, find_meer_doelen),
)
