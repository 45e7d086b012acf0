# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""RegelingMutatie: how a besluit changes the text of a regeling, written with renvooi and applied again.

`diff_tekst` and `apply_mutatie` are each other's inverse: applying the difference of two texts to the first gives the
second (proven as a property).
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.standaarden.stop.namen import TEKST, attributes_of, local, new_element, qname
from pytest_dsoketen.standaarden.stop.renvooi import has_renvooi, write_renvooi
from pytest_dsoketen.standaarden.stop.tekst import (
    REGELINGMODELLEN,
    canonical,
    find_by_wid,
    normalise,
    parse_tekst,
    plain_text,
    strip_component,
)

ACTIES = ("VoegToe", "Vervang", "VervangKop", "Verwijder", "VervangRegeling")

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


class ConsolidatieError(DsoketenError):
    """A change does not fit the version that it builds on.

    Attributes:
        afwijkingen: what does not fit, with official codes.
    """

    def __init__(self, afwijkingen: list[Afwijking]) -> None:
        super().__init__("; ".join(afwijking.melding for afwijking in afwijkingen))
        self.afwijkingen = afwijkingen


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
        return {_wid(el): (_wid(_parent(el)), el) for el in root.iter(etree.Element) if local(el) in WIJZIGBAAR}

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
        actie = _actie("VervangKop", wat=_wid(oud))
        actie.append(write_renvooi(oude_kop, nieuwe_kop))
        yield actie
    voor = {_wid(kind): kind for kind in _kinderen(oud)}
    na = {_wid(kind): kind for kind in _kinderen(nieuw)}
    if [wid for wid in voor if wid in na] != [wid for wid in na if wid in voor]:
        raise _NietTeZeggenError
    yield from _diff_kinderen(voor, na, verplaatst)


def _diff_kinderen(voor: _Elementen, na: _Elementen, verplaatst: _Elementen) -> Iterator[etree._Element]:
    """Compare the children of two holders: added, changed and removed ones, and those that come from elsewhere."""
    for wid, kind in na.items():
        if wid in verplaatst:
            actie = _vervang(verplaatst[wid], kind)
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
    actie = _actie("Vervang", wat=_wid(oud))
    actie.append(write_renvooi(oud, nieuw))
    if not has_renvooi(actie):
        actie.set("revisie", "1")
    return actie


def _place(actie: etree._Element, kind: etree._Element, na: _Elementen, voor: _Elementen) -> etree._Element:
    """Say where an element comes: after the one before it, else before the one after it that was there."""
    _demand_wijzigbaar(kind)
    wids = list(na)
    plaats = wids.index(_wid(kind))
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


def apply_mutatie(was: bytes, mutatie: etree._Element) -> bytes:
    """Apply what a WijzigBijlage holds to a text.

    Args:
        was: text of the version that is changed; not looked at when a whole new text is given.
        mutatie: RegelingMutatie, or a whole RegelingCompact.

    Returns:
        The new text.

    Raises:
        ConsolidatieError: when the change names elements that the text does not have (LVBB5002, LVBB5003, LVBB5027) or
            adds some that it has (LVBB5010).
    """
    if local(mutatie) in REGELINGMODELLEN:
        return canonical(strip_component(_clean(mutatie)))
    tekst = parse_tekst(was)
    afwijkingen: list[Afwijking] = []
    for actie in mutatie:
        if local(actie) == "VervangRegeling":
            tekst = strip_component(_clean(actie[0]))
        elif local(actie) in ACTIES:
            afwijkingen += _TOEPASSEN[local(actie)](tekst, actie)
    if afwijkingen:
        raise ConsolidatieError(afwijkingen)
    return canonical(tekst)


def _apply_voeg_toe(tekst: etree._Element, actie: etree._Element) -> list[Afwijking]:
    """Insert the elements before or after the context."""
    context = actie.get("context", "")
    plek = find_by_wid(tekst, context)
    if plek is None:
        return [Afwijking("LVBB5027", f"de plaats ‘{context}’ om bij toe te voegen staat niet in de regeling", context)]
    nieuwe = _inhoud(actie)
    dubbel = [_wid(el) for el in nieuwe if find_by_wid(tekst, _wid(el)) is not None]
    if dubbel:
        return [
            Afwijking("LVBB5010", f"het toe te voegen element ‘{wid}’ staat al in de regeling", wid) for wid in dubbel
        ]
    _insert(plek, nieuwe, voor=actie.get("positie") == "komtVoor")
    return []


def _apply_vervang(tekst: etree._Element, actie: etree._Element) -> list[Afwijking]:
    """Replace an element, and move it when a position is given."""
    wat = actie.get("wat", "")
    oud = find_by_wid(tekst, wat)
    if oud is None:
        return [Afwijking("LVBB5002", f"het te vervangen element ‘{wat}’ staat niet in de regeling", wat)]
    nieuwe = _inhoud(actie)
    if nieuwe and _wid(nieuwe[0]) != wat:
        return [Afwijking("LVBB5003", f"‘wat’ is {wat} en het nieuwe element heeft wId {_wid(nieuwe[0])}", wat)]
    context = actie.get("context")
    plek = find_by_wid(tekst, context) if context else oud
    if plek is None:
        return [
            Afwijking("LVBB5027", f"de plaats ‘{context}’ om bij te zetten staat niet in de regeling", context or "")
        ]
    _insert(plek, nieuwe, voor=not context or actie.get("positie") == "komtVoor")
    _parent(oud).remove(oud)
    return []


def _apply_vervang_kop(tekst: etree._Element, actie: etree._Element) -> list[Afwijking]:
    """Replace the heading of an element."""
    wat = actie.get("wat", "")
    element = find_by_wid(tekst, wat)
    kop = None if element is None else element.find(qname(TEKST, "Kop"))
    nieuw = actie.find(qname(TEKST, "Kop"))
    if kop is None or nieuw is None:
        return [Afwijking("LVBB5002", f"het element ‘{wat}’ waarvan de kop wijzigt, staat niet in de regeling", wat)]
    _parent(kop).replace(kop, _clean(nieuw))
    return []


def _apply_verwijder(tekst: etree._Element, actie: etree._Element) -> list[Afwijking]:
    """Remove an element."""
    wat = actie.get("wat", "")
    element = find_by_wid(tekst, wat)
    if element is None:
        return [Afwijking("LVBB5002", f"het te verwijderen element ‘{wat}’ staat niet in de regeling", wat)]
    _parent(element).remove(element)
    return []


_TOEPASSEN = {
    "VoegToe": _apply_voeg_toe,
    "Vervang": _apply_vervang,
    "VervangKop": _apply_vervang_kop,
    "Verwijder": _apply_verwijder,
}


def _inhoud(actie: etree._Element) -> list[etree._Element]:
    """Give the elements that an action brings, without renvooi."""
    return [_clean(kind) for kind in actie if local(kind) not in {"Nummer", "Wat", ""}]


def _clean(element: etree._Element) -> etree._Element:
    """Copy an element as it reads after the change: no deleted text, no marks."""
    copy = normalise(element)
    for weg in list(copy.iter(qname(TEKST, "VerwijderdeTekst"))):
        _drop(weg)
    for el in list(copy.iter()):
        actie = el.get("wijzigactie")
        if actie is not None:
            del el.attrib["wijzigactie"]
        if actie in {"verwijder", "verwijderContainer"} and el.getparent() is not None:
            _drop(el)
    etree.strip_tags(copy, qname(TEKST, "NieuweTekst"))
    return copy


def _drop(element: etree._Element) -> None:
    """Remove an element and keep the text behind it."""
    parent, tail = _parent(element), element.tail or ""
    vorige = element.getprevious()
    parent.remove(element)
    if vorige is not None:
        vorige.tail = (vorige.tail or "") + tail or None
    else:
        parent.text = (parent.text or "") + tail or None


def _insert(plek: etree._Element, nieuwe: list[etree._Element], *, voor: bool) -> None:
    """Put elements before or after a place, in their order."""
    parent = _parent(plek)
    index = parent.index(plek) + (0 if voor else 1)
    for offset, element in enumerate(nieuwe):
        parent.insert(index + offset, element)


def describe(actie: etree._Element) -> str:
    """Say in one line what an action does, for the publication."""
    return f"{local(actie)} {actie.get('wat') or actie.get('context') or ''}: {plain_text(actie)}".strip()


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


def _wid(element: etree._Element) -> str:
    """Give the wId."""
    return element.get("wId", "")


def _parent(element: etree._Element) -> etree._Element:
    """Give the parent, which every element but the root has."""
    parent = element.getparent()
    if parent is None:
        raise ConsolidatieError([Afwijking("LVBB5002", "een mutatie kan de regeling zelf niet verwijderen")])
    return parent


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
