# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Write the kennisgeving of a besluit: where and until when it can be seen (AanleveringKennisgeving, BHKV 1.2.0)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from lxml import etree

from pytest_dsoketen.standaarden.inname import write_xml, write_zip
from pytest_dsoketen.standaarden.lvbb.opdracht import MANIFEST, OPDRACHT, Opdracht, write_manifest, write_opdracht
from pytest_dsoketen.standaarden.stop.namen import (
    BHKV_VERSIE,
    DATA,
    LVBBA,
    ONDERWERP,
    STAP_BEGIN_INZAGE,
    STAP_EINDE_INZAGE,
    TEKST,
    WORK_KENNISGEVING,
    add,
    new_element,
)
from pytest_dsoketen.standaarden.stop.versie import tooi

KENNISGEVING: Final = "kennisgeving.xml"


@dataclass(frozen=True)
class Kennisgeving:
    """What a kennisgeving says.

    Attributes:
        work: AKN work, `/akn/nl/doc/…`.
        expression: AKN expression.
        titel: official title.
        over: AKN expression of the besluit that it is about.
        gezag: code of the bevoegd gezag.
        begin: first day on which the besluit can be seen.
        einde: last day.
        bekend_op: day on which this is made known.
    """

    work: str
    expression: str
    titel: str
    over: str
    gezag: str
    begin: date
    einde: date
    bekend_op: date


def write_kennisgeving(opdracht: Opdracht, kennisgeving: Kennisgeving) -> bytes:
    """Write a complete package: opdracht, manifest and kennisgeving, and no manifest-ow (LVBB1028)."""
    manifest = write_manifest([OPDRACHT, MANIFEST, opdracht.publicatie])
    inhoud = {OPDRACHT: write_opdracht(opdracht), MANIFEST: manifest, opdracht.publicatie: _write(kennisgeving)}
    return write_zip(inhoud)


def _write(kennisgeving: Kennisgeving) -> bytes:
    """Write kennisgeving.xml."""
    root = new_element(LVBBA, "AanleveringKennisgeving", {"schemaversie": BHKV_VERSIE})
    versie = add(root, "KennisgevingVersie")
    identificatie = add(versie, "ExpressionIdentificatie", ns=DATA)
    add(identificatie, "FRBRWork", kennisgeving.work)
    add(identificatie, "FRBRExpression", kennisgeving.expression)
    add(identificatie, "soortWork", WORK_KENNISGEVING)
    metadata = add(versie, "KennisgevingMetadata", ns=DATA)
    add(metadata, "eindverantwoordelijke", tooi(kennisgeving.gezag))
    add(metadata, "maker", tooi(kennisgeving.gezag))
    add(metadata, "officieleTitel", kennisgeving.titel)
    add(add(metadata, "onderwerpen"), "onderwerp", ONDERWERP)
    add(metadata, "mededelingOver", kennisgeving.over)
    mutatie = add(versie, "Procedureverloopmutatie", ns=DATA)
    add(mutatie, "bekendOp", kennisgeving.bekend_op.isoformat())
    stappen = add(mutatie, "voegStappenToe")
    for soort, dag in ((STAP_BEGIN_INZAGE, kennisgeving.begin), (STAP_EINDE_INZAGE, kennisgeving.einde)):
        stap = add(stappen, "Procedurestap")
        add(stap, "soortStap", soort)
        add(stap, "voltooidOp", dag.isoformat())
    _write_tekst(versie, kennisgeving)
    return write_xml(root)


def _write_tekst(versie: etree._Element, kennisgeving: Kennisgeving) -> None:
    """Write what people read: only divisieteksten (STOP0061)."""
    tekst = add(versie, "Kennisgeving", ns=TEKST)
    opschrift = add(tekst, "RegelingOpschrift", attributen={"eId": "longTitle", "wId": "longTitle"})
    add(opschrift, "Al", kennisgeving.titel)
    lichaam = add(tekst, "Lichaam", attributen={"eId": "body", "wId": "body"})
    teksten = (
        ("Inzien", f"Het ontwerp ligt ter inzage van {kennisgeving.begin} tot en met {kennisgeving.einde}."),
        ("Reageren", "Tijdens deze periode kan iedereen een zienswijze geven."),
    )
    for nummer, (kop, zin) in enumerate(teksten, start=1):
        eid = f"content_{nummer}"
        divisie = add(lichaam, "Divisietekst", attributen={"eId": eid, "wId": f"{kennisgeving.gezag}_1__{eid}"})
        add(add(divisie, "Kop"), "Opschrift", kop)
        add(add(divisie, "Inhoud"), "Al", zin)
