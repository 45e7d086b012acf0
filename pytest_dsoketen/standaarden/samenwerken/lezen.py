# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The JSON of the samenwerkfunctionaliteit to model objects."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.samenwerkingen import (
    Actieverzoek,
    Actieverzoekbericht,
    Actieverzoekstatus,
    Deelnemer,
    Notificatietype,
    Privilege,
    SamenwerkDocument,
    Samenwerking,
    Samenwerkingstatus,
    SamenwerkNotificatie,
    Vertrouwelijkheid,
)
from pytest_dsoketen.standaarden.samenwerken.namen import (
    ACTIEVERZOEKEN,
    DEELNEMERS,
    DOCUMENTEN,
    NOTIFICATIES,
    SAMENWERKINGEN,
    STARTER,
)


class SamenwerkberichtError(DsoketenError, ValueError):
    """A message is not JSON of the samenwerkfunctionaliteit."""


def load(inhoud: bytes) -> dict[str, Any]:
    """Read the JSON object of a message.

    Raises:
        SamenwerkberichtError: when it is something else.
    """
    try:
        data = json.loads(inhoud)
    except (ValueError, RecursionError) as fout:
        raise SamenwerkberichtError(f"het bericht is geen JSON: {fout}") from None
    if not isinstance(data, dict):
        raise SamenwerkberichtError("het bericht is geen JSON-object")
    return data


def read_samenwerking(data: dict[str, Any]) -> Samenwerking:
    """Read a samenwerking with its participants."""
    gesloten = data.get("sluitDatum")
    return Samenwerking(
        id=data["samenwerkingId"],
        naam=data["titel"],
        status=Samenwerkingstatus(data["status"]),
        verzoeknummer=data.get("verzoeknummer") or "",
        starter=data["aangemaaktDoor"],
        deelnemers=tuple(read_deelnemer(wie) for wie in data.get("_embedded", {}).get(DEELNEMERS, [])),
        creatie=datetime.fromisoformat(data["creatieDatumTijd"]),
        gesloten=datetime.fromisoformat(gesloten) if gesloten else None,
    )


def read_deelnemer(data: dict[str, Any]) -> Deelnemer:
    """Read a participant."""
    return Deelnemer(data["deelnemer"], data["deelnemerNaam"], Privilege(data["privilege"]), data["rol"] == STARTER)


def read_document(data: dict[str, Any]) -> SamenwerkDocument:
    """Read what is known of a document, without its content."""
    return SamenwerkDocument(
        id=data["documentId"],
        bestandsnaam=data["bestandsNaam"],
        omschrijving=data.get("documentOmschrijving") or "",
        vertrouwelijkheid=Vertrouwelijkheid(data["vertrouwelijkheidsAanduiding"]),
        toegevoegd_door=data["aangemaaktDoor"],
        sha256=data["documentHash"],
    )


def read_actieverzoek(data: dict[str, Any]) -> Actieverzoek:
    """Read an actieverzoek."""
    return Actieverzoek(
        id=data["actieverzoekId"],
        samenwerking=data["samenwerkingId"],
        titel=data["titel"],
        omschrijving=data.get("omschrijving") or "",
        zender=data["zender"],
        ontvanger=data["ontvanger"],
        status=Actieverzoekstatus(data["status"]),
    )


def read_actieverzoekbericht(data: dict[str, Any]) -> Actieverzoekbericht:
    """Read a message with an actieverzoek."""
    return Actieverzoekbericht(
        data["berichtId"],
        data["actieverzoekId"],
        data["afzender"],
        data["tekst"],
        datetime.fromisoformat(data["creatieDatumTijd"]),
    )


def read_notificatie(data: dict[str, Any]) -> SamenwerkNotificatie:
    """Read a notification."""
    return SamenwerkNotificatie(
        id=data["notificatieId"],
        type=Notificatietype(data["notificatieType"]),
        samenwerking=data["samenwerkingId"],
        tekst=data["notificatieTekst"],
        tijdstip=datetime.fromisoformat(data["eventDatumTijd"]),
        onderwerp=next(iter(data.get("properties", {}).values()), ""),
    )


def list_kenmerken(inhoud: bytes, *bekend: str) -> tuple[str, ...]:
    """Give by what a message can be found: the ids of samenwerkingen and the verzoeknummers in it.

    Args:
        inhoud: the body; anything but JSON holds none.
        bekend: what is known from elsewhere, such as the path; comes first.
    """
    try:
        gevonden = _walk_kenmerken(load(inhoud))
    except SamenwerkberichtError:
        gevonden = iter(())
    return tuple(dict.fromkeys(kenmerk for kenmerk in (*bekend, *gevonden) if kenmerk))


def _walk_kenmerken(data: Any) -> Iterator[str]:
    """Walk through everything; not recursive by text, so that its depth is that of the parser."""
    todo = [data]
    while todo:
        ding = todo.pop(0)
        if isinstance(ding, dict):
            yield from (ding[naam] for naam in ("samenwerkingId", "verzoeknummer") if isinstance(ding.get(naam), str))
        todo.extend(ding.values() if isinstance(ding, dict) else ding if isinstance(ding, list) else ())


@dataclass(frozen=True)
class Stand:
    """What messages say of one samenwerking: the newest word on each part of it.

    Attributes:
        samenwerking: None when it is in none of the messages.
    """

    samenwerking: Samenwerking | None = None
    documenten: tuple[SamenwerkDocument, ...] = ()
    actieverzoeken: tuple[Actieverzoek, ...] = ()
    notificaties: tuple[SamenwerkNotificatie, ...] = ()


def read_stand(berichten: Iterable[bytes], samenwerking: str) -> Stand:
    """Read messages in order of time; what cannot be read says nothing.

    A first page begins a list anew, a further page goes on with it.
    """
    losse: list[Samenwerking] = []
    lijsten: dict[str, list[Any]] = {DOCUMENTEN: [], ACTIEVERZOEKEN: [], NOTIFICATIES: []}
    for inhoud in berichten:
        try:
            _add_bericht(load(inhoud), samenwerking, losse, lijsten)
        except (SamenwerkberichtError, KeyError, ValueError, TypeError, AttributeError):
            continue
    return Stand(
        losse[-1] if losse else None,
        tuple(lijsten[DOCUMENTEN]),
        tuple(lijsten[ACTIEVERZOEKEN]),
        tuple(lijsten[NOTIFICATIES]),
    )


_LEZERS: dict[str, Callable[[dict[str, Any]], object]] = {
    DOCUMENTEN: read_document,
    ACTIEVERZOEKEN: read_actieverzoek,
    NOTIFICATIES: read_notificatie,
}


def _add_bericht(
    data: dict[str, Any], samenwerking: str, losse: list[Samenwerking], lijsten: dict[str, list[Any]]
) -> None:
    """Take one message into account."""
    if "page" not in data:
        if data.get("samenwerkingId") == samenwerking and "titel" in data and "aangemaaktDoor" in data:
            losse.append(read_samenwerking(data))
        return
    eigen = [item for item in data["_embedded"].get(SAMENWERKINGEN, []) if item["samenwerkingId"] == samenwerking]
    losse.extend(map(read_samenwerking, eigen))
    for soort, lijst in lijsten.items():
        if soort not in data["_embedded"]:
            continue
        lees = _LEZERS[soort]
        items = [lees(item) for item in data["_embedded"][soort] if item["samenwerkingId"] == samenwerking]
        if data["page"]["number"] == 1:
            lijst.clear()
        lijst.extend(items)
