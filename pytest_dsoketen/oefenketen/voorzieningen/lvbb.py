# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The LVBB (KOOP): bronhouderkoppelvlak, publication and consolidation.

The real bronhouderkoppelvlak speaks Digikoppeling ebMS2 with two attachments, leveringsverzoek.xml and opdracht.zip,
and pushes its resultaten back. Vendors put REST in front of it; the paths here are such a front and a guess: one body
(multipart/related) with the same two attachments, and resultaten that are fetched and then afgemeld (LVBB1571-1573).
What is in the messages is the real thing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Final

from starlette.responses import Response
from starlette.routing import BaseRoute

from pytest_dsoketen.model.berichten import Afwijking, Verplichtingsniveau
from pytest_dsoketen.model.partijen import Organisatie
from pytest_dsoketen.model.plannen import Melding, Opdrachtsoort, Verslag, Verslaguitkomst
from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.oefenketen.voorzieningen._http import Probleem, Vraag, answer_json, make_route
from pytest_dsoketen.oefenketen.voorzieningen.overheid_nl import OverheidNl
from pytest_dsoketen.oefenketen.voorzieningen.ozon import Ozon
from pytest_dsoketen.standaarden.inname import InnameError
from pytest_dsoketen.standaarden.lvbb.aanlevering import Aanlevering, read_aanlevering
from pytest_dsoketen.standaarden.lvbb.consolideren import consolidate
from pytest_dsoketen.standaarden.lvbb.keuren import check_aanlevering, uitkomst_of
from pytest_dsoketen.standaarden.lvbb.opdracht import OpdrachtError, Verzoekbericht, read_verzoek
from pytest_dsoketen.standaarden.lvbb.toestand import Register, Toestand
from pytest_dsoketen.standaarden.lvbb.uitwisselpakket import write_uitwisselpakket
from pytest_dsoketen.standaarden.lvbb.verslag import as_melding, write_verslag
from pytest_dsoketen.standaarden.stop.mutatie import ConsolidatieError
from pytest_dsoketen.standaarden.stop.publicatie import Publicatiegegevens, write_publicatie
from pytest_dsoketen.standaarden.stop.versie import Regelingversie
from pytest_dsoketen.verbinding.meerdelig import MeerdeligError, read_meerdelig

KOPPELVLAK: Final = "/lvbb/bronhouderkoppelvlak/v1"
LEVERINGSVERZOEK: Final = "leveringsverzoek.xml"
OPDRACHT_ZIP: Final = "opdracht.zip"

_SCHAKELS = {Opdrachtsoort.VALIDATIE: "validatie"}
_VERSLAGSCHAKELS = {Opdrachtsoort.VALIDATIE: "validatieverslag"}


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
        gepubliceerd: whether it is.
        gestopt: whether it was broken off.
    """

    verzoek: str
    oin: str
    bericht: Verzoekbericht
    pakket: bytes
    aanlevering: Aanlevering
    versies: tuple[Regelingversie, ...] = ()
    publicatiemoment: datetime | None = None
    gepubliceerd: bool = False
    gestopt: bool = False

    @property
    def besluit(self) -> str:
        """AKN work of the besluit that it is about; empty when it cannot be read."""
        if self.aanlevering.besluit:
            return self.aanlevering.besluit.work
        return self.aanlevering.opdracht.identificatie if self.aanlevering.opdracht else ""

    @property
    def kenmerken(self) -> tuple[str, ...]:
        """By which its messages can be found: idLevering, besluit, regelingen."""
        works = [regeling.work for regeling in self.aanlevering.regelingen]
        return tuple(dict.fromkeys(naam for naam in (self.bericht.id_levering, self.besluit, *works) if naam))


@dataclass
class Resultaat:
    """One resultaat message that waits for the aanleveraar."""

    id: str
    oin: str
    verzoek: str
    id_levering: str
    inhoud: bytes
    afgemeld: bool = False


class Lvbb:
    """Takes opdrachten, answers with verslagen, publishes and consolidates.

    Args:
        omgeving: what it works with.
        overheid_nl: where besluiten are made known.
        ozon: where regelingen go after consolidation.
    """

    def __init__(self, omgeving: Omgeving, overheid_nl: OverheidNl, ozon: Ozon) -> None:
        self.omgeving = omgeving
        self.register = Register()
        self._overheid_nl = overheid_nl
        self._ozon = ozon
        self._behandelingen: dict[tuple[str, str], Behandeling] = {}
        self._resultaten: dict[str, Resultaat] = {}

    def routes(self) -> list[BaseRoute]:
        """Give the routes of the bronhouderkoppelvlak."""
        return [
            make_route("POST", f"{KOPPELVLAK}/verzoeken", self.receive_verzoek),
            make_route("GET", f"{KOPPELVLAK}/resultaten", self.list_resultaten),
            make_route("GET", f"{KOPPELVLAK}/resultaten/{{id}}", self.show_resultaat),
            make_route("DELETE", f"{KOPPELVLAK}/resultaten/{{id}}", self.sign_off_resultaat),
        ]

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
        self._take_in(id_, vraag.oin, bericht, delen.get(OPDRACHT_ZIP, b""), vraag.adres)
        return answer_json({"verzoekId": id_}, 202, "application/json")

    def _take_in(self, id_: str, oin: str, bericht: Verzoekbericht, pakket: bytes, adres: str) -> None:
        """Refuse at once what cannot be treated, and begin to treat the rest."""
        geweigerd = Behandeling(id_, oin, bericht, pakket, Aanlevering({}))
        try:
            behandeling = replace(geweigerd, aanlevering=read_aanlevering(pakket))
        except InnameError as fout:
            code = "LVBB1001" if pakket else "LVBB0002"
            self._refuse(geweigerd, Afwijking(code, f"opdracht.zip is niet te lezen: {fout}", OPDRACHT_ZIP))
            return
        self.omgeving.boek.note_received(
            _SCHAKELS.get(bericht.soort, "publicatie"),
            *behandeling.kenmerken,
            inhoud=pakket,
            mediatype="application/zip",
            adres=adres,
            status=202,
        )
        if self.is_bekend(oin, bericht.id_levering):
            self._refuse(behandeling, Afwijking("LVBB1012", f"idLevering {bericht.id_levering} is niet uniek"))
            return
        self._behandelingen[oin, bericht.id_levering] = behandeling
        self._deliver(behandeling, Verslaguitkomst.ONTVANGEN)
        schakel = _VERSLAGSCHAKELS.get(bericht.soort, "publicatieverslag")
        self.omgeving.plan_sync(schakel, lambda: self.treat(behandeling))

    def is_bekend(self, oin: str, id_levering: str) -> bool:
        """Say whether an aanleveraar used an idLevering before (LVBB1012)."""
        return (oin, id_levering) in self._behandelingen

    # --- treatment

    def treat(self, behandeling: Behandeling) -> None:
        """Do what an opdracht asks."""
        soort = behandeling.bericht.soort
        if soort is Opdrachtsoort.AFBREKEN:
            self._break_off(behandeling)
            return
        afwijkingen = self.check(behandeling)
        blokkerend = [afwijking for afwijking in afwijkingen if afwijking.niveau is Verplichtingsniveau.MOET]
        if blokkerend:
            self._reject(behandeling, uitkomst_of(blokkerend), afwijkingen)
            return
        try:
            behandeling.versies = consolidate(behandeling.aanlevering, self.register.find_basis())
        except ConsolidatieError as fout:
            alles = [*afwijkingen, *fout.afwijkingen]
            self._reject(behandeling, Verslaguitkomst.CONSOLIDATIE_NIET_VALIDE, alles)
            return
        if soort is Opdrachtsoort.VALIDATIE:
            self._deliver(behandeling, Verslaguitkomst.VALIDE, afwijkingen)
        else:
            self._accept(behandeling)

    def _reject(self, behandeling: Behandeling, uitkomst: Verslaguitkomst, afwijkingen: list[Afwijking]) -> None:
        """Answer that a delivery is not valid; only a validation knows the uitkomst consolidatie-niet-valide."""
        is_publicatie = behandeling.bericht.soort is Opdrachtsoort.PUBLICATIE
        if is_publicatie and uitkomst is Verslaguitkomst.CONSOLIDATIE_NIET_VALIDE:
            uitkomst = Verslaguitkomst.NIET_VALIDE
        self._deliver(behandeling, uitkomst, afwijkingen)

    def check(self, behandeling: Behandeling) -> list[Afwijking]:
        """Check a delivery: by itself, against the day, against Ozon, and against what was delivered before."""
        return [
            *self.check_pakket(behandeling.pakket),
            *self._check_machtiging(behandeling),
            *self.register.check(behandeling.aanlevering),
        ]

    def check_pakket(self, pakket: bytes) -> list[Afwijking]:
        """Check a package by the published rules."""
        return check_aanlevering(
            pakket, vandaag=self.omgeving.klok.now().date(), toestand=Toestand(self.register, self._ozon.get_stand())
        )

    def _check_machtiging(self, behandeling: Behandeling) -> list[Afwijking]:
        """LVBB1512: who delivers is the bevoegd gezag itself; no machtiging is registered here."""
        opdracht = behandeling.aanlevering.opdracht
        if opdracht is None or opdracht.bevoegd_gezag == opdracht.aanleveraar == behandeling.oin:
            return []
        melding = f"er is geen machtiging van {opdracht.bevoegd_gezag} voor aanleveraar {behandeling.oin}"
        return [Afwijking("LVBB1512", melding, "opdracht.xml")]

    def _accept(self, behandeling: Behandeling) -> None:
        """Register a delivery and have it published on its day."""
        self.register.enter(behandeling.besluit, behandeling.aanlevering, behandeling.versies)
        self._deliver(behandeling, Verslaguitkomst.VOLTOOID)
        nu = self.omgeving.klok.now()
        opdracht = behandeling.aanlevering.opdracht
        dag = opdracht.bekendmaking if opdracht and opdracht.bekendmaking else nu.date()
        moment = self.get_publicatiemoment(datetime.combine(dag, time(), nu.tzinfo))
        behandeling.publicatiemoment = moment
        self.omgeving.klok.plan(max(moment - nu, timedelta()), lambda: self.publish(behandeling))

    def get_publicatiemoment(self, begin: datetime) -> datetime:
        """Say when a besluit is published, given the beginning of its day."""
        return begin

    def publish(self, behandeling: Behandeling) -> None:
        """Make a besluit known and hand the new version on, unless it was stopped."""
        if behandeling.gestopt:
            return
        behandeling.gepubliceerd = True
        nu = self.omgeving.klok.now()
        behandeling.versies = tuple(replace(versie, gemaakt_op=nu) for versie in behandeling.versies)
        self.register.versies |= {versie.expression: versie for versie in behandeling.versies}
        self._deliver(behandeling, Verslaguitkomst.GEPUBLICEERD)
        self.omgeving.plan_sync("bekendmaking", lambda: self.send_publicatie(behandeling))
        self.omgeving.plan_sync("objectvorming", lambda: self.send_regelingen(behandeling))

    def send_publicatie(self, behandeling: Behandeling) -> None:
        """Have overheid.nl show the besluit."""
        document = self.make_publicatie(behandeling)
        self.omgeving.boek.note_sent(
            "bekendmaking", *behandeling.kenmerken, inhoud=document, mediatype="application/xml"
        )
        self._overheid_nl.receive_publicatie(document, behandeling.kenmerken)

    def make_publicatie(self, behandeling: Behandeling) -> bytes:
        """Make the blad with the besluit."""
        besluit, moment = behandeling.aanlevering.besluit, behandeling.publicatiemoment
        if besluit is None or moment is None:
            raise RuntimeError("zonder besluit en dag is er niets te publiceren")
        gegevens = Publicatiegegevens(
            besluit=besluit.expression,
            titel=besluit.titel,
            gezag=besluit.work.split("/")[4],
            datum=moment.date(),
            nummer=self.omgeving.nummers.count("publicatie"),
        )
        return write_publicatie(gegevens, besluit.element)

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

    def _find_gezag(self, versie: Regelingversie) -> Organisatie:
        """Give the bevoegd gezag of a regeling."""
        for organisatie in self.omgeving.organisaties.values():
            if organisatie.code == versie.gezag:
                return organisatie
        return Organisatie(versie.gezag, self.omgeving.organisatie.oin, versie.gezag)

    # --- breaking off

    def _break_off(self, behandeling: Behandeling) -> None:
        """Stop a publication that was offered and not yet made."""
        doel = self._find_offered(behandeling)
        if doel is None:
            melding = Afwijking("LVBB1551", f"het besluit {behandeling.besluit} is niet bekend", behandeling.besluit)
            self._deliver(behandeling, Verslaguitkomst.AKN_NIET_GEVONDEN, [melding])
        elif doel.gepubliceerd:
            melding = Afwijking(
                "LVBB1555", f"het besluit {behandeling.besluit} is al gepubliceerd", behandeling.besluit
            )
            self._deliver(behandeling, Verslaguitkomst.BEHANDELING_MISLUKT, [melding])
        else:
            self.stop(doel)
            self._deliver(behandeling, Verslaguitkomst.OK)
            self._deliver(doel, Verslaguitkomst.AFGEBROKEN)

    def stop(self, behandeling: Behandeling) -> None:
        """Stop a publication."""
        behandeling.gestopt = True
        self.register.remove(behandeling.besluit, behandeling.aanlevering)

    def _find_offered(self, afbreken: Behandeling) -> Behandeling | None:
        """Find the publication of the same bevoegd gezag that has to be stopped (LVBB1551, 1568)."""
        for behandeling in self._behandelingen.values():
            is_publicatie = behandeling.bericht.soort is Opdrachtsoort.PUBLICATIE and behandeling.publicatiemoment
            if is_publicatie and not behandeling.gestopt and behandeling.besluit == afbreken.besluit:
                return behandeling if behandeling.oin == afbreken.oin else None
        return None

    # --- resultaten

    def _refuse(self, behandeling: Behandeling, afwijking: Afwijking) -> None:
        """Answer with a refusal that has no verslag."""
        self._deliver(behandeling, Verslaguitkomst.MISLUKT, [afwijking])

    def _deliver(
        self, behandeling: Behandeling, uitkomst: Verslaguitkomst, afwijkingen: list[Afwijking] | None = None
    ) -> None:
        """Put a resultaat ready for the aanleveraar."""
        meldingen = self.make_meldingen(afwijkingen or [])
        soort = behandeling.bericht.soort
        verslag = Verslag(behandeling.bericht.id_levering, uitkomst, self.omgeving.klok.now(), meldingen)
        inhoud = write_verslag(soort, verslag)
        self.omgeving.boek.note_sent(
            _VERSLAGSCHAKELS.get(soort, "publicatieverslag"),
            *behandeling.kenmerken,
            inhoud=inhoud,
            mediatype="application/xml",
        )
        id_ = self.omgeving.nummers.make_uuid()
        self._resultaten[id_] = Resultaat(
            id_, behandeling.oin, behandeling.verzoek, behandeling.bericht.id_levering, inhoud
        )

    def make_meldingen(self, afwijkingen: list[Afwijking]) -> tuple[Melding, ...]:
        """Turn what was found into meldingen."""
        return tuple(as_melding(afwijking) for afwijking in afwijkingen)

    def list_resultaten(self, vraag: Vraag) -> Response:
        """List what waits for an aanleveraar."""
        wachtend = [res for res in self._resultaten.values() if res.oin == vraag.oin and not res.afgemeld]
        regels = [{"id": res.id, "verzoekId": res.verzoek, "idLevering": res.id_levering} for res in wachtend]
        return answer_json({"resultaten": regels}, mediatype="application/json")

    def show_resultaat(self, vraag: Vraag) -> Response:
        """Give one resultaat."""
        return Response(self._get_resultaat(vraag).inhoud, media_type="application/xml")

    def sign_off_resultaat(self, vraag: Vraag) -> Response:
        """Sign a resultaat off: the aanleveraar has it."""
        resultaat = self._get_resultaat(vraag)
        if resultaat.afgemeld:
            raise Probleem(409, "Het resultaat is al afgemeld")
        resultaat.afgemeld = True
        return Response(status_code=204)

    def _get_resultaat(self, vraag: Vraag) -> Resultaat:
        """Find a resultaat of the caller, or refuse with 404."""
        resultaat = self._resultaten.get(vraag.pad["id"])
        if resultaat is None or resultaat.oin != vraag.oin:
            raise Probleem(404, "Niet gevonden", f"er is geen resultaat {vraag.pad['id']!r}")
        return resultaat


__all__ = ["KOPPELVLAK", "LEVERINGSVERZOEK", "OPDRACHT_ZIP", "Behandeling", "Lvbb"]
