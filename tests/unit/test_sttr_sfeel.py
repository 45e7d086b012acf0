# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The subset of FEEL: what it reads, what it means, and what it refuses."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_dsoketen.standaarden.sttr.sfeel import FeelError, overlaps, parse_literal, parse_toets

GETALLEN = st.integers(min_value=-1000, max_value=1000).map(Decimal)
TEKSTEN = st.text(alphabet="abcé ,.\"'\\", max_size=8)


def _quote(tekst: str) -> str:
    """Write a text as FEEL does."""
    return '"' + tekst.replace("\\", "\\\\").replace('"', '\\"') + '"'


@pytest.mark.parametrize(
    ("toets", "wel", "niet"),
    [
        ("-", [None, True, "x", Decimal(1)], []),
        ("true", [True], [False, "true", None]),
        ('"Eik"', ["Eik"], ["eik", "Eiken", None]),
        ("< 20", [Decimal("19.99")], [Decimal(20), "19", None]),
        (">=30", [Decimal(30)], [Decimal("29.9")]),
        ("[20..30)", [Decimal(20), Decimal("29.9")], [Decimal(30), Decimal(19)]),
        ("(50..100)", [Decimal(51)], [Decimal(50), Decimal(100)]),
        ("]50..100[", [Decimal(51)], [Decimal(50), Decimal(100)]),
        ("not(null)", [True, "", Decimal(0)], [None]),
        ('"ja","deels"', ["ja", "deels"], ["nee"]),
        ('not("ja","deels")', ["nee", None], ["ja"]),
        ('date("2026-05-12")', [date(2026, 5, 12)], [date(2026, 5, 13), "2026-05-12"]),
        ('>= date("2026-05-12")', [date(2026, 6, 1)], [date(2026, 5, 11)]),
        ('if ?=null then false else contains(?,"Eik")', ["Beuk, Eik"], ["Beuk", None]),
        ('"dit is een antwoord met een, komma erin."', ["dit is een antwoord met een, komma erin."], ["dit"]),
    ],
)
def test_toetsen(toets, wel, niet):
    """What a test lets through and what it does not."""
    assert all(parse_toets(toets).matches(waarde) for waarde in wel)
    assert not any(parse_toets(toets).matches(waarde) for waarde in niet)


@pytest.mark.parametrize("tekst", ["", "minder dan 20", "< ", "[1..", '"open', "not(", "1 2", "a + b", 'date("2026-13-01")',
                                   "not(" * 30 + "1" + ")" * 30, "-" * 3, "9" * 30_000])  # fmt: skip
def test_refused(tekst):
    """What is not in the subset is refused, also when it is made to hurt."""
    with pytest.raises(FeelError):
        parse_toets(tekst)


@given(TEKSTEN)
def test_texts_survive(tekst):
    """Any text can be written and read back."""
    assert parse_literal(_quote(tekst)) == tekst
    assert parse_toets(_quote(tekst)).matches(tekst)


@given(st.text(max_size=30))
def test_reader_never_breaks(tekst):
    """Any text is read or refused."""
    try:
        parse_toets(tekst).matches(None)
    except FeelError:
        return


TOETSEN = st.one_of(
    st.just("-"),
    GETALLEN.map(str),
    st.builds("{} {}".format, st.sampled_from(["<", "<=", ">", ">="]), GETALLEN),
    st.builds("{}{}..{}{}".format, st.sampled_from("[("), GETALLEN, GETALLEN, st.sampled_from(")]")),
    st.builds("not({})".format, GETALLEN),
    st.builds("{},{}".format, GETALLEN, GETALLEN),
)


@given(TOETSEN, TOETSEN, GETALLEN)
def test_overlap_is_never_missed(links, rechts, waarde):
    """When a value passes both tests, they are said to overlap."""
    een, twee = parse_toets(links), parse_toets(rechts)
    if een.matches(waarde) and twee.matches(waarde):
        assert overlaps(een, twee)
        assert overlaps(twee, een)


@pytest.mark.parametrize(("links", "rechts", "samen"), [
    ("< 20", ">= 20", False), ("<= 20", ">= 20", True), ("[1..5)", "[5..9]", False), ('"a"', '"b"', False),
    ("-", '"b"', True), ('not("a")', '"b"', True), ("true", "false", False), ("not(null)", "true", True),
])  # fmt: skip
def test_overlap(links, rechts, samen):
    """Examples by hand."""
    assert overlaps(parse_toets(links), parse_toets(rechts)) is samen
