# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""From what was seen to what is known: unique bevindingen, and verdicts per stap, per schakel and for the keten.

Everything here gives the same answer whatever the order in which scenarios ran.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from pytest_dsoketen.model.bevindingen import Bevinding, Ernst, Oorzaak, Soort
from pytest_dsoketen.model.oordelen import GESLAAGD, Oordeel, Uitkomst, roll_up
from pytest_dsoketen.model.schakels import SCHAKELS
from pytest_dsoketen.model.stappen import STAPPEN, Stapcode
from pytest_dsoketen.register.logboek import SCHEMAVERSIE, Logboekinhoud, ScenarioBegonnen, ScenarioKlaar
from pytest_dsoketen.verbinding.codec import to_data

_SCHAKELVOLGORDE = {schakel.code: plaats for plaats, schakel in enumerate(SCHAKELS)}


@dataclass(frozen=True)
class Stapsamenvatting:
    """What is known of one of the 14 steps.

    Attributes:
        stap: the code.
        titel: what happens in it.
        uitkomst: the verdicts of its scenarios, added up.
        scenarios: how many scenarios ran, with those that were broken off.
        duur: time that they took on the clock of the machine.
        wachttijd: time that they let pass in the chain, waited or jumped over.
        bevindingen: vingerafdrukken of what was seen in this step or caused by it.
    """

    stap: Stapcode
    titel: str
    uitkomst: Uitkomst
    scenarios: int
    duur: timedelta
    wachttijd: timedelta
    bevindingen: tuple[str, ...]


@dataclass(frozen=True)
class Schakelsamenvatting:
    """What is known of one hop.

    Attributes:
        schakel: the code.
        naam: how a key-user calls it.
        stap: the step it belongs to.
        uitkomst: the verdicts on it, added up.
        scenarios: how many scenarios said something about it.
        bevindingen: vingerafdrukken of the bevindingen on it.
    """

    schakel: str
    naam: str
    stap: Stapcode
    uitkomst: Uitkomst
    scenarios: int
    bevindingen: tuple[str, ...]


@dataclass(frozen=True)
class Blokkade:
    """What could not be tested because of one bevinding.

    Attributes:
        vingerafdruk: of the bevinding.
        stappen: the steps with scenarios that it blocked, in order.
        scenarios: names of those scenarios.
    """

    vingerafdruk: str
    stappen: tuple[Stapcode, ...]
    scenarios: tuple[str, ...]


@dataclass(frozen=True)
class Samenvatting:
    """The outcome of a toetsronde.

    Attributes:
        toetsronde: which one.
        keten: verdict on the whole chain: all 14 steps count, also those that were not run.
        gedraaid: verdict on what ran, and only that.
        stappen: the 14 steps, in order.
        schakels: every hop, in order.
        bevindingen: the unique bevindingen, in the order of the chain.
        blokkades: per bevinding what it blocked.
        aantal_per_oordeel: number of scenarios per verdict.
        afgebroken: scenarios that were started and never got a verdict.
    """

    toetsronde: str
    keten: Uitkomst
    gedraaid: Uitkomst
    stappen: tuple[Stapsamenvatting, ...]
    schakels: tuple[Schakelsamenvatting, ...]
    bevindingen: tuple[Bevinding, ...]
    blokkades: tuple[Blokkade, ...]
    aantal_per_oordeel: dict[str, int]
    afgebroken: tuple[str, ...] = ()

    def list_geblokkeerd(self, vingerafdruk: str) -> tuple[Stapcode, ...]:
        """Give the steps that one bevinding blocked."""
        return next((blokkade.stappen for blokkade in self.blokkades if blokkade.vingerafdruk == vingerafdruk), ())


def fold_bevindingen(waarnemingen: Iterable[Bevinding]) -> tuple[Bevinding, ...]:
    """Make one bevinding of all sightings with one vingerafdruk.

    The sighting that speaks for the others was seen in the step that caused it, if there is one, and has the smallest
    scenario name. `aantal`, `eerst_gezien` and `laatst_gezien` cover them all.

    Args:
        waarnemingen: every sighting, in any order.

    Returns:
        The unique bevindingen in the order of the chain: oorzaak_stap, schakel, vingerafdruk.
    """
    groups: dict[str, list[Bevinding]] = {}
    for waarneming in waarnemingen:
        groups.setdefault(waarneming.vingerafdruk, []).append(waarneming)
    return tuple(sorted((_fold_group(group) for group in groups.values()), key=_ketenvolgorde))


def summarise(inhoud: Logboekinhoud, *, toetsronde: str = "") -> Samenvatting:
    """Add up what a run announced.

    Args:
        inhoud: what the logboek holds; only the lines of `toetsronde` count when that is given.
        toetsronde: the run.

    Returns:
        The outcome; scenarios that were broken off count as *niet getoetst*.
    """
    if toetsronde:
        inhoud = inhoud.select_toetsronde(toetsronde)
    scenarios = _list_scenarios(inhoud)
    bevindingen = fold_bevindingen(inhoud.bevindingen)
    vingerafdrukken = {waarneming.id: waarneming.vingerafdruk for waarneming in inhoud.bevindingen}
    stappen = tuple(_summarise_stap(stap.code, stap.titel, scenarios, inhoud.bevindingen) for stap in STAPPEN)
    counts = {oordeel.value: sum(klaar.uitkomst.oordeel is oordeel for klaar in scenarios) for oordeel in Oordeel}
    return Samenvatting(
        toetsronde=toetsronde,
        keten=roll_up(stap.uitkomst for stap in stappen),
        gedraaid=roll_up(klaar.uitkomst for klaar in scenarios),
        stappen=stappen,
        schakels=_summarise_schakels(scenarios, bevindingen, inhoud.bevindingen),
        bevindingen=bevindingen,
        blokkades=_list_blokkades(scenarios, bevindingen, vingerafdrukken),
        aantal_per_oordeel={oordeel: aantal for oordeel, aantal in counts.items() if aantal},
        afgebroken=tuple(sorted(begin.scenario for begin in inhoud.afgebroken)),
    )


def write_bevindingen(path: Path, bevindingen: Sequence[Bevinding]) -> None:
    """Write the unique bevindingen as JSON; the file is either the old one or the new one, never half."""
    _write_json(path, {"schemaversie": SCHEMAVERSIE, "bevindingen": to_data(tuple(bevindingen), tuple[Bevinding, ...])})


def write_samenvatting(path: Path, samenvatting: Samenvatting) -> None:
    """Write the outcome as JSON; bevindingen are named by their vingerafdruk, they stand in their own file."""
    data = to_data(samenvatting)
    data["bevindingen"] = [bevinding.vingerafdruk for bevinding in samenvatting.bevindingen]
    _write_json(path, {"schemaversie": SCHEMAVERSIE, **data})


def _fold_group(group: Sequence[Bevinding]) -> Bevinding:
    """Make one bevinding of the sightings of one fault."""
    moments = [moment for waarneming in group for moment in _list_momenten(waarneming)]
    return replace(
        min(group, key=_zeggingskracht),
        aantal=sum(waarneming.aantal for waarneming in group),
        eerst_gezien=min(moments, key=datetime.timestamp),
        laatst_gezien=max(moments, key=datetime.timestamp),
    )


def _list_momenten(waarneming: Bevinding) -> list[datetime]:
    """Give the moments that a sighting knows of."""
    moments = (waarneming.eerst_gezien, waarneming.tijdstip, waarneming.laatst_gezien)
    return [moment for moment in moments if moment is not None]


def _zeggingskracht(waarneming: Bevinding) -> tuple[bool, str, float, str]:
    """Order sightings: the one that tells most first."""
    elsewhere = waarneming.waargenomen_in_stap is not waarneming.oorzaak_stap
    return elsewhere, waarneming.scenario, waarneming.tijdstip.timestamp(), waarneming.id


def _ketenvolgorde(bevinding: Bevinding) -> tuple[int, int, str, str]:
    """Order bevindingen along the chain."""
    schakel = _SCHAKELVOLGORDE.get(bevinding.schakel, len(_SCHAKELVOLGORDE))
    return bevinding.oorzaak_stap.volgorde, schakel, bevinding.schakel, bevinding.vingerafdruk


def _list_scenarios(inhoud: Logboekinhoud) -> tuple[ScenarioKlaar, ...]:
    """Give every scenario once, in the order of the chain; a repeated one keeps its worst verdict."""
    verdicts: dict[tuple[str, Stapcode, str], ScenarioKlaar] = {}
    for klaar in (*inhoud.klaar, *map(_end_afgebroken, inhoud.afgebroken)):
        key = (klaar.toetsronde, klaar.stap, klaar.scenario)
        known = verdicts.get(key)
        if known is None or _ergst(klaar) > _ergst(known):
            verdicts[key] = klaar
    return tuple(sorted(verdicts.values(), key=lambda klaar: (klaar.stap.volgorde, klaar.scenario, klaar.toetsronde)))


def _ergst(klaar: ScenarioKlaar) -> tuple[int, str]:
    """Order verdicts on one scenario, the same way whichever came first."""
    return klaar.uitkomst.oordeel.gewicht, klaar.uitkomst.reden


def _end_afgebroken(begin: ScenarioBegonnen) -> ScenarioKlaar:
    """Give a scenario that was broken off its verdict."""
    reden = f"de toets is afgebroken tijdens het scenario “{begin.scenario}”"
    return ScenarioKlaar(
        begin.scenario, begin.stap, Uitkomst(Oordeel.NIET_GETOETST, reden), begin.tijdstip, begin.toetsronde
    )


def _summarise_stap(
    code: Stapcode, titel: str, scenarios: Sequence[ScenarioKlaar], waarnemingen: Sequence[Bevinding]
) -> Stapsamenvatting:
    """Add up one step."""
    own = [klaar for klaar in scenarios if klaar.stap is code]
    uitkomst = roll_up(klaar.uitkomst for klaar in own)
    if not own:
        uitkomst = Uitkomst(Oordeel.NIET_GETOETST, "van deze stap is in deze toetsronde geen scenario uitgevoerd")
    return Stapsamenvatting(
        stap=code,
        titel=titel,
        uitkomst=uitkomst,
        scenarios=len(own),
        duur=sum((klaar.duur for klaar in own), timedelta()),
        wachttijd=sum((klaar.wachttijd for klaar in own), timedelta()),
        bevindingen=_unique(
            waarneming
            for waarneming in waarnemingen
            if code in (waarneming.waargenomen_in_stap, waarneming.oorzaak_stap)
        ),
    )


def _summarise_schakels(
    scenarios: Sequence[ScenarioKlaar], bevindingen: Sequence[Bevinding], waarnemingen: Sequence[Bevinding]
) -> tuple[Schakelsamenvatting, ...]:
    """Add up every hop: what was found on it, and what the scenarios over it said."""
    place = {waarneming.id: waarneming.schakel for waarneming in waarnemingen}
    summaries: list[Schakelsamenvatting] = []
    for schakel in SCHAKELS:
        found = [bevinding for bevinding in bevindingen if bevinding.schakel == schakel.code]
        spoken = [uitkomst for klaar in scenarios if (uitkomst := _judge_schakel(klaar, schakel.code, place))]
        uitkomst = roll_up([*map(_judge_bevinding, found), *spoken])
        if not found and not spoken:
            uitkomst = Uitkomst(Oordeel.NIET_GETOETST, "geen scenario deed een uitspraak over deze schakel")
        summaries.append(
            Schakelsamenvatting(schakel.code, schakel.naam, schakel.stap, uitkomst, len(spoken), _unique(found))
        )
    return tuple(summaries)


def _judge_schakel(klaar: ScenarioKlaar, schakel: str, place: dict[str, str]) -> Uitkomst | None:
    """Say what a scenario tells about one hop; None when it tells nothing.

    A scenario that failed on one hop says nothing about the others that it walks; one that passed with a warning on one
    hop passed on the others; one that was blocked or undecided is that on all of them.
    """
    if klaar.uitkomst.oordeel is Oordeel.GEBLOKKEERD or not klaar.uitkomst.bevinding:
        return klaar.uitkomst if schakel in klaar.schakels else None
    at = place.get(klaar.uitkomst.bevinding, "")
    if at == schakel:
        return klaar.uitkomst
    if schakel not in klaar.schakels:
        return None
    if klaar.uitkomst.oordeel.is_groen:
        return GESLAAGD
    return None if at else klaar.uitkomst


def _judge_bevinding(bevinding: Bevinding) -> Uitkomst:
    """Say what a bevinding means for the hop it is on."""
    if bevinding.soort is not Soort.FUNCTIONEEL:
        oordeel = Oordeel.ONBESLIST
    elif bevinding.oorzaak is Oorzaak.OPSTELLING:
        oordeel = Oordeel.OPSTELLINGSFOUT
    elif bevinding.ernst in (Ernst.WAARSCHUWING, Ernst.INFO):
        oordeel = Oordeel.WAARSCHUWING
    else:
        oordeel = Oordeel.GEZAKT
    return Uitkomst(oordeel, bevinding.titel, bevinding.id)


def _list_blokkades(
    scenarios: Sequence[ScenarioKlaar], bevindingen: Sequence[Bevinding], vingerafdrukken: dict[str, str]
) -> tuple[Blokkade, ...]:
    """Say per bevinding which scenarios could not be tested because of it."""
    blocked = [klaar for klaar in scenarios if klaar.uitkomst.oordeel is Oordeel.GEBLOKKEERD]
    blokkades: list[Blokkade] = []
    for bevinding in bevindingen:
        here = [
            klaar for klaar in blocked
            if vingerafdrukken.get(klaar.uitkomst.bevinding, klaar.uitkomst.bevinding) == bevinding.vingerafdruk
        ]  # fmt: skip
        if here:
            stappen = tuple(dict.fromkeys(klaar.stap for klaar in here))
            blokkades.append(Blokkade(bevinding.vingerafdruk, stappen, tuple(klaar.scenario for klaar in here)))
    return tuple(blokkades)


def _unique(bevindingen: Iterable[Bevinding]) -> tuple[str, ...]:
    """Give the vingerafdrukken once each, in a fixed order."""
    return tuple(sorted({bevinding.vingerafdruk for bevinding in bevindingen}))


def _write_json(path: Path, data: dict[str, Any]) -> None:
    """Write a file in one move."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    with temporary.open("wb") as file:
        file.write(text.encode("utf-8", "replace"))
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
