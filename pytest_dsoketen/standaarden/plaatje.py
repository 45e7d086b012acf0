# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""A small picture to test with: a PNG of one colour, without transparency (LVBB1013)."""

from __future__ import annotations

import struct
import zlib


def write_png(breedte: int, hoogte: int, kleur: tuple[int, int, int] = (0, 102, 153)) -> bytes:
    """Write a PNG.

    Args:
        breedte: width in pixels.
        hoogte: height in pixels.
        kleur: red, green and blue, each 0 to 255.
    """
    kop = struct.pack(">IIBBBBB", breedte, hoogte, 8, 2, 0, 0, 0)
    lijn = b"\x00" + bytes(kleur) * breedte
    delen = (
        _write_chunk(b"IHDR", kop),
        _write_chunk(b"IDAT", zlib.compress(lijn * hoogte)),
        _write_chunk(b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(delen)


def _write_chunk(soort: bytes, inhoud: bytes) -> bytes:
    """Write one part with its length and checksum."""
    return struct.pack(">I", len(inhoud)) + soort + inhoud + struct.pack(">I", zlib.crc32(soort + inhoud))
