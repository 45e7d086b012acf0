# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Elk binnenwerk van pytest, pytest-bdd en gherkin dat wij gebruiken, met één toets die zegt wat er verdween.

A failure here means: the new release of that package changed a private part, and the module named in the test has to
follow before the release can be allowed in pyproject.toml.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import gherkin.ast_builder
import pytest
from _pytest import fixtures
from pytest_bdd import compat, parser, parsers, steps

from pytest_dsoketen.gherkin.collectie import CallSpec

EIGEN = Path(__file__).parents[2] / "pytest_dsoketen" / "gherkin"


def parameters(function: Callable[..., object]) -> set[str]:
    return set(inspect.signature(function).parameters)


NAMES = [
    ("_pytest.fixtures", "FixtureDef", "uitvoering"),
    ("_pytest.fixtures", "call_fixture_func", "uitvoering"),
    ("gherkin.ast_builder", "AstBuilder", "lezen"),
    ("gherkin.errors", "AstBuilderException", "lezen"),
    ("gherkin.errors", "CompositeParserException", "lezen"),
    ("gherkin.errors", "NoSuchLanguageException", "lezen"),
    ("gherkin.errors", "ParserException", "lezen"),
    ("gherkin.errors", "UnexpectedEOFException", "lezen"),
    ("gherkin.parser", "Parser", "lezen"),
    ("gherkin.token_matcher", "TokenMatcher", "lezen"),
    ("pytest_bdd.compat", "get_fixture_names", "stapzoeker"),
    ("pytest_bdd.compat", "getfixturedefs", "stapzoeker"),
    ("pytest_bdd.exceptions", "StepImplementationError", "uitvoering"),
    ("pytest_bdd.gherkin_parser", "GherkinDocument", "lezen"),
    ("pytest_bdd.parser", "FeatureParser", "collectie"),
    ("pytest_bdd.parser", "Scenario", "collectie"),
    ("pytest_bdd.parser", "ScenarioTemplate", "collectie"),
    ("pytest_bdd.scenario", "STEP_ARGUMENT_DATATABLE", "uitvoering"),
    ("pytest_bdd.scenario", "STEP_ARGUMENT_DOCSTRING", "uitvoering"),
    ("pytest_bdd.scenario", "STEP_ARGUMENTS_RESERVED_NAMES", "uitvoering"),
    ("pytest_bdd.steps", "StepFunctionContext", "stapzoeker"),
    ("pytest_bdd.steps", "StepNamePrefix", "stapzoeker"),
    ("pytest_bdd.steps", "step_function_context_registry", "stapzoeker"),
    ("pytest_bdd.types", "STEP_TYPE_BY_PARSER_KEYWORD", "lint"),
    ("pytest_bdd.utils", "get_required_args", "stapzoeker"),
]


@pytest.mark.parametrize(("module", "name", "user"), NAMES)
def test_the_name_is_there(module: str, name: str, user: str) -> None:
    assert hasattr(import_module(module), name), f"{module}.{name} is weg; pas gherkin/{user}.py aan"
    assert name in EIGEN.joinpath(f"{user}.py").read_text(encoding="utf-8"), (
        "een toets op een naam die niemand gebruikt"
    )


@pytest.mark.parametrize("name", ["_initrequest", "setup", "runtest", "reportinfo", "repr_failure"])
def test_function_calls_what_the_item_overrides(name: str) -> None:
    assert callable(getattr(pytest.Function, name))


@pytest.mark.parametrize("name", ["callspec", "callobj", "originalname", "fixtureinfo"])
def test_function_takes_the_arguments_the_collector_gives(name: str) -> None:
    assert name in parameters(pytest.Function.__init__)


@pytest.mark.parametrize("name", ["config", "baseid", "argname", "func", "scope", "params", "node", "_ispytest"])
def test_a_fixture_definition_takes_the_arguments_of_a_step_value(name: str) -> None:
    assert name in parameters(fixtures.FixtureDef.__init__)


def test_an_id_list_becomes_the_id_of_a_row() -> None:
    assert CallSpec(_idlist=("1 MB",)).id == "1 MB"


def test_the_module_collector_asks_for_its_object() -> None:
    assert callable(pytest.Module._getobj)


def test_an_item_has_its_fixture_info_and_request(request: pytest.FixtureRequest) -> None:
    assert isinstance(request.node._fixtureinfo, fixtures.FuncFixtureInfo)
    assert isinstance(request.node._request, fixtures.TopRequest)


def test_a_session_has_a_fixture_manager(request: pytest.FixtureRequest) -> None:
    manager = request.session._fixturemanager
    assert "request" not in compat.get_fixture_names(manager)
    assert compat.getfixturedefs(manager, "tmp_path", request.node)


def test_a_value_among_the_fixtures_of_a_request_is_found(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    assert request._fixture_defs["tmp_path"].cached_result[0] == tmp_path


def test_a_fixture_definition_knows_its_node(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    assert request._fixture_defs["tmp_path"].node is request.session


def test_skip_can_point_at_the_item() -> None:
    assert pytest.skip.Exception("x", _use_item_location=True)._use_item_location


def test_a_traceback_can_be_cut_and_filtered() -> None:
    with pytest.raises(ValueError, match="x") as excinfo:
        raise ValueError("x")
    assert {"cut", "filter"} <= set(dir(excinfo.traceback))
    assert "tbfilter" in parameters(excinfo.getrepr)


@pytest.mark.parametrize("name", ["_parse_feature_file", "parse", "parse_steps", "parse_scenario"])
def test_the_feature_parser_calls_what_ours_overrides(name: str) -> None:
    assert callable(getattr(parser.FeatureParser, name))


def test_a_scenario_takes_what_the_collector_gives() -> None:
    expected = {"feature", "keyword", "name", "line_number", "steps", "tags", "description", "rule"}
    assert parameters(parser.Scenario) == expected


def test_a_step_definition_has_what_the_runner_reads() -> None:
    expected = {"type", "step_func", "parser", "converters", "target_fixture"}
    assert parameters(steps.StepFunctionContext) == expected


def test_step_definitions_are_fixtures_with_a_known_name() -> None:
    assert steps.StepNamePrefix.step_def.value == "pytestbdd_stepdef"


@pytest.mark.parametrize("name", ["string", "parse", "cfparse", "re"])
def test_a_step_parser_keeps_its_pattern(name: str) -> None:
    assert getattr(parsers, name)("een zaak").name == "een zaak"


def test_a_regular_expression_parser_keeps_its_expression() -> None:
    assert parsers.re("een zaak").regex.pattern == "een zaak"


@pytest.mark.parametrize("name", ["reset", "end_rule", "current_node", "stack"])
def test_the_gherkin_builder_has_what_ours_overrides(name: str) -> None:
    assert hasattr(gherkin.ast_builder.AstBuilder(), name)


def test_markers_are_split_at_the_first_colon(pytestconfig: pytest.Config) -> None:
    pytestconfig.addinivalue_line("markers", "dsoketen_contract: uitleg")
    assert getattr(pytest.mark, "dsoketen_contract").name == "dsoketen_contract"  # noqa: B009 - as the register does


def test_pytest_bdd_declares_the_hooks_that_we_call(pytestconfig: pytest.Config) -> None:
    from pytest_dsoketen.gherkin.uitvoering import _BDD_HOOKS

    for name in _BDD_HOOKS:
        assert hasattr(pytestconfig.hook, name), f"hook {name} is weg; pas gherkin/uitvoering.py aan"


@pytest.mark.parametrize("name", ["cucumber_json_path", "gherkin_terminal_reporter"])
def test_the_reporters_of_pytest_bdd_have_their_option(pytestconfig: pytest.Config, name: str) -> None:
    assert hasattr(pytestconfig.option, name)
