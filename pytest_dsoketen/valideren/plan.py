# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Judges what has to do with plans: aanleveringen, downloads, verslagen, and their loose parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.model.eisen import EISEN
from pytest_dsoketen.model.keuringen import Onbeoordeeld, Verslagmelding, schuldige_of, veroorzakers_of
from pytest_dsoketen.standaarden.imow.bestanden import MANIFEST_OW, OwAanlevering, OwBestand, write_manifest
from pytest_dsoketen.standaarden.inname import InnameError, parse_xml
from pytest_dsoketen.standaarden.lvbb.keuren import REGELS, Dossier, find_afwijkingen, select_regels
from pytest_dsoketen.standaarden.lvbb.opdracht import OpdrachtError
from pytest_dsoketen.standaarden.lvbb.uitwisselpakket import check_uitwisselpakket
from pytest_dsoketen.standaarden.lvbb.verslag import check_verslag, read_verslag
from pytest_dsoketen.standaarden.lvbb.verzoek import read_verzoek
from pytest_dsoketen.valideren.regels import judge_regels
from pytest_dsoketen.valideren.zaak import ONVEILIG, Zaak, as_afwijking

EERDERE_PUBLICATIES = "eerdere publicaties"
_ONBEKENDE_TOESTAND = Onbeoordeeld(
    EERDERE_PUBLICATIES,
    "deze levering bouwt voort op eerdere publicaties; zonder die te kennen zijn verwijzingen daarnaar niet beoordeeld."
    " Geef met --reeks eerst de download of de eerdere leveringen",
)
_ALLEEN_DIT = Onbeoordeeld("de andere bestanden", "alleen dit bestand is beoordeeld, los van zijn pakket", weegt=False)

ALLEEN_IN_PAKKET = frozenset(
    {"BHKV1059", "LVBB1009", "LVBB1016", "LVBB1506", "LVBB3504", "LVBB3506", "LVBB3514", "OZON0066"}
)
"""Rules that a loose file breaks only because the rest of its package is not there."""


def keur_aanlevering(zaak: Zaak) -> None:
    """Judge a package for the LVBB by every rule."""
    dag, toestand = zaak.reeks.begin(zaak.bestanden) if zaak.reeks else (zaak.instelling.vandaag, None)
    dossier = Dossier(zaak.pakket, dag, toestand, zaak.bestanden)
    judge_regels(zaak, dossier, select_regels(dossier))
    zaak.omschrijving = _describe(dossier)
    if zaak.reeks is not None:
        with zaak.bewaak("consolidatie"):
            zaak.add(zaak.reeks.take(dossier.aanlevering, zaak.afwijkingen))
    if toestand is None and dossier.has_besluit and not dossier.is_eerste_versie:
        zaak.onbeoordeeld.append(_ONBEKENDE_TOESTAND)


def keur_geweigerd(zaak: Zaak) -> None:
    """Judge a ZIP that was refused at the door: its own rules say why."""
    dossier = Dossier(zaak.pakket)
    judge_regels(zaak, dossier, select_regels(dossier))


def _describe(dossier: Dossier) -> str:
    """Say in one line what a delivery is."""
    opdracht, besluit = dossier.aanlevering.opdracht, dossier.aanlevering.besluit
    delen = []
    if opdracht is not None:
        delen += [f"{opdracht.soort.value} {opdracht.id_levering}"]
    if besluit is not None:
        delen += [besluit.titel or besluit.expression]
    return ": ".join(deel for deel in delen if deel)


def keur_uitwisselpakket(zaak: Zaak) -> None:
    """Judge a download."""
    with zaak.bewaak("uitwisselpakket"):
        zaak.add(check_uitwisselpakket(zaak.zip()))
    if zaak.reeks is not None:
        with zaak.bewaak("de versie in de download"):
            zaak.reeks.take_download(zaak.zip())
    zaak.omschrijving = f"download met {len(zaak.bestanden)} bestanden"


def keur_leveringsverzoek(zaak: Zaak) -> None:
    """Judge the message around a delivery."""
    naam, inhoud = zaak.enige
    try:
        zaak.omschrijving = read_verzoek(inhoud).id_levering
    except OpdrachtError as fout:
        zaak.add([Afwijking(ONVEILIG, str(fout), naam)])


def keur_verslag(zaak: Zaak) -> None:
    """Judge the form of a verslag, and explain what it says."""
    naam, inhoud = zaak.enige
    with zaak.bewaak("verslag"):
        zaak.add(replace(afwijking, plaats=naam, pad=afwijking.plaats) for afwijking in check_verslag(inhoud))
    if zaak.afwijkingen:
        return
    verslag = read_verslag(inhoud)
    zaak.omschrijving = f"{verslag.id_levering or 'zonder idLevering'}: {verslag.uitkomst.value}"
    zaak.meldingen = tuple(
        Verslagmelding(
            code=melding.code,
            ernst=melding.ernst,
            tekst=melding.tekst,
            titel=EISEN[melding.code].titel if melding.code in EISEN else "",
            advies=EISEN[melding.code].advies if melding.code in EISEN else "",
            wie=veroorzakers_of(melding.code),
            schuldige=schuldige_of(melding.code),
        )
        for melding in verslag.meldingen
    )


def keur_los(zaak: Zaak) -> None:
    """Judge one file of a delivery without the others."""
    _judge_alleen(zaak, {})


def keur_ow(zaak: Zaak) -> None:
    """Judge one OW file: a manifest that names it is put beside it."""
    naam, _ = zaak.enige
    _judge_alleen(zaak, {MANIFEST_OW: write_manifest([OwAanlevering("", "", (OwBestand(naam, ()),))])})


def keur_gio(zaak: Zaak) -> None:
    """Judge one GML file of an informatieobject."""
    _judge_alleen(zaak, {})


def keur_module(zaak: Zaak) -> None:
    """Judge one STOP module of a download: whether it can be read; the rest is up to the official schema."""
    naam, inhoud = zaak.enige
    try:
        zaak.bomen[naam] = parse_xml(inhoud)
    except InnameError as fout:
        zaak.add([as_afwijking(fout, naam)])


def _judge_alleen(zaak: Zaak, erbij: Mapping[str, bytes]) -> None:
    """Judge one file by the rules that say something of it on its own."""
    naam, inhoud = zaak.enige
    dossier = Dossier(b"", zaak.instelling.vandaag, None, {naam: inhoud, **erbij})
    for regel in REGELS:
        if regel.code not in ALLEEN_IN_PAKKET:
            with zaak.bewaak(regel.code):
                zaak.add(afwijking for afwijking in find_afwijkingen(regel, dossier) if afwijking.plaats == naam)
    zaak.bomen |= dossier.aanlevering.documenten
    zaak.onbeoordeeld.append(_ALLEEN_DIT)
