# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:2 @rol:plansoftware @rol:lvbb
Functionaliteit: De LVBB keurt een goed plan goed
  Voor een besluit wordt gepubliceerd, laat de planjurist het controleren. Het verslag moet op tijd
  komen en kloppen. In de praktijk werden ook goede plannen afgekeurd, door een fout in de
  controle en niet in het plan.

  Regel: Een plan dat aan alle regels voldoet, wordt goedgekeurd
    Bron: validatiematrix LVBB-STOP-BHKV; geldige plannen die werden afgekeurd

    @eis:DSOK-PLAN-201 @inhoud:neutraal @iteratie:1 @storing:BV-041 @kern @storing:BV-111 @storing:BV-069 @storing:BV-110 @storing:BV-022
    Scenario: Het plan wordt binnen de normtijd goedgekeurd
      Gegeven een omgevingsplan dat klaar is om aan te leveren
      Als de planjurist het plan laat valideren
      Dan keurt de LVBB het plan binnen de normtijd goed

    @eis:DSOK-PLAN-201 @eis:LVBB4015 @iteratie:2 @storing:BV-113 @storing:BV-115
    Scenario: Een wijziging met een nieuw gebied en een nieuwe activiteit wordt goedgekeurd
      Gegeven het omgevingsplan van de gemeente is gepubliceerd
      En een wijziging van het plan
      Als de planjurist een artikel met een nieuw werkingsgebied en een nieuwe activiteit toevoegt
      En de planjurist het plan laat valideren
      Dan keurt de LVBB het plan binnen de normtijd goed

    @eis:DSOK-PLAN-201 @iteratie:3 @storing:BV-056
    Scenario: Een ontwerp dat het plan wijzigt, wordt goedgekeurd
      Gegeven het omgevingsplan van de gemeente is gepubliceerd
      En een ontwerp van een wijziging van het plan
      Als de planjurist het plan laat valideren
      Dan keurt de LVBB het plan binnen de normtijd goed

    @eis:DSOK-PLAN-201 @iteratie:2 @storing:BV-038
    Abstract Scenario: Een wijziging met geplakte tekst wordt goedgekeurd: <wat>
      Gegeven het omgevingsplan van de gemeente is gepubliceerd
      En een wijziging van het plan
      Als de planjurist <wat> in een artikel plakt
      En de planjurist het plan laat valideren
      Dan keurt de LVBB het plan binnen de normtijd goed

      Voorbeelden:
        | wat               |
        | een opsomming     |
        | een harde spatie  |
        | bijzondere tekens |

    @eis:DSOK-PLAN-201 @iteratie:2 @storing:BV-094
    Scenario: Een wijziging waarin een artikel vervalt, wordt goedgekeurd
      Gegeven het omgevingsplan van de gemeente is gepubliceerd
      En een wijziging van het plan
      Als de planjurist één artikel verwijdert
      En de planjurist het plan laat valideren
      Dan keurt de LVBB het plan binnen de normtijd goed

    @eis:DSOK-PLAN-201 @iteratie:2
    Abstract Scenario: Een wijziging waarin een artikel verhuist, wordt goedgekeurd: <waarheen>
      Gegeven het omgevingsplan van de gemeente is gepubliceerd
      En een wijziging van het plan
      Als de planjurist een artikel verplaatst <waarheen>
      En de planjurist het plan laat valideren
      Dan keurt de LVBB het plan binnen de normtijd goed

      Voorbeelden:
        | waarheen                 |
        | binnen zijn hoofdstuk    |
        | naar een ander hoofdstuk |

    @eis:DSOK-PLAN-201 @iteratie:2
    Scenario: Een wijziging van de bruidsschat wordt goedgekeurd
      Gegeven het omgevingsplan met de bruidsschat is gepubliceerd
      En een wijziging van het plan
      Als de planjurist een artikel uit de bruidsschat naar een eigen hoofdstuk verhuist
      En de planjurist het plan laat valideren
      Dan keurt de LVBB het plan binnen de normtijd goed

    @eis:DSOK-PLAN-201 @iteratie:3 @storing:BV-045 @storing:BV-105
    Abstract Scenario: Een wijziging met een bijlage wordt goedgekeurd: <bijlage>
      Gegeven het omgevingsplan van de gemeente is gepubliceerd
      En een wijziging van het plan
      Als de planjurist <bijlage>
      En de planjurist het plan laat valideren
      Dan keurt de LVBB het plan binnen de normtijd goed

      Voorbeelden:
        | bijlage                        |
        | een plaatje in een artikel zet |
        | een pdf bij het plan voegt     |

    @eis:DSOK-PLAN-201 @iteratie:3 @storing:BV-114
    Scenario: Een ontwerp waarin een artikel vervalt, wordt goedgekeurd
      Gegeven het omgevingsplan van de gemeente is gepubliceerd
      En een ontwerp waarin een artikel vervalt
      Als de planjurist het plan laat valideren
      Dan keurt de LVBB het plan binnen de normtijd goed

    @eis:DSOK-PLAN-201 @iteratie:3 @storing:BV-068
    Scenario: De kennisgeving van een ontwerp wordt goedgekeurd
      Gegeven het omgevingsplan van de gemeente is gepubliceerd
      En een gepubliceerd ontwerp van een wijziging van het plan
      En een kennisgeving van het ontwerp
      Als de planjurist de kennisgeving laat valideren
      Dan keurt de LVBB de kennisgeving binnen de normtijd goed

    @eis:DSOK-PLAN-201 @iteratie:3
    Scenario: Een intrekking wordt goedgekeurd
      Gegeven het omgevingsplan van de gemeente is gepubliceerd
      En een intrekking van het plan
      Als de planjurist de intrekking laat valideren
      Dan keurt de LVBB de intrekking binnen de normtijd goed

  Regel: Ook een groot plan wordt binnen de normtijd goedgekeurd
    Bron: BHKV 1.2; Indringend Ketentesten, veel geometrie; zware kaartbestanden die niet werden verwerkt

    @eis:DSOK-PLAN-201 @eis:DSOK-PLAN-203 @iteratie:3 @storing:BV-043
    Abstract Scenario: Een plan van omvang <omvang> wordt goedgekeurd
      Gegeven een omgevingsplan van omvang <omvang> dat klaar is om aan te leveren
      Als de planjurist het plan laat valideren
      Dan keurt de LVBB het plan binnen de normtijd goed

      Voorbeelden:
        | omvang |
        | S      |
        | M      |
        | L      |

  Regel: Het verslag komt op tijd en is in de plansoftware te lezen
    Bron: BHKV 1.2, validatieVerzoekResultaat; plannen die blijven hangen

    @eis:DSOK-PLAN-203 @eis:DSOK-PLAN-204 @inhoud:neutraal @iteratie:1 @storing:BV-071
    Scenario: De plansoftware toont het verslag zoals het binnenkwam
      Gegeven een omgevingsplan dat klaar is om aan te leveren
      Als de planjurist het plan laat valideren
      Dan toont de plansoftware het verslag zoals het binnenkwam
