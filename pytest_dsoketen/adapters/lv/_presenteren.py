# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The answers of Presenteren v8 read into the model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from lxml import etree

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.plannen import Activiteit, Artikel, Gebied, Punt, Regeling, Tekstwijziging, Vlak, Voorkomen
from pytest_dsoketen.ports import StukError
from pytest_dsoketen.standaarden.inname import InnameError, parse_xml
from pytest_dsoketen.standaarden.stop.tekst import plain_text

_KINDEREN = ("documentComponenten", "ontwerpDocumentComponenten")
_WEG = {"verwijder", "verwijderContainer"}
_REGELLIJSTEN = ("regelsVoorIedereen", "instructieregels", "omgevingswaarderegels")
_OMGEKEERD = {
    "NieuweTekst": "VerwijderdeTekst",
    "VerwijderdeTekst": "NieuweTekst",
    "voegtoe": "verwijder",
    "verwijder": "voegtoe",
}


def mangle(identificatie: str) -> str:
    """Write an identification as it stands in a path."""
    return re.sub(r"[^\w]+", "_", identificatie)


def read_item(item: Mapping[str, Any]) -> Regeling:
    """Read an item of a list."""
    return Regeling(
        work=item["identificatie"],
        expression=item["expressionId"],
        titel=item["officieleTitel"],
        artikelen=(),
        geldig_vanaf=read_dag(item),
    )


def read_dag(item: Mapping[str, Any]) -> date | None:
    """Read the first day on which a version holds."""
    tekst = item.get("geregistreerdMet", {}).get("beginGeldigheid")
    return date.fromisoformat(tekst) if tekst else None


def read_activiteit(data: Mapping[str, Any]) -> Activiteit:
    """Read an activity."""
    return Activiteit(
        data["identificatie"],
        data["naam"],
        data.get("groep", {}).get("code", ""),
        data.get("bovenliggendeActiviteitRef") or "",
    )


def read_voorkomen(item: Mapping[str, Any]) -> Voorkomen:
    """Read one version in time."""
    gegevens = item["geregistreerdMet"]
    einde = gegevens.get("eindGeldigheid")
    return Voorkomen(
        expression=item["expressionId"],
        geldig_vanaf=date.fromisoformat(gegevens["beginGeldigheid"]),
        geldig_tot=date.fromisoformat(einde) if einde else None,
        beschikbaar_vanaf=datetime.fromisoformat(gegevens["tijdstipRegistratie"]),
    )


def read_gebied(locatie: Mapping[str, Any], geometrie: Mapping[str, Any]) -> Gebied:
    """Read a location with its geometry (GeoJSON, Polygon or MultiPolygon)."""
    vlakken = geometrie.get("coordinates", [])
    vlakken = [vlakken] if geometrie.get("type") == "Polygon" else vlakken
    gelezen = [Vlak(_read_ring(ringen[0]), tuple(map(_read_ring, ringen[1:]))) for ringen in vlakken]
    eerste = gelezen[0] if gelezen else Vlak(())
    return Gebied(
        locatie["identificatie"],
        locatie.get("noemer", ""),
        eerste.ring,
        locatie.get("geometrieIdentificatie", ""),
        eerste.gaten,
        tuple(gelezen[1:]),
    )


def _read_ring(ring: list[list[float]]) -> tuple[Punt, ...]:
    """Read a ring."""
    return tuple(Punt(x, y) for x, y in ring)


def _list_kinderen(component: Mapping[str, Any], *, vervallen: bool = False) -> list[dict[str, Any]]:
    """Give the components right under one; an ontwerp has another key for them, and shows also what leaves."""
    ingebed = component.get("_embedded", {})
    kinderen = [kind for naam in _KINDEREN for kind in ingebed.get(naam, [])]
    return kinderen if vervallen else [kind for kind in kinderen if kind.get("wijzigactie") not in _WEG]


def walk_artikelen(component: Mapping[str, Any], *, vervallen: bool = False) -> Iterator[dict[str, Any]]:
    """Walk the articles in a tree of components, in an ontwerp on request also those that leave."""
    for kind in _list_kinderen(component, vervallen=vervallen):
        if kind["type"] == "ARTIKEL":
            yield kind
        else:
            yield from walk_artikelen(kind, vervallen=vervallen)


def list_wids(artikel: Mapping[str, Any]) -> tuple[str, ...]:
    """Give the wId of an article and those of its leden."""
    return (artikel["identificatie"], *(kind["identificatie"] for kind in _list_kinderen(artikel)))


def has_renvooi(component: Mapping[str, Any]) -> bool:
    """Say whether a component or a part of it is marked as changed."""
    return bool(component.get("bevatRenvooi")) or any(
        has_renvooi(kind) for kind in _list_kinderen(component, vervallen=True)
    )


def read_wijziging(artikel: Mapping[str, Any]) -> Tekstwijziging:
    """Read what an ontwerp does with an article."""
    actie = artikel.get("wijzigactie", "")
    oud = "" if actie.startswith(("voegtoe", "nieuwe")) else _read_tekst(artikel, oud=True)
    nieuw = "" if actie in _WEG else read_tekst(artikel)
    return Tekstwijziging(artikel["identificatie"], oud, nieuw)


def read_tekst(artikel: Mapping[str, Any]) -> str:
    """Give the plain text of an article with its leden; of an ontwerp as it would become."""
    return _read_tekst(artikel, oud=False)


def _read_tekst(artikel: Mapping[str, Any], *, oud: bool) -> str:
    """Give the plain text of an article, as it was or as it is."""
    delen = [_read_inhoud(artikel, oud=oud)]
    for lid in _list_kinderen(artikel, vervallen=oud):
        if not (oud and lid.get("wijzigactie") == "voegtoe"):
            delen += [_read_kop(lid)["nummer"], _read_inhoud(lid, oud=oud)]
    return " ".join(" ".join(delen).split())


def _read_inhoud(component: Mapping[str, Any], *, oud: bool) -> str:
    """Give the plain text of one component."""
    element = _parse_fragment(component, "inhoud")
    if element is None:
        return ""
    return plain_text(_revert(element) if oud else element)


def _revert(element: etree._Element) -> etree._Element:
    """Turn the marks of a change around: what comes leaves, and what leaves comes."""
    for deel in element.iter(etree.Element):
        naam = etree.QName(deel)
        if naam.localname in _OMGEKEERD:
            deel.tag = f"{{{naam.namespace}}}{_OMGEKEERD[naam.localname]}"
        actie = deel.get("wijzigactie")
        if actie in _OMGEKEERD:
            deel.set("wijzigactie", _OMGEKEERD[actie])
    return element


def _read_kop(component: Mapping[str, Any]) -> dict[str, str]:
    """Give the parts of a heading as plain text."""
    kop = _parse_fragment(component, "kop")
    delen = {} if kop is None else {etree.QName(deel).localname.lower(): plain_text(deel) for deel in kop}
    return {"label": "", "nummer": "", "opschrift": "", **delen}


def _parse_fragment(component: Mapping[str, Any], naam: str) -> etree._Element | None:
    """Parse a piece of text, which is a document of its own; None when the component has none."""
    tekst = component.get(naam, "")
    try:
        return parse_xml(tekst.encode()) if tekst else None
    except InnameError as fout:
        raise StukError(Rol.OZON, f"de {naam} van {component['identificatie']} is niet te lezen: {fout}") from fout


_Annotaties = dict[str, tuple[tuple[str, ...], tuple[str, ...]]]


def group_annotaties(data: Mapping[str, Any]) -> _Annotaties:
    """Give per wId the activities and locations of its rules."""
    wids = {tekst["identificatie"]: tekst["wId"] for tekst in data.get("regelteksten", [])}
    groepen: _Annotaties = dict.fromkeys(wids.values(), ((), ()))
    for regel in (regel for lijst in _REGELLIJSTEN for regel in data.get(lijst, [])):
        wid = wids.get(regel["regeltekstRef"], "")
        activiteiten, gebieden = groepen.get(wid, ((), ()))
        nieuw = tuple(aanduiding["activiteitRef"] for aanduiding in regel.get("activiteitLocatieaanduidingen", []))
        groepen[wid] = (
            tuple(dict.fromkeys((*activiteiten, *nieuw))),
            tuple(dict.fromkeys((*gebieden, *regel.get("locatieRefs", [])))),
        )
    return groepen


def read_artikel(component: Mapping[str, Any], regels: _Annotaties) -> Artikel:
    """Read an article; annotations on a lid count for it."""
    wids, kop = list_wids(component), _read_kop(component)
    activiteiten = tuple(dict.fromkeys(act for wid in wids for act in regels.get(wid, ((), ()))[0]))
    gebieden = tuple(dict.fromkeys(plek for wid in wids for plek in regels.get(wid, ((), ()))[1]))
    return Artikel(
        wid=component["identificatie"],
        eid=component["expressie"],
        nummer=kop["nummer"],
        opschrift=kop["opschrift"],
        tekst=read_tekst(component),
        activiteiten=activiteiten,
        gebieden=gebieden,
    )
