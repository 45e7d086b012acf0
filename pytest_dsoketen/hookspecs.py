# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The hooks that a plugin or a conftest may implement to take part in a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytest_bdd.parser import Scenario, Step

    from pytest_dsoketen.model.oordelen import OordeelError


@pytest.hookspec(firstresult=True)
def pytest_dsoketen_beoordeel(
    request: pytest.FixtureRequest, scenario: Scenario, step: Step | None, exception: BaseException
) -> OordeelError | None:
    """Turn an exception that a step raised into a verdict.

    Called for every exception that is no `OordeelError` itself. The first answer counts.

    Args:
        request: the request of the scenario.
        scenario: the scenario, outline values filled in.
        step: the step that raised it; None when it came from a fixture during setup.
        exception: what was raised.

    Returns:
        The verdict, or None to leave it to others: an AssertionError then is *gezakt* and anything else *toetsfout*.
    """
