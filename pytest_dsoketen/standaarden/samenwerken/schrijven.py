# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Model objects to the JSON of the samenwerkfunctionaliteit."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pytest_dsoketen.model.samenwerkingen import (
    Actieverzoek,
    Actieverzoekbericht,
    Deelnemer,
    Notificatietype,
    SamenwerkDocument,
    Samenwerking,
    SamenwerkNotificatie,
)
from pytest_dsoketen.standaarden.samenwerken.namen import (
    ACTIEVERZOEKEN,
    BASISPAD,
    BRONVERZOEK,
    DEELNEMERS,
    DOCUMENTEN,
    NOTIFICATIES,
    PARTNER,
    SAMENWERKDOEL,
    SAMENWERKINGEN,
    SAMENWERKVORM,
    STARTER,
)

_EIGENSCHAP_PER_TYPE = {
    Notificatietype.DOCUMENT_TOEGEVOEGD: "documentId",
    Notificatietype.DOCUMENT_GEWIJZIGD: "documentId",
    Notificatietype.DOCUMENT_VERWIJDERD: "documentId",
    Notificatietype.ACTIEVERZOEK: "actieverzoekId",
    Notificatietype.BERICHT: "berichtId",
    Notificatietype.VERZOEK_OPGEHAALD: "verzoeknummer",
}


def dump(data: Any) -> bytes:
    """Write JSON as it goes over the line."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def link(*delen: str) -> dict[str, str]:
    """Make a HAL link to a path of this API."""
    return {"href": "/".join((BASISPAD, *delen))}


def write_samenwerking(
    samenwerking: Samenwerking, namen: Mapping[str, str], aantallen: Mapping[str, int]
) -> dict[str, Any]:
    """Write a samenwerking.

    Args:
        samenwerking: as the receiver may see it.
        namen: name of every organisation by OIN.
        aantallen: number of actieverzoeken and notificaties for the receiver.
    """
    eigen = (SAMENWERKINGEN, samenwerking.id)
    return {
        "samenwerkingId": samenwerking.id,
        "titel": samenwerking.naam,
        "status": samenwerking.status.value,
        "verzoeknummer": samenwerking.verzoeknummer or None,
        "samenwerkVorm": SAMENWERKVORM,
        "samenwerkDoel": SAMENWERKDOEL,
        "bronVerzoek": BRONVERZOEK if samenwerking.verzoeknummer else None,
        "aangemaaktDoor": samenwerking.starter,
        "aangemaaktDoorNaam": namen.get(samenwerking.starter, samenwerking.starter),
        "creatieDatumTijd": samenwerking.creatie.isoformat(),
        "sluitDatum": samenwerking.gesloten.isoformat() if samenwerking.gesloten else None,
        "aantalActieverzoeken": aantallen[ACTIEVERZOEKEN],
        "aantalNotificaties": aantallen[NOTIFICATIES],
        "_embedded": {DEELNEMERS: [write_deelnemer(samenwerking.id, wie) for wie in samenwerking.deelnemers]},
        "_links": {
            "self": link(*eigen),
            "documentToevoegen": link(*eigen, DOCUMENTEN),
            "actieverzoekOpstellen": link(*eigen, ACTIEVERZOEKEN),
            ACTIEVERZOEKEN: {"href": f"{BASISPAD}/{ACTIEVERZOEKEN}?samenwerkingId={samenwerking.id}"},
        },
    }


def write_deelnemer(samenwerking: str, deelnemer: Deelnemer) -> dict[str, Any]:
    """Write a participant."""
    return {
        "samenwerkingId": samenwerking,
        "deelnemer": deelnemer.oin,
        "deelnemerNaam": deelnemer.naam,
        "privilege": deelnemer.privilege.value,
        "rol": STARTER if deelnemer.starter else PARTNER,
        "_links": {"self": link(SAMENWERKINGEN, samenwerking, DEELNEMERS, deelnemer.oin)},
    }


def write_document(samenwerking: str, document: SamenwerkDocument, namen: Mapping[str, str]) -> dict[str, Any]:
    """Write what is known of a document; its content goes by the link `content`."""
    return {
        "documentId": document.id,
        "samenwerkingId": samenwerking,
        "bestandsNaam": document.bestandsnaam,
        "documentOmschrijving": document.omschrijving,
        "vertrouwelijkheidsAanduiding": document.vertrouwelijkheid.value,
        "documentHash": document.sha256,
        "aangemaaktDoor": document.toegevoegd_door,
        "aangemaaktDoorNaam": namen.get(document.toegevoegd_door, document.toegevoegd_door),
        "_links": {"self": link(DOCUMENTEN, document.id), "content": link(DOCUMENTEN, document.id, "content")},
    }


def write_actieverzoek(actieverzoek: Actieverzoek, namen: Mapping[str, str], berichten: int) -> dict[str, Any]:
    """Write an actieverzoek with the number of its messages."""
    return {
        "actieverzoekId": actieverzoek.id,
        "samenwerkingId": actieverzoek.samenwerking,
        "titel": actieverzoek.titel,
        "omschrijving": actieverzoek.omschrijving,
        "zender": actieverzoek.zender,
        "zenderNaam": namen.get(actieverzoek.zender, actieverzoek.zender),
        "ontvanger": actieverzoek.ontvanger,
        "ontvangerNaam": namen.get(actieverzoek.ontvanger, actieverzoek.ontvanger),
        "status": actieverzoek.status.value,
        "aantalBerichten": berichten,
        "_links": {"self": link(ACTIEVERZOEKEN, actieverzoek.id)},
    }


def write_bericht(samenwerking: str, bericht: Actieverzoekbericht) -> dict[str, Any]:
    """Write a message with an actieverzoek."""
    return {
        "berichtId": bericht.id,
        "actieverzoekId": bericht.actieverzoek,
        "samenwerkingId": samenwerking,
        "afzender": bericht.afzender,
        "tekst": bericht.tekst,
        "creatieDatumTijd": bericht.tijdstip.isoformat(),
    }


def write_notificatie(notificatie: SamenwerkNotificatie, deelnemer: str, initiator: str) -> dict[str, Any]:
    """Write a notification for one participant."""
    eigenschap = _EIGENSCHAP_PER_TYPE.get(notificatie.type)
    return {
        "notificatieId": notificatie.id,
        "notificatieType": notificatie.type.value,
        "samenwerkingId": notificatie.samenwerking,
        "samenwerkVorm": SAMENWERKVORM,
        "notificatieTitel": notificatie.type.toelichting,
        "notificatieTekst": notificatie.tekst,
        "eventInitiator": initiator,
        "deelnemer": deelnemer,
        "eventDatumTijd": notificatie.tijdstip.isoformat(),
        "properties": {eigenschap: notificatie.onderwerp} if eigenschap and notificatie.onderwerp else {},
    }


def write_pagina(soort: str, items: Sequence[dict[str, Any]], pad: str, nummer: int, omvang: int) -> dict[str, Any]:
    """Write one page of a list as HAL.

    Args:
        soort: name of the list in `_embedded`.
        items: the whole list.
        pad: path behind the base, with its query but without that of the page.
        nummer: which page, from 1.
        omvang: number of items on a page.
    """
    totaal = max(1, -(-len(items) // omvang))
    teken = "&" if "?" in pad else "?"

    def to(pagina: int) -> dict[str, str]:
        return {"href": f"{BASISPAD}{pad}{teken}pagina={pagina}&aantal={omvang}"}

    links = {"self": to(nummer), "first": to(1), "last": to(totaal)}
    if nummer < totaal:
        links["next"] = to(nummer + 1)
    if nummer > 1:
        links["prev"] = to(nummer - 1)
    return {
        "_embedded": {soort: list(items[(nummer - 1) * omvang : nummer * omvang])},
        "_links": links,
        "page": {"number": nummer, "size": omvang, "totalElements": len(items), "totalPages": totaal},
    }
