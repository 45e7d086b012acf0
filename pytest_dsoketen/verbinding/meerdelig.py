# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""A message with attachments in one HTTP body (multipart/related, as ebMS2 carries them): write and read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pytest_dsoketen.model._basis import DsoketenError

_MAX_DELEN = 50


class MeerdeligError(DsoketenError):
    """A body is not the multipart message that its header says it is."""


@dataclass(frozen=True)
class Deel:
    """One part: its name (Content-ID), its media type and its bytes."""

    naam: str
    mediatype: str
    inhoud: bytes


def write_meerdelig(delen: Sequence[Deel]) -> tuple[str, bytes]:
    """Write parts; gives the value for Content-Type and the body.

    The boundary follows from the content, so that equal parts give equal bytes.
    """
    grens = "deel-" + hashlib.sha256(b"\0".join(deel.inhoud for deel in delen)).hexdigest()[:32]
    stukken = [
        f"--{grens}\r\nContent-ID: <{deel.naam}>\r\nContent-Type: {deel.mediatype}\r\n\r\n".encode()
        + deel.inhoud
        + b"\r\n"
        for deel in delen
    ]
    return f'multipart/related; boundary="{grens}"', b"".join(stukken) + f"--{grens}--\r\n".encode()


def read_meerdelig(content_type: str, inhoud: bytes) -> tuple[Deel, ...]:
    """Read the parts.

    Raises:
        MeerdeligError: no boundary, no end, too many parts, or a part without a name.
    """
    gevonden = re.search(r'boundary="?([^";\s]+)"?', content_type)
    if not content_type.lower().startswith("multipart/") or not gevonden:
        raise MeerdeligError(f"Content-Type {content_type!r} is geen multipart met een grens")
    grens = b"--" + gevonden[1].encode("latin-1", "replace")
    stukken = (b"\r\n" + inhoud).split(b"\r\n" + grens)
    if len(stukken) < 2 or not stukken[-1].startswith(b"--"):
        raise MeerdeligError("het bericht is niet afgesloten: de laatste grens ontbreekt")
    if len(stukken) > _MAX_DELEN:
        raise MeerdeligError(f"het bericht heeft meer dan {_MAX_DELEN} delen")
    return tuple(_read_deel(stuk) for stuk in stukken[1:-1])


def _read_deel(stuk: bytes) -> Deel:
    """Read one part: headers, empty line, bytes."""
    kop, scheiding, inhoud = stuk.removeprefix(b"\r\n").partition(b"\r\n\r\n")
    if not scheiding:
        raise MeerdeligError("een deel van het bericht heeft geen kop")
    velden = {}
    for regel in kop.decode("latin-1").split("\r\n"):
        naam, _, waarde = regel.partition(":")
        velden[naam.strip().lower()] = waarde.strip()
    naam = velden.get("content-id", "").strip("<>")
    if not naam:
        raise MeerdeligError("een deel van het bericht heeft geen Content-ID")
    return Deel(naam, velden.get("content-type", "application/octet-stream"), inhoud)
