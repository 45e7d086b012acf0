# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Een bestand met fouten start niet: alle fouten samen, met bestand en regel, zonder binnenwerk."""

from __future__ import annotations

import pytest

pytest_plugins = ["pytester"]


@pytest.fixture(autouse=True)
def _zonder_plugin(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drive the package from a conftest, so that only this layer is tested."""
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p no:dsoketen")


CONFTEST = """
from pytest_bdd import given, parsers, then, when

def pytest_collect_file(file_path, parent):
    from pytest_dsoketen.gherkin.collectie import collect_feature
    return collect_feature(file_path, parent)

@given(parsers.parse("een aanvraag van {omvang}"))
def _(omvang):
    pass

@when("de initiatiefnemer indient")
def _():
    pass

@then(parsers.re(r"is er (?P<aantal>\\w+) zaak"))
def _(aantal):
    pass
"""

FEATURE = """\
# language: nl
Functionaliteit: Een verzoek

  Achtergrond:
    Gegeven een aanvraag van niets

  Scenario: Eerste
    Als de initiatiefnemer indient
    Dan is er één zaak

  Abstract Scenario: Tweede
    Gegeven een aanvraag van <omvang>
    Dan is er één zaak

    Voorbeelden:
      | omvang |
      | 1 MB   |
      | 2 MB   |
"""


@pytest.fixture
def keten(pytester: pytest.Pytester) -> pytest.Pytester:
    pytester.makeconftest(CONFTEST)
    write_feature(pytester, FEATURE)
    return pytester


def write_feature(pytester: pytest.Pytester, text: str) -> None:
    pytester.path.joinpath("a.feature").write_text(text, encoding="utf-8")


def list_faults(pytester: pytest.Pytester) -> list[str]:
    result = pytester.runpytest("-q")
    result.assert_outcomes(errors=1)
    assert "Traceback" not in result.stdout.str()
    assert "collectie.py" not in result.stdout.str()
    return [line for line in result.outlines if line.startswith("a.feature:")]


def test_a_good_file_runs(keten: pytest.Pytester) -> None:
    keten.runpytest().assert_outcomes(passed=3)


def test_every_fault_is_reported_at_once_with_its_line(keten: pytest.Pytester) -> None:
    text = FEATURE.replace("Tweede", "Eerste").replace("Als de initiatiefnemer", "Als de gemeente")
    write_feature(keten, text.replace("Abstract", "@skip\n  Abstract"))
    faults = list_faults(keten)
    assert [fault.split(": ")[0] for fault in faults] == ["a.feature:8", "a.feature:11", "a.feature:12"]


def test_an_unknown_step_is_found_before_anything_runs(keten: pytest.Pytester) -> None:
    write_feature(keten, FEATURE.replace("Als de initiatiefnemer indient", "Als de initiatiefnemer indiend"))
    assert list_faults(keten) == [
        "a.feature:8: onbekende stap 'Als de initiatiefnemer indiend'. Bedoelt u 'de initiatiefnemer indient'?"
    ]


def test_an_unknown_step_that_exists_under_another_keyword_says_so(keten: pytest.Pytester) -> None:
    write_feature(keten, FEATURE.replace("Dan is er één zaak\n\n  Ab", "Dan de initiatiefnemer indient\n\n  Ab"))
    assert list_faults(keten) == [
        "a.feature:9: onbekende stap 'Dan de initiatiefnemer indient'. Deze zin bestaat wel als Als-stap."
    ]


def test_an_unknown_background_step_is_reported_once(keten: pytest.Pytester) -> None:
    write_feature(keten, FEATURE.replace("Gegeven een aanvraag van niets", "Gegeven xyz"))
    assert list_faults(keten) == ["a.feature:5: onbekende stap 'Gegeven xyz'. Zie de lijst met frasen."]


def test_each_row_is_looked_up_by_itself(keten: pytest.Pytester) -> None:
    text = (
        FEATURE.replace("is er één zaak\n\n    V", "is er <omvang> zaak\n\n    V")
        .replace("1 MB", "één")
        .replace("2 MB", "2 x")
    )
    write_feature(keten, text)
    (fault,) = list_faults(keten)
    assert fault.startswith("a.feature:13: onbekende stap 'Dan is er 2 x zaak'.")


def test_two_definitions_for_one_step_are_both_named(keten: pytest.Pytester) -> None:
    keten.makeconftest(CONFTEST + '\n@then("is er één zaak")\ndef _():\n    pass\n')
    faults = list_faults(keten)
    assert [fault.split(": ")[0] for fault in faults] == ["a.feature:9", "a.feature:13"]
    assert "past op 2 definities" in faults[0]
    assert "conftest.py:15" in faults[0]
    assert "conftest.py:19" in faults[0]


def test_two_plugins_with_one_sentence_are_ambiguous(keten: pytest.Pytester) -> None:
    code = 'from pytest_bdd import given\n@given("een gemeente")\ndef _():\n    pass\n'
    keten.makepyfile(plugin_een=code, plugin_twee=code)
    keten.syspathinsert()
    write_feature(keten, FEATURE.replace("Gegeven een aanvraag van niets", "Gegeven een gemeente"))
    result = keten.runpytest("-p", "plugin_een", "-p", "plugin_twee")
    result.stdout.fnmatch_lines(
        ["a.feature:5: stap 'Gegeven een gemeente' past op 2 definities:*plugin_een*plugin_twee*"]
    )


def test_an_async_step_is_refused(keten: pytest.Pytester) -> None:
    keten.makeconftest(CONFTEST.replace('indient")\ndef _', 'indient")\nasync def _'))
    (fault,) = list_faults(keten)
    assert fault.startswith("a.feature:8: stap 'Als de initiatiefnemer indient' is een 'async def' (")


def test_an_async_step_that_nobody_uses_is_left_alone(keten: pytest.Pytester) -> None:
    keten.makeconftest(CONFTEST + '\n@then("wacht")\nasync def _():\n    pass\n')
    keten.runpytest().assert_outcomes(passed=3)


def test_text_that_is_not_gherkin_gives_a_dutch_line(keten: pytest.Pytester) -> None:
    write_feature(keten, FEATURE.replace("Dan is er één zaak\n\n  A", "Dna is er één zaak\n\n  A"))
    (fault,) = list_faults(keten)
    assert fault == "a.feature:9: 'Dna is er één zaak' begint niet met een trefwoord. Bedoelt u 'Dan'?"


def test_a_file_in_another_encoding_is_refused(keten: pytest.Pytester) -> None:
    keten.path.joinpath("a.feature").write_bytes(FEATURE.encode("cp1252"))
    assert list_faults(keten) == ["a.feature:9: het bestand is geen UTF-8. Sla het op als UTF-8."]


def test_a_byte_order_mark_is_accepted(keten: pytest.Pytester) -> None:
    keten.path.joinpath("a.feature").write_text(FEATURE, encoding="utf-8-sig")
    keten.runpytest().assert_outcomes(passed=3)


def test_windows_line_ends_are_accepted(keten: pytest.Pytester) -> None:
    keten.path.joinpath("a.feature").write_bytes(FEATURE.replace("\n", "\r\n").encode())
    keten.runpytest().assert_outcomes(passed=3)
