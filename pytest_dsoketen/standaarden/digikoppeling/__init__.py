# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Digikoppeling: how the verzoeknotificatie travels."""

from __future__ import annotations

from pytest_dsoketen.standaarden.digikoppeling.ebms import (
    PAD_EBMS,
    EbmsBericht,
    make_cpa_id,
    read_acknowledgment,
    read_ebms,
    write_acknowledgment,
    write_ebms,
    write_foutbericht,
)
from pytest_dsoketen.standaarden.digikoppeling.keuren import check_ebms
from pytest_dsoketen.standaarden.digikoppeling.mime import Deel, EbmsError

__all__ = [
    "PAD_EBMS",
    "Deel",
    "EbmsBericht",
    "EbmsError",
    "check_ebms",
    "make_cpa_id",
    "read_acknowledgment",
    "read_ebms",
    "write_acknowledgment",
    "write_ebms",
    "write_foutbericht",
]
