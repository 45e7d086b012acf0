# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Packages: what is written can be read, consolidated and downloaded without anything getting lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pytest_dsoketen.model.plannen import (
    Activiteit,
    Artikel,
    Besluitsoort,
    Gebied,
    Opdrachtsoort,
    Punt,
    Regeling,
)
from pytest_dsoketen.standaarden.inname import read_zip
from pytest_dsoketen.standaarden.lvbb.aanlevering import (
    besluit_tekst,
    read_aanlevering,
    replace_opdracht,
    write_aanlevering,
)
from pytest_dsoketen.standaarden.lvbb.consolideren import consolidate
from pytest_dsoketen.standaarden.lvbb.keuren import check_aanlevering
from pytest_dsoketen.standaarden.lvbb.opdracht import OpdrachtError, read_opdracht
from pytest_dsoketen.standaarden.lvbb.uitwisselpakket import (
    PakketError,
    check_uitwisselpakket,
    read_uitwisselpakket,
    write_uitwisselpakket,
)
from pytest_dsoketen.standaarden.lvbb.verzoek import read_verzoek
from pytest_dsoketen.standaarden.stop.toepassen import ConsolidatieError
from pytest_dsoketen.standaarden.stop.versie import to_regeling
from pytest_dsoketen.standaarden.stop.wijzigen import (
    WijzigError,
    add_artikel,
    change_tekst,
    remove_artikel,
    start_versie,
)
from tests.unit.plandata import (
    BOS,
    DUIN,
    GEMEENTE,
    GROEP,
    KAPPEN,
    REGELING,
    SNOEIEN,
    WID_BEGRIP,
    WID_KAPPEN,
    WID_NIEUW,
    WORK,
    broken,
    drop,
    edit,
    make_besluit,
    make_geconsolideerd,
    make_opdracht,
    make_pakket,
    make_versie,
    make_wijziging,
    make_wijzigpakket,
    put,
)

TEKSTEN = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp", "Cn", "Co", "Cf"]),
    min_size=1,
    max_size=20,
)
MATEN = st.integers(0, 300_000_000).map(lambda maat: maat / 1000)


@st.composite
def regelingen(draw: st.DrawFn) -> Regeling:
    """Any plan: articles in and outside hoofdstukken, with or without annotations."""
    gebieden = tuple(
        Gebied(
            f"nl.imow-gm9999.gebied.G{n}",
            draw(TEKSTEN),
            (*(ring := draw(st.lists(st.builds(Punt, MATEN, MATEN), min_size=3, max_size=5, unique=True))), ring[0]),
            f"11111111-2222-4333-8444-{n:012}",
        )
        for n in range(draw(st.integers(0, 3)))
    )
    activiteiten = tuple(
        Activiteit(f"nl.imow-gm9999.activiteit.A{n}", draw(TEKSTEN), GROEP, "nl.imow-mnre1034.activiteit.Top")
        for n in range(draw(st.integers(0, 3)))
    )
    gebied_ids = [gebied.identificatie for gebied in gebieden]
    activiteit_ids = [activiteit.identificatie for activiteit in activiteiten]
    plek = draw(st.sampled_from(["", "chp_1__", "chp_1__subchp_1.1__"]))
    artikelen = tuple(
        Artikel(
            f"gm9999_1__{plek}art_{n}",
            f"{plek}art_{n}",
            str(n),
            draw(st.one_of(st.just(""), TEKSTEN)),
            draw(TEKSTEN),
            tuple(draw(st.lists(st.sampled_from(activiteit_ids), unique=True))) if activiteit_ids else (),
            tuple(draw(st.lists(st.sampled_from(gebied_ids), unique=True))) if gebied_ids else (),
        )
        for n in range(1, 1 + draw(st.integers(1, 4)))
    )
    return Regeling(
        WORK,
        f"{WORK}/nld@1",
        draw(TEKSTEN),
        artikelen,
        activiteiten,
        gebieden,
        draw(st.sampled_from(Besluitsoort)),
        None,
    )


@given(regelingen())
@settings(max_examples=50, deadline=None)
def test_regeling_pakket_regeling_verliest_niets(regeling: Regeling) -> None:
    versie = replace(make_versie(regeling), gemaakt_op=datetime(2026, 4, 2, 9, tzinfo=UTC))
    assert to_regeling(versie) == regeling
    if versie.ow and regeling.soort is Besluitsoort.DEFINITIEF:
        aanlevering = read_aanlevering(write_aanlevering(make_opdracht(), make_besluit(versie), versie))
        assert aanlevering.regeling() == regeling
        (geconsolideerd,) = consolidate(aanlevering, {})
        assert replace(geconsolideerd, gemaakt_op=versie.gemaakt_op) == versie
    pakket = write_uitwisselpakket(versie)
    terug, afwijkingen = read_uitwisselpakket(pakket)
    assert afwijkingen == []
    assert terug == versie
    assert write_uitwisselpakket(terug) == pakket


def test_gelijk_in_is_gelijk_uit() -> None:
    assert make_pakket() == make_pakket()
    assert make_wijzigpakket() == make_wijzigpakket()


def test_eerste_versie_leest_terug() -> None:
    aanlevering = read_aanlevering(make_pakket())
    assert aanlevering.opdracht == replace(make_opdracht(), datum="2026-04-02")
    assert aanlevering.regeling() == REGELING
    assert aanlevering.besluit is not None
    assert aanlevering.besluit.doelen == ("/join/id/proces/gm9999/2026/d1",)
    assert aanlevering.afwijkingen == ()
    assert [io.read_gio().locaties[0].as_gebied().ring for io in aanlevering.informatieobjecten] == [BOS.ring]
    assert "boom te kappen" in besluit_tekst(aanlevering)


def test_wijziging_levert_alleen_wat_nieuw_is() -> None:
    aanlevering = read_aanlevering(make_wijzigpakket())
    assert aanlevering.regeling() is None
    assert [io.naam for io in aanlevering.informatieobjecten] == ["Duin"]
    assert {obj.objecttype for obj in aanlevering.ow.objecten} == {
        "Regeltekst",
        "RegelVoorIedereen",
        "Activiteit",
        "Gebied",
    }
    tekst = besluit_tekst(aanlevering)
    assert "een heg een houtopstand" in tekst
    assert "een boom een houtopstand" not in tekst
    assert b"<gemaaktOp>2026-04-02T09:00:00Z</gemaaktOp>" in aanlevering.bestanden["besluit.xml"]


@pytest.mark.parametrize("soort", list(Besluitsoort))
def test_consolideren_geeft_de_versie_die_is_bedoeld(soort: Besluitsoort) -> None:
    was, wordt = make_wijziging(soort)
    aanlevering = read_aanlevering(make_wijzigpakket(soort))
    (versie,) = consolidate(aanlevering, {was.expression: was})
    regeling = to_regeling(versie)
    assert regeling == to_regeling(wordt)
    assert regeling.artikelen[2].activiteiten == (SNOEIEN,)
    assert regeling.artikelen[2].gebieden == (DUIN.identificatie,)
    assert regeling.soort is soort
    assert (regeling.geldig_vanaf is None) == (soort is Besluitsoort.ONTWERP)


def test_volgende_wijziging_bouwt_voort() -> None:
    was, wordt = make_wijziging()
    derde = remove_artikel(
        start_versie(
            wordt, doel="/join/id/proces/gm9999/2026/d3", soort=Besluitsoort.DEFINITIEF, geldig_vanaf=date(2026, 9, 1)
        ),
        WID_NIEUW,
    )
    assert derde.expression == f"{WORK}/nld@3"
    pakket = write_aanlevering(make_opdracht("levering-3"), make_besluit(derde, "b3"), derde, wordt)
    assert check_aanlevering(pakket) == []
    (versie,) = consolidate(read_aanlevering(pakket), {wordt.expression: wordt})
    assert [artikel.wid for artikel in to_regeling(versie).artikelen] == [WID_BEGRIP, WID_KAPPEN]
    assert not any(obj.wid == WID_NIEUW for obj in versie.ow)
    assert was.expression == f"{WORK}/nld@1"


def test_consolideren_weigert_wat_niet_past() -> None:
    was, wordt = make_wijziging()
    wijziging = read_aanlevering(make_wijzigpakket())
    for bekend in ({}, {was.work: was}, {wordt.expression: wordt}):
        with pytest.raises(ConsolidatieError) as info:
            consolidate(wijziging, bekend)
        assert [afwijking.code for afwijking in info.value.afwijkingen] == ["LVBB4015"]


def test_wijzigen_weigert_wat_niet_kan() -> None:
    versie = make_versie()
    with pytest.raises(WijzigError, match="geen artikel"):
        change_tekst(versie, "weg", "x")
    with pytest.raises(WijzigError, match="al een artikel"):
        add_artikel(versie, REGELING.artikelen[0], [], [], datum=date(2026, 1, 1))
    met_leden = replace(
        versie,
        tekst=versie.tekst.replace(
            b"<Inhoud><Al>Het is verboden in het bos een boom te kappen.</Al></Inhoud>",
            b'<Lid eId="chp_2__art_2.1__para_1" wId="lid1"><LidNummer>1</LidNummer><Inhoud><Al>Oud</Al></Inhoud></Lid>',
        ),
    )
    with pytest.raises(WijzigError, match="lid1"):
        change_tekst(met_leden, WID_KAPPEN, "x")
    assert to_regeling(change_tekst(met_leden, "lid1", "Nieuw")).artikelen[1].tekst == "1 Nieuw"


def test_artikel_in_nieuw_hoofdstuk_en_zonder_bijlage() -> None:
    kaal = make_versie(
        replace(REGELING, gebieden=(), artikelen=(replace(REGELING.artikelen[0], activiteiten=()),), activiteiten=())
    )
    nieuw = Artikel("gm9999_2__chp_7__art_7.1", "chp_7__art_7.1", "7.1", "", "Tekst", (), (DUIN.identificatie,))
    wordt = add_artikel(kaal, nieuw, [DUIN], [], datum=date(2026, 6, 1))
    regeling = to_regeling(wordt)
    assert [artikel.nummer for artikel in regeling.artikelen] == ["1.1", "7.1"]
    assert regeling.gebieden == (DUIN,)
    assert b'<Hoofdstuk eId="chp_7"' in wordt.tekst
    assert wordt.tekst.count(b"ExtIoRef eId") == 1


def test_opdracht_vervangen() -> None:
    ander = make_opdracht("levering-9", Opdrachtsoort.VALIDATIE)
    pakket = broken(make_pakket(), put("rest.bin", b"\0"))
    na = read_zip(replace_opdracht(pakket, replace(ander, publicatie="x.xml")))
    assert read_opdracht(na["opdracht.xml"]) == replace(ander, datum="2026-04-02")
    voor = read_zip(pakket)
    assert {naam: na[naam] for naam in na if naam != "opdracht.xml"} == {
        naam: voor[naam] for naam in voor if naam != "opdracht.xml"
    }


def test_wat_geen_opdracht_is() -> None:
    for data in (b"<a/>", b"hallo", b""):
        with pytest.raises(OpdrachtError):
            read_opdracht(data)
        with pytest.raises(OpdrachtError):
            read_verzoek(data)


def test_half_pakket_is_leesbaar() -> None:
    aanlevering = read_aanlevering(broken(make_pakket(), drop("opdracht.xml", "manifest.xml", "besluit.xml")))
    assert aanlevering.besluit is None
    assert aanlevering.opdracht is None
    assert aanlevering.regeling() is None
    assert besluit_tekst(aanlevering) == ""


def test_download_met_gebreken() -> None:
    pakket = write_uitwisselpakket(make_geconsolideerd())
    gml = next(naam for naam in read_zip(pakket) if naam.endswith(".gml"))
    ow = "OW-bestanden/regelteksten.xml"
    assert check_uitwisselpakket(pakket) == []
    for breuk, verwacht in (
        (edit(gml, "top10nl", "top50nl"), ["LVBB3008"]),
        (drop(gml), ["STOP1202"]),
        (put("Regeling/extra.xml", b"<a/>"), ["STOP1201"]),
        (edit(ow, "<ow-dc:owBestand ", '<ow-dc:owBestand xmlns:schemaLocation="urn:a http://x/y" '), ["DSOK-OW-001"]),
        (edit("Regeling/Identificatie.xml", "nld@1", "nld@2"), ["STOP1210"]),
        (drop("pakbon.xml"), ["DSOK-PAKKET-001"]),
        (drop("Regeling/Tekst.xml"), ["DSOK-PAKKET-001", "STOP1202"]),
        (put("Regeling/Metadata.xml", b"<half>"), ["LVBB2003", "STOP1203"]),
    ):
        assert [a.code for a in check_uitwisselpakket(broken(pakket, breuk))] == verwacht
    assert [a.code for a in check_uitwisselpakket(b"hallo")] == ["DSOK-PAKKET-001"]
    with pytest.raises(PakketError, match="pakbon"):
        read_uitwisselpakket(broken(pakket, drop("pakbon.xml")))


def test_momentopname_is_de_basis_van_een_wijziging() -> None:
    versie, _ = read_uitwisselpakket(write_uitwisselpakket(make_geconsolideerd()))
    assert versie.gemaakt_op == datetime(2026, 4, 2, 9, tzinfo=UTC)
    assert versie.doel == "/join/id/proces/gm9999/2026/d1"
    assert versie.gezag == GEMEENTE.code
    assert KAPPEN in {obj.identificatie for obj in versie.ow}
