# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Sightings become unique bevindingen, and scenarios become verdicts on steps, hops and the chain."""

from __future__ import annotations

import itertools
import json
import random
from datetime import UTC, datetime, timedelta

from test_register_schema import make_bevinding

from pytest_dsoketen.model.bevindingen import Bevinding, Ernst, Oorzaak, Soort
from pytest_dsoketen.model.oordelen import Oordeel, Uitkomst
from pytest_dsoketen.model.stappen import Stapcode
from pytest_dsoketen.register import (
    Logboekinhoud,
    ScenarioBegonnen,
    ScenarioKlaar,
    fold_bevindingen,
    summarise,
    write_bevindingen,
    write_samenvatting,
)
from pytest_dsoketen.verbinding.codec import from_data

NU = datetime(2026, 11, 22, 10, 24, 7, tzinfo=UTC)
UUR = timedelta(hours=1)


def make_klaar(scenario: str, stap: Stapcode, oordeel: Oordeel = Oordeel.GESLAAGD, bevinding: str = "", **overig):
    uitkomst = Uitkomst(oordeel, "" if oordeel is Oordeel.GESLAAGD else f"reden van {scenario}", bevinding)
    return ScenarioKlaar(scenario, stap, uitkomst, NU, "r1", **overig)


def by_stap(samenvatting):
    return {stap.stap: stap for stap in samenvatting.stappen}


def by_schakel(samenvatting):
    return {schakel.schakel: schakel for schakel in samenvatting.schakels}


def test_sightings_of_one_fault_become_one_bevinding():
    """Number and moments cover all sightings; the one seen at its cause speaks for them."""
    sightings = [
        make_bevinding(scenario="a", tijdstip=NU + UUR, waarom="elders gezien"),
        make_bevinding(scenario="z", waargenomen_in_stap=Stapcode.S8B, tijdstip=NU + 3 * UUR, waarom="bij de oorzaak"),
        make_bevinding(scenario="b", tijdstip=NU),
    ]

    (unique,) = fold_bevindingen(sightings)

    assert (unique.aantal, unique.eerst_gezien, unique.laatst_gezien) == (3, NU, NU + 3 * UUR)
    assert (unique.scenario, unique.waarom) == ("z", "bij de oorzaak")


def test_smallest_scenario_speaks_when_none_was_at_the_cause():
    """Without a sighting at the cause, the scenario name decides."""
    (unique,) = fold_bevindingen([make_bevinding(scenario="b"), make_bevinding(scenario="a")])

    assert unique.scenario == "a"


def test_order_of_sightings_does_not_matter():
    """Whatever order the workers wrote in, the result is the same to the byte."""
    sightings = [
        make_bevinding(vingerafdruk=f"{stap.value}{schakel}{nummer}", scenario=f"s{nummer}", oorzaak_stap=stap,
                       schakel=schakel, tijdstip=NU + nummer * UUR)
        for stap in (Stapcode.S10, Stapcode.S2, Stapcode.S9A)
        for schakel in ("bijlagen", "notificatie", "", "onbekend")
        for nummer in (1, 2)
    ]  # fmt: skip
    expected = fold_bevindingen(sightings)
    for seed in range(20):
        random.Random(seed).shuffle(sightings)

        assert fold_bevindingen(sightings) == expected
    assert [bevinding.oorzaak_stap.value for bevinding in expected[::8]] == ["2", "9a", "10"]
    assert [bevinding.schakel for bevinding in expected[:8:2]] == ["notificatie", "bijlagen", "", "onbekend"]


def test_every_order_of_three_equal_names_gives_one_answer():
    """Even sightings that differ only in moment or text fold to the same one."""
    sightings = [make_bevinding(tijdstip=NU + nummer * UUR, waarom=str(nummer)) for nummer in range(3)]
    folds = {fold_bevindingen(order) for order in itertools.permutations(sightings)}

    assert len(folds) == 1


def test_different_vingerafdruk_stays_apart():
    """Two faults are two bevindingen, also with one title."""
    assert len(fold_bevindingen([make_bevinding(), make_bevinding(vingerafdruk="anders")])) == 2


def test_steps_add_up():
    """The worst verdict counts; a step without scenarios was not tested and says so."""
    inhoud = Logboekinhoud(
        bevindingen=(make_bevinding(),),
        klaar=(
            make_klaar("b", Stapcode.S9A, Oordeel.GEZAKT, "BEV-7f3a0000", duur=timedelta(seconds=2), wachttijd=UUR),
            make_klaar("a", Stapcode.S9A, duur=timedelta(seconds=1), wachttijd=UUR),
            make_klaar("c", Stapcode.S1),
        ),
    )

    stappen = by_stap(summarise(inhoud))

    assert len(stappen) == 14
    assert stappen[Stapcode.S9A].uitkomst == Uitkomst(Oordeel.GEZAKT, "reden van b", "BEV-7f3a0000")
    assert (stappen[Stapcode.S9A].scenarios, stappen[Stapcode.S9A].duur) == (2, timedelta(seconds=3))
    assert stappen[Stapcode.S9A].wachttijd == 2 * UUR
    assert stappen[Stapcode.S9A].bevindingen == stappen[Stapcode.S8B].bevindingen == ("7f3a000000000000",)
    assert stappen[Stapcode.S1].uitkomst.oordeel is Oordeel.GESLAAGD
    assert stappen[Stapcode.S2].uitkomst.oordeel is Oordeel.NIET_GETOETST
    assert "geen scenario" in stappen[Stapcode.S2].uitkomst.reden


def test_chain_is_green_only_when_every_step_ran():
    """A run over a part can be green itself; the chain is not until all 14 steps are."""
    part = summarise(Logboekinhoud(klaar=(make_klaar("a", Stapcode.S1),)))
    whole = summarise(Logboekinhoud(klaar=tuple(make_klaar(stap.value, stap) for stap in Stapcode)))

    assert (part.gedraaid.oordeel, part.keten.oordeel) == (Oordeel.GESLAAGD, Oordeel.NIET_GETOETST)
    assert whole.keten.oordeel is Oordeel.GESLAAGD


def test_broken_off_scenario_counts_as_not_tested():
    """A killed run is never green, and names what it was doing."""
    inhoud = Logboekinhoud(
        begonnen=(ScenarioBegonnen("bezig", Stapcode.S1, NU, "r1"), ScenarioBegonnen("a", Stapcode.S1, NU, "r1")),
        klaar=(make_klaar("a", Stapcode.S1),),
    )

    samenvatting = summarise(inhoud, toetsronde="r1")

    assert samenvatting.afgebroken == ("bezig",)
    assert samenvatting.gedraaid.oordeel is Oordeel.NIET_GETOETST
    assert "“bezig”" in samenvatting.gedraaid.reden
    assert samenvatting.aantal_per_oordeel == {"geslaagd": 1, "niet getoetst": 1}


def test_other_toetsronde_does_not_count():
    """One logboek may hold several runs."""
    inhoud = Logboekinhoud(bevindingen=(make_bevinding(toetsronde="r0"),), klaar=(make_klaar("a", Stapcode.S1),))

    assert summarise(inhoud, toetsronde="r0").aantal_per_oordeel == {}
    assert summarise(inhoud, toetsronde="r1").bevindingen == ()
    assert len(summarise(inhoud).bevindingen) == 1


def test_repeated_scenario_keeps_its_worst_verdict():
    """A second attempt never makes a scenario look better."""
    attempts = [make_klaar("a", Stapcode.S1, Oordeel.GEZAKT), make_klaar("a", Stapcode.S1)]

    for order in (attempts, attempts[::-1]):
        samenvatting = summarise(Logboekinhoud(klaar=tuple(order)))
        assert samenvatting.aantal_per_oordeel == {"gezakt": 1}


def test_hops_add_up():
    """A failure counts on the hop of its bevinding; a pass counts on all hops; a block on all hops."""
    inhoud = Logboekinhoud(
        bevindingen=(make_bevinding(),),
        klaar=(
            make_klaar("a", Stapcode.S9A, Oordeel.GEZAKT, "BEV-7f3a0000", schakels=("indienen", "notificatie")),
            make_klaar("b", Stapcode.S8B, schakels=("indienen",)),
            make_klaar("c", Stapcode.S9B, Oordeel.GEBLOKKEERD, "BEV-7f3a0000", schakels=("terugkoppeling",)),
            make_klaar("d", Stapcode.S10, Oordeel.ONBESLIST, schakels=("notificatie-behandeldienst",)),
        ),
    )

    schakels = by_schakel(summarise(inhoud))

    assert schakels["notificatie"].uitkomst.oordeel is Oordeel.GEZAKT
    assert schakels["notificatie"].bevindingen == ("7f3a000000000000",)
    assert schakels["indienen"].uitkomst.oordeel is Oordeel.GESLAAGD
    assert schakels["terugkoppeling"].uitkomst.oordeel is Oordeel.GEBLOKKEERD
    assert schakels["notificatie-behandeldienst"].uitkomst.oordeel is Oordeel.ONBESLIST
    assert schakels["download"].uitkomst.oordeel is Oordeel.NIET_GETOETST


def test_warning_leaves_the_other_hops_passed():
    """A scenario that passed with a warning on one hop passed on the others."""
    bevinding = make_bevinding(ernst=Ernst.WAARSCHUWING)
    klaar = make_klaar("a", Stapcode.S9A, Oordeel.WAARSCHUWING, bevinding.id, schakels=("indienen", "notificatie"))

    schakels = by_schakel(summarise(Logboekinhoud(bevindingen=(bevinding,), klaar=(klaar,))))

    assert schakels["notificatie"].uitkomst.oordeel is Oordeel.WAARSCHUWING
    assert schakels["indienen"].uitkomst.oordeel is Oordeel.GESLAAGD


def test_bevinding_alone_says_what_its_hop_is():
    """A bevinding of a run that was killed still colours its hop."""
    expected = {
        Oordeel.GEZAKT: make_bevinding(),
        Oordeel.WAARSCHUWING: make_bevinding(ernst=Ernst.INFO),
        Oordeel.ONBESLIST: make_bevinding(soort=Soort.STORING),
        Oordeel.OPSTELLINGSFOUT: make_bevinding(oorzaak=Oorzaak.OPSTELLING),
    }
    for oordeel, bevinding in expected.items():
        schakels = by_schakel(summarise(Logboekinhoud(bevindingen=(bevinding,))))
        assert schakels["notificatie"].uitkomst.oordeel is oordeel


def test_blocked_steps_hang_under_the_bevinding():
    """What was not tested is listed once per step, in the order of the chain."""
    inhoud = Logboekinhoud(
        bevindingen=(make_bevinding(), make_bevinding(id="BEV-2", vingerafdruk="2")),
        klaar=(
            make_klaar("c", Stapcode.S10, Oordeel.GEBLOKKEERD, "BEV-7f3a0000"),
            make_klaar("b", Stapcode.S9B, Oordeel.GEBLOKKEERD, "BEV-7f3a0000"),
            make_klaar("a", Stapcode.S9B, Oordeel.GEBLOKKEERD, "BEV-7f3a0000"),
            make_klaar("d", Stapcode.S9B, Oordeel.GEZAKT, "BEV-2"),
        ),
    )

    samenvatting = summarise(inhoud)

    assert samenvatting.list_geblokkeerd("7f3a000000000000") == (Stapcode.S9B, Stapcode.S10)
    assert samenvatting.blokkades[0].scenarios == ("a", "b", "c")
    assert samenvatting.list_geblokkeerd("2") == ()


def test_files_can_be_read_back(tmp_path):
    """Both files are JSON with a version; the bevindingen come back equal."""
    inhoud = Logboekinhoud(bevindingen=(make_bevinding(titel="é \ud800"),), klaar=(make_klaar("a", Stapcode.S1),))
    samenvatting = summarise(inhoud, toetsronde="r1")
    write_bevindingen(tmp_path / "rapport" / "bevindingen.json", samenvatting.bevindingen)
    write_samenvatting(tmp_path / "rapport" / "samenvatting.json", samenvatting)

    bevindingen = json.loads((tmp_path / "rapport" / "bevindingen.json").read_text(encoding="utf-8"))
    keten = json.loads((tmp_path / "rapport" / "samenvatting.json").read_text(encoding="utf-8"))

    assert bevindingen["schemaversie"] == keten["schemaversie"] == 1
    assert [from_data(data, Bevinding).titel for data in bevindingen["bevindingen"]] == ["é ?"]
    assert keten["bevindingen"] == ["7f3a000000000000"]
    assert keten["keten"]["oordeel"] == "niet getoetst"
    assert [stap["stap"] for stap in keten["stappen"]] == [code.value for code in Stapcode]
    assert sorted(path.name for path in (tmp_path / "rapport").iterdir()) == ["bevindingen.json", "samenvatting.json"]


def test_same_logboek_gives_the_same_bytes(tmp_path):
    """Two summaries of one run in another order do not differ in one byte."""
    klaar = [make_klaar(f"s{nummer}", stap, Oordeel.ONBESLIST) for nummer, stap in enumerate(Stapcode)]
    bevindingen = [make_bevinding(vingerafdruk=str(nummer), scenario=f"s{nummer}") for nummer in range(5)]
    seen = set()
    for seed in range(5):
        random.Random(seed).shuffle(klaar)
        random.Random(seed).shuffle(bevindingen)
        samenvatting = summarise(Logboekinhoud(bevindingen=tuple(bevindingen), klaar=tuple(klaar)), toetsronde="r1")
        write_bevindingen(tmp_path / "b.json", samenvatting.bevindingen)
        write_samenvatting(tmp_path / "s.json", samenvatting)
        seen.add((tmp_path / "b.json").read_bytes() + (tmp_path / "s.json").read_bytes())

    assert len(seen) == 1
