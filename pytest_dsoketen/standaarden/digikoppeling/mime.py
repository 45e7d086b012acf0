# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""SOAP with attachments: multipart/related of which the part named `start` is the SOAP message."""

from __future__ import annotations

import re

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.verbinding.meerdelig import Deel, MeerdeligError, read_meerdelig, write_meerdelig

_PARAMETER = re.compile(r';\s*([A-Za-z][\w.-]*)\s*=\s*(?:"([^"]*)"|([^;\s]+))')


class EbmsError(DsoketenError, ValueError):
    """A message is not an ebMS message that can be read."""


def read_parameters(mediatype: str) -> dict[str, str]:
    """Give the parameters of a media type, with their names in small letters."""
    return {naam.lower(): gequoot or kaal for naam, gequoot, kaal in _PARAMETER.findall(mediatype)}


def write_multipart(delen: list[Deel]) -> tuple[bytes, str]:
    """Write parts, the SOAP message first; gives the body and its Content-Type."""
    mediatype, inhoud = write_meerdelig(delen)
    return inhoud, f'{mediatype}; type="text/xml"; start="<{delen[0].naam}>"'


def read_multipart(inhoud: bytes, mediatype: str) -> list[Deel]:
    """Read parts; the one that `start` names comes first.

    Raises:
        EbmsError: when it is not multipart/related, or has no parts.
    """
    try:
        delen = list(read_meerdelig(mediatype, inhoud))
    except MeerdeligError as fout:
        raise EbmsError(str(fout)) from fout
    if not delen or not mediatype.lower().startswith("multipart/related"):
        raise EbmsError(f"mediatype {mediatype[:100]!r} is geen multipart/related met een SOAP-bericht")
    start = read_parameters(mediatype).get("start", "").strip("<>")
    delen.sort(key=lambda deel: deel.naam != start)
    return delen


__all__ = ["Deel", "EbmsError", "read_multipart", "read_parameters", "write_multipart"]
