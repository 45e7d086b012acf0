# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""DSO-LV omgevingsdocumenten (Ozon): takes regelingen in from the LVBB, presents them, and offers them for download.

Paths and behaviour after Presenteren v8 and Downloaden v1, as public code and pages show them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from starlette.routing import BaseRoute

from pytest_dsoketen.model.partijen import Organisatie
from pytest_dsoketen.model.plannen import Activiteit, Besluitsoort, Regeling
from pytest_dsoketen.model.uitgangssituatie import LEEG, Uitgangssituatie
from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.oefenketen.voorzieningen._ozon_annotaties import list_gebieden
from pytest_dsoketen.oefenketen.voorzieningen._ozon_downloaden import Downloadservice
from pytest_dsoketen.oefenketen.voorzieningen._ozon_register import Opname, Tijdreis, Versieregister
from pytest_dsoketen.oefenketen.voorzieningen.geometrie_opvragen import Geometrieopvraag
from pytest_dsoketen.oefenketen.voorzieningen.presenteren import Presenteren
from pytest_dsoketen.standaarden.lvbb.toestand import Ozonstand, stand_of
from pytest_dsoketen.standaarden.lvbb.uitlevering import Procedureverloop, read_uitlevering
from pytest_dsoketen.standaarden.lvbb.uitwisselpakket import read_uitwisselpakket, write_uitwisselpakket
from pytest_dsoketen.standaarden.stop.identificatie import work_of
from pytest_dsoketen.standaarden.stop.versie import to_regeling
from pytest_dsoketen.verbinding.codec import to_json


class Activiteitenontvanger(Protocol):
    """Who takes over the activities of a plan: the registratie toepasbare regels."""

    def receive_activiteiten(self, activiteiten: Sequence[Activiteit], organisatie: Organisatie) -> None:
        """Take activities over."""
        ...


class Ozon:
    """The omgevingsdocumenten of DSO-LV.

    Args:
        omgeving: what it works with.
        rtr: who takes over the activities.
        bekend: what earlier publications brought.

    Attributes:
        procedures: how far the procedure of a besluit is, by AKN work.
    """

    def __init__(self, omgeving: Omgeving, rtr: Activiteitenontvanger, bekend: Uitgangssituatie = LEEG) -> None:
        self.omgeving = omgeving
        self._bekend = bekend
        self._rtr = rtr
        self.register = Versieregister()
        self.procedures: dict[str, Procedureverloop] = {}
        self.presenteren = Presenteren(omgeving, self.register)
        self.downloaden = Downloadservice(omgeving, self.make_download)
        self.geometrie = Geometrieopvraag(lambda: list_gebieden(self.list_opnames()))

    def routes(self) -> list[BaseRoute]:
        """Give the routes of Presenteren v8, Downloaden v1 and Geometrie opvragen v1."""
        return [*self.presenteren.routes(), *self.downloaden.routes(), *self.geometrie.routes()]

    # --- intake from the LVBB

    def receive_regeling(
        self,
        pakket: bytes,
        gezag: Organisatie,
        *,
        soort: Besluitsoort,
        geldig_vanaf: date | None,
        kenmerken: tuple[str, ...],
    ) -> None:
        """Take in a version that the LVBB consolidated, and hand its activities on.

        Args:
            pakket: the version as a ZIP with STOP modules, OW files and GIO's.
            gezag: bevoegd gezag.
            soort: definitief or ontwerp.
            geldig_vanaf: first day on which it holds.
            kenmerken: by which the message can be found.
        """
        self.omgeving.boek.note_received("objectvorming", *kenmerken, inhoud=pakket, mediatype="application/zip")
        versie = replace(read_uitwisselpakket(pakket)[0], soort=soort, geldig_vanaf=geldig_vanaf)
        eerdere = [
            op for op in (*self.list_versies(versie.work), *self.register.ontwerpen) if op.versie.work == versie.work
        ]
        opname = Opname(
            versie,
            self._bekend.complete(to_regeling(versie)),
            gezag,
            self.omgeving.klok.now(),
            len(eerdere) + 1,
            self._bekend,
            next((kenmerk for kenmerk in kenmerken if "/bill/" in kenmerk), ""),
        )
        nieuw = self._select_new(opname)
        self.register_opname(opname)
        if soort is Besluitsoort.DEFINITIEF:
            self.omgeving.plan_sync("activiteit", lambda: self.send_activiteiten(nieuw, gezag))

    def register_opname(self, opname: Opname) -> None:
        """Make a version visible."""
        self.register.enter(opname)

    def receive_uitlevering(self, document: bytes, kenmerken: tuple[str, ...]) -> None:
        """Take in what the LVBB hands on besides versions: the procedure of a besluit, or that a regeling is withdrawn.

        Args:
            document: UitleveringProcedureverloop or Consolidaties.
            kenmerken: by which the message can be found.
        """
        self.omgeving.boek.note_received("objectvorming", *kenmerken, inhoud=document, mediatype="application/xml")
        uitlevering = read_uitlevering(document)
        if isinstance(uitlevering, Procedureverloop):
            self.procedures[work_of(uitlevering.besluit)] = uitlevering
        elif uitlevering.tot is not None:
            self.receive_intrekking(uitlevering.regeling, uitlevering.tot)

    def receive_intrekking(self, work: str, vanaf: date) -> None:
        """Take in that a regeling is withdrawn: from that day on it no longer holds; what it was can still be asked."""
        self.register.end(work, vanaf, self.omgeving.klok.now())

    def _select_new(self, opname: Opname) -> tuple[Activiteit, ...]:
        """Give the activities that no earlier version had in this form."""
        bekend = {act for eerder in self.list_versies(opname.versie.work) for act in eerder.regeling.activiteiten}
        bekend |= set(self._bekend.activiteiten)
        return tuple(act for act in opname.regeling.activiteiten if act not in bekend)

    def send_activiteiten(self, activiteiten: Sequence[Activiteit], gezag: Organisatie) -> None:
        """Hand activities to the registratie toepasbare regels, one message each."""
        for activiteit in activiteiten:
            self.omgeving.boek.note_sent(
                "activiteit",
                activiteit.identificatie,
                inhoud=to_json(activiteit).encode(),
                mediatype="application/json",
            )
        if activiteiten:
            self._rtr.receive_activiteiten(activiteiten, gezag)

    def get_stand(self) -> Ozonstand:
        """Give what is held here, for who judges a new delivery."""
        return stand_of((opname.versie for opname in self.list_opnames()), self._bekend.objecten)

    def list_geldig(self) -> list[Regeling]:
        """Give the regelingen that hold today: the toepasbare-regelservices look up there where a rule holds."""
        nu = self.omgeving.klok.now()
        return [gezien.opname.regeling for gezien in self.register.find(Tijdreis(nu.date(), nu.date(), nu))]

    def make_download(self, work: str) -> bytes | None:
        """Make the download of the last geconsolideerde version of a regeling; None when it is not known."""
        versies = self.list_versies(work)
        return write_uitwisselpakket(versies[-1].versie) if versies else None

    def list_versies(self, work: str) -> list[Opname]:
        """Give the versions of a regeling that are not an ontwerp, oldest first."""
        return self.register.list_opnames(work)

    def list_opnames(self) -> list[Opname]:
        """Give everything that was taken in, with ontwerpen."""
        return [*self.register.list_opnames(), *self.register.ontwerpen]


__all__ = ["Activiteitenontvanger", "Ozon"]
