# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The annotations of a regeling in the shapes of Presenteren v8: which rules, where, about which activities."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from pytest_dsoketen.model.plannen import Activiteit, Gebied, Punt
from pytest_dsoketen.oefenketen.voorzieningen._ozon_register import Opname, Voorkomen
from pytest_dsoketen.oefenketen.voorzieningen._ozon_weergave import describe, show_registratie
from pytest_dsoketen.standaarden.geometrie import contains
from pytest_dsoketen.standaarden.imow.maken import read_activiteiten
from pytest_dsoketen.standaarden.imow.namen import REGELSOORTEN
from pytest_dsoketen.standaarden.imow.objecten import OwObject, resolve_locaties

_AMBTSGEBIED = ".ambtsgebied."
_REGELLIJSTEN = {
    "RegelVoorIedereen": "regelsVoorIedereen",
    "Instructieregel": "instructieregels",
    "Omgevingswaarderegel": "omgevingswaarderegels",
}


def select_regels(opname: Opname, punt: Punt) -> list[OwObject]:
    """Give the annotations that hold at a point; an ambtsgebied is everywhere in the regeling."""
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
    """Give the annotations on a text among OW objects: juridische regels, and tekstdelen of a vrijetekst."""
    return [obj for obj in objecten if obj.objecttype in {*REGELSOORTEN, "Tekstdeel"}]


def list_gebieden(opnames: Sequence[Opname]) -> list[Gebied]:
    """Give every area of these versions, also those that were known before, each geometry once."""
    gebieden = [gebied for opname in opnames for gebied in (*opname.regeling.gebieden, *opname.bekend.gebieden)]
    return list({gebied.geometrie_id: gebied for gebied in gebieden}.values())


def show_annotaties(opname: Opname, regels: Sequence[OwObject], *, registratie: bool = False) -> dict[str, Any]:
    """Write annotations with what they refer to, as lists that refer to each other.

    Args:
        opname: the version that they belong to.
        regels: juridische regels, or tekstdelen of a vrijetekst.
        registratie: whether each object says since when it is registered.
    """
    lijsten = _show_tekstdelen(opname, regels) if _is_vrijetekst(regels) else _show_regels(opname, regels)
    if registratie:
        gegevens = show_registratie(describe(Voorkomen(opname, opname.tijdstip, opname.geldig_vanaf)))
        lijsten = {
            naam: [{**obj, "geregistreerdMet": gegevens} for obj in objecten] for naam, objecten in lijsten.items()
        }
    return lijsten


def _is_vrijetekst(regels: Sequence[OwObject]) -> bool:
    """Say whether annotations are those of a vrijetekst."""
    return any(regel.objecttype == "Tekstdeel" for regel in regels)


def _show_tekstdelen(opname: Opname, tekstdelen: Sequence[OwObject]) -> dict[str, Any]:
    """Write the annotations of a vrijetekst."""
    objecten = {obj.identificatie: obj for obj in opname.versie.ow}
    refs = [ref for deel in tekstdelen for soort in ("DivisieRef", "DivisietekstRef") for ref in deel.refs(soort)]
    locatie_ids = [ref for deel in tekstdelen for ref in deel.refs("LocatieRef")]
    return {
        "divisieteksten": [
            {"identificatie": divisie.identificatie, "wId": divisie.wid} for divisie in _select(objecten, refs)
        ],
        "tekstdelen": [
            {
                "identificatie": deel.identificatie,
                "divisieRef": next(iter((*deel.refs("DivisieRef"), *deel.refs("DivisietekstRef"))), ""),
                "locatieRefs": list(deel.refs("LocatieRef")),
            }
            for deel in tekstdelen
        ],
        "locaties": _show_locaties(opname, locatie_ids),
    }


def _show_regels(opname: Opname, regels: Sequence[OwObject]) -> dict[str, Any]:
    """Write the annotations of a text with articles."""
    objecten = {obj.identificatie: obj for obj in opname.versie.ow}
    teksten = _select(objecten, [ref for regel in regels for ref in regel.refs("RegeltekstRef")])
    activiteit_ids = [ref for regel in regels for ref in regel.refs("ActiviteitRef")]
    locatie_ids = [ref for regel in regels for ref in regel.refs("LocatieRef")]
    return {
        "regelteksten": [{"identificatie": tekst.identificatie, "wId": tekst.wid} for tekst in teksten],
        **{
            lijst: [_show_regel(regel) for regel in regels if regel.objecttype == soort]
            for soort, lijst in _REGELLIJSTEN.items()
        },
        "activiteiten": [
            *(_show_activiteit(activiteit) for activiteit in read_activiteiten(_select(objecten, activiteit_ids))),
            *(_show_activiteit(item) for item in opname.bekend.activiteiten if item.identificatie in activiteit_ids),
        ],
        "locaties": _show_locaties(opname, locatie_ids),
    }


def _show_locaties(opname: Opname, ids: Collection[str]) -> list[dict[str, Any]]:
    """Write the locations with these ids and those in a group of them: of the version, and known before."""
    objecten = {obj.identificatie: obj for obj in opname.versie.ow}
    ids = dict.fromkeys((*ids, *opname.bekend.resolve(resolve_locaties(opname.versie.ow, ids))))
    bekend: list[tuple[str, str, str, str]] = [
        *((g.identificatie, g.naam, "Gebied", g.geometrie_id) for g in opname.bekend.gebieden),
        *((groep.identificatie, groep.naam, "Gebiedengroep", "") for groep in opname.bekend.groepen),
    ]
    eigen = [
        (obj.identificatie, obj.text("noemer"), obj.objecttype, next(iter(obj.refs("GeometrieRef")), ""))
        for obj in _select(objecten, ids)
    ]
    return [_show_locatie(*locatie) for locatie in (*eigen, *(plek for plek in bekend if plek[0] in ids))]


def _show_activiteit(activiteit: Activiteit) -> dict[str, Any]:
    """Write one activity."""
    return {
        "identificatie": activiteit.identificatie,
        "naam": activiteit.naam,
        "groep": {"code": activiteit.groep},
        "bovenliggendeActiviteitRef": activiteit.bovenliggend or None,
    }


def _show_locatie(identificatie: str, noemer: str, soort: str, geometrie: str) -> dict[str, Any]:
    """Write one location; its geometry has a service of its own."""
    locatie = {"identificatie": identificatie, "noemer": noemer, "locatieType": soort}
    return {**locatie, "geometrieIdentificatie": geometrie} if geometrie else locatie


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
