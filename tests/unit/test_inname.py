# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What an attacker or a sloppy supplier sends is refused, quickly, and never touches disk or network."""

from __future__ import annotations

import gzip
import io
import struct
import time
import tracemalloc
import warnings
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pytest_dsoketen.standaarden.inname import (
    MIB,
    InnameError,
    Innamefout,
    XmlGrenzen,
    ZipGrenzen,
    parse_xml,
    read_zip,
    write_xml,
    write_zip,
)

LOL = "".join(f"<!ENTITY l{i} '{f'&l{i - 1};' * 10}'>" for i in range(1, 9))
DOCTYPES = {
    "entiteit op bestand": b"<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><r>&x;</r>",
    "entiteit in utf-16": "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><r>&x;</r>".encode("utf-16"),
    "entiteit op http": b"<!DOCTYPE r [<!ENTITY x SYSTEM 'http://127.0.0.1:9/x'>]><r>&x;</r>",
    "parameterentiteit": b"<!DOCTYPE r [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]><r/>",
    "externe DTD": b"<!DOCTYPE r SYSTEM 'http://127.0.0.1:9/x.dtd'><r/>",
    "billion laughs": f"<!DOCTYPE r [<!ENTITY l0 'lol'>{LOL}]><r>&l8;</r>".encode(),
    "kwadratisch": b"<!DOCTYPE r [<!ENTITY a '" + b"a" * 2000 + b"'>]><r>" + b"&a;" * 2000 + b"</r>",
    "kring": b"<!DOCTYPE r [<!ENTITY a '&b;'><!ENTITY b '&a;'>]><r>&a;</r>",
    "standaardattribuut": b"<!DOCTYPE r [<!ATTLIST r a CDATA 'x'>]><r/>",
    "achter een lang commentaar": b"<!-- " + b"x" * 70_000 + b" --><!DOCTYPE r><r/>",
    "html": b"<!DOCTYPE html><html/>",
}


@pytest.mark.parametrize("data", DOCTYPES.values(), ids=DOCTYPES.keys())
def test_doctype_wordt_geweigerd(data: bytes) -> None:
    with pytest.raises(InnameError) as info:
        parse_xml(data)
    assert info.value.fout is Innamefout.XML_DOCTYPE


TE_VEEL = {
    "te diep": b"<a>" * 1000 + b"</a>" * 1000,
    "tekst van 11 MB": b"<a>" + b"x" * (11 * MIB) + b"</a>",
    "attribuut van 11 MB": b"<a b='" + b"x" * (11 * MIB) + b"'/>",
    "naam van 60 kB": b"<" + b"a" * 60_000 + b"/>",
    "commentaar van 11 MB": b"<!--" + b"x" * (11 * MIB) + b"--><a/>",
    "gzip": gzip.compress(b"<a>" + b" " * MIB + b"</a>"),
    "leeg": b"",
    "geen xml": b"PK\x03\x04",
    "half": b"<a><b></a>",
    "utf-7": b"<?xml version='1.0' encoding='UTF-7'?><a/>",
    "utf-32": "<a/>".encode("utf-32"),
    "een pad": b"/etc/passwd",
    "een adres": b"http://127.0.0.1:9/x.xml",
}


@pytest.mark.parametrize("data", TE_VEEL.values(), ids=TE_VEEL.keys())
def test_onleesbaar_is_een_nette_weigering(data: bytes) -> None:
    begin = time.perf_counter()
    with pytest.raises(InnameError) as info:
        parse_xml(data)
    assert info.value.fout in {Innamefout.XML_ONLEESBAAR, Innamefout.XML_GRENS}
    assert time.perf_counter() - begin < 5


BREED = {
    "attributen": b"<a " + b" ".join(b"a%d=''" % i for i in range(600)) + b"/>",
    "naamruimten": b"<a " + b" ".join(b"xmlns:p%d='urn:%d'" % (i, i) for i in range(300)) + b"/>",
    "elementen": b"<a>" + b"<b/>" * 1001 + b"</a>",
    "bytes": b"<a>" + b" " * 70_000 + b"</a>",
}


@pytest.mark.parametrize("data", BREED.values(), ids=BREED.keys())
def test_grenzen(data: bytes) -> None:
    with pytest.raises(InnameError) as info:
        parse_xml(data, XmlGrenzen(grootte=65_536, elementen=1000))
    assert info.value.fout is Innamefout.XML_GRENS


def test_xinclude_en_schemalocatie_doen_niets() -> None:
    data = (
        b"<a xmlns:xi='http://www.w3.org/2001/XInclude' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
        b"xsi:schemaLocation='urn:x http://127.0.0.1:9/x.xsd'><xi:include href='file:///etc/passwd' parse='text'/></a>"
    )
    assert "root:" not in write_xml(parse_xml(data)).decode()


def test_commentaar_knipt_geen_tekst_af() -> None:
    assert parse_xml(b"<b>BSN-1<!-- x -->23<?p q?>4</b>").text == "BSN-1234"


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "utf-8-sig"])
def test_gewone_coderingen_mogen(codec: str) -> None:
    assert parse_xml("<a>één</a>".encode(codec)).text == "één"


def test_veel_kleine_naamruimten_mogen() -> None:
    data = b"<a>" + b"<b xmlns='urn:x'/>" * 1000 + b"</a>"
    assert len(parse_xml(data)) == 1000


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_willekeurige_bytes_geven_nooit_een_andere_fout(data: bytes) -> None:
    for lees in (parse_xml, read_zip):
        with suppress(InnameError):
            lees(data)


def make_zip(*entries: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    """Write a ZIP with any names."""
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archief:
        warnings.simplefilter("ignore")
        for naam, inhoud in entries:
            archief.writestr(naam, inhoud)
    return buffer.getvalue()


def make_link() -> bytes:
    """Write a ZIP with a symbolic link."""
    entry = zipfile.ZipInfo("link.xml")
    entry.create_system = 3
    entry.external_attr = 0o120777 << 16
    return make_zip((entry, b"/etc/passwd"))


def make_encrypted() -> bytes:
    """Write a ZIP that says that its file is encrypted."""
    data = bytearray(make_zip(("a.xml", b"<a/>")))
    data[6] |= 1
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1
    return bytes(data)


def make_overlap() -> bytes:
    """Write a ZIP in which two entries share one body."""
    data = make_zip(("a.xml", b"x" * 1000), ("b.xml", b"x" * 1000))
    central = data.index(b"PK\x01\x02")
    tweede = data.index(b"PK\x01\x02", central + 1)
    kop = bytearray(data)
    struct.pack_into("<I", kop, tweede + 42, 0)
    return bytes(kop)


def make_lying_size() -> bytes:
    """Write a ZIP of which the directory says that a big file is small."""
    data = bytearray(make_zip(("a.xml", b"\0" * 100_000)))
    central = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, central + 24, 100)
    return bytes(data)


ZIPS = {
    "omhoog": (make_zip(("../../evil.txt", b"x")), Innamefout.ZIP_NAAM),
    "absoluut": (make_zip(("/abs.txt", b"x")), Innamefout.ZIP_NAAM),
    "backslash": (make_zip(("..\\..\\evil.txt", b"x")), Innamefout.ZIP_NAAM),
    "schijfletter": (make_zip(("C:evil.txt", b"x")), Innamefout.ZIP_NAAM),
    "regeleinde": (make_zip(("a\nb.xml", b"x")), Innamefout.ZIP_NAAM),
    "escape": (make_zip(("a\x1b[2Jb.xml", b"x")), Innamefout.ZIP_NAAM),
    "rechts naar links": (make_zip(("a\u202elmx.b", b"x")), Innamefout.ZIP_NAAM),
    "NUL": (make_zip(("abcd.xml", b"x")).replace(b"abcd.xml", b"ab\0d.xml"), Innamefout.ZIP_NAAM),
    "lange naam": (make_zip(("a" * 300, b"x")), Innamefout.ZIP_NAAM),
    "koppeling": (make_link(), Innamefout.ZIP_NAAM),
    "dubbel": (make_zip(("a.xml", b"1"), ("a.xml", b"2")), Innamefout.ZIP_DUBBEL),
    "dubbel in andere letters": (make_zip(("Pakbon.xml", b"1"), ("pakbon.xml", b"2")), Innamefout.ZIP_DUBBEL),
    "bestand en map": (make_zip(("a", b"1"), ("a/", b"")), Innamefout.ZIP_DUBBEL),
    "bom": (make_zip(("a.xml", b"\0" * (30 * MIB))), Innamefout.ZIP_GRENS),
    "veel bestanden": (make_zip(*((f"{i}.xml", b"") for i in range(2001))), Innamefout.ZIP_GRENS),
    "overlap": (make_overlap(), Innamefout.ZIP_GRENS),
    "liegt over grootte": (make_lying_size(), Innamefout.ZIP_ONLEESBAAR),
    "versleuteld": (make_encrypted(), Innamefout.ZIP_ONLEESBAAR),
    "rommel ervoor": (b"x" * 40 + make_zip(("a.xml", b"x")), Innamefout.ZIP_ONLEESBAAR),
    "pdf ervoor": (b"%PDF-1.7\n" + make_zip(("a.xml", b"x")), Innamefout.ZIP_ONLEESBAAR),
    "half": (make_zip(("a.xml", b"x" * 500))[:-30], Innamefout.ZIP_ONLEESBAAR),
    "geen zip": (b"hallo", Innamefout.ZIP_ONLEESBAAR),
}


@pytest.mark.parametrize(("data", "fout"), ZIPS.values(), ids=ZIPS.keys())
def test_zip_wordt_geweigerd(data: bytes, fout: Innamefout) -> None:
    with pytest.raises(InnameError) as info:
        read_zip(data, ZipGrenzen(bestand=20 * MIB, totaal=25 * MIB, aantal=2000))
    assert info.value.fout is fout
    assert str(info.value).isprintable()


def test_bom_kost_geen_geheugen() -> None:
    data = make_zip(*((f"{i}.xml", b"\0" * (10 * MIB)) for i in range(10)))
    tracemalloc.start()
    with pytest.raises(InnameError) as info:
        read_zip(data, ZipGrenzen(totaal=25 * MIB))
    piek = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert info.value.fout is Innamefout.ZIP_GRENS
    assert piek < 64 * MIB


def test_verhouding_van_een_bom() -> None:
    data = make_zip(("a.xml", b"\0" * (20 * MIB)))
    with pytest.raises(InnameError, match="200 keer"):
        read_zip(data)


@settings(deadline=None)
@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}\.xml", fullmatch=True), st.binary(max_size=50), max_size=5))
def test_zip_heen_en_terug(files: dict[str, bytes]) -> None:
    data = write_zip(files)
    assert read_zip(data) == files
    assert write_zip(files) == data


def test_mappen_tellen_niet_als_bestand() -> None:
    assert read_zip(make_zip(("IO/", b""), ("IO/a.xml", b"x"))) == {"IO/a.xml": b"x"}
