# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What every kind of message is checked against: one line per Berichtsoort.

A line imports its standard when it is first used, so that a run pays only for the messages that it sees.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from pytest_dsoketen.model.berichten import Afwijking, Bericht, Berichtsoort

Keuring = Callable[[Bericht], list[Afwijking]]


def _lazy(module: str, function: str) -> Keuring:
    """Make a check that imports its module on first use.

    Args:
        module: module under `pytest_dsoketen.standaarden`.
        function: a function `(Bericht) -> list[Afwijking]` in it.
    """

    def check(bericht: Bericht) -> list[Afwijking]:
        keuring: Keuring = getattr(import_module(f"pytest_dsoketen.standaarden.{module}"), function)
        return keuring(bericht)

    return check


KEURINGEN: dict[Berichtsoort, Keuring] = {
    Berichtsoort.INDIENBERICHT: _lazy("stam.bericht", "check_indien_bericht"),
    Berichtsoort.NOTIFICATIE: _lazy("stam.bericht", "check_notificatie_bericht"),
    Berichtsoort.VERZOEK: _lazy("stam.bericht", "check_verzoek_bericht"),
    Berichtsoort.BIJLAGE: _lazy("stam.bericht", "check_bijlage_bericht"),
    Berichtsoort.TERUGKOPPELING: _lazy("stam.bericht", "check_terugkoppeling_bericht"),
    Berichtsoort.SAMENWERKING: _lazy("samenwerken.keuren", "check_samenwerkbericht"),
    Berichtsoort.STTR: _lazy("sttr.keuren", "check_sttr_bericht"),
    Berichtsoort.STTR_PAKKET: _lazy("sttr.keuren", "check_pakket_bericht"),
    Berichtsoort.UITVOERING: _lazy("sttr.berichten", "check_uitvoering_bericht"),
    Berichtsoort.BEHANDELDIENSTCONFIGURATIE: _lazy("sttr.berichten", "check_behandeldienst_bericht"),
    Berichtsoort.AANLEVERING: _lazy("lvbb.keuren", "check_aanlevering_bericht"),
    Berichtsoort.VERSLAG: _lazy("lvbb.verslag", "check_verslag_bericht"),
    Berichtsoort.UITWISSELPAKKET: _lazy("lvbb.uitwisselpakket", "check_uitwisselpakket_bericht"),
    Berichtsoort.REGELING: _lazy("lvbb.uitlevering", "check_uitlevering_bericht"),
    Berichtsoort.PUBLICATIE: _lazy("stop.publicatie", "check_publicatie_bericht"),
}


def check_bericht(bericht: Bericht) -> list[Afwijking]:
    """Check a message against the standard of its kind; a kind without a check gives nothing."""
    keuring = KEURINGEN.get(bericht.soort)
    return keuring(bericht) if keuring else []
