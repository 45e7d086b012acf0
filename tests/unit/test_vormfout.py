# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Why a document cannot be read is said in Dutch, whichever way it is read."""

from __future__ import annotations

import pytest
from lxml import etree

from pytest_dsoketen.standaarden.inname import InnameError, parse_xml
from pytest_dsoketen.standaarden.schemas import stroom
from pytest_dsoketen.standaarden.vormfout import explain_vormfout

SCHEMA = etree.XMLSchema(
    etree.fromstring('<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a"/></xs:schema>')
)


@pytest.mark.parametrize(
    ("document", "waarom", "regel"),
    [
        (b"<a>\n<b>\n</a>", "het element b (regel 2) wordt gesloten als a", 3),
        (b"<a>\n<b/>", "het houdt op voordat het element a (regel 1) is gesloten", 2),
        (b"  tekst", "het begint niet met een element", 1),
        (b"<a/>\n<b/>", "na het einde van het document staat nog iets", 2),
        (b"<a>\n\x01</a>", "er staat een teken in dat in XML niet mag", 2),
        (b"<a>\n\xe9\xe9</a>", "de tekens zijn geen geldige UTF-8", 2),
        (b"<a>\n<x:b/></a>", "het voorvoegsel x heeft geen naamruimte", 2),
        (b'<a>\n<b c="1" c="2"/></a>', "het attribuut c staat er twee keer", 2),
        (b"<a>\nvisch & schepen</a>", "een &-teken staat er zonder code; schrijf &amp;", 2),
        (b"<a>\n&eacute;</a>", "de code &eacute; is niet bekend", 2),
        (b"<a>\n<b c=1/></a>", "de waarde van een attribuut staat niet goed tussen aanhalingstekens", 2),
        (b'<a>\n<b c="<"/></a>', "een <-teken staat in de waarde van een attribuut; schrijf &lt;", 2),
        (b'<a xmlns:s="urn:a http://x/y"/>', "de naamruimte van het voorvoegsel s is geen geldig adres", 1),
        (b'\n<?xml version="1.0"?><a/>', "de XML-declaratie staat niet aan het begin", 2),
    ],
)
def test_why_it_cannot_be_read(document, waarom, regel):
    for read in (parse_xml, lambda data: stroom.judge(SCHEMA, stroom.cut(data))):
        with pytest.raises(InnameError) as info:
            read(document)
        assert str(info.value) == f"de XML is niet te lezen: {waarom}"
        assert info.value.regel == regel


def test_what_is_not_known_is_a_quote():
    assert explain_vormfout("Something new, line 3, column 4") == "de lezer meldt “Something new”"
