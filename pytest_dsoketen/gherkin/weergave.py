# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""How a scenario that did not pass reads on the terminal: the chain first, Python only where Python is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import _pytest
import pluggy
import pytest
import pytest_bdd
from pytest_bdd.parser import Scenario, Step

from pytest_dsoketen.gherkin.stapzoeker import locate_functie
from pytest_dsoketen.model.oordelen import Uitkomst

_BINNENWERK = (
    *(Path(module.__file__ or "").parent for module in (_pytest, pluggy, pytest_bdd)),
    Path(__file__).parent,
)
_Functie = Callable[..., object]


def render_uitkomst(
    uitkomst: Uitkomst, scenario: Scenario, plaats: str, step: Step | None, details: tuple[tuple[str, str], ...]
) -> str:
    """Write the verdict as a sentence and under it labelled lines, for someone who does not read Python."""
    lines = [("Scenario", scenario.name), ("Plaats", plaats)]
    if step is not None:
        lines.append(("Stap", f"{step.keyword} {step.name}"))
    lines += details
    head = f"{uitkomst.oordeel.value}: {uitkomst.reden}"
    return "\n".join((head, *(_render_line(label, text) for label, text in lines)))


def _render_line(label: str, text: str) -> str:
    first, *rest = text.splitlines() or [""]
    return "\n".join((f"  {label:<12} {first}".rstrip(), *(f"{'':15}{line}" for line in rest)))


def render_traceback(excinfo: pytest.ExceptionInfo[BaseException], functie: _Functie | None, style: Any) -> str:
    """Write the traceback from the step function on."""
    return str(excinfo.getrepr(style=style, tbfilter=lambda info: _cut_traceback(info, functie)))


def locate_fout(excinfo: pytest.ExceptionInfo[BaseException], functie: _Functie | None) -> str:
    """Return file and line in the step function where an assertion broke."""
    entry = _cut_traceback(excinfo, functie)[0]
    return f"{entry.path}:{entry.lineno + 1}"


def _cut_traceback(excinfo: pytest.ExceptionInfo[BaseException], functie: _Functie | None) -> Any:
    traceback = excinfo.traceback
    if functie is not None:
        path, line = locate_functie(functie)
        cut = traceback.cut(path=path, firstlineno=line - 1)
        if cut != traceback:
            return cut
    return traceback.filter(lambda entry: not _is_binnenwerk(Path(entry.path))) or traceback


def _is_binnenwerk(path: Path) -> bool:
    return any(map_ in path.parents for map_ in _BINNENWERK)
