# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Verdicts add up to the worst, and the first reason stays."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pytest_dsoketen.model.exitcodes import Exitcode, find_exitcode, get_exitcode
from pytest_dsoketen.model.oordelen import Oordeel, Uitkomst, roll_up

_UITKOMSTEN = st.lists(st.builds(Uitkomst, st.sampled_from(list(Oordeel)), st.text(max_size=3)), min_size=1)


@given(_UITKOMSTEN)
def test_only_ever_worse(uitkomsten):
    """Adding a verdict never makes the whole better."""
    geheel = roll_up(uitkomsten)

    assert geheel.oordeel.gewicht == max(uitkomst.oordeel.gewicht for uitkomst in uitkomsten)
    assert roll_up([*uitkomsten, Uitkomst(Oordeel.GESLAAGD)]) == geheel or geheel.oordeel is Oordeel.NIET_VAN_TOEPASSING


@given(_UITKOMSTEN)
def test_first_reason_stays(uitkomsten):
    """Of equally bad verdicts the first counts."""
    geheel = roll_up(uitkomsten)

    assert geheel == next(uitkomst for uitkomst in uitkomsten if uitkomst.oordeel is geheel.oordeel)


def test_nothing_run_is_not_green():
    """A run without verdicts was not tested."""
    assert roll_up([]).oordeel is Oordeel.NIET_GETOETST
    assert not roll_up([]).oordeel.is_groen


def test_exit_code_is_zero_for_green_only():
    """What is not green has an exit code of its own kind."""
    for oordeel in Oordeel:
        assert (get_exitcode(oordeel) is Exitcode.GROEN) == oordeel.is_groen


def test_an_exit_code_of_somebody_else_is_broken_off():
    """Another plugin may end pytest with any number; that is no reason to fall over while summing up."""
    assert find_exitcode(77) is Exitcode.ONDERBROKEN
    assert all(find_exitcode(int(code)) is code for code in Exitcode)
