# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The grammar of OW identifications: everything made by it is right, one character off is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_dsoketen.standaarden.imow.bestanden import bestandsnaam_of
from pytest_dsoketen.standaarden.imow.identificatie import (
    SOORTEN,
    OwId,
    OwIdError,
    bestuurslaag_of,
    overheid_of,
    ow_id,
    soort_of,
)
from pytest_dsoketen.standaarden.imow.namen import ID_PER_TYPE

OVERHEDEN = st.from_regex(r"(gm|pv|ws|mnre|mn)[0-9]{1,6}", fullmatch=True)
KENMERKEN = st.from_regex(r"[A-Za-z0-9]{1,32}", fullmatch=True)
IDS = st.builds(OwId, OVERHEDEN, st.sampled_from(SOORTEN), KENMERKEN)
VERBODEN = st.characters(exclude_characters="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")


@given(IDS)
def test_heen_en_terug(identificatie: OwId) -> None:
    tekst = str(identificatie)
    assert OwId.parse(tekst) == identificatie
    assert (soort_of(tekst), overheid_of(tekst)) == (identificatie.soort, identificatie.overheid)
    assert identificatie.overheid.startswith(bestuurslaag_of(tekst))


@given(IDS, VERBODEN, st.data())
def test_een_verboden_teken_in_het_kenmerk_maakt_haar_ongeldig(
    identificatie: OwId, teken: str, data: st.DataObject
) -> None:
    plaats = data.draw(st.integers(0, len(identificatie.kenmerk) - 1))
    kenmerk = identificatie.kenmerk[:plaats] + teken + identificatie.kenmerk[plaats + 1 :]
    tekst = str(OwId(identificatie.overheid, identificatie.soort, kenmerk))
    assert soort_of(tekst) == ""
    with pytest.raises(OwIdError, match=r"vorm is nl\.imow"):
        OwId.parse(tekst)


@given(IDS, st.text(max_size=60))
def test_maken_laat_weg_wat_niet_mag(identificatie: OwId, naam: str) -> None:
    gemaakt = OwId.make(identificatie.overheid, identificatie.soort, f"A{naam}")
    assert OwId.parse(str(gemaakt)) == gemaakt
    assert gemaakt.kenmerk.isascii()
    assert len(gemaakt.kenmerk) <= 32


@given(IDS)
def test_een_soort_die_niet_bestaat(identificatie: OwId) -> None:
    assert soort_of(str(OwId(identificatie.overheid, identificatie.soort + "x", identificatie.kenmerk))) == ""


@pytest.mark.parametrize(("objecttype", "soort"), ID_PER_TYPE.items())
def test_elk_type_heeft_zijn_identificatie(objecttype: str, soort: str) -> None:
    assert soort_of(ow_id("gm9999", soort, "abc-1")) == soort
    assert bestandsnaam_of(objecttype).endswith(".xml")


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "nl.imow-gm9999.gebied.",
        "nl.imow-gm9999.gebied.a-b",
        "nl.imow-xx1.gebied.a",
        "nl.imow-gm.gebied.a",
        "nl.imow-gm1234567.gebied.a",
        "nl.imow-gm9999.Gebied.a",
        "nl.imow-gm9999.gebied.a\n",
        "nl.imow-gm9999.gebied." + "a" * 33,
    ],
)
def test_ongeldige_identificatie(tekst: str) -> None:
    assert (soort_of(tekst), overheid_of(tekst)) == ("", "")


def test_niets_over_om_een_kenmerk_van_te_maken() -> None:
    with pytest.raises(OwIdError):
        ow_id("gm9999", "gebied", "---")
