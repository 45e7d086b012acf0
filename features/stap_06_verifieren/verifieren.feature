# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:6 @rol:regelsoftware @rol:rtr
Functionaliteit: De landelijke voorziening verifieert een toepasbareregelbestand
  Voor het publiceren laat de regelanalist het bestand verifiëren. Een goed bestand wordt goedgekeurd; bij een fout
  bestand staat waar de fout zit. Een terechte afkeuring is geen bevinding: zo hoort de keten te werken.

  Regel: Een goed bestand wordt goedgekeurd
    Bron: Aan de slag met de Omgevingswet, regels verifiëren

    @eis:DSOK-VER-001 @iteratie:1 @inhoud:neutraal @kern
    Scenario: De check van de casus wordt goedgekeurd
      Gegeven een vragenboom voor de check van de casus
      Als de regelanalist het bestand laat verifiëren
      Dan keurt de landelijke voorziening het bestand goed
      En vindt de eigen controle hetzelfde oordeel

    @eis:DSOK-VER-001 @iteratie:2 @inhoud:neutraal
    Scenario: Het aanvraagformulier van de casus wordt goedgekeurd
      Gegeven een vragenboom voor de aanvraag van de casus
      Als de regelanalist het bestand laat verifiëren
      Dan keurt de landelijke voorziening het bestand goed
      En vindt de eigen controle hetzelfde oordeel

    @eis:DSOK-VER-001 @iteratie:3
    Scenario: Speciale tekens in de naam zijn geen reden voor een afkeuring
      Gegeven een vragenboom met de naam "Uitrit < 3 m aan de Coöperatiestraat & omgeving"
      Als de regelanalist het bestand laat verifiëren
      Dan keurt de landelijke voorziening het bestand goed

    @eis:DSOK-VER-001 @iteratie:3 @storing:BV-159
    Abstract Scenario: Een bestand volgens <wijze> wordt goedgekeurd
      Gegeven een aanleverpakket volgens "<wijze>"
      Als de regelanalist het bestand laat verifiëren
      Dan keurt de landelijke voorziening het bestand goed

      Voorbeelden:
        | wijze              |
        | STTR 1 in DMN 1.1  |
        | STTR 1 in DMN 1.2  |
        | STTR 3 in DMN 1.2  |

  Regel: Een fout bestand wordt afgekeurd, met de plaats van de fout
    Bron: Aan de slag met de Omgevingswet, regels verifiëren; Geonovum-validatiematrix, niet-valide in de keten

    @eis:DSOK-VER-002 @eis:DSOK-VER-003 @iteratie:2 @storing:BV-104
    Abstract Scenario: Een bestand met <gebrek> wordt afgekeurd
      Gegeven een toepasbareregelbestand met "<gebrek>"
      Als de regelanalist het bestand laat verifiëren
      Dan keurt de landelijke voorziening het bestand af
      En zegt de afkeuring waar de fout zit
      En vindt de eigen controle hetzelfde oordeel

      Voorbeelden:
        | gebrek                                          |
        | een verwijzing naar een vraag die niet bestaat  |
        | een vraag zonder tekst                          |
        | een voorwaarde die niet te lezen is             |
        | een conclusie die niet bestaat                  |
        | een vraag die er twee keer in staat             |
        | een ander bevoegd gezag dan de activiteit       |
        | een element dat de standaard niet kent          |
