# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Tags of a feature file as pytest markers, such as `stap:9a`, that `--strict-markers` and `-m` accept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, SupportsIndex

import pytest

_IDENTIFIER = re.compile(r"[\w:+.\-/]+")


class _Markerregel(str):
    """A line of the ini option `markers` whose marker name holds a colon.

    pytest takes everything before the first colon as the name of a marker. This line tells its whole tag instead.
    """

    __slots__ = ()

    def split(self, sep: str | None = None, maxsplit: SupportsIndex = -1) -> list[str]:
        if sep != ":":
            return super().split(sep, maxsplit)
        tag, _, uitleg = self.partition(": ")
        return [tag, uitleg]


class Tagregister:
    """The tags seen so far in this run."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._marks: dict[str, pytest.Mark] = {}
        self._registered: set[str] = set()

    def find_marks(self, tags: Iterable[str]) -> list[pytest.Mark]:
        """Return a marker for each tag, registered on first sight."""
        return [self._marks.get(tag) or self._make_mark(tag) for tag in tags]

    def register(self, tags: Iterable[str]) -> None:
        """Register the tags of a whole file at once: pytest reads all markers again for each one that is new to it."""
        for tag in tags:
            self._register(tag)

    def _make_mark(self, tag: str) -> pytest.Mark:
        self._register(tag)
        soort, colon, _ = tag.partition(":")
        for name in _IDENTIFIER.findall(self._config.getoption("markexpr", "")):
            if colon and name.startswith(f"{soort}:"):
                self._register(name)
        decorator: Any = getattr(pytest.mark, tag)
        mark: pytest.Mark = decorator.mark
        self._marks[tag] = mark
        return mark

    def _register(self, tag: str) -> None:
        if tag not in self._registered:
            self._registered.add(tag)
            self._config.addinivalue_line("markers", _Markerregel(f"{tag}: tag in een feature-bestand"))
