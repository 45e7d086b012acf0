# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What steps hand on to each other, and the refusal to judge nothing."""

from __future__ import annotations

import pytest

from pytest_dsoketen.model.oordelen import Oordeel, OordeelError
from pytest_dsoketen.toetsing.geval import Geval


def test_kept_by_type_and_name():
    """A newer one takes the place of an older one; a name keeps them apart."""
    geval = Geval()
    geval.put("een")
    geval.put("twee")
    geval.put("ander", "apart")

    assert geval.get(str) == "twee"
    assert geval.get(str, "apart") == "ander"
    assert geval.find(int) is None


@pytest.mark.parametrize(
    "doe", [lambda geval: geval.get(int, "x"), lambda geval: geval.require(klopt=False, wat="niets")]
)
def test_nothing_to_judge_is_a_fault_of_the_test(doe):
    """A step without what it needs never passes."""
    with pytest.raises(OordeelError) as gevangen:
        doe(Geval())

    assert gevangen.value.uitkomst.oordeel is Oordeel.TOETSFOUT


def test_something_to_judge_is_fine():
    """The counterpart."""
    Geval().require(klopt=True, wat="iets")
