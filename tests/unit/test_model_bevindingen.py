# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""A vingerafdruk stays equal where the fault is equal."""

from __future__ import annotations

import pytest

from pytest_dsoketen.model.bevindingen import compute_vingerafdruk, normalise_melding
from pytest_dsoketen.model.partijen import Rol


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("zaak 2026-000084 ontbreekt", "Zaak 2025-000001  ontbreekt"),
        ('gemeente "Gemeentestad" kreeg niets', 'gemeente "Buurstad" kreeg niets'),
        ("http://127.0.0.1:8000/x gaf 500", "https://service.example/y gaf 500"),
        ("id 6c5f1d54-0000-4000-8000-000000000001 weg", "id 00000000-0000-4000-8000-00000000000a weg"),
        ("regeling /akn/nl/act/gm9999/2026/a weg", "regeling /akn/nl/act/gm0001/2020/b weg"),
        ("nl.imow-gm9999.activiteit.A onbekend", "nl.imow-pv28.activiteit.B onbekend"),
    ],
)
def test_equal_but_for_what_changes(een, ander):
    """Ids, times, names, hosts and numbers do not count."""
    assert normalise_melding(een) == normalise_melding(ander)


def test_every_part_counts():
    """Another schakel, eis, rol or message is another finding."""
    basis = {"schakel": "notificatie", "eis": "E1", "rol": Rol.VTH, "melding": "weg"}
    afdrukken = {
        compute_vingerafdruk(**{**basis, **anders})
        for anders in ({}, {"schakel": "x"}, {"eis": "E2"}, {"rol": Rol.LVBB}, {"melding": "anders"})
    }

    assert len(afdrukken) == 5
