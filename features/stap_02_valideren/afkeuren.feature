# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:2 @rol:lvbb
Functionaliteit: De LVBB keurt een fout plan af, met de reden
  Een plan met een fout mag de keten niet in. De planjurist moet uit het verslag kunnen opmaken
  wat er mis is. Hier krijgt een goed plan steeds één gebrek; het afkeuren is dan wat hoort, en de
  leverancier van de plansoftware treft geen blaam.

  Regel: Een plan met een gebrek wordt afgekeurd, met de code van de regel
    Bron: validatiematrix LVBB-STOP-BHKV; ongeldige documenten die toch de keten in kwamen

    @eis:DSOK-PLAN-202 @inhoud:neutraal @iteratie:2 @storing:BV-104 @storing:BV-071
    Abstract Scenario: Een plan waarin <gebrek>, wordt afgekeurd
      Gegeven een omgevingsplan dat de LVBB heeft goedgekeurd
      Als de planjurist een plan laat valideren waarin <gebrek>
      Dan keurt de LVBB het plan af met de code van dat gebrek

      Voorbeelden:
        | gebrek                                               |
        | manifest.xml ontbreekt                               |
        | een genoemd bestand ontbreekt                        |
        | een bestand zit dat manifest.xml niet noemt          |
        | manifest-ow.xml ontbreekt                            |
        | de hash van een informatieobject niet klopt          |
        | het besluit geen leesbare XML is                     |
        | een annotatie verwijst naar een artikel dat er niet is |
        | een regel verwijst naar een activiteit die er niet is |
        | een gebied in een verkeerd coördinatenstelsel staat  |

  Regel: De dag van bekendmaking ligt in de toekomst
    Bron: validatiematrix LVBB-STOP-BHKV, LVBB1501; vaste datums in testbestanden

    @eis:LVBB1501 @inhoud:neutraal @iteratie:2
    Scenario: Een plan voor een dag die al voorbij is, wordt afgekeurd
      Gegeven een omgevingsplan dat de LVBB heeft goedgekeurd
      Als de planjurist het plan laat valideren voor een dag die al voorbij is
      Dan keurt de LVBB het plan af met code LVBB1501

  Regel: Een wijziging bouwt voort op de laatste versie
    Bron: validatiematrix LVBB-STOP-BHKV, LVBB5015; meer planwijzigingen tegelijk

    @eis:LVBB5015 @iteratie:3 @storing:BV-061
    Scenario: Een wijziging op een versie die al is vervangen, wordt afgekeurd
      Gegeven het omgevingsplan van de gemeente is gepubliceerd
      En twee wijzigingen op dezelfde versie van het plan
      Als de planjurist de eerste wijziging publiceert en het plan opnieuw downloadt
      En de planjurist de tweede wijziging laat valideren
      Dan keurt de LVBB het plan af met code LVBB5015

    @eis:LVBB7005 @iteratie:3 @storing:BV-067
    Scenario: Twee wijzigingen die op dezelfde dag ingaan, kunnen niet allebei
      Gegeven het omgevingsplan van de gemeente is gepubliceerd
      En twee wijzigingen op dezelfde versie van het plan
      Als de planjurist de eerste wijziging publiceert en het plan opnieuw downloadt
      En de planjurist de tweede wijziging bijwerkt naar die versie
      En de planjurist de tweede wijziging laat valideren voor dezelfde dag van inwerking
      Dan keurt de LVBB het plan af met code LVBB7005

  Regel: Een kennisgeving gaat over een besluit dat er is, en over een inzage die nog komt
    Bron: validatiematrix LVBB-STOP-BHKV, LVBB4702 en LVBB4703; ter inzage leggen

    @eis:LVBB4702 @iteratie:3
    Scenario: Een kennisgeving van een ontwerp dat niet is gepubliceerd, wordt afgekeurd
      Gegeven het omgevingsplan van de gemeente is gepubliceerd
      En een kennisgeving van een ontwerp dat niet is gepubliceerd
      Als de planjurist de kennisgeving laat valideren
      Dan keurt de LVBB de kennisgeving af met code LVBB4702

    @eis:LVBB4703 @iteratie:3
    Scenario: Een kennisgeving waarvan de inzage al is begonnen, wordt afgekeurd
      Gegeven het omgevingsplan van de gemeente is gepubliceerd
      En een gepubliceerd ontwerp van een wijziging van het plan
      En een kennisgeving waarvan de inzage al is begonnen
      Als de planjurist de kennisgeving laat valideren
      Dan keurt de LVBB de kennisgeving af met code LVBB4703

  Regel: Wat is ingetrokken, kan niet nog een keer worden ingetrokken
    Bron: validatiematrix LVBB-STOP-BHKV, LVBB5013

    @eis:LVBB5013 @iteratie:3
    Scenario: De intrekking van een plan dat al is ingetrokken, wordt afgekeurd
      Gegeven het omgevingsplan van de gemeente is gepubliceerd
      En een ingetrokken plan
      En een tweede intrekking van dat plan
      Als de planjurist de intrekking laat valideren
      Dan keurt de LVBB de intrekking af met code LVBB5013
