# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Het verloop van een scenario overleeft de reis over JSON."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from pytest_dsoketen.gherkin.verloop import (
    NIET_UITGEVOERD,
    Scenarioverloop,
    Stapverloop,
    attach_verloop,
    list_properties,
    read_verloop,
    status_of_report,
)

VERLOOP = Scenarioverloop(
    functionaliteit="Een verzoek komt heel aan",
    bestand="stap_09a.feature",
    regel="Elk verzoek wordt één zaak",
    scenario="Een aanvraag",
    regelnummer=12,
    beschrijving="Uitleg",
    regelbeschrijving="Bron: STAM",
    tags=("stap:9a", "eis:DSOK-STAM-001"),
    voorbeeld=(("omvang", "1 MB"),),
    stappen=(
        Stapverloop("Gegeven", "een aanvraag", 13, "geslaagd", 0.5, (("a", "b"),), "tekst"),
        Stapverloop("Dan", "is er één zaak", 14, NIET_UITGEVOERD, 0.0),
    ),
    oordeel="gezakt",
    reden="er zijn twee zaken",
    bevinding="BV-1",
    details=(("schakel", "loket → vth"),),
    duur=0.5,
)


def make_report(oordeel: str, *, failed: bool) -> SimpleNamespace:
    report = SimpleNamespace(failed=failed)
    attach_verloop(report, Scenarioverloop(**{**vars(VERLOOP), "oordeel": oordeel}))
    return report


def test_it_comes_back_equal_from_json() -> None:
    assert Scenarioverloop.from_dict(json.loads(json.dumps(VERLOOP.to_dict()))) == VERLOOP


def test_it_is_read_from_the_report_it_was_put_on() -> None:
    report = SimpleNamespace()
    assert read_verloop(report) is None
    attach_verloop(report, VERLOOP)
    assert read_verloop(report) == VERLOOP


def test_only_what_is_filled_becomes_a_property() -> None:
    assert list_properties(VERLOOP) == [
        ("oordeel", "gezakt"),
        ("reden", "er zijn twee zaken"),
        ("bevinding", "BV-1"),
    ]
    leeg = Scenarioverloop(**{**vars(VERLOOP), "oordeel": "geslaagd", "reden": "", "bevinding": ""})
    assert list_properties(leeg) == [("oordeel", "geslaagd")]


@pytest.mark.parametrize(
    ("oordeel", "category"),
    [("gezakt", "failed"), ("toetsfout", "error"), ("opstellingsfout", "error")],
)
def test_the_verdict_tells_a_failure_from_an_error(oordeel: str, category: str) -> None:
    status = status_of_report(make_report(oordeel, failed=True))
    assert status is not None
    assert status[0] == category


def test_pytest_names_every_other_report() -> None:
    assert status_of_report(SimpleNamespace(failed=True)) is None
    assert status_of_report(make_report("geslaagd", failed=False)) is None
    assert status_of_report(make_report("waarschuwing", failed=True)) is None
