# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What is wrong is grouped by cause, the most important first, and what was not judged is never green."""

from __future__ import annotations

from datetime import date

import pytest

from pytest_dsoketen.model.berichten import Afwijking, Verplichtingsniveau
from pytest_dsoketen.model.eisen import Veroorzaker
from pytest_dsoketen.model.eisen.zelfde_fout import ZELFDE_FOUT
from pytest_dsoketen.model.keuringen import (
    Documentsoort,
    Fase,
    Keuring,
    Keuringsrapport,
    Onbeoordeeld,
    fase_of,
    group_afwijkingen,
    judge,
    veroorzakers_of,
)
from pytest_dsoketen.model.oordelen import GESLAAGD, Oordeel, Uitkomst

ZOU = Verplichtingsniveau.ZOU_MOETEN


def test_dezelfde_regel_in_hetzelfde_bestand_is_een_punt_met_plaatsen() -> None:
    gevonden = [
        Afwijking("STOP0005", f"alinea {nummer} is leeg", "besluit.xml", regel=nummer) for nummer in range(1, 6)
    ]
    punten = group_afwijkingen([*gevonden, gevonden[0], Afwijking("STOP0005", "leeg", "ander.xml")], ["besluit.xml"])

    assert [(punt.code, punt.bestand, punt.aantal) for punt in punten] == [
        ("STOP0005", "besluit.xml", 5),
        ("STOP0005", "", 1),
    ]
    assert [plaats.regel for plaats in punten[0].plaatsen] == [1, 2, 3, 4, 5]
    assert punten[1].plaatsen[0].plaats == "ander.xml"


def test_een_maximum_laat_plaatsen_weg_en_telt_ze_wel() -> None:
    gevonden = [Afwijking("STOP0005", str(nummer), "b.xml") for nummer in range(9)]
    (punt,) = group_afwijkingen(gevonden, ["b.xml"], maximum=2)
    assert (punt.aantal, len(punt.plaatsen)) == (9, 2)


def test_wat_moet_staat_voor_wat_zou_moeten_en_vroege_fasen_staan_eerst() -> None:
    gevonden = [
        Afwijking("TPOD2000", "c", "ow.xml"),
        Afwijking("DSOK-OW-001", "w", "ow.xml", ZOU),
        Afwijking("STOP0005", "b", "besluit.xml"),
        Afwijking("LVBB1003", "a", "manifest.xml"),
    ]
    punten = group_afwijkingen(gevonden, [])
    assert [punt.code for punt in punten] == ["LVBB1003", "STOP0005", "TPOD2000", "DSOK-OW-001"]
    assert [punt.fase for punt in punten[:3]] == list(Fase)


def test_de_lvbb_stopt_bij_de_eerste_fase_als_er_nog_iets_achter_ligt() -> None:
    def keur(*codes: str) -> Keuring:
        punten = group_afwijkingen([Afwijking(code, "x") for code in codes], [])
        return Keuring("p", Documentsoort.AANLEVERING, judge(punten), punten=punten)

    assert keur("LVBB1003", "TPOD2000").stopt_bij is Fase.OPDRACHT
    assert keur("STOP0005", "TPOD2000").stopt_bij is Fase.BESLUIT
    assert keur("TPOD2000").stopt_bij is None
    assert keur().stopt_bij is None


def test_het_oordeel_volgt_uit_wat_er_mis_is_en_uit_wat_niet_is_beoordeeld() -> None:
    moet = group_afwijkingen([Afwijking("STOP0005", "x")], [])
    zou = group_afwijkingen([Afwijking("DSOK-OW-001", "x", niveau=ZOU)], [])
    mist = Onbeoordeeld("officieel schema", "niet geïnstalleerd")
    gewenst = Onbeoordeeld("officieel schema", "u koos zonder", weegt=False)
    stuk = Onbeoordeeld("STOP0005", "liep vast", oordeel=Oordeel.TOETSFOUT)

    assert judge(()) == GESLAAGD
    assert judge(zou).oordeel is Oordeel.WAARSCHUWING
    assert judge(zou, [mist]) == Uitkomst(Oordeel.NIET_GETOETST, "niet geïnstalleerd")
    assert judge((), [gewenst]) == GESLAAGD
    assert judge(moet, [mist]).oordeel is Oordeel.GEZAKT
    assert judge(moet, [stuk]).oordeel is Oordeel.TOETSFOUT


def test_het_slechtste_oordeel_telt() -> None:
    def keur(oordeel: Oordeel) -> Keuring:
        return Keuring("p", Documentsoort.OW, Uitkomst(oordeel))

    rapport = Keuringsrapport("1", date(2026, 1, 1), (keur(Oordeel.GESLAAGD), keur(Oordeel.GEZAKT)))
    assert rapport.uitkomst.oordeel is Oordeel.GEZAKT
    assert Keuringsrapport("1", date(2026, 1, 1)).uitkomst.oordeel is Oordeel.NIET_GETOETST


def test_wie_het_kan_zijn_volgt_uit_de_matrix_en_anders_uit_de_zender() -> None:
    assert veroorzakers_of("LVBB1003") == (Veroorzaker.SOFTWARE,)
    assert veroorzakers_of("DSOK-BHKV-001") == (Veroorzaker.KETEN,)
    assert veroorzakers_of("DSOK-STTR-001") == (Veroorzaker.SOFTWARE,)
    assert veroorzakers_of("ONBEKEND-1") == (Veroorzaker.SOFTWARE,)


def test_elke_familie_heeft_haar_fase() -> None:
    assert [fase_of(code) for code in ("LVBB1501", "BHKV9998", "BHKV1004", "STOP3020", "LVBB4015", "OZON0038")] == [
        Fase.OPDRACHT,
        Fase.OPDRACHT,
        Fase.BESLUIT,
        Fase.BESLUIT,
        Fase.CONSOLIDATIE,
        Fase.CONSOLIDATIE,
    ]


def test_een_fout_met_twee_codes_is_een_oorzaak() -> None:
    """LVBB4007 and STOP2060 say the same of one place: the precise one stays, and the LVBB's phase is kept."""
    breed = Afwijking("LVBB4007", "fout", "b.xml", regel=7, pad="/a/b")
    precies = Afwijking("STOP2060", "fout", "b.xml", regel=9, pad="/a/b/c")

    (punt,) = group_afwijkingen([breed, precies], ["b.xml"])

    assert (punt.code, punt.ook, punt.aantal) == ("STOP2060", ("LVBB4007",), 1)


@pytest.mark.parametrize(
    ("breed", "precies"),
    [
        (
            Afwijking("LVBB4007", "x", "b.xml", regel=7, pad="/a/x"),
            Afwijking("STOP2060", "x", "b.xml", regel=9, pad="/a/b"),
        ),
        (
            Afwijking("LVBB4007", "x", "c.xml", regel=9, pad="/a/b"),
            Afwijking("STOP2060", "x", "b.xml", regel=9, pad="/a/b"),
        ),
        (Afwijking("LVBB4007", "x", "b.xml"), Afwijking("STOP2060", "x", "b.xml", niveau=ZOU)),
        (Afwijking("LVBB4007", "x", "b.xml"), Afwijking("STOP2061", "x", "b.xml")),
    ],
    ids=["andere plaats", "ander bestand", "alleen een waarschuwing", "andere fout"],
)
def test_wat_niet_dezelfde_fout_is_blijft_staan(breed: Afwijking, precies: Afwijking) -> None:
    """Nothing is left out that stands somewhere else, weighs more, or is another fault."""
    assert {punt.code for punt in group_afwijkingen([breed, precies], ["b.xml", "c.xml"])} == {breed.code, precies.code}


def test_een_code_die_ook_elders_staat_blijft_staan() -> None:
    breed = [Afwijking("LVBB4007", "x", "b.xml", regel=regel, pad=f"/a/b[{regel}]") for regel in (7, 9)]
    assert len(group_afwijkingen([*breed, Afwijking("STOP2060", "x", "b.xml", regel=9, pad="/a/b[9]")], ["b.xml"])) == 2


def test_twee_lijsten_met_dezelfde_fout_laten_elkaar_niet_beide_weg() -> None:
    """Of all codes in the table, whatever the order of finding, exactly one stays of each that belong together."""
    for code, andere in ZELFDE_FOUT.items():
        for ander in andere:
            gevonden = [Afwijking(code, "x", "b.xml", regel=3), Afwijking(ander, "x", "b.xml", regel=3)]
            for volgorde in (gevonden, gevonden[::-1]):
                (punt,) = group_afwijkingen(volgorde, ["b.xml"])
                assert {punt.code, *punt.ook} == {code, ander}
                assert punt.fase is min((fase_of(code), fase_of(ander)), key=lambda fase: fase.volgorde)
