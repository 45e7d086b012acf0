# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What a key-user reads in the terminal and in samenvatting.md."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from test_register_schema import make_bevinding

from pytest_dsoketen.model.bevindingen import Bevinding, Categorie, Kanaal, Oorzaak, Status
from pytest_dsoketen.model.eisen import EISEN
from pytest_dsoketen.model.oordelen import Oordeel, Uitkomst
from pytest_dsoketen.model.partijen import Partij, Rol
from pytest_dsoketen.model.stappen import STAPPEN, Stapcode
from pytest_dsoketen.rapportage.tekst import compose_bevinding, format_duur, format_partij, make_safe
from pytest_dsoketen.rapportage.terminal import (
    TEKENS,
    format_bevinding,
    format_keten,
    format_markdown,
    format_slot,
    format_verslag,
)
from pytest_dsoketen.register import Logboekinhoud, ScenarioKlaar, summarise

NU = datetime(2026, 11, 22, 10, 24, 7, tzinfo=UTC)
_GEZAKT = Uitkomst(Oordeel.GEZAKT)


@dataclass
class Rij:
    """A step of the overview, without the register."""

    stap: Stapcode
    titel: str
    uitkomst: Uitkomst
    scenarios: int = 2
    duur: timedelta = timedelta(seconds=3.24)
    wachttijd: timedelta = timedelta(minutes=65)


@dataclass
class Ronde:
    """A run, without the register."""

    stappen: list[Rij]
    bevindingen: list[Bevinding] = field(default_factory=list)
    toetsronde: str = "r1"
    keten: Uitkomst = _GEZAKT
    gedraaid: Uitkomst = _GEZAKT
    aantal_per_oordeel: dict[str, int] = field(default_factory=lambda: {"geslaagd": 3, "gezakt": 1})

    def list_geblokkeerd(self, vingerafdruk: str) -> tuple[Stapcode, ...]:
        return (Stapcode.S9B, Stapcode.S10) if vingerafdruk == "7f3a000000000000" else ()


@pytest.fixture(autouse=True)
def no_advice(monkeypatch):
    """The example stands on a norm without advice; what the tables say of that code is not looked at here."""
    monkeypatch.delitem(EISEN, "DSOK-STAM-020")


def make_rijen(oordeel: Oordeel = Oordeel.GESLAAGD, reden: str = "") -> list[Rij]:
    return [Rij(stap.code, stap.titel, Uitkomst(oordeel, reden)) for stap in STAPPEN]


def test_overview_shows_all_14_steps_in_order():
    """One line per step: code, title, verdict as mark and word, number, duration and waiting time."""
    _, _, *lines = format_keten(make_rijen())

    assert [line.split()[1] for line in lines] == [code.value for code in Stapcode]
    assert " ".join(lines[10].split()) == "✓ 9a Ontvangen en behandelen aanvraag geslaagd 2 3,2 s 1 u 5 min"


@pytest.mark.parametrize("oordeel", list(Oordeel))
def test_every_verdict_has_a_word_and_a_mark(oordeel):
    """A reader never depends on the mark alone; only a green step goes without its reason."""
    lines = format_keten(make_rijen(oordeel, "het Omgevingsloket gaf geen antwoord"))

    assert lines[2].startswith(f"  {TEKENS[oordeel]} ")
    assert f" {oordeel.value} " in lines[2]
    assert ("Het Omgevingsloket gaf geen antwoord." in lines[3]) is not oordeel.is_groen


@pytest.mark.parametrize("breedte", [80, 96, 100])
def test_nothing_is_wider_than_the_screen(breedte):
    """Overview, bevinding and closing sentence fit, also with long texts."""
    ronde = Ronde(make_rijen(Oordeel.ONBESLIST, "lang verhaal " * 30), [make_bevinding(waarom="woord " * 200)])

    lines = format_verslag(ronde, exitcode=11, betekenis="er is een bevinding " * 10, breedte=breedte)

    assert max(map(len, lines)) <= breedte
    assert len(lines) > 40


def test_bevinding_reads_as_the_example():
    """The bevinding of the example, word for word."""
    lines = format_bevinding(make_bevinding(aantal=7), nummer=1, niet_getoetst=(Stapcode.S9B, Stapcode.S10))

    assert "\n".join(lines) == (
        "1. Aanvraag met drie activiteiten en 250 MB aan bijlagen komt niet aan\n"
        "   Stap 9a, Ontvangen en behandelen aanvraag · oorzaak in stap 8b · landelijke voorzieningen ·\n"
        "   blokkerend\n"
        "\n"
        "   Wat er gebeurde. Verwacht: de aanvraag staat binnen 5 minuten in het VTH-systeem. Gezien: na\n"
        "   15 minuten staat de aanvraag er niet. Het ging mis op de schakel “Verzoeknotificatie over\n"
        "   Digikoppeling”.\n"
        "\n"
        "   Wie er aan zet is. De landelijke voorziening Omgevingsloket. Waarom: het verzoek is geldig\n"
        "   verstuurd en bevestigd; bij het VTH-systeem is niets binnengekomen. Uw leveranciers hoeven\n"
        "   hiervoor niets te doen.\n"
        "\n"
        "   Wat u nu kunt doen. Meld dit via het formulier van IPLO.\n"
        "\n"
        "   Eerder gezien. Nieuw in deze ronde, 7 keer gezien.\n"
        "\n"
        "   Niet getoetst hierdoor. Stap 9b en 10 (geblokkeerd door deze bevinding).\n"
        "\n"
        "   Norm. DSOK-STAM-020 (STAM 4.0): Wat is ingediend, is wat is ontvangen.\n"
        "\n"
        "   Bewijs. 1 bericht op een tijdlijn. Opnieuw uitvoeren: `dsoketen bevindingen herhaal 7f3a`"
    )


def find_alinea(bevinding: Bevinding, kop: str) -> str:
    return dict(compose_bevinding(bevinding).alineas).get(kop, "")


def test_what_is_not_known_is_left_out():
    """No empty headings."""
    tekst = compose_bevinding(make_bevinding(bewijs=(), herhaal="", waarom=""))

    assert [kop for kop, _ in tekst.alineas] == ["Wat er gebeurde", "Wie er aan zet is", "Wat u nu kunt doen", "Norm"]
    assert "Waarom" not in dict(tekst.alineas)["Wie er aan zet is"]


@pytest.mark.parametrize(
    ("status", "tekst"),
    [
        (Status.NIEUW, ""),
        (Status.BEKEND, "Sinds 3 november 2026, 1 keer. In een vorige ronde ook."),
        (Status.TERUGGEKEERD, "Voor het eerst op 3 november 2026. Was opgelost en is er weer."),
        (Status.OPGELOST, "Sinds 3 november 2026, 1 keer. In deze ronde niet meer gezien."),
    ],
)
def test_history_is_told(status, tekst):
    """Each status has its own sentence; what is new and seen once needs none."""
    bevinding = make_bevinding(status=status, eerst_gezien=datetime(2026, 11, 3, tzinfo=UTC))

    assert find_alinea(bevinding, "Eerder gezien") == tekst


def test_who_has_to_act_decides_what_the_reader_can_do():
    """A supplier is named by name; suppliers are only put at ease when a landelijke voorziening has to act."""
    partij = Partij(Rol.VTH, "Gemeentestad", "Voorbeeld BV", "ZaakPlus", "4.2")
    software = make_bevinding(
        categorie=Categorie.SOFTWARE,
        oorzaak=Oorzaak.SOFTWARE,
        kanaal=Kanaal.LEVERANCIER,
        partij=partij,
        waarom="LVBB zegt x",
    )
    standaard = make_bevinding(oorzaak=Oorzaak.STANDAARD)

    assert find_alinea(software, "Wat u nu kunt doen") == "Meld dit bij de servicedesk van Voorbeeld BV."
    assert find_alinea(software, "Wie er aan zet is") == (
        "Het VTH-systeem: Gemeentestad, Voorbeeld BV, ZaakPlus 4.2. Waarom: LVBB zegt x."
    )
    assert "op meer dan één manier" in find_alinea(standaard, "Wie er aan zet is")
    assert "sjabloon" in find_alinea(make_bevinding(kanaal=Kanaal.EXCEL), "Wat u nu kunt doen")


def test_every_role_has_a_name_for_a_reader():
    """No code of a role reaches a gemeente, and the role does not name itself twice."""
    for rol in Rol:
        assert rol.value != rol.naam
        assert format_partij(Partij(rol, rol.value)) == rol.naam


def test_foreign_text_is_made_harmless():
    """Control characters, surrogates, personal data and huge texts do not reach the screen."""
    bevinding = make_bevinding(titel="a\x1b[31m\ud800", waargenomen="bsn 111222333 jan@voorbeeld.nl " + "x" * 1_000_000)

    text = "\n".join(format_bevinding(bevinding))

    assert "\x1b" not in text
    assert "jan@voorbeeld.nl" not in text
    assert "111222333" not in text
    assert text.startswith("a�[31m?\n")
    assert len(text) < 12_000
    text.encode("utf-8")


def test_secret_across_the_cut_is_taken_out_too():
    """Cutting first and redacting later would leave half an element in sight."""
    text = "x" * 19_990 + "<bsn>111222333</bsn>"

    assert "111" not in make_safe(text)
    assert "geheim" not in make_safe("a geheim b", ("geheim",))
    assert make_safe("gewoon") == "gewoon"


@pytest.mark.parametrize(
    ("seconden", "tekst"),
    [(0, "–"), (0.004, "0,1 s"), (9.94, "9,9 s"), (9.96, "10 s"), (59.4, "59 s"), (59.9, "1 min"), (62, "1 min 2 s"),
     (3599.6, "1 u"), (3900, "1 u 5 min")],
)  # fmt: skip
def test_duration_is_short(seconden, tekst):
    """No milliseconds, no days of digits."""
    assert format_duur(timedelta(seconds=seconden)) == tekst


def test_closing_sentence_explains_the_exit_code():
    """The outcome, the numbers, and the code in words."""
    lines = format_slot(Uitkomst(Oordeel.GEZAKT), {"geslaagd": 1}, 1, exitcode=11, betekenis="er is een bevinding")

    assert lines == [
        "Uitkomst: De keten werkt niet; bij elke bevinding staat wie er aan zet is.",
        "1 scenario (1 geslaagd), 1 bevinding.",
        "Exitcode 11: er is een bevinding.",
    ]
    assert len(format_slot(Uitkomst(Oordeel.GESLAAGD), {}, 0)) == 2


@pytest.mark.parametrize("oordeel", list(Oordeel))
def test_only_a_green_outcome_says_that_it_works(oordeel):
    """A run that skipped something never reads as a working chain."""
    text = " ".join(format_slot(Uitkomst(oordeel), {}, 0))

    assert ("keten werkt," in text) is (oordeel in {Oordeel.GESLAAGD, Oordeel.WAARSCHUWING})


def test_markdown_keeps_markup_of_others_out():
    """Text of a supplier never becomes a table, link or script."""
    ronde = Ronde(
        make_rijen(Oordeel.GEZAKT, "a | b <script>"), [make_bevinding(titel="[x](http://y) <b>", waarom="*z*")]
    )

    text = format_markdown(ronde)

    assert "<script>" not in text
    assert "<b>" not in text
    assert "](http" not in text.replace(r"\[x](http", "")
    assert r"\*z\*" in text
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert {line.replace(r"\|", "").count("|") for line in rows} == {8}
    assert "**Niet getoetst hierdoor.** Stap 9b en 10" in text


def test_summary_of_the_register_fits():
    """The samenvatting has the shape that the report asks for."""
    inhoud = Logboekinhoud(
        bevindingen=(make_bevinding(),),
        klaar=(ScenarioKlaar("a", Stapcode.S9A, Uitkomst(Oordeel.GEZAKT, "stuk", "BEV-7f3a0000"), NU),),
    )

    text = "\n".join(format_verslag(summarise(inhoud)))

    assert "gezakt" in text
    assert "1 scenario (1 gezakt), 1 bevinding." in text
    assert "1. Aanvraag met drie" in text
