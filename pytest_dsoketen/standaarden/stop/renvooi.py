# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Renvooi: what a change takes out of a text and what it puts in.

Words are marked with VerwijderdeTekst and NieuweTekst; a block, a lid or an article that comes or goes has a wijzigactie.
What goes gets identifications of its own, as what stays may have the same ones.
"""

from __future__ import annotations

import re
from copy import deepcopy
from difflib import SequenceMatcher
from typing import Final

from lxml import etree

from pytest_dsoketen.standaarden.stop.namen import add, attributes_of, local

WIJZIGACTIE: Final = "wijzigactie"
_MERKEN: Final = ("NieuweTekst", "VerwijderdeTekst")
_WOORD = re.compile(r"\s+|[^\s]+")
_REGELS: Final = frozenset({"Al", "Opschrift", "Nummer", "Label", "LidNummer", "LiNummer", "Lijstaanhef"})
_GEHEEL: Final = frozenset({"table", "Figuur", "Formule"})
"""What is shown old and new as a whole."""


def write_renvooi(oud: etree._Element, nieuw: etree._Element) -> etree._Element:
    """Copy the new element and mark in it what changed.

    Args:
        oud: the element as it was.
        nieuw: the element as it becomes, with the same wId.

    Returns:
        The new element with marks; without any when only its place or its eIds differ.
    """
    kopie = deepcopy(nieuw)
    _mark(oud, kopie)
    return kopie


def has_renvooi(element: etree._Element | None) -> bool:
    """Say whether a text element has a mark of a change in it or on it."""
    return element is not None and any(
        local(deel) in _MERKEN or deel.get(WIJZIGACTIE) for deel in element.iter(etree.Element)
    )


def mark_moved(element: etree._Element) -> None:
    """Mark an element that only moves: its first line goes and comes, as a change shows something (STOP0086, LVBB5031)."""
    regel = next((el for el in element.iter(etree.Element) if _is_regel(el) and (el.text or "").strip()), None)
    if regel is None:
        element.set(WIJZIGACTIE, "voegtoe")
        return
    tekst, regel.text = regel.text, None
    for merk in reversed(_MERKEN):
        add(regel, merk, tekst)


def _mark(oud: etree._Element, nieuw: etree._Element) -> None:
    """Mark in one element what differs from the old one."""
    if _content(oud) == _content(nieuw):
        return
    if _is_regel(oud) and _is_regel(nieuw):
        _mark_words(nieuw, oud.text or "", nieuw.text or "")
        return
    voor, na = list(oud), list(nieuw)
    gelijken = SequenceMatcher(None, list(map(_key, voor)), list(map(_key, na)), autojunk=False)
    for _, a, b, c, d in gelijken.get_opcodes():
        plek = na[c] if c < len(na) else None
        paren = _pair(voor[a:b], na[c:d])
        for eerder, later in paren:
            _mark(eerder, later)
        oude, nieuwe = [eerder for eerder, _ in paren], [later for _, later in paren]
        for element in na[c:d]:
            if element not in nieuwe:
                element.set(WIJZIGACTIE, "voegtoe")
        for element in voor[a:b]:
            if element not in oude:
                _show_gone(nieuw, element, plek)


def _pair(voor: list[etree._Element], na: list[etree._Element]) -> list[tuple[etree._Element, etree._Element]]:
    """Say which old element became which new one, and is either the same or can be marked inside."""
    paren = zip(voor, na, strict=False)
    return [(a, b) for a, b in paren if _content(a) == _content(b) or _may_become(a, b)]


def _may_become(oud: etree._Element, nieuw: etree._Element) -> bool:
    """Say whether the change of one element into another can be marked inside it."""
    if oud.tag != nieuw.tag or oud.get("wId") != nieuw.get("wId") or local(oud) in _GEHEEL:
        return False
    return local(oud) not in _REGELS or (_is_regel(oud) and _is_regel(nieuw))


def _show_gone(houder: etree._Element, element: etree._Element, plek: etree._Element | None) -> None:
    """Show what goes, before what stands in its place; a part of a heading is only there once."""
    if local(houder) == "Kop":
        return
    kopie = deepcopy(element)
    kopie.tail = None
    kopie.set(WIJZIGACTIE, "verwijder")
    for deel in kopie.iter(etree.Element):
        for naam in ("eId", "wId"):
            if deel.get(naam):
                deel.set(naam, f"{deel.get(naam)}_inst2")
    if plek is None:
        houder.append(kopie)
    else:
        plek.addprevious(kopie)


def _is_regel(element: etree._Element) -> bool:
    """Say whether an element is a line of words without mark-up."""
    return local(element) in _REGELS and len(element) == 0


def _key(element: etree._Element) -> str:
    """Give by what an element is recognised: its wId, else all that is in it."""
    return element.get("wId") or _content(element)


def _content(element: etree._Element) -> str:
    """Give what is in an element, whatever its place."""
    attributen = " ".join(f"{naam}={waarde}" for naam, waarde in attributes_of(element).items() if naam != "eId")
    kinderen = "".join(_content(kind) + (kind.tail or "") for kind in element)
    return f"<{element.tag} {attributen}>{element.text or ''}{kinderen}</>"


def _mark_words(element: etree._Element, was: str, wordt: str) -> None:
    """Write the text of an element as kept, deleted and new words."""
    oud, nieuw = _WOORD.findall(was), _WOORD.findall(wordt)
    element.text = ""
    laatste: etree._Element | None = None
    for soort, a, b, c, d in SequenceMatcher(None, oud, nieuw, autojunk=False).get_opcodes():
        if soort == "equal":
            tekst = "".join(nieuw[c:d])
            if laatste is None:
                element.text += tekst
            else:
                laatste.tail = (laatste.tail or "") + tekst
            continue
        if a < b:
            laatste = add(element, "VerwijderdeTekst", "".join(oud[a:b]))
        if c < d:
            laatste = add(element, "NieuweTekst", "".join(nieuw[c:d]))
