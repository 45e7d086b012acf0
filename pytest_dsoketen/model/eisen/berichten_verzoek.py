# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Norms on the messages of the part 'verzoek': what a verzoekbericht, notificatie or ebMS message has to look like.

Most of the STAM rows are not in the schema (measured on mutations of the official example); a bron that says `voorstel`
marks a norm that follows from the meaning of the element and is not written down anywhere we could see.
"""

from __future__ import annotations

from pytest_dsoketen.model.eisen._eis import Eis

_BERICHT = ("verzoekbericht",)
_MELDING = ("notificatie",)
_STAM = "STAM 4.0, verzoekbericht"
_KVS = "Digikoppeling Koppelvlakstandaard ebMS2 3.3"
_ADVIES = "Leg het bewijs voor aan de partij die aan zet is."


def _make(code: str, tekst: str, bron: str, schakels: tuple[str, ...], titel: str) -> Eis:
    return Eis(code=code, tekst=tekst, bron=bron, schakels=schakels, titel=titel, advies=_ADVIES)


_INDIENEN: tuple[tuple[str, str, str], ...] = (
    (
        "DSOK-INDIENEN-001",
        "Een indienbericht is leesbaar en heeft de velden van Verzoek indienen.",
        "Een indienbericht is niet te lezen",
    ),
    (
        "DSOK-INDIENEN-002",
        "Een indienbericht noemt minstens één activiteit.",
        "Een indienbericht noemt geen activiteit",
    ),
    (
        "DSOK-INDIENEN-003",
        "Het bevoegd gezag in een indienbericht heeft een OIN van 20 posities.",
        "Een indienbericht noemt een ongeldig OIN",
    ),
    (
        "DSOK-INDIENEN-004",
        "Alleen een aanvulling of intrekking noemt het verzoeknummer waar zij bij hoort.",
        "Doel en verzoeknummer van een indienbericht gaan niet samen",
    ),
)

_VERZOEK: tuple[tuple[str, str, str, str], ...] = (
    (
        "DSOK-STAM-001",
        "Een verzoekbericht is te lezen als verzoekXML 4.0.0, met elk verplicht onderdeel.",
        _STAM,
        "Een verzoekbericht is niet te lezen",
    ),
    (
        "DSOK-STAM-002",
        "Een verzoeknummer heeft 13 cijfers: een datum en een teller van vijf.",
        f"{_STAM}; schermen van het loket (2021)",
        "Een verzoeknummer is ongeldig",
    ),
    (
        "DSOK-STAM-003",
        "Een volgnummer heeft drie cijfers.",
        f"{_STAM}; schermen van het loket (2021)",
        "Een volgnummer is ongeldig",
    ),
    (
        "DSOK-STAM-004",
        "Het eerste bericht van een verzoek heeft volgnummer 000.",
        f"{_STAM}; voorstel",
        "Het eerste bericht van een verzoek heeft een verkeerd volgnummer",
    ),
    (
        "DSOK-STAM-005",
        "Een aanvulling of intrekking heeft een volgnummer na 000.",
        f"{_STAM}; voorstel",
        "Een aanvulling heeft het volgnummer van het eerste bericht",
    ),
    (
        "DSOK-STAM-006",
        "De datum in het verzoeknummer ligt niet na de indiendatum.",
        f"{_STAM}; voorstel",
        "Een verzoeknummer is van na de indiendatum",
    ),
    (
        "DSOK-STAM-007",
        "Elk bevoegd gezag, nu en eerder, heeft een OIN van 20 posities.",
        "Logius, OIN-stelsel",
        "Het OIN van een bevoegd gezag is ongeldig",
    ),
    (
        "DSOK-STAM-008",
        "Elke behandeldienst, nu en eerder, heeft een OIN van 20 posities.",
        "Logius, OIN-stelsel",
        "Het OIN van een behandeldienst is ongeldig",
    ),
    (
        "DSOK-STAM-009",
        "Een tijdvak eindigt niet voor het begint.",
        f"{_STAM}, tijdvakGeldigheid; voorstel",
        "Een tijdvak eindigt voor het begint",
    ),
    (
        "DSOK-STAM-010",
        "Een verzoek heeft op elk moment precies één bevoegd gezag.",
        f"{_STAM}, bevoegdGezagHistorie; voorstel",
        "Een verzoek heeft niet precies één bevoegd gezag",
    ),
    (
        "DSOK-STAM-011",
        "Elke activiteit in een verzoek heeft een eigen volgnummer.",
        f"{_STAM}; voorstel",
        "Activiteiten in een verzoek hebben hetzelfde volgnummer",
    ),
    (
        "DSOK-STAM-012",
        "Een activiteit heeft een id volgens IMOW, met de code van het bevoegd gezag.",
        "IMOW, identificatie van een activiteit",
        "Het id van een activiteit is ongeldig",
    ),
    (
        "DSOK-STAM-013",
        "Het activiteitId wijst naar de toepasbare regels van dezelfde activiteit als het imowId.",
        f"{_STAM}, voorbeeldbericht",
        "Een activiteit wijst naar toepasbare regels van een andere activiteit",
    ),
    (
        "DSOK-STAM-014",
        "De coördinaten in RD en in ETRS89 wijzen dezelfde plek aan.",
        f"{_STAM}, projectlocatie; voorstel",
        "Een locatie ligt in RD ergens anders dan in ETRS89",
    ),
    (
        "DSOK-STAM-015",
        "Een document is alleen vertrouwelijk waar daar om gevraagd kon worden.",
        f"{_STAM}, potentieelVertrouwelijk; voorstel",
        "Een document is vertrouwelijk waar dat niet kan",
    ),
    (
        "DSOK-STAM-016",
        "Elk document heeft een eigen documentId.",
        f"{_STAM}, documentId; voorstel",
        "Een document is niet op te halen of te verwarren met een ander",
    ),
    (
        "DSOK-STAM-017",
        "Een gegeven dat er twee keer staat, staat er één keer volgens de gebruiker en één keer volgens DSO-LV.",
        f"{_STAM}, attribuut bron",
        "Een gegeven staat dubbel in een verzoekbericht",
    ),
)

_NOTIFICATIE: tuple[tuple[str, str, str, str], ...] = (
    (
        "DSOK-STAM-020",
        "Een verzoeknotificatie is te lezen en noemt een verzoeknummer.",
        "STAM, verzoeknotificatie",
        "Een verzoeknotificatie is niet te lezen",
    ),
    (
        "DSOK-STAM-021",
        "Het verzoeknummer in een verzoeknotificatie heeft 13 cijfers: een datum en een teller van vijf.",
        "STAM, verzoeknotificatie",
        "Een verzoeknotificatie noemt een ongeldig verzoeknummer",
    ),
    (
        "DSOK-STAM-022",
        "Een verzoeknotificatie bevat alleen het verzoeknummer, en geen persoonsgegevens.",
        "OpenWave, verwerking van STAM-berichten: sinds STAM 2.0 alleen het verzoeknummer",
        "Een verzoeknotificatie bevat te veel gegevens",
    ),
)

_DIGIKOPPELING: tuple[tuple[str, str, str], ...] = (
    (
        "DSOK-DK-001",
        "Een Digikoppelingbericht is een SOAP-bericht met bijlagen en een MessageHeader.",
        "Een Digikoppelingbericht is niet te lezen",
    ),
    (
        "DSOK-DK-002",
        "Elk onderdeel van de kop heeft versie 2.0.",
        "De kop van een Digikoppelingbericht heeft een verkeerde versie",
    ),
    (
        "DSOK-DK-003",
        "De ontvanger moet de MessageHeader begrijpen (mustUnderstand).",
        "De kop van een Digikoppelingbericht is vrijblijvend",
    ),
    (
        "DSOK-DK-004",
        "PartyId heeft het type urn:osb:oin.",
        "PartyId in een Digikoppelingbericht heeft een verkeerd type",
    ),
    ("DSOK-DK-005", "PartyId is het OIN van de eindpartij.", "PartyId in een Digikoppelingbericht is geen OIN"),
    (
        "DSOK-DK-006",
        "Zender en ontvanger hebben elk precies één rol.",
        "Een partij heeft in een Digikoppelingbericht niet precies één rol",
    ),
    (
        "DSOK-DK-007",
        "Een Digikoppelingbericht noemt de CPA waar het onder valt.",
        "Een Digikoppelingbericht noemt geen CPA",
    ),
    (
        "DSOK-DK-008",
        "Een Digikoppelingbericht heeft een ConversationId.",
        "Een Digikoppelingbericht heeft geen ConversationId",
    ),
    (
        "DSOK-DK-009",
        "Service en Action zijn gevuld en bevatten geen spaties.",
        "Service of Action van een Digikoppelingbericht is ongeldig",
    ),
    (
        "DSOK-DK-010",
        "Een MessageId heeft de vorm deel@domein.",
        "Het MessageId van een Digikoppelingbericht is ongeldig",
    ),
    ("DSOK-DK-011", "Een Digikoppelingbericht heeft een tijdstip.", "Een Digikoppelingbericht heeft geen tijdstip"),
    (
        "DSOK-DK-012",
        "De zender vraagt om dubbele berichten weg te laten (DuplicateElimination).",
        "Een Digikoppelingbericht staat dubbele ontvangst toe",
    ),
    (
        "DSOK-DK-013",
        "De zender vraagt de eindpartij om een ontvangstbevestiging (AckRequested, toPartyMSH).",
        "Een Digikoppelingbericht vraagt geen ontvangstbevestiging",
    ),
    (
        "DSOK-DK-014",
        "SyncReply is gericht aan de volgende schakel (actor next).",
        "SyncReply van een Digikoppelingbericht is verkeerd gericht",
    ),
    (
        "DSOK-DK-015",
        "Het manifest noemt elk deel van het bericht en niets daarbuiten.",
        "Het manifest van een Digikoppelingbericht klopt niet",
    ),
    ("DSOK-DK-016", "Het SOAP-deel is UTF-8.", "Een Digikoppelingbericht heeft een verkeerde tekenset"),
)

EISEN_BERICHTEN_VERZOEK: tuple[Eis, ...] = (
    *(
        _make(code, tekst, "DSO API-register, Verzoek indienen v4", ("indienen",), titel)
        for code, tekst, titel in _INDIENEN
    ),
    *(_make(code, tekst, bron, _BERICHT, titel) for code, tekst, bron, titel in _VERZOEK),
    *(_make(code, tekst, bron, _MELDING, titel) for code, tekst, bron, titel in _NOTIFICATIE),
    *(_make(code, tekst, _KVS, _MELDING, titel) for code, tekst, titel in _DIGIKOPPELING),
    _make(
        "DSOK-AFHANDELEN-001",
        "Wat in de verzoekreferenties staat, is ook op te halen.",
        "DSO API-register, Verzoek afhandelen",
        ("bijlagen",),
        "Een bestand uit de verzoekreferenties is niet op te halen",
    ),
    _make(
        "DSOK-TERUGKOPPELING-001",
        "Een bericht aan de initiatiefnemer heeft een adres, een onderwerp en een tekst.",
        "IPLO, communicatie met initiatiefnemers",
        ("terugkoppeling",),
        "Een bericht aan de initiatiefnemer is onvolledig",
    ),
)
