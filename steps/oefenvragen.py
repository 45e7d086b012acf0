# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Steps on questions that only the people who practise can answer."""

from __future__ import annotations

from pytest_bdd import then

from pytest_dsoketen.model.oordelen import Oordeel, OordeelError, Uitkomst
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.toetsing.keten import Keten

from ._samenwerken import zin


@then(zin('beantwoordt {wie:Wie} vraag {vraag} zelf: "{tekst}"'))
def answer_vraag(keten: Keten, wie: Rol, vraag: str, tekst: str) -> None:
    """Een mens beantwoordt de vraag; zonder vastgelegde verklaring is het oordeel handmatig."""
    _require_verklaring(keten, vraag, f"{tekst} (voor {wie.naam})")


@then(zin('verklaren de deelnemers bij {vraag}: "{tekst}"'))
def declare_voorbereiding(keten: Keten, vraag: str, tekst: str) -> None:
    """De deelnemers leggen samen een voorbereiding vast; zonder verklaring is het oordeel handmatig."""
    _require_verklaring(keten, vraag, tekst)


def _require_verklaring(keten: Keten, vraag: str, tekst: str) -> None:
    """Go on with a recorded answer; without one, hand the question to a human."""
    if keten.find_verklaring(vraag) is None:
        reden = f"vraag {vraag}: {tekst} Leg het antwoord vast als verklaring in opstelling.toml."
        raise OordeelError(Uitkomst(Oordeel.HANDMATIG, reden))
