# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:1 @rol:plansoftware @rol:ozon
Functionaliteit: Met een groot plan werkt u zoals met een klein plan
  Een omgevingsplan groeit. Wie in een plan van honderden artikelen één artikel wijzigt, moet erop
  kunnen rekenen dat de rest blijft zoals het was, en dat de download niet halverwege ophoudt.

  Achtergrond:
    Gegeven een omgevingsplan van omvang M is gepubliceerd

  Regel: Hoe groot het plan ook is, u krijgt het heel en u wijzigt alleen wat u bedoelt
    Bron: STOP 1.3, uitwisselpakket; Indringend Ketentesten, veel geometrie

    @eis:DSOK-PLAN-101 @iteratie:3
    Scenario: Ook een groot plan is na het downloaden gelijk aan het plan in DSO-LV
      Als de planjurist het plan downloadt
      Dan is het plan in de plansoftware gelijk aan het plan in DSO-LV

    @eis:DSOK-PLAN-102 @iteratie:3
    Scenario: Eén artikel wijzigen in een groot plan laat de andere artikelen met rust
      Gegeven een wijziging van het plan
      Als de planjurist de tekst van één artikel wijzigt
      Dan is alleen dat artikel veranderd
