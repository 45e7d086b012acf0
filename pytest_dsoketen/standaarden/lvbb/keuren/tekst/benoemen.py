# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What the rules about text share: how an element is named, and a rule that looks at one element at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.stop.namen import local


def describe(element: etree._Element) -> str:
    """Name a text element for a reader: what it is and its eId, or else the eId of what it stands in."""
    eid = element.get("eId")
    if eid:
        return f"{local(element)} ‘{eid}’"
    boven = next((om.get("eId") for om in element.iterancestors() if om.get("eId")), None)
    return f"{local(element)} in ‘{boven}’" if boven else local(element)


def element_rule(code: str, namen: tuple[str, ...], is_fout: Callable[[etree._Element], bool], zin: str) -> Regel:
    """Make a rule that judges text elements one by one.

    Args:
        code: official code.
        namen: which elements.
        is_fout: whether an element breaks the rule.
        zin: what is wrong; `{wat}` becomes the name of the element.
    """
    tags = tuple(f"tekst:{naam}" for naam in namen)

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for element in dossier.elementen(*tags):
            if is_fout(element):
                yield zin.format(wat=describe(element)), element

    return Regel(code, Fase.BESLUIT, find)
