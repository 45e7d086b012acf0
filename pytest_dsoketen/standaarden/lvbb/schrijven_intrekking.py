# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Write the besluit that withdraws a regeling, with the end of its OW objects (BHKV 1.2.0)."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from pytest_dsoketen.standaarden.imow.bestanden import write_ow
from pytest_dsoketen.standaarden.imow.namen import STATUS_BEEINDIGEN
from pytest_dsoketen.standaarden.inname import write_xml
from pytest_dsoketen.standaarden.lvbb.inhoud import Besluit
from pytest_dsoketen.standaarden.lvbb.opdracht import Opdracht
from pytest_dsoketen.standaarden.lvbb.schrijven import (
    pack,
    write_identificatie,
    write_kop,
    write_metadata,
    write_procedure,
    write_tijdstempel,
    write_voluit,
)
from pytest_dsoketen.standaarden.stop.namen import BHKV_VERSIE, DATA, LVBBA, TEKST, WORK_BESLUIT, add, new_element
from pytest_dsoketen.standaarden.stop.versie import Regelingversie

_BLIJFT = ("Ambtsgebied",)
"""What does not end with a regeling: other regelingen of the gemeente hold there too."""


def write_intrekking(opdracht: Opdracht, besluit: Besluit, was: Regelingversie) -> bytes:
    """Write a complete package.

    Args:
        opdracht: what is asked of the LVBB.
        besluit: the besluit that withdraws; from its day of inwerking the regeling no longer holds.
        was: the last version of the regeling.
    """
    einde = [replace(obj, status=STATUS_BEEINDIGEN) for obj in was.ow if obj.objecttype not in _BLIJFT]
    inhoud = {opdracht.publicatie: _write_besluit(opdracht, besluit, was)}
    inhoud |= write_ow(was.work, besluit.doel, einde, opdracht.id_levering)
    return pack(opdracht, inhoud)


def _write_besluit(opdracht: Opdracht, besluit: Besluit, was: Regelingversie) -> bytes:
    """Write besluit.xml."""
    root = new_element(LVBBA, "AanleveringBesluit", {"schemaversie": BHKV_VERSIE})
    versie = add(root, "BesluitVersie")
    write_identificatie(versie, besluit.work, besluit.expression, WORK_BESLUIT)
    write_metadata(versie, besluit, was.gezag, ())
    write_procedure(versie, besluit, opdracht)
    consolidatie = add(versie, "ConsolidatieInformatie", ns=DATA)
    intrekking = add(add(consolidatie, "Intrekkingen"), "Intrekking")
    add(add(intrekking, "doelen"), "doel", besluit.doel)
    add(intrekking, "instrument", was.work)
    add(intrekking, "eId", "art_I")
    write_tijdstempel(consolidatie, besluit, "art_II")
    _write_tekst(versie, besluit, was)
    return write_xml(root)


def _write_tekst(versie: etree._Element, besluit: Besluit, was: Regelingversie) -> None:
    """Write the text of the besluit."""
    tekst = add(versie, "BesluitCompact", ns=TEKST)
    opschrift = add(tekst, "RegelingOpschrift", attributen={"eId": "longTitle", "wId": "longTitle"})
    add(opschrift, "Al", besluit.titel)
    lichaam = add(tekst, "Lichaam", attributen={"eId": "body", "wId": "body"})
    dag = write_voluit(besluit.inwerking or besluit.vastgesteld)
    zinnen = (("I", f"{was.titel} wordt ingetrokken."), ("II", f"Dit besluit treedt in werking op {dag}."))
    for nummer, zin in zinnen:
        wid = f"{was.gezag}_intrekking__art_{nummer}"
        artikel = add(lichaam, "Artikel", attributen={"eId": f"art_{nummer}", "wId": wid})
        write_kop(artikel, "Artikel", nummer)
        add(add(artikel, "Inhoud"), "Al", zin)
