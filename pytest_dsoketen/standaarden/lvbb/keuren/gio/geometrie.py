# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about geometries in GML: present, valid, in the right system and the same everywhere (STOP301x, GEOMETRY.03).

numpy and shapely are only loaded when there is a geometry to judge.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from lxml import etree

from pytest_dsoketen.standaarden.gml import (
    BLADEN,
    COORDINATES,
    DECIMALEN_PER_STELSEL,
    GEOMETRIE,
    GEOMETRIETYPEN,
    GML_31,
    read_stukken,
    srs_names,
)
from pytest_dsoketen.standaarden.lvbb.keuren.gio.inhoud import GROEP, Gio, id_of, list_gios
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.stop.namen import BASISGEO, GEO, GML, local, qname

if TYPE_CHECKING:
    from pytest_dsoketen.standaarden.geometriekeuring import Geometriefout, Geometrieoordeel

_HOUDER, _ID = qname(BASISGEO, "geometrie"), qname(BASISGEO, "id")
_TOPS = etree.XPath("descendant::b:geometrie/*", namespaces={"b": BASISGEO})
_ZONDER_GEOMETRIE = etree.XPath(
    "(geo:locaties/geo:Locatie | geo:locatieMutaties/geo:LocatieMutatie)"
    "[not(geo:geometrie/basisgeo:Geometrie/basisgeo:geometrie/*)]",
    namespaces={"geo": GEO, "basisgeo": BASISGEO},
)
_TOEGESTAAN = frozenset(qname(GML, naam) for naam in GEOMETRIETYPEN)
_CIJFER = re.compile(r"\d")
_GML_NAAMRUIMTEN = tuple(f"{{{naam}}}" for naam in (GEO, BASISGEO, GML))


def list_documenten(dossier: Dossier) -> tuple[etree._Element, ...]:
    """Give the documents of a package that can hold geometries."""
    return tuple(
        document for document in dossier.aanlevering.documenten.values() if document.tag.startswith(_GML_NAAMRUIMTEN)
    )


def list_tops(dossier: Dossier) -> tuple[etree._Element, ...]:
    """Give what stands in every basisgeo:geometrie of a package, such as a gml:MultiSurface."""
    tops: list[Any] = [_TOPS(document) for document in dossier.derive(list_documenten)]
    return tuple(top for van_document in tops for top in van_document)


def judge_alles(dossier: Dossier) -> tuple[Geometrieoordeel, ...]:
    """Judge the geometries of every document."""
    if not dossier.derive(list_tops):
        return ()
    from pytest_dsoketen.standaarden.geometriekeuring import judge_geometrieen  # noqa: PLC0415  (numpy laadt traag)

    return tuple(judge_geometrieen(document) for document in dossier.derive(list_documenten))


def find_verschillend(dossier: Dossier) -> Iterator[Vondst]:
    """STOP3018: a geometry that occurs in more than one GIO is the same in each of them."""
    documenten = [
        document for document in dossier.derive(list_documenten) if next(document.iter(GEOMETRIE), None) is not None
    ]
    eerste: dict[str, tuple[int, etree._Element]] = {}
    for nummer, document in enumerate(documenten if len(documenten) > 1 else ()):
        for geometrie in document.iter(GEOMETRIE):
            id_ = id_of_geometrie(geometrie)
            waar, ander = eerste.setdefault(id_, (nummer, geometrie))
            if id_ and waar != nummer and _differs(ander, geometrie):
                yield f"de geometrie {id_} is hier anders dan in een ander GIO", geometrie


def id_of_geometrie(geometrie: etree._Element) -> str:
    """Give the basisgeo:id of a geometry."""
    return (geometrie.findtext(_ID) or "").strip()


def _differs(een: etree._Element, ander: etree._Element) -> bool:
    """Say whether two geometries have other coordinates; how a number is written does not count."""
    teksten = [[stuk.tekst.split() for stuk in read_stukken(geometrie).stukken] for geometrie in (een, ander)]
    if teksten[0] == teksten[1]:
        return False
    try:
        maten = [[[float(maat) for maat in stuk] for stuk in stukken] for stukken in teksten]
    except ValueError:
        return True
    return maten[0] != maten[1]


def find_leeg(dossier: Dossier) -> Iterator[Vondst]:
    """STOP3019: a geometry has coordinates."""
    for document in dossier.derive(list_documenten):
        for houder in document.iter(_HOUDER):
            if not any(_CIJFER.search(blad.text or "") for blad in houder.iter(*BLADEN)):
                parent = houder.getparent()
                id_ = "" if parent is None else id_of_geometrie(parent)
                yield f"de geometrie {id_} heeft geen coördinaten", houder


def find_stelsel(dossier: Dossier) -> Iterator[Vondst]:
    """STOP3020: coordinates are in RD or ETRS89; said once for every other system in a document."""
    for document in dossier.derive(list_documenten):
        for srs in sorted(set(srs_names(document)) - DECIMALEN_PER_STELSEL.keys()):
            gevonden: object = document.xpath("descendant-or-self::*[@srsName = $srs][1]", srs=srs)
            plaats = gevonden[0] if isinstance(gevonden, list) else document
            yield f"het referentiestelsel “{srs}” is geen RD of ETRS89", plaats


def find_twee_stelsels(dossier: Dossier) -> Iterator[Vondst]:
    """STOP3021: all geometries of a GIO are in the same system."""
    for gio in dossier.derive(list_gios):
        stelsels = sorted(set(srs_names(gio.root)))
        if len(stelsels) != 1:
            wat = f"gebruikt {' en '.join(stelsels)} door elkaar" if stelsels else "noemt geen referentiestelsel"
            yield f"{gio.expression} {wat}", gio.versie


def find_overlap_van_groepen(dossier: Dossier) -> Iterator[Vondst]:
    """STOP3025: groups of a GIO do not overlap."""
    for gio in dossier.derive(list_gios):
        if len(set(gio.teksten(GROEP))) > 1:
            yield from _find_overlap(gio)


def _find_overlap(gio: Gio) -> Iterator[Vondst]:
    """Walk the groups of a GIO that overlap: one finding for every two groups."""
    from pytest_dsoketen.standaarden.geometriekeuring import find_overlap, read_polygonen  # noqa: PLC0415

    polygonen, van = read_polygonen(gio.versie)
    inhoud = read_stukken(gio.versie)
    geometrieen = inhoud.geometrieen
    groep_per_id = {id_of(locatie): groepen[0].text or "" for locatie, groepen in gio.elementen(GROEP).items()}
    namen = [groep_per_id.get(id_of_geometrie(geometrieen[nummer]), "") for nummer in van]
    nummer_per_groep = {naam: nummer for nummer, naam in enumerate(dict.fromkeys(namen))}
    groepen = [nummer_per_groep[naam] for naam in namen]
    gezien: set[frozenset[str]] = set()
    srs = next(iter(inhoud.stelsels), "")
    for overlap in find_overlap(polygonen, groepen, srs):
        paar = frozenset((namen[overlap.een], namen[overlap.ander]))
        if "" not in paar and paar not in gezien:
            gezien.add(paar)
            melding = f"de groepen {' en '.join(sorted(paar))} overlappen elkaar bij {overlap.punt}"
            yield melding, geometrieen[van[overlap.ander]]


def find_afwezig(dossier: Dossier) -> Iterator[Vondst]:
    """GEOMETRY.03.1: a location has a geometry."""
    for gio in dossier.derive(list_gios):
        zonder: Any = _ZONDER_GEOMETRIE(gio.versie)
        for locatie in zonder:
            yield f"de locatie {id_of(locatie) or 'zonder id'} heeft geen geometrie", locatie


def _from_oordeel(
    fouten: Callable[[Geometrieoordeel], tuple[Geometriefout, ...]], begin: str
) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make a rule of what was found when judging all geometries."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for oordeel in dossier.derive(judge_alles):
            for fout in fouten(oordeel):
                yield f"{begin} {id_of_geometrie(fout.geometrie)}: {fout.reden}", fout.geometrie

    return find


def find_zonder_stelsel(dossier: Dossier) -> Iterator[Vondst]:
    """GEOMETRY.03.5: a geometry names its reference system at its highest level."""
    for top in dossier.derive(list_tops):
        if not top.get("srsName"):
            yield f"{_describe(top)} noemt geen referentiestelsel (srsName)", top


def find_type(dossier: Dossier) -> Iterator[Vondst]:
    """GEOMETRY.03.6: a geometry is of a kind that a location can have."""
    for top in dossier.derive(list_tops):
        if top.tag not in _TOEGESTAAN and top.tag.startswith(f"{{{GML}}}"):
            yield f"{_describe(top)} is van een soort die een locatie niet mag hebben", top


def _describe(top: etree._Element) -> str:
    """Name a geometry by its kind and its id."""
    geometrie = next(top.iterancestors(GEOMETRIE), None)
    return f"{local(top)} {'' if geometrie is None else id_of_geometrie(geometrie)}".strip()


def find_geen_gml(dossier: Dossier) -> Iterator[Vondst]:
    """GEOMETRY.03.7: a geometry is in GML 3.2, Simple Features profile 0; said once in a document."""
    for document in dossier.derive(list_documenten):
        oud = next(document.iter(f"{{{GML_31}}}*"), None)
        if oud is not None:
            yield f"{local(oud)} is geschreven in een oude versie van GML", oud
        coordinates = next(document.iter(COORDINATES), None)
        if coordinates is not None:
            yield "gml:coordinates hoort niet in het profiel; gebruik gml:posList", coordinates


REGELS_GEOMETRIE: tuple[Regel, ...] = (
    Regel("STOP3018", Fase.BESLUIT, find_verschillend),
    Regel("STOP3019", Fase.BESLUIT, find_leeg),
    Regel("STOP3020", Fase.BESLUIT, find_stelsel),
    Regel("STOP3021", Fase.BESLUIT, find_twee_stelsels),
    Regel("STOP3025", Fase.BESLUIT, find_overlap_van_groepen),
    Regel("GEOMETRY.03.1", Fase.BESLUIT, find_afwezig),
    Regel("GEOMETRY.03.2", Fase.BESLUIT, _from_oordeel(lambda o: (*o.te_lang, *o.ongeldig), "ongeldige geometrie")),
    Regel("GEOMETRY.03.5", Fase.BESLUIT, find_zonder_stelsel),
    Regel("GEOMETRY.03.6", Fase.BESLUIT, find_type),
    Regel("GEOMETRY.03.7", Fase.BESLUIT, find_geen_gml),
)
