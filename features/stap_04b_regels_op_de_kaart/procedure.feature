# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:4b @rol:lvbb @rol:ozon
Functionaliteit: Wat definitief is, geldt; wat is ingetrokken, geldt niet meer
  Een ontwerp wordt een besluit, en een besluit kan worden ingetrokken. De kaart moet op elk moment
  laten zien welke regels gelden, en ook wat er eerder gold: daar hangt af of een vergunning klopt.

  Achtergrond:
    Gegeven het omgevingsplan van de gemeente is gepubliceerd

  Regel: Na het definitieve besluit geldt de tekst van het ontwerp
    Bron: DSO-LV, presenteren v8; Indringend Ketentesten, stadia van een besluit

    @eis:DSOK-PLAN-412 @iteratie:3
    Scenario: Wat in het ontwerp stond, geldt na het definitieve besluit
      Gegeven een gepubliceerd ontwerp van een wijziging van het plan
      Als de planjurist kennis geeft van het ontwerp
      En de inzage is afgelopen
      En de planjurist het besluit definitief maakt en publiceert
      Dan toont Regels op de kaart de tekst van het plan

  Regel: Een ingetrokken plan is geschiedenis, en geen leegte
    Bron: DSO-LV, presenteren v8, voorkomens; ingetrokken regelingen die zonder signaal verdwijnen

    @eis:DSOK-PLAN-420 @iteratie:3 @storing:BV-103
    Scenario: Een ingetrokken plan geldt niet meer
      Gegeven een ingetrokken plan
      Dan geldt het ingetrokken plan binnen de normtijd niet meer

    @eis:DSOK-PLAN-417 @eis:DSOK-PLAN-420 @iteratie:3 @storing:BV-157
    Scenario: Wat tot de intrekking gold, is nog te lezen
      Gegeven een ingetrokken plan
      Dan is te lezen wat tot de intrekking gold
