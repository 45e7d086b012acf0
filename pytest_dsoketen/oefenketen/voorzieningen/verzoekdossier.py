# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What DSO-LV keeps of a verzoek: while it is being sent, and after that."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from pytest_dsoketen.model.verzoeken import Bijlage, Doel, Instantie, Projectstatus, Verzoek

_STATUS = {
    Doel.INITIEREN: "Ingediend",
    Doel.CONCEPTVERZOEK: "Ingediend",
    Doel.AANVULLEN: "Aangevuld",
    Doel.INTREKKEN: "Ingetrokken",
}


@dataclass
class Concept:
    """A verzoek that has been begun and not yet sent.

    Attributes:
        id: temporary id.
        verzoek: with a documentId for every document.
        inhoud: the indienbericht as it came in.
        tijdstip: when it was begun.
        geladen: bytes per documentId.
    """

    id: str
    verzoek: Verzoek
    inhoud: bytes
    tijdstip: datetime
    gevraagd: frozenset[str]
    geladen: dict[str, bytes] = field(default_factory=dict)


@dataclass
class Dossier:
    """A verzoek that has been sent.

    Attributes:
        verzoeknummer: 13 digits.
        berichten: the verzoek after each message, in order; the last one is how it is now.
        behandeldiensten: who treats it, besides the bevoegd gezag.
        documenten: every document ever sent, by documentId, with its bytes.
        meldingen: what Mijn Omgevingsloket tells the initiatiefnemer.
    """

    verzoeknummer: str
    berichten: list[Verzoek]
    behandeldiensten: tuple[Instantie, ...] = ()
    documenten: dict[str, Bijlage] = field(default_factory=dict)
    meldingen: list[str] = field(default_factory=list)

    @property
    def verzoek(self) -> Verzoek:
        """The verzoek as it is now."""
        return self.berichten[-1]

    @verzoek.setter
    def verzoek(self, verzoek: Verzoek) -> None:
        self.berichten[-1] = verzoek

    @property
    def is_ingetrokken(self) -> bool:
        """Whether it was withdrawn."""
        return self.verzoek.doel is Doel.INTREKKEN

    def find_bericht(self, volgnummer: int) -> Verzoek | None:
        """Give the verzoek as it was after one message."""
        return next((bericht for bericht in self.berichten if bericht.volgnummer == volgnummer), None)

    def find_document(self, bijlage: Bijlage) -> Bijlage | None:
        """Give the document that was sent before and is the same one."""
        for bekend in self.documenten.values():
            if _identify(bekend) == _identify(bijlage):
                return bekend
        return None

    def to_status(self) -> Projectstatus:
        """Give what Mijn Omgevingsloket shows."""
        return Projectstatus(
            self.verzoeknummer, _STATUS[self.verzoek.doel], self.verzoek.bevoegd_gezag.naam, tuple(self.meldingen)
        )


def _identify(bijlage: Bijlage) -> tuple[str, ...]:
    return bijlage.bestandsnaam, bijlage.activiteit, bijlage.vraag, bijlage.sha256


def merge_antwoorden(oud: Verzoek, nieuw: Verzoek) -> Verzoek:
    """Give every answer that an aanvulling changes the first answer as `oorspronkelijk`."""
    eerder = {
        (activiteit.urn, antwoord.vraag): antwoord
        for activiteit in oud.activiteiten
        for antwoord in activiteit.antwoorden
    }
    activiteiten = []
    for activiteit in nieuw.activiteiten:
        antwoorden = []
        for antwoord in activiteit.antwoorden:
            vorige = eerder.get((activiteit.urn, antwoord.vraag))
            eerste = (vorige.oorspronkelijk or vorige.antwoord) if vorige else ""
            oorspronkelijk = eerste if eerste != antwoord.antwoord else ""
            antwoorden.append(replace(antwoord, oorspronkelijk=oorspronkelijk))
        activiteiten.append(replace(activiteit, antwoorden=tuple(antwoorden)))
    return replace(nieuw, activiteiten=tuple(activiteiten))
