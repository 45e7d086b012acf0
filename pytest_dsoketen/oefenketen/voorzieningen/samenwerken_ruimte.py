# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""One samenwerking as the samenwerkfunctionaliteit keeps it, and who may do and see what in it.

Sources: oefencasus Samenwerkfunctionaliteit (2021); documentation of a connected VTH-systeem on the v4 API.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from pytest_dsoketen.model.samenwerkingen import (
    Actieverzoek,
    Actieverzoekbericht,
    Actieverzoekstatus,
    Deelnemer,
    Privilege,
    SamenwerkDocument,
    Samenwerking,
    Samenwerkingstatus,
    Vertrouwelijkheid,
)

_A = Actieverzoekstatus
OVERGANGEN_ONTVANGER: Mapping[Actieverzoekstatus, frozenset[Actieverzoekstatus]] = {
    _A.IN_BEHANDELING: frozenset({_A.OPEN}),
    _A.GEWEIGERD: frozenset({_A.OPEN, _A.IN_BEHANDELING}),
    _A.GEREEDGEMELD: frozenset({_A.OPEN, _A.IN_BEHANDELING}),
}
"""What the ontvanger may make of an actieverzoek, and from which states."""
OVERGANGEN_ZENDER: Mapping[Actieverzoekstatus, frozenset[Actieverzoekstatus]] = {
    _A.INGETROKKEN: frozenset({_A.OPEN, _A.GEREEDGEMELD, _A.GEREED}),
    _A.GEREED: frozenset({_A.GEREEDGEMELD}),
}
"""The same for the zender."""


class NietToegestaanError(Exception):
    """A rule of the samenwerkfunctionaliteit forbids it; the text is for the user."""


@dataclass
class Ruimte:
    """One samenwerking; what asks and changes on behalf of an organisation says by its OIN who asks."""

    samenwerking: Samenwerking
    documenten: dict[str, SamenwerkDocument] = field(default_factory=dict)
    actieverzoeken: dict[str, Actieverzoek] = field(default_factory=dict)
    gesprekken: dict[str, list[Actieverzoekbericht]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Its id."""
        return self.samenwerking.id

    def find_deelnemer(self, oin: str) -> Deelnemer | None:
        """Give a participant, or None."""
        return next((wie for wie in self.samenwerking.deelnemers if wie.oin == oin), None)

    def list_zichtbaar(self, oin: str) -> list[SamenwerkDocument]:
        """Give the documents with content that a participant may see."""
        return [document for document in self.documenten.values() if document.inhoud and self.may_see(document, oin)]

    def may_see(self, document: SamenwerkDocument, oin: str) -> bool:
        """Say whether a participant may see a document: strikt vertrouwelijk only with full access, or when its own."""
        deelnemer = self.find_deelnemer(oin)
        if deelnemer is None:
            return False
        mild = document.vertrouwelijkheid is Vertrouwelijkheid.REGULIER
        return mild or deelnemer.privilege is Privilege.VOLLEDIG or document.toegevoegd_door == oin

    def list_betrokken(self, oin: str) -> list[Actieverzoek]:
        """Give the actieverzoeken that a participant sent or received."""
        return [verzoek for verzoek in self.actieverzoeken.values() if oin in {verzoek.zender, verzoek.ontvanger}]

    def require_open(self) -> None:
        """Refuse when it has been closed."""
        if self.samenwerking.status is not Samenwerkingstatus.OPEN:
            raise NietToegestaanError("De samenwerking is afgesloten; u kunt haar alleen nog bekijken en archiveren.")

    def require_starter(self, oin: str) -> None:
        """Refuse everybody but the starter."""
        if oin != self.samenwerking.starter:
            raise NietToegestaanError("Alleen de organisatie die de samenwerking startte, mag dit.")

    def require_eigenaar(self, document: SamenwerkDocument, oin: str) -> None:
        """Refuse everybody but who added the document."""
        if oin != document.toegevoegd_door:
            raise NietToegestaanError("Alleen de organisatie die het document toevoegde, mag dit.")

    def set_deelnemer(self, deelnemer: Deelnemer) -> None:
        """Add a participant or change one."""
        overig = tuple(wie for wie in self.samenwerking.deelnemers if wie.oin != deelnemer.oin)
        self.samenwerking = replace(self.samenwerking, deelnemers=(*overig, deelnemer))

    def remove_deelnemer(self, oin: str) -> None:
        """Remove a partner; what it added stays."""
        if oin == self.samenwerking.starter:
            raise NietToegestaanError("De organisatie die de samenwerking startte, kan niet worden verwijderd.")
        rest = tuple(wie for wie in self.samenwerking.deelnemers if wie.oin != oin)
        self.samenwerking = replace(self.samenwerking, deelnemers=rest)

    def close(self, moment: datetime) -> None:
        """Close it."""
        self.samenwerking = replace(self.samenwerking, status=Samenwerkingstatus.GESLOTEN, gesloten=moment)

    def change_actieverzoek(self, id_: str, status: Actieverzoekstatus, oin: str) -> Actieverzoek:
        """Take an actieverzoek one state further."""
        verzoek = self.actieverzoeken[id_]
        mag: set[Actieverzoekstatus] = set()
        if oin == verzoek.ontvanger:
            mag |= OVERGANGEN_ONTVANGER.get(status, frozenset())
        if oin == verzoek.zender:
            mag |= OVERGANGEN_ZENDER.get(status, frozenset())
        if verzoek.status not in mag:
            raise NietToegestaanError(
                f"U kunt een actieverzoek met status {verzoek.status.value} niet op {status.value} zetten."
            )
        nieuw = replace(verzoek, status=status)
        self.actieverzoeken[id_] = nieuw
        return nieuw
