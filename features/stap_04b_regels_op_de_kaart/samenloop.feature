# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:4b @rol:lvbb @rol:ozon
Functionaliteit: Wijzigingen na elkaar komen allemaal in het plan
  Een gemeente werkt aan meer wijzigingen tegelijk: een woonwijk, een windpark, een technische
  aanpassing. Wie klaar is, publiceert. Het plan dat daarna geldt, moet alle wijzigingen hebben.
  In de praktijk werd een wijziging overschreven of niet overgenomen.

  Achtergrond:
    Gegeven het omgevingsplan van de gemeente is gepubliceerd

  Regel: Het plan dat geldt, heeft elke gepubliceerde wijziging
    Bron: STOP 1.3, consolidatie; Indringend Ketentesten, parallelle wijzigingen

    @eis:DSOK-PLAN-412 @iteratie:3 @storing:BV-062
    Scenario: Twee bijgewerkte wijzigingen staan allebei op de kaart
      Gegeven twee wijzigingen op dezelfde versie van het plan
      Als de planjurist de eerste wijziging publiceert en het plan opnieuw downloadt
      En de planjurist de tweede wijziging bijwerkt naar die versie
      En de planjurist de tweede wijziging publiceert
      Dan toont Regels op de kaart wat beide wijzigingen veranderen

    @eis:DSOK-PLAN-412 @iteratie:3
    Scenario: Ook na een tekst van een ander staat het nieuwe artikel er nog
      Gegeven een wijziging van het plan naast een besluit met een nieuw artikel
      Als de planjurist de eerste wijziging publiceert en het plan opnieuw downloadt
      En de planjurist de tweede wijziging bijwerkt naar die versie
      En de planjurist de tweede wijziging publiceert
      Dan toont Regels op de kaart wat beide wijzigingen veranderen

  Regel: Wat niet doorgaat, verandert het plan niet
    Bron: BHKV 1.2, breekPublicatieAfOpdracht; STOP 1.3, consolidatie

    @eis:DSOK-PLAN-305 @iteratie:3
    Scenario: Een afgebroken wijziging verandert niets aan het plan
      Gegeven twee wijzigingen op dezelfde versie van het plan
      Als de planjurist de eerste wijziging aanbiedt en weer afbreekt
      En de dag van bekendmaking aanbreekt
      Dan geldt het plan nog zoals het was
