# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Verslagen of the LVBB: every shape that was ever seen, and our own."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pytest_dsoketen.model.berichten import Afwijking, Verplichtingsniveau
from pytest_dsoketen.model.plannen import Levering, Melding, Opdrachtsoort, Verslag, Verslaguitkomst
from pytest_dsoketen.standaarden.lvbb.opdracht import OpdrachtError
from pytest_dsoketen.standaarden.lvbb.verslag import (
    NOOIT,
    RESULTAATVORMEN,
    as_melding,
    check_verslag,
    find_eindverslag,
    read_verslag,
    resultaat_soort,
    write_verslag,
    write_weigering,
)

U, V = Verslaguitkomst, Opdrachtsoort
TOEGESTAAN = [
    (soort, U(code)) for soort, vorm in RESULTAATVORMEN.items() for code in sorted(vorm.uitkomsten | vorm.voortgang)
]
"""What BHKV 1.2.0 can say on each kind of opdracht."""

NIEUW = [
    (soort, U(code))
    for soort, vorm in RESULTAATVORMEN.items()
    for code in sorted(vorm.uitkomsten_13 | vorm.voortgang_13)
]
"""What BHKV 1.3.0-ic can say."""

TEKST = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=30).map(
    lambda tekst: " ".join(tekst.split())
)
MELDING = st.builds(
    Melding,
    TEKST.filter(bool),
    st.sampled_from(["fout", "waarschuwing", "informatie"]),
    TEKST,
    TEKST,
    st.sampled_from(["technisch", "inhoudelijk"]),
    st.lists(st.tuples(TEKST, TEKST), max_size=2).map(tuple),
)
MOMENT = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@settings(deadline=None)
@given(
    st.one_of(
        st.tuples(st.sampled_from(TOEGESTAAN), st.just("")), st.tuples(st.sampled_from(NIEUW), st.just("1.3.0-ic"))
    ),
    st.lists(MELDING, min_size=1, max_size=3),
    MOMENT,
    st.booleans(),
    st.one_of(st.none(), MOMENT),
)
def test_heen_en_terug(
    geval: tuple[tuple[V, U], str],
    meldingen: list[Melding],
    moment: datetime,
    is_mislukt: bool,
    gepubliceerd: datetime | None,
) -> None:
    (soort, uitkomst), schemaversie = geval
    verslag = Verslag(
        "levering-1",
        uitkomst,
        moment,
        tuple(meldingen),
        is_mislukt,
        gepubliceerd if soort is V.PUBLICATIE else None,
    )
    data = write_verslag(soort, verslag, schemaversie)
    assert read_verslag(data) == verslag
    assert resultaat_soort(data) is soort
    assert check_verslag(data) == []


@pytest.mark.parametrize(
    ("soort", "uitkomst", "schemaversie"),
    [
        (V.VALIDATIE, U.GEPUBLICEERD, ""),
        (V.PUBLICATIE, U.CONSOLIDATIE_NIET_VALIDE, ""),
        (V.AFBREKEN, U.VALIDE, ""),
        (V.VALIDATIE, U.CONSOLIDATIE_NIET_VALIDE, "1.3.0-ic"),
        (V.VALIDATIE, U.ONTVANGEN, "1.3.0-ic"),
        (V.VALIDATIE, U.MISLUKT, "1.3.0-ic"),
        (V.RAADPLEGEN, U.OK, "1.3.0-ic"),
    ],
)
def test_wat_een_versie_niet_kan_zeggen_wordt_niet_geschreven(soort: V, uitkomst: U, schemaversie: str) -> None:
    with pytest.raises(OpdrachtError, match="kent"):
        write_verslag(soort, Verslag("levering-1", uitkomst, NOOIT), schemaversie)


def test_bhkv_1_3_heeft_altijd_een_melding() -> None:
    verslag = read_verslag(write_verslag(V.VALIDATIE, Verslag("l-1", U.VALIDE, NOOIT), "1.3.0-ic"))
    assert [(melding.ernst, melding.tekst) for melding in verslag.meldingen] == [("informatie", U.VALIDE.toelichting)]


def verslag_of(uitkomst: U, *codes: str, is_mislukt: bool = False, minuut: int = 0) -> Verslag:
    """Make a verslag with some meldingen."""
    moment = datetime(2026, 1, 1, 0, minuut, tzinfo=UTC)
    return Verslag("l-1", uitkomst, moment, tuple(Melding(code, "fout", code) for code in codes), is_mislukt)


VORM_A = verslag_of(U.VALIDE)
VORM_B = verslag_of(U.NIET_VALIDE, "STOP3157")
VORM_C = verslag_of(U.CONSOLIDATIE_NIET_VALIDE, "TPOD2140")
VORM_D = verslag_of(U.NIET_VALIDE, "DM-0001", "SCHEMA.OW.03.2", is_mislukt=True)
VORM_E = verslag_of(U.MISLUKT, "LVBB1012", is_mislukt=True)
BEZIG = verslag_of(U.ONTVANGEN)


@pytest.mark.parametrize(
    ("verslagen", "verwacht"),
    [
        ([], None),
        ([BEZIG], None),
        ([BEZIG, VORM_A], VORM_A),
        ([VORM_A, VORM_B], VORM_B),
        ([VORM_B, VORM_A], VORM_B),
        ([VORM_A, VORM_C], VORM_C),
        ([VORM_B, VORM_C], VORM_C),
        ([VORM_C, VORM_D], VORM_D),
        ([VORM_D, VORM_A], VORM_D),
        ([VORM_D, VORM_E], VORM_E),
        ([VORM_B, BEZIG], VORM_B),
    ],
)
def test_het_ergste_verslag_is_het_oordeel(verslagen: list[Verslag], verwacht: Verslag | None) -> None:
    assert find_eindverslag(verslagen) == verwacht


def test_van_twee_gelijke_verslagen_telt_het_laatste() -> None:
    eerst, later = verslag_of(U.VALIDE), verslag_of(U.VALIDE, minuut=5)
    assert find_eindverslag([eerst, later]) is later
    assert Levering("l-1", V.VALIDATIE, "b", (eerst, later)).eindverslag is later
    assert Levering("l-1", V.VALIDATIE, "b", (eerst, VORM_C, later)).eindverslag is VORM_C


def test_een_publicatie_gaat_door_na_een_geweigerde_tweede_keer() -> None:
    klaar = verslag_of(U.GEPUBLICEERD, minuut=9)
    assert Levering("l-1", V.PUBLICATIE, "b", (BEZIG, VORM_E, klaar)).eindverslag is klaar
    assert Levering("l-1", V.PUBLICATIE, "b", (BEZIG,)).eindverslag is None


@pytest.mark.parametrize("soort", list(Opdrachtsoort))
def test_weigering_zonder_verslag(soort: Opdrachtsoort) -> None:
    melding = Melding("LVBB1012", "fout", "idLevering is niet uniek")
    data = write_weigering(soort, [melding])
    assert read_verslag(data) == Verslag("", Verslaguitkomst.MISLUKT, NOOIT, (melding,), is_mislukt=True)
    assert b"verslag" not in data
    assert check_verslag(data) == []


RESULTAAT = (
    '<validatieVerzoekResultaat xmlns="http://www.overheid.nl/2017/lvbb" xmlns:stop="http://www.overheid.nl/2017/stop">'
    "<uitkomst>{}</uitkomst>{}</validatieVerzoekResultaat>"
)
VERSLAG = "<verslag><idLevering>l-1</idLevering><tijdstipVerslag>{}</tijdstipVerslag>{}</verslag>"


def make(buiten: str, binnen: str = "") -> bytes:
    """Write a resultaat by hand."""
    return RESULTAAT.format(buiten, binnen).encode()


def test_de_buitenste_uitkomst_is_niet_het_oordeel() -> None:
    afgekeurd = make("succes", VERSLAG.format("2026-01-01T00:00:00Z", "<uitkomst>niet-valide</uitkomst>"))
    assert read_verslag(afgekeurd).uitkomst is Verslaguitkomst.NIET_VALIDE
    goed = make("mislukt", VERSLAG.format("2026-01-01T00:00:00+02:00", "<uitkomst>valide</uitkomst>"))
    assert read_verslag(goed).uitkomst is Verslaguitkomst.VALIDE


def test_antwoord_op_een_vraag_naar_de_stand() -> None:
    data = make("succes", VERSLAG.format("2026-01-01T00:00:00Z", "<uitkomst>valide</uitkomst>"))
    assert resultaat_soort(data.replace(b"VerzoekResultaat", b"StatusVerzoekResultaat")) is V.VALIDATIE
    with pytest.raises(OpdrachtError):
        resultaat_soort(data.replace(b"VerzoekResultaat", b"Status"))


def test_voortgang_is_geen_einde() -> None:
    for code in ("opdracht-ontvangen", "validatie-voltooid"):
        data = make("succes", VERSLAG.format("2026-01-01T00:00:00", f"<voortgang>{code}</voortgang>"))
        assert read_verslag(data).uitkomst == code
        assert not read_verslag(data).uitkomst.is_eind
        assert read_verslag(data).tijdstip == datetime(2026, 1, 1, tzinfo=UTC)
    assert read_verslag(make("succes")).uitkomst is Verslaguitkomst.ONTVANGEN
    afbreken = write_verslag(V.AFBREKEN, Verslag("l-1", U.ONTVANGEN, NOOIT))
    assert read_verslag(afbreken).uitkomst is Verslaguitkomst.ONTVANGEN


@pytest.mark.parametrize("code", ["akn-iri-niet-gevonden", "akn-iri-niet-valide", "behandeling-mislukt"])
def test_mislukt_afbreken_noemt_de_reden(code: str) -> None:
    data = make("succes", VERSLAG.format("2026-01-01T00:00:00Z", f"<uitkomst>{code}</uitkomst>")).replace(
        b"validatieVerzoek", b"breekPublicatieAfVerzoek"
    )
    verslag = read_verslag(data)
    assert not verslag.uitkomst.is_goed
    assert [melding.code for melding in verslag.meldingen] == [code]


@pytest.mark.parametrize(
    "data",
    [
        b"hallo",
        b"<a/>",
        make("succes", VERSLAG.format("2026-01-01T00:00:00Z", "<uitkomst>prima</uitkomst>")),
        make("succes", VERSLAG.format("gisteren", "<uitkomst>valide</uitkomst>")),
    ],
)
def test_onleesbaar(data: bytes) -> None:
    with pytest.raises(OpdrachtError):
        read_verslag(data)
    assert [afwijking.code for afwijking in check_verslag(data)] == ["DSOK-BHKV-001"]


@pytest.mark.parametrize(
    "data",
    [
        make("onbeslist"),
        make("succes", VERSLAG.format("2026-01-01T00:00:00Z", "<uitkomst>gepubliceerd</uitkomst>")),
        make("succes", VERSLAG.format("2026-01-01T00:00:00Z", "<voortgang>publicatie-voltooid</voortgang>")),
        make("mislukt", "<meldingen><melding><stop:code/><stop:ernst>fout</stop:ernst></melding></meldingen>"),
        make(
            "mislukt", "<meldingen><melding><stop:code>X</stop:code><stop:ernst>erg</stop:ernst></melding></meldingen>"
        ),
    ],
)
def test_leesbaar_en_toch_onjuist(data: bytes) -> None:
    read_verslag(data)
    assert [afwijking.code for afwijking in check_verslag(data)] == ["DSOK-BHKV-001"]


def test_van_afwijking_naar_melding() -> None:
    fout = Afwijking("LVBB1009", "x ontbreekt", "manifest.xml")
    assert as_melding(fout) == Melding("LVBB1009", "fout", "x ontbreekt", "manifest.xml", "technisch")
    let_op = Afwijking("DSOK-OW-001", "x", niveau=Verplichtingsniveau.ZOU_MOETEN)
    assert as_melding(let_op).ernst == "waarschuwing"
