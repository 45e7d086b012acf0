# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:11 @rol:vth @rol:samenwerkfunctionaliteit @rol:adviseur
Functionaliteit: Een samenwerking afsluiten, archiveren en verwijderen
  De samenwerkfunctionaliteit bewaart niets. Na het afsluiten archiveert elke organisatie zelf, en
  daarna verdwijnt de samenwerking: door de starter, of vanzelf na een jaar.

  Achtergrond:
    Gegeven de vergunningverlener heeft een samenwerking "Sloop oude school" gestart
    En de vergunningverlener heeft de adviseur uitgenodigd met beperkte toegang

  Regel: Na het afsluiten kan iedereen alleen nog bekijken en archiveren
    Bron: oefencasus Samenwerkfunctionaliteit, oefening 3 en 4

    @eis:DSOK-SWF-080 @eis:DSOK-SWF-081 @iteratie:3 @inhoud:neutraal
    Scenario: In een afgesloten samenwerking verandert niets meer
      Gegeven de vergunningverlener heeft een regulier vertrouwelijk document "asbestonderzoek.pdf" toegevoegd
      Als de vergunningverlener de samenwerking afsluit
      Dan ziet de adviseur dat de samenwerking is afgesloten
      En ziet de adviseur het document "asbestonderzoek.pdf"
      En mag de adviseur dit niet omdat de samenwerking is afgesloten
        | actie                  |
        | een document toevoegen |
      En mag de vergunningverlener dit niet omdat de samenwerking is afgesloten
        | actie                                 |
        | een document toevoegen                |
        | een actieverzoek uitzetten            |
        | een ketenpartner uitnodigen           |
        | de toegang van een deelnemer wijzigen |
        | een ketenpartner verwijderen          |
        | de samenwerking afsluiten             |

    @eis:DSOK-SWF-084 @iteratie:3 @inhoud:neutraal
    Scenario: Een open samenwerking kan niet worden verwijderd
      Dan kan de vergunningverlener de samenwerking nog niet verwijderen omdat zij open is

  Regel: Elke organisatie bewaart zelf
    Bron: oefencasus Samenwerkfunctionaliteit, oefening 4 en 5; BV-018

    @eis:DSOK-SWF-082 @eis:DSOK-SWF-083 @iteratie:3 @storing:BV-018 @inhoud:neutraal
    Scenario: Het archief is volledig en blijft dat na het verwijderen
      Gegeven de vergunningverlener heeft een regulier vertrouwelijk document "sloopplan.pdf" toegevoegd
      En de vergunningverlener heeft een strikt vertrouwelijk document "eigendomsakte.pdf" toegevoegd
      En de adviseur heeft een strikt vertrouwelijk document "sloopadvies.pdf" toegevoegd
      En de vergunningverlener heeft de samenwerking afgesloten
      En de adviseur heeft gezien dat de samenwerking is afgesloten
      En de adviseur heeft de samenwerking gearchiveerd
      En de vergunningverlener heeft de samenwerking gearchiveerd
      Als de vergunningverlener de samenwerking verwijdert
      Dan staat in het archief van de adviseur elk document dat hij mocht zien
      En staat in het archief van de vergunningverlener elk document dat hij mocht zien

  Regel: Een verwijderde samenwerking is voor niemand meer te zien
    Bron: oefencasus Samenwerkfunctionaliteit, oefening 5; BV-144

    @eis:DSOK-SWF-085 @iteratie:3 @storing:BV-144 @inhoud:neutraal
    Scenario: Na het verwijderen toont ook het eigen systeem de samenwerking niet meer
      Gegeven de vergunningverlener heeft de samenwerking afgesloten
      En de adviseur heeft gezien dat de samenwerking is afgesloten
      Als de vergunningverlener de samenwerking verwijdert
      Dan ziet de vergunningverlener de samenwerking niet meer omdat zij weg is
      En ziet de adviseur de samenwerking niet meer omdat zij weg is

    @eis:DSOK-SWF-086 @iteratie:3 @storing:BV-018 @inhoud:neutraal
    Scenario: Wat niemand verwijdert, verdwijnt na een jaar vanzelf
      Gegeven de vergunningverlener heeft de samenwerking afgesloten
      Als er een jaar voorbijgaat zonder dat iemand de samenwerking verwijdert
      Dan is de samenwerking vanzelf verwijderd
