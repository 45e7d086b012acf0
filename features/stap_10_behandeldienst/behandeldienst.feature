# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:10 @rol:behandeldienst @rol:vth @rol:omgevingsloket
Functionaliteit: Een verzoek komt bij de behandeldienst
  Een gemeente laat veel verzoeken behandelen door een omgevingsdienst. Zij stelt per activiteit in welke
  dienst dat doet; het loket stuurt het verzoek dan meteen naar die dienst, en de gemeente krijgt een kopie.
  Focus op STAM (2020): bij een verzoek voor meerdere activiteiten bleef het bericht aan de dienst soms weg.

  Regel: Per activiteit is te zien welke dienst haar behandelt
    Bron: DSO API-register, Behandeldienstconfiguratie beheren

    @eis:DSOK-BD-002 @iteratie:1
    Scenario: De instelling geldt voor de gekozen activiteit en voor geen andere
      Gegeven de behandeldienst behandelt "Houtopstand vellen" voor de gemeente
      Dan is de behandeldienst terug te lezen bij "Houtopstand vellen"
      En staat bij "Bijgebouw bouwen" geen behandeldienst

  Regel: Een verzoek komt aan bij de dienst die het behandelt, en de gemeente weet ervan
    Bron: VNG, behandeldiensten instellen voor het basistakenpakket; OpenWave, kopieberichten

    @eis:DSOK-BD-001 @eis:DSOK-BD-007 @iteratie:1 @inhoud:neutraal @kern @storing:BV-128
    Scenario: Een verzoek voor één activiteit komt heel bij de behandeldienst
      Gegeven de behandeldienst behandelt de eerste activiteit van de casus voor de gemeente
      En het verzoek van de casus met een bijlage bij elke vraag om een document
      Als de initiatiefnemer het verzoek indient
      Dan staat het verzoek binnen de normtijd als één zaak bij de behandeldienst
      En heeft de zaak bij de behandeldienst elke activiteit, elk antwoord en elke bijlage

    @eis:DSOK-BD-003 @iteratie:2 @storing:BV-133
    Scenario: De gemeente houdt van een verzoek bij de behandeldienst precies één spoor
      Gegeven de behandeldienst behandelt "Houtopstand vellen" voor de gemeente
      En een aanvraag vergunning voor "Houtopstand vellen"
      Als de initiatiefnemer het verzoek indient
      Dan heeft de gemeente van het verzoek precies één spoor: een kopie

    @eis:DSOK-BD-001 @eis:DSOK-BD-007 @iteratie:2 @storing:BV-014
    Scenario: Een verzoek voor drie activiteiten met één voor de dienst komt bij de dienst
      Gegeven de behandeldienst behandelt "Houtopstand vellen" voor de gemeente
      En een aanvraag vergunning voor de activiteiten
        | activiteit                      |
        | Bijgebouw bouwen                |
        | Houtopstand vellen              |
        | Slopen in een beschermd gezicht |
      Als de initiatiefnemer het verzoek indient
      Dan staat het verzoek binnen de normtijd als één zaak bij de behandeldienst
      En heeft de zaak bij de behandeldienst elke activiteit, elk antwoord en elke bijlage

    @eis:DSOK-BD-001 @iteratie:3 @storing:BV-015
    Scenario: Ook een aanvulling komt bij de behandeldienst
      Gegeven de behandeldienst behandelt "Houtopstand vellen" voor de gemeente
      En een aanvraag vergunning voor "Houtopstand vellen"
      En de initiatiefnemer heeft het verzoek ingediend
      En de behandeldienst heeft het verzoek als één zaak
      Als de initiatiefnemer het verzoek aanvult met een ander antwoord
      Dan staat het verzoek binnen de normtijd als één zaak bij de behandeldienst

  Regel: Een ontvangen verzoek is over te dragen zonder dat er iets verloren gaat
    Bron: DSO API-register, Verzoek afhandelen: bevoegd gezag en behandeldienst wijzigen; OpenWave, rerouteren

    @eis:DSOK-BD-004 @iteratie:3 @storing:BV-126
    Scenario: Een nieuw bevoegd gezag krijgt het hele dossier
      Gegeven een aanvraag vergunning voor "Bijgebouw bouwen"
      En de bijlage "situatietekening.pdf"
      En de initiatiefnemer heeft het verzoek ingediend
      En het verzoek staat als één zaak in het VTH-systeem
      En de initiatiefnemer heeft het verzoek aangevuld met een ander antwoord
      Als de gemeente het verzoek overdraagt aan de behandeldienst als nieuw bevoegd gezag
      Dan heeft het nieuwe bevoegd gezag het hele dossier, vanaf het eerste bericht

    @eis:DSOK-BD-005 @iteratie:3 @storing:BV-029
    Scenario: De initiatiefnemer ziet dat zijn verzoek is doorgestuurd
      Gegeven een aanvraag vergunning voor "Bijgebouw bouwen"
      En de initiatiefnemer heeft het verzoek ingediend
      Als de gemeente het verzoek overdraagt aan de behandeldienst als nieuw bevoegd gezag
      Dan ziet de initiatiefnemer in Mijn Omgevingsloket dat zijn verzoek is doorgestuurd en aan wie

    @eis:DSOK-BD-006 @iteratie:3 @storing:BV-131
    Scenario: Na een mislukte overdracht zijn VTH-systeem en DSO-LV het eens
      Gegeven een aanvraag vergunning voor "Bijgebouw bouwen"
      En de initiatiefnemer heeft het verzoek ingediend
      Als de gemeente het verzoek probeert over te dragen aan een organisatie die DSO-LV niet kent
      Dan noemen het VTH-systeem en DSO-LV hetzelfde bevoegd gezag

    @eis:DSOK-BD-008 @eis:DSOK-BD-001 @iteratie:3 @storing:BV-013
    Scenario: Een ontvangen verzoek krijgt alsnog een behandeldienst
      Gegeven een aanvraag vergunning voor "Houtopstand vellen"
      En de initiatiefnemer heeft het verzoek ingediend
      Als de gemeente de behandeldienst inschakelt voor het ontvangen verzoek
      Dan staat het verzoek binnen de normtijd als één zaak bij de behandeldienst
      En is er door de wijziging geen tweede zaak bij de gemeente
