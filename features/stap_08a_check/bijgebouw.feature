# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:8a @rol:omgevingsloket @rol:rtr
Functionaliteit: De vergunningcheck voor een bijgebouw
  Voor een bijgebouw hangt alles aan één getal. Daarmee is met de hand na te rekenen of het loket goed rekent, ook
  precies op de grens.

  Achtergrond:
    Gegeven de toepasbare regels voor "Bijgebouw bouwen" staan in het loket

  Regel: De oppervlakte bepaalt of er een vergunning of melding nodig is
    Bron: omgevingsplan van de casus, artikel 2.2

    @eis:DSOK-CHECK-001 @iteratie:2
    Abstract Scenario: Een bijgebouw van <oppervlakte> m² geeft <conclusie>
      Dan geeft de check bij het antwoord "<oppervlakte>" de conclusie "<conclusie>"

      Voorbeelden:
        | oppervlakte | conclusie        |
        | 15          | Toestemmingsvrij |
        | 25          | Meldingsplicht   |
        | 40          | Vergunningplicht |
