# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The samenwerkfunctionaliteit as one organisation uses it, from its own system or the webportaal."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from pytest_dsoketen.model.samenwerkingen import (
    Actieverzoek,
    Actieverzoekbericht,
    Deelnemer,
    Dossier,
    Privilege,
    SamenwerkDocument,
    Samenwerking,
    SamenwerkNotificatie,
    Vertrouwelijkheid,
)
from pytest_dsoketen.ports._basis import Waarneembaar


@runtime_checkable
class Samenwerkfunctionaliteit(Waarneembaar, Protocol):
    """What a participant can do and see. What is forbidden raises GeweigerdError.

    Whatever is observed is what the own system shows; it follows the samenwerkfunctionaliteit by `synchronise`.
    """

    def start_samenwerking(self, naam: str, verzoeknummer: str) -> str:
        """Start; verzoeknummer may be empty. Gives the id."""
        ...

    def invite_partner(self, samenwerking: str, oin: str, naam: str, privilege: Privilege) -> None:
        """Invite an organisation."""
        ...

    def remove_partner(self, samenwerking: str, oin: str) -> None:
        """Remove a partner; only the starter may."""
        ...

    def change_privilege(self, samenwerking: str, oin: str, privilege: Privilege) -> None:
        """Change what a partner may see; only the starter may."""
        ...

    def send_actieverzoek(self, samenwerking: str, ontvanger: str, titel: str, omschrijving: str) -> str:
        """Set out an actieverzoek; gives its id."""
        ...

    def withdraw_actieverzoek(self, actieverzoek: str) -> None:
        """Withdraw an own actieverzoek."""
        ...

    def report_ready(self, actieverzoek: str, melding: str) -> None:
        """Report a received actieverzoek ready."""
        ...

    def refuse_actieverzoek(self, actieverzoek: str, melding: str) -> None:
        """Refuse a received actieverzoek."""
        ...

    def send_bericht(self, actieverzoek: str, tekst: str) -> str:
        """Write to the other end of an actieverzoek; gives the id of the message."""
        ...

    def add_document(
        self,
        samenwerking: str,
        bestandsnaam: str,
        inhoud: bytes,
        omschrijving: str,
        vertrouwelijkheid: Vertrouwelijkheid,
    ) -> str:
        """Add a document; gives its id."""
        ...

    def change_vertrouwelijkheid(self, document: str, vertrouwelijkheid: Vertrouwelijkheid) -> None:
        """Change how confidential an own document is."""
        ...

    def remove_document(self, document: str) -> None:
        """Remove an own document."""
        ...

    def close_samenwerking(self, samenwerking: str) -> None:
        """Close; afterwards everybody can only look and archive."""
        ...

    def delete_samenwerking(self, samenwerking: str) -> None:
        """Delete a closed samenwerking; only the starter may."""
        ...

    def archive_samenwerking(self, samenwerking: str) -> Dossier:
        """Archive all documents that may be seen in the own system."""
        ...

    def delete_notificatie(self, notificatie: str) -> None:
        """Delete a notification from the own list."""
        ...

    def synchronise(self) -> None:
        """Have the own system fetch the state from the samenwerkfunctionaliteit now."""
        ...

    def fetch_samenwerkingen(self) -> tuple[Samenwerking, ...]:
        """Observe the samenwerkingen that the organisation takes part in, as its own system shows them."""
        ...

    def fetch_samenwerking(self, samenwerking: str) -> Samenwerking:
        """Observe one; GeweigerdError when it cannot be seen (any more)."""
        ...

    def fetch_deelnemers(self, samenwerking: str) -> tuple[Deelnemer, ...]:
        """Observe who takes part."""
        ...

    def fetch_documenten(self, samenwerking: str) -> tuple[SamenwerkDocument, ...]:
        """Observe the documents that the organisation may see, without content."""
        ...

    def download_document(self, document: str) -> SamenwerkDocument:
        """Get a document with its content."""
        ...

    def fetch_actieverzoeken(self, samenwerking: str) -> tuple[Actieverzoek, ...]:
        """Observe the actieverzoeken that the organisation is concerned in."""
        ...

    def fetch_gesprek(self, actieverzoek: str) -> tuple[Actieverzoekbericht, ...]:
        """Observe the messages with an actieverzoek, oldest first."""
        ...

    def fetch_notificaties(self) -> tuple[SamenwerkNotificatie, ...]:
        """Observe the notifications in the own list, oldest first."""
        ...

    def fetch_dossier(self, samenwerking: str) -> Dossier | None:
        """Observe the own archive; None when nothing was archived."""
        ...
