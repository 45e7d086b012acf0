# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The bevinding: the product of the suite."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime

from pytest_dsoketen.model._basis import ToelichtEnum
from pytest_dsoketen.model.berichten import Verplichtingsniveau, Waarneempunt
from pytest_dsoketen.model.partijen import Partij, Rol
from pytest_dsoketen.model.stappen import Stapcode


class Categorie(ToelichtEnum):
    """The three categories of the VNG werkplaats."""

    ORGANISATORISCH = "organisatorisch", "Werkafspraken, kennis of inregeling bij de organisatie zelf."
    LANDELIJK = "landelijke voorzieningen", "DSO-LV, LVBB of overheid.nl moet iets doen."
    SOFTWARE = "gemeentelijke software", "De leverancier van plan-, regel-, VTH- of koppelsoftware moet iets doen."


class Oorzaak(ToelichtEnum):
    """Why it went wrong (the three causes of the VTH Inregeltest, and two of our own)."""

    INREGELING = "inregeling", "Software of machtiging is verkeerd ingesteld."
    SOFTWARE = "software", "De software van een leverancier doet niet wat de standaard vraagt."
    DSO_LV = "DSO-LV", "Een landelijke voorziening doet niet wat de standaard vraagt."
    STANDAARD = "standaard", "Partijen lezen de standaard verschillend; beide lezingen zijn te verdedigen."
    OPSTELLING = "opstelling", "De eigen testopstelling klopt niet."


class Ernst(ToelichtEnum):
    """How bad it is for the work of the gemeente."""

    BLOKKEREND = "blokkerend", "De keten komt hier niet verder; er is geen omweg."
    ERNSTIG = "ernstig", "De keten gaat door, maar er is informatie weg of verkeerd."
    WAARSCHUWING = "waarschuwing", "Het werk kan door; los het op als het kan."
    INFO = "info", "Goed om te weten; er is niets stuk."


class Soort(ToelichtEnum):
    """What kind of thing was found."""

    FUNCTIONEEL = "functioneel", "De keten doet iets anders dan de standaard zegt."
    STORING = "storing", "Een voorziening deed het tijdelijk niet."
    ONDERHOUD = "onderhoud", "Een voorziening was aangekondigd in onderhoud."
    GEBLOKKEERD = "geblokkeerd", "Kon niet worden getoetst door een eerdere bevinding."


class Status(ToelichtEnum):
    """Where a bevinding stands compared with earlier runs."""

    NIEUW = "nieuw", "In deze toetsronde voor het eerst gezien."
    BEKEND = "bekend", "Ook in een eerdere toetsronde gezien."
    OPGELOST = "opgelost", "Eerder gezien en nu niet meer."
    TERUGGEKEERD = "teruggekeerd", "Was opgelost en is er weer."


class Kanaal(ToelichtEnum):
    """Where a bevinding has to be reported."""

    EXCEL = "excel", "Het bevindingensjabloon van de VNG; gedeeld via het forum."
    IPLO = "iplo", "Het formulier van IPLO, dat doorzet naar de landelijke voorzieningen."
    LEVERANCIER = "leverancier", "De servicedesk van de eigen leverancier."


@dataclass(frozen=True)
class Bewijs:
    """One message in the timeline of a bevinding, redacted.

    Attributes:
        tijdstip: on the clock of the chain.
        schakel: code of the hop.
        punt: seen at the sender or at the receiver.
        partij: who saw it.
        titel: what it is, for a reader.
        sha256: hash of the body as it was seen, before redaction.
        omvang: size of that body in bytes.
        mediatype: its media type.
        tekst: redacted body, cut to a readable length; empty for binary bodies.
    """

    tijdstip: datetime
    schakel: str
    punt: Waarneempunt
    partij: Rol
    titel: str
    sha256: str
    omvang: int
    mediatype: str
    tekst: str = ""


@dataclass(frozen=True)
class EisVerwijzing:
    """The norm that a bevinding stands on."""

    code: str
    tekst: str
    verplichtingsniveau: Verplichtingsniveau
    bron: str


@dataclass(frozen=True)
class Bevinding:
    """Something that does not work in the chain, with who has to act and why.

    The fields are those of the design; `vingerafdruk` stays equal between runs and gemeenten.
    """

    id: str
    vingerafdruk: str
    titel: str
    categorie: Categorie
    oorzaak: Oorzaak
    partij: Partij
    schakel: str
    waargenomen_in_stap: Stapcode
    oorzaak_stap: Stapcode
    scenario: str
    eis: EisVerwijzing
    ernst: Ernst
    soort: Soort
    verwacht: str
    waargenomen: str
    waarom: str
    kanaal: Kanaal
    tijdstip: datetime
    toetsronde: str
    omgeving: str = ""
    organisatie_oin: str = ""
    iteratie: str = ""
    oefening: str = ""
    bewijs: tuple[Bewijs, ...] = ()
    herhaal: str = ""
    status: Status = Status.NIEUW
    eerst_gezien: datetime | None = None
    laatst_gezien: datetime | None = None
    aantal: int = 1
    toelichting: str = ""


_VERANDERLIJK = (
    (re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE), "<uuid>"),
    (re.compile(r"https?://\S+"), "<adres>"),
    (re.compile(r"\"[^\"]*\"|'[^']*'|„[^”]*”|“[^”]*”"), "<naam>"),
    (re.compile(r"/(?:akn|join)/\S+"), "<identificatie>"),
    (re.compile(r"\bnl\.imow-\S+"), "<identificatie>"),
    (re.compile(r"\d+"), "<n>"),
    (re.compile(r"\s+"), " "),
)


def normalise_melding(melding: str) -> str:
    """Take out of a message what differs between runs and gemeenten: ids, names, numbers, addresses."""
    for patroon, vervanging in _VERANDERLIJK:
        melding = patroon.sub(vervanging, melding)
    return melding.strip().casefold()


def compute_vingerafdruk(*, schakel: str, eis: str, rol: Rol, melding: str) -> str:
    """Hash what stays equal between runs and gemeenten.

    Args:
        schakel: code of the hop.
        eis: code of the norm.
        rol: role of the party that has to act.
        melding: what is wrong; normalised here.

    Returns:
        16 hexadecimal digits.
    """
    basis = "\n".join((schakel, eis, rol.value, normalise_melding(melding)))
    return hashlib.sha256(basis.encode()).hexdigest()[:16]
