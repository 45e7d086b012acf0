# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Makes the documents that follow from the code: phrases, options, storingen, norms."""

from __future__ import annotations

import sys
from importlib import import_module
from itertools import groupby
from pathlib import Path

from pytest_dsoketen.dekking import MATRIXVERSIES, familie_of, list_dekking, list_matrix, measure_matrix
from pytest_dsoketen.model.eisen import Controleplaats
from pytest_dsoketen.model.exitcodes import Exitcode
from pytest_dsoketen.model.oordelen import Oordeel
from pytest_dsoketen.model.opties import OPTIES
from pytest_dsoketen.oefenketen.storingen import STORINGEN

_GEMAAKT = "<!-- Gemaakt met `make docs`; verander de code en maak het opnieuw. -->\n\n"


def format_frasen() -> str:
    """Every phrase, by domain object."""
    from pytest_dsoketen.gherkin.frasen import list_frasen  # noqa: PLC0415  (laadt pytest-bdd)
    from pytest_dsoketen.sessie import list_stapmodules  # noqa: PLC0415

    for module in list_stapmodules():
        import_module(module)
    frasen = list_frasen("pytest_dsoketen.steps")
    regels = [
        "# Zinnen voor scenario's\n\n",
        _GEMAAKT,
        (
            "Tussen accolades staat wat u zelf invult. Zinnen zijn gegroepeerd per onderwerp en mogen in elke stap van de"
            " keten worden gebruikt.\n"
        ),
    ]
    for module, groep in groupby(frasen, key=lambda frase: frase.module):
        regels.append(f"\n## {module.rpartition('.')[2].replace('_', ' ').strip().capitalize()}\n\n")
        regels.append("| | zin | toelichting |\n|---|---|---|\n")
        regels += [
            f"| {frase.soort} | {frase.patroon.replace('|', chr(92) + '|')} | {frase.toelichting.splitlines()[0] if frase.toelichting else ''} |\n"
            for frase in groep
        ]
    return "".join(regels)


def format_opties() -> str:
    """Options, ini keys, exit codes and verdicts."""
    regels = [
        "# Opties, instellingen en exitcodes\n\n",
        _GEMAAKT,
        (
            "## Opties\nElke optie kan ook in `pyproject.toml` of `pytest.ini` staan, met een laag streepje in plaats van een"
            " koppelteken en zonder `--`.\n\n| optie | waarde | betekenis |\n|---|---|---|\n"
        ),
    ]
    regels += [f"| `--dsoketen-{naam}` | {metavar} | {help_} |\n" for naam, metavar, _, help_ in OPTIES]
    regels.append("\n## Exitcodes\n| code | betekenis |\n|---|---|\n")
    regels += [f"| {code.value} | {code.toelichting} |\n" for code in Exitcode]
    regels.append("\n## Oordelen, van goed naar slecht\nHet slechtste oordeel telt; de eerste reden blijft staan.\n\n")
    regels.append("| oordeel | wanneer | groen |\n|---|---|---|\n")
    regels += [f"| {o.value} | {o.toelichting} | {'ja' if o.is_groen else 'nee'} |\n" for o in Oordeel]
    regels.append(_OPSTELLING)
    return "".join(regels)


_OPSTELLING = """
## opstelling.toml
Zonder bestand speelt de oefenketen alles. Een onbekende sleutel of rol wordt geweigerd, met bestand en regel.

| sleutel | betekenis |
|---|---|
| `[omgeving] naam` | `oefenketen` start de keten op deze machine; een andere naam gebruikt `lv` |
| `[omgeving] lv` | basisadres van de landelijke voorzieningen |
| `[omgeving] besturing` | adres van de besturing van een oefenketen die elders draait |
| `[omgeving] sleutel` | naam van de omgevingsvariabele met de API-sleutel |
| `[omgeving] oin` | OIN van het bevoegd gezag |
| `[omgeving] hosts` | andere `host:poort` waar links naar mogen wijzen |
| `[omgeving] productie_goedkeuring` | wie wanneer toestemming gaf om productie aan te spreken; leeg betekent nooit |
| `[oefenketen] storingen` | ids van storingen die aanstaan |
| `[oefenketen] poorten` | vaste poorten: `lv`, `besturing` of een rol |
| `[oefenketen] synchronisatietijden` | seconden per schakel |
| `[normtijden]` | seconden per schakel waarbinnen een bericht er moet zijn |
| `[rollen.<rol>] adapter` | naam of importpad van de adapter; `geen` als niemand de rol speelt |
| `[rollen.<rol>] naam, leverancier, product, versie` | naar wie een bevinding wijst |
| `[rollen.<rol>]` andere sleutels | gaan naar de adapter |
| `[implementatieverklaring] niet` | codes van eisen of stappen die u niet claimt |
| `[[verklaringen]] vraag, wie, datum, antwoord, bewijs` | antwoord van een mens op een vraag die geen toets kan beantwoorden |
"""


def format_storingen() -> str:
    """The catalogue of storingen."""
    regels = [
        "# Storingen\n\n",
        _GEMAAKT,
        (
            "Elke storing komt uit een gepubliceerde bevinding. Een toets zet haar aan, draait de suite zoals een gebruiker,"
            " en eist precies één bevinding: op deze schakel, bij deze partij, en bij niemand anders.\n\n"
        ),
        "| stap | id | wat er misgaat | schakel | aan zet | bevinding |\n|---|---|---|---|---|---|\n",
    ]
    regels += [
        f"| {storing.stap.value} | `{storing.id}` | {storing.titel} | {storing.schakel or '–'} |"
        f" {storing.partij.value} | {storing.bv} |\n"
        for storing in sorted(STORINGEN.values(), key=lambda storing: (storing.stap.volgorde, storing.id))
    ]
    return "".join(regels)


def format_eisen() -> str:
    """The norms of the chain and the scenarios that cover them."""
    rijen = list_dekking()
    getoetst = sum(1 for rij in rijen if rij["scenarios"])
    regels = [
        "# Eisen\n\n",
        _GEMAAKT,
        (
            f"{len(rijen)} eisen van de keten, waarvan {getoetst} met een eigen scenario. Alle regels waarmee de LVBB en"
            " DSO-LV een aanlevering beoordelen staan in [validatiematrix.md](validatiematrix.md).\n\n"
        ),
        "| code | eis | bron | getoetst in |\n|---|---|---|---|\n",
    ]
    for rij in rijen:
        waar = "<br>".join(rij["scenarios"]) or rij["reden"]
        regels.append(f"| {rij['code']} | {rij['tekst']} | {rij['bron']} | {waar} |\n")
    return "".join(regels)


def format_validatiematrix() -> str:
    """Every rule of the validatiematrix: whose it is, and where it is checked or why not."""
    regels = [
        "# Regels van de validatiematrix\n\n",
        _GEMAAKT,
        (
            "Elke regel waarmee de LVBB en DSO-LV een aanlevering beoordelen, in onze woorden: wie haar meestal breekt, en"
            " waar `dsoketen valideer` haar controleert of waarom niet.\n\n"
        ),
    ]
    regels += [f"- **{plaats.value}**: {plaats.toelichting}\n" for plaats in Controleplaats]
    for versie in MATRIXVERSIES:
        regels.append(
            f"\n## Dekking van v{versie}\n\n| familie | regels | uitvoerbaar | eigen | XSD | Schematron | niet |\n"
        )
        regels.append("|---|--:|--:|--:|--:|--:|--:|\n")
        regels += [
            f"| {rij.familie} | {rij.regels} | {rij.uitvoerbaar} | {rij.eigen} | {rij.xsd} | {rij.schematron} | {rij.niet} |\n"
            for rij in measure_matrix(versie)
        ]
    for familie, groep in groupby(list_matrix(), key=lambda rij: familie_of(rij["code"])):
        regels.append(f"\n## {familie}\n\n| code | v | regel | wie | gecontroleerd |\n|---|---|---|---|---|\n")
        regels += [
            f"| {rij['code']} | {', '.join(rij['versies']) or 'verslag'} | {_cel(rij['tekst'])} | {', '.join(rij['wie'])} |"
            f" {', '.join(rij['waar']) or _cel('niet: ' + rij['reden'])} |\n"
            for rij in groep
        ]
    return "".join(regels)


def _cel(tekst: str) -> str:
    """Write a text for a cell of a table."""
    return tekst.replace("|", "\\|")


DOCUMENTEN = {
    "frasen.md": format_frasen,
    "opties.md": format_opties,
    "storingen.md": format_storingen,
    "eisen.md": format_eisen,
    "validatiematrix.md": format_validatiematrix,
}
"""Every generated document, by file name."""


def main(map_: Path) -> None:
    """Write all documents into a folder."""
    for naam, maak in DOCUMENTEN.items():
        (map_ / naam).write_text(maak(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
