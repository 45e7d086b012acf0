# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Samenwerkingen in the samenwerkfunctionaliteit (SWF v5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pytest_dsoketen.model._basis import ToelichtEnum


class Samenwerkingstatus(ToelichtEnum):
    """State of a samenwerking."""

    INITIALISATIE = "INITIALISATIE", "Wordt klaargezet."
    OPEN = "OPEN", "Iedereen kan eraan werken."
    GESLOTEN = "GESLOTEN", "Afgesloten: alleen nog bekijken en archiveren."


class Actieverzoekstatus(ToelichtEnum):
    """State of an actieverzoek."""

    OPEN = "OPEN", "Uitgezet."
    IN_BEHANDELING = "IN_BEHANDELING", "De ontvanger werkt eraan."
    GEWEIGERD = "GEWEIGERD", "De ontvanger doet het niet."
    INGETROKKEN = "INGETROKKEN", "De zender heeft het ingetrokken."
    GEREEDGEMELD = "GEREEDGEMELD", "De ontvanger is klaar."
    GEREED = "GEREED", "De zender heeft het afgerond."


class Privilege(ToelichtEnum):
    """What a partner may see."""

    BEPERKT = "BT", "Beperkte toegang: geen strikt vertrouwelijke documenten."
    VOLLEDIG = "VT", "Volledige toegang."


class Vertrouwelijkheid(ToelichtEnum):
    """How confidential a document is."""

    REGULIER = "RV", "Regulier vertrouwelijk: alle deelnemers zien het."
    STRIKT = "SV", "Strikt vertrouwelijk: alleen met volledige toegang."


class Notificatietype(ToelichtEnum):
    """Kinds of notificatie in the samenwerkfunctionaliteit."""

    UITNODIGING = "UITNODIGING_KETENPARTNER", "Een partner is uitgenodigd."
    DOCUMENT_TOEGEVOEGD = "DOCUMENT_TOEGEVOEGD", "Er is een document bij gekomen."
    DOCUMENT_GEWIJZIGD = "DOCUMENT_GEWIJZIGD", "Een document is gewijzigd."
    DOCUMENT_VERWIJDERD = "DOCUMENT_VERWIJDERD", "Een document is verwijderd."
    ACTIEVERZOEK = "STATUS_ACTIEVERZOEK_GEWIJZIGD", "De status van een actieverzoek is veranderd."
    VERZOEK_OPGEHAALD = "VERZOEK_OPHALEN_GESLAAGD", "De bestanden van het verzoek zijn gedeeld."
    BERICHT = "NIEUW_BERICHT", "Er is een bericht bij een actieverzoek."
    SYSTEEM = "SYSTEEMMELDING", "Een melding van de voorziening zelf."


@dataclass(frozen=True)
class Deelnemer:
    """An organisation in a samenwerking."""

    oin: str
    naam: str
    privilege: Privilege
    starter: bool = False


@dataclass(frozen=True)
class SamenwerkDocument:
    """A document in a samenwerking; `inhoud` is only filled by a download."""

    id: str
    bestandsnaam: str
    omschrijving: str
    vertrouwelijkheid: Vertrouwelijkheid
    toegevoegd_door: str
    sha256: str
    inhoud: bytes = b""


@dataclass(frozen=True)
class Actieverzoek:
    """A request for action, such as advice."""

    id: str
    samenwerking: str
    titel: str
    omschrijving: str
    zender: str
    ontvanger: str
    status: Actieverzoekstatus


@dataclass(frozen=True)
class Actieverzoekbericht:
    """A message that belongs to an actieverzoek, between its zender and its ontvanger."""

    id: str
    actieverzoek: str
    afzender: str
    tekst: str
    tijdstip: datetime


@dataclass(frozen=True)
class SamenwerkNotificatie:
    """A notification to one participant.

    Attributes:
        onderwerp: id of the document, actieverzoek or bericht that it is about; empty when it is about the samenwerking.
    """

    id: str
    type: Notificatietype
    samenwerking: str
    tekst: str
    tijdstip: datetime
    onderwerp: str = ""


@dataclass(frozen=True)
class Samenwerking:
    """A samenwerking as one organisation sees it.

    Attributes:
        verzoeknummer: of the verzoek that it is about; empty when there is none.
        starter: OIN of the organisation that started it.
        zaaknummer: the zaak in the own system that it belongs to.
    """

    id: str
    naam: str
    status: Samenwerkingstatus
    verzoeknummer: str
    starter: str
    deelnemers: tuple[Deelnemer, ...]
    creatie: datetime
    gesloten: datetime | None = None
    zaaknummer: str = ""


@dataclass(frozen=True)
class Dossier:
    """What an organisation archived of a samenwerking in its own system."""

    samenwerking: str
    naam: str
    documenten: tuple[SamenwerkDocument, ...]
    gearchiveerd: datetime
