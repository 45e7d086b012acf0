# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""XML and ZIP as an attacker or a broken program makes them: each is made here, so that no scanner takes offence."""

from __future__ import annotations

import gzip
import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable

MIB = 1024 * 1024
_LOL = "".join(f"<!ENTITY l{i} '{f'&l{i - 1};' * 10}'>" for i in range(1, 10))


Maker = Callable[[], bytes]
"""Makes a payload when it is needed."""


def list_xml(bestand: str, adres: str) -> dict[str, Maker]:
    """Give every XML payload.

    Args:
        bestand: address of a file that must stay unread.
        adres: address on this machine that must not be asked for.
    """
    tekst = {
        "algemene entiteit op een bestand": f"<!DOCTYPE r [<!ENTITY x SYSTEM '{bestand}'>]><r>&x;</r>",
        "algemene entiteit over http": f"<!DOCTYPE r [<!ENTITY x SYSTEM '{adres}/ent'>]><r>&x;</r>",
        "parameterentiteit": f"<!DOCTYPE r [<!ENTITY % p SYSTEM '{bestand}'> %p;]><r/>",
        "parameterentiteit over http": f"<!DOCTYPE r [<!ENTITY % p SYSTEM '{adres}/p.dtd'> %p;]><r/>",
        "lek in een foutmelding": (
            f"<!DOCTYPE r [<!ENTITY % f SYSTEM '{bestand}'><!ENTITY % d SYSTEM '{adres}/e.dtd'>%d;%e;%x;]><r/>"
        ),
        "externe DTD over http": f"<!DOCTYPE r SYSTEM '{adres}/x.dtd'><r/>",
        "externe DTD op een bestand": f"<!DOCTYPE r SYSTEM '{bestand}'><r/>",
        "billion laughs": f"<!DOCTYPE r [<!ENTITY l0 'lol'>{_LOL}]><r>&l9;</r>",
        "kwadratisch en klein": f"<!DOCTYPE r [<!ENTITY a '{'a' * 2000}'>]><r>{'&a;' * 2000}</r>",
        "kring van entiteiten": "<!DOCTYPE r [<!ENTITY a '&b;'><!ENTITY b '&a;'>]><r>&a;</r>",
        "XInclude": (
            f"<r xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='{bestand}' parse='text'/>"
            f"<xi:include href='{adres}/xi'/></r>"
        ),
        "schemalocatie over http": (
            "<r xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
            f"xsi:schemaLocation='urn:r {adres}/r.xsd' xsi:noNamespaceSchemaLocation='{adres}/n.xsd'/>"
        ),
        "stylesheet over http": f"<?xml-stylesheet type='text/xsl' href='{adres}/s.xsl'?><r/>",
        "standaardattribuut": "<!DOCTYPE r [<!ATTLIST r a CDATA 'x'>]><r/>",
        "het adres als document": f"{adres}/document.xml",
        "het pad als document": "/etc/passwd",
        "half": "<r><b></r>",
        "leeg": "",
        "knip in de tekst": "<r>12<!-- x -->34</r>",
    }
    return {
        **{naam: inhoud.encode for naam, inhoud in tekst.items()},
        "algemene entiteit in utf-16": lambda: tekst["algemene entiteit op een bestand"].encode("utf-16"),
        **_GROOT,
    }


def _gzip_bom() -> bytes:
    """Write 320 MB of blanks in 300 kB."""
    return b"".join([gzip.compress(b"<r>", 1), gzip.compress(b" " * (32 * MIB), 1) * 10, gzip.compress(b"</r>", 1)])


_GROOT: dict[str, Maker] = {
    "kwadratisch": lambda: b"<!DOCTYPE r [<!ENTITY a '" + b"a" * 60_000 + b"'>]><r>" + b"&a;" * 60_000 + b"</r>",
    "duizend diep": lambda: b"<a>" * 1000 + b"</a>" * 1000,
    "honderdduizend diep": lambda: b"<a>" * 100_000 + b"</a>" * 100_000,
    "utf-7": lambda: b"<?xml version='1.0' encoding='UTF-7'?>+ADw-r/+AD4-",
    "utf-32": lambda: "<r/>".encode("utf-32"),
    "tekst van 11 MB": lambda: b"<r>" + b"x" * (11 * MIB) + b"</r>",
    "attribuut van 11 MB": lambda: b"<r a='" + b"x" * (11 * MIB) + b"'/>",
    "commentaar van 20 MB": lambda: b"<!--" + b"x" * (20 * MIB) + b"--><r/>",
    "naam van 60 kB": lambda: b"<" + b"a" * 60_000 + b"/>",
    "200.000 attributen": lambda: b"<r " + b" ".join(b"a%d=''" % i for i in range(200_000)) + b"/>",
    "50.000 naamruimten": lambda: b"<r " + b" ".join(b"xmlns:p%d='u:%d'" % (i, i) for i in range(50_000)) + b"/>",
    "twee miljoen elementen": lambda: b"<r>" + b"<b/>" * 2_000_000 + b"</r>",
    "gzip": _gzip_bom,
}


def make_zip(*leden: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    """Write a ZIP with any names."""
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archief:
        warnings.simplefilter("ignore")
        for naam, inhoud in leden:
            archief.writestr(naam, inhoud)
    return buffer.getvalue()


def list_zips(goed: Iterable[tuple[str, bytes]]) -> dict[str, Maker]:
    """Give every ZIP payload.

    Args:
        goed: files of a right package, that the fault is put beside.
    """
    leden = tuple(goed)

    def met(naam: str | zipfile.ZipInfo, inhoud: bytes = b"<a/>") -> bytes:
        return make_zip(*leden, (naam, inhoud))

    return {
        "omhoog": lambda: met("../../evil.txt"),
        "absoluut": lambda: met("/abs/evil.txt"),
        "backslash": lambda: met("..\\..\\evil.txt"),
        "schijfletter": lambda: met("C:evil.txt"),
        "dubbel": lambda: met("manifest.xml"),
        "dubbel in andere letters": lambda: met("Manifest.xml"),
        "koppeling": lambda: met(_link("koppeling.xml"), b"/etc/passwd"),
        "NUL in de naam": lambda: met("abcd.xml").replace(b"abcd.xml", b"ab\0d.xml"),
        "regeleinde in de naam": lambda: met("a\nb.xml"),
        "ESC in de naam": lambda: met("a\x1b[2Jb.xml"),
        "rechts naar links in de naam": lambda: met("a\u202elmx.b"),
        "naam van 300 tekens": lambda: met("a" * 300),
        "bestand en map": lambda: make_zip(*leden, ("x", b"1"), ("x/", b"")),
        "bestand met een map erin": lambda: make_zip(*leden, ("x", b"1"), ("x/y.xml", b"<a/>")),
        "bom van 1 GiB": _bom,
        "liegt over de grootte": lambda: _lieg(met("groot.xml", b"\0" * 3_000_000)),
        "overlappend": _overlap,
        "65.000 lege bestanden": _veel,
        "rommel ervoor": lambda: b"x" * 40 + make_zip(*leden),
        "pdf ervoor": lambda: b"%PDF-1.7\n" + make_zip(*leden),
        "versleuteld": lambda: _versleutel(make_zip(*leden)),
        "half": lambda: make_zip(*leden)[:-40],
        "geen zip": lambda: b"PK maar toch niet",
    }


def _link(naam: str) -> zipfile.ZipInfo:
    """Make the entry of a symbolic link."""
    lid = zipfile.ZipInfo(naam)
    lid.create_system = 3
    lid.external_attr = 0o120777 << 16
    return lid


def _bom() -> bytes:
    """Write 1 GiB of zeros in 1 MB: one block of 16 MiB, that stands there 64 times."""
    pers = zlib.compressobj(9, zlib.DEFLATED, -15)
    blok = pers.compress(bytes(16 * MIB)) + pers.flush(zlib.Z_FULL_FLUSH)
    return _archief([("bom.xml", blok * 64 + pers.flush(), 1024 * MIB)])


def _overlap() -> bytes:
    """Write 84 files of 20 MiB that are one and the same body: 20 kB for 1.68 GB."""
    pers = zlib.compressobj(9, zlib.DEFLATED, -15)
    lijf = pers.compress(bytes(20 * MIB)) + pers.flush()
    return _archief([(f"{nummer}.xml", lijf if nummer == 0 else b"", 20 * MIB) for nummer in range(84)], gedeeld=True)


def _veel() -> bytes:
    """Write 65,000 empty files."""
    return _archief([(f"{nummer}.xml", b"\x03\x00", 0) for nummer in range(65_000)])


def _archief(leden: list[tuple[str, bytes, int]], *, gedeeld: bool = False) -> bytes:
    """Write an archive by hand: name, compressed body and size; `gedeeld` lets every entry point at the first body."""
    lijf, mappen = bytearray(), bytearray()
    for naam, inhoud, grootte in leden:
        plek = 0 if gedeeld else len(lijf)
        lengte = len(leden[0][1]) if gedeeld else len(inhoud)
        kop = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, 0, lengte, grootte, len(naam), 0)
        if inhoud:
            lijf += b"PK\x03\x04" + kop + naam.encode() + inhoud
        mappen += b"PK\x01\x02\x14\x00" + kop + struct.pack("<HHHII", 0, 0, 0, 0, plek) + naam.encode()
    einde = struct.pack("<HHHHIIH", 0, 0, len(leden), len(leden), len(mappen), len(lijf), 0)
    return bytes(lijf + mappen) + b"PK\x05\x06" + einde


def _lieg(data: bytes) -> bytes:
    """Let the directory say that the last file is 100 bytes."""
    kapot = bytearray(data)
    struct.pack_into("<I", kapot, data.rindex(b"PK\x01\x02") + 24, 100)
    return bytes(kapot)


def _versleutel(data: bytes) -> bytes:
    """Let the directory say that the first file is encrypted."""
    kapot = bytearray(data)
    kapot[6] |= 1
    kapot[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(kapot)
