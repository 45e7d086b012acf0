# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""opdracht.xml, manifest.xml and leveringsverzoek: every kind, both versions of BHKV, there and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pytest_dsoketen.model.plannen import Opdrachtsoort
from pytest_dsoketen.standaarden.inname import read_zip
from pytest_dsoketen.standaarden.lvbb.aanlevering import write_afbreking
from pytest_dsoketen.standaarden.lvbb.opdracht import (
    OPDRACHTVORMEN,
    Manifestregel,
    Opdracht,
    OpdrachtError,
    Software,
    read_manifest,
    read_opdracht,
    write_manifest,
    write_opdracht,
)
from pytest_dsoketen.standaarden.lvbb.verzoek import (
    GrootBericht,
    Verzoekbericht,
    check_levering,
    describe_pakket,
    read_verzoek,
    write_verzoek,
)
from tests.unit.plandata import make_opdracht, make_pakket

TEKST = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=30).map(
    lambda tekst: " ".join(tekst.split())
)
ID_LEVERING = st.from_regex(r"[0-9A-Za-z][0-9A-Za-z_-]{1,79}", fullmatch=True)
BESTANDSNAAM = st.from_regex(r"[A-Za-z_][0-9A-Za-z._-]{0,40}", fullmatch=True)
OIN = st.from_regex(r"00000099[0-9]{12}", fullmatch=True)
SOFTWARE = st.builds(Software, TEKST.filter(bool), TEKST, TEKST)
MOMENT = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
DAG = st.dates(date(2020, 1, 1), date(2040, 12, 31))
GROOT = st.builds(
    GrootBericht,
    BESTANDSNAAM,
    st.from_regex(r"[0-9a-f]{32}", fullmatch=True),
    st.integers(0, 2**40),
    TEKST.map("https://gb.duinrand.example/".__add__),
    gemaakt_op=st.one_of(st.none(), MOMENT),
    verloopt_op=st.one_of(st.none(), MOMENT),
    context=TEKST,
)


@st.composite
def opdrachten(draw: st.DrawFn) -> Opdracht:
    """Make an opdracht of any kind, in a version that knows it."""
    soort = draw(st.sampled_from(list(Opdrachtsoort)))
    vorm = OPDRACHTVORMEN[soort]
    opdracht = Opdracht(soort, draw(ID_LEVERING), draw(OIN), draw(OIN), publicatie="")
    if "publicatie" in vorm.velden:
        dag = draw(DAG)
        opdracht = replace(opdracht, publicatie=draw(BESTANDSNAAM), bekendmaking=dag, datum=dag.isoformat())
    if "directeMutatie" in vorm.velden:
        opdracht = replace(opdracht, publicatie=draw(st.one_of(st.just(""), BESTANDSNAAM)))
    if "identificatie" in vorm.velden:
        opdracht = replace(opdracht, identificatie="/akn/nl/bill/gm9999/2026/" + draw(ID_LEVERING))
    if vorm.is_blijvend and draw(st.booleans()):
        opdracht = replace(opdracht, schemaversie="1.3.0-ic", software=draw(st.one_of(st.none(), SOFTWARE)))
        if "publicatie" in vorm.velden:
            opdracht = replace(opdracht, verwerkingsrestrictie=draw(st.sampled_from(("", "Bekendmaken"))))
    return opdracht


@settings(deadline=None)
@given(opdrachten())
def test_opdracht_heen_en_terug(opdracht: Opdracht) -> None:
    assert read_opdracht(write_opdracht(opdracht)) == opdracht


@settings(deadline=None)
@given(st.sampled_from(list(Opdrachtsoort)), ID_LEVERING, SOFTWARE, st.one_of(st.none(), GROOT))
def test_verzoek_heen_en_terug(soort: Opdrachtsoort, id_: str, software: Software, groot: GrootBericht | None) -> None:
    verzoek = Verzoekbericht(soort, id_, software.leverancier, software.product, software.versie, groot)
    if groot is not None and soort.noemt_besluit:
        with pytest.raises(OpdrachtError, match="Grote Berichten"):
            write_verzoek(verzoek)
    else:
        assert read_verzoek(write_verzoek(verzoek)) == verzoek


@settings(deadline=None)
@given(st.lists(BESTANDSNAAM, min_size=2, max_size=6, unique=True), st.sampled_from(("", "1.3.0-ic")))
def test_manifest_heen_en_terug(namen: list[str], schemaversie: str) -> None:
    data = write_manifest(namen, schemaversie)
    assert [regel.naam for regel in read_manifest(data)] == namen
    assert (b"schemaversie" in data) == bool(schemaversie)


def test_mediatype_volgt_uit_de_naam() -> None:
    assert read_manifest(write_manifest(["besluit.xml", "gio.gml", "kaart.pdf", "foto.jpg", "iets"])) == (
        Manifestregel("besluit.xml", "application/xml"),
        Manifestregel("gio.gml", "application/gml+xml"),
        Manifestregel("kaart.pdf", "application/pdf"),
        Manifestregel("foto.jpg", "image/jpeg"),
        Manifestregel("iets", "application/octet-stream"),
    )


@pytest.mark.parametrize("soort", [soort for soort, vorm in OPDRACHTVORMEN.items() if not vorm.is_blijvend])
def test_wat_bhkv_1_3_niet_meer_kent_wordt_niet_geschreven(soort: Opdrachtsoort) -> None:
    with pytest.raises(OpdrachtError, match=r"gebruik BHKV 1\.2\.0"):
        write_opdracht(replace(make_opdracht(soort=soort), schemaversie="1.3.0-ic"))


def test_wat_bhkv_1_2_nog_niet_kent_wordt_niet_geschreven() -> None:
    for opdracht in (
        replace(make_opdracht(), software=Software("Maker")),
        replace(make_opdracht(), verwerkingsrestrictie="Bekendmaken"),
    ):
        with pytest.raises(OpdrachtError, match=r"vanaf BHKV 1\.3"):
            write_opdracht(opdracht)


def test_afbreking_heeft_alleen_opdracht_en_manifest() -> None:
    opdracht = replace(
        make_opdracht(soort=Opdrachtsoort.AFBREKEN),
        publicatie="",
        bekendmaking=None,
        identificatie="/akn/nl/bill/gm9999/2026/b1",
    )
    bestanden = read_zip(write_afbreking(opdracht))
    assert list(bestanden) == ["opdracht.xml", "manifest.xml"]
    assert read_opdracht(bestanden["opdracht.xml"]) == opdracht


@pytest.mark.parametrize(
    "data",
    [
        b"<a/>",
        b"hallo",
        b"",
        b'<validatieOpdracht xmlns="urn:x"/>',
        b'<publicatieVerzoek xmlns="urn:x"/>',
        b'<validatieBericht xmlns="http://www.overheid.nl/2017/lvbb"/>',
    ],
)
def test_wat_geen_opdracht_of_verzoek_is(data: bytes) -> None:
    with pytest.raises(OpdrachtError):
        read_opdracht(data)
    with pytest.raises(OpdrachtError):
        read_verzoek(data)


VERZOEK = Verzoekbericht(Opdrachtsoort.PUBLICATIE, "levering-1", "Maker", "Plan", "1.0")


def test_verzoek_dat_bij_zijn_pakket_hoort() -> None:
    pakket = make_pakket()
    groot = describe_pakket(pakket, "opdracht.zip", "https://gb.duinrand.example/1")
    for verzoek in (VERZOEK, replace(VERZOEK, groot=groot)):
        assert check_levering(write_verzoek(verzoek), pakket) == []


def test_verzoek_zonder_pakket() -> None:
    groot = describe_pakket(make_pakket(), "opdracht.zip", "https://gb.duinrand.example/1")
    for pakket in (None, b""):
        assert [a.code for a in check_levering(write_verzoek(VERZOEK), pakket)] == ["LVBB0002"]
        (afwijking,) = check_levering(write_verzoek(replace(VERZOEK, groot=groot)), pakket)
        assert (afwijking.code, groot.adres in afwijking.melding) == ("LVBB0003", True)


def test_verzoek_dat_iets_anders_zegt_dan_zijn_pakket() -> None:
    pakket = make_pakket()
    groot = replace(describe_pakket(pakket, "opdracht.zip", "https://gb.duinrand.example/1"), md5="0" * 32)
    for verzoek, waarover in (
        (replace(VERZOEK, id_levering="levering-2"), "levering-2"),
        (replace(VERZOEK, soort=Opdrachtsoort.VALIDATIE), "validatie"),
        (replace(VERZOEK, groot=groot), "checksum"),
    ):
        (afwijking,) = check_levering(write_verzoek(verzoek), pakket)
        assert (afwijking.code, waarover in afwijking.melding) == ("DSOK-BHKV-002", True)


def test_verzoek_dat_niet_te_lezen_is() -> None:
    assert [a.code for a in check_levering(b"<half>", make_pakket())] == ["DSOK-BHKV-002"]
    zonder_grootte = write_verzoek(replace(VERZOEK, groot=GrootBericht("a", "0", 12345, "u"))).replace(
        b"12345", b"veel"
    )
    assert "hoe groot" in check_levering(zonder_grootte, make_pakket())[0].melding


def test_pakket_dat_zelf_niet_klopt_is_geen_fout_van_het_verzoek() -> None:
    assert check_levering(write_verzoek(VERZOEK), b"geen zip") == []
