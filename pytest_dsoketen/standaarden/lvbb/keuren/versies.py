# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about the versions that a besluit makes, against those that the LVBB holds (LVBB4001-4015, 50xx, 7005)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pytest_dsoketen.model.plannen import Besluitsoort
from pytest_dsoketen.standaarden.lvbb.inhoud import Regelingwijziging
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.lvbb.toestand import Register
from pytest_dsoketen.standaarden.stop.versie import Regelingversie

Oordeel = Callable[[Dossier, Register, Regelingwijziging], Iterator[str]]
OordeelOpWas = Callable[[Dossier, Register, Regelingwijziging, Regelingversie], Iterator[str]]


def per_wijziging(vind: Oordeel) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make a rule about every new version in a besluit; what is wrong stands at its element."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        register = dossier.register
        if register is None:
            return
        for wijziging in dossier.aanlevering.regelingen:
            for melding in vind(dossier, register, wijziging):
                yield melding, wijziging.element

    return find


def per_was(vind: OordeelOpWas) -> Callable[[Dossier], Iterator[Vondst]]:
    """Make a rule about every version that a besluit builds on and that the LVBB holds."""

    def find(dossier: Dossier, register: Register, wijziging: Regelingwijziging) -> Iterator[str]:
        was = register.versies.get(wijziging.was)
        if was is not None:
            yield from vind(dossier, register, wijziging, was)

    return per_wijziging(find)


def find_besluit_bestaat(dossier: Dossier) -> Iterator[Vondst]:
    """LVBB4001: the besluit is new."""
    besluit, register = dossier.aanlevering.besluit, dossier.register
    stand = register.besluiten.get(besluit.work) if besluit and register else None
    if besluit is not None and stand is not None and stand.status.telt:
        yield f"het besluit {besluit.work} is al eerder aangeleverd", besluit.element


def _find_wordt_bestaat(dossier: Dossier, register: Register, wijziging: Regelingwijziging) -> Iterator[str]:  # noqa: ARG001
    """LVBB4014: a new version is new."""
    if wijziging.wordt in register.versies:
        yield f"de versie {wijziging.wordt} bestaat al"


def _find_was_bestaat_niet(dossier: Dossier, register: Register, wijziging: Regelingwijziging) -> Iterator[str]:  # noqa: ARG001
    """LVBB4015: the version that is built on exists."""
    if wijziging.was and wijziging.was not in register.versies:
        yield f"de versie {wijziging.was} waarop het besluit voortbouwt, bestaat niet"


def _find_regeling_bestaat(dossier: Dossier, register: Register, wijziging: Regelingwijziging) -> Iterator[str]:  # noqa: ARG001
    """LVBB5019: a new regeling is new; an ontwerp of it may be there."""
    if (
        wijziging.is_nieuw
        and wijziging.wordt not in register.versies
        and register.versies_of(wijziging.work, Besluitsoort.DEFINITIEF)
    ):
        yield f"de regeling {wijziging.work} bestaat al"


def _find_was_ontwerp(
    dossier: Dossier,  # noqa: ARG001
    register: Register,  # noqa: ARG001
    wijziging: Regelingwijziging,  # noqa: ARG001
    was: Regelingversie,
) -> Iterator[str]:
    """LVBB5007: the version that is built on does not come from an ontwerp."""
    if was.soort is Besluitsoort.ONTWERP:
        yield f"de versie {was.expression} komt uit een ontwerpbesluit"


def _find_was_gebruikt(
    dossier: Dossier,
    register: Register,
    wijziging: Regelingwijziging,  # noqa: ARG001
    was: Regelingversie,
) -> Iterator[str]:
    """LVBB5015: no definitief besluit builds on a version that was built on before: that is samenloop."""
    gebruik = register.gebruik_of(was.expression)
    if gebruik is not None and not dossier.aanlevering.is_ontwerp:
        yield f"op de versie {was.expression} is al voortgebouwd, in besluit {gebruik.work}"


def _find_zelfde_dag(dossier: Dossier, register: Register, wijziging: Regelingwijziging) -> Iterator[str]:
    """LVBB7005: no two versions of one regeling begin to hold on the same day."""
    besluit = dossier.aanlevering.besluit
    dag = besluit.inwerking_of(dossier.aanlevering.doel_of(wijziging)) if besluit else None
    for versie in register.versies_of(wijziging.work, Besluitsoort.DEFINITIEF) if dag else ():
        if versie.expression != wijziging.wordt and register.werkend_vanaf(versie) == dag:
            yield f"ook de versie {versie.expression} werkt vanaf {dag}"


REGELS_VERSIES: tuple[Regel, ...] = (
    Regel("LVBB4001", Fase.CONSOLIDATIE, find_besluit_bestaat),
    Regel("LVBB4014", Fase.CONSOLIDATIE, per_wijziging(_find_wordt_bestaat)),
    Regel("LVBB4015", Fase.CONSOLIDATIE, per_wijziging(_find_was_bestaat_niet)),
    Regel("LVBB5007", Fase.CONSOLIDATIE, per_was(_find_was_ontwerp)),
    Regel("LVBB5015", Fase.CONSOLIDATIE, per_was(_find_was_gebruikt)),
    Regel("LVBB5019", Fase.CONSOLIDATIE, per_wijziging(_find_regeling_bestaat)),
    Regel("LVBB7005", Fase.CONSOLIDATIE, per_wijziging(_find_zelfde_dag)),
)
