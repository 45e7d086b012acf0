# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:3 @rol:plansoftware @rol:lvbb
Functionaliteit: Een goedgekeurd besluit wordt gepubliceerd
  Na de goedkeuring kiest de gemeente een dag van bekendmaking. Op die dag moet het besluit er
  staan, want dan begint de termijn voor beroep. In de praktijk bleven plannen hangen zonder
  uitkomst, en was na een fout niet duidelijk of opnieuw aanbieden mocht.

  Regel: Op de dag van bekendmaking is het besluit gepubliceerd
    Bron: BHKV 1.2, publicatieOpdracht; plannen die blijven hangen

    @eis:DSOK-PLAN-301 @eis:DSOK-PLAN-303 @inhoud:neutraal @iteratie:1 @storing:BV-060 @kern
    Scenario: Een goedgekeurd plan is op de dag van bekendmaking gepubliceerd
      Gegeven een omgevingsplan dat de LVBB heeft goedgekeurd
      Als de planjurist het plan laat publiceren
      Dan is het besluit binnen de normtijd gepubliceerd

    @eis:DSOK-PLAN-301 @eis:DSOK-PLAN-307 @iteratie:2 @storing:BV-097 @storing:BV-071
    Scenario: Een wijziging van één artikel wordt gepubliceerd
      Gegeven het omgevingsplan van de gemeente is gepubliceerd
      Als de planjurist een wijziging van het plan publiceert
      Dan is het besluit binnen de normtijd gepubliceerd

  Regel: Elke idLevering telt één keer
    Bron: validatiematrix LVBB-STOP-BHKV, LVBB1012; opnieuw aanbieden na een fout

    @eis:LVBB1012 @inhoud:neutraal @iteratie:2 @storing:BV-051
    Scenario: Dezelfde levering twee keer versturen wordt geweigerd en verandert niets
      Gegeven een aangeboden publicatie die nog niet is bekendgemaakt
      Als de plansoftware dezelfde levering nog een keer verstuurt
      Dan weigert de LVBB de tweede keer met code LVBB1012

    @eis:LVBB1012 @eis:DSOK-PLAN-301 @inhoud:neutraal @iteratie:2
    Scenario: Na de weigering wordt het eerste besluit gewoon gepubliceerd
      Gegeven een aangeboden publicatie die nog niet is bekendgemaakt
      Als de plansoftware dezelfde levering nog een keer verstuurt
      En de dag van bekendmaking aanbreekt
      Dan blijft het besluit gepubliceerd

  Regel: Een ontwerp verandert niets aan het plan dat geldt
    Bron: STOP 1.3, ontwerpbesluit; ter inzage leggen van het omgevingsplan

    @eis:DSOK-PLAN-304 @iteratie:3 @storing:BV-068
    Scenario: Na een gepubliceerd ontwerp geldt het plan zoals het was
      Gegeven het omgevingsplan van de gemeente is gepubliceerd
      En een ontwerp van een wijziging van het plan
      Als het ontwerp wordt gepubliceerd
      Dan is het besluit binnen de normtijd gepubliceerd
      En geldt het plan nog zoals het was

  Regel: Een besluit kan later in werking treden dan het is bekendgemaakt
    Bron: STOP 1.3, juridischWerkendVanaf; Indringend Ketentesten, stadia van een besluit

    @eis:DSOK-PLAN-301 @iteratie:2
    Scenario: Een besluit dat later ingaat, wordt wel meteen bekendgemaakt
      Gegeven het omgevingsplan van de gemeente is gepubliceerd
      En een wijziging van het plan die pas over twee weken ingaat
      Als de planjurist het plan laat publiceren
      Dan is het besluit binnen de normtijd gepubliceerd
      En geldt het plan nog zoals het was
