# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""One opdracht at the LVBB, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.model.plannen import Verslaguitkomst
from pytest_dsoketen.standaarden.lvbb.aanlevering import Aanlevering
from pytest_dsoketen.standaarden.lvbb.verzoek import Verzoekbericht
from pytest_dsoketen.standaarden.stop.versie import Regelingversie


@dataclass
class Behandeling:
    """One opdracht and how far it is.

    Attributes:
        verzoek: id under which the LVBB answers.
        oin: of the aanleveraar.
        bericht: the leveringsverzoek.
        pakket: opdracht.zip.
        aanlevering: what is in it.
        versies: what it was consolidated to.
        publicatiemoment: when it will be published; None before it is accepted.
        gestopt: whether it was broken off.
        uitgesteld: whether its day came while it was not yet decided whether it is broken off.
        uitkomst: what was last answered.
        afwijkingen: what was found wrong then.
    """

    verzoek: str
    oin: str
    bericht: Verzoekbericht
    pakket: bytes
    aanlevering: Aanlevering
    versies: tuple[Regelingversie, ...] = ()
    publicatiemoment: datetime | None = None
    gestopt: bool = False
    uitgesteld: bool = False
    uitkomst: Verslaguitkomst = Verslaguitkomst.ONTVANGEN
    afwijkingen: tuple[Afwijking, ...] = ()

    @property
    def besluit(self) -> str:
        """AKN work of the besluit or kennisgeving that it is about; empty when it cannot be read."""
        opdracht = self.aanlevering.opdracht
        return self.aanlevering.work or (opdracht.identificatie if opdracht else "")

    @property
    def kenmerken(self) -> tuple[str, ...]:
        """By which its messages can be found: idLevering, besluit, regelingen."""
        kennisgeving = self.aanlevering.kennisgeving
        namen = [
            self.bericht.id_levering,
            self.besluit,
            kennisgeving.over if kennisgeving else "",
            *(regeling.work for regeling in self.aanlevering.regelingen),
            *self.directe_works,
        ]
        return tuple(dict.fromkeys(naam for naam in namen if naam))

    @property
    def directe_works(self) -> tuple[str, ...]:
        """AKN works of the regelingen that a directe mutatie changes."""
        if not self.bericht.soort.is_directe_mutatie:
            return ()
        return tuple(dict.fromkeys(deel.work for deel in self.aanlevering.ow.manifest))


__all__ = ["Behandeling"]
