# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What the LVBB hands on once something is published: the blad to overheid.nl, the rest to DSO-LV."""

from __future__ import annotations

from collections.abc import Callable

from pytest_dsoketen.model.partijen import Organisatie
from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.oefenketen.voorzieningen._lvbb_behandeling import Behandeling
from pytest_dsoketen.oefenketen.voorzieningen.overheid_nl import OverheidNl
from pytest_dsoketen.oefenketen.voorzieningen.ozon import Ozon
from pytest_dsoketen.standaarden.lvbb.toestand import Register
from pytest_dsoketen.standaarden.lvbb.uitlevering import list_uitleveringen, write_uitlevering
from pytest_dsoketen.standaarden.lvbb.uitwisselpakket import write_uitwisselpakket
from pytest_dsoketen.standaarden.stop.namen import STAP_ONDERTEKENING
from pytest_dsoketen.standaarden.stop.publicatie import Publicatiegegevens, write_publicatie
from pytest_dsoketen.standaarden.stop.versie import Regelingversie


class Uitgever:
    """Hands on what was published.

    Args:
        omgeving: what it works with.
        overheid_nl: where besluiten and kennisgevingen are made known.
        ozon: where regelingen go after consolidation.
        get_register: gives what the LVBB has taken in.
    """

    def __init__(
        self, omgeving: Omgeving, overheid_nl: OverheidNl, ozon: Ozon, get_register: Callable[[], Register]
    ) -> None:
        self.omgeving = omgeving
        self._overheid_nl = overheid_nl
        self._ozon = ozon
        self._get_register = get_register

    def plan(self, behandeling: Behandeling) -> None:
        """Have everything handed on, each after its own synchronisatietijd."""
        self.omgeving.plan_sync("bekendmaking", lambda: self.send_publicatie(behandeling))
        self.omgeving.plan_sync("objectvorming", lambda: self.send_regelingen(behandeling))
        self.omgeving.plan_sync("objectvorming", lambda: self.send_uitleveringen(behandeling))

    # --- overheid.nl

    def send_publicatie(self, behandeling: Behandeling) -> None:
        """Have overheid.nl show the besluit or kennisgeving."""
        document = self.make_publicatie(behandeling)
        self.omgeving.boek.note_sent(
            "bekendmaking", *behandeling.kenmerken, inhoud=document, mediatype="application/xml"
        )
        self._overheid_nl.receive_publicatie(document, behandeling.kenmerken)

    def make_publicatie(self, behandeling: Behandeling) -> bytes:
        """Make the blad with the besluit or kennisgeving."""
        besluit, kennisgeving = behandeling.aanlevering.besluit, behandeling.aanlevering.kennisgeving
        publicatie, moment = besluit or kennisgeving, behandeling.publicatiemoment
        if publicatie is None or moment is None:
            raise RuntimeError("zonder besluit en dag is er niets te publiceren")
        ondertekend = [stap.dag for stap in besluit.stappen if stap.soort == STAP_ONDERTEKENING] if besluit else []
        gegevens = Publicatiegegevens(
            besluit=publicatie.expression,
            titel=publicatie.titel,
            gezag=publicatie.work.split("/")[4],
            datum=moment.date(),
            nummer=self.omgeving.nummers.count("publicatie"),
            over=kennisgeving.mededeling_over if kennisgeving else "",
            ondertekend=next(iter(ondertekend), None),
        )
        return write_publicatie(gegevens, publicatie.element)

    # --- DSO-LV

    def send_regelingen(self, behandeling: Behandeling) -> None:
        """Hand the consolidated versions to DSO-LV."""
        for versie in behandeling.versies:
            pakket = self.make_regeling(versie)
            self.omgeving.boek.note_sent(
                "objectvorming", *behandeling.kenmerken, inhoud=pakket, mediatype="application/zip"
            )
            self._ozon.receive_regeling(
                pakket,
                self._find_gezag(versie),
                soort=versie.soort,
                geldig_vanaf=versie.geldig_vanaf,
                kenmerken=behandeling.kenmerken,
            )

    def make_regeling(self, versie: Regelingversie) -> bytes:
        """Make the package of a consolidated version."""
        return write_uitwisselpakket(versie)

    def send_uitleveringen(self, behandeling: Behandeling) -> None:
        """Hand the procedure that a kennisgeving changes, and what a besluit withdraws, to DSO-LV."""
        bekend_op = (behandeling.publicatiemoment or self.omgeving.klok.now()).date()
        for uitlevering in list_uitleveringen(self._get_register(), behandeling.besluit, bekend_op):
            document = write_uitlevering(uitlevering)
            self.omgeving.boek.note_sent(
                "objectvorming", *behandeling.kenmerken, inhoud=document, mediatype="application/xml"
            )
            self._ozon.receive_uitlevering(document, behandeling.kenmerken)

    def _find_gezag(self, versie: Regelingversie) -> Organisatie:
        """Give the bevoegd gezag of a regeling."""
        for organisatie in self.omgeving.organisaties.values():
            if organisatie.code == versie.gezag:
                return organisatie
        return Organisatie(versie.gezag, self.omgeving.organisatie.oin, versie.gezag)


__all__ = ["Uitgever"]
