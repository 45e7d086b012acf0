# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Checks on the JSON messages of the toepasbare-regelservices."""

from __future__ import annotations

import json

from pytest_dsoketen.model.berichten import Afwijking, Bericht

_OIN_LENGTE = 20


def check_uitvoering_bericht(bericht: Bericht) -> list[Afwijking]:
    """Check an answer of the search or uitvoeren services: a list, each item with its functioneleStructuurRef."""
    try:
        data = json.loads(bericht.inhoud)
    except ValueError as fout:
        return [Afwijking("DSOK-STTR-044", f"het antwoord is geen JSON: {fout}")]
    if isinstance(data, dict):
        data = data.get("_embedded", {}).get("werkzaamheden")
    if not isinstance(data, list):
        return [Afwijking("DSOK-STTR-044", "het antwoord is geen lijst")]
    return [
        Afwijking("DSOK-STTR-044", "een onderdeel van het antwoord noemt geen functioneleStructuurRef", f"[{plaats}]")
        for plaats, item in enumerate(data)
        if not isinstance(item, dict) or not item.get("functioneleStructuurRef")
    ]


def check_behandeldienst_bericht(bericht: Bericht) -> list[Afwijking]:
    """Check a behandeldienst setting: an activity and an OIN of 20 positions."""
    try:
        data = json.loads(bericht.inhoud)
    except ValueError as fout:
        return [Afwijking("DSOK-STTR-045", f"de configuratie is geen JSON: {fout}")]
    if not isinstance(data, dict) or not data.get("activiteitUrn"):
        return [Afwijking("DSOK-STTR-045", "de configuratie noemt geen activiteit")]
    if len(str(data.get("behandeldienstOin", ""))) != _OIN_LENGTE:
        return [Afwijking("DSOK-STTR-045", "de configuratie noemt geen OIN van 20 posities")]
    return []
