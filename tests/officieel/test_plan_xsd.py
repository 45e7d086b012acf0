# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Plans against the official material: XSDs of BHKV 1.2.0, STOP 1.3.0 and IMOW 2.0.0, examples and verslagen.

The material is not ours to ship; point `DSOKETEN_OFFICIEEL` at a folder that has it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from pytest_dsoketen.model.berichten import Verplichtingsniveau
from pytest_dsoketen.model.oordelen import Oordeel
from pytest_dsoketen.model.plannen import Besluitsoort, Melding, Opdrachtsoort, Verslag, Verslaguitkomst
from pytest_dsoketen.standaarden.inname import InnameError, parse_xml, read_zip, write_zip
from pytest_dsoketen.standaarden.lvbb.aanlevering import read_aanlevering, write_afbreking
from pytest_dsoketen.standaarden.lvbb.consolideren import consolidate
from pytest_dsoketen.standaarden.lvbb.keuren import check_aanlevering
from pytest_dsoketen.standaarden.lvbb.opdracht import OPDRACHTVORMEN, Software, write_manifest, write_opdracht
from pytest_dsoketen.standaarden.lvbb.toestand import list_toestanden
from pytest_dsoketen.standaarden.lvbb.uitwisselpakket import read_uitwisselpakket, write_uitwisselpakket
from pytest_dsoketen.standaarden.lvbb.verloop import Verloop
from pytest_dsoketen.standaarden.lvbb.verslag import NOOIT, check_verslag, read_verslag, resultaat_soort, write_verslag
from pytest_dsoketen.standaarden.lvbb.verzoek import Verzoekbericht, describe_pakket, write_verzoek
from pytest_dsoketen.standaarden.schemas.kiezen import Versies
from pytest_dsoketen.standaarden.schemas.sets import Standaard
from pytest_dsoketen.standaarden.stop.mutatie import diff_tekst
from pytest_dsoketen.standaarden.stop.toepassen import ConsolidatieError, apply_mutatie
from pytest_dsoketen.standaarden.stop.versie import Regelingversie, to_regeling
from pytest_dsoketen.standaarden.stop.wijzigen import change_tekst, start_versie
from tests.officieel.schemadata import PLAN, faults, faults_of, load_plan, need_plan
from tests.unit.giodata import pakket_getallen, pakket_groepen, pakket_vlakken, pakket_woorden
from tests.unit.plandata import (
    make_bewerkt_pakket,
    make_geconsolideerd,
    make_intrekkingspakket,
    make_kennisgevingpakket,
    make_opdracht,
    make_pakket,
    make_uitwisseling,
    make_wijziging,
    make_wijzigpakket,
)
from tests.unit.tekstdata import pakket_kennisgeving, pakket_renvooi, pakket_tekst
from tests.unit.test_lvbb_verslag import NIEUW, TOEGESTAAN
from tests.unit.test_stop_mutatie import make_mutatie

need_plan()

VOORBEELDEN = PLAN / "voorbeelden"
DOWNLOADS: dict[str, set[str]] = {
    "response": {"LVBB3008", "STOP1203", "STOP1218"},
    "response2": {"LVBB3008", "STOP1201"},
    "pv30": {"LVBB3008"},
    "gm0233": set(),
}
"""What is wrong with a real download, besides the namespace that is not one."""

VERWACHT: dict[str, dict[str, int]] = {
    "gemeentestad/Afbreek/afbreek-routine-OP/bron": {
        "LVBB1006": 1,
        "LVBB2503": 1,
        "LVBB4032": 2,
        "LVBB9900": 1,
        "TPOD2150": 1,
    },
    "gemeentestad/opdracht_0": {"LVBB1010": 4, "LVBB3509": 1},
    "gemeentestad/opdracht_0-na10": {"OZON0350": 3, "STOP0011": 15, "TPOD1900": 3, "TPOD2000": 13},
    "gemeentestad/opdracht_0_ontwerp": {
        "BHKV1004": 1,
        "LVBB3008": 1,
        "STOP0011": 15,
        "TPOD2000": 14,
        "LVBB3509": 1,
        "LVBB3510": 1,
        "STOP2001": 1,
    },
    "gemeentestad/opdracht_4a": {"LVBB5031": 1},
    "gemeentestad/opdracht_4c": {"LVBB5031": 1},
    "gemeentestad/opdracht_intrekking": {"OZON0350": 4, "TPOD1900": 4},
    "lvbb-test-repository/Intrekking_TijdelijkRegelingDeel/001b_intrekking_JWV verleden": {"BHKV1058": 1},
    "lvbb-test-repository/Ontwerptests/1_initieel": {"LVBB3510": 1},
    "lvbb-test-repository/OmgevingsvisieDirectMuteren/1_Besluit": {"OZON0080": 1, "OZON0370": 3},
    "lvbb-test-repository/Ontwerptests/2_kennisgeving_voegstappentoe": {"BHKV1057": 1},
    "lvbb-test-repository/Sanity-check-testeiland/1_InitieelWaterschap": {"LVBB3008": 1, "TPOD2451": 1},
    "lvbb-test-repository/Sanity-check-testeiland/2_Wijzigingsbesluit": {"STOP0086": 1},
    "lvbb-test-repository/TBO_Testeiland13/2_Wijzigingsbesluit": {"STOP0037": 1, "STOP0038": 2, "STOP0086": 1},
    "lvbb-test-repository/Westland": {"OZON0070": 13, "OZON0310": 1, "TPOD1951": 1},
}
"""What is really wrong with the examples: known defects of the sets, all looked at by hand."""


def find_packages() -> list[str]:
    """Find the folders with a package in the examples."""
    return sorted(str(opdracht.parent.relative_to(VOORBEELDEN)) for opdracht in VOORBEELDEN.rglob("opdracht.xml"))


def read_folder(naam: str) -> bytes:
    """Make a ZIP of an example folder."""
    return write_zip({pad.name: pad.read_bytes() for pad in sorted((VOORBEELDEN / naam).iterdir()) if pad.is_file()})


@pytest.mark.parametrize("soort", [Opdrachtsoort.PUBLICATIE, Opdrachtsoort.VALIDATIE])
def test_eigen_eerste_versie(soort: Opdrachtsoort) -> None:
    assert faults(make_pakket(soort)) == []


@pytest.mark.parametrize("soort", list(Besluitsoort))
def test_eigen_wijziging(soort: Besluitsoort) -> None:
    assert faults(make_wijzigpakket(soort)) == []


@pytest.mark.parametrize(
    "maak",
    [
        pakket_tekst,
        pakket_renvooi,
        pakket_kennisgeving,
        pakket_groepen,
        pakket_getallen,
        pakket_woorden,
        pakket_vlakken,
    ],
)
def test_eigen_rijk_pakket(maak: Callable[[], bytes]) -> None:
    assert faults(maak()) == []


@pytest.mark.parametrize(
    "pakket",
    [make_bewerkt_pakket(), make_kennisgevingpakket(), make_intrekkingspakket(), make_uitwisseling()],
    ids=["bewerkt", "kennisgeving", "intrekking", "uitwisseling"],
)
def test_eigen_pakket(pakket: bytes) -> None:
    assert faults(pakket) == []


def test_eigen_download() -> None:
    assert faults(write_uitwisselpakket(make_geconsolideerd())) == []
    assert faults(write_uitwisselpakket(make_wijziging()[1])) == []


def test_eigen_afbreking_en_verzoek() -> None:
    opdracht = replace(make_opdracht(soort=Opdrachtsoort.AFBREKEN), identificatie="/akn/nl/bill/gm9999/2026/b1")
    assert faults(write_afbreking(opdracht)) == []
    groot = describe_pakket(make_pakket(), "opdracht.zip", "https://gb.duinrand.example/1")
    for soort in Opdrachtsoort:
        verzoek = Verzoekbericht(soort, "levering-1", "Maker", "Plan", "1.0")
        assert faults_of(write_verzoek(verzoek)) == []
        if not soort.noemt_besluit:
            assert faults_of(write_verzoek(replace(verzoek, groot=groot))) == []


def faults_13(data: bytes) -> list[str]:
    """Judge a document by BHKV 1.3.0-ic, also when it does not name its version."""
    oordeel = load_plan().check_xsd(data, "", versies=Versies({Standaard.BHKV: "1.3.0-ic"}, opgelegd=True))
    assert oordeel.versie.endswith("1.3.0-ic")
    return [oordeel.reden] * bool(oordeel.reden) + [afwijking.melding for afwijking in oordeel.afwijkingen]


@pytest.mark.parametrize("soort", list(Opdrachtsoort))
def test_eigen_opdracht(soort: Opdrachtsoort) -> None:
    opdracht = replace(make_opdracht(soort=soort), identificatie="/akn/nl/bill/gm9999/2026/b1")
    assert faults_of(write_opdracht(opdracht)) == []
    if OPDRACHTVORMEN[soort].is_blijvend:
        nieuw = replace(opdracht, schemaversie="1.3.0-ic", software=Software("Maker", "Plan", "1.0"))
        assert faults_13(write_opdracht(nieuw)) == []
    assert faults_13(write_manifest(["opdracht.xml", "manifest.xml"], "1.3.0-ic")) == []


@pytest.mark.parametrize(
    ("soort", "uitkomst"),
    [
        *TOEGESTAAN,
        *((soort, Verslaguitkomst.MISLUKT) for soort in Opdrachtsoort),
        (Opdrachtsoort.AFBREKEN, Verslaguitkomst.ONTVANGEN),
    ],
)
def test_eigen_verslag(soort: Opdrachtsoort, uitkomst: Verslaguitkomst) -> None:
    melding = Melding("LVBB1009", "fout", "x ontbreekt", "manifest.xml", uitspraken=(("bestand", "x"),))
    verslag = Verslag("levering-1", uitkomst, NOOIT, (melding,))
    assert faults_of(write_verslag(soort, verslag)) == []
    assert faults_of(write_verslag(soort, replace(verslag, is_mislukt=True))) == []
    if not soort.noemt_besluit:
        assert faults_of(write_verslag(soort, verslag, is_status=True)) == []


@pytest.mark.parametrize(("soort", "uitkomst"), NIEUW)
def test_eigen_verslag_bhkv_1_3(soort: Opdrachtsoort, uitkomst: Verslaguitkomst) -> None:
    for meldingen in ((), (Melding("LVBB1009", "fout", "x ontbreekt", "manifest.xml"),)):
        verslag = Verslag("levering-1", uitkomst, NOOIT, meldingen)
        assert faults_13(write_verslag(soort, verslag, "1.3.0-ic")) == []


def test_schema_ziet_een_fout() -> None:
    schemas = load_plan()
    bestanden = read_zip(make_pakket())
    for naam, oud, nieuw in (
        ("opdracht.xml", b"idLevering", b"nummer"),
        ("besluit.xml", b"<Al>", b"<Regel>"),
        ("gio_Bos.gml", b"<gml:posList>100000", b"<gml:posList>a"),
        ("manifest-ow.xml", b"omgevingswet", b"milieu"),
        ("activiteiten.xml", b"rol:groep", b"rol:soort"),
    ):
        kapot = bestanden[naam].replace(oud, nieuw).replace(oud.replace(b"<", b"</"), nieuw.replace(b"<", b"</"))
        assert schemas.check_xsd(kapot, naam).oordeel is Oordeel.GEZAKT, naam
    assert schemas.check_xsd(b"<onbekend/>", "x.xml").oordeel is Oordeel.NIET_GETOETST
    assert schemas.check_xsd(b"<half>", "x.xml").oordeel is Oordeel.NIET_GETOETST
    besluit = bestanden["besluit.xml"]
    assert schemas.check_xsd(besluit, "besluit.xml", tree=parse_xml(besluit)).oordeel is Oordeel.GESLAAGD


@pytest.mark.parametrize("naam", find_packages())
def test_officieel_pakket_krijgt_geen_valse_fout(naam: str) -> None:
    pakket = read_folder(naam)
    afwijkingen = [a for a in check_aanlevering(pakket) if a.niveau is Verplichtingsniveau.MOET]
    assert Counter(afwijking.code for afwijking in afwijkingen) == VERWACHT.get(naam, {})
    aanlevering = read_aanlevering(pakket)
    assert aanlevering.manifest
    assert aanlevering.besluit is not None or aanlevering.publicatiesoort != "AanleveringBesluit"


@pytest.mark.parametrize(
    "naam", ["validatieOpdracht_initieel", "publicatieOpdracht_initieel", "intrekkingOpdracht_initieel"]
)
def test_officiele_zip(naam: str) -> None:
    pakket = (VOORBEELDEN / "otst" / f"{naam}.zip").read_bytes()
    assert {afwijking.code for afwijking in check_aanlevering(pakket)} == {"DSOK-OW-001"}


def test_officiele_eerste_versie_wordt_een_regeling() -> None:
    aanlevering = read_aanlevering((VOORBEELDEN / "otst" / "publicatieOpdracht_initieel.zip").read_bytes())
    regeling = aanlevering.regeling()
    assert regeling is not None
    assert [artikel.nummer for artikel in regeling.artikelen] == ["1"]
    assert [gebied.ring for gebied in regeling.gebieden] != [()]
    assert regeling.artikelen[0].gebieden == (regeling.gebieden[0].identificatie,)
    (versie,) = consolidate(aanlevering, {})
    assert faults(write_uitwisselpakket(versie)) == []


def test_officiele_reeks_wijzigingen_past_op_elkaar() -> None:
    """Eight besluiten in a row; the set has the text that the first one changes under another identification."""
    (versie,) = consolidate(read_aanlevering(read_folder("gemeentestad/opdracht_0")), {})
    work = "/akn/nl/act/gm0297/2019/reg456"
    versie = replace(versie, work=work, expression=f"{work}/nld@1")
    for nummer in ("2", "3a", "3b", "3c", "3d", "4a", "4b", "4c"):
        aanlevering = read_aanlevering(read_folder(f"gemeentestad/opdracht_{nummer}"))
        (wordt,) = consolidate(aanlevering, {versie.expression: versie})
        assert wordt.expression == aanlevering.regelingen[0].wordt
        assert b"VerwijderdeTekst" not in wordt.tekst
        assert b"wijzigactie" not in wordt.tekst
        assert check_regelingversie(wordt) == []
        assert apply_mutatie(versie.tekst, make_mutatie(diff_tekst(versie.tekst, wordt.tekst))) == wordt.tekst
        versie = wordt


def test_officiele_wijziging_die_niet_past_wordt_geweigerd() -> None:
    folder = "lvbb-test-repository/Sanity-check-testeiland"
    (was,) = consolidate(read_aanlevering(read_folder(f"{folder}/1_Initieel_Besluit")), {})
    with pytest.raises(ConsolidatieError) as info:
        consolidate(read_aanlevering(read_folder(f"{folder}/2_Wijzigingsbesluit")), {was.expression: was})
    assert {afwijking.code for afwijking in info.value.afwijkingen} == {"LVBB5002", "LVBB5027"}


def check_regelingversie(versie: Regelingversie) -> list[str]:
    """Give the wIds that occur twice in a text."""
    wids = Counter(el.get("wId") for el in versie.text_root().iter() if el.get("wId"))
    return [str(wid) for wid, aantal in wids.items() if aantal > 1]


@pytest.mark.parametrize("naam", DOWNLOADS)
def test_officiele_download(naam: str) -> None:
    versie, afwijkingen = read_uitwisselpakket((VOORBEELDEN / "otst" / f"{naam}.zip").read_bytes())
    assert {afwijking.code for afwijking in afwijkingen} == {"DSOK-OW-001", *DOWNLOADS[naam]}
    regeling = to_regeling(versie)
    assert regeling.artikelen
    assert {artikel.wid for artikel in regeling.artikelen if artikel.activiteiten or artikel.gebieden}
    pakket = write_uitwisselpakket(versie)
    terug, rest = read_uitwisselpakket(pakket)
    assert rest == []
    assert to_regeling(terug) == regeling
    assert (terug.tekst, terug.ow, terug.metadata) == (versie.tekst, versie.ow, versie.metadata)
    assert faults(pakket) == []


def test_officiele_download_wijzigen_en_aanleveren() -> None:
    from datetime import date

    from pytest_dsoketen.standaarden.lvbb.aanlevering import Besluit, write_aanlevering

    was, _ = read_uitwisselpakket((VOORBEELDEN / "otst" / "response.zip").read_bytes())
    wordt = start_versie(
        was, doel="/join/id/proces/gm9920/2026/d2", soort=Besluitsoort.DEFINITIEF, geldig_vanaf=date(2026, 8, 1)
    )
    wordt = change_tekst(wordt, "gm9920_1__chp_1__art_1", "Nieuwe inhoud van artikel 1.")
    besluit = Besluit(
        "/akn/nl/bill/gm9920/2026/b1",
        "/akn/nl/bill/gm9920/2026/b1/nld@2026-03-01;1",
        "Wijziging",
        Besluitsoort.DEFINITIEF,
        wordt.doel,
        date(2026, 8, 1),
        date(2026, 3, 1),
    )
    pakket = write_aanlevering(make_opdracht(), besluit, wordt, was)
    assert check_aanlevering(pakket) == []
    assert faults(pakket) == []
    (versie,) = consolidate(read_aanlevering(pakket), {was.expression: was})
    assert versie.tekst == wordt.tekst


@pytest.mark.parametrize("pad", sorted((PLAN / "verslagen").glob("*.xml")), ids=lambda pad: pad.stem)
def test_officieel_verslag(pad: Path) -> None:
    data = pad.read_bytes()
    verslag = read_verslag(data)
    assert check_verslag(data) == []
    soort, _, code = pad.stem.partition("_")
    assert verslag.uitkomst.is_goed == (soort == "valide")
    if soort not in {"valide", "mislukt"}:
        assert verslag.uitkomst.value == soort
    assert soort == "valide" or verslag.meldingen
    if verslag.id_levering and "." not in verslag.id_levering:
        opnieuw = write_verslag(resultaat_soort(data), verslag)
        assert faults_of(opnieuw) == []
        assert read_verslag(opnieuw) == verslag
    codes = {melding.code for melding in verslag.meldingen}
    assert not code or any(deel in codes for deel in code.split("_")) or any(c.endswith(code[-4:]) for c in codes)


def test_onleesbaar_voorbeeld_is_een_nette_weigering() -> None:
    kapot = [pad for pad in (VOORBEELDEN / "lvbb-test-repository").rglob("*.gml") if not _is_leesbaar(pad)]
    assert len(kapot) == 1


def _is_leesbaar(pad: Path) -> bool:
    """Say whether a file can be taken in."""
    try:
        parse_xml(pad.read_bytes())
    except InnameError:
        return False
    return True


def test_officiele_reeks_geeft_geen_valse_fout_over_versies_en_mutaties() -> None:
    """Eight besluiten in a row, judged by what the LVBB holds after each; the first version has another identification."""
    (eerste,) = consolidate(read_aanlevering(read_folder("gemeentestad/opdracht_0")), {})
    work = "/akn/nl/act/gm0297/2019/reg456"
    verloop = Verloop(soepel=True)
    verloop.register.add_versie(replace(eerste, work=work, expression=f"{work}/nld@1", geldig_vanaf=date(2019, 1, 1)))
    gezien = Counter[str]()
    for nummer in ("2", "3a", "3b", "3c", "3d", "4a", "4b", "4c"):
        verloop.advance(date.max)
        behandeld = verloop.apply(read_folder(f"gemeentestad/opdracht_{nummer}"), datetime(2022, 6, 23, 12, tzinfo=UTC))
        gezien.update(a.code for a in behandeld.afwijkingen if a.code.startswith(("LVBB4", "LVBB5", "LVBB7")))
    assert gezien == {"LVBB5031": 2, "LVBB7009": 1}
    verloop.advance(date.max)
    assert [toestand.samenloop for toestand in list_toestanden(verloop.register, work)] == [""] * 9
