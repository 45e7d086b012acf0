# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about the package: the ZIP, its files, manifest.xml and manifest-ow.xml (LVBB0002, LVBB10xx, LVBB1575-1601)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from pytest_dsoketen.model.plannen import Opdrachtsoort
from pytest_dsoketen.standaarden.imow.bestanden import MANIFEST_OW
from pytest_dsoketen.standaarden.imow.namen import MOW
from pytest_dsoketen.standaarden.inname import ZIP_GRENZEN, Innamefout
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.lvbb.opdracht import MANIFEST, OPDRACHT
from pytest_dsoketen.standaarden.stop.namen import GMLXML, LVBBT, PDF, XML, local, qname, text_of

_BESTANDSNAAM = re.compile(r"[0-9A-Za-z._-]+")
_MANIFEST_BHKV = "manifest-bhkv.xml"
_XML_BEGIN = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe", b"\xfe\xff")
_BEGIN_PER_TYPE: dict[str, tuple[bytes, ...]] = {XML: _XML_BEGIN, GMLXML: _XML_BEGIN, PDF: (b"%PDF",)}
_BEGIN_PER_AFBEELDING: dict[str, tuple[bytes, ...]] = {
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/png": (b"\x89PNG\r\n\x1a\n",),
}
_EXTENSIES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".svg", ".webp")
_MANIFEST_VERPLICHT = (Opdrachtsoort.VALIDATIE, Opdrachtsoort.PUBLICATIE)


def _refused(fout: Innamefout) -> Regel:
    """Make the rule for a ZIP that was refused at the door."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        weigering = dossier.weigering
        if weigering is not None and weigering.fout is fout and dossier.pakket and not _is_te_groot(dossier):
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


def find_geen_pakket(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB0002: there is a package."""
    if not dossier.pakket and not dossier.bestanden:
        yield "er is geen pakket bij het verzoek", ""


def find_te_groot(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1040: the ZIP is at most 1 GB."""
    if _is_te_groot(dossier):
        yield "het pakket is groter dan 1 GB", ""


def _zonder(code: str, naam: str) -> Regel:
    """Make the rule that a file is there."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        if naam not in dossier.bestanden:
            yield f"{naam} ontbreekt in het pakket", naam

    return Regel(code, Fase.OPDRACHT, find)


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


def find_manifest_vorm(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1008: manifest.xml has the shape of the BHKV schema."""
    if MANIFEST not in dossier.bestanden:
        return
    root, fout = dossier.read_klein(MANIFEST)
    if root is None:
        yield fout, MANIFEST
    elif root.tag != qname(LVBBT, "manifest") or len(root) < 2:
        yield "manifest.xml heeft niet ten minste twee bestanden in een manifest", root
    else:
        for bestand in root:
            yield from _manifest_regel(bestand)


def _manifest_regel(bestand: etree._Element) -> Iterator[Vondst]:
    """Check one line of manifest.xml."""
    delen = [local(kind) for kind in bestand]
    naam = text_of(bestand, "lvbbt:bestandsnaam")
    if local(bestand) != "bestand" or delen != ["bestandsnaam", "contentType"]:
        yield f"manifest.xml heeft een regel met {', '.join(delen) or 'niets'}", bestand
    elif not _BESTANDSNAAM.fullmatch(naam):
        yield f"manifest.xml noemt “{naam}”, dat geen geldige bestandsnaam is", bestand


def _regels(dossier: Dossier) -> Iterator[tuple[str, str, etree._Element]]:
    """Walk the lines of manifest.xml: name, contentType and element."""
    root = dossier.read_klein(MANIFEST)[0] if MANIFEST in dossier.bestanden else None
    for bestand in () if root is None else root.iterfind(qname(LVBBT, "bestand")):
        yield text_of(bestand, "lvbbt:bestandsnaam"), text_of(bestand, "lvbbt:contentType"), bestand


def find_genoemd_niet_aanwezig(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1009: what manifest.xml names, is in the ZIP."""
    for naam, _, element in _regels(dossier):
        if naam not in dossier.bestanden:
            yield f"manifest.xml noemt {naam}, dat niet in het pakket zit", element


def find_aanwezig_niet_genoemd(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1010: what is in the ZIP, is named in manifest.xml."""
    genoemd = {naam for naam, _, _ in _regels(dossier)}
    for naam in dossier.bestanden if genoemd else ():
        if naam not in genoemd:
            yield f"{naam} zit in het pakket en staat niet in manifest.xml", naam


def find_dubbel_genoemd(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1575: manifest.xml names a file once."""
    gezien: Counter[str] = Counter()
    for naam, _, element in _regels(dossier):
        gezien[naam] += 1
        if gezien[naam] == 2:
            yield f"manifest.xml noemt {naam} meer dan één keer", element


def find_transparantie(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1013: images have no transparency."""
    for naam, inhoud in dossier.bestanden.items():
        if inhoud[:8] == b"\x89PNG\r\n\x1a\n" and (inhoud[25:26] in {b"\x04", b"\x06"} or b"tRNS" in inhoud[:4096]):
            yield f"het plaatje {naam} is doorzichtig", naam


def _afbeeldingen(dossier: Dossier) -> Iterator[tuple[str, str, str]]:
    """Walk the images: name, the type that the manifest says, and the type that it really has (empty if unknown)."""
    typen = {naam: mediatype for naam, mediatype, _ in _regels(dossier)}
    for naam, inhoud in dossier.bestanden.items():
        if inhoud and (typen.get(naam, "").startswith("image/") or naam.lower().endswith(_EXTENSIES)):
            echt = (soort for soort, begin in _BEGIN_PER_AFBEELDING.items() if inhoud.startswith(begin))
            yield naam, typen.get(naam, ""), next(echt, "")


def find_onbekende_afbeelding(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1017: an image is a PNG or a JPEG."""
    for naam, _, echt in _afbeeldingen(dossier):
        if not echt:
            yield f"de afbeelding {naam} is geen PNG of JPEG", naam


def find_andere_afbeelding(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1018: the contentType of an image is what the image is."""
    for naam, genoemd, echt in _afbeeldingen(dossier):
        if echt and genoemd in _BEGIN_PER_AFBEELDING and genoemd != echt:
            yield f"de afbeelding {naam} is volgens manifest.xml {genoemd}, maar in het echt {echt}", naam


def find_contenttype_onbekend(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1019: the contentType in the manifest is one of the list."""
    for naam, mediatype, element in _regels(dossier):
        if mediatype and mediatype not in {*_BEGIN_PER_TYPE, *_BEGIN_PER_AFBEELDING}:
            yield f"het contentType “{mediatype}” van {naam} is niet toegestaan", element


def find_contenttype_leeg(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1020: the manifest says what a file is."""
    for naam, mediatype, element in _regels(dossier):
        if not mediatype and element.find(qname(LVBBT, "contentType")) is not None:
            yield f"manifest.xml zegt niet wat {naam} voor een bestand is", element


def find_contenttype(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1021: the contentType in the manifest is that of the file; images have a rule of their own."""
    for naam, mediatype, _ in _regels(dossier):
        begin = _BEGIN_PER_TYPE.get(mediatype)
        inhoud = dossier.bestanden.get(naam, b"")[:64].lstrip()
        if begin and inhoud and not inhoud.startswith(begin):
            yield f"{naam} is volgens manifest.xml {mediatype}, maar de inhoud is iets anders", naam


def find_manifest_bhkv(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1038: manifest-bhkv.xml is not delivered; the LVBB makes it."""
    if _MANIFEST_BHKV in dossier.bestanden:
        yield f"{_MANIFEST_BHKV} hoort niet in een aanlevering; de LVBB maakt dat bestand zelf", _MANIFEST_BHKV


# --- manifest-ow.xml


def _delen(dossier: Dossier) -> Iterator[etree._Element]:
    """Walk the parts of manifest-ow.xml."""
    root = dossier.read_klein(MANIFEST_OW)[0] if MANIFEST_OW in dossier.bestanden else None
    if root is not None:
        yield from root.iterfind(qname(MOW, "Aanlevering"))


def _ow_bestanden(dossier: Dossier) -> Iterator[tuple[str, etree._Element]]:
    """Walk the files that manifest-ow names."""
    for deel in _delen(dossier):
        for bestand in deel.iterfind(qname(MOW, "Bestand")):
            yield (bestand.findtext(qname(MOW, "naam")) or "").strip(), bestand


def find_ow_niet_aanwezig(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1016: what manifest-ow names, is in the ZIP."""
    for naam, element in _ow_bestanden(dossier):
        if naam not in dossier.bestanden:
            yield f"manifest-ow.xml noemt {naam}, dat niet in het pakket zit", element


def find_ow_geometrie(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1025: manifest-ow has no object type Geometrie."""
    for naam, element in _ow_bestanden(dossier):
        if any((soort.text or "").strip() == "Geometrie" for soort in element.iterfind(qname(MOW, "objecttype"))):
            yield f"manifest-ow.xml noemt bij {naam} het objecttype Geometrie", element


def find_ow_gml(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1026: manifest-ow names no .gml file."""
    for naam, element in _ow_bestanden(dossier):
        if naam.lower().endswith(".gml"):
            yield f"manifest-ow.xml noemt {naam}; een GML-bestand hoort bij een informatieobject", element


def _is_mutatie(dossier: Dossier) -> bool:
    """Say whether the opdracht changes something without a besluit."""
    return dossier.soort is not None and dossier.soort.is_directe_mutatie


def find_zonder_ow(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1027: a besluit or directe mutatie comes with manifest-ow.xml."""
    nodig = (dossier.has_besluit and dossier.soort in _MANIFEST_VERPLICHT) or _is_mutatie(dossier)
    if nodig and MANIFEST_OW not in dossier.bestanden:
        yield "manifest-ow.xml ontbreekt bij de aanlevering van een besluit of directe mutatie", MANIFEST_OW


def find_onnodig_ow(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1028: a kennisgeving or afbreking comes without manifest-ow.xml."""
    kennisgeving = dossier.aanlevering.publicatiesoort == "AanleveringKennisgeving"
    zonder = dossier.soort is not None and dossier.soort.noemt_besluit
    if MANIFEST_OW in dossier.bestanden and (kennisgeving or zonder):
        yield "manifest-ow.xml hoort niet bij een kennisgeving of een afbreking", MANIFEST_OW


def find_ow_vorm(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1032: manifest-ow.xml has the shape of the IMOW schema."""
    if MANIFEST_OW not in dossier.bestanden:
        return
    root, fout = dossier.read_klein(MANIFEST_OW)
    if root is None:
        yield fout, MANIFEST_OW
        return
    if root.tag != qname(MOW, "Aanleveringen"):
        yield f"manifest-ow.xml begint met “{local(root)}”", root
        return
    delen = [local(kind) for kind in root if local(kind) != "IMOWversie"]
    domein = (root.findtext(qname(MOW, "domein")) or "").strip()
    if delen[:1] != ["domein"] or set(delen[1:]) != {"Aanlevering"} or domein != "omgevingswet":
        yield "manifest-ow.xml heeft geen domein omgevingswet met een aanlevering", root
    nieuw = _kent_expressie(root.findtext(qname(MOW, "IMOWversie")) or "")
    for deel in root.iterfind(qname(MOW, "Aanlevering")):
        yield from _ow_deel(deel, nieuw)


def _kent_expressie(imowversie: str) -> bool:
    """Say whether a version of IMOW lets ExpressionIDRegeling stand in place of a doel: from 3.1."""
    cijfers = imowversie.strip().removeprefix("v").split(".")[:2]
    return len(cijfers) == 2 and all(deel.isdigit() for deel in cijfers) and tuple(map(int, cijfers)) >= (3, 1)


def _ow_deel(deel: etree._Element, nieuw: bool) -> Iterator[Vondst]:
    """Check one part of manifest-ow."""
    namen = [local(kind) for kind in deel if local(kind) != "Bestand"]
    goed = namen == ["WorkIDRegeling", "DoelID"]
    if nieuw:
        goed = namen[:1] == ["WorkIDRegeling"] and namen[1:] in (
            [],
            ["DoelID"],
            ["ExpressionIDRegeling"],
            ["DoelID", "ExpressionIDRegeling"],
        )
    alles = [local(kind) for kind in deel]
    if not goed or alles[: len(namen)] != namen:
        yield f"een aanlevering in manifest-ow.xml heeft {', '.join(alles)}", deel
    for bestand in deel.iterfind(qname(MOW, "Bestand")):
        naam = (bestand.findtext(qname(MOW, "naam")) or "").strip()
        if not _BESTANDSNAAM.fullmatch(naam):
            yield f"manifest-ow.xml noemt “{naam}”, dat geen geldige bestandsnaam is", bestand


def find_mutatie_meer(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1601: a directe mutatie is about one regeling with one doel."""
    delen = list(_delen(dossier))
    if _is_mutatie(dossier) and len(delen) > 1:
        yield f"de directe mutatie gaat over {len(delen)} regelingen of doelen; dat mag er één zijn", delen[1]


def find_ow_zonder_doel(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB2502: manifest-ow names a doel, or from IMOW 3.1 a version."""
    for deel in _delen(dossier):
        if not any((deel.findtext(qname(MOW, naam)) or "").strip() for naam in ("DoelID", "ExpressionIDRegeling")):
            yield "manifest-ow.xml noemt bij een regeling geen doel", deel


def find_ow_ander_doel(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB2503: a doel in manifest-ow is a doel of the besluit."""
    besluit = dossier.aanlevering.besluit
    for deel in _delen(dossier) if besluit is not None else ():
        doel = (deel.findtext(qname(MOW, "DoelID")) or "").strip()
        if besluit is not None and doel and doel not in besluit.doelen:
            yield f"het doel {doel} in manifest-ow.xml bestaat niet in het besluit", deel


def find_ow_los_doel(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB2505: a regeling in manifest-ow has in the besluit a version with the doel that stands beside it."""
    besluit = dossier.aanlevering.besluit
    if besluit is None:
        return
    paren = {
        (beoogd.instrumentversie.partition("/nld@")[0], doel)
        for beoogd in (*besluit.regelingen, *besluit.intrekkingen)
        for doel in beoogd.doelen
    }
    bekend = {work for work, _ in paren}
    for deel in _delen(dossier):
        work = (deel.findtext(qname(MOW, "WorkIDRegeling")) or "").strip()
        doel = (deel.findtext(qname(MOW, "DoelID")) or "").strip()
        if work in bekend and doel in besluit.doelen and (work, doel) not in paren:
            yield f"het besluit maakt geen versie van {work} met het doel {doel} uit manifest-ow.xml", deel


REGELS_PAKKET: tuple[Regel, ...] = (
    Regel("LVBB0002", Fase.OPDRACHT, find_geen_pakket),
    *(_refused(fout) for fout in _CODE_PER_FOUT),
    Regel("LVBB1040", Fase.OPDRACHT, find_te_groot),
)
"""Rules about the ZIP; when one of these is broken, the rest cannot be judged."""

REGELS_MANIFEST: tuple[Regel, ...] = (
    _zonder("LVBB1002", OPDRACHT),
    _zonder("LVBB1003", MANIFEST),
    Regel("LVBB1004", Fase.OPDRACHT, find_bestandsnamen),
    Regel("LVBB1041", Fase.OPDRACHT, find_leeg),
    Regel("LVBB1008", Fase.OPDRACHT, find_manifest_vorm),
    Regel("LVBB1009", Fase.OPDRACHT, find_genoemd_niet_aanwezig),
    Regel("LVBB1010", Fase.OPDRACHT, find_aanwezig_niet_genoemd),
    Regel("LVBB1575", Fase.OPDRACHT, find_dubbel_genoemd),
    Regel("LVBB1013", Fase.OPDRACHT, find_transparantie),
    Regel("LVBB1017", Fase.OPDRACHT, find_onbekende_afbeelding),
    Regel("LVBB1018", Fase.OPDRACHT, find_andere_afbeelding),
    Regel("LVBB1019", Fase.OPDRACHT, find_contenttype_onbekend),
    Regel("LVBB1020", Fase.OPDRACHT, find_contenttype_leeg),
    Regel("LVBB1021", Fase.OPDRACHT, find_contenttype),
    Regel("LVBB1038", Fase.OPDRACHT, find_manifest_bhkv),
    Regel("LVBB1016", Fase.OPDRACHT, find_ow_niet_aanwezig),
    Regel("LVBB1025", Fase.OPDRACHT, find_ow_geometrie),
    Regel("LVBB1026", Fase.OPDRACHT, find_ow_gml),
    Regel("LVBB1027", Fase.OPDRACHT, find_zonder_ow),
    Regel("LVBB1028", Fase.OPDRACHT, find_onnodig_ow),
    Regel("LVBB1032", Fase.OPDRACHT, find_ow_vorm),
    Regel("LVBB1601", Fase.OPDRACHT, find_mutatie_meer),
    Regel("LVBB2502", Fase.CONSOLIDATIE, find_ow_zonder_doel),
    Regel("LVBB2503", Fase.CONSOLIDATIE, find_ow_ander_doel),
    Regel("LVBB2505", Fase.CONSOLIDATIE, find_ow_los_doel),
)
