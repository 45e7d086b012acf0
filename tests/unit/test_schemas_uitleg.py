# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Every kind of error that libxml2 knows becomes a Dutch sentence; the messages are those that libxml2 really gives."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from pytest_dsoketen.standaarden.schemas.uitleg import explain

SCHEMA = etree.XMLSchema(
    etree.fromstring("""
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t"
           elementFormDefault="qualified">
  <xs:element name="kort"><xs:simpleType><xs:restriction base="xs:string"><xs:minLength value="3"/>
    </xs:restriction></xs:simpleType></xs:element>
  <xs:element name="lang"><xs:simpleType><xs:restriction base="xs:string"><xs:maxLength value="2"/>
    </xs:restriction></xs:simpleType></xs:element>
  <xs:element name="precies"><xs:simpleType><xs:restriction base="xs:string"><xs:length value="2"/>
    </xs:restriction></xs:simpleType></xs:element>
  <xs:element name="bereik"><xs:simpleType><xs:restriction base="xs:decimal"><xs:minInclusive value="1"/>
    <xs:maxExclusive value="9"/><xs:totalDigits value="3"/><xs:fractionDigits value="1"/>
    </xs:restriction></xs:simpleType></xs:element>
  <xs:element name="keuze"><xs:complexType><xs:attribute name="soort"><xs:simpleType><xs:restriction base="xs:token">
    <xs:enumeration value="a"/><xs:enumeration value="b"/></xs:restriction></xs:simpleType></xs:attribute>
    <xs:attribute name="vast" fixed="ja"/><xs:attribute name="jaar" type="xs:gYear"/></xs:complexType></xs:element>
  <xs:element name="vast" type="xs:string" fixed="ja"/>
  <xs:element name="rij"><xs:simpleType><xs:list itemType="xs:int"/></xs:simpleType></xs:element>
  <xs:element name="of"><xs:simpleType><xs:union memberTypes="xs:int xs:date"/></xs:simpleType></xs:element>
  <xs:element name="ja" type="xs:boolean"/>
  <xs:element name="code" type="t:codetype"/>
  <xs:simpleType name="codetype"><xs:restriction base="xs:NMTOKEN"/></xs:simpleType>
  <xs:element name="leeg"><xs:complexType/></xs:element>
  <xs:element name="abstract" abstract="true"/>
  <xs:element name="nil" type="xs:string"/>
  <xs:element name="alles"><xs:complexType><xs:sequence><xs:any namespace="##any" processContents="strict"
    maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
  <xs:element name="sleutels"><xs:complexType><xs:sequence><xs:element name="s" maxOccurs="9"><xs:complexType>
    <xs:attribute name="n"/><xs:attribute name="naar"/></xs:complexType></xs:element></xs:sequence></xs:complexType>
    <xs:key name="k"><xs:selector xpath="t:s"/><xs:field xpath="@n"/></xs:key>
    <xs:keyref name="r" refer="t:k"><xs:selector xpath="t:s"/><xs:field xpath="@naar"/></xs:keyref></xs:element>
  <xs:element name="veel"><xs:complexType><xs:choice>
    <xs:element name="e1"/><xs:element name="e2"/><xs:element name="e3"/><xs:any namespace="##other"/>
    </xs:choice></xs:complexType></xs:element>
</xs:schema>""")
)


@pytest.mark.parametrize(
    ("document", "zin"),
    [
        ("<kort>a</kort>", "De waarde van het element kort is te kort: 1 tekens, minstens 3 zijn nodig."),
        ("<lang>abc</lang>", "De waarde van het element lang is te lang: 3 tekens, hooguit 2 zijn toegestaan."),
        ("<precies>abc</precies>", "De waarde van het element precies heeft 3 tekens; het moeten er 2 zijn."),
        ("<bereik>0</bereik>", "De waarde ‘0’ van het element bereik is te laag; de grens is 1."),
        ("<bereik>9</bereik>", "De waarde ‘9’ van het element bereik is te hoog; de grens is 9."),
        ("<bereik>1.25</bereik>", "De waarde ‘1.25’ van het element bereik heeft te veel cijfers; hooguit 1."),
        ("<bereik></bereik>", "De waarde (leeg) van het element bereik is ongeldig."),
        ('<keuze soort="c"/>', "De waarde ‘c’ van het attribuut soort van het element keuze is niet toegestaan; wel: a, b."),
        ('<keuze vast="nee"/>', "Het attribuut vast van het element keuze moet de vaste waarde ‘ja’ hebben."),
        ('<keuze jaar="26"/>', "De waarde ‘26’ van het attribuut jaar van het element keuze is ongeldig: verwacht is een jaartal."),
        ('<keuze ander="1"/>', "Het element keuze mag het attribuut ander niet hebben."),
        ("<vast>nee</vast>", "Het element vast moet de vaste waarde ‘ja’ hebben."),
        ("<rij>1 a</rij>", "De waarde ‘a’ van het element rij is ongeldig: verwacht is een geheel getal."),
        ("<of>x</of>", "De waarde ‘x’ van het element of past bij geen van de soorten die zijn toegestaan."),
        ("<ja>misschien</ja>", "De waarde ‘misschien’ van het element ja is ongeldig: verwacht is true of false."),
        ("<code>a b</code>", "De waarde ‘a b’ van het element code is ongeldig volgens het type codetype."),
        ("<leeg>x</leeg>", "Het element leeg moet leeg zijn."),
        ("<leeg><x/></leeg>", "Het element leeg moet leeg zijn."),
        ("<abstract/>", "Het element abstract kan niet zelf worden gebruikt; kies een element dat er een soort van is."),
        ('<nil xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>', "Het element nil mag niet leeg worden verklaard (xsi:nil)."),
        ("<alles><x/></alles>", "Het schema kent het element x hier niet."),
        ("<onbekend/>", "Het schema kent het element onbekend hier niet."),
        ('<sleutels><s n="1"/><s n="1"/></sleutels>', "Het element s heeft een waarde die al eerder voorkomt en uniek moet zijn: '1'."),
        ('<sleutels><s n="1" naar="2"/></sleutels>', "Het element s verwijst naar '2', en dat is er niet."),
        ("<veel><x/></veel>", "Het element x mag hier niet staan; wel verwacht: e1, e2, e3 of een element uit een andere naamruimte."),
    ],
)  # fmt: skip
def test_what_libxml2_says_becomes_dutch(document, zin):
    root = etree.fromstring(re.sub(r"^<(\w+)", r'<\1 xmlns="urn:t"', document))
    assert not SCHEMA.validate(root)
    assert explain(SCHEMA.error_log[0].message) == zin


@pytest.mark.parametrize("melding", ["Internal error", "Element '{urn:t}x': Something that is new.", ""])
def test_what_is_not_known_is_a_general_dutch_sentence(melding):
    assert explain(melding) in {
        "Het document voldoet niet aan het schema.",
        "Het element x voldoet niet aan het schema.",
    }


def test_a_long_value_is_cut_short():
    zin = explain(f"Element 'x': '{'y' * 500}' is not a valid value of the atomic type 'xs:date'.")
    assert zin == f"De waarde ‘{'y' * 80}…’ van het element x is ongeldig: verwacht is een datum (jjjj-mm-dd)."
