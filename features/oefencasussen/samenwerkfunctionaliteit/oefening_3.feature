# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:11 @oefening:3 @rol:vth @rol:adviseur @rol:samenwerkfunctionaliteit
Functionaliteit: Oefencasus samenwerken, oefening 3: advies bekijken en afsluiten
  De vergunningverlener ziet dat er advies is, bekijkt het rapport en sluit de samenwerking af.

  Achtergrond:
    Gegeven de vergunningverlener heeft een samenwerking "Oefening dorpshuis" gestart
    En de vergunningverlener heeft de adviseur uitgenodigd met beperkte toegang
    En de vergunningverlener heeft de adviseur een actieverzoek "Advies dorpshuis" gestuurd
    En de adviseur heeft een regulier vertrouwelijk document "adviesrapport.pdf" toegevoegd
    En de adviseur heeft het actieverzoek "Advies dorpshuis" gereed gemeld met "Het rapport staat klaar."

  Regel: Vraag Q3.1, of het adviesrapport te bekijken is
    Bron: oefencasus Samenwerkfunctionaliteit 2.0, oefening 3, stap 1 en 2

    @eis:DSOK-SWF-061 @vraag:Q3.1 @inhoud:neutraal
    Scenario: Oefening 3: de vergunningverlener opent de samenwerking en bekijkt de notificaties
      Dan staat de samenwerking in het overzicht van de vergunningverlener
      En krijgt de vergunningverlener binnen de normtijd een notificatie over een nieuw document
      En krijgt de vergunningverlener binnen de normtijd een notificatie over het actieverzoek

    @eis:DSOK-SWF-021 @eis:DSOK-SWF-041 @vraag:Q3.1 @inhoud:neutraal
    Scenario: Oefening 3: de vergunningverlener bekijkt het adviesrapport
      Dan ziet de vergunningverlener het document "adviesrapport.pdf"
      En ziet de vergunningverlener het actieverzoek "Advies dorpshuis" met de toestand gereedgemeld
      En leest de vergunningverlener bij het actieverzoek "Advies dorpshuis" het bericht "Het rapport staat klaar."

  Regel: Vraag Q3.2, of afsluiten lukt
    Bron: oefencasus Samenwerkfunctionaliteit 2.0, oefening 3, stap 3

    @eis:DSOK-SWF-080 @eis:DSOK-SWF-081 @vraag:Q3.2 @inhoud:neutraal
    Scenario: Oefening 3: de vergunningverlener sluit af en iedereen kan alleen nog bekijken
      Als de vergunningverlener de samenwerking afsluit
      Dan ziet de adviseur dat de samenwerking is afgesloten
      En ziet de vergunningverlener het document "adviesrapport.pdf"
      En mag de vergunningverlener dit niet omdat de samenwerking is afgesloten
        | actie                      |
        | een document toevoegen     |
        | een actieverzoek uitzetten |
      En mag de adviseur dit niet omdat de samenwerking is afgesloten
        | actie                  |
        | een document toevoegen |

  Regel: Vraag Q3.3 is aan de deelnemers zelf
    Bron: oefencasus Samenwerkfunctionaliteit 2.0, oefening 3, vragen

    @eis:DSOK-SWF-120 @vraag:Q3.3
    Scenario: Oefening 3 nabespreken: werkafspraken na bekijken en afsluiten
      Gegeven de vergunningverlener heeft de samenwerking afgesloten
      Dan beantwoordt de vergunningverlener vraag Q3.3 zelf: "Wilt u nu het advies is bekeken en de samenwerking is afgesloten uw werkafspraken veranderen, met de andere organisatie of binnen uw eigen organisatie?"
