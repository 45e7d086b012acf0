# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Toepasbare regels uitvoeren services v3: questions, answers and conclusions of checks and forms; keeps no state."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from starlette.responses import Response
from starlette.routing import BaseRoute

from pytest_dsoketen.model.regels import Antwoordtype
from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.oefenketen.voorzieningen._http import Probleem, Vraag, answer_json, make_route
from pytest_dsoketen.oefenketen.voorzieningen.kaart import Kaart, Locatie, read_geo
from pytest_dsoketen.oefenketen.voorzieningen.rtr import PUBLIEK, Ingeschreven, Regelversie, Rtr, encode_orgaan
from pytest_dsoketen.oefenketen.voorzieningen.zoeken import note_check
from pytest_dsoketen.standaarden.sttr.document import Regelsoort, Sttrbestand, Uitvoeringsregel
from pytest_dsoketen.standaarden.sttr.namen import parse_ref
from pytest_dsoketen.standaarden.sttr.spelen import is_verplicht, list_conclusies, list_getoond
from pytest_dsoketen.standaarden.sttr.uitvoeren import Uitslag, UitvoerError, carry_out

BASIS = f"{PUBLIEK}/toepasbareregelsuitvoerenservices/v3"
CRS = "EPSG:28992"
_MAX_REFS = 20
_MAX_ANTWOORD = 6144
_TYPEN = {Antwoordtype.NUMBER: "numeriek", Antwoordtype.LIST: "lijstwaarde", Antwoordtype.DATE: "datum"}


class Uitvoeren:
    """The services.

    Args:
        omgeving: what the registratie works with.
        loket: what the loket works with.
        rtr: the register.
        kaart: where rules hold.
    """

    def __init__(self, omgeving: Omgeving, loket: Omgeving, rtr: Rtr, kaart: Kaart) -> None:
        self.omgeving = omgeving
        self._loket = loket
        self._rtr = rtr
        self._kaart = kaart

    def routes(self) -> list[BaseRoute]:
        """Give the routes."""
        return [
            make_route("POST", f"{BASIS}/conclusie/_bepaal", self._make_dienst("activiteiten", self.pass_locatie)),
            make_route(
                "POST",
                f"{BASIS}/indieningsvereisten/_bepaal",
                self._make_dienst("subactiviteiten", lambda locatie, _: locatie),
            ),
            make_route("GET", f"{BASIS}/toelichtingen/{{identifier:int}}-{{nummer:int}}", self._get_toelichting),
        ]

    def pass_locatie(self, locatie: Locatie, antwoorden: dict[int, str]) -> Locatie:  # noqa: ARG002  (every step of the check)
        """Give the place of the check to the engine, with every step again."""
        return locatie

    def select_versie(self, ref: str) -> Regelversie | None:
        """Give the rules to decide by."""
        return self._rtr.find_versie(ref)

    def _make_dienst(
        self, naam: str, pass_locatie: Callable[[Locatie, dict[int, str]], Locatie]
    ) -> Callable[[Vraag], Response]:
        """Make one of the services; `naam` is what it calls its list of activities."""

        def determine(vraag: Vraag) -> Response:
            if vraag.headers.get("content-crs", "") != CRS:
                raise Probleem(400, "Onbekend coördinatenstelsel", f"kop Content-Crs moet {CRS} zijn")
            data = vraag.json()
            refs = data.get("functioneleStructuurRefs") or []
            if not 1 <= len(refs) <= _MAX_REFS:
                raise Probleem(400, "Ongeldige vraag", f"verwacht 1 tot {_MAX_REFS} functioneleStructuurRefs")
            locatie = read_geo(data)
            antwoord, kenmerken = [], []
            for item in refs:
                ref, antwoorden = _read_item(item)
                antwoord.append(self._decide(ref, antwoorden, pass_locatie(locatie, antwoorden), naam))
                gelezen = parse_ref(ref)
                kenmerken += [ref, *([gelezen.activiteit] if gelezen else [])]
            inhoud = json.dumps(antwoord, ensure_ascii=False).encode()
            note_check(self.omgeving, self._loket, kenmerken, inhoud, vraag.adres)
            return Response(inhoud, media_type="application/json")

        return determine

    def _decide(self, ref: str, antwoorden: dict[int, str], locatie: Locatie, naam: str) -> dict[str, Any]:
        """Carry out the rules for one functioneleStructuurRef."""
        gelezen = parse_ref(ref)
        activiteit = self._rtr.register.activiteiten.get(gelezen.activiteit) if gelezen else None
        if activiteit is None:
            raise Probleem(404, "Niet gevonden", f"functioneleStructuurRef {ref!r} staat niet in de registratie")
        leeg = {"functioneleStructuurRef": ref, "omschrijving": activiteit.naam, "indienbaar": False, "compleet": False}
        if not self._kaart.applies_at(activiteit.urn, locatie):
            return {**leeg, naam: []}
        versie = self.select_versie(ref)
        if versie is None:
            return {**leeg, naam: [{"subactiviteitNaam": activiteit.naam, "ontbrekendeData": "toepasbareRegels"}]}
        per_id = _match(versie, antwoorden)

        def find(gebied: str) -> str:
            return self._kaart.find_gebied(gebied, locatie)

        try:
            uitslag = carry_out(versie.bestand, per_id, find)
        except UitvoerError as fout:
            raise Probleem(422, "De regels zijn niet uit te voeren", str(fout)) from fout
        inhoud = _encode_activiteit(activiteit, versie, uitslag, per_id)
        inhoud["bijlagen"] = [
            {
                "id": _make_id(versie, regel),
                "naam": regel.tekst,
                "documenttypeGeneriek": regel.documenttype,
                "verplicht": is_verplicht(versie.bestand, regel, per_id, find),
                "vraagReferentie": regel.referentie,
                "toelichting": {},
            }
            for regel in versie.bestand.in_volgorde()
            if regel.soort is Regelsoort.BIJLAGE
        ]
        indienbaar = versie.bestand.is_formulier and uitslag.waarden == (True,)
        return {**leeg, "indienbaar": indienbaar, "compleet": uitslag.compleet, naam: [inhoud]}

    def _get_toelichting(self, vraag: Vraag) -> Response:
        """Give the text with a conclusion."""
        identifier, nummer = int(vraag.pad["identifier"]), int(vraag.pad["nummer"])
        for versies in self._rtr.register.versies.values():
            for versie in versies:
                teksten = _list_toelichtingen(versie.bestand)
                if versie.identifier == identifier and nummer < len(teksten):
                    return answer_json({"toelichting": teksten[nummer]})
        raise Probleem(404, "Niet gevonden", "deze toelichting bestaat niet")


def _read_item(item: Any) -> tuple[str, dict[int, str]]:
    """Read one reference with its answers."""
    try:
        antwoorden = {int(antwoord["id"]): str(antwoord["antwoord"]) for antwoord in item.get("antwoorden") or []}
        ref = str(item["functioneleStructuurRef"])
    except (AttributeError, KeyError, TypeError, ValueError) as fout:
        raise Probleem(
            400, "Ongeldige vraag", f"functioneleStructuurRef of antwoorden zijn niet te lezen ({fout!r})"
        ) from fout
    if any(len(antwoord) > _MAX_ANTWOORD for antwoord in antwoorden.values()):
        raise Probleem(400, "Ongeldig antwoord", f"een antwoord is langer dan {_MAX_ANTWOORD} tekens")
    return ref, antwoorden


def _make_id(versie: Regelversie, regel: Uitvoeringsregel) -> int:
    """Give the number of a question: unique over all rules, equal while the version stays."""
    return versie.identifier * 1000 + versie.bestand.uitvoeringsregels.index(regel) + 1


def _match(versie: Regelversie, antwoorden: dict[int, str]) -> dict[str, str]:
    """Give the answers per id in the file; answers to other questions are left out."""
    per_nummer = {_make_id(versie, regel): regel.id for regel in versie.bestand.uitvoeringsregels}
    return {per_nummer[nummer]: antwoord for nummer, antwoord in antwoorden.items() if nummer in per_nummer}


def _list_toelichtingen(bestand: Sttrbestand) -> list[str]:
    """Give every text with a conclusion in a file, once."""
    rijen = bestand.wortel.tabel.rijen if bestand.wortel and bestand.wortel.tabel else ()
    return list(dict.fromkeys(rij.toelichting for rij in rijen if rij.toelichting))


def _encode_activiteit(
    activiteit: Ingeschreven, versie: Regelversie, uitslag: Uitslag, antwoorden: dict[str, str]
) -> dict[str, Any]:
    """Write the state of one activity as the service does."""
    teksten = _list_toelichtingen(versie.bestand)
    nummers = [teksten.index(tekst) for tekst in uitslag.toelichtingen]
    conclusies = [
        {
            "toestemmingstype": {"code": conclusie.value, "waarde": conclusie.value},
            "toelichtingId": f"{versie.identifier}-{nummers[plaats]}" if plaats < len(nummers) else None,
            "toonbareActiviteitFunctioneleStructuurRef": versie.ref.tekst,
        }
        for plaats, conclusie in enumerate(list_conclusies(uitslag))
    ]
    return {
        "subactiviteitNaam": activiteit.naam,
        "bestuursorgaan": encode_orgaan(activiteit.organisatie),
        "toepasbareRegelsIdentifiers": [versie.identifier],
        "voorbehouden": [{"tekst": regel.voorbehoud} for regel in versie.bestand.uitvoeringsregels if regel.voorbehoud],
        "conclusies": conclusies,
        "vraaggroepen": _encode_groepen(versie, list_getoond(versie.bestand, uitslag, antwoorden), uitslag),
    }


def _encode_groepen(
    versie: Regelversie, regels: tuple[Uitvoeringsregel, ...], uitslag: Uitslag
) -> list[dict[str, Any]]:
    """Write the questions by group."""
    namen = {groep.id: groep.naam for groep in versie.bestand.regelgroepen}
    groepen: dict[str, list[dict[str, Any]]] = {}
    for regel in regels:
        groepen.setdefault(namen.get(regel.groep, ""), []).append(_encode_vraag(versie, regel, regel in uitslag.open))
    return [{"groepNaam": naam, "vragen": vragen} for naam, vragen in groepen.items()]


def _encode_vraag(versie: Regelversie, regel: Uitvoeringsregel, verplicht: bool) -> dict[str, Any]:
    """Write a question."""
    return {
        "id": _make_id(versie, regel),
        "tekst": regel.tekst,
        "uitvoeringsregelType": "vraag" if regel.soort is Regelsoort.VRAAG else "registerbevraging",
        "antwoordType": _TYPEN.get(regel.type, regel.type.value) if regel.type else "string",
        "verplicht": verplicht,
        "optieType": ("meerdereAntwoorden" if regel.meerdere else "enkelAntwoord") if regel.opties else None,
        "opties": [{"sequenceId": nummer, "optieTekst": tekst} for nummer, tekst in enumerate(regel.opties, start=1)],
        "vraagReferentie": regel.referentie or regel.id,
        "classificatie": regel.classificatie,
        "publiceerbaar": regel.publiceerbaar,
        "potentieelVertrouwelijk": regel.vertrouwelijk,
    }
