# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:4a @rol:lvbb @rol:overheid-nl
Functionaliteit: Het besluit staat op overheid.nl
  Een besluit is pas bekendgemaakt als iedereen het op overheid.nl kan lezen: op de goede dag, met
  de goede tekst en onder een eigen nummer. Bij het opbouwen van de tekst vielen spaties weg, en
  in een publicatie met wijzigingen kwamen nummers van tekstdelen dubbel voor.

  Regel: Een gepubliceerd besluit is te vinden
    Bron: Bekendmakingswet; STOP 1.3, officiële publicatie

    @eis:DSOK-PLAN-401 @inhoud:neutraal @iteratie:1 @kern
    Scenario: Het besluit is op de dag van bekendmaking te vinden
      Gegeven het omgevingsplan van de gemeente is gepubliceerd
      Dan is het besluit binnen de normtijd te vinden op overheid.nl

    @eis:DSOK-PLAN-404 @inhoud:neutraal @iteratie:1
    Scenario: Het besluit staat er één keer, op de dag die de gemeente vroeg
      Gegeven het omgevingsplan van de gemeente is gepubliceerd
      Dan heeft de publicatie een eigen nummer en de gevraagde dag

  Regel: De tekst is de tekst van het besluit
    Bron: STOP 1.3, officiële publicatie; spaties die wegvielen

    @eis:DSOK-PLAN-402 @inhoud:neutraal @iteratie:1 @storing:BV-116
    Scenario: De tekst op overheid.nl is woord voor woord die van het besluit
      Gegeven het omgevingsplan van de gemeente is gepubliceerd
      Dan is de tekst op overheid.nl de tekst van het besluit

    @eis:DSOK-PLAN-402 @iteratie:2
    Scenario: De publicatie van een wijziging laat de nieuwe tekst zien
      Gegeven een gepubliceerde wijziging van het plan
      Dan staat de nieuwe tekst van het artikel in de publicatie
      En is de tekst op overheid.nl de tekst van het besluit

  Regel: Elk tekstdeel heeft een eigen identificatie
    Bron: STOP 1.3, STOP0027 en STOP0028; dubbele tekstdelen in een publicatie met wijzigingen

    @eis:DSOK-PLAN-405 @inhoud:neutraal @iteratie:2
    Scenario: In de publicatie van het plan komt geen tekstdeel dubbel voor
      Gegeven het omgevingsplan van de gemeente is gepubliceerd
      Dan heeft elk tekstdeel in de publicatie een eigen identificatie

    @eis:DSOK-PLAN-405 @iteratie:2 @storing:BV-098
    Scenario: Ook in de publicatie van een wijziging komt geen tekstdeel dubbel voor
      Gegeven een gepubliceerde wijziging van het plan
      Dan heeft elk tekstdeel in de publicatie een eigen identificatie

  Regel: Een besluit staat niet te vroeg op overheid.nl
    Bron: BHKV 1.2, datumBekendmaking

    @eis:DSOK-PLAN-403 @inhoud:neutraal @iteratie:2
    Scenario: Voor de dag van bekendmaking is het besluit niet te vinden
      Gegeven een aangeboden publicatie die nog niet is bekendgemaakt
      Dan is het besluit niet te vinden op overheid.nl

    @eis:DSOK-PLAN-403 @inhoud:neutraal @iteratie:3
    Scenario: Een afgebroken besluit komt nooit op overheid.nl
      Gegeven een aangeboden publicatie die nog niet is bekendgemaakt
      Als de planjurist de publicatie afbreekt
      En de dag van bekendmaking aanbreekt
      Dan is het besluit niet te vinden op overheid.nl

  Regel: Ook wat bij het besluit hoort, is bekendgemaakt
    Bron: STOP 1.3, BesluitCompact; Indringend Ketentesten, bijlagen bij het besluit

    @eis:DSOK-PLAN-402 @iteratie:3
    Scenario: De motivering staat bij het besluit
      Gegeven het omgevingsplan van de gemeente is gepubliceerd
      En een wijziging van het plan
      Als de planjurist de tekst van één artikel wijzigt
      En de planjurist een motivering bij het besluit schrijft
      En de wijziging wordt gepubliceerd
      Dan staat de motivering in de publicatie
      En is de tekst op overheid.nl de tekst van het besluit

    @eis:DSOK-PLAN-402 @iteratie:3
    Scenario: Een artikel dat vervalt, is in de publicatie te lezen
      Gegeven het omgevingsplan van de gemeente is gepubliceerd
      En een wijziging van het plan
      Als de planjurist één artikel verwijdert
      En de wijziging wordt gepubliceerd
      Dan is de tekst op overheid.nl de tekst van het besluit

  Regel: Wie zoekt, vindt elk besluit één keer
    Bron: SRU, searchRetrieve; bladzijden van overheid.nl

    @eis:DSOK-PLAN-406 @iteratie:2
    Scenario: Elk besluit over het plan is te vinden
      Gegeven een gepubliceerde wijziging van het plan
      Dan geeft zoeken op overheid.nl elk gepubliceerd besluit precies één keer

  Regel: Een ontwerp ligt ook digitaal ter inzage
    Bron: Bekendmakingswet; STOP 1.3, ontwerpbesluit

    @eis:DSOK-PLAN-401 @eis:DSOK-PLAN-402 @iteratie:3
    Scenario: Het ontwerp is op overheid.nl te lezen
      Gegeven het omgevingsplan van de gemeente is gepubliceerd
      En een gepubliceerd ontwerp van een wijziging van het plan
      Dan is het besluit binnen de normtijd te vinden op overheid.nl
      En is de tekst op overheid.nl de tekst van het besluit

    @eis:DSOK-PLAN-401 @iteratie:3 @storing:BV-068
    Scenario: De kennisgeving van het ontwerp is op overheid.nl te vinden
      Gegeven het omgevingsplan van de gemeente is gepubliceerd
      En een gepubliceerd ontwerp van een wijziging van het plan
      En een gepubliceerde kennisgeving van het ontwerp
      Dan is de kennisgeving binnen de normtijd te vinden op overheid.nl

  Regel: Ook wat ophoudt, wordt bekendgemaakt
    Bron: Bekendmakingswet; STOP 1.3, intrekkingen

    @eis:DSOK-PLAN-401 @iteratie:3
    Scenario: Het besluit dat het plan intrekt, is op overheid.nl te vinden
      Gegeven het omgevingsplan van de gemeente is gepubliceerd
      En een ingetrokken plan
      Dan is de intrekking binnen de normtijd te vinden op overheid.nl
