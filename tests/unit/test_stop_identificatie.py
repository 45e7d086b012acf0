# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The grammar of AKN and JOIN identifications: everything made by it is right, one character off is not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pytest_dsoketen.model.partijen import Oin, OinError
from pytest_dsoketen.standaarden.stop.identificatie import (
    AKN_LANDEN,
    AKN_TYPEN,
    BLADEN,
    JOIN_TYPEN,
    TALEN,
    Doel,
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
    parse_doel,
    work_of,
)
from pytest_dsoketen.standaarden.stop.overheden import Overheidcode, OverheidError, Overheidsoort, Tooi, parse_tooi

OVERHEDEN = st.one_of(
    st.from_regex(r"gm[0-9]{4}", fullmatch=True),
    st.from_regex(r"pv[0-9]{2}", fullmatch=True),
    st.from_regex(r"ws[0-9]{4}", fullmatch=True),
    st.from_regex(r"mn[0-9]{3}", fullmatch=True),
    st.from_regex(r"mnre[0-9]{4}", fullmatch=True),
).filter(str.isascii)
JAREN = st.integers(1900, 2099).map(str)
DATUMS = st.one_of(JAREN, st.dates(date(1900, 1, 1), date(2099, 12, 31)).map(date.isoformat))
NAMEN = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,127}", fullmatch=True)
VERSIES = st.from_regex(r"[A-Za-z0-9_-]{1,32}(;[a-z0-9]{1,8}){0,2}", fullmatch=True)
COMPONENTEN = st.one_of(st.just(""), st.from_regex(r"![a-z0-9_-]{1,20}", fullmatch=True))
GEEN_TEKEN_VAN_EEN_IDENTIFICATIE = st.sampled_from(tuple(" %&?#+,:'()éß€\t\n\u200b٣"))
"""Characters that no identification may hold anywhere; the last one is a digit, and not an ASCII one."""

AKN = st.builds(
    lambda soort, overheid, blad, datum, naam, land, tv, component: Identificatie(
        "akn",
        soort,
        blad if soort == "officialGazette" else overheid,
        datum,
        naam,
        *tv,
        land=land,
        component=component if tv[0] else "",
    ),
    st.sampled_from(AKN_TYPEN),
    OVERHEDEN,
    st.sampled_from(BLADEN),
    DATUMS,
    NAMEN,
    st.sampled_from(AKN_LANDEN),
    st.one_of(st.just(("", "")), st.tuples(st.sampled_from(TALEN), VERSIES)),
    COMPONENTEN,
)


@st.composite
def joins(draw: st.DrawFn) -> Identificatie:
    """Make a JOIN identification; a version is not older than its work."""
    datum = draw(DATUMS)
    versie, taal = "", ""
    if draw(st.booleans()):
        jaar = draw(st.integers(int(datum[:4]), 2099))
        taal = draw(st.sampled_from(TALEN))
        versie = draw(st.sampled_from((f"{jaar}", f"{jaar}-12-31", f"{jaar};1", f"{jaar}-02-28;4-b")))
    return Identificatie("join", draw(st.sampled_from(JOIN_TYPEN)), draw(OVERHEDEN), datum, draw(NAMEN), taal, versie)


JOIN = joins()
DOEL = st.builds(Doel, OVERHEDEN.map(Overheidcode), DATUMS, NAMEN)


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


def insert(tekst: str, plek: int, teken: str) -> str:
    """Put one character into a text."""
    plek %= len(tekst) + 1
    return tekst[:plek] + teken + tekst[plek:]


PLEK = st.integers(0, 500)


@settings(deadline=None)
@given(st.one_of(AKN, JOIN), PLEK, GEEN_TEKEN_VAN_EEN_IDENTIFICATIE)
def test_een_verboden_teken_wordt_geweigerd_met_een_reden(identificatie: Identificatie, plek: int, teken: str) -> None:
    with pytest.raises(IdentificatieError) as info:
        parse(insert(str(identificatie), plek, teken))
    assert info.value.afwijkingen
    assert len(str(info.value)) > 20


@settings(deadline=None)
@given(DOEL, PLEK, GEEN_TEKEN_VAN_EEN_IDENTIFICATIE)
def test_doel_heen_en_terug(doel: Doel, plek: int, teken: str) -> None:
    assert parse_doel(str(doel)) == doel
    assert is_doel(str(doel))
    with pytest.raises(IdentificatieError, match="het doel"):
        parse_doel(insert(str(doel), plek, teken))


@settings(deadline=None)
@given(OVERHEDEN.map(Overheidcode), PLEK, st.characters())
def test_overheid_en_tooi_heen_en_terug(code: Overheidcode, plek: int, teken: str) -> None:
    assert parse_tooi(str(Tooi(code))).code == code
    assert code.soort.is_decentraal == (code[:2] != "mn")
    if not (code.startswith("mn") and teken in "re"):
        with pytest.raises(OverheidError, match="geen code van een overheid"):
            Overheidcode(insert(code, plek, teken))
    with pytest.raises(OverheidError):
        parse_tooi(insert(str(Tooi(code)), plek, teken))


def test_tooi_van_een_andere_soort_wordt_geweigerd() -> None:
    assert parse_tooi("/tooi/id/ministerie/mnre1034").code.soort is Overheidsoort.MINISTERIE
    with pytest.raises(OverheidError, match="gm9999 is een gemeente"):
        parse_tooi("/tooi/id/provincie/gm9999")


@settings(deadline=None)
@given(st.from_regex(r"[0-9A-Za-z]{20}", fullmatch=True), PLEK, st.characters())
def test_oin_heen_en_terug(tekst: str, plek: int, teken: str) -> None:
    assert Oin(tekst) == tekst
    for anders in (insert(tekst, plek, teken), tekst[:19], tekst[:-1] + "-"):
        with pytest.raises(OinError, match="20 cijfers"):
            Oin(anders)


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
        ("/akn/nl/act/gm9999/2026/p.1", "STOP1000"),
        ("/akn/be/act/gm9999/2026/p", "STOP1002"),
        ("/join/nr/regdata/gm9999/2026/p", "STOP1003"),
        ("/join/set/regdata/gm9999/2026/p", "STOP1003"),
        ("/join/id/boek/gm9999/2026/p", "STOP1004"),
        ("/join/id/proces/gm9999/2026/p", "STOP1004"),
        ("/akn/nl/act/gm9999/26/p", "STOP1006"),
        ("/join/id/regdata/gm9999/2026/p/nld@v1", "STOP1007"),
        ("/join/id/regdata/gm9999/2026/p/nld@2025-12-31;1", "STOP1008"),
        ("/join/id/regdata/gm9999/2026/p/nld@2025-12-31;1", "LVBB2015"),
        ("/akn/nl/act/gm9999/2026/p/dut@1", "STOP1009"),
        ("/join/id/regdata/gemeente/2026/p", "STOP1010"),
        ("/akn/nl/officialGazette/krant/2026/1", "STOP1017"),
        ("/akn/nl/act/gm9999/2026/p/nld@1/main", "STOP1071"),
        ("/akn/nl/act/gm9999/2026/p/nld@1!main", "STOP1072"),
        ("/akn/nl/act/gm9999/2026/p/nld@1 2", "DSOK-ID-001"),
    ],
)
def test_een_fout_een_code(tekst: str, code: str) -> None:
    assert code in {afwijking.code for afwijking in check(tekst)}


@pytest.mark.parametrize(
    ("tekst", "codes"),
    [
        ("/join/set/regdata/gm9999/2026/p", {"STOP1003"}),
        ("/join/id/proces/gm9999/2026/p", {"STOP1004"}),
        ("/akn/nl/act/gemeente/2026/p/nld@2026-03-01;2", set()),
        ("/join/id/regdata/consolidatie/2026/p", set()),
        ("/akn/nl/act/gm9999/2026/p/nld@1/!main", set()),
        ("/akn/nl/act/gm9999/2026/p/nld@", {"STOP1007"}),
    ],
)
def test_wat_de_ene_lijst_toelaat_en_de_andere_niet(tekst: str, codes: set[str]) -> None:
    assert {afwijking.code for afwijking in check(tekst)} == codes


def test_datum_van_een_versie() -> None:
    gio = parse("/join/id/regdata/gm9999/2026/p/nld@2026-03-01;1")
    assert (gio.datum_versie, gio.work) == ("2026-03-01", "/join/id/regdata/gm9999/2026/p")
    assert parse("/akn/nl/act/gm9999/2026/p/nld@12;ontwerp").datum_versie == ""
    assert parse("/akn/nl/act/gm9999/2026/p/nld@1/!main").component == "!main"


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
