# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:11 @rol:vth @rol:samenwerkfunctionaliteit @rol:adviseur
Functionaliteit: Advies vragen aan een buurgemeente
  Een vergunningverlener heeft voor een aanvraag advies nodig van een andere organisatie. Hij
  stuurt een actieverzoek, de adviseur voegt een rapport toe en meldt het verzoek gereed. Beiden
  werken in hun eigen systeem en vertrouwen erop dat de ander hetzelfde ziet.
  Werkplaats Drimmelen (2021), iteratie 2: advies gevraagd aan en gekregen van een buurgemeente.

  Achtergrond:
    Gegeven de vergunningverlener heeft een samenwerking "Advies kappen dorpsrand" gestart
    En de vergunningverlener heeft de adviseur uitgenodigd met volledige toegang

  Regel: Wat de een toevoegt, krijgt de ander heel
    Bron: oefencasus Samenwerkfunctionaliteit, oefening 1 tot en met 3

    @eis:DSOK-SWF-020 @eis:DSOK-SWF-021 @eis:DSOK-SWF-041 @iteratie:1 @inhoud:neutraal @kern
    Scenario: Een adviesvraag gaat heen en een rapport komt terug
      Gegeven de vergunningverlener heeft een regulier vertrouwelijk document "situatietekening.pdf" toegevoegd
      En de vergunningverlener heeft de adviseur een actieverzoek "Advies bomen langs de grens" gestuurd
      Als de adviseur een regulier vertrouwelijk document "adviesrapport.pdf" toevoegt
      En de adviseur het actieverzoek "Advies bomen langs de grens" gereed meldt met "Ons advies staat in het rapport."
      Dan ziet de adviseur het document "situatietekening.pdf"
      En ziet de vergunningverlener het document "adviesrapport.pdf"
      En ziet de vergunningverlener het actieverzoek "Advies bomen langs de grens" met de toestand gereedgemeld
      En leest de vergunningverlener bij het actieverzoek "Advies bomen langs de grens" het bericht "Ons advies staat in het rapport."

  Regel: Zender en ontvanger zien hetzelfde actieverzoek
    Bron: API Samenwerkfunctionaliteit v5, actieverzoeken en berichten

    @eis:DSOK-SWF-041 @iteratie:2 @inhoud:neutraal
    Scenario: Een adviseur weigert een actieverzoek
      Gegeven de vergunningverlener heeft de adviseur een actieverzoek "Advies geluid" gestuurd
      Als de adviseur het actieverzoek "Advies geluid" weigert met "Geluid hoort bij de omgevingsdienst."
      Dan ziet de vergunningverlener het actieverzoek "Advies geluid" met de toestand geweigerd
      En leest de vergunningverlener bij het actieverzoek "Advies geluid" het bericht "Geluid hoort bij de omgevingsdienst."

    @eis:DSOK-SWF-040 @eis:DSOK-SWF-041 @iteratie:2 @inhoud:neutraal
    Scenario: Een vraag over het actieverzoek wordt beantwoord
      Gegeven de vergunningverlener heeft de adviseur een actieverzoek "Advies water" gestuurd
      Als de adviseur bij het actieverzoek "Advies water" schrijft "Om welke sloot gaat het?"
      En de vergunningverlener bij het actieverzoek "Advies water" schrijft "Om de sloot langs de dorpsrand."
      Dan leest de vergunningverlener bij het actieverzoek "Advies water" het bericht "Om welke sloot gaat het?"
      En leest de adviseur bij het actieverzoek "Advies water" het bericht "Om de sloot langs de dorpsrand."

    @eis:DSOK-SWF-041 @iteratie:3 @inhoud:neutraal
    Scenario: Een adviseur stuurt een actieverzoek terug naar de vergunningverlener
      Als de adviseur de vergunningverlener een actieverzoek "Graag een nieuwe tekening" stuurt
      Dan ziet de vergunningverlener het actieverzoek "Graag een nieuwe tekening" met de toestand open

  Regel: Alleen de zender trekt in en alleen de ontvanger meldt gereed
    Bron: documentatie van een aangesloten VTH-systeem (2023), actieverzoeken

    @eis:DSOK-SWF-043 @iteratie:2 @inhoud:neutraal
    Scenario: Een adviseur kan een actieverzoek niet intrekken en niet twee keer gereed melden
      Gegeven de vergunningverlener heeft de adviseur een actieverzoek "Advies natuur" gestuurd
      Dan mag de adviseur het actieverzoek "Advies natuur" niet intrekken
      En mag de vergunningverlener het actieverzoek "Advies natuur" niet gereed melden
      Gegeven de adviseur heeft het actieverzoek "Advies natuur" gereed gemeld met "Geen bezwaar."
      Dan mag de adviseur het actieverzoek "Advies natuur" niet gereed melden
