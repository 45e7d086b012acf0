# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The LVBB (KOOP): bronhouderkoppelvlak, publication and consolidation.

The real bronhouderkoppelvlak speaks Digikoppeling ebMS2 with two attachments, leveringsverzoek.xml and opdracht.zip,
and pushes its resultaten back. Vendors put REST in front of it; the paths here are such a front and a guess: one body
(multipart/related) with the same two attachments, and resultaten that are fetched and then afgemeld (LVBB1571-1573).
What is in the messages is the real thing: first that the opdracht is taken in, then how far it is, then the verdict.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Final

from starlette.responses import Response
from starlette.routing import BaseRoute

from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.model.plannen import Opdrachtsoort, Verslaguitkomst
from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.oefenketen.voorzieningen._http import Probleem, Vraag, answer_json, make_route
from pytest_dsoketen.oefenketen.voorzieningen._lvbb_behandeling import Behandeling
from pytest_dsoketen.oefenketen.voorzieningen._lvbb_resultaten import KOPPELVLAK, VERSLAGSCHAKELS, Resultaten
from pytest_dsoketen.oefenketen.voorzieningen._lvbb_uitgeven import Uitgever
from pytest_dsoketen.oefenketen.voorzieningen.overheid_nl import OverheidNl
from pytest_dsoketen.oefenketen.voorzieningen.ozon import Ozon
from pytest_dsoketen.standaarden.inname import InnameError
from pytest_dsoketen.standaarden.lvbb.aanlevering import Aanlevering, read_aanlevering
from pytest_dsoketen.standaarden.lvbb.keuren import check_gelezen
from pytest_dsoketen.standaarden.lvbb.opdracht import OpdrachtError
from pytest_dsoketen.standaarden.lvbb.toestand import Register, Status, Toestand
from pytest_dsoketen.standaarden.lvbb.verloop import Behandeld, accept, judge
from pytest_dsoketen.standaarden.lvbb.verzoek import check_levering, read_verzoek
from pytest_dsoketen.verbinding.meerdelig import MeerdeligError, read_meerdelig

LEVERINGSVERZOEK: Final = "leveringsverzoek.xml"
OPDRACHT_ZIP: Final = "opdracht.zip"

_SCHAKELS = {Opdrachtsoort.VALIDATIE: "validatie", Opdrachtsoort.VALIDATIE_DIRECTE_MUTATIE: "validatie"}


class Lvbb:
    """Takes opdrachten, answers with verslagen, publishes and consolidates.

    Args:
        omgeving: what it works with.
        overheid_nl: where besluiten are made known.
        ozon: where regelingen go after consolidation.
        bekend: identifications of what was taken in before the walk.

    Attributes:
        register: what it has taken in.
        resultaten: what it answered.
        uitgever: who hands on what was published.
    """

    def __init__(
        self, omgeving: Omgeving, overheid_nl: OverheidNl, ozon: Ozon, bekend: frozenset[str] = frozenset()
    ) -> None:
        self.omgeving = omgeving
        self.register = Register(machtigingen=set(), overige=bekend)
        self.resultaten = Resultaten(omgeving)
        self.uitgever = Uitgever(omgeving, overheid_nl, ozon, lambda: self.register)
        self._ozon = ozon
        self._behandelingen: list[Behandeling] = []

    def routes(self) -> list[BaseRoute]:
        """Give the routes of the bronhouderkoppelvlak."""
        return [make_route("POST", f"{KOPPELVLAK}/verzoeken", self.receive_verzoek), *self.resultaten.routes()]

    # --- intake

    def receive_verzoek(self, vraag: Vraag) -> Response:
        """Take an opdracht in; the answer says by which id the resultaten can be recognised."""
        try:
            delen = {
                deel.naam: deel.inhoud for deel in read_meerdelig(vraag.headers.get("content-type", ""), vraag.inhoud)
            }
            bericht = read_verzoek(delen[LEVERINGSVERZOEK])
        except (MeerdeligError, OpdrachtError, KeyError) as fout:
            raise Probleem(400, "Het leveringsverzoek is niet te lezen", str(fout)) from fout
        if not vraag.oin:
            raise Probleem(403, "De OIN van de aanleveraar ontbreekt")
        id_ = self.omgeving.nummers.make_uuid()
        pakket = delen.get(OPDRACHT_ZIP, b"")
        geweigerd = Behandeling(id_, vraag.oin, bericht, pakket, Aanlevering({}))
        afwijkingen = check_levering(delen[LEVERINGSVERZOEK], pakket)
        if afwijkingen:
            self.resultaten.deliver(geweigerd, Verslaguitkomst.MISLUKT, afwijkingen)
        else:
            self._take_in(geweigerd, vraag.adres)
        return answer_json({"verzoekId": id_}, 202, "application/json")

    def _take_in(self, behandeling: Behandeling, adres: str) -> None:
        """Refuse at once what cannot be treated, and begin to treat the rest."""
        oin, bericht = behandeling.oin, behandeling.bericht
        try:
            behandeling.aanlevering = read_aanlevering(behandeling.pakket)
        except InnameError as fout:
            self._refuse(behandeling, Afwijking("LVBB1001", f"opdracht.zip is niet te lezen: {fout}", OPDRACHT_ZIP))
            return
        self.omgeving.boek.note_received(
            _SCHAKELS.get(bericht.soort, "publicatie"),
            *behandeling.kenmerken,
            inhoud=behandeling.pakket,
            mediatype="application/zip",
            adres=adres,
            status=202,
        )
        if self.is_bekend(oin, bericht.id_levering):
            self._refuse(behandeling, Afwijking("LVBB1012", f"idLevering {bericht.id_levering} is niet uniek"))
            return
        self.register.take_levering(oin, bericht.id_levering)
        self._behandelingen.append(behandeling)
        self.resultaten.deliver(behandeling, Verslaguitkomst.ONTVANGEN)
        if bericht.soort is Opdrachtsoort.AFBREKEN:
            self._hold(behandeling)
        schakel = VERSLAGSCHAKELS.get(bericht.soort, "publicatieverslag")
        self.omgeving.plan_sync(schakel, lambda: self.treat(behandeling))

    def is_bekend(self, oin: str, id_levering: str) -> bool:
        """Say whether an aanleveraar used an idLevering before (LVBB1012)."""
        return (oin, id_levering) in self.register.leveringen

    def _refuse(self, behandeling: Behandeling, afwijking: Afwijking) -> None:
        """Answer with a refusal that has no verslag."""
        self.resultaten.deliver(behandeling, Verslaguitkomst.MISLUKT, [afwijking])

    # --- treatment

    def treat(self, behandeling: Behandeling) -> None:
        """Judge an opdracht, and do what it asks when nothing is wrong."""
        soort = behandeling.bericht.soort
        oordeel = judge(self.register, behandeling.aanlevering, self.check(behandeling), self.omgeving.klok.now())
        behandeling.versies = oordeel.versies
        if not oordeel.is_aangenomen:
            self._reject(behandeling, oordeel)
        elif soort is Opdrachtsoort.RAADPLEGEN:
            self._tell(behandeling)
        elif soort is Opdrachtsoort.PUBLICATIE:
            self._accept(behandeling, oordeel)
        elif soort is Opdrachtsoort.AFBREKEN:
            self._break_off(behandeling, oordeel)
        elif soort is Opdrachtsoort.DIRECTE_MUTATIE:
            self._mutate(behandeling, oordeel)
        else:
            self._say_voltooid(behandeling, oordeel)

    def check(self, behandeling: Behandeling) -> list[Afwijking]:
        """Check a delivery: by itself, against the day, against Ozon, and against what was delivered before."""
        levering = (behandeling.oin, behandeling.bericht.id_levering)
        toestand = Toestand(self.register, self._ozon.get_stand(), levering)
        return check_gelezen(behandeling.aanlevering, vandaag=self.omgeving.klok.now().date(), toestand=toestand)

    def _reject(self, behandeling: Behandeling, oordeel: Behandeld) -> None:
        """Answer that a delivery is not valid; what got past the besluit itself is said to have done so first."""
        if behandeling.bericht.soort is Opdrachtsoort.AFBREKEN:
            self._release(behandeling)
        if oordeel.uitkomst is Verslaguitkomst.CONSOLIDATIE_NIET_VALIDE:
            self._say_voltooid(behandeling, oordeel)
        else:
            self.resultaten.deliver(behandeling, oordeel.uitkomst, oordeel.afwijkingen)

    def _say_voltooid(self, behandeling: Behandeling, oordeel: Behandeld) -> None:
        """Answer a validation: first that the delivery itself was checked, and the rest after the consolidation."""
        self.resultaten.deliver(behandeling, Verslaguitkomst.VOLTOOID)
        self.omgeving.plan_sync(
            "consolidatieverslag",
            lambda: self.resultaten.deliver(behandeling, oordeel.uitkomst, oordeel.afwijkingen),
        )

    # --- publication

    def _accept(self, behandeling: Behandeling, oordeel: Behandeld) -> None:
        """Register a delivery and have it published on its day."""
        nu = oordeel.moment
        accept(self.register, oordeel)
        self.resultaten.deliver(behandeling, Verslaguitkomst.VOLTOOID, oordeel.afwijkingen)
        self.resultaten.deliver(behandeling, Verslaguitkomst.GEREGISTREERD, oordeel.afwijkingen)
        opdracht = behandeling.aanlevering.opdracht
        dag = opdracht.bekendmaking if opdracht and opdracht.bekendmaking else nu.date()
        moment = self.get_publicatiemoment(datetime.combine(dag, time(), nu.tzinfo))
        behandeling.publicatiemoment = moment
        self.omgeving.klok.plan(max(moment - nu, timedelta()), lambda: self.publish(behandeling))

    def get_publicatiemoment(self, begin: datetime) -> datetime:
        """Say when a besluit is published, given the beginning of its day."""
        return begin

    def publish(self, behandeling: Behandeling) -> None:
        """Make a besluit or kennisgeving known and hand on what it brings about, unless it was stopped."""
        status = self.register.status_of(behandeling.besluit)
        behandeling.uitgesteld = status is Status.WACHT_OP_AFBREKEN
        if behandeling.gestopt or status is not Status.AANGEBODEN:
            return
        self.register.publish(behandeling.besluit, self.omgeving.klok.now())
        behandeling.versies = tuple(self.register.versies[versie.expression] for versie in behandeling.versies)
        self.resultaten.deliver(behandeling, Verslaguitkomst.GEPUBLICEERD)
        self.uitgever.plan(behandeling)

    # --- breaking off and asking

    def _hold(self, afbreken: Behandeling) -> None:
        """Let a publication wait until it is decided whether it is broken off (LVBB5008, 4713, 4714)."""
        doel = self._find_offered(afbreken.besluit)
        if doel is not None and self.register.status_of(doel.besluit) is Status.AANGEBODEN and doel.oin == afbreken.oin:
            self.register.wait_for_break_off(doel.besluit, afbreken.bericht.id_levering)

    def _release(self, afbreken: Behandeling) -> None:
        """Let a publication go on that was not broken off."""
        doel = self._find_offered(afbreken.besluit)
        if doel is None or self.register.status_of(doel.besluit) is not Status.WACHT_OP_AFBREKEN:
            return
        self.register.keep(doel.besluit)
        if doel.uitgesteld:
            self.publish(doel)

    def _break_off(self, afbreken: Behandeling, oordeel: Behandeld) -> None:
        """Stop a publication that was offered and not yet made."""
        accept(self.register, oordeel)
        self.resultaten.deliver(afbreken, Verslaguitkomst.OK)
        doel = self._find_offered(afbreken.besluit)
        if doel is not None:
            doel.gestopt = True
            self.resultaten.deliver(doel, Verslaguitkomst.AFGEBROKEN)

    def _tell(self, vraag: Behandeling) -> None:
        """Say how far a publication is (raadplegen)."""
        self.resultaten.deliver(vraag, Verslaguitkomst.OK)
        doel = self._find_offered(vraag.besluit)
        if doel is not None:
            self.resultaten.deliver_status(vraag, doel)

    def _find_offered(self, work: str) -> Behandeling | None:
        """Find the last accepted publication of a besluit or kennisgeving."""
        return next((b for b in reversed(self._behandelingen) if b.publicatiemoment and b.besluit == work), None)

    # --- directe mutatie

    def _mutate(self, behandeling: Behandeling, oordeel: Behandeld) -> None:
        """Change the OW objects of versions without a besluit, and hand those versions to DSO-LV again."""
        self.resultaten.deliver(behandeling, Verslaguitkomst.VOLTOOID, oordeel.afwijkingen)
        accept(self.register, oordeel)
        self.resultaten.deliver(behandeling, Verslaguitkomst.MUTATIE_VOLTOOID)
        self.resultaten.deliver(behandeling, Verslaguitkomst.OK)
        self.omgeving.plan_sync("objectvorming", lambda: self.uitgever.send_regelingen(behandeling))


__all__ = ["KOPPELVLAK", "LEVERINGSVERZOEK", "OPDRACHT_ZIP", "Behandeling", "Lvbb"]
