# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Every check on STTR files and deliveries: a valid file stays silent, one minimal mutation makes one check speak."""

from __future__ import annotations

from datetime import date
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pytest_dsoketen.model.berichten import Verplichtingsniveau
from pytest_dsoketen.model.eisen import get_eis
from pytest_dsoketen.standaarden.inname import read_zip, write_zip
from pytest_dsoketen.standaarden.sttr.keuren import CONTROLES, LEESBAAR, check_pakket, check_sttr
from pytest_dsoketen.standaarden.sttr.pakket import write_regels
from tests.unit.sttrdata import BESTAND, OIN, to_v3

_OPTIE_2 = "<uitv:sequenceId>2</uitv:sequenceId>"
_REF = "<bedr:functioneleStructuurRef"
_EIS = '<dmn:informationRequirement><dmn:requiredInput href="#invoer-dikte"/></dmn:informationRequirement>'
_OPTIES = BESTAND[BESTAND.index("<uitv:opties>") : BESTAND.index("</uitv:opties>") + len("</uitv:opties>")]
_VASTE = (
    '<uitv:uitvoeringsregel id="los"><uitv:vasteWaarde><uitv:numberWaarde>{}</uitv:numberWaarde></uitv:vasteWaarde>'
    "</uitv:uitvoeringsregel></uitv:uitvoeringsregels>"
)
_LOSSE_BIJLAGE = (
    '<uitv:uitvoeringsregel id="los"><uitv:bijlage><uitv:bijlageType>Foto</uitv:bijlageType></uitv:bijlage>'
    "</uitv:uitvoeringsregel></uitv:uitvoeringsregels>"
)

MUTATIES: list[tuple[str, str, str]] = [
    ("DSOK-STTR-002", ' name="Check kappen"', ""),
    ("DSOK-STTR-002", f' namespace="http://toepasbare-regels.omgevingswet.overheid.nl/{OIN}"', ""),
    ("DSOK-STTR-003", f' namespace="http://toepasbare-regels.omgevingswet.overheid.nl/{OIN}"', ' namespace="urn:x"'),
    ("DSOK-STTR-004", 'id="var-soort"', 'id="var-dikte"'),
    ("DSOK-STTR-005", "<inter:prioriteit>10</inter:prioriteit>", "<uitv:kleur>groen</uitv:kleur>"),
    (
        "DSOK-STTR-005",
        "<uitv:publiceerbaar>true</uitv:publiceerbaar>",
        "<uitv:publiceerbaar>true</uitv:publiceerbaar><uitv:herbruikbaarId>x</uitv:herbruikbaarId>",
    ),
    ("DSOK-STTR-006", "<uitv:vraagTekst>Hoe dik is de boom?</uitv:vraagTekst>", ""),
    ("DSOK-STTR-006", "<inter:naam>Over de boom</inter:naam>", ""),
    ("DSOK-STTR-007", "Hoe dik is de boom?", ""),
    ("DSOK-STTR-008", "<inter:prioriteit>10<", "<inter:prioriteit>tien<"),
    ("DSOK-STTR-009", "enkelAntwoord", "eenAntwoord"),
    ("DSOK-STTR-010", "In centimeters.", "x" * 2049),
    ("DSOK-STTR-013", 'uitvoeringsregelRef href="#dikte"', 'uitvoeringsregelRef href="#weg"'),
    ("DSOK-STTR-014", 'regelgroepRef href="#groep1"', 'regelgroepRef href="#groep2"'),
    ("DSOK-STTR-015", _OPTIE_2, _OPTIE_2.replace("2<", "1<")),
    ("DSOK-STTR-016", 'identificatie="nl.imow-gm9999.gebied.Centrum"', 'identificatie=""'),
    ("DSOK-STTR-017", 'hitPolicy="UNIQUE"', 'hitPolicy="EENMALIG"'),
    ("DSOK-STTR-018", '<dmn:inputEntry id="r1b"><dmn:text>-</dmn:text></dmn:inputEntry>', ""),
    ("DSOK-STTR-018", '<dmn:output id="u1"/>', ""),
    ("DSOK-STTR-019", 'requiredDecision href="#beschermd"', 'requiredDecision href="#weg"'),
    ("DSOK-STTR-020", _EIS, ""),
    (
        "DSOK-STTR-021",
        _EIS,
        f'{_EIS}<dmn:informationRequirement><dmn:requiredDecision href="#besluit"/></dmn:informationRequirement>',
    ),
    ("DSOK-STTR-022", BESTAND[BESTAND.index(_REF) : BESTAND.index("/>", BESTAND.index(_REF)) + 2], ""),
    ("DSOK-STTR-023", "id/concept/Conclusienl", "id/concept/Advies"),
    ("DSOK-STTR-024", f"{OIN}/id/concept", "00000099000000000000/id/concept"),
    ("DSOK-STTR-025", '"Meldingsplicht"', '"Misschien"'),
    ("DSOK-STTR-026", 'name="dikte" typeRef="number"', 'name="dikte" typeRef="boolean"'),
    ("DSOK-STTR-027", "&lt; 20", "minder dan 20"),
    ("DSOK-STTR-028", "<dmn:text>true</dmn:text></dmn:outputEntry>", "<dmn:text>waar</dmn:text></dmn:outputEntry>"),
    ("DSOK-STTR-029", _OPTIES, ""),
    ("DSOK-STTR-030", '<dmn:text>"Beuk"</dmn:text>', '<dmn:text>"beuk"</dmn:text>'),
    ("DSOK-STTR-031", "&lt; 20", "&lt;= 20"),
    ("DSOK-STTR-032", '<dmn:text>"nee"</dmn:text>', '<dmn:text>"nee","ja"</dmn:text>'),
    ("DSOK-STTR-033", '<dmn:text>"Meldingsplicht"</dmn:text>', "<dmn:text>true</dmn:text>"),
    ("DSOK-STTR-034", 'name="besluit" typeRef="string"', 'name="besluit" typeRef="feel:string"'),
    (
        "DSOK-STTR-035",
        '<dmn:inputData id="invoer-dikte" name="dikte">',
        '<dmn:inputData id="invoer-dikte" name="1dikte">',
    ),
    (
        "DSOK-STTR-036",
        "</uitv:uitvoeringsregels>",
        _LOSSE_BIJLAGE,
    ),
    ("DSOK-STTR-037", 'name="centrum" typeRef="string"', 'name="centrum" typeRef="boolean"'),
    ("DSOK-STTR-038", "v1.0/Content", "v2.0/Content"),
]
MUTATIES_V3: list[tuple[str, str, str]] = [
    ("DSOK-STTR-011", "Over de boom", "x" * 81),
    ("DSOK-STTR-011", "Hoe dik is de boom?", "x" * 513),
    ("DSOK-STTR-012", "<uitv:publiceerbaar>true<", "<uitv:publiceerbaar>1<"),
    ("DSOK-STTR-012", "</uitv:uitvoeringsregels>", _VASTE.format("1.5")),
]


def test_valid_files_are_silent():
    """The file that every mutation starts from breaks nothing, in either version."""
    assert check_sttr(BESTAND.encode()) == []
    assert check_sttr(to_v3(BESTAND).encode()) == []


def test_every_check_has_a_mutation_and_a_norm():
    """No check without its proof, and no code without its norm and level."""
    bewezen = {code for code, _, _ in (*MUTATIES, *MUTATIES_V3)}
    assert bewezen == {controle.code for controle in CONTROLES}
    for controle in CONTROLES:
        assert get_eis(controle.code).niveau is controle.niveau, controle.code


@pytest.mark.parametrize(("code", "oud", "nieuw"), MUTATIES)
def test_one_mutation_one_check(code, oud, nieuw):
    """The check speaks, says where, and no binding check of another kind speaks with it."""
    gevonden = _check(BESTAND, oud, nieuw)
    assert code in gevonden
    assert {andere for andere in gevonden if get_eis(andere).niveau is Verplichtingsniveau.MOET} - _GEVOLG.get(
        code, set()
    ) <= {code}


@pytest.mark.parametrize(("code", "oud", "nieuw"), MUTATIES_V3)
def test_limits_of_version_3(code, oud, nieuw):
    """What version 3 forbids is found there, and is allowed in version 1."""
    assert code in _check(to_v3(BESTAND), oud, nieuw)
    assert code not in _check(BESTAND, oud, nieuw)


_GEVOLG: dict[str, set[str]] = {"DSOK-STTR-019": {"DSOK-STTR-020"}}
"""Checks that rightly speak along: without the decision, its column is about nothing."""


def _check(bestand: str, oud: str, nieuw: str) -> set[str]:
    """Mutate in one place and give the codes that are found."""
    assert oud in bestand, oud
    afwijkingen = check_sttr(bestand.replace(oud, nieuw, 1).encode())
    assert all(afwijking.plaats.startswith("regel ") for afwijking in afwijkingen)
    return {afwijking.code for afwijking in afwijkingen}


@pytest.mark.parametrize(
    "data",
    [b"", b"geen xml", b"<a/>", BESTAND.replace("</dmn:definitions>", "").encode(),
     BESTAND.replace("20180521/MODEL/", "20191111/MODEL/").encode(),
     BESTAND.replace("<dmn:definitions", '<!DOCTYPE x [<!ENTITY y "z">]><dmn:definitions', 1).encode()],
    ids=["leeg", "tekst", "andere-xml", "afgekapt", "dmn-1.3", "doctype"],
)  # fmt: skip
def test_unreadable_files(data):
    """What cannot be read is one finding."""
    assert [afwijking.code for afwijking in check_sttr(data)] == [LEESBAAR]


@given(st.text(max_size=40), st.integers(min_value=0, max_value=len(BESTAND)))
@settings(max_examples=150, deadline=None)
def test_checks_never_break(tekst, plaats):
    """Whatever is put in a file, the checks answer."""
    for wat in (tekst, escape(tekst)):
        assert isinstance(check_sttr((BESTAND[:plaats] + wat + BESTAND[plaats:]).encode("utf-8", "ignore")), list)


PAKKET = write_regels("regels.dmn", BESTAND.encode(), date(2026, 1, 2))


def _change_pakket(naam: str, oud: bytes, nieuw: bytes) -> bytes:
    """Change one file in the delivery."""
    bestanden = read_zip(PAKKET)
    assert oud in bestanden[naam]
    return write_zip({**bestanden, naam: bestanden[naam].replace(oud, nieuw)})


def test_valid_pakket_is_silent():
    """A delivery that is right breaks nothing."""
    assert check_pakket(PAKKET) == []


@pytest.mark.parametrize(
    ("code", "pakket"),
    [
        ("DSOK-STTR-040", b"geen zip"),
        ("DSOK-STTR-040", write_zip({"regels.dmn": b"<a/>"})),
        ("DSOK-STTR-040", _change_pakket("manifest.xml", b">opdracht<", b">overig<")),
        ("DSOK-STTR-041", write_zip({**read_zip(PAKKET), "extra.txt": b"x"})),
        ("DSOK-STTR-041", _change_pakket("manifest.xml", b">regels.dmn<", b">anders.dmn<")),
        ("DSOK-STTR-042", _change_pakket("opdrachtAanleverenToepasbareRegels.xml", b">regels.dmn<", b">weg.dmn<")),
        ("DSOK-STTR-043", _change_pakket("opdrachtAanleverenToepasbareRegels.xml", b"02-01-2026", b"2026-01-02")),
        ("DSOK-STTR-025", _change_pakket("regels.dmn", b'"Meldingsplicht"', b'"Misschien"')),
    ],
)  # fmt: skip
def test_pakket_mutations(code, pakket):
    """Each check on a delivery speaks on its own mutation."""
    assert code in {afwijking.code for afwijking in check_pakket(pakket)}


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_pakket_checks_never_break(data):
    """Whatever is delivered, the checks answer."""
    assert check_pakket(data)
    assert isinstance(check_pakket(PAKKET[: len(data)] + data + PAKKET[len(data) :]), list)
