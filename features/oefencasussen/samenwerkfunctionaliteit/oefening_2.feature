# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:11 @oefening:2 @rol:vth @rol:adviseur @rol:samenwerkfunctionaliteit
Functionaliteit: Oefencasus samenwerken, oefening 2: adviesverzoek bekijken en advies geven
  De adviseur ziet dat hij is uitgenodigd, bekijkt de vraag en de stukken, voegt zijn rapport toe en
  meldt het actieverzoek gereed.

  Achtergrond:
    Gegeven de vergunningverlener heeft een samenwerking "Oefening dorpshuis" gestart
    En de vergunningverlener heeft de adviseur uitgenodigd met beperkte toegang
    En de vergunningverlener heeft een regulier vertrouwelijk document "toelichting.pdf" toegevoegd
    En de vergunningverlener heeft de adviseur een actieverzoek "Advies dorpshuis" gestuurd

  Regel: Vraag Q2.1, of het adviesverzoek te bekijken is
    Bron: oefencasus Samenwerkfunctionaliteit 2.0, oefening 2, stap 1 tot en met 3

    @eis:DSOK-SWF-060 @vraag:Q2.1 @inhoud:neutraal
    Scenario: Oefening 2: de adviseur opent de samenwerking en bekijkt de notificaties
      Dan ziet de adviseur de samenwerking "Oefening dorpshuis" open staan
      En staat de samenwerking in het overzicht van de adviseur
      En krijgt de adviseur binnen de normtijd een notificatie over de uitnodiging
      En krijgt de adviseur binnen de normtijd een notificatie over het actieverzoek

    @eis:DSOK-SWF-002 @vraag:Q2.1 @inhoud:neutraal
    Scenario: Oefening 2: de adviseur bekijkt wie er meedoen
      Dan ziet de adviseur deze deelnemers
        | deelnemer             | toegang          |
        | de vergunningverlener | start en beheert |
        | de adviseur           | beperkte toegang |

    @eis:DSOK-SWF-020 @eis:DSOK-SWF-040 @vraag:Q2.1 @inhoud:neutraal
    Scenario: Oefening 2: de adviseur bekijkt het adviesverzoek en de documenten
      Dan ziet de adviseur het actieverzoek "Advies dorpshuis" met de toestand open
      En ziet de adviseur het document "toelichting.pdf"

  Regel: Vraag Q2.2, of het rapport toevoegen en opsturen lukt
    Bron: oefencasus Samenwerkfunctionaliteit 2.0, oefening 2, stap 4 tot en met 6

    @eis:DSOK-SWF-021 @eis:DSOK-SWF-041 @vraag:Q2.2 @inhoud:neutraal
    Scenario: Oefening 2: de adviseur stuurt zijn rapport en meldt gereed
      Als de adviseur een regulier vertrouwelijk document "adviesrapport.pdf" toevoegt
      En de adviseur het actieverzoek "Advies dorpshuis" gereed meldt met "Het rapport staat klaar."
      Dan ziet de adviseur het actieverzoek "Advies dorpshuis" met de toestand gereedgemeld
      En ziet de vergunningverlener het document "adviesrapport.pdf"
      En ziet de vergunningverlener het actieverzoek "Advies dorpshuis" met de toestand gereedgemeld

  Regel: Vraag Q2.3 is aan de deelnemers zelf
    Bron: oefencasus Samenwerkfunctionaliteit 2.0, oefening 2, vragen

    @eis:DSOK-SWF-120 @vraag:Q2.3
    Scenario: Oefening 2 nabespreken: werkafspraken na het opsturen
      Gegeven de adviseur heeft het actieverzoek "Advies dorpshuis" gereed gemeld met "Het rapport staat klaar."
      Dan beantwoordt de adviseur vraag Q2.3 zelf: "Wilt u nu het advies is verstuurd uw werkafspraken veranderen, met de andere organisatie of binnen uw eigen organisatie?"
