# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about OW objects one by one: type, fields, status, identification, and what a location lies on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

from pytest_dsoketen.model.plannen import Besluitsoort
from pytest_dsoketen.standaarden.imow.inhoud import Knoop, lokaal
from pytest_dsoketen.standaarden.imow.namen import OBJECTTYPEN, STATUS_BEEINDIGEN, STATUS_ONTWERP
from pytest_dsoketen.standaarden.imow.soorten import Soort, load_soorten
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.stop.gio import srs_names

_BESTUURLIJK_GEBIED = re.compile(r"GM[0-9]{4}|PV[0-9]{2}|WS[0-9]{4}|LND[0-9]{4}(\.[A-Z])?")
_GROEPEN = {"Gebiedengroep": "GebiedRef", "Lijnengroep": "LijnRef", "Puntengroep": "PuntRef"}


def find_type_onbekend(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0010: an object has a type that IMOW knows."""
    for soort, objecten in dossier.ow.index.per_type.items():
        if soort not in OBJECTTYPEN:
            yield from ((f"het objecttype {soort} bestaat niet", obj) for obj in objecten)


def find_leeg(dossier: Dossier) -> Iterator[Vondst]:
    """SCHEMA.OW.03.2: an element in an OW object holds something: text, a reference or another element."""
    for naam, plekken in dossier.ow.index.walk():
        if "" in plekken.uniek:
            leeg = (obj for obj, waarde in zip(plekken.objecten, plekken.waarden, strict=True) if not waarde)
            yield from (
                (f"het element {naam} van {obj.identificatie or obj.objecttype} is leeg", obj)
                for obj in dict.fromkeys(leeg)
            )


def find_type_niet_genoemd(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0013: the type of an object is in the list of its file."""
    genoemd = {naam: set(typen) for naam, typen in dossier.aanlevering.ow.typen}
    for obj in dossier.aanlevering.ow.objecten:
        typen = genoemd.get(obj.bestand)
        if typen is not None and obj.objecttype not in typen:
            typen.add(obj.objecttype)
            yield f"{obj.bestand} bevat een {obj.objecttype} en noemt dat type niet in objectTypen", obj


def _find_geometrie_missing(soort: str) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make the rule that the geometry of a location is in the delivery, or with DSO-LV already."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for plek in dossier.ow.index.find(soort, "GeometrieRef"):
            bekend = dossier.toestand is not None and plek.waarde in dossier.toestand.ozon.geometrieen
            if not bekend and plek.waarde not in dossier.ow.geometrieen:
                yield f"de geometrie {plek.waarde} van {plek.obj.identificatie} is niet meegeleverd", plek.obj

    return find


def find_stelsels_door_elkaar(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0069: the geometries of one location have one reference system."""
    stelsels = {naam: frozenset(srs_names(element)) for naam, element in dossier.ow.geometrieen.items()}
    for naam, gebruikt in stelsels.items():
        if len(gebruikt) > 1:
            yield f"de geometrie {naam} gebruikt {' en '.join(sorted(gebruikt))}", dossier.ow.geometrieen[naam]
    for soort, ref in _GROEPEN.items():
        for groep in dossier.of_type(soort):
            leden = (dossier.ow.index.objecten.get(lid) for lid in groep.refs(ref))
            delen = {stelsels.get(doel, frozenset()) for lid in leden if lid for doel in lid.refs("GeometrieRef")}
            if len(delen - {frozenset()}) > 1:
                yield f"de geometrieën van {groep.identificatie} hebben niet hetzelfde referentiestelsel", groep


def find_status(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0122: an object has no status, or ends."""
    for obj in dossier.aanlevering.ow.objecten:
        if obj.status not in {"", STATUS_BEEINDIGEN}:
            yield f"{obj.objecttype} {obj.identificatie} heeft de status “{obj.status}”", obj


def find_geldig_op(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0123: an ambtsgebied says on which day it was valid."""
    for plek in dossier.ow.index.find("Ambtsgebied", "geldigOp"):
        try:
            date.fromisoformat(plek.waarde)
        except ValueError:
            yield f"geldigOp “{plek.waarde}” van {plek.obj.identificatie} is geen datum", plek.obj


def find_bestuurlijk_gebied(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0216: an ambtsgebied refers to a bestuurlijk gebied; that it is registered is not known here."""
    for plek in dossier.ow.index.find("Ambtsgebied", "bestuurlijkeGrenzenID"):
        if not _BESTUURLIJK_GEBIED.fullmatch(plek.waarde):
            yield f"“{plek.waarde}” van {plek.obj.identificatie} is geen code van een bestuurlijk gebied", plek.obj


def find_ontwerp_in_definitief(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0126: in a definitief besluit objects have no procedurestatus."""
    besluit = dossier.aanlevering.besluit
    if besluit is not None and besluit.soort is Besluitsoort.DEFINITIEF:
        for obj in dossier.aanlevering.ow.objecten:
            if obj.procedurestatus:
                yield f"{obj.objecttype} {obj.identificatie} heeft de procedurestatus “{obj.procedurestatus}”", obj


def find_definitief_in_ontwerp(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0127: in an ontwerpbesluit objects have the procedurestatus ontwerp; a SymbolisatieItem has none."""
    for obj in dossier.aanlevering.ow.objecten if dossier.is_ontwerp else ():
        if obj.procedurestatus != STATUS_ONTWERP and obj.objecttype != "SymbolisatieItem":
            yield f"{obj.objecttype} {obj.identificatie} heeft niet de procedurestatus ontwerp", obj


def find_symbolisatie_in_ontwerp(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0128: an ontwerpbesluit has no SymbolisatieItem."""
    for obj in dossier.of_type("SymbolisatieItem") if dossier.is_ontwerp else ():
        yield f"SymbolisatieItem {obj.text('symboolcode')} is geleverd bij een ontwerpbesluit", obj


def find_id_dubbel(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0310: identifications are unique, of objects and of the parts in them; a Kaartlaag may be in several Kaarten."""
    aantallen = Counter(obj.identificatie for obj in dossier.objecten if obj.identificatie)
    for identificatie, aantal in aantallen.items():
        if aantal > 1:
            melding = f"de identificatie {identificatie} komt {aantal} keer voor"
            yield melding, dossier.ow.index.objecten[identificatie]
    for identificatie, plekken in dossier.ow.index.delen.items():
        houders = {id(obj): obj for soort, obj in plekken if soort != "Kaartlaag" and identificatie}
        if len(houders) > 1:
            *_, laatste = houders.values()
            yield f"de identificatie {identificatie} komt in {len(houders)} objecten voor", laatste


def find_onvolledig(dossier: Dossier) -> Iterator[Vondst]:
    """OZON3000: an object and the parts in it have the fields that they cannot do without."""
    soorten = load_soorten()
    per_vorm: dict[tuple[str, ...], bool] = {}
    for obj in dossier.objecten:
        soort = soorten.get(obj.objecttype)
        if soort is None:
            continue
        missen: list[str] = []
        if _needs_look(soort, obj.inhoud, per_vorm):
            missen += _missing(soort, obj.inhoud)
        if soort.heeft_wid and not obj.wid:
            missen.append("wId")
        if missen:
            yield f"{obj.objecttype} {obj.identificatie} mist {', '.join(missen)}", obj


def _needs_look(soort: Soort, knoop: Knoop, per_vorm: dict[tuple[str, ...], bool]) -> bool:
    """Say whether fields are missing, or there are parts to look at.

    Most objects of a kind have the same fields, so that each shape is judged once.
    """
    vorm = (knoop[0], *[naam for naam, tekst, _, kinderen in knoop[3] if tekst or kinderen])
    if vorm not in per_vorm:
        per_vorm[vorm] = not soort.verplicht.issubset(vorm) or not soort.delen.keys().isdisjoint(vorm)
    return per_vorm[vorm]


def _missing(soort: Soort, knoop: Knoop) -> Iterator[str]:
    """Walk the names of fields that are not there or empty."""
    weg = soort.verplicht.difference([naam for naam, tekst, _, kinderen in knoop[3] if tekst or kinderen])
    if weg:
        yield from (veld.lokaal for veld in soort.velden if veld.naam in weg)
    if soort.delen:
        for kind in knoop[3]:
            deel = soort.delen.get(kind[0], "")
            for binnen in kind[3] if deel else ():
                if lokaal(binnen[0]) == deel:
                    yield from _missing(load_soorten()[deel], binnen)


REGELS_OW_OBJECTEN: tuple[Regel, ...] = (
    Regel("OZON0010", Fase.CONSOLIDATIE, find_type_onbekend),
    Regel("OZON0013", Fase.CONSOLIDATIE, find_type_niet_genoemd),
    Regel("OZON0066", Fase.CONSOLIDATIE, _find_geometrie_missing("Gebied")),
    Regel("OZON0067", Fase.CONSOLIDATIE, _find_geometrie_missing("Lijn")),
    Regel("OZON0068", Fase.CONSOLIDATIE, _find_geometrie_missing("Punt")),
    Regel("OZON0069", Fase.CONSOLIDATIE, find_stelsels_door_elkaar),
    Regel("OZON0122", Fase.CONSOLIDATIE, find_status),
    Regel("OZON0123", Fase.CONSOLIDATIE, find_geldig_op),
    Regel("OZON0126", Fase.CONSOLIDATIE, find_ontwerp_in_definitief),
    Regel("OZON0127", Fase.CONSOLIDATIE, find_definitief_in_ontwerp),
    Regel("OZON0128", Fase.CONSOLIDATIE, find_symbolisatie_in_ontwerp),
    Regel("OZON0216", Fase.CONSOLIDATIE, find_bestuurlijk_gebied),
    Regel("OZON0310", Fase.CONSOLIDATIE, find_id_dubbel),
    Regel("OZON3000", Fase.CONSOLIDATIE, find_onvolledig),
    Regel("SCHEMA.OW.03.2", Fase.CONSOLIDATIE, find_leeg),
)
