# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The questions of the oefencasus: seen by the suite, or left to a human and never passed by itself."""

from __future__ import annotations

from suiteloper import run_suite

from pytest_dsoketen.model.oordelen import Oordeel

_STIL = ("-p", "no:allure_pytest", "-p", "no:randomly")
_VERKLARING = """
[[verklaringen]]
vraag = "Q1.3"
wie = "team vergunningen"
datum = "2026-11-22"
antwoord = "Nee."
"""


def _oordelen(ronde):
    return {klaar.scenario.partition(": ")[2]: klaar.uitkomst for klaar in ronde.logboek.klaar}


def test_elke_derde_vraag_is_handmatig(tmp_path):
    vragen = " or ".join(f"vraag:Q{oefening}.3" for oefening in range(1, 6))
    ronde = run_suite(tmp_path, *_STIL, "-m", vragen)

    uitkomsten = _oordelen(ronde).values()
    assert ronde.exitcode == 0
    assert [uitkomst.oordeel for uitkomst in uitkomsten] == [Oordeel.HANDMATIG] * 5
    for oefening in range(1, 6):
        assert any(uitkomst.reden.startswith(f"vraag Q{oefening}.3: ") for uitkomst in uitkomsten)


def test_een_vastgelegd_antwoord_komt_in_de_plaats(tmp_path):
    opstelling = tmp_path / "opstelling.toml"
    opstelling.write_text(_VERKLARING, encoding="utf-8")
    ronde = run_suite(tmp_path, *_STIL, "-m", "vraag:Q1.3 or vraag:Q2.3", "--dsoketen-opstelling", str(opstelling))

    oordelen = {naam: uitkomst.oordeel for naam, uitkomst in _oordelen(ronde).items()}
    assert oordelen == {
        "Oefening 1 nabespreken: werkafspraken na het starten": Oordeel.GESLAAGD,
        "Oefening 2 nabespreken: werkafspraken na het opsturen": Oordeel.HANDMATIG,
    }
