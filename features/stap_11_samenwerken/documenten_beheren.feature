# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:11 @rol:vth @rol:samenwerkfunctionaliteit @rol:adviseur
Functionaliteit: Documenten beheren in een samenwerking
  Een document in een samenwerking blijft van wie het toevoegde. Alleen die organisatie maakt het
  vertrouwelijk, maakt het openbaarder of haalt het weg.

  Achtergrond:
    Gegeven de vergunningverlener heeft een samenwerking "Brug over de vaart" gestart
    En de vergunningverlener heeft de adviseur uitgenodigd met beperkte toegang

  Regel: Een document blijft van wie het toevoegde
    Bron: documentatie van een aangesloten VTH-systeem (2023), documenten beheren

    @eis:DSOK-SWF-024 @iteratie:2 @inhoud:neutraal
    Scenario: Een adviseur kan een document van de vergunningverlener niet wijzigen of verwijderen
      Gegeven de vergunningverlener heeft een regulier vertrouwelijk document "berekening.pdf" toegevoegd
      En de adviseur heeft het document "berekening.pdf" bekeken
      Dan mag de adviseur het document "berekening.pdf" niet wijzigen of verwijderen omdat het van een ander is

    @eis:DSOK-SWF-020 @iteratie:2 @inhoud:neutraal
    Scenario: Een document dat minder vertrouwelijk wordt, is daarna te zien
      Gegeven de vergunningverlener heeft een strikt vertrouwelijk document "veiligheidsplan.pdf" toegevoegd
      Als de vergunningverlener het document "veiligheidsplan.pdf" regulier vertrouwelijk maakt
      Dan ziet de adviseur het document "veiligheidsplan.pdf"
      En krijgt de adviseur binnen de normtijd een notificatie over een gewijzigd document

    @eis:DSOK-SWF-021 @iteratie:2 @inhoud:neutraal
    Scenario: Een adviseur met beperkte toegang kan zelf een strikt vertrouwelijk rapport toevoegen
      Als de adviseur een strikt vertrouwelijk document "advies-veiligheid.pdf" toevoegt
      Dan ziet de vergunningverlener het document "advies-veiligheid.pdf"

  Regel: Wat is weggehaald, is bij niemand meer te zien
    Bron: documentatie van een aangesloten VTH-systeem (2023), objecten die landelijk niet meer bestaan; BV-144

    @eis:DSOK-SWF-025 @iteratie:3 @inhoud:neutraal
    Scenario: Een weggehaald document verdwijnt ook bij de adviseur
      Gegeven de vergunningverlener heeft een regulier vertrouwelijk document "verkeerde-versie.pdf" toegevoegd
      En de adviseur heeft het document "verkeerde-versie.pdf" bekeken
      Als de vergunningverlener het document "verkeerde-versie.pdf" verwijdert
      Dan is het document "verkeerde-versie.pdf" bij de adviseur niet meer te zien
