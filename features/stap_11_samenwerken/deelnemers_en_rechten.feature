# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:11 @rol:vth @rol:samenwerkfunctionaliteit @rol:adviseur
Functionaliteit: Elke deelnemer ziet wat hij mag zien, en niet meer
  In een samenwerking staan soms persoonsgegevens of bedrijfsgeheimen. Wie de samenwerking start,
  bepaalt per ketenpartner wat die mag zien. Daar moet iedereen op kunnen rekenen.

  Achtergrond:
    Gegeven de vergunningverlener heeft een samenwerking "Verbouwing loods" gestart

  Regel: Twee ketenpartners kunnen verschillende toegang hebben
    Bron: oefencasus Samenwerkfunctionaliteit, oefening 1; BV-020

    @eis:DSOK-SWF-022 @eis:DSOK-SWF-023 @rol:tweede-adviseur @iteratie:2 @storing:BV-020 @inhoud:neutraal
    Scenario: De ene adviseur ziet het strikt vertrouwelijke document en de andere niet
      Gegeven de vergunningverlener heeft de adviseur uitgenodigd met beperkte toegang
      En de vergunningverlener heeft de tweede adviseur uitgenodigd met volledige toegang
      Als de vergunningverlener een strikt vertrouwelijk document "bedrijfsgegevens.pdf" toevoegt
      En de vergunningverlener een regulier vertrouwelijk document "plattegrond.pdf" toevoegt
      Dan ziet de tweede adviseur het document "bedrijfsgegevens.pdf"
      En ziet de adviseur het document "plattegrond.pdf"
      En ziet de adviseur het document "bedrijfsgegevens.pdf" niet omdat het strikt vertrouwelijk is

    @eis:DSOK-SWF-002 @eis:DSOK-SWF-003 @rol:tweede-adviseur @iteratie:2 @inhoud:neutraal
    Scenario: Het overzicht van deelnemers is voor iedereen gelijk
      Gegeven de vergunningverlener heeft de adviseur uitgenodigd met beperkte toegang
      En de vergunningverlener heeft de tweede adviseur uitgenodigd met volledige toegang
      Dan ziet de adviseur deze deelnemers
        | deelnemer              | toegang             |
        | de vergunningverlener  | start en beheert    |
        | de adviseur            | beperkte toegang    |
        | de tweede adviseur     | volledige toegang   |
      En ziet de tweede adviseur deze deelnemers
        | deelnemer              | toegang             |
        | de vergunningverlener  | start en beheert    |
        | de adviseur            | beperkte toegang    |
        | de tweede adviseur     | volledige toegang   |

    @eis:DSOK-SWF-042 @rol:tweede-adviseur @iteratie:2 @inhoud:neutraal
    Scenario: Een actieverzoek is er alleen voor zender en ontvanger
      Gegeven de vergunningverlener heeft de adviseur uitgenodigd met beperkte toegang
      En de vergunningverlener heeft de tweede adviseur uitgenodigd met volledige toegang
      Als de vergunningverlener de adviseur een actieverzoek "Advies constructie" stuurt
      Dan ziet de adviseur het actieverzoek "Advies constructie" met de toestand open
      En ziet de tweede adviseur het actieverzoek "Advies constructie" niet omdat hij er niet bij betrokken is

  Regel: Alleen wie de samenwerking startte, beheert haar
    Bron: oefencasus Samenwerkfunctionaliteit, voetnoot 1 en leerdoelen; BV-020

    @eis:DSOK-SWF-004 @iteratie:1 @storing:BV-020 @inhoud:neutraal
    Scenario: Een adviseur kan rechten en deelnemers niet wijzigen
      Gegeven de vergunningverlener heeft de adviseur uitgenodigd met beperkte toegang
      Dan mag de adviseur dit niet omdat alleen de starter het mag
        | actie                                 |
        | de toegang van een deelnemer wijzigen |
        | een ketenpartner uitnodigen           |
        | een ketenpartner verwijderen          |
        | de samenwerking afsluiten             |
        | de samenwerking verwijderen           |
      En heeft de adviseur volgens de vergunningverlener beperkte toegang

  Regel: Een gewijzigde toegang geldt overal, ook in het eigen systeem
    Bron: documentatie van een aangesloten VTH-systeem (2023), synchronisatie; BV-141

    @eis:DSOK-SWF-005 @eis:DSOK-SWF-020 @iteratie:2 @storing:BV-141 @inhoud:neutraal
    Scenario: Een adviseur die meer mag zien, ziet het binnen de normtijd
      Gegeven de vergunningverlener heeft de adviseur uitgenodigd met beperkte toegang
      En de vergunningverlener heeft een strikt vertrouwelijk document "taxatie.pdf" toegevoegd
      Als de vergunningverlener de toegang van de adviseur wijzigt in volledige toegang
      Dan heeft de adviseur volgens de vergunningverlener volledige toegang
      En heeft de adviseur volgens de adviseur volledige toegang
      En ziet de adviseur het document "taxatie.pdf"

    @eis:DSOK-SWF-005 @eis:DSOK-SWF-022 @iteratie:2 @storing:BV-141 @inhoud:neutraal
    Scenario: Een adviseur die minder mag zien, krijgt nieuwe vertrouwelijke documenten niet meer
      Gegeven de vergunningverlener heeft de adviseur uitgenodigd met volledige toegang
      Als de vergunningverlener de toegang van de adviseur wijzigt in beperkte toegang
      En de vergunningverlener een strikt vertrouwelijk document "schadeclaim.pdf" toevoegt
      Dan heeft de adviseur volgens de adviseur beperkte toegang
      En ziet de adviseur het document "schadeclaim.pdf" niet omdat het strikt vertrouwelijk is

  Regel: Samenwerken kan alleen met organisaties die zijn aangesloten
    Bron: oefencasus Samenwerkfunctionaliteit, doelgroep; BV-019

    @eis:DSOK-SWF-007 @iteratie:3 @storing:BV-019 @inhoud:neutraal
    Scenario: Een initiatiefnemer uitnodigen wordt geweigerd met een melding
      Dan wordt de initiatiefnemer als deelnemer geweigerd met een melding
