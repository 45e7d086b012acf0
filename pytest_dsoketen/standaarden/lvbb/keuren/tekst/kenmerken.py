# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about eId, wId, componentnaam and wordt: how they are written, and that each is unique (STOP001x, 002x, 004x)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.lvbb.keuren.tekst.benoemen import describe
from pytest_dsoketen.standaarden.stop.identificatie import work_of
from pytest_dsoketen.standaarden.stop.namen import local, prefixed
from pytest_dsoketen.standaarden.stop.tekst import component_of, is_within

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
_BEGIN_PER_TAG = {prefixed(f"tekst:{naam}"): begin for naam, begin in _AKN_NAAM.items()}


def _repeated(elementen: Iterable[etree._Element], attribuut: str) -> Iterator[etree._Element]:
    """Walk the elements whose attribute has a value that an earlier one has."""
    gezien: set[str] = set()
    for element in elementen:
        waarde = element.get(attribuut)
        if waarde is None:
            continue
        if waarde in gezien:
            yield element
        gezien.add(waarde)


def _dubbel_in_besluit(attribuut: str) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make the rule that ids outside components are unique (STOP0020, STOP0021)."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        eigen = dossier.ids_per_component.get(None, [])
        if dossier.elementen("tekst:WijzigInstructies"):
            eigen = [el for el in eigen if not is_within(el, "WijzigInstructies")]
        for element in _repeated(eigen, attribuut):
            yield f"de {attribuut} ‘{element.get(attribuut)}’ komt meer dan één keer voor in het besluit", element

    return find


def _dubbel_in_component(attribuut: str) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make the rule that ids within a component are unique; what a mutation removes does not count (STOP0027, 0028)."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        weg = dossier.verwijderd
        for component, elementen in dossier.ids_per_component.items():
            if component is None:
                continue
            naam = component.get("componentnaam")
            for element in _repeated([el for el in elementen if el not in weg] if weg else elementen, attribuut):
                waarde = element.get(attribuut)
                yield f"de {attribuut} ‘{waarde}’ komt meer dan één keer voor in component {naam}", element

    return find


def find_noot_dubbel(dossier: Dossier) -> Iterator[Vondst]:
    """STOP0067: the id of a note is unique within its component."""
    yield from _noten(dossier, in_component=True)


def find_noot_dubbel_in_besluit(dossier: Dossier) -> Iterator[Vondst]:
    """STOP0068: the id of a note in the besluit itself is unique."""
    yield from _noten(dossier, in_component=False)


def _noten(dossier: Dossier, *, in_component: bool) -> Iterator[Vondst]:
    """Walk the notes with an id that another note in the same component, or outside them, has."""
    per_component: dict[etree._Element | None, list[etree._Element]] = {}
    for noot in dossier.elementen("tekst:Noot"):
        component = component_of(noot)
        if (component is not None) is in_component and noot not in dossier.verwijderd:
            per_component.setdefault(component, []).append(noot)
    for component, noten in per_component.items():
        waar = "het besluit" if component is None else f"component {component.get('componentnaam')}"
        for noot in _repeated(noten, "id"):
            yield f"de noot ‘{noot.get('id')}’ komt meer dan één keer voor in {waar}", noot


def _eindigt_op_punt(attribuut: str) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make the rule that an id does not end with a full stop (STOP0013, STOP0014)."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for element in dossier.met_attribuut(attribuut):
            if element.get(attribuut, "")[-1:] == ".":
                yield f"de {attribuut} ‘{element.get(attribuut)}’ eindigt op een punt", element

    return find


def _deel_eindigt_op_punt(attribuut: str) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make the rule that no part of an id ends with a full stop (STOP0043, STOP0044)."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for element in dossier.met_attribuut(attribuut):
            if ".__" in element.get(attribuut, ""):
                yield f"een deel van de {attribuut} ‘{element.get(attribuut)}’ eindigt op een punt", element

    return find


def _naam(attribuut: str) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make the rule that an eId or wId follows the AKN naming convention (STOP0022, STOP0023)."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for element in dossier.met_attribuut(attribuut):
            begin = _BEGIN_PER_TAG.get(element.tag)
            if begin is None:
                continue
            waarde = element.get(attribuut, "")
            if not waarde.startswith(begin, waarde.rfind("__") + 2 if "__" in waarde else 0):
                naam = local(element)
                yield f"de {attribuut} ‘{waarde}’ van {naam} begint in zijn laatste deel niet met {begin}", element

    return find


def _uniek(attribuut: str) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make the rule that a componentnaam or wordt is unique within a besluit (STOP0026, STOP0074)."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for element in _repeated(dossier.met_attribuut(attribuut), attribuut):
            yield f"{attribuut} ‘{element.get(attribuut)}’ komt meer dan één keer voor", element

    return find


def _initieel_mist(attribuut: str) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make the rule that a new regeling in a besluit has a componentnaam and wordt (STOP0024, STOP0025)."""
    ouders = {
        "RegelingKlassiek": "BesluitKlassiek",
        "RegelingCompact": "WijzigBijlage",
        "RegelingVrijetekst": "WijzigBijlage",
        "RegelingTijdelijkdeel": "WijzigBijlage",
    }

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for naam, ouder in ouders.items():
            for regeling in dossier.elementen(f"tekst:{naam}"):
                parent = regeling.getparent()
                if parent is not None and local(parent) == ouder and regeling.get(attribuut) is None:
                    yield f"de nieuwe regeling ({describe(regeling)}) heeft geen attribuut {attribuut}", regeling

    return find


def find_ander_work(dossier: Dossier) -> Iterator[Vondst]:
    """STOP0066: @was and @wordt are versions of the same work."""
    for element in dossier.met_attribuut("was"):
        was, wordt = element.get("was", ""), element.get("wordt")
        if wordt is not None and work_of(was) != work_of(wordt):
            yield f"was {was} en wordt {wordt} zijn niet dezelfde regeling", element


REGELS_KENMERKEN: tuple[Regel, ...] = (
    Regel("STOP0013", Fase.BESLUIT, _eindigt_op_punt("eId")),
    Regel("STOP0014", Fase.BESLUIT, _eindigt_op_punt("wId")),
    Regel("STOP0020", Fase.BESLUIT, _dubbel_in_besluit("eId")),
    Regel("STOP0021", Fase.BESLUIT, _dubbel_in_besluit("wId")),
    Regel("STOP0022", Fase.BESLUIT, _naam("eId")),
    Regel("STOP0023", Fase.BESLUIT, _naam("wId")),
    Regel("STOP0024", Fase.BESLUIT, _initieel_mist("componentnaam")),
    Regel("STOP0025", Fase.BESLUIT, _initieel_mist("wordt")),
    Regel("STOP0026", Fase.BESLUIT, _uniek("componentnaam")),
    Regel("STOP0027", Fase.BESLUIT, _dubbel_in_component("eId")),
    Regel("STOP0028", Fase.BESLUIT, _dubbel_in_component("wId")),
    Regel("STOP0043", Fase.BESLUIT, _deel_eindigt_op_punt("eId")),
    Regel("STOP0044", Fase.BESLUIT, _deel_eindigt_op_punt("wId")),
    Regel("STOP0066", Fase.BESLUIT, find_ander_work),
    Regel("STOP0067", Fase.BESLUIT, find_noot_dubbel),
    Regel("STOP0068", Fase.BESLUIT, find_noot_dubbel_in_besluit),
    Regel("STOP0074", Fase.BESLUIT, _uniek("wordt")),
)
