# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:11 @oefening:leerdoelen @rol:vth @rol:adviseur @rol:samenwerkfunctionaliteit
Functionaliteit: Oefencasus samenwerken, leerdoelen buiten de oefeningen
  De oefencasus noemt twee leerdoelen die in geen oefening terugkomen: een ketenpartner verwijderen
  en een notificatie verwijderen.

  Achtergrond:
    Gegeven de vergunningverlener heeft een samenwerking "Oefening dorpshuis" gestart
    En de vergunningverlener heeft de adviseur uitgenodigd met beperkte toegang

  Regel: Wie de samenwerking startte, kan een ketenpartner verwijderen
    Bron: oefencasus Samenwerkfunctionaliteit 2.0, leerdoelen

    @eis:DSOK-SWF-001 @eis:DSOK-SWF-085 @inhoud:neutraal
    Scenario: Leerdoel ketenpartner verwijderen: die ziet de samenwerking niet meer
      Als de vergunningverlener de adviseur uit de samenwerking verwijdert
      Dan ziet de adviseur de samenwerking niet meer omdat hij is verwijderd
      En ziet de vergunningverlener deze deelnemers
        | deelnemer             | toegang          |
        | de vergunningverlener | start en beheert |

  Regel: Elke deelnemer ruimt zijn eigen notificaties op
    Bron: oefencasus Samenwerkfunctionaliteit 2.0, leerdoelen

    @eis:DSOK-SWF-062 @inhoud:neutraal
    Scenario: Leerdoel notificatie verwijderen: alleen bij wie haar verwijdert
      Gegeven de vergunningverlener heeft de tweede adviseur uitgenodigd met volledige toegang
      En de vergunningverlener heeft een regulier vertrouwelijk document "toelichting.pdf" toegevoegd
      Als de adviseur de notificatie over een nieuw document verwijdert
      Dan staat die notificatie niet meer in de lijst van de adviseur
      En staat in de lijst van de tweede adviseur nog een notificatie over een nieuw document
