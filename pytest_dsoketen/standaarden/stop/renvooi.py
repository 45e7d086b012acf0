# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Renvooi: which words a change takes out of a text and which it puts in."""

from __future__ import annotations

import re
from copy import deepcopy
from difflib import SequenceMatcher

from lxml import etree

from pytest_dsoketen.standaarden.stop.namen import add, local

_WOORD = re.compile(r"\s+|[^\s]+")


def write_renvooi(oud: etree._Element, nieuw: etree._Element) -> etree._Element:
    """Copy the new element and mark in its texts which words went and which came.

    Only where both have the same shape and the text that differs has no mark-up; elsewhere the new text stands as is.
    """
    copy = deepcopy(nieuw)
    oude, nieuwe = list(oud.iter()), list(copy.iter())
    if [el.tag for el in oude] != [el.tag for el in nieuwe]:
        return copy
    for voor, na in zip(oude, nieuwe, strict=True):
        if local(na) in {"Al", "Opschrift", "Nummer"} and len(na) == 0 and voor.text != na.text:
            _mark_words(na, voor.text or "", na.text or "")
    return copy


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
