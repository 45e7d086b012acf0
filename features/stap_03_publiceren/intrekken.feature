# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:3 @rol:plansoftware @rol:lvbb
Functionaliteit: Een plan wordt ingetrokken
  Een tijdelijk deel van het plan of een voorbeschermingsregel houdt op een dag op. Dat gebeurt met
  een besluit dat intrekt. In de praktijk verdwenen ingetrokken regelingen zonder bericht, en wist
  niemand meer welke regels golden toen een vergunning werd verleend.

  Regel: Een intrekking gaat door de keten als elk ander besluit
    Bron: STOP 1.3, intrekkingen; Indringend Ketentesten, intrekken

    @eis:DSOK-PLAN-301 @iteratie:3
    Scenario: Een besluit dat het plan intrekt, wordt gepubliceerd
      Gegeven het omgevingsplan van de gemeente is gepubliceerd
      En een intrekking van het plan
      Als de planjurist de intrekking laat publiceren
      Dan is de intrekking binnen de normtijd gepubliceerd
