# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Read an aanlevering: own ones and those of any other plansoftware. Defects are reported, not raised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.standaarden.imow.bestanden import read_ow
from pytest_dsoketen.standaarden.inname import InnameError, parse_xml, read_zip
from pytest_dsoketen.standaarden.lvbb.inhoud import (
    Aanlevering,
    Beoogd,
    Besluitversie,
    Kennisgevingversie,
    Procedurestap,
    Regelingwijziging,
    Tijdstempel,
    Versieinformatie,
)
from pytest_dsoketen.standaarden.lvbb.opdracht import (
    MANIFEST,
    OPDRACHT,
    Manifestregel,
    Opdracht,
    OpdrachtError,
    read_manifest,
    read_opdracht,
)
from pytest_dsoketen.standaarden.stop.namen import (
    DATA,
    FORMAAT_DOCUMENT,
    FORMAAT_GIO,
    KENNISGEVING_BESLUITTERMIJNEN,
    LVBBA,
    NS,
    TEKST,
    attributes_of,
    local,
    new_element,
    qname,
    text_of,
    texts_of,
)
from pytest_dsoketen.standaarden.stop.tekst import plain_text
from pytest_dsoketen.standaarden.stop.versie import Informatieobject

_INFORMATIEOBJECT = qname(LVBBA, "AanleveringInformatieObject")


def read_aanlevering(pakket: bytes) -> Aanlevering:
    """Read a package.

    Args:
        pakket: the ZIP.

    Raises:
        InnameError: when the ZIP itself is refused; every other defect stands in `afwijkingen`.
    """
    return read_bestanden(read_zip(pakket))


def read_bestanden(bestanden: Mapping[str, bytes]) -> Aanlevering:
    """Read the files of a package that was already unpacked."""
    afwijkingen: list[Afwijking] = []
    opdracht = _read_opdracht(bestanden)
    ow = read_ow(bestanden)
    in_ow = {bestand.naam for deel in ow.manifest for bestand in deel.bestanden}
    documenten = _parse_documenten(bestanden, {*in_ow, OPDRACHT, MANIFEST, "manifest-ow.xml"}, afwijkingen)
    publicatie = _find_publicatie(documenten, opdracht)
    besluit = None if publicatie is None else publicatie.find("lvbba:BesluitVersie", NS)
    kennisgeving = None if publicatie is None else publicatie.find("lvbba:KennisgevingVersie", NS)
    return Aanlevering(
        bestanden=dict(bestanden),
        opdracht=opdracht,
        manifest=_read_manifest(bestanden),
        publicatie=publicatie,
        besluit=None if besluit is None else _read_besluit(besluit),
        versies=() if publicatie is None else tuple(_read_versies(publicatie)),
        regelingen=() if besluit is None else tuple(_read_regelingen(besluit)),
        informatieobjecten=tuple(_read_informatieobjecten(documenten, bestanden)),
        ow=ow,
        documenten=documenten,
        onleesbaar=tuple(afwijkingen),
        kennisgeving=None if kennisgeving is None else _read_kennisgeving(kennisgeving),
    )


def besluit_tekst(aanlevering: Aanlevering) -> str:
    """Give the plain text of the besluit with its wijzigbijlage, or of the kennisgeving, as overheid.nl shows it."""
    publicatie = aanlevering.besluit or aanlevering.kennisgeving
    if publicatie is None:
        return ""
    for tekst in publicatie.element:
        if etree.QName(tekst).namespace == TEKST:
            return plain_text(tekst)
    return ""


def _read_opdracht(bestanden: Mapping[str, bytes]) -> Opdracht | None:
    """Read opdracht.xml; what is wrong with it is said by the checks."""
    try:
        return read_opdracht(bestanden[OPDRACHT])
    except (KeyError, OpdrachtError):
        return None


def _read_manifest(bestanden: Mapping[str, bytes]) -> tuple[Manifestregel, ...]:
    """Read manifest.xml; what is wrong with it is said by the checks."""
    try:
        return read_manifest(bestanden[MANIFEST])
    except (KeyError, OpdrachtError):
        return ()


def _parse_documenten(
    bestanden: Mapping[str, bytes], zonder: set[str], afwijkingen: list[Afwijking]
) -> dict[str, etree._Element]:
    """Parse the XML and GML files that are not read elsewhere."""
    documenten: dict[str, etree._Element] = {}
    for naam, inhoud in bestanden.items():
        if naam in zonder or not naam.lower().endswith((".xml", ".gml")):
            continue
        try:
            documenten[naam] = parse_xml(inhoud)
        except InnameError as fout:
            afwijkingen.append(Afwijking("LVBB2003", f"{naam} is niet te lezen: {fout}", naam))
    return documenten


def _find_publicatie(documenten: Mapping[str, etree._Element], opdracht: Opdracht | None) -> etree._Element | None:
    """Find the besluit or kennisgeving: the file that the opdracht names, else the only one that is one."""
    if opdracht is not None and opdracht.publicatie in documenten:
        return documenten[opdracht.publicatie]
    for document in documenten.values():
        if etree.QName(document).namespace == LVBBA and document.tag != _INFORMATIEOBJECT:
            return document
    return None


def _read_besluit(versie: etree._Element) -> Besluitversie:
    """Read a BesluitVersie."""
    consolidatie = versie.find("data:ConsolidatieInformatie", NS)
    return Besluitversie(
        work=text_of(versie, "data:ExpressionIdentificatie/data:FRBRWork"),
        expression=text_of(versie, "data:ExpressionIdentificatie/data:FRBRExpression"),
        soort_work=text_of(versie, "data:ExpressionIdentificatie/data:soortWork"),
        titel=text_of(versie, "data:BesluitMetadata/data:officieleTitel"),
        soort_procedure=text_of(versie, "data:BesluitMetadata/data:soortProcedure"),
        eindverantwoordelijke=text_of(versie, "data:BesluitMetadata/data:eindverantwoordelijke"),
        informatieobjectrefs=texts_of(
            versie, "data:BesluitMetadata/data:informatieobjectRefs/data:informatieobjectRef"
        ),
        regelingen=tuple(_read_beoogd(consolidatie, "data:BeoogdeRegelgeving/data:BeoogdeRegeling")),
        informatieobjecten=tuple(_read_beoogd(consolidatie, "data:BeoogdeRegelgeving/data:BeoogdInformatieobject")),
        intrekkingen=tuple(_read_beoogd(consolidatie, "data:Intrekkingen/data:Intrekking")),
        tijdstempels=tuple(_read_tijdstempels(consolidatie)),
        procedurestappen=texts_of(
            versie, "data:Procedureverloop/data:procedurestappen/data:Procedurestap/data:soortStap"
        ),
        bekend_op=text_of(versie, "data:Procedureverloop/data:bekendOp"),
        element=versie,
        stappen=tuple(_read_stappen(versie, "data:Procedureverloop/data:procedurestappen/data:Procedurestap")),
        terugtrekkingen=tuple(_read_beoogd(consolidatie, "data:Terugtrekkingen/data:*")),
    )


def _read_kennisgeving(versie: etree._Element) -> Kennisgevingversie:
    """Read a KennisgevingVersie."""
    metadata, mutatie = versie.find("data:KennisgevingMetadata", NS), versie.find("data:Procedureverloopmutatie", NS)
    return Kennisgevingversie(
        work=text_of(versie, "data:ExpressionIdentificatie/data:FRBRWork"),
        expression=text_of(versie, "data:ExpressionIdentificatie/data:FRBRExpression"),
        soort_work=text_of(versie, "data:ExpressionIdentificatie/data:soortWork"),
        titel=text_of(metadata, "data:officieleTitel"),
        eindverantwoordelijke=text_of(metadata, "data:eindverantwoordelijke"),
        soort=text_of(metadata, "data:soortKennisgeving") or KENNISGEVING_BESLUITTERMIJNEN,
        mededeling_over=text_of(metadata, "data:mededelingOver"),
        bekend_op=text_of(mutatie, "data:bekendOp"),
        toegevoegd=tuple(_read_stappen(mutatie, "data:voegStappenToe/data:Procedurestap")),
        vervangen=tuple(_read_stappen(mutatie, "data:vervangStappen/data:Procedurestap")),
        verwijderd=tuple(_read_stappen(mutatie, "data:verwijderStappen/data:Procedurestapref")),
        heeft_mutatie=mutatie is not None,
        element=versie,
    )


def _read_stappen(parent: etree._Element | None, pad: str) -> Iterator[Procedurestap]:
    """Walk procedure steps and references to them, which have the same shape."""
    for element in () if parent is None else parent.iterfind(pad, NS):
        yield Procedurestap(
            soort=text_of(element, "data:soortStap"),
            datum=text_of(element, "data:voltooidOp"),
            te_muteren=text_of(element, "data:datumTeMuterenStap"),
            element=element,
        )


def _read_beoogd(consolidatie: etree._Element | None, pad: str) -> Iterator[Beoogd]:
    """Walk beoogde versions and intrekkingen, which have the same shape."""
    for element in () if consolidatie is None else consolidatie.iterfind(pad, NS):
        yield Beoogd(
            doelen=texts_of(element, "data:doelen/data:doel") or texts_of(element, "data:doel"),
            instrumentversie=text_of(element, "data:instrumentVersie") or text_of(element, "data:instrument"),
            eid=text_of(element, "data:eId"),
            basis=tuple(
                (text_of(versie, "data:doel"), text_of(versie, "data:gemaaktOp"))
                for versie in element.iterfind("data:gemaaktOpBasisVan/data:*", NS)
            ),
            element=element,
        )


def _read_tijdstempels(consolidatie: etree._Element | None) -> Iterator[Tijdstempel]:
    """Walk the tijdstempels."""
    for element in () if consolidatie is None else consolidatie.iterfind("data:Tijdstempels/data:Tijdstempel", NS):
        yield Tijdstempel(
            doel=text_of(element, "data:doel"),
            soort=text_of(element, "data:soortTijdstempel"),
            datum=text_of(element, "data:datum"),
            eid=text_of(element, "data:eId"),
            element=element,
        )


def _read_versies(publicatie: etree._Element) -> Iterator[Versieinformatie]:
    """Walk the RegelingVersieInformatie of a besluit."""
    for element in publicatie.iterfind("lvbba:RegelingVersieInformatie", NS):
        metadata = element.find("data:RegelingMetadata", NS)
        yield Versieinformatie(
            work=text_of(element, "data:ExpressionIdentificatie/data:FRBRWork"),
            expression=text_of(element, "data:ExpressionIdentificatie/data:FRBRExpression"),
            soort_work=text_of(element, "data:ExpressionIdentificatie/data:soortWork"),
            versienummer=text_of(element, "data:RegelingVersieMetadata/data:versienummer"),
            metadata=b"" if metadata is None else write_module(metadata),
            opvolger_van=texts_of(metadata, "data:opvolging/data:opvolgerVan"),
            hoofdregeling=text_of(
                element, "data:ExpressionIdentificatie/data:isTijdelijkDeelVan/data:WorkIdentificatie/data:FRBRWork"
            ),
            element=element,
        )


def write_module(element: etree._Element) -> bytes:
    """Write a data module on its own, with only its own namespace and no layout."""
    copy = new_element(DATA, local(element), attributes_of(element))
    _copy_module(element, copy)
    return etree.tostring(copy, encoding="UTF-8")


def _copy_module(source: etree._Element, target: etree._Element) -> None:
    """Copy a data module without layout."""
    if len(source) == 0:
        target.text = (source.text or "").strip()
    for child in source:
        _copy_module(child, etree.SubElement(target, child.tag, attributes_of(child)))


def _read_regelingen(besluit: etree._Element) -> Iterator[Regelingwijziging]:
    """Walk the parts of the text that make a new version of a regeling."""
    for element in besluit.iter():
        if element.get("wordt") and isinstance(element.tag, str) and etree.QName(element).namespace == TEKST:
            yield Regelingwijziging(
                wordt=element.get("wordt", ""),
                was=element.get("was", ""),
                componentnaam=element.get("componentnaam", ""),
                element=element,
            )


def _read_informatieobjecten(
    documenten: Mapping[str, etree._Element], bestanden: Mapping[str, bytes]
) -> Iterator[Informatieobject]:
    """Walk the informatieobjecten with the file that each names."""
    for bron, document in documenten.items():
        if document.tag == _INFORMATIEOBJECT:
            versie = document.find("lvbba:InformatieObjectVersie", NS)
            if versie is not None:
                yield read_informatieobject(versie, bestanden, bron)


def read_informatieobject(
    versie: etree._Element, bestanden: Mapping[str, bytes], bron: str, folder: str = ""
) -> Informatieobject:
    """Read an informatieobject.

    Args:
        versie: element that holds its modules.
        bestanden: files of the package.
        bron: file that it was read from.
        folder: folder of its file in the package, with a slash at the end.
    """
    pad = "data:InformatieObjectVersieMetadata/"
    bestand = text_of(versie, pad + "data:heeftBestanden/data:heeftBestand/data:Bestand/data:bestandsnaam")
    metadata = versie.find("data:InformatieObjectMetadata", NS)
    standaard = FORMAAT_GIO if bestand.lower().endswith(".gml") else FORMAAT_DOCUMENT
    return Informatieobject(
        work=text_of(versie, "data:ExpressionIdentificatie/data:FRBRWork"),
        expression=text_of(versie, "data:ExpressionIdentificatie/data:FRBRExpression"),
        naam=text_of(metadata, "data:naamInformatieObject"),
        bestandsnaam=bestand,
        inhoud=bestanden.get(folder + bestand, b""),
        formaat=text_of(metadata, "data:formaatInformatieobject") or standaard,
        geboorteregeling=text_of(versie, pad + "data:heeftGeboorteregeling"),
        hash=text_of(versie, pad + "data:heeftBestanden/data:heeftBestand/data:Bestand/data:hash"),
        metadata=b"" if metadata is None else write_module(metadata),
        bron=bron,
    )
