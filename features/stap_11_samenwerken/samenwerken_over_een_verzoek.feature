# language: nl
# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
@stap:11 @rol:vth @rol:samenwerkfunctionaliteit @rol:adviseur
Functionaliteit: Samenwerken over een verzoek uit het Omgevingsloket
  Wie bij het starten het verzoeknummer noemt, hoeft de stukken niet zelf door te sturen. En wie al
  een zaak heeft voor dat verzoek, wil er geen losse zaak bij.

  Achtergrond:
    Gegeven een aanvraag vergunning voor "Houtopstand vellen"
    En de bijlage "situatietekening.pdf"
    En de initiatiefnemer heeft het verzoek ingediend
    En het verzoek staat als één zaak in het VTH-systeem

  Regel: De bestanden van het verzoek worden met de deelnemers gedeeld
    Bron: oefencasus Samenwerkfunctionaliteit, voordat u start; API v5, VERZOEK_OPHALEN_GESLAAGD

    @eis:DSOK-SWF-026 @iteratie:1
    Scenario: De adviseur ziet de stukken van de aanvraag
      Gegeven de vergunningverlener heeft over het verzoek een samenwerking "Advies kappen" gestart
      En de vergunningverlener heeft de adviseur uitgenodigd met volledige toegang
      Dan ziet de adviseur de bestanden van het verzoek
      En krijgt de vergunningverlener binnen de normtijd een notificatie over de bestanden van het verzoek

  Regel: Een samenwerking hoort bij de zaak die er al is
    Bron: documentatie van een aangesloten VTH-systeem (2023), inkomend actieverzoek; BV-145

    @eis:DSOK-SWF-009 @eis:DSOK-SWF-010 @eis:DSOK-SWF-106 @iteratie:2
    Scenario: Een actieverzoek aan het bevoegd gezag komt bij de zaak van het verzoek
      Gegeven de adviseur heeft over het verzoek een samenwerking "Gevolgen voor de buurgemeente" gestart
      En de adviseur heeft de vergunningverlener uitgenodigd met volledige toegang
      Als de adviseur de vergunningverlener een actieverzoek "Graag overleg over de bomen" stuurt
      Dan ziet de vergunningverlener het actieverzoek "Graag overleg over de bomen" met de toestand open
      En hoort de samenwerking in het VTH-systeem bij de zaak van het verzoek

    @eis:DSOK-SWF-100 @iteratie:3 @storing:BV-145
    Scenario: Een tweede adviesvraag over hetzelfde verzoek wordt bij de adviseur geen losse zaak
      Gegeven de vergunningverlener heeft over het verzoek een samenwerking "Advies kappen" gestart
      En de vergunningverlener heeft de adviseur uitgenodigd met volledige toegang
      En de vergunningverlener heeft over het verzoek een samenwerking "Advies herplant" gestart
      En de vergunningverlener heeft de adviseur uitgenodigd met volledige toegang
      Als de vergunningverlener de adviseur een actieverzoek "Advies soort boom" stuurt
      Dan hoort de samenwerking bij de adviseur bij dezelfde zaak als de eerdere samenwerking over het verzoek
