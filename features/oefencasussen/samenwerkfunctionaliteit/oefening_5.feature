# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:11 @oefening:5 @rol:vth @rol:adviseur @rol:samenwerkfunctionaliteit
Functionaliteit: Oefencasus samenwerken, oefening 5: archiveren en verwijderen
  De vergunningverlener archiveert en verwijdert de samenwerking. Doet hij dat niet, dan verdwijnt
  zij een jaar na het afsluiten vanzelf.

  Achtergrond:
    Gegeven de vergunningverlener heeft een samenwerking "Oefening dorpshuis" gestart
    En de vergunningverlener heeft de adviseur uitgenodigd met beperkte toegang
    En de vergunningverlener heeft een strikt vertrouwelijk document "persoonsgegevens.pdf" toegevoegd
    En de adviseur heeft een regulier vertrouwelijk document "adviesrapport.pdf" toegevoegd
    En de vergunningverlener heeft de samenwerking afgesloten
    En de adviseur heeft gezien dat de samenwerking is afgesloten

  Regel: Vraag Q5.1, of archiveren lukt
    Bron: oefencasus Samenwerkfunctionaliteit 2.0, oefening 5, stap 1

    @eis:DSOK-SWF-083 @vraag:Q5.1 @inhoud:neutraal
    Scenario: Oefening 5: de vergunningverlener archiveert alles
      Als de vergunningverlener de samenwerking archiveert
      Dan staat in het archief van de vergunningverlener elk document dat hij mocht zien

  Regel: Vraag Q5.2, of verwijderen lukt
    Bron: oefencasus Samenwerkfunctionaliteit 2.0, oefening 5, stap 2

    @eis:DSOK-SWF-083 @eis:DSOK-SWF-085 @vraag:Q5.2 @inhoud:neutraal
    Scenario: Oefening 5 met verwijderen: niemand kan de samenwerking nog zien
      Gegeven de vergunningverlener heeft de samenwerking gearchiveerd
      Als de vergunningverlener de samenwerking verwijdert
      Dan ziet de vergunningverlener de samenwerking niet meer omdat zij weg is
      En ziet de adviseur de samenwerking niet meer omdat zij weg is
      En staat in het archief van de vergunningverlener elk document dat hij mocht zien

    @eis:DSOK-SWF-085 @eis:DSOK-SWF-086 @vraag:Q5.2 @inhoud:neutraal
    Scenario: Oefening 5 zonder verwijderen: na een jaar is de samenwerking vanzelf weg
      Als er een jaar voorbijgaat zonder dat iemand de samenwerking verwijdert
      Dan is de samenwerking vanzelf verwijderd
      En ziet de adviseur de samenwerking niet meer omdat zij weg is

  Regel: Vraag Q5.3 is aan de deelnemers zelf
    Bron: oefencasus Samenwerkfunctionaliteit 2.0, oefening 5, vragen

    @eis:DSOK-SWF-120 @vraag:Q5.3
    Scenario: Oefening 5 nabespreken: werkafspraken na archiveren en verwijderen
      Gegeven de vergunningverlener heeft de samenwerking gearchiveerd
      En de vergunningverlener heeft de samenwerking verwijderd
      Dan beantwoordt de vergunningverlener vraag Q5.3 zelf: "Wilt u nu de samenwerking is gearchiveerd en verwijderd uw werkafspraken veranderen, met de andere organisatie of binnen uw eigen organisatie?"
