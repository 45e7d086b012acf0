# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about the text of besluit and regeling (STOP00xx)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst, tekst_elementen
from pytest_dsoketen.standaarden.stop.identificatie import work_of
from pytest_dsoketen.standaarden.stop.namen import TEKST, local, qname

_WEG = frozenset({"verwijder", "verwijderContainer"})

_AKN_NAAM: dict[str, str] = {
    "Lichaam": "body",
    "RegelingOpschrift": "longTitle",
    "AlgemeneToelichting": "genrecital",
    "ArtikelgewijzeToelichting": "artrecital",
    "Artikel": "art",
    "WijzigArtikel": "art",
    "Lid": "para",
    "WijzigLid": "para",
    "Divisietekst": "content",
    "Divisie": "div",
    "Boek": "book",
    "Titel": "title",
    "Deel": "part",
    "Hoofdstuk": "chp",
    "Afdeling": "subchp",
    "Paragraaf": "subsec",
    "Subparagraaf": "subsec",
    "Subsubparagraaf": "subsec",
    "Bijlage": "cmp",
    "WijzigBijlage": "cmp",
    "Inhoudsopgave": "toc",
    "Motivering": "acc",
    "Toelichting": "recital",
    "InleidendeTekst": "intro",
    "Aanhef": "formula_1",
    "Kadertekst": "recital",
    "Sluiting": "formula_2",
    "table": "table",
    "Figuur": "img",
    "Formule": "math",
    "Citaat": "cit",
    "Begrippenlijst": "list",
    "Lijst": "list",
    "Li": "item",
    "Begrip": "item",
    "IntIoRef": "ref",
    "ExtIoRef": "ref",
    "Rectificatietekst": "content",
}
"""How the eId part of an element begins (AKN naming convention)."""


def find_lege_alinea(dossier: Dossier) -> Iterator[Vondst]:
    """STOP0005: an alinea has content."""
    for al in tekst_elementen(dossier, "Al"):
        if not "".join(str(deel) for deel in al.itertext()).strip() and len(al) == 0:
            yield "een alinea is leeg", _plaats(al)


def find_io_ref(dossier: Dossier) -> Iterator[Vondst]:
    """STOP0011: an IntIoRef outside a mutation points at an ExtIoRef in the same document."""
    doelen = {ref.get("wId") for ref in tekst_elementen(dossier, "ExtIoRef")}
    mutatie = qname(TEKST, "RegelingMutatie")
    for ref in tekst_elementen(dossier, "IntIoRef"):
        if ref.get("ref") not in doelen and next(ref.iterancestors(mutatie), None) is None:
            yield f"IntIoRef verwijst naar {ref.get('ref')}, dat geen ExtIoRef is", _plaats(ref)


def find_io_tekst(dossier: Dossier) -> Iterator[Vondst]:
    """STOP0012: the text of an ExtIoRef is the identification that it points at."""
    for ref in tekst_elementen(dossier, "ExtIoRef"):
        tekst = " ".join("".join(str(deel) for deel in ref.itertext()).split())
        if tekst != " ".join(ref.get("ref", "").split()):
            yield f"de tekst van ExtIoRef is “{tekst}” en niet {ref.get('ref')}", _plaats(ref)


def _in_besluit(dossier: Dossier, attribuut: str) -> list[str]:
    """Collect the ids of the besluit outside components."""
    besluit = dossier.aanlevering.besluit
    if besluit is None:
        return []
    return list(_ids(besluit.element, attribuut))


def _ids(element: etree._Element, attribuut: str) -> Iterator[str]:
    """Walk the ids below an element, without going into components, instructions and what a mutation removes."""
    for kind in element:
        if kind.get("componentnaam") or local(kind) == "WijzigInstructies" or kind.get("wijzigactie") in _WEG:
            continue
        waarde = kind.get(attribuut)
        if waarde is not None:
            yield waarde
        yield from _ids(kind, attribuut)


def _dubbel_in_besluit(attribuut: str) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make the rule that ids in the besluit itself are unique (STOP0020, STOP0021)."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for waarde in _dubbel(_in_besluit(dossier, attribuut)):
            yield f"de {attribuut} ‘{waarde}’ komt meer dan één keer voor in het besluit", waarde

    return find


def _dubbel_in_component(attribuut: str) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make the rule that ids in a regeling or mutation are unique (STOP0027, STOP0028)."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for wijziging in dossier.aanlevering.regelingen:
            for waarde in _dubbel(_ids(wijziging.element, attribuut)):
                naam = wijziging.componentnaam
                yield f"de {attribuut} ‘{waarde}’ komt meer dan één keer voor in component {naam}", waarde

    return find


def _dubbel(waarden: Iterable[str]) -> list[str]:
    """Give the values that occur more than once."""
    return [waarde for waarde, aantal in Counter(waarden).items() if aantal > 1]


def _naam(attribuut: str) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make the rule that an eId or wId follows the AKN naming convention (STOP0022, STOP0023)."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        besluit = dossier.aanlevering.besluit
        for el in besluit.element.iter() if besluit else ():
            waarde = el.get(attribuut)
            if waarde is None:
                continue
            begin = _AKN_NAAM.get(local(el))
            if begin is not None and not waarde.rpartition("__")[2].startswith(begin):
                yield f"de {attribuut} ‘{waarde}’ van {local(el)} begint in zijn laatste deel niet met {begin}", waarde

    return find


def find_component_dubbel(dossier: Dossier) -> Iterator[Vondst]:
    """STOP0026: a componentnaam is unique within a besluit."""
    for naam in _dubbel(wijziging.componentnaam for wijziging in dossier.aanlevering.regelingen):
        yield f"de componentnaam ‘{naam}’ komt meer dan één keer voor", naam


def find_ander_work(dossier: Dossier) -> Iterator[Vondst]:
    """STOP0066: @was and @wordt are versions of the same regeling."""
    for wijziging in dossier.aanlevering.regelingen:
        if wijziging.was and work_of(wijziging.was) != wijziging.work:
            yield f"was {wijziging.was} en wordt {wijziging.wordt} zijn niet dezelfde regeling", wijziging.componentnaam


def _plaats(element: etree._Element) -> str:
    """Give the eId of the element or of what it stands in."""
    return next((el.get("eId", "") for el in (element, *element.iterancestors()) if el.get("eId")), "")


REGELS_TEKST: tuple[Regel, ...] = (
    Regel("STOP0005", Fase.BESLUIT, find_lege_alinea),
    Regel("STOP0011", Fase.BESLUIT, find_io_ref),
    Regel("STOP0012", Fase.BESLUIT, find_io_tekst),
    Regel("STOP0020", Fase.BESLUIT, _dubbel_in_besluit("eId")),
    Regel("STOP0021", Fase.BESLUIT, _dubbel_in_besluit("wId")),
    Regel("STOP0022", Fase.BESLUIT, _naam("eId")),
    Regel("STOP0023", Fase.BESLUIT, _naam("wId")),
    Regel("STOP0026", Fase.BESLUIT, find_component_dubbel),
    Regel("STOP0027", Fase.BESLUIT, _dubbel_in_component("eId")),
    Regel("STOP0028", Fase.BESLUIT, _dubbel_in_component("wId")),
    Regel("STOP0066", Fase.BESLUIT, find_ander_work),
)
