# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about OW objects with the text, and about how they are identified (TPOD)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from pytest_dsoketen.standaarden.imow.identificatie import soort_of
from pytest_dsoketen.standaarden.imow.namen import ID_PER_TYPE
from pytest_dsoketen.standaarden.imow.objecten import OwObject
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.stop.identificatie import work_of
from pytest_dsoketen.standaarden.stop.namen import local, prefixed

_BUITEN_LICHAAM = (
    "tekst:Bijlage",
    "tekst:Toelichting",
    "tekst:AlgemeneToelichting",
    "tekst:ArtikelgewijzeToelichting",
    "tekst:Motivering",
)
"""What a regeling has besides its body."""


def list_verkeerde_ids(dossier: Dossier) -> tuple[tuple[OwObject, str], ...]:
    """Give the objects of which the identification is not of their type, with the kind that it is of: mostly none."""
    soorten = ((obj, soort_of(obj.identificatie)) for obj in dossier.objecten if obj.objecttype in ID_PER_TYPE)
    return tuple((obj, soort) for obj, soort in soorten if soort != ID_PER_TYPE[obj.objecttype])


def find_id_type(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD1890: the identification of an object fits its type."""
    for obj, soort in dossier.derive(list_verkeerde_ids):
        if soort:
            yield f"de identificatie {obj.identificatie} hoort niet bij een {obj.objecttype}", obj


def find_id_vorm(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD1892: the identification of an object follows the grammar."""
    for obj, soort in dossier.derive(list_verkeerde_ids):
        if not soort:
            yield f"de identificatie “{obj.identificatie}” heeft niet de vorm nl.imow-….….…", obj


def _wid_missing(
    typen: tuple[str, ...], elementen: tuple[str, ...], naam: str
) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make the rule that the wId of an object is that of an element of the text (TPOD2000, TPOD2040)."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for obj in dossier.of_type(*typen):
            element = dossier.tekst_per_wid.get(obj.wid)
            elders = element is None and (
                obj.wid in dossier.toestand.ids if dossier.toestand is not None else not dossier.heeft_hele_tekst
            )
            if not elders and (element is None or local(element) not in elementen):
                yield f"{obj.objecttype} {obj.identificatie} verwijst naar wId {obj.wid}, dat geen {naam} is", obj

    return find


def _find_andere_tekst(objecttype: str, anders: str) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make the rule that a Divisie points at a divisie and a Divisietekst at a divisietekst (TPOD2041, TPOD2042).

    That it points at another kind of text altogether, is said by TPOD2040.
    """

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for obj in dossier.of_type(objecttype):
            element = dossier.tekst_per_wid.get(obj.wid)
            if element is not None and local(element) == anders:
                yield f"de {objecttype} {obj.identificatie} verwijst naar {obj.wid}, dat een {anders} is", obj

    return find


def _find_dubbel(objecttype: str) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make the rule that at most one object of a type points at a text (TPOD2050, TPOD2051, TPOD2052)."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        gezien: dict[str, OwObject] = {}
        for obj in dossier.of_type(objecttype):
            eerste = gezien.setdefault(obj.wid, obj)
            if eerste is not obj:
                yield f"ook {eerste.identificatie} verwijst naar {obj.wid}", obj

    return find


def find_buiten_lichaam(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD1110: what is annotated stands in the body of the regeling."""
    namen = [prefixed(naam) for naam in _BUITEN_LICHAAM]
    publicatie = dossier.aanlevering.publicatie
    houders = [] if publicatie is None else sorted(publicatie.iter(*namen), key=lambda houder: namen.index(houder.tag))
    buiten = {element: local(houder) for houder in houders for element in houder.iterfind(".//*[@wId]")}
    for obj in dossier.of_type("Regeltekst", "Divisie", "Divisietekst") if buiten else ():
        element = dossier.tekst_per_wid.get(obj.wid)
        if element is not None and element in buiten:
            yield f"{obj.identificatie} annoteert {obj.wid}, dat in een {buiten[element]} staat", obj


def find_artikel_met_leden(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD2060: an article that has leden is annotated on its leden."""
    for obj in dossier.of_type("Regeltekst"):
        element = dossier.tekst_per_wid.get(obj.wid)
        if element is not None and local(element) == "Artikel" and any(local(kind) == "Lid" for kind in element):
            yield f"{obj.identificatie} annoteert artikel {obj.wid}, dat in leden is verdeeld", obj


def find_work(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD2140: WorkIDRegeling in manifest-ow is the FRBRWork of a regeling in the besluit."""
    works = {versie.work for versie in dossier.aanlevering.versies} | _ingetrokken(dossier)
    for deel in dossier.aanlevering.ow.manifest:
        if dossier.has_besluit and deel.work not in works:
            melding = f"WorkIDRegeling {deel.work} in het manifest-ow verwijst niet naar een regeling in het besluit"
            yield melding, "manifest-ow.xml"


def find_doel(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD2150: DoelID in manifest-ow is a doel of the besluit; since IMOW 3.1 the expression can stand in its place."""
    besluit = dossier.aanlevering.besluit
    for deel in dossier.aanlevering.ow.manifest:
        heeft_ander = bool(deel.expression) and not deel.doel
        if besluit is not None and not heeft_ander and deel.doel not in besluit.doelen:
            yield f"DoelID {deel.doel} in het manifest-ow is geen doel van het besluit", "manifest-ow.xml"


def _ingetrokken(dossier: Dossier) -> set[str]:
    """Give the regelingen that the besluit withdraws; their objects may end in the same delivery."""
    besluit = dossier.aanlevering.besluit
    return {beoogd.instrumentversie.partition("/nld@")[0] for beoogd in besluit.intrekkingen} if besluit else set()


def find_zonder_aanlevering(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD1225: manifest-ow has a part for every version of a regeling that the besluit makes.

    That it has one for a regeling that is not in the besluit, is said by TPOD2140.
    """
    works = {deel.work for deel in dossier.aanlevering.ow.manifest}
    if not works or any(find_work(dossier)):
        return
    for wijziging in dossier.aanlevering.regelingen:
        if wijziging.work not in works:
            yield f"manifest-ow heeft geen aanlevering voor de regeling {wijziging.work}", wijziging.element


def find_paar(dossier: Dossier) -> Iterator[Vondst]:
    """TPOD2210: the doel and the regeling in manifest-ow go together in the besluit, for one version."""
    besluit = dossier.aanlevering.besluit
    if besluit is None:
        return
    paren = Counter(
        (work_of(b.instrumentversie), d) for b in (*besluit.regelingen, *besluit.intrekkingen) for d in b.doelen
    )
    works = {work for work, _ in paren}
    for deel in dossier.aanlevering.ow.manifest:
        aantal = paren[deel.work, deel.doel]
        if deel.work in works and deel.doel in besluit.doelen and aantal != 1:
            yield f"{deel.work} met {deel.doel} staat {aantal} keer in het besluit en niet één keer", "manifest-ow.xml"


REGELS_TPOD: tuple[Regel, ...] = (
    Regel("TPOD1110", Fase.CONSOLIDATIE, find_buiten_lichaam),
    Regel("TPOD1225", Fase.CONSOLIDATIE, find_zonder_aanlevering),
    Regel("TPOD1890", Fase.CONSOLIDATIE, find_id_type),
    Regel("TPOD1892", Fase.CONSOLIDATIE, find_id_vorm),
    Regel("TPOD2000", Fase.CONSOLIDATIE, _wid_missing(("Regeltekst",), ("Artikel", "Lid"), "artikel of lid")),
    Regel(
        "TPOD2040", Fase.CONSOLIDATIE, _wid_missing(("Divisie", "Divisietekst"), ("Divisie", "Divisietekst"), "divisie")
    ),
    Regel("TPOD2041", Fase.CONSOLIDATIE, _find_andere_tekst("Divisie", "Divisietekst")),
    Regel("TPOD2042", Fase.CONSOLIDATIE, _find_andere_tekst("Divisietekst", "Divisie")),
    Regel("TPOD2050", Fase.CONSOLIDATIE, _find_dubbel("Regeltekst")),
    Regel("TPOD2051", Fase.CONSOLIDATIE, _find_dubbel("Divisie")),
    Regel("TPOD2052", Fase.CONSOLIDATIE, _find_dubbel("Divisietekst")),
    Regel("TPOD2060", Fase.CONSOLIDATIE, find_artikel_met_leden),
    Regel("TPOD2140", Fase.CONSOLIDATIE, find_work),
    Regel("TPOD2150", Fase.CONSOLIDATIE, find_doel),
    Regel("TPOD2210", Fase.CONSOLIDATIE, find_paar),
)
