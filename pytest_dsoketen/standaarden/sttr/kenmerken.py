# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""By which kenmerken a message with toepasbare regels can be found again, at either end."""

from __future__ import annotations

import hashlib

from pytest_dsoketen.standaarden.sttr.lezen import SttrError, read_sttr
from pytest_dsoketen.standaarden.sttr.pakket import PakketError, read_pakket


def list_sttr_kenmerken(data: bytes) -> tuple[str, ...]:
    """Give the kenmerken of an STTR file: its functioneleStructuurRef and its activity; else the start of its hash."""
    try:
        ref = read_sttr(data).ref
    except SttrError:
        ref = None
    return (ref.tekst, ref.activiteit) if ref else (hashlib.sha256(data).hexdigest()[:16],)


def list_pakket_kenmerken(data: bytes) -> tuple[str, ...]:
    """Give the kenmerken of a delivery: those of the STTR files and the activities in it."""
    try:
        pakket = read_pakket(data)
    except PakketError:
        return (hashlib.sha256(data).hexdigest()[:16],)
    per_bestand = (kenmerk for regel in pakket.regels for kenmerk in list_sttr_kenmerken(regel.inhoud))
    return tuple(dict.fromkeys((*per_bestand, *(activiteit.urn for activiteit in pakket.activiteiten))))
