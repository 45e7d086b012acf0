# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Every gebrek turns a good package into one that is refused with one of its codes; and the calendar of LVBB1519."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_dsoketen.model.plannen import Opdrachtsoort
from pytest_dsoketen.standaarden.inname import read_zip, write_zip
from pytest_dsoketen.standaarden.lvbb.aanlevering import Besluit, replace_opdracht, write_aanlevering
from pytest_dsoketen.standaarden.lvbb.gebreken import GEBREKEN, GebrekError, OnbekendGebrekError, get_gebrek
from pytest_dsoketen.standaarden.lvbb.kalender import find_pasen, is_werkdag
from pytest_dsoketen.standaarden.lvbb.keuren import check_aanlevering
from pytest_dsoketen.standaarden.lvbb.opdracht import Opdracht, read_opdracht
from pytest_dsoketen.standaarden.stop.versie import build_versie
from pytest_dsoketen.toetsing.casus import OEFENCASUS

DAG = date(2026, 4, 16)


@pytest.fixture(scope="module")
def pakket():
    gemeente = OEFENCASUS.gemeente
    doel = "/join/id/proces/gm9999/2026/doel1"
    werk = "/akn/nl/bill/gm9999/2026/besluit1"
    opdracht = Opdracht(Opdrachtsoort.VALIDATIE, "levering_1", gemeente.oin, gemeente.oin, bekendmaking=DAG)
    besluit = Besluit(
        werk, f"{werk}/nld@2026-04-15", "Besluit", OEFENCASUS.plan.regeling.soort, doel, DAG, date(2026, 4, 15)
    )
    return write_aanlevering(opdracht, besluit, build_versie(OEFENCASUS.plan.regeling, gemeente, doel=doel, datum=DAG))


def test_the_package_is_good(pakket):
    assert check_aanlevering(pakket) == []


@pytest.mark.parametrize("gebrek", GEBREKEN, ids=lambda gebrek: gebrek.naam)
def test_gebrek_is_found_with_its_code(pakket, gebrek):
    codes = {afwijking.code for afwijking in check_aanlevering(gebrek.apply(pakket))}

    assert codes & gebrek.codes, codes


def test_gebrek_is_looked_up_by_name():
    assert get_gebrek(GEBREKEN[0].naam) is GEBREKEN[0]
    with pytest.raises(OnbekendGebrekError, match=r"manifest\.xml ontbreekt"):
        get_gebrek("iets anders")


def test_package_that_cannot_have_a_gebrek():
    with pytest.raises(GebrekError, match="kan dit gebrek niet hebben"):
        get_gebrek("de hash van een informatieobject niet klopt").apply(write_zip({"manifest.xml": b"<a/>"}))


@pytest.mark.parametrize(
    ("dag", "werkdag"),
    [
        (date(2026, 4, 16), True),
        (date(2026, 4, 18), False),
        (date(2026, 4, 3), False),
        (date(2026, 4, 6), False),
        (date(2026, 4, 27), False),
        (date(2025, 4, 26), False),
        (date(2026, 5, 5), False),
        (date(2026, 5, 14), False),
        (date(2026, 5, 25), False),
        (date(2026, 12, 25), False),
        (date(2027, 1, 1), False),
        (date(2026, 5, 15), True),
    ],
)
def test_werkdagen(dag, werkdag):
    assert is_werkdag(dag) is werkdag


@pytest.mark.parametrize(
    "pasen", [date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2027, 3, 28), date(2038, 4, 25)]
)
def test_pasen(pasen):
    assert find_pasen(pasen.year) == pasen


@given(st.dates(date(2020, 1, 1), date(2060, 12, 31)))
def test_a_werkdag_is_never_far(dag):
    assert any(is_werkdag(dag + timedelta(days=verder)) for verder in range(6))


@pytest.mark.parametrize(
    ("dag", "codes"), [(DAG, []), (date(2026, 4, 18), ["LVBB1519"]), (date(2026, 4, 27), ["LVBB1519"])]
)
def test_day_of_publication_is_a_werkdag(pakket, dag, codes):
    opdracht = read_opdracht(read_zip(pakket)["opdracht.xml"])
    ander = replace_opdracht(pakket, replace(opdracht, bekendmaking=dag))

    assert [afwijking.code for afwijking in check_aanlevering(ander, vandaag=date(2026, 4, 15))] == codes
    assert check_aanlevering(ander) == []
