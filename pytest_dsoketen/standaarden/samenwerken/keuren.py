# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Checks on messages of and to the samenwerkfunctionaliteit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from pytest_dsoketen.model.berichten import Afwijking, Bericht
from pytest_dsoketen.model.samenwerkingen import (
    Actieverzoekstatus,
    Notificatietype,
    Privilege,
    Samenwerkingstatus,
    Vertrouwelijkheid,
)
from pytest_dsoketen.standaarden.samenwerken.lezen import SamenwerkberichtError, load
from pytest_dsoketen.standaarden.samenwerken.namen import (
    ACTIEVERZOEKEN,
    BASISPAD,
    BERICHTEN,
    DEELNEMERS,
    DOCUMENTEN,
    NOTIFICATIES,
    PARTNER,
    SAMENWERKINGEN,
    STARTER,
)

CODE_JSON = "DSOK-SWF-101"
CODE_VELD = "DSOK-SWF-102"
CODE_WAARDE = "DSOK-SWF-103"
CODE_VORM = "DSOK-SWF-104"
CODE_PAGINA = "DSOK-SWF-105"

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_VORMEN = {
    "samenwerking": re.compile(r"SAM-\d+"),
    "uuid": _UUID,
    "oin": re.compile(r"[0-9A-Za-z]{20}"),
    "sha256": re.compile(r"[0-9a-f]{64}"),
    "verzoeknummer": re.compile(r"\d{13}"),
    "tekst": re.compile(r"(?=.*\S).+", re.DOTALL),
}


class Gebruik(StrEnum):
    """Whether a field has to be there."""

    VERPLICHT = "verplicht"
    OPTIONEEL = "optioneel"


@dataclass(frozen=True)
class Veld:
    """One field of an object: its grammar, or the values it may have."""

    naam: str
    vorm: str = "tekst"
    waarden: type[StrEnum] | frozenset[str] | None = None
    gebruik: Gebruik = Gebruik.VERPLICHT


_OPT = Gebruik.OPTIONEEL
_ROLLEN = frozenset({STARTER, PARTNER})
_OBJECTEN: dict[str, tuple[Veld, ...]] = {
    SAMENWERKINGEN: (
        Veld("samenwerkingId", "samenwerking"),
        Veld("titel"),
        Veld("status", waarden=Samenwerkingstatus),
        Veld("verzoeknummer", "verzoeknummer", gebruik=_OPT),
        Veld("aangemaaktDoor", "oin"),
        Veld("creatieDatumTijd", "tijdstip"),
        Veld("sluitDatum", "tijdstip", gebruik=_OPT),
    ),
    DEELNEMERS: (
        Veld("deelnemer", "oin"),
        Veld("deelnemerNaam"),
        Veld("privilege", waarden=Privilege),
        Veld("rol", waarden=_ROLLEN),
    ),
    DOCUMENTEN: (
        Veld("documentId", "uuid"),
        Veld("samenwerkingId", "samenwerking"),
        Veld("bestandsNaam"),
        Veld("vertrouwelijkheidsAanduiding", waarden=Vertrouwelijkheid),
        Veld("documentHash", "sha256"),
        Veld("aangemaaktDoor", "oin"),
    ),
    ACTIEVERZOEKEN: (
        Veld("actieverzoekId", "uuid"),
        Veld("samenwerkingId", "samenwerking"),
        Veld("titel"),
        Veld("zender", "oin"),
        Veld("ontvanger", "oin"),
        Veld("status", waarden=Actieverzoekstatus),
    ),
    BERICHTEN: (
        Veld("berichtId", "uuid"),
        Veld("actieverzoekId", "uuid"),
        Veld("afzender", "oin"),
        Veld("tekst"),
        Veld("creatieDatumTijd", "tijdstip"),
    ),
    NOTIFICATIES: (
        Veld("notificatieId", "uuid"),
        Veld("notificatieType", waarden=Notificatietype),
        Veld("samenwerkingId", "samenwerking"),
        Veld("notificatieTekst"),
        Veld("deelnemer", "oin"),
        Veld("eventDatumTijd", "tijdstip"),
    ),
}

_SLUITEN = frozenset({Samenwerkingstatus.GESLOTEN.value})
_OPDRACHTEN: tuple[tuple[re.Pattern[str], tuple[Veld, ...]], ...] = (
    (re.compile(rf"POST .*/{SAMENWERKINGEN}"), (Veld("titel"), Veld("verzoeknummer", "verzoeknummer", gebruik=_OPT))),
    (re.compile(rf"PATCH .*/{SAMENWERKINGEN}/[^/]+"), (Veld("status", waarden=_SLUITEN),)),
    (re.compile(rf"POST .*/{DEELNEMERS}"), (Veld("oin", "oin"), Veld("naam"), Veld("privilege", waarden=Privilege))),
    (re.compile(rf"PATCH .*/{DEELNEMERS}/[^/]+"), (Veld("privilege", waarden=Privilege),)),
    (
        re.compile(rf"POST .*/{DOCUMENTEN}"),
        (
            Veld("bestandsNaam"),
            Veld("vertrouwelijkheidsAanduiding", waarden=Vertrouwelijkheid),
            Veld("documentHash", "sha256"),
        ),
    ),
    (re.compile(rf"PATCH .*/{DOCUMENTEN}/[^/]+"), (Veld("vertrouwelijkheidsAanduiding", waarden=Vertrouwelijkheid),)),
    (re.compile(rf"POST .*/{ACTIEVERZOEKEN}"), (Veld("titel"), Veld("ontvanger", "oin"))),
    (re.compile(rf"PATCH .*/{ACTIEVERZOEKEN}/[^/]+"), (Veld("status", waarden=Actieverzoekstatus),)),
    (re.compile(rf"POST .*/{BERICHTEN}"), (Veld("tekst"),)),
)


def check_samenwerkbericht(bericht: Bericht) -> list[Afwijking]:
    """Check one message; the content of a document and an empty body have no shape to check."""
    methode, _, pad = bericht.adres.partition(" ")
    pad = pad.partition("?")[0].removeprefix(BASISPAD)
    if pad.endswith("/content") or (methode == "DELETE" and not bericht.inhoud):
        return []
    if methode == "GET":
        return check_antwoord(bericht.inhoud)
    return check_opdracht(f"{methode} {pad}", bericht.inhoud)


def check_opdracht(adres: str, inhoud: bytes) -> list[Afwijking]:
    """Check what a participant sends.

    Args:
        adres: method and path, without base and query.
        inhoud: the body.
    """
    try:
        data = load(inhoud)
    except SamenwerkberichtError as fout:
        return [Afwijking(CODE_JSON, str(fout), adres)]
    for patroon, velden in _OPDRACHTEN:
        if patroon.fullmatch(adres):
            return list(_check_velden(data, velden, adres))
    return [Afwijking(CODE_VORM, f"de opdracht {adres} bestaat niet in de API", adres)]


def check_antwoord(inhoud: bytes) -> list[Afwijking]:
    """Check what the samenwerkfunctionaliteit gives: one object, or a page of a list."""
    try:
        data = load(inhoud)
    except SamenwerkberichtError as fout:
        return [Afwijking(CODE_JSON, str(fout))]
    if "page" in data:
        return list(_check_pagina(data))
    return list(_check_velden(data, _OBJECTEN[SAMENWERKINGEN], SAMENWERKINGEN)) + list(_check_ingebed(data))


def _check_pagina(data: dict[str, Any]) -> Iterator[Afwijking]:
    """Check a page and every object on it."""
    pagina, links = data["page"], data.get("_links")
    if not isinstance(pagina, dict) or not all(
        isinstance(pagina.get(naam), int) for naam in ("number", "size", "totalElements", "totalPages")
    ):
        yield Afwijking(CODE_PAGINA, "de lijst zegt niet op welke pagina van hoeveel zij is", "page")
    elif pagina["number"] < pagina["totalPages"] and not (isinstance(links, dict) and "next" in links):
        yield Afwijking(CODE_PAGINA, "er is een volgende pagina, maar de koppeling daarnaar ontbreekt", "_links")
    if not isinstance(data.get("_embedded"), dict):
        yield Afwijking(CODE_PAGINA, "de lijst heeft geen _embedded", "_embedded")
    yield from _check_ingebed(data)


def _check_ingebed(data: dict[str, Any]) -> Iterator[Afwijking]:
    """Check the objects in a message."""
    ingebed = data.get("_embedded")
    for soort, items in (ingebed if isinstance(ingebed, dict) else {}).items():
        if soort not in _OBJECTEN or not isinstance(items, list):
            yield Afwijking(CODE_VORM, f"de lijst {soort} bestaat niet in de API", soort)
            continue
        for nummer, item in enumerate(items):
            if not isinstance(item, dict):
                yield Afwijking(CODE_VORM, f"{soort} bevat iets anders dan een object", f"{soort}[{nummer}]")
                continue
            yield from _check_velden(item, _OBJECTEN[soort], f"{soort}[{nummer}]")
            if soort == SAMENWERKINGEN:
                yield from _check_ingebed(item)


def _check_velden(data: dict[str, Any], velden: tuple[Veld, ...], plaats: str) -> Iterator[Afwijking]:
    """Check the fields of one object; what the table does not name is free."""
    for veld in velden:
        waarde, plek = data.get(veld.naam), f"{plaats}.{veld.naam}"
        if waarde is None:
            if veld.gebruik is Gebruik.VERPLICHT:
                yield Afwijking(CODE_VELD, f"het veld {veld.naam} ontbreekt", plek)
        elif veld.waarden is not None:
            if waarde not in [str(getattr(keuze, "value", keuze)) for keuze in veld.waarden]:
                yield Afwijking(CODE_WAARDE, f"het veld {veld.naam} heeft een waarde die de API niet kent", plek)
        elif not _has_vorm(waarde, veld.vorm):
            yield Afwijking(CODE_VORM, f"het veld {veld.naam} heeft niet de vorm {veld.vorm}", plek)


def _has_vorm(waarde: Any, vorm: str) -> bool:
    """Say whether a value has a grammar."""
    if not isinstance(waarde, str):
        return False
    lezer: Callable[[str], Any] = datetime.fromisoformat if vorm == "tijdstip" else _VORMEN[vorm].fullmatch
    try:
        return bool(lezer(waarde))
    except ValueError:
        return False
