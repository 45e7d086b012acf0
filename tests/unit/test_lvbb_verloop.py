# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""LVBB and DSO-LV over time, without HTTP: what was offered, published, broken off and withdrawn counts later on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from pytest_dsoketen.model.plannen import Besluitsoort, Opdrachtsoort, Verslaguitkomst
from pytest_dsoketen.standaarden.imow.objecten import read_object
from pytest_dsoketen.standaarden.lvbb.aanlevering import write_aanlevering, write_afbreking, write_directe_mutatie
from pytest_dsoketen.standaarden.lvbb.toestand import Register, Status, find_toestand, list_toestanden
from pytest_dsoketen.standaarden.lvbb.toestand.register import without_changed
from pytest_dsoketen.standaarden.lvbb.verloop import Behandeld, Verloop, run_reeks
from pytest_dsoketen.standaarden.stop.namen import local
from pytest_dsoketen.standaarden.stop.wijzigen import change_tekst, start_versie
from tests.unit.plandata import (
    WID_KAPPEN,
    WORK,
    make_besluit,
    make_geconsolideerd,
    make_intrekkingspakket,
    make_opdracht,
    make_pakket,
    make_versie,
    make_wijziging,
    make_wijzigpakket,
)
from tests.unit.toestanddata import BILL_1, BILL_2, BOVEN_TOP, make_kennisgeving, pakket_kennisgeving

U = Verslaguitkomst
MAANDAG, DONDERDAG, VRIJDAG = (
    datetime(2026, 3, 30, 9, tzinfo=UTC),
    *(datetime(2026, 4, d, 9, tzinfo=UTC) for d in (2, 3)),
)
VERSIE_1, VERSIE_2 = f"{WORK}/nld@1", f"{WORK}/nld@2"


@pytest.fixture
def verloop() -> Verloop:
    """The LVBB before anything came; DSO-LV knows the activity of the Rijk."""
    return Verloop(overige=frozenset({BOVEN_TOP}))


def codes(behandeld: Behandeld) -> set[str]:
    """Give the codes of what is wrong."""
    return {afwijking.code for afwijking in behandeld.afwijkingen}


def make_tweede(nummer: str = "b5", dag: date = date(2026, 4, 16), inwerking: date = date(2026, 9, 1)) -> bytes:
    """Make another change of the first version."""
    was = make_geconsolideerd()
    wordt = start_versie(
        was, doel="/join/id/proces/gm9999/2026/d5", soort=Besluitsoort.DEFINITIEF, geldig_vanaf=inwerking
    )
    wordt = change_tekst(replace(wordt, expression=f"{WORK}/nld@5"), WID_KAPPEN, "Kappen mag.")
    opdracht = replace(make_opdracht(f"levering-{nummer}"), bekendmaking=dag)
    return write_aanlevering(opdracht, make_besluit(wordt, nummer), wordt, was)


def break_off(work: str, nummer: str = "afbreken-1") -> bytes:
    """Make the opdracht that breaks a publication off."""
    return write_afbreking(replace(make_opdracht(nummer, Opdrachtsoort.AFBREKEN), identificatie=work))


def later(pakket_dag: date) -> datetime:
    """Give the morning of a day."""
    return datetime(pakket_dag.year, pakket_dag.month, pakket_dag.day, 9, tzinfo=UTC)


def make_latere_wijziging(soort: Besluitsoort = Besluitsoort.DEFINITIEF) -> bytes:
    """Make the change, to be published after the first version."""
    was, wordt = make_wijziging(soort)
    opdracht = replace(make_opdracht("levering-2"), bekendmaking=date(2026, 4, 7))
    return write_aanlevering(opdracht, make_besluit(wordt, "b2", soort), wordt, was)


def test_een_reeks_die_klopt_wordt_helemaal_aangenomen() -> None:
    reeks = run_reeks({"eerste": make_pakket(), "wijziging": make_wijzigpakket()}, [BOVEN_TOP])
    assert [(naam, b.uitkomst, codes(b)) for naam, b in reeks.items()] == [
        ("eerste", U.GEPUBLICEERD, set()),
        ("wijziging", U.GEPUBLICEERD, set()),
    ]
    assert [v.expression for v in reeks["wijziging"].versies] == [VERSIE_2]


def test_wat_is_aangeboden_wordt_op_zijn_dag_gepubliceerd(verloop: Verloop) -> None:
    assert verloop.apply(make_pakket(), MAANDAG).is_aangenomen
    assert verloop.register.status_of(BILL_1) is Status.AANGEBODEN
    assert verloop.register.versies[VERSIE_1].gemaakt_op is None
    assert verloop.get_toestand().ozon.objecten == {}
    assert codes(verloop.apply(make_latere_wijziging(), MAANDAG)) >= {"LVBB4211"}
    verloop.advance(date(2026, 4, 2))
    assert verloop.register.status_of(BILL_1) is Status.GEPUBLICEERD
    assert verloop.register.versies[VERSIE_1].gemaakt_op == datetime(2026, 4, 2, tzinfo=UTC)
    assert verloop.get_toestand().ozon.objecten


def test_valideren_verandert_niets(verloop: Verloop) -> None:
    behandeld = verloop.apply(make_pakket(Opdrachtsoort.VALIDATIE), MAANDAG)
    assert behandeld.uitkomst is U.VALIDE
    assert [versie.expression for versie in behandeld.versies] == [VERSIE_1]
    assert verloop.register.versies == {}
    assert verloop.register.besluiten == {}
    assert codes(verloop.apply(make_pakket(Opdrachtsoort.VALIDATIE), MAANDAG)) == {"LVBB1012"}


def test_geen_zip_is_geweigerd(verloop: Verloop) -> None:
    behandeld = verloop.apply(b"hallo", MAANDAG)
    assert (behandeld.uitkomst, behandeld.aanlevering) == (U.MISLUKT, None)
    assert codes(behandeld) == {"LVBB1001"}


def test_ontwerp_laat_het_plan_zoals_het_is_en_krijgt_een_kennisgeving(verloop: Verloop) -> None:
    verloop.apply(make_pakket(), MAANDAG)
    assert codes(verloop.apply(make_latere_wijziging(Besluitsoort.ONTWERP), VRIJDAG)) == set()
    assert codes(verloop.apply(pakket_kennisgeving(), VRIJDAG)) == set()
    assert list(verloop.register.find_basis()) == [VERSIE_1]
    assert [stap.soort[-3:] for stap in verloop.register.stappen_of(BILL_2)] == ["002", "003", "014", "005"]
    assert codes(verloop.apply(make_tweede(), later(date(2026, 4, 8)))) == set()


def test_twee_wijzigingen_op_dezelfde_versie(verloop: Verloop) -> None:
    verloop.apply(make_pakket(), MAANDAG)
    assert verloop.apply(make_latere_wijziging(), VRIJDAG).is_aangenomen
    tweede = verloop.apply(make_tweede(), VRIJDAG)
    assert (tweede.uitkomst, codes(tweede)) == (U.NIET_VALIDE, {"LVBB5015"})
    assert f"{WORK}/nld@5" not in verloop.register.versies


def test_soepel_telt_ook_mee_wat_is_afgekeurd() -> None:
    verloop = Verloop(overige=frozenset({BOVEN_TOP}), soepel=True)
    verloop.apply(make_pakket(), MAANDAG)
    verloop.apply(make_latere_wijziging(), VRIJDAG)
    assert codes(verloop.apply(make_tweede(), VRIJDAG)) == {"LVBB5015"}
    verloop.advance(date(2026, 4, 16))
    eerste, wijziging, tweede = list_toestanden(verloop.register, WORK)
    assert [t.samenloop for t in (eerste, wijziging, tweede)] == ["", "", VERSIE_2]


def test_afbreken_voor_en_na_de_bekendmaking(verloop: Verloop) -> None:
    verloop.apply(make_pakket(), MAANDAG)
    assert verloop.apply(break_off(BILL_1), MAANDAG).uitkomst is U.OK
    assert (verloop.register.versies, verloop.register.informatieobjecten, verloop.register.doelen) == ({}, {}, {})
    assert codes(verloop.apply(break_off(BILL_1, "afbreken-2"), MAANDAG)) == {"LVBB1551"}
    opnieuw = write_aanlevering(make_opdracht("levering-8"), make_besluit(make_versie()), make_versie())
    assert verloop.apply(opnieuw, MAANDAG).is_aangenomen
    te_laat = verloop.apply(break_off(BILL_1, "afbreken-3"), DONDERDAG)
    assert (te_laat.uitkomst, codes(te_laat)) == (U.BEHANDELING_MISLUKT, {"LVBB1555"})
    assert verloop.register.status_of(BILL_1) is Status.GEPUBLICEERD


def test_intrekken_beeindigt_de_regeling(verloop: Verloop) -> None:
    verloop.apply(make_pakket(), MAANDAG)
    assert "LVBB4212" in codes(verloop.apply(make_intrekkingspakket(), MAANDAG))
    reeks = run_reeks({"eerste": make_pakket(), "weg": make_intrekkingspakket()}, [BOVEN_TOP])
    assert [behandeld.uitkomst for behandeld in reeks.values()] == [U.GEPUBLICEERD, U.GEPUBLICEERD]


def test_directe_mutatie_verandert_alleen_annotaties(verloop: Verloop) -> None:
    verloop.apply(make_pakket(), MAANDAG)
    verloop.advance(date(2026, 4, 2))
    versie = verloop.register.versies[VERSIE_1]
    gebied = next(obj for obj in versie.ow if obj.objecttype == "Gebied")
    opdracht = replace(make_opdracht("mutatie-1", Opdrachtsoort.DIRECTE_MUTATIE), bekendmaking=None)
    element = gebied.element()
    next(kind for kind in element if local(kind) == "noemer").text = "Groot bos"
    behandeld = verloop.apply(write_directe_mutatie(opdracht, versie, [read_object(element)]), VRIJDAG)
    na = verloop.register.versies[VERSIE_1]
    assert behandeld.versies == (na,)
    assert (na.tekst, na.gemaakt_op) == (versie.tekst, versie.gemaakt_op)
    assert [obj.text("noemer") for obj in na.ow if obj.identificatie == gebied.identificatie] == ["Groot bos"]
    assert {obj.identificatie for obj in versie.ow} == {obj.identificatie for obj in na.ow}


def test_toestanden_volgen_elkaar_op_tot_de_intrekking() -> None:
    verloop = Verloop(overige=frozenset({BOVEN_TOP}))
    verloop.apply(make_pakket(), MAANDAG)
    verloop.apply(make_latere_wijziging(), VRIJDAG)
    verloop.advance(date(2026, 4, 7))
    eerste, tweede = list_toestanden(verloop.register, WORK)
    assert (eerste.versie.expression, eerste.vanaf, eerste.tot) == (VERSIE_1, date(2026, 5, 1), date(2026, 8, 1))
    assert (tweede.versie.expression, tweede.vanaf, tweede.tot) == (VERSIE_2, date(2026, 8, 1), None)

    def find(dag: date) -> str:
        toestand = find_toestand(verloop.register, WORK, in_werking_op=dag)
        return toestand.versie.expression if toestand else ""

    assert [find(date(2026, *dag)) for dag in ((4, 30), (5, 1), (7, 31), (8, 1))] == ["", VERSIE_1, VERSIE_1, VERSIE_2]


def test_procedurestappen_worden_vervangen_en_verwijderd(verloop: Verloop) -> None:
    verloop.apply(make_pakket(), MAANDAG)
    verloop.apply(make_latere_wijziging(Besluitsoort.ONTWERP), VRIJDAG)
    verloop.apply(pakket_kennisgeving(), VRIJDAG)
    stand = verloop.register.kennisgevingen[make_kennisgeving().work]
    begin, einde = stand.inhoud.toegevoegd
    andere = replace(einde, datum="2026-06-01", te_muteren=einde.datum)
    volgende = replace(
        stand.inhoud, toegevoegd=(), vervangen=(andere,), verwijderd=(replace(begin, te_muteren=begin.datum),)
    )
    assert without_changed((begin, einde), volgende) == ()
    verloop.register.kennisgevingen["k2"] = replace(stand, inhoud=replace(volgende, work="k2"))
    assert [(s.soort[-3:], s.datum) for s in verloop.register.stappen_of(BILL_2)][2:] == [("005", "2026-06-01")]


def test_register_zonder_iets_weet_niets() -> None:
    register = Register()
    assert register.besluit_of(VERSIE_1) is None
    assert register.is_gepubliceerd(VERSIE_1)
    assert register.status_of(BILL_1) is None
    assert list_toestanden(register, WORK) == []
    assert find_toestand(register, WORK, in_werking_op=date(2026, 1, 1)) is None
    assert register.is_gemachtigd("00000099000000000001", "00000099000000000002")
    register.machtigingen = set()
    assert not register.is_gemachtigd("00000099000000000001", "00000099000000000002")
