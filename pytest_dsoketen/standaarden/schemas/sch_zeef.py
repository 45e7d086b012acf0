# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Says which rules of a Schematron can mean anything for a document, by the names that occur in it.

Compiling a rule takes Saxon longer than judging a small document by it, and a document meets few of the rules. What is
not understood of a context counts as a rule that can always mean something, so that no finding is ever lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

_NAAM: Final = r"[^\W\d][\w.-]*"
_STAP: Final = rf"@?(?:(?:{_NAAM}|\*):)?(?:{_NAAM}|\*)"
_PAD: Final = re.compile(rf"\s*/{{0,2}}\s*{_STAP}(?:\s*//?\s*{_STAP})*\s*")
_LAATSTE: Final = re.compile(rf"(@?)(?:(?:{_NAAM}|\*):)?({_NAAM}|\*)")
_AS: Final = r"(?:(?:ancestor|ancestor-or-self|parent|child|preceding-sibling|following-sibling)::)?"
_EIS: Final = re.compile(rf"\s*{_AS}({_STAP})\s*(?:=\s*(?:'[^']*'|\"[^\"]*\"))?\s*")
_STUKKEN: Final = re.compile(r"'[^']*'|\"[^\"]*\"|\(:|[\[\]|]|[^\[\]|'\"(]+|.", re.DOTALL)
_ONDUIDELIJK: Final = frozenset({"(:", "'", '"'})
_ONBEKEND: Final = "?"

Behoefte = frozenset[frozenset[str]]
"""What a rule needs: all the names of at least one of the sets; an attribute is written with an `@`."""
ALTIJD: Final[Behoefte] = frozenset({frozenset()})
"""The need of a rule whose context is not understood."""


def names_of(root: etree._Element) -> frozenset[str]:
    """Give the names in a document, without their namespaces: of elements, and of attributes with an `@`."""
    namen: set[str] = set()
    attributen: set[str] = set()
    for element in root.iter(etree.Element):
        namen.add(str(element.tag))
        attributen.update(map(str, element.attrib))
    kaal = {naam.rpartition("}")[2] for naam in namen}
    return frozenset(kaal | {f"@{naam.rpartition('}')[2]}" for naam in attributen})


def is_mogelijk(behoefte: Behoefte, namen: frozenset[str]) -> bool:
    """Say whether a rule can mean anything for a document with these names."""
    return any(alternatief <= namen for alternatief in behoefte)


def find_behoefte(context: str) -> Behoefte:
    """Find what a document must hold before a context can mean something in it."""
    alternatieven: set[frozenset[str]] = set()
    for pad, eisen in _split(context):
        if _PAD.fullmatch(pad) is None:
            return ALTIJD
        gevraagd = [found[1] for eis in eisen if (found := _EIS.fullmatch(eis))]
        alternatieven.add(frozenset(naam for deel in (pad, *gevraagd) for naam in _walk_namen(deel)))
    return frozenset(alternatieven)


def _walk_namen(pad: str) -> Iterator[str]:
    """Walk the names in a path; what stands for every name is left out."""
    for teken, naam in _LAATSTE.findall(pad):
        if naam != "*":
            yield f"{teken}{naam}"


def _split(context: str) -> Iterator[tuple[str, list[str]]]:
    """Split a context at its `|` into paths, each with the conditions between `[` and `]` taken out.

    A path that is not understood when the brackets, the quotes or a comment stand in the way.
    """
    pad, eisen, diepte = "", [""], 0
    for stuk in _STUKKEN.findall(context):
        if stuk in _ONDUIDELIJK:
            yield _ONBEKEND, []
            return
        diepte += (stuk == "[") - (stuk == "]")
        if diepte < 0:
            break
        if diepte == 0 and stuk == "|":
            yield pad, eisen
            pad, eisen = "", [""]
        elif diepte == 0:
            pad += " " if stuk == "]" else stuk
        elif diepte == 1 and stuk == "[":
            eisen.append("")
        else:
            eisen[-1] += stuk
    yield (_ONBEKEND if diepte else pad), eisen
