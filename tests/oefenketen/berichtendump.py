# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""A pytest plugin for our own tests: writes every message of every scenario to the folder in BERICHTENDUMP."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_ACHTERVOEGSELS = {"xml": ".xml", "json": ".json", "zip": ".zip"}


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item):
    """Look into the books of every party once a scenario is over."""
    sessie = item.config.pluginmanager.get_plugin("dsoketen-sessie")
    ronde = getattr(sessie, "_ronde", None)
    if ronde is None:
        return
    map_ = Path(os.environ["BERICHTENDUMP"])
    for rol, boek in ronde._oefenketen.wereld.boeken.items():
        for _, bericht in boek._berichten:
            soort = next((a for deel, a in _ACHTERVOEGSELS.items() if deel in bericht.mediatype), ".bin")
            doel = map_ / bericht.soort.value / f"{rol.value}-{bericht.punt.value}-{bericht.sha256[:20]}{soort}"
            doel.parent.mkdir(parents=True, exist_ok=True)
            if not doel.exists():
                doel.write_bytes(bericht.inhoud)
