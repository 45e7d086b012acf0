# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""`dsoketen valideer` on the official examples: the state that they are known to be in, and the codes of the verslagen.

The material is not ours to ship; point `DSOKETEN_OFFICIEEL` at a folder that has it.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from pytest_dsoketen.model.eisen import load_matrix
from pytest_dsoketen.model.keuringen import Documentsoort, Keuring
from pytest_dsoketen.model.oordelen import Oordeel
from pytest_dsoketen.standaarden.inname import read_zip, write_zip
from pytest_dsoketen.valideren.invoer import Invoer
from pytest_dsoketen.valideren.schemas import Schemas
from pytest_dsoketen.valideren.uitvoeren import judge_invoer, validate
from pytest_dsoketen.valideren.zaak import Instelling
from tests.officieel.schemadata import PLAN, load_plan, need_plan
from tests.unit.plandata import Breuk, both, drop, edit

need_plan()

VOORBEELDEN = PLAN / "voorbeelden"
XSD_CODES = frozenset({"LVBB1006", "LVBB1008", "LVBB1032", "LVBB2003", "SCHEMA.OW.03.2", "DSOK-XSD-001"})

MET_FOUTEN: dict[str, tuple[set[str], set[str]]] = {
    "gemeentestad/Afbreek/afbreek-routine-OP/bron": ({"opdracht.xml"}, {"STOP0082"}),
    "gemeentestad/opdracht_0": (set(), {"STOP0082"}),
    "gemeentestad/opdracht_0-na10": ({"GIO006-Bouwhoogte.xml", "GIO007-Welstand.xml"}, {"STOP0011", "STOP0082"}),
    "gemeentestad/opdracht_0_ontwerp": (
        {"GIO006-Bouwhoogte.xml", "GIO007-Welstand.xml"},
        {"BHKV1004", "STOP0011", "STOP0082"},
    ),
    "lvbb-test-repository/TBO_Testeiland13/2_Wijzigingsbesluit": (set(), {"STOP0037", "STOP0038"}),
}
"""Files that do not follow their schema, and what the official Schematron says, where that was measured by others."""

ZONDER_FOUTEN = (
    "lvbb-test-repository/TBO_Testeiland13/1_Initieel_Besluit",
    "lvbb-test-repository/TBO_Testeiland13/3_DirecteMutatie",
    "lvbb-test-repository/TBO_Testeiland13/4_Afbreken",
    "lvbb-test-repository/Sanity-check-testeiland/1_Initieel_Besluit",
    "lvbb-test-repository/Sanity-check-testeiland/7_DirecteMutatie",
    "lvbb-test-repository/Sanity-check-testeiland/8_Afbreken",
    "voorbereidingsbesluit/bruidsschat_schagen",
    "gemeentestad/opdracht_10",
)


@cache
def instelling(dag: date = date(2018, 1, 1)) -> Instelling:
    """Judge by the official schemas on a day before all examples."""
    return Instelling(dag, Schemas(load_plan()))


def codes_of(keuring: Keuring) -> set[str]:
    """Give the codes of what was found."""
    return {punt.code for punt in keuring.punten}


@pytest.mark.parametrize("naam", sorted(MET_FOUTEN))
def test_wat_fout_is_wordt_gevonden_en_niet_meer_aan_het_schema(naam: str) -> None:
    bestanden, codes = MET_FOUTEN[naam]
    keuring = validate(VOORBEELDEN / naam, instelling())
    assert {punt.bestand for punt in keuring.punten if punt.code in XSD_CODES} == bestanden
    assert codes <= codes_of(keuring)
    for punt in keuring.punten:
        if punt.code in XSD_CODES:
            assert all(plaats.regel and plaats.pad for plaats in punt.plaatsen)


@pytest.mark.parametrize("naam", ZONDER_FOUTEN)
def test_wat_goed_is_slaagt(naam: str) -> None:
    keuring = validate(VOORBEELDEN / naam, instelling())
    assert (keuring.uitkomst.oordeel, keuring.punten) == (Oordeel.GESLAAGD, ())


DOWNLOADS = {"response.zip": {"LVBB3008"}, "response2.zip": {"LVBB3008"}, "pv30.zip": {"LVBB3008"}}


@pytest.mark.parametrize("naam", sorted(DOWNLOADS))
def test_een_echte_download_wordt_gelezen_en_zegt_wat_er_mis_is(naam: str) -> None:
    keuring = validate(VOORBEELDEN / "otst" / naam, instelling())
    assert keuring.soort is Documentsoort.UITWISSELPAKKET
    assert DOWNLOADS[naam] | {"DSOK-OW-001"} <= codes_of(keuring)
    assert not codes_of(keuring) & XSD_CODES


@pytest.mark.parametrize("verslag", sorted((PLAN / "verslagen").glob("*.xml")), ids=lambda pad: pad.stem)
def test_een_echt_verslag_wordt_herkend_en_uitgelegd(verslag: Path) -> None:
    keuring = validate(verslag, instelling())
    genoemd = {deel for deel in verslag.stem.split("_") if deel[-1].isdigit()}
    assert keuring.soort is Documentsoort.VERSLAG
    assert genoemd <= {melding.code for melding in keuring.meldingen} | {"4033", "4040"}
    assert all(melding.titel and melding.advies for melding in keuring.meldingen if melding.code in load_matrix())


OTST = VOORBEELDEN / "otst" / "publicatieOpdracht_initieel.zip"
VISIE = VOORBEELDEN / "lvbb-test-repository" / "OmgevingsvisieDirectMuteren" / "1_Besluit"
_REGELING = "/akn/nl/act/gm9920/2025/R_2025031919_4952649"
_GIO = "/join/id/regdata/gm9920/2025/IO_2025031919_4952649_1-gio-1/nld@2025-03-19;1"

MUTATIES: dict[str, tuple[Path, Breuk, frozenset[str]]] = {
    "LVBB1015, later LVBB1032": (
        OTST,
        edit("manifest-ow.xml", "WorkIDRegeling>", "WerkIDRegeling>", 2),
        frozenset({"LVBB1032"}),
    ),
    "LVBB2003": (OTST, edit("besluit.xml", "<data:bekendOp>2025", "<data:bekendOp>FOUT"), frozenset({"LVBB2003"})),
    "LVBB3504": (
        OTST,
        both(
            drop("IO-8a639521-a2b1-3c9d-9dd2-ddfe4c7d5b4e.xml"),
            edit("manifest.xml", "IO-8a639521-a2b1-3c9d-9dd2-ddfe4c7d5b4e.xml", "manifest-ow.xml"),
        ),
        frozenset({"LVBB3504"}),
    ),
    "BHKV1003, BHKV1036": (
        OTST,
        edit("besluit.xml", "!main#cmp_ebc1__content_1__ref_1", "!main#cmp_ebc1__content_1__ref_9"),
        frozenset({"BHKV1036"}),
    ),
    "LVBB4032, LVBB4033, LVBB4040": (
        OTST,
        edit("besluit.xml", f"<instrumentVersie>{_REGELING}/nld@1", f"<instrumentVersie>{_REGELING}/nld@1_FOUT"),
        frozenset({"LVBB4032"}),
    ),
    "TPOD2140": (
        OTST,
        edit("manifest-ow.xml", _REGELING, "/akn/nl/act/gm9920/2025/FOUT"),
        frozenset({"TPOD2140"}),
    ),
    "TPOD2040": (
        VISIE,
        edit("owDivisie.xml", 'wId="pv28_1__content_1"', 'wId="pv28_1__FOUT"'),
        frozenset({"TPOD2040"}),
    ),
    "SCHEMA.OW.03.2": (
        OTST,
        edit("regelteksten.xml", "regels:identificatie", "regels:kenmerk", 2),
        frozenset({"SCHEMA.OW.03.2"}),
    ),
    "GEOMETRY.03.2": (
        OTST,
        lambda bestanden: {**bestanden, "gio-1.gml": _verfijn(bestanden["gio-1.gml"])},
        frozenset({"GEOMETRY.03.2"}),
    ),
}
"""Per verslag: an official package, one mutation, and the code that the LVBB gave, or gives now.

LVBB1012 needs a second delivery; see the tests of `--reeks`. No official package has the symbolisatie of STOP3157.
"""


def _verfijn(gml: bytes) -> bytes:
    """Write one coordinate with more decimals than there may be."""
    begin = gml.index(b">", gml.index(b"<gml:pos")) + 1
    einde = next(plek for plek in range(begin, len(gml)) if gml[plek : plek + 1] in {b" ", b"<"})
    maat = gml[begin:einde].decode().partition(".")[0]
    return gml[:begin] + f"{maat}.7271234".encode() + gml[einde:]


@pytest.mark.parametrize("naam", sorted(MUTATIES))
def test_een_mutatie_krijgt_de_code_van_het_verslag(naam: str) -> None:
    bron, breuk, codes = MUTATIES[naam]
    dag = date(2025, 10, 16) if bron is OTST else date(2018, 1, 1)
    goed = _read(bron)
    assert not codes & codes_of(_keur(goed, dag))
    assert codes <= codes_of(_keur(breuk(goed), dag))


def _read(bron: Path) -> dict[str, bytes]:
    """Give the files of a package."""
    if bron.is_dir():
        return {pad.name: pad.read_bytes() for pad in sorted(bron.iterdir()) if pad.is_file()}
    return read_zip(bron.read_bytes())


def _keur(bestanden: dict[str, bytes], dag: date) -> Keuring:
    """Judge a package."""
    pakket = write_zip(bestanden)
    return judge_invoer(Invoer("pakket.zip", bestanden, pakket, is_zip=True), instelling(dag))
