# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Client of Verzoek afhandelen v2: references first, then message and bijlagen, as a VTH-systeem fetches them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.berichten import Berichtsoort, Waarneempunt
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.verzoeken import Bijlage, Instantie, Verzoek
from pytest_dsoketen.oefenketen.omgeving import Omgeving
from pytest_dsoketen.standaarden.stam import read_verzoek

PAD_AFHANDELEN = "/overheid/verzoeken/api/afhandelen/v2"


class AntwoordError(DsoketenError):
    """DSO-LV gave an answer that is not what Verzoek afhandelen promises."""


@dataclass(frozen=True)
class Berichtverwijzing:
    """One message of a verzoek that can be fetched."""

    volgnummer: int
    href: str


@dataclass(frozen=True)
class Verzoekreferenties:
    """What DSO-LV holds for a verzoeknummer.

    Attributes:
        verzoeknummer: 13 digits.
        bevoegd_gezag: who decides now.
        behandeldienst: who treats it now, if that is somebody else.
        berichten: in order of volgnummer.
        documenten: path per documentId.
    """

    verzoeknummer: str
    bevoegd_gezag: Instantie
    behandeldienst: Instantie | None
    berichten: tuple[Berichtverwijzing, ...]
    documenten: Mapping[str, str]


@dataclass(frozen=True)
class Ophaalschakels:
    """Under which hops this party notes what it fetches."""

    verzoekbericht: str
    bijlagen: str


class Verzoekophaler:
    """Fetches verzoeken for one organisation.

    Args:
        omgeving: of the party that fetches.
        schakels: hops that it fetches over.
    """

    def __init__(self, omgeving: Omgeving, schakels: Ophaalschakels) -> None:
        self._omgeving = omgeving
        self._schakels = schakels
        self._loket = omgeving.connect(Rol.OMGEVINGSLOKET)

    def fetch_referenties(self, verzoeknummer: str) -> Verzoekreferenties:
        """Ask what there is for a verzoeknummer.

        Raises:
            PartijError: when DSO-LV refuses or fails.
            AntwoordError: when the answer cannot be read.
        """
        return _read_referenties(self._loket.get(f"{PAD_AFHANDELEN}/verzoekreferenties/{verzoeknummer}").json())

    def fetch_verzoek(self, verzoeknummer: str, bericht: Berichtverwijzing) -> Verzoek:
        """Fetch one verzoekbericht and read it.

        Raises:
            PartijError: when DSO-LV refuses or fails.
            StamError: when the message is not STAM.
        """
        respons = self._loket.get(bericht.href)
        self._omgeving.boek.note_received(
            self._schakels.verzoekbericht,
            verzoeknummer,
            inhoud=respons.inhoud,
            mediatype="application/xml",
            adres=f"GET {bericht.href}",
            status=respons.status,
            volgnummer=bericht.volgnummer,
        )
        return read_verzoek(respons.inhoud)

    def fetch_bijlage(self, referenties: Verzoekreferenties, bijlage: Bijlage) -> Bijlage:
        """Fetch the bytes of a bijlage.

        Raises:
            PartijError: when DSO-LV refuses or fails.
        """
        pad = f"{PAD_AFHANDELEN}/verzoeken/{referenties.verzoeknummer}/documenten/{bijlage.document_id}"
        href = referenties.documenten.get(bijlage.document_id, pad)
        respons = self._loket.get(href)
        self._omgeving.boek.note(
            self._schakels.bijlagen,
            Waarneempunt.ONTVANGEN,
            referenties.verzoeknummer,
            inhoud=respons.inhoud,
            mediatype="application/octet-stream",
            adres=f"GET {href}",
            status=respons.status,
            soort=Berichtsoort.BIJLAGE,
        )
        return replace(bijlage, inhoud=respons.inhoud, sha256="", omvang=0)

    def search(self, vanaf: datetime) -> dict[str, int]:
        """Look for every verzoek since a moment; gives the newest volgnummer per verzoeknummer.

        Raises:
            PartijError: when DSO-LV refuses or fails.
            AntwoordError: when the answer cannot be read.
        """
        gevonden: dict[str, int] = {}
        pagina, laatste = 1, 1
        while pagina <= laatste:
            data = {"vanaf": vanaf.isoformat(), "pagina": pagina}
            antwoord = self._loket.post(f"{PAD_AFHANDELEN}/verzoeken/_zoek", data=data).json()
            try:
                for item in antwoord["_embedded"]["verzoeken"]:
                    gevonden[item["verzoeknummer"]] = int(item["volgnummer"])
                laatste = int(antwoord["page"]["totalPages"])
            except (KeyError, TypeError, ValueError) as fout:
                raise AntwoordError(f"zoekresultaat van DSO-LV is niet te lezen: {fout!r}") from fout
            pagina += 1
        return gevonden

    def change_bevoegd_gezag(self, verzoeknummer: str, naar: Instantie) -> Verzoekreferenties:
        """Hand the verzoek over; gives what DSO-LV holds after that.

        Raises:
            PartijError: when DSO-LV refuses or fails; nothing changed then.
        """
        return self._patch(verzoeknummer, {"bevoegdGezag": _write_instantie(naar)})

    def change_behandeldienst(self, verzoeknummer: str, naar: Instantie | None) -> Verzoekreferenties:
        """Set or empty the behandeldienst; gives what DSO-LV holds after that.

        Raises:
            PartijError: when DSO-LV refuses or fails; nothing changed then.
        """
        return self._patch(verzoeknummer, {"behandeldienst": _write_instantie(naar) if naar else None})

    def _patch(self, verzoeknummer: str, data: dict[str, Any]) -> Verzoekreferenties:
        """Change bevoegd gezag or behandeldienst: either, never both in one call."""
        return _read_referenties(
            self._loket.request("PATCH", f"{PAD_AFHANDELEN}/verzoeken/{verzoeknummer}", data=data).json()
        )


def _read_referenties(data: Any) -> Verzoekreferenties:
    """Read the answer of verzoekreferenties."""
    try:
        berichten = (
            Berichtverwijzing(int(item["volgnummer"]), item["_links"]["verzoek"]["href"])
            for item in data["_embedded"]["berichten"]
        )
        return Verzoekreferenties(
            verzoeknummer=data["verzoeknummer"],
            bevoegd_gezag=Instantie(data["bevoegdGezag"]["naam"], data["bevoegdGezag"]["oin"]),
            behandeldienst=_read_instantie(data.get("behandeldienst")),
            berichten=tuple(sorted(berichten, key=lambda bericht: bericht.volgnummer)),
            documenten={doc["documentId"]: doc["href"] for doc in data["_links"].get("documenten", [])},
        )
    except (KeyError, TypeError, ValueError, AttributeError) as fout:
        raise AntwoordError(f"verzoekreferenties van DSO-LV zijn niet te lezen: {fout!r}") from fout


def _read_instantie(data: Any) -> Instantie | None:
    """Read a behandeldienst, which may be absent."""
    return Instantie(data["naam"], data["oin"]) if data else None


def _write_instantie(instantie: Instantie) -> dict[str, str]:
    """Write an organisation for a change."""
    return {"oin": instantie.oin, "naam": instantie.naam}
