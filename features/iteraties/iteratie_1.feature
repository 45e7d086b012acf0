# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@iteratie:1
Functionaliteit: Iteratie 1: een boom kappen, van regel tot zaak
  De eerste ronde van de werkplaats. Voor het kappen van een boom bestaat al een regel uit de bruidsschat.
  De gemeente maakt daar een toepasbare regel bij, doet als inwoner de check en een aanvraag, en kijkt of
  die in het VTH-systeem staat.
  Werkplaats Drimmelen (2021), iteratie 1.

  Regel: De keten is rond voor één activiteit
    Bron: werkplaats DSO-keten (VNG en Drimmelen, 2021), iteratie 1

    @stap:1 @stap:2 @stap:3 @stap:4a @stap:4b @stap:5 @stap:6 @stap:7 @stap:8a @stap:8b @stap:9a @stap:9b
    @eis:DSOK-VTH-001 @eis:DSOK-VTH-002 @eis:DSOK-TERUG-001 @kern
    Scenario: Van het omgevingsplan tot een ontvangstbevestiging voor het kappen van een boom
      Gegeven een omgevingsplan dat klaar is om aan te leveren
      Als de wijziging wordt gepubliceerd
      Gegeven de toepasbare regels voor "Houtopstand vellen" staan in het loket
      En een aanvraag vergunning voor "Houtopstand vellen"
      Als de initiatiefnemer het verzoek indient
      Dan staat het verzoek binnen de normtijd als één zaak in het VTH-systeem
      En heeft de zaak alle activiteiten met hun vragen en antwoorden
      En krijgt de initiatiefnemer binnen de normtijd een ontvangstbevestiging

    @stap:5 @stap:6 @stap:7 @stap:8a @eis:DSOK-CHECK-001
    Scenario: De check voor het kappen van een boom zegt wat de regel zegt
      Gegeven de toepasbare regels voor "Houtopstand vellen" staan in het loket
      Dan geeft de check bij het antwoord "true" de conclusie "Vergunningplicht"
      En geeft de check bij het antwoord "false" de conclusie "Toestemmingsvrij"

  Regel: Wie één regel uit de bruidsschat wijzigt, houdt de andere
    Bron: Invoeringsbesluit Omgevingswet, bruidsschat; cosmetische verschillen bij het inlezen van de bruidsschat

    @stap:1 @stap:2 @stap:3 @stap:4b @eis:DSOK-PLAN-412 @eis:DSOK-PLAN-102 @storing:BV-092
    Scenario: Na een wijziging van de bruidsschat toont de kaart het hele plan
      Gegeven het omgevingsplan met de bruidsschat is gepubliceerd
      En een wijziging van het plan
      Als de planjurist een artikel uit de bruidsschat wijzigt
      En de wijziging wordt gepubliceerd
      Dan toont Regels op de kaart de tekst van het plan
