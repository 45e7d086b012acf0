# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:8b @rol:omgevingsloket @rol:rtr
Functionaliteit: Een initiatiefnemer vult het aanvraagformulier in
  De gemeente heeft het formulier gepubliceerd. In het loket moet het dan ook zo te zien zijn: elke vraag één
  keer, elk document, en pas in te dienen als alles is ingevuld. Een omgevingsdienst zag in 2023 vragen
  dubbel in de vragenlijsten staan.

  Regel: Het formulier in het loket is het formulier dat is gepubliceerd
    Bron: IMTR, indieningsvereisten; toepasbare regels uitvoeren, indieningsvereisten bepalen

    @eis:DSOK-LOKET-009 @iteratie:1 @storing:BV-084
    Abstract Scenario: Het loket stelt elke vraag van het formulier voor <activiteit>
      Als de initiatiefnemer alle vragen van het formulier voor "<activiteit>" beantwoordt
      Dan stelt het loket elke vraag van het formulier precies één keer

      Voorbeelden:
        | activiteit         |
        | Houtopstand vellen |
        | Bijgebouw bouwen   |

    @eis:DSOK-LOKET-010 @iteratie:2
    Scenario: Het loket vraagt om elk document van het formulier
      Als de initiatiefnemer alle vragen van het formulier voor "Bijgebouw bouwen" beantwoordt
      Dan vraagt het loket om elk document van het formulier

    @eis:DSOK-LOKET-011 @iteratie:1
    Scenario: Een leeg formulier is nog niet in te dienen
      Als de initiatiefnemer het formulier voor "Bijgebouw bouwen" opent
      Dan is het formulier nog niet volledig

    @eis:DSOK-LOKET-011 @iteratie:1
    Scenario: Een ingevuld formulier is in te dienen
      Als de initiatiefnemer alle vragen van het formulier voor "Bijgebouw bouwen" beantwoordt
      Dan is het formulier volledig en in te dienen
