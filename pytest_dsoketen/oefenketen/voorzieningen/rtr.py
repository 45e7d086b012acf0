# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Registratie toepasbare regels: which activities there are, and which rules are registered for them.

RTR gegevens v2. The other toepasbare-regelservices look in this register in memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from starlette.responses import Response
from starlette.routing import BaseRoute

from pytest_dsoketen.model.partijen import Organisatie
from pytest_dsoketen.model.plannen import Activiteit
from pytest_dsoketen.model.regels import BehandeldienstConfiguratie, Regelbeheerobject
from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.oefenketen.voorzieningen._http import Probleem, Vraag, answer_json, make_route
from pytest_dsoketen.standaarden.sttr.document import Sttrbestand
from pytest_dsoketen.standaarden.sttr.namen import StructuurRef
from pytest_dsoketen.standaarden.sttr.pakket import Activiteitlevering, format_datum, parse_datum
from pytest_dsoketen.verbinding.codec import to_json

PUBLIEK = "/publiek/toepasbare-regels/api"
OVERHEID = "/overheid/toepasbare-regels/api"
BASIS = f"{PUBLIEK}/rtrgegevens/v2"
PAGINA = 20
MAX_PAGINA = 200
_WERKZAAMHEID = "http://toepasbare-regels.omgevingswet.overheid.nl/werkzaamheden/id/concept/"
_TOESTEMMINGEN = {"Vergunning": "Aanvraag vergunning", "Melding": "Melding", "Informatie": "Informatie"}
EERDERE_ACTIVITEITEN = 24
_EERDERE_NAMEN = ("Café exploiteren (§ 3.1)", "Geluid: meten & melden", "Oever beschoeiën", "Uitrit <3 meter> maken")
"""Signs that occur in the names of activities in production: diacritics, colon, paragraph sign, reserved signs."""
_SOORTEN = {"gm": "GM", "pv": "PV", "ws": "WS", "mnre": "MNRE"}


@dataclass(frozen=True)
class Ingeschreven:
    """An activity in the register."""

    urn: str
    naam: str
    organisatie: Organisatie
    begindatum: date
    objecten: tuple[Regelbeheerobject, ...] = ()
    werkzaamheden: tuple[str, ...] = ()

    def make_ref(self, soort: Regelbeheerobject) -> str:
        """Give the functioneleStructuurRef of one of its regelbeheerobjecten."""
        return StructuurRef(self.organisatie.oin, soort, self.urn).tekst


@dataclass(frozen=True)
class Regelversie:
    """One registered version of a toepasbareregelbestand."""

    identifier: int
    ref: StructuurRef
    bestand: Sttrbestand
    inhoud: bytes
    tijdstip: datetime
    begindatum: date


@dataclass
class Register:
    """What is registered.

    Attributes:
        activiteiten: by urn.
        versies: per functioneleStructuurRef, oldest first.
        configuraties: behandeldienst settings by id.
    """

    activiteiten: dict[str, Ingeschreven] = field(default_factory=dict)
    versies: dict[str, list[Regelversie]] = field(default_factory=dict)
    configuraties: dict[str, BehandeldienstConfiguratie] = field(default_factory=dict)


class Rtr:
    """The register and its REST service.

    Args:
        omgeving: what it works with.
    """

    def __init__(self, omgeving: Omgeving) -> None:
        self.omgeving = omgeving
        self.register = Register(self._make_eerdere())

    def _make_eerdere(self) -> dict[str, Ingeschreven]:
        """Make activities of the gemeente that were there before, so that a list has more than one page."""
        gezag = next(organisatie for organisatie in self.omgeving.organisaties.values() if organisatie.code)
        begin = self.omgeving.klok.now().date() - timedelta(days=400)
        urns = [f"nl.imow-{gezag.code}.activiteit.Bestaand{nummer:02}" for nummer in range(1, EERDERE_ACTIVITEITEN + 1)]
        namen = [f"{_EERDERE_NAMEN[plaats % len(_EERDERE_NAMEN)]} {plaats + 1}" for plaats in range(len(urns))]
        return {urn: Ingeschreven(urn, naam, gezag, begin) for urn, naam in zip(urns, namen, strict=True)}

    def routes(self) -> list[BaseRoute]:
        """Give the routes of RTR gegevens v2."""
        return [
            make_route("GET", f"{BASIS}/activiteiten", self._list_activiteiten),
            make_route("POST", f"{BASIS}/activiteiten/_zoek", self._search_activiteiten),
            make_route("GET", f"{BASIS}/activiteiten/{{urn}}", self._get_activiteit),
            make_route("GET", f"{BASIS}/werkzaamheden", self._list_werkzaamheden),
            make_route("GET", f"{BASIS}/werkzaamheden/{{urn}}/activiteitKoppelingen", self._list_koppelingen),
        ]

    def receive_activiteiten(self, activiteiten: Sequence[Activiteit], organisatie: Organisatie) -> None:
        """Take in activities of a published plan, one message each.

        Args:
            activiteiten: those that are new or changed.
            organisatie: the bevoegd gezag.
        """
        for activiteit in activiteiten:
            self.omgeving.boek.note_received(
                "activiteit",
                activiteit.identificatie,
                inhoud=to_json(activiteit).encode(),
                mediatype="application/json",
            )
            self.enter_activiteit(activiteit, organisatie)

    def enter_activiteit(self, activiteit: Activiteit, organisatie: Organisatie) -> None:
        """Enter an activity, or its new name."""
        urn = activiteit.identificatie
        bekend = self.register.activiteiten.get(urn)
        nieuw = Ingeschreven(urn, activiteit.naam, organisatie, self.omgeving.klok.now().date())
        self.register.activiteiten[urn] = replace(bekend, naam=activiteit.naam) if bekend else nieuw

    def make_toepasbaar(self, levering: Activiteitlevering) -> None:
        """Give an activity its regelbeheerobjecten and werkzaamheden."""
        bekend = self.register.activiteiten[levering.urn]
        self.register.activiteiten[levering.urn] = replace(
            bekend, objecten=levering.objecten, werkzaamheden=levering.werkzaamheden
        )

    def register_versie(self, bestand: Sttrbestand, inhoud: bytes, begindatum: date) -> None:
        """Register a version of a toepasbareregelbestand; a file that is equal to the last one is not a new version."""
        ref = bestand.ref
        assert ref is not None
        versies = self.register.versies.setdefault(ref.tekst, [])
        if versies and versies[-1].inhoud == inhoud:
            return
        identifier = 100_000 + self.omgeving.nummers.count("toepasbareRegels")
        versies.append(Regelversie(identifier, ref, bestand, inhoud, self.omgeving.klok.now(), begindatum))

    def list_versies(self, ref: str) -> tuple[Regelversie, ...]:
        """Give the versions for a functioneleStructuurRef, oldest first."""
        return tuple(self.register.versies.get(ref.removeprefix("#"), ()))

    def find_versie(self, ref: str) -> Regelversie | None:
        """Give the version that holds today: the last one whose begin date is not in the future."""
        vandaag = self.omgeving.klok.now().date()
        geldig = [versie for versie in self.list_versies(ref) if versie.begindatum <= vandaag]
        return geldig[-1] if geldig else None

    def list_bij_werkzaamheid(self, urn: str) -> tuple[Ingeschreven, ...]:
        """Give the activities that are coupled to a werkzaamheid."""
        return tuple(
            activiteit for activiteit in self.register.activiteiten.values() if urn in activiteit.werkzaamheden
        )

    def list_werkzaamheden(self) -> tuple[tuple[str, str], ...]:
        """Give urn and name of every werkzaamheid that is coupled to an activity."""
        urns = {urn for activiteit in self.register.activiteiten.values() for urn in activiteit.werkzaamheden}
        return tuple((urn, make_werkzaamheidnaam(urn)) for urn in sorted(urns))

    def find_behandeldienst(self, activiteit_urn: str, oin_bevoegd_gezag: str) -> str | None:
        """Give the OIN of the dienst that treats an activity for a bevoegd gezag; None when none is set."""
        for configuratie in self.register.configuraties.values():
            if (configuratie.activiteit, configuratie.bevoegd_gezag) == (activiteit_urn, oin_bevoegd_gezag):
                return configuratie.behandeldienst
        return None

    def count(self, items: Sequence[Any]) -> int:
        """Give the number that a list says it has in total."""
        return len(items)

    def page(self, vraag: Vraag, naam: str, items: Sequence[Any]) -> Response:
        """Answer with one page of a list in HAL; pages count from 1.

        Raises:
            Probleem: 400, when the page or its size is not possible.
        """
        nummer, grootte = vraag.read_int("page", 1), vraag.read_int("pageSize", PAGINA)
        if nummer < 1 or not 1 <= grootte <= MAX_PAGINA:
            raise Probleem(400, "Ongeldige pagina", f"page begint bij 1; pageSize ligt tussen 1 en {MAX_PAGINA}")
        deel = items[(nummer - 1) * grootte : nummer * grootte]
        pad = self.omgeving.adressen.lv + vraag.adres.partition(" ")[2]
        links = {"self": {"href": f"{pad}?{urlencode(dict(vraag.query))}"}}
        if nummer * grootte < len(items):
            links["next"] = {"href": f"{pad}?{urlencode({**vraag.query, 'page': nummer + 1, 'pageSize': grootte})}"}
        telling = {"number": nummer, "size": grootte, "totalElements": self.count(items)}
        return answer_json({"_embedded": {naam: list(deel)}, "page": telling, "_links": links})

    def _list_activiteiten(self, vraag: Vraag) -> Response:
        """Give all activities."""
        read_datum(vraag.query.get("datum", ""))
        return self.page(vraag, "activiteiten", [encode_activiteit(item) for item in self._in_volgorde()])

    def _in_volgorde(self) -> list[Ingeschreven]:
        """Give the activities in order of urn."""
        return [self.register.activiteiten[urn] for urn in sorted(self.register.activiteiten)]

    def _search_activiteiten(self, vraag: Vraag) -> Response:
        """Give the activities of a bevoegd gezag, by OIN or by its bare number."""
        data = vraag.json()
        read_datum(str(data.get("datum", "")))
        orgaan = data.get("bestuursorgaan") or {}
        gevonden = [
            encode_activiteit(item)
            for item in self._in_volgorde()
            if orgaan.get("oin") == item.organisatie.oin
            or orgaan.get("organisatieCode") == strip_code(item.organisatie.code)
        ]
        return self.page(vraag, "activiteiten", gevonden)

    def _get_activiteit(self, vraag: Vraag) -> Response:
        """Give one activity."""
        read_datum(vraag.query.get("datum", ""))
        return answer_json(encode_activiteit(self._find(vraag.pad["urn"])))

    def _find(self, urn: str) -> Ingeschreven:
        """Find an activity."""
        gevonden = self.register.activiteiten.get(urn)
        if gevonden is None:
            raise Probleem(404, "Niet gevonden", f"activiteit {urn!r} staat niet in de registratie")
        return gevonden

    def _list_werkzaamheden(self, vraag: Vraag) -> Response:
        """Give all werkzaamheden."""
        return self.page(vraag, "werkzaamheden", [encode_werkzaamheid(*item) for item in self.list_werkzaamheden()])

    def _list_koppelingen(self, vraag: Vraag) -> Response:
        """Give the activities that are coupled to a werkzaamheid."""
        read_datum(vraag.query.get("datum", ""))
        urns = [{"urn": item.urn} for item in self.list_bij_werkzaamheid(vraag.pad["urn"])]
        return self.page(vraag, "activiteitKoppelingen", urns)


def read_datum(tekst: str) -> date:
    """Read a date parameter.

    Raises:
        Probleem: 400, when it is not `dd-MM-jjjj`.
    """
    datum = parse_datum(tekst)
    if datum is None:
        raise Probleem(400, "Ongeldige datum", f"verwacht dd-MM-jjjj, gekregen {tekst!r}")
    return datum


def strip_code(code: str) -> str:
    """Give an overheidscode as the RTR knows it: without the letters in front."""
    return code.lstrip("abcdefghijklmnopqrstuvwxyz")


def make_werkzaamheidnaam(urn: str) -> str:
    """Give the name of a werkzaamheid: its urn is that name with the words run together."""
    woorden = "".join(f" {teken.lower()}" if teken.isupper() else teken for teken in urn).strip()
    return woorden[:1].upper() + woorden[1:]


def encode_werkzaamheid(urn: str, naam: str) -> dict[str, Any]:
    """Write a werkzaamheid as the services do."""
    return {"urn": urn, "omschrijving": naam, "functioneleStructuurRef": _WERKZAAMHEID + urn, "trefwoorden": []}


def parse_werkzaamheid(ref: str) -> str:
    """Give the urn in the reference of a werkzaamheid."""
    return ref.removeprefix(_WERKZAAMHEID)


def encode_object(activiteit: Ingeschreven, soort: Regelbeheerobject) -> dict[str, Any]:
    """Write a regelbeheerobject as the services do."""
    code = soort.value.removeprefix("Indieningsvereisten")
    data: dict[str, Any] = {"typering": soort.value, "functioneleStructuurRef": activiteit.make_ref(soort)}
    if code != soort.value:
        data |= {"typering": "Indieningsvereisten", "toestemming": {"code": code, "waarde": _TOESTEMMINGEN[code]}}
    return data


def encode_orgaan(organisatie: Organisatie) -> dict[str, Any]:
    """Write a bevoegd gezag as the services do."""
    soort = organisatie.code.removesuffix(strip_code(organisatie.code))
    return {
        "oin": str(organisatie.oin),
        "bestuurslaag": "gemeente" if soort == "gm" else soort,
        "organisatieType": _SOORTEN.get(soort, "GM"),
        "organisatieCode": strip_code(organisatie.code),
    }


def encode_activiteit(activiteit: Ingeschreven) -> dict[str, Any]:
    """Write an activity as RTR gegevens does."""
    return {
        "urn": activiteit.urn,
        "omschrijving": activiteit.naam,
        "toonbaar": True,
        "begindatum": format_datum(activiteit.begindatum),
        "einddatum": "31-12-2199",
        "bestuursorgaan": encode_orgaan(activiteit.organisatie),
        "regelBeheerObjecten": [encode_object(activiteit, soort) for soort in activiteit.objecten],
        "_links": {"werkzaamheden": [{"href": f"{BASIS}/werkzaamheden/{urn}"} for urn in activiteit.werkzaamheden]},
    }
