# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Actieverzoeken in the samenwerkfunctionaliteit, with their messages."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response
from starlette.routing import BaseRoute

from pytest_dsoketen.model.samenwerkingen import Actieverzoek, Actieverzoekbericht, Actieverzoekstatus, Notificatietype
from pytest_dsoketen.oefenketen.voorzieningen._http import Probleem, Vraag
from pytest_dsoketen.oefenketen.voorzieningen.samenwerken_basis import Samenwerkbasis
from pytest_dsoketen.oefenketen.voorzieningen.samenwerken_ruimte import Ruimte
from pytest_dsoketen.standaarden.samenwerken.namen import ACTIEVERZOEKEN, BERICHTEN, SAMENWERKINGEN
from pytest_dsoketen.standaarden.samenwerken.schrijven import write_actieverzoek, write_bericht


class Actieverzoekdienst:
    """The routes on actieverzoeken.

    Args:
        swf: the samenwerkingen and their rules.
    """

    def __init__(self, swf: Samenwerkbasis) -> None:
        self._swf = swf

    def routes(self) -> list[BaseRoute]:
        """Give the routes."""
        act = f"/{ACTIEVERZOEKEN}/{{act}}"
        return self._swf.make_routes(
            ("GET", f"/{ACTIEVERZOEKEN}", self._list_actieverzoeken),
            ("POST", f"/{SAMENWERKINGEN}/{{sam}}/{ACTIEVERZOEKEN}", self._add_actieverzoek),
            ("GET", act, self._get_actieverzoek),
            ("PATCH", act, self._change_actieverzoek),
            ("GET", f"{act}/{BERICHTEN}", self._list_berichten),
            ("POST", f"{act}/{BERICHTEN}", self._add_bericht),
        )

    def _list_actieverzoeken(self, vraag: Vraag) -> Response:
        ruimte = self._swf.require_deelname(vraag.query.get("samenwerkingId", ""), vraag.oin)
        items = [self._write_actieverzoek(ruimte, verzoek) for verzoek in self._swf.list_betrokken(ruimte, vraag.oin)]
        return self._swf.page(vraag, ACTIEVERZOEKEN, items, ruimte.id)

    def _get_actieverzoek(self, vraag: Vraag) -> Response:
        ruimte, verzoek = self._get_verzoek(vraag)
        return self._swf.answer(vraag, self._write_actieverzoek(ruimte, verzoek))

    def _add_actieverzoek(self, vraag: Vraag) -> Response:
        ruimte = self._swf.get_ruimte(vraag)
        data = self._swf.read(vraag)
        ruimte.require_open()
        ontvanger = data["ontvanger"]
        if ruimte.find_deelnemer(ontvanger) is None or ontvanger == vraag.oin:
            raise Probleem(400, "Ontvanger doet niet mee", f"{ontvanger} is geen andere deelnemer van {ruimte.id}.")
        verzoek = Actieverzoek(
            self._swf.omgeving.nummers.make_uuid(),
            ruimte.id,
            data["titel"],
            data.get("omschrijving") or "",
            vraag.oin,
            ontvanger,
            Actieverzoekstatus.OPEN,
        )
        ruimte.actieverzoeken[verzoek.id] = verzoek
        self._swf.herkomst[verzoek.id] = ruimte.id
        self._tell_actieverzoek(ruimte, verzoek, vraag.oin)
        return self._swf.answer(vraag, self._write_actieverzoek(ruimte, verzoek), status=201)

    def _change_actieverzoek(self, vraag: Vraag) -> Response:
        ruimte, verzoek = self._get_verzoek(vraag)
        data = self._swf.read(vraag)
        ruimte.require_open()
        nieuw = ruimte.change_actieverzoek(verzoek.id, Actieverzoekstatus(data["status"]), vraag.oin)
        if data.get("melding"):
            self._add_to_gesprek(ruimte, verzoek, data["melding"], vraag.oin)
        self._tell_actieverzoek(ruimte, nieuw, vraag.oin)
        return self._swf.answer(vraag, self._write_actieverzoek(ruimte, nieuw))

    def _tell_actieverzoek(self, ruimte: Ruimte, verzoek: Actieverzoek, door: str) -> None:
        """Notify the other end of an actieverzoek."""
        aan = verzoek.ontvanger if door == verzoek.zender else verzoek.zender
        tekst = f"Actieverzoek {verzoek.titel} heeft nu de status {verzoek.status.value}."
        self._swf.notify(ruimte, Notificatietype.ACTIEVERZOEK, tekst, door=door, aan=(aan,), onderwerp=verzoek.id)

    def _list_berichten(self, vraag: Vraag) -> Response:
        ruimte, verzoek = self._get_verzoek(vraag)
        items = [write_bericht(ruimte.id, bericht) for bericht in ruimte.gesprekken.get(verzoek.id, [])]
        return self._swf.page(vraag, BERICHTEN, items, ruimte.id)

    def _add_bericht(self, vraag: Vraag) -> Response:
        ruimte, verzoek = self._get_verzoek(vraag)
        data = self._swf.read(vraag)
        ruimte.require_open()
        bericht = self._add_to_gesprek(ruimte, verzoek, data["tekst"], vraag.oin)
        aan = verzoek.ontvanger if vraag.oin == verzoek.zender else verzoek.zender
        tekst = f"Er is een nieuw bericht bij actieverzoek {verzoek.titel}."
        self._swf.notify(ruimte, Notificatietype.BERICHT, tekst, door=vraag.oin, aan=(aan,), onderwerp=bericht.id)
        return self._swf.answer(vraag, write_bericht(ruimte.id, bericht), status=201)

    def _add_to_gesprek(self, ruimte: Ruimte, verzoek: Actieverzoek, tekst: str, oin: str) -> Actieverzoekbericht:
        """Keep a message with an actieverzoek."""
        bericht = Actieverzoekbericht(
            self._swf.omgeving.nummers.make_uuid(), verzoek.id, oin, tekst, self._swf.omgeving.klok.now()
        )
        ruimte.gesprekken.setdefault(verzoek.id, []).append(bericht)
        return bericht

    def _get_verzoek(self, vraag: Vraag) -> tuple[Ruimte, Actieverzoek]:
        ruimte = self._swf.require_deelname(self._swf.herkomst.get(vraag.pad["act"], ""), vraag.oin)
        betrokken = {verzoek.id: verzoek for verzoek in self._swf.list_betrokken(ruimte, vraag.oin)}
        if vraag.pad["act"] not in betrokken:
            raise Probleem(404, "Actieverzoek niet gevonden")
        return ruimte, betrokken[vraag.pad["act"]]

    def _write_actieverzoek(self, ruimte: Ruimte, verzoek: Actieverzoek) -> dict[str, Any]:
        return write_actieverzoek(verzoek, self._swf.namen, len(ruimte.gesprekken.get(verzoek.id, [])))
