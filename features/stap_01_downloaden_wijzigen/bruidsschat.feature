# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:1 @rol:plansoftware
Functionaliteit: De gemeente neemt de bruidsschat stap voor stap over
  Elke gemeente kreeg van het Rijk een hoofdstuk met regels mee: de bruidsschat. Zij kan een regel
  daaruit wijzigen, naar een eigen hoofdstuk verhuizen of laten vervallen. De andere regels van het
  Rijk moeten dan blijven zoals zij zijn, ook in witruimte en nummers.

  Achtergrond:
    Gegeven het omgevingsplan met de bruidsschat is gepubliceerd

  Regel: Wie één regel overneemt, laat de andere met rust
    Bron: Invoeringsbesluit Omgevingswet, bruidsschat; Indringend Ketentesten, bruidsschat wijzigen

    @eis:DSOK-PLAN-102 @iteratie:1
    Scenario: Een regel uit de bruidsschat krijgt een tekst van de gemeente
      Gegeven een wijziging van het plan
      Als de planjurist een artikel uit de bruidsschat wijzigt
      Dan is alleen dat artikel veranderd

    @eis:DSOK-PLAN-111 @iteratie:2
    Scenario: Een regel uit de bruidsschat verhuist naar een eigen hoofdstuk
      Gegeven een wijziging van het plan
      Als de planjurist een artikel uit de bruidsschat naar een eigen hoofdstuk verhuist
      Dan heeft het verplaatste artikel nog zijn tekst, zijn werkingsgebied en zijn activiteit

    @eis:DSOK-PLAN-102 @iteratie:2
    Scenario: Een regel uit de bruidsschat vervalt
      Gegeven een wijziging van het plan
      Als de planjurist een artikel uit de bruidsschat laat vervallen
      Dan is alleen dat artikel veranderd
