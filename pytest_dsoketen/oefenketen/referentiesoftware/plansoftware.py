# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Plansoftware as a vendor would make it: downloads a regeling, changes it, delivers it, and reads the verslagen.

It knows the landelijke voorzieningen only by their addresses, and fits port Plansoftware.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from starlette.routing import BaseRoute

from pytest_dsoketen.model.berichten import Bericht
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.plannen import (
    Activiteit,
    Artikel,
    Besluitsoort,
    Gebied,
    Levering,
    Opdrachtsoort,
    Regeling,
    Verslag,
)
from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.ports import GeweigerdError, StukError
from pytest_dsoketen.standaarden.inname import InnameError
from pytest_dsoketen.standaarden.lvbb.aanlevering import (
    Aanlevering,
    Besluit,
    read_aanlevering,
    replace_opdracht,
    write_aanlevering,
    write_afbreking,
)
from pytest_dsoketen.standaarden.lvbb.opdracht import Opdracht, Verzoekbericht, write_verzoek
from pytest_dsoketen.standaarden.lvbb.uitwisselpakket import read_uitwisselpakket
from pytest_dsoketen.standaarden.lvbb.verslag import read_verslag
from pytest_dsoketen.standaarden.stop.versie import Regelingversie, build_versie, to_regeling
from pytest_dsoketen.standaarden.stop.wijzigen import WijzigError, add_artikel, change_tekst, start_versie
from pytest_dsoketen.verbinding.meerdelig import Deel, write_meerdelig

_KOPPELVLAK: Final = "/lvbb/bronhouderkoppelvlak/v1"
_DOWNLOADEN: Final = "/publiek/omgevingsdocumenten/api/downloaden/v1"
_XML, _ZIP = "application/xml", "application/zip"

Bewerking = Callable[[Regelingversie], Regelingversie]


@dataclass
class Wijziging:
    """A besluit that is being made.

    Attributes:
        besluit: AKN work of the besluit; also the id of the wijziging.
        wordt: the regeling as it will be; None for a package that is taken as it is.
        was: the regeling that it builds on; None for a first version.
        bewerkingen: what was changed, in order, with the wIds that it touches.
        pakket: a ready-made package.
    """

    besluit: str
    wordt: Regelingversie | None = None
    was: Regelingversie | None = None
    soort: Besluitsoort = Besluitsoort.DEFINITIEF
    bewerkingen: list[tuple[str, Bewerking]] = field(default_factory=list)
    pakket: bytes = b""


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


class Plansoftware:
    """The reference plansoftware.

    Args:
        omgeving: what it works with.
    """

    def __init__(self, omgeving: Omgeving) -> None:
        self.omgeving = omgeving
        self._regelingen: dict[str, Regelingversie] = {}
        self._open: dict[str, str] = {}
        self._aanvragen: dict[str, str] = {}
        self._wijzigingen: dict[str, Wijziging] = {}
        self._verzendingen: dict[str, Verzending] = {}

    def routes(self) -> list[BaseRoute]:
        """Nobody calls this software: it fetches everything itself."""
        return []

    def fetch_berichten(self, kenmerk: str) -> tuple[Bericht, ...]:
        """Give what was sent and received for a kenmerk."""
        return self.omgeving.boek.fetch_berichten(kenmerk)

    # --- downloading

    def download_regeling(self, work: str) -> Regeling:
        """Ask for the download, and read it in as soon as it is ready."""
        ozon = self.omgeving.connect(Rol.OZON)
        if work not in self._aanvragen:
            antwoord = ozon.post(f"{_DOWNLOADEN}/aanvraag", data={"regelingId": work})
            self._aanvragen[work] = antwoord.json()["verzoekIdentificatie"]
        id_ = self._aanvragen[work]
        status = ozon.get(f"{_DOWNLOADEN}/status/{id_}").json()["status"]
        if status == "MISLUKT":
            del self._aanvragen[work]
        if status != "BESCHIKBAAR":
            raise GeweigerdError(Rol.OZON, f"de download van {work} is nog niet beschikbaar (status {status})")
        adres = ozon.get(f"{_DOWNLOADEN}/download/{id_}").json()["url"]
        del self._aanvragen[work]
        pakket = ozon.get(adres).inhoud
        self.omgeving.boek.note_received(
            "download", work, inhoud=pakket, mediatype=_ZIP, adres=f"GET {adres}", status=200
        )
        self._regelingen[work] = self.read_download(pakket)
        self._open.pop(work, None)
        return to_regeling(self._regelingen[work])

    def read_download(self, pakket: bytes) -> Regelingversie:
        """Read a download in."""
        try:
            return read_uitwisselpakket(pakket)[0]
        except InnameError as fout:
            raise StukError(self.omgeving.rol, f"de download kan niet worden ingelezen: {fout}") from fout

    def fetch_regeling(self, work: str) -> Regeling:
        """Give the regeling with the change that is being made, else as it was downloaded."""
        wijziging = self._wijzigingen.get(self._open.get(work, ""))
        if wijziging is not None and wijziging.wordt is not None:
            return to_regeling(wijziging.wordt)
        return to_regeling(self._get_regeling(work))

    # --- changing

    def create_regeling(self, regeling: Regeling) -> str:
        """Start the besluit that establishes a regeling."""
        besluit, doel = self._make_ids()
        wordt = build_versie(
            replace(regeling, geldig_vanaf=None), self.omgeving.organisatie, doel=doel, datum=self._today()
        )
        return self._open_wijziging(Wijziging(besluit, wordt, soort=regeling.soort))

    def start_wijziging(self, work: str, soort: Besluitsoort) -> str:
        """Start a besluit on the last download."""
        besluit, doel = self._make_ids()
        was = self._get_regeling(work)
        wordt = start_versie(was, doel=doel, soort=soort, geldig_vanaf=None)
        return self._open_wijziging(Wijziging(besluit, wordt, was, soort))

    def change_tekst(self, wijziging: str, wid: str, tekst: str) -> None:
        """Replace the text of an article."""
        self.edit(wijziging, wid, lambda versie: change_tekst(versie, wid, tekst))

    def add_artikel(
        self, wijziging: str, artikel: Artikel, gebieden: tuple[Gebied, ...], activiteiten: tuple[Activiteit, ...]
    ) -> None:
        """Add an article with its annotations."""
        dag = self._today()
        self.edit(
            wijziging, artikel.wid, lambda versie: add_artikel(versie, artikel, gebieden, activiteiten, datum=dag)
        )

    def edit(self, wijziging: str, wid: str, bewerking: Bewerking) -> None:
        """Do something to the regeling, and remember it so that it can be done again on a newer version."""
        doel = self._get_wijziging(wijziging)
        if doel.wordt is None:
            raise GeweigerdError(self.omgeving.rol, "een kant-en-klaar pakket kan hier niet worden gewijzigd")
        try:
            doel.wordt = bewerking(doel.wordt)
        except WijzigError as fout:
            raise GeweigerdError(self.omgeving.rol, str(fout)) from fout
        doel.bewerkingen.append((wid, bewerking))
        self._open[doel.wordt.work] = wijziging

    def update_wijziging(self, wijziging: str) -> None:
        """Do the own changes again on the last download; refuse when both touched the same article."""
        doel = self._get_wijziging(wijziging)
        if doel.was is None or doel.wordt is None:
            raise GeweigerdError(self.omgeving.rol, "een eerste versie kan niet worden bijgewerkt")
        nieuw = self._get_regeling(doel.was.work)
        self.refuse_conflicts(doel, nieuw)
        doel.wordt = self.rebase(doel, nieuw)
        doel.was = nieuw
        self._open[nieuw.work] = wijziging

    def rebase(self, wijziging: Wijziging, nieuw: Regelingversie) -> Regelingversie:
        """Make the own changes on top of a newer version."""
        doel = wijziging.wordt.doel if wijziging.wordt else ""
        wordt = start_versie(nieuw, doel=doel, soort=wijziging.soort, geldig_vanaf=None)
        for _, bewerking in wijziging.bewerkingen:
            wordt = bewerking(wordt)
        return wordt

    def refuse_conflicts(self, wijziging: Wijziging, nieuw: Regelingversie) -> None:
        """Refuse when an article that was changed here was changed elsewhere too."""
        if wijziging.was is None:
            return
        eigen = {wid for wid, _ in wijziging.bewerkingen}
        toen = {artikel.wid: artikel.tekst for artikel in to_regeling(wijziging.was).artikelen}
        for artikel in to_regeling(nieuw).artikelen:
            if artikel.wid in eigen and toen.get(artikel.wid) != artikel.tekst:
                melding = f"artikel {artikel.nummer} is intussen ook in een ander besluit gewijzigd"
                raise GeweigerdError(self.omgeving.rol, melding)

    def load_pakket(self, pakket: bytes) -> str:
        """Take a ready-made package as a wijziging."""
        try:
            aanlevering = read_aanlevering(pakket)
        except InnameError as fout:
            raise GeweigerdError(self.omgeving.rol, f"het pakket is niet te lezen: {fout}") from fout
        besluit = aanlevering.besluit.work if aanlevering.besluit else self._make_ids()[0]
        self._wijzigingen[besluit] = Wijziging(besluit, pakket=pakket)
        return besluit

    # --- delivering

    def validate(self, wijziging: str, bekendmaking: date) -> Levering:
        """Send a validatieopdracht."""
        return self._deliver(Opdrachtsoort.VALIDATIE, wijziging, bekendmaking)

    def publish(self, wijziging: str, bekendmaking: date) -> Levering:
        """Send a publicatieopdracht."""
        return self._deliver(Opdrachtsoort.PUBLICATIE, wijziging, bekendmaking)

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

    def _deliver(self, soort: Opdrachtsoort, id_: str, bekendmaking: date) -> Levering:
        """Make a package and send it."""
        wijziging = self._get_wijziging(id_)
        opdracht = self._make_opdracht(soort, bekendmaking)
        pakket = self.make_pakket(opdracht, wijziging)
        aanlevering = read_aanlevering(pakket)
        works = _list_works(aanlevering)
        kenmerken = tuple(dict.fromkeys((opdracht.id_levering, wijziging.besluit, *works)))
        return self._register(Verzending(opdracht.id_levering, soort, pakket, kenmerken, wijziging.besluit))

    def make_pakket(self, opdracht: Opdracht, wijziging: Wijziging) -> bytes:
        """Make the package for an opdracht."""
        if wijziging.wordt is None:
            return replace_opdracht(wijziging.pakket, opdracht)
        dag = opdracht.bekendmaking or self._today()
        inwerking = dag if wijziging.soort is Besluitsoort.DEFINITIEF else None
        besluit = Besluit(
            work=wijziging.besluit,
            expression=f"{wijziging.besluit}/nld@{self._today().isoformat()}",
            titel=self._make_titel(wijziging),
            soort=wijziging.soort,
            doel=wijziging.wordt.doel,
            inwerking=inwerking,
            vastgesteld=self._today(),
        )
        return self.write_pakket(opdracht, besluit, replace(wijziging.wordt, geldig_vanaf=inwerking), wijziging.was)

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

    def _open_wijziging(self, wijziging: Wijziging) -> str:
        """Keep a wijziging as the one that is being worked on."""
        self._wijzigingen[wijziging.besluit] = wijziging
        if wijziging.wordt is not None:
            self._open[wijziging.wordt.work] = wijziging.besluit
        return wijziging.besluit

    def _make_ids(self) -> tuple[str, str]:
        """Make the AKN work of a new besluit and the doel that goes with it."""
        code, jaar = self.omgeving.organisatie.code, self._today().year
        kenmerk = self.omgeving.nummers.make_uuid().replace("-", "")[:16]
        return f"/akn/nl/bill/{code}/{jaar}/besluit_{kenmerk}", f"/join/id/proces/{code}/{jaar}/doel_{kenmerk}"

    def _make_titel(self, wijziging: Wijziging) -> str:
        """Write the title of a besluit."""
        titel = wijziging.wordt.titel if wijziging.wordt else ""
        wat = "vaststelling" if wijziging.was is None else "wijziging"
        ontwerp = "Ontwerpbesluit" if wijziging.soort is Besluitsoort.ONTWERP else "Besluit"
        return f"{ontwerp} tot {wat} van het {titel}"

    def _today(self) -> date:
        """Give the day in the chain."""
        return self.omgeving.klok.now().date()

    def _get_regeling(self, work: str) -> Regelingversie:
        """Give a regeling that was downloaded."""
        try:
            return self._regelingen[work]
        except KeyError:
            raise GeweigerdError(self.omgeving.rol, f"de regeling {work} is nog niet gedownload") from None

    def _get_wijziging(self, id_: str) -> Wijziging:
        """Give a wijziging."""
        try:
            return self._wijzigingen[id_]
        except KeyError:
            raise GeweigerdError(self.omgeving.rol, f"er is geen wijziging {id_}") from None

    def _get_verzending(self, id_: str) -> Verzending:
        """Give a delivery."""
        try:
            return self._verzendingen[id_]
        except KeyError:
            raise GeweigerdError(self.omgeving.rol, f"er is geen levering {id_}") from None


def _list_works(aanlevering: Aanlevering) -> list[str]:
    """Give the AKN works of the regelingen in a delivery."""
    return [regeling.work for regeling in aanlevering.regelingen]
