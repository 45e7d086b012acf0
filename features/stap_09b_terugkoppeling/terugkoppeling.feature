# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:9b @rol:vth
Functionaliteit: De initiatiefnemer hoort van de overheid
  Het Omgevingsloket zegt alleen dat een verzoek is verstuurd. Alles daarna komt van de organisatie die het
  verzoek behandelt: de ontvangstbevestiging, de vraag om een aanvulling en het besluit. Het VTH-systeem stuurt
  die berichten zelf.

  Regel: De ontvangstbevestiging komt op tijd en zegt waar zij over gaat
    Bron: IPLO, communicatie met initiatiefnemers; VNG, VTH-inregeltest (2022-2023)

    @eis:DSOK-TERUG-001 @iteratie:1 @inhoud:neutraal @storing:BV-134
    Scenario: De initiatiefnemer krijgt binnen de normtijd een ontvangstbevestiging
      Gegeven het verzoek van de casus
      En de initiatiefnemer heeft het verzoek ingediend
      Als de behandelaar de ontvangstbevestiging laat versturen
      Dan krijgt de initiatiefnemer binnen de normtijd een ontvangstbevestiging

    @eis:DSOK-TERUG-002 @iteratie:1 @inhoud:neutraal @storing:BV-025 @kern
    Scenario: De ontvangstbevestiging noemt het verzoeknummer en het project
      Gegeven het verzoek van de casus
      En de initiatiefnemer heeft het verzoek ingediend
      Als de behandelaar de ontvangstbevestiging laat versturen
      Dan staan in de ontvangstbevestiging het verzoeknummer en de naam van het project

    @eis:DSOK-TERUG-007 @iteratie:2
    Scenario: Een gemachtigde krijgt de ontvangstbevestiging ook
      Gegeven een aanvraag vergunning voor "Bijgebouw bouwen"
      En een gemachtigde met e-mailadres "gemachtigde@test.example"
      En de initiatiefnemer heeft het verzoek ingediend
      Als de behandelaar de ontvangstbevestiging laat versturen
      Dan krijgt ook "gemachtigde@test.example" een ontvangstbevestiging

    @eis:DSOK-TERUG-005 @iteratie:2 @storing:BV-134
    Scenario: Zonder e-mailadres hoort de behandelaar dat hij zelf moet schrijven
      Gegeven een aanvraag vergunning voor "Houtopstand vellen"
      En een initiatiefnemer zonder e-mailadres
      En de initiatiefnemer heeft het verzoek ingediend
      Als de behandelaar de ontvangstbevestiging laat versturen
      Dan hoort de behandelaar dat er geen ontvangstbevestiging is verstuurd

  Regel: De initiatiefnemer hoort wat er met zijn verzoek gebeurt
    Bron: IPLO, communicatie met initiatiefnemers; werkplaats Drimmelen (2021), zaakgericht werken

    @eis:DSOK-TERUG-003 @iteratie:2
    Scenario: Een verzoek om aanvulling komt aan
      Gegeven een aanvraag vergunning voor "Bijgebouw bouwen"
      En de initiatiefnemer heeft het verzoek ingediend
      Als de behandelaar om een aanvulling vraagt: "Wij missen een tekening van de gevel."
      Dan krijgt de initiatiefnemer het verzoek om aanvulling "Wij missen een tekening van de gevel."

    @eis:DSOK-TERUG-004 @iteratie:3
    Scenario: Een besluit komt aan
      Gegeven een aanvraag vergunning voor "Houtopstand vellen"
      En de initiatiefnemer heeft het verzoek ingediend
      Als de behandelaar besluit: "De vergunning is verleend."
      Dan krijgt de initiatiefnemer het besluit "De vergunning is verleend."

    @eis:DSOK-TERUG-006 @iteratie:3 @storing:BV-002
    Scenario: Een aanvulling wordt bevestigd
      Gegeven een aanvraag vergunning voor "Bijgebouw bouwen"
      En de initiatiefnemer heeft het verzoek ingediend
      En het verzoek staat als één zaak in het VTH-systeem
      Als de initiatiefnemer het verzoek aanvult met een ander antwoord
      Dan hoort de initiatiefnemer dat zijn bericht is ontvangen

    @eis:DSOK-TERUG-006 @iteratie:3
    Scenario: Een intrekking wordt bevestigd
      Gegeven een aanvraag vergunning voor "Houtopstand vellen"
      En de initiatiefnemer heeft het verzoek ingediend
      En het verzoek staat als één zaak in het VTH-systeem
      Als de initiatiefnemer het verzoek intrekt
      Dan hoort de initiatiefnemer dat zijn bericht is ontvangen
