# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about the package and the opdracht (LVBB1xxx, BHKV9998)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from pytest_dsoketen.model.plannen import Opdrachtsoort
from pytest_dsoketen.standaarden.imow.bestanden import MANIFEST_OW, parse_ow
from pytest_dsoketen.standaarden.imow.namen import MOW
from pytest_dsoketen.standaarden.inname import ZIP_GRENZEN, InnameError, Innamefout, parse_xml
from pytest_dsoketen.standaarden.lvbb.kalender import is_werkdag
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.lvbb.opdracht import MANIFEST, OPDRACHT
from pytest_dsoketen.standaarden.stop.namen import LVBBT, local, qname

_BESTANDSNAAM = re.compile(r"[0-9A-Za-z._-]+")
_ID_LEVERING = re.compile(r"[0-9A-z][0-9A-z_-]+")
_OIN = re.compile(r"[0-9]{20}")
_NCNAME = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")
_OPDRACHTEN: dict[str, tuple[str, ...]] = {
    "validatieOpdracht": ("publicatie", "datumBekendmaking"),
    "publicatieOpdracht": ("publicatie", "datumBekendmaking"),
    "breekPublicatieAfOpdracht": ("identificatie",),
    "raadpleegOpdracht": ("identificatie",),
    "directeMutatieOpdracht": ("directeMutatie",),
    "validatieDirecteMutatieOpdracht": ("directeMutatie",),
}
_BEGIN_PER_TYPE: dict[str, tuple[bytes, ...]] = {
    "application/xml": (b"<", b"\xef\xbb\xbf<", b"\xff\xfe", b"\xfe\xff"),
    "application/gml+xml": (b"<", b"\xef\xbb\xbf<", b"\xff\xfe", b"\xfe\xff"),
    "application/pdf": (b"%PDF",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/png": (b"\x89PNG\r\n\x1a\n",),
}


def _refused(fout: Innamefout) -> Regel:
    """Make the rule for a ZIP that was refused at the door."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        weigering = dossier.weigering
        if weigering is not None and weigering.fout is fout and not _is_te_groot(dossier):
            yield str(weigering), weigering.plaats

    return Regel(_CODE_PER_FOUT[fout], Fase.OPDRACHT, find)


_CODE_PER_FOUT = {
    Innamefout.ZIP_ONLEESBAAR: "LVBB1001",
    Innamefout.ZIP_NAAM: "LVBB1004",
    Innamefout.ZIP_GRENS: "LVBB1041",
    Innamefout.ZIP_DUBBEL: "LVBB1042",
}


def _is_te_groot(dossier: Dossier) -> bool:
    """Say whether the archive itself is too big."""
    return len(dossier.pakket) > ZIP_GRENZEN.archief


def find_te_groot(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1040: the ZIP is at most 1 GB."""
    if _is_te_groot(dossier):
        yield "het pakket is groter dan 1 GB", ""


def find_zonder_opdracht(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1002: opdracht.xml is there."""
    if OPDRACHT not in dossier.bestanden:
        yield "opdracht.xml ontbreekt in het pakket", OPDRACHT


def find_zonder_manifest(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1003: manifest.xml is there."""
    if MANIFEST not in dossier.bestanden:
        yield "manifest.xml ontbreekt in het pakket", MANIFEST


def find_bestandsnamen(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1004: file names have letters, digits, dot, dash and underscore only."""
    for naam in dossier.bestanden:
        if not _BESTANDSNAAM.fullmatch(naam):
            yield f"de bestandsnaam “{naam}” bevat tekens die niet mogen", naam


def find_leeg(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1041: every file has at least one byte."""
    for naam, inhoud in dossier.bestanden.items():
        if not inhoud:
            yield f"het bestand {naam} is leeg", naam


def find_opdracht_vorm(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1006: opdracht.xml has the shape of the BHKV schema."""
    if OPDRACHT not in dossier.bestanden:
        return
    try:
        root = parse_xml(dossier.bestanden[OPDRACHT])
    except InnameError as fout:
        yield f"opdracht.xml is niet te lezen: {fout}", OPDRACHT
        return
    if root.tag != qname(LVBBT, local(root)) or local(root) not in _OPDRACHTEN:
        yield f"opdracht.xml begint met “{local(root)}”, dat geen opdracht is", OPDRACHT
        return
    verwacht = ["idLevering", "idBevoegdGezag", "idAanleveraar", *_OPDRACHTEN[local(root)]]
    gezien = [local(kind) for kind in root]
    if gezien != verwacht and not (verwacht[-1] == "directeMutatie" and gezien == verwacht[:-1]):
        yield f"opdracht.xml heeft {', '.join(gezien)}; dat moet zijn: {', '.join(verwacht)}", OPDRACHT
        return
    yield from _opdracht_waarden({local(kind): (kind.text or "").strip() for kind in root})


def _opdracht_waarden(waarden: dict[str, str]) -> Iterator[Vondst]:
    """Check the values in opdracht.xml."""
    levering = waarden["idLevering"]
    if not _ID_LEVERING.fullmatch(levering) or len(levering) > 80:
        yield f"idLevering “{levering[:90]}” bevat tekens die niet mogen, of is te lang of te kort", OPDRACHT
    for naam in ("idBevoegdGezag", "idAanleveraar"):
        if not _OIN.fullmatch(waarden[naam]):
            yield f"{naam} “{waarden[naam][:40]}” is geen OIN van 20 cijfers", OPDRACHT
    if "publicatie" in waarden and not _NCNAME.fullmatch(waarden["publicatie"]):
        yield f"publicatie “{waarden['publicatie'][:80]}” is geen geldige naam: begin met een letter", OPDRACHT


def find_manifest_vorm(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1008: manifest.xml has the shape of the BHKV schema."""
    if MANIFEST not in dossier.bestanden:
        return
    try:
        root = parse_xml(dossier.bestanden[MANIFEST])
    except InnameError as fout:
        yield f"manifest.xml is niet te lezen: {fout}", MANIFEST
        return
    if root.tag != qname(LVBBT, "manifest") or len(root) < 2:
        yield "manifest.xml heeft niet ten minste twee bestanden in een manifest", MANIFEST
        return
    for bestand in root:
        delen = [local(kind) for kind in bestand]
        if local(bestand) != "bestand" or delen != ["bestandsnaam", "contentType"]:
            yield f"manifest.xml heeft een regel met {', '.join(delen) or 'niets'}", MANIFEST
        elif not _BESTANDSNAAM.fullmatch((bestand[0].text or "").strip()):
            yield f"manifest.xml noemt “{bestand[0].text}”, dat geen geldige bestandsnaam is", MANIFEST


def find_genoemd_niet_aanwezig(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1009: what manifest.xml names, is in the ZIP."""
    for regel in dossier.aanlevering.manifest:
        if regel.naam not in dossier.bestanden:
            yield f"manifest.xml noemt {regel.naam}, dat niet in het pakket zit", MANIFEST


def find_aanwezig_niet_genoemd(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1010: what is in the ZIP, is named in manifest.xml."""
    if not dossier.aanlevering.manifest:
        return
    genoemd = {regel.naam for regel in dossier.aanlevering.manifest}
    for naam in dossier.bestanden:
        if naam not in genoemd:
            yield f"{naam} zit in het pakket en staat niet in manifest.xml", naam


def find_transparantie(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1013: images have no transparency."""
    for naam, inhoud in dossier.bestanden.items():
        if inhoud[:8] == b"\x89PNG\r\n\x1a\n" and (inhoud[25:26] in {b"\x04", b"\x06"} or b"tRNS" in inhoud[:4096]):
            yield f"het plaatje {naam} is doorzichtig", naam


def find_ow_niet_aanwezig(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1016: what manifest-ow names, is in the ZIP."""
    for naam in _ow_namen(dossier):
        if naam not in dossier.bestanden:
            yield f"manifest-ow.xml noemt {naam}, dat niet in het pakket zit", MANIFEST_OW


def find_contenttype(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1021: the contentType in the manifest is that of the file."""
    for regel in dossier.aanlevering.manifest:
        begin = _BEGIN_PER_TYPE.get(regel.mediatype)
        inhoud = dossier.bestanden.get(regel.naam, b"").lstrip()
        if begin and inhoud and not inhoud.startswith(begin):
            yield f"{regel.naam} is volgens manifest.xml {regel.mediatype}, maar de inhoud is iets anders", regel.naam


def find_ow_geometrie(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1025: manifest-ow has no object type Geometrie."""
    for deel in dossier.aanlevering.ow.manifest:
        for bestand in deel.bestanden:
            if "Geometrie" in bestand.objecttypen:
                yield f"manifest-ow.xml noemt bij {bestand.naam} het objecttype Geometrie", MANIFEST_OW


def find_ow_gml(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1026: manifest-ow names no .gml file."""
    for naam in _ow_namen(dossier):
        if naam.lower().endswith(".gml"):
            yield f"manifest-ow.xml noemt {naam}; een GML-bestand hoort bij een informatieobject", MANIFEST_OW


def find_zonder_ow(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1027: a besluit comes with manifest-ow.xml."""
    if dossier.has_besluit and dossier.soort in _MET_OW and MANIFEST_OW not in dossier.bestanden:
        yield "manifest-ow.xml ontbreekt bij de aanlevering van een besluit", MANIFEST_OW


_MET_OW = (Opdrachtsoort.VALIDATIE, Opdrachtsoort.PUBLICATIE)


def find_onnodig_ow(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1028: a kennisgeving or afbreking comes without manifest-ow.xml."""
    kennisgeving = dossier.aanlevering.publicatiesoort == "AanleveringKennisgeving"
    if MANIFEST_OW in dossier.bestanden and (
        kennisgeving or (dossier.soort is not None and dossier.soort.noemt_besluit)
    ):
        yield "manifest-ow.xml hoort niet bij een kennisgeving of een afbreking", MANIFEST_OW


def find_ow_vorm(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1032: manifest-ow.xml has the shape of the IMOW schema."""
    if MANIFEST_OW not in dossier.bestanden:
        return
    root = parse_ow(dossier.bestanden[MANIFEST_OW], MANIFEST_OW, [])
    if root is None:
        yield "manifest-ow.xml is niet te lezen", MANIFEST_OW
        return
    if root.tag != qname(MOW, "Aanleveringen"):
        yield f"manifest-ow.xml begint met “{local(root)}”", MANIFEST_OW
        return
    kinderen = [local(kind) for kind in root]
    delen = [naam for naam in kinderen if naam != "IMOWversie"]
    if delen[:1] != ["domein"] or set(delen[1:]) != {"Aanlevering"} or (root[0].text or "").strip() != "omgevingswet":
        yield "manifest-ow.xml heeft geen domein omgevingswet met een aanlevering", MANIFEST_OW
    for deel in root.iterfind(qname(MOW, "Aanlevering")):
        yield from _ow_deel(deel)


def _ow_deel(deel: etree._Element) -> Iterator[Vondst]:
    """Check one part of manifest-ow."""
    namen = [local(kind) for kind in deel]
    if namen[:2] != ["WorkIDRegeling", "DoelID"] or set(namen[2:]) - {"Bestand"}:
        yield f"een aanlevering in manifest-ow.xml heeft {', '.join(namen)}", MANIFEST_OW
    for bestand in deel.iterfind(qname(MOW, "Bestand")):
        naam = (bestand.findtext(qname(MOW, "naam")) or "").strip()
        if not _BESTANDSNAAM.fullmatch(naam):
            yield f"manifest-ow.xml noemt “{naam}”, dat geen geldige bestandsnaam is", MANIFEST_OW


def find_datum(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1501: datumBekendmaking is a day, written JJJJ-MM-DD, that is still to come."""
    opdracht = dossier.aanlevering.opdracht
    if opdracht is None or opdracht.soort not in _MET_OW:
        return
    if opdracht.bekendmaking is None:
        yield f"datumBekendmaking “{opdracht.datum}” is geen bestaande dag in de vorm JJJJ-MM-DD", OPDRACHT
    elif dossier.vandaag is not None and opdracht.bekendmaking <= dossier.vandaag:
        yield f"datumBekendmaking {opdracht.datum} ligt niet in de toekomst", OPDRACHT


def find_geen_werkdag(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1519: datumBekendmaking is a working day; only judged where LVBB1501 is."""
    opdracht = dossier.aanlevering.opdracht
    dag = opdracht.bekendmaking if opdracht else None
    if dossier.vandaag is not None and dag is not None and not is_werkdag(dag):
        yield f"datumBekendmaking {dag.isoformat()} is geen werkdag", OPDRACHT


def find_geen_besluit_id(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1502: the AKN in the opdracht is that of a besluit or kennisgeving."""
    opdracht = dossier.aanlevering.opdracht
    if opdracht is not None and opdracht.soort.noemt_besluit:
        delen = opdracht.identificatie.split("/")
        if delen[1:2] != ["akn"] or delen[3:4] not in (["bill"], ["doc"]):
            yield f"de identificatie “{opdracht.identificatie}” in de opdracht is niet die van een besluit", OPDRACHT


def find_zonder_publicatie(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1506: the file that the opdracht names as publication, is there."""
    opdracht = dossier.aanlevering.opdracht
    if opdracht is not None and opdracht.publicatie and opdracht.publicatie not in dossier.bestanden:
        yield f"het publicatiebestand {opdracht.publicatie} zit niet in het pakket", OPDRACHT


def find_onbekend(dossier: Dossier) -> Iterator[Vondst]:
    """BHKV9998: idLevering is not ‘onbekend’."""
    opdracht = dossier.aanlevering.opdracht
    if opdracht is not None and opdracht.id_levering.lower() == "onbekend":
        yield "idLevering is ‘onbekend’; dat mag niet", OPDRACHT


def _ow_namen(dossier: Dossier) -> Sequence[str]:
    """Give the files that manifest-ow names."""
    return [bestand.naam for deel in dossier.aanlevering.ow.manifest for bestand in deel.bestanden]


REGELS_PAKKET: tuple[Regel, ...] = (
    *(_refused(fout) for fout in _CODE_PER_FOUT),
    Regel("LVBB1040", Fase.OPDRACHT, find_te_groot),
)
"""Rules about the ZIP; when one of these is broken, the rest cannot be judged."""

REGELS_OPDRACHT: tuple[Regel, ...] = (
    Regel("LVBB1002", Fase.OPDRACHT, find_zonder_opdracht),
    Regel("LVBB1003", Fase.OPDRACHT, find_zonder_manifest),
    Regel("LVBB1004", Fase.OPDRACHT, find_bestandsnamen),
    Regel("LVBB1041", Fase.OPDRACHT, find_leeg),
    Regel("LVBB1006", Fase.OPDRACHT, find_opdracht_vorm),
    Regel("LVBB1008", Fase.OPDRACHT, find_manifest_vorm),
    Regel("LVBB1009", Fase.OPDRACHT, find_genoemd_niet_aanwezig),
    Regel("LVBB1010", Fase.OPDRACHT, find_aanwezig_niet_genoemd),
    Regel("LVBB1013", Fase.OPDRACHT, find_transparantie),
    Regel("LVBB1016", Fase.OPDRACHT, find_ow_niet_aanwezig),
    Regel("LVBB1021", Fase.OPDRACHT, find_contenttype),
    Regel("LVBB1025", Fase.OPDRACHT, find_ow_geometrie),
    Regel("LVBB1026", Fase.OPDRACHT, find_ow_gml),
    Regel("LVBB1027", Fase.OPDRACHT, find_zonder_ow),
    Regel("LVBB1028", Fase.OPDRACHT, find_onnodig_ow),
    Regel("LVBB1032", Fase.OPDRACHT, find_ow_vorm),
    Regel("LVBB1501", Fase.OPDRACHT, find_datum),
    Regel("LVBB1519", Fase.OPDRACHT, find_geen_werkdag),
    Regel("LVBB1502", Fase.OPDRACHT, find_geen_besluit_id),
    Regel("LVBB1506", Fase.OPDRACHT, find_zonder_publicatie),
    Regel("BHKV9998", Fase.OPDRACHT, find_onbekend),
)
