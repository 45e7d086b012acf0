# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The publiceerbare PDF of a verzoek: write a plain one, and read the text of one that another party made."""

from __future__ import annotations

import re
import textwrap
import zlib
from collections.abc import Iterable, Iterator

_REGELS_PER_PAGINA = 50
_TEKENS_PER_REGEL = 95
_MAX_PDF = 64 * 1024 * 1024
_MAX_STROOM = 16 * 1024 * 1024
_STROOM = re.compile(rb"<<(?P<kop>.{0,2000}?)>>\s*stream\r?\n(?P<inhoud>.*?)\r?\nendstream", re.DOTALL)
_TOON = re.compile(rb"\((?P<tekst>(?:[^()\\]|\\.)*)\)\s*(?:Tj|'|\")|\[(?P<reeks>(?:[^\]\\]|\\.)*)\]\s*TJ", re.DOTALL)
_DEEL = re.compile(rb"\(((?:[^()\\]|\\.)*)\)", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def write_pdf(regels: Iterable[str]) -> bytes:
    """Write lines of text as a PDF 1.4; long lines are broken, characters outside windows-1252 become `?`."""
    gebroken = [deel for regel in regels for deel in textwrap.wrap(regel, _TEKENS_PER_REGEL) or [""]]
    paginas = [gebroken[begin : begin + _REGELS_PER_PAGINA] for begin in range(0, len(gebroken), _REGELS_PER_PAGINA)]
    paginas = paginas or [[]]
    kinderen = " ".join(f"{4 + 2 * nummer} 0 R" for nummer in range(len(paginas)))
    objecten = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kinderen}] /Count {len(paginas)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for nummer, pagina in enumerate(paginas):
        objecten.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {5 + 2 * nummer} 0 R >>".encode()
        )
        stroom = _write_pagina(pagina)
        objecten.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stroom), stroom))
    return _write_objecten(objecten)


def _write_pagina(regels: list[str]) -> bytes:
    tekst = b"".join(b"(%s) Tj T*\n" % _escape(regel) for regel in regels)
    return b"BT /F1 10 Tf 14 TL 50 790 Td\n" + tekst + b"ET"


def _escape(regel: str) -> bytes:
    return re.sub(rb"([\\()])", rb"\\\1", regel.encode("cp1252", "replace"))


def _write_objecten(objecten: list[bytes]) -> bytes:
    """Put the objects in a file with its cross-reference table."""
    data = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    plaatsen = []
    for nummer, inhoud in enumerate(objecten, start=1):
        plaatsen.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (nummer, inhoud)
    begin = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objecten) + 1)
    data += b"".join(b"%010d 00000 n \n" % plaats for plaats in plaatsen)
    data += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objecten) + 1, begin)
    return bytes(data)


def read_pdf_text(data: bytes) -> str:
    """Give the text that a PDF shows with plain fonts, line by line; empty when it is not a PDF or has no such text.

    A PDF that holds its text as pictures or with numbered glyphs gives nothing: then nothing can be said about it.
    """
    if len(data) > _MAX_PDF or not data.startswith(b"%PDF-"):
        return ""
    return "\n".join(regel for stroom in _iter_stromen(data) for regel in _iter_tekst(stroom))


def _iter_stromen(data: bytes) -> Iterator[bytes]:
    """Give the streams that may hold text, unpacked under a cap."""
    for gevonden in _STROOM.finditer(data):
        if b"/FlateDecode" not in gevonden["kop"]:
            yield gevonden["inhoud"]
            continue
        try:
            yield zlib.decompressobj().decompress(gevonden["inhoud"], _MAX_STROOM)
        except zlib.error:
            continue


def _iter_tekst(stroom: bytes) -> Iterator[str]:
    """Give what the operators that show text show."""
    for gevonden in _TOON.finditer(stroom):
        delen = [gevonden["tekst"]] if gevonden["tekst"] is not None else _DEEL.findall(gevonden["reeks"])
        yield b"".join(_ESCAPE.sub(_unescape, deel) for deel in delen).decode("cp1252", "replace")


def _unescape(gevonden: re.Match[bytes]) -> bytes:
    teken = gevonden[1]
    if teken.isdigit():
        return bytes([int(teken, 8) & 0xFF])
    return _LETTERS.get(teken, teken)
