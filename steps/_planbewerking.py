# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Have the plansoftware change a plan, and know what the plan has to be then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pytest_dsoketen.model.casussen import InhoudOntbreektError
from pytest_dsoketen.model.plannen import Activiteit, Artikel, Besluitsoort, Gebied, Regeling
from pytest_dsoketen.toetsing.keten import Keten

from ._planverloop import Planwijziging, next_werkdag


def start_op(keten: Keten, regeling: Regeling, soort: Besluitsoort) -> Planwijziging:
    """Start a besluit on a regeling that was downloaded."""
    id_ = keten.plansoftware.start_wijziging(regeling.work, soort)
    return Planwijziging(id_, next_werkdag(keten), regeling, soort)


def expect_after(keten: Keten, wijziging: Planwijziging, change: Callable[[Regeling], Regeling]) -> Planwijziging:
    """Say what the regeling has to be after a change; its expression is that of the software."""
    bezig = keten.plansoftware.fetch_regeling(wijziging.verwacht.work)
    return replace(wijziging, verwacht=replace(change(wijziging.verwacht), expression=bezig.expression))


def change_artikel(keten: Keten, wijziging: Planwijziging, artikel: Artikel, tekst: str) -> Planwijziging:
    """Give an article another text."""
    keten.plansoftware.change_tekst(wijziging.id, artikel.wid, tekst)

    def change(regeling: Regeling) -> Regeling:
        nieuw = " ".join(tekst.split())
        artikelen = (replace(a, tekst=nieuw) if a.wid == artikel.wid else a for a in regeling.artikelen)
        return replace(regeling, artikelen=tuple(artikelen))

    return expect_after(keten, wijziging, change)


def add_artikel(
    keten: Keten,
    wijziging: Planwijziging,
    artikel: Artikel,
    gebieden: Sequence[Gebied],
    activiteiten: Sequence[Activiteit],
) -> Planwijziging:
    """Add an article with its annotations."""
    keten.plansoftware.add_artikel(wijziging.id, artikel, tuple(gebieden), tuple(activiteiten))
    return expect_after(
        keten,
        wijziging,
        lambda regeling: replace(
            regeling,
            artikelen=(*regeling.artikelen, artikel),
            activiteiten=(*regeling.activiteiten, *activiteiten),
            gebieden=(*regeling.gebieden, *gebieden),
        ),
    )


def remove_artikel(keten: Keten, wijziging: Planwijziging, artikel: Artikel) -> Planwijziging:
    """Remove an article."""
    keten.plansoftware.remove_artikel(wijziging.id, artikel.wid)
    return expect_after(
        keten,
        wijziging,
        lambda regeling: replace(regeling, artikelen=tuple(a for a in regeling.artikelen if a.wid != artikel.wid)),
    )


def move_artikel(keten: Keten, wijziging: Planwijziging, artikel: Artikel, na: Artikel) -> Planwijziging:
    """Put an article behind another one."""
    keten.plansoftware.move_artikel(wijziging.id, artikel.wid, na.wid)

    def move(regeling: Regeling) -> Regeling:
        blijft = [ander for ander in regeling.artikelen if ander.wid != artikel.wid]
        plek = [ander.wid for ander in blijft].index(na.wid) + 1
        return replace(regeling, artikelen=(*blijft[:plek], artikel, *blijft[plek:]))

    return expect_after(keten, wijziging, move)


def find_verhuizing(regeling: Regeling, waarheen: str) -> tuple[Artikel, Artikel]:
    """Choose an article to move and the one behind which it comes, in its own hoofdstuk or in another one.

    Raises:
        InhoudOntbreektError: when the plan has no two articles for it.
    """
    for artikel in regeling.artikelen:
        for ander in reversed(regeling.artikelen):
            zelfde = _hoofdstuk(artikel) == _hoofdstuk(ander)
            if artikel.wid != ander.wid and artikel.activiteiten and zelfde == (waarheen == "binnen zijn hoofdstuk"):
                return artikel, ander
    raise InhoudOntbreektError(f"het plan heeft geen artikel dat {waarheen} kan verhuizen")


def find_vervaller(regeling: Regeling) -> Artikel:
    """Choose an article to remove: the last one that has a rule about an activity, of more than one article.

    Raises:
        InhoudOntbreektError: when the plan has none.
    """
    for artikel in reversed(regeling.artikelen):
        if artikel.activiteiten and len(regeling.artikelen) > 1:
            return artikel
    raise InhoudOntbreektError("het plan heeft geen artikel dat kan vervallen")


def _hoofdstuk(artikel: Artikel) -> str:
    """Say in which hoofdstuk an article stands."""
    return artikel.eid.rpartition("__")[0]


__all__ = [
    "add_artikel",
    "change_artikel",
    "expect_after",
    "find_verhuizing",
    "find_vervaller",
    "move_artikel",
    "remove_artikel",
    "start_op",
]
