# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Norms of the part 'plan' of the chain (steps 1 to 4b).

Official codes stand with the rule of the validatiematrix in our own words; `DSOK-PLAN-…` are ours.
"""

from __future__ import annotations

from pytest_dsoketen.model.bevindingen import Ernst
from pytest_dsoketen.model.eisen._eis import Eis
from pytest_dsoketen.model.stappen import Stapcode

_MATRIX = "validatiematrix LVBB-STOP-BHKV"
_DOWNLOAD = ("download",)
_VALIDATIE = ("validatie", "validatieverslag")
_PUBLICATIE = ("publicatie", "publicatieverslag")
_BEKENDMAKING = ("publicatie", "bekendmaking")
_OBJECTVORMING = ("publicatie", "objectvorming")

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
)

_STAP_3 = (
    Eis(
        "DSOK-PLAN-301",
        "De LVBB publiceert een goedgekeurd besluit op de dag van bekendmaking.",
        "BHKV 1.2, publicatieOpdracht; plannen die blijven hangen (BV-060)",
        _PUBLICATIE,
        "De LVBB publiceert een goedgekeurd besluit niet",
        advies="Meld het bij de LVBB en controleer of de termijn voor beroep later gaat lopen.",
    ),
    Eis(
        "DSOK-PLAN-303",
        "Op een publicatieopdracht komt binnen de normtijd een verslag met een uitkomst, en de plansoftware toont het.",
        "BHKV 1.2, publicatieVerzoekResultaat; plannen die blijven hangen (BV-060)",
        _PUBLICATIE,
        "De plansoftware toont geen uitkomst van de publicatie",
        advies="Kijk op overheid.nl of het besluit er staat, en vraag de leverancier het verslag op te halen.",
    ),
    Eis(
        "DSOK-PLAN-304",
        "Een ontwerpbesluit verandert niets aan het plan dat geldt.",
        "STOP 1.3, ontwerpbesluit zonder tijdstempels (BHKV1004); ter inzage leggen (BV-068)",
        _OBJECTVORMING,
        "Een ontwerpbesluit verandert het plan dat geldt",
        advies="Meld het direct: burgers zien regels die nog niet zijn vastgesteld.",
        stap=Stapcode.S3,
    ),
    Eis(
        "DSOK-PLAN-305",
        "Een aangeboden publicatie die voor de dag van bekendmaking wordt afgebroken, wordt niet gepubliceerd.",
        "BHKV 1.2, breekPublicatieAfOpdracht; herstel na een fout (BV-051)",
        _PUBLICATIE,
        "Een afgebroken publicatie gaat toch door",
        advies="Bel de LVBB voor de dag van bekendmaking.",
    ),
    Eis(
        "DSOK-PLAN-306",
        "Na een afgebroken publicatie kan hetzelfde besluit opnieuw worden aangeboden, met een nieuwe idLevering.",
        "BHKV 1.2; foutsituaties moeten snel herstelbaar zijn (BV-051)",
        _PUBLICATIE,
        "Na een afgebroken publicatie kan het besluit niet opnieuw worden aangeboden",
        advies="Meld het bij de LVBB; maak geen tweede besluit met dezelfde inhoud.",
    ),
    Eis(
        "DSOK-PLAN-307",
        "De plansoftware toont elk verslag over een publicatie zoals het binnenkwam.",
        "BHKV 1.2, meldingen; communicatie met het centrale systeem (BV-071)",
        ("publicatieverslag",),
        "De plansoftware toont niet alle meldingen over een publicatie",
        ernst=Ernst.ERNSTIG,
        advies="Vraag het verslag zelf op; wat de plansoftware toont is niet compleet.",
    ),
    Eis(
        "LVBB1012",
        "Een aanleveraar gebruikt elke idLevering één keer.",
        f"{_MATRIX}; opnieuw aanbieden na een fout (BV-051)",
        ("publicatie",),
        "Een idLevering wordt twee keer gebruikt",
        ernst=Ernst.ERNSTIG,
        advies="Bied het besluit aan met een nieuwe idLevering.",
        stap=Stapcode.S3,
    ),
    Eis(
        "LVBB1555",
        "Een publicatie die al is gepubliceerd, kan niet meer worden afgebroken.",
        _MATRIX,
        ("publicatieverslag",),
        "De LVBB zegt een publicatie af te breken die al is gedaan",
        ernst=Ernst.ERNSTIG,
        advies="Het besluit is bekendgemaakt; herstel een fout met een nieuw besluit.",
    ),
)

_STAP_4A = (
    Eis(
        "DSOK-PLAN-401",
        "Een gepubliceerd besluit is binnen de normtijd te vinden op overheid.nl.",
        "Bekendmakingswet; STOP 1.3, officiële publicatie",
        _BEKENDMAKING,
        "Een gepubliceerd besluit is op overheid.nl niet te vinden",
        advies="Zonder bekendmaking treedt het besluit niet in werking; meld het vandaag nog.",
    ),
    Eis(
        "DSOK-PLAN-402",
        "De tekst op overheid.nl is de tekst van het besluit zoals die is aangeleverd.",
        "STOP 1.3, officiële publicatie; weggevallen spaties (BV-116)",
        _BEKENDMAKING,
        "De tekst op overheid.nl is anders dan de tekst van het besluit",
        advies="Vraag een rectificatie aan als burgers hierdoor iets anders lezen dan is besloten.",
    ),
    Eis(
        "DSOK-PLAN-403",
        "Een besluit staat niet op overheid.nl voor de dag van bekendmaking.",
        "BHKV 1.2, datumBekendmaking",
        ("publicatie",),
        "Een besluit staat te vroeg op overheid.nl",
        ernst=Ernst.ERNSTIG,
        advies="Meld het; de termijn voor beroep kan te vroeg zijn gaan lopen.",
        stap=Stapcode.S4A,
    ),
    Eis(
        "DSOK-PLAN-404",
        "Een besluit staat één keer op overheid.nl, met een eigen nummer en op de dag die is gevraagd.",
        "Bekendmakingswet; STOP 1.3, officiële publicatie",
        _BEKENDMAKING,
        "Een besluit staat dubbel of op een verkeerde dag op overheid.nl",
        ernst=Ernst.ERNSTIG,
        advies="Vraag overheid.nl welke publicatie de juiste is.",
    ),
    Eis(
        "DSOK-PLAN-405",
        "Elk tekstdeel in de publicatie heeft een eigen identificatie, ook waar de wijziging is gemarkeerd.",
        "STOP 1.3, STOP0027 en STOP0028; dubbele tekstdelen in renvooi (BV-098)",
        _BEKENDMAKING,
        "In een publicatie komen tekstdelen dubbel voor",
        ernst=Ernst.ERNSTIG,
        advies="Verwijs in een volgend besluit niet naar deze tekstdelen tot de publicatie is hersteld.",
    ),
)

_STAP_4B = (
    Eis(
        "DSOK-PLAN-411",
        "Een gepubliceerde regeling is binnen de normtijd te zien in Regels op de kaart.",
        "DSO-LV, objectvorming en presenteren v8",
        _OBJECTVORMING,
        "Een gepubliceerd plan is niet te zien in Regels op de kaart",
        advies="Meld het; burgers zien tot die tijd het oude plan.",
    ),
    Eis(
        "DSOK-PLAN-412",
        "Regels op de kaart toont de tekst van het plan zoals die geldt.",
        "DSO-LV, presenteren v8, documentstructuur; lege detailtekst (BV-079)",
        _OBJECTVORMING,
        "Regels op de kaart toont een andere tekst dan het plan heeft",
        advies="Verwijs burgers naar overheid.nl tot dit is opgelost.",
    ),
    Eis(
        "DSOK-PLAN-413",
        "Een regel is te vinden binnen zijn werkingsgebied, en daarbuiten niet.",
        "DSO-LV, presenteren v8, regeltekstannotaties; rijk en arm geannoteerd (BV-095)",
        _OBJECTVORMING,
        "Regels op de kaart toont een regel op de verkeerde plaats",
        advies="Verwijs burgers op deze plaats naar de tekst van het plan.",
    ),
    Eis(
        "DSOK-PLAN-414",
        "Een gepubliceerd ontwerp is te zien in Regels op de kaart, met de tekst die het plan zou krijgen.",
        "DSO-LV, presenteren v8, ontwerpregelingen; wat verandert er (BV-057, BV-153)",
        _OBJECTVORMING,
        "Een ontwerp is niet te lezen in Regels op de kaart",
        advies="Leg het ontwerp ook op een andere manier ter inzage.",
    ),
    Eis(
        "DSOK-PLAN-415",
        "Een lijst met regelingen is volledig: wie alle bladzijden leest, vindt elke regeling precies één keer.",
        "DSO-LV, presenteren v8, bladzijden (BV-146, BV-157)",
        _OBJECTVORMING,
        "De lijst met regelingen van een gemeente is niet volledig",
        ernst=Ernst.ERNSTIG,
        advies="Zoek het plan op met zijn naam of nummer in plaats van in de lijst.",
    ),
    Eis(
        "DSOK-PLAN-416",
        "Bij een regel op de kaart staan de activiteiten waarover hij gaat.",
        "IMOW 2.0, activiteitaanduiding; DSO-LV, presenteren v8",
        _OBJECTVORMING,
        "Bij een regel op de kaart staat niet om welke activiteit het gaat",
        ernst=Ernst.ERNSTIG,
        advies="Zoek op de tekst van het artikel in plaats van op de activiteit.",
    ),
    Eis(
        "DSOK-PLAN-417",
        "Wie naar een dag in het verleden vraagt, ziet het plan zoals het op die dag gold.",
        "DSO-LV, presenteren v8, geldigOp; tijdreizen",
        _OBJECTVORMING,
        "Regels op de kaart toont voor een dag in het verleden de verkeerde versie",
        ernst=Ernst.ERNSTIG,
        advies="Gebruik overheid.nl om een oude versie van het plan te lezen.",
    ),
)

EISEN_PLAN: tuple[Eis, ...] = (*_STAP_1, *_STAP_2, *_STAP_3, *_STAP_4A, *_STAP_4B)
