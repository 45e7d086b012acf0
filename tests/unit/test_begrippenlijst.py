# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Every public term of the model is explained, and every level of every enum has its sentence."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from enum import Enum
from pathlib import Path

import pytest

from pytest_dsoketen import model
from pytest_dsoketen.model._basis import DsoketenError, ToelichtEnum

LIJST = Path(__file__).parents[2] / "docs" / "begrippenlijst.md"


def _list_klassen():
    for module in pkgutil.walk_packages(model.__path__, f"{model.__name__}."):
        geladen = importlib.import_module(module.name)
        for naam, klasse in inspect.getmembers(geladen, inspect.isclass):
            if klasse.__module__ == module.name and not naam.startswith("_"):
                yield klasse


KLASSEN = sorted(set(_list_klassen()), key=lambda klasse: klasse.__name__)


def test_every_class_is_in_the_list_and_the_list_names_no_other():
    """The list and the model say the same, apart from errors and four words that are no class."""
    genoemd = set(re.findall(r"^\| (\w+) \|", LIJST.read_text(encoding="utf-8"), re.MULTILINE)) - {"begrip"}
    bedoeld = {
        klasse.__name__ for klasse in KLASSEN if not issubclass(klasse, Exception) and klasse is not ToelichtEnum
    }

    assert bedoeld - genoemd == set()
    assert genoemd - bedoeld == {"Opstelling", "Storing", "Vingerafdruk"}


@pytest.mark.parametrize("klasse", [k for k in KLASSEN if issubclass(k, Enum)], ids=lambda k: k.__name__)
def test_every_level_has_a_sentence(klasse):
    """A level without an explanation cannot be chosen well."""
    for level in klasse:
        assert level.toelichting.endswith(".") or klasse.__name__ == "Exitcode", level
        assert level.toelichting


def test_errors_share_one_base():
    """What is raised on purpose can be caught as one."""
    fouten = [klasse for klasse in KLASSEN if issubclass(klasse, Exception)]

    assert all(issubclass(k, DsoketenError) or k.__name__ in {"OordeelError", "GezaktError"} for k in fouten)
