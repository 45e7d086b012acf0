# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:4b @rol:lvbb @rol:ozon
Functionaliteit: Het plan staat in Regels op de kaart
  Burgers en bedrijven zoeken op de kaart welke regels op hun plek gelden. Na de publicatie moet
  het plan daar staan: met de goede tekst, op de goede plaats en in de goede versie. In de
  praktijk was de tekst van een regel soms leeg, en was niet te zien wat een ontwerp verandert.

  Achtergrond:
    Gegeven het omgevingsplan van de gemeente is gepubliceerd

  Regel: Het plan is te zien, met zijn tekst
    Bron: DSO-LV, presenteren v8, documentstructuur

    @eis:DSOK-PLAN-411 @inhoud:neutraal @iteratie:1 @kern
    Scenario: Het gepubliceerde plan is binnen de normtijd te zien
      Dan is het plan binnen de normtijd te zien in Regels op de kaart

    @eis:DSOK-PLAN-412 @inhoud:neutraal @iteratie:1 @storing:BV-079
    Scenario: Elk artikel staat er met zijn tekst
      Dan toont Regels op de kaart de tekst van het plan

    @eis:DSOK-PLAN-416 @inhoud:neutraal @iteratie:1
    Scenario: Bij elk artikel staat om welke activiteit het gaat
      Dan staat bij elke regel om welke activiteit het gaat

  Regel: Een regel staat waar hij geldt
    Bron: DSO-LV, presenteren v8, regeltekstannotaties; rijk en arm geannoteerd

    @eis:DSOK-PLAN-413 @inhoud:neutraal @iteratie:2 @storing:BV-095
    Scenario: Een regel is te vinden binnen zijn werkingsgebied
      Dan is een regel met een activiteit te vinden binnen zijn werkingsgebied

    @eis:DSOK-PLAN-413 @inhoud:neutraal @iteratie:2
    Scenario: Een regel is niet te vinden buiten zijn werkingsgebied
      Dan is die regel buiten zijn werkingsgebied niet te vinden

    @eis:DSOK-PLAN-413 @iteratie:2
    Scenario: Een nieuw artikel is alleen te vinden in zijn eigen gebied
      Gegeven een wijziging van het plan
      Als de planjurist een artikel met een nieuw werkingsgebied en een nieuwe activiteit toevoegt
      En de wijziging wordt gepubliceerd
      Dan is het nieuwe artikel te vinden binnen zijn werkingsgebied en daarbuiten niet

  Regel: De goede versie op de goede dag
    Bron: DSO-LV, presenteren v8, geldigOp en ontwerpregelingen

    @eis:DSOK-PLAN-412 @iteratie:2
    Scenario: Na een wijziging staat de nieuwe tekst op de kaart
      Als de planjurist een wijziging van het plan publiceert
      Dan toont Regels op de kaart de tekst van het plan

    @eis:DSOK-PLAN-417 @iteratie:3
    Scenario: Wie terugkijkt, ziet het plan van toen
      Als de planjurist een wijziging van het plan publiceert
      Dan toont Regels op de kaart voor een dag van vóór de wijziging de oude versie

    @eis:DSOK-PLAN-414 @iteratie:3 @storing:BV-057
    Scenario: Een ontwerp is te lezen naast het plan dat geldt
      Gegeven een gepubliceerd ontwerp van een wijziging van het plan
      Dan is het ontwerp met zijn nieuwe tekst te lezen in Regels op de kaart

  Regel: De lijst met regelingen is volledig
    Bron: DSO-LV, presenteren v8, bladzijden

    @eis:DSOK-PLAN-415 @inhoud:neutraal @iteratie:2 @storing:BV-157
    Scenario: Wie alle bladzijden leest, vindt het plan één keer
      Dan staat het plan één keer in de lijst met regelingen van de gemeente
