# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The samenwerkfunctionaliteit, API behandelen v5.

Participants poll; nobody is called. What somebody does is there at once for who asks, its notificaties come after the
synchronisatietijd. Refusal by a rule is 403 with a problem type that ends in `/ActieNietToegestaan`; what may not be
seen is 404, so that nothing leaks about its existence.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from starlette.responses import Response
from starlette.routing import BaseRoute

from pytest_dsoketen.model.samenwerkingen import (
    Deelnemer,
    Notificatietype,
    Privilege,
    SamenwerkDocument,
    Samenwerking,
    Samenwerkingstatus,
    Vertrouwelijkheid,
)
from pytest_dsoketen.oefenketen.voorzieningen._http import Probleem, Vraag
from pytest_dsoketen.oefenketen.voorzieningen.samenwerken_actieverzoeken import Actieverzoekdienst
from pytest_dsoketen.oefenketen.voorzieningen.samenwerken_basis import Samenwerkbasis, add_year
from pytest_dsoketen.oefenketen.voorzieningen.samenwerken_documenten import Documentdienst
from pytest_dsoketen.oefenketen.voorzieningen.samenwerken_ruimte import NietToegestaanError, Ruimte
from pytest_dsoketen.standaarden.samenwerken.namen import ACTIEVERZOEKEN, DEELNEMERS, NOTIFICATIES, SAMENWERKINGEN
from pytest_dsoketen.standaarden.samenwerken.schrijven import write_deelnemer, write_notificatie, write_samenwerking


class Samenwerkvoorziening(Samenwerkbasis):
    """The samenwerkfunctionaliteit: the routes on samenwerkingen, deelnemers and notificaties, and all others."""

    def routes(self) -> list[BaseRoute]:
        """Give the routes of the API."""
        sam, deelnemers = f"/{SAMENWERKINGEN}/{{sam}}", f"/{SAMENWERKINGEN}/{{sam}}/{DEELNEMERS}"
        return [
            *self.make_routes(
                ("GET", f"/{SAMENWERKINGEN}", self._list_samenwerkingen),
                ("POST", f"/{SAMENWERKINGEN}", self._start),
                ("GET", sam, self._get_samenwerking),
                ("PATCH", sam, self._close),
                ("DELETE", sam, self._delete),
                ("GET", deelnemers, self._list_deelnemers),
                ("POST", deelnemers, self._invite),
                ("PATCH", f"{deelnemers}/{{oin}}", self._change_privilege),
                ("DELETE", f"{deelnemers}/{{oin}}", self._remove_deelnemer),
                ("GET", f"{sam}/{NOTIFICATIES}", self._list_notificaties),
                ("GET", f"/{NOTIFICATIES}", self._list_notificaties),
                ("DELETE", f"/{NOTIFICATIES}/{{notificatie}}", self._delete_notificatie),
            ),
            *Documentdienst(self).routes(),
            *Actieverzoekdienst(self).routes(),
        ]

    # Samenwerkingen.

    def _list_samenwerkingen(self, vraag: Vraag) -> Response:
        eigen = [ruimte for ruimte in self.ruimten.values() if ruimte.find_deelnemer(vraag.oin)]
        return self.page(vraag, SAMENWERKINGEN, [self._write_ruimte(ruimte, vraag.oin) for ruimte in eigen])

    def _get_samenwerking(self, vraag: Vraag) -> Response:
        ruimte = self.get_ruimte(vraag)
        return self.answer(vraag, self._write_ruimte(ruimte, vraag.oin), ruimte.id)

    def _list_deelnemers(self, vraag: Vraag) -> Response:
        ruimte = self.get_ruimte(vraag)
        deelnemers = [write_deelnemer(ruimte.id, wie) for wie in ruimte.samenwerking.deelnemers]
        return self.page(vraag, DEELNEMERS, deelnemers, ruimte.id)

    def _start(self, vraag: Vraag) -> Response:
        data = self.read(vraag)
        oin, nummer = vraag.oin, self.omgeving.nummers.count("samenwerking")
        starter = Deelnemer(oin, self.namen.get(oin, oin), Privilege.VOLLEDIG, starter=True)
        ruimte = Ruimte(
            Samenwerking(
                f"SAM-{nummer:05}",
                data["titel"],
                Samenwerkingstatus.OPEN,
                data.get("verzoeknummer") or "",
                oin,
                (starter,),
                self.omgeving.klok.now(),
            )
        )
        self.ruimten[ruimte.id] = ruimte
        self.note_in(vraag, ruimte.id)
        if ruimte.samenwerking.verzoeknummer:
            self.plan_for(oin, lambda: self._share_verzoek(ruimte))
        return self.answer(vraag, self._write_ruimte(ruimte, oin), ruimte.id, status=201)

    def _share_verzoek(self, ruimte: Ruimte) -> None:
        """Put the files of the verzoek into the samenwerking, or say that this failed."""
        nummer, starter = ruimte.samenwerking.verzoeknummer, ruimte.samenwerking.starter
        bestanden = self.verzoeken.fetch_bestanden(nummer, starter)
        if bestanden is None:
            tekst = f"Verzoek {nummer} is niet opgehaald: onbekend, of niet voor uw organisatie."
            self.notify(ruimte, Notificatietype.SYSTEEM, tekst, door=starter, aan=(starter,))
            return
        for bestand in bestanden:
            mate = Vertrouwelijkheid.STRIKT if bestand.vertrouwelijk else Vertrouwelijkheid.REGULIER
            document = SamenwerkDocument(
                self.omgeving.nummers.make_uuid(),
                bestand.bestandsnaam,
                f"Bij verzoek {nummer}",
                mate,
                starter,
                hashlib.sha256(bestand.inhoud).hexdigest(),
            )
            self.herkomst[document.id] = ruimte.id
            self.store_content(ruimte, document, bestand.inhoud)
        tekst = f"De bestanden van verzoek {nummer} staan in de samenwerking."
        wie = [deelnemer.oin for deelnemer in ruimte.samenwerking.deelnemers]
        self.notify(ruimte, Notificatietype.VERZOEK_OPGEHAALD, tekst, door=starter, aan=wie, onderwerp=nummer)

    def _close(self, vraag: Vraag) -> Response:
        ruimte = self.get_ruimte(vraag)
        self.read(vraag)
        self.require_starter(ruimte, vraag.oin)
        ruimte.require_open()
        moment = self.omgeving.klok.now()
        ruimte.close(moment)
        self.plan_verwijdering(ruimte, moment)
        tekst = f"De samenwerking is afgesloten en wordt uiterlijk op {add_year(moment):%d-%m-%Y} verwijderd."
        self.notify(ruimte, Notificatietype.SYSTEEM, tekst, door=vraag.oin, aan=self.list_others(ruimte, vraag.oin))
        return self.answer(vraag, self._write_ruimte(ruimte, vraag.oin), ruimte.id)

    def _delete(self, vraag: Vraag) -> Response:
        ruimte = self.get_ruimte(vraag)
        self.require_starter(ruimte, vraag.oin)
        if ruimte.samenwerking.status is not Samenwerkingstatus.GESLOTEN:
            raise NietToegestaanError("Sluit de samenwerking eerst af; daarna kunt u haar verwijderen.")
        self.forget(ruimte)
        return Response(status_code=204)

    # Deelnemers.

    def _invite(self, vraag: Vraag) -> Response:
        ruimte = self.get_ruimte(vraag)
        data = self.read(vraag)
        self.require_starter(ruimte, vraag.oin)
        ruimte.require_open()
        self.require_aangesloten(data["oin"])
        if ruimte.find_deelnemer(data["oin"]):
            raise Probleem(409, "Deelnemer bestaat al", f"{data['oin']} doet al mee.")
        deelnemer = Deelnemer(data["oin"], self.namen.get(data["oin"], data["naam"]), Privilege(data["privilege"]))
        ruimte.set_deelnemer(deelnemer)
        tekst = f"{deelnemer.naam} is uitgenodigd voor de samenwerking {ruimte.samenwerking.naam}."
        self.notify(ruimte, Notificatietype.UITNODIGING, tekst, door=vraag.oin, aan=self.list_others(ruimte, vraag.oin))
        return self.answer(vraag, write_deelnemer(ruimte.id, deelnemer), status=201)

    def _change_privilege(self, vraag: Vraag) -> Response:
        ruimte = self.get_ruimte(vraag)
        data = self.read(vraag)
        self.require_starter(ruimte, vraag.oin)
        ruimte.require_open()
        deelnemer = ruimte.find_deelnemer(vraag.pad["oin"])
        if deelnemer is None or deelnemer.starter:
            raise Probleem(404, "Ketenpartner niet gevonden")
        ruimte.set_deelnemer(replace(deelnemer, privilege=Privilege(data["privilege"])))
        tekst = f"Uw toegang tot de samenwerking {ruimte.samenwerking.naam} is gewijzigd in {data['privilege']}."
        self.notify(ruimte, Notificatietype.SYSTEEM, tekst, door=vraag.oin, aan=(deelnemer.oin,))
        return Response(status_code=204)

    def _remove_deelnemer(self, vraag: Vraag) -> Response:
        ruimte = self.get_ruimte(vraag)
        self.require_starter(ruimte, vraag.oin)
        ruimte.require_open()
        ruimte.remove_deelnemer(vraag.pad["oin"])
        return Response(status_code=204)

    # Notificaties.

    def _list_notificaties(self, vraag: Vraag) -> Response:
        sam = vraag.pad.get("sam", "")
        if sam:
            self.get_ruimte(vraag)
        items = [
            write_notificatie(notificatie, vraag.oin, door)
            for notificatie, door in self.notificaties.get(vraag.oin, [])
            if sam in {"", notificatie.samenwerking}
        ]
        return self.page(vraag, NOTIFICATIES, items, sam)

    def _delete_notificatie(self, vraag: Vraag) -> Response:
        lijst = self.notificaties.get(vraag.oin, [])
        rest = [paar for paar in lijst if paar[0].id != vraag.pad["notificatie"]]
        if len(rest) == len(lijst):
            raise Probleem(404, "Notificatie niet gevonden")
        self.notificaties[vraag.oin] = rest
        return Response(status_code=204)

    def _write_ruimte(self, ruimte: Ruimte, oin: str) -> dict[str, Any]:
        notificaties = [paar for paar in self.notificaties.get(oin, []) if paar[0].samenwerking == ruimte.id]
        aantallen = {ACTIEVERZOEKEN: len(self.list_betrokken(ruimte, oin)), NOTIFICATIES: len(notificaties)}
        return write_samenwerking(ruimte.samenwerking, self.namen, aantallen)
