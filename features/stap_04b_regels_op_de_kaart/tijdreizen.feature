# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:4b @rol:lvbb @rol:ozon
Functionaliteit: De kaart toont de goede versie op de goede dag
  Wie een vergunning behandelt, moet weten welke regels golden op de dag van de aanvraag. Wie bouwt,
  wil weten wat straks geldt. Presenteren kent daarvoor drie tijden: vanaf wanneer een versie geldt,
  vanaf wanneer zij werkt, en sinds wanneer DSO-LV haar kent. Die volgen elkaar niet vanzelf.

  Achtergrond:
    Gegeven het omgevingsplan van de gemeente is gepubliceerd

  Regel: Wie terugkijkt, ziet het plan van toen
    Bron: DSO-LV, presenteren v8, geldigOp en inWerkingOp; Indringend Ketentesten, tijdreizen

    @eis:DSOK-PLAN-417 @iteratie:3 @storing:BV-091
    Scenario: Op een dag van vóór de wijziging geldt de oude versie
      Als de planjurist een wijziging van het plan publiceert
      Dan toont Regels op de kaart voor een dag van vóór de wijziging de oude versie

    @eis:DSOK-PLAN-418 @iteratie:3
    Scenario: Wat later is geregistreerd, was eerder nog niet bekend
      Als de planjurist een wijziging van het plan publiceert
      Dan is in wat eerder bekend was de wijziging nog niet te zien

    @eis:DSOK-PLAN-419 @iteratie:3 @storing:BV-091
    Scenario: De versies van het plan sluiten in de tijd op elkaar aan
      Als de planjurist een wijziging van het plan publiceert
      Dan sluiten de versies van het plan op elkaar aan, van de eerste tot de laatste

  Regel: Wie vooruitkijkt, ziet het plan dat komt
    Bron: DSO-LV, presenteren v8, toekomstige versies; STOP 1.3, juridischWerkendVanaf

    @eis:DSOK-PLAN-411 @iteratie:3
    Scenario: Een wijziging die later ingaat, is nu al te zien voor die dag
      Gegeven een wijziging van het plan die pas over twee weken ingaat
      Als de wijziging wordt gepubliceerd die later ingaat
      Dan toont Regels op de kaart op die dag de nieuwe versie
      En geldt het plan nog zoals het was

    @eis:DSOK-PLAN-417 @iteratie:3
    Scenario: Op de dag van inwerking neemt de nieuwe versie het over
      Gegeven een wijziging van het plan die pas over twee weken ingaat
      Als de wijziging wordt gepubliceerd die later ingaat
      En de dag van inwerking aanbreekt
      Dan toont Regels op de kaart de tekst van het plan

  Regel: Een ontwerp staat naast het plan dat geldt
    Bron: DSO-LV, presenteren v8, ontwerpregelingen en renvooi

    @eis:DSOK-PLAN-414 @iteratie:3 @storing:BV-057 @storing:BV-153
    Scenario: Een ontwerp is te lezen naast het plan dat geldt
      Gegeven een gepubliceerd ontwerp van een wijziging van het plan
      Dan is het ontwerp met zijn nieuwe tekst te lezen in Regels op de kaart

    @eis:DSOK-PLAN-421 @iteratie:3 @storing:BV-057
    Scenario: Bij een ontwerp is te zien wat het verandert
      Gegeven een gepubliceerd ontwerp van een wijziging van het plan
      Dan is bij het ontwerp te zien welke tekst verdwijnt en welke erbij komt

    @eis:DSOK-PLAN-421 @iteratie:3
    Scenario: Ook een artikel dat zou vervallen, is in het ontwerp te zien
      Gegeven een ontwerp waarin een artikel vervalt
      Als het ontwerp wordt gepubliceerd
      Dan is bij het ontwerp te zien dat het artikel vervalt
