# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about what OW objects say: norms, rules and parts of a text, and how many of them a regeling has (TPOD)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from pytest_dsoketen.standaarden.imow.inhoud import lokaal
from pytest_dsoketen.standaarden.imow.namen import OBJECTTYPEN, REGELSOORTEN, STATUS_BEEINDIGEN
from pytest_dsoketen.standaarden.imow.objecten import OwObject
from pytest_dsoketen.standaarden.imow.waardelijsten import get_waarden
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst

_NORMEN = ("Omgevingsnorm", "Omgevingswaarde")
_WAARDEN = frozenset({"kwalitatieveWaarde", "kwantitatieveWaarde", "waardeInRegeltekst"})
_RIJKSREGELINGEN = {"regelingtype_001", "regelingtype_002"}
_INSTRUCTIE = ("instructieregelInstrument", "instructieregelTaakuitoefening")


class Normwaarde(NamedTuple):
    """One value of a norm.

    Attributes:
        soorten: names of the fields with a value; one when it is right.
        locaties: where it holds.
    """

    soorten: tuple[str, ...]
    locaties: tuple[str, ...]


def read_normwaarden(norm: OwObject) -> list[Normwaarde]:
    """Read the values of an Omgevingsnorm or Omgevingswaarde."""
    return [
        Normwaarde(
            tuple(naam for naam in (lokaal(veld[0]) for veld in waarde[3]) if naam in _WAARDEN),
            tuple(
                doel
                for veld in waarde[3]
                if lokaal(veld[0]) == "locatieaanduiding"
                for ref in veld[3]
                for naam, doel in ref[2]
                if naam.endswith("href")
            ),
        )
        for veld in norm.inhoud[3]
        if lokaal(veld[0]) == "normwaarde"
        for waarde in veld[3]
    ]


def find_onbekend_type(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD1150: an OW file only announces object types that exist; that it holds such an object, is said by OZON0010."""
    aanwezig = {(obj.bestand, obj.objecttype) for obj in dossier.aanlevering.ow.objecten}
    for naam, typen in dossier.aanlevering.ow.typen:
        for objecttype in typen:
            if objecttype not in OBJECTTYPEN and (naam, objecttype) not in aanwezig:
                yield f"{naam} noemt het objecttype “{objecttype}”, dat niet bestaat", naam


def find_hoogte(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD1310: the height of a location is in a unit of the waardelijst."""
    eenheden = get_waarden("Eenheid")
    for objecttype in ("Gebied", "Lijn", "Punt"):
        for plek in dossier.ow.index.find(objecttype, "eenheid"):
            if plek.rol == "hoogte" and plek.waarde not in eenheden:
                yield f"de hoogte van {plek.obj.identificatie} is in “{plek.waarde}”, dat geen eenheid is", plek.obj


def find_normwaarde(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD1650: a value of a norm is of exactly one kind."""
    for norm in dossier.of_type(*_NORMEN):
        for waarde in read_normwaarden(norm):
            if len(waarde.soorten) != 1:
                wat = " en ".join(waarde.soorten) or "geen waarde"
                yield f"een normwaarde van {norm.identificatie} heeft {wat}", norm


def find_functie(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD1830: the Rijk does not designate a functie."""
    for work, soort in dossier.regelingsoorten.items():
        for obj in dossier.objecten_per_work.get(work, ()) if soort in _RIJKSREGELINGEN else ():
            if obj.objecttype == "Gebiedsaanwijzing" and obj.text("type").endswith("/Functie"):
                yield f"{obj.identificatie} heeft het type Functie; dat kan niet in een regeling van het Rijk", obj


def find_verwijzing_naar_einde(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD1900: what holds does not refer to what ends in the same delivery."""
    alle = dossier.aanlevering.ow.objecten
    einde = {obj.identificatie for obj in alle if obj.status == STATUS_BEEINDIGEN} - dossier.ids
    for obj in dossier.objecten if einde else ():
        for verwijzing in obj.verwijzingen:
            if verwijzing.doel in einde:
                yield f"{obj.objecttype} {obj.identificatie} verwijst naar {verwijzing.doel}, dat eindigt", obj


def _has_meer(dossier: Dossier, typen: tuple[str, ...]) -> bool:
    """Say whether objects of some types are not all equally exact; in most packages they are."""
    return len({waarde for soort in typen for waarde in dossier.ow.index.find(soort, "idealisatie").uniek}) > 1


def _find_idealisatie(typen: tuple[str, ...], soort: str, naam: str) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make the rule that all that is said of one text is equally exact (TPOD2027, TPOD2111, TPOD2112).

    Args:
        typen: types of the objects that say how exact they are.
        soort: name of the reference to the text.
        naam: what is referred to, for the message.
    """

    def find(dossier: Dossier) -> Iterator[Vondst]:
        eerste: dict[str, str] = {}
        for obj in dossier.of_type(*typen) if _has_meer(dossier, typen) else ():
            idealisatie = obj.text("idealisatie")
            for doel in obj.refs(soort) if idealisatie else ():
                if eerste.setdefault(doel, idealisatie) != idealisatie:
                    anders = f"is {idealisatie.rpartition('/')[2]}; een ander is {eerste[doel].rpartition('/')[2]}"
                    yield f"{obj.identificatie} bij {naam} {doel} {anders}", obj

    return find


def find_instructie(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD2080: an instructieregel is about an instrument or about a task."""
    for regel in dossier.of_type("Instructieregel"):
        velden = [lokaal(veld[0]) for veld in regel.inhoud[3]]
        genoemd = [naam for naam in _INSTRUCTIE if naam in velden]
        if len(genoemd) != 1:
            yield f"de instructieregel {regel.identificatie} heeft {' en '.join(genoemd) or 'geen van beide'}", regel


def find_gemengde_norm(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD2090: all values of a norm are of one kind."""
    for norm in dossier.of_type(*_NORMEN):
        soorten = {waarde.soorten[0] for waarde in read_normwaarden(norm) if len(waarde.soorten) == 1}
        if len(soorten) > 1:
            yield f"{norm.identificatie} heeft waarden van verschillende soort: {', '.join(sorted(soorten))}", norm


def find_eenheid_zonder_getal(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD2100: a norm with a unit has numbers."""
    for norm in dossier.of_type(*_NORMEN):
        soorten = {soort for waarde in read_normwaarden(norm) for soort in waarde.soorten}
        if norm.text("eenheid") and soorten - {"kwantitatieveWaarde"}:
            eenheid = norm.text("eenheid").rpartition("/")[2]
            yield f"{norm.identificatie} heeft de eenheid {eenheid} en waarden die geen getal zijn", norm


def find_dubbele_waarde(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD2101: a norm has one value at a location."""
    for norm in dossier.of_type(*_NORMEN):
        gezien: set[str] = set()
        for waarde in read_normwaarden(norm):
            for locatie in waarde.locaties:
                if locatie in gezien:
                    yield f"{norm.identificatie} heeft meer dan één waarde op {locatie}", norm
            gezien.update(waarde.locaties)


def find_zonder_idealisatie(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD2110: a tekstdeel with a location says how exact that is."""
    for deel in dossier.of_type("Tekstdeel"):
        if not deel.text("idealisatie") and deel.refs("LocatieRef"):
            yield f"het tekstdeel {deel.identificatie} heeft een locatie en geen idealisatie", deel


def _find_meer(objecttype: str, naam: str) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make the rule that a regeling has no more than one object of a type (TPOD0110, TPOD2180)."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for work, stand in dossier.stand_per_work.items():
            gevonden = [obj for obj in stand.values() if obj.objecttype == objecttype]
            for obj in gevonden[1:]:
                yield f"de regeling {work} heeft {len(gevonden)} keer een {naam}", obj

    return find


_VAN_IETS = {
    "Hoofdlijn": ("HoofdlijnRef",),
    "Gebiedsaanwijzing": ("GebiedsaanwijzingRef",),
    "Omgevingsnorm": ("OmgevingsnormRef",),
    "Omgevingswaarde": ("OmgevingswaardeRef",),
    "Kaart": ("KaartRef",),
    **dict.fromkeys(("Gebiedengroep", "Puntengroep", "Lijnengroep", "Ambtsgebied"), ("LocatieRef",)),
    "Gebied": ("LocatieRef", "GebiedRef"),
    "Punt": ("LocatieRef", "PuntRef"),
    "Lijn": ("LocatieRef", "LijnRef"),
}
"""Types that only count for something when another object refers to them, and how it does.

That nothing refers to a Regeltekst, Divisie or Divisietekst, is said by OZON0090 and OZON0102.
"""


def find_wees(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD1990: something refers to every object that belongs to something else.

    Only judged when all is known that can refer to it, and when no reference of that kind points at nothing: then that
    reference may have been meant for it.
    """
    if not dossier.kent_verwijzers:
        return
    eerder = () if dossier.toestand is None else dossier.toestand.ozon.objecten.values()
    doelen = {verwijzing.doel for obj in eerder for verwijzing in obj.verwijzingen}
    mis: set[str] = set()
    for soort, plekken in dossier.ow.index.walk_verwijzingen():
        doelen |= plekken.uniek
        if not all(dossier.is_bekend(doel) for doel in plekken.uniek):
            mis.add(soort)
    for objecttype, soorten in _VAN_IETS.items():
        for obj in dossier.of_type(objecttype) if mis.isdisjoint(soorten) else ():
            if obj.identificatie not in doelen:
                yield f"geen {' of '.join(soorten)} verwijst naar {obj.objecttype} {obj.identificatie}", obj


REGELS_TPOD_OW: tuple[Regel, ...] = (
    Regel("TPOD0110", Fase.CONSOLIDATIE, _find_meer("Pons", "pons")),
    Regel("TPOD1150", Fase.CONSOLIDATIE, find_onbekend_type),
    Regel("TPOD1310", Fase.CONSOLIDATIE, find_hoogte),
    Regel("TPOD1650", Fase.CONSOLIDATIE, find_normwaarde),
    Regel("TPOD1830", Fase.CONSOLIDATIE, find_functie),
    Regel("TPOD1900", Fase.CONSOLIDATIE, find_verwijzing_naar_einde),
    Regel("TPOD1990", Fase.CONSOLIDATIE, find_wees),
    Regel("TPOD2027", Fase.CONSOLIDATIE, _find_idealisatie(REGELSOORTEN, "RegeltekstRef", "regeltekst")),
    Regel("TPOD2080", Fase.CONSOLIDATIE, find_instructie),
    Regel("TPOD2090", Fase.CONSOLIDATIE, find_gemengde_norm),
    Regel("TPOD2100", Fase.CONSOLIDATIE, find_eenheid_zonder_getal),
    Regel("TPOD2101", Fase.CONSOLIDATIE, find_dubbele_waarde),
    Regel("TPOD2110", Fase.CONSOLIDATIE, find_zonder_idealisatie),
    Regel("TPOD2111", Fase.CONSOLIDATIE, _find_idealisatie(("Tekstdeel",), "DivisieRef", "divisie")),
    Regel("TPOD2112", Fase.CONSOLIDATIE, _find_idealisatie(("Tekstdeel",), "DivisietekstRef", "divisietekst")),
    Regel("TPOD2180", Fase.CONSOLIDATIE, _find_meer("Regelingsgebied", "regelingsgebied")),
)
