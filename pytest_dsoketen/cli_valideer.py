# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""`dsoketen valideer`: judges files that the user gives, and says in Dutch what is wrong, where and whose it is."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated

import typer

from pytest_dsoketen.cli_vlot import VlotCommando, as_aantal, as_pad, as_paden, as_tekst, as_vlag
from pytest_dsoketen.model.exitcodes import Exitcode, get_exitcode
from pytest_dsoketen.model.oordelen import Oordeel

if TYPE_CHECKING:
    from pytest_dsoketen.model.keuringen import Keuringsrapport
    from pytest_dsoketen.valideren.reeks import Reeks
    from pytest_dsoketen.valideren.zaak import Instelling, Schemakeuring, Voortgang

_GROOT = 5_000_000
"""From this many bytes the user sees how far it is."""


class ValideerCommando(VlotCommando):
    """The command line of `dsoketen valideer`."""

    soorten = MappingProxyType(
        {
            "paden": as_paden,
            "json_": as_vlag,
            "html": as_pad,
            "sarif": as_pad,
            "vandaag": as_tekst,
            "reeks": as_vlag,
            "schemas": as_pad,
            "zonder_schemas": as_vlag,
            "zonder_schematron": as_vlag,
            "maximum": as_aantal,
        }
    )


def valideer(
    paden: Annotated[list[Path], typer.Argument(metavar="PAD…", help="ZIP, map of bestand; mag vaker.")],
    json_: Annotated[bool, typer.Option("--json", help="Geef JSON in plaats van tekst.")] = False,
    html: Annotated[Path | None, typer.Option(metavar="BESTAND", help="Schrijf het verslag ook als webpagina.")] = None,
    sarif: Annotated[Path | None, typer.Option(metavar="BESTAND", help="Schrijf het ook als SARIF 2.1.0.")] = None,
    vandaag: Annotated[
        str, typer.Option(metavar="DATUM", help="Beoordeel zoals op deze dag (jjjj-mm-dd); anders vandaag.")
    ] = "",
    reeks: Annotated[
        bool,
        typer.Option(
            "--reeks",
            help="Keur de leveringen op volgorde, elk tegen wat de eerdere achterlaten; een download mag vooraan.",
        ),
    ] = False,
    schemas: Annotated[
        Path | None,
        typer.Option(metavar="MAP", help="Map met officiële schema's; anders de geïnstalleerde (dsoketen schemas)."),
    ] = None,
    zonder_schemas: Annotated[
        bool, typer.Option("--zonder-schemas", help="Gebruik alleen onze eigen regels, geen officiële schema's.")
    ] = False,
    zonder_schematron: Annotated[
        bool,
        typer.Option("--zonder-schematron", help="Laat de officiële Schematrons weg; zij duren lang bij veel tekst."),
    ] = False,
    maximum: Annotated[
        int, typer.Option("--max", min=0, metavar="N", help="Hoogstens N plaatsen per oorzaak; 0 voor alle.")
    ] = 5,
) -> None:
    """Keur bestanden voor het DSO: een aanlevering, een download, een verslag of een los bestand.

    Herkent aan de inhoud wat het is, en zegt wat er mis is, waar, wat u kunt doen en van wie het is.
    """
    from pytest_dsoketen.valideren.zaak import Instelling  # noqa: PLC0415  (elk commando laadt alleen wat het nodig heeft)

    with _show_voortgang(paden) as voortgang:
        instelling = Instelling(
            _read_dag(vandaag),
            _open_schemas(schemas, zonder_schemas, zonder_schematron),
            maximum,
            voortgang,
            os.cpu_count() or 1,
        )
        rapport = _judge(paden, instelling, _start_reeks(reeks, vandaag))
    if html is not None:
        from pytest_dsoketen.rapportage.keuring_html import format_html  # noqa: PLC0415

        _write(html, format_html(rapport))
    if sarif is not None:
        from pytest_dsoketen.rapportage.keuring_data import as_sarif  # noqa: PLC0415

        _write(sarif, json.dumps(as_sarif(rapport), ensure_ascii=False, indent=2) + "\n")
    _print(rapport, json_)
    raise typer.Exit(find_exitcode(rapport))


def _start_reeks(gevraagd: bool, vandaag: str) -> Reeks | None:
    """Start a series when the user asks for one; without a day, each delivery is judged just before its publication."""
    if not gevraagd:
        return None
    from pytest_dsoketen.valideren.reeks import Reeks  # noqa: PLC0415

    return Reeks(_read_dag(vandaag) if vandaag else None)


def _judge(paden: list[Path], instelling: Instelling, reeks: Reeks | None) -> Keuringsrapport:
    """Judge every path.

    Raises:
        typer.Exit: when a path names nothing that can be read.
    """
    from pytest_dsoketen import __version__  # noqa: PLC0415
    from pytest_dsoketen.model.keuringen import Keuringsrapport  # noqa: PLC0415
    from pytest_dsoketen.valideren.invoer import InvoerError  # noqa: PLC0415
    from pytest_dsoketen.valideren.uitvoeren import validate  # noqa: PLC0415

    try:
        keuringen = tuple(validate(pad, instelling, reeks) for pad in paden)
    except InvoerError as fout:
        typer.echo(f"Fout: {fout}.", err=True)
        raise typer.Exit(Exitcode.GEBRUIK) from None
    return Keuringsrapport(__version__, instelling.vandaag, keuringen)


def find_exitcode(rapport: Keuringsrapport) -> Exitcode:
    """Give the exit code: that of the worst verdict, or that of wrong use when something was not recognised."""
    from pytest_dsoketen.model.keuringen import Documentsoort  # noqa: PLC0415

    code = get_exitcode(rapport.uitkomst.oordeel)
    onbekend = any(keuring.soort is Documentsoort.ONBEKEND for keuring in rapport.keuringen)
    return Exitcode.GEBRUIK if onbekend and rapport.uitkomst.oordeel is Oordeel.NIET_GETOETST else code


def _print(rapport: Keuringsrapport, json_: bool) -> None:
    """Show the report on the screen."""
    if json_:
        from pytest_dsoketen.rapportage.keuring_data import as_data  # noqa: PLC0415

        typer.echo(json.dumps(as_data(rapport), ensure_ascii=False, indent=2))
        return
    from pytest_dsoketen.rapportage.keuring_tekst import format_rapport  # noqa: PLC0415

    typer.echo("\n".join(format_rapport(rapport)))


def _open_schemas(map_: Path | None, zonder: bool, zonder_schematron: bool) -> Schemakeuring:
    """Open the official schemas that the user wants.

    Raises:
        SchemaError: when they cannot be used.
    """
    from pytest_dsoketen.valideren.schemas import Zonder, open_schemakeuring  # noqa: PLC0415

    return Zonder() if zonder else open_schemakeuring(map_, schematron=not zonder_schematron)


def _read_dag(tekst: str) -> date:
    """Read the day of judgement; today when it is not given.

    Raises:
        typer.Exit: when it is no day.
    """
    try:
        return date.fromisoformat(tekst) if tekst else date.today()  # noqa: DTZ011  (de dag van de gebruiker telt)
    except ValueError:
        typer.echo(f"Fout: {tekst!r} is geen datum; schrijf jjjj-mm-dd, zoals 2026-12-31.", err=True)
        raise typer.Exit(Exitcode.GEBRUIK) from None


def _write(pad: Path, tekst: str) -> None:
    """Write a report to a file.

    Raises:
        typer.Exit: when that cannot be.
    """
    try:
        pad.write_text(tekst, encoding="utf-8")
    except OSError as fout:
        typer.echo(f"Fout: {pad} is niet te schrijven ({fout.strerror}); kies een andere plek.", err=True)
        raise typer.Exit(Exitcode.GEBRUIK) from None


@contextmanager
def _show_voortgang(paden: list[Path]) -> Iterator[Voortgang]:
    """Show how far it is, on a terminal and only for much input; on stderr, so that stdout stays the report."""
    from pytest_dsoketen.valideren.zaak import stil  # noqa: PLC0415

    if not sys.stderr.isatty() or sum(_measure(pad) for pad in paden) < _GROOT:
        yield stil
        return
    with typer.progressbar(length=1000, file=sys.stderr, label="Keuren", show_eta=False) as balk:

        def meld(wat: str, klaar: int, totaal: int) -> None:
            balk.label = f"Keuren: {wat}"
            balk.pos = 1000 * klaar // max(totaal, 1)
            balk.update(0)

        yield meld


def _measure(pad: Path) -> int:
    """Give the bytes that a path names, roughly; 0 when that is not known."""
    try:
        delen = [pad] if pad.is_file() else list(pad.rglob("*"))
        return sum(deel.stat().st_size for deel in delen)
    except OSError:
        return 0
