# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What the steps of one scenario hand on to each other, by type."""

from __future__ import annotations

from typing import TypeVar, cast

from pytest_dsoketen.model.oordelen import Oordeel, OordeelError, Uitkomst

T = TypeVar("T")


class Geval:
    """The memory of one scenario: at most one object per type and name."""

    def __init__(self) -> None:
        self._dingen: dict[tuple[type, str], object] = {}

    def put(self, ding: T, naam: str = "") -> T:
        """Keep something; a newer one of the same type and name takes its place."""
        self._dingen[type(ding), naam] = ding
        return ding

    def get(self, soort: type[T], naam: str = "") -> T:
        """Give what was kept.

        Raises:
            OordeelError: toetsfout, when no earlier step kept such a thing.
        """
        if (soort, naam) not in self._dingen:
            wat = f"{soort.__name__} {naam!r}" if naam else soort.__name__
            reden = f"deze stap heeft een {wat} nodig, maar geen eerdere stap heeft er een gemaakt"
            raise OordeelError(Uitkomst(Oordeel.TOETSFOUT, reden))
        return cast("T", self._dingen[soort, naam])

    def find(self, soort: type[T], naam: str = "") -> T | None:
        """Give what was kept, or None."""
        return cast("T | None", self._dingen.get((soort, naam)))

    def require(self, *, klopt: bool, wat: str) -> None:
        """Refuse to judge nothing: a step that compares has to have something to compare.

        Raises:
            OordeelError: toetsfout, when the scenario does not bring what the step is about.
        """
        if not klopt:
            raise OordeelError(Uitkomst(Oordeel.TOETSFOUT, f"dit scenario heeft niets om te vergelijken: {wat}"))
