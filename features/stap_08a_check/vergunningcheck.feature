# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:8a @rol:omgevingsloket @rol:rtr
Functionaliteit: Een initiatiefnemer doet de vergunningcheck
  Een initiatiefnemer kiest een locatie en een werkzaamheid, beantwoordt vragen en krijgt een conclusie. Die moet
  gelijk zijn aan wat de regelanalist heeft bedoeld.
  IPLO: toepasbare regels moeten in het loket zelf worden getest, niet alleen in de regelsoftware.

  Achtergrond:
    Gegeven de toepasbare regels van de casus staan in het loket

  Regel: Wie een werkzaamheid kiest, komt bij de activiteiten die daar gelden
    Bron: Zoekinterface v2; samengestelde RTR v2; gebruikersonderzoek Omgevingsloket (2022)

    @eis:DSOK-CHECK-004 @eis:DSOK-CHECK-005 @iteratie:1 @inhoud:neutraal @storing:BV-086
    Scenario: Een werkzaamheid is te vinden en leidt naar de activiteit
      Dan vindt het loket de werkzaamheid op haar naam
      En leidt de werkzaamheid op de locatie naar de activiteit

    @eis:DSOK-CHECK-006 @iteratie:3
    Scenario: Buiten het gebied van de regels is er niets te checken
      Dan leidt de werkzaamheid op de locatie naar de activiteit
      Maar leidt de werkzaamheid buiten het gebied niet naar de activiteit

  Regel: De conclusie is die van de regels
    Bron: IPLO, toepasbare regels testen; toepasbare regels uitvoeren services v3

    @eis:DSOK-CHECK-001 @eis:DSOK-CHECK-002 @iteratie:1 @inhoud:neutraal @kern
    Scenario: Elk pad door de check leidt tot de conclusie van de regels
      Dan begint de check op de locatie met een vraag
      En geeft de check voor elk pad de conclusie van de regels

    @eis:DSOK-CHECK-001 @iteratie:2 @inhoud:neutraal
    Scenario: Bij elke activiteit van de casus leidt elk pad tot de conclusie van haar regels
      Dan geeft de check van elke activiteit van de casus voor elk pad de conclusie van haar regels

    @eis:DSOK-CHECK-007 @iteratie:1 @inhoud:neutraal
    Scenario: Doorlopen in het loket geeft hetzelfde als afspelen in de regelsoftware
      Dan geven regelsoftware en loket voor elk pad dezelfde conclusie

    @eis:DSOK-CHECK-008 @iteratie:3 @storing:BV-089
    Scenario: Na een nieuwe versie rekent het loket met de nieuwe regels
      Als de regelanalist een nieuwe versie publiceert
      Dan rekent het loket met de nieuwe versie

  Regel: De locatie blijft gekozen tot en met de conclusie
    Bron: VNG, gebruiksevaluatie (2020)

    @eis:DSOK-CHECK-003 @iteratie:2 @inhoud:neutraal @storing:BV-078
    Scenario: Tijdens het beantwoorden van vragen blijft de check over dezelfde locatie gaan
      Dan blijft de check bij elk antwoord over dezelfde locatie gaan

  Regel: Meer mensen kunnen tegelijk een check doen
    Bron: OMWB (2023)

    @eis:DSOK-CHECK-009 @iteratie:3
    Scenario: Tien mensen doen tegelijk de check
      Als 10 mensen tegelijk de check doorlopen
      Dan krijgt ieder van hen dezelfde conclusie
