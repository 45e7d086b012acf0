# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:9a @rol:vth @rol:omgevingsloket @rol:digikoppeling
Functionaliteit: Een verzoek komt heel aan in het VTH-systeem
  De gemeente krijgt over Digikoppeling alleen te horen dat er een verzoek klaarstaat. Het VTH-systeem haalt
  het verzoekbericht en de bijlagen daarna zelf op. De behandelaar rekent erop dat alles er dan is: elke
  activiteit, elk antwoord, elke bijlage. Werkplaats Drimmelen (2021): een aanvraag met meerdere activiteiten
  en grote bestanden kwam niet aan, en de aanvrager hoorde niets.

  Regel: Elk ingediend verzoek wordt precies één zaak
    Bron: STAM 4.0, verzoeknummer; werkplaats Drimmelen (2021), losse zaken

    @eis:DSOK-VTH-001 @iteratie:1 @inhoud:neutraal @kern @storing:BV-059 @storing:BV-139 @storing:BV-008
    Scenario: Een verzoek voor één activiteit wordt één zaak
      Gegeven het verzoek van de casus
      Als de initiatiefnemer het verzoek indient
      Dan staat het verzoek binnen de normtijd als één zaak in het VTH-systeem

    @eis:DSOK-VTH-001 @iteratie:3 @inhoud:neutraal @storing:BV-006 @storing:BV-127
    Scenario: Een aanvulling hoort bij de zaak die er al is
      Gegeven het verzoek van de casus
      En de initiatiefnemer heeft het verzoek ingediend
      En het verzoek staat als één zaak in het VTH-systeem
      Als de initiatiefnemer het verzoek aanvult met een ander antwoord
      Dan heeft het VTH-systeem nog steeds één zaak voor dit verzoeknummer

    @eis:DSOK-VTH-010 @eis:DSOK-VTH-001 @iteratie:3 @storing:BV-140
    Scenario: Een ingetrokken verzoek staat als ingetrokken in het VTH-systeem
      Gegeven een aanvraag vergunning voor "Houtopstand vellen"
      En de initiatiefnemer heeft het verzoek ingediend
      En het verzoek staat als één zaak in het VTH-systeem
      Als de initiatiefnemer het verzoek intrekt
      Dan staat de zaak als ingetrokken in het VTH-systeem

    @eis:DSOK-VTH-014 @iteratie:3 @storing:BV-031 @storing:BV-122
    Abstract Scenario: Voor een verzoek van het type <type> ontstaat een zaak
      Gegeven een verzoek van het type "<type>" voor "Bijgebouw bouwen"
      Als de initiatiefnemer het verzoek indient
      Dan is het binnen de normtijd een zaak van het type "<type>" met doel "Initieren"

      Voorbeelden:
        | type                                          |
        | Aanvraag vergunning                           |
        | Melding                                       |
        | Informatie                                    |
        | Informatie ongewoon voorval                   |
        | Aanvraag maatwerkvoorschrift                  |
        | Melding gelijkwaardige maatregel              |
        | Aanvraag toestemming gelijkwaardige maatregel |

    @eis:DSOK-VTH-014 @iteratie:3
    Scenario: Voor een conceptverzoek ontstaat een zaak met dat doel
      Gegeven een conceptverzoek voor "Bijgebouw bouwen"
      Als de initiatiefnemer het verzoek indient
      Dan is het binnen de normtijd een zaak van het type "Aanvraag vergunning" met doel "Conceptverzoek"

  Regel: Wat is ingediend, is wat is ontvangen
    Bron: STAM 4.0, projectactiviteiten en documenten

    @eis:DSOK-VTH-002 @eis:DSOK-VTH-003 @iteratie:1 @inhoud:neutraal @storing:BV-128
    Scenario: Een verzoek met bijlagen komt heel aan
      Gegeven het verzoek van de casus met een bijlage bij elke vraag om een document
      Als de initiatiefnemer het verzoek indient
      Dan heeft de zaak alle activiteiten met hun vragen en antwoorden
      En is elke bijlage byte voor byte gelijk aan wat is ingediend

    @eis:DSOK-VTH-002 @eis:DSOK-VTH-003 @eis:DSOK-VTH-004 @iteratie:2 @storing:BV-004 @storing:BV-026 @storing:BV-128
    Abstract Scenario: Een verzoek voor drie activiteiten met <omvang> aan bijlagen komt heel aan
      Gegeven een aanvraag vergunning voor de activiteiten
        | activiteit                      |
        | Houtopstand vellen              |
        | Bijgebouw bouwen                |
        | Slopen in een beschermd gezicht |
      En bijlagen met samen een omvang van <omvang>
      Als de initiatiefnemer het verzoek indient
      Dan heeft de zaak alle activiteiten met hun vragen en antwoorden
      En is elke bijlage byte voor byte gelijk aan wat is ingediend
      En is van elke bijlage te zien bij welke vraag zij hoort

      Voorbeelden:
        | omvang |
        | 60 kB  |
        | 1 MB   |
        | 4 MB   |

    @eis:DSOK-VTH-003 @iteratie:2 @storing:BV-129
    Scenario: Twee bijlagen met dezelfde naam komen allebei aan
      Gegeven een aanvraag vergunning voor "Bijgebouw bouwen"
      En twee verschillende bijlagen die allebei "tekening.pdf" heten
      Als de initiatiefnemer het verzoek indient
      Dan is elke bijlage byte voor byte gelijk aan wat is ingediend

    @eis:DSOK-VTH-013 @iteratie:2
    Scenario: Een vertrouwelijke bijlage is in de zaak als vertrouwelijk te herkennen
      Gegeven een aanvraag vergunning voor "Bijgebouw bouwen"
      En de bijlage "situatietekening.pdf"
      En de vertrouwelijke bijlage "financiele-onderbouwing.pdf"
      Als de initiatiefnemer het verzoek indient
      Dan is elke vertrouwelijke bijlage als vertrouwelijk te herkennen
