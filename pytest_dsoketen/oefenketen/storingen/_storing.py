# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What a storing is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.stappen import Stapcode

if TYPE_CHECKING:
    from pytest_dsoketen.oefenketen.referentiesoftware.plansoftware import Plansoftware
    from pytest_dsoketen.oefenketen.wereld import Wereld


@dataclass(frozen=True)
class Storing:
    """A fault that the oefenketen can be given on purpose, taken from a published bevinding.

    Attributes:
        id: stable id, such as `9a-losse-zaken`.
        bv: id of the published bevinding in the corpus, such as `BV-006`.
        stap: the step in which it breaks.
        schakel: code of the hop that breaks.
        partij: the role that is at fault.
        titel: what goes wrong, one Dutch sentence.
        apply: changes the behaviour of that party in a world that has just been made.
    """

    id: str
    bv: str
    stap: Stapcode
    schakel: str
    partij: Rol
    titel: str
    apply: Callable[[Wereld], None]


def wrap(partij: Any, methode: str, door: Callable[..., Any]) -> None:
    """Put a function around a method of one object; it gets the method as it was before the arguments."""
    setattr(partij, methode, partial(door, getattr(partij, methode)))


def get_plansoftware(wereld: Wereld, rol: Rol = Rol.PLANSOFTWARE) -> Plansoftware:
    """Give the plansoftware of the gemeente, or that of the bureau."""
    return cast("Plansoftware", wereld.partijen[rol])
