# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The outcome of `dsoketen valideer` as data for another program: JSON of our own, and SARIF 2.1.0."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from pytest_dsoketen.model.eisen import EISEN
from pytest_dsoketen.model.keuringen import Keuring, Keuringsrapport, Keurpunt, Onbeoordeeld, Vindplaats
from pytest_dsoketen.model.oordelen import Uitkomst
from pytest_dsoketen.rapportage.keuring_tekst import show, tell_wie

_SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_data(rapport: Keuringsrapport) -> dict[str, Any]:
    """Give the report as JSON data."""
    return {
        "versie": rapport.versie,
        "vandaag": rapport.vandaag.isoformat(),
        **_encode_uitkomst(rapport.uitkomst),
        "keuringen": [_encode_keuring(keuring) for keuring in rapport.keuringen],
    }


def _encode_uitkomst(uitkomst: Uitkomst) -> dict[str, str]:
    """Write a verdict."""
    return {"oordeel": uitkomst.oordeel.value, "reden": show(uitkomst.reden)}


def _encode_keuring(keuring: Keuring) -> dict[str, Any]:
    """Write the outcome for one path."""
    return {
        "pad": show(keuring.pad),
        "soort": keuring.soort.value,
        "omschrijving": show(keuring.omschrijving),
        **_encode_uitkomst(keuring.uitkomst),
        "stopt_bij": keuring.stopt_bij.value if keuring.stopt_bij else "",
        "bestanden": [
            {
                "naam": show(bestand.naam),
                "soort": bestand.soort.value,
                "omvang": bestand.omvang,
                "schema": bestand.schema,
                **_encode_uitkomst(bestand.uitkomst),
            }
            for bestand in keuring.bestanden
        ],
        "bevindingen": [_encode_punt(punt) for punt in keuring.punten],
        "niet_getoetst": [_encode_onbeoordeeld(deel) for deel in keuring.onbeoordeeld],
        "meldingen_lvbb": [
            {
                "code": show(melding.code),
                "ernst": show(melding.ernst),
                "tekst": show(melding.tekst),
                "titel": melding.titel,
                "advies": melding.advies,
                "wie": [wie.value for wie in melding.wie],
            }
            for melding in keuring.meldingen
        ],
    }


def _encode_punt(punt: Keurpunt) -> dict[str, Any]:
    """Write one cause."""
    return {
        "code": punt.code,
        "ook": list(punt.ook),
        "bestand": show(punt.bestand),
        "niveau": punt.niveau.value,
        "fase": punt.fase.value,
        "titel": show(punt.titel),
        "norm": show(punt.norm),
        "advies": show(punt.advies),
        "wie": [wie.value for wie in punt.wie],
        "schuldige": show(punt.schuldige),
        "aantal": punt.aantal,
        "plaatsen": [
            {
                "melding": show(plaats.melding),
                "regel": plaats.regel,
                "pad": show(plaats.pad),
                "plaats": show(plaats.plaats),
            }
            for plaats in punt.plaatsen
        ],
    }


def _encode_onbeoordeeld(deel: Onbeoordeeld) -> dict[str, Any]:
    """Write something that was not judged."""
    return {"wat": show(deel.wat), "reden": show(deel.reden), "weegt": deel.weegt, "oordeel": deel.oordeel.value}


def as_sarif(rapport: Keuringsrapport) -> dict[str, Any]:
    """Give the report as SARIF 2.1.0: one run, one result per place."""
    codes = list(dict.fromkeys(punt.code for keuring in rapport.keuringen for punt in keuring.punten))
    nummers = {code: nummer for nummer, code in enumerate(codes)}
    return {
        "$schema": _SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "dsoketen valideer",
                        "version": rapport.versie,
                        "semanticVersion": rapport.versie,
                        "language": "nl-NL",
                        "rules": [_sarif_regel(code, rapport.keuringen) for code in codes],
                    }
                },
                "language": "nl-NL",
                "columnKind": "unicodeCodePoints",
                "invocations": [_sarif_uitvoering(rapport)],
                "results": [
                    _sarif_resultaat(keuring, punt, plaats, nummers[punt.code])
                    for keuring in rapport.keuringen
                    for punt in keuring.punten
                    for plaats in punt.plaatsen
                ],
            }
        ],
    }


def _sarif_regel(code: str, keuringen: Iterable[Keuring]) -> dict[str, Any]:
    """Write a norm as SARIF does."""
    punt = next(punt for keuring in keuringen for punt in keuring.punten if punt.code == code)
    return {
        "id": code,
        "shortDescription": {"text": show(punt.titel)},
        "fullDescription": {"text": show(punt.norm or punt.titel)},
        "help": {"text": f"{show(punt.advies)} Van wie: {tell_wie(punt)}".strip()},
        "defaultConfiguration": {"level": _level(punt)},
        "properties": {"fase": punt.fase.value, "bron": EISEN[code].bron if code in EISEN else ""},
    }


def _level(punt: Keurpunt) -> str:
    """Say how bad it is, as SARIF does."""
    return "error" if punt.is_verplicht else "warning"


def _sarif_uitvoering(rapport: Keuringsrapport) -> dict[str, Any]:
    """Write what was not judged: SARIF tells it as notifications of the run."""
    meldingen = [
        {"level": "warning" if deel.weegt else "note", "message": {"text": f"{show(keuring.pad)}: {show(deel.reden)}"}}
        for keuring in rapport.keuringen
        for deel in keuring.onbeoordeeld
    ]
    return {"executionSuccessful": True, "toolExecutionNotifications": meldingen}


def _sarif_resultaat(keuring: Keuring, punt: Keurpunt, plaats: Vindplaats, nummer: int) -> dict[str, Any]:
    """Write one place where something is wrong."""
    fysiek: dict[str, Any] = {"artifactLocation": {"uri": _uri(keuring, punt)}}
    if plaats.regel:
        fysiek["region"] = {"startLine": plaats.regel}
    eigenschappen = {"properties": {"ook": list(punt.ook)}} if punt.ook else {}
    locatie: dict[str, Any] = {"physicalLocation": fysiek}
    if plaats.pad:
        locatie["logicalLocations"] = [{"fullyQualifiedName": show(plaats.pad)}]
    return {
        "ruleId": punt.code,
        "ruleIndex": nummer,
        "level": _level(punt),
        "message": {"text": show(plaats.melding)},
        "locations": [locatie],
        "partialFingerprints": {"plaats/v1": show(f"{punt.code} {punt.bestand} {plaats.pad} {plaats.melding}")},
        **eigenschappen,
    }


def _uri(keuring: Keuring, punt: Keurpunt) -> str:
    """Give the address of a file: in a ZIP or folder it stands behind that."""
    pad = PurePath(keuring.pad).as_posix()
    if punt.bestand and PurePath(pad).name != punt.bestand:
        pad = f"{pad}/{punt.bestand}"
    return quote(pad)
