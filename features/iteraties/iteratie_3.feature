# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@iteratie:3
Functionaliteit: Iteratie 3: een eigen stukje plan, met regels en een melding
  De derde ronde van de werkplaats. De gemeente publiceert een stukje eigen plan, maakt daar toepasbare
  regels bij, en een inwoner doet er een melding voor, zoals bij bouwen onder de Wkb.
  Werkplaats Drimmelen (2021), iteratie 3.

  Regel: Wat de gemeente vandaag regelt, kan een inwoner daarna melden
    Bron: werkplaats DSO-keten (VNG en Drimmelen, 2021), iteratie 3

    @stap:1 @stap:2 @stap:3 @stap:4b @stap:5 @stap:6 @stap:7 @stap:8b @stap:9a @eis:DSOK-VTH-001 @eis:DSOK-VTH-002
    Scenario: Van een nieuw artikel tot een melding in het VTH-systeem
      Gegeven een wijziging van het plan
      Als de planjurist een artikel met een nieuw werkingsgebied en een nieuwe activiteit toevoegt
      En de wijziging wordt gepubliceerd
      En de regelanalist toepasbare regels voor de nieuwe activiteit maakt en publiceert
      Gegeven een melding voor de nieuwe activiteit
      Als de initiatiefnemer het verzoek indient
      Dan staat het verzoek binnen de normtijd als één zaak in het VTH-systeem
      En heeft de zaak alle activiteiten met hun vragen en antwoorden

  Regel: Het bureau werkt aan het plan van de gemeente mee
    Bron: STOP 1.3, uitwisselpakket; Indringend Ketentesten, uitwisselen tussen plansoftware

    @stap:1 @stap:2 @stap:3 @stap:4b @eis:DSOK-PLAN-109 @eis:DSOK-PLAN-301
    Scenario: Wat het bureau wijzigde, kan de gemeente zo publiceren
      Gegeven het omgevingsplan van de gemeente is gepubliceerd
      En de plansoftware van het bureau heeft het plan gedownload
      En een wijziging van het plan
      En de gemeente heeft de wijziging uitgewisseld met het bureau
      Als het bureau de tekst van één artikel wijzigt en de wijziging teruggeeft
      En de wijziging wordt gepubliceerd
      Dan toont Regels op de kaart de tekst van het plan
