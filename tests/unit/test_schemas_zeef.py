# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Leaving out the rules that can mean nothing for a document loses no finding."""

from __future__ import annotations

import importlib.util
from itertools import combinations, product

import pytest
from lxml import etree

from pytest_dsoketen.standaarden.schemas import load_folder
from pytest_dsoketen.standaarden.schemas.sch_vertalen import Schematron
from pytest_dsoketen.standaarden.schemas.sch_zeef import ALTIJD, find_behoefte, is_mogelijk, names_of
from tests.unit import schemadata as sd

SCHEMATRON = pytest.mark.skipif(importlib.util.find_spec("saxonche") is None, reason="saxonche is niet geïnstalleerd")


@pytest.mark.parametrize(
    ("context", "behoefte"),
    [
        ("Artikel", [{"Artikel"}]),
        ("t:Artikel//t:Kop", [{"Artikel", "Kop"}]),
        ("/ t:Artikel / @eId ", [{"Artikel", "@eId"}]),
        ("*:Artikel | t:Lid|t:Kop/t:Al", [{"Artikel"}, {"Lid"}, {"Kop", "Al"}]),
        ("//*[@eId]", [{"@eId"}]),
        ("t:*[@wordt][@was]", [{"@wordt", "@was"}]),
        ("t:Li[t:table]", [{"Li", "table"}]),
        ("t:b[ancestor::t:i]/@id", [{"b", "i", "@id"}]),
        ("t:b[@type = 'a|b]']", [{"b", "@type"}]),
        ("t:b[@type = 'a'][1] | t:c[not(t:d)]", [{"b", "@type"}, {"c"}]),
        ("t:b[t:c = 'x' or t:d]", [{"b"}]),
        ("t:b[t:c[@d] | t:e]/t:f", [{"b", "f"}]),
        ('t:b[. = "x\'["]', [{"b"}]),
    ],
)
def test_what_a_context_needs_is_read_from_it(context, behoefte):
    assert find_behoefte(context) == frozenset(map(frozenset, behoefte))


@pytest.mark.parametrize(
    "context",
    [
        "", "/", ".", "*", "@*", "t:*", "text()", "node()", "child::a", "self::a", "a/child::b", "key('k', 'v')", "id('a')",
        "$a/b", "(a|b)/c", "a union b", "a intersect b", "element(a)", "document-node()", "Q{urn:x}a", "a | b/self::c",
        "a[b", "a]b", "a['b]", "a (: of b :)", "a[(: ' :) b]", "a[1]b", ".[. instance of element(a)]", "a || b", "a[b]]",
    ],
)  # fmt: skip
def test_what_is_not_understood_is_always_run(context):
    assert is_mogelijk(find_behoefte(context), frozenset())
    assert find_behoefte(context) >= ALTIJD


def test_the_names_of_a_document_are_those_of_its_elements_and_attributes():
    root = etree.fromstring('<a xmlns:x="urn:x" b="1"><x:c x:d="2"/><!-- e --><?f g?></a>')
    assert names_of(root) == {"a", "c", "@b", "@d"}


def _regel(context, code):
    return sd.rule(context, f'<sch:report test="true()">{{"code": "{code}"}}</sch:report>')


CONTEXTEN = (
    "tekst:Artikel", "tekst:Kop", "tekst:*", "*", "@eId", "*[@eId]", "tekst:Artikel[@soort]", "tekst:Artikel[tekst:Kop]",
    "tekst:Kop[ancestor::tekst:Artikel]", "tekst:Kop[parent::tekst:Lid]", "tekst:Artikel[@eId = 'art_1']",
    "tekst:Artikel[not(tekst:Kop)]", "tekst:RegelingCompact//tekst:Nummer", "/tekst:RegelingCompact/tekst:Artikel",
    "tekst:Lid | tekst:Kop", "Artikel", "*:Artikel[1]", "text()", "tekst:Artikel/child::tekst:Nummer",
    "tekst:Artikel[tekst:Kop or @soort]", "tekst:Nummer[. = '1']", "tekst:Artikel[last()]/@*", "(tekst:Kop | tekst:Lid)",
    "tekst:Kop[$ja]", "tekst:Artikel[tekst:Nummer = '2']",
)  # fmt: skip
DELEN = (
    "<Nummer>1</Nummer>",
    "<Nummer>2</Nummer>",
    "<Kop>Bos</Kop>",
    "<Lid><Kop/></Lid>",
    "<n:Artikel xmlns:n='urn:n'/>",
    "<Artikel xmlns=''/>",
)


@SCHEMATRON
def test_no_finding_is_lost(tmp_path, monkeypatch):
    """Every context in a pattern of its own, and all of them in one pattern, in which the first that fits counts."""
    los = [_regel(context, f"P{nummer}") for nummer, context in enumerate(CONTEXTEN)]
    samen = [_regel(context, f"S{nummer}") for nummer, context in enumerate(CONTEXTEN)]
    sch = sd.sch(*los, "".join(samen), "".join(reversed(samen)), rest='<sch:let name="ja" value="true()"/>')
    map_ = sd.write(tmp_path, sd.extern(), sd.stop(), {"stop/1.3.0/imop-tekst.sch": sch})
    zonder = load_folder(map_)
    gezien: set[str] = set()
    for attribuut, aantal in product(("", ' eId="art_1"', ' soort="x"'), range(3)):
        for delen in combinations(DELEN, aantal):
            document = sd.regeling(f"<Artikel{attribuut}>{''.join(delen)}</Artikel>")
            gezeefd = load_folder(map_).check_schematron(document, "r.xml")
            with monkeypatch.context() as alles:
                alles.setattr(Schematron, "select", lambda schematron, _: schematron.regels)
                assert zonder.check_schematron(document, "r.xml") == gezeefd
            gezien |= {afwijking.code for afwijking in gezeefd.afwijkingen}
    assert {f"P{nummer}" for nummer in range(len(CONTEXTEN))} <= gezien


@SCHEMATRON
def test_a_schematron_without_a_rule_for_a_document_is_not_compiled(tmp_path, monkeypatch):
    sch = sd.sch(_regel("tekst:Lid", "A"), _regel("tekst:Kop", "B"))
    schemas = load_folder(sd.write(tmp_path, sd.extern(), sd.stop(), {"stop/1.3.0/imop-tekst.sch": sch}))
    vertaald: list[frozenset[int]] = []
    eigen = Schematron.translate
    monkeypatch.setattr(Schematron, "translate", lambda s, regels: vertaald.append(regels) or eigen(s, regels))
    zonder, met = (sd.regeling(f'<Artikel eId="a"><Nummer>1</Nummer>{kop}</Artikel>') for kop in ("", "<Kop>x</Kop>"))
    assert schemas.check_schematron(zonder, "r.xml").afwijkingen == ()
    assert vertaald == []
    for _ in range(2):
        assert [a.code for a in schemas.check_schematron(met, "r.xml").afwijkingen] == ["B"]
    assert vertaald == [{1}]
    beide = sd.regeling('<Artikel eId="a"><Nummer>1</Nummer><Lid/><Kop>x</Kop></Artikel>')
    assert [a.code for a in schemas.check_schematron(beide, "r.xml").afwijkingen] == ["A", "B"]
    assert [a.code for a in schemas.check_schematron(met, "r.xml").afwijkingen] == ["B"]
    assert vertaald == [{1}, {0, 1}]
