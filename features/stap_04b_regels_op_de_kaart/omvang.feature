# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:4b @rol:lvbb @rol:ozon
Functionaliteit: Ook een groot plan komt heel op de kaart
  Kleine plannen slagen, grote niet: dat was een patroon in de werkplaatsen. Zware kaartbestanden
  werden niet verwerkt, en een lijst met gebieden hield halverwege op. Daarom gaat hetzelfde plan
  hier in drie maten door de keten.

  Regel: Hoe groot het plan ook is, elke tekst en elk gebied staat er
    Bron: DSO-LV, presenteren v8 en geometrie opvragen v1; Indringend Ketentesten, veel geometrie

    @eis:DSOK-PLAN-411 @eis:DSOK-PLAN-412 @eis:DSOK-PLAN-422 @iteratie:3 @storing:BV-043
    Abstract Scenario: Een plan van omvang <omvang> staat heel op de kaart
      Gegeven een omgevingsplan van omvang <omvang> is gepubliceerd
      Dan toont Regels op de kaart de tekst van het plan
      En heeft elk gebied op de kaart de grenzen waarmee het is aangeleverd

      Voorbeelden:
        | omvang |
        | S      |
        | M      |
        | L      |
