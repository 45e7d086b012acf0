# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Norms that an aanlevering, a download and a verslag are checked against, by their official codes.

Each row: code, the rule in our own words, and the title of a bevinding on it. The rules with an executable check stand
in `standaarden/lvbb/keuren`.
"""

from __future__ import annotations

from pytest_dsoketen.model.berichten import Verplichtingsniveau
from pytest_dsoketen.model.eisen._eis import Eis

_BRON = "validatiematrix LVBB, STOP, BHKV, Ozon en TPOD"
_ADVIES = "Stuur de melding met de naam van het bestand naar de leverancier van de plansoftware."

_REGELS: tuple[tuple[str, str, str], ...] = (
    ("LVBB1001", "Een aanlevering is een leesbare ZIP.", "De aanlevering is geen leesbare ZIP"),
    ("LVBB1002", "In de aanlevering zit opdracht.xml.", "In de aanlevering ontbreekt opdracht.xml"),
    ("LVBB1003", "In de aanlevering zit manifest.xml.", "In de aanlevering ontbreekt manifest.xml"),
    (
        "LVBB1004",
        "Bestandsnamen bestaan uit letters, cijfers, punt, streepje en liggend streepje.",
        "Een bestand in de aanlevering heeft een ongeldige naam",
    ),
    ("LVBB1006", "opdracht.xml heeft de vorm van het BHKV-schema.", "De opdracht aan de LVBB is onjuist opgebouwd"),
    ("LVBB1008", "manifest.xml heeft de vorm van het BHKV-schema.", "Het manifest is onjuist opgebouwd"),
    (
        "LVBB1009",
        "Elk bestand dat manifest.xml noemt, zit in de aanlevering.",
        "Het manifest noemt een bestand dat er niet is",
    ),
    ("LVBB1010", "Elk bestand in de aanlevering staat in manifest.xml.", "Een bestand staat niet in het manifest"),
    ("LVBB1013", "Plaatjes zijn niet doorzichtig.", "Een plaatje in het plan is doorzichtig"),
    (
        "LVBB1016",
        "Elk bestand dat manifest-ow.xml noemt, zit in de aanlevering.",
        "Het OW-manifest noemt een bestand dat er niet is",
    ),
    (
        "LVBB1021",
        "Het contentType in manifest.xml is dat van het bestand.",
        "Een bestand is iets anders dan het manifest zegt",
    ),
    (
        "LVBB1025",
        "manifest-ow.xml noemt het objecttype Geometrie niet.",
        "Het OW-manifest noemt een geometrie als object",
    ),
    ("LVBB1026", "manifest-ow.xml noemt geen GML-bestanden.", "Het OW-manifest noemt een GML-bestand"),
    ("LVBB1027", "Een besluit wordt geleverd met manifest-ow.xml.", "Bij het besluit ontbreekt het OW-manifest"),
    (
        "LVBB1028",
        "Een kennisgeving of afbreking wordt geleverd zonder manifest-ow.xml.",
        "Bij een kennisgeving of afbreking zit onnodig een OW-manifest",
    ),
    ("LVBB1032", "manifest-ow.xml heeft de vorm van het IMOW-schema.", "Het OW-manifest is onjuist opgebouwd"),
    ("LVBB1040", "Een aanlevering is niet groter dan 1 GB.", "De aanlevering is te groot"),
    (
        "LVBB1041",
        "Een bestand in de aanlevering is niet leeg en niet groter dan 100 MB.",
        "Een bestand is leeg of te groot",
    ),
    ("LVBB1042", "Elke bestandsnaam komt één keer voor in de aanlevering.", "Een bestandsnaam komt dubbel voor"),
    (
        "LVBB1502",
        "Wie een publicatie laat afbreken, noemt de AKN van een besluit.",
        "De opdracht tot afbreken noemt geen besluit",
    ),
    (
        "LVBB1506",
        "Het publicatiebestand dat de opdracht noemt, zit in de aanlevering.",
        "Het besluit dat de opdracht noemt, zit niet in de aanlevering",
    ),
    ("LVBB1519", "De dag van bekendmaking is een werkdag.", "De dag van bekendmaking is geen werkdag"),
    ("BHKV9998", "idLevering is niet ‘onbekend’.", "De levering heeft geen eigen nummer"),
    (
        "LVBB2003",
        "Een document voldoet aan het IMOP-schema.",
        "Een document in de aanlevering is onleesbaar of onjuist",
    ),
    ("LVBB2008", "Een identificatie begint met akn of join.", "Een identificatie begint verkeerd"),
    (
        "LVBB2009",
        "Het tweede deel van een AKN-identificatie is een land.",
        "Een AKN-identificatie noemt een onbekend land",
    ),
    (
        "LVBB2010",
        "Het derde deel van een AKN-identificatie is een bekend type.",
        "Een AKN-identificatie heeft een onbekend type",
    ),
    ("LVBB2011", "Het tweede deel van een JOIN-identificatie is id.", "Een JOIN-identificatie is verkeerd opgebouwd"),
    (
        "LVBB2012",
        "Het derde deel van een JOIN-identificatie is een bekend type.",
        "Een JOIN-identificatie heeft een onbekend type",
    ),
    (
        "LVBB2013",
        "Het vijfde deel van een identificatie is een jaar of een bestaande datum.",
        "Een identificatie heeft een ongeldige datum",
    ),
    ("LVBB2016", "De taal in een expressie is een bekende taal.", "Een expressie noemt een onbekende taal"),
    ("LVBB2017", "Een identificatie bevat geen punt.", "Een identificatie bevat een punt"),
    ("LVBB2019", "Een expressie heeft zeven delen voor de @.", "Een identificatie heeft te veel of te weinig delen"),
    (
        "LVBB2020",
        "De naam in een identificatie heeft alleen letters, cijfers, streepje en liggend streepje.",
        "De naam in een identificatie bevat verboden tekens",
    ),
    (
        "LVBB2021",
        "De naam in een identificatie is niet langer dan 128 tekens.",
        "De naam in een identificatie is te lang",
    ),
    (
        "LVBB2022",
        "Een officiële publicatie noemt een publicatieblad.",
        "Een publicatie noemt een onbekend publicatieblad",
    ),
    (
        "STOP1001",
        "Een expressie begint met het werk waarvan zij een versie is.",
        "Werk en expressie horen niet bij elkaar",
    ),
    ("STOP1007", "Een expressie heeft een versie na de @.", "Een expressie heeft geen versie"),
    (
        "STOP1010",
        "Het vierde deel van een identificatie is de code van een overheid.",
        "Een identificatie noemt geen bekende overheid",
    ),
    (
        "STOP1012",
        "De AKN van een regeling heeft act als derde deel.",
        "De identificatie van de regeling is niet die van een regeling",
    ),
    (
        "STOP1013",
        "De AKN van een besluit heeft bill als derde deel.",
        "De identificatie van het besluit is niet die van een besluit",
    ),
    ("STOP1014", "Een identificatie begint met /akn of /join.", "Een identificatie begint verkeerd"),
    (
        "STOP1026",
        "Een beoogde regeling is een expressie van een regeling.",
        "De beoogde regeling is geen versie van een regeling",
    ),
    (
        "STOP1027",
        "Een beoogd informatieobject is een /join/id/regdata.",
        "Het beoogde informatieobject is geen regdata",
    ),
    ("STOP1038", "Een doel is opgebouwd als /join/id/proces/organisatie/jaar/naam.", "Een doel is verkeerd opgebouwd"),
    (
        "STOP1201",
        "Elk bestand in een uitwisselpakket staat op de pakbon.",
        "Een bestand in de download staat niet op de pakbon",
    ),
    (
        "BHKV1004",
        "Een ontwerpbesluit heeft geen tijdstempels.",
        "Het ontwerpbesluit heeft een datum van inwerkingtreding",
    ),
    ("BHKV1005", "Het soortWork van een besluit is work_003.", "Het besluit is niet als besluit aangeduid"),
    (
        "BHKV1009",
        "De eId van een beoogde regeling is die van een artikel van het besluit.",
        "Het besluit heeft geen artikel dat de regeling wijzigt",
    ),
    (
        "BHKV1010",
        "De eId van een tijdstempel is die van een artikel van het besluit.",
        "Het besluit heeft geen artikel over de inwerkingtreding",
    ),
    (
        "BHKV1014",
        "Een informatieobject noemt precies één bestand.",
        "Een informatieobject heeft niet precies één bestand",
    ),
    ("BHKV1015", "Een GIO noemt de regeling waarin het is ontstaan.", "Een GIO noemt zijn geboorteregeling niet"),
    (
        "BHKV1016",
        "Het soortWork van een informatieobject is work_010.",
        "Een informatieobject is niet als zodanig aangeduid",
    ),
    (
        "BHKV1017",
        "De officiële titel van een informatieobject is zijn werk.",
        "Titel en identificatie van een GIO verschillen",
    ),
    (
        "BHKV1036",
        "Elk beoogd informatieobject staat in de tekst, met dezelfde eId en verwijzing.",
        "Een GIO van het besluit staat niet in de tekst",
    ),
    (
        "BHKV1044",
        "Bij elke wordt-versie hoort precies één RegelingVersieInformatie.",
        "De versie-informatie hoort niet bij de nieuwe versie",
    ),
    ("BHKV1046", "De procedurestap publicatie wordt niet geleverd.", "Het besluit bevat de stap publicatie"),
    (
        "BHKV1048",
        "Een definitief besluit heeft de procedurestap ondertekening.",
        "Het besluit mist de stap ondertekening",
    ),
    (
        "LVBB3008",
        "De hash bij een informatieobject is die van het bestand.",
        "Een GIO is niet het bestand dat is bedoeld",
    ),
    (
        "LVBB3504",
        "Elk informatieobject dat het besluit noemt, is meegeleverd.",
        "Een GIO van het besluit is niet meegeleverd",
    ),
    ("LVBB3506", "Het bestand dat een informatieobject noemt, is meegeleverd.", "Het bestand van een GIO ontbreekt"),
    (
        "LVBB3512",
        "Informatieobject en GML noemen dezelfde JOIN-identificatie.",
        "Een GML-bestand hoort bij een ander GIO",
    ),
    ("LVBB4014", "Een wordt-versie bestaat nog niet.", "De nieuwe versie van het plan bestaat al"),
    (
        "LVBB4032",
        "Elke wordt-versie staat bij de beoogde regelingen, en andersom.",
        "Nieuwe versie en beoogde regeling passen niet bij elkaar",
    ),
    (
        "LVBB4033",
        "Elke wordt-versie heeft een RegelingVersieInformatie, en andersom.",
        "Nieuwe versie en versie-informatie passen niet bij elkaar",
    ),
    (
        "LVBB4040",
        "Een nieuwe regeling wordt geleverd met haar metadata.",
        "Bij de nieuwe regeling ontbreken de metadata",
    ),
    ("LVBB4803", "Een besluit heeft één doel.", "Het besluit heeft meer dan één doel"),
    (
        "LVBB5002",
        "Wat een besluit vervangt of verwijdert, staat in de regeling.",
        "Het besluit wijzigt tekst die er niet staat",
    ),
    (
        "LVBB5003",
        "Een vervangend element heeft de wId van wat het vervangt.",
        "Het besluit vervangt een ander element dan het noemt",
    ),
    (
        "LVBB5010",
        "Wat een besluit toevoegt, staat nog niet in de regeling.",
        "Het besluit voegt tekst toe die er al staat",
    ),
    ("LVBB5019", "Een nieuwe regeling bestaat nog niet.", "De nieuwe regeling bestaat al"),
    (
        "LVBB5027",
        "De plaats waarbij een besluit iets toevoegt, staat in de regeling.",
        "Het besluit voegt tekst toe op een onbekende plaats",
    ),
    ("STOP0005", "Een alinea is niet leeg.", "Een alinea in het plan is leeg"),
    (
        "STOP0011",
        "Een verwijzing naar een GIO in de tekst komt uit bij een GIO.",
        "Een verwijzing in de tekst komt niet uit bij een GIO",
    ),
    (
        "STOP0012",
        "De tekst van een verwijzing naar een GIO is zijn identificatie.",
        "Tekst en verwijzing naar een GIO verschillen",
    ),
    ("STOP0020", "Elke eId in het besluit is uniek.", "Een eId komt dubbel voor in het besluit"),
    ("STOP0021", "Elke wId in het besluit is uniek.", "Een wId komt dubbel voor in het besluit"),
    ("STOP0022", "Een eId volgt de AKN-naamgeving.", "Een eId volgt de naamgeving niet"),
    ("STOP0023", "Een wId volgt de AKN-naamgeving.", "Een wId volgt de naamgeving niet"),
    (
        "STOP0026",
        "Een componentnaam is uniek binnen een besluit.",
        "Een onderdeel van het besluit heeft een dubbele naam",
    ),
    ("STOP0027", "Elke eId in een regeling is uniek.", "Een eId komt dubbel voor in de regeling"),
    ("STOP0028", "Elke wId in een regeling is uniek.", "Een wId komt dubbel voor in de regeling"),
    (
        "STOP0066",
        "Was-versie en wordt-versie zijn versies van dezelfde regeling.",
        "Het besluit wijzigt een andere regeling dan het noemt",
    ),
    ("STOP3013", "Een geometrie komt één keer voor in een GIO.", "Een geometrie komt dubbel voor in een GIO"),
    ("STOP3020", "Coördinaten zijn in RD of ETRS89.", "Een GIO gebruikt een verkeerd referentiestelsel"),
    (
        "GEOMETRY.03.2",
        "Coördinaten hebben hoogstens drie decimalen en ringen zijn gesloten.",
        "Een geometrie in het plan is ongeldig",
    ),
    ("OZON0010", "Een OW-object heeft een type dat IMOW kent.", "Een OW-object heeft een onbekend type"),
    (
        "OZON0013",
        "Het type van een OW-object staat in de lijst van zijn bestand.",
        "Een OW-bestand noemt een type niet dat erin staat",
    ),
    ("OZON0017", "Bij elke activiteit is er een regel die ernaar verwijst.", "Een activiteit heeft geen regel"),
    ("OZON0033", "Elke regel verwijst naar een regeltekst die bestaat.", "Een regel hoort bij geen tekst"),
    (
        "OZON0038",
        "Een activiteit waarnaar een regel verwijst, bestaat.",
        "Een regel noemt een activiteit die niet bestaat",
    ),
    ("OZON0045", "Elke regel verwijst naar locaties die bestaan.", "Een regel noemt een gebied dat niet bestaat"),
    (
        "OZON0053",
        "Elke gebiedengroep verwijst naar gebieden die bestaan.",
        "Een gebiedengroep noemt een gebied dat niet bestaat",
    ),
    ("OZON0066", "Van elk gebied is de geometrie geleverd.", "Een gebied heeft geen geometrie"),
    (
        "OZON0070",
        "De kwalificatie van een activiteit staat in de waardelijst.",
        "Een regel heeft een onbekende kwalificatie",
    ),
    ("OZON0082", "De bovenliggende activiteit bestaat.", "Een activiteit hangt onder een activiteit die niet bestaat"),
    ("OZON0083", "Een activiteit hangt niet onder zichzelf.", "Een activiteit hangt onder zichzelf"),
    ("OZON0103", "Bij elke nieuwe regeling is een regelingsgebied geleverd.", "De regeling heeft geen regelingsgebied"),
    ("OZON0310", "Identificaties van OW-objecten zijn uniek.", "Twee OW-objecten hebben dezelfde identificatie"),
    (
        "OZON4006",
        "Een regeling met een doel staat één keer in manifest-ow.xml.",
        "Het OW-manifest noemt een regeling dubbel",
    ),
    (
        "TPOD1890",
        "De identificatie van een OW-object past bij zijn type.",
        "Identificatie en type van een OW-object verschillen",
    ),
    (
        "TPOD1892",
        "De identificatie van een OW-object heeft de vorm nl.imow-….",
        "De identificatie van een OW-object is ongeldig",
    ),
    (
        "TPOD2000",
        "Een regeltekst verwijst naar een artikel of lid dat bestaat.",
        "Een annotatie hoort bij een artikel dat er niet is",
    ),
    (
        "TPOD2040",
        "Een divisie verwijst naar een divisie in de tekst die bestaat.",
        "Een annotatie hoort bij een divisie die er niet is",
    ),
    ("TPOD2050", "Naar een artikel of lid verwijst hoogstens één regeltekst.", "Een artikel is dubbel geannoteerd"),
    (
        "TPOD2060",
        "Een artikel met leden is geannoteerd op zijn leden.",
        "Een artikel met leden is als geheel geannoteerd",
    ),
    (
        "TPOD2140",
        "Het WorkIDRegeling in manifest-ow.xml is dat van een regeling in het besluit.",
        "Het OW-manifest noemt een andere regeling dan het besluit",
    ),
    (
        "TPOD2150",
        "Het DoelID in manifest-ow.xml is een doel van het besluit.",
        "Het OW-manifest noemt een ander doel dan het besluit",
    ),
)

_EIGEN = (
    Eis(
        "DSOK-OW-001",
        "Een OW-bestand is te lezen met een strikte XML-lezer.",
        "XML Namespaces 1.0; echte downloads met xmlns:schemaLocation (gemeten)",
        ("download",),
        "Een OW-bestand is niet te lezen met een strikte XML-lezer",
        niveau=Verplichtingsniveau.ZOU_MOETEN,
        advies="Meld dit aan de beheerder van de downloadservice; de toets leest het bestand toch.",
    ),
    Eis(
        "DSOK-BHKV-001",
        "Een verslag van de LVBB heeft de vorm van het BHKV-schema.",
        "BHKV 1.2.0, lvbb-transport.xsd",
        ("validatieverslag",),
        "Een verslag van de LVBB is niet te lezen",
        advies="Leg het verslag voor aan de servicedesk van de LVBB.",
    ),
    Eis(
        "DSOK-PAKKET-001",
        "Een uitwisselpakket is volledig: pakbon, modules en bestanden zeggen hetzelfde.",
        "STOP 1.3, uitwisselpakket",
        ("download",),
        "De download van het plan is niet volledig",
        advies="Vraag de download opnieuw aan; blijft het zo, meld het dan bij het DSO.",
    ),
    Eis(
        "DSOK-XSD-001",
        "Een document voldoet aan het officiële schema van zijn standaard.",
        "officiële XSD's, voor wie ze heeft geïnstalleerd",
        (),
        "Een document voldoet niet aan het officiële schema",
        advies=_ADVIES,
    ),
)

EISEN_AANLEVERING: tuple[Eis, ...] = (
    *(Eis(code, tekst, f"{_BRON}, {code}", ("validatie",), titel, advies=_ADVIES) for code, tekst, titel in _REGELS),
    *_EIGEN,
)
