# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about opdracht.xml and what it says of the publication (LVBB1006, LVBB15xx, LVBB9900, BHKV9998)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from pytest_dsoketen.model.plannen import Opdrachtsoort
from pytest_dsoketen.standaarden.lvbb.kalender import is_werkdag
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Plaats, Regel, Vondst
from pytest_dsoketen.standaarden.lvbb.opdracht import (
    OPDRACHT,
    OPDRACHTVORMEN,
    SOORT_PER_ELEMENT,
    WIE,
    Opdracht,
    Opdrachtvorm,
    is_bhkv_13,
)
from pytest_dsoketen.standaarden.stop.namen import LVBBT, local, qname

_ID_LEVERING = re.compile(r"[0-9A-z][0-9A-z_-]+")
_OIN = re.compile(r"[0-9]{20}")
_NCNAME = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")
_BESTANDSNAAM = re.compile(r"[0-9A-Za-z._-]+")
_PUBLICATIES = ("AanleveringBesluit", "AanleveringKennisgeving")
_VERVALLEN = re.compile(r"(0|1\.0)\..*")
"""Versions of BHKV that the LVBB does not take any more."""


def find_vorm(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1006: opdracht.xml has the shape of the BHKV schema."""
    if OPDRACHT not in dossier.bestanden:
        return
    root, fout = dossier.read_klein(OPDRACHT)
    if root is None:
        yield fout, OPDRACHT
        return
    soort = SOORT_PER_ELEMENT.get(local(root))
    if root.tag != qname(LVBBT, local(root)) or soort is None:
        yield f"opdracht.xml begint met “{local(root)}”, dat geen opdracht is", root
        return
    nieuw = is_bhkv_13(root.get("schemaversie", ""))
    verplicht, vrij = _list_elementen(OPDRACHTVORMEN[soort], nieuw)
    gezien = [local(kind) for kind in root]
    volgorde = (*WIE, "softwareVersie", *OPDRACHTVORMEN[soort].velden, "verwerkingsrestrictie")
    if gezien != [naam for naam in volgorde if naam in gezien] or not verplicht <= set(gezien) <= verplicht | vrij:
        verwacht = ", ".join(naam for naam in volgorde if naam in verplicht)
        yield f"opdracht.xml heeft {', '.join(gezien)}; dat moet zijn: {verwacht}", root
        return
    yield from _waarden(root, nieuw)


def _list_elementen(vorm: Opdrachtvorm, nieuw: bool) -> tuple[set[str], set[str]]:
    """Give the elements that an opdracht must have, and those that it may have."""
    verplicht = {*WIE, *vorm.velden} - vorm.vrij
    extra = {"softwareVersie", "verwerkingsrestrictie"} if "publicatie" in vorm.velden else {"softwareVersie"}
    return verplicht, {*vorm.vrij, *(extra if nieuw else ())}


def _waarden(root: etree._Element, nieuw: bool) -> Iterator[Vondst]:
    """Check the values in opdracht.xml."""
    waarden = {local(kind): ((kind.text or "").strip(), kind) for kind in root}
    levering, element = waarden["idLevering"]
    if not _ID_LEVERING.fullmatch(levering) or len(levering) > 80:
        yield f"idLevering “{levering[:90]}” bevat tekens die niet mogen, of is te lang of te kort", element
    for naam in ("idBevoegdGezag", "idAanleveraar"):
        oin, element = waarden[naam]
        if not _OIN.fullmatch(oin):
            yield f"{naam} “{oin[:40]}” is geen OIN van 20 cijfers", element
    for naam in ("publicatie", "directeMutatie"):
        bestand, element = waarden.get(naam, ("x", root))
        if not (_BESTANDSNAAM if nieuw else _NCNAME).fullmatch(bestand):
            yield f"{naam} “{bestand[:80]}” is geen geldige naam: begin met een letter", element


def _met_datum(dossier: Dossier) -> Opdracht | None:
    """Give the opdracht when it is one that names a day of publication."""
    opdracht = dossier.aanlevering.opdracht
    return opdracht if opdracht and "datumBekendmaking" in OPDRACHTVORMEN[opdracht.soort].velden else None


def _plaats(dossier: Dossier, naam: str) -> Plaats:
    """Give the element of opdracht.xml with a name, or the file."""
    root = dossier.read_klein(OPDRACHT)[0] if OPDRACHT in dossier.bestanden else None
    element = None if root is None else root.find(qname(LVBBT, naam))
    return OPDRACHT if element is None else element


def find_datum(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1501: datumBekendmaking is a day, written JJJJ-MM-DD, that is still to come."""
    opdracht = _met_datum(dossier)
    if opdracht is None or not opdracht.datum:
        return
    plaats = _plaats(dossier, "datumBekendmaking")
    if opdracht.bekendmaking is None:
        yield f"datumBekendmaking “{opdracht.datum}” is geen bestaande dag in de vorm JJJJ-MM-DD", plaats
    elif dossier.vandaag is not None and opdracht.bekendmaking <= dossier.vandaag:
        yield f"datumBekendmaking {opdracht.datum} ligt niet in de toekomst", plaats


def find_geen_werkdag(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1519: datumBekendmaking is a working day; only judged where LVBB1501 is."""
    opdracht = _met_datum(dossier)
    dag = opdracht.bekendmaking if opdracht else None
    if dossier.vandaag is not None and dag is not None and not is_werkdag(dag):
        yield f"datumBekendmaking {dag.isoformat()} is geen werkdag", _plaats(dossier, "datumBekendmaking")


def find_zonder_datum(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1505: an opdracht with a publication says on which day it is made known."""
    opdracht = _met_datum(dossier)
    if opdracht is not None and opdracht.publicatie and not opdracht.datum:
        yield "opdracht.xml noemt een publicatie en geen dag van bekendmaking", OPDRACHT


def find_zonder_gezag(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1510: an opdracht names the bevoegd gezag."""
    opdracht = dossier.aanlevering.opdracht
    if opdracht is not None and not opdracht.bevoegd_gezag:
        yield "opdracht.xml noemt geen bevoegd gezag (idBevoegdGezag)", _plaats(dossier, "idBevoegdGezag")


def find_zonder_aanleveraar(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1511: an opdracht names who delivers."""
    opdracht = dossier.aanlevering.opdracht
    if opdracht is not None and not opdracht.aanleveraar:
        yield "opdracht.xml noemt geen aanleveraar (idAanleveraar)", _plaats(dossier, "idAanleveraar")


def find_geen_besluit_id(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1502: the AKN in the opdracht is that of a besluit, or of a kennisgeving that is broken off."""
    opdracht = dossier.aanlevering.opdracht
    if opdracht is not None and opdracht.soort.noemt_besluit:
        delen = opdracht.identificatie.split("/")
        if delen[1:2] != ["akn"] or delen[3:4] not in (["bill"], ["doc"]):
            melding = f"de identificatie “{opdracht.identificatie}” in de opdracht is niet die van een besluit"
            yield melding, _plaats(dossier, "identificatie")


def find_zonder_publicatie(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1506: the file that the opdracht names as publication, is there."""
    opdracht = dossier.aanlevering.opdracht
    if opdracht is not None and opdracht.publicatie and opdracht.publicatie not in dossier.bestanden:
        yield f"het publicatiebestand {opdracht.publicatie} zit niet in het pakket", _plaats(dossier, "publicatie")


def _publicatie(dossier: Dossier) -> etree._Element | None:
    """Give the root of the file that a validatie or publicatie names."""
    opdracht = dossier.aanlevering.opdracht
    if opdracht is None or opdracht.soort not in {Opdrachtsoort.VALIDATIE, Opdrachtsoort.PUBLICATIE}:
        return None
    return dossier.aanlevering.documenten.get(opdracht.publicatie)


def find_andere_publicatie(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB1515: what is published is a besluit or kennisgeving that says its schemaversie."""
    root = _publicatie(dossier)
    if root is None:
        return
    if local(root) not in _PUBLICATIES:
        yield f"het publicatiebestand is een {local(root)} en geen besluit of kennisgeving", root
    elif not root.get("schemaversie"):
        yield f"de {local(root)} zegt niet in welke schemaversie zij is geschreven", root


def find_vervallen_versie(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB9900: the publication is written in a version that the LVBB takes."""
    root = _publicatie(dossier)
    versie = "" if root is None else root.get("schemaversie", "")
    if root is not None and _VERVALLEN.fullmatch(versie):
        yield f"de schemaversie {versie} wordt niet meer ondersteund", root


def find_onbekend(dossier: Dossier) -> Iterator[Vondst]:
    """BHKV9998: idLevering is not ‘onbekend’."""
    opdracht = dossier.aanlevering.opdracht
    if opdracht is not None and opdracht.id_levering.lower() == "onbekend":
        yield "idLevering is ‘onbekend’; dat mag niet", _plaats(dossier, "idLevering")


REGELS_OPDRACHT: tuple[Regel, ...] = (
    Regel("LVBB1006", Fase.OPDRACHT, find_vorm),
    Regel("LVBB1501", Fase.OPDRACHT, find_datum),
    Regel("LVBB1505", Fase.OPDRACHT, find_zonder_datum),
    Regel("LVBB1519", Fase.OPDRACHT, find_geen_werkdag),
    Regel("LVBB1502", Fase.OPDRACHT, find_geen_besluit_id),
    Regel("LVBB1506", Fase.OPDRACHT, find_zonder_publicatie),
    Regel("LVBB1510", Fase.OPDRACHT, find_zonder_gezag),
    Regel("LVBB1511", Fase.OPDRACHT, find_zonder_aanleveraar),
    Regel("LVBB1515", Fase.OPDRACHT, find_andere_publicatie),
    Regel("LVBB9900", Fase.OPDRACHT, find_vervallen_versie),
    Regel("BHKV9998", Fase.OPDRACHT, find_onbekend),
)
