# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:11 @oefening:0 @rol:vth @rol:adviseur @rol:samenwerkfunctionaliteit
Functionaliteit: Oefencasus samenwerken, voorbereiding
  Twee organisaties gaan samen oefenen. Vooraf spreken zij af waarmee en waarvoor, en kijken zij of
  hun systemen bij de samenwerkfunctionaliteit kunnen.

  Regel: De deelnemers weten waarmee zij oefenen en wat zij willen bereiken
    Bron: oefencasus Samenwerkfunctionaliteit 2.0, voordat u start (V1)

    @eis:DSOK-SWF-120
    Scenario: De deelnemers maken afspraken over de oefening
      Dan verklaren de deelnemers bij V1: "Met welke casus oefent u, wat wilt u bereiken, en werkt elk van u in het eigen systeem of in het webportaal?"

  Regel: Elke organisatie kan vanuit haar eigen systeem bij de samenwerkfunctionaliteit
    Bron: oefencasus Samenwerkfunctionaliteit 2.0, voordat u start (V2); BV-032 en BV-143

    @eis:DSOK-SWF-008 @inhoud:neutraal
    Scenario: Beide systemen zijn aangesloten
      Dan kan de vergunningverlener bij de samenwerkfunctionaliteit
      En kan de adviseur bij de samenwerkfunctionaliteit

  Regel: Wie in het webportaal werkt, kan inloggen
    Bron: oefencasus Samenwerkfunctionaliteit 2.0, specifieke aspecten (V3)

    @eis:DSOK-SWF-120
    Scenario: Wie het webportaal gebruikt, heeft eHerkenning
      Dan verklaren de deelnemers bij V3: "Heeft elke medewerker die in het webportaal werkt eHerkenning op niveau 2 of hoger, de dienst DSO Samenwerken, een OIN en een geschikte browser, of werkt niemand in het webportaal?"

  Regel: Een samenwerking kan over een aanvraag gaan, en dan is het verzoeknummer bekend
    Bron: oefencasus Samenwerkfunctionaliteit 2.0, voordat u start (V4)

    @eis:DSOK-SWF-001
    Scenario: De vergunningverlener heeft een aanvraag om over samen te werken
      Gegeven een aanvraag vergunning voor "Houtopstand vellen"
      En de initiatiefnemer heeft het verzoek ingediend
      Als de vergunningverlener over het verzoek een samenwerking "Oefening met een aanvraag" start
      Dan ziet de vergunningverlener de samenwerking "Oefening met een aanvraag" open staan
