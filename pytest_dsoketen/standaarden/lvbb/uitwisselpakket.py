# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The download of a geconsolideerde regeling: STOP-uitwisselpakket with pakbon, modules, informatieobjecten and OW files.

Layout as the download service of DSO-LV gives it:
`pakbon.xml`, `Regeling/{Identificatie,VersieMetadata,Tekst,Metadata,Momentopname}.xml`, `OW-bestanden/…`, `IO-<id>/…`.
"""

from __future__ import annotations

import uuid
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache

from lxml import etree

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.berichten import Afwijking, Bericht
from pytest_dsoketen.standaarden.imow.bestanden import MANIFEST_OW, read_ow, write_ow
from pytest_dsoketen.standaarden.imow.namen import MOW
from pytest_dsoketen.standaarden.imow.objecten import OwObject
from pytest_dsoketen.standaarden.inname import InnameError, parse_xml, read_zip, write_xml, write_zip
from pytest_dsoketen.standaarden.lvbb.lezen import read_informatieobject, write_module
from pytest_dsoketen.standaarden.lvbb.pakbon import PAKBON, Component, Download
from pytest_dsoketen.standaarden.lvbb.pakbonregels import check_pakbon
from pytest_dsoketen.standaarden.lvbb.schrijven import append_versiemetadata
from pytest_dsoketen.standaarden.schemas.kiezen import KOP, read_kop
from pytest_dsoketen.standaarden.stop.gio import hash_of
from pytest_dsoketen.standaarden.stop.namen import (
    DATA,
    FORMAAT_GIO,
    LVBBA,
    STOP_VERSIE,
    UWS,
    WORK_INFORMATIEOBJECT,
    WORK_REGELING,
    add,
    local,
    mediatype_of,
    new_element,
    qname,
    text_of,
)
from pytest_dsoketen.standaarden.stop.tekst import REGELINGMODELLEN, canonical, strip_component
from pytest_dsoketen.standaarden.stop.versie import Informatieobject, Regelingversie, soort_of_ow

REGELING = "Regeling/"
OW_MAP = "OW-bestanden/"


class PakketError(DsoketenError):
    """A download cannot be read: its pakbon or its regeling is missing."""


def write_uitwisselpakket(versie: Regelingversie) -> bytes:
    """Write the download of a version.

    Args:
        versie: with `gemaakt_op` for the Momentopname; without it, there is none.

    Returns:
        The ZIP; equal input gives equal bytes.
    """
    regeling = _regeling_modules(versie)
    ow = {OW_MAP + naam: data for naam, data in write_ow(versie.work, versie.doel, versie.ow, "download").items()}
    pakbon = new_element(UWS, "Pakbon", {"schemaversie": STOP_VERSIE})
    component = add_component(pakbon, versie.work, versie.expression, WORK_REGELING)
    modules = [(naam, etree.QName(root).namespace or "", bestand) for bestand, (naam, root) in regeling.items()]
    add_modules(component, [*modules, ("Aanleveringen", MOW, OW_MAP + MANIFEST_OW)])
    _add_bestanden(component, [REGELING + naam for naam, _ in versie.bestanden])
    bestanden: dict[str, bytes] = {}
    for io in versie.informatieobjecten:
        bestanden.update(_write_informatieobject(pakbon, io, versie))
    return write_zip(
        {
            PAKBON: write_xml(pakbon),
            **{bestand: write_xml(root) for bestand, (_, root) in regeling.items()},
            **{REGELING + naam: inhoud for naam, inhoud in versie.bestanden},
            **ow,
            **bestanden,
        }
    )


def _regeling_modules(versie: Regelingversie) -> dict[str, tuple[str, etree._Element]]:
    """Make the modules of the regeling: file → name and root."""
    tekst = versie.text_root()
    metadata = new_element(DATA, "RegelingVersieMetadata")
    add(metadata, "versienummer", versie.versienummer)
    modules = {
        REGELING + "Identificatie.xml": (
            "ExpressionIdentificatie",
            make_identificatie(versie.work, versie.expression, WORK_REGELING),
        ),
        REGELING + "VersieMetadata.xml": ("RegelingVersieMetadata", metadata),
        REGELING + "Tekst.xml": (local(tekst), tekst),
    }
    if versie.metadata:
        modules[REGELING + "Metadata.xml"] = ("RegelingMetadata", parse_xml(versie.metadata))
    if versie.gemaakt_op is not None:
        modules[REGELING + "Momentopname.xml"] = ("Momentopname", _momentopname(versie.doel, versie.gemaakt_op))
    return modules


def _write_informatieobject(pakbon: etree._Element, io: Informatieobject, versie: Regelingversie) -> dict[str, bytes]:
    """Write the folder of one informatieobject and its component on the pakbon."""
    folder = f"IO-{uuid.uuid5(uuid.NAMESPACE_URL, io.expression)}/"
    houder = etree.Element("houder")
    files: dict[str, tuple[str, etree._Element]] = {
        folder + "Identificatie.xml": (
            "ExpressionIdentificatie",
            make_identificatie(io.work, io.expression, WORK_INFORMATIEOBJECT),
        ),
        folder + "VersieMetadata.xml": ("InformatieObjectVersieMetadata", append_versiemetadata(houder, io)),
    }
    if io.metadata:
        files[folder + "Metadata.xml"] = ("InformatieObjectMetadata", parse_xml(io.metadata))
    if versie.gemaakt_op is not None:
        files[folder + "Momentopname.xml"] = ("Momentopname", _momentopname(versie.doel, versie.gemaakt_op))
    component = add_component(pakbon, io.work, io.expression, WORK_INFORMATIEOBJECT)
    modules = [(naam, DATA, bestand) for bestand, (naam, _) in files.items()]
    if io.formaat == FORMAAT_GIO:
        kop = read_kop(io.inhoud[:KOP])
        modules.insert(0, (kop.naam, kop.naamruimte, folder + io.bestandsnaam))
    add_modules(component, modules)
    if io.formaat != FORMAAT_GIO:
        _add_bestanden(component, [folder + io.bestandsnaam])
    return {**{naam: write_xml(root) for naam, (_, root) in files.items()}, folder + io.bestandsnaam: io.inhoud}


def make_identificatie(work: str, expression: str, soort: str) -> etree._Element:
    """Make an ExpressionIdentificatie."""
    root = new_element(DATA, "ExpressionIdentificatie")
    add(root, "FRBRWork", work)
    add(root, "FRBRExpression", expression)
    add(root, "soortWork", soort)
    return root


def _momentopname(doel: str, gemaakt_op: datetime) -> etree._Element:
    """Make the Momentopname: on which a change has to build."""
    root = new_element(DATA, "Momentopname")
    add(root, "doel", doel)
    add(root, "gemaaktOp", f"{gemaakt_op.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z")
    return root


def add_component(pakbon: etree._Element, work: str, expression: str, soort: str) -> etree._Element:
    """Add a component to the pakbon."""
    component = add(pakbon, "Component")
    add(component, "FRBRWork", work)
    add(component, "FRBRExpression", expression)
    add(component, "soortWork", soort)
    return component


def add_modules(component: etree._Element, modules: list[tuple[str, str, str]]) -> None:
    """Name the modules of a component: local name, namespace, file."""
    houder = add(component, "heeftModule")
    for naam, namespace, bestand in modules:
        module = add(houder, "Module")
        add(module, "localName", naam)
        add(module, "namespace", namespace)
        add(module, "bestandsnaam", bestand)
        add(module, "mediatype", mediatype_of(bestand))
        add(module, "schemaversie", STOP_VERSIE)


def _add_bestanden(component: etree._Element, namen: list[str]) -> None:
    """Name the other files of a component."""
    for naam in namen:
        bestand = add(add(component, "heeftBestand"), "Bestand")
        add(bestand, "bestandsnaam", naam)
        add(bestand, "mediatype", mediatype_of(naam))


def read_uitwisselpakket(pakket: bytes) -> tuple[Regelingversie, list[Afwijking]]:
    """Read a download: own ones and real ones.

    Args:
        pakket: the ZIP.

    Returns:
        The version, and what is wrong with the package. The version does not say from which day it holds: the package
        does not either.

    Raises:
        InnameError: when the ZIP is refused.
        PakketError: when it has no pakbon or no regeling in it.
    """
    versie, afwijkingen = _read_klein(pakket) if len(pakket) <= _KLEIN else read_download(Download(read_zip(pakket)))
    return versie, list(afwijkingen)


_KLEIN = 1024 * 1024


@lru_cache(maxsize=32)
def _read_klein(pakket: bytes) -> tuple[Regelingversie, tuple[Afwijking, ...]]:
    """Read a small download once: in the chain it passes several parties unchanged."""
    versie, afwijkingen = read_download(Download(read_zip(pakket)))
    return versie, tuple(afwijkingen)


def read_download(download: Download) -> tuple[Regelingversie, list[Afwijking]]:
    """Read a download that was already unpacked.

    Raises:
        PakketError: when it has no pakbon or no regeling in it.
    """
    if download.pakbon is None:
        raise PakketError(f"de download heeft geen leesbare {PAKBON}")
    afwijkingen: list[Afwijking] = []
    regeling: Component | None = None
    objecten: list[Informatieobject] = []
    for component in download.componenten:
        if "/act/" in component.work:
            regeling = regeling if regeling is not None and regeling.find(*REGELINGMODELLEN) else component
        elif component.work.startswith("/join/"):
            objecten.append(_read_informatieobject(component, download, afwijkingen))
    if regeling is None:
        raise PakketError("de pakbon noemt geen regeling")
    versie = _read_regeling(regeling, download, tuple(objecten), afwijkingen)
    return versie, [*download.afwijkingen, *afwijkingen, *check_pakbon(download)]


def _read_regeling(
    component: Component,
    download: Download,
    objecten: tuple[Informatieobject, ...],
    afwijkingen: list[Afwijking],
) -> Regelingversie:
    """Read the modules of the regeling."""
    modules = _read_modules(component, download)
    tekst = next((modules[naam] for naam in REGELINGMODELLEN if naam in modules), None)
    if tekst is None:
        raise PakketError("de download heeft geen tekst van de regeling")
    ow = read_ow(download.bestanden, download.ow_manifest or OW_MAP + MANIFEST_OW)
    afwijkingen += ow.afwijkingen
    momentopname = modules.get("Momentopname")
    metadata = modules.get("RegelingMetadata")
    return Regelingversie(
        work=component.work,
        expression=component.expression,
        versienummer=text_of(modules.get("RegelingVersieMetadata"), "data:versienummer"),
        tekst=canonical(strip_component(tekst)),
        metadata=b"" if metadata is None else write_module(metadata),
        doel=text_of(momentopname, "data:doel") or (ow.manifest[0].doel if ow.manifest else ""),
        gemaakt_op=_read_moment(text_of(momentopname, "data:gemaaktOp")),
        soort=soort_of_ow(ow.objecten),
        informatieobjecten=objecten,
        ow=tuple(_without_bestand(ow.objecten)),
        bestanden=tuple(
            (naam.removeprefix(REGELING), inhoud)
            for naam, inhoud in download.bestanden.items()
            if naam.startswith(REGELING) and not naam.endswith(".xml")
        ),
    )


def _without_bestand(objecten: tuple[OwObject, ...]) -> list[OwObject]:
    """Drop from objects in which file they stood."""
    return [replace(obj, bestand="") for obj in objecten]


def _read_modules(component: Component, download: Download) -> dict[str, etree._Element]:
    """Parse the STOP modules of a component, by local name."""
    gelezen = (
        (module.naam, download.parse(module.bestand))
        for module in component.modules
        if module.naam != "Aanleveringen" and module.bestand.endswith(".xml")
    )
    return {naam: root for naam, root in gelezen if root is not None}


def _read_informatieobject(component: Component, download: Download, afwijkingen: list[Afwijking]) -> Informatieobject:
    """Read one informatieobject from its folder."""
    modules = _read_modules(component, download)
    houder = etree.Element(qname(LVBBA, "InformatieObjectVersie"))
    for naam in ("ExpressionIdentificatie", "InformatieObjectVersieMetadata", "InformatieObjectMetadata"):
        if naam in modules:
            houder.append(deepcopy(modules[naam]))
    folder = component.folder
    io = read_informatieobject(houder, download.bestanden, "", folder)
    if io.bestandsnaam and folder + io.bestandsnaam in download.bestanden and io.hash.lower() != hash_of(io.inhoud):
        reden = "is leeg" if not io.hash else "klopt niet met het bestand"
        afwijkingen.append(Afwijking("LVBB3008", f"de hash van {folder}{io.bestandsnaam} {reden}", folder))
    return io


def _read_moment(tekst: str) -> datetime | None:
    """Read a moment in UTC."""
    try:
        moment = datetime.fromisoformat(tekst)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def check_uitwisselpakket(pakket: bytes) -> list[Afwijking]:
    """Check a download: can it be read whole, do pakbon, files and hashes agree."""
    try:
        download = Download(read_zip(pakket))
    except InnameError as fout:
        return [Afwijking("DSOK-PAKKET-001", str(fout))]
    try:
        _, afwijkingen = read_download(download)
    except PakketError as fout:
        return [Afwijking("DSOK-PAKKET-001", str(fout)), *download.afwijkingen, *check_pakbon(download)]
    return afwijkingen


def check_uitwisselpakket_bericht(bericht: Bericht) -> list[Afwijking]:
    """Check a download as it passed."""
    return check_uitwisselpakket(bericht.inhoud)
