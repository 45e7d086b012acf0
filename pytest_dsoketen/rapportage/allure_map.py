# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The files around the results that make an Allure report complete: environment, executor, categories, configuration."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pytest_dsoketen.model.bevindingen import Categorie
from pytest_dsoketen.rapportage.tekst import begin_zin, clean_line, make_safe

_CATEGORIENAMEN = {
    Categorie.ORGANISATORISCH: "Organisatorisch: uw eigen organisatie is aan zet",
    Categorie.LANDELIJK: "Landelijke voorzieningen: DSO-LV, LVBB of overheid.nl is aan zet",
    Categorie.SOFTWARE: "Gemeentelijke software: een leverancier is aan zet",
}
_MISLUKT = ("failed", "broken")
_VERBORGEN = ("epic", "feature", "story", "parentSuite", "suite", "subSuite", "framework", "language", "thread")


def write_omgeving(resultaten: Path, gegevens: Mapping[str, str]) -> None:
    """Write `environment.properties` into the folder with results.

    Args:
        resultaten: the folder of `--alluredir`.
        gegevens: name and value, such as Omgeving, Gemeente, Toetsronde; in the order of the report.
    """
    lines = [
        f"{_escape_sleutel(clean_line(naam))} = {_one_line(waarde)}" for naam, waarde in gegevens.items() if waarde
    ]
    _write(resultaten / "environment.properties", "\n".join(lines) + "\n")


def write_uitvoerder(resultaten: Path, *, toetsronde: str, naam: str = "pytest-dsoketen", url: str = "") -> None:
    """Write `executor.json` into the folder with results.

    Args:
        resultaten: the folder of `--alluredir`.
        toetsronde: name of the run.
        naam: what ran it.
        url: address of that run, when it has one.
    """
    data = {
        "name": clean_line(naam), "type": "dsoketen", "reportName": clean_line(f"Ketentoets {toetsronde}".strip()),
        "buildName": clean_line(toetsronde), "buildUrl": clean_line(url),
    }  # fmt: skip
    _write(resultaten / "executor.json", _to_json({sleutel: waarde for sleutel, waarde in data.items() if waarde}))


def write_categorieen(resultaten: Path) -> None:
    """Write `categories.json` into the folder with results, for Allure 2; Allure 3 reads them from its configuration."""
    _write(resultaten / "categories.json", _to_json(_list_categorieen("messageRegex", r"[\s\S]*{}[\s\S]*")))


def write_allurerc(
    rapport: Path, *, titel: str, een_bestand: bool = True, gegevens: Mapping[str, str] | None = None
) -> Path:
    """Write `allurerc.mjs`, the configuration of Allure 3, into the folder of the report.

    The paths in it follow from where the file stands, so the command works from any folder.

    Args:
        rapport: the folder that also holds `allure-results`.
        titel: name of the report.
        een_bestand: make one HTML file that opens without a web server and can be sent; best up to 1,000 scenarios.
        gegevens: name and value to show at the top of the report; not needed beside `write_omgeving`.

    Returns:
        Path of the file.
    """
    configuratie = {
        "name": clean_line(titel),
        "categories": [
            *_list_categorieen("messageRegex", "(^|\\n){}(\\n|$)"),
            {"id": "_product_errors_default_category", "name": "Overige bevindingen", "matchedStatuses": ["failed"]},
            {"id": "_test_errors_default_category", "name": "Fout in de toets", "matchedStatuses": ["broken"]},
        ],
        "variables": {clean_line(naam): _one_line(waarde) for naam, waarde in (gegevens or {}).items() if waarde},
        "hideLabels": list(_VERBORGEN),
        "plugins": {
            "awesome": {
                "options": {
                    "reportName": clean_line(titel),
                    "reportLanguage": "nl",
                    "groupBy": ["epic", "feature", "story"],
                    "defaultSortBy": "name,asc",
                    "singleFile": een_bestand,
                }
            }
        },
    }
    path = rapport / "allurerc.mjs"
    regels = json.dumps(configuratie, ensure_ascii=False, indent=2).splitlines()[1:-1]
    _write(path, _ALLURERC.replace("{configuratie}", "\n".join(regels)))
    return path


_ALLURERC = """\
// SPDX-FileCopyrightText: 2026 pytest-dsoketen
// SPDX-License-Identifier: EUPL-1.2
// Gemaakt door pytest-dsoketen; elke toetsronde schrijft dit bestand opnieuw.
import { fileURLToPath } from "node:url";

const hier = (naam) => fileURLToPath(new URL(naam, import.meta.url));

export default {
  output: hier("allure-report"),
  historyPath: hier("allure-historie.jsonl"),
  historyLimit: 30,
{configuratie}
};
"""


def _list_categorieen(sleutel: str, patroon: str) -> list[dict[str, Any]]:
    """Give the three categories of the VNG; a line of the message decides."""
    return [
        {
            "name": naam,
            sleutel: patroon.replace("{}", f"Categorie: {categorie.value}"),
            "matchedStatuses": list(_MISLUKT),
        }
        for categorie, naam in _CATEGORIENAMEN.items()
    ]


def _escape_sleutel(naam: str) -> str:
    """Write a key so that spaces and signs stay part of it."""
    return "".join(f"\\{teken}" if teken in " :=#!\\" else teken for teken in begin_zin(naam))


def _one_line(waarde: str) -> str:
    """Make a value safe for one line."""
    return clean_line(make_safe(waarde, limit=500)).replace("\\", "\\\\")


def _to_json(data: Any) -> str:
    """Write JSON for a reader."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _write(path: Path, tekst: str) -> None:
    """Write a file in UTF-8, whatever the text holds."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(tekst.encode("utf-8", "replace"))
