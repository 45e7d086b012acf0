# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Norms that hold for every hop."""

from __future__ import annotations

from pytest_dsoketen.model.eisen._eis import Eis

EISEN_KETEN: tuple[Eis, ...] = (
    Eis(
        code="DSOK-KETEN-001",
        tekst="Een partij voert een geldige opdracht uit, of weigert haar met een melding die de oorzaak noemt.",
        bron="DSO API-strategie (foutberichten volgens RFC 7807); werkplaats DSO-keten (2021), stil falen",
        schakels=(),
        titel="Een partij voert een geldige opdracht niet uit",
        advies="Leg het bewijs voor aan de partij die aan zet is.",
    ),
)
