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
