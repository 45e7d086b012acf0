# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:8b @rol:omgevingsloket
Functionaliteit: Een initiatiefnemer dient een verzoek in
  Wie een plan heeft, vult in het Omgevingsloket een formulier in en verstuurt het. Het loket bevestigt dat
  met een verzoeknummer. Dat nummer is vanaf dan de sleutel in de hele keten: in de brief van de gemeente,
  in het VTH-systeem en bij de behandeldienst. In het verzoekbericht staat precies wat is ingediend.

  Regel: Wie indient, krijgt een verzendbevestiging
    Bron: STAM 4.0, verzoeknummer en volgnummer; Aan de slag, proces vergunningaanvragen

    @eis:DSOK-LOKET-001 @iteratie:1 @inhoud:neutraal @kern
    Scenario: Een verzoek voor één activiteit krijgt een verzoeknummer
      Gegeven het verzoek van de casus
      Als de initiatiefnemer het verzoek indient
      Dan krijgt hij een verzendbevestiging met een verzoeknummer
      En staat het verzoek in de verzendbevestiging op naam van de gemeente

    @eis:DSOK-LOKET-001 @eis:DSOK-LOKET-007 @iteratie:2
    Abstract Scenario: Een verzoek voor drie activiteiten met <omvang> aan bijlagen wordt één verzoekbericht
      Gegeven een aanvraag vergunning voor de activiteiten
        | activiteit                      |
        | Houtopstand vellen              |
        | Bijgebouw bouwen                |
        | Slopen in een beschermd gezicht |
      En bijlagen met samen een omvang van <omvang>
      Als de initiatiefnemer het verzoek indient
      Dan krijgt hij een verzendbevestiging met een verzoeknummer
      En zegt het verzoekbericht wat is ingediend

      Voorbeelden:
        | omvang |
        | 60 kB  |
        | 1 MB   |
        | 4 MB   |

    @eis:DSOK-LOKET-001 @eis:DSOK-LOKET-007 @iteratie:2
    Scenario: Een verzoek voor drie activiteiten zonder bijlagen wordt één verzoekbericht
      Gegeven een aanvraag vergunning voor de activiteiten
        | activiteit                      |
        | Houtopstand vellen              |
        | Bijgebouw bouwen                |
        | Slopen in een beschermd gezicht |
      Als de initiatiefnemer het verzoek indient
      Dan krijgt hij een verzendbevestiging met een verzoeknummer
      En zegt het verzoekbericht wat is ingediend

    @eis:DSOK-LOKET-001 @eis:DSOK-LOKET-007 @iteratie:3
    Scenario: Een melding komt als melding in het verzoekbericht
      Gegeven een verzoek van het type "Melding" voor "Bijgebouw bouwen"
      Als de initiatiefnemer het verzoek indient
      Dan krijgt hij een verzendbevestiging met een verzoeknummer
      En zegt het verzoekbericht wat is ingediend

    @eis:DSOK-LOKET-001 @eis:DSOK-LOKET-007 @iteratie:3
    Scenario: Een conceptverzoek komt als conceptverzoek in het verzoekbericht
      Gegeven een conceptverzoek voor "Bijgebouw bouwen"
      Als de initiatiefnemer het verzoek indient
      Dan krijgt hij een verzendbevestiging met een verzoeknummer
      En zegt het verzoekbericht wat is ingediend

    @eis:DSOK-LOKET-007 @iteratie:2 @storing:BV-080
    Scenario: Een vertrouwelijke bijlage blijft in het verzoekbericht vertrouwelijk
      Gegeven een aanvraag vergunning voor "Bijgebouw bouwen"
      En de bijlage "situatietekening.pdf"
      En de vertrouwelijke bijlage "financiele-onderbouwing.pdf"
      Als de initiatiefnemer het verzoek indient
      Dan zegt het verzoekbericht wat is ingediend

    @eis:DSOK-LOKET-007 @iteratie:3 @storing:BV-082
    Scenario: Een papieren aanvraag die de gemeente invoert, is als ambtshalve te herkennen
      Gegeven een aanvraag vergunning voor "Houtopstand vellen"
      En de gemeente voert het verzoek ambtshalve in
      Als de initiatiefnemer het verzoek indient
      Dan zegt het verzoekbericht wat is ingediend

  Regel: Het loket weet wie over het verzoek gaat
    Bron: DSO API-register, Verzoeksroutering: bevoegd gezag bepalen

    @eis:DSOK-LOKET-008 @iteratie:1 @inhoud:neutraal
    Scenario: Het loket stelt de gemeente voor die over de locatie gaat
      Gegeven het verzoek van de casus
      Als de initiatiefnemer zijn locatie en activiteiten kiest
      Dan stelt het loket de gemeente voor als bevoegd gezag
