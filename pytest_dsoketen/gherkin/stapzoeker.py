# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Finds the step definition of a step at a price that does not grow with the number of definitions.

pytest-bdd tries every definition on every step of every run. Here the definitions that a feature file can see are put
in an index by the literal text before their first parameter, and what was found for a sentence is remembered.
"""

from __future__ import annotations

import difflib
import inspect
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd import parsers
from pytest_bdd.compat import get_fixture_names, getfixturedefs
from pytest_bdd.steps import StepFunctionContext, StepNamePrefix, step_function_context_registry
from pytest_bdd.utils import get_required_args

_PREFIX = StepNamePrefix.step_def.value


@dataclass(frozen=True, eq=False)
class Stapdefinitie:
    """A step definition with all that can be known before it runs.

    Attributes:
        context: what pytest-bdd registered.
        functie: the step function.
        namen: its parameters.
        verplicht: its parameters without default, in order.
        heeft_argumenten: whether the sentence has to be parsed.
        is_generator: whether it has a part after `yield`, run at teardown.
        is_async: whether nobody would ever await it.
        niveau: how near to the feature file it is defined; the highest wins.
    """

    context: StepFunctionContext
    functie: Callable[..., object]
    namen: frozenset[str]
    verplicht: tuple[str, ...]
    heeft_argumenten: bool
    is_generator: bool
    is_async: bool
    niveau: tuple[int, bool]

    @property
    def plaats(self) -> str:
        """File and line."""
        path, line = locate_functie(self.functie)
        return f"{path}:{line}"

    def matches(self, soort: str, zin: str) -> bool:
        """Whether this definition is one for the sentence."""
        return self.context.type in (None, soort) and self.context.parser.is_matching(zin)


def locate_functie(functie: Callable[..., object]) -> tuple[Path, int]:
    """Return the file and the first line of a step function."""
    code = getattr(inspect.unwrap(functie), "__code__", None)
    return (Path(code.co_filename), code.co_firstlineno) if code else (Path(inspect.getfile(type(functie))), 1)


def find_literal_prefix(parser: parsers.StepParser) -> str:
    """Return text with which every matching sentence begins, in lower case; empty when none can be promised."""
    if isinstance(parser, parsers.string):
        return parser.name.lower()
    if isinstance(parser, parsers.parse):
        return re.split(r"[{}]", parser.name, maxsplit=1)[0].lower()
    if isinstance(parser, parsers.re):
        return _find_regex_prefix(parser.regex)
    return ""


def find_literal(parser: parsers.StepParser) -> str:
    """Return the longest text that every matching sentence holds, in lower case; empty when none can be promised."""
    if not isinstance(parser, parsers.parse) or "{{" in parser.name or "}}" in parser.name:
        return ""
    return max(re.split(r"\{[^{}]*\}", parser.name), key=len).lower()


def _find_regex_prefix(regex: re.Pattern[str]) -> str:
    if "|" in regex.pattern or regex.flags & re.VERBOSE:
        return ""
    match = re.match(r"\^?([\w ,'\"-]*)(.?)", regex.pattern)
    assert match is not None
    literal, following = match.groups()
    return (literal[:-1] if following in tuple("?*{") else literal).lower()


class Stapbereik:
    """The step definitions that one place in the tree can see."""

    def __init__(self, definities: Iterable[Stapdefinitie]) -> None:
        self.definities = tuple(definities)
        self._by_prefix: dict[str, list[tuple[str, Stapdefinitie]]] = {}
        for definitie in self.definities:
            parser = definitie.context.parser
            self._by_prefix.setdefault(find_literal_prefix(parser), []).append((find_literal(parser), definitie))
        self._lengths = sorted({len(prefix) for prefix in self._by_prefix})
        self._found: dict[tuple[str, str], tuple[Stapdefinitie, ...]] = {}

    def find(self, soort: str, zin: str) -> tuple[Stapdefinitie, ...]:
        """Return the nearest definitions of a sentence: one when all is well.

        Args:
            soort: `given`, `when` or `then`.
            zin: the step without its keyword.
        """
        key = (soort, zin)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._search(soort, zin)
        return found

    def _search(self, soort: str, zin: str) -> tuple[Stapdefinitie, ...]:
        hits = [definitie for definitie in self._iter_candidates(zin) if definitie.matches(soort, zin)]
        nearest = max((hit.niveau for hit in hits), default=None)
        return tuple(hit for hit in hits if hit.niveau == nearest)

    def _iter_candidates(self, zin: str) -> Iterator[Stapdefinitie]:
        lowered = zin.lower()
        if len(lowered) != len(zin):
            yield from self.definities
            return
        for length in self._lengths:
            if length > len(zin):
                return
            for literal, definitie in self._by_prefix.get(lowered[:length], ()):
                if literal in lowered:
                    yield definitie

    def suggest(self, soort: str, zin: str) -> str:
        """Say in Dutch what the author of an unknown sentence may have meant; empty when nothing is near."""
        for other, naam in SOORTEN.items():
            if other != soort and self.find(other, zin):
                return f"Deze zin bestaat wel als {naam}-stap."
        patterns = [d.context.parser.name for d in self.definities if d.context.type in (None, soort)]
        nearest = difflib.get_close_matches(zin, patterns, n=1)
        return f"Bedoelt u '{nearest[0]}'?" if nearest else "Zie de lijst met frasen."


SOORTEN: Mapping[str, str] = {"given": "Gegeven", "when": "Als", "then": "Dan"}
"""The three kinds of step with the keyword that a reader knows them by."""


class Stapzoeker:
    """Gives each feature file the step definitions that it can see; files that see the same share one index."""

    def __init__(self, session: pytest.Session) -> None:
        self._fixturemanager: Any = session._fixturemanager  # noqa: SLF001 - pytest lists fixtures nowhere else
        self._by_definities: dict[tuple[tuple[int, tuple[int, bool]], ...], Stapbereik] = {}
        self._by_map: dict[tuple[pytest.Collector | None, int], Stapbereik] = {}

    def find_bereik(self, node: pytest.Collector) -> Stapbereik:
        """Return the definitions visible to a feature file, with the overriding rules of fixtures.

        Files in one folder see the same, for as long as nobody registers a plugin with more of them.
        """
        key = (node.parent, len(get_fixture_names(self._fixturemanager)))
        if key not in self._by_map:
            self._by_map[key] = self._build_bereik(node)
        return self._by_map[key]

    def _build_bereik(self, node: pytest.Collector) -> Stapbereik:
        visible = dict(self._iter_visible(node))
        key = tuple((id(context), niveau) for context, niveau in visible.values())
        if key not in self._by_definities:
            definities = (build_definitie(context, niveau) for context, niveau in visible.values())
            self._by_definities[key] = Stapbereik(definities)
        return self._by_definities[key]

    def _iter_visible(
        self, node: pytest.Collector
    ) -> Iterator[tuple[int, tuple[StepFunctionContext, tuple[int, bool]]]]:
        """Yield each context once; when one is visible at two levels the nearest comes last and stays."""
        diepten = {parent: diepte for diepte, parent in enumerate(node.listchain())}
        for name in get_fixture_names(self._fixturemanager):
            if not name.startswith(_PREFIX):
                continue
            for fixturedef in getfixturedefs(self._fixturemanager, name, node) or ():
                context = step_function_context_registry.get(fixturedef.func)
                if context is not None:
                    diepte = diepten.get(fixturedef.node, 0) if fixturedef.node else 0
                    yield id(context), (context, (diepte, _is_conftest(context)))


def _is_conftest(context: StepFunctionContext) -> bool:
    """Whether it stands in a conftest: at the rootdir pytest files a conftest under the session, as it does plugins."""
    code = getattr(inspect.unwrap(context.step_func), "__code__", None)
    return code is not None and os.path.basename(code.co_filename) == "conftest.py"  # noqa: PTH119 - 30 times faster


def build_definitie(context: StepFunctionContext, niveau: tuple[int, bool] = (0, False)) -> Stapdefinitie:
    """Look once at a step function and its parser."""
    function = context.step_func
    return Stapdefinitie(
        context=context,
        functie=function,
        namen=frozenset(inspect.signature(function).parameters),
        verplicht=tuple(get_required_args(function)),
        heeft_argumenten=not isinstance(context.parser, parsers.string),
        is_generator=inspect.isgeneratorfunction(function),
        is_async=_is_async(inspect.unwrap(function)),
        niveau=niveau,
    )


def _is_async(function: Callable[..., object]) -> bool:
    return inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function)
