# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Elke controle laat een goed bestand met rust en meldt, als enige, precies één verandering daarin."""

from __future__ import annotations

import pytest
from hypothesis import given as voor_elke
from hypothesis import strategies as st

from pytest_dsoketen.gherkin.lezen import parse_text
from pytest_dsoketen.gherkin.lint import check_feature
from pytest_dsoketen.gherkin.lintfouten import Lintsoort, render_lintfouten
from pytest_dsoketen.gherkin.trefwoorden import find_blokwoord, find_trefwoord, measure_afstand

GOED = """\
# language: nl
# Een opmerking mag overal.
@stap:9a @eis:DSOK-STAM-001
Functionaliteit: Een verzoek komt heel aan
  Als een initiatiefnemer indient, rekent hij op ontvangst.
  Regel 5 van de norm zegt dat ook; zie de bronnen: STAM 4.0.

  Achtergrond:
    Gegeven een gemeente

  Regel: Elk verzoek wordt één zaak
    Bron: STAM 4.0, verzoeknummer

    @iteratie:1
    Scenario: Een aanvraag wordt één zaak
      Bron: werkplaats Drimmelen
      Gegeven een aanvraag voor
        | activiteit         | xml  |
        | Houtopstand vellen | nee  |
      En de tekst
        \"\"\"
        <imow:tekst> Gegeven iets wat geen stap is: Scenario: </imow:tekst>
        \"\"\"
      Als de initiatiefnemer indient
      * de gemeente ontvangt
      Dan is er één zaak

  Regel: Wat is ingediend, is ontvangen
    De regel is getest met grote bestanden.

    Abstract Scenario: Bijlagen van <omvang> komen aan
      Gegeven een aanvraag van <omvang> met <soort>
      Dan is er één zaak

      @iteratie:3
      Voorbeelden: klein
        | omvang | soort |
        | 1 MB   | pdf   |
"""

MUTATIES = [
    (Lintsoort.TAAL, "# language: nl\n", "# taal: nl\n", "# taal: nl"),
    (Lintsoort.TAAL, "# language: nl\n", "# Eerst een opmerking.\n", "# Eerst een opmerking."),
    (Lintsoort.TREFWOORD, "  Achtergrond:", "  Achtergond:", "Achtergond:"),
    (Lintsoort.TREFWOORD, "    Scenario: Een", "    Scenarioo: Een", "Scenarioo:"),
    (Lintsoort.TREFWOORD, "    @iteratie:1\n    Scenario: Een", "    Scenarioo: Een", "Scenarioo:"),
    (Lintsoort.TREFWOORD, "      Voorbeelden: klein", "      Voorbelden: klein", "Voorbelden: klein"),
    (
        Lintsoort.TREFWOORD,
        "      @iteratie:3\n      Voorbeelden: klein",
        "      Voorbelden: klein",
        "Voorbelden: klein",
    ),
    (Lintsoort.TREFWOORD, "Gegeven een aanvraag van", "Gegven een aanvraag van", "Gegven een aanvraag van"),
    (Lintsoort.TREFWOORD, "    Gegeven een gemeente", "    gegeven een gemeente", "gegeven een gemeente"),
    (Lintsoort.TREFWOORD, "Dan is er één zaak\n\n      @", "dan is er één zaak\n\n      @", "dan is er één zaak"),
    (Lintsoort.TREFWOORD, "    De regel is getest", "    Regels: is getest", "Regels:"),
    (Lintsoort.TREFWOORD, "    De regel is getest", "    Voorbeelden: is getest", "Voorbeelden: is"),
    (Lintsoort.TREFWOORD, "    De regel is getest", "    Rule: is getest", "Rule:"),
    (Lintsoort.TREFWOORD, "heel aan\n", "heel aan\nFunctionaliteit: Twee\n", "Functionaliteit: Twee"),
    (Lintsoort.TEKST, "      Bron: werkplaats Drimmelen", "      Dit komt uit Drimmelen", "Dit komt uit Drimmelen"),
    (Lintsoort.TEKST, "    Gegeven een gemeente", "    Zij is nodig.\n    Gegeven een gemeente", "Zij is nodig."),
    (Lintsoort.TEKST, "    De regel is getest", "    Gegeven de norm is getest", "Gegeven de norm is getest"),
    (Lintsoort.LEEG, GOED, "# language: nl\nFunctionaliteit: Niets\n", "Functionaliteit: Niets"),
    (Lintsoort.LEEG, GOED, "# language: nl\n", "# language: nl"),
    (Lintsoort.LEEG, "  Regel: Wat is", "  Regel: Niets\n\n  Regel: Wat is", "Regel: Niets"),
    (Lintsoort.DUBBEL, "Bijlagen van <omvang> komen aan", "Een aanvraag wordt één zaak", "Abstract Scenario: Een"),
    (Lintsoort.DUBBEL, "Scenario: Een aanvraag wordt één zaak", "Scenario:", "Scenario:"),
    (Lintsoort.DUBBEL, "wordt één zaak\n      Bron", "wordt::één zaak\n      Bron", "Scenario: Een aanvraag wordt::"),
    (Lintsoort.GEEN_STAPPEN, "  Regel: Wat is", "    Scenario: Nog iets\n\n  Regel: Wat is", "Scenario: Nog iets"),
    (Lintsoort.EERSTE_STAP, "Gegeven een aanvraag van", "En een aanvraag van", "En een aanvraag van"),
    (Lintsoort.EERSTE_STAP, "Gegeven een aanvraag van", "* een aanvraag van", "* een aanvraag van"),
    (Lintsoort.EERSTE_STAP, "    Gegeven een gemeente", "    Maar een gemeente", "Maar een gemeente"),
    (Lintsoort.VOORBEELDEN, "        | 1 MB   | pdf   |\n", "", "Voorbeelden: klein"),
    (Lintsoort.VOORBEELDEN, "        | omvang | soort |\n        | 1 MB   | pdf   |\n", "", "Voorbeelden: klein"),
    (Lintsoort.VOORBEELDEN, "    Scenario: Een", "    Abstract Scenario: Een", "Abstract Scenario: Een"),
    (Lintsoort.KOLOM, " met <soort>", " met pdf", "| omvang | soort |"),
    (Lintsoort.KOLOM, " met <soort>", " met <soort> en <naam>", "Gegeven een aanvraag van <omvang> met <soort> en"),
    (Lintsoort.KOLOM, "Als de initiatiefnemer", "Als de <partij>", "Als de <partij>"),
    (Lintsoort.KOLOM, "| Houtopstand vellen |", "| <activiteit> |", "| <activiteit> |"),
    (Lintsoort.KOLOM, "| omvang | soort |", "| omvang | soort | soort |", "| omvang | soort | soort |"),
    (Lintsoort.TAG, "@iteratie:1", "@gemeente(0344)", "@gemeente(0344)"),
    (Lintsoort.TAG, "@stap:9a", "@skip", "@skip"),
    (Lintsoort.TAG, "@iteratie:3", "@_iteratie", "@_iteratie"),
    (Lintsoort.TAG, "  Regel: Wat is", "  @usefixtures\n  Regel: Wat is", "@usefixtures"),
    (Lintsoort.ONTLEDEN, "        | 1 MB   | pdf   |\n", "        | 1 MB   |\n", "| 1 MB   |"),
    (Lintsoort.ONTLEDEN, "      * de gemeente ontvangt", "      zonder bekend woord", "zonder bekend woord"),
    (Lintsoort.ONTLEDEN, "      * de gemeente ontvangt", "      Achtergrond: nog een", "Achtergrond: nog een"),
    (Lintsoort.ONTLEDEN, "      * de gemeente ontvangt", "      Functionaliteit: Twee", "Functionaliteit: Twee"),
    (Lintsoort.ONTLEDEN, "  Achtergrond:", "  @iteratie:1\n  Achtergrond:", "Achtergrond:"),
    (Lintsoort.ONTLEDEN, "        | 1 MB   | pdf   |\n", "        | 1 MB   | pdf   |\n\n@stap:11\n", ""),
]


def find_line(text: str, begin: str) -> int:
    """Return the number of the only line that begins so; the line after the last when nothing is asked for."""
    lines = text.splitlines()
    if not begin:
        return len(lines) + 1
    (number,) = (number for number, line in enumerate(lines, start=1) if line.strip().startswith(begin))
    return number


def repair_table(text: str) -> str:
    """Give the row under a doubled column its third cell, so that only the doubling is wrong."""
    return text.replace("| 1 MB   | pdf   |", "| 1 MB   | pdf   | pdf   |") if "soort | soort" in text else text


def test_a_good_file_is_left_alone() -> None:
    assert check_feature(parse_text(GOED)) == []


@pytest.mark.parametrize(("soort", "oud", "nieuw", "begin"), MUTATIES)
def test_one_mutation_is_reported_once_by_its_own_check(soort: Lintsoort, oud: str, nieuw: str, begin: str) -> None:
    assert GOED.count(oud) == 1
    text = repair_table(GOED.replace(oud, nieuw))
    fouten = check_feature(parse_text(text))
    assert [(fout.soort, fout.regelnummer) for fout in fouten] == [(soort, find_line(text, begin))]


def test_every_textual_check_has_its_mutation() -> None:
    elsewhere = {Lintsoort.ONBEKENDE_STAP, Lintsoort.MEERDUIDIGE_STAP, Lintsoort.ASYNC_STAP}
    assert {soort for soort, *_ in MUTATIES} == set(Lintsoort) - elsewhere


def test_steps_that_lost_their_scenario_are_all_reported() -> None:
    text = GOED.replace(
        "    @iteratie:1\n    Scenario: Een aanvraag wordt één zaak\n      Bron: werkplaats Drimmelen\n", ""
    )
    fouten = check_feature(parse_text(text))
    assert {fout.soort for fout in fouten} == {Lintsoort.TEKST}
    assert min(fouten).regelnummer == find_line(text, "Gegeven een aanvraag voor")


def test_two_step_like_lines_in_a_row_are_steps_that_lost_their_scenario() -> None:
    text = GOED.replace("    De regel is getest", "    Als de norm geldt\n    Dan is dit getest")
    fouten = check_feature(parse_text(text))
    first = find_line(text, "Als de norm geldt")
    assert {(fout.soort, fout.regelnummer) for fout in fouten} == {
        (Lintsoort.TEKST, first),
        (Lintsoort.TEKST, first + 1),
    }


def test_the_other_scenario_of_a_double_name_is_named() -> None:
    text = GOED.replace("Bijlagen van <omvang> komen aan", "Een aanvraag wordt één zaak")
    (fout,) = check_feature(parse_text(text))
    assert "regel 15" in fout.tekst


def test_a_language_other_than_dutch_is_named() -> None:
    fouten = check_feature(parse_text("# language: en\nFeature: x\n"))
    assert (Lintsoort.TAAL, 1) in [(fout.soort, fout.regelnummer) for fout in fouten]
    assert "'en'" in fouten[0].tekst


def test_a_misspelt_feature_line_gives_one_fault() -> None:
    text = GOED.replace("Functionaliteit:", "Functionalitiet:")
    fouten = check_feature(parse_text(text))
    assert [(fout.soort, fout.regelnummer) for fout in fouten] == [(Lintsoort.TREFWOORD, 4)]
    assert "'Functionaliteit:'" in fouten[0].tekst


def test_faults_are_written_in_the_order_of_the_file_each_once() -> None:
    text = GOED.replace("@iteratie:1", "@skip").replace(" met <soort>", "").replace("@stap:9a", "@xfail")
    fouten = check_feature(parse_text(text))
    lines = render_lintfouten("a.feature", [*fouten, *fouten]).splitlines()
    assert [line.split(": ")[0] for line in lines] == ["a.feature:3", "a.feature:14", "a.feature:37"]


@pytest.mark.parametrize(
    ("line", "bedoeld"),
    [
        ("Scenarioo: x", "Scenario:"),
        ("scenario: x", "Scenario:"),
        ("Scenario : x", "Scenario:"),
        ("Voorbelden:", "Voorbeelden:"),
        ("Abstact Scenario: x", "Abstract Scenario:"),
        ("Scenario Outline: x", "Abstract Scenario:"),
        ("Bron: x", None),
        ("Let op: x", None),
        ("Zonder dubbele punt", None),
    ],
)
def test_block_keywords_are_recognised_before_a_colon(line: str, bedoeld: str | None) -> None:
    assert find_blokwoord(line) == bedoeld


@pytest.mark.parametrize(
    ("line", "bedoeld"),
    [("Gegven x", "Gegeven"), ("gegeven x", "Gegeven"), ("Wnaneer x", "Wanneer"), ("Given x", "Gegeven"), ("Dna x", "Dan"),
     ("De x", None), ("Een x", None), ("", None)],
)  # fmt: skip
def test_step_keywords_are_recognised_as_first_word(line: str, bedoeld: str | None) -> None:
    assert find_trefwoord(line) == bedoeld


@pytest.mark.parametrize(
    ("left", "right", "afstand"),
    [("", "", 0), ("dan", "", 3), ("dan", "dan", 0), ("dan", "dna", 1), ("gegven", "gegeven", 1), ("als", "dan", 3)],
)
def test_distance_counts_letters(left: str, right: str, afstand: int) -> None:
    assert measure_afstand(left, right) == measure_afstand(right, left) == afstand


@voor_elke(st.lists(st.integers(0, len(GOED.splitlines()) - 1), max_size=40))
def test_no_order_of_lines_breaks_the_lint(numbers: list[int]) -> None:
    lines = GOED.splitlines()
    fouten = check_feature(parse_text("\n".join(lines[number] for number in numbers)))
    assert all(fout.regelnummer >= 1 and fout.tekst for fout in fouten)


@voor_elke(st.integers(0, len(GOED.splitlines()) - 1), st.text(max_size=12))
def test_no_line_breaks_the_lint(number: int, text: str) -> None:
    lines = GOED.splitlines()
    lines.insert(number, text)
    assert all(fout.tekst for fout in check_feature(parse_text("\n".join(lines))))
