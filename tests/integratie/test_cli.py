# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The command line as a user types it: every mistake is one Dutch line with a code of its own."""

from __future__ import annotations

import json
import sys

import pytest

from pytest_dsoketen import cli
from pytest_dsoketen.model.exitcodes import Exitcode


def _run(monkeypatch, *arguments):
    monkeypatch.setattr(sys, "argv", ["dsoketen", *arguments])
    with pytest.raises(SystemExit) as einde:
        cli.main()
    return einde.value.code or 0


@pytest.mark.parametrize(
    ("arguments", "melding"),
    [
        (["zomaar"], "Fout: dit commando bestaat niet: 'zomaar'. Zie `"),
        (["stappen", "--zomaar"], "Fout: deze optie bestaat niet: --zomaar"),
        (["bevindingen", "herhaal"], "Fout: er ontbreekt een waarde:"),
        (["toets", "--stap", "99"], "Fout: stap '99' bestaat niet; kies uit 1, 2, 3, 4a, 4b"),
        (["eisen", "--stap", "99"], "Fout: stap '99' bestaat niet; kies uit 1, 2, 3, 4a, 4b"),
        (["bevindingen", "toon", "--rapport", "bestaat-niet"], "Fout: bestaat-niet/bevindingen.jsonl bestaat niet"),
    ],
)
def test_a_mistake_is_one_dutch_line(monkeypatch, capsys, arguments, melding):
    code = _run(monkeypatch, *arguments)
    err = capsys.readouterr().err
    assert code == Exitcode.GEBRUIK
    assert err.startswith(melding)
    assert len(err.splitlines()) == 1


def test_an_opstelling_that_cannot_be_read(monkeypatch, capsys):
    assert _run(monkeypatch, "keten", "start", "--opstelling", "weg.toml") == Exitcode.OPSTELLING_ONGELDIG
    assert capsys.readouterr().err.startswith("Fout: weg.toml: kan de opstelling niet lezen")


@pytest.mark.parametrize(
    ("arguments", "verwacht"),
    [
        ([], ["-n", "4", "--dist", "worksteal"]),
        (["--stap", "7"], ["-n", "4", "--dist", "worksteal"]),
        (["--processen", "2"], ["-n", "2", "--dist", "worksteal"]),
        (["--processen", "1"], []),
        (["--scenario", "kappen"], []),
        (["--opstelling", "eigen.toml"], []),
        (["-n", "3"], ["-n", "3"]),
        (["--pdb"], []),
    ],
)
def test_only_the_own_chain_is_walked_by_several_processes(monkeypatch, arguments, verwacht):
    """What a user says himself goes before, and software of somebody else is never asked two things at once."""
    gegeven = []
    monkeypatch.setattr(pytest, "main", lambda arguments: gegeven.extend(arguments) or 0)
    monkeypatch.setattr(cli.os, "cpu_count", lambda: 4)
    _run(monkeypatch, "toets", *arguments)
    begin = gegeven.index("-n") if "-n" in gegeven else len(gegeven)
    assert gegeven[begin : begin + max(len(verwacht), 1)] == verwacht


def test_an_opstelling_in_the_folder_is_walked_by_one_process(monkeypatch, tmp_path):
    """It is used as if it were named."""
    gegeven = []
    monkeypatch.chdir(tmp_path)
    (tmp_path / "opstelling.toml").touch()
    monkeypatch.setattr(pytest, "main", lambda arguments: gegeven.extend(arguments) or 0)
    _run(monkeypatch, "toets")
    assert "-n" not in gegeven


def test_a_listing_ends_well(monkeypatch, capsys):
    assert _run(monkeypatch, "stappen", "--json") == 0
    assert len(json.loads(capsys.readouterr().out)) == 14


def test_a_group_without_command_shows_help(monkeypatch, capsys):
    _run(monkeypatch, "keten")
    uitvoer = capsys.readouterr()
    assert "start" in uitvoer.out + uitvoer.err


def test_a_run_as_json_is_nothing_but_json(pytester):
    """A program reads the summary from stdout; the exit code stays that of the run."""
    done = pytester.run(
        sys.executable, "-m", "pytest_dsoketen.cli", "toets", "--json", "--scenario", "vervangen bijlage"
    )
    assert done.ret == 0, done.stderr.str()
    assert json.loads(done.stdout.str())["toetsronde"]
