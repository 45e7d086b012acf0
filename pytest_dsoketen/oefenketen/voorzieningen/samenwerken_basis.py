# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What every part of the samenwerkfunctionaliteit shares: the samenwerkingen, the rules, the notificaties, the line.

A rule that a participant notices is one small method here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, Protocol

from starlette.responses import Response
from starlette.routing import BaseRoute

from pytest_dsoketen.model.samenwerkingen import (
    Actieverzoek,
    Notificatietype,
    SamenwerkDocument,
    SamenwerkNotificatie,
)
from pytest_dsoketen.model.schakels import find_samenwerkschakels
from pytest_dsoketen.model.verzoeken import Bijlage
from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.oefenketen.voorzieningen._http import Afhandeling, Probleem, Vraag, make_route
from pytest_dsoketen.oefenketen.voorzieningen.samenwerken_ruimte import NietToegestaanError, Ruimte
from pytest_dsoketen.standaarden.samenwerken.keuren import check_opdracht
from pytest_dsoketen.standaarden.samenwerken.lezen import list_kenmerken
from pytest_dsoketen.standaarden.samenwerken.namen import BASISPAD, MEDIATYPE_HAL, PAGINAGROOTTE, PAGINAGROOTTE_MAX
from pytest_dsoketen.standaarden.samenwerken.schrijven import dump, write_pagina

ACTIE_NIET_TOEGESTAAN = "/fouten/ActieNietToegestaan"
_TEST_OIN = "000000990000"
"""How the OIN of a test organisation begins; that of an initiatiefnemer holds a KvK number after the prefix."""


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


class Samenwerkbasis:
    """Keeps the samenwerkingen of all organisations and guards their rules.

    Args:
        omgeving: what it works with.
        verzoeken: where the files of a verzoek come from.
    """

    def __init__(self, omgeving: Omgeving, verzoeken: Verzoekbron) -> None:
        self.omgeving = omgeving
        self.verzoeken = verzoeken
        self.ruimten: dict[str, Ruimte] = {}
        self.herkomst: dict[str, str] = {}
        self.notificaties: dict[str, list[tuple[SamenwerkNotificatie, str]]] = {}
        self.namen: dict[str, str] = {wie.oin: wie.naam for wie in omgeving.organisaties.values()}
        self.schakels: dict[str, tuple[str, str]] = {
            wie.oin: schakels
            for rol, wie in omgeving.organisaties.items()
            if (schakels := find_samenwerkschakels(rol)) is not None
        }

    # Rules, each small enough to be seen on its own.

    def is_aangesloten(self, oin: str) -> bool:
        """Say whether an organisation is on the list of participants; in an oefenketen every test OIN is."""
        return oin in self.namen or oin.startswith(_TEST_OIN)

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
        self.ruimten.pop(ruimte.id, None)
        for oin, lijst in self.notificaties.items():
            self.notificaties[oin] = [paar for paar in lijst if paar[0].samenwerking != ruimte.id]

    def notify(
        self, ruimte: Ruimte, soort: Notificatietype, tekst: str, *, door: str, aan: Iterable[str], onderwerp: str = ""
    ) -> None:
        """Tell participants, each after the synchronisatietijd of its own hop."""
        for oin in aan:
            notificatie = SamenwerkNotificatie(
                self.omgeving.nummers.make_uuid(),
                soort,
                ruimte.id,
                tekst,
                self.omgeving.klok.now(),
                onderwerp,
            )
            self.plan_for(oin, self._make_delivery(ruimte, oin, notificatie, door))

    def plan_for(self, oin: str, actie: Callable[[], None]) -> None:
        """Have something done after the synchronisatietijd of the hop to a participant."""
        self.omgeving.plan_sync(self.schakels.get(oin, ("", ""))[1], actie)

    def _make_delivery(
        self, ruimte: Ruimte, oin: str, notificatie: SamenwerkNotificatie, door: str
    ) -> Callable[[], None]:
        """Make the action that puts a notification in somebody's list, if it still takes part by then."""

        def deliver() -> None:
            if ruimte.id in self.ruimten and ruimte.find_deelnemer(oin):
                self.notificaties.setdefault(oin, []).append((notificatie, door))

        return deliver

    # What the handlers share.

    def make_routes(self, *routes: tuple[str, str, Afhandeling]) -> list[BaseRoute]:
        """Make routes from method, path and what does the work; what changes something is written down as received."""
        return [
            make_route(methode, BASISPAD + pad, self.guard(doe if methode == "GET" else self.book(doe)))
            for methode, pad, doe in routes
        ]

    def guard(self, afhandeling: Afhandeling) -> Afhandeling:
        """Let in who is on the list of participants, and turn a refusal by a rule into its problem."""

        def handle(vraag: Vraag) -> Response:
            if not self.is_aangesloten(vraag.oin):
                raise Probleem(
                    403, "Organisatie niet gemachtigd", f"OIN {vraag.oin or '(leeg)'} staat niet op de lijst."
                )
            try:
                return afhandeling(vraag)
            except NietToegestaanError as fout:
                raise Probleem(403, "Actie niet toegestaan", str(fout), ACTIE_NIET_TOEGESTAAN) from fout

        return handle

    def book(self, afhandeling: Afhandeling) -> Afhandeling:
        """Write a change down as received, whatever comes of it."""

        def handle(vraag: Vraag) -> Response:
            pad = vraag.pad
            sam = pad.get("sam") or self.herkomst.get(pad.get("doc", "") or pad.get("act", ""), "")
            if sam:
                self.note_in(vraag, sam)
            return afhandeling(vraag)

        return handle

    def note_in(self, vraag: Vraag, sam: str) -> None:
        """Write down what came in; a participant without a hop of its own leaves no trace."""
        if vraag.oin in self.schakels:
            self.omgeving.boek.note_received(
                self.schakels[vraag.oin][0],
                *list_kenmerken(vraag.inhoud, sam),
                inhoud=vraag.inhoud,
                mediatype=vraag.headers.get("content-type", ""),
                adres=vraag.adres,
            )

    def note_out(self, vraag: Vraag, inhoud: bytes, mediatype: str, *bekend: str) -> None:
        """Write down what goes out to who asked."""
        kenmerken = list_kenmerken(inhoud, *bekend)
        if vraag.oin in self.schakels and kenmerken:
            self.omgeving.boek.note_sent(
                self.schakels[vraag.oin][1],
                *kenmerken,
                inhoud=inhoud,
                mediatype=mediatype,
                adres=vraag.adres,
                status=200,
            )

    def answer(self, vraag: Vraag, data: Any, *bekend: str, status: int = 200) -> Response:
        """Answer with an object; only what was asked for with GET is a message of its own."""
        inhoud = dump(data)
        if vraag.adres.startswith("GET "):
            self.note_out(vraag, inhoud, MEDIATYPE_HAL, *bekend)
        return Response(inhoud, status_code=status, media_type=MEDIATYPE_HAL)

    def page(self, vraag: Vraag, soort: str, items: list[dict[str, Any]], sam: str = "") -> Response:
        """Answer with the page of a list that was asked for."""
        nummer = max(1, vraag.read_int("pagina", 1))
        omvang = min(max(1, vraag.read_int("aantal", PAGINAGROOTTE)), PAGINAGROOTTE_MAX)
        pad = vraag.adres.partition(" ")[2].removeprefix(BASISPAD)
        overig = "&".join(
            f"{naam}={waarde}" for naam, waarde in vraag.query.items() if naam not in {"pagina", "aantal"}
        )
        return self.answer(vraag, write_pagina(soort, items, f"{pad}?{overig}" if overig else pad, nummer, omvang), sam)

    def read(self, vraag: Vraag) -> dict[str, Any]:
        """Read the body of a change and refuse what does not fit the API."""
        data: dict[str, Any] = vraag.json()
        methode, _, pad = vraag.adres.partition(" ")
        afwijkingen = check_opdracht(f"{methode} {pad.removeprefix(BASISPAD)}", vraag.inhoud)
        if afwijkingen:
            raise Probleem(400, "Ongeldig bericht", afwijkingen[0].melding)
        return data

    def get_ruimte(self, vraag: Vraag) -> Ruimte:
        """Give the samenwerking in the path to who takes part in it."""
        return self.require_deelname(vraag.pad["sam"], vraag.oin)

    def require_deelname(self, sam: str, oin: str) -> Ruimte:
        """Give a samenwerking to who takes part in it."""
        ruimte = self.ruimten.get(sam)
        if ruimte is None or ruimte.find_deelnemer(oin) is None:
            raise Probleem(404, "Samenwerking niet gevonden")
        return ruimte

    def list_others(self, ruimte: Ruimte, oin: str) -> list[str]:
        """Give everybody in a samenwerking but one."""
        return [wie.oin for wie in ruimte.samenwerking.deelnemers if wie.oin != oin]
