# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:3 @rol:plansoftware @rol:lvbb
Functionaliteit: Een publicatie kan tot de dag van bekendmaking worden afgebroken
  Ziet de gemeente na het aanbieden nog een fout, dan kan zij de publicatie stoppen. Daarna moet
  het besluit opnieuw kunnen worden aangeboden: foutsituaties moeten snel te herstellen zijn.

  Regel: Wat is afgebroken, wordt niet gepubliceerd
    Bron: BHKV 1.2, breekPublicatieAfOpdracht

    @eis:DSOK-PLAN-305 @inhoud:neutraal @iteratie:3
    Scenario: Een aangeboden publicatie die wordt afgebroken, gaat niet door
      Gegeven een aangeboden publicatie die nog niet is bekendgemaakt
      Als de planjurist de publicatie afbreekt
      Dan is de publicatie afgebroken

    @eis:DSOK-PLAN-305 @inhoud:neutraal @iteratie:3
    Scenario: Ook op de dag van bekendmaking blijft een afgebroken publicatie weg
      Gegeven een aangeboden publicatie die nog niet is bekendgemaakt
      Als de planjurist de publicatie afbreekt
      Dan is de publicatie afgebroken
      Als de dag van bekendmaking aanbreekt
      Dan wordt het besluit niet gepubliceerd

    @eis:DSOK-PLAN-306 @inhoud:neutraal @iteratie:3 @storing:BV-051
    Scenario: Een afgebroken besluit kan opnieuw worden aangeboden
      Gegeven een aangeboden publicatie die nog niet is bekendgemaakt
      Als de planjurist de publicatie afbreekt
      Dan is de publicatie afgebroken
      En kan hetzelfde besluit opnieuw worden gepubliceerd

    @eis:DSOK-PLAN-306 @iteratie:3
    Scenario: Na het afbreken kan een andere wijziging van het plan doorgaan
      Gegeven het omgevingsplan van de gemeente is gepubliceerd
      En twee wijzigingen op dezelfde versie van het plan
      Als de planjurist de eerste wijziging aanbiedt en weer afbreekt
      Dan is de publicatie afgebroken
      En kan de tweede wijziging worden gepubliceerd

  Regel: Wat is bekendgemaakt, blijft bekendgemaakt
    Bron: validatiematrix LVBB-STOP-BHKV, LVBB1555

    @eis:LVBB1555 @inhoud:neutraal @iteratie:3
    Scenario: Een gepubliceerd besluit kan niet meer worden afgebroken
      Gegeven het omgevingsplan van de gemeente is gepubliceerd
      Als de planjurist de publicatie afbreekt
      Dan weigert de LVBB het afbreken met code LVBB1555
