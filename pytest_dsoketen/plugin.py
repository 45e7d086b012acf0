# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Wiring into pytest: options, and hooks that hand on to where the work is done.

In a project without our features this module costs nothing but its own import: everything else is imported when the
first feature file of the chain is collected.
"""

from __future__ import annotations

import gc
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pytest_dsoketen import FEATURES
from pytest_dsoketen.model.opties import OPTIES

if TYPE_CHECKING:
    from pytest_dsoketen.sessie import Sessie
    from pytest_dsoketen.toetsing.geval import Geval
    from pytest_dsoketen.toetsing.keten import Keten

_SESSIE: pytest.StashKey[Sessie] = pytest.StashKey()
_FOUT: pytest.StashKey[BaseException] = pytest.StashKey()
_SUITE = "pytest_dsoketen.suite"


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Declare the options and ini keys."""
    if find_spec("allure_pytest_bdd") is not None:
        _refuse_conflict(pluginmanager)
    group = parser.getgroup("dsoketen", "DSO-keten (pytest-dsoketen)")
    for naam, metavar, actie, help_ in OPTIES:
        group.addoption(
            f"--dsoketen-{naam}",
            action=actie or "store",
            metavar=metavar,
            dest=f"dsoketen_{naam}",
            default=None,
            help=help_,
        )
        if actie:
            parser.addini(f"dsoketen_{naam}", help_, type="args", default=[])
        elif naam != "scenario":
            parser.addini(f"dsoketen_{naam}", help_, default="")


def _refuse_conflict(pluginmanager: pytest.PytestPluginManager) -> None:
    """Say what to do when both plugins of Allure would start."""
    from pytest_dsoketen.rapportage.allure import describe_conflict  # noqa: PLC0415  (alleen bij een botsing)

    melding = describe_conflict(pluginmanager)
    if melding:
        raise pytest.UsageError(melding)


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    """Declare the hooks that others may implement."""
    from pytest_dsoketen import hookspecs  # noqa: PLC0415  (klein, en alleen hier nodig)

    pluginmanager.add_hookspecs(hookspecs)


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Put the folder with features in the place of the name of the suite; watch over the workers of xdist."""
    if getattr(config.option, "numprocesses", None) and not hasattr(config, "workerinput"):
        config.pluginmanager.register(_Controller(config), "dsoketen-controller")
    named = [argument.partition("::")[0] == _SUITE for argument in config.args]
    if any(named) or any(_is_feature(argument, config) for argument in config.args):
        _check_opstelling(config)
    if not any(named):
        return
    config.args[:] = [str(FEATURES) if own else argument for own, argument in zip(named, config.args, strict=True)]
    if config.pluginmanager.has_plugin("allure_pytest") and not config.getoption("allure_report_dir", None):
        rapport = config.getoption("dsoketen_rapport") or config.getini("dsoketen_rapport") or "rapport"
        config.option.allure_report_dir = str(Path(config.invocation_params.dir, rapport, "allure-results"))


def _is_feature(argument: str, config: pytest.Config) -> bool:
    """Whether an argument is the folder with features, or lies in it."""
    path = Path(config.invocation_params.dir, argument.partition("::")[0])
    return path == FEATURES or FEATURES in path.parents or path.resolve().is_relative_to(FEATURES.resolve())


def _check_opstelling(config: pytest.Config) -> None:
    """End here when the opstelling cannot be used: once, also with workers, and before anything is collected."""
    if hasattr(config, "workerinput") or config.option.help:
        return
    from pytest_dsoketen.model.exitcodes import Exitcode  # noqa: PLC0415  (alleen als de suite draait)
    from pytest_dsoketen.sessie import check_instellingen  # noqa: PLC0415

    melding = check_instellingen(config, parallel=bool(getattr(config.option, "numprocesses", None)))
    if melding:
        raise Fout(melding, returncode=Exitcode.OPSTELLING_ONGELDIG)


class Fout(pytest.exit.Exception):  # type: ignore[misc, name-defined]
    """Ends the run with one message; pytest shows the name of this class before it."""


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Hand the id of the run to a worker of xdist."""
    from pytest_dsoketen.sessie import get_toetsronde  # noqa: PLC0415  (alleen met xdist)

    node.workerinput["dsoketen_toetsronde"] = get_toetsronde(node.config)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect the feature files of the chain."""
    if file_path.suffix != ".feature":
        return None
    from pytest_dsoketen.gherkin.collectie import collect_feature, is_ketenfeature  # noqa: PLC0415
    from pytest_dsoketen.sessie import list_mappen  # noqa: PLC0415

    if not is_ketenfeature(file_path, tuple(list_mappen(parent.config))):
        return None
    try:
        get_sessie(parent.config)
    except pytest.exit.Exception as fout:
        parent.config.stash[_FOUT] = fout
        return None
    return collect_feature(file_path, parent)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config) -> None:
    """End the run when the opstelling cannot be used; while collecting pytest would take that for a fault in a folder."""
    if _FOUT in config.stash:
        raise config.stash[_FOUT]


class _Controller:
    """Wakes the session on the controller of xdist, which collects nothing itself."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Start the session at the first report of a scenario."""
        if hasattr(report, "dsoketen_verloop"):
            get_sessie(self._config)


def get_sessie(config: pytest.Config) -> Sessie:
    """Give the session of this process; the first call starts it."""
    if _SESSIE in config.stash:
        return config.stash[_SESSIE]
    from pytest_dsoketen.model.exitcodes import Exitcode  # noqa: PLC0415
    from pytest_dsoketen.opstelling import OpstellingOngeldigError  # noqa: PLC0415
    from pytest_dsoketen.sessie import Sessie, list_stapmodules, read_instellingen  # noqa: PLC0415

    try:
        sessie = Sessie(config, read_instellingen(config))
    except OpstellingOngeldigError as fout:
        raise Fout(str(fout), returncode=Exitcode.OPSTELLING_ONGELDIG) from None
    config.stash[_SESSIE] = sessie
    pytest.register_assert_rewrite("pytest_dsoketen.steps")
    for module in list_stapmodules():
        config.pluginmanager.import_plugin(module)
    sessie.activate()
    gc.freeze()  # what was imported stays until the end; the collector need not look at it again
    return sessie


@pytest.fixture
def keten(request: pytest.FixtureRequest) -> Keten:
    """The chain of this scenario: parties by role, time, and `expect`."""
    return get_sessie(request.config).begin(request.node)


@pytest.fixture
def geval() -> Geval:
    """What the steps of this scenario hand on to each other."""
    from pytest_dsoketen.toetsing.geval import Geval  # noqa: PLC0415

    return Geval()
