# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about references in the text: to notes, to other text, to informatieobjecten and to the world outside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.lvbb.keuren.tekst.benoemen import describe, element_rule
from pytest_dsoketen.standaarden.stop.namen import local, prefixed
from pytest_dsoketen.standaarden.stop.tekst import component_of, is_within

_MUTATIES = ("RegelingMutatie", "BesluitMutatie")
_BEGIN_PER_SOORT = {"AKN": "/akn/", "JCI": "jci1", "URL": "http", "JOIN": "/join/"}
_EMAIL = re.compile(r"[^@]+@[^.]+\..+")


def find_vreemde_noot(dossier: Dossier) -> Iterator[Vondst]:
    """STOP0008: a reference to a note in a table points at a note in the same table."""
    noten_per_tabel: dict[etree._Element, set[str | None]] = {}
    for ref in dossier.elementen("tekst:Nootref"):
        tabellen = list(ref.iterancestors(prefixed("tekst:table")))
        for tabel in tabellen:
            if tabel not in noten_per_tabel:
                noten_per_tabel[tabel] = {noot.get("id") for noot in tabel.iter(prefixed("tekst:Noot"))}
        if tabellen and not any(ref.get("refid") in noten_per_tabel[tabel] for tabel in tabellen):
            yield f"{describe(ref)} verwijst naar de noot ‘{ref.get('refid')}’, die niet in deze tabel staat", ref


def find_doel_onbekend(dossier: Dossier) -> Iterator[Vondst]:
    """STOP0010: an IntRef points at an eId in the same text or component."""
    for ref, doelen in dossier.derive(_list_verwijzingen):
        if not doelen:
            yield f"de verwijzing naar ‘{ref.get('ref')}’ komt niet uit bij een eId", ref


def find_andere_scope(dossier: Dossier) -> Iterator[Vondst]:
    """STOP0053: the scope of an IntRef is the name of the element that it points at."""
    for ref, doelen in dossier.derive(_list_verwijzingen):
        namen = {local(doel) for doel in doelen}
        scope = ref.get("scope")
        if scope is not None and namen and scope not in namen:
            yield f"de verwijzing naar ‘{ref.get('ref')}’ noemt {scope}, maar dat is {', '.join(sorted(namen))}", ref


def _list_verwijzingen(dossier: Dossier) -> list[tuple[etree._Element, list[etree._Element]]]:
    """List the IntRefs outside mutations with what they point at."""
    doelen = _list_doelen(dossier)
    return [(ref, _find_doelen(ref, doelen)) for ref in _own_refs(dossier, "IntRef")]


def _own_refs(dossier: Dossier, naam: str) -> Iterator[etree._Element]:
    """Walk the references outside mutations; within them, what they point at need not be there."""
    refs = dossier.elementen(f"tekst:{naam}")
    if not dossier.elementen(*(f"tekst:{mutatie}" for mutatie in _MUTATIES)):
        return iter(refs)
    return (ref for ref in refs if not is_within(ref, *_MUTATIES))


def _list_doelen(dossier: Dossier) -> dict[str, list[etree._Element]]:
    """List what an IntRef can point at, by eId: everything outside mutations."""
    doelen: dict[str, list[etree._Element]] = {}
    for component, elementen in dossier.ids_per_component.items():
        if component is not None and local(component) in _MUTATIES:
            continue
        for element in elementen:
            doelen.setdefault(element.get("eId", ""), []).append(element)
    return doelen


def _find_doelen(ref: etree._Element, doelen: dict[str, list[etree._Element]]) -> list[etree._Element]:
    """Find what an IntRef points at: `eId` in its own component, `!component#eId` in another one.

    Outside components an eId may stand anywhere, and outside comes first.
    """
    naam, teken, eid = ref.get("ref", "").partition("#") if ref.get("ref", "").startswith("!") else ("", "", "")
    gevonden = doelen.get(eid if teken else ref.get("ref", ""), [])
    eigen = component_of(ref)
    if teken:
        component = naam.removeprefix("!")
    elif eigen is not None:
        component = eigen.get("componentnaam", "")
    else:
        buiten = [doel for doel in gevonden if component_of(doel) is None]
        return buiten or gevonden
    return [doel for doel in gevonden if _componentnaam(doel) == component]


def _componentnaam(element: etree._Element) -> str:
    """Give the name of the component that an element stands in; the besluit itself is `main`."""
    component = component_of(element)
    return "main" if component is None else component.get("componentnaam", "")


def find_io_ref(dossier: Dossier) -> Iterator[Vondst]:
    """STOP0011: an IntIoRef outside a mutation points at an ExtIoRef in the same document."""
    doelen = {ref.get("wId") for ref in dossier.elementen("tekst:ExtIoRef")}
    for ref in _own_refs(dossier, "IntIoRef"):
        if ref.get("ref") not in doelen:
            yield f"IntIoRef verwijst naar {ref.get('ref')}, dat geen ExtIoRef is", ref


def find_io_tekst(dossier: Dossier) -> Iterator[Vondst]:
    """STOP0012: the text of an ExtIoRef is the identification that it points at."""
    for ref in dossier.elementen("tekst:ExtIoRef"):
        tekst = " ".join("".join(str(deel) for deel in ref.itertext()).split())
        if tekst != " ".join(ref.get("ref", "").split()):
            yield f"de tekst van ExtIoRef is “{tekst}” en niet {ref.get('ref')}", ref


def find_notatie(dossier: Dossier) -> Iterator[Vondst]:
    """STOP0050: an external reference is written as its soort says."""
    for ref in dossier.elementen("tekst:ExtRef"):
        begin = _BEGIN_PER_SOORT.get(ref.get("soort", ""), "")
        if not ref.get("ref", "").startswith(begin):
            yield f"de verwijzing “{ref.get('ref')}” is van soort {ref.get('soort')} en begint niet met {begin}", ref


def find_adres(dossier: Dossier) -> Iterator[Vondst]:
    """STOP0064: the address of a Contact has the shape that its soort asks for."""
    for contact in dossier.elementen("tekst:Contact"):
        adres = contact.get("adres")
        if contact.get("soort") == "e-mail" and adres is not None and not _EMAIL.search(adres):
            yield f"“{adres}” is geen e-mailadres", contact


REGELS_VERWIJZINGEN: tuple[Regel, ...] = (
    element_rule("STOP0007", ("Nootref",), lambda ref: not is_within(ref, "table"), "{wat} staat niet in een tabel"),
    Regel("STOP0008", Fase.BESLUIT, find_vreemde_noot),
    Regel("STOP0010", Fase.BESLUIT, find_doel_onbekend),
    Regel("STOP0011", Fase.BESLUIT, find_io_ref),
    Regel("STOP0012", Fase.BESLUIT, find_io_tekst),
    Regel("STOP0050", Fase.BESLUIT, find_notatie),
    Regel("STOP0053", Fase.BESLUIT, find_andere_scope),
    Regel("STOP0064", Fase.BESLUIT, find_adres),
)
