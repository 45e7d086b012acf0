# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The Dutch Gherkin keywords, and which one a misspelt line was meant to begin with."""

from __future__ import annotations

STAPWOORDEN = ("Gegeven", "Stel", "Als", "Wanneer", "Dan", "En", "Maar")
BLOKWOORDEN = (
    "Functionaliteit",
    "Achtergrond",
    "Regel",
    "Abstract Scenario",
    "Scenario",
    "Voorbeelden",
    "Voorbeeld",
)
_ENGELS = {
    "feature": "Functionaliteit",
    "background": "Achtergrond",
    "rule": "Regel",
    "scenario outline": "Abstract Scenario",
    "scenario template": "Abstract Scenario",
    "examples": "Voorbeelden",
    "example": "Voorbeeld",
    "given": "Gegeven",
    "when": "Als",
    "then": "Dan",
    "and": "En",
    "but": "Maar",
}


def find_blokwoord(line: str) -> str | None:
    """Return the block keyword with its colon that this line looks like, or None.

    Only what stands before the first colon counts, so that running prose never looks like a keyword.
    """
    head, colon, _ = line.partition(":")
    if not colon:
        return None
    bedoeld = _nearest(" ".join(head.split()), BLOKWOORDEN)
    return f"{bedoeld}:" if bedoeld else None


def find_trefwoord(line: str) -> str | None:
    """Return the step keyword that the first word of this line looks like, or None."""
    words = line.split(maxsplit=1)
    return _nearest(words[0].rstrip(":"), STAPWOORDEN) if words else None


def begins_with_stapwoord(line: str) -> bool:
    """Whether Gherkin would read this line as a step, were it in a scenario."""
    first, space, _ = line.partition(" ")
    return bool(space) and (first in STAPWOORDEN or first == "*")


def measure_afstand(left: str, right: str) -> int:
    """Count the letters to add, drop, replace or swap with a neighbour to turn one word into the other."""
    before: list[int] = []
    previous = list(range(len(right) + 1))
    for row, letter in enumerate(left, start=1):
        current = [row]
        for column, other in enumerate(right, start=1):
            cost = min(previous[column] + 1, current[-1] + 1, previous[column - 1] + (letter != other))
            if row > 1 and column > 1 and left[row - 2 : row] == right[column - 2 : column][::-1]:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        before, previous = previous, current
    return previous[-1]


def _nearest(word: str, keywords: tuple[str, ...]) -> str | None:
    folded = word.casefold()
    foreign = _ENGELS.get(folded)
    if foreign is not None and foreign in keywords:
        return foreign
    scored = [
        (measure_afstand(folded, keyword.casefold()), keyword)
        for keyword in keywords
        if abs(len(folded) - len(keyword)) <= _allowed_afstand(keyword)
    ]
    afstand, keyword = min(scored, key=lambda pair: pair[0], default=(0, None))
    return keyword if keyword is not None and afstand <= _allowed_afstand(keyword) else None


def _allowed_afstand(keyword: str) -> int:
    if len(keyword) <= 2:
        return 0
    return 1 if len(keyword) <= 5 else 2
