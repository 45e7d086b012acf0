# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""A regeling in the shapes of the Presenteren API (v8): list item, documentstructuur, regeltekstannotaties."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from lxml import etree

from pytest_dsoketen.model.partijen import Organisatie
from pytest_dsoketen.model.plannen import Activiteit, Besluitsoort, Punt, Regeling
from pytest_dsoketen.model.uitgangssituatie import LEEG, Uitgangssituatie
from pytest_dsoketen.standaarden.geometrie import contains
from pytest_dsoketen.standaarden.imow.maken import read_activiteiten
from pytest_dsoketen.standaarden.imow.objecten import OwObject, resolve_locaties
from pytest_dsoketen.standaarden.stop.tekst import plain_text
from pytest_dsoketen.standaarden.stop.versie import Regelingversie

PRESENTEREN = "/publiek/omgevingsdocumenten/api/presenteren/v8"
REGELINGTYPEN: Mapping[str, str] = {
    "/join/id/stop/regelingtype_003": "Omgevingsplan",
    "/join/id/stop/regelingtype_004": "Omgevingsverordening",
    "/join/id/stop/regelingtype_008": "Voorbeschermingsregels",
}

_TYPEN = {
    "Hoofdstuk": "HOOFDSTUK",
    "Titel": "TITEL",
    "Afdeling": "AFDELING",
    "Paragraaf": "PARAGRAAF",
    "Subparagraaf": "SUBPARAGRAAF",
    "Artikel": "ARTIKEL",
    "Lid": "LID",
    "Lichaam": "LICHAAM",
    "Bijlage": "BIJLAGE",
    "Divisie": "DIVISIE",
    "Divisietekst": "DIVISIETEKST",
}
_AMBTSGEBIED = ".ambtsgebied."
_KOP = ("Label", "Nummer", "Opschrift")


@dataclass(frozen=True)
class Opname:
    """One version of a regeling as Ozon registered it.

    Attributes:
        versie: the version with text, OW objects and informatieobjecten.
        regeling: the same, as the model has it, with the known activities and areas that its rules point at.
        gezag: who delivered it.
        tijdstip: moment of registration.
        volgnummer: version number of the registration.
        bekend: what earlier publications brought and this version may point at.
    """

    versie: Regelingversie
    regeling: Regeling
    gezag: Organisatie
    tijdstip: datetime
    volgnummer: int
    bekend: Uitgangssituatie = LEEG

    @property
    def is_ontwerp(self) -> bool:
        """Whether it comes from an ontwerpbesluit."""
        return self.versie.soort is Besluitsoort.ONTWERP

    @property
    def geldig_vanaf(self) -> date:
        """First day on which it holds; an ontwerp counts from its registration."""
        return self.versie.geldig_vanaf or self.tijdstip.date()


@dataclass(frozen=True)
class Lijstregel:
    """What the list of regelingen says of one; also for regelingen of which nothing else is asked."""

    work: str
    expression: str
    titel: str
    type_code: str
    gezag: Organisatie
    tijdstip: datetime
    geldig_vanaf: date
    volgnummer: int = 1
    ontwerp: bool = False


def mangle(identificatie: str) -> str:
    """Write an identification as it stands in a path: every run of other characters becomes one underscore."""
    return re.sub(r"[^\w]+", "_", identificatie)


def describe(opname: Opname, type_code: str) -> Lijstregel:
    """Give the list item of a registered version."""
    versie = opname.versie
    return Lijstregel(
        versie.work,
        versie.expression,
        versie.titel,
        type_code,
        opname.gezag,
        opname.tijdstip,
        opname.geldig_vanaf,
        opname.volgnummer,
        opname.is_ontwerp,
    )


def show_item(regel: Lijstregel, basis: str) -> dict[str, Any]:
    """Write a list item as HAL."""
    soort, id_ = (
        ("ontwerpregelingen", mangle(regel.expression)) if regel.ontwerp else ("regelingen", mangle(regel.work))
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
        "geregistreerdMet": {
            "versie": regel.volgnummer,
            "tijdstipRegistratie": regel.tijdstip.isoformat(),
            "beginGeldigheid": regel.geldig_vanaf.isoformat(),
            "beginInwerking": regel.geldig_vanaf.isoformat(),
        },
        "_links": {
            "self": {"href": zelf},
            "documentstructuur": {"href": f"{zelf}/documentstructuur"},
            "annotaties": {"href": f"{zelf}/regeltekstannotaties"},
        },
    }
    return {**item, "technischId": id_} if regel.ontwerp else item


def show_structuur(tekst: etree._Element, sleutel: str) -> dict[str, Any]:
    """Write the text as a tree of components.

    Args:
        tekst: the root element of the text.
        sleutel: key of the children: `documentComponenten`, or `ontwerpDocumentComponenten` for an ontwerp.
    """
    return {"_embedded": {sleutel: list(_show_components(tekst, sleutel))}}


def _show_components(ouder: etree._Element, sleutel: str) -> Iterator[dict[str, Any]]:
    """Write the components right under an element."""
    kinderen = [kind for kind in ouder if _local(kind) in _TYPEN]
    for nummer, kind in enumerate(kinderen, start=1):
        kop = {_local(deel): deel for deel in kind.iterchildren("{*}Kop") for deel in deel}
        lidnummer = kind.find("{*}LidNummer")
        component: dict[str, Any] = {
            "type": _TYPEN[_local(kind)],
            "identificatie": kind.get("wId", ""),
            "expressie": kind.get("eId", ""),
            "volgordeNummer": nummer,
            "gereserveerd": kind.find("{*}Gereserveerd") is not None,
            "vervallen": kind.find("{*}Vervallen") is not None,
        }
        component |= {naam.lower(): plain_text(kop[naam]) for naam in _KOP if naam in kop}
        if lidnummer is not None:
            component["nummer"] = plain_text(lidnummer)
        inhoud = kind.find("{*}Inhoud")
        if inhoud is not None:
            component["inhoud"] = etree.tostring(inhoud, encoding="unicode", with_tail=False)
        yield {**component, "_embedded": {sleutel: list(_show_components(kind, sleutel))}}


def select_regels(opname: Opname, punt: Punt) -> list[OwObject]:
    """Give the juridische regels that hold at a point; an ambtsgebied is everywhere in the regeling."""
    objecten = opname.versie.ow
    op_punt = {gebied.identificatie for gebied in opname.regeling.gebieden if contains(gebied, punt)}
    op_punt |= {
        id_ for id_ in (*opname.bekend.objecten, *(obj.identificatie for obj in objecten)) if _AMBTSGEBIED in id_
    }
    return [
        regel
        for regel in list_regels(objecten)
        if op_punt
        & set(opname.bekend.resolve(resolve_locaties(objecten, regel.refs("LocatieRef", "locatieaanduiding"))))
    ]


def list_regels(objecten: Sequence[OwObject]) -> list[OwObject]:
    """Give the juridische regels among OW objects."""
    return [obj for obj in objecten if obj.refs("RegeltekstRef")]


def show_annotaties(opname: Opname, regels: Sequence[OwObject]) -> dict[str, Any]:
    """Write juridische regels with what they refer to, as lists that refer to each other."""
    objecten = {obj.identificatie: obj for obj in opname.versie.ow}
    teksten = _select(objecten, [ref for regel in regels for ref in regel.refs("RegeltekstRef")])
    activiteit_ids = [ref for regel in regels for ref in regel.refs("ActiviteitRef")]
    locatie_ids = [ref for regel in regels for ref in regel.refs("LocatieRef")]
    return {
        "regelteksten": [{"identificatie": tekst.identificatie, "wId": tekst.wid} for tekst in teksten],
        "regelsVoorIedereen": [_show_regel(regel) for regel in regels],
        "activiteiten": [
            *(_show_activiteit(activiteit) for activiteit in read_activiteiten(_select(objecten, activiteit_ids))),
            *(_show_activiteit(item) for item in opname.bekend.activiteiten if item.identificatie in activiteit_ids),
        ],
        "locaties": [
            *(
                _show_locatie(obj.identificatie, obj.text("noemer"), obj.objecttype)
                for obj in _select(objecten, locatie_ids)
            ),
            *(
                _show_locatie(gebied.identificatie, gebied.naam, "Gebied")
                for gebied in opname.bekend.gebieden
                if gebied.identificatie in locatie_ids
            ),
            *(
                _show_locatie(groep.identificatie, groep.naam, "Gebiedengroep")
                for groep in opname.bekend.groepen
                if groep.identificatie in locatie_ids
            ),
        ],
    }


def _show_activiteit(activiteit: Activiteit) -> dict[str, Any]:
    """Write one activity."""
    return {
        "identificatie": activiteit.identificatie,
        "naam": activiteit.naam,
        "groep": {"code": activiteit.groep},
        "bovenliggendeActiviteitRef": activiteit.bovenliggend or None,
    }


def _show_locatie(identificatie: str, noemer: str, soort: str) -> dict[str, Any]:
    """Write one location."""
    return {"identificatie": identificatie, "noemer": noemer, "locatieType": soort}


def _show_regel(regel: OwObject) -> dict[str, Any]:
    """Write one juridische regel."""
    return {
        "identificatie": regel.identificatie,
        "regeltekstRef": regel.refs("RegeltekstRef")[0],
        "locatieRefs": list(regel.refs("LocatieRef", "locatieaanduiding")),
        "activiteitLocatieaanduidingen": [
            {
                "identificatie": aanduiding.identificatie,
                "activiteitRef": aanduiding.activiteit,
                "activiteitregelkwalificatie": {"code": aanduiding.kwalificatie},
                "locatieRefs": list(aanduiding.locaties),
            }
            for aanduiding in regel.aanduidingen()
        ],
    }


def _select(objecten: Mapping[str, OwObject], ids: Collection[str]) -> list[OwObject]:
    """Give the objects with these ids, each once."""
    return [objecten[id_] for id_ in dict.fromkeys(ids) if id_ in objecten]


def _local(element: etree._Element) -> str:
    """Give the name of an element without its namespace."""
    return etree.QName(element).localname
