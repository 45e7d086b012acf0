# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""An ontwerp as Presenteren shows it: the whole text that the plan would get, with marks where it changes."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from pytest_dsoketen.standaarden.stop.mutatie import diff_tekst
from pytest_dsoketen.standaarden.stop.namen import TEKST, local, qname
from pytest_dsoketen.standaarden.stop.renvooi import WIJZIGACTIE
from pytest_dsoketen.standaarden.stop.tekst import find_by_wid, parse_tekst


def mark_renvooi(was: bytes, wordt: bytes) -> etree._Element:
    """Give the new text with the change marked in it.

    Args:
        was: text of the version that the ontwerp changes; empty for a new regeling.
        wordt: text as the ontwerp would make it.

    Returns:
        The new text; what comes in has wijzigactie `voegtoe`, what leaves is there too with `verwijder`, and changed
        words stand in NieuweTekst and VerwijderdeTekst.
    """
    root = parse_tekst(wordt)
    if not was:
        return root
    oud = parse_tekst(was)
    for actie in diff_tekst(was, wordt):
        _MERKEN_PER_ACTIE.get(local(actie), _leave)(root, oud, actie)
    return root


def _leave(root: etree._Element, oud: etree._Element, actie: etree._Element) -> None:
    """Mark nothing: a whole new text has no old one to be compared with."""


def _mark_new(root: etree._Element, _oud: etree._Element, actie: etree._Element) -> None:
    """Mark what comes in."""
    for nieuw in _inhoud(actie):
        element = find_by_wid(root, nieuw.get("wId", ""))
        if element is not None:
            element.set(WIJZIGACTIE, "voegtoe")


def _mark_changed(root: etree._Element, _oud: etree._Element, actie: etree._Element) -> None:
    """Put the marked element in the place of the new one."""
    for gemerkt in _inhoud(actie):
        nieuw = find_by_wid(root, gemerkt.get("wId", ""))
        if nieuw is not None:
            _replace(nieuw, deepcopy(gemerkt))


def _mark_kop(root: etree._Element, _oud: etree._Element, actie: etree._Element) -> None:
    """Put the marked heading in the place of the new one."""
    element = find_by_wid(root, actie.get("wat", ""))
    kop = None if element is None else element.find(qname(TEKST, "Kop"))
    gemerkt = actie.find(qname(TEKST, "Kop"))
    if kop is not None and gemerkt is not None:
        _replace(kop, deepcopy(gemerkt))


def _mark_gone(root: etree._Element, oud: etree._Element, actie: etree._Element) -> None:
    """Show what leaves, behind what it stood behind."""
    vorig = find_by_wid(oud, actie.get("wat", ""))
    ouder = None if vorig is None else vorig.getparent()
    houder = None if ouder is None else find_by_wid(root, ouder.get("wId", ""))
    if vorig is None or houder is None:
        return
    kopie = deepcopy(vorig)
    kopie.set(WIJZIGACTIE, "verwijder")
    for buur in vorig.itersiblings(preceding=True):
        plek = find_by_wid(houder, buur.get("wId", "")) if buur.get("wId") else None
        if plek is not None and plek.getparent() is houder:
            plek.addnext(kopie)
            return
    houder.insert(0 if houder.find(qname(TEKST, "Kop")) is None else 1, kopie)


def _replace(oud: etree._Element, nieuw: etree._Element) -> None:
    """Replace an element, unless it is the root."""
    ouder = oud.getparent()
    if ouder is not None:
        ouder.replace(oud, nieuw)


def _inhoud(actie: etree._Element) -> list[etree._Element]:
    """Give the text elements that an action brings."""
    return [kind for kind in actie if kind.get("wId")]


_MERKEN_PER_ACTIE = {
    "VoegToe": _mark_new,
    "Vervang": _mark_changed,
    "VervangKop": _mark_kop,
    "Verwijder": _mark_gone,
}
