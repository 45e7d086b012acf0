# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Reference VTH-software: of the bevoegd gezag behind a Digikoppeling-adapter, of a behandeldienst with its own."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.berichten import Bericht
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.verzoeken import Doel, Instantie, Verzoek, Zaak
from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.oefenketen.referentiesoftware.digikoppeling import PAD_NOTIFICATIES
from pytest_dsoketen.oefenketen.referentiesoftware.ebms_ingang import EbmsIngang
from pytest_dsoketen.oefenketen.referentiesoftware.samenwerkclient import Samenwerkclient
from pytest_dsoketen.oefenketen.referentiesoftware.terugkoppelaar import GeenAdresError, Terugkoppelaar
from pytest_dsoketen.oefenketen.referentiesoftware.verzoekophaler import (
    AntwoordError,
    Berichtverwijzing,
    Ophaalschakels,
    Verzoekophaler,
    Verzoekreferenties,
)
from pytest_dsoketen.oefenketen.referentiesoftware.zaakadministratie import VerwerkingError, Zaakadministratie
from pytest_dsoketen.ports import GeweigerdError, PartijError
from pytest_dsoketen.standaarden.inname import InnameError
from pytest_dsoketen.standaarden.stam import StamError, read_notificatie

ZOEKVENSTER = timedelta(days=7)
"""How far back it looks for missed verzoeken."""

_OPHAALSCHAKELS = {
    Rol.VTH: Ophaalschakels("verzoekbericht", "bijlagen"),
    Rol.BEHANDELDIENST: Ophaalschakels("verzoekbericht-behandeldienst", "verzoekbericht-behandeldienst"),
}
_ONTVANGST = (
    "Wij hebben uw {type} “{projectnaam}” ontvangen op verzoeknummer {verzoeknummer}. "
    "Bij {organisatie} is dit zaak {zaaknummer}."
)
_VERWERKINGSFOUTEN = (PartijError, AntwoordError, VerwerkingError, StamError, InnameError)


class Vth(Samenwerkclient):
    """Receives and treats verzoeken for one organisation, and works together on them.

    Fits the ports VthSoftware and Samenwerkfunctionaliteit.
    """

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.administratie = Zaakadministratie(
            omgeving.organisatie, omgeving.klok.now, partial(omgeving.nummers.count, "zaak")
        )
        self.ophaler = Verzoekophaler(omgeving, _OPHAALSCHAKELS[omgeving.rol])
        self.terugkoppelaar = Terugkoppelaar(omgeving)
        self.ontvangst_aan = True
        self._ebms = EbmsIngang(omgeving, "notificatie-behandeldienst", self.accept)
        self._meldingen: list[str] = []
        self._bevestigd: set[str] = set()
        self._slot = threading.RLock()

    def routes(self) -> list[BaseRoute]:
        """Give both doors: behind a Digikoppeling-adapter, and straight for ebMS."""

        async def ontvang(request: Request) -> Response:
            return await run_in_threadpool(self.receive, await request.body())

        return [Route(PAD_NOTIFICATIES, ontvang, methods=["POST"]), *self._ebms.routes()]

    # What the suite observes.

    def fetch_berichten(self, kenmerk: str) -> tuple[Bericht, ...]:
        """Give what it received and sent."""
        return self.omgeving.boek.fetch_berichten(kenmerk)

    def fetch_zaken(self, verzoeknummer: str) -> tuple[Zaak, ...]:
        """Give the zaken for a verzoeknummer, bijlagen with hash and size."""
        return tuple(_strip_inhoud(zaak) for zaak in self.administratie.fetch_zaken(verzoeknummer))

    def fetch_meldingen(self) -> tuple[str, ...]:
        """Give what a behandelaar has to look at."""
        return tuple(self._meldingen)

    def find_zaak(self, sleutel: str) -> str:
        """Give the zaak that a samenwerking belongs to: that of its verzoek, when there is one."""
        zaken = [zaak.zaaknummer for zaak in self.administratie.fetch_zaken(sleutel) if not zaak.kopie]
        return zaken[0] if zaken else super().find_zaak(sleutel)

    # What the suite asks.

    def set_ontvangst(self, aan: bool) -> None:
        """Stop or resume taking in notificaties, as during maintenance."""
        self.ontvangst_aan = aan

    def search_missed(self) -> tuple[str, ...]:
        """Look for missed verzoeken and process them; gives those that were added."""
        gevonden = self.ophaler.search(self.omgeving.klok.now() - ZOEKVENSTER)
        gemist = [nummer for nummer, volg in gevonden.items() if not self.administratie.is_processed(nummer, volg)]
        for verzoeknummer in gemist:
            self.process_verzoek(verzoeknummer)
        return tuple(nummer for nummer in gemist if self.administratie.is_processed(nummer, gevonden[nummer]))

    def send_ontvangstbevestiging(self, zaaknummer: str) -> None:
        """Send the acknowledgement, unless it went already."""
        zaak = self._get_zaak(zaaknummer)
        if zaaknummer not in self._bevestigd:
            self._bevestigd.add(zaaknummer)
            self.tell_initiatiefnemer(
                zaak, "ontvangstbevestiging", "Ontvangstbevestiging {verzoeknummer}: {projectnaam}", _ONTVANGST
            )

    def ask_aanvulling(self, zaaknummer: str, tekst: str) -> None:
        """Ask the initiatiefnemer for more."""
        zaak = self._get_zaak(zaaknummer)
        self.administratie.note(zaaknummer, f"Om aanvulling gevraagd: {tekst}", status="Wacht op aanvulling")
        self.tell_initiatiefnemer(
            zaak, "aanvullingsverzoek", "Verzoek om aanvulling van {verzoeknummer}: {projectnaam}", _escape(tekst)
        )

    def decide(self, zaaknummer: str, besluit: str) -> None:
        """Take a decision and tell the initiatiefnemer."""
        zaak = self._get_zaak(zaaknummer)
        self.administratie.note(zaaknummer, f"Besluit genomen: {besluit}", status="Besloten")
        self.tell_initiatiefnemer(zaak, "besluit", "Besluit op {verzoeknummer}: {projectnaam}", _escape(besluit))

    def change_bevoegd_gezag(self, verzoeknummer: str, naar: Instantie) -> None:
        """Hand a verzoek over through DSO-LV; the own zaak follows only what DSO-LV holds after that."""
        self._follow(self.ophaler.change_bevoegd_gezag(verzoeknummer, naar))
        for zaak in self.administratie.fetch_zaken(verzoeknummer):
            self.tell_initiatiefnemer(
                zaak,
                "doorsturing",
                "{verzoeknummer} is doorgestuurd: {projectnaam}",
                _escape(f"{naar.naam} is nu bevoegd gezag voor uw verzoek."),
            )

    def change_behandeldienst(self, verzoeknummer: str, naar: Instantie | None) -> None:
        """Set or empty the behandeldienst through DSO-LV."""
        self._follow(self.ophaler.change_behandeldienst(verzoeknummer, naar))

    # What comes in.

    def receive(self, payload: bytes) -> Response:
        """Take a notificatie from the Digikoppeling-adapter."""
        if not self.ontvangst_aan:
            return PlainTextResponse("in onderhoud", status_code=503)
        try:
            verzoeknummer = read_notificatie(payload)
        except (StamError, InnameError) as fout:
            verzoeknummer = ""
            self.report(f"Een verzoeknotificatie is niet te lezen: {fout}")
        self.omgeving.boek.note_received(
            "notificatie-vth",
            verzoeknummer,
            inhoud=payload,
            mediatype="application/xml",
            adres=f"POST {PAD_NOTIFICATIES}",
        )
        self.accept(verzoeknummer, payload)
        return Response(status_code=202)

    def accept(self, verzoeknummer: str, _payload: bytes) -> None:
        """Plan the fetching of a verzoek; the notificatie itself has been answered by then."""
        if verzoeknummer:
            self.omgeving.plan_sync("verzoekbericht", partial(self.process_verzoek, verzoeknummer))

    def process_verzoek(self, verzoeknummer: str) -> None:
        """Fetch every message of a verzoek that was not processed before, and process it."""
        with self._slot:
            try:
                referenties = self.ophaler.fetch_referenties(verzoeknummer)
                for bericht in self.list_unprocessed(referenties):
                    verzoek = self.ophaler.fetch_verzoek(verzoeknummer, bericht)
                    self.process_bericht(self.fetch_bijlagen(referenties, verzoek))
                self._follow(referenties)
            except _VERWERKINGSFOUTEN as fout:
                self.report_unprocessed(verzoeknummer, str(fout))

    def list_unprocessed(self, referenties: Verzoekreferenties) -> tuple[Berichtverwijzing, ...]:
        """Give the messages that were not processed before, oldest first: also those of which the notificatie was missed."""
        return tuple(
            bericht
            for bericht in referenties.berichten
            if not self.administratie.is_processed(referenties.verzoeknummer, bericht.volgnummer)
        )

    def fetch_bijlagen(self, referenties: Verzoekreferenties, verzoek: Verzoek) -> Verzoek:
        """Fetch the bijlagen that the zaak does not hold yet; one that fails is reported and left out."""
        bekend = {
            bijlage.document_id: bijlage
            for zaak in self.administratie.fetch_zaken(verzoek.verzoeknummer)
            for bijlage in zaak.documenten
        }
        bijlagen = []
        for bijlage in verzoek.bijlagen:
            try:
                bijlagen.append(bekend.get(bijlage.document_id) or self.ophaler.fetch_bijlage(referenties, bijlage))
            except PartijError as fout:
                self.report(
                    f"Bijlage {bijlage.bestandsnaam} van verzoek {verzoek.verzoeknummer} kon niet worden opgehaald: {fout}"
                )
        return replace(verzoek, bijlagen=tuple(bijlagen))

    def process_bericht(self, verzoek: Verzoek) -> None:
        """Process one message and let the initiatiefnemer know."""
        zaak = self.administratie.process(verzoek)
        if zaak.kopie:
            return
        if verzoek.doel is Doel.AANVULLEN:
            self.tell_initiatiefnemer(
                zaak,
                "status",
                "Aanvulling ontvangen op {verzoeknummer}: {projectnaam}",
                "Uw aanvulling is ontvangen en staat bij zaak {zaaknummer}.",
            )
        elif verzoek.doel is Doel.INTREKKEN:
            self.tell_initiatiefnemer(
                zaak,
                "status",
                "Intrekking van {verzoeknummer}: {projectnaam}",
                "Uw intrekking is ontvangen; zaak {zaaknummer} wordt gesloten.",
            )
        else:
            self.send_ontvangstbevestiging(zaak.zaaknummer)

    def tell_initiatiefnemer(self, zaak: Zaak, soort: str, onderwerp: str, sjabloon: str) -> None:
        """Write to the initiatiefnemer; what cannot be sent goes to the behandelaar."""
        try:
            self.terugkoppelaar.send(zaak, soort, onderwerp, sjabloon)
        except (GeenAdresError, PartijError) as fout:
            self.report_unsent(zaak.verzoek.verzoeknummer, str(fout))
        else:
            self.administratie.note(zaak.zaaknummer, f"Verstuurd aan initiatiefnemer: {soort}")

    def report_unprocessed(self, verzoeknummer: str, reden: str) -> None:
        """Tell a behandelaar that a verzoek could not be processed."""
        self.report(f"Verzoek {verzoeknummer} is niet verwerkt: {reden}")

    def report_unsent(self, verzoeknummer: str, reden: str) -> None:
        """Tell a behandelaar that the initiatiefnemer was not written to."""
        self.report(f"Verzoek {verzoeknummer}: {reden}")

    def report(self, melding: str) -> None:
        """Tell a behandelaar."""
        self._meldingen.append(melding)

    def _follow(self, referenties: Verzoekreferenties) -> None:
        """Take over from DSO-LV who is bevoegd gezag and who treats the verzoek."""
        self.administratie.change_instanties(
            referenties.verzoeknummer, referenties.bevoegd_gezag, referenties.behandeldienst
        )

    def _get_zaak(self, zaaknummer: str) -> Zaak:
        """Give a zaak, or refuse."""
        try:
            return self.administratie.get_zaak(zaaknummer)
        except DsoketenError as fout:
            raise GeweigerdError(self.omgeving.rol, str(fout)) from fout


def _strip_inhoud(zaak: Zaak) -> Zaak:
    """Leave the bytes of the bijlagen out."""
    return replace(
        zaak,
        documenten=tuple(replace(bijlage, inhoud=b"") for bijlage in zaak.documenten),
        verzoek=replace(
            zaak.verzoek, bijlagen=tuple(replace(bijlage, inhoud=b"") for bijlage in zaak.verzoek.bijlagen)
        ),
    )


def _escape(tekst: str) -> str:
    """Keep braces in a free text out of the template fields."""
    return tekst.replace("{", "{{").replace("}", "}}")
