# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about parts of a besluit or kennisgeving that have to fit together (LVBB4002, 4017, 403x, 404x, 475x, 772x)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from pytest_dsoketen.model.plannen import Besluitsoort
from pytest_dsoketen.standaarden.lvbb.inhoud import Procedurestap, read_dag
from pytest_dsoketen.standaarden.lvbb.keuren.besluit.procedure import STAPPEN
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.stop.namen import STAP, STAP_ONDERTEKENING, local
from pytest_dsoketen.standaarden.stop.overheden import OverheidError, parse_tooi
from pytest_dsoketen.standaarden.stop.tekst import is_within

_TOOI_WAARDEN = (
    "maker",
    "onderwerp",
    "overheidsdomein",
    "rechtsgebied",
    "soortBestuursorgaan",
)
"""Metadata that name a value of TOOI; eindverantwoordelijke has a rule of its own."""
_BEGRIP = re.compile(r"/tooi/def/(concept|thes/kern)/c_[0-9a-f]{8}")
_STAP_PUBLICATIE = STAP + "004"
_DAG = re.compile(r"\d{4}-\d{2}-\d{2}")
_PLAATJES = ("tekst:Illustratie", "tekst:InlineTekstAfbeelding")


def _is_overheid(tekst: str) -> bool:
    """Say whether a text is the TOOI identification of a government organisation."""
    try:
        parse_tooi(tekst)
    except OverheidError:
        return False
    return True


def find_wijzigartikel(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4002: wijzigartikelen and wijzigbijlagen of a besluit point at each other."""
    bijlagen = {bijlage.get("eId", ""): bijlage for bijlage in dossier.elementen("tekst:WijzigBijlage")}
    aangewezen: set[str] = set()
    for ref in dossier.elementen("tekst:IntRef"):
        if is_within(ref, "WijzigArtikel", "WijzigLid") and ref.get("scope", "WijzigBijlage") == "WijzigBijlage":
            aangewezen.add(ref.get("ref", ""))
            if ref.get("ref") not in bijlagen:
                yield f"{local(ref)} wijst de wijzigbijlage {ref.get('ref')} aan, die er niet is", ref
    for eid, bijlage in bijlagen.items():
        if eid not in aangewezen:
            yield f"geen wijzigartikel of wijziglid wijst de wijzigbijlage {eid} aan", bijlage


def find_ondertekening(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4017: the step ondertekening of a definitief besluit has its day; that it is there is BHKV1048."""
    besluit = dossier.aanlevering.besluit
    for stap in besluit.stappen if besluit is not None and besluit.soort is Besluitsoort.DEFINITIEF else ():
        if stap.soort == STAP_ONDERTEKENING and stap.dag is None:
            yield f"de datum van ondertekening “{stap.datum}” is geen bestaande dag", stap.element


def _tooi_rule(code: str, publicatie: str) -> Regel:
    """Make the rule that TOOI identifications have the shape of a value (LVBB4037, LVBB4737)."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        if dossier.aanlevering.publicatiesoort == publicatie:
            for element in dossier.elementen(*(f"data:{naam}" for naam in _TOOI_WAARDEN)):
                waarde = (element.text or "").strip()
                if not _BEGRIP.fullmatch(waarde) and not _is_overheid(waarde):
                    yield f"“{waarde}” van {local(element)} is geen waarde van TOOI", element

    return Regel(code, Fase.BESLUIT, find)


def find_eindverantwoordelijke(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4042: the eindverantwoordelijke is a gemeente, provincie, waterschap or ministerie."""
    for element in dossier.elementen("data:eindverantwoordelijke"):
        waarde = (element.text or "").strip()
        if not _is_overheid(waarde):
            yield f"de eindverantwoordelijke “{waarde}” is geen overheid", element


def find_plaatje_ontbreekt(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4038: pictures in the text are delivered, and what is delivered stands in the text."""
    if dossier.aanlevering.publicatie is None:
        return
    genoemd = set()
    for plaatje in dossier.elementen(*_PLAATJES):
        naam = plaatje.get("naam", "")
        genoemd.add(naam)
        if naam not in dossier.bestanden and not _is_vervallen(plaatje):
            yield f"het plaatje {naam} in de tekst is niet meegeleverd", plaatje
    for naam, _ in dossier.aanlevering.afbeeldingen():
        if naam not in genoemd:
            yield f"het plaatje {naam} is meegeleverd en staat niet in de tekst", naam


def _is_vervallen(element: etree._Element) -> bool:
    """Say whether an element goes with the change that it stands in: then its file is not delivered again."""
    return is_within(element, "Verwijder") or any(
        (el.get("wijzigactie") or "").startswith("verwijder") for el in (element, *element.iterancestors())
    )


def find_plaatje_formaat(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4039: a picture is in the text what it is in manifest.xml."""
    typen = {regel.naam: regel.mediatype for regel in dossier.aanlevering.manifest}
    for plaatje in dossier.elementen(*_PLAATJES):
        naam, formaat = plaatje.get("naam", ""), plaatje.get("formaat", "")
        if naam in typen and formaat != typen[naam]:
            yield f"het plaatje {naam} is in de tekst {formaat} en in manifest.xml {typen[naam]}", plaatje


def find_gio_zonder_overheid(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4041: the JOIN of a GIO says whose it is."""
    for io in dossier.aanlevering.informatieobjecten:
        delen = io.work.split("/")
        if io.work.startswith("/join/") and len(delen) > 4 and not delen[4]:
            yield f"de identificatie {io.work} noemt geen overheid", io.bron


def _list_stappen(dossier: Dossier) -> tuple[Procedurestap, ...]:
    """Give the procedure steps that are delivered."""
    besluit, kennisgeving = dossier.aanlevering.besluit, dossier.aanlevering.kennisgeving
    return (*(besluit.stappen if besluit else ()), *(kennisgeving.stappen if kennisgeving else ()))


def find_andere_stap(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4753: the steps of a besluit are those of its own kind of procedure."""
    besluit = dossier.aanlevering.besluit
    for stap in besluit.stappen if besluit else ():
        soort = STAPPEN.get(stap.soort.removeprefix(STAP))
        if besluit is not None and soort is not None and soort.hoort_bij not in {"", besluit.soort.value}:
            yield f"de stap {soort.naam} hoort bij een {soort.hoort_bij} besluit", stap.element


def find_stap_publicatie(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4754: the step publicatie is not delivered."""
    for stap in _list_stappen(dossier):
        if stap.soort == _STAP_PUBLICATIE:
            yield "de stap publicatie is meegeleverd; die zet de LVBB er zelf bij", stap.element


def _bekend_op(code: str, is_fout: Callable[[str], bool], melding: str) -> Regel:
    """Make a rule about the day on which a besluit becomes known (LVBB7725, LVBB7726)."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for element in dossier.elementen("data:bekendOp"):
            tekst = (element.text or "").strip()
            if is_fout(tekst):
                yield melding.format(tekst), element

    return Regel(code, Fase.BESLUIT, find)


def _is_verkeerd_geschreven(tekst: str) -> bool:
    """Say whether a text is not written as a day."""
    return not _DAG.fullmatch(tekst)


def _bestaat_niet(tekst: str) -> bool:
    """Say whether a day that is written well does not exist."""
    return _DAG.fullmatch(tekst) is not None and read_dag(tekst) is None


REGELS_BESLUITDELEN: tuple[Regel, ...] = (
    Regel("LVBB4002", Fase.BESLUIT, find_wijzigartikel),
    Regel("LVBB4017", Fase.BESLUIT, find_ondertekening),
    _tooi_rule("LVBB4037", "AanleveringBesluit"),
    Regel("LVBB4038", Fase.BESLUIT, find_plaatje_ontbreekt),
    Regel("LVBB4039", Fase.BESLUIT, find_plaatje_formaat),
    Regel("LVBB4041", Fase.BESLUIT, find_gio_zonder_overheid),
    Regel("LVBB4042", Fase.BESLUIT, find_eindverantwoordelijke),
    _tooi_rule("LVBB4737", "AanleveringKennisgeving"),
    Regel("LVBB4753", Fase.BESLUIT, find_andere_stap),
    Regel("LVBB4754", Fase.BESLUIT, find_stap_publicatie),
    _bekend_op("LVBB7725", _is_verkeerd_geschreven, "de datum “{}” heeft niet de vorm JJJJ-MM-DD"),
    _bekend_op("LVBB7726", _bestaat_niet, "de datum {} bestaat niet"),
)
