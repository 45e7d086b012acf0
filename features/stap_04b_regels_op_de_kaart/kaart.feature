# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:4b @rol:lvbb @rol:ozon
Functionaliteit: Het plan staat in Regels op de kaart
  Burgers en bedrijven zoeken op de kaart welke regels op hun plek gelden. Na de publicatie moet
  het plan daar staan: met de goede tekst, op de goede plaats en in de goede versie. In de
  praktijk was de tekst van een regel soms leeg, en was niet te zien wat een ontwerp verandert.

  Achtergrond:
    Gegeven het omgevingsplan van de gemeente is gepubliceerd

  Regel: Het plan is te zien, met zijn tekst
    Bron: DSO-LV, presenteren v8, documentstructuur

    @eis:DSOK-PLAN-411 @inhoud:neutraal @iteratie:1 @kern @storing:BV-047 @storing:BV-103
    Scenario: Het gepubliceerde plan is binnen de normtijd te zien
      Dan is het plan binnen de normtijd te zien in Regels op de kaart

    @eis:DSOK-PLAN-412 @inhoud:neutraal @iteratie:1 @storing:BV-079
    Scenario: Elk artikel staat er met zijn tekst
      Dan toont Regels op de kaart de tekst van het plan

    @eis:DSOK-PLAN-416 @inhoud:neutraal @iteratie:1
    Scenario: Bij elk artikel staat om welke activiteit het gaat
      Dan staat bij elke regel om welke activiteit het gaat

  Regel: Een regel staat waar hij geldt
    Bron: DSO-LV, presenteren v8, regeltekstannotaties; rijk en arm geannoteerd

    @eis:DSOK-PLAN-413 @inhoud:neutraal @iteratie:2 @storing:BV-095
    Scenario: Een regel is te vinden binnen zijn werkingsgebied
      Dan is een regel met een activiteit te vinden binnen zijn werkingsgebied

    @eis:DSOK-PLAN-413 @inhoud:neutraal @iteratie:2 @storing:BV-095
    Scenario: Een regel is niet te vinden buiten zijn werkingsgebied
      Dan is die regel buiten zijn werkingsgebied niet te vinden

    @eis:DSOK-PLAN-413 @iteratie:2
    Scenario: Een nieuw artikel is alleen te vinden in zijn eigen gebied
      Gegeven een wijziging van het plan
      Als de planjurist een artikel met een nieuw werkingsgebied en een nieuwe activiteit toevoegt
      En de wijziging wordt gepubliceerd
      Dan is het nieuwe artikel te vinden binnen zijn werkingsgebied en daarbuiten niet

    @eis:DSOK-PLAN-413 @iteratie:2
    Abstract Scenario: Een artikel geldt precies waar zijn gebied is: <vorm>
      Gegeven een wijziging van het plan
      Als de planjurist een artikel toevoegt met een gebied <vorm>
      En de wijziging wordt gepubliceerd
      Dan is het artikel te vinden waar zijn gebied is, en niet waar het niet is

      Voorbeelden:
        | vorm          |
        | met een gat   |
        | in twee delen |

    @eis:DSOK-PLAN-412 @eis:DSOK-PLAN-413 @iteratie:2
    Scenario: Een artikel dat is vervallen, geldt nergens meer
      Gegeven een wijziging van het plan
      Als de planjurist één artikel verwijdert
      En de wijziging wordt gepubliceerd
      Dan staat het vervallen artikel niet meer op de kaart

    @eis:DSOK-PLAN-422 @inhoud:neutraal @iteratie:2
    Scenario: Elk gebied staat op de kaart met zijn eigen grenzen
      Dan heeft elk gebied op de kaart de grenzen waarmee het is aangeleverd

    @eis:DSOK-PLAN-416 @iteratie:2 @storing:BV-109
    Scenario: Een nieuwe activiteit staat op de kaart bij haar artikel
      Gegeven een wijziging van het plan
      Als de planjurist een artikel met een nieuw werkingsgebied en een nieuwe activiteit toevoegt
      En de wijziging wordt gepubliceerd
      Dan staat bij elke regel om welke activiteit het gaat

  Regel: Na een wijziging staat het nieuwe plan er
    Bron: DSO-LV, presenteren v8, documentstructuur

    @eis:DSOK-PLAN-412 @iteratie:2
    Scenario: Na een wijziging staat de nieuwe tekst op de kaart
      Als de planjurist een wijziging van het plan publiceert
      Dan toont Regels op de kaart de tekst van het plan

  Regel: De lijst met regelingen is volledig
    Bron: DSO-LV, presenteren v8, bladzijden

    @eis:DSOK-PLAN-415 @inhoud:neutraal @iteratie:2 @storing:BV-157
    Scenario: Wie alle bladzijden leest, vindt het plan één keer
      Dan staat het plan één keer in de lijst met regelingen van de gemeente
