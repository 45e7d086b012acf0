# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Measures what a scenario costs, as a ratio to a plain pytest test that does the same.

    python bench/looper.py [--scenarios 1000] [--definities 300] [--keer 5] [--alles]

Every way of running gets the same work: scenarios of six steps, of which one fills a fixture and one reads a number.
CPU is user plus system time of the whole child process. The ways take turns, so that a busy machine hits all of them;
the table shows the median of the ratios to the plain run of the same turn.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HIER = Path(__file__).resolve().parent.parent
PER_BESTAND = 100


@dataclass(frozen=True)
class Meting:
    """One way of running.

    Attributes:
        naam: row in the table.
        basis: name of the way that it is compared with.
        bouw: writes the project into an empty folder.
        opdracht: the command, run in that folder.
    """

    naam: str
    basis: str
    bouw: Callable[[Path, int, int], None]
    opdracht: tuple[str, ...]


STAPPEN = (
    ("Gegeven", "gemeente {n} ontvangt verzoeken"),
    ("En", "een aanvraag van {n} MB"),
    ("Als", "de initiatiefnemer de aanvraag indient"),
    ("Dan", "staat de aanvraag als één zaak in het systeem"),
    ("En", "heeft de zaak {n} MB aan bijlagen"),
    ("En", "is elke bijlage gelijk aan wat is ingediend"),
)

_STAPMODULE = """
from pytest_bdd import given, parsers, then, when

@given(parsers.parse("gemeente {n:d} ontvangt verzoeken"))
def _(n):
    pass

@given(parsers.parse("een aanvraag van {n:d} MB"), target_fixture="aanvraag")
def _(n):
    return n

@when("de initiatiefnemer de aanvraag indient")
def _(aanvraag):
    pass

@then("staat de aanvraag als één zaak in het systeem")
def _(aanvraag):
    pass

@then(parsers.parse("heeft de zaak {n:d} MB aan bijlagen"))
def _(aanvraag, n):
    assert aanvraag == n

@then("is elke bijlage gelijk aan wat is ingediend")
def _(aanvraag):
    pass
"""

_ONZE_CONFTEST = """
import pytest

def pytest_collect_file(file_path, parent):
    from pytest_dsoketen.gherkin.collectie import collect_feature
    return collect_feature(file_path, parent)
"""

_ALLURE_CONFTEST = """
@pytest.hookimpl(trylast=True)
def pytest_configure(config):
    from pytest_dsoketen.rapportage.allure import activate_allure
    activate_allure(config, omgeving="meting")
"""

_GEWONE_TEST = """
def gemeente(n):
    pass

def aanvraag(n):
    return n

def indienen(a):
    pass

def staat(a):
    pass

def bijlagen(a, n):
    assert a == n

def gelijk(a):
    pass
"""


def write_definities(aantal: int) -> str:
    """Return a step module with six used definitions and the rest unused."""
    rest = "".join(
        f'\n@{("given", "when", "then")[i % 3]}(parsers.parse("een ongebruikte zin nummer {i} over {{x}} en {{y:d}}"))\n'
        f"def _(x, y):\n    pass\n"
        for i in range(aantal - len(STAPPEN))
    )
    return _STAPMODULE + rest


def write_feature(bestand: int, aantal: int) -> str:
    """Return one Dutch feature file."""
    lines = ["# language: nl", f"Functionaliteit: Bestand {bestand}"]
    for i in range(aantal):
        nummer = bestand * PER_BESTAND + i
        lines.append(f"\n  Scenario: Aanvraag {nummer} wordt één zaak")
        lines += [f"    {woord} {zin.format(n=nummer)}" for woord, zin in STAPPEN]
    return "\n".join(lines) + "\n"


def write_features(map_: Path, scenarios: int) -> None:
    """Write the feature files."""
    map_.mkdir(exist_ok=True)
    for bestand in range(scenarios // PER_BESTAND):
        (map_ / f"f{bestand:03}.feature").write_text(write_feature(bestand, PER_BESTAND), encoding="utf-8")


def build_gewoon(map_: Path, scenarios: int, definities: int) -> None:  # noqa: ARG001 - every builder has one shape
    """Plain pytest: one function a scenario, calling six functions."""
    for bestand in range(scenarios // PER_BESTAND):
        tests = "".join(
            f"\ndef test_aanvraag_{n}():\n    gemeente({n})\n    a = aanvraag({n})\n    indienen(a)\n    staat(a)\n"
            f"    bijlagen(a, {n})\n    gelijk(a)\n"
            for n in range(bestand * PER_BESTAND, (bestand + 1) * PER_BESTAND)
        )
        (map_ / f"test_f{bestand:03}.py").write_text(_GEWONE_TEST + tests, encoding="utf-8")


def build_bdd(map_: Path, scenarios: int, definities: int) -> None:
    """Bare pytest-bdd: `scenarios()` in a module."""
    (map_ / "conftest.py").write_text(write_definities(definities), encoding="utf-8")
    write_features(map_ / "features", scenarios)
    module = "from pytest_bdd import scenarios\nscenarios('features')\n"
    (map_ / "test_alles.py").write_text(module, encoding="utf-8")


def build_ons(map_: Path, scenarios: int, definities: int) -> None:
    """Our collector and runner, driven from a conftest."""
    (map_ / "conftest.py").write_text(_ONZE_CONFTEST + write_definities(definities), encoding="utf-8")
    write_features(map_, scenarios)


def build_ons_allure(map_: Path, scenarios: int, definities: int) -> None:
    """Our collector and runner, with our Allure writer."""
    build_ons(map_, scenarios, definities)
    with (map_ / "conftest.py").open("a", encoding="utf-8") as conftest:
        conftest.write(_ALLURE_CONFTEST)


def build_plugin(map_: Path, scenarios: int, definities: int) -> None:
    """Step definitions and feature files only: the installed plugin does the rest."""
    (map_ / "conftest.py").write_text(write_definities(definities), encoding="utf-8")
    write_features(map_, scenarios)


def build_behave(map_: Path, scenarios: int, definities: int) -> None:
    """Behave, with its own step decorators."""
    code = write_definities(definities).replace("from pytest_bdd import given, parsers, then, when", _BEHAVE_KOP)
    code = code.replace("parsers.parse(", "(").replace(', target_fixture="aanvraag"', "")
    code = code.replace("def _(n)", "def _(context, n)").replace("def _(aanvraag, n)", "def _(context, n)")
    code = code.replace("def _(aanvraag)", "def _(context)").replace("def _(x, y)", "def _(context, x, y)")
    code = code.replace("return n", "context.aanvraag = n").replace("aanvraag == n", "context.aanvraag == n")
    (map_ / "features" / "steps").mkdir(parents=True)
    (map_ / "features" / "steps" / "stappen.py").write_text(code, encoding="utf-8")
    write_features(map_ / "features", scenarios)


_BEHAVE_KOP = "from behave import given, then, when"
_PYTEST = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly")
_ZONDER = (*_PYTEST, "-p", "no:pytest-bdd", "-p", "no:dsoketen")
_MET_BDD = (*_PYTEST, "-p", "no:dsoketen")
_BEHAVE = (sys.executable, "-m", "behave", "--no-capture", "--no-summary", "-f", "progress", "features")

LOPERS = (
    Meting("gewone pytest", "gewone pytest", build_gewoon, _ZONDER),
    Meting("pytest-dsoketen", "gewone pytest", build_ons, _MET_BDD),
    Meting("kale pytest-bdd", "gewone pytest", build_bdd, _MET_BDD),
    Meting("behave", "gewone pytest", build_behave, _BEHAVE),
)
ALLURE = (
    Meting("gewone pytest + Allure", "gewone pytest + Allure", build_gewoon, (*_ZONDER, "--alluredir=allure")),
    Meting("loper + Allure met stappen", "gewone pytest + Allure", build_ons_allure, (*_MET_BDD, "--alluredir=allure")),
)
PLUGIN = (
    Meting("gewone pytest", "gewone pytest", build_gewoon, _ZONDER),
    Meting("hele plugin, met logboek", "gewone pytest", build_plugin, (*_PYTEST, "--dsoketen-features=.")),
)
INACTIEF = (
    Meting("1.000 tests, zonder onze plugin", "1.000 tests, zonder onze plugin", build_gewoon, _MET_BDD),
    Meting("1.000 tests, plugin inactief", "1.000 tests, zonder onze plugin", build_gewoon, _PYTEST),
)


def measure_cpu(opdracht: tuple[str, ...], map_: Path) -> float:
    """Run a command and return the CPU seconds of it and its children.

    Raises:
        RuntimeError: the command failed, so that its time means nothing.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    env = {**os.environ, "PYTHONPATH": str(HIER), "PYTHONDONTWRITEBYTECODE": "", "COLUMNS": "120"}
    result = subprocess.run(opdracht, cwd=map_, env=env, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if result.returncode != 0:
        message = f"{' '.join(opdracht)} gaf {result.returncode}:\n{result.stdout[-2000:]}{result.stderr[-2000:]}"
        raise RuntimeError(message)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def measure_all(metingen: tuple[Meting, ...], scenarios: int, definities: int, keer: int) -> dict[str, list[float]]:
    """Run every way in turn, after one turn that fills the caches."""
    seconden: dict[str, list[float]] = {meting.naam: [] for meting in metingen}
    with tempfile.TemporaryDirectory() as tijdelijk:
        mappen = {meting.naam: Path(tijdelijk) / str(nummer) for nummer, meting in enumerate(metingen)}
        for meting in metingen:
            mappen[meting.naam].mkdir()
            (mappen[meting.naam] / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
            meting.bouw(mappen[meting.naam], scenarios, definities)
            measure_cpu(meting.opdracht, mappen[meting.naam])
        for _ in range(keer):
            for meting in metingen:
                seconden[meting.naam].append(measure_cpu(meting.opdracht, mappen[meting.naam]))
    return seconden


def print_table(metingen: tuple[Meting, ...], seconden: dict[str, list[float]]) -> None:
    """Print ratios first: seconds do not travel between machines."""
    print(f"\n{'':36}{'verhouding':>12}{'laagste':>9}{'hoogste':>9}{'cpu (s)':>9}")
    for meting in metingen:
        paren = zip(seconden[meting.naam], seconden[meting.basis], strict=True)
        ratios = [own / base for own, base in paren]
        median = statistics.median(ratios)
        cpu = statistics.median(seconden[meting.naam])
        print(f"{meting.naam:36}{median:12.2f}{min(ratios):9.2f}{max(ratios):9.2f}{cpu:9.2f}")


def main() -> None:
    """Read the options, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--scenarios", type=int, default=1000, help="aantal scenario's, per honderd")
    parser.add_argument("--definities", type=int, default=300, help="aantal stapdefinities")
    parser.add_argument("--keer", type=int, default=5, help="aantal ronden")
    parser.add_argument("--groep", choices=("lopers", "allure", "inactief", "plugin", "alles"), default="lopers")
    opties = parser.parse_args()
    groepen = {"lopers": LOPERS, "allure": ALLURE, "inactief": INACTIEF, "plugin": PLUGIN}
    print(
        f"{opties.scenarios} scenario's van {len(STAPPEN)} stappen, {opties.definities} definities, {opties.keer} ronden"
    )
    for naam, metingen in groepen.items():
        if opties.groep in (naam, "alles"):
            seconden = measure_all(metingen, opties.scenarios, opties.definities, opties.keer)
            print_table(metingen, seconden)


if __name__ == "__main__":
    main()
