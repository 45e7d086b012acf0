# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Safe intake of XML and ZIP that another party made, and writing of ZIPs that are equal for equal content.

Nothing foreign is parsed or unpacked anywhere else. Bytes in, bytes out: no paths, no network, nothing on disk.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from lxml import etree

from pytest_dsoketen.model._basis import DsoketenError, ToelichtEnum
from pytest_dsoketen.standaarden.vormfout import explain_vormfout

MIB = 1024 * 1024


class Innamefout(ToelichtEnum):
    """Why something is not taken in."""

    XML_ONLEESBAAR = "xml-onleesbaar", "Het bestand is geen welgevormde XML."
    XML_DOCTYPE = "xml-doctype", "De XML heeft een DOCTYPE of entiteiten; dat is verboden."
    XML_GRENS = "xml-grens", "De XML is te groot, te diep of heeft te veel onderdelen."
    ZIP_ONLEESBAAR = "zip-onleesbaar", "Het bestand is geen leesbare ZIP."
    ZIP_NAAM = "zip-naam", "Een bestandsnaam in de ZIP is onveilig."
    ZIP_DUBBEL = "zip-dubbel", "Een bestandsnaam komt meer dan één keer voor in de ZIP."
    ZIP_GRENS = "zip-grens", "De ZIP is te groot of pakt uit tot te veel."


class InnameError(DsoketenError):
    """Something foreign was refused at the door.

    Attributes:
        fout: the kind of refusal.
        plaats: the file in question, as far as known; safe to print.
        regel: line in an XML file, from 1; 0 when it is not known.
    """

    def __init__(self, fout: Innamefout, melding: str, plaats: str = "", regel: int = 0) -> None:
        super().__init__(melding)
        self.fout = fout
        self.plaats = plaats
        self.regel = regel


@dataclass(frozen=True)
class XmlGrenzen:
    """Caps on one XML document.

    `elementen` holds for every document; a bigger one may have one element per `bytes_per_element` bytes, so that a
    real file of the greatest size fits and a document of nothing but tags does not.
    """

    grootte: int = 100 * MIB
    elementen: int = 1_000_000
    bytes_per_element: int = 20
    attributen: int = 512
    naamruimten: int = 256

    def max_elementen(self, grootte: int) -> int:
        """Give how many elements a document of some bytes may have."""
        return max(self.elementen, grootte // self.bytes_per_element)


@dataclass(frozen=True)
class ZipGrenzen:
    """Caps on one ZIP: bytes of the archive, of one file, of all files together, number of files, name length.

    `ratio` holds for archives that unpack to more than `ratio_vanaf` bytes: XML compresses well, bombs do better.
    """

    archief: int = 1024 * MIB
    bestand: int = 100 * MIB
    totaal: int = 1024 * MIB
    aantal: int = 10_000
    naam: int = 200
    ratio: int = 200
    ratio_vanaf: int = 16 * MIB


XML_GRENZEN = XmlGrenzen()
ZIP_GRENZEN = ZipGrenzen()

_ENCODINGS = frozenset(
    {
        "utf-8",
        "utf8",
        "utf-16",
        "utf-16le",
        "utf-16be",
        "us-ascii",
        "ascii",
        "iso-8859-1",
        "iso-8859-15",
        "windows-1252",
    }
)
_DECLARATION = re.compile(rb"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_DOCTYPE = ("<!DOCTYPE", "<!ENTITY")


def parse_xml(data: bytes, grenzen: XmlGrenzen = XML_GRENZEN) -> etree._Element:
    """Parse one XML document that another party made.

    Args:
        data: the document as bytes; the declaration or byte order mark tells the encoding.
        grenzen: caps.

    Returns:
        The root element. Comments and processing instructions are gone, so that `.text` is never cut short.

    Raises:
        InnameError: malformed, a DOCTYPE, an encoding that only attackers use, or over a cap.
    """
    if len(data) > grenzen.grootte:
        raise InnameError(Innamefout.XML_GRENS, f"de XML is groter dan {grenzen.grootte} bytes")
    _refuse_encoding(data)
    _refuse_doctype(data)
    _refuse_tags(data, grenzen)
    root = _parse(data)
    if root is None:
        raise InnameError(Innamefout.XML_ONLEESBAAR, "de XML heeft geen inhoud")
    docinfo: Any = root.getroottree().docinfo
    if docinfo.doctype:
        raise InnameError(Innamefout.XML_DOCTYPE, "de XML heeft een DOCTYPE; dat is verboden")
    _refuse_excess(root, grenzen)
    return root


def root_name(data: bytes) -> str:
    """Read the name of the root element, and no further.

    Args:
        data: a document that another party made.

    Returns:
        The name as lxml writes it: `{namespace}name`.

    Raises:
        InnameError: when no root element can be read.
    """
    _refuse_encoding(data)
    _refuse_doctype(data)
    parser = etree.XMLPullParser(events=("start",), **_OPTIES)
    fout = "er staat geen element in"
    for begin, einde in ((0, _EERSTE), (_EERSTE, _KOP)):
        try:
            parser.feed(data[begin:einde])
        except etree.XMLSyntaxError as gevonden:
            fout = explain_vormfout(str(gevonden))
        for _, element in parser.read_events():
            wortel: Any = element
            return str(wortel.tag)
    raise InnameError(Innamefout.XML_ONLEESBAAR, f"de XML is niet te lezen: {fout}")


_EERSTE = 8 * 1024
_KOP = 256 * 1024
"""In so many bytes the root element of a document has to begin."""
_OPTIES: Final[dict[str, Any]] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "attribute_defaults": False,
    "recover": False,
    "remove_comments": True,
    "remove_pis": True,
}


def _parse(data: bytes) -> etree._Element:
    """Parse, with a long list of coordinates allowed in a document with GML and nowhere else.

    Raises:
        InnameError: when it is not well-formed, or has a part that is too long or too deep.
    """
    try:
        return etree.fromstring(data, etree.XMLParser(huge_tree=False, **_OPTIES))
    except (etree.XMLSyntaxError, ValueError) as fout:
        te_lang = isinstance(fout, etree.XMLSyntaxError) and "huge" in str(fout).lower()
        if not (te_lang and _GML in data[:_KOP]):
            raise _as_innamefout(fout) from None
    try:
        root = etree.fromstring(data, etree.XMLParser(huge_tree=True, **_OPTIES))
    except (etree.XMLSyntaxError, ValueError) as fout:
        raise _as_innamefout(fout) from None
    if root.xpath("boolean(" + "/*" * (_DIEPTE + 1) + ")"):
        raise InnameError(Innamefout.XML_GRENS, f"de XML is dieper dan {_DIEPTE} elementen")
    return root


_GML = b"http://www.opengis.net/gml"
_DIEPTE = 256


def _as_innamefout(fout: Exception) -> InnameError:
    """Write what the parser says as a refusal, with the line."""
    regel = getattr(fout, "lineno", 0) or 0
    melding = f"de XML is niet te lezen: {explain_vormfout(str(fout))}"
    return InnameError(Innamefout.XML_ONLEESBAAR, melding, regel=regel)


def _refuse_encoding(data: bytes) -> None:
    """Refuse encodings in which text can hide from the pre-scan (UTF-7, EBCDIC, UTF-32)."""
    if data[:4] in {b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff"} or data[:3] == b"\x00\x00\x00":
        raise InnameError(Innamefout.XML_ONLEESBAAR, "de codering UTF-32 is niet toegestaan")
    found = _DECLARATION.match(data[:200].removeprefix(b"\xef\xbb\xbf"))
    if found and found[1].decode("ascii").lower() not in _ENCODINGS:
        raise InnameError(Innamefout.XML_ONLEESBAAR, f"de codering {found[1].decode('ascii')} is niet toegestaan")


def _refuse_doctype(data: bytes) -> None:
    """Refuse a DOCTYPE before the parser sees it; it can only stand before the root element."""
    codec = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-16-le" if data[1:2] == b"\0" else "latin-1"
    codec = "utf-16-be" if data[:1] == b"\0" else codec
    head = data[: 64 * 1024].decode(codec, "replace")
    body = re.search(r"<[A-Za-z_:\u0080-\uffff]", head)
    prolog = re.sub(r"<!--.*?-->", "", head[: body.start()] if body else head, flags=re.DOTALL)
    if any(teken in prolog for teken in _DOCTYPE):
        raise InnameError(Innamefout.XML_DOCTYPE, "de XML heeft een DOCTYPE; dat is verboden")


def _refuse_tags(data: bytes, grenzen: XmlGrenzen) -> None:
    """Count tags and namespaces before the parser sees them: cheap here, ruinous later."""
    grens = grenzen.max_elementen(len(data))
    # Not even `<a>` for every element fits in fewer bytes.
    if len(data) > 3 * grens and data.count(b"<") > grens and data.count(b"<") - data.count(b"</") > grens:
        raise InnameError(Innamefout.XML_GRENS, f"de XML heeft meer dan {grens} elementen")
    xmlns = "xmlns".encode("utf-16-le") if b"\0" in data[:4] else b"xmlns"
    if data.count(xmlns) <= grenzen.naamruimten:
        return
    plaatsen = deque[int](maxlen=grenzen.naamruimten)
    for hit in re.finditer(xmlns, data):
        if len(plaatsen) == grenzen.naamruimten and data.find(b"<", plaatsen[0], hit.start()) < 0:
            raise InnameError(Innamefout.XML_GRENS, f"een element heeft meer dan {grenzen.naamruimten} naamruimten")
        plaatsen.append(hit.start())


def _refuse_excess(root: etree._Element, grenzen: XmlGrenzen) -> None:
    """Count the attributes of every element: ruinous in the schema validator."""
    if _find_excess(grenzen.attributen + 1)(root):
        raise InnameError(Innamefout.XML_GRENS, f"een element heeft meer dan {grenzen.attributen} attributen")


@cache
def _find_excess(nummer: int) -> etree.XPath:
    """Make what says whether an element has so many attributes; it stops there, and is much faster than counting."""
    return etree.XPath(f"boolean(//@*[{nummer}])")


def read_zip(data: bytes, grenzen: ZipGrenzen = ZIP_GRENZEN) -> dict[str, bytes]:
    """Read a ZIP that another party made into memory, under caps.

    Args:
        data: the archive.
        grenzen: caps.

    Returns:
        Content per file name, in the order of the archive; folders are left out.

    Raises:
        InnameError: not a ZIP, an unsafe or double name, a link, encryption, or over a cap.
    """
    if len(data) > grenzen.archief:
        raise InnameError(Innamefout.ZIP_GRENS, f"de ZIP is groter dan {grenzen.archief} bytes")
    if data[:4] not in {b"PK\x03\x04", b"PK\x05\x06"}:
        raise InnameError(Innamefout.ZIP_ONLEESBAAR, "het bestand begint niet als een ZIP")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archief:
            return _read_entries(archief, data, grenzen)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        UnicodeDecodeError,
        ValueError,
        struct.error,
        RuntimeError,
        OSError,
    ) as fout:
        raise InnameError(Innamefout.ZIP_ONLEESBAAR, f"de ZIP is niet te lezen: {fout}") from None


def _read_entries(archief: zipfile.ZipFile, data: bytes, grenzen: ZipGrenzen) -> dict[str, bytes]:
    """Read the files one by one, counting what really comes out."""
    entries = archief.infolist()
    if len(entries) > grenzen.aantal:
        raise InnameError(Innamefout.ZIP_GRENS, f"de ZIP heeft meer dan {grenzen.aantal} bestanden")
    seen: set[str] = set()
    for entry in entries:
        _refuse_name(entry, grenzen)
        folded = entry.filename.rstrip("/").casefold()
        if folded in seen:
            raise InnameError(Innamefout.ZIP_DUBBEL, f"{entry.filename} komt meer dan één keer voor", entry.filename)
        seen.add(folded)
    _refuse_overlap(entries)
    _refuse_ratio(sum(entry.file_size for entry in entries), data, grenzen)
    files: dict[str, bytes] = {}
    left = grenzen.totaal
    for entry in entries:
        if entry.is_dir():
            continue
        content = _read_entry(archief, entry, min(left, grenzen.bestand))
        left -= len(content)
        files[entry.filename] = content
    return files


def _refuse_ratio(uitgepakt: int, data: bytes, grenzen: ZipGrenzen) -> None:
    """Refuse a bomb by what its directory says; a file that turns out bigger is not read past what that says."""
    if uitgepakt > grenzen.ratio_vanaf and uitgepakt > grenzen.ratio * len(data):
        raise InnameError(Innamefout.ZIP_GRENS, f"de ZIP pakt uit tot meer dan {grenzen.ratio} keer zijn grootte")


def _read_entry(archief: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> bytes:
    """Read one file, at most `room` bytes."""
    if entry.flag_bits & 0x1:
        raise InnameError(Innamefout.ZIP_ONLEESBAAR, f"{entry.filename} is versleuteld", entry.filename)
    if entry.file_size > room:
        raise InnameError(Innamefout.ZIP_GRENS, f"{entry.filename} is uitgepakt te groot", entry.filename)
    with archief.open(entry) as stroom:
        content = stroom.read(room + 1)
    if len(content) > room:
        raise InnameError(Innamefout.ZIP_GRENS, f"{entry.filename} is uitgepakt te groot", entry.filename)
    return content


def _refuse_name(entry: zipfile.ZipInfo, grenzen: ZipGrenzen) -> None:
    """Refuse names that mean something else on another system, and links."""
    raw, name = entry.orig_filename, entry.filename
    parts = name.removesuffix("/").split("/")
    unsafe = (
        "\\" in raw
        or ":" in raw
        or raw.startswith("/")
        or not name.strip("/")
        or len(raw) > grenzen.naam
        or any(part in {"", ".", ".."} for part in parts)
        or not raw.isprintable()
    )
    if unsafe:
        raise InnameError(Innamefout.ZIP_NAAM, f"de bestandsnaam {raw[:80]!r} is onveilig", repr(raw[:80]))
    mode = entry.external_attr >> 16
    if mode and stat.S_IFMT(mode) not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise InnameError(Innamefout.ZIP_NAAM, f"{name!r} is een koppeling en geen bestand", name)


def _refuse_overlap(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse entries that share bytes: one small body that counts as many files."""
    einde = -1
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < einde:
            raise InnameError(Innamefout.ZIP_GRENS, f"{entry.filename} overlapt met een ander bestand", entry.filename)
        einde = entry.header_offset + 30 + entry.compress_size


def write_zip(files: Mapping[str, bytes]) -> bytes:
    """Write a ZIP that is equal, byte for byte, for equal content.

    Args:
        files: content per name, in the order in which they go into the archive.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archief:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            archief.writestr(entry, content)
    return buffer.getvalue()


def write_xml(root: etree._Element) -> bytes:
    """Write an XML document as UTF-8 with its declaration."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def refuse_kop(begin: bytes) -> None:
    """Refuse a document on its first bytes, for who reads it as a stream.

    Raises:
        InnameError: for a DOCTYPE, or an encoding that only attackers use.
    """
    _refuse_encoding(begin)
    _refuse_doctype(begin)
