# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""SOAP with attachments: multipart/related on the wire, with the parts byte for byte as they were put in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pytest_dsoketen.model._basis import DsoketenError

_MAX_DELEN = 50
_PARAMETER = re.compile(r';\s*([A-Za-z][\w.-]*)\s*=\s*(?:"([^"]*)"|([^;\s]+))')
_BOUNDARY = re.compile(r"[0-9A-Za-z'()+_,./:=? -]{1,70}")


class EbmsError(DsoketenError, ValueError):
    """A message is not an ebMS message that can be read."""


@dataclass(frozen=True)
class Deel:
    """One part of a message.

    Attributes:
        inhoud: its bytes.
        mediatype: its Content-Type, with parameters.
        cid: its Content-ID, without angle brackets.
    """

    inhoud: bytes
    mediatype: str = "application/xml"
    cid: str = ""


def read_parameters(mediatype: str) -> dict[str, str]:
    """Give the parameters of a media type, with their names in small letters."""
    return {naam.lower(): gequoot or kaal for naam, gequoot, kaal in _PARAMETER.findall(mediatype)}


def write_multipart(delen: list[Deel], boundary: str) -> tuple[bytes, str]:
    """Write parts as multipart/related; gives the body and its Content-Type."""
    regels = bytearray()
    for deel in delen:
        kop = f"--{boundary}\r\nContent-Type: {deel.mediatype}\r\nContent-Transfer-Encoding: binary\r\n"
        regels += f"{kop}Content-ID: <{deel.cid}>\r\n\r\n".encode() + deel.inhoud + b"\r\n"
    regels += f"--{boundary}--\r\n".encode()
    return bytes(regels), f'multipart/related; type="text/xml"; boundary="{boundary}"; start="<{delen[0].cid}>"'


def read_multipart(inhoud: bytes, mediatype: str) -> list[Deel]:
    """Read multipart/related; the part that `start` names comes first.

    Raises:
        EbmsError: when it is not multipart/related, has no boundary, or has no parts.
    """
    parameters = read_parameters(mediatype)
    boundary = parameters.get("boundary", "")
    if not mediatype.strip().lower().startswith("multipart/related") or not _BOUNDARY.fullmatch(boundary):
        raise EbmsError(f"mediatype {mediatype[:100]!r} is geen multipart/related met een boundary")
    stukken = (b"\r\n" + inhoud).split(b"\r\n--" + boundary.encode())
    if len(stukken) < 3 or len(stukken) > _MAX_DELEN + 2 or not stukken[-1].startswith(b"--"):
        raise EbmsError("het bericht heeft geen leesbare delen, of te veel")
    delen = [_read_deel(stuk) for stuk in stukken[1:-1]]
    start = parameters.get("start", "").strip("<>")
    delen.sort(key=lambda deel: deel.cid != start)
    return delen


def _read_deel(stuk: bytes) -> Deel:
    kop, scheiding, inhoud = stuk.removeprefix(b"\r\n").partition(b"\r\n\r\n")
    if not scheiding:
        raise EbmsError("een deel van het bericht heeft geen kop")
    regels = re.sub(r"\r\n[ \t]+", " ", kop.decode("utf-8", "replace")).split("\r\n")
    koppen = {naam.strip().lower(): waarde.strip() for naam, _, waarde in (regel.partition(":") for regel in regels)}
    cid = koppen.get("content-id", "").strip("<>")
    return Deel(inhoud, koppen.get("content-type", "application/octet-stream"), cid)
