# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Measures what `dsoketen valideer` costs: as a ratio to lxml, as a curve over size, and on the clock of a user.

    python bench/validatie.py [--factor 1] [--keer 3] [--groep alles|verhouding|kromme|klein]

The ratio is that of judging a whole delivery (reading, official XSD and every rule of ours) to what lxml
needs merely to parse and XSD-validate the same files with the same compiled schemas; Schematron is left out. Both take turns in one process. Memory is that of a child process that does one of the two and nothing else. Without the official
schemas (`../shared/officieel`, or DSOKETEN_OFFICIEEL) both do without XSD, and the table says so.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

HIER = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(HIER), str(HIER / "bench")]

from levering import make_levering  # noqa: E402

from pytest_dsoketen.model.oordelen import Oordeel  # noqa: E402
from pytest_dsoketen.standaarden.inname import write_zip  # noqa: E402

OFFICIEEL = Path(os.environ.get("DSOKETEN_OFFICIEEL", HIER.parent / "shared" / "officieel")) / "plan" / "schemas"
DAG = date(2026, 1, 5)
FACTOREN = (0.1, 0.3, 1, 3, 10)


class Lxml:
    """Parses and validates files with lxml alone."""

    def __init__(self, register: Any) -> None:
        self.register = register

    def run(self, pad: Path) -> str:
        """Do it."""
        from lxml import etree  # noqa: PLC0415

        fouten = 0
        for lid in sorted(pad.iterdir()):
            if lid.suffix in {".xml", ".gml"}:
                boom = etree.fromstring(lid.read_bytes())
                schema = self.schema_of(boom)
                fouten += schema is not None and not schema.validate(boom)
        return f"{fouten} fouten"

    def schema_of(self, boom: Any) -> Any:
        """Give the compiled schema that the product itself would choose."""
        if self.register is None:
            return None
        from pytest_dsoketen.standaarden.schemas.kiezen import Versies, choose, kop_of  # noqa: PLC0415

        keuze = choose(kop_of(boom), self.register.index, Versies())
        return self.register._load(keuze.deel, keuze.bestand)  # noqa: SLF001 - the same compiled schema for both


class Valideer:
    """Judges the delivery as the command does."""

    def __init__(self, register: Any) -> None:
        self.register = register

    def run(self, pad: Path) -> str:
        """Do it."""
        from pytest_dsoketen.valideren.schemas import Schemas, Zonder  # noqa: PLC0415
        from pytest_dsoketen.valideren.uitvoeren import validate  # noqa: PLC0415
        from pytest_dsoketen.valideren.zaak import Instelling  # noqa: PLC0415

        schemas = Schemas(self.register, schematron=False) if self.register else Zonder()
        keuring = validate(pad, Instelling(DAG, schemas, 10, processen=os.cpu_count() or 1))
        if keuring.punten or keuring.uitkomst.oordeel is Oordeel.TOETSFOUT:
            message = (
                f"de gemaakte levering is niet goed: {keuring.uitkomst} {keuring.punten[:3]} {keuring.onbeoordeeld[:3]}"
            )
            raise RuntimeError(message)
        return keuring.uitkomst.oordeel.value


def open_register() -> Any:
    """Open the official schemas; None when they are not there."""
    from pytest_dsoketen.standaarden.schemas import load_folder  # noqa: PLC0415

    return load_folder(OFFICIEEL) if OFFICIEEL.is_dir() else None


def measure(soort: str, pad: Path, keer: int) -> dict[str, Any]:
    """Run one or both ways in this process and give CPU seconds and the most memory."""
    register = open_register()
    lopers = {"lxml": Lxml(register), "valideer": Valideer(register)}
    gekozen = lopers if soort == "beide" else {soort: lopers[soort]}
    with tempfile.TemporaryDirectory() as tijdelijk:
        klein, _ = write_levering(Path(tijdelijk), 0.001)
        for naam in gekozen:
            type(gekozen[naam])(register).run(klein)
    cpu: dict[str, list[float]] = {naam: [] for naam in gekozen}
    klok: dict[str, list[float]] = {naam: [] for naam in gekozen}
    for _ in range(keer):
        for naam, loper in gekozen.items():
            begin, begin_klok = _cpu(), time.perf_counter()
            loper.run(pad)
            cpu[naam].append(_cpu() - begin)
            klok[naam].append(time.perf_counter() - begin_klok)
    return {"cpu": cpu, "klok": klok, "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def _cpu() -> float:
    """Give the CPU seconds of this process and of those that it made."""
    tijden = os.times()
    return tijden.user + tijden.system + tijden.children_user + tijden.children_system


def measure_child(soort: str, pad: Path, keer: int) -> dict[str, Any]:
    """Measure in a process of its own.

    Raises:
        RuntimeError: it failed, so that its numbers mean nothing.
    """
    opdracht = [sys.executable, __file__, "--kind", soort, "--pad", str(pad), "--keer", str(keer)]
    klaar = subprocess.run(opdracht, capture_output=True, text=True, check=False)
    if klaar.returncode:
        raise RuntimeError(klaar.stderr[-3000:])
    data: dict[str, Any] = json.loads(klaar.stdout.splitlines()[-1])
    return data


def write_levering(map_: Path, factor: float) -> tuple[Path, float]:
    """Write a delivery; give its path and how many MB it is unpacked."""
    bestanden = make_levering(factor)
    pad = map_ / f"levering_{factor}"
    pad.mkdir()
    for naam, inhoud in bestanden.items():
        (pad / naam).write_bytes(inhoud)
    return pad, sum(map(len, bestanden.values())) / 1e6


def show_verhouding(map_: Path, factor: float, keer: int) -> None:
    """Print the ratio at one size, and the memory of each."""
    pad, omvang = write_levering(map_, factor)
    samen = measure_child("beide", pad, keer)
    print(f"\nHele levering van {omvang:.0f} MB, {keer} keer om en om")
    print(f"{'':28}{'klok (s)':>10}{'cpu (s)':>10}{'RSS (MB)':>10}")
    for naam in ("lxml", "valideer"):
        geheugen = measure_child(naam, pad, 1)["megabytes"]
        klok, cpu = (statistics.median(samen[maat][naam]) for maat in ("klok", "cpu"))
        print(f"{naam:28}{klok:10.2f}{cpu:10.2f}{geheugen:10.0f}")
    klok, cpu = (_ratio(samen[maat]) for maat in ("klok", "cpu"))
    print(f"{'verhouding (eis: 3)':28}{klok:10.2f}{cpu:10.2f}")


def _ratio(seconden: dict[str, list[float]]) -> float:
    """Give the median of the ratios of the runs that took turns."""
    return statistics.median(wij / zij for wij, zij in zip(seconden["valideer"], seconden["lxml"], strict=True))


def show_kromme(map_: Path, factor: float) -> None:
    """Print how the cost grows with size."""
    print("\nKromme")
    print(f"{'keer':>6}{'MB':>8}{'cpu (s)':>10}{'s per 10 MB':>13}{'RSS (MB)':>10}")
    for keer in FACTOREN:
        pad, omvang = write_levering(map_, factor * keer)
        meting = measure_child("valideer", pad, 1)
        seconden = meting["cpu"]["valideer"][0]
        print(f"{keer:6g}{omvang:8.1f}{seconden:10.2f}{10 * seconden / omvang:13.3f}{meting['megabytes']:10.0f}")
        shutil.rmtree(pad)


def show_klein(map_: Path, keer: int) -> None:
    """Print how long a user waits for a package of 20 kB, schemas installed."""
    pad = map_ / "klein.zip"
    pad.write_bytes(write_zip(make_levering(0.001)))
    env = {
        **os.environ,
        "PYTHONPATH": str(HIER),
        "DSOKETEN_SCHEMAS": str(map_ / "sets"),
        "PYTHONPYCACHEPREFIX": str(map_),
    }
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    basis = [sys.executable, "-m", "pytest_dsoketen.cli"]
    if OFFICIEEL.is_dir():
        subprocess.run([*basis, "schemas", "installeer", str(OFFICIEEL)], env=env, check=True, capture_output=True)
    opdracht = [*basis, "valideer", str(pad), "--vandaag", DAG.isoformat()]
    klok, cpu = [], []
    for _ in range(keer + 1):
        begin, voor = time.perf_counter(), os.times()
        subprocess.run(opdracht, env=env, check=False, capture_output=True)
        na = os.times()
        klok.append(time.perf_counter() - begin)
        cpu.append(na.children_user - voor.children_user + na.children_system - voor.children_system)
    print(f"\nPakket van {pad.stat().st_size / 1000:.0f} kB, zoals een gebruiker het draait")
    print(f"{'':28}{'klok (s)':>10}{'cpu (s)':>10}")
    print(f"{'eerste keer':28}{klok[0]:10.2f}{cpu[0]:10.2f}")
    print(f"{'daarna':28}{statistics.median(klok[1:]):10.2f}{statistics.median(cpu[1:]):10.2f}   (eis: 1)")


def main() -> None:
    """Read the options, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--factor", type=float, default=1, help="omvang van de levering; 1 is 70 MB")
    parser.add_argument("--keer", type=int, default=3, help="aantal ronden")
    parser.add_argument("--groep", choices=("alles", "verhouding", "kromme", "klein"), default="alles")
    parser.add_argument("--kind", choices=("beide", "lxml", "valideer"), help=argparse.SUPPRESS)
    parser.add_argument("--pad", type=Path, help=argparse.SUPPRESS)
    opties = parser.parse_args()
    if opties.kind:
        print(json.dumps(measure(opties.kind, opties.pad, opties.keer)))
        return
    print("met de officiële schema's" if OFFICIEEL.is_dir() else f"zonder officiële schema's: {OFFICIEEL} is er niet")
    with tempfile.TemporaryDirectory() as tijdelijk:
        map_ = Path(tijdelijk)
        if opties.groep in {"alles", "verhouding"}:
            show_verhouding(map_, opties.factor, opties.keer)
        if opties.groep in {"alles", "kromme"}:
            show_kromme(map_, opties.factor)
        if opties.groep in {"alles", "klein"}:
            show_klein(map_, opties.keer)


if __name__ == "__main__":
    main()
