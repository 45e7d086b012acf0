# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Norms that hold for every hop: one general one, and one per schakel."""

from __future__ import annotations

from pytest_dsoketen.model.eisen._eis import Eis
from pytest_dsoketen.model.schakels import SCHAKELS, Schakel

KETEN_ANTWOORD = "DSOK-KETEN-001"
"""The norm that an operation stands on which no other norm is about."""


def get_schakel_eis(schakel: Schakel) -> str:
    """Give the code of the norm that a message gets over a hop whole and in time."""
    return f"DSOK-SCHAKEL-{schakel.code.upper()}"


def _make_schakel_eis(schakel: Schakel) -> Eis:
    """Make that norm."""
    return Eis(
        code=get_schakel_eis(schakel),
        tekst=f"Over de schakel “{schakel.naam}” komt elk bericht geldig, heel en binnen de normtijd aan.",
        bron="werkplaats DSO-keten (VNG, 2021), stil falen; normtijd volgens de opstelling",
        schakels=(schakel.code,),
        titel=f"Schakel “{schakel.naam}” werkt niet",
        advies="Leg de tijdlijn met berichten voor aan de partij die aan zet is.",
    )


EISEN_KETEN: tuple[Eis, ...] = (
    Eis(
        code=KETEN_ANTWOORD,
        tekst="Een partij voert een geldige opdracht uit, of weigert haar met een melding die de oorzaak noemt.",
        bron="DSO API-strategie (foutberichten volgens RFC 7807); werkplaats DSO-keten (VNG, 2021), stil falen",
        schakels=(),
        titel="Een partij voert een geldige opdracht niet uit",
        advies="Leg het bewijs voor aan de partij die aan zet is.",
    ),
    *(_make_schakel_eis(schakel) for schakel in SCHAKELS),
)
