# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""A message of the overheid to the initiatiefnemer.

No national standard exists: the overheid sends an e-mail or a letter itself. In the chain it is JSON to the mailbox of
the initiatiefnemer.
"""

from __future__ import annotations

import json
from datetime import datetime

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.verzoeken import Terugkoppeling

PAD_POSTVAK = "/postvak/berichten"
"""Path of the mailbox in the oefenketen."""

_VELDEN = ("soort", "aan", "verzoeknummer", "onderwerp", "tekst", "afzender")


class TerugkoppelingError(DsoketenError, ValueError):
    """A message to the initiatiefnemer cannot be read."""


def write_terugkoppeling(terugkoppeling: Terugkoppeling, aan: str, afzender: str) -> bytes:
    """Write a message.

    Args:
        terugkoppeling: what is told; the mailbox sets the moment itself.
        aan: e-mail address.
        afzender: name of the organisation.
    """
    data = {
        "soort": terugkoppeling.soort,
        "aan": aan,
        "verzoeknummer": terugkoppeling.verzoeknummer,
        "onderwerp": terugkoppeling.onderwerp,
        "tekst": terugkoppeling.tekst,
        "afzender": afzender,
    }
    return json.dumps(data, ensure_ascii=False).encode()


def read_terugkoppeling(data: bytes, tijdstip: datetime) -> tuple[str, Terugkoppeling]:
    """Read a message; give the e-mail address and what is told.

    Raises:
        TerugkoppelingError: when a part is missing.
    """
    try:
        gelezen = json.loads(data)
        velden = {naam: str(gelezen[naam]) for naam in _VELDEN}
    except (ValueError, KeyError, TypeError, RecursionError) as fout:
        raise TerugkoppelingError(f"het bericht is niet te lezen: {fout}") from None
    return velden["aan"], Terugkoppeling(
        velden["soort"], velden["verzoeknummer"], velden["onderwerp"], velden["tekst"], tijdstip
    )
