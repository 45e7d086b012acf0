# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:1 @rol:plansoftware @rol:ozon
Functionaliteit: Het plan uit DSO-LV komt ongewijzigd in de plansoftware
  Een planjurist begint elke wijziging met het plan dat landelijk geldt. Wat de plansoftware laat
  zien, moet daarom precies dat plan zijn. Bij het inlezen van de bruidsschat ontstonden kleine
  verschillen in witruimte, nummers en annotaties. Zulke verschillen komen later als wijziging in
  het besluit terecht, zonder dat iemand ze heeft bedoeld.

  Achtergrond:
    Gegeven het omgevingsplan van de gemeente is gepubliceerd

  Regel: Wat u downloadt, is wat in DSO-LV staat
    Bron: STOP 1.3, uitwisselpakket; cosmetische verschillen bij het inlezen van de bruidsschat

    @eis:DSOK-PLAN-101 @inhoud:neutraal @iteratie:1 @storing:BV-092 @kern
    Scenario: Het gedownloade plan is gelijk aan het plan in DSO-LV
      Als de planjurist het plan downloadt
      Dan is het plan in de plansoftware gelijk aan het plan in DSO-LV

    @eis:DSOK-PLAN-101 @inhoud:neutraal @iteratie:1
    Scenario: Wie nog een keer downloadt, krijgt hetzelfde plan
      Gegeven de plansoftware heeft het plan gedownload
      Als de planjurist het plan downloadt
      Dan is het plan in de plansoftware gelijk aan het plan in DSO-LV

  Regel: Een download is de laatste versie
    Bron: DSO-LV, downloaden v1; verschillen tussen LVBB en DSO-LV

    @eis:DSOK-PLAN-105 @inhoud:neutraal @iteratie:1
    Scenario: De download is de versie die net is gepubliceerd
      Als de planjurist het plan downloadt
      Dan is de download de laatste versie van het plan

    @eis:DSOK-PLAN-105 @iteratie:2 @storing:BV-103
    Scenario: Na een wijziging geeft de download de nieuwe tekst
      Gegeven een gepubliceerde wijziging van het plan
      Als de planjurist het plan downloadt
      Dan is de download de laatste versie van het plan
      En is het plan in de plansoftware gelijk aan het plan in DSO-LV
