# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Verslagen of the LVBB: every shape that was ever seen, and our own."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pytest_dsoketen.model.berichten import Afwijking, Verplichtingsniveau
from pytest_dsoketen.model.plannen import Melding, Opdrachtsoort, Verslag, Verslaguitkomst
from pytest_dsoketen.standaarden.lvbb.opdracht import OpdrachtError
from pytest_dsoketen.standaarden.lvbb.verslag import (
    NOOIT,
    as_melding,
    check_verslag,
    read_verslag,
    resultaat_soort,
    write_verslag,
    write_weigering,
)

U, V = Verslaguitkomst, Opdrachtsoort
TOEGESTAAN = [
    *(
        (V.VALIDATIE, u)
        for u in (
            U.ONTVANGEN,
            U.VOLTOOID,
            U.VALIDE,
            U.NIET_VALIDE,
            U.CONSOLIDATIE_NIET_VALIDE,
            U.OPDRACHT_NIET_VALIDE,
            U.AFGEBROKEN,
        )
    ),
    *(
        (V.PUBLICATIE, u)
        for u in (
            U.ONTVANGEN,
            U.VOLTOOID,
            U.GEREGISTREERD,
            U.PUBLICATIE_VOLTOOID,
            U.GEPUBLICEERD,
            U.NIET_VALIDE,
            U.OPDRACHT_NIET_VALIDE,
            U.AFGEBROKEN,
        )
    ),
    *((V.AFBREKEN, u) for u in (U.OK, U.AKN_NIET_GEVONDEN, U.BEHANDELING_MISLUKT)),
]
TEKST = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=30).map(
    lambda tekst: " ".join(tekst.split())
)
MELDING = st.builds(Melding, TEKST.filter(bool), st.sampled_from(["fout", "waarschuwing", "informatie"]), TEKST, TEKST)
MOMENT = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@settings(deadline=None)
@given(st.sampled_from(TOEGESTAAN), st.lists(MELDING, min_size=1, max_size=3), MOMENT)
def test_heen_en_terug(geval: tuple[V, U], meldingen: list[Melding], moment: datetime) -> None:
    soort, uitkomst = geval
    verslag = Verslag("levering-1", uitkomst, moment, tuple(meldingen))
    data = write_verslag(soort, verslag)
    assert read_verslag(data) == verslag
    assert resultaat_soort(data) is soort
    assert check_verslag(data) == []


@pytest.mark.parametrize("soort", list(Opdrachtsoort))
def test_weigering_zonder_verslag(soort: Opdrachtsoort) -> None:
    melding = Melding("LVBB1012", "fout", "idLevering is niet uniek")
    data = write_weigering(soort, [melding])
    assert read_verslag(data) == Verslag("", Verslaguitkomst.MISLUKT, NOOIT, (melding,))
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
    assert as_melding(fout) == Melding("LVBB1009", "fout", "x ontbreekt", "manifest.xml")
    let_op = Afwijking("DSOK-OW-001", "x", niveau=Verplichtingsniveau.ZOU_MOETEN)
    assert as_melding(let_op).ernst == "waarschuwing"
