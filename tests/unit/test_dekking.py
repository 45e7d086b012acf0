# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What the features claim is true: steps, norms and storingen that exist, and enough of them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from pytest_dsoketen.dekking import (
    format_matrix,
    format_redenen,
    iter_scenarios,
    list_dekking,
    list_matrix,
    measure_matrix,
)
from pytest_dsoketen.model.berichten import Verplichtingsniveau
from pytest_dsoketen.model.eisen import EISEN, Controleplaats, Matrixregel, Veroorzaker, load_matrix
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.schakels import SCHAKEL_PER_CODE
from pytest_dsoketen.model.stappen import STAP_PER_CODE, STAPPEN, Stapcode
from pytest_dsoketen.oefenketen.storingen import STORINGEN

SCENARIOS = list(iter_scenarios())
STEPS = Path(__file__).parents[2] / "steps"


def _values(scenario, soort):
    return {tag.partition(":")[2] for tag in scenario.tags if tag.startswith(f"{soort}:")}


def test_at_least_three_scenarios_in_the_folder_of_each_stap():
    """Every one of the 14 codes has its folder with three scenarios or more, all tagged with that code."""
    for stap in STAPPEN:
        eigen = [s for s in SCENARIOS if s.bestand.startswith(f"{stap.map}/")]
        assert len(eigen) >= 3, stap.code
        assert all(_values(s, "stap") == {stap.code.value} for s in eigen)


def test_three_iterations_end_to_end():
    """Each iteration of the werkplaats has a scenario that walks several steps."""
    for iteratie in "123":
        assert any(len(_values(s, "stap")) > 1 and iteratie in _values(s, "iteratie") for s in SCENARIOS)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: s.naam)
def test_tags_mean_something(scenario):
    """Each tag names a step, norm or role that exists, and each scenario says which step and norm it is about."""
    assert _values(scenario, "stap") <= {code.value for code in Stapcode}
    assert _values(scenario, "stap")
    assert _values(scenario, "eis") <= set(EISEN)
    assert _values(scenario, "eis") or _values(scenario, "vraag")
    assert _values(scenario, "rol") <= {rol.value for rol in Rol}
    assert {tag.partition(":")[0] for tag in scenario.tags} <= {
        "stap", "eis", "rol", "iteratie", "storing", "oefening", "vraag", "inhoud", "casus", "leerdoel", "voorbereiding", "kern",
    }  # fmt: skip


def test_names_are_unique_over_the_suite():
    """A scenario can be asked for by its own words."""
    dubbel = [naam for naam, aantal in Counter(s.naam for s in SCENARIOS).items() if aantal > 1]

    assert dubbel == []


def test_every_norm_that_a_step_can_raise_has_a_scenario_of_its_own():
    """Without one its bevinding would only ever block; and a norm in the tables is used somewhere."""
    bron = "\n".join(path.read_text(encoding="utf-8") for path in STEPS.glob("*.py"))
    raised = set(re.findall(r"\"((?:DSOK|LVBB|STOP|OZON|TPOD|BHKV)[A-Z0-9-]*\d)\"", bron)) & set(EISEN)
    claimed = {eis for scenario in SCENARIOS for eis in _values(scenario, "eis")}

    assert raised - claimed == set()


def test_norms_and_storingen_name_existing_hops():
    """A code that no schakel has would never be found."""
    for eis in EISEN.values():
        assert set(eis.schakels) <= set(SCHAKEL_PER_CODE), eis.code
    for storing in STORINGEN.values():
        assert storing.schakel in SCHAKEL_PER_CODE or not storing.schakel, storing.id
        assert storing.stap in STAP_PER_CODE


def test_storing_tags_name_published_bevindingen():
    """A `@storing:` tag is the id of a published bevinding."""
    for scenario in SCENARIOS:
        assert all(re.fullmatch(r"BV-\d{3}", waarde) for waarde in _values(scenario, "storing"))


def test_every_storing_has_a_scenario_that_says_it_finds_it():
    """In the step in which it breaks; the kill matrix proves it."""
    for storing in STORINGEN.values():
        stappen = {code for s in SCENARIOS if storing.bv in _values(s, "storing") for code in _values(s, "stap")}
        assert storing.stap.value in stappen, (storing.id, storing.bv)


def test_the_core_walk_touches_every_step():
    """One scenario per stap carries `@kern`, and one that walks from the plan to the zaak."""
    kern = [scenario for scenario in SCENARIOS if "kern" in scenario.tags]

    assert {code for scenario in kern for code in _values(scenario, "stap")} == {code.value for code in Stapcode}
    assert max(len(_values(scenario, "stap")) for scenario in kern) >= 12


def _regel(code, versies, *waar):
    return Matrixregel(
        code,
        Verplichtingsniveau.MOET,
        versies,
        (Veroorzaker.SOFTWARE,),
        tuple(waar),
        "titel",
        "tekst",
        "advies",
        "" if waar else "van buiten niet te zien",
    )


def test_the_coverage_counts_each_place_and_each_version_apart():
    """A rule that two places check is executable once."""
    regels = [
        _regel("LVBB1", ("5.0", "6.0"), Controleplaats.EIGEN, Controleplaats.XSD),
        _regel("LVBB2", ("5.0",)),
        _regel("STOP1", ("5.0",), Controleplaats.SCHEMATRON),
        _regel("STOP2", ("5.0",), Controleplaats.TOESTAND),
        _regel("DM-1", (), Controleplaats.EIGEN),
    ]

    lvbb, stop, totaal = measure_matrix("5.0", regels)
    assert (lvbb.familie, lvbb.regels, lvbb.uitvoerbaar, lvbb.eigen, lvbb.xsd, lvbb.niet) == ("LVBB", 2, 1, 1, 1, 1)
    assert (stop.uitvoerbaar, stop.eigen, stop.schematron) == (2, 1, 1)
    assert (totaal.familie, totaal.regels, totaal.uitvoerbaar, totaal.eigen, totaal.niet) == ("totaal", 4, 3, 2, 1)
    assert [rij.regels for rij in measure_matrix("6.0", regels)] == [1, 1]


def test_every_rule_is_told_of_and_the_table_adds_up():
    """What nothing checks stands under its reason."""
    assert {rij["code"] for rij in list_matrix()} == set(load_matrix())
    redenen = "\n".join(format_redenen())
    assert all(rij["code"] in redenen for rij in list_matrix() if not rij["waar"])
    *families, totaal = measure_matrix("5.0")
    assert sum(rij.regels for rij in families) == totaal.regels
    assert format_matrix("5.0")[-1].split()[:2] == ["totaal", str(totaal.regels)]


def test_the_list_of_norms_holds_those_of_the_chain_and_of_scenarios_only():
    """A rule of the validatiematrix stands there when a scenario is about it."""
    codes = {rij["code"] for rij in list_dekking()}
    claimed = {eis for scenario in SCENARIOS for eis in _values(scenario, "eis")}

    assert set(EISEN) - set(load_matrix()) <= codes
    assert codes & set(load_matrix()) == claimed & set(load_matrix())


def test_the_whole_matrix_is_there_and_most_of_it_is_checked():
    """All 839 rules of the last complete validatiematrix; 550 executable, of which 300 without official files."""
    per_familie = {rij.familie: rij for rij in measure_matrix("5.0")}
    assert {naam: rij.regels for naam, rij in per_familie.items()} == {
        "BHKV": 29,
        "GEOMETRY": 5,
        "LVBB": 286,
        "OZON": 149,
        "RTRG": 6,
        "STOP": 251,
        "TPOD": 113,
        "totaal": 839,
    }
    assert per_familie["totaal"].uitvoerbaar >= 550
    assert per_familie["totaal"].eigen >= 300
