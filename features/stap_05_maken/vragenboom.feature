# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:5 @rol:regelsoftware @rol:rtr
Functionaliteit: Een regelanalist maakt een toepasbare regel bij een activiteit uit het plan
  Een activiteit uit het gepubliceerde plan komt vanzelf in de registratie. Pas als de regelsoftware haar toont,
  kan de regelanalist er een vragenboom bij maken.
  Werkplaats Rotterdam (2021): wat hier misgaat, begon vaak in een andere deelketen.

  Achtergrond:
    Gegeven het omgevingsplan van de gemeente is gepubliceerd

  Regel: Wat in het plan staat, is te kiezen in de regelsoftware
    Bron: Aan de slag met de Omgevingswet, proces toepasbare regels; RTR gegevens v2, bladzijden en organisatiecode

    @eis:DSOK-REG-001 @iteratie:1 @inhoud:neutraal @storing:BV-024 @storing:BV-150 @kern
    Scenario: Elke activiteit uit het plan staat in de lijst van de regelsoftware
      Als de regelanalist de activiteiten van de gemeente opvraagt
      Dan staat elke activiteit uit het plan met haar naam één keer in de lijst

  Regel: Een toepasbareregelbestand hoort bij de activiteit waarvoor het is gemaakt
    Bron: STTR, functioneleStructuurRef

    @eis:DSOK-REG-002 @eis:DSOK-REG-003 @iteratie:1 @inhoud:neutraal
    Scenario: Het bestand van de check hoort bij de activiteit en bij de gemeente
      Gegeven een vragenboom voor de check van de casus
      Dan hoort het bestand bij de activiteit en bij de gemeente
      En voldoet het bestand aan de standaard

    @eis:DSOK-REG-002 @eis:DSOK-REG-003 @iteratie:2 @inhoud:neutraal
    Scenario: Het bestand van het aanvraagformulier hoort bij de activiteit en bij de gemeente
      Gegeven een vragenboom voor de aanvraag van de casus
      Dan hoort het bestand bij de activiteit en bij de gemeente
      En voldoet het bestand aan de standaard

  Regel: Elk pad door de vragenboom leidt tot een conclusie
    Bron: IPLO, toepasbare regels testen

    @eis:DSOK-REG-004 @iteratie:1 @inhoud:neutraal
    Scenario: Elk pad van de check is af te spelen in de regelsoftware
      Gegeven een vragenboom voor de check van de casus
      Dan leidt elk pad in de regelsoftware tot de bedoelde conclusie

  Regel: Een naam blijft heel, wat er ook in staat
    Bron: Werkplaats DSO-keten (2021), bevinding over speciale tekens in de naam van een vragenboom

    @eis:DSOK-REG-005 @eis:DSOK-REG-003 @iteratie:3
    Abstract Scenario: Een vragenboom met <wat> in de naam
      Als de regelanalist een vragenboom maakt met de naam "<naam>"
      Dan is de vragenboom in het bestand met deze naam terug te vinden
      En voldoet het bestand aan de standaard

      Voorbeelden:
        | wat               | naam                                 |
        | diakrieten        | Ligplaats ’s-Gravenzande, café België |
        | XML-tekens        | Hoogte < 3 m & breedte > 2 m         |
        | een paragraafteken | Kappen (§ 4.1): één boom™            |
        | een emoji         | Boom 🌳 kappen                        |

  Regel: Elke versie van de standaard die in gebruik is, is te lezen
    Bron: IMTR 1.2 en 3.0; amsterdam/vergunningcheck (2021), nieuw geleverde IMTR-bestanden

    @eis:DSOK-REG-006 @eis:DSOK-REG-004 @iteratie:3 @storing:BV-159
    Abstract Scenario: Een aanleverpakket volgens <wijze> is in te lezen en af te spelen
      Als de regelanalist een aanleverpakket inleest volgens "<wijze>"
      Dan leidt elk pad in de regelsoftware tot de bedoelde conclusie

      Voorbeelden:
        | wijze              |
        | STTR 1 in DMN 1.1  |
        | STTR 1 in DMN 1.2  |
        | STTR 3 in DMN 1.2  |
