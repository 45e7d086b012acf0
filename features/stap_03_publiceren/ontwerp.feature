# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:3 @rol:plansoftware @rol:lvbb
Functionaliteit: Een ontwerp ligt ter inzage en wordt daarna definitief
  Wie een omgevingsplan wijzigt, legt eerst een ontwerp ter inzage en geeft daar kennis van. Pas
  daarna volgt het besluit. In de praktijk stond een ontwerp er wel, maar werd de kennisgeving
  geweigerd: dan begint de inzage niet, en kan ook niemand een zienswijze geven.

  Achtergrond:
    Gegeven het omgevingsplan van de gemeente is gepubliceerd
    En een gepubliceerd ontwerp van een wijziging van het plan

  Regel: Van een ontwerp geeft de gemeente kennis
    Bron: BHKV 1.2, AanleveringKennisgeving; ter inzage leggen

    @eis:DSOK-PLAN-308 @iteratie:3 @storing:BV-068
    Scenario: De kennisgeving van een ontwerp wordt gepubliceerd
      Gegeven een kennisgeving van het ontwerp
      Als de planjurist de kennisgeving laat publiceren
      Dan is de kennisgeving binnen de normtijd gepubliceerd

    @eis:DSOK-PLAN-304 @iteratie:3 @storing:BV-068
    Scenario: Tijdens de inzage geldt het plan zoals het was
      Als de planjurist kennis geeft van het ontwerp
      Dan geldt het plan nog zoals het was

  Regel: Na de inzage volgt het definitieve besluit
    Bron: STOP 1.3, procedure van een besluit; Indringend Ketentesten, stadia van een besluit

    @eis:DSOK-PLAN-301 @iteratie:3
    Scenario: Het definitieve besluit wordt na de inzage gepubliceerd
      Als de planjurist kennis geeft van het ontwerp
      En de inzage is afgelopen
      En de planjurist het besluit definitief maakt en publiceert
      Dan is het besluit binnen de normtijd gepubliceerd
