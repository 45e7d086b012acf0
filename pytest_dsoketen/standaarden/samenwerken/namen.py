# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Paths and names of the API that reader, writer and checker share."""

from __future__ import annotations

BASISPAD = "/overheid/samenwerken/api/behandelen/v5"
MEDIATYPE_HAL = "application/hal+json"
MEDIATYPE_JSON = "application/json"
PAGINAGROOTTE = 20
PAGINAGROOTTE_MAX = 100

SAMENWERKINGEN = "samenwerkingen"
DEELNEMERS = "deelnemers"
DOCUMENTEN = "documenten"
ACTIEVERZOEKEN = "actieverzoeken"
BERICHTEN = "berichten"
NOTIFICATIES = "notificaties"

SAMENWERKVORM = "SAMENWERKEN_AAN_BEHANDELEN"
SAMENWERKDOEL = "BEHANDELEN"
BRONVERZOEK = "DSO_LV"
STARTER = "INITIATOR"
PARTNER = "KETENPARTNER"
