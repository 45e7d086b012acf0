# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:1 @rol:plansoftware
Functionaliteit: Een wijziging verandert wat u bedoelt, en niets anders
  Knippen, plakken en een artikel toevoegen lijken eenvoudig. In de werkplaatsen liepen ze toch
  spaak: een opsomming kwam dubbel in het plan, een nieuwe regel verloor zijn werkingsgebied, en
  bij twee wijzigingen tegelijk verdween de ene onder de andere.

  Achtergrond:
    Gegeven het omgevingsplan van de gemeente is gepubliceerd

  Regel: Alleen wat u wijzigt, verandert
    Bron: STOP 1.3, RegelingMutatie; werkplaats omgevingsplan, knippen en plakken

    @eis:DSOK-PLAN-102 @iteratie:1
    Scenario: Een andere tekst in één artikel laat de andere artikelen met rust
      Gegeven een wijziging van het plan
      Als de planjurist de tekst van één artikel wijzigt
      Dan is alleen dat artikel veranderd

    @eis:DSOK-PLAN-103 @iteratie:2 @storing:BV-038
    Abstract Scenario: Geplakte tekst komt heel in het plan: <wat>
      Gegeven een wijziging van het plan
      Als de planjurist <wat> in een artikel plakt
      Dan staat de geplakte tekst heel in het plan

      Voorbeelden:
        | wat                |
        | een opsomming      |
        | een tabel          |
        | een harde spatie   |
        | bijzondere tekens  |

  Regel: Voeg toe, vervang, verwijder, verplaats
    Bron: STOP 1.3, RegelingMutatie; Indringend Ketentesten, basismutaties

    @eis:DSOK-PLAN-102 @iteratie:1
    Scenario: Een artikel dat vervalt, neemt alleen zichzelf mee
      Gegeven een wijziging van het plan
      Als de planjurist één artikel verwijdert
      Dan is alleen dat artikel veranderd

    @eis:DSOK-PLAN-111 @iteratie:2 @storing:BV-038
    Abstract Scenario: Een artikel dat verhuist, houdt wat erbij hoort: <waarheen>
      Gegeven een wijziging van het plan
      Als de planjurist een artikel verplaatst <waarheen>
      Dan heeft het verplaatste artikel nog zijn tekst, zijn werkingsgebied en zijn activiteit

      Voorbeelden:
        | waarheen                 |
        | binnen zijn hoofdstuk    |
        | naar een ander hoofdstuk |

  Regel: Een nieuwe regel houdt zijn annotaties
    Bron: IMOW 2.0, juridische regel; annoteren in de werkplaats omgevingsplan

    @eis:DSOK-PLAN-106 @iteratie:2 @storing:BV-050
    Scenario: Een nieuw artikel heeft zijn eigen werkingsgebied en activiteit
      Gegeven een wijziging van het plan
      Als de planjurist een artikel met een nieuw werkingsgebied en een nieuwe activiteit toevoegt
      Dan heeft het nieuwe artikel zijn werkingsgebied en zijn activiteit

  Regel: Twee wijzigingen tegelijk gaan niet over elkaar heen
    Bron: STOP 1.3, consolidatie; werkplaatsen, parallel wijzigen

    @eis:DSOK-PLAN-104 @iteratie:3 @storing:BV-062
    Scenario: Wie zijn wijziging bijwerkt, houdt ook de wijziging van een ander
      Gegeven twee wijzigingen op dezelfde versie van het plan
      Als de planjurist de eerste wijziging publiceert en het plan opnieuw downloadt
      En de planjurist de tweede wijziging bijwerkt naar die versie
      Dan staan beide wijzigingen in het plan

    @eis:DSOK-PLAN-107 @iteratie:3 @storing:BV-063
    Scenario: Twee wijzigingen van hetzelfde artikel leiden tot een vraag aan de planjurist
      Gegeven twee wijzigingen van hetzelfde artikel op dezelfde versie van het plan
      Als de planjurist de eerste wijziging publiceert en het plan opnieuw downloadt
      En de planjurist de tweede wijziging bijwerkt naar die versie
      Dan meldt de plansoftware dat beide hetzelfde artikel wijzigen

    @eis:DSOK-PLAN-107 @iteratie:3
    Scenario: Wie een artikel wijzigt dat een ander liet vervallen, krijgt een vraag
      Gegeven een wijziging van een artikel dat een ander besluit laat vervallen
      Als de planjurist de eerste wijziging publiceert en het plan opnieuw downloadt
      En de planjurist de tweede wijziging bijwerkt naar die versie
      Dan meldt de plansoftware dat beide hetzelfde artikel wijzigen

    @eis:DSOK-PLAN-104 @iteratie:3
    Scenario: Een nieuw artikel van een ander blijft staan als u bijwerkt
      Gegeven een wijziging van het plan naast een besluit met een nieuw artikel
      Als de planjurist de eerste wijziging publiceert en het plan opnieuw downloadt
      En de planjurist de tweede wijziging bijwerkt naar die versie
      Dan staan beide wijzigingen in het plan
