# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with an opstelling is one Dutch message with an exit code of its own, and no traceback."""

from __future__ import annotations

import socket

import pytest

from pytest_dsoketen.model.exitcodes import Exitcode

SUITE = (
    "--pyargs",
    "pytest_dsoketen.suite",
    "-q",
    "-p",
    "no:randomly",
    "-p",
    "no:allure_pytest",
    "--dsoketen-scenario",
    "Zoeken",
)


def _run(pytester, toml="", *arguments):
    if toml:
        pytester.path.joinpath("opstelling.toml").write_text(toml, encoding="utf-8")
    return pytester.runpytest_subprocess(*SUITE, *arguments)


@pytest.mark.parametrize(
    ("toml", "melding"),
    [
        ("[rollen.vht]\n", "*opstelling.toml:1: rol 'vht' bestaat niet. Bedoelde u 'vth'.*"),
        ("[omgeving]\nnaaam = 'x'\n", "*opstelling.toml:2: onbekende sleutel 'naaam'*"),
        ("[rollen.vth]\nadapter = 'bestaat-niet'\n", "*adapter 'bestaat-niet' is niet bekend; kies uit http, lv, referentie*"),
        ("[rollen.vth]\nadapter = 'json:dumps'\n", "*json:dumps*vth*"),
        ("[rollen.vth]\nadapter = 'adapter:Half'\n", "*past niet bij rol 'vth' (port VthSoftware)*fetch_meldingen() ontbreekt*"),
        ("[rollen.vth]\nadapter = 'adapter:Ander'\n", "*methode fetch_zaken() neemt andere argumenten*"),
        ("[rollen.vth]\nadapter = 'weg.weg:Weg'\n", "*opstelling.toml:1: adapter 'weg.weg:Weg' kan niet worden geladen*Installeer*"),
        ("[rollen.vth]\nadapter = 'http'\nurl = 'geen url'\n", "*opstelling.toml:1: url 'geen url'*Schrijf het als http://*"),
        ("[rollen.vth]\nadapter = 'http'\nversei = '4'\n", "*onbekende sleutel 'versei' in [[]rollen.vth]*"),
        ("[oefenketen]\npoorten = 3\n", "*opstelling.toml:2: 'poorten' moet een tabel zijn. Schrijf [[]oefenketen.poorten].*"),
        ("normtijden = 3\n", "*opstelling.toml:1: 'normtijden' moet een tabel zijn*"),
        ("verklaringen = 3\n", "*opstelling.toml:1: verklaringen moet een lijst van tabellen zijn*"),
        ("[oefenketen]\nstoringen = ['bestaat-niet']\n", "*storing 'bestaat-niet' bestaat niet. Zie `dsoketen storingen`*"),
    ],
)  # fmt: skip
def test_unusable_opstelling(pytester, toml, melding):
    """Each kind of mistake ends before anything is tested."""
    pytester.makepyfile(
        adapter="""
        class Half:
            def __init__(self, context): pass
            def fetch_zaken(self, verzoeknummer): return ()

        class Ander(Half):
            def fetch_zaken(self, iets_anders): return ()
        """
    )

    done = _run(pytester, toml)

    alles = done.stdout.lines + done.stderr.lines
    assert done.ret == Exitcode.OPSTELLING_ONGELDIG, alles
    assert "Traceback" not in "\n".join(alles)
    pytest.LineMatcher(alles).fnmatch_lines([melding])


def test_missing_file(pytester):
    """The path that was named is in the message."""
    done = _run(pytester, "", "--dsoketen-opstelling", "weg.toml")

    assert done.ret == Exitcode.OPSTELLING_ONGELDIG
    assert any("weg.toml" in regel for regel in done.stdout.lines + done.stderr.lines)


def test_port_in_use(pytester):
    """A fixed port that somebody else has is named, with the way out."""
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        poort = bezet.getsockname()[1]
        done = _run(pytester, f"[oefenketen]\npoorten = {{ lv = {poort} }}\n")

    assert done.ret == Exitcode.OPSTELLING_ONGELDIG
    assert any(
        f"poort {poort}" in regel and "kies een andere" in regel for regel in done.stdout.lines + done.stderr.lines
    )


def test_an_unknown_storing_on_the_command_line(pytester):
    """Also without an opstelling the storing is refused."""
    done = _run(pytester, "", "--dsoketen-storing", "weet-ik-niet")

    assert done.ret == Exitcode.OPSTELLING_ONGELDIG


@pytest.mark.parametrize(
    ("toml", "melding"),
    [
        ("[rollen.vht]\n", "Fout: *opstelling.toml:1: rol 'vht' bestaat niet*"),
        (
            "[rollen.vth]\nadapter = 'bestaat-niet'\n",
            "Fout: *opstelling.toml:1: adapter 'bestaat-niet' is niet bekend*",
        ),
        ("[oefenketen]\npoorten = { lv = 8999 }\n", "Fout: *opstelling.toml:2: vaste poorten gaan niet samen met -n*"),
    ],
)
def test_with_workers_it_is_said_once(pytester, toml, melding):
    """The controller finds out before it starts a worker."""
    done = _run(pytester, toml, "-n", "2", "-p", "xdist")

    assert done.ret == Exitcode.OPSTELLING_ONGELDIG
    pytest.LineMatcher(done.stderr.lines).fnmatch_lines([melding])
    assert sum("opstelling.toml" in regel for regel in done.stdout.lines + done.stderr.lines) == 1


def test_looking_at_the_list_writes_no_report(pytester):
    """Collecting is no toetsronde: a report of an earlier one stays as it is."""
    done = _run(pytester, "", "--collect-only")

    assert done.ret == 0
    assert "DSO-keten" not in done.stdout.str()
    assert not pytester.path.joinpath("rapport", "samenvatting.json").exists()
