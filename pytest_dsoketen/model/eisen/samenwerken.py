# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Norms of the part 'samenwerken' of the chain (step 11)."""

from __future__ import annotations

from pytest_dsoketen.model.berichten import Verplichtingsniveau
from pytest_dsoketen.model.bevindingen import Ernst
from pytest_dsoketen.model.eisen._eis import Eis

_CASUS = "Oefencasus Samenwerkfunctionaliteit 2.0 (2021)"
_VTH = "Documentatie van een aangesloten VTH-systeem over de samenwerkfunctionaliteit (2023)"
_API = "API Samenwerkfunctionaliteit behandelen v5"

_START, _ADVIES = "samenwerking-starten", "samenwerking-advies"
_ADVIES_2, _BIJ_2 = "samenwerking-advies-tweede", "samenwerking-bij-tweede-adviseur"
_BIJ_A, _BIJ_V = "samenwerking-bij-adviseur", "samenwerking-bij-vergunningverlener"
_HEEN, _TERUG = (_START, _BIJ_A), (_ADVIES, _BIJ_V)

_MELD = "Meld dit via het IPLO-formulier; de tekst staat klaar."
_LEVERANCIER = "Leg het bewijs voor aan de leverancier van het eigen systeem."
_WEBPORTAAL = "Werk zolang in het webportaal van de samenwerkfunctionaliteit. "

_DEELNEMEN: tuple[Eis, ...] = (
    Eis(
        code="DSOK-SWF-001",
        tekst="Wie een samenwerking met een naam start, ziet haar open in het eigen systeem; een verzoeknummer hoeft niet.",
        bron=f"{_CASUS}, oefening 1",
        schakels=(_START, _BIJ_V),
        titel="Een gestarte samenwerking is in het eigen systeem niet te zien",
        advies=_WEBPORTAAL + _LEVERANCIER,
    ),
    Eis(
        code="DSOK-SWF-002",
        tekst="Wie is uitgenodigd, ziet de samenwerking en wie er met welke toegang aan deelnemen.",
        bron=f"{_CASUS}, oefening 1 en 2",
        schakels=_HEEN,
        titel="Een uitgenodigde adviseur ziet de samenwerking niet zoals zij is",
        advies=_WEBPORTAAL + _LEVERANCIER,
    ),
    Eis(
        code="DSOK-SWF-003",
        tekst="Ook een tweede ketenpartner ziet de samenwerking en wie er met welke toegang aan deelnemen.",
        bron=f"{_CASUS}, oefening 1 en 2; werkplaats DSO-keten (VNG, 2021), iteratie 2",
        schakels=(_START, _BIJ_2),
        titel="Een tweede ketenpartner ziet de samenwerking niet zoals zij is",
        advies=_WEBPORTAAL + _LEVERANCIER,
    ),
    Eis(
        code="DSOK-SWF-004",
        tekst="Alleen wie de samenwerking startte, nodigt uit, verwijdert ketenpartners, wijzigt rechten, sluit af en verwijdert.",
        bron=f"{_CASUS}, leerdoelen en voetnoot 1; {_VTH}",
        schakels=(_ADVIES,),
        titel="Een deelnemer die de samenwerking niet startte, kan haar toch beheren",
        advies="Controleer na elke wijziging wie er meedoen en met welke rechten. " + _MELD,
    ),
    Eis(
        code="DSOK-SWF-005",
        tekst="Een gewijzigde toegang geldt voor elke deelnemer, ook in het eigen systeem, binnen de normtijd.",
        bron=f"{_CASUS}, voetnoot 1; {_VTH}, synchronisatie van privileges",
        schakels=_HEEN,
        titel="Een gewijzigde toegang werkt niet door bij de adviseur",
        ernst=Ernst.ERNSTIG,
        advies="Deel tot dit is opgelost geen strikt vertrouwelijke documenten. " + _LEVERANCIER,
    ),
    Eis(
        code="DSOK-SWF-007",
        tekst="Wie geen organisatie is die kan samenwerken, zoals een initiatiefnemer, wordt geweigerd met een melding die dat zegt.",
        bron=f"{_CASUS}, doelgroep; DSO API-strategie (foutberichten volgens RFC 7807)",
        schakels=(_START,),
        titel="Een initiatiefnemer uitnodigen wordt niet netjes geweigerd",
        ernst=Ernst.ERNSTIG,
        advies="Overleg met de initiatiefnemer buiten de samenwerkfunctionaliteit om. " + _MELD,
    ),
    Eis(
        code="DSOK-SWF-008",
        tekst="Elke organisatie die meedoet, kan met haar eigen OIN bij de samenwerkfunctionaliteit.",
        bron=f"{_CASUS}, voordat u start; {_VTH}, lijst van toegelaten OIN's",
        schakels=(),
        titel="Een organisatie kan niet bij de samenwerkfunctionaliteit",
        advies="Controleer met uw leverancier het certificaat en de lijst van toegelaten OIN's.",
    ),
    Eis(
        code="DSOK-SWF-009",
        tekst="Ook een ketenpartner kan een samenwerking starten en ziet haar open in het eigen systeem.",
        bron=f"{_CASUS}, inleiding: elke organisatie die behandelt of adviseert",
        schakels=(_ADVIES, _BIJ_A),
        titel="Een samenwerking die een ketenpartner startte, is in zijn systeem niet te zien",
        advies=_WEBPORTAAL + _LEVERANCIER,
    ),
    Eis(
        code="DSOK-SWF-010",
        tekst="Een bevoegd gezag dat door een ketenpartner is uitgenodigd, ziet de samenwerking en wie eraan deelnemen.",
        bron=f"{_CASUS}, oefening 1 en 2",
        schakels=_TERUG,
        titel="Een uitgenodigd bevoegd gezag ziet de samenwerking niet zoals zij is",
        advies=_WEBPORTAAL + _LEVERANCIER,
    ),
)

_DOCUMENTEN: tuple[Eis, ...] = (
    Eis(
        code="DSOK-SWF-020",
        tekst="Een document van de vergunningverlener komt byte voor byte gelijk aan bij de adviseur die het mag zien.",
        bron=f"{_CASUS}, oefening 2; {_API}, documentHash",
        schakels=_HEEN,
        titel="Een document van de vergunningverlener komt niet heel aan bij de adviseur",
        advies="Stuur het document langs een andere veilige weg. " + _LEVERANCIER,
    ),
    Eis(
        code="DSOK-SWF-021",
        tekst="Een document van de adviseur komt byte voor byte gelijk aan bij de vergunningverlener.",
        bron=f"{_CASUS}, oefening 2 en 3; {_API}, documentHash",
        schakels=_TERUG,
        titel="Een adviesrapport komt niet heel aan bij de vergunningverlener",
        advies="Vraag de adviseur het rapport langs een andere veilige weg te sturen. " + _LEVERANCIER,
    ),
    Eis(
        code="DSOK-SWF-022",
        tekst="Een adviseur met beperkte toegang ziet geen strikt vertrouwelijke documenten van anderen.",
        bron=f"{_CASUS}, voetnoot 1; {_VTH}, privileges en vertrouwelijkheid",
        schakels=_HEEN,
        titel="Een strikt vertrouwelijk document is te zien voor wie het niet mag zien",
        advies="Haal strikt vertrouwelijke documenten uit lopende samenwerkingen en ga na of er een datalek is. "
        + _MELD,
    ),
    Eis(
        code="DSOK-SWF-023",
        tekst="Een ketenpartner met volledige toegang ziet ook strikt vertrouwelijke documenten, ook als een ander dat niet mag.",
        bron=f"{_CASUS}, oefening 1; {_VTH}, privileges en vertrouwelijkheid",
        schakels=(_START, _BIJ_2),
        titel="Een ketenpartner met volledige toegang mist documenten",
        ernst=Ernst.ERNSTIG,
        advies="Stuur het document langs een andere veilige weg. " + _LEVERANCIER,
    ),
    Eis(
        code="DSOK-SWF-024",
        tekst="Alleen wie een document toevoegde, wijzigt de vertrouwelijkheid ervan of verwijdert het.",
        bron=f"{_VTH}, documenten beheren",
        schakels=(_ADVIES,),
        titel="Een deelnemer kan een document van een ander wijzigen",
        ernst=Ernst.ERNSTIG,
        advies="Bewaar eigen documenten ook in het eigen systeem. " + _MELD,
    ),
    Eis(
        code="DSOK-SWF-025",
        tekst="Een document dat uit de samenwerking is gehaald, is bij de andere deelnemers niet meer te zien.",
        bron=f"{_CASUS}, leerdoelen; {_VTH}, objecten die landelijk niet meer bestaan",
        schakels=_HEEN,
        titel="Een verwijderd document is bij de adviseur nog te zien",
        ernst=Ernst.ERNSTIG,
        advies="Laat de adviseur weten dat het document is vervallen. " + _LEVERANCIER,
    ),
    Eis(
        code="DSOK-SWF-026",
        tekst="De bestanden van het verzoek waarover wordt samengewerkt, zijn met de deelnemers gedeeld.",
        bron=f"{_CASUS}, voordat u start; {_API}, VERZOEK_OPHALEN_GESLAAGD",
        schakels=_HEEN,
        titel="De bestanden van het verzoek zijn niet gedeeld",
        advies="Voeg de bestanden zelf toe aan de samenwerking. " + _MELD,
    ),
)

_ACTIEVERZOEKEN: tuple[Eis, ...] = (
    Eis(
        code="DSOK-SWF-040",
        tekst="De ontvanger ziet een actieverzoek met de vraag en de status die het heeft, ook na intrekken.",
        bron=f"{_CASUS}, oefening 1 en 2",
        schakels=_HEEN,
        titel="De adviseur ziet een actieverzoek niet zoals het is",
        advies="Vraag het advies ook langs de gewone weg. " + _LEVERANCIER,
    ),
    Eis(
        code="DSOK-SWF-041",
        tekst="De zender ziet wat de ontvanger met een actieverzoek doet: de status en de berichten erbij.",
        bron=f"{_CASUS}, oefening 2 en 3; {_API}, berichten",
        schakels=_TERUG,
        titel="De vergunningverlener ziet niet dat er op een actieverzoek is gereageerd",
        advies="Vraag de adviseur naar de stand van zaken. " + _LEVERANCIER,
    ),
    Eis(
        code="DSOK-SWF-042",
        tekst="Alleen de zender en de ontvanger zien een actieverzoek.",
        bron=f"{_CASUS}, leerdoelen",
        schakels=(_START, _BIJ_2),
        titel="Een actieverzoek is te zien voor een deelnemer die er niet bij betrokken is",
        ernst=Ernst.ERNSTIG,
        advies="Zet geen vertrouwelijke vragen in een actieverzoek. " + _MELD,
    ),
    Eis(
        code="DSOK-SWF-043",
        tekst="Alleen de zender trekt een actieverzoek in en alleen de ontvanger meldt het gereed, elk in de goede volgorde.",
        bron=f"{_VTH}, actieverzoeken",
        schakels=(_ADVIES,),
        titel="Een actieverzoek krijgt een status die niet mag",
        ernst=Ernst.ERNSTIG,
        advies="Spreek met de ketenpartner af wie welke status zet. " + _MELD,
    ),
)

_NOTIFICATIES: tuple[Eis, ...] = (
    Eis(
        code="DSOK-SWF-060",
        tekst="De adviseur krijgt binnen de normtijd een notificatie van wat er in de samenwerking gebeurt.",
        bron=f"{_CASUS}, oefening 2 en 4",
        schakels=_HEEN,
        titel="De adviseur krijgt geen notificatie",
        ernst=Ernst.ERNSTIG,
        advies="Kijk dagelijks zelf in de samenwerking. " + _LEVERANCIER,
    ),
    Eis(
        code="DSOK-SWF-061",
        tekst="De vergunningverlener krijgt binnen de normtijd een notificatie van wat er in de samenwerking gebeurt.",
        bron=f"{_CASUS}, oefening 3",
        schakels=_TERUG,
        titel="De vergunningverlener krijgt geen notificatie",
        ernst=Ernst.ERNSTIG,
        advies="Kijk dagelijks zelf in de samenwerking. " + _LEVERANCIER,
    ),
    Eis(
        code="DSOK-SWF-062",
        tekst="Wie een notificatie verwijdert, ziet haar niet meer terug; bij de andere deelnemers blijft zij staan.",
        bron=f"{_CASUS}, leerdoelen",
        schakels=(_BIJ_A,),
        titel="Een verwijderde notificatie komt terug of verdwijnt ook bij een ander",
        ernst=Ernst.WAARSCHUWING,
        advies=_LEVERANCIER,
    ),
)

_EINDE: tuple[Eis, ...] = (
    Eis(
        code="DSOK-SWF-080",
        tekst="Elke deelnemer ziet dat een samenwerking is afgesloten.",
        bron=f"{_CASUS}, oefening 3 en 4",
        schakels=_HEEN,
        titel="De adviseur ziet niet dat de samenwerking is afgesloten",
        ernst=Ernst.ERNSTIG,
        advies="Laat ketenpartners weten dat zij nu moeten archiveren. " + _LEVERANCIER,
    ),
    Eis(
        code="DSOK-SWF-081",
        tekst="Een afgesloten samenwerking kan iedereen alleen nog bekijken en archiveren.",
        bron=f"{_CASUS}, oefening 3 en 4",
        schakels=(_START, _ADVIES),
        titel="In een afgesloten samenwerking kan nog iets worden gewijzigd",
        ernst=Ernst.ERNSTIG,
        advies="Archiveer opnieuw vlak voor het verwijderen. " + _MELD,
    ),
    Eis(
        code="DSOK-SWF-082",
        tekst="De adviseur heeft na archiveren alles wat hij mocht zien in het eigen systeem, ook als de samenwerking weg is.",
        bron=f"{_CASUS}, oefening 4: de samenwerkfunctionaliteit archiveert niet",
        schakels=(_BIJ_A,),
        titel="Het archief van de adviseur is niet volledig",
        advies="Laat de samenwerking staan tot elke deelnemer volledig heeft gearchiveerd. " + _LEVERANCIER,
    ),
    Eis(
        code="DSOK-SWF-083",
        tekst="De vergunningverlener heeft na archiveren alles in het eigen systeem, ook als de samenwerking weg is.",
        bron=f"{_CASUS}, oefening 5: de samenwerkfunctionaliteit archiveert niet",
        schakels=(_BIJ_V,),
        titel="Het archief van de vergunningverlener is niet volledig",
        advies="Verwijder de samenwerking niet tot het archief volledig is. " + _LEVERANCIER,
    ),
    Eis(
        code="DSOK-SWF-084",
        tekst="Alleen een afgesloten samenwerking kan worden verwijderd.",
        bron=f"{_VTH}, samenwerking beëindigen",
        schakels=(_START,),
        titel="Een samenwerking die nog open is, kan worden verwijderd",
        advies="Sluit eerst af en laat iedereen archiveren. " + _MELD,
    ),
    Eis(
        code="DSOK-SWF-085",
        tekst="Wie niet meer meedoet, of van wie de samenwerking is verwijderd, ziet haar niet meer, ook niet in het eigen systeem.",
        bron=f"{_CASUS}, oefening 5 en leerdoelen; {_VTH}, objecten die landelijk niet meer bestaan",
        schakels=_HEEN,
        titel="Een samenwerking die weg is, is in het eigen systeem nog te zien",
        ernst=Ernst.ERNSTIG,
        advies="Werk niet verder in wat het eigen systeem nog toont. " + _LEVERANCIER,
    ),
    Eis(
        code="DSOK-SWF-086",
        tekst="Wie een afgesloten samenwerking niet verwijdert, ziet haar een jaar later vanzelf verdwijnen en niet eerder.",
        bron=f"{_CASUS}, oefening 5",
        schakels=(_START,),
        titel="Een afgesloten samenwerking verdwijnt niet na een jaar, of te vroeg",
        ernst=Ernst.ERNSTIG,
        advies="Archiveer direct na het afsluiten en verwijder zelf. " + _MELD,
    ),
)

_ZAKEN: tuple[Eis, ...] = (
    Eis(
        code="DSOK-SWF-100",
        tekst="Een samenwerking over een verzoek dat de adviseur al kent, hoort bij de zaak die er al is.",
        bron=f"{_VTH}, inkomend actieverzoek",
        schakels=(_BIJ_A,),
        titel="Een actieverzoek bij een bekend verzoek wordt bij de adviseur een losse zaak",
        ernst=Ernst.ERNSTIG,
        advies="Koppel de samenwerking met de hand aan de goede zaak. " + _LEVERANCIER,
    ),
    Eis(
        code="DSOK-SWF-106",
        tekst="Een samenwerking over een verzoek dat het bevoegd gezag al kent, hoort bij de zaak die er al is.",
        bron=f"{_VTH}, inkomend actieverzoek",
        schakels=(_BIJ_V,),
        titel="Een actieverzoek bij een bekend verzoek wordt bij het bevoegd gezag een losse zaak",
        ernst=Ernst.ERNSTIG,
        advies="Koppel de samenwerking met de hand aan de goede zaak. " + _LEVERANCIER,
    ),
    Eis(
        code="DSOK-SWF-120",
        tekst="De deelnemers gaan samen na of hun werkafspraken en voorbereiding kloppen.",
        bron=f"{_CASUS}, voorbereiding en derde vraag van elke oefening",
        schakels=(),
        titel="Over de werkafspraken is niets vastgelegd",
        ernst=Ernst.INFO,
        niveau=Verplichtingsniveau.MAG,
        advies="Bespreek de vraag en leg het antwoord vast als verklaring in opstelling.toml.",
    ),
)

_ALLE = (_START, _ADVIES, _ADVIES_2, _BIJ_A, _BIJ_2, _BIJ_V)
_BERICHTEN: tuple[Eis, ...] = tuple(
    Eis(code=code, tekst=tekst, bron=_API, schakels=_ALLE, titel=titel, advies=_LEVERANCIER)
    for code, tekst, titel in (
        (
            "DSOK-SWF-101",
            "Een bericht van of aan de samenwerkfunctionaliteit is een JSON-object.",
            "Een bericht van of aan de samenwerkfunctionaliteit is geen JSON",
        ),
        (
            "DSOK-SWF-102",
            "Een bericht van of aan de samenwerkfunctionaliteit heeft de verplichte velden.",
            "In een bericht van of aan de samenwerkfunctionaliteit ontbreekt een veld",
        ),
        (
            "DSOK-SWF-103",
            "Een veld met vaste waarden heeft een waarde die de API kent.",
            "Een bericht van of aan de samenwerkfunctionaliteit heeft een onbekende waarde",
        ),
        (
            "DSOK-SWF-104",
            "OIN, verzoeknummer, hash, tijdstip en id's hebben de vorm die de API vraagt.",
            "Een veld van een bericht van of aan de samenwerkfunctionaliteit heeft de verkeerde vorm",
        ),
        (
            "DSOK-SWF-105",
            "Een lijst zegt op welke pagina van hoeveel zij is en wijst naar de volgende.",
            "Een lijst van de samenwerkfunctionaliteit is niet tot het einde te lezen",
        ),
    )
)

EISEN_SAMENWERKEN: tuple[Eis, ...] = (
    *_DEELNEMEN,
    *_DOCUMENTEN,
    *_ACTIEVERZOEKEN,
    *_NOTIFICATIES,
    *_EINDE,
    *_ZAKEN,
    *_BERICHTEN,
)
