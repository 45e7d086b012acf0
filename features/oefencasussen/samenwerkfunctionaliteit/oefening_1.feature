# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:11 @oefening:1 @rol:vth @rol:adviseur @rol:samenwerkfunctionaliteit
Functionaliteit: Oefencasus samenwerken, oefening 1: starten en advies vragen
  De vergunningverlener start een samenwerking, nodigt de adviseur uit, bepaalt wat die mag zien en
  vraagt advies.

  Regel: Vraag Q1.1, of het starten en het vragen van advies lukt
    Bron: oefencasus Samenwerkfunctionaliteit 2.0, oefening 1, stap 1 en 2

    @eis:DSOK-SWF-001 @eis:DSOK-SWF-002 @eis:DSOK-SWF-040 @vraag:Q1.1 @inhoud:neutraal
    Scenario: Oefening 1 zonder verzoek: starten, uitnodigen en advies vragen
      Als de vergunningverlener een samenwerking "Oefening dorpshuis" start
      En de vergunningverlener de adviseur uitnodigt met beperkte toegang
      En de vergunningverlener de adviseur een actieverzoek "Advies dorpshuis" stuurt
      Dan ziet de vergunningverlener de samenwerking "Oefening dorpshuis" open staan
      En staat de samenwerking in het overzicht van de vergunningverlener
      En ziet de adviseur het actieverzoek "Advies dorpshuis" met de toestand open

    @eis:DSOK-SWF-001 @eis:DSOK-SWF-026 @vraag:Q1.1
    Scenario: Oefening 1 met verzoeknummer: de stukken van de aanvraag gaan mee
      Gegeven een aanvraag vergunning voor "Houtopstand vellen"
      En de bijlage "situatietekening.pdf"
      En de initiatiefnemer heeft het verzoek ingediend
      Als de vergunningverlener over het verzoek een samenwerking "Oefening kappen" start
      En de vergunningverlener de adviseur uitnodigt met volledige toegang
      Dan ziet de adviseur de bestanden van het verzoek

    @eis:DSOK-SWF-020 @eis:DSOK-SWF-040 @vraag:Q1.1 @inhoud:neutraal
    Scenario: Oefening 1 met een extra document bij de adviesvraag
      Gegeven de vergunningverlener heeft een samenwerking "Oefening dorpshuis" gestart
      En de vergunningverlener heeft de adviseur uitgenodigd met beperkte toegang
      Als de vergunningverlener de adviseur een actieverzoek "Advies dorpshuis" stuurt
      En de vergunningverlener een regulier vertrouwelijk document "toelichting.pdf" toevoegt
      Dan ziet de adviseur het actieverzoek "Advies dorpshuis" met de toestand open
      En ziet de adviseur het document "toelichting.pdf"

    @eis:DSOK-SWF-040 @vraag:Q1.1 @inhoud:neutraal
    Scenario: Oefening 1 met intrekken: het actieverzoek wordt ingetrokken en opnieuw gesteld
      Gegeven de vergunningverlener heeft een samenwerking "Oefening dorpshuis" gestart
      En de vergunningverlener heeft de adviseur uitgenodigd met beperkte toegang
      En de vergunningverlener heeft de adviseur een actieverzoek "Advies dorpshuis" gestuurd
      Als de vergunningverlener het actieverzoek "Advies dorpshuis" intrekt
      En de vergunningverlener de adviseur een actieverzoek "Advies dorpshuis, tweede vraag" stuurt
      Dan ziet de adviseur het actieverzoek "Advies dorpshuis" met de toestand ingetrokken
      En ziet de adviseur het actieverzoek "Advies dorpshuis, tweede vraag" met de toestand open

  Regel: Vraag Q1.2, of wel of geen toegang geven tot vertrouwelijke documenten lukt
    Bron: oefencasus Samenwerkfunctionaliteit 2.0, oefening 1, stap 1d

    @eis:DSOK-SWF-005 @eis:DSOK-SWF-020 @vraag:Q1.2 @inhoud:neutraal
    Scenario: Oefening 1 met toegang: de adviseur ziet vertrouwelijke documenten
      Gegeven de vergunningverlener heeft een samenwerking "Oefening dorpshuis" gestart
      Als de vergunningverlener de adviseur uitnodigt met volledige toegang
      En de vergunningverlener een strikt vertrouwelijk document "persoonsgegevens.pdf" toevoegt
      Dan heeft de adviseur volgens de adviseur volledige toegang
      En ziet de adviseur het document "persoonsgegevens.pdf"

    @eis:DSOK-SWF-005 @eis:DSOK-SWF-022 @vraag:Q1.2 @inhoud:neutraal
    Scenario: Oefening 1 zonder toegang: de adviseur ziet geen vertrouwelijke documenten
      Gegeven de vergunningverlener heeft een samenwerking "Oefening dorpshuis" gestart
      Als de vergunningverlener de adviseur uitnodigt met beperkte toegang
      En de vergunningverlener een strikt vertrouwelijk document "persoonsgegevens.pdf" toevoegt
      Dan heeft de adviseur volgens de adviseur beperkte toegang
      En ziet de adviseur het document "persoonsgegevens.pdf" niet omdat het strikt vertrouwelijk is

  Regel: Vraag Q1.3 is aan de deelnemers zelf
    Bron: oefencasus Samenwerkfunctionaliteit 2.0, oefening 1, vragen

    @eis:DSOK-SWF-120 @vraag:Q1.3
    Scenario: Oefening 1 nabespreken: werkafspraken na het starten
      Gegeven de vergunningverlener heeft een samenwerking "Oefening dorpshuis" gestart
      En de vergunningverlener heeft de adviseur uitgenodigd met beperkte toegang
      En de vergunningverlener heeft de adviseur een actieverzoek "Advies dorpshuis" gestuurd
      Dan beantwoordt de vergunningverlener vraag Q1.3 zelf: "Wilt u na dit begin uw werkafspraken veranderen, met de andere organisatie of binnen uw eigen organisatie?"
