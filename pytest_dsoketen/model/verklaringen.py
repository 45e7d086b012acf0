# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What only a human can say: a recorded statement in place of a handmatig verdict."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Verklaring:
    """An answer to a question that no test can answer.

    Attributes:
        vraag: id of the question, such as `Q1.3`.
        wie: role or department that answers; no personal names needed.
        datum: day of the answer, ISO 8601.
        antwoord: the answer itself.
        bewijs: where the proof lies.
    """

    vraag: str
    wie: str
    datum: str
    antwoord: str
    bewijs: str = ""
