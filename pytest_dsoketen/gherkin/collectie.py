# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Collects scenarios straight from `.feature` files, under their own Dutch names, and refuses a file with faults."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd.gherkin_parser import Feature as GherkinFeature
from pytest_bdd.gherkin_parser import GherkinDocument
from pytest_bdd.gherkin_parser import Rule as GherkinRule
from pytest_bdd.gherkin_parser import Scenario as GherkinScenario
from pytest_bdd.gherkin_parser import Step as GherkinStep
from pytest_bdd.parser import Feature, FeatureParser, Rule, Scenario, ScenarioTemplate, Step
from pytest_bdd.types import STEP_TYPE_BY_PARSER_KEYWORD

from pytest_dsoketen.gherkin.haken import register_haken
from pytest_dsoketen.gherkin.lezen import read_feature
from pytest_dsoketen.gherkin.lint import check_feature
from pytest_dsoketen.gherkin.lintfouten import Lintfout, Lintsoort, render_lintfouten
from pytest_dsoketen.gherkin.stapzoeker import Stapbereik, Stapdefinitie, Stapzoeker
from pytest_dsoketen.gherkin.tags import Tagregister
from pytest_dsoketen.gherkin.uitvoering import ScenarioItem, Scenarioplan, run_scenario

try:
    from _pytest.python import CallSpec
except ImportError:  # pytest 9.1
    from _pytest.python import CallSpec2 as CallSpec

_STAPZOEKER = pytest.StashKey[Stapzoeker]()
_TAGREGISTER = pytest.StashKey[Tagregister]()


class FeatureError(pytest.Collector.CollectError):
    """A feature file that may not run as it stands; the message names every fault with its line."""


def is_ketenfeature(file_path: Path, mappen: Collection[Path]) -> bool:
    """Whether a file is a feature file in one of our folders, so that a vendor's own files stay his own.

    Args:
        file_path: any file that pytest meets.
        mappen: absolute folders; a file may lie anywhere below one.
    """
    return file_path.suffix == ".feature" and any(map_ in file_path.parents for map_ in mappen)


def collect_feature(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Answer `pytest_collect_file` for a feature file.

    Args:
        file_path: any file; only `.feature` is ours.
        parent: the node it hangs under.
    """
    if file_path.suffix != ".feature":
        return None
    register_haken(parent.config)
    collector: pytest.Collector = FeatureBestand.from_parent(parent, path=file_path)
    if collector.nodeid:
        return collector
    return FeatureBestand.from_parent(
        parent, path=file_path, nodeid=file_path.name
    )  # one file from outside the rootdir


class FeatureBestand(pytest.Module):
    """One feature file. It is a Module, so that fixtures of module scope live as long as the file."""

    def _getobj(self) -> types.ModuleType:
        module = types.ModuleType(f"dsoketen_{self.path.stem}")
        module.__file__ = str(self.path)
        return module

    def collect(self) -> Iterator[ScenarioItem]:
        """Yield one item per scenario and per row of Voorbeelden.

        Raises:
            FeatureError: anything is wrong with the file; all faults are named together.
        """
        gelezen = read_feature(self.path)
        fouten = check_feature(gelezen)
        plannen: list[Scenarioplan] = []
        bereik = self.session.stash.setdefault(_STAPZOEKER, Stapzoeker(self.session)).find_bereik(self)
        if gelezen.document is not None:
            plannen = list(self._iter_plannen(gelezen.document))
            fouten += _check_stappen(plannen, bereik)
        if fouten:
            raise FeatureError(render_lintfouten(self._bestand, fouten))
        yield from self._iter_items(plannen, bereik)

    @property
    def _bestand(self) -> str:
        """The file as a reader looks for it: from the rootdir, or in full when it lies elsewhere."""
        root = self.config.rootpath
        return self.path.relative_to(root).as_posix() if self.path.is_relative_to(root) else str(self.path)

    def _iter_plannen(self, document: GherkinDocument) -> Iterator[Scenarioplan]:
        parser = Ketenparser(self.path, document)
        parser.parse()
        bestand = self._bestand
        for sjabloon, tags in parser.sjablonen:
            for scenario, voorbeeld, row_tags in _iter_rows(sjabloon):
                yield Scenarioplan(scenario, bestand, _unique([*tags, *row_tags]), voorbeeld, sjabloon.name)

    def _iter_items(self, plannen: list[Scenarioplan], bereik: Stapbereik) -> Iterator[ScenarioItem]:
        register = self.session.stash.setdefault(_TAGREGISTER, Tagregister(self.config))
        register.register(tag for plan in plannen for tag in plan.tags)
        seen: dict[tuple[str, str], int] = {}
        fixtureinfo: Any = None
        for plan in plannen:
            seen[plan.naam, plan.rij] = count = seen.get((plan.naam, plan.rij), 0) + 1
            rij = plan.rij if count == 1 else f"{plan.rij} ({count})"
            item: ScenarioItem = ScenarioItem.from_parent(
                self,
                name=f"{plan.naam}[{rij}]" if rij else plan.naam,
                originalname=plan.naam,
                callobj=run_scenario,
                callspec=CallSpec(_idlist=(rij,)) if rij else None,
                fixtureinfo=fixtureinfo,
                plan=plan,
                definities=tuple(bereik.find(step.type, step.name)[0] for step in plan.scenario.steps),
                marks=register.find_marks(plan.tags),
            )
            fixtureinfo = item._fixtureinfo  # noqa: SLF001 - the items of a file need the same fixtures
            yield item


class Ketenparser(FeatureParser):
    """Builds pytest-bdd's Feature from a document that is read already, and keeps scenarios of equal name apart."""

    def __init__(self, path: Path, document: GherkinDocument) -> None:
        super().__init__(str(path.parent), path.name)
        self._document = document
        self.sjablonen: list[tuple[ScenarioTemplate, list[str]]] = []

    def _parse_feature_file(self) -> GherkinDocument:
        return self._document

    def parse_steps(self, steps_data: list[GherkinStep]) -> list[Step]:
        """Read a first `En` as `Gegeven`; the lint has reported it."""
        if steps_data and steps_data[0].keyword_type not in STEP_TYPE_BY_PARSER_KEYWORD:
            steps_data = [dataclasses.replace(steps_data[0], keyword_type="Context"), *steps_data[1:]]
        return super().parse_steps(steps_data)

    def parse_scenario(
        self, scenario_data: GherkinScenario, feature: Feature, rule: Rule | None = None
    ) -> ScenarioTemplate:
        """Keep every scenario, with the tags it has and inherits in the order of the file."""
        sjabloon = super().parse_scenario(scenario_data, feature, rule)
        document: GherkinFeature = self._document.feature
        sources: list[GherkinFeature | GherkinRule | GherkinScenario] = [document]
        sources += [
            child.rule for child in document.children if child.rule and _has_scenario(child.rule, scenario_data)
        ]
        sources.append(scenario_data)
        tags = [tag.name.removeprefix("@") for source in sources for tag in source.tags]
        self.sjablonen.append((sjabloon, tags))
        return sjabloon


def _has_scenario(rule: GherkinRule, scenario: GherkinScenario) -> bool:
    return any(child.scenario is scenario for child in rule.children)


def _iter_rows(sjabloon: ScenarioTemplate) -> Iterator[tuple[Scenario, dict[str, str], list[str]]]:
    if not sjabloon.examples:
        yield _make_scenario(sjabloon), {}, []
        return
    for table in sjabloon.examples:
        for row in table.as_contexts():
            yield sjabloon.render(row), row, sorted(table.tags)


def _make_scenario(sjabloon: ScenarioTemplate) -> Scenario:
    """Do what `render` does for a scenario without columns, without copying every step."""
    return Scenario(
        feature=sjabloon.feature,
        keyword=sjabloon.keyword,
        name=sjabloon.name,
        line_number=sjabloon.line_number,
        steps=sjabloon.steps,
        tags=sjabloon.tags,
        description=sjabloon.description,
        rule=sjabloon.rule,
    )


def _unique(tags: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tags))


def _check_stappen(plannen: list[Scenarioplan], bereik: Stapbereik) -> list[Lintfout]:
    fouten: list[Lintfout] = []
    for plan in plannen:
        for step in plan.scenario.steps:
            found = bereik.find(step.type, step.name)
            if len(found) != 1 or found[0].is_async:
                fouten += _explain_stap(step, found, bereik)
    return fouten


def _explain_stap(step: Step, found: tuple[Stapdefinitie, ...], bereik: Stapbereik) -> Iterator[Lintfout]:
    zin = f"{step.keyword} {step.name}"
    if not found:
        tekst = f"onbekende stap '{zin}'. {bereik.suggest(step.type, step.name)}"
        yield Lintfout(step.line_number, Lintsoort.ONBEKENDE_STAP, tekst)
    if len(found) > 1:
        plaatsen = ", ".join(sorted(f"'{d.context.parser.name}' ({d.plaats})" for d in found))
        tekst = f"stap '{zin}' past op {len(found)} definities: {plaatsen}. Maak de zinnen verschillend."
        yield Lintfout(step.line_number, Lintsoort.MEERDUIDIGE_STAP, tekst)
    for definitie in found:
        if definitie.is_async:
            tekst = f"stap '{zin}' is een 'async def' ({definitie.plaats}) en zou nooit draaien. Maak er een gewone functie van."
            yield Lintfout(step.line_number, Lintsoort.ASYNC_STAP, tekst)
