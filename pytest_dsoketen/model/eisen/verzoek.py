# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Norms of the part 'verzoek' of the chain: loket (8b), VTH (9a), terugkoppeling (9b), behandeldienst (10)."""

from __future__ import annotations

from pytest_dsoketen.model.bevindingen import Ernst, Oorzaak
from pytest_dsoketen.model.eisen._eis import Eis
from pytest_dsoketen.model.stappen import Stapcode

_INDIENEN = ("indienen",)
_ONTVANGST = ("notificatie", "notificatie-vth", "verzoekbericht")
_BIJLAGEN = (*_ONTVANGST, "bijlagen")
_DIENST = ("notificatie-behandeldienst", "verzoekbericht-behandeldienst")
_TERUG = ("terugkoppeling",)

_STAM = "STAM 4.0, verzoekbericht"
_STELSEL = "Aan de slag met de Omgevingswet, proces vergunningaanvragen"
_INREGELTEST = "VNG, VTH-inregeltest (2022-2023)"
_IPLO_MELDEN = "Meld dit via het IPLO-formulier; de tekst staat klaar."
_LEVERANCIER = "Leg het bewijs voor aan de leverancier van uw VTH-systeem."
_DIENST_LEVERANCIER = "Leg het bewijs voor aan de behandeldienst; die neemt het op met haar leverancier."

_LOKET: tuple[Eis, ...] = (
    Eis(
        code="DSOK-LOKET-001",
        tekst="Een ingediend verzoek krijgt een verzendbevestiging met een verzoeknummer: datum en vijfcijferig volgnummer.",
        bron=f"{_STELSEL}; {_STAM}, verzoeknummer en volgnummer",
        schakels=_INDIENEN,
        titel="Het loket geeft geen goede verzendbevestiging",
        advies=_IPLO_MELDEN,
    ),
    Eis(
        code="DSOK-LOKET-002",
        tekst="Mijn Omgevingsloket toont van een verzoek de status die het heeft: ingediend, aangevuld of ingetrokken.",
        bron="Werkplaats DSO-keten (2021), schermen van Mijn Omgevingsloket",
        schakels=_INDIENEN,
        titel="Mijn Omgevingsloket toont een verkeerde status",
        ernst=Ernst.ERNSTIG,
        advies=_IPLO_MELDEN,
    ),
    Eis(
        code="DSOK-LOKET-003",
        tekst="Een ingediend verzoek wordt niet heropend zolang de regels niet zijn veranderd.",
        bron="Werkplaats DSO-keten (2021): “Er is iets veranderd en dat heeft gevolgen voor uw project”",
        schakels=_INDIENEN,
        titel="Het loket vraagt om stappen opnieuw te doen terwijl er niets is veranderd",
        ernst=Ernst.ERNSTIG,
        advies=_IPLO_MELDEN,
    ),
    Eis(
        code="DSOK-LOKET-004",
        tekst="De PDF van het verzoek noemt het verzoeknummer en geeft de antwoorden.",
        bron="DSO API-register, Verzoek afhandelen: publiceerbare PDF",
        schakels=_INDIENEN,
        titel="De PDF van het verzoek hoort niet bij het verzoek",
        ernst=Ernst.ERNSTIG,
        advies="Werk met het verzoekbericht tot de PDF klopt. " + _IPLO_MELDEN,
    ),
    Eis(
        code="DSOK-LOKET-005",
        tekst="De PDF van het verzoek noemt elke bijlage bij naam, ook een vertrouwelijke.",
        bron=_INREGELTEST,
        schakels=_INDIENEN,
        titel="Vertrouwelijke bijlagen staan niet in de PDF van het verzoek",
        ernst=Ernst.ERNSTIG,
        advies="Kijk voor de lijst van bijlagen in het VTH-systeem en niet in de PDF. " + _IPLO_MELDEN,
    ),
    Eis(
        code="DSOK-LOKET-006",
        tekst="Een aanvulling of intrekking houdt het verzoeknummer en krijgt het volgende volgnummer.",
        bron=f"{_STAM}, verzoeknummer en volgnummer",
        schakels=_INDIENEN,
        titel="Een aanvulling of intrekking is niet aan het verzoek te koppelen",
        advies=_IPLO_MELDEN,
    ),
    Eis(
        code="DSOK-LOKET-007",
        tekst="Het verzoekbericht zegt wat is ingediend: type, doel, activiteiten, antwoorden, bijlagen en vertrouwelijkheid.",
        bron=_STAM,
        schakels=_INDIENEN,
        titel="Het verzoekbericht zegt iets anders dan is ingediend",
        advies="Controleer de zaak samen met de initiatiefnemer. " + _IPLO_MELDEN,
    ),
    Eis(
        code="DSOK-LOKET-008",
        tekst="Het loket stelt het bevoegd gezag voor dat over de locatie gaat.",
        bron=f"{_STELSEL}; API Verzoeksroutering",
        schakels=(),
        stap=Stapcode.S8B,
        titel="Het loket stelt een verkeerd bevoegd gezag voor",
        advies=_IPLO_MELDEN,
    ),
    Eis(
        code="DSOK-LOKET-009",
        tekst="Het loket stelt elke vraag van het gepubliceerde formulier, en stelt geen vraag dubbel.",
        bron="IMTR, indieningsvereisten; OMWB (2023), dubbele vragen",
        schakels=(),
        stap=Stapcode.S8B,
        titel="Het aanvraagformulier in het loket mist vragen of stelt ze dubbel",
        advies="Bekijk het formulier in het loket voordat u ernaar verwijst. " + _IPLO_MELDEN,
    ),
    Eis(
        code="DSOK-LOKET-010",
        tekst="Het loket vraagt om elk document dat het gepubliceerde formulier noemt.",
        bron="IMTR, indieningsvereisten: uitvoeringsregel met bijlage",
        schakels=(),
        stap=Stapcode.S8B,
        titel="Het aanvraagformulier in het loket vraagt niet om alle documenten",
        advies="Vraag de initiatiefnemer zelf om wat ontbreekt. " + _IPLO_MELDEN,
    ),
    Eis(
        code="DSOK-LOKET-011",
        tekst="Een formulier is in te dienen als alle vragen zijn beantwoord, en niet eerder.",
        bron="Toepasbare regels uitvoeren, indieningsvereisten bepalen",
        schakels=(),
        stap=Stapcode.S8B,
        titel="Het loket weet niet of het aanvraagformulier volledig is",
        advies=_IPLO_MELDEN,
    ),
)

_VTH: tuple[Eis, ...] = (
    Eis(
        code="DSOK-VTH-001",
        tekst="Elk verzoeknummer is in het VTH-systeem precies één zaak, ook na een aanvulling of intrekking.",
        bron=f"{_STAM}, verzoeknummer; werkplaats Drimmelen (2021), losse zaken",
        schakels=_ONTVANGST,
        titel="Een verzoek is in het VTH-systeem niet precies één zaak",
        advies="Haal ontbrekende verzoeken op met zoeken in Verzoek afhandelen. " + _LEVERANCIER,
    ),
    Eis(
        code="DSOK-VTH-002",
        tekst="De zaak heeft elke activiteit van het verzoek, met elke vraag en het antwoord dat nu geldt.",
        bron=f"{_STAM}, projectactiviteiten en specificaties",
        schakels=_ONTVANGST,
        titel="In de zaak ontbreken activiteiten of antwoorden",
        advies=_LEVERANCIER,
    ),
    Eis(
        code="DSOK-VTH-003",
        tekst="De zaak heeft elke bijlage van het verzoek, byte voor byte gelijk, ook als namen gelijk zijn.",
        bron=f"{_STAM}, documenten; OpenWave, mislukte bijlagen",
        schakels=_BIJLAGEN,
        titel="In de zaak ontbreken bijlagen of zijn ze veranderd",
        advies="Haal de ontbrekende bijlagen opnieuw op. " + _LEVERANCIER,
    ),
    Eis(
        code="DSOK-VTH-004",
        tekst="Van elke bijlage is in de zaak te zien bij welke vraag zij hoort.",
        bron=f"{_STAM}, gevraagdeBijlage; {_INREGELTEST}",
        schakels=_ONTVANGST,
        titel="Een behandelaar ziet niet bij welke vraag een bijlage hoort",
        ernst=Ernst.ERNSTIG,
        advies=_LEVERANCIER,
    ),
    Eis(
        code="DSOK-VTH-005",
        tekst="Na een aanvulling is in de zaak te zien welke antwoorden zijn veranderd en wat er eerst stond.",
        bron=f"{_STAM}, oorspronkelijkAntwoord; {_INREGELTEST}",
        schakels=_ONTVANGST,
        titel="Een behandelaar ziet niet wat er in een aanvulling is veranderd",
        ernst=Ernst.ERNSTIG,
        advies=_LEVERANCIER,
    ),
    Eis(
        code="DSOK-VTH-006",
        tekst="De zaak heeft het correspondentieadres van de initiatiefnemer, ook een postbus of een adres in het buitenland.",
        bron=f"{_STAM}, correspondentieAdres; {_INREGELTEST}",
        schakels=_ONTVANGST,
        titel="Het correspondentieadres van de initiatiefnemer ontbreekt in de zaak",
        ernst=Ernst.ERNSTIG,
        advies="Zoek het adres op in het verzoekbericht voordat u post verstuurt. " + _LEVERANCIER,
    ),
    Eis(
        code="DSOK-VTH-007",
        tekst="De zaak ligt op de plek uit het verzoek, ook als die alleen is getekend.",
        bron=f"{_STAM}, projectlocaties; OpenWave, volgorde van locaties",
        schakels=_ONTVANGST,
        titel="De zaak ligt niet op de plek uit het verzoek",
        advies=_LEVERANCIER,
    ),
    Eis(
        code="DSOK-VTH-008",
        tekst="Een getekend gebied blijft in de zaak heel, met de gaten erin.",
        bron=f"{_STAM}, vlaklocatie (GML); OpenWave, alleen de buitenring",
        schakels=_ONTVANGST,
        titel="Een getekend gebied komt zonder gat in de zaak",
        ernst=Ernst.ERNSTIG,
        advies=_LEVERANCIER,
    ),
    Eis(
        code="DSOK-VTH-009",
        tekst="Een bijlage die een aanvulling niet meer noemt, is in de zaak als vervallen te zien en nog te lezen.",
        bron="OpenWave, verwerking van STAM-berichten: de aanvulling is de volledige nieuwe stand",
        schakels=_ONTVANGST,
        titel="Een vervallen bijlage is in de zaak niet te herkennen of verdwenen",
        ernst=Ernst.ERNSTIG,
        advies=_LEVERANCIER,
    ),
    Eis(
        code="DSOK-VTH-010",
        tekst="Na een intrekking is de zaak als ingetrokken te herkennen.",
        bron=f"{_STAM}, doel Intrekken",
        schakels=_ONTVANGST,
        titel="Een ingetrokken verzoek staat in het VTH-systeem nog open",
        advies=_LEVERANCIER,
    ),
    Eis(
        code="DSOK-VTH-011",
        tekst="Wat het VTH-systeem ontvangt en niet kan verwerken, meldt het met verzoeknummer aan een behandelaar.",
        bron="OpenWave, verwerking van STAM-berichten: fout alleen in de messagelog",
        schakels=_ONTVANGST,
        titel="Het VTH-systeem zwijgt over een verzoek dat het niet kan verwerken",
        advies="Vergelijk dagelijks de verzoeken in DSO-LV met die in het VTH-systeem. " + _LEVERANCIER,
    ),
    Eis(
        code="DSOK-VTH-012",
        tekst="Een gemist verzoek wordt met zoeken in Verzoek afhandelen gevonden en alsnog precies één zaak.",
        bron="DSO API-register, Verzoek afhandelen: zoeken; OpenWave, gemiste verzoeken",
        schakels=("verzoekbericht",),
        titel="Een gemist verzoek wordt met zoeken niet gevonden",
        advies=_LEVERANCIER,
    ),
    Eis(
        code="DSOK-VTH-013",
        tekst="Het VTH-systeem bewaart van een bijlage of zij vertrouwelijk is.",
        bron=f"{_STAM}, vertrouwelijk",
        schakels=_ONTVANGST,
        titel="Een vertrouwelijke bijlage is in de zaak niet als vertrouwelijk te herkennen",
        advies="Maak de bijlage niet openbaar. " + _LEVERANCIER,
    ),
    Eis(
        code="DSOK-VTH-014",
        tekst="Voor elk van de zeven typen verzoek, en voor een conceptverzoek, ontstaat een zaak.",
        bron=f"{_STAM}, type en doel; OpenWave, precies één zaaktype",
        schakels=_ONTVANGST,
        titel="Voor een type verzoek is in het VTH-systeem geen zaaktype ingericht",
        oorzaak=Oorzaak.INREGELING,
        advies="Richt in het VTH-systeem voor elk type en doel precies één zaaktype in.",
    ),
)

_TERUGKOPPELING: tuple[Eis, ...] = (
    Eis(
        code="DSOK-TERUG-001",
        tekst="De initiatiefnemer krijgt binnen de normtijd een ontvangstbevestiging van wie zijn verzoek behandelt.",
        bron="IPLO, communicatie met initiatiefnemers; OpenWave, ontvangstbevestiging",
        schakels=_TERUG,
        titel="De initiatiefnemer krijgt geen ontvangstbevestiging",
        advies="Verstuur de ontvangstbevestiging met de hand. " + _LEVERANCIER,
    ),
    Eis(
        code="DSOK-TERUG-002",
        tekst="In de ontvangstbevestiging staan het verzoeknummer en de naam van het project.",
        bron=_INREGELTEST,
        schakels=_TERUG,
        titel="Verzoeknummer of projectnaam staat niet goed in de ontvangstbevestiging",
        ernst=Ernst.ERNSTIG,
        advies="Controleer de invoegvelden van het sjabloon. " + _LEVERANCIER,
    ),
    Eis(
        code="DSOK-TERUG-003",
        tekst="Een verzoek om aanvulling komt bij de initiatiefnemer aan, met wat er ontbreekt.",
        bron="IPLO, communicatie met initiatiefnemers",
        schakels=_TERUG,
        titel="Een verzoek om aanvulling komt niet bij de initiatiefnemer aan",
        advies=_LEVERANCIER,
    ),
    Eis(
        code="DSOK-TERUG-004",
        tekst="Een besluit komt bij de initiatiefnemer aan.",
        bron="IPLO, communicatie met initiatiefnemers",
        schakels=_TERUG,
        titel="Een besluit komt niet bij de initiatiefnemer aan",
        advies=_LEVERANCIER,
    ),
    Eis(
        code="DSOK-TERUG-005",
        tekst="Kan het VTH-systeem geen bericht versturen, dan hoort de behandelaar dat, met het verzoeknummer.",
        bron="OpenWave, ontvangstbevestiging: reden alleen zichtbaar voor de beheerder",
        schakels=_ONTVANGST,
        titel="De behandelaar hoort niet dat een ontvangstbevestiging niet is verstuurd",
        advies="Controleer van zaken zonder e-mailadres of er een brief is verstuurd. " + _LEVERANCIER,
        stap=Stapcode.S9B,
    ),
    Eis(
        code="DSOK-TERUG-006",
        tekst="De initiatiefnemer hoort dat zijn aanvulling of intrekking is ontvangen.",
        bron="Werkplaats Drimmelen (2021), zaakgericht werken; IPLO, communicatie met initiatiefnemers",
        schakels=_TERUG,
        titel="De initiatiefnemer hoort niet dat zijn aanvulling of intrekking is ontvangen",
        ernst=Ernst.ERNSTIG,
        advies=_LEVERANCIER,
    ),
    Eis(
        code="DSOK-TERUG-007",
        tekst="Heeft de initiatiefnemer een gemachtigde, dan krijgt die de ontvangstbevestiging ook.",
        bron="OpenWave, ontvangstbevestiging: gemachtigde met kopie aan de initiatiefnemer",
        schakels=_TERUG,
        titel="De gemachtigde krijgt geen ontvangstbevestiging",
        ernst=Ernst.ERNSTIG,
        advies=_LEVERANCIER,
    ),
)

_BEHANDELDIENST: tuple[Eis, ...] = (
    Eis(
        code="DSOK-BD-001",
        tekst="Een verzoek met een activiteit van een behandeldienst komt bij die dienst aan als precies één zaak.",
        bron="VNG, behandeldiensten instellen; Focus op STAM (2020), meervoudige verzoeken",
        schakels=_DIENST,
        titel="Een verzoek wordt bij de behandeldienst niet precies één zaak",
        advies=_DIENST_LEVERANCIER,
    ),
    Eis(
        code="DSOK-BD-002",
        tekst="Welke dienst een activiteit behandelt, is per activiteit in te stellen en terug te lezen.",
        bron="DSO API-register, Behandeldienstconfiguratie beheren",
        schakels=("behandeldienstconfiguratie",),
        titel="De ingestelde behandeldienst is niet terug te lezen",
        advies="Controleer de instelling in de regelsoftware.",
    ),
    Eis(
        code="DSOK-BD-003",
        tekst="Het bevoegd gezag heeft van een verzoek dat een dienst behandelt precies één spoor, herkenbaar als kopie.",
        bron="VNG, behandeldiensten instellen; OpenWave, kopieberichten",
        schakels=_ONTVANGST,
        titel="Het bevoegd gezag herkent de kopie van een verzoek bij de behandeldienst niet",
        ernst=Ernst.ERNSTIG,
        advies=_LEVERANCIER,
        stap=Stapcode.S10,
    ),
    Eis(
        code="DSOK-BD-004",
        tekst="Wie een verzoek overneemt, krijgt het hele dossier: elk bericht vanaf het eerste.",
        bron="OpenWave, verwerking van STAM-berichten: na wijziging bevoegd gezag alleen de laatste aanvulling",
        schakels=_DIENST,
        titel="Na doorsturen heeft de nieuwe organisatie niet het hele dossier",
        advies="Stuur het dossier zelf na. " + _IPLO_MELDEN,
    ),
    Eis(
        code="DSOK-BD-005",
        tekst="De initiatiefnemer ziet in Mijn Omgevingsloket dat zijn verzoek is doorgestuurd en wie er nu over gaat.",
        bron=_INREGELTEST,
        schakels=(),
        titel="De initiatiefnemer ziet niet dat zijn verzoek is doorgestuurd",
        ernst=Ernst.ERNSTIG,
        advies="Bericht de initiatiefnemer zelf. " + _IPLO_MELDEN,
        stap=Stapcode.S10,
    ),
    Eis(
        code="DSOK-BD-006",
        tekst="Weigert DSO-LV een wijziging van bevoegd gezag, dan houdt het VTH-systeem wie het was.",
        bron="OpenWave, rerouteren: lokaal wijzigen na een mislukte aanroep",
        schakels=(),
        titel="VTH-systeem en DSO-LV zijn het niet eens over het bevoegd gezag",
        advies="Zet het bevoegd gezag in het VTH-systeem terug. " + _LEVERANCIER,
        stap=Stapcode.S10,
    ),
    Eis(
        code="DSOK-BD-007",
        tekst="De zaak bij de behandeldienst heeft elke activiteit, elk antwoord en elke bijlage van het verzoek.",
        bron=_STAM,
        schakels=_DIENST,
        titel="Het verzoek komt niet heel bij de behandeldienst aan",
        advies=_DIENST_LEVERANCIER,
    ),
    Eis(
        code="DSOK-BD-008",
        tekst="De behandeldienst van een ontvangen verzoek is te wijzigen; er ontstaat dan geen samenwerking.",
        bron="Focus op STAM (2020), vraagstuk over wijzigen na ontvangst; DSO API-register, Verzoek afhandelen",
        schakels=(),
        titel="De behandeldienst van een ontvangen verzoek is niet te wijzigen",
        advies=_IPLO_MELDEN,
        stap=Stapcode.S10,
    ),
)

EISEN_VERZOEK: tuple[Eis, ...] = (*_LOKET, *_VTH, *_TERUGKOPPELING, *_BEHANDELDIENST)
