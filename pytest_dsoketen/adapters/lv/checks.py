# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The checks and forms of the Omgevingsloket over the public toepasbare-regelservices."""

from __future__ import annotations

from typing import Any

from pytest_dsoketen.adapters.laden import Adaptercontext
from pytest_dsoketen.adapters.lv._waarnemen import LvWaarnemer
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.regels import (
    Antwoord,
    Antwoordtype,
    BijlageVraag,
    Checkresultaat,
    Conclusie,
    Regelbeheerobject,
    Vraag,
)
from pytest_dsoketen.model.verzoeken import Locatie
from pytest_dsoketen.ports import GeweigerdError

_API = "/publiek/toepasbare-regels/api"
_UITVOEREN = f"{_API}/toepasbareregelsuitvoerenservices/v3"
_ZOEKEN = f"{_API}/zoekinterface/v2/werkzaamheden/_zoek"
_TYPERINGEN = (
    f"{_API}/samengestelderegistratietoepasbareregelsservices/v2/werkzaamheden/_bepaalRegelbeheerobjectTyperingen"
)
_WERKZAAMHEID = "http://toepasbare-regels.omgevingswet.overheid.nl/werkzaamheden/id/concept/"
_CRS = {"content-crs": "EPSG:28992"}
_TYPEN = {
    "numeriek": Antwoordtype.NUMBER,
    "lijstwaarde": Antwoordtype.LIST,
    "datum": Antwoordtype.DATE,
    "boolean": Antwoordtype.BOOLEAN,
}
_FORMULIEREN = (
    Regelbeheerobject.INDIENINGSVEREISTEN_VERGUNNING,
    Regelbeheerobject.INDIENINGSVEREISTEN_MELDING,
    Regelbeheerobject.INDIENINGSVEREISTEN_INFORMATIE,
)
_MAX_STAPPEN = 100


class LoketChecks(LvWaarnemer):
    """Find a werkzaamheid, walk a check, walk a form.

    Args:
        context: what the adapter works with.
    """

    def __init__(self, context: Adaptercontext) -> None:
        super().__init__(context)
        self._regels = context.verbinding(Rol.RTR)
        self._now = context.now

    def search_werkzaamheden(self, zoekterm: str) -> tuple[tuple[str, str], ...]:
        """Find werkzaamheden by a word."""
        data = self._regels.post(_ZOEKEN, data={"zoekterm": zoekterm, "sortering": "besteMatch"}).json()
        return tuple((item["urn"], item["omschrijving"]) for item in data["_embedded"]["werkzaamheden"])

    def fetch_activiteiten(self, werkzaamheid: str, locatie: Locatie) -> tuple[str, ...]:
        """Give the urns of the activities that a werkzaamheid touches at a location."""
        vraag = {"functioneleStructuurRefs": [_WERKZAAMHEID + werkzaamheid], "_geo": encode_geo(locatie)}
        objecten = [
            item for ref in self._regels.post(_TYPERINGEN, data=vraag).json() for item in ref["regelbeheerobjecten"]
        ]
        urns = (get_urn(item["functioneleStructuurRef"]) for item in objecten)
        return tuple(dict.fromkeys(filter(None, urns)))

    def walk_check(self, activiteit: str, locatie: Locatie, antwoorden: tuple[Antwoord, ...]) -> Checkresultaat:
        """Walk the vergunningcheck."""
        ref = self._find_ref(activiteit, (Regelbeheerobject.CONCLUSIE,))
        return self._walk(f"{_UITVOEREN}/conclusie/_bepaal", ref, locatie, antwoorden)

    def walk_aanvraag(self, activiteit: str, locatie: Locatie, antwoorden: tuple[Antwoord, ...]) -> Checkresultaat:
        """Walk the form of the aanvraag: that of the vergunning, else of the melding or the informatieplicht."""
        ref = self._find_ref(activiteit, _FORMULIEREN)
        return self._walk(f"{_UITVOEREN}/indieningsvereisten/_bepaal", ref, locatie, antwoorden)

    def _find_ref(self, activiteit: str, soorten: tuple[Regelbeheerobject, ...]) -> str:
        """Find the reference of the first kind of regelbeheerobject for which rules are registered."""
        datum = self._now().strftime("%d-%m-%Y")
        item = self._regels.get(f"{_API}/rtrgegevens/v2/activiteiten/{activiteit}", query={"datum": datum}).json()
        per_soort = {
            obj["typering"] + (obj.get("toestemming") or {}).get("code", ""): str(obj["functioneleStructuurRef"])
            for obj in item["regelBeheerObjecten"]
        }
        refs = [per_soort[soort.value] for soort in soorten if soort.value in per_soort]
        gegevens = f"{_API}/toepasbareregelsuitvoerengegevens/v1/toepasbareRegels"
        for ref in refs:
            lijst = self._regels.get(gegevens, query={"functioneleStructuurRef": ref, "datum": datum}).json()
            if lijst["_embedded"]["toepasbareRegels"]:
                return ref
        soort = "check" if Regelbeheerobject.CONCLUSIE in soorten else "aanvraagformulier"
        raise GeweigerdError(Rol.RTR, f"er zijn geen toepasbare regels voor een {soort} bij activiteit {activiteit!r}")

    def _walk(self, pad: str, ref: str, locatie: Locatie, antwoorden: tuple[Antwoord, ...]) -> Checkresultaat:
        """Answer every question that is asked, until none is left that can be answered."""
        teksten = {antwoord.vraag: antwoord.waarde for antwoord in antwoorden}
        gegeven: dict[int, str] = {}
        for _ in range(_MAX_STAPPEN):
            stand = self._ask(pad, ref, locatie, gegeven)
            nieuw = {
                vraag["id"]: teksten[naam]
                for vraag in list_vragen(stand)
                for naam in (vraag["tekst"], str(vraag["id"]))
                if naam in teksten and vraag["id"] not in gegeven
            }
            if not nieuw:
                break
            gegeven |= nieuw
        return self._decode(stand)

    def _ask(self, pad: str, ref: str, locatie: Locatie, gegeven: dict[int, str]) -> dict[str, Any]:
        """Send the answers until now and give what the service says of it."""
        lijst = [{"id": id_, "antwoord": antwoord} for id_, antwoord in gegeven.items()]
        vraag = {
            "functioneleStructuurRefs": [{"functioneleStructuurRef": ref, "antwoorden": lijst}],
            "_geo": encode_geo(locatie),
        }
        antwoord: list[dict[str, Any]] = self._regels.post(pad, data=vraag, headers=_CRS).json()
        return antwoord[0]

    def _decode(self, stand: dict[str, Any]) -> Checkresultaat:
        """Read the state of a check or form."""
        activiteiten = list_activiteiten(stand)
        conclusies = [conclusie for item in activiteiten for conclusie in item.get("conclusies", [])]
        return Checkresultaat(
            compleet=bool(stand["compleet"]),
            vragen=tuple(_decode_vraag(vraag) for vraag in list_vragen(stand)),
            conclusies=tuple(Conclusie(item["toestemmingstype"]["code"]) for item in conclusies),
            toelichtingen=tuple(
                self._fetch_toelichting(item["toelichtingId"]) for item in conclusies if item["toelichtingId"]
            ),
            bijlagen=tuple(
                BijlageVraag(str(bijlage["id"]), bijlage["naam"], bool(bijlage["verplicht"]))
                for item in activiteiten
                for bijlage in item.get("bijlagen", [])
            ),
            indienbaar=bool(stand["indienbaar"]),
        )

    def _fetch_toelichting(self, id_: str) -> str:
        """Read the text with a conclusion."""
        return str(self._regels.get(f"{_UITVOEREN}/toelichtingen/{id_}").json()["toelichting"])


def list_activiteiten(stand: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the activities in an answer; a check and a form call them differently."""
    return list(stand.get("activiteiten") or stand.get("subactiviteiten") or [])


def list_vragen(stand: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the questions in an answer, in order."""
    groepen = [groep for item in list_activiteiten(stand) for groep in item.get("vraaggroepen", [])]
    return [vraag for groep in groepen for vraag in groep["vragen"]]


def get_urn(ref: str) -> str:
    """Give the urn of the activity at the end of a functioneleStructuurRef; empty when it has none."""
    concept = ref.rpartition("/id/concept/")[2]
    for soort in sorted(Regelbeheerobject, key=len, reverse=True):
        if concept.startswith(soort.value):
            return concept.removeprefix(soort.value)
    return ""


def encode_geo(locatie: Locatie) -> dict[str, Any]:
    """Write a location as GeoJSON in RD."""
    if locatie.vlak:
        return {
            "intersects": {"type": "Polygon", "coordinates": [[list(hoek) for hoek in ring] for ring in locatie.vlak]}
        }
    return {"intersects": {"type": "Point", "coordinates": [locatie.x, locatie.y]}}


def _decode_vraag(vraag: dict[str, Any]) -> Vraag:
    """Read a question."""
    opties = tuple(optie["optieTekst"] for optie in vraag.get("opties") or [])
    return Vraag(str(vraag["id"]), vraag["tekst"], _TYPEN.get(vraag["antwoordType"], Antwoordtype.STRING), opties)
