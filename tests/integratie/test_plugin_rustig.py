# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""In somebody else's project the plugin stays out of the way."""

from __future__ import annotations

_ZWAAR = ("lxml", "httpx", "starlette", "uvicorn", "cattrs", "xmlschema", "typer", "pytest_dsoketen.sessie",
          "pytest_dsoketen.oefenketen", "pytest_dsoketen.standaarden")  # fmt: skip


def test_nothing_heavy_is_imported(pytester):
    """A project without our features pays for no more than the module with the hooks."""
    pytester.makepyfile(
        f"""
        import sys

        def test_rustig():
            assert [naam for naam in {_ZWAAR!r} if naam in sys.modules] == []
        """
    )

    pytester.runpytest_subprocess("--strict-markers", "-W", "error").assert_outcomes(passed=1)


def test_a_feature_of_the_project_itself_is_left_alone(pytester):
    """A vendor's own feature file stays his own unless he asks."""
    pytester.makefile(".feature", eigen="# language: nl\nFunctionaliteit: Eigen\n  Scenario: Iets\n    Gegeven iets\n")

    assert pytester.runpytest_subprocess("--collect-only", "-q").ret == 5


def test_help_has_one_group(pytester):
    """All options stand together, each also as an ini key."""
    done = pytester.runpytest_subprocess("--help")

    done.stdout.fnmatch_lines(["DSO-keten (pytest-dsoketen):", "*--dsoketen-opstelling=BESTAND*", "*dsoketen_storing*"])


def test_it_can_be_left_out(pytester):
    """`-p no:dsoketen` works."""
    pytester.makepyfile("def test_x(): pass")

    pytester.runpytest_subprocess("-p", "no:dsoketen").assert_outcomes(passed=1)
