# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The Omgevingsloket as one party: checks and forms, and verzoeken."""

from __future__ import annotations

from pytest_dsoketen.adapters.lv.checks import LoketChecks
from pytest_dsoketen.adapters.lv.verzoeken import LoketVerzoeken


class Omgevingsloket(LoketChecks, LoketVerzoeken):
    """Fits port Omgevingsloket over the public APIs of DSO-LV."""
