# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""An STTR file with everything that the checks look at, and vragenbomen to write."""

from __future__ import annotations

from pytest_dsoketen.model.regels import (
    Antwoordtype,
    Beslisregel,
    BijlageVraag,
    Regelbeheerobject,
    Vraag,
    Vragenboom,
)

OIN = "00000099000000009999"
URN = "nl.imow-gm9999.activiteit.Kappen"
BASIS = "http://toepasbare-regels.omgevingswet.overheid.nl/"

BESTAND = f"""<?xml version="1.0" encoding="UTF-8"?>
<dmn:definitions xmlns:dmn="http://www.omg.org/spec/DMN/20180521/MODEL/" xmlns:t="urn:type"
    xmlns:inter="{BASIS}v1.0/Interactieregel" xmlns:bedr="{BASIS}v1.0/Bedrijfsregel"
    xmlns:uitv="{BASIS}v1.0/Uitvoeringsregel" xmlns:content="{BASIS}v1.0/Content"
    xmlns="{BASIS}{OIN}" id="definities" name="Check kappen" namespace="{BASIS}{OIN}">
  <dmn:extensionElements>
    <inter:regelgroepen>
      <inter:regelgroep id="groep1"><inter:naam>Over de boom</inter:naam><inter:prioriteit>1</inter:prioriteit></inter:regelgroep>
    </inter:regelgroepen>
    <uitv:uitvoeringsregels>
      <uitv:uitvoeringsregel id="dikte">
        <uitv:regelgroepRef href="#groep1"/>
        <uitv:publiceerbaar>true</uitv:publiceerbaar>
        <inter:prioriteit>10</inter:prioriteit>
        <uitv:vraag>
          <uitv:gegevensType>number</uitv:gegevensType>
          <uitv:vraagTekst>Hoe dik is de boom?</uitv:vraagTekst>
        </uitv:vraag>
        <content:uitvoeringsregelToelichting><content:toelichting>In centimeters.</content:toelichting></content:uitvoeringsregelToelichting>
      </uitv:uitvoeringsregel>
      <uitv:uitvoeringsregel id="soort">
        <uitv:regelgroepRef href="#groep1"/>
        <inter:prioriteit>20</inter:prioriteit>
        <uitv:vraag>
          <uitv:gegevensType>list</uitv:gegevensType>
          <uitv:vraagTekst>Wat voor boom is het?</uitv:vraagTekst>
          <uitv:opties>
            <uitv:optieType>enkelAntwoord</uitv:optieType>
            <uitv:optie><uitv:sequenceId>1</uitv:sequenceId><uitv:optieText>Eik</uitv:optieText></uitv:optie>
            <uitv:optie><uitv:sequenceId>2</uitv:sequenceId><uitv:optieText>Beuk</uitv:optieText></uitv:optie>
          </uitv:opties>
        </uitv:vraag>
      </uitv:uitvoeringsregel>
      <uitv:uitvoeringsregel id="centrum">
        <uitv:geoVerwijzing>
          <uitv:locatie identificatie="nl.imow-gm9999.gebied.Centrum"/>
          <uitv:vraagTekst>Ligt het in het centrum?</uitv:vraagTekst>
        </uitv:geoVerwijzing>
      </uitv:uitvoeringsregel>
    </uitv:uitvoeringsregels>
  </dmn:extensionElements>
  <dmn:inputData id="invoer-dikte" name="dikte">
    <dmn:extensionElements><uitv:uitvoeringsregelRef href="#dikte"/></dmn:extensionElements>
    <dmn:variable id="var-dikte" name="dikte" typeRef="number"/>
  </dmn:inputData>
  <dmn:inputData id="invoer-soort" name="soort boom">
    <dmn:extensionElements><uitv:uitvoeringsregelRef href="#soort"/></dmn:extensionElements>
    <dmn:variable id="var-soort" name="soort boom" typeRef="string"/>
  </dmn:inputData>
  <dmn:inputData id="invoer-centrum" name="centrum">
    <dmn:extensionElements><uitv:uitvoeringsregelRef href="#centrum"/></dmn:extensionElements>
    <dmn:variable id="var-centrum" name="centrum" typeRef="string"/>
  </dmn:inputData>
  <dmn:decision id="beschermd" name="beschermd">
    <dmn:variable id="var-beschermd" name="beschermd" typeRef="boolean"/>
    <dmn:informationRequirement><dmn:requiredInput href="#invoer-soort"/></dmn:informationRequirement>
    <dmn:informationRequirement><dmn:requiredInput href="#invoer-centrum"/></dmn:informationRequirement>
    <dmn:decisionTable id="tabel-beschermd" hitPolicy="ANY">
      <dmn:input id="k1"><dmn:inputExpression typeRef="string"><dmn:text>soort boom</dmn:text></dmn:inputExpression></dmn:input>
      <dmn:input id="k2"><dmn:inputExpression typeRef="string"><dmn:text>centrum</dmn:text></dmn:inputExpression></dmn:input>
      <dmn:output id="u1"/>
      <dmn:rule id="b1"><dmn:inputEntry id="b1a"><dmn:text>"Eik"</dmn:text></dmn:inputEntry><dmn:inputEntry id="b1b"><dmn:text>"ja","deels"</dmn:text></dmn:inputEntry><dmn:outputEntry id="b1u"><dmn:text>true</dmn:text></dmn:outputEntry></dmn:rule>
      <dmn:rule id="b2"><dmn:inputEntry id="b2a"><dmn:text>"Beuk"</dmn:text></dmn:inputEntry><dmn:inputEntry id="b2b"><dmn:text>-</dmn:text></dmn:inputEntry><dmn:outputEntry id="b2u"><dmn:text>false</dmn:text></dmn:outputEntry></dmn:rule>
      <dmn:rule id="b3"><dmn:inputEntry id="b3a"><dmn:text>-</dmn:text></dmn:inputEntry><dmn:inputEntry id="b3b"><dmn:text>"nee"</dmn:text></dmn:inputEntry><dmn:outputEntry id="b3u"><dmn:text>false</dmn:text></dmn:outputEntry></dmn:rule>
    </dmn:decisionTable>
  </dmn:decision>
  <dmn:decision id="besluit" name="besluit">
    <dmn:extensionElements><bedr:functioneleStructuurRef href="#{BASIS}{OIN}/id/concept/Conclusie{URN}"/></dmn:extensionElements>
    <dmn:variable id="var-besluit" name="besluit" typeRef="string"/>
    <dmn:informationRequirement><dmn:requiredInput href="#invoer-dikte"/></dmn:informationRequirement>
    <dmn:informationRequirement><dmn:requiredDecision href="#beschermd"/></dmn:informationRequirement>
    <dmn:decisionTable id="tabel-besluit" hitPolicy="UNIQUE">
      <dmn:input id="k3"><dmn:inputExpression typeRef="number"><dmn:text>dikte</dmn:text></dmn:inputExpression></dmn:input>
      <dmn:input id="k4"><dmn:inputExpression typeRef="boolean"><dmn:text>beschermd</dmn:text></dmn:inputExpression></dmn:input>
      <dmn:output id="u2"/>
      <dmn:rule id="r1"><dmn:inputEntry id="r1a"><dmn:text>&lt; 20</dmn:text></dmn:inputEntry><dmn:inputEntry id="r1b"><dmn:text>-</dmn:text></dmn:inputEntry><dmn:outputEntry id="r1u"><dmn:text>"Toestemmingsvrij"</dmn:text></dmn:outputEntry></dmn:rule>
      <dmn:rule id="r2"><dmn:inputEntry id="r2a"><dmn:text>&gt;= 20</dmn:text></dmn:inputEntry><dmn:inputEntry id="r2b"><dmn:text>true</dmn:text></dmn:inputEntry><dmn:outputEntry id="r2u"><dmn:extensionElements><content:conclusieToelichting><content:toelichting>Beschermde boom.</content:toelichting></content:conclusieToelichting></dmn:extensionElements><dmn:text>"Vergunningplicht"</dmn:text></dmn:outputEntry></dmn:rule>
      <dmn:rule id="r3"><dmn:inputEntry id="r3a"><dmn:text>&gt;= 20</dmn:text></dmn:inputEntry><dmn:inputEntry id="r3b"><dmn:text>false</dmn:text></dmn:inputEntry><dmn:outputEntry id="r3u"><dmn:text>"Meldingsplicht"</dmn:text></dmn:outputEntry></dmn:rule>
    </dmn:decisionTable>
  </dmn:decision>
</dmn:definitions>
"""
"""A valid check: a number, a list and a geo question, two tables."""


def to_v3(bestand: str) -> str:
    """Give the same file in version 3 of the standard."""
    for deel in ("Interactieregel", "Bedrijfsregel", "Uitvoeringsregel", "Content"):
        bestand = bestand.replace(f"v1.0/{deel}", f"v2.0/{deel}")
    return bestand


CHECK = Vragenboom(
    "Check kappen",
    URN,
    Regelbeheerobject.CONCLUSIE,
    (
        Vraag("dikte", "Hoe dik is de boom?", Antwoordtype.NUMBER),
        Vraag("soort", "Wat voor boom is het?", Antwoordtype.LIST, ("Eik", "Beuk")),
    ),
    (
        Beslisregel((("dikte", "< 20"),), "Toestemmingsvrij"),
        Beslisregel((("dikte", ">= 20"), ("soort", '"Eik"')), "Vergunningplicht", "Een eik is beschermd."),
        Beslisregel((("dikte", ">= 20"), ("soort", '"Beuk"')), "Meldingsplicht"),
    ),
)
FORMULIER = Vragenboom(
    "Aanvraag kappen",
    URN,
    Regelbeheerobject.INDIENINGSVEREISTEN_VERGUNNING,
    (
        Vraag("reden", "Waarom wilt u kappen?", Antwoordtype.STRING),
        Vraag("datum", "Wanneer wilt u kappen?", Antwoordtype.DATE),
        Vraag("opmerking", "Wilt u nog iets kwijt?", Antwoordtype.STRING),
    ),
    (Beslisregel((("reden", "not(null)"), ("datum", "not(null)")), "true"),),
    (BijlageVraag("schets", "Situatieschets", verplicht=True), BijlageVraag("foto", "Foto")),
)
