# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Apply a RegelingMutatie to the text of a regeling: what the LVBB does to consolidate a besluit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from lxml import etree

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.standaarden.stop.namen import TEKST, local, qname
from pytest_dsoketen.standaarden.stop.tekst import (
    REGELINGMODELLEN,
    canonical,
    normalise,
    parse_tekst,
    strip_component,
)


class ConsolidatieError(DsoketenError):
    """A change does not fit the version that it builds on.

    Attributes:
        afwijkingen: what does not fit, with official codes.
    """

    def __init__(self, afwijkingen: list[Afwijking]) -> None:
        super().__init__("; ".join(afwijking.melding for afwijking in afwijkingen))
        self.afwijkingen = afwijkingen


class _Tekst:
    """A text that is being changed, in which elements are found by their wId at once.

    Args:
        root: the text.
    """

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self._per_wid: dict[str, etree._Element] = {}
        self._enter(root)

    def find(self, wid: str) -> etree._Element | None:
        """Find an element."""
        return self._per_wid.get(wid)

    def insert(self, plek: etree._Element, nieuwe: list[etree._Element], *, voor: bool) -> None:
        """Put elements before or after a place, in their order."""
        parent = _parent(plek)
        index = parent.index(plek) + (0 if voor else 1)
        for offset, element in enumerate(nieuwe):
            parent.insert(index + offset, element)
            self._enter(element)

    def remove(self, element: etree._Element) -> None:
        """Take an element out."""
        _parent(element).remove(element)
        for el in element.iter(etree.Element):
            if self._per_wid.get(wid_of(el)) is el:
                del self._per_wid[wid_of(el)]

    def _enter(self, element: etree._Element) -> None:
        """Make an element and all that is in it known; what came last counts."""
        self._per_wid.update({wid_of(el): el for el in element.iter(etree.Element) if wid_of(el)})


def apply_mutatie(was: bytes, mutatie: etree._Element) -> bytes:
    """Apply what a WijzigBijlage holds to a text.

    Args:
        was: text of the version that is changed; not looked at when a whole new text is given.
        mutatie: RegelingMutatie, or a whole RegelingCompact.

    Returns:
        The new text.

    Raises:
        ConsolidatieError: when the change names elements that the text does not have (LVBB5002, LVBB5003, LVBB5024,
            LVBB5027) or adds some that it has (LVBB5010).
    """
    if local(mutatie) in REGELINGMODELLEN:
        return canonical(strip_component(_clean(mutatie)))
    tekst = _Tekst(parse_tekst(was))
    afwijkingen: list[Afwijking] = []
    for actie in mutatie:
        if local(actie) == "VervangRegeling":
            tekst = _Tekst(strip_component(_clean(actie[0])))
        elif local(actie) in _TOEPASSEN:
            afwijkingen += _TOEPASSEN[local(actie)](tekst, actie)
    if afwijkingen:
        raise ConsolidatieError(afwijkingen)
    return canonical(tekst.root)


def _apply_voeg_toe(tekst: _Tekst, actie: etree._Element) -> list[Afwijking]:
    """Insert the elements before or after the context."""
    context = actie.get("context", "")
    plek = tekst.find(context)
    if plek is None:
        return [Afwijking("LVBB5027", f"de plaats ‘{context}’ om bij toe te voegen staat niet in de regeling", context)]
    nieuwe = _inhoud(actie)
    dubbel = [wid_of(el) for el in nieuwe if tekst.find(wid_of(el)) is not None]
    if dubbel:
        return [
            Afwijking("LVBB5010", f"het toe te voegen element ‘{wid}’ staat al in de regeling", wid) for wid in dubbel
        ]
    tekst.insert(plek, nieuwe, voor=actie.get("positie") == "komtVoor")
    return []


def _apply_vervang(tekst: _Tekst, actie: etree._Element) -> list[Afwijking]:
    """Replace an element, and move it when a position is given."""
    wat = actie.get("wat", "")
    oud = tekst.find(wat)
    if oud is None:
        return [Afwijking("LVBB5002", f"het te vervangen element ‘{wat}’ staat niet in de regeling", wat)]
    nieuwe = _inhoud(actie)
    if nieuwe and wid_of(nieuwe[0]) != wat:
        return [Afwijking("LVBB5003", f"‘wat’ is {wat} en het nieuwe element heeft wId {wid_of(nieuwe[0])}", wat)]
    context = actie.get("context")
    plek = tekst.find(context) if context else oud
    if plek is None:
        return [
            Afwijking("LVBB5027", f"de plaats ‘{context}’ om bij te zetten staat niet in de regeling", context or "")
        ]
    tekst.insert(plek, nieuwe, voor=not context or actie.get("positie") == "komtVoor")
    tekst.remove(oud)
    return []


def _apply_vervang_kop(tekst: _Tekst, actie: etree._Element) -> list[Afwijking]:
    """Replace the heading of an element."""
    wat = actie.get("wat", "")
    element = tekst.find(wat)
    kop = None if element is None else element.find(qname(TEKST, "Kop"))
    nieuw = actie.find(qname(TEKST, "Kop"))
    if kop is None or nieuw is None:
        return [Afwijking("LVBB5002", f"het element ‘{wat}’ waarvan de kop wijzigt, staat niet in de regeling", wat)]
    _parent(kop).replace(kop, _clean(nieuw))
    return []


def _apply_verwijder(tekst: _Tekst, actie: etree._Element) -> list[Afwijking]:
    """Remove an element."""
    wat = actie.get("wat", "")
    element = tekst.find(wat)
    if element is None:
        return [Afwijking("LVBB5024", f"het te verwijderen element ‘{wat}’ staat niet in de regeling", wat)]
    tekst.remove(element)
    return []


_TOEPASSEN: Final[dict[str, Callable[[_Tekst, etree._Element], list[Afwijking]]]] = {
    "VoegToe": _apply_voeg_toe,
    "Vervang": _apply_vervang,
    "VervangKop": _apply_vervang_kop,
    "Verwijder": _apply_verwijder,
}
ACTIES: Final = (*_TOEPASSEN, "VervangRegeling")
"""What can stand in a RegelingMutatie."""


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


def wid_of(element: etree._Element) -> str:
    """Give the wId; empty when it has none."""
    return element.get("wId", "")


def _parent(element: etree._Element) -> etree._Element:
    """Give the parent, which every element but the root has."""
    parent = element.getparent()
    if parent is None:
        raise ConsolidatieError([Afwijking("LVBB5002", "een mutatie kan de regeling zelf niet verwijderen")])
    return parent
