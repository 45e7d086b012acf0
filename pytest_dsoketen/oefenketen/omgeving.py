# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What every party of the oefenketen gets to work with."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from pytest_dsoketen.model.partijen import Organisatie, Rol
from pytest_dsoketen.oefenketen.boek import Boek
from pytest_dsoketen.oefenketen.klok import OefenKlok
from pytest_dsoketen.verbinding.client import Verbinding

API_KEY = "oefensleutel"
"""Key that the public services of the oefenketen accept in the header `x-api-key`."""
KOP_API_KEY = "x-api-key"
KOP_OIN = "x-oin"
"""Stands in for the OIN in the PKIoverheid certificate: on loopback there is no TLS."""

SYNCHRONISATIETIJDEN: Mapping[str, timedelta] = {
    "download": timedelta(minutes=2),
    "validatieverslag": timedelta(seconds=30),
    "consolidatieverslag": timedelta(),
    "publicatieverslag": timedelta(minutes=5),
    "bekendmaking": timedelta(minutes=10),
    "objectvorming": timedelta(minutes=10),
    "activiteit": timedelta(minutes=5),
    "regelaanlevering": timedelta(minutes=5),
    "notificatie": timedelta(seconds=30),
    "notificatie-behandeldienst": timedelta(seconds=30),
    "terugkoppeling": timedelta(minutes=1),
    "samenwerking-bij-adviseur": timedelta(minutes=1),
    "samenwerking-bij-tweede-adviseur": timedelta(minutes=1),
    "samenwerking-bij-vergunningverlener": timedelta(minutes=1),
}
"""How long a schakel takes in the oefenketen, and the consolidation in the LVBB between two verslagen; our own choice, below the norm time, as no source gives a number."""


class Nummering:
    """Ids that follow from a seed, so that two runs give the same ones."""

    def __init__(self, zaad: str) -> None:
        self._bron = random.Random(zaad)  # noqa: S311  (geen geheim: ids van testdata)
        self._tellers: dict[str, int] = {}

    def make_uuid(self) -> str:
        """Give the next uuid."""
        return str(uuid.UUID(int=self._bron.getrandbits(128), version=4))

    def count(self, wat: str) -> int:
        """Give the next number of a series, from 1."""
        self._tellers[wat] = self._tellers.get(wat, 0) + 1
        return self._tellers[wat]


@dataclass(frozen=True)
class Adressen:
    """Where every party of the oefenketen can be reached.

    Attributes:
        lv: base URL of the landelijke voorzieningen.
        partijen: base URL per role that has a server of its own.
        besturing: base URL of the control over the oefenketen.
    """

    lv: str = ""
    partijen: Mapping[Rol, str] = field(default_factory=dict)
    besturing: str = ""


@dataclass(frozen=True)
class Omgeving:
    """What one party works with.

    Attributes:
        rol: its role.
        organisatie: the organisation that it works for.
        klok: the time in the chain; a party of the referentiesoftware only reads it.
        nummers: ids.
        boek: what it sent and received.
        adressen: where the others are.
        synchronisatietijden: per schakel.
        organisaties: every organisation of the oefenketen, by role.
    """

    rol: Rol
    organisatie: Organisatie
    klok: OefenKlok
    nummers: Nummering
    boek: Boek
    adressen: Adressen
    synchronisatietijden: Mapping[str, timedelta]
    organisaties: Mapping[Rol, Organisatie]

    def connect(self, rol: Rol) -> Verbinding:
        """Connect to another party, with the key and the OIN of the own organisation."""
        basis = self.adressen.lv if rol.is_landelijk else self.adressen.partijen[rol]
        return Verbinding(basis, rol, headers={KOP_API_KEY: API_KEY, KOP_OIN: self.organisatie.oin})

    def plan_sync(self, schakel: str, actie: Callable[[], None]) -> None:
        """Have something done after the synchronisatietijd of a schakel."""
        self.klok.plan(self.synchronisatietijden.get(schakel, timedelta()), actie)
