# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:8b @rol:omgevingsloket
Functionaliteit: Een initiatiefnemer volgt zijn verzoek
  Na het versturen is de initiatiefnemer niet klaar. Hij wil zien dat het goed staat, vult iets aan dat nog
  ontbrak of trekt het verzoek in. In de werkplaats in Drimmelen (2021) zei het loket na het indienen
  ineens dat er iets was veranderd, terwijl niemand iets had gedaan.

  Regel: Mijn Omgevingsloket laat zien hoe het verzoek ervoor staat
    Bron: Werkplaats DSO-keten (2021), schermen van Mijn Omgevingsloket

    @eis:DSOK-LOKET-002 @iteratie:1 @inhoud:neutraal
    Scenario: Een verstuurd verzoek staat als ingediend in Mijn Omgevingsloket
      Gegeven het verzoek van de casus
      Als de initiatiefnemer het verzoek indient
      Dan staat het verzoek in Mijn Omgevingsloket als "Ingediend"

    @eis:DSOK-LOKET-003 @iteratie:1 @inhoud:neutraal @storing:BV-007
    Scenario: Een verstuurd verzoek wordt niet heropend zonder reden
      Gegeven het verzoek van de casus
      En de initiatiefnemer heeft het verzoek ingediend
      En het verzoek staat als één zaak in het VTH-systeem
      Dan vraagt Mijn Omgevingsloket niet om stappen opnieuw te doen

    @eis:DSOK-LOKET-006 @eis:DSOK-LOKET-002 @iteratie:3
    Scenario: Een aanvulling houdt het verzoeknummer en krijgt volgnummer 001
      Gegeven een aanvraag vergunning voor "Bijgebouw bouwen"
      En de initiatiefnemer heeft het verzoek ingediend
      Als de initiatiefnemer het verzoek aanvult met een ander antwoord
      Dan houdt het verzoek zijn verzoeknummer en heeft dit bericht volgnummer 1
      En staat het verzoek in Mijn Omgevingsloket als "Aangevuld"

    @eis:DSOK-LOKET-006 @iteratie:3
    Scenario: Een tweede aanvulling krijgt volgnummer 002
      Gegeven een aanvraag vergunning voor "Bijgebouw bouwen"
      En de initiatiefnemer heeft het verzoek ingediend
      En de initiatiefnemer heeft het verzoek aangevuld met een ander antwoord
      Als de initiatiefnemer het verzoek aanvult met de bijlage "foto.pdf"
      Dan houdt het verzoek zijn verzoeknummer en heeft dit bericht volgnummer 2

    @eis:DSOK-LOKET-006 @eis:DSOK-LOKET-002 @iteratie:3
    Scenario: Een ingetrokken verzoek staat als ingetrokken in Mijn Omgevingsloket
      Gegeven een aanvraag vergunning voor "Houtopstand vellen"
      En de initiatiefnemer heeft het verzoek ingediend
      Als de initiatiefnemer het verzoek intrekt
      Dan houdt het verzoek zijn verzoeknummer en heeft dit bericht volgnummer 1
      En staat het verzoek in Mijn Omgevingsloket als "Ingetrokken"

  Regel: De PDF van het verzoek hoort bij het verzoek en noemt alles wat is ingediend
    Bron: DSO API-register, Verzoek afhandelen: publiceerbare PDF; VNG, VTH-inregeltest (2022-2023)

    @eis:DSOK-LOKET-004 @iteratie:1 @inhoud:neutraal @storing:BV-096
    Scenario: In de PDF staan het verzoeknummer en de antwoorden
      Gegeven het verzoek van de casus
      Als de initiatiefnemer het verzoek indient
      Dan noemt de PDF van het verzoek het verzoeknummer en de antwoorden

    @eis:DSOK-LOKET-005 @iteratie:2 @storing:BV-027
    Scenario: In de PDF staan ook de namen van vertrouwelijke bijlagen
      Gegeven een aanvraag vergunning voor "Bijgebouw bouwen"
      En de bijlage "situatietekening.pdf"
      En de vertrouwelijke bijlage "financiele-onderbouwing.pdf"
      Als de initiatiefnemer het verzoek indient
      Dan noemt de PDF van het verzoek elke bijlage, ook de vertrouwelijke
