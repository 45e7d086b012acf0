# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Norms of the second half of the part 'plan' of the chain: publish and look at it (steps 3 to 4b).

Official codes stand with the rule of the validatiematrix in our own words; `DSOK-PLAN-…` are ours.
"""

from __future__ import annotations

from pytest_dsoketen.model.bevindingen import Ernst
from pytest_dsoketen.model.eisen._eis import Eis
from pytest_dsoketen.model.stappen import Stapcode

_MATRIX = "validatiematrix LVBB-STOP-BHKV"
_PUBLICATIE = ("publicatie", "publicatieverslag")
_BEKENDMAKING = ("publicatie", "bekendmaking")
_OBJECTVORMING = ("publicatie", "objectvorming")

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
        "Een afgebroken publicatie houdt niets tegen: hetzelfde besluit of een ander kan daarna worden gepubliceerd.",
        "BHKV 1.2; foutsituaties moeten snel herstelbaar zijn (BV-051)",
        _PUBLICATIE,
        "Een afgebroken publicatie houdt een volgende publicatie tegen",
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
    Eis(
        "DSOK-PLAN-308",
        "De LVBB publiceert de kennisgeving van een ontwerp op de dag van bekendmaking.",
        "BHKV 1.2, AanleveringKennisgeving; ter inzage leggen (BV-068)",
        _PUBLICATIE,
        "De LVBB publiceert een kennisgeving niet",
        advies="Maak het ontwerp ook op een andere manier bekend; zonder kennisgeving begint de inzage niet.",
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
    Eis(
        "DSOK-PLAN-406",
        "Wie bladzijde voor bladzijde zoekt op overheid.nl, vindt elk besluit precies één keer.",
        "SRU, searchRetrieve met startRecord en maximumRecords",
        _BEKENDMAKING,
        "Zoeken op overheid.nl geeft niet alle besluiten",
        ernst=Ernst.ERNSTIG,
        advies="Zoek op het nummer van het besluit in plaats van door de lijst te bladeren.",
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
    Eis(
        "DSOK-PLAN-418",
        "Wie vraagt wat eerder bekend was, ziet het plan zonder wat later is geregistreerd.",
        "DSO-LV, presenteren v8, beschikbaarOp; tijdreizen",
        _OBJECTVORMING,
        "Regels op de kaart toont bij terugkijken wat toen nog niet bekend was",
        ernst=Ernst.ERNSTIG,
        advies="Bewaar zelf een afdruk van het plan op de dag waarop u een besluit neemt.",
    ),
    Eis(
        "DSOK-PLAN-419",
        "De versies van een plan sluiten in de tijd op elkaar aan, en van elke eerdere versie is te zien tot wanneer.",
        "DSO-LV, presenteren v8, voorkomens; leegmaken van een omgeving (BV-091)",
        _OBJECTVORMING,
        "De geschiedenis van het plan is in DSO-LV niet volledig",
        ernst=Ernst.ERNSTIG,
        advies="Gebruik overheid.nl om een oude versie van het plan te lezen.",
    ),
    Eis(
        "DSOK-PLAN-420",
        "Een ingetrokken regeling geldt niet meer vanaf de dag van intrekking, en is voor eerder nog te lezen.",
        "DSO-LV, presenteren v8; ingetrokken regelingen die zonder signaal verdwijnen (BV-157)",
        _OBJECTVORMING,
        "Van een ingetrokken regeling is niet te zien tot wanneer zij gold",
        ernst=Ernst.ERNSTIG,
        advies="Verwijs naar het intrekkingsbesluit op overheid.nl.",
    ),
    Eis(
        "DSOK-PLAN-421",
        "Bij een gepubliceerd ontwerp is te zien welke tekst het verandert: wat verdwijnt en wat erbij komt.",
        "DSO-LV, presenteren v8, renvooi bij ontwerpregelingen (BV-057, BV-153)",
        _OBJECTVORMING,
        "Bij een ontwerp is niet te zien wat het verandert",
        ernst=Ernst.ERNSTIG,
        advies="Leg bij het ontwerp een eigen overzicht van de wijzigingen ter inzage.",
    ),
    Eis(
        "DSOK-PLAN-422",
        "Elk gebied staat op de kaart met de grenzen waarmee het is aangeleverd, hoeveel gebieden het ook zijn.",
        "DSO-LV, geometrie opvragen v1; veel en zware geometrie (BV-043)",
        _OBJECTVORMING,
        "Een gebied staat met andere grenzen op de kaart, of helemaal niet",
        advies="Verwijs burgers voor dit gebied naar de bijlagen bij het besluit.",
    ),
)

EISEN_PUBLICEREN: tuple[Eis, ...] = (*_STAP_3, *_STAP_4A, *_STAP_4B)
