# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:1 @rol:plansoftware @rol:tweede-plansoftware
Functionaliteit: Een wijziging gaat heen en weer tussen de gemeente en een bureau
  Een bureau werkt vaak met andere plansoftware dan de gemeente. Wat het ene pakket schrijft, moet
  het andere heel kunnen lezen. In de praktijk ging dat mis: de motivering van een wijziging kon niet
  mee, en een overstap naar een andere leverancier vroeg om een omweg langs de landelijke voorziening.

  Achtergrond:
    Gegeven het omgevingsplan van de gemeente is gepubliceerd
    En de plansoftware van het bureau heeft het plan gedownload

  Regel: Wat de gemeente geeft, is wat het bureau heeft
    Bron: STOP 1.3, uitwisselpakket; Indringend Ketentesten, uitwisselen tussen plansoftware

    @eis:DSOK-PLAN-108 @iteratie:2 @storing:BV-076
    Scenario: Een nieuw artikel komt met zijn gebied en activiteit aan bij het bureau
      Gegeven een wijziging van het plan
      Als de planjurist een artikel met een nieuw werkingsgebied en een nieuwe activiteit toevoegt
      En de gemeente de wijziging uitwisselt met het bureau
      Dan is de wijziging in de plansoftware van het bureau gelijk aan die van de gemeente

    @eis:DSOK-PLAN-108 @iteratie:3
    Scenario: Plaatjes en pdf's gaan mee naar het bureau
      Gegeven een wijziging van het plan
      Als de planjurist een plaatje in een artikel zet
      En de planjurist een pdf bij het plan voegt
      En de gemeente de wijziging uitwisselt met het bureau
      Dan is de wijziging in de plansoftware van het bureau gelijk aan die van de gemeente

  Regel: Wat het bureau teruggeeft, is wat de gemeente krijgt
    Bron: STOP 1.3, uitwisselpakket; motivering uitwisselen tussen bureau en gemeente

    @eis:DSOK-PLAN-109 @iteratie:2
    Scenario: De tekst die het bureau wijzigt, komt heel terug
      Gegeven een wijziging van het plan
      En de gemeente heeft de wijziging uitgewisseld met het bureau
      Als het bureau de tekst van één artikel wijzigt en de wijziging teruggeeft
      Dan is de wijziging in de plansoftware van de gemeente gelijk aan die van het bureau

    @eis:DSOK-PLAN-110 @iteratie:3 @storing:BV-099
    Scenario: De motivering reist mee met de wijziging
      Gegeven een wijziging van het plan
      En de gemeente heeft de wijziging uitgewisseld met het bureau
      Als het bureau een motivering schrijft en de wijziging teruggeeft
      Dan heeft de wijziging bij de gemeente de motivering van het bureau
