# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Hostile XML and ZIP through `dsoketen valideer`: a bevinding, soon, in little memory, nothing fetched or written.

The rows are those of the list that the intake was measured by: XML payloads and ZIP deliveries.
"""

from __future__ import annotations

import http.server
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from pytest_dsoketen.model.exitcodes import Exitcode
from pytest_dsoketen.standaarden.inname import read_zip, write_zip
from tests.unit.aanvaldata import Maker, list_xml, list_zips
from tests.unit.plandata import make_pakket

SECONDEN = 5
MEGABYTES = 512
GEHEIM = "dit-mag-nergens-staan-7f3a"
XML = sorted(list_xml("file:///geheim", "http://127.0.0.1:1"))
ZIPS = sorted(list_zips(()))
HARMLOOS = frozenset({"XInclude", "schemalocatie over http", "stylesheet over http", "knip in de tekst"})
"""XML that is read safely: on its own it is a file that nobody knows, in a package it is not the besluit."""


class _Luistervink(http.server.BaseHTTPRequestHandler):
    """Writes down who asks for something."""

    gevraagd: list[str] = []  # noqa: RUF012

    def do_GET(self) -> None:
        self.gevraagd.append(self.path)
        self.send_error(404)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server():
    """A server that nothing may ask for anything."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Luistervink) as luisteraar:
        threading.Thread(target=luisteraar.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{luisteraar.server_port}"
        luisteraar.shutdown()
    assert _Luistervink.gevraagd == []


@pytest.fixture(scope="module")
def werkmap(tmp_path_factory) -> Path:
    """The only folder that a run may know, with a secret beside it."""
    map_ = tmp_path_factory.mktemp("aanval")
    (map_ / "geheim.txt").write_text(GEHEIM, encoding="utf-8")
    (map_ / "goed.zip").write_bytes(make_pakket())
    (map_ / "werk").mkdir()
    return map_


@pytest.fixture(scope="module")
def xml(server, werkmap) -> dict[str, Maker]:
    """The XML payloads."""
    return list_xml((werkmap / "geheim.txt").as_uri(), server)


@pytest.fixture(scope="module")
def zips() -> dict[str, Maker]:
    """The ZIP payloads."""
    return list_zips(read_zip(make_pakket()).items())


@pytest.fixture(scope="module")
def loper(werkmap):
    """The process that runs the command over and over."""
    loper = Path(__file__).with_name("valideerloper.py")
    wortel = Path(__file__).parents[2]
    env = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(wortel),
        "PYTHONDONTWRITEBYTECODE": "1",
        "DSOKETEN_SCHEMAS": str(werkmap / "geen"),
        "HOME": str(werkmap / "werk"),
    }
    with subprocess.Popen(
        [sys.executable, str(loper), str(werkmap / "uitvoer"), str(werkmap / "goed.zip")],
        cwd=werkmap / "werk",
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as proces:
        yield proces
        proces.stdin.close()
        assert proces.wait(10) == 0


@pytest.fixture
def keur(loper, werkmap):
    """Judge one file and give what came of it."""

    def run(naam: str, inhoud: bytes) -> dict:
        pad = werkmap / "werk" / naam
        pad.write_bytes(inhoud)
        loper.stdin.write(json.dumps([str(pad), "--zonder-schemas", "--vandaag", "2026-01-05"]) + "\n")
        loper.stdin.flush()
        uitkomst = json.loads(loper.stdout.readline())
        pad.unlink()
        return uitkomst

    return run


def check(uitkomst: dict, werkmap: Path, code: int = Exitcode.GEZAKT) -> None:
    """Mind what holds for every run."""
    assert uitkomst["code"] == code, uitkomst["tekst"]
    assert uitkomst["seconden"] < SECONDEN
    assert uitkomst["megabytes"] < MEGABYTES
    assert uitkomst["sporen"] == []
    assert "Traceback" not in uitkomst["tekst"]
    assert GEHEIM not in uitkomst["tekst"]
    assert "root:" not in uitkomst["tekst"]
    assert all(teken.isprintable() or teken == "\n" for teken in uitkomst["tekst"])
    assert sorted(pad.name for pad in werkmap.iterdir()) == [
        "geheim.txt",
        "goed.zip",
        "uitvoer",
        "uitvoer.sporen",
        "werk",
    ]
    assert list((werkmap / "werk").iterdir()) == []


@pytest.mark.parametrize("naam", XML)
def test_een_los_xml_bestand(naam, xml, keur, werkmap):
    """What is refused is a bevinding; what is harmless is a file that nobody knows."""
    uitkomst = keur("bestand.xml", xml[naam]())
    check(uitkomst, werkmap, Exitcode.GEBRUIK if naam in HARMLOOS else Exitcode.GEZAKT)
    if naam not in HARMLOOS:
        assert "[DSOK-INNAME-001]" in uitkomst["tekst"]


@pytest.mark.parametrize("naam", XML)
def test_hetzelfde_als_besluit_in_een_pakket(naam, xml, keur, werkmap):
    """A package with it as its besluit is refused, and the other files are judged all the same."""
    uitkomst = keur("levering.zip", write_zip({**read_zip(make_pakket()), "besluit.xml": xml[naam]()}))
    check(uitkomst, werkmap)
    assert "Per bestand" in uitkomst["tekst"] or "[LVBB1041]" in uitkomst["tekst"]


@pytest.mark.parametrize("naam", ZIPS)
def test_een_zip(naam, zips, keur, werkmap):
    """A bad ZIP gets the code of the LVBB that says so."""
    uitkomst = keur("levering.zip", zips[naam]())
    check(uitkomst, werkmap)
    assert "[LVBB10" in uitkomst["tekst"] or "[DSOK-INNAME-001]" in uitkomst["tekst"]


def test_een_goed_pakket_is_goed(keur, werkmap):
    """The measuring itself refuses nothing."""
    check(keur("levering.zip", make_pakket()), werkmap, Exitcode.GROEN)
