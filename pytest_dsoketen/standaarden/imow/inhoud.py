# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The content of an OW object as plain tuples: made in one pass over the XML, equal when the content is equal.

A delivery has a hundred thousand objects. Tuples are read faster than anything else, cost less memory than the parsed
XML that they come from, and can be compared, hashed and kept.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, NamedTuple

from lxml import etree

from pytest_dsoketen.standaarden.imow.namen import NS, XLINK

HREF = f"{{{XLINK}}}href"

Knoop = tuple[str, str, tuple[tuple[str, str], ...], tuple["Knoop", ...]]
"""An element: its name with namespace, its text without white space around it, its attributes sorted by name, and the
elements in it. An element that holds others has no text."""

_NAMEN: dict[str, str] = {}
"""One string per name, so that a hundred thousand objects share it."""


class Verwijzing(NamedTuple):
    """A reference of an OW object to another object.

    Attributes:
        soort: name of the reference element: `LocatieRef`, `ActiviteitRef`, `GeometrieRef`, …
        doel: identification that it points at.
        rol: name of the element that holds it: `locatieaanduiding`, `bovenliggendeActiviteit`, …
    """

    soort: str
    doel: str
    rol: str = ""


def read_knoop(element: etree._Element, verwijzingen: list[Verwijzing]) -> Knoop:
    """Read an element with everything in it; comments are gone already (`inname.parse_xml`).

    Args:
        element: what to read.
        verwijzingen: the references in it are added here, in the order of the text.
    """
    tag = _NAMEN.setdefault(element.tag, element.tag)
    attributen: Any = element.items()
    kinderen = _read_kinderen(element, lokaal(tag), verwijzingen)
    return tag, "" if kinderen else (element.text or "").strip(), tuple(sorted(attributen)), kinderen


def _read_kinderen(element: etree._Element, houder: str, verwijzingen: list[Verwijzing]) -> tuple[Knoop, ...]:
    """Read what an element holds. A delivery has half a million of these: most hold nothing and are read in the loop."""
    kinderen: list[Knoop] = []
    for kind in element:
        tag = kind.tag
        naam = _NAMEN.setdefault(tag, tag)
        attributen: Any = kind.items()
        if len(kind):
            binnen = _read_kinderen(kind, lokaal(tag), verwijzingen)
            kinderen.append((naam, "", tuple(sorted(attributen)) if attributen else (), binnen))
        elif attributen:
            for welk, waarde in attributen:
                if welk == HREF:
                    verwijzingen.append(Verwijzing(lokaal(tag), waarde, houder))
            kinderen.append((naam, (kind.text or "").strip(), tuple(sorted(attributen)), ()))
        else:
            tekst = kind.text
            kinderen.append((naam, tekst.strip() if tekst else "", (), ()))
    return tuple(kinderen)


def add_knoop(parent: etree._Element, knoop: Knoop) -> etree._Element:
    """Write an element with everything in it under a parent."""
    tag, tekst, attributen, kinderen = knoop
    element = etree.SubElement(parent, tag, dict(attributen))
    element.text = tekst or None
    for kind in kinderen:
        add_knoop(element, kind)
    return element


def make_element(knoop: Knoop) -> etree._Element:
    """Write an element on its own, with the prefixes of IMOW."""
    tag, tekst, attributen, kinderen = knoop
    element = etree.Element(tag, dict(attributen), nsmap=NS)
    element.text = tekst or None
    for kind in kinderen:
        add_knoop(element, kind)
    return element


def canonical(knoop: Knoop) -> bytes:
    """Write an element so that equal content gives equal bytes: fixed prefixes and no white space."""
    return etree.tostring(make_element(knoop), method="c14n", exclusive=True)


@cache
def lokaal(tag: str) -> str:
    """Give a name without its namespace."""
    return tag.rpartition("}")[2]


def href_of(knoop: Knoop) -> str | None:
    """Give the identification that a reference points at; None when the element is no reference."""
    for naam, waarde in knoop[2]:
        if naam == HREF:
            return waarde
    return None


@contextmanager
def zonder_opruimen() -> Iterator[None]:
    """Make many tuples at once without that Python looks through all of them again and again for cycles."""
    stond_aan = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if stond_aan:
            gc.enable()
