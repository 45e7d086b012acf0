# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Toepasbare regels aanleveren v1: takes a delivery in over SOAP and registers it later.

What is wrong in the delivery itself is refused at once with a fault that names it; the registration is asynchronous.
"""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import BaseRoute

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.berichten import Verplichtingsniveau
from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.oefenketen.voorzieningen._http import Probleem, Vraag, make_route
from pytest_dsoketen.oefenketen.voorzieningen.rtr import Rtr
from pytest_dsoketen.standaarden.sttr.kenmerken import list_pakket_kenmerken
from pytest_dsoketen.standaarden.sttr.keuren import check_sttr
from pytest_dsoketen.standaarden.sttr.lezen import read_sttr
from pytest_dsoketen.standaarden.sttr.pakket import Regellevering, Regelpakket, read_pakket
from pytest_dsoketen.standaarden.sttr.soap import MEDIATYPE, PAD, read_aanlevering, write_fout, write_ontvangst


class LeveringError(DsoketenError):
    """A delivery that is refused."""


class Aanleveren:
    """The service.

    Args:
        omgeving: what it works with.
        rtr: the register that it fills.
    """

    def __init__(self, omgeving: Omgeving, rtr: Rtr) -> None:
        self.omgeving = omgeving
        self._rtr = rtr

    def routes(self) -> list[BaseRoute]:
        """Give the route."""
        return [make_route("POST", PAD, self._receive, key=False)]

    def process(self, pakket: Regelpakket) -> None:
        """Register what was delivered."""
        for levering in pakket.activiteiten:
            self._rtr.make_toepasbaar(levering)
        for regel in pakket.regels:
            begin = regel.begindatum or self.omgeving.klok.now().date()
            self._rtr.register_versie(read_sttr(regel.inhoud), regel.inhoud, begin)

    def _receive(self, vraag: Vraag) -> Response:
        """Take a delivery in."""
        if not vraag.oin:
            raise Probleem(403, "Geen toegang", "er is geen PKIoverheid-certificaat met een OIN")
        try:
            data = read_aanlevering(vraag.inhoud)
            self.omgeving.boek.note_received(
                "regelaanlevering",
                *list_pakket_kenmerken(data),
                inhoud=data,
                mediatype="application/zip",
                adres=vraag.adres,
                status=200,
            )
            pakket = read_pakket(data)
            self._refuse_wrong(pakket)
        except DsoketenError as fout:
            return Response(write_fout(str(fout)), status_code=500, media_type=MEDIATYPE)
        self.omgeving.plan_sync("regelaanlevering", lambda: self.process(pakket))
        nummer = self.omgeving.nummers.count("aanlevering")
        return Response(write_ontvangst(f"aanlevering-{nummer}"), media_type=MEDIATYPE)

    def _refuse_wrong(self, pakket: Regelpakket) -> None:
        """Refuse files that break the standard, and what does not fit the register."""
        for levering in pakket.activiteiten:
            if levering.urn not in self._rtr.register.activiteiten:
                raise LeveringError(f"activiteit {levering.urn!r} staat niet in de registratie")
        for regel in pakket.regels:
            self._refuse_regel(regel)

    def _refuse_regel(self, regel: Regellevering) -> None:
        """Refuse an STTR file that is wrong or belongs to nothing."""
        fouten = [fout for fout in check_sttr(regel.inhoud) if fout.niveau is Verplichtingsniveau.MOET]
        if fouten:
            eerste = fouten[0]
            raise LeveringError(f"{eerste.code}: {eerste.melding} ({eerste.plaats})")
        ref = read_sttr(regel.inhoud).ref
        activiteit = self._rtr.register.activiteiten.get(ref.activiteit) if ref else None
        if ref is None or activiteit is None:
            raise LeveringError("het bestand hoort bij een activiteit die niet in de registratie staat")
        if ref.oin != activiteit.organisatie.oin:
            raise LeveringError(f"de activiteit is van een ander bevoegd gezag dan {ref.oin}")
        if ref.object not in activiteit.objecten:
            raise LeveringError(
                f"de activiteit heeft geen regelbeheerobject {ref.object.value}; maak haar eerst toepasbaar"
            )
