# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The logboek keeps what was announced: whatever the text, whoever writes along, and however the run ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from test_register_schema import make_bevinding

from pytest_dsoketen.model.oordelen import Oordeel, Uitkomst
from pytest_dsoketen.model.stappen import Stapcode
from pytest_dsoketen.register import (
    Logboek,
    LogboekError,
    ScenarioBegonnen,
    ScenarioKlaar,
    read_bevindingen,
    read_logboek,
)
from pytest_dsoketen.register.logboek import format_regel

NU = datetime(2026, 11, 22, 10, 24, 7, tzinfo=UTC)
REPO = Path(__file__).parents[2]


def make_klaar(scenario: str = "s", **overig) -> ScenarioKlaar:
    velden = {"stap": Stapcode.S9A, "uitkomst": Uitkomst(Oordeel.GESLAAGD), "tijdstip": NU, "toetsronde": "r1"}
    return ScenarioKlaar(scenario, **{**velden, **overig})


def write_all(path: Path, *gebeurtenissen) -> None:
    path.write_bytes(b"".join(map(format_regel, gebeurtenissen)))


def test_reads_back_what_was_written(tmp_path):
    """Everything that goes in comes out equal, in the order in which it went in."""
    path = tmp_path / "map" / "logboek.jsonl"
    bevindingen = [make_bevinding(id=f"BEV-{nummer}") for nummer in range(3)]
    begin = ScenarioBegonnen("s", Stapcode.S9A, NU, "r1")
    klaar = make_klaar(
        uitkomst=Uitkomst(Oordeel.GEZAKT, "waarom", "BEV-0"),
        schakels=("notificatie",),
        duur=timedelta(seconds=1.5),
        wachttijd=timedelta(minutes=5),
    )

    with Logboek(path) as logboek:
        logboek.append_begonnen(begin)
        for bevinding in bevindingen:
            logboek.append(bevinding)
        logboek.append_klaar(klaar)

    inhoud = read_logboek(path)
    assert inhoud.bevindingen == tuple(bevindingen)
    assert (inhoud.begonnen, inhoud.klaar, inhoud.onleesbaar) == ((begin,), (klaar,), ())
    assert read_bevindingen(path) == tuple(bevindingen)


def test_every_line_says_its_version_and_kind(tmp_path):
    """A reader in another language finds one JSON object per line."""
    path = tmp_path / "logboek.jsonl"
    with Logboek(path) as logboek:
        logboek.append(make_bevinding())
        logboek.append_klaar(make_klaar())

    regels = [json.loads(regel) for regel in path.read_text(encoding="utf-8").splitlines()]

    assert [(regel["schemaversie"], regel["soort"]) for regel in regels] == [(1, "bevinding"), (1, "scenario klaar")]


def test_one_write_and_one_fsync_before_it_returns(tmp_path, monkeypatch):
    """A line is one system call, and on disk when append returns."""
    calls: list[str] = []
    real_write, real_fsync = os.write, os.fsync
    logboek = Logboek(tmp_path / "logboek.jsonl")
    monkeypatch.setattr(os, "write", lambda fd, data: (calls.append("write"), real_write(fd, data))[1])
    monkeypatch.setattr(os, "fsync", lambda fd: (calls.append("fsync"), real_fsync(fd))[1])

    logboek.append(make_bevinding(waargenomen="x" * 300_000))

    assert calls == ["write", "fsync"]
    logboek.close()


def test_torn_tail_costs_only_itself(tmp_path):
    """Wherever the last line breaks off, the lines before it stay and the break is reported."""
    path = tmp_path / "logboek.jsonl"
    first, last = format_regel(make_bevinding(id="heel")), format_regel(make_bevinding(id="stuk"))
    for length in range(1, len(last) - 1, 7):
        path.write_bytes(first + last[:length])

        inhoud = read_logboek(path)

        assert [bevinding.id for bevinding in inhoud.bevindingen] == ["heel"]
        assert [regel.nummer for regel in inhoud.onleesbaar] == [2]
    path.write_bytes(first + last)
    assert not read_logboek(path).onleesbaar


def test_line_glued_to_a_torn_one_is_found(tmp_path, caplog):
    """A worker that dies half-way does not take the next line of another worker with it."""
    path = tmp_path / "logboek.jsonl"
    torn, whole = format_regel(make_bevinding(id="stuk")), format_regel(make_bevinding(id="heel"))
    for length in (1, 10, 17, len(torn) // 2, len(torn) - 2):
        path.write_bytes(torn[:length] + whole + whole)

        assert [bevinding.id for bevinding in read_bevindingen(path)] == ["heel", "heel"]
        assert "niet heel" in caplog.text
        caplog.clear()


@pytest.mark.parametrize(
    "tekst",
    [
        "regel 1\nregel 2\r\x0b\x0c\x85\u2028\u2029",
        "\x00\x1b[31m\x7f",
        'x {"schemaversie": 1, "soort": "',
        "é" * 1_000_000,
    ],
    ids=["regeleinden", "stuurtekens", "namaakregel", "1 MB"],
)
def test_any_text_survives(tmp_path, tekst):
    """No text breaks a line in two or is lost."""
    path = tmp_path / "logboek.jsonl"
    with Logboek(path) as logboek:
        logboek.append(make_bevinding(waargenomen=tekst))
        logboek.append(make_bevinding(id="volgende"))

    eerste, tweede = read_bevindingen(path)

    assert (eerste.waargenomen, tweede.id) == (tekst, "volgende")


def test_surrogate_does_not_stop_the_run(tmp_path):
    """A lone surrogate cannot be written as UTF-8; it becomes a question mark and the rest stays."""
    path = tmp_path / "logboek.jsonl"
    with Logboek(path) as logboek:
        logboek.append(make_bevinding(titel="voor \ud800 na"))

    assert read_bevindingen(path)[0].titel == "voor ? na"


@pytest.mark.parametrize(
    ("regel", "reden"),
    [
        ('{"schemaversie": 2, "soort": "bevinding", "inhoud": {}}', "schemaversie 2"),
        ('{"schemaversie": 1, "soort": "iets anders", "inhoud": {}}', "past niet"),
        ('{"schemaversie": 1, "soort": "bevinding", "inhoud": {"id": 1}}', "past niet"),
        ("[1]", "schemaversie None"),
        ("\x00\x00", "niet heel"),
    ],
)
def test_strange_line_is_reported_and_stepped_over(tmp_path, regel, reden):
    """A line of a newer version, or of something else, costs nothing but itself."""
    path = tmp_path / "logboek.jsonl"
    heel = format_regel(make_bevinding())
    path.write_bytes(heel + regel.encode() + b"\n" + heel)

    inhoud = read_logboek(path)

    assert len(inhoud.bevindingen) == 2
    assert reden in inhoud.onleesbaar[0].reden


def test_scenario_without_an_end_was_broken_off(tmp_path):
    """What was started and not ended is what a killed run was doing; a second attempt that ended counts."""
    path = tmp_path / "logboek.jsonl"
    write_all(
        path,
        ScenarioBegonnen("af", Stapcode.S1, NU, "r1"),
        ScenarioBegonnen("bezig", Stapcode.S2, NU, "r1"),
        ScenarioBegonnen("opnieuw", Stapcode.S3, NU, "r1"),
        make_klaar("af", stap=Stapcode.S1),
        ScenarioBegonnen("opnieuw", Stapcode.S3, NU, "r1"),
        make_klaar("opnieuw", stap=Stapcode.S3),
        make_klaar("bezig", stap=Stapcode.S2, toetsronde="r2"),
        make_klaar("bezig", stap=Stapcode.S1),
    )

    assert [begin.scenario for begin in read_logboek(path).afgebroken] == ["bezig"]
    assert read_logboek(path).select_toetsronde("r2").afgebroken == ()


def test_missing_logboek_is_empty(tmp_path):
    """No run yet is not an error."""
    assert read_bevindingen(tmp_path / "geen.jsonl") == ()


def test_unreadable_logboek_says_so(tmp_path):
    """A folder in the place of the file is an error with the path in it."""
    with pytest.raises(LogboekError, match=tmp_path.name):
        read_logboek(tmp_path)
    with pytest.raises(LogboekError, match=tmp_path.name):
        Logboek(tmp_path)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="deze machine heeft geen /dev/full")
def test_full_disk_is_an_error():
    """A bevinding that is not on disk is never called written."""
    with Logboek(Path("/dev/full")) as logboek, pytest.raises(LogboekError, match="niet te beschrijven"):
        logboek.append(make_bevinding())


def test_half_written_line_is_an_error(tmp_path, monkeypatch):
    """When the disk takes only a part, the caller knows; the next line is found again."""
    path = tmp_path / "logboek.jsonl"
    real_write = os.write
    with Logboek(path) as logboek:
        monkeypatch.setattr(os, "write", lambda fd, data: real_write(fd, data[:40]))
        with pytest.raises(LogboekError, match="schijf vol"):
            logboek.append(make_bevinding(id="half"))
        monkeypatch.undo()
        logboek.append(make_bevinding(id="daarna"))

    assert [bevinding.id for bevinding in read_bevindingen(path)] == ["daarna"]


_SCHRIJVER = textwrap.dedent(
    """
    import sys
    sys.path[:0] = [{repo!r}, {hier!r}]
    from pathlib import Path
    from test_register_schema import make_bevinding
    from pytest_dsoketen.register import Logboek
    naam, aantal, omvang = sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    with Logboek(Path(sys.argv[1])) as logboek:
        for nummer in range(aantal):
            logboek.append(make_bevinding(id=f"{{naam}}-{{nummer}}", waargenomen="x" * (omvang * (nummer % 3))))
            print(f"{{naam}}-{{nummer}}", flush=True)
    """
).format(repo=str(REPO), hier=str(Path(__file__).parent))


def start_schrijver(path: Path, naam: str, aantal: int, omvang: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _SCHRIJVER, str(path), naam, str(aantal), str(omvang)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_concurrent_writers_do_not_mix_lines(tmp_path):
    """Four processes with short and long lines: every line is whole and every bevinding is there."""
    path = tmp_path / "logboek.jsonl"
    schrijvers = [start_schrijver(path, naam, 60, 50_000) for naam in "abcd"]
    for schrijver in schrijvers:
        schrijver.communicate(timeout=60)
        assert schrijver.returncode == 0

    inhoud = read_logboek(path)

    assert inhoud.onleesbaar == ()
    assert {bevinding.id for bevinding in inhoud.bevindingen} == {f"{naam}-{nr}" for naam in "abcd" for nr in range(60)}


@pytest.mark.parametrize("announced", [1, 5, 40])
def test_killed_writer_loses_nothing_that_it_announced(tmp_path, announced):
    """After kill -9 everything that was on the screen is in the logboek."""
    path = tmp_path / "logboek.jsonl"
    schrijver = start_schrijver(path, "a", 100_000, 20_000)
    seen = [schrijver.stdout.readline().strip() for _ in range(announced)]
    schrijver.send_signal(signal.SIGKILL)
    seen += schrijver.stdout.read().split()
    schrijver.stdout.close()

    assert schrijver.wait(timeout=30) == -signal.SIGKILL
    kept = [bevinding.id for bevinding in read_bevindingen(path)]
    assert kept[: len(seen)] == seen
    assert len(kept) <= len(seen) + 1


_GEBUFFERD = """
from pytest_dsoketen.register import logboek as module
class Logboek:
    def __init__(self, path): self.file = path.open("ab", buffering=1 << 30)
    def __enter__(self): return self
    def __exit__(self, *fout): self.file.close()
    def append(self, bevinding): self.file.write(module.format_regel(bevinding))
"""


def test_kill_test_sees_a_writer_that_buffers(tmp_path):
    """The kill test can fail: a logboek that leaves lines in a buffer does lose what it announced."""
    path = tmp_path / "logboek.jsonl"
    code = _SCHRIJVER.replace("from pytest_dsoketen.register import Logboek\n", _GEBUFFERD)
    command = [sys.executable, "-c", code, str(path), "a", "100000", "0"]
    schrijver = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    seen = [schrijver.stdout.readline().strip() for _ in range(40)]
    schrijver.kill()
    seen += schrijver.communicate()[0].split()

    assert seen[0] == "a-0"
    assert len(read_bevindingen(path)) < len(seen)
