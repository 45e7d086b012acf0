# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Plansoftware as a vendor would make it: downloads a regeling, changes it, delivers it, and reads the verslagen.

It knows the landelijke voorzieningen only by their addresses, and fits port Plansoftware.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from starlette.routing import BaseRoute

from pytest_dsoketen.model.berichten import Bericht
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.plannen import Besluitsoort, Levering, Opdrachtsoort, Verslag
from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.oefenketen.referentiesoftware.planbeheer import Planbeheer, Wijziging
from pytest_dsoketen.ports import GeweigerdError
from pytest_dsoketen.standaarden.lvbb.aanlevering import (
    Besluit,
    replace_opdracht,
    write_aanlevering,
    write_afbreking,
)
from pytest_dsoketen.standaarden.lvbb.opdracht import Opdracht
from pytest_dsoketen.standaarden.lvbb.schrijven_intrekking import write_intrekking
from pytest_dsoketen.standaarden.lvbb.schrijven_kennisgeving import KENNISGEVING, Kennisgeving, write_kennisgeving
from pytest_dsoketen.standaarden.lvbb.verslag import read_verslag
from pytest_dsoketen.standaarden.lvbb.verzoek import Verzoekbericht, write_verzoek
from pytest_dsoketen.standaarden.stop.versie import Regelingversie
from pytest_dsoketen.verbinding.meerdelig import Deel, write_meerdelig

_KOPPELVLAK: Final = "/lvbb/bronhouderkoppelvlak/v1"
_XML, _ZIP = "application/xml", "application/zip"


@dataclass
class Verzending:
    """A delivery that was sent, with the answers until now."""

    id_levering: str
    soort: Opdrachtsoort
    pakket: bytes
    kenmerken: tuple[str, ...]
    besluit: str
    verzoeken: set[str] = field(default_factory=set)
    verslagen: list[Verslag] = field(default_factory=list)


class Plansoftware(Planbeheer):
    """The reference plansoftware.

    Args:
        omgeving: what it works with.
    """

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._verzendingen: dict[str, Verzending] = {}

    def routes(self) -> list[BaseRoute]:
        """Nobody calls this software: it fetches everything itself."""
        return []

    def fetch_berichten(self, kenmerk: str) -> tuple[Bericht, ...]:
        """Give what was sent and received for a kenmerk."""
        return self.omgeving.boek.fetch_berichten(kenmerk)

    # --- delivering

    def validate(self, wijziging: str, bekendmaking: date, inwerking: date | None = None) -> Levering:
        """Send a validatieopdracht."""
        return self._deliver(Opdrachtsoort.VALIDATIE, wijziging, bekendmaking, inwerking)

    def publish(self, wijziging: str, bekendmaking: date, inwerking: date | None = None) -> Levering:
        """Send a publicatieopdracht."""
        return self._deliver(Opdrachtsoort.PUBLICATIE, wijziging, bekendmaking, inwerking)

    def resend(self, id_levering: str) -> Levering:
        """Send a delivery once more as it was."""
        verzending = self._get_verzending(id_levering)
        self._send(verzending)
        return self._show(verzending)

    def break_off(self, id_levering: str) -> Levering:
        """Send an opdracht that stops a publication."""
        doel = self._get_verzending(id_levering)
        opdracht = replace(self._make_opdracht(Opdrachtsoort.AFBREKEN, None), identificatie=doel.besluit)
        pakket = write_afbreking(opdracht)
        kenmerken = (opdracht.id_levering, doel.besluit)
        return self._register(Verzending(opdracht.id_levering, opdracht.soort, pakket, kenmerken, doel.besluit))

    def fetch_levering(self, id_levering: str) -> Levering:
        """Give a delivery, after looking whether there are new verslagen."""
        verzending = self._get_verzending(id_levering)
        self._fetch_resultaten()
        return self._show(verzending)

    def fetch_aanlevering(self, id_levering: str) -> bytes:
        """Give the ZIP as it was sent."""
        return self._get_verzending(id_levering).pakket

    def _deliver(self, soort: Opdrachtsoort, id_: str, bekendmaking: date, inwerking: date | None) -> Levering:
        """Make a package and send it."""
        wijziging = self._get_wijziging(id_)
        wijziging.inwerking = inwerking
        opdracht = self._make_opdracht(soort, bekendmaking)
        pakket = self.make_pakket(opdracht, wijziging)
        kenmerken = tuple(dict.fromkeys((opdracht.id_levering, wijziging.besluit, *wijziging.list_works())))
        return self._register(Verzending(opdracht.id_levering, soort, pakket, kenmerken, wijziging.besluit))

    def make_pakket(self, opdracht: Opdracht, wijziging: Wijziging) -> bytes:
        """Make the package for an opdracht."""
        if wijziging.inzage is not None:
            return self._make_kennisgeving(opdracht, wijziging)
        if wijziging.pakket:
            return replace_opdracht(wijziging.pakket, opdracht)
        dag = opdracht.bekendmaking or self._today()
        inwerking = (wijziging.inwerking or dag) if wijziging.soort is Besluitsoort.DEFINITIEF else None
        wijziging.expression = f"{wijziging.besluit}/nld@{self._today().isoformat()}"
        besluit = Besluit(
            work=wijziging.besluit,
            expression=wijziging.expression,
            titel=_make_titel(wijziging),
            soort=wijziging.soort,
            doel=wijziging.wordt.doel if wijziging.wordt else wijziging.doel,
            inwerking=inwerking,
            vastgesteld=self._today(),
            motivering=wijziging.motivering,
        )
        if wijziging.wordt is not None:
            wordt = replace(wijziging.wordt, geldig_vanaf=inwerking)
            return self.write_pakket(opdracht, besluit, wordt, wijziging.was)
        if wijziging.was is not None:
            return write_intrekking(opdracht, besluit, wijziging.was)
        raise GeweigerdError(self.omgeving.rol, f"de wijziging {wijziging.besluit} heeft geen inhoud")

    def _make_kennisgeving(self, opdracht: Opdracht, wijziging: Wijziging) -> bytes:
        """Make the package of a kennisgeving."""
        over, begin, einde = wijziging.inzage or ("", self._today(), self._today())
        kennisgeving = Kennisgeving(
            work=wijziging.besluit,
            expression=f"{wijziging.besluit}/nld@{self._today().isoformat()}",
            titel="Kennisgeving terinzagelegging van een ontwerp",
            over=over,
            gezag=wijziging.besluit.split("/")[4],
            begin=begin,
            einde=einde,
            bekend_op=opdracht.bekendmaking or self._today(),
        )
        return write_kennisgeving(replace(opdracht, publicatie=KENNISGEVING), kennisgeving)

    def write_pakket(
        self, opdracht: Opdracht, besluit: Besluit, wordt: Regelingversie, was: Regelingversie | None
    ) -> bytes:
        """Write the package of an own wijziging."""
        return write_aanlevering(opdracht, besluit, wordt, was)

    def make_id_levering(self, soort: Opdrachtsoort) -> str:
        """Make an idLevering that was not used before."""
        return f"{soort.value}_{self.omgeving.nummers.make_uuid()}"

    def _make_opdracht(self, soort: Opdrachtsoort, bekendmaking: date | None) -> Opdracht:
        """Make an opdracht of the own organisation."""
        oin = self.omgeving.organisatie.oin
        return Opdracht(soort, self.make_id_levering(soort), oin, oin, bekendmaking=bekendmaking)

    def _register(self, verzending: Verzending) -> Levering:
        """Keep a delivery and send it."""
        self._verzendingen[verzending.id_levering] = verzending
        self._send(verzending)
        return self._show(verzending)

    def _send(self, verzending: Verzending) -> None:
        """Send a package with its leveringsverzoek to the LVBB."""
        bericht = Verzoekbericht(verzending.soort, verzending.id_levering, "Referentie", "Plansoftware", "1")
        mediatype, inhoud = write_meerdelig(
            [
                Deel("leveringsverzoek.xml", _XML, write_verzoek(bericht)),
                Deel("opdracht.zip", _ZIP, verzending.pakket),
            ]
        )
        schakel = "validatie" if verzending.soort is Opdrachtsoort.VALIDATIE else "publicatie"
        self.omgeving.boek.note_sent(
            schakel,
            *verzending.kenmerken,
            inhoud=verzending.pakket,
            mediatype=_ZIP,
            adres=f"POST {_KOPPELVLAK}/verzoeken",
        )
        antwoord = self.omgeving.connect(Rol.LVBB).post(
            f"{_KOPPELVLAK}/verzoeken", inhoud=inhoud, headers={"content-type": mediatype}
        )
        verzending.verzoeken.add(antwoord.json()["verzoekId"])

    # --- verslagen

    def _fetch_resultaten(self) -> None:
        """Fetch every resultaat that waits, keep it with its delivery, and sign it off."""
        lvbb = self.omgeving.connect(Rol.LVBB)
        for regel in lvbb.get(f"{_KOPPELVLAK}/resultaten").json()["resultaten"]:
            verzending = self._find_verzending(regel)
            if verzending is None:
                continue
            inhoud = lvbb.get(f"{_KOPPELVLAK}/resultaten/{regel['id']}").inhoud
            schakel = "validatieverslag" if verzending.soort is Opdrachtsoort.VALIDATIE else "publicatieverslag"
            self.omgeving.boek.note_received(
                schakel,
                *verzending.kenmerken,
                inhoud=inhoud,
                mediatype=_XML,
                adres=f"GET {_KOPPELVLAK}/resultaten/{regel['id']}",
                status=200,
            )
            self.process_verslag(verzending, inhoud)
            lvbb.request("DELETE", f"{_KOPPELVLAK}/resultaten/{regel['id']}")

    def process_verslag(self, verzending: Verzending, inhoud: bytes) -> None:
        """Keep a verslag with its delivery."""
        verzending.verslagen.append(read_verslag(inhoud))

    def _find_verzending(self, regel: dict[str, Any]) -> Verzending | None:
        """Find the delivery that a resultaat answers."""
        for verzending in self._verzendingen.values():
            if regel["verzoekId"] in verzending.verzoeken:
                return verzending
        return None

    # --- small things

    def _show(self, verzending: Verzending) -> Levering:
        """Give a delivery as the model has it."""
        return Levering(verzending.id_levering, verzending.soort, verzending.besluit, tuple(verzending.verslagen))

    def _get_verzending(self, id_: str) -> Verzending:
        """Give a delivery."""
        try:
            return self._verzendingen[id_]
        except KeyError:
            raise GeweigerdError(self.omgeving.rol, f"er is geen levering {id_}") from None


def _make_titel(wijziging: Wijziging) -> str:
    """Write the title of a besluit."""
    regeling = wijziging.wordt or wijziging.was
    wat = "vaststelling" if wijziging.was is None else "wijziging" if wijziging.wordt else "intrekking"
    ontwerp = "Ontwerpbesluit" if wijziging.soort is Besluitsoort.ONTWERP else "Besluit"
    return f"{ontwerp} tot {wat} van het {regeling.titel if regeling else ''}"
