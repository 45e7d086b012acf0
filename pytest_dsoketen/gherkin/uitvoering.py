# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Runs one scenario as one pytest item and turns what its steps raise into a verdict.

It does what pytest-bdd does with a scenario, in the same order and with the same hooks. The hooks are called only when
somebody besides pytest-bdd itself listens, and what can be known of a step before it runs is known before it runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from _pytest.fixtures import FixtureDef, call_fixture_func
from pytest_bdd import plugin as bdd_plugin
from pytest_bdd.compat import getfixturedefs
from pytest_bdd.exceptions import StepImplementationError
from pytest_bdd.parser import Scenario, Step
from pytest_bdd.scenario import STEP_ARGUMENT_DATATABLE, STEP_ARGUMENT_DOCSTRING, STEP_ARGUMENTS_RESERVED_NAMES

from pytest_dsoketen.gherkin.stapzoeker import Stapdefinitie
from pytest_dsoketen.gherkin.verloop import NIET_UITGEVOERD, Scenarioverloop, Stapverloop
from pytest_dsoketen.gherkin.weergave import locate_fout, render_traceback, render_uitkomst
from pytest_dsoketen.model.oordelen import GESLAAGD, GezaktError, Oordeel, OordeelError, Uitkomst, roll_up

_SKIPPED = frozenset(
    {
        Oordeel.ONBESLIST,
        Oordeel.GEBLOKKEERD,
        Oordeel.NIET_GETOETST,
        Oordeel.HANDMATIG,
        Oordeel.NIET_VAN_TOEPASSING,
    }
)
_PASSED = frozenset({Oordeel.GESLAAGD, Oordeel.WAARSCHUWING})
_ARGUMENT_STEP = "step"


def run_scenario() -> None:  # noqa: D103 - a docstring here would be shown as the description of every scenario
    raise NotImplementedError


@dataclass(frozen=True)
class Scenarioplan:
    """A scenario that is ready to become an item.

    Attributes:
        scenario: pytest-bdd's scenario, outline values filled in.
        bestand: the feature file as a reader looks for it.
        tags: every tag that holds for it, inherited ones first.
        voorbeeld: column and value of the outline row.
        naam: name of the scenario as written, `<column>` included.
    """

    scenario: Scenario
    bestand: str
    tags: tuple[str, ...]
    voorbeeld: dict[str, str]
    naam: str

    @property
    def rij(self) -> str:
        """What tells this row from the others in an id; empty for a plain scenario."""
        return "-".join(waarde or "leeg" for waarde in self.voorbeeld.values())


@dataclass
class _Voortgang:
    """What is known so far of a scenario that runs."""

    statussen: list[tuple[str, float]] = field(default_factory=list)
    uitkomsten: list[Uitkomst] = field(default_factory=list)
    details: tuple[tuple[str, str], ...] = ()
    step: Step | None = None
    definitie: Stapdefinitie | None = None


class ScenarioItem(pytest.Function):
    """One scenario, or one row of its Voorbeelden."""

    def __init__(
        self,
        *args: Any,
        plan: Scenarioplan,
        definities: tuple[Stapdefinitie, ...],
        marks: Iterable[pytest.Mark],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.plan = plan
        self._definities = definities
        for mark in marks:
            self.own_markers.append(mark)
            self.keywords[mark.name] = mark

    def _initrequest(self) -> None:
        """Start with nothing known, also when another plugin runs the item a second time."""
        super()._initrequest()
        self._voortgang = _Voortgang()

    def note_uitkomst(self, uitkomst: Uitkomst) -> None:
        """Add a verdict without ending the step; the worst one becomes the verdict of the scenario."""
        self._voortgang.uitkomsten.append(uitkomst)

    def setup(self) -> None:
        """Set up autouse fixtures; a verdict from a fixture counts as one from a step."""
        try:
            super().setup()
        except _RAISABLE as error:
            self._conclude(*self._judge(error))

    def runtest(self) -> None:
        """Run the steps until one does not pass."""
        hook = self.config.hook if _has_listeners(self.config) else None
        about = {"request": self._request, "feature": self.plan.scenario.feature, "scenario": self.plan.scenario}
        if hook is not None:
            hook.pytest_bdd_before_scenario(**about)
        try:
            for step, definitie in zip(self.plan.scenario.steps, self._definities, strict=True):
                self._run_step(step, definitie, hook, about)
        finally:
            if hook is not None:
                hook.pytest_bdd_after_scenario(**about)
        worst = roll_up(self._voortgang.uitkomsten or [GESLAAGD])
        self._conclude(worst, GezaktError(worst) if worst.oordeel is Oordeel.GEZAKT else OordeelError(worst))

    def _run_step(self, step: Step, definitie: Stapdefinitie, hook: Any, about: dict[str, Any]) -> None:
        voortgang = self._voortgang
        voortgang.step, voortgang.definitie = step, definitie
        start = perf_counter()
        try:
            if hook is None:
                self._call_step(definitie, self._collect_arguments(step, definitie))
            else:
                self._call_step_with_hooks(step, definitie, hook, about)
        except _RAISABLE as error:
            uitkomst, raised = self._judge(error)
            voortgang.statussen.append((uitkomst.oordeel.value, perf_counter() - start))
            self._conclude(uitkomst, raised)
        else:
            voortgang.statussen.append((_GESLAAGD, perf_counter() - start))

    def _call_step_with_hooks(self, step: Step, definitie: Stapdefinitie, hook: Any, about: dict[str, Any]) -> None:
        kw = {**about, "step": step, "step_func": definitie.functie, "step_func_args": {}}
        hook.pytest_bdd_before_step(**kw)
        try:
            kw["step_func_args"] = self._collect_arguments(step, definitie)
            hook.pytest_bdd_before_step_call(**kw)
            self._call_step(definitie, kw["step_func_args"])
        except (Exception, pytest.fail.Exception) as exception:
            hook.pytest_bdd_step_error(exception=exception, **kw)
            raise
        hook.pytest_bdd_after_step(**kw)

    def _call_step(self, definitie: Stapdefinitie, kwargs: dict[str, Any]) -> None:
        if definitie.is_generator:
            value: object = call_fixture_func(definitie.functie, self._request, kwargs)
        else:
            value = definitie.functie(**kwargs)
        if definitie.context.target_fixture is not None:
            _set_fixture(self._request, definitie.context.target_fixture, value)

    def _collect_arguments(self, step: Step, definitie: Stapdefinitie) -> dict[str, Any]:
        """Fill the parameters of a step: from the sentence, the table and text under it, and fixtures."""
        kwargs = _parse_arguments(step, definitie) if definitie.heeft_argumenten else {}
        if step.datatable is not None and STEP_ARGUMENT_DATATABLE in definitie.namen:
            kwargs[STEP_ARGUMENT_DATATABLE] = step.datatable.raw()
        if step.docstring is not None and STEP_ARGUMENT_DOCSTRING in definitie.namen:
            kwargs[STEP_ARGUMENT_DOCSTRING] = step.docstring
        for name in definitie.verplicht:
            if name not in kwargs:
                kwargs[name] = self._find_argument(name, step)
        return kwargs

    def _find_argument(self, name: str, step: Step) -> Any:
        if name == _ARGUMENT_STEP and not getfixturedefs(self.session._fixturemanager, name, self):  # noqa: SLF001
            return step
        return self._request.getfixturevalue(name)

    def _judge(self, error: BaseException) -> tuple[Uitkomst, BaseException]:
        """Give the verdict on what was raised, and what to raise instead."""
        if not isinstance(error, OordeelError):
            error = self._ask_oordeel(error) or error
        if isinstance(error, OordeelError):
            uitkomst = error.uitkomst
            self._voortgang.details = error.details
        else:
            uitkomst = _judge_unknown(error)
        self._voortgang.uitkomsten.append(uitkomst)
        return uitkomst, error

    def _ask_oordeel(self, error: BaseException) -> OordeelError | None:
        ask = getattr(self.ihook, "pytest_dsoketen_beoordeel", None)
        if ask is None:
            return None
        voortgang = self._voortgang
        answer: OordeelError | None = ask(
            request=self._request, scenario=self.plan.scenario, step=voortgang.step, exception=error
        )
        if answer is not None and answer.__cause__ is None:
            answer.__cause__ = error
        return answer

    @staticmethod
    def _conclude(uitkomst: Uitkomst, error: BaseException) -> None:
        """End the scenario, unless it may go on."""
        if uitkomst.oordeel in _PASSED:
            return
        if uitkomst.oordeel in _SKIPPED:
            reden = f"{uitkomst.oordeel.value}: {uitkomst.reden}"
            raise pytest.skip.Exception(reden, _use_item_location=True) from error
        raise error

    def build_verloop(self, otherwise: Uitkomst) -> Scenarioverloop:
        """Tell what happened.

        Args:
            otherwise: the verdict when neither a step nor a fixture gave one.
        """
        plan, scenario, voortgang = self.plan, self.plan.scenario, self._voortgang
        uitkomst = roll_up(voortgang.uitkomsten or [otherwise])
        rest = [(NIET_UITGEVOERD, 0.0)] * (len(scenario.steps) - len(voortgang.statussen))
        stappen = tuple(map(_describe_step, scenario.steps, [*voortgang.statussen, *rest]))
        return Scenarioverloop(
            functionaliteit=scenario.feature.name,
            bestand=plan.bestand,
            regel=scenario.rule.name if scenario.rule else "",
            scenario=scenario.name,
            regelnummer=scenario.line_number,
            beschrijving=scenario.feature.description,
            regelbeschrijving=scenario.rule.description if scenario.rule else "",
            tags=plan.tags,
            voorbeeld=tuple(plan.voorbeeld.items()),
            stappen=stappen,
            oordeel=uitkomst.oordeel.value,
            reden=uitkomst.reden,
            bevinding=uitkomst.bevinding,
            details=voortgang.details,
            duur=sum(duur for _, duur in voortgang.statussen),
        )

    def reportinfo(self) -> tuple[Path, int, str]:
        """Point at the scenario, not at Python."""
        return self.path, self.plan.scenario.line_number - 1, self.name

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException]) -> str:  # type: ignore[override]
        """Say what a reader needs; only a fault in the test itself comes with a traceback."""
        voortgang = self._voortgang
        uitkomst = roll_up(voortgang.uitkomsten or [_judge_unknown(excinfo.value)])
        plaats = f"{self.plan.bestand}:{(voortgang.step or self.plan.scenario).line_number}"
        text = render_uitkomst(uitkomst, self.plan.scenario, plaats, voortgang.step, voortgang.details)
        if isinstance(excinfo.value, OordeelError):
            return text
        style = self.config.getoption("tbstyle", "auto")
        functie = voortgang.definitie.functie if voortgang.definitie else None
        if uitkomst.oordeel is Oordeel.TOETSFOUT:
            return f"{text}\n\n{render_traceback(excinfo, functie, 'short' if style == 'auto' else style)}"
        return f"{text}\n  {'Toets':<12} {locate_fout(excinfo, functie)}"


_RAISABLE = (Exception, pytest.skip.Exception, pytest.fail.Exception)
_GESLAAGD = Oordeel.GESLAAGD.value
_BDD_HOOKS = (
    "pytest_bdd_before_scenario",
    "pytest_bdd_before_step",
    "pytest_bdd_before_step_call",
    "pytest_bdd_after_step",
    "pytest_bdd_step_error",
    "pytest_bdd_after_scenario",
)


def _has_listeners(config: pytest.Config) -> bool:
    """Whether anybody needs the hooks of pytest-bdd: another plugin, or one of its own two reporters."""
    option = config.option
    if getattr(option, "cucumber_json_path", None) or getattr(option, "gherkin_terminal_reporter", None):
        return True
    return any(
        impl.plugin is not bdd_plugin
        for name in _BDD_HOOKS
        if (caller := getattr(config.hook, name, None)) is not None
        for impl in caller.get_hookimpls()
    )


def _parse_arguments(step: Step, definitie: Stapdefinitie) -> dict[str, Any]:
    context = definitie.context
    parsed = context.parser.parse_arguments(step.name) or {}
    if not parsed.keys().isdisjoint(STEP_ARGUMENTS_RESERVED_NAMES):
        message = f"'{context.parser.name}': 'datatable' en 'docstring' zijn geen namen voor een parameter."
        raise StepImplementationError(message)
    converters = context.converters
    return {
        name: converters[name](value) if name in converters else value
        for name, value in parsed.items()
        if name in definitie.namen
    }


def _judge_unknown(error: BaseException) -> Uitkomst:
    """Give the verdict on what nobody knows: an assertion is about the party, anything else about the test."""
    message = str(error).strip()
    if isinstance(error, pytest.skip.Exception):
        return Uitkomst(Oordeel.NIET_GETOETST, message)
    if isinstance(error, AssertionError | pytest.fail.Exception):
        return Uitkomst(Oordeel.GEZAKT, message or "een verwachting kwam niet uit")
    if isinstance(error, pytest.FixtureLookupError):
        return Uitkomst(Oordeel.TOETSFOUT, f"fixture '{error.argname}' bestaat niet")
    return Uitkomst(Oordeel.TOETSFOUT, f"{type(error).__name__}: {message}".rstrip(": "))


def _describe_step(step: Step, result: tuple[str, float]) -> Stapverloop:
    status, duur = result
    rows = step.datatable.raw() if step.datatable else ()
    return Stapverloop(
        trefwoord=step.keyword,
        tekst=step.name,
        regelnummer=step.line_number,
        status=status,
        duur=duur,
        tabel=tuple(tuple(str(cell) for cell in row) for row in rows),
        tekstblok=step.docstring or "",
    )


class _Stapwaarde(FixtureDef[object]):
    """The value that a step gave to a `target_fixture`, for the rest of this scenario only."""

    def __init__(self, request: pytest.FixtureRequest, name: str, value: object) -> None:
        super().__init__(
            config=request.config,
            baseid=None,
            argname=name,
            func=_no_function,
            scope="function",
            params=None,
            node=request.node,
            _ispytest=True,
        )
        self.cached_result = (value, None, None)

    def addfinalizer(self, finalizer: Callable[[], object]) -> None:
        """Ignore it: a value has nothing to tear down, and what depends on it is torn down with the item."""


def _no_function() -> None: ...


def _set_fixture(request: Any, name: str, value: object) -> None:
    """Make a value known under a fixture name, in front of any fixture of that name."""
    request._fixture_defs[name] = _Stapwaarde(request, name, value)  # noqa: SLF001 - pytest has no other way in
