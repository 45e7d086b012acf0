# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""`dsoketen schemas …`: install, list, check and remove sets of official XSD and Schematron files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pytest_dsoketen.model.exitcodes import Exitcode

if TYPE_CHECKING:
    from pytest_dsoketen.standaarden.schemas.sets import Schemasetinfo

schemas_app = typer.Typer(help="Officiële XSD- en Schematron-sets op deze machine.", no_args_is_help=True)

_Json = Annotated[bool, typer.Option("--json", help="Geef JSON in plaats van tekst.")]
_Map = Annotated[
    Path | None,
    typer.Option("--map", metavar="MAP", help="Waar de sets staan; anders DSOKETEN_SCHEMAS of uw eigen gegevensmap."),
]


@schemas_app.command("installeer")
def schemas_installeer(
    bronnen: Annotated[list[Path], typer.Argument(metavar="MAP|ZIP…", help="Map of zip met schema's; mag vaker.")],
    versie: Annotated[str, typer.Option(metavar="VERSIE", help="Versie, als de schema's haar zelf niet noemen.")] = "",
    zonder: Annotated[
        list[str] | None,
        typer.Option("--zonder", metavar="MAP", help="Sla deze map in de bron over; mag vaker."),
    ] = None,
    map_: _Map = None,
    json_: _Json = False,
) -> None:
    """Neem officiële schema's over, zodat bestanden ermee getoetst kunnen worden; er gaat niets over het netwerk."""
    from pytest_dsoketen.standaarden.schemas.installeren import install  # noqa: PLC0415  (elk commando laadt alleen wat het nodig heeft)
    from pytest_dsoketen.standaarden.schemas.plaats import data_folder  # noqa: PLC0415

    folder = map_ or data_folder()
    gedaan = install(bronnen, folder, versie, zonder or ())
    if json_:
        _echo_json([_as_data(stap.info) | {"nieuw": stap.is_nieuw, "mist": list(stap.mist)} for stap in gedaan])
        return
    for stap in gedaan:
        wat = "geïnstalleerd" if stap.is_nieuw else "was al geïnstalleerd"
        typer.echo(f"{stap.info.id:<22} {stap.info.naam}: {wat} ({_count(stap.info)})")
        for adres in stap.mist:
            typer.echo(f"    gebruikt {adres}, en dat is nog niet geïnstalleerd")
    typer.echo(f"De sets staan in {folder}.")


@schemas_app.command("lijst")
def schemas_lijst(map_: _Map = None, json_: _Json = False) -> None:
    """Toon welke sets zijn geïnstalleerd."""
    from pytest_dsoketen.standaarden.schemas.installeren import load_index  # noqa: PLC0415
    from pytest_dsoketen.standaarden.schemas.oordeel import INSTALLEER  # noqa: PLC0415
    from pytest_dsoketen.standaarden.schemas.plaats import data_folder  # noqa: PLC0415

    sets = load_index(map_ or data_folder()).sets
    if json_:
        _echo_json([_as_data(deel) for deel in sets])
        return
    for deel in sets:
        typer.echo(f"{deel.id:<22} {deel.naam} ({_count(deel)})")
    typer.echo(
        f"{len(sets)} sets in {map_ or data_folder()}." if sets else f"Geen sets; voeg ze toe met `{INSTALLEER}`."
    )


@schemas_app.command("controleer")
def schemas_controleer(map_: _Map = None, json_: _Json = False) -> None:
    """Controleer of elk bestand nog is zoals het is geïnstalleerd."""
    from pytest_dsoketen.standaarden.schemas.installeren import load_index, walk_veranderd  # noqa: PLC0415
    from pytest_dsoketen.standaarden.schemas.plaats import data_folder  # noqa: PLC0415

    folder = map_ or data_folder()
    veranderd = list(walk_veranderd(folder))
    if json_:
        _echo_json(veranderd)
    else:
        for melding in veranderd:
            typer.echo(f"{melding[0].upper()}{melding[1:]}.")
        aantal = sum(len(deel.bestanden) for deel in load_index(folder).sets)
        typer.echo(f"{aantal} bestanden, {len(veranderd)} veranderd.")
    raise typer.Exit(Exitcode.GEZAKT if veranderd else Exitcode.GROEN)


@schemas_app.command("verwijder")
def schemas_verwijder(
    ids: Annotated[
        list[str], typer.Argument(metavar="SET…", help="Id van een set, zoals `dsoketen schemas lijst` toont.")
    ],
    map_: _Map = None,
    json_: _Json = False,
) -> None:
    """Verwijder geïnstalleerde sets."""
    from pytest_dsoketen.standaarden.schemas.installeren import remove  # noqa: PLC0415
    from pytest_dsoketen.standaarden.schemas.plaats import data_folder  # noqa: PLC0415

    weg = [remove(id_, map_ or data_folder()) for id_ in ids]
    if json_:
        _echo_json([deel.id for deel in weg])
        return
    for deel in weg:
        typer.echo(f"{deel.naam} is verwijderd.")


def _count(deel: Schemasetinfo) -> str:
    """Say how many files of each kind a set has."""
    aantallen = {soort: sum(1 for bestand in deel.bestanden if bestand.soort == soort) for soort in ("xsd", "sch")}
    return ", ".join(f"{aantal} {soort}" for soort, aantal in aantallen.items() if aantal)


def _as_data(deel: Schemasetinfo) -> dict[str, Any]:
    """Write a set as JSON data."""
    return {
        "id": deel.id,
        "standaard": deel.standaard.value,
        "versies": list(deel.versies),
        "bestanden": [{"pad": b.pad, "sha256": b.sha256, "naamruimte": b.naamruimte} for b in deel.bestanden],
    }


def _echo_json(data: Any) -> None:
    """Print data as JSON."""
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
