# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""STAM 4.0: verzoekbericht, verzoeknotificatie and the publiceerbare PDF."""

from __future__ import annotations

from pytest_dsoketen.standaarden.stam._xml import IMAM, NOTIFICATIE, StamError
from pytest_dsoketen.standaarden.stam.keuren import check_notificatie, check_verzoek
from pytest_dsoketen.standaarden.stam.lezen import read_verzoek
from pytest_dsoketen.standaarden.stam.notificatie import read_notificatie, write_notificatie
from pytest_dsoketen.standaarden.stam.pdf import read_pdf_text, write_pdf
from pytest_dsoketen.standaarden.stam.schrijven import write_verzoek

__all__ = [
    "IMAM",
    "NOTIFICATIE",
    "StamError",
    "check_notificatie",
    "check_verzoek",
    "read_notificatie",
    "read_pdf_text",
    "read_verzoek",
    "write_notificatie",
    "write_pdf",
    "write_verzoek",
]
