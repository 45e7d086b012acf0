# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The pytest hooks that only matter once there are scenarios; registered on the first feature file."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from pytest_dsoketen.gherkin.verloop import Scenarioverloop, attach_verloop, list_properties, status_of_report
from pytest_dsoketen.model.oordelen import GESLAAGD, Oordeel, Uitkomst

_NAAM = "dsoketen-gherkin"


class Gherkinhaken:
    """Puts what happened in a scenario on its report."""

    @pytest.hookimpl(wrapper=True, trylast=True)
    def pytest_runtest_makereport(self, item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Conclude at the call, or at a setup that did not pass."""
        report = yield
        build = getattr(item, "build_verloop", None)
        if build is not None and (report.when == "call" or (report.when == "setup" and not report.passed)):
            verloop: Scenarioverloop = build(_judge_report(report))
            attach_verloop(report, verloop)
            properties = list_properties(verloop)
            item.user_properties += properties
            report.user_properties += properties
        return report

    @pytest.hookimpl
    def pytest_report_teststatus(self, report: pytest.CollectReport | pytest.TestReport) -> tuple[str, str, str] | None:
        """Show a fault in the test or the set-up as an error."""
        return status_of_report(report)


def _judge_report(report: pytest.TestReport) -> Uitkomst:
    """Give the verdict when no step did: pytest or another plugin ended the scenario."""
    if report.passed:
        return GESLAAGD
    reden = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longreprtext
    return Uitkomst(Oordeel.NIET_GETOETST if report.skipped else Oordeel.TOETSFOUT, reden.removeprefix("Skipped: "))


def register_haken(config: pytest.Config) -> None:
    """Register the hooks once; harmless to call again.

    The controller of xdist collects nothing, so the plugin calls this there itself.
    """
    if not config.pluginmanager.has_plugin(_NAAM):
        config.pluginmanager.register(Gherkinhaken(), _NAAM)
