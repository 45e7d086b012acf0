# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""`dsoketen …`: thin over the same functions that the plugin uses. Every listing can be had as JSON."""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

import typer

from pytest_dsoketen.cli_schemas import schemas_app
from pytest_dsoketen.cli_valideer import ValideerCommando, valideer
from pytest_dsoketen.cli_vlot import VlotteGroep
from pytest_dsoketen.model._basis import DsoketenError
from pytest_dsoketen.model.exitcodes import Exitcode

app = typer.Typer(
    name="dsoketen",
    cls=VlotteGroep,
    help="Ketentest voor het Digitaal Stelsel Omgevingswet.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
keten_app = typer.Typer(help="De oefenketen: de hele DSO-keten op deze machine.", no_args_is_help=True)
bevindingen_app = typer.Typer(help="Bevindingen van een toetsronde.", no_args_is_help=True)
app.add_typer(keten_app, name="keten")
app.add_typer(bevindingen_app, name="bevindingen")
app.add_typer(schemas_app, name="schemas")
app.command(cls=ValideerCommando)(valideer)

Json = Annotated[bool, typer.Option("--json", help="Geef JSON in plaats van tekst.")]
Rapport = Annotated[Path, typer.Option("--rapport", metavar="MAP", help="Map met het rapport.")]
OptieOpstelling = Annotated[Path | None, typer.Option("--opstelling", metavar="BESTAND", help="Wie speelt welke rol.")]
Storingen = Annotated[list[str] | None, typer.Option("--storing", metavar="ID", help="Zet een storing aan; mag vaker.")]


_RUSTIG = (
    "-p",
    "no:randomly",  # een lezer volgt de keten in haar eigen volgorde
    "-p",
    "no:allure_pytest_bdd",  # kan niet samen starten met allure-pytest
    "-W",
    "ignore:Module already imported so cannot be rewritten:pytest.PytestAssertRewriteWarning",
)
"""What `dsoketen toets` says to pytest before anything that the user says."""


_OPRUIMEN_NA = 50_000
"""So many new objects before Python looks for cycles: at its own 700 that is a hundred times while modules load."""


def main() -> None:
    """Run the command; an error on purpose is one Dutch line and an exit code of its own."""
    gc.set_threshold(_OPRUIMEN_NA, *gc.get_threshold()[1:])
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy starts threads for matrices, and nothing here has any
    try:
        sys.exit(app(standalone_mode=False) or 0)
    except DsoketenError as fout:
        typer.echo(f"Fout: {fout}", err=True)
        sys.exit(Exitcode.OPSTELLING_ONGELDIG)
    except (KeyboardInterrupt, typer.Abort):
        sys.exit(Exitcode.ONDERBROKEN)
    except Exception as fout:
        melding = _translate_usage(fout)
        if melding is None:
            raise
        typer.echo(melding, err=True)
        sys.exit(Exitcode.GEBRUIK)


def _translate_usage(fout: Exception) -> str | None:
    """Write a mistake on the command line in Dutch; None for any other error."""
    if not hasattr(fout, "format_message"):
        return None
    if type(fout).__name__ == "NoArgsIsHelpError":
        return str(fout)
    melding = str(fout.format_message())
    for engels, nederlands in _GEBRUIKSZINNEN:
        melding = melding.replace(engels, nederlands)
    pad = getattr(getattr(fout, "ctx", None), "command_path", "") or "dsoketen"
    return f"Fout: {melding.rstrip('.')}. Zie `{pad} --help`."


_GEBRUIKSZINNEN = (
    ("No such command", "dit commando bestaat niet:"),
    ("No such option:", "deze optie bestaat niet:"),
    ("Missing argument", "er ontbreekt een waarde:"),
    ("Missing parameter:", "er ontbreekt een waarde:"),
    ("Got unexpected extra argument", "er staat te veel achter het commando"),
    ("requires an argument", "vraagt een waarde"),
    ("Did you mean", "Bedoelde u"),
    ("Possible options:", "Mogelijk is:"),
    ("Option ", "optie "),
)


def _check_stap(stap: str) -> None:
    """Refuse a step that does not exist.

    Raises:
        typer.Exit: with the steps that do.
    """
    from pytest_dsoketen.model.stappen import STAPPEN  # noqa: PLC0415  (pas nodig als er een stap is genoemd)

    codes = [bekend.code.value for bekend in STAPPEN]
    if stap and stap not in codes:
        typer.echo(f"Fout: stap {stap!r} bestaat niet; kies uit {', '.join(codes)}.", err=True)
        raise typer.Exit(Exitcode.GEBRUIK)


_NAAST_ELKAAR = 8
"""More scenarios at once than this gain nothing: most of the time then goes into starting."""
_ALLEEN = ("-n", "--numprocesses", "--dist", "--pdb", "--trace", "-s", "--capture", "--co", "--setup")
"""Options of pytest that say themselves how it runs, or that only work in one process."""


def _choose_processen(rest: Sequence[str]) -> int:
    """Say how many scenarios of the embedded chain run at once: each process has a whole chain of its own.

    Args:
        rest: what the user gave for pytest.
    """
    if find_spec("xdist") is None or any(optie.startswith(_ALLEEN) for optie in rest):
        return 1
    return min(os.cpu_count() or 1, _NAAST_ELKAAR)


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def toets(
    context: typer.Context,
    opstelling: OptieOpstelling = None,
    storing: Storingen = None,
    scenario: Annotated[
        str, typer.Option(metavar="TEKST", help="Alleen scenario's met deze woorden in hun naam.")
    ] = "",
    stap: Annotated[str, typer.Option(metavar="STAP", help="Alleen deze stap, zoals 9a.")] = "",
    pakket: Annotated[
        Path | None, typer.Option(metavar="MAP", help="Map met echte bestanden om mee te toetsen.")
    ] = None,
    processen: Annotated[
        int, typer.Option(min=0, help="Hoeveel scenario's tegelijk lopen; 0 laat de computer kiezen.")
    ] = 0,
    rapport: Rapport = Path("rapport"),
    json_: Json = False,
) -> None:
    """Doorloop de keten en schrijf het rapport. Wat hierna nog volgt, gaat naar pytest."""
    import pytest  # noqa: PLC0415  (pas nodig als er getoetst wordt)

    _check_stap(stap)

    arguments = ["--pyargs", "pytest_dsoketen.suite", "--dsoketen-rapport", str(rapport), *_RUSTIG, *context.args]
    for optie, waarde in (("opstelling", opstelling), ("pakket", pakket), ("scenario", scenario)):
        if waarde:
            arguments += [f"--dsoketen-{optie}", str(waarde)]
    for id_ in storing or []:
        arguments += ["--dsoketen-storing", id_]
    if stap:
        arguments += ["-m", f"stap:{stap}"]
    is_eigen_keten = opstelling is None and not Path("opstelling.toml").is_file()
    if is_eigen_keten and not scenario and not processen:
        processen = _choose_processen(context.args)
    if processen > 1 and find_spec("xdist") is None:
        typer.echo("Fout: --processen vraagt om pytest-xdist; installeer pytest-dsoketen[parallel].", err=True)
        raise typer.Exit(Exitcode.GEBRUIK)
    if processen > 1:
        arguments += ["-n", str(processen), "--dist", "worksteal"]
    if json_:
        arguments += ["-p", "no:terminal"]
    code = int(pytest.main(arguments))
    if json_:
        samenvatting = rapport / "samenvatting.json"
        typer.echo(samenvatting.read_text(encoding="utf-8") if samenvatting.is_file() else "{}")
    raise typer.Exit(code)


@app.command()
def stappen(json_: Json = False) -> None:
    """Toon de 14 stapcodes en wat elk nodig heeft."""
    from pytest_dsoketen.model.stappen import STAPPEN  # noqa: PLC0415  (elk commando laadt alleen wat het nodig heeft)

    rijen = [
        {
            "code": stap.code.value,
            "titel": stap.titel,
            "deelketen": stap.deelketen.value,
            "rollen": [rol.value for rol in stap.rollen],
            "na": [code.value for code in stap.voorgangers],
        }
        for stap in STAPPEN
    ]
    if json_:
        _echo_json(rijen)
        return
    for rij in rijen:
        na = f" (na stap {', '.join(rij['na'])})" if rij["na"] else ""
        typer.echo(f"{rij['code']:>3}  {rij['titel']}{na}")
        typer.echo(f"     nodig: {', '.join(rij['rollen'])}")


@app.command()
def storingen(json_: Json = False) -> None:
    """Toon de storingen die de oefenketen kan krijgen."""
    from pytest_dsoketen.oefenketen.storingen import STORINGEN  # noqa: PLC0415

    rijen = [
        {
            "id": storing.id,
            "stap": storing.stap.value,
            "schakel": storing.schakel,
            "partij": storing.partij.value,
            "bv": storing.bv,
            "titel": storing.titel,
        }
        for storing in sorted(STORINGEN.values(), key=lambda storing: (storing.stap.volgorde, storing.id))
    ]
    if json_:
        _echo_json(rijen)
        return
    for rij in rijen:
        typer.echo(f"{rij['id']}  (stap {rij['stap']}, {rij['bv']})")
        typer.echo(f"    {rij['titel']}")
        typer.echo(f"    schakel: {rij['schakel'] or '-'}; aan zet: {rij['partij']}")


@app.command()
def eisen(
    stap: Annotated[
        str, typer.Option(metavar="STAP", help="Alleen eisen waar scenario's van deze stap aan toetsen.")
    ] = "",
    json_: Json = False,
) -> None:
    """Toon elke eis met het scenario dat haar toetst, en hoeveel regels van de validatiematrix worden gecontroleerd."""
    from pytest_dsoketen import dekking  # noqa: PLC0415

    _check_stap(stap)
    rijen = [rij for rij in dekking.list_dekking() if not stap or stap in rij["stappen"]]
    versies = dekking.MATRIXVERSIES if not stap or stap in dekking.MATRIXSTAPPEN else ()
    if json_:
        regels = dekking.list_matrix() if versies else []
        tellingen = {versie: [asdict(rij) for rij in dekking.measure_matrix(versie)] for versie in versies}
        schematron = dekking.list_schematron() if versies else {}
        _echo_json(
            {
                "eisen": rijen,
                "validatiematrix": {"dekking": tellingen, "regels": regels},
                "schematron": {code: list(namen) for code, namen in schematron.items()},
            }
        )
        return
    for rij in rijen:
        typer.echo(f"{rij['code']}  {rij['tekst']}")
        typer.echo(f"    bron: {rij['bron']}")
        for scenario in rij["scenarios"]:
            typer.echo(f"    getoetst in: {scenario}")
        if rij["reden"]:
            typer.echo(f"    {rij['reden']}")
    if versies:
        typer.echo("\n".join(["", *dekking.format_redenen()]))
    for versie in versies:
        typer.echo("\n".join(["", *dekking.format_matrix(versie)]))
    if versies:
        typer.echo("\n".join(["", *dekking.format_schematron(dekking.list_schematron())]))
    getoetst = sum(1 for rij in rijen if rij["scenarios"])
    typer.echo(f"\n{len(rijen)} eisen van de keten, {getoetst} met een eigen scenario.")


@keten_app.command("start")
def keten_start(
    opstelling: OptieOpstelling = None,
    storing: Storingen = None,
    json_: Json = False,
) -> None:
    """Start de oefenketen als server, tot Ctrl-C; toon het adres van elke voorziening."""
    from dataclasses import replace  # noqa: PLC0415

    from pytest_dsoketen.oefenketen.adresboek import list_adressen  # noqa: PLC0415
    from pytest_dsoketen.opstelling import read_opstelling  # noqa: PLC0415
    from pytest_dsoketen.opstelling.bouwen import check_storingen, start_oefenketen  # noqa: PLC0415

    gelezen = read_opstelling(opstelling)
    gelezen = replace(gelezen, storingen=(*gelezen.storingen, *(storing or [])))
    check_storingen(gelezen)
    oefenketen = start_oefenketen(gelezen, meelopend=True)
    adressen = list_adressen(oefenketen.adressen, oefenketen.list_paden())
    if json_:
        _echo_json([{"naam": naam, "url": url} for naam, url in adressen])
    else:
        for naam, url in adressen:
            typer.echo(f"{naam:<48} {url}")
        typer.echo("De oefenketen draait; stop met Ctrl-C.")
    sys.stdout.flush()
    try:
        while True:
            time.sleep(1)
    except KeyboardInterrupt:
        typer.echo("\nGestopt.", err=True)
    finally:
        oefenketen.stop()


@bevindingen_app.command("toon")
def bevindingen_toon(
    id_: Annotated[str, typer.Argument(metavar="[ID]", help="Id of begin van de vingerafdruk; leeg voor alle.")] = "",
    rapport: Rapport = Path("rapport"),
    json_: Json = False,
) -> None:
    """Toon bevindingen, ook van een toetsronde die halverwege is afgebroken."""
    from pytest_dsoketen.rapportage.terminal import format_bevinding  # noqa: PLC0415
    from pytest_dsoketen.register.logboek import read_logboek  # noqa: PLC0415
    from pytest_dsoketen.register.samenvatting import summarise  # noqa: PLC0415
    from pytest_dsoketen.verbinding.codec import to_data  # noqa: PLC0415

    inhoud = read_logboek(_find_logboek(rapport))
    laatste = inhoud.laatste_toetsronde
    samenvatting = summarise(inhoud, toetsronde=laatste)
    gekozen = [
        bevinding
        for bevinding in samenvatting.bevindingen
        if bevinding.id.startswith(id_) or bevinding.vingerafdruk.startswith(id_)
    ]
    if id_ and not gekozen:
        typer.echo(f"Fout: geen bevinding met id {id_!r} in {rapport}; laat het id weg voor de hele lijst.", err=True)
        raise typer.Exit(Exitcode.GEBRUIK)
    if json_:
        _echo_json(to_data(gekozen))
        return
    for nummer, bevinding in enumerate(gekozen, start=1):
        geblokkeerd = samenvatting.list_geblokkeerd(bevinding.vingerafdruk)
        typer.echo("\n".join(format_bevinding(bevinding, nummer=nummer, niet_getoetst=geblokkeerd)))
        if id_:
            for stuk in bevinding.bewijs:
                typer.echo(f"\n   {stuk.tijdstip:%H:%M:%S}  {stuk.titel} – {stuk.partij.value}, {stuk.omvang} bytes")
                if stuk.tekst:
                    typer.echo("\n".join(f"      {regel}" for regel in stuk.tekst.splitlines()))
        typer.echo("")
    for begonnen in inhoud.select_toetsronde(laatste).afgebroken:
        typer.echo(f"Afgebroken: {begonnen.scenario} (stap {begonnen.stap.value}) is begonnen en kreeg geen oordeel.")
    typer.echo(f"{len(gekozen)} bevinding{'' if len(gekozen) == 1 else 'en'} in toetsronde {laatste or '-'}.")


@bevindingen_app.command("herhaal")
def bevindingen_herhaal(
    context: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", help="Id of begin van de vingerafdruk.")],
    rapport: Rapport = Path("rapport"),
    opstelling: OptieOpstelling = None,
    storing: Storingen = None,
) -> None:
    """Voer het scenario van een bevinding opnieuw uit."""
    from pytest_dsoketen.register.logboek import read_bevindingen  # noqa: PLC0415

    for bevinding in read_bevindingen(_find_logboek(rapport)):
        if bevinding.id.startswith(id_) or bevinding.vingerafdruk.startswith(id_):
            toets(context, opstelling, storing, scenario=bevinding.scenario, rapport=rapport)
    typer.echo(f"Fout: geen bevinding met id {id_!r} in {rapport}.", err=True)
    raise typer.Exit(Exitcode.GEBRUIK)


@app.command()
def frasen() -> None:
    """Toon alle zinnen waarmee een scenario kan worden geschreven (Markdown)."""
    from pytest_dsoketen.documentatie import format_frasen  # noqa: PLC0415

    typer.echo(format_frasen())


def _find_logboek(rapport: Path) -> Path:
    """Give the logboek of a report.

    Raises:
        typer.Exit: when there is none.
    """
    path = rapport / "bevindingen.jsonl"
    if not path.is_file():
        typer.echo(f"Fout: {path} bestaat niet; geef met --rapport de map van een toetsronde.", err=True)
        raise typer.Exit(Exitcode.GEBRUIK)
    return path


def _echo_json(data: Any) -> None:
    """Print data as JSON."""
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
