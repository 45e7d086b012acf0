# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Write an aanlevering: the ZIP with opdracht, manifest, besluit, informatieobjecten and OW files (BHKV 1.2.0)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date

from lxml import etree

from pytest_dsoketen.model.plannen import Besluitsoort
from pytest_dsoketen.standaarden.imow.bestanden import write_ow
from pytest_dsoketen.standaarden.imow.objecten import OwObject
from pytest_dsoketen.standaarden.inname import parse_xml, read_zip, write_xml, write_zip
from pytest_dsoketen.standaarden.lvbb.inhoud import Besluit
from pytest_dsoketen.standaarden.lvbb.opdracht import (
    MANIFEST,
    OPDRACHT,
    Opdracht,
    read_opdracht,
    write_manifest,
    write_opdracht,
)
from pytest_dsoketen.standaarden.stop.gio import hash_of
from pytest_dsoketen.standaarden.stop.mutatie import diff_tekst
from pytest_dsoketen.standaarden.stop.namen import (
    BESTUURSORGAAN_GEMEENTE,
    BHKV_VERSIE,
    DATA,
    LVBBA,
    ONDERWERP,
    PROCEDURE_DEFINITIEF,
    PROCEDURE_ONTWERP,
    STAP_ONDERTEKENING,
    STAP_VASTSTELLING,
    TEKST,
    WORK_BESLUIT,
    WORK_INFORMATIEOBJECT,
    WORK_REGELING,
    add,
    new_element,
    qname,
)
from pytest_dsoketen.standaarden.stop.versie import Informatieobject, Regelingversie, tooi
from pytest_dsoketen.standaarden.stop.wijzigen import changed_informatieobjecten, changed_objecten

COMPONENT = "main"
_MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def write_aanlevering(
    opdracht: Opdracht, besluit: Besluit, wordt: Regelingversie, was: Regelingversie | None = None
) -> bytes:
    """Write a complete package.

    Args:
        opdracht: what is asked of the LVBB.
        besluit: the besluit that makes the new version.
        wordt: the new version, whole; its doel is that of the besluit.
        was: the version that is changed; None for a new regeling.

    Returns:
        The ZIP; equal input gives equal bytes.
    """
    objecten = changed_informatieobjecten(was, wordt)
    inhoud: dict[str, bytes] = {opdracht.publicatie: write_besluit(opdracht, besluit, wordt, was)}
    for io in objecten:
        inhoud[f"IO-{io.bestandsnaam.rpartition('.')[0]}.xml"] = write_informatieobject(io)
        inhoud[io.bestandsnaam] = io.inhoud
    eerder = dict(was.bestanden) if was else {}
    inhoud.update({naam: data for naam, data in wordt.bestanden if eerder.get(naam) != data})
    inhoud.update(write_ow(wordt.work, besluit.doel, changed_objecten(was, wordt), opdracht.id_levering))
    return pack(opdracht, inhoud)


def write_afbreking(opdracht: Opdracht) -> bytes:
    """Write the package that stops a publication, or asks how far it is: only opdracht.xml and manifest.xml."""
    return pack(opdracht, {})


def write_directe_mutatie(opdracht: Opdracht, versie: Regelingversie, objecten: Sequence[OwObject]) -> bytes:
    """Write the package of a directe mutatie of OW objects: they change without a besluit.

    Args:
        opdracht: what is asked; it names no publication.
        versie: the version whose objects change.
        objecten: the objects that are new, changed or ended.
    """
    return pack(replace(opdracht, publicatie=""), write_ow(versie.work, versie.doel, objecten, opdracht.id_levering))


def replace_opdracht(pakket: bytes, opdracht: Opdracht) -> bytes:
    """Give a ready-made package another opdracht.xml; every other file stays as it is.

    Args:
        pakket: the ZIP.
        opdracht: what is asked now; the name of the publication is taken from the package.

    Raises:
        InnameError: when the package is no ZIP.
        OpdrachtError: when its opdracht.xml cannot be read.
    """
    bestanden = read_zip(pakket)
    if OPDRACHT in bestanden:
        publicatie = read_opdracht(bestanden[OPDRACHT]).publicatie
        opdracht = replace(opdracht, publicatie=publicatie or opdracht.publicatie)
    return write_zip({**bestanden, OPDRACHT: write_opdracht(opdracht)})


def pack(opdracht: Opdracht, inhoud: Mapping[str, bytes]) -> bytes:
    """Put the files together with an opdracht and a manifest that names all of them."""
    manifest = write_manifest([OPDRACHT, MANIFEST, *inhoud])
    return write_zip({OPDRACHT: write_opdracht(opdracht), MANIFEST: manifest, **inhoud})


def write_besluit(opdracht: Opdracht, besluit: Besluit, wordt: Regelingversie, was: Regelingversie | None) -> bytes:
    """Write besluit.xml (AanleveringBesluit 1.2.0)."""
    root = new_element(LVBBA, "AanleveringBesluit", {"schemaversie": BHKV_VERSIE})
    versie = add(root, "BesluitVersie")
    objecten = changed_informatieobjecten(was, wordt)
    write_identificatie(versie, besluit.work, besluit.expression, WORK_BESLUIT)
    write_metadata(versie, besluit, wordt.gezag, objecten)
    write_procedure(versie, besluit, opdracht)
    _write_consolidatie(versie, besluit, wordt, was, objecten)
    _write_tekst(versie, besluit, wordt, was)
    informatie = add(root, "RegelingVersieInformatie")
    write_identificatie(informatie, wordt.work, wordt.expression, WORK_REGELING)
    add(add(informatie, "RegelingVersieMetadata", ns=DATA), "versienummer", wordt.versienummer)
    if was is None or was.metadata != wordt.metadata:
        informatie.append(parse_xml(wordt.metadata))
    return write_xml(root)


def write_identificatie(parent: etree._Element, work: str, expression: str, soort: str) -> None:
    """Write an ExpressionIdentificatie."""
    identificatie = add(parent, "ExpressionIdentificatie", ns=DATA)
    add(identificatie, "FRBRWork", work)
    add(identificatie, "FRBRExpression", expression)
    add(identificatie, "soortWork", soort)


def write_metadata(versie: etree._Element, besluit: Besluit, gezag: str, objecten: Sequence[Informatieobject]) -> None:
    """Write the BesluitMetadata."""
    metadata = add(versie, "BesluitMetadata", ns=DATA)
    add(metadata, "eindverantwoordelijke", tooi(gezag))
    if objecten:
        refs = add(metadata, "informatieobjectRefs")
        for io in objecten:
            add(refs, "informatieobjectRef", io.expression)
    add(metadata, "maker", tooi(gezag))
    add(metadata, "officieleTitel", besluit.titel)
    add(add(metadata, "onderwerpen"), "onderwerp", ONDERWERP)
    add(metadata, "soortBestuursorgaan", BESTUURSORGAAN_GEMEENTE)
    ontwerp = besluit.soort is Besluitsoort.ONTWERP
    add(metadata, "soortProcedure", PROCEDURE_ONTWERP if ontwerp else PROCEDURE_DEFINITIEF)


def write_procedure(versie: etree._Element, besluit: Besluit, opdracht: Opdracht) -> None:
    """Write the Procedureverloop: established and signed; the LVBB adds the publication itself (BHKV1046)."""
    verloop = add(versie, "Procedureverloop", ns=DATA)
    bekend_op = besluit.bekend_op or opdracht.bekendmaking or besluit.vastgesteld
    add(verloop, "bekendOp", bekend_op.isoformat())
    stappen = add(verloop, "procedurestappen")
    for soort in (STAP_VASTSTELLING, STAP_ONDERTEKENING):
        stap = add(stappen, "Procedurestap")
        add(stap, "soortStap", soort)
        add(stap, "voltooidOp", besluit.vastgesteld.isoformat())


def _write_consolidatie(
    versie: etree._Element,
    besluit: Besluit,
    wordt: Regelingversie,
    was: Regelingversie | None,
    objecten: Sequence[Informatieobject],
) -> None:
    """Write the ConsolidatieInformatie: which versions come about, for which doel, from when."""
    consolidatie = add(versie, "ConsolidatieInformatie", ns=DATA)
    regelgeving = add(consolidatie, "BeoogdeRegelgeving")
    beoogd = _write_beoogd(regelgeving, "BeoogdeRegeling", besluit.doel, wordt.expression, "art_I")
    if was is not None and was.gemaakt_op is not None and was.doel:
        basis = add(add(beoogd, "gemaaktOpBasisVan"), "Basisversie")
        add(basis, "doel", was.doel)
        add(basis, "gemaaktOp", f"{was.gemaakt_op.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z")
    plekken = {ref.get("ref"): ref.get("eId", "") for ref in wordt.text_root().iter(qname(TEKST, "ExtIoRef"))}
    for io in objecten:
        eid = f"!{COMPONENT}#{plekken.get(io.expression, '')}"
        _write_beoogd(regelgeving, "BeoogdInformatieobject", besluit.doel, io.expression, eid)
    write_tijdstempel(consolidatie, besluit, "art_II")


def write_tijdstempel(consolidatie: etree._Element, besluit: Besluit, eid: str) -> None:
    """Write from when a besluit takes effect; an ontwerp does not say so (BHKV1004)."""
    if besluit.soort is Besluitsoort.ONTWERP or besluit.inwerking is None:
        return
    stempel = add(add(consolidatie, "Tijdstempels"), "Tijdstempel")
    add(stempel, "doel", besluit.doel)
    add(stempel, "soortTijdstempel", "juridischWerkendVanaf")
    add(stempel, "datum", besluit.inwerking.isoformat())
    add(stempel, "eId", eid)


def _write_beoogd(parent: etree._Element, naam: str, doel: str, instrument: str, eid: str) -> etree._Element:
    """Write one beoogde version."""
    beoogd = add(parent, naam)
    add(add(beoogd, "doelen"), "doel", doel)
    add(beoogd, "instrumentVersie", instrument)
    add(beoogd, "eId", eid)
    return beoogd


def _write_tekst(versie: etree._Element, besluit: Besluit, wordt: Regelingversie, was: Regelingversie | None) -> None:
    """Write the text of the besluit, with the change of the regeling in its WijzigBijlage."""
    wid = f"{wordt.gezag}_{wordt.versienummer}__"
    tekst = add(versie, "BesluitCompact", ns=TEKST)
    opschrift = add(tekst, "RegelingOpschrift", attributen={"eId": "longTitle", "wId": "longTitle"})
    add(opschrift, "Al", besluit.titel)
    aanhef = add(tekst, "Aanhef", attributen={"eId": "formula_1", "wId": "formula_1"})
    add(aanhef, "Al", "De gemeenteraad besluit:")
    lichaam = add(tekst, "Lichaam", attributen={"eId": "body", "wId": "body"})
    wijziging = add(lichaam, "WijzigArtikel", attributen={"eId": "art_I", "wId": f"{wid}art_I"})
    write_kop(wijziging, "Artikel", "I")
    werkwoord = "vastgesteld" if was is None else "gewijzigd"
    wat = add(wijziging, "Wat", f"{wordt.titel} wordt {werkwoord} zoals in ")
    add(wat, "IntRef", "Bijlage A", attributen={"ref": "cmp_A", "scope": "WijzigBijlage"}).tail = " staat."
    artikel = add(lichaam, "Artikel", attributen={"eId": "art_II", "wId": f"{wid}art_II"})
    write_kop(artikel, "Artikel", "II")
    add(add(artikel, "Inhoud"), "Al", inwerking_zin(besluit))
    sluiting = add(tekst, "Sluiting", attributen={"eId": "formula_2", "wId": "formula_2"})
    add(sluiting, "Al", f"Vastgesteld in de vergadering van {write_voluit(besluit.vastgesteld)}.")
    add(add(sluiting, "Ondertekening"), "Al", "De griffier en de voorzitter")
    bijlage = add(tekst, "WijzigBijlage", attributen={"eId": "cmp_A", "wId": f"{wid}cmp_A"})
    write_kop(bijlage, "Bijlage", "A", "Bijlage bij artikel I")
    bijlage.append(_build_component(wordt, was))
    if besluit.motivering:
        tekst.append(build_motivering(wid, besluit.motivering))


def build_motivering(wid: str, motivering: str) -> etree._Element:
    """Make the motivering of a besluit: why it is taken."""
    element = new_element(TEKST, "Motivering", {"eId": "acc", "wId": f"{wid}acc"})
    add(add(element, "Kop"), "Opschrift", "Motivering")
    eid = "acc__content_o_1"
    divisie = add(element, "Divisietekst", attributen={"eId": eid, "wId": wid + eid})
    add(add(divisie, "Inhoud"), "Al", motivering)
    return element


def _build_component(wordt: Regelingversie, was: Regelingversie | None) -> etree._Element:
    """Make what the WijzigBijlage holds: the whole regeling, or its mutations."""
    if was is None:
        regeling = wordt.text_root()
        regeling.set("componentnaam", COMPONENT)
        regeling.set("wordt", wordt.expression)
        return regeling
    mutatie = new_element(TEKST, "RegelingMutatie")
    mutatie.set("componentnaam", COMPONENT)
    mutatie.set("was", was.expression)
    mutatie.set("wordt", wordt.expression)
    for actie in diff_tekst(was.tekst, wordt.tekst):
        mutatie.append(actie)
    return mutatie


def write_kop(parent: etree._Element, label: str, nummer: str, opschrift: str = "") -> None:
    """Write a heading."""
    kop = add(parent, "Kop")
    add(kop, "Label", label)
    add(kop, "Nummer", nummer)
    if opschrift:
        add(kop, "Opschrift", opschrift)


def inwerking_zin(besluit: Besluit) -> str:
    """Say when the besluit takes effect."""
    if besluit.soort is Besluitsoort.ONTWERP or besluit.inwerking is None:
        return "Dit besluit treedt in werking op een nog te bepalen dag."
    return f"Dit besluit treedt in werking op {write_voluit(besluit.inwerking)}."


def write_voluit(dag: date) -> str:
    """Write a day as a reader does."""
    return f"{dag.day} {_MAANDEN[dag.month - 1]} {dag.year}"


def write_informatieobject(io: Informatieobject) -> bytes:
    """Write the AanleveringInformatieObject that goes with a file."""
    root = new_element(LVBBA, "AanleveringInformatieObject", {"schemaversie": BHKV_VERSIE})
    versie = add(root, "InformatieObjectVersie")
    write_identificatie(versie, io.work, io.expression, WORK_INFORMATIEOBJECT)
    append_versiemetadata(versie, io)
    if io.metadata:
        versie.append(parse_xml(io.metadata))
    return write_xml(root)


def append_versiemetadata(parent: etree._Element, io: Informatieobject) -> etree._Element:
    """Write the InformatieObjectVersieMetadata: file, hash and regeling of birth."""
    metadata = add(parent, "InformatieObjectVersieMetadata", ns=DATA)
    if io.geboorteregeling:
        add(metadata, "heeftGeboorteregeling", io.geboorteregeling)
    bestand = add(add(add(metadata, "heeftBestanden"), "heeftBestand"), "Bestand")
    add(bestand, "bestandsnaam", io.bestandsnaam)
    add(bestand, "hash", hash_of(io.inhoud))
    return metadata
