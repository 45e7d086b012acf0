# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What the register says the official XSD refuses, it refuses: a right package and one change for every such rule.

The material is not ours to ship; point `DSOKETEN_OFFICIEEL` at a folder that has it.
"""

from __future__ import annotations

import pytest

from pytest_dsoketen.model.eisen import Controleplaats, load_matrix
from tests.officieel.schemadata import faults, need_plan
from tests.unit.keuren.test_gevallen import GEVALLEN
from tests.unit.plandata import Breuk, broken, edit, make_pakket

need_plan()

GML, IO = "gio_Bos.gml", "IO-gio_Bos.xml"
BREUKEN: dict[str, tuple[str, Breuk]] = {
    "LVBB1032": ("manifest-ow.xml", edit("manifest-ow.xml", "WorkIDRegeling>", "WerkIDRegeling>", -1)),
    "LVBB2003": ("besluit.xml", edit("besluit.xml", "officieleTitel>", "titel>", 2)),
    "LVBB3009": (GML, edit(GML, "gml:posList", "gml:posLijst", -1)),
    "LVBB3010": (GML, edit(GML, "basisgeo:id>", "basisgeo:nummer>", -1)),
    "LVBB3501": (IO, edit(IO, "formaatInformatieobject>", "formaat>", -1)),
    "SCHEMA.OW.03.2": ("activiteiten.xml", edit("activiteiten.xml", "rol:groep", "rol:soort", -1)),
    "TPOD1162": ("manifest-ow.xml", edit("manifest-ow.xml", "<domein>omgevingswet</domein>", "")),
    "TPOD1164": ("gebieden.xml", edit("gebieden.xml", "l:noemer", "l:naam", -1)),
    "TPOD1250": ("gebieden.xml", edit("gebieden.xml", "sl:leveringsId", "sl:levering", -1)),
}
"""Per code the file that is changed and the change."""
XSD = {code for code, regel in load_matrix().items() if Controleplaats.XSD in regel.waar}
OOK_EIGEN = [geval for geval in GEVALLEN if geval.code in XSD - set(BREUKEN)]


def test_elke_regel_die_xsd_noemt_is_bewezen() -> None:
    assert {*BREUKEN, *(geval.code for geval in OOK_EIGEN)} == XSD


def test_het_goede_pakket_is_geldig() -> None:
    assert faults(make_pakket()) == []


@pytest.mark.parametrize(("bestand", "breuk"), BREUKEN.values(), ids=BREUKEN.keys())
def test_het_schema_weigert_alleen_wat_is_veranderd(bestand: str, breuk: Breuk) -> None:
    fouten = faults(broken(make_pakket(), breuk))
    assert fouten
    assert all(fout.startswith(bestand) for fout in fouten), fouten


@pytest.mark.parametrize("geval", OOK_EIGEN, ids=lambda geval: geval.id)
def test_het_schema_weigert_wat_de_eigen_controle_weigert(geval) -> None:
    assert faults(geval.uitgang()) == []
    assert faults(broken(geval.uitgang(), geval.breuk))
