# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about the metadata of besluit, regeling, kennisgeving and informatieobject (STOP1015-1035, 1060-1075, 2060)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from pytest_dsoketen.standaarden.lvbb.keuren.besluit.procedure import STAPPEN
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.lvbb.keuren.tpod.soorten import REGELINGSOORTEN
from pytest_dsoketen.standaarden.stop.namen import (
    DATA,
    FORMAAT_DOCUMENT,
    FORMAAT_GIO,
    PROCEDURE_DEFINITIEF,
    PROCEDURE_ONTWERP,
    STAP,
    WORK,
    local,
    qname,
    text_of,
)

_UNIEK: tuple[tuple[str, str, str, str], ...] = (
    ("STOP1018", "informatieobjectRefs", "informatieobjectRef", "het informatieobject"),
    ("STOP1019", "rechtsgebieden", "rechtsgebied", "het rechtsgebied"),
    ("STOP1022", "alternatieveTitels", "alternatieveTitel", "de alternatieve titel"),
    ("STOP1023", "opvolging", "opvolgerVan", "de voorganger"),
    ("STOP1030", "overheidsdomeinen", "overheidsdomein", "het overheidsdomein"),
    ("STOP1031", "onderwerpen", "onderwerp", "het onderwerp"),
)
"""Per rule: the list, what is in it once at most, and how a reader calls that."""

_VERSIENUMMER = re.compile(r"[a-zA-Z0-9-]{1,32}")
_INSTRUMENT = re.compile(r"/akn/(nl|aw|cw|sx)/act/|/join/id/regdata/")
_REGELING = re.compile(r"/akn/(nl|aw|cw|sx)/act/")
_VORM_PER_SOORTREF = {
    "AKN": re.compile(r"/akn/(nl|aw|cw|sx)/act/"),
    "JCI": re.compile(r"jci"),
    "URL": re.compile(r"https?://"),
}

_ORGANEN: dict[str, frozenset[str]] = {
    "gemeente": frozenset({"c_2c4e7407", "c_28ecfd6d", "c_2a7d8663"}),
    "waterschap": frozenset({"c_70c87e3d", "c_5cc92c89", "c_f70a6113"}),
    "provincie": frozenset({"c_e24d39f6", "c_61676cbc", "c_411b4e4a"}),
    "ministerie": frozenset({"c_bcfb7b4e", "c_91fb5e42", "c_3aaa4d12"}),
}
"""Per kind of organisation the bestuursorganen that it can have, as TOOI numbers them."""

_ORGAAN = "/tooi/def/thes/kern/"


def _text(element: etree._Element) -> str:
    """Give the text of an element, stripped."""
    return "".join(str(deel) for deel in element.itertext()).strip()


def _uniek(code: str, lijst: str, item: str, naam: str) -> Regel:
    """Make the rule that a value stands once in a list."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for houder in dossier.module_elementen(f"data:{lijst}"):
            gezien: set[str] = set()
            for element in houder.iterfind(qname(DATA, item)):
                if _text(element) in gezien:
                    yield f"{naam} “{_text(element)}” staat twee keer in {lijst}", element
                gezien.add(_text(element))

    return Regel(code, Fase.BESLUIT, find)


def find_io_titel(dossier: Dossier) -> Iterator[Vondst]:
    """STOP1015: the official title of an informatieobject begins with /join/id/."""
    for metadata in dossier.module_elementen("data:InformatieObjectMetadata"):
        titel = text_of(metadata, "data:officieleTitel")
        if not titel.startswith("/join/id/"):
            yield f"de officiële titel “{titel}” van het informatieobject begint niet met /join/id/", metadata


def find_versienummer(dossier: Dossier) -> Iterator[Vondst]:
    """STOP1016: a version number has at most 32 letters, digits and dashes."""
    for nummer in dossier.elementen("data:versienummer"):
        if not _VERSIENUMMER.fullmatch(nummer.text or ""):
            yield f"het versienummer “{(nummer.text or '')[:40]}” heeft tekens die niet mogen of is te lang", nummer


def find_citeertitel(dossier: Dossier) -> Iterator[Vondst]:
    """STOP1020: an alternatieve titel is not the citeertitel."""
    for titel in dossier.module_elementen("data:alternatieveTitel"):
        metadata = titel.getparent()
        boven = metadata.getparent() if metadata is not None else None
        citeertitel = text_of(boven, "data:heeftCiteertitelInformatie/data:CiteertitelInformatie/data:citeertitel")
        if citeertitel and _text(titel) == citeertitel:
            yield f"de alternatieve titel “{citeertitel}” is ook de citeertitel", titel


def find_soortref(dossier: Dossier) -> Iterator[Vondst]:
    """STOP1021: a reference has the shape of its soortRef."""
    for referentie in dossier.module_elementen("data:TekstReferentie"):
        soort, uri = text_of(referentie, "data:soortRef"), text_of(referentie, "data:uri")
        vorm = _VORM_PER_SOORTREF.get(soort)
        if vorm is None or not vorm.match(uri):
            yield f"de verwijzing “{uri}” heeft niet de vorm van een {soort or 'bekende soort'}", referentie


def find_voorganger(dossier: Dossier) -> Iterator[Vondst]:
    """STOP1024: a predecessor is a regeling or informatieobject."""
    for element in dossier.module_elementen("data:opvolgerVan"):
        if not _INSTRUMENT.match(_text(element)):
            yield f"de voorganger “{_text(element)}” is geen regeling of informatieobject", element


def _bestuur(dossier: Dossier) -> Iterator[tuple[etree._Element, str, str]]:
    """Walk the metadata that name an organisation: element, kind of organisation, bestuursorgaan."""
    for metadata in dossier.elementen("data:BesluitMetadata", "data:RegelingMetadata"):
        wie = text_of(metadata, "data:eindverantwoordelijke")
        soort = next((soort for soort in _ORGANEN if f"/{soort}/" in wie), "")
        yield metadata, soort, text_of(metadata, "data:soortBestuursorgaan").removeprefix(_ORGAAN)


def find_zonder_orgaan(dossier: Dossier) -> Iterator[Vondst]:
    """STOP1034: a decentral organisation names its bestuursorgaan."""
    for metadata, soort, orgaan in _bestuur(dossier):
        if soort not in {"", "ministerie"} and not orgaan:
            yield f"{local(metadata)} van een {soort} noemt geen soortBestuursorgaan", metadata


def find_ander_orgaan(dossier: Dossier) -> Iterator[Vondst]:
    """STOP1035: the bestuursorgaan is one that the organisation has."""
    for metadata, soort, orgaan in _bestuur(dossier):
        wie = text_of(metadata, "data:eindverantwoordelijke")
        if wie and not soort:
            yield f"de eindverantwoordelijke “{wie}” is geen gemeente, provincie, waterschap of ministerie", metadata
        elif orgaan and orgaan not in _ORGANEN.get(soort, ()):
            yield f"het bestuursorgaan “{orgaan}” hoort niet bij {wie}", metadata


def find_geboorteregeling(dossier: Dossier) -> Iterator[Vondst]:
    """STOP1060: a geboorteregeling is a regeling."""
    for element in dossier.module_elementen("data:heeftGeboorteregeling"):
        if not _REGELING.match(_text(element)):
            yield f"de geboorteregeling “{_text(element)}” is geen regeling (act)", element


def _instructie(code: str, formaat: str, verboden: frozenset[str], naam: str) -> Regel:
    """Make the rule that an informatieobject of some format is not only made known or informative.

    The codes are those of the validatiematrix and STOP 1.4; the Schematron of STOP 1.3.0 has STOP1073 and STOP1074 the
    other way round.
    """

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for metadata in dossier.module_elementen("data:InformatieObjectMetadata"):
            instructie = text_of(metadata, "data:publicatieinstructie")
            if text_of(metadata, "data:formaatInformatieobject") == formaat and instructie in verboden:
                yield f"de publicatieinstructie {instructie} is niet toegestaan voor {naam}", metadata

    return Regel(code, Fase.BESLUIT, find)


def find_mededeling(dossier: Dossier) -> Iterator[Vondst]:
    """STOP1075: a kennisgeving about a besluit names that besluit."""
    for metadata in dossier.elementen("data:KennisgevingMetadata"):
        soort = text_of(metadata, "data:soortKennisgeving")
        if soort != "KennisgevingVoorgenomenBesluit" and not text_of(metadata, "data:mededelingOver"):
            yield "de kennisgeving zegt niet over welk besluit zij gaat (mededelingOver)", metadata


_WAARDEN: dict[str, frozenset[str]] = {
    "soortProcedure": frozenset({PROCEDURE_DEFINITIEF, PROCEDURE_ONTWERP}),
    "soortBestuursorgaan": frozenset(f"{_ORGAAN}{orgaan}" for organen in _ORGANEN.values() for orgaan in organen),
    "formaatInformatieobject": frozenset({FORMAAT_GIO, FORMAAT_DOCUMENT}),
    "soortStap": frozenset(f"{STAP}{nummer}" for nummer in STAPPEN),
    "soortWork": frozenset(
        f"{WORK}work_{nummer}"
        for nummer in ("003", "005", "006", "010", "015", "018", "019", "021", "022", "023", "024", "025")
    ),
    "soortRegeling": frozenset(f"{WORK}{soort}" for soort in REGELINGSOORTEN),
}
"""Values of the lists of STOP, by the element that holds one."""


def find_waarde(dossier: Dossier) -> Iterator[Vondst]:
    """STOP2060: what comes from a list of STOP, is in it."""
    for naam, waarden in _WAARDEN.items():
        for element in dossier.module_elementen(f"data:{naam}"):
            if _text(element) and _text(element) not in waarden:
                yield f"“{_text(element)}” staat niet in de lijst van STOP voor {naam}", element


REGELS_METADATA: tuple[Regel, ...] = (
    Regel("STOP1015", Fase.BESLUIT, find_io_titel),
    Regel("STOP1016", Fase.BESLUIT, find_versienummer),
    *(_uniek(*rij) for rij in _UNIEK),
    Regel("STOP1020", Fase.BESLUIT, find_citeertitel),
    Regel("STOP1021", Fase.BESLUIT, find_soortref),
    Regel("STOP1024", Fase.BESLUIT, find_voorganger),
    Regel("STOP1034", Fase.BESLUIT, find_zonder_orgaan),
    Regel("STOP1035", Fase.BESLUIT, find_ander_orgaan),
    Regel("STOP1060", Fase.BESLUIT, find_geboorteregeling),
    _instructie("STOP1073", FORMAAT_GIO, frozenset({"AlleenBekendTeMaken", "Informatief"}), "een GIO"),
    _instructie("STOP1074", FORMAAT_DOCUMENT, frozenset({"Informatief"}), "een document"),
    Regel("STOP1075", Fase.BESLUIT, find_mededeling),
    Regel("STOP2060", Fase.BESLUIT, find_waarde),
)
