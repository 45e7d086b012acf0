# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:11 @rol:vth @rol:samenwerkfunctionaliteit @rol:adviseur
Functionaliteit: Wie samenwerkt, hoort wat er gebeurt
  Niemand kijkt elke dag in elke samenwerking. Een notificatie zegt dat er iets is gebeurd, en komt
  in het eigen systeem binnen de normtijd.

  Achtergrond:
    Gegeven de vergunningverlener heeft een samenwerking "Horeca aan de haven" gestart
    En de vergunningverlener heeft de adviseur uitgenodigd met volledige toegang

  Regel: De adviseur krijgt een notificatie van elke gebeurtenis die hem aangaat
    Bron: oefencasus Samenwerkfunctionaliteit, oefening 2 en 4

    @eis:DSOK-SWF-060 @iteratie:1 @inhoud:neutraal
    Scenario: Uitnodiging, document en actieverzoek worden gemeld
      Als de vergunningverlener een regulier vertrouwelijk document "exploitatieplan.pdf" toevoegt
      En de vergunningverlener de adviseur een actieverzoek "Advies brandveiligheid" stuurt
      Dan krijgt de adviseur binnen de normtijd een notificatie over de uitnodiging
      En krijgt de adviseur binnen de normtijd een notificatie over een nieuw document
      En krijgt de adviseur binnen de normtijd een notificatie over het actieverzoek

    @eis:DSOK-SWF-060 @iteratie:2 @storing:BV-144 @inhoud:neutraal
    Scenario: Ook het weghalen van een document wordt gemeld
      Gegeven de vergunningverlener heeft een regulier vertrouwelijk document "oude-kaart.pdf" toegevoegd
      En de adviseur heeft het document "oude-kaart.pdf" bekeken
      Als de vergunningverlener het document "oude-kaart.pdf" verwijdert
      Dan krijgt de adviseur binnen de normtijd een notificatie over een verwijderd document

  Regel: De vergunningverlener krijgt een notificatie van wat de adviseur doet
    Bron: oefencasus Samenwerkfunctionaliteit, oefening 3

    @eis:DSOK-SWF-061 @iteratie:1 @inhoud:neutraal
    Scenario: Een bericht, een rapport en de gereedmelding worden gemeld
      Gegeven de vergunningverlener heeft de adviseur een actieverzoek "Advies geur" gestuurd
      Als de adviseur bij het actieverzoek "Advies geur" schrijft "Wij komen kijken."
      En de adviseur een regulier vertrouwelijk document "geuradvies.pdf" toevoegt
      En de adviseur het actieverzoek "Advies geur" gereed meldt met "Zie het rapport."
      Dan krijgt de vergunningverlener binnen de normtijd een notificatie over een nieuw bericht
      En krijgt de vergunningverlener binnen de normtijd een notificatie over een nieuw document
      En krijgt de vergunningverlener binnen de normtijd een notificatie over het actieverzoek
