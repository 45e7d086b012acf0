# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Norms of the part 'regels' of the chain: making (5), verifying (6), publishing (7), the check (8a), and the file."""

from __future__ import annotations

from pytest_dsoketen.model.berichten import Verplichtingsniveau
from pytest_dsoketen.model.bevindingen import Ernst
from pytest_dsoketen.model.eisen._eis import Eis
from pytest_dsoketen.model.stappen import Stapcode

_ACTIVITEIT = ("activiteit",)
_VERIFICATIE = ("verificatie",)
_LEVERING = ("regelaanlevering",)
_CHECK = ("check",)

_STELSEL = "Aan de slag met de Omgevingswet, proces toepasbare regels"
_WERKPLAATS = "Werkplaats DSO-keten (VNG, 2021)"
_RTR = "RTR gegevens v2, zoals openbare afnemers haar gebruiken"
_IMTR = "IMTR, Standaard Toepasbare Regels (STTR)"
_DMN = "DMN 1.1 en 1.2 (OMG), beslissingstabellen"
_IPLO = "Meld dit via het IPLO-formulier; de tekst staat klaar."
_LEVERANCIER = "Leg het bewijs voor aan de leverancier van uw regelsoftware."

_MAKEN: tuple[Eis, ...] = (
    Eis(
        code="DSOK-REG-001",
        tekst="De regelsoftware toont elke activiteit uit het gepubliceerde plan, over alle bladzijden van het register.",
        bron=f"{_STELSEL}; {_RTR}: organisatiecode zonder letters, volgen van _links.next",
        schakels=_ACTIVITEIT,
        titel="De regelsoftware toont een activiteit uit het plan niet",
        advies=_LEVERANCIER,
    ),
    Eis(
        code="DSOK-REG-002",
        tekst="Een toepasbareregelbestand hoort bij de activiteit en het bevoegd gezag waarvoor het is gemaakt.",
        bron=f"{_IMTR}, functioneleStructuurRef",
        schakels=_ACTIVITEIT,
        titel="Het toepasbareregelbestand hoort bij een andere activiteit of een ander bevoegd gezag",
        advies=_LEVERANCIER,
    ),
    Eis(
        code="DSOK-REG-003",
        tekst="De regelsoftware maakt bestanden die aan de standaard voldoen.",
        bron=_IMTR,
        schakels=_ACTIVITEIT,
        titel="De regelsoftware maakt een bestand dat niet aan de standaard voldoet",
        advies=_LEVERANCIER,
    ),
    Eis(
        code="DSOK-REG-004",
        tekst="Een vragenboom is in de regelsoftware af te spelen en elk pad leidt tot de conclusie die de maker bedoelt.",
        bron="IPLO, toepasbare regels testen; " + _WERKPLAATS,
        schakels=_ACTIVITEIT,
        titel="Een pad door de vragenboom geeft in de regelsoftware een andere conclusie",
        advies="Kijk de vragenboom na; klopt die, leg het bewijs dan voor aan de leverancier van uw regelsoftware.",
    ),
    Eis(
        code="DSOK-REG-005",
        tekst="De naam van een vragenboom blijft heel, ook met diakrieten, leestekens en tekens die in XML iets betekenen.",
        bron=f"{_WERKPLAATS}, bevinding over speciale tekens in de naam van een vragenboom",
        schakels=_ACTIVITEIT,
        titel="Speciale tekens in de naam van een vragenboom gaan verloren",
        ernst=Ernst.ERNSTIG,
        advies="Gebruik tot de oplossing alleen letters, cijfers en spaties in de naam. " + _LEVERANCIER,
    ),
    Eis(
        code="DSOK-REG-006",
        tekst="De regelsoftware leest een geldig aanleverpakket in, in elke versie van de standaard die in gebruik is.",
        bron=f"{_IMTR}, versie 1.2 en 3.0; amsterdam/vergunningcheck (2021), nieuwe IMTR-bestanden",
        schakels=_ACTIVITEIT,
        titel="De regelsoftware kan een geldig aanleverpakket niet inlezen",
        ernst=Ernst.ERNSTIG,
        advies=_LEVERANCIER,
    ),
)

_VERIFIEREN: tuple[Eis, ...] = (
    Eis(
        code="DSOK-VER-001",
        tekst="De service verifiëren keurt een bestand goed dat aan de standaard voldoet.",
        bron=f"{_STELSEL}, regels verifiëren",
        schakels=_VERIFICATIE,
        titel="De verificatie keurt een goed toepasbareregelbestand af",
        advies=_IPLO,
    ),
    Eis(
        code="DSOK-VER-002",
        tekst="De service verifiëren keurt een bestand af dat niet aan de standaard voldoet.",
        bron=f"{_STELSEL}, regels verifiëren: syntactische en semantische controle",
        schakels=(),
        titel="De verificatie keurt een fout toepasbareregelbestand goed",
        advies=_IPLO,
        stap=Stapcode.S6,
    ),
    Eis(
        code="DSOK-VER-003",
        tekst="Een afkeuring zegt wat er fout is en waar.",
        bron=f"{_STELSEL}, regels verifiëren; DSO API-strategie, foutberichten",
        schakels=(),
        titel="De verificatie zegt niet waar de fout zit",
        ernst=Ernst.ERNSTIG,
        advies=_IPLO,
        stap=Stapcode.S6,
    ),
)

_PUBLICEREN: tuple[Eis, ...] = (
    Eis(
        code="DSOK-RTR-001",
        tekst="Aangeleverde toepasbare regels staan binnen de normtijd in de registratie.",
        bron=f"{_STELSEL}, toepasbare regels aanleveren; {_WERKPLAATS}, synchronisatietijd",
        schakels=_LEVERING,
        titel="Aangeleverde toepasbare regels komen niet in de registratie",
        advies=_IPLO,
    ),
    Eis(
        code="DSOK-RTR-002",
        tekst="Wat uit de registratie is terug te lezen, is wat is aangeleverd.",
        bron="Toepasbare regels uitvoeren gegevens v1, sttrBestand",
        schakels=_LEVERING,
        titel="De registratie geeft andere regels terug dan zijn aangeleverd",
        advies=_IPLO,
    ),
    Eis(
        code="DSOK-RTR-003",
        tekst="Een nieuwe versie komt in de plaats van de oude.",
        bron=f"{_STELSEL}, nieuwe versie met geldigheidsdatum",
        schakels=_LEVERING,
        titel="De registratie houdt de oude versie van de regels",
        advies=_IPLO,
    ),
    Eis(
        code="DSOK-RTR-004",
        tekst="Een vragenboom met speciale tekens in de naam is te publiceren en houdt die naam.",
        bron=f"{_WERKPLAATS}, bevinding over speciale tekens in de naam van een vragenboom",
        schakels=_LEVERING,
        titel="Een vragenboom met speciale tekens in de naam is niet te publiceren",
        advies="Gebruik tot de oplossing alleen letters, cijfers en spaties in de naam.",
    ),
    Eis(
        code="DSOK-RTR-005",
        tekst="Twee keer hetzelfde uitvoeren uit de regelsoftware geeft hetzelfde bestand, met dezelfde id’s.",
        bron="amsterdam/vergunningcheck (2021), id’s in regelbestanden",
        schakels=_LEVERING,
        titel="De regelsoftware geeft bij elke levering andere id’s",
        ernst=Ernst.ERNSTIG,
        advies=_LEVERANCIER,
    ),
    Eis(
        code="DSOK-RTR-006",
        tekst="Dezelfde regels staan één keer in de registratie, hoe vaak zij ook zijn aangeleverd.",
        bron=f"{_STELSEL}, één toepasbareregelbestand per functionele structuur",
        schakels=_LEVERING,
        titel="Dezelfde regels staan meer dan één keer in de registratie",
        ernst=Ernst.ERNSTIG,
        advies=_IPLO,
    ),
    Eis(
        code="DSOK-RTR-007",
        tekst="Het aantal dat de registratie noemt, is het aantal dat zij geeft.",
        bron="Meting van een afnemer van de open API (2026): 110 genoemd, 120 geleverd",
        schakels=_LEVERING,
        titel="De registratie noemt een ander aantal regels dan zij geeft",
        ernst=Ernst.ERNSTIG,
        advies="Laat software de verwijzing naar de volgende bladzijde volgen en niet op het aantal rekenen. " + _IPLO,
    ),
    Eis(
        code="DSOK-RTR-008",
        tekst="Een activiteit die toepasbaar is gemaakt, heeft in de registratie haar regelbeheerobjecten en werkzaamheid.",
        bron=f"{_STELSEL}, activiteit toepasbaar maken",
        schakels=_LEVERING,
        titel="De activiteit wordt in de registratie niet toepasbaar",
        advies=_IPLO,
    ),
    Eis(
        code="DSOK-RTR-009",
        tekst="De registratie neemt geen bestand aan dat niet aan de standaard voldoet.",
        bron=f"{_STELSEL}, toepasbare regels aanleveren: controle bij ontvangst",
        schakels=(),
        titel="De registratie neemt een fout toepasbareregelbestand aan",
        advies=_IPLO,
        stap=Stapcode.S7,
    ),
)

_CHECKS: tuple[Eis, ...] = (
    Eis(
        code="DSOK-CHECK-001",
        tekst="De vergunningcheck geeft voor elk pad de conclusie die de regels geven.",
        bron="IPLO, toepasbare regels testen in het Omgevingsloket",
        schakels=_CHECK,
        titel="De vergunningcheck geeft een andere conclusie dan de regels",
        advies=_IPLO,
    ),
    Eis(
        code="DSOK-CHECK-002",
        tekst="De vergunningcheck begint op een locatie waar de regels gelden met de eerste vraag.",
        bron=f"{_STELSEL}; toepasbare regels uitvoeren services v3",
        schakels=_CHECK,
        titel="De vergunningcheck begint niet",
        advies=_IPLO,
    ),
    Eis(
        code="DSOK-CHECK-003",
        tekst="De vergunningcheck blijft over de gekozen locatie gaan tot en met de conclusie.",
        bron="VNG, gebruiksevaluatie (2020): locatie raakt kwijt na het kiezen van de activiteit",
        schakels=_CHECK,
        titel="Het loket raakt de locatie kwijt tijdens de vergunningcheck",
        advies="Begin de check opnieuw en kies de locatie nog een keer. " + _IPLO,
    ),
    Eis(
        code="DSOK-CHECK-004",
        tekst="Het loket vindt een werkzaamheid op haar naam.",
        bron="Zoekinterface v2, werkzaamheden zoeken",
        schakels=_CHECK,
        titel="Het loket vindt de werkzaamheid niet",
        advies=_IPLO,
    ),
    Eis(
        code="DSOK-CHECK-005",
        tekst="Een werkzaamheid leidt op een locatie tot de activiteiten waarvoor daar regels gelden.",
        bron="Gebruikersonderzoek Omgevingsloket (2022); telling van een afnemer van de open API (2026)",
        schakels=_CHECK,
        titel="De werkzaamheid leidt niet naar de activiteit",
        advies=_IPLO,
    ),
    Eis(
        code="DSOK-CHECK-006",
        tekst="Buiten het gebied waar de regels gelden, vraagt de vergunningcheck er niet naar.",
        bron=f"{_STELSEL}, locaties van een activiteit",
        schakels=_CHECK,
        titel="De vergunningcheck past regels toe buiten hun gebied",
        advies=_IPLO,
    ),
    Eis(
        code="DSOK-CHECK-007",
        tekst="Afspelen in de regelsoftware en doorlopen in het loket geven voor dezelfde antwoorden dezelfde conclusie.",
        bron="IPLO: toepasbare regels moeten in het loket zelf worden getest",
        schakels=_CHECK,
        titel="Het loket geeft een andere conclusie dan de regelsoftware",
        advies=_IPLO,
    ),
    Eis(
        code="DSOK-CHECK-008",
        tekst="Het loket rekent met de laatste versie van de regels.",
        bron="IPLO: toepasbare regels moeten in het loket zelf worden getest",
        schakels=_CHECK,
        titel="Het loket rekent met een oude versie van de regels",
        advies=_IPLO,
    ),
    Eis(
        code="DSOK-CHECK-009",
        tekst="Verschillende mensen kunnen tegelijk een vergunningcheck doen.",
        bron="OMWB (2023): het loket liep vast als meerdere mensen tegelijk bezig waren",
        schakels=_CHECK,
        titel="Het loket loopt vast als meer mensen tegelijk een check doen",
        ernst=Ernst.ERNSTIG,
        advies=_IPLO,
    ),
)


def _make_sttr(nummer: int, tekst: str, bron: str = _IMTR, *, zou: bool = False) -> Eis:
    """Make a norm about the content of an STTR file or its delivery."""
    return Eis(
        code=f"DSOK-STTR-{nummer:03}",
        tekst=tekst,
        bron=bron,
        schakels=("verificatie", "regelaanlevering"),
        titel=f"Toepasbareregelbestand voldoet niet: {tekst[0].lower()}{tekst[1:].rstrip('.')}",
        ernst=Ernst.WAARSCHUWING if zou else Ernst.ERNSTIG,
        niveau=Verplichtingsniveau.ZOU_MOETEN if zou else Verplichtingsniveau.MOET,
        advies=_LEVERANCIER,
    )


_PAKKET = "Aanleverpakketten Gemeentestad (Geonovum), manifest en opdracht"
_BESTAND: tuple[Eis, ...] = (
    _make_sttr(1, "Een bestand is leesbare XML zonder DOCTYPE en begint als DMN 1.1 of DMN 1.2."),
    _make_sttr(2, "Het element definitions heeft een naam en een namespace.", _DMN),
    _make_sttr(3, "De namespace van het bestand eindigt op het OIN van het bevoegd gezag, 20 cijfers."),
    _make_sttr(4, "Elk id komt één keer voor."),
    _make_sttr(5, "Elk element van de DSO-uitbreiding is bekend en staat op zijn plaats."),
    _make_sttr(6, "Elk verplicht element van de DSO-uitbreiding is er."),
    _make_sttr(7, "Namen, vragen, opties en toelichtingen zijn niet leeg."),
    _make_sttr(8, "Prioriteit, volgorde en sequenceId zijn gehele getallen."),
    _make_sttr(9, "Waarden uit een lijst komen in die lijst voor."),
    _make_sttr(10, "Een toelichting is hooguit 2048 tekens lang."),
    _make_sttr(11, "In STTR 3 past elke tekst in een verzoekbericht: 80 of 512 tekens.", f"{_IMTR} 3.0; STAM"),
    _make_sttr(12, "In STTR 3 zijn getallen, datums en ja/nee geschreven zoals de standaard vraagt.", f"{_IMTR} 3.0"),
    _make_sttr(13, "Elke invoer van een beslissing hoort bij een uitvoeringsregel die er is."),
    _make_sttr(14, "Elke verwijzing naar een regelgroep wijst naar een regelgroep die er is."),
    _make_sttr(15, "Binnen één vraag heeft elke optie een eigen sequenceId."),
    _make_sttr(16, "Een geo-verwijzing noemt een locatie."),
    _make_sttr(17, "Een beslissingstabel heeft een hit policy die DMN kent.", _DMN),
    _make_sttr(18, "Elke regel van een tabel heeft evenveel cellen als de tabel kolommen.", _DMN),
    _make_sttr(19, "Elke eis van een beslissing wijst naar iets dat in het bestand staat.", _DMN),
    _make_sttr(20, "Elke kolom van een tabel gaat over iets waar de beslissing om vraagt.", _DMN),
    _make_sttr(21, "Geen beslissing hangt van zichzelf af.", _DMN),
    _make_sttr(22, "Precies één beslissing is aan de functionele structuur gekoppeld."),
    _make_sttr(23, "De functioneleStructuurRef noemt een regelbeheerobject van een activiteit."),
    _make_sttr(24, "Het OIN in de functioneleStructuurRef is dat van de namespace."),
    _make_sttr(25, "Een conclusie is een van de zeven conclusies."),
    _make_sttr(26, "Het type van een invoer past bij het type van het antwoord."),
    _make_sttr(27, "Elke voorwaarde is leesbaar.", f"{_DMN}; S-FEEL, unary tests"),
    _make_sttr(28, "Elke uitkomst is leesbaar.", f"{_DMN}; S-FEEL, literals"),
    _make_sttr(29, "Een lijstvraag heeft opties."),
    _make_sttr(30, "Een voorwaarde op een lijstvraag noemt een optie van die vraag.", zou=True),
    _make_sttr(31, "In een tabel met hit policy UNIQUE geldt voor geen enkel antwoord meer dan één regel.", _DMN),
    _make_sttr(32, "In een tabel met hit policy ANY spreken regels elkaar niet tegen.", _DMN, zou=True),
    _make_sttr(33, "De uitkomst past bij het regelbeheerobject: een conclusie, of ja of nee."),
    _make_sttr(34, "Het voorvoegsel van een type is gedeclareerd.", "XML Schema, QName"),
    _make_sttr(35, "Een naam in een beslissing begint niet met een cijfer.", f"{_DMN}; FEEL, namen", zou=True),
    _make_sttr(36, "Elke uitvoeringsregel wordt gebruikt.", zou=True),
    _make_sttr(37, "De invoer van een geo-vraag is een tekst: ja, nee of deels.", zou=True),
    _make_sttr(38, "Een bestand gebruikt één versie van de DSO-uitbreiding."),
    _make_sttr(40, "Een aanleverpakket is een leesbare ZIP met een manifest en een opdracht.", _PAKKET),
    _make_sttr(41, "Het manifest noemt precies de bestanden die in het pakket zitten.", _PAKKET),
    _make_sttr(42, "De opdracht noemt bestanden die in het pakket zitten en leesbaar zijn.", _PAKKET),
    _make_sttr(43, "De begindatum in een opdracht is geschreven als dd-mm-jjjj.", _PAKKET),
    _make_sttr(
        44,
        "Een antwoord van de uitvoeringsservices is leesbaar en noemt de functionele structuur.",
        "Toepasbare regels uitvoeren services v3",
    ),
    _make_sttr(
        45,
        "Een behandeldienstconfiguratie noemt de activiteit en het OIN van de dienst.",
        "Behandeldienstconfiguraties v1",
    ),
)

EISEN_REGELS: tuple[Eis, ...] = (*_MAKEN, *_VERIFIEREN, *_PUBLICEREN, *_CHECKS, *_BESTAND)
