# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""An STTR file while it is checked: the tree with what the checks look up in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from pytest_dsoketen.model.berichten import Verplichtingsniveau
from pytest_dsoketen.standaarden.sttr.document import Sttrbestand
from pytest_dsoketen.standaarden.sttr.lezen import Element, iter_named, local, read_element, read_versie
from pytest_dsoketen.standaarden.sttr.namen import DMN_VERSIES, parse_uitbreiding

_KORT = {"Interactieregel": "inter", "Bedrijfsregel": "bedr", "Uitvoeringsregel": "uitv", "Content": "content"}


class Boom:
    """The tree of one file.

    Args:
        root: its definitions element.
    """

    def __init__(self, root: Element) -> None:
        self.root = root
        self.versie = read_versie(root)

    @cached_property
    def bestand(self) -> Sttrbestand:
        """The file as data."""
        return read_element(self.root)

    @cached_property
    def ids(self) -> dict[str, Element]:
        """Every element with an id."""
        return {id_: element for element in self.root.iter() if (id_ := element.get("id"))}

    @cached_property
    def uitbreidingen(self) -> list[tuple[str, Element]]:
        """Every element of the DSO extension, with its short name such as `uitv:vraag`."""
        return [(kort, element) for element in self.root.iter() if (kort := shorten(element))]

    def named(self, naam: str) -> list[Element]:
        """Give every element with a local name."""
        return iter_named(self.root, naam)

    def dmn(self, naam: str) -> list[Element]:
        """Give every element of DMN itself with a local name."""
        return [element for element in self.named(naam) if etree.QName(element).namespace in DMN_VERSIES]


def shorten(element: Element) -> str:
    """Give the short name of an element of the DSO extension; empty for any other element."""
    deel = parse_uitbreiding(etree.QName(element).namespace or "")[0]
    return f"{_KORT[deel]}:{local(element)}" if deel else ""


def describe_plaats(element: Element) -> str:
    """Say where an element stands, for somebody who has the file open."""
    naam = element.get("name") or element.get("id") or ""
    return f"regel {element.sourceline}, {local(element)}" + (f" {naam[:60]!r}" if naam else "")


Vondst = tuple[Element, str]
"""What is wrong: the element, and a Dutch sentence."""


@dataclass(frozen=True)
class Controle:
    """One check: the code of the norm, and the function that finds what breaks it."""

    code: str
    find: Callable[[Boom], Iterator[Vondst]]
    niveau: Verplichtingsniveau = Verplichtingsniveau.MOET
