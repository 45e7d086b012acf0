# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The waardelijsten of IMOW 4.3.0: which values a field may have, from `waardelijsten.csv`.

One row is one list: its name, the domain in its URIs, and its values; a value with a star is one that no longer should
be used, and is still right.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from pytest_dsoketen.standaarden.imow.namen import CONCEPT

VERSIE = "4.3.0"
TYPE_GEBIEDSAANWIJZING = "TypeGebiedsaanwijzing"


@cache
def load_waardelijsten() -> MappingProxyType[str, frozenset[str]]:
    """Give the URIs of each list by its name: `Thema`, `Idealisatie`, `Functiegroep`, …."""
    regels = files(__package__).joinpath("waardelijsten.csv").read_text(encoding="utf-8").splitlines()
    return MappingProxyType(
        {
            rij["lijst"]: frozenset(
                CONCEPT.format(rij["domein"], waarde.removesuffix("*")) for waarde in rij["waarden"].split()
            )
            for rij in csv.DictReader(regels, delimiter=";", strict=True)
        }
    )


def get_waarden(lijst: str) -> frozenset[str]:
    """Give the URIs of one list.

    Raises:
        KeyError: when there is no such list.
    """
    return load_waardelijsten()[lijst]


def get_groepen(gebiedsaanwijzingtype: str) -> frozenset[str]:
    """Give the groups that go with a type of gebiedsaanwijzing; none when the type is unknown."""
    if gebiedsaanwijzingtype not in get_waarden(TYPE_GEBIEDSAANWIJZING):
        return frozenset()
    return get_waarden(gebiedsaanwijzingtype.rpartition("/")[2] + "groep")
