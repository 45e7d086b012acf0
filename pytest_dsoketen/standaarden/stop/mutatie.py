# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""RegelingMutatie: how a besluit changes the text of a regeling, written with renvooi.

`diff_tekst` and `toepassen.apply_mutatie` are each other's inverse: applying the difference of two texts to the first gives the
second (proven as a property).
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from pytest_dsoketen.standaarden.stop.namen import TEKST, attributes_of, local, new_element, qname
from pytest_dsoketen.standaarden.stop.renvooi import has_renvooi, mark_moved, write_renvooi
from pytest_dsoketen.standaarden.stop.tekst import (
    REGELINGMODELLEN,
    canonical,
    normalise,
    parse_tekst,
)
from pytest_dsoketen.standaarden.stop.toepassen import ConsolidatieError, apply_mutatie, wid_of

WIJZIGBAAR = frozenset(
    {
        "Afdeling",
        "Artikel",
        "Boek",
        "Deel",
        "Hoofdstuk",
        "Paragraaf",
        "Subparagraaf",
        "Subsubparagraaf",
        "Titel",
        "Divisie",
        "Divisietekst",
        "Bijlage",
        "Toelichting",
        "AlgemeneToelichting",
        "ArtikelgewijzeToelichting",
    }
)
"""What can stand on its own in a VoegToe, Vervang or Verwijder."""
_HOUDERS = WIJZIGBAAR - {"Artikel", "Divisietekst"} | {"Lichaam", *REGELINGMODELLEN}


def diff_tekst(was: bytes, wordt: bytes) -> list[etree._Element]:
    """Write the difference between two texts as the elements of a RegelingMutatie.

    Args:
        was: text of the version that is changed.
        wordt: text of the new version.

    Returns:
        VoegToe, Vervang, VervangKop and Verwijder elements; a Vervang with a position for what goes to another holder;
        one VervangRegeling when the change cannot be said in those (another title). Empty when the texts are equal.
    """
    oud, nieuw = normalise(parse_tekst(was)), normalise(parse_tekst(wordt))
    if canonical(oud) == canonical(nieuw):
        return []
    verplaatst = _find_verplaatst(oud, nieuw)
    try:
        acties = list(_diff_houder(oud, nieuw, verplaatst))
    except _NietTeZeggenError:
        return [_vervang_regeling(nieuw)]
    if verplaatst and not _makes(was, acties, nieuw):
        return [_vervang_regeling(nieuw)]
    for nummer, actie in enumerate(acties):
        actie.insert(0, _element("Nummer", _letter(nummer)))
    return acties


class _NietTeZeggenError(Exception):
    """The change cannot be written as separate mutations."""


_Elementen = dict[str, etree._Element]  # noqa: SLF001 - lxml gives this type no other name


def _find_verplaatst(oud: etree._Element, nieuw: etree._Element) -> _Elementen:
    """Give per wId the old element of what stands in another holder now."""

    def list_plaatsen(root: etree._Element) -> dict[str, tuple[str, etree._Element]]:
        return {
            wid_of(el): (wid_of(parent), el)
            for el in root.iter(etree.Element)
            if local(el) in WIJZIGBAAR and (parent := el.getparent()) is not None
        }

    na = list_plaatsen(nieuw)
    return {wid: el for wid, (plek, el) in list_plaatsen(oud).items() if wid in na and na[wid][0] != plek}


def _makes(was: bytes, acties: list[etree._Element], nieuw: etree._Element) -> bool:
    """Say whether these actions make the new text of the old one."""
    mutatie = _element("RegelingMutatie")
    mutatie.extend(deepcopy(acties))
    try:
        return apply_mutatie(was, mutatie) == canonical(nieuw)
    except ConsolidatieError:
        return False


def _diff_houder(oud: etree._Element, nieuw: etree._Element, verplaatst: _Elementen) -> Iterator[etree._Element]:
    """Compare two holders with the same wId."""
    if not _is_houder(oud) or not _is_houder(nieuw) or _bare(oud) != _bare(nieuw):
        raise _NietTeZeggenError
    oude_kop, nieuwe_kop = oud.find(qname(TEKST, "Kop")), nieuw.find(qname(TEKST, "Kop"))
    if (oude_kop is None) != (nieuwe_kop is None):
        raise _NietTeZeggenError
    if oude_kop is not None and nieuwe_kop is not None and canonical(oude_kop) != canonical(nieuwe_kop):
        actie = _actie("VervangKop", wat=wid_of(oud))
        actie.append(write_renvooi(oude_kop, nieuwe_kop))
        yield actie
    voor = {wid_of(kind): kind for kind in _kinderen(oud)}
    na = {wid_of(kind): kind for kind in _kinderen(nieuw)}
    if [wid for wid in voor if wid in na] != [wid for wid in na if wid in voor]:
        raise _NietTeZeggenError
    yield from _diff_kinderen(voor, na, verplaatst)


def _diff_kinderen(voor: _Elementen, na: _Elementen, verplaatst: _Elementen) -> Iterator[etree._Element]:
    """Compare the children of two holders: added, changed and removed ones, and those that come from elsewhere."""
    for wid, kind in na.items():
        if wid in verplaatst:
            actie = _vervang(verplaatst[wid], kind)
            if actie.get("revisie"):
                del actie.attrib["revisie"]
                mark_moved(actie[0])
            yield _place(actie, actie[0], na, voor)
        elif wid not in voor:
            yield _place(_actie("VoegToe"), deepcopy(kind), na, voor)
        elif canonical(voor[wid]) != canonical(kind):
            yield from _diff_element(voor[wid], kind, verplaatst)
    for wid, kind in voor.items():
        if wid not in na and wid not in verplaatst:
            _demand_wijzigbaar(kind)
            actie = _actie("Verwijder", wat=wid)
            actie.append(deepcopy(kind))
            yield actie


def _diff_element(oud: etree._Element, nieuw: etree._Element, verplaatst: _Elementen) -> Iterator[etree._Element]:
    """Compare two elements with the same wId that differ: go into a holder, replace anything else."""
    if _is_houder(oud):
        try:
            acties = list(_diff_houder(oud, nieuw, verplaatst))
        except _NietTeZeggenError:
            if local(oud) == "Lichaam":
                raise
        else:
            yield from acties
            return
    yield _vervang(oud, nieuw)


def _vervang(oud: etree._Element, nieuw: etree._Element) -> etree._Element:
    """Replace an element; without a mark only its place or its eIds differ, which changes no rule (STOP0086)."""
    _demand_wijzigbaar(nieuw)
    actie = _actie("Vervang", wat=wid_of(oud))
    actie.append(write_renvooi(oud, nieuw))
    if not has_renvooi(actie):
        actie.set("revisie", "1")
    return actie


def _place(actie: etree._Element, kind: etree._Element, na: _Elementen, voor: _Elementen) -> etree._Element:
    """Say where an element comes: after the one before it, else before the one after it that was there."""
    _demand_wijzigbaar(kind)
    wids = list(na)
    plaats = wids.index(wid_of(kind))
    positie, context = ("volgtOp", wids[plaats - 1]) if plaats else ("komtVoor", _find_buur(wids, voor))
    actie.set("positie", positie)
    actie.set("context", context)
    actie.append(kind)
    return actie


def _find_buur(wids: list[str], voor: _Elementen) -> str:
    """Find the first one that was there already."""
    volgende = next((ander for ander in wids if ander in voor), "")
    if not volgende:
        raise _NietTeZeggenError
    return volgende


def _vervang_regeling(nieuw: etree._Element) -> etree._Element:
    """Replace the whole text."""
    actie = _actie("VervangRegeling")
    actie.append(deepcopy(nieuw))
    return actie


def _kinderen(houder: etree._Element) -> Iterator[etree._Element]:
    """Walk the children that have a wId of their own."""
    return (kind for kind in houder if kind.get("wId"))


def _is_houder(element: etree._Element) -> bool:
    """Say whether an element only holds other elements with a wId, and a heading."""
    return local(element) in _HOUDERS and all(kind.get("wId") or local(kind) == "Kop" for kind in element)


def _bare(element: etree._Element) -> tuple[str, dict[str, str]]:
    """Give what a holder is of itself."""
    return element.tag, attributes_of(element)


def _demand_wijzigbaar(element: etree._Element) -> None:
    """Stop when an element may not stand in a VoegToe, Vervang or Verwijder."""
    if local(element) not in WIJZIGBAAR:
        raise _NietTeZeggenError


def _element(naam: str, tekst: str | None = None) -> etree._Element:
    """Make a text element."""
    element = new_element(TEKST, naam)
    element.text = tekst
    return element


def _actie(naam: str, **attributen: str) -> etree._Element:
    """Make the element of an action."""
    element = _element(naam)
    for sleutel, waarde in attributen.items():
        element.set(sleutel, waarde)
    return element


def _letter(nummer: int) -> str:
    """Number the actions as besluiten do: A to Z, then AA, AB and so on."""
    reeks = ""
    nummer += 1
    while nummer:
        nummer, rest = divmod(nummer - 1, 26)
        reeks = chr(ord("A") + rest) + reeks
    return reeks
