# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The register of the validatiematrix says of every rule where it is checked, and that is so."""

from __future__ import annotations

import pytest

from pytest_dsoketen.model.eisen import EISEN, Controleplaats, load_matrix
from pytest_dsoketen.model.eisen.matrix import MatrixError, _read_rij
from pytest_dsoketen.standaarden.lvbb.keuren import REGELS
from pytest_dsoketen.standaarden.lvbb.pakbonregels import REGELS_PAKBON

ELDERS = {
    "LVBB0003": "lvbb.verzoek",
    "LVBB7502": "lvbb.uitlevering",
    "LVBB8001": "stop.publicatie",
}
"""Codes with a check of our own that is not a row of `keuren.REGELS`, with the module that has it."""

RIJ = {
    "code": "LVBB9999",
    "ernst": "blokkerend",
    "versies": "5.0",
    "wie": "software",
    "waar": "eigen",
    "titel": "Iets is mis",
    "tekst": "Iets is goed.",
    "advies": "",
    "reden": "",
}


def test_wat_eigen_heet_heeft_een_controle_en_andersom() -> None:
    matrix = load_matrix()
    eigen = {code for code, regel in matrix.items() if regel.is_eigen}
    controles = {regel.code for regel in (*REGELS, *REGELS_PAKBON)} & set(matrix)
    assert eigen == controles | set(ELDERS)
    assert not controles & set(ELDERS)


def test_elke_controle_heeft_een_eis() -> None:
    assert {regel.code for regel in REGELS} <= set(EISEN)


def test_een_rij_wordt_een_eis_met_advies_voor_wie_aan_zet_is() -> None:
    regel = _read_rij("proef.csv", 2, RIJ)
    assert regel.waar == (Controleplaats.EIGEN,)
    eis = regel.as_eis()
    assert (eis.code, eis.titel) == ("LVBB9999", "Iets is mis")
    assert "leverancier" in eis.advies


@pytest.mark.parametrize(
    "fout",
    [
        {"ernst": "erg"},
        {"wie": ""},
        {"wie": "niemand"},
        {"waar": "hier"},
        {"titel": ""},
        {"waar": ""},
        {"reden": "geen zin"},
    ],
    ids=lambda fout: "-".join(f"{naam}={waarde}" for naam, waarde in fout.items()),
)
def test_een_rij_die_niet_klopt_wordt_geweigerd_met_bestand_en_regel(fout: dict[str, str]) -> None:
    with pytest.raises(MatrixError, match=r"proef\.csv regel 7"):
        _read_rij("proef.csv", 7, {**RIJ, **fout})
