# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:9a @rol:vth
Functionaliteit: De behandelaar kan met de zaak aan het werk
  Een zaak die er is, is nog geen zaak waar een behandelaar mee kan werken. In de VTH-inregeltest van de VNG
  was niet te zien wat er in een aanvulling was veranderd, en was het correspondentieadres zoek.

  Regel: Een aanvulling is in de zaak te herkennen
    Bron: STAM 4.0, oorspronkelijkAntwoord en documenten; VNG, VTH-inregeltest (2022-2023)

    @eis:DSOK-VTH-005 @iteratie:3 @storing:BV-028
    Scenario: Een veranderd antwoord is te herkennen en het eerste antwoord blijft te lezen
      Gegeven een aanvraag vergunning voor "Bijgebouw bouwen"
      En de initiatiefnemer heeft het verzoek ingediend
      En het verzoek staat als één zaak in het VTH-systeem
      Als de initiatiefnemer het verzoek aanvult met een ander antwoord
      Dan is aan de zaak te zien wat er in de aanvulling is veranderd

    @eis:DSOK-VTH-005 @iteratie:3
    Scenario: Een nieuwe bijlage is als aanvulling te herkennen
      Gegeven een aanvraag vergunning voor "Bijgebouw bouwen"
      En de bijlage "situatietekening.pdf"
      En de initiatiefnemer heeft het verzoek ingediend
      En het verzoek staat als één zaak in het VTH-systeem
      Als de initiatiefnemer het verzoek aanvult met de bijlage "gevelaanzicht.pdf"
      Dan is aan de zaak te zien wat er in de aanvulling is veranderd

    @eis:DSOK-VTH-009 @iteratie:3 @storing:BV-138
    Scenario: Een vervangen bijlage vervalt en blijft te lezen
      Gegeven een aanvraag vergunning voor "Bijgebouw bouwen"
      En de bijlage "situatietekening.pdf"
      En de initiatiefnemer heeft het verzoek ingediend
      En het verzoek staat als één zaak in het VTH-systeem
      Als de initiatiefnemer de bijlage "situatietekening.pdf" vervangt door "situatietekening-versie-2.pdf"
      Dan is de vervangen bijlage als vervallen te herkennen en nog te lezen

  Regel: De zaak ligt op de plek uit het verzoek
    Bron: STAM 4.0, projectlocaties; OpenWave, verwerking van STAM-berichten

    @eis:DSOK-VTH-007 @iteratie:1 @inhoud:neutraal
    Scenario: De zaak ligt op de plek uit het verzoek van de casus
      Gegeven het verzoek van de casus
      Als de initiatiefnemer het verzoek indient
      Dan ligt de zaak op de plek uit het verzoek

    @eis:DSOK-VTH-007 @iteratie:2 @storing:BV-123
    Scenario: Een getekend gebied zonder adres wordt geen onbekend adres
      Gegeven een aanvraag vergunning voor "Bijgebouw bouwen"
      En als locatie een getekend gebied zonder adres
      Als de initiatiefnemer het verzoek indient
      Dan ligt de zaak op de plek uit het verzoek

    @eis:DSOK-VTH-008 @iteratie:2 @storing:BV-125
    Scenario: Een getekend gebied met een gat houdt dat gat
      Gegeven een aanvraag vergunning voor "Bijgebouw bouwen"
      En als locatie een getekend gebied met een gat erin
      Als de initiatiefnemer het verzoek indient
      Dan heeft het gebied van de zaak hetzelfde gat

  Regel: De behandelaar weet waar post naartoe moet
    Bron: STAM 4.0, correspondentieAdres; VNG, VTH-inregeltest (2022-2023)

    @eis:DSOK-VTH-006 @iteratie:2 @storing:BV-030
    Abstract Scenario: Een correspondentieadres dat <adres> is, staat in de zaak
      Gegeven een aanvraag vergunning voor "Houtopstand vellen"
      En als correspondentieadres <adres>
      Als de initiatiefnemer het verzoek indient
      Dan heeft de zaak het correspondentieadres van de initiatiefnemer

      Voorbeelden:
        | adres                        |
        | een postbus                  |
        | een ander adres in Nederland |
        | een adres in het buitenland  |

  Regel: Geen verzoek verdwijnt in stilte
    Bron: OpenWave, gemiste verzoeken en messagelog; DSO API-register, Verzoek afhandelen: zoeken

    @eis:DSOK-VTH-012 @iteratie:3 @storing:BV-127
    Scenario: Een gemist verzoek wordt met zoeken gevonden
      Gegeven een aanvraag vergunning voor "Houtopstand vellen"
      En de initiatiefnemer heeft een verzoek ingediend dat het VTH-systeem heeft gemist
      Als de behandelaar naar gemiste verzoeken zoekt
      Dan vindt het VTH-systeem het gemiste verzoek en wordt het precies één zaak

    @eis:DSOK-VTH-012 @iteratie:3
    Scenario: Zoeken haalt een verzoek dat er al is niet nog een keer op
      Gegeven een aanvraag vergunning voor "Houtopstand vellen"
      En de initiatiefnemer heeft het verzoek ingediend
      En het verzoek staat als één zaak in het VTH-systeem
      Als de behandelaar naar gemiste verzoeken zoekt
      Dan levert het zoeken niets nieuws op
      En heeft het VTH-systeem nog steeds één zaak voor dit verzoeknummer

    @eis:DSOK-VTH-011 @iteratie:3 @storing:BV-120 @storing:BV-121
    Scenario: Een aanvulling op een gemist verzoek verdwijnt niet in stilte
      Gegeven een aanvraag vergunning voor "Bijgebouw bouwen"
      En de initiatiefnemer heeft een verzoek ingediend dat het VTH-systeem heeft gemist
      Als de initiatiefnemer het verzoek aanvult met een ander antwoord
      Dan is het hele verzoek in de zaak verwerkt, of hoort de behandelaar dat dat niet is gelukt
