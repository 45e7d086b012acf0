# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Norms of the part 'plan' of the chain (steps 1 to 4b).

Official codes stand with the rule of the validatiematrix in our own words; `DSOK-PLAN-…` are ours.
"""

from __future__ import annotations

from pytest_dsoketen.model.bevindingen import Ernst
from pytest_dsoketen.model.eisen._eis import Eis
from pytest_dsoketen.model.eisen._plan_publiceren import EISEN_PUBLICEREN
from pytest_dsoketen.model.stappen import Stapcode

_MATRIX = "validatiematrix LVBB-STOP-BHKV"
_DOWNLOAD = ("download",)
_HEEN = ("uitwisseling",)
_TERUG = ("uitwisseling-terug",)
_VALIDATIE = ("validatie", "validatieverslag")

_STAP_1 = (
    Eis(
        "DSOK-PLAN-101",
        "Plansoftware leest een gedownloade regeling in zonder dat tekst, nummers of activiteiten veranderen.",
        "STOP 1.3, uitwisselpakket; bruidsschat inlezen (technische en cosmetische verschillen, BV-092)",
        _DOWNLOAD,
        "Het plan in de plansoftware is niet gelijk aan het plan in DSO-LV",
        ernst=Ernst.ERNSTIG,
        advies="Werk niet verder op deze versie; vraag de leverancier van de plansoftware om opnieuw in te lezen.",
    ),
    Eis(
        "DSOK-PLAN-102",
        "Een wijziging verandert alleen de artikelen die de planjurist wijzigt.",
        "STOP 1.3, RegelingMutatie; werkplaats omgevingsplan (knippen en plakken, BV-038)",
        _DOWNLOAD,
        "Een wijziging verandert ook tekst die niemand wilde wijzigen",
        ernst=Ernst.ERNSTIG,
        advies="Vergelijk oud en nieuw voor u aanlevert, en lever deze wijziging nog niet aan.",
    ),
    Eis(
        "DSOK-PLAN-103",
        "Geplakte tekst komt heel in het plan: elk woord en elk teken staat er, één keer en in dezelfde volgorde.",
        "STOP 1.3, tekstmodel; werkplaats omgevingsplan (knippen en plakken, BV-038)",
        _DOWNLOAD,
        "Geplakte tekst komt niet heel in het plan",
        ernst=Ernst.ERNSTIG,
        advies="Typ de tekst over in plaats van te plakken, en lees haar na voor u aanlevert.",
    ),
    Eis(
        "DSOK-PLAN-104",
        "Wie een wijziging bijwerkt naar een nieuwere versie van het plan, houdt wat een ander besluit heeft gewijzigd.",
        "STOP 1.3, consolidatie; parallel wijzigen (BV-062)",
        _DOWNLOAD,
        "Een wijziging overschrijft wat een ander besluit heeft gewijzigd",
        advies="Bereid één wijziging tegelijk voor, en download het plan opnieuw voor u de volgende begint.",
    ),
    Eis(
        "DSOK-PLAN-105",
        "Een download bevat de laatste geconsolideerde versie van de regeling.",
        "DSO-LV, downloaden v1; keteninconsistentie tussen LVBB en DSO-LV (BV-103)",
        ("publicatie", "objectvorming", "download"),
        "De download uit DSO-LV is niet de laatste versie van het plan",
        advies="Wijzig niet verder op deze download; een wijziging op een oude versie wordt geweigerd.",
        stap=Stapcode.S1,
    ),
    Eis(
        "DSOK-PLAN-106",
        "Een nieuwe regel staat in het plan met het werkingsgebied en de activiteit die de planjurist eraan gaf.",
        "IMOW 2.0, juridische regel; annoteren in de werkplaats omgevingsplan (BV-050)",
        _DOWNLOAD,
        "Een nieuwe regel verliest zijn werkingsgebied of activiteit",
        ernst=Ernst.ERNSTIG,
        advies="Controleer de annotaties voor u aanlevert; zonder annotatie is de regel op de kaart niet te vinden.",
    ),
    Eis(
        "DSOK-PLAN-107",
        "Plansoftware meldt het als twee besluiten hetzelfde artikel wijzigen, voordat het tweede wordt aangeleverd.",
        "parallel wijzigen, synchronisatiefunctie (BV-063)",
        _DOWNLOAD,
        "Plansoftware meldt niet dat twee besluiten hetzelfde artikel wijzigen",
        ernst=Ernst.ERNSTIG,
        advies="Spreek af wie welk artikel wijzigt, tot de software dit zelf meldt.",
    ),
    Eis(
        "DSOK-PLAN-108",
        "Een wijziging die de ene plansoftware uitwisselt, heeft in de andere dezelfde tekst, gebieden en bijlagen.",
        "STOP 1.3, uitwisselpakket; plan-plankoppeling tussen twee pakketten (BV-076)",
        _HEEN,
        "Een uitgewisselde wijziging komt niet heel aan bij het bureau",
        ernst=Ernst.ERNSTIG,
        advies="Laat het bureau niet verder werken; wissel opnieuw uit nadat de leverancier dit heeft hersteld.",
    ),
    Eis(
        "DSOK-PLAN-109",
        "Een wijziging die een bureau teruggeeft, heeft bij de gemeente dezelfde tekst, gebieden en bijlagen.",
        "STOP 1.3, uitwisselpakket; plan-plankoppeling tussen twee pakketten (BV-076)",
        _TERUG,
        "Een wijziging komt niet heel terug van het bureau",
        ernst=Ernst.ERNSTIG,
        advies="Lever deze wijziging nog niet aan; vergelijk haar eerst met die van het bureau.",
    ),
    Eis(
        "DSOK-PLAN-110",
        "De motivering van een wijziging gaat mee als de ene plansoftware de wijziging aan de andere geeft.",
        "STOP 1.3, besluit met motivering; motivering uitwisselen tussen bureau en gemeente (BV-099)",
        _TERUG,
        "De motivering van een wijziging gaat verloren bij het uitwisselen",
        ernst=Ernst.ERNSTIG,
        advies="Vraag het bureau de motivering los te sturen en zet haar zelf bij het besluit.",
    ),
    Eis(
        "DSOK-PLAN-111",
        "Een artikel dat verhuist, houdt zijn tekst, zijn werkingsgebied en zijn activiteit.",
        "STOP 1.3, RegelingMutatie, Vervang met positie; werkplaats omgevingsplan (BV-038)",
        _DOWNLOAD,
        "Een artikel dat verhuist, verliest tekst of annotaties",
        ernst=Ernst.ERNSTIG,
        advies="Zet het artikel terug en lees na wat erbij hoort, voor u aanlevert.",
    ),
    Eis(
        "DSOK-PLAN-112",
        "Een download bevat elk plaatje en elk document bij het plan, byte voor byte zoals het is aangeleverd.",
        "STOP 1.3, uitwisselpakket; lege en onjuiste hashes in echte downloads (BV-045)",
        ("publicatie", "objectvorming", "download"),
        "De download uit DSO-LV mist een plaatje of document, of geeft een ander",
        ernst=Ernst.ERNSTIG,
        advies="Haal de bijlage uit uw eigen archief; wijzig het plan niet zonder haar.",
        stap=Stapcode.S1,
    ),
    Eis(
        "DSOK-PLAN-113",
        "Plansoftware leest elk plaatje en elk document uit een download in, byte voor byte.",
        "STOP 1.3, uitwisselpakket; bijlagen bij het besluit (BV-045)",
        _DOWNLOAD,
        "De plansoftware leest een plaatje of document niet heel in",
        ernst=Ernst.ERNSTIG,
        advies="Lever niet aan met deze versie: het plaatje of document zou uit het plan verdwijnen.",
    ),
)

_STAP_2 = (
    Eis(
        "DSOK-PLAN-201",
        "De LVBB keurt een aanlevering goed die aan alle regels voldoet.",
        f"{_MATRIX}; geldige plannen die werden afgekeurd (BV-041, BV-056)",
        _VALIDATIE,
        "De LVBB keurt een geldig plan af",
        advies="Meld het verslag bij de LVBB; aan uw aanlevering hoeft u niets te veranderen.",
    ),
    Eis(
        "DSOK-PLAN-202",
        "De LVBB keurt een aanlevering af die een blokkerende regel overtreedt, met de code van die regel.",
        f"{_MATRIX}; ongeldige documenten in de keten (BV-104)",
        ("validatieverslag",),
        "De LVBB laat een ongeldig plan door, of zegt niet wat eraan mankeert",
        ernst=Ernst.ERNSTIG,
        advies="Vertrouw niet alleen op de landelijke validatie; laat de plansoftware ook zelf controleren.",
    ),
    Eis(
        "DSOK-PLAN-203",
        "Op een validatieopdracht komt binnen de normtijd een verslag met een uitkomst, en de plansoftware toont het.",
        "BHKV 1.2, validatieVerzoekResultaat; statusinformatie (BV-060, BV-071)",
        _VALIDATIE,
        "De plansoftware toont geen uitkomst van de validatie",
        advies="Vraag de leverancier van de plansoftware het verslag op te halen; het staat klaar.",
    ),
    Eis(
        "DSOK-PLAN-204",
        "De plansoftware toont elk verslag zoals het binnenkwam: met dezelfde uitkomst en met elke melding.",
        "BHKV 1.2, meldingen; communicatie met het centrale systeem (BV-071)",
        ("validatieverslag",),
        "De plansoftware toont niet alle meldingen uit het verslag",
        ernst=Ernst.ERNSTIG,
        advies="Vraag het verslag zelf op; wat de plansoftware toont is niet compleet.",
    ),
    Eis(
        "LVBB4015",
        "De versie waarop een wijziging voortbouwt, bestaat.",
        _MATRIX,
        ("validatie",),
        "De plansoftware bouwt voort op een versie van het plan die niet bestaat",
        advies="Download het plan opnieuw en maak de wijziging daarop.",
    ),
    Eis(
        "LVBB5015",
        "Op de versie waarop een wijziging voortbouwt, is niet eerder voortgebouwd.",
        f"{_MATRIX}; meer planwijzigingen tegelijk (BV-061)",
        ("validatieverslag",),
        "De LVBB neemt een wijziging aan op een versie die al is vervangen",
        advies="Controleer of beide wijzigingen in het plan staan.",
    ),
    Eis(
        "LVBB1501",
        "De datum van bekendmaking ligt in de toekomst.",
        f"{_MATRIX}; vaste datums in testbestanden (BV-110)",
        ("validatieverslag",),
        "De LVBB keurt een datum van bekendmaking goed die al voorbij is",
        ernst=Ernst.ERNSTIG,
        advies="Kies zelf een datum van bekendmaking in de toekomst.",
    ),
    Eis(
        "LVBB4702",
        "Het besluit waarvan kennis wordt gegeven, is eerder aangeleverd.",
        f"{_MATRIX}; ter inzage leggen (BV-068)",
        ("validatieverslag",),
        "De LVBB neemt een kennisgeving aan van een besluit dat er niet is",
        ernst=Ernst.ERNSTIG,
        advies="Controleer zelf of het besluit is gepubliceerd voor u er kennis van geeft.",
    ),
    Eis(
        "LVBB4703",
        "De inzage begint niet voor de dag waarop de kennisgeving wordt bekendgemaakt.",
        f"{_MATRIX}; ter inzage leggen (BV-068)",
        ("validatieverslag",),
        "De LVBB neemt een kennisgeving aan waarvan de inzage al is begonnen",
        ernst=Ernst.ERNSTIG,
        advies="Geef opnieuw kennis, met een inzage die nog moet beginnen; anders loopt de termijn niet goed.",
    ),
    Eis(
        "LVBB5013",
        "Een regeling die wordt ingetrokken, geldt nog.",
        f"{_MATRIX}; ingetrokken regelingen (BV-157)",
        ("validatieverslag",),
        "De LVBB neemt de intrekking aan van een regeling die niet meer geldt",
        ernst=Ernst.ERNSTIG,
        advies="Kijk in Regels op de kaart of de regeling nog geldt.",
    ),
    Eis(
        "LVBB7005",
        "Twee versies van een regeling treden niet op dezelfde dag in werking.",
        f"{_MATRIX}; meer besluiten op één dag (BV-067)",
        ("validatieverslag",),
        "De LVBB neemt twee versies van het plan aan die op dezelfde dag ingaan",
        ernst=Ernst.ERNSTIG,
        advies="Laat de twee besluiten op verschillende dagen in werking treden.",
    ),
)

EISEN_PLAN: tuple[Eis, ...] = (*_STAP_1, *_STAP_2, *EISEN_PUBLICEREN)
