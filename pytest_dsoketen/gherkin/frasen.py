# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The sentences that a scenario can be made of, read from the step definitions themselves."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import dataclass

from pytest_bdd.steps import StepFunctionContext, step_function_context_registry

from pytest_dsoketen.gherkin.stapzoeker import SOORTEN, locate_functie


@dataclass(frozen=True, order=True)
class Frase:
    """One sentence.

    Attributes:
        module: dotted name of the module that defines it.
        regelnummer: line of the step function in that module.
        soort: `Gegeven`, `Als`, `Dan`, or `*` for a step of every kind.
        patroon: the sentence with its parameters, such as `een bijlage van {omvang}`.
        toelichting: the docstring of the step; empty when it has none.
        moduletoelichting: the first line of the docstring of the module.
    """

    module: str
    regelnummer: int
    soort: str
    patroon: str
    toelichting: str
    moduletoelichting: str


def list_frasen(pakket: str) -> list[Frase]:
    """Return the sentences of the step modules that are imported, by module and then in the order of the file.

    Args:
        pakket: dotted name of a package or a module; everything in or below it counts.
    """
    contexts = list(step_function_context_registry.values())
    return sorted(set(_iter_frasen(contexts, pakket)))


def _iter_frasen(contexts: list[StepFunctionContext], pakket: str) -> Iterator[Frase]:
    for context in contexts:
        functie = inspect.unwrap(context.step_func)
        naam = functie.__module__
        if naam == pakket or naam.startswith(f"{pakket}."):
            yield Frase(
                module=naam,
                regelnummer=locate_functie(functie)[1],
                soort=SOORTEN[context.type] if context.type else "*",
                patroon=context.parser.name,
                toelichting=inspect.getdoc(functie) or "",
                moduletoelichting=(inspect.getdoc(inspect.getmodule(functie)) or "").partition("\n")[0],
            )
