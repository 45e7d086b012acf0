# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The samenwerkfunctionaliteit, API behandelen v5.

Participants poll; nobody is called. What somebody does is there at once for who asks, its notificaties come after the
synchronisatietijd. Refusal by a rule is 403 with a problem type that ends in `/ActieNietToegestaan`; what may not be
seen is 404, so that nothing leaks about its existence.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, Protocol

from starlette.responses import Response
from starlette.routing import BaseRoute

from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.model.samenwerkingen import (
    Actieverzoek,
    Actieverzoekbericht,
    Actieverzoekstatus,
    Deelnemer,
    Notificatietype,
    Privilege,
    SamenwerkDocument,
    Samenwerking,
    Samenwerkingstatus,
    SamenwerkNotificatie,
    Vertrouwelijkheid,
)
from pytest_dsoketen.model.schakels import find_samenwerkschakels
from pytest_dsoketen.model.verzoeken import Bijlage
from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.oefenketen.voorzieningen._http import Probleem, Vraag, make_route
from pytest_dsoketen.oefenketen.voorzieningen.samenwerken_ruimte import NietToegestaanError, Ruimte
from pytest_dsoketen.standaarden.samenwerken.keuren import check_opdracht
from pytest_dsoketen.standaarden.samenwerken.lezen import list_kenmerken
from pytest_dsoketen.standaarden.samenwerken.namen import (
    ACTIEVERZOEKEN,
    BASISPAD,
    BERICHTEN,
    DEELNEMERS,
    DOCUMENTEN,
    MEDIATYPE_HAL,
    NOTIFICATIES,
    PAGINAGROOTTE,
    PAGINAGROOTTE_MAX,
    SAMENWERKINGEN,
)
from pytest_dsoketen.standaarden.samenwerken.schrijven import (
    dump,
    write_actieverzoek,
    write_bericht,
    write_deelnemer,
    write_document,
    write_notificatie,
    write_pagina,
    write_samenwerking,
)

ACTIE_NIET_TOEGESTAAN = "/fouten/ActieNietToegestaan"
_TEST_OIN = "00000099"
Afhandeling = Callable[[Vraag], Response]


class Verzoekbron(Protocol):
    """Where the files of a verzoek come from: the part of DSO-LV that keeps verzoeken."""

    def fetch_bestanden(self, verzoeknummer: str, oin: str) -> tuple[Bijlage, ...] | None:
        """Give the files; None when the verzoek is unknown or the organisation may not have them."""
        ...


def add_year(moment: datetime) -> datetime:
    """Give the same day and time a year later; 29 February becomes 1 March."""
    try:
        return moment.replace(year=moment.year + 1)
    except ValueError:
        return moment.replace(year=moment.year + 1, month=3, day=1)


class Samenwerkvoorziening:
    """Keeps the samenwerkingen of all organisations.

    Args:
        omgeving: what it works with.
        verzoeken: where the files of a verzoek come from.
    """

    def __init__(self, omgeving: Omgeving, verzoeken: Verzoekbron) -> None:
        self.omgeving = omgeving
        self._verzoeken = verzoeken
        self._ruimten: dict[str, Ruimte] = {}
        self._herkomst: dict[str, str] = {}
        self._notificaties: dict[str, list[tuple[SamenwerkNotificatie, str]]] = {}
        self._namen = {wie.oin: wie.naam for wie in omgeving.organisaties.values()}
        self._schakels = {
            wie.oin: schakels
            for rol, wie in omgeving.organisaties.items()
            if (schakels := find_samenwerkschakels(rol)) is not None
        }

    def routes(self) -> list[BaseRoute]:
        """Give the routes of the API."""
        sam, doc, act = f"/{SAMENWERKINGEN}/{{sam}}", f"/{DOCUMENTEN}/{{doc}}", f"/{ACTIEVERZOEKEN}/{{act}}"
        lezen: tuple[tuple[str, Afhandeling], ...] = (
            (f"/{SAMENWERKINGEN}", self._list_samenwerkingen),
            (sam, self._get_samenwerking),
            (f"{sam}/{DEELNEMERS}", self._list_deelnemers),
            (f"{sam}/{DOCUMENTEN}", self._list_documenten),
            (f"{sam}/{NOTIFICATIES}", self._list_notificaties),
            (f"{doc}/content", self._get_content),
            (f"/{ACTIEVERZOEKEN}", self._list_actieverzoeken),
            (act, self._get_actieverzoek),
            (f"{act}/{BERICHTEN}", self._list_berichten),
            (f"/{NOTIFICATIES}", self._list_notificaties),
        )
        wijzigen: tuple[tuple[str, str, Afhandeling], ...] = (
            ("POST", f"/{SAMENWERKINGEN}", self._start),
            ("PATCH", sam, self._close),
            ("DELETE", sam, self._delete),
            ("POST", f"{sam}/{DEELNEMERS}", self._invite),
            ("PATCH", f"{sam}/{DEELNEMERS}/{{oin}}", self._change_privilege),
            ("DELETE", f"{sam}/{DEELNEMERS}/{{oin}}", self._remove_deelnemer),
            ("POST", f"{sam}/{DOCUMENTEN}", self._add_document),
            ("PUT", f"{doc}/content", self._put_content),
            ("PATCH", doc, self._change_document),
            ("DELETE", doc, self._remove_document),
            ("POST", f"{sam}/{ACTIEVERZOEKEN}", self._add_actieverzoek),
            ("PATCH", act, self._change_actieverzoek),
            ("POST", f"{act}/{BERICHTEN}", self._add_bericht),
            ("DELETE", f"/{NOTIFICATIES}/{{notificatie}}", self._delete_notificatie),
        )
        return [
            *(make_route("GET", BASISPAD + pad, self._guard(doe)) for pad, doe in lezen),
            *(make_route(methode, BASISPAD + pad, self._guard(self._book(doe))) for methode, pad, doe in wijzigen),
        ]

    # Rules, each small enough to be seen on its own.

    def is_aangesloten(self, oin: str) -> bool:
        """Say whether an organisation is on the list of participants; in an oefenketen every test OIN is."""
        return oin in self._namen or oin.startswith(_TEST_OIN)

    def require_aangesloten(self, oin: str) -> None:
        """Refuse to invite who is not on the list, such as an initiatiefnemer."""
        if not self.is_aangesloten(oin):
            raise Probleem(400, "Organisatie onbekend", f"{oin} is geen OIN van een organisatie die kan samenwerken.")

    def require_starter(self, ruimte: Ruimte, oin: str) -> None:
        """Refuse everybody but the starter."""
        ruimte.require_starter(oin)

    def list_zichtbaar(self, ruimte: Ruimte, oin: str) -> list[SamenwerkDocument]:
        """Give the documents that a participant may see."""
        return ruimte.list_zichtbaar(oin)

    def list_betrokken(self, ruimte: Ruimte, oin: str) -> list[Actieverzoek]:
        """Give the actieverzoeken that a participant is concerned in."""
        return ruimte.list_betrokken(oin)

    def store_content(self, ruimte: Ruimte, document: SamenwerkDocument, inhoud: bytes) -> None:
        """Keep the content of a document."""
        ruimte.documenten[document.id] = replace(document, inhoud=inhoud)

    def plan_verwijdering(self, ruimte: Ruimte, moment: datetime) -> None:
        """Have a closed samenwerking deleted one year after closing, unless it has been deleted by then."""
        self.omgeving.klok.plan(add_year(moment) - moment, lambda: self.forget(ruimte))

    def forget(self, ruimte: Ruimte) -> None:
        """Delete a samenwerking with everything that is about it."""
        self._ruimten.pop(ruimte.id, None)
        for oin, lijst in self._notificaties.items():
            self._notificaties[oin] = [paar for paar in lijst if paar[0].samenwerking != ruimte.id]

    def notify(self, ruimte: Ruimte, soort: Notificatietype, tekst: str, door: str, aan: Iterable[str],
               onderwerp: str = "") -> None:
        """Tell participants, each after the synchronisatietijd of its own hop."""
        for oin in aan:
            notificatie = SamenwerkNotificatie(
                self.omgeving.nummers.make_uuid(), soort, ruimte.id, tekst, self.omgeving.klok.now(), onderwerp,
            )
            schakel = self._schakels.get(oin, ("", ""))[1]
            self.omgeving.plan_sync(schakel, self._make_delivery(ruimte, oin, notificatie, door))

    def _make_delivery(self, ruimte: Ruimte, oin: str, notificatie: SamenwerkNotificatie,
                       door: str) -> Callable[[], None]:
        """Make the action that puts a notification in somebody's list, if it still takes part by then."""

        def deliver() -> None:
            if ruimte.id in self._ruimten and ruimte.find_deelnemer(oin):
                self._notificaties.setdefault(oin, []).append((notificatie, door))

        return deliver

    # Samenwerkingen.

    def _list_samenwerkingen(self, vraag: Vraag) -> Response:
        eigen = [ruimte for ruimte in self._ruimten.values() if ruimte.find_deelnemer(vraag.oin)]
        return self._page(vraag, SAMENWERKINGEN, [self._write_ruimte(ruimte, vraag.oin) for ruimte in eigen])

    def _get_samenwerking(self, vraag: Vraag) -> Response:
        ruimte = self._get_ruimte(vraag)
        return self._answer(vraag, self._write_ruimte(ruimte, vraag.oin), ruimte.id)

    def _list_deelnemers(self, vraag: Vraag) -> Response:
        ruimte = self._get_ruimte(vraag)
        deelnemers = [write_deelnemer(ruimte.id, wie) for wie in ruimte.samenwerking.deelnemers]
        return self._page(vraag, DEELNEMERS, deelnemers, ruimte.id)

    def _start(self, vraag: Vraag) -> Response:
        data = self._read(vraag)
        oin, nummer = vraag.oin, self.omgeving.nummers.count("samenwerking")
        starter = Deelnemer(oin, self._namen.get(oin, oin), Privilege.VOLLEDIG, starter=True)
        ruimte = Ruimte(Samenwerking(
            f"SAM-{nummer:05}", data["titel"], Samenwerkingstatus.OPEN, data.get("verzoeknummer") or "", oin,
            (starter,), self.omgeving.klok.now(),
        ))
        self._ruimten[ruimte.id] = ruimte
        self._note_in(vraag, ruimte.id)
        if ruimte.samenwerking.verzoeknummer:
            schakel = self._schakels.get(oin, ("", ""))[1]
            self.omgeving.plan_sync(schakel, lambda: self._share_verzoek(ruimte))
        return self._answer(vraag, self._write_ruimte(ruimte, oin), ruimte.id, status=201)

    def _share_verzoek(self, ruimte: Ruimte) -> None:
        """Put the files of the verzoek into the samenwerking, or say that this failed."""
        nummer, starter = ruimte.samenwerking.verzoeknummer, ruimte.samenwerking.starter
        bestanden = self._verzoeken.fetch_bestanden(nummer, starter)
        if bestanden is None:
            tekst = f"Verzoek {nummer} is niet opgehaald: onbekend, of niet voor uw organisatie."
            self.notify(ruimte, Notificatietype.SYSTEEM, tekst, starter, (starter,))
            return
        for bestand in bestanden:
            mate = Vertrouwelijkheid.STRIKT if bestand.vertrouwelijk else Vertrouwelijkheid.REGULIER
            document = SamenwerkDocument(
                self.omgeving.nummers.make_uuid(), bestand.bestandsnaam, f"Bij verzoek {nummer}", mate, starter,
                hashlib.sha256(bestand.inhoud).hexdigest(),
            )
            self._herkomst[document.id] = ruimte.id
            self.store_content(ruimte, document, bestand.inhoud)
        tekst = f"De bestanden van verzoek {nummer} staan in de samenwerking."
        wie = [deelnemer.oin for deelnemer in ruimte.samenwerking.deelnemers]
        self.notify(ruimte, Notificatietype.VERZOEK_OPGEHAALD, tekst, starter, wie, nummer)

    def _close(self, vraag: Vraag) -> Response:
        ruimte = self._get_ruimte(vraag)
        self._read(vraag)
        self.require_starter(ruimte, vraag.oin)
        ruimte.require_open()
        moment = self.omgeving.klok.now()
        ruimte.close(moment)
        self.plan_verwijdering(ruimte, moment)
        tekst = f"De samenwerking is afgesloten en wordt uiterlijk op {add_year(moment):%d-%m-%Y} verwijderd."
        self.notify(ruimte, Notificatietype.SYSTEEM, tekst, vraag.oin, self._others(ruimte, vraag.oin))
        return self._answer(vraag, self._write_ruimte(ruimte, vraag.oin), ruimte.id)

    def _delete(self, vraag: Vraag) -> Response:
        ruimte = self._get_ruimte(vraag)
        self.require_starter(ruimte, vraag.oin)
        if ruimte.samenwerking.status is not Samenwerkingstatus.GESLOTEN:
            raise NietToegestaanError("Sluit de samenwerking eerst af; daarna kunt u haar verwijderen.")
        self.forget(ruimte)
        return Response(status_code=204)

    # Deelnemers.

    def _invite(self, vraag: Vraag) -> Response:
        ruimte = self._get_ruimte(vraag)
        data = self._read(vraag)
        self.require_starter(ruimte, vraag.oin)
        ruimte.require_open()
        self.require_aangesloten(data["oin"])
        if ruimte.find_deelnemer(data["oin"]):
            raise Probleem(409, "Deelnemer bestaat al", f"{data['oin']} doet al mee.")
        deelnemer = Deelnemer(data["oin"], self._namen.get(data["oin"], data["naam"]), Privilege(data["privilege"]))
        ruimte.set_deelnemer(deelnemer)
        tekst = f"{deelnemer.naam} is uitgenodigd voor de samenwerking {ruimte.samenwerking.naam}."
        self.notify(ruimte, Notificatietype.UITNODIGING, tekst, vraag.oin, self._others(ruimte, vraag.oin))
        return self._answer(vraag, write_deelnemer(ruimte.id, deelnemer), status=201)

    def _change_privilege(self, vraag: Vraag) -> Response:
        ruimte = self._get_ruimte(vraag)
        data = self._read(vraag)
        self.require_starter(ruimte, vraag.oin)
        ruimte.require_open()
        deelnemer = ruimte.find_deelnemer(vraag.pad["oin"])
        if deelnemer is None or deelnemer.starter:
            raise Probleem(404, "Ketenpartner niet gevonden")
        ruimte.set_deelnemer(replace(deelnemer, privilege=Privilege(data["privilege"])))
        tekst = f"Uw toegang tot de samenwerking {ruimte.samenwerking.naam} is gewijzigd in {data['privilege']}."
        self.notify(ruimte, Notificatietype.SYSTEEM, tekst, vraag.oin, (deelnemer.oin,))
        return Response(status_code=204)

    def _remove_deelnemer(self, vraag: Vraag) -> Response:
        ruimte = self._get_ruimte(vraag)
        self.require_starter(ruimte, vraag.oin)
        ruimte.require_open()
        ruimte.remove_deelnemer(vraag.pad["oin"])
        return Response(status_code=204)

    # Documenten.

    def _list_documenten(self, vraag: Vraag) -> Response:
        ruimte = self._get_ruimte(vraag)
        zichtbaar = self.list_zichtbaar(ruimte, vraag.oin)
        items = [write_document(ruimte.id, document, self._namen) for document in zichtbaar]
        return self._page(vraag, DOCUMENTEN, items, ruimte.id)

    def _add_document(self, vraag: Vraag) -> Response:
        ruimte = self._get_ruimte(vraag)
        data = self._read(vraag)
        ruimte.require_open()
        document = SamenwerkDocument(
            self.omgeving.nummers.make_uuid(), data["bestandsNaam"], data.get("documentOmschrijving") or "",
            Vertrouwelijkheid(data["vertrouwelijkheidsAanduiding"]), vraag.oin, data["documentHash"],
        )
        ruimte.documenten[document.id] = document
        self._herkomst[document.id] = ruimte.id
        return self._answer(vraag, write_document(ruimte.id, document, self._namen), status=201)

    def _put_content(self, vraag: Vraag) -> Response:
        ruimte, document = self._get_document(vraag, eigen=True)
        ruimte.require_open()
        if hashlib.sha256(vraag.inhoud).hexdigest() != document.sha256:
            raise Probleem(400, "Inhoud klopt niet", "De inhoud heeft een andere hash dan is opgegeven.")
        self.store_content(ruimte, document, vraag.inhoud)
        self._tell_document(ruimte, document, Notificatietype.DOCUMENT_TOEGEVOEGD, "is toegevoegd", vraag.oin)
        return Response(status_code=204)

    def _get_content(self, vraag: Vraag) -> Response:
        ruimte, document = self._get_document(vraag)
        self._note_out(vraag, document.inhoud, "application/octet-stream", ruimte.id)
        return Response(document.inhoud, media_type="application/octet-stream")

    def _change_document(self, vraag: Vraag) -> Response:
        ruimte, document = self._get_document(vraag)
        data = self._read(vraag)
        ruimte.require_open()
        ruimte.require_eigenaar(document, vraag.oin)
        mate = Vertrouwelijkheid(data["vertrouwelijkheidsAanduiding"])
        ruimte.documenten[document.id] = replace(document, vertrouwelijkheid=mate)
        self._tell_document(
            ruimte, ruimte.documenten[document.id], Notificatietype.DOCUMENT_GEWIJZIGD, "is gewijzigd", vraag.oin
        )
        return Response(status_code=204)

    def _remove_document(self, vraag: Vraag) -> Response:
        ruimte, document = self._get_document(vraag)
        ruimte.require_open()
        ruimte.require_eigenaar(document, vraag.oin)
        self._tell_document(ruimte, document, Notificatietype.DOCUMENT_VERWIJDERD, "is verwijderd", vraag.oin)
        del ruimte.documenten[document.id]
        return Response(status_code=204)

    def _tell_document(self, ruimte: Ruimte, document: SamenwerkDocument, soort: Notificatietype, wat: str,
                       door: str) -> None:
        """Notify the others who may see a document."""
        aan = [oin for oin in self._others(ruimte, door) if ruimte.may_see(document, oin)]
        self.notify(ruimte, soort, f"Document {document.bestandsnaam} {wat}.", door, aan, document.id)

    # Actieverzoeken.

    def _list_actieverzoeken(self, vraag: Vraag) -> Response:
        ruimte = self._require_deelname(vraag.query.get("samenwerkingId", ""), vraag.oin)
        items = [self._write_actieverzoek(ruimte, verzoek) for verzoek in self.list_betrokken(ruimte, vraag.oin)]
        return self._page(vraag, ACTIEVERZOEKEN, items, ruimte.id)

    def _get_actieverzoek(self, vraag: Vraag) -> Response:
        ruimte, verzoek = self._get_verzoek(vraag)
        return self._answer(vraag, self._write_actieverzoek(ruimte, verzoek))

    def _add_actieverzoek(self, vraag: Vraag) -> Response:
        ruimte = self._get_ruimte(vraag)
        data = self._read(vraag)
        ruimte.require_open()
        ontvanger = data["ontvanger"]
        if ruimte.find_deelnemer(ontvanger) is None or ontvanger == vraag.oin:
            raise Probleem(400, "Ontvanger doet niet mee", f"{ontvanger} is geen andere deelnemer van {ruimte.id}.")
        verzoek = Actieverzoek(
            self.omgeving.nummers.make_uuid(), ruimte.id, data["titel"], data.get("omschrijving") or "", vraag.oin,
            ontvanger, Actieverzoekstatus.OPEN,
        )
        ruimte.actieverzoeken[verzoek.id] = verzoek
        self._herkomst[verzoek.id] = ruimte.id
        self._tell_actieverzoek(ruimte, verzoek, vraag.oin)
        return self._answer(vraag, self._write_actieverzoek(ruimte, verzoek), status=201)

    def _change_actieverzoek(self, vraag: Vraag) -> Response:
        ruimte, verzoek = self._get_verzoek(vraag)
        data = self._read(vraag)
        ruimte.require_open()
        nieuw = ruimte.change_actieverzoek(verzoek.id, Actieverzoekstatus(data["status"]), vraag.oin)
        if data.get("melding"):
            self._add_to_gesprek(ruimte, verzoek, data["melding"], vraag.oin)
        self._tell_actieverzoek(ruimte, nieuw, vraag.oin)
        return self._answer(vraag, self._write_actieverzoek(ruimte, nieuw))

    def _tell_actieverzoek(self, ruimte: Ruimte, verzoek: Actieverzoek, door: str) -> None:
        """Notify the other end of an actieverzoek."""
        aan = verzoek.ontvanger if door == verzoek.zender else verzoek.zender
        tekst = f"Actieverzoek {verzoek.titel} heeft nu de status {verzoek.status.value}."
        self.notify(ruimte, Notificatietype.ACTIEVERZOEK, tekst, door, (aan,), verzoek.id)

    def _list_berichten(self, vraag: Vraag) -> Response:
        ruimte, verzoek = self._get_verzoek(vraag)
        items = [write_bericht(ruimte.id, bericht) for bericht in ruimte.gesprekken.get(verzoek.id, [])]
        return self._page(vraag, BERICHTEN, items, ruimte.id)

    def _add_bericht(self, vraag: Vraag) -> Response:
        ruimte, verzoek = self._get_verzoek(vraag)
        data = self._read(vraag)
        ruimte.require_open()
        bericht = self._add_to_gesprek(ruimte, verzoek, data["tekst"], vraag.oin)
        aan = verzoek.ontvanger if vraag.oin == verzoek.zender else verzoek.zender
        tekst = f"Er is een nieuw bericht bij actieverzoek {verzoek.titel}."
        self.notify(ruimte, Notificatietype.BERICHT, tekst, vraag.oin, (aan,), bericht.id)
        return self._answer(vraag, write_bericht(ruimte.id, bericht), status=201)

    def _add_to_gesprek(self, ruimte: Ruimte, verzoek: Actieverzoek, tekst: str, oin: str) -> Actieverzoekbericht:
        """Keep a message with an actieverzoek."""
        bericht = Actieverzoekbericht(
            self.omgeving.nummers.make_uuid(), verzoek.id, oin, tekst, self.omgeving.klok.now()
        )
        ruimte.gesprekken.setdefault(verzoek.id, []).append(bericht)
        return bericht

    # Notificaties.

    def _list_notificaties(self, vraag: Vraag) -> Response:
        sam = vraag.pad.get("sam", "")
        if sam:
            self._get_ruimte(vraag)
        items = [
            write_notificatie(notificatie, vraag.oin, door)
            for notificatie, door in self._notificaties.get(vraag.oin, [])
            if sam in {"", notificatie.samenwerking}
        ]
        return self._page(vraag, NOTIFICATIES, items, sam)

    def _delete_notificatie(self, vraag: Vraag) -> Response:
        lijst = self._notificaties.get(vraag.oin, [])
        rest = [paar for paar in lijst if paar[0].id != vraag.pad["notificatie"]]
        if len(rest) == len(lijst):
            raise Probleem(404, "Notificatie niet gevonden")
        self._notificaties[vraag.oin] = rest
        return Response(status_code=204)

    # What the handlers share.

    def _guard(self, afhandeling: Afhandeling) -> Afhandeling:
        """Let in who is on the list of participants, and turn a refusal by a rule into its problem."""

        def handle(vraag: Vraag) -> Response:
            if not self.is_aangesloten(vraag.oin):
                raise Probleem(403, "Organisatie niet gemachtigd", f"OIN {vraag.oin or '(leeg)'} staat niet op de lijst.")
            try:
                return afhandeling(vraag)
            except NietToegestaanError as fout:
                raise Probleem(403, "Actie niet toegestaan", str(fout), ACTIE_NIET_TOEGESTAAN) from fout

        return handle

    def _book(self, afhandeling: Afhandeling) -> Afhandeling:
        """Write a change down as received, whatever comes of it."""

        def handle(vraag: Vraag) -> Response:
            pad = vraag.pad
            sam = pad.get("sam") or self._herkomst.get(pad.get("doc", "") or pad.get("act", ""), "")
            if sam:
                self._note_in(vraag, sam)
            return afhandeling(vraag)

        return handle

    def _note_in(self, vraag: Vraag, sam: str) -> None:
        """Write down what came in; a participant without a hop of its own leaves no trace."""
        if vraag.oin in self._schakels:
            self.omgeving.boek.note_received(
                self._schakels[vraag.oin][0], *list_kenmerken(vraag.inhoud, sam), inhoud=vraag.inhoud,
                mediatype=vraag.headers.get("content-type", ""), adres=vraag.adres,
            )

    def _note_out(self, vraag: Vraag, inhoud: bytes, mediatype: str, *bekend: str) -> None:
        """Write down what goes out to who asked."""
        kenmerken = list_kenmerken(inhoud, *bekend)
        if vraag.oin in self._schakels and kenmerken:
            self.omgeving.boek.note_sent(
                self._schakels[vraag.oin][1], *kenmerken, inhoud=inhoud, mediatype=mediatype, adres=vraag.adres,
                status=200,
            )

    def _answer(self, vraag: Vraag, data: Any, *bekend: str, status: int = 200) -> Response:
        """Answer with an object; only what was asked for with GET is a message of its own."""
        inhoud = dump(data)
        if vraag.adres.startswith("GET "):
            self._note_out(vraag, inhoud, MEDIATYPE_HAL, *bekend)
        return Response(inhoud, status_code=status, media_type=MEDIATYPE_HAL)

    def _page(self, vraag: Vraag, soort: str, items: list[dict[str, Any]], sam: str = "") -> Response:
        """Answer with the page of a list that was asked for."""
        nummer = max(1, vraag.read_int("pagina", 1))
        omvang = min(max(1, vraag.read_int("aantal", PAGINAGROOTTE)), PAGINAGROOTTE_MAX)
        pad = vraag.adres.partition(" ")[2].removeprefix(BASISPAD)
        overig = "&".join(f"{naam}={waarde}" for naam, waarde in vraag.query.items() if naam not in {"pagina", "aantal"})
        return self._answer(vraag, write_pagina(soort, items, f"{pad}?{overig}" if overig else pad, nummer, omvang), sam)

    def _read(self, vraag: Vraag) -> dict[str, Any]:
        """Read the body of a change and refuse what does not fit the API."""
        data: dict[str, Any] = vraag.json()
        methode, _, pad = vraag.adres.partition(" ")
        afwijkingen: list[Afwijking] = check_opdracht(f"{methode} {pad.removeprefix(BASISPAD)}", vraag.inhoud)
        if afwijkingen:
            raise Probleem(400, "Ongeldig bericht", afwijkingen[0].melding)
        return data

    def _get_ruimte(self, vraag: Vraag) -> Ruimte:
        return self._require_deelname(vraag.pad["sam"], vraag.oin)

    def _require_deelname(self, sam: str, oin: str) -> Ruimte:
        """Give a samenwerking to who takes part in it."""
        ruimte = self._ruimten.get(sam)
        if ruimte is None or ruimte.find_deelnemer(oin) is None:
            raise Probleem(404, "Samenwerking niet gevonden")
        return ruimte

    def _get_document(self, vraag: Vraag, *, eigen: bool = False) -> tuple[Ruimte, SamenwerkDocument]:
        """Give a document that may be seen; with `eigen` one that still waits for its content."""
        ruimte = self._require_deelname(self._herkomst.get(vraag.pad["doc"], ""), vraag.oin)
        zichtbaar = {document.id: document for document in self.list_zichtbaar(ruimte, vraag.oin)}
        wachtend = ruimte.documenten.get(vraag.pad["doc"])
        if eigen and wachtend is not None and wachtend.toegevoegd_door == vraag.oin:
            return ruimte, wachtend
        if vraag.pad["doc"] not in zichtbaar:
            raise Probleem(404, "Document niet gevonden")
        return ruimte, zichtbaar[vraag.pad["doc"]]

    def _get_verzoek(self, vraag: Vraag) -> tuple[Ruimte, Actieverzoek]:
        ruimte = self._require_deelname(self._herkomst.get(vraag.pad["act"], ""), vraag.oin)
        betrokken = {verzoek.id: verzoek for verzoek in self.list_betrokken(ruimte, vraag.oin)}
        if vraag.pad["act"] not in betrokken:
            raise Probleem(404, "Actieverzoek niet gevonden")
        return ruimte, betrokken[vraag.pad["act"]]

    def _others(self, ruimte: Ruimte, oin: str) -> list[str]:
        """Give everybody in a samenwerking but one."""
        return [wie.oin for wie in ruimte.samenwerking.deelnemers if wie.oin != oin]

    def _write_ruimte(self, ruimte: Ruimte, oin: str) -> dict[str, Any]:
        notificaties = [paar for paar in self._notificaties.get(oin, []) if paar[0].samenwerking == ruimte.id]
        aantallen = {ACTIEVERZOEKEN: len(self.list_betrokken(ruimte, oin)), NOTIFICATIES: len(notificaties)}
        return write_samenwerking(ruimte.samenwerking, self._namen, aantallen)

    def _write_actieverzoek(self, ruimte: Ruimte, verzoek: Actieverzoek) -> dict[str, Any]:
        return write_actieverzoek(verzoek, self._namen, len(ruimte.gesprekken.get(verzoek.id, [])))


__all__ = ["ACTIE_NIET_TOEGESTAAN", "Samenwerkvoorziening", "Verzoekbron", "add_year"]
