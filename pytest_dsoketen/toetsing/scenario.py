# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The scenario that is being walked, as the judging sees it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pytest_dsoketen.model.stappen import Stapcode


@dataclass(frozen=True)
class Scenariocontext:
    """What a scenario says of itself.

    Attributes:
        naam: its own words.
        feature: title of the Functionaliteit.
        stappen: codes of its `@stap:` tags, in order of the chain.
        eisen: codes of its `@eis:` tags.
        iteratie: of its `@iteratie:` tag, or empty.
        oefening: of its `@oefening:` tag, or empty.
    """

    naam: str
    feature: str
    stappen: tuple[Stapcode, ...]
    eisen: frozenset[str]
    iteratie: str = ""
    oefening: str = ""

    @classmethod
    def from_tags(cls, naam: str, feature: str, tags: Iterable[str]) -> Scenariocontext:
        """Read a scenario's tags.

        Raises:
            ValueError: when a `@stap:` tag names no code of the chain.
        """
        waarden: dict[str, list[str]] = {}
        for tag in tags:
            soort, _, waarde = tag.partition(":")
            waarden.setdefault(soort, []).append(waarde)
        stappen = sorted({Stapcode(code) for code in waarden.get("stap", [])}, key=lambda code: code.volgorde)
        return cls(
            naam=naam,
            feature=feature,
            stappen=tuple(stappen),
            eisen=frozenset(waarden.get("eis", [])),
            iteratie=next(iter(waarden.get("iteratie", [])), ""),
            oefening=next(iter(waarden.get("oefening", [])), ""),
        )

    def claims(self, eis: str, stap: Stapcode) -> bool:
        """Whether this scenario is about a norm, or ends in the step in which it broke; else it is only blocked."""
        return eis in self.eisen or self.stappen[-1:] == (stap,)
