# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@iteratie:2
Functionaliteit: Iteratie 2: behandeldienst, meervoudige aanvraag en advies
  De tweede ronde van de werkplaats. Het kappen van een boom gaat naar de omgevingsdienst. Een inwoner
  vraagt meer dingen tegelijk aan, met en zonder bijlagen. En de gemeente vraagt advies aan een buurgemeente.
  Werkplaats Drimmelen (2021), iteratie 2.

  Regel: Een aanvraag voor meer activiteiten komt aan, met en zonder bijlagen
    Bron: werkplaats DSO-keten (VNG en Drimmelen, 2021), iteratie 2 en de bevindingen daarbij

    @stap:8b @stap:9a @eis:DSOK-VTH-001 @eis:DSOK-VTH-002
    Scenario: Een meervoudige aanvraag zonder bijlagen wordt één zaak
      Gegeven een aanvraag vergunning voor de activiteiten
        | activiteit                      |
        | Bijgebouw bouwen                |
        | Houtopstand vellen              |
        | Slopen in een beschermd gezicht |
      Als de initiatiefnemer het verzoek indient
      Dan staat het verzoek binnen de normtijd als één zaak in het VTH-systeem
      En heeft de zaak alle activiteiten met hun vragen en antwoorden

    @stap:8b @stap:9a @eis:DSOK-VTH-001 @eis:DSOK-VTH-003
    Scenario: Een meervoudige aanvraag met bijlagen wordt één zaak met elke bijlage
      Gegeven een aanvraag vergunning voor de activiteiten
        | activiteit                      |
        | Bijgebouw bouwen                |
        | Houtopstand vellen              |
        | Slopen in een beschermd gezicht |
      En bijlagen met samen een omvang van 1 MB
      Als de initiatiefnemer het verzoek indient
      Dan staat het verzoek binnen de normtijd als één zaak in het VTH-systeem
      En is elke bijlage byte voor byte gelijk aan wat is ingediend

  Regel: De behandeldienst behandelt en de buurgemeente adviseert
    Bron: werkplaats DSO-keten (VNG en Drimmelen, 2021), iteratie 2

    @stap:8b @stap:10 @eis:DSOK-BD-001 @eis:DSOK-BD-003
    Scenario: Een aanvraag om een boom te kappen komt bij de omgevingsdienst
      Gegeven de behandeldienst behandelt "Houtopstand vellen" voor de gemeente
      En een aanvraag vergunning voor "Houtopstand vellen"
      Als de initiatiefnemer het verzoek indient
      Dan staat het verzoek binnen de normtijd als één zaak bij de behandeldienst
      En heeft de gemeente van het verzoek precies één spoor: een kopie

    @stap:9a @stap:11 @eis:DSOK-SWF-021 @eis:DSOK-SWF-041
    Scenario: De buurgemeente geeft advies over een aanvraag
      Gegeven een aanvraag vergunning voor "Houtopstand vellen"
      En de initiatiefnemer heeft het verzoek ingediend
      En het verzoek staat als één zaak in het VTH-systeem
      En de vergunningverlener heeft over het verzoek een samenwerking "Advies kappen" gestart
      En de vergunningverlener heeft de adviseur uitgenodigd met volledige toegang
      En de vergunningverlener heeft de adviseur een actieverzoek "Graag advies" gestuurd
      Als de adviseur een regulier vertrouwelijk document "advies.pdf" toevoegt
      En de adviseur het actieverzoek "Graag advies" gereed meldt met "Het advies staat in het document."
      Dan ziet de vergunningverlener het document "advies.pdf"
      En ziet de vergunningverlener het actieverzoek "Graag advies" met de toestand gereedgemeld
