# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:1 @rol:plansoftware @rol:ozon
Functionaliteit: Plaatjes en documenten horen bij het plan
  Bij een omgevingsplan horen doorsneden, kaartbeelden en toelichtingen als pdf. In de praktijk
  weigerde software een pdf die de standaard toestaat, en klopte de hash van een bestand in een
  download niet met het bestand zelf. Wie daarna verder werkt, verliest de bijlage zonder het te zien.

  Achtergrond:
    Gegeven het omgevingsplan van de gemeente is gepubliceerd

  Regel: Wat bij het plan hoort, komt in de download mee
    Bron: STOP 1.3, informatieobject en illustratie; Indringend Ketentesten, bijlagen bij het besluit

    @eis:DSOK-PLAN-112 @iteratie:3 @storing:BV-103
    Abstract Scenario: Na de publicatie staat in de download: <bijlage>
      Gegeven een wijziging van het plan
      Als de planjurist <bijlage>
      En de wijziging wordt gepubliceerd
      En de planjurist het plan downloadt
      Dan staan de bijlagen van de wijziging in de download

      Voorbeelden:
        | bijlage                         |
        | een plaatje in een artikel zet  |
        | een pdf bij het plan voegt      |

    @eis:DSOK-PLAN-113 @iteratie:3 @storing:BV-092
    Scenario: De plansoftware leest de bijlagen uit de download in
      Gegeven een wijziging van het plan
      Als de planjurist een plaatje in een artikel zet
      En de planjurist een pdf bij het plan voegt
      En de wijziging wordt gepubliceerd
      En de planjurist het plan downloadt
      Dan staan de bijlagen van de wijziging in de plansoftware
