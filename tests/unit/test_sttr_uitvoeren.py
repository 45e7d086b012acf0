# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Carrying out STTR files: which questions are open, what comes out, and what cannot be carried out."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_dsoketen.model.regels import Antwoord, Antwoordtype, BijlageVraag, Conclusie
from pytest_dsoketen.standaarden.sttr.lezen import SttrError, read_sttr
from pytest_dsoketen.standaarden.sttr.namen import DMN_11, DMN_12
from pytest_dsoketen.standaarden.sttr.schrijven import Schrijfwijze, write_sttr
from pytest_dsoketen.standaarden.sttr.spelen import play
from pytest_dsoketen.standaarden.sttr.uitvoeren import UitvoerError, carry_out, read_antwoord
from tests.unit.sttrdata import BESTAND, CHECK, FORMULIER, OIN, to_v3

DIKTE, SOORT = "Hoe dik is de boom?", "Wat voor boom is het?"


@pytest.mark.parametrize(
    ("antwoorden", "plek", "open_", "conclusies"),
    [
        ({}, "ja", ["dikte", "soort"], ()),
        ({"dikte": "10"}, "ja", [], (Conclusie.TOESTEMMINGSVRIJ,)),
        ({"dikte": "30"}, "ja", ["soort"], ()),
        ({"dikte": "30"}, "nee", [], (Conclusie.MELDINGSPLICHT,)),
        ({"dikte": "30", "soort": "Eik"}, "deels", [], (Conclusie.VERGUNNINGPLICHT,)),
        ({"dikte": "30", "soort": "Beuk"}, "ja", [], (Conclusie.MELDINGSPLICHT,)),
        ({"dikte": "20,0", "soort": "Eik"}, "ja", [], (Conclusie.VERGUNNINGPLICHT,)),
    ],
)
@pytest.mark.parametrize("bestand", [BESTAND, to_v3(BESTAND)], ids=["v1", "v3"])
def test_walk(bestand, antwoorden, plek, open_, conclusies):
    """A question is open only while it can still change the outcome; version 1 and 3 are the same walk."""
    uitslag = carry_out(read_sttr(bestand.encode()), antwoorden, lambda _: plek)
    assert [regel.id for regel in uitslag.open] == open_
    assert uitslag.waarden == conclusies
    assert uitslag.toelichtingen == (("Beschermde boom.",) if conclusies == (Conclusie.VERGUNNINGPLICHT,) else ())


@pytest.mark.parametrize(
    ("policy", "raak", "uitkomst"),
    [
        ("UNIQUE", ("&lt; 10", "&gt; 5"), ((), ("besluit",))),
        ("ANY", ("&lt; 10", "&gt; 5"), ((), ("besluit",))),
        ("FIRST", ("&lt; 10", "&gt; 5"), (("Verbod",), ())),
        ("COLLECT", ("&lt; 10", "&gt; 5"), (("Verbod", "Meldingsplicht"), ())),
        ("UNIQUE", ("&lt; 5", "&gt; 10"), ((), ())),
    ],
)
def test_hit_policies(policy, raak, uitkomst):
    """What each hit policy does when two rules hold, or none; contradiction is reported, never guessed away."""
    rijen = "".join(
        f"<rule><inputEntry><text>{toets}</text></inputEntry><outputEntry><text>{waarde}</text></outputEntry></rule>"
        for toets, waarde in zip(raak, ('"Verbod"', '"Meldingsplicht"'), strict=True)
    )
    begin = BESTAND.index('<dmn:rule id="r1">')
    eind = BESTAND.index("</dmn:decisionTable>", begin)
    bestand = BESTAND[:begin] + rijen.replace("<", "<dmn:").replace("<dmn:/", "</dmn:") + BESTAND[eind:]
    bestand = bestand.replace(
        '<dmn:input id="k4"><dmn:inputExpression typeRef="boolean"><dmn:text>beschermd</dmn:text></dmn:inputExpression></dmn:input>',
        "",
    )
    uitslag = carry_out(read_sttr(bestand.replace("UNIQUE", policy).encode()), {"dikte": "7"})
    assert (uitslag.waarden, uitslag.conflicten) == uitkomst


@pytest.mark.parametrize("wijze", [Schrijfwijze(dmn, versie) for dmn in (DMN_11, DMN_12) for versie in "12"])
def test_written_files_are_read_back(wijze):
    """What is written says what the vragenboom says, in every version."""
    bestand = read_sttr(write_sttr(CHECK, OIN, wijze))
    assert (bestand.naam, bestand.versie, bestand.ref and bestand.ref.activiteit) == (
        CHECK.naam,
        wijze.versie,
        CHECK.activiteit,
    )
    assert [(regel.id, regel.tekst, regel.type, regel.opties) for regel in bestand.uitvoeringsregels] == [
        (vraag.id, vraag.tekst, vraag.type, vraag.opties) for vraag in CHECK.vragen
    ]
    stand = play(bestand, (Antwoord(DIKTE, "25"), Antwoord(SOORT, "Eik")))
    assert stand.conclusies == (Conclusie.VERGUNNINGPLICHT,)
    assert stand.toelichtingen == ("Een eik is beschermd.",)


@given(st.text(min_size=1, max_size=60).filter(lambda naam: naam.isprintable()))
def test_any_name_survives(naam):
    """Reserved signs, diacritics and emoji in a name come back as they were."""
    boom = type(CHECK)(naam, CHECK.activiteit, CHECK.object, CHECK.vragen, CHECK.regels)
    assert read_sttr(write_sttr(boom, OIN)).naam == naam


def test_form():
    """A form asks what decides, offers what does not, and says which documents are required."""
    bestand = read_sttr(write_sttr(FORMULIER, OIN))
    leeg = play(bestand, ())
    assert (leeg.compleet, leeg.indienbaar) == (False, False)
    assert [vraag.id for vraag in leeg.vragen] == ["reden", "datum", "opmerking"]
    vol = play(bestand, (Antwoord("reden", "Ziek"), Antwoord("datum", "12-05-2026")))
    assert (vol.compleet, vol.indienbaar) == (True, True)
    assert [(bijlage.naam, bijlage.verplicht) for bijlage in vol.bijlagen] == [
        ("Situatieschets", True),
        ("Foto", False),
    ]
    assert isinstance(vol.bijlagen[0], BijlageVraag)
    zonder = carry_out(bestand, {"reden": "Ziek", "datum": "12-05-2026", "schets": "false"})
    assert zonder.waarden == ()


def test_empty_answers_count_as_null():
    """Asked to, unanswered questions are null instead of open."""
    uitslag = carry_out(read_sttr(BESTAND.encode()), {}, ontbrekend="leeg")
    assert (uitslag.open, uitslag.waarden) == ((), ())


@pytest.mark.parametrize(
    ("tekst", "soort"),
    [("misschien", Antwoordtype.BOOLEAN), ("twintig", Antwoordtype.NUMBER), ("NaN", Antwoordtype.NUMBER),
     ("31-02-2026", Antwoordtype.DATE), ("2026-02-01", Antwoordtype.DATE)],
)  # fmt: skip
def test_wrong_answers_are_refused(tekst, soort):
    """An answer that does not fit its type is not guessed."""
    with pytest.raises(UitvoerError):
        read_antwoord(tekst, soort)


def test_answers():
    """Answers as users type them."""
    assert read_antwoord("ja", Antwoordtype.BOOLEAN) is True
    assert read_antwoord("12,5", Antwoordtype.NUMBER) == Decimal("12.5")


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ('requiredInput href="#invoer-soort"', 'requiredDecision href="#besluit"'),
        ("<dmn:text>soort boom</dmn:text>", "<dmn:text>beschermd</dmn:text>"),
        ("<dmn:text>dikte</dmn:text>", "<dmn:text>onbekend ding</dmn:text>"),
        ("&lt; 20", "minder dan 20"),
        ('uitvoeringsregelRef href="#dikte"', 'uitvoeringsregelRef href="#weg"'),
    ],
)
def test_files_that_cannot_be_carried_out(oud, nieuw):
    """A cycle or a name that is not there is said, not looped over."""
    bestand = BESTAND.replace(oud, nieuw, 1)
    assert bestand != BESTAND
    if "requiredDecision" in nieuw:
        bestand = bestand.replace("<dmn:text>soort boom</dmn:text>", "<dmn:text>besluit</dmn:text>", 1)
    with pytest.raises(UitvoerError):
        carry_out(read_sttr(bestand.encode()), {"dikte": "30", "soort": "Eik"})


def test_no_sttr_file():
    """Other XML is refused."""
    with pytest.raises(SttrError):
        read_sttr(b"<a/>")
