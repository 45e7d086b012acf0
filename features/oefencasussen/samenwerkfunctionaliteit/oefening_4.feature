# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:11 @oefening:4 @rol:vth @rol:adviseur @rol:samenwerkfunctionaliteit
Functionaliteit: Oefencasus samenwerken, oefening 4: bekijken en archiveren door de adviseur
  De samenwerking is afgesloten. De adviseur bekijkt haar nog één keer en archiveert haar in het
  eigen systeem, want de starter kan haar op elk moment verwijderen.

  Achtergrond:
    Gegeven de vergunningverlener heeft een samenwerking "Oefening dorpshuis" gestart
    En de vergunningverlener heeft de adviseur uitgenodigd met beperkte toegang
    En de vergunningverlener heeft een regulier vertrouwelijk document "toelichting.pdf" toegevoegd
    En de adviseur heeft een regulier vertrouwelijk document "adviesrapport.pdf" toegevoegd
    En de vergunningverlener heeft de samenwerking afgesloten

  Regel: Vraag Q4.1, of te zien is dat de samenwerking is gesloten
    Bron: oefencasus Samenwerkfunctionaliteit 2.0, oefening 4, stap 1 en 2

    @eis:DSOK-SWF-060 @eis:DSOK-SWF-080 @vraag:Q4.1 @inhoud:neutraal
    Scenario: Oefening 4: de adviseur ziet in notificatie en samenwerking dat zij is afgesloten
      Dan krijgt de adviseur binnen de normtijd een notificatie over het afsluiten
      En ziet de adviseur dat de samenwerking is afgesloten
      En ziet de adviseur het document "toelichting.pdf"
      En mag de adviseur dit niet omdat de samenwerking is afgesloten
        | actie                      |
        | een document toevoegen     |

  Regel: Vraag Q4.2, of archiveren lukt
    Bron: oefencasus Samenwerkfunctionaliteit 2.0, oefening 4, stap 3 en 4

    @eis:DSOK-SWF-082 @vraag:Q4.2 @inhoud:neutraal
    Scenario: Oefening 4: de adviseur archiveert voordat de samenwerking wordt verwijderd
      Als de adviseur de samenwerking archiveert
      En de vergunningverlener de samenwerking verwijdert
      Dan staat in het archief van de adviseur elk document dat hij mocht zien

  Regel: Vraag Q4.3 is aan de deelnemers zelf
    Bron: oefencasus Samenwerkfunctionaliteit 2.0, oefening 4, vragen

    @eis:DSOK-SWF-120 @vraag:Q4.3
    Scenario: Oefening 4 nabespreken: werkafspraken na het afsluiten
      Gegeven de adviseur heeft gezien dat de samenwerking is afgesloten
      Dan beantwoordt de adviseur vraag Q4.3 zelf: "Wilt u nu de samenwerking is afgesloten uw werkafspraken veranderen, met de andere organisatie of binnen uw eigen organisatie?"
