# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Two versions of a plan side by side: how they differ, in one Dutch sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.plannen import Artikel, Planbijlage, Regeling
from pytest_dsoketen.toetsing.keten import Keten


def describe_verschil(verwacht: Regeling, gezien: Regeling) -> str:
    """Say in one sentence how the text of two versions differs; empty when it does not."""
    anders = {artikel.wid: artikel for artikel in gezien.artikelen}
    weg = [artikel.nummer for artikel in verwacht.artikelen if artikel.wid not in anders]
    if weg:
        return f"artikel {', '.join(weg)} ontbreekt"
    bekend = {artikel.wid for artikel in verwacht.artikelen}
    extra = [artikel.nummer for artikel in gezien.artikelen if artikel.wid not in bekend]
    if extra:
        return f"artikel {', '.join(extra)} hoort er niet in"
    for artikel in verwacht.artikelen:
        ander = anders[artikel.wid]
        if _normalise(artikel.tekst) != _normalise(ander.tekst):
            return f"de tekst van artikel {artikel.nummer} is anders: “{ander.tekst[:160]}”"
        if (artikel.nummer, _normalise(artikel.opschrift)) != (ander.nummer, _normalise(ander.opschrift)):
            return (
                f"het nummer of het opschrift van artikel {artikel.nummer} is anders: {ander.nummer} {ander.opschrift}"
            )
    volgorde = [artikel.wid for artikel in gezien.artikelen]
    for vorige, artikel in zip(("", *(a.wid for a in verwacht.artikelen)), verwacht.artikelen, strict=False):
        if volgorde.index(artikel.wid) != (volgorde.index(vorige) + 1 if vorige else 0):
            return f"artikel {artikel.nummer} staat op een andere plaats"
    return ""


def describe_annotaties(verwacht: Regeling, gezien: Regeling) -> str:
    """Say how the annotations differ; empty when they do not."""
    anders = {artikel.wid: artikel for artikel in gezien.artikelen}
    for artikel in verwacht.artikelen:
        ander = anders.get(artikel.wid)
        if ander is None or frozenset(artikel.activiteiten) != frozenset(ander.activiteiten):
            return f"bij artikel {artikel.nummer} staan andere activiteiten"
        if frozenset(artikel.gebieden) != frozenset(ander.gebieden):
            return f"bij artikel {artikel.nummer} staan andere gebieden"
    return ""


def describe_gebieden(verwacht: Regeling, gezien: Regeling) -> str:
    """Say how the locations and their geometries differ; empty when they do not."""
    anders = {gebied.identificatie: gebied for gebied in gezien.gebieden}
    for gebied in verwacht.gebieden:
        ander = anders.get(gebied.identificatie)
        if ander is None:
            return f"het gebied {gebied.naam} ontbreekt"
        if gebied.vlakken != ander.vlakken:
            return f"het gebied {gebied.naam} heeft andere grenzen"
    return ""


def describe_bijlagen(verwacht: Sequence[Planbijlage], gezien: Sequence[Planbijlage]) -> str:
    """Say how pictures and documents differ; empty when they do not."""
    anders = {bijlage.bestandsnaam: bijlage.sha256 for bijlage in gezien}
    for bijlage in verwacht:
        if bijlage.bestandsnaam not in anders:
            return f"{bijlage.bestandsnaam} ontbreekt"
        if anders[bijlage.bestandsnaam] != bijlage.sha256:
            return f"de inhoud van {bijlage.bestandsnaam} is anders"
    return ""


def merge_regelingen(basis: Regeling, eerste: Regeling, tweede: Regeling) -> Regeling:
    """Say what a plan has to be when two besluiten changed it, each other articles: that of the first, with the second's."""
    was = {artikel.wid: artikel for artikel in basis.artikelen}
    nieuw = {artikel.wid: artikel for artikel in tweede.artikelen if artikel != was.get(artikel.wid)}
    weg = {wid for wid in was if wid not in {artikel.wid for artikel in tweede.artikelen}}
    artikelen = [nieuw.pop(artikel.wid, artikel) for artikel in eerste.artikelen if artikel.wid not in weg]
    return replace(eerste, artikelen=(*artikelen, *nieuw.values()))


def expect_annotaties(keten: Keten, verwacht: Regeling) -> None:
    """Expect that the last article, which was added, has the location and the activity that it was given."""
    artikel = verwacht.artikelen[-1]
    gezien = find_artikel(keten.plansoftware.fetch_regeling(verwacht.work), artikel.wid)
    annotaties = (gezien.gebieden, gezien.activiteiten) if gezien else ((), ())
    keten.expect(
        "DSOK-PLAN-106",
        klopt=annotaties == (artikel.gebieden, artikel.activiteiten),
        verwacht="het artikel heeft één werkingsgebied en één activiteit",
        waargenomen=f"het artikel heeft {len(annotaties[0])} gebieden en {len(annotaties[1])} activiteiten",
        kenmerk=verwacht.work,
        rol=Rol.PLANSOFTWARE,
    )


def find_artikel(regeling: Regeling, wid: str) -> Artikel | None:
    """Find an article."""
    return next((artikel for artikel in regeling.artikelen if artikel.wid == wid), None)


def _normalise(tekst: str) -> str:
    """Make white space single."""
    return " ".join(tekst.split())
