# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The grammar of AKN and JOIN identifications: everything made by it is right, one character off is not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pytest_dsoketen.standaarden.stop.identificatie import (
    AKN_LANDEN,
    AKN_TYPEN,
    BLADEN,
    JOIN_TYPEN,
    TALEN,
    Identificatie,
    IdentificatieError,
    akn_besluit,
    akn_regeling,
    check,
    doel_id,
    expression_dated,
    expression_regeling,
    is_doel,
    join_gio,
    parse,
    work_of,
)

OVERHEDEN = st.one_of(
    st.from_regex(r"gm[0-9]{4}", fullmatch=True),
    st.from_regex(r"pv[0-9]{2}", fullmatch=True),
    st.from_regex(r"ws[0-9]{4}", fullmatch=True),
    st.from_regex(r"mnre[0-9]{4}", fullmatch=True),
)
DATUMS = st.one_of(
    st.integers(1900, 2099).map(str),
    st.dates(date(1900, 1, 1), date(2099, 12, 31)).map(date.isoformat),
)
NAMEN = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,127}", fullmatch=True)
TAAL_EN_VERSIE = st.one_of(
    st.just(("", "")),
    st.tuples(st.sampled_from(TALEN), st.from_regex(r"[0-9]{1,4}(;[0-9]{1,3})?", fullmatch=True)),
)
AKN = st.builds(
    lambda soort, overheid, blad, datum, naam, land, tv: Identificatie(
        "akn", soort, blad if soort == "officialGazette" else overheid, datum, naam, *tv, land=land
    ),
    st.sampled_from(AKN_TYPEN),
    OVERHEDEN,
    st.sampled_from(BLADEN),
    DATUMS,
    NAMEN,
    st.sampled_from(AKN_LANDEN),
    TAAL_EN_VERSIE,
)
JOIN = st.builds(
    lambda soort, overheid, datum, naam, tv: Identificatie("join", soort, overheid, datum, naam, *tv),
    st.sampled_from(JOIN_TYPEN),
    OVERHEDEN,
    DATUMS,
    NAMEN,
    TAAL_EN_VERSIE,
)


@settings(deadline=None)
@given(st.one_of(AKN, JOIN))
def test_heen_en_terug(identificatie: Identificatie) -> None:
    tekst = str(identificatie)
    assert check(tekst) == []
    assert parse(tekst) == identificatie
    assert work_of(tekst) == identificatie.work


@settings(deadline=None)
@given(st.one_of(AKN, JOIN), st.integers(0, 200), st.characters(exclude_characters="@/"))
def test_elke_tekst_wordt_beoordeeld_en_nooit_een_andere_fout(
    identificatie: Identificatie, plek: int, teken: str
) -> None:
    tekst = str(identificatie)
    anders = tekst[: plek % len(tekst)] + teken + tekst[plek % len(tekst) :]
    if not check(anders):
        assert str(parse(anders)) == anders
    else:
        with pytest.raises(IdentificatieError):
            parse(anders)


@settings(deadline=None)
@given(st.text(max_size=80))
def test_willekeurige_tekst(tekst: str) -> None:
    assert check(tekst) or tekst.startswith(("/akn/", "/join/"))


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("akn/nl/act/gm9999/2026/p", "STOP1014"),
        ("/iets/nl/act/gm9999/2026/p", "LVBB2008"),
        ("/akn/be/act/gm9999/2026/p", "LVBB2009"),
        ("/akn/nl/wet/gm9999/2026/p", "LVBB2010"),
        ("/join/nr/regdata/gm9999/2026/p", "LVBB2011"),
        ("/join/id/boek/gm9999/2026/p", "LVBB2012"),
        ("/akn/nl/act/gm9999/2026-02-30/p", "LVBB2013"),
        ("/akn/nl/act/gm9999/2026/p/dut@1", "LVBB2016"),
        ("/akn/nl/act/gm9999/2026/p.1", "LVBB2017"),
        ("/akn/nl/act/gm9999/2026", "LVBB2019"),
        ("/akn/nl/act/gm9999/2026/p/x", "LVBB2019"),
        ("/akn/nl/act/gm9999/2026/_p", "LVBB2020"),
        ("/akn/nl/act/gm9999/2026/" + "p" * 129, "LVBB2021"),
        ("/akn/nl/officialGazette/krant/2026/1", "LVBB2022"),
        ("/akn/nl/act/gm99/2026/p", "STOP1010"),
        ("/akn/nl/act/gm9999/2026/p/nld@", "STOP1007"),
    ],
)
def test_een_fout_een_code(tekst: str, code: str) -> None:
    assert code in {afwijking.code for afwijking in check(tekst)}


def test_makers_maken_wat_de_lezer_leest() -> None:
    assert parse(akn_regeling("gm9999", 2026, "plan")).soort == "act"
    assert parse(akn_besluit("gm9999", 2026, "b1")).soort == "bill"
    gio = expression_dated(join_gio("gm9999", 2026, "bos"), date(2026, 3, 1))
    assert parse(gio).versie == "2026-03-01;1"
    assert parse(expression_regeling(akn_regeling("gm9999", 2026, "plan"), "2")).is_expression


@pytest.mark.parametrize(
    ("tekst", "goed"),
    [
        (doel_id("gm9999", 2026, "d1"), True),
        ("/join/id/proces/gm9999/2026-03-01/d1", True),
        ("/join/id/proces/stad/2026/d1", False),
        ("/join/id/proces/gm9999/26/d1", False),
        ("/join/id/proces/gm9999/2026", False),
    ],
)
def test_doel(tekst: str, goed: bool) -> None:
    assert is_doel(tekst) is goed
