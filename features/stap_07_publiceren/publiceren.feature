# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:7 @rol:regelsoftware @rol:rtr
Functionaliteit: Toepasbare regels komen in de registratie
  De regelsoftware levert aan; de registratie verwerkt dat later. Of het goed is gegaan, blijkt pas als de regels
  zijn terug te lezen. Tot die tijd ziet een initiatiefnemer er niets van.

  Regel: Een activiteit krijgt haar regelbeheerobjecten en haar werkzaamheid
    Bron: Aan de slag met de Omgevingswet, activiteit toepasbaar maken

    @eis:DSOK-RTR-008 @iteratie:1 @inhoud:neutraal
    Scenario: Een toepasbare activiteit is gekoppeld aan haar werkzaamheid
      Gegeven de activiteit van de casus staat in de regelsoftware
      Als de regelanalist de activiteit toepasbaar maakt
      Dan heeft de activiteit in de registratie haar werkzaamheid

  Regel: Wat is aangeleverd, is wat is geregistreerd
    Bron: Toepasbare regels uitvoeren gegevens v1; werkplaats DSO-keten (2021), synchronisatietijd

    @eis:DSOK-RTR-001 @eis:DSOK-RTR-002 @iteratie:1 @inhoud:neutraal @kern
    Scenario: Check en formulier van de casus staan binnen de normtijd in de registratie
      Gegeven de activiteit van de casus staat in de regelsoftware
      Als de regelanalist de check en het formulier publiceert
      Dan staan de regels in de registratie zoals ze zijn aangeleverd

    @eis:DSOK-RTR-007 @iteratie:2 @inhoud:neutraal @storing:BV-149
    Scenario: De registratie noemt het aantal regels dat zij geeft
      Gegeven de check van de casus is gepubliceerd
      Dan noemt de registratie het aantal regels dat zij geeft

    @eis:DSOK-RTR-009 @iteratie:2
    Scenario: Een fout bestand komt de registratie niet in
      Gegeven de activiteit van de casus is toepasbaar
      En een toepasbareregelbestand met "een conclusie die niet bestaat"
      Dan weigert de registratie het bestand met een melding

  Regel: Een nieuwe versie komt in de plaats van de oude
    Bron: Aan de slag met de Omgevingswet, nieuwe versie met geldigheidsdatum

    @eis:DSOK-RTR-003 @iteratie:3
    Scenario: Na een nieuwe versie is de oude niet meer te lezen
      Gegeven de check van de casus is gepubliceerd
      Als de regelanalist een nieuwe versie publiceert
      Dan heeft de registratie alleen nog de nieuwe versie

  Regel: Dezelfde regels blijven dezelfde regels
    Bron: amsterdam/vergunningcheck (2021), id’s in regelbestanden

    @eis:DSOK-RTR-005 @eis:DSOK-RTR-006 @iteratie:3 @storing:BV-161
    Scenario: Twee keer publiceren zonder wijziging geeft hetzelfde bestand
      Gegeven de check van de casus is gepubliceerd
      Als de regelanalist dezelfde vragenboom nog een keer publiceert
      Dan is het tweede bestand gelijk aan het eerste
      En staan de regels één keer in de registratie

  Regel: Een vragenboom is te publiceren, welke naam hij ook heeft
    Bron: Werkplaats DSO-keten (2021): speciale tekens in de naam laten de regelapplicatie vastlopen

    @eis:DSOK-RTR-004 @iteratie:3 @storing:BV-005
    Abstract Scenario: Een vragenboom met <wat> in de naam is te publiceren
      Gegeven een vragenboom met de naam "<naam>"
      Als de regelanalist de vragenboom publiceert
      Dan staat de vragenboom met deze naam in de registratie

      Voorbeelden:
        | wat               | naam                                 |
        | diakrieten        | Ligplaats ’s-Gravenzande, café België |
        | XML-tekens        | Hoogte < 3 m & breedte > 2 m, één hek |
        | een emoji         | Boom 🌳 kappen                        |
