# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The last download of a plan, as the plansoftware received it."""

from __future__ import annotations

from functools import lru_cache

from pytest_dsoketen.model.berichten import Waarneempunt
from pytest_dsoketen.ports import NotSupportedError
from pytest_dsoketen.standaarden.lvbb.uitwisselpakket import read_uitwisselpakket
from pytest_dsoketen.standaarden.stop.versie import Regelingversie
from pytest_dsoketen.toetsing.keten import Keten


def read_pakket_versie(keten: Keten, work: str) -> Regelingversie | None:
    """Read the last download whole, as the plansoftware received it; None where that cannot be seen."""
    try:
        berichten = keten.plansoftware.fetch_berichten(work)
    except NotSupportedError:
        return None
    pakketten = [
        bericht.inhoud
        for bericht in berichten
        if (bericht.schakel, bericht.punt) == ("download", Waarneempunt.ONTVANGEN)
    ]
    return _read_download(pakketten[-1]) if pakketten else None


@lru_cache(maxsize=4)
def _read_download(pakket: bytes) -> Regelingversie:
    """Read a download; several expectations look at the same one."""
    return read_uitwisselpakket(pakket)[0]
