# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""A regeling in the shapes of the Presenteren API (v8): list item, voorkomen, documentstructuur, annotaties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from lxml import etree

from pytest_dsoketen.model.partijen import Organisatie
from pytest_dsoketen.oefenketen.voorzieningen._ozon_register import Opname, Voorkomen
from pytest_dsoketen.standaarden.inname import parse_xml
from pytest_dsoketen.standaarden.stop.namen import text_of
from pytest_dsoketen.standaarden.stop.renvooi import WIJZIGACTIE, has_renvooi
from pytest_dsoketen.standaarden.stop.tekst import normalise, plain_text

PRESENTEREN = "/publiek/omgevingsdocumenten/api/presenteren/v8"
REGELINGTYPEN: Mapping[str, str] = {
    "/join/id/stop/regelingtype_003": "Omgevingsplan",
    "/join/id/stop/regelingtype_004": "Omgevingsverordening",
    "/join/id/stop/regelingtype_005": "Omgevingsvisie",
    "/join/id/stop/regelingtype_008": "Voorbeschermingsregels",
    "/join/id/stop/regelingtype_009": "Projectbesluit",
}
REGELTEKST, DIVISIE = "regeltekstannotaties", "divisieannotaties"

_OMGEVINGSPLAN = "/join/id/stop/regelingtype_003"
_TYPEN = {
    "Boek": "BOEK",
    "Deel": "DEEL",
    "Hoofdstuk": "HOOFDSTUK",
    "Titel": "TITEL",
    "Afdeling": "AFDELING",
    "Paragraaf": "PARAGRAAF",
    "Subparagraaf": "SUBPARAGRAAF",
    "Subsubparagraaf": "SUBSUBPARAGRAAF",
    "Artikel": "ARTIKEL",
    "Lid": "LID",
    "Lichaam": "LICHAAM",
    "Bijlage": "BIJLAGE",
    "Toelichting": "TOELICHTING",
    "Divisie": "DIVISIE",
    "Divisietekst": "DIVISIETEKST",
}


@dataclass(frozen=True)
class Lijstregel:
    """What the list of regelingen says of one; also for regelingen of which nothing else is asked."""

    work: str
    expression: str
    titel: str
    type_code: str
    gezag: Organisatie
    tijdstip: datetime
    begin: date
    eind: date | None = None
    volgnummer: int = 1
    annotaties: str = REGELTEKST
    ontwerpbesluit: str = ""

    @property
    def technisch_id(self) -> str:
        """By which an ontwerp is found: that of the regeling and that of the besluit, as they stand in a path."""
        return mangle(self.work + self.ontwerpbesluit)


def mangle(identificatie: str) -> str:
    """Write an identification as it stands in a path: every run of other characters becomes one underscore."""
    return re.sub(r"[^\w]+", "_", identificatie)


def describe(voorkomen: Voorkomen) -> Lijstregel:
    """Give the list item of a registered version."""
    opname, versie = voorkomen.opname, voorkomen.opname.versie
    return Lijstregel(
        work=versie.work,
        expression=versie.expression,
        titel=versie.titel,
        type_code=get_type(opname),
        gezag=opname.gezag,
        tijdstip=voorkomen.tijdstip,
        begin=voorkomen.begin,
        eind=voorkomen.eind,
        volgnummer=opname.volgnummer,
        annotaties=get_annotatiesoort(opname),
    )


def describe_ontwerp(opname: Opname) -> Lijstregel:
    """Give the list item of an ontwerp."""
    besluit = opname.besluit or opname.versie.expression
    regel = describe(Voorkomen(opname, opname.tijdstip, opname.geldig_vanaf))
    return Lijstregel(**{**vars(regel), "ontwerpbesluit": besluit})


def get_type(opname: Opname) -> str:
    """Say what kind of regeling it is, from its metadata."""
    metadata = parse_xml(opname.versie.metadata) if opname.versie.metadata else None
    return text_of(metadata, "data:soortRegeling") or _OMGEVINGSPLAN


def get_annotatiesoort(opname: Opname) -> str:
    """Say which annotations a regeling has: on articles, or on divisies when it is vrijetekst."""
    vrij = {"Divisie", "Divisietekst", "Tekstdeel"}
    return DIVISIE if any(obj.objecttype in vrij for obj in opname.versie.ow) else REGELTEKST


def show_item(regel: Lijstregel, basis: str) -> dict[str, Any]:
    """Write a list item as HAL."""
    soort, id_ = (
        ("ontwerpregelingen", regel.technisch_id) if regel.ontwerpbesluit else ("regelingen", mangle(regel.work))
    )
    zelf = f"{basis}{PRESENTEREN}/{soort}/{id_}"
    item: dict[str, Any] = {
        "identificatie": regel.work,
        "officieleTitel": regel.titel,
        "opschrift": regel.titel,
        "citeerTitel": regel.titel,
        "type": {"code": regel.type_code, "waarde": REGELINGTYPEN.get(regel.type_code, "Omgevingsdocument")},
        "aangeleverdDoorEen": {"naam": regel.gezag.naam, "bestuurslaag": "gemeente", "code": regel.gezag.code},
        "expressionId": regel.expression,
        "_links": {
            "self": {"href": zelf},
            "documentstructuur": {"href": f"{zelf}/documentstructuur"},
            "annotaties": {"href": f"{zelf}/{regel.annotaties}"},
        },
    }
    if regel.ontwerpbesluit:
        extra: dict[str, Any] = {
            "technischId": id_,
            "ontwerpbesluitIdentificatie": regel.ontwerpbesluit,
            "geregistreerdMet": {"tijdstipRegistratie": regel.tijdstip.isoformat()},
        }
        return {**item, **extra}
    item["_links"]["voorkomens"] = {"href": f"{zelf}/voorkomens"}
    return {**item, "geregistreerdMet": show_registratie(regel)}


def show_registratie(regel: Lijstregel) -> dict[str, Any]:
    """Write since when a version is registered and on which days it holds; both axes begin on the same day."""
    gegevens: dict[str, Any] = {
        "versie": regel.volgnummer,
        "tijdstipRegistratie": regel.tijdstip.isoformat(),
        "beginGeldigheid": regel.begin.isoformat(),
        "beginInwerking": regel.begin.isoformat(),
    }
    if regel.eind is not None:
        gegevens |= {"eindGeldigheid": regel.eind.isoformat(), "eindInwerking": regel.eind.isoformat()}
    return gegevens


def show_voorkomens(voorkomens: Sequence[Voorkomen], basis: str) -> dict[str, Any]:
    """Write all versions of a regeling; of a regeling that is not known there are none, which is no error."""
    return {"_embedded": {"voorkomens": [show_item(describe(voorkomen), basis) for voorkomen in voorkomens]}}


def show_structuur(tekst: etree._Element, sleutel: str, *, renvooi: bool = False) -> dict[str, Any]:
    """Write the text as a tree of components.

    Args:
        tekst: the root element of the text.
        sleutel: key of the children: `documentComponenten`, or `ontwerpDocumentComponenten` for an ontwerp.
        renvooi: whether components say what changes.
    """
    return {"_embedded": {sleutel: [_show_component(*paar, sleutel, renvooi) for paar in _list_components(tekst)]}}


def find_component(tekst: etree._Element, wid: str, sleutel: str) -> dict[str, Any] | None:
    """Write the one component with a wId, with what is in it; None when there is none."""
    for element in tekst.iter(etree.Element):
        if element.get("wId") == wid and _local(element) in _TYPEN:
            ouder = element.getparent()
            buren = [] if ouder is None else [kind for _, kind in _list_components(ouder)]
            return _show_component(buren.index(element) if element in buren else 0, element, sleutel, renvooi=False)
    return None


def _list_components(ouder: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """Walk the components right under an element, numbered from 0."""
    return enumerate(kind for kind in ouder if _local(kind) in _TYPEN)


def _show_component(nummer: int, element: etree._Element, sleutel: str, renvooi: bool) -> dict[str, Any]:
    """Write one component and all that is in it."""
    kop, inhoud = element.find("{*}Kop"), element.find("{*}Inhoud")
    lidnummer = element.find("{*}LidNummer")
    component: dict[str, Any] = {
        "type": _TYPEN[_local(element)],
        "identificatie": element.get("wId", ""),
        "expressie": element.get("eId", ""),
        "volgordeNummer": nummer,
        "gereserveerd": element.find("{*}Gereserveerd") is not None,
        "vervallen": element.find("{*}Vervallen") is not None,
    }
    if renvooi:
        actie = element.get(WIJZIGACTIE)
        component["bevatRenvooi"] = bool(actie) or has_renvooi(kop) or has_renvooi(inhoud)
        component |= {WIJZIGACTIE: actie} if actie else {}
    if kop is not None:
        component["kop"] = _write_fragment(kop)
    elif lidnummer is not None:
        component["kop"] = _write_lidkop(lidnummer)
    if inhoud is not None:
        component["inhoud"] = _write_fragment(inhoud)
    kinderen = [_show_component(*paar, sleutel, renvooi) for paar in _list_components(element)]
    return {**component, "_embedded": {sleutel: kinderen}}


def _write_fragment(element: etree._Element) -> str:
    """Write a piece of text as a document of its own, as the API does."""
    return etree.tostring(normalise(element), encoding="UTF-8", xml_declaration=True, standalone=True).decode()


def _write_lidkop(lidnummer: etree._Element) -> str:
    """Write the number of a lid as the kop that the API makes of it."""
    houder = etree.Element(lidnummer.tag.rpartition("}")[0] + "}Kop")
    nummer = etree.SubElement(houder, lidnummer.tag.rpartition("}")[0] + "}Nummer")
    nummer.text = plain_text(lidnummer)
    return _write_fragment(houder)


def _local(element: etree._Element) -> str:
    """Give the name of an element without its namespace."""
    return etree.QName(element).localname
