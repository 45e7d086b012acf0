# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about OW objects: among themselves and with what DSO-LV holds (OZON)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from pytest_dsoketen.standaarden.imow.namen import (
    KWALIFICATIES,
    OBJECTTYPEN,
    REGELSOORTEN,
)
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.stop.versie import geometrieen


def find_type_onbekend(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0010: an object has a type that IMOW knows."""
    for obj in dossier.objecten:
        if obj.objecttype not in OBJECTTYPEN:
            yield f"het objecttype {obj.objecttype} bestaat niet", obj.bestand


def find_type_niet_genoemd(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0013: the type of an object is in the list of its file."""
    for naam, typen in dossier.aanlevering.ow.typen:
        gezien = {obj.objecttype for obj in dossier.aanlevering.ow.objecten if obj.bestand == naam}
        for objecttype in sorted(gezien - set(typen)):
            yield f"{naam} bevat een {objecttype} en noemt dat type niet in objectTypen", naam


def find_activiteit_zonder_regel(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0017: for every new activity there is a rule that names it."""
    genoemd = {doel for regel in dossier.of_type(*REGELSOORTEN) for doel in regel.refs("ActiviteitRef")}
    for activiteit in dossier.of_type("Activiteit"):
        if activiteit.identificatie not in genoemd and not dossier.may_exist(activiteit.identificatie):
            yield f"geen regel verwijst naar de activiteit {activiteit.identificatie}", activiteit.bestand


def _missing(typen: tuple[str, ...], soort: str, rol: str, naam: str) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make the rule that a reference points at something that exists.

    Args:
        typen: object types that hold the reference.
        soort: kind of reference.
        rol: element that holds it; empty for any.
        naam: what it points at, for the message.
    """

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for obj in dossier.of_type(*typen):
            for doel in dict.fromkeys(obj.refs(soort, rol)):
                if not dossier.is_bekend(doel):
                    yield (
                        f"{obj.objecttype} {obj.identificatie} verwijst naar {naam} {doel}, die niet bestaat",
                        obj.bestand,
                    )

    return find


def find_gebied_zonder_geometrie(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0066: for every Gebied its geometry is in the delivery."""
    aanwezig = geometrieen(dossier.aanlevering.informatieobjecten).keys()
    for gebied in dossier.of_type("Gebied"):
        for doel in gebied.refs("GeometrieRef"):
            if doel not in aanwezig and not (dossier.toestand is not None and doel in dossier.toestand.ids):
                yield f"de geometrie {doel} van {gebied.identificatie} is niet meegeleverd", gebied.bestand


def find_kwalificatie(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0070: the activiteitregelkwalificatie is in the waardelijst."""
    for regel in dossier.of_type(*REGELSOORTEN):
        for aanduiding in regel.aanduidingen():
            if aanduiding.kwalificatie not in KWALIFICATIES:
                yield f"de kwalificatie “{aanduiding.kwalificatie}” staat niet in de waardelijst", regel.bestand


def find_zonder_bovenliggende(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0082: the activity above an activity is in the delivery or in Ozon; without knowledge of Ozon, not judged."""
    if dossier.toestand is None:
        return
    rol = "bovenliggendeActiviteit"
    yield from _missing(("Activiteit",), "ActiviteitRef", rol, "bovenliggende activiteit")(dossier)


def find_kring(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0083: an activity is not above itself, also not by way of others."""
    boven = {
        activiteit.identificatie: next(iter(activiteit.refs("ActiviteitRef", "bovenliggendeActiviteit")), "")
        for activiteit in dossier.of_type("Activiteit")
    }
    for begin, erboven in boven.items():
        gezien, nu = {begin}, erboven
        while nu in boven and nu not in gezien:
            gezien.add(nu)
            nu = boven[nu]
        if nu == begin:
            yield f"de activiteit {begin} heeft zichzelf als bovenliggende activiteit", begin


def find_zonder_regelingsgebied(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0103: for every new regeling a Regelingsgebied is delivered."""
    for wijziging in dossier.aanlevering.regelingen:
        if not wijziging.is_nieuw:
            continue
        objecten = dossier.aanlevering.objecten_of(wijziging.work)
        if objecten and not any(obj.objecttype == "Regelingsgebied" for obj in objecten):
            yield f"voor de regeling {wijziging.work} is geen regelingsgebied geleverd", "manifest-ow.xml"


def find_id_dubbel(dossier: Dossier) -> Iterator[Vondst]:
    """OZON0310: identifications of OW objects are unique."""
    aantallen = Counter(obj.identificatie for obj in dossier.objecten if obj.identificatie)
    for identificatie, aantal in aantallen.items():
        if aantal > 1:
            yield f"de identificatie {identificatie} komt {aantal} keer voor", identificatie


def find_regeling_dubbel(dossier: Dossier) -> Iterator[Vondst]:
    """OZON4006: a regeling with a doel occurs once in manifest-ow."""
    aantallen = Counter((deel.work, deel.doel) for deel in dossier.aanlevering.ow.manifest)
    for (work, doel), aantal in aantallen.items():
        if aantal > 1:
            yield f"manifest-ow noemt {work} met {doel} {aantal} keer", "manifest-ow.xml"


REGELS_OW: tuple[Regel, ...] = (
    Regel("OZON0010", Fase.CONSOLIDATIE, find_type_onbekend),
    Regel("OZON0013", Fase.CONSOLIDATIE, find_type_niet_genoemd),
    Regel("OZON0017", Fase.CONSOLIDATIE, find_activiteit_zonder_regel),
    Regel("OZON0033", Fase.CONSOLIDATIE, _missing(REGELSOORTEN, "RegeltekstRef", "artikelOfLid", "regeltekst")),
    Regel("OZON0038", Fase.CONSOLIDATIE, _missing(REGELSOORTEN, "ActiviteitRef", "", "activiteit")),
    Regel("OZON0045", Fase.CONSOLIDATIE, _missing(REGELSOORTEN, "LocatieRef", "", "locatie")),
    Regel("OZON0053", Fase.CONSOLIDATIE, _missing(("Gebiedengroep",), "GebiedRef", "", "gebied")),
    Regel("OZON0066", Fase.CONSOLIDATIE, find_gebied_zonder_geometrie),
    Regel("OZON0070", Fase.CONSOLIDATIE, find_kwalificatie),
    Regel("OZON0082", Fase.CONSOLIDATIE, find_zonder_bovenliggende),
    Regel("OZON0083", Fase.CONSOLIDATIE, find_kring),
    Regel("OZON0103", Fase.CONSOLIDATIE, find_zonder_regelingsgebied),
    Regel("OZON0310", Fase.CONSOLIDATIE, find_id_dubbel),
    Regel("OZON4006", Fase.CONSOLIDATIE, find_regeling_dubbel),
)
