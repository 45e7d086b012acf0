# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What one pytest process keeps while scenarios run: the chain, the logboek, and in the end the summary."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pytest_dsoketen import FEATURES, __version__
from pytest_dsoketen.gherkin.haken import register_haken
from pytest_dsoketen.gherkin.uitvoering import ScenarioItem
from pytest_dsoketen.gherkin.verloop import Scenarioverloop, read_verloop
from pytest_dsoketen.model.bevindingen import Bevinding, Ernst
from pytest_dsoketen.model.casussen import Casus
from pytest_dsoketen.model.eisen import EISEN
from pytest_dsoketen.model.exitcodes import Exitcode, find_exitcode, get_exitcode
from pytest_dsoketen.model.oordelen import Oordeel, OordeelError, Uitkomst
from pytest_dsoketen.model.stappen import Stapcode
from pytest_dsoketen.opstelling import Opstelling, OpstellingOngeldigError, read_geheimen, read_opstelling
from pytest_dsoketen.rapportage.allure import AllureVerslag, activate_allure
from pytest_dsoketen.rapportage.allure_map import write_allurerc, write_categorieen, write_omgeving, write_uitvoerder
from pytest_dsoketen.rapportage.terminal import format_markdown, format_verslag
from pytest_dsoketen.register.logboek import Logboek, ScenarioBegonnen, ScenarioKlaar, read_logboek
from pytest_dsoketen.register.samenvatting import Samenvatting, summarise, write_bevindingen, write_samenvatting
from pytest_dsoketen.toetsing.keten import Keten
from pytest_dsoketen.toetsing.scenario import Scenariocontext

if TYPE_CHECKING:
    from pytest_dsoketen.opstelling.bouwen import Toetsronde

KETEN = pytest.StashKey[Keten]()
_CONTEXT = pytest.StashKey[Scenariocontext]()
_NEUTRAAL = "inhoud:neutraal"
_STEPS = "pytest_dsoketen.steps"


@dataclass(frozen=True)
class Instellingen:
    """What the options and ini keys say.

    Attributes:
        opstelling: who plays which role, storingen of the command line included.
        rapport: folder for everything that a run writes.
        toetsronde: id of the run, the same in every worker.
        casus: content to work with.
        scenario: part of the name of the scenarios to run; empty for all.
        is_pakket: whether the casus comes from a folder, so that only content-neutral scenarios fit.
    """

    opstelling: Opstelling
    rapport: Path
    toetsronde: str
    casus: Casus
    scenario: str = ""
    is_pakket: bool = False


def read_instellingen(config: pytest.Config) -> Instellingen:
    """Read the options and ini keys.

    Raises:
        OpstellingOngeldigError: with file, line and way out.
    """
    path = find_opstelling(config)
    opstelling = read_opstelling(path)
    storingen = tuple(config.getoption("dsoketen_storing") or config.getini("dsoketen_storing"))
    opstelling = replace(opstelling, storingen=tuple(dict.fromkeys([*opstelling.storingen, *storingen])))
    if opstelling.storingen:
        from pytest_dsoketen.opstelling.bouwen import check_storingen  # noqa: PLC0415  (laadt de oefenketen)

        check_storingen(opstelling)
    pakket = _option(config, "dsoketen_pakket")
    return Instellingen(
        opstelling=opstelling,
        rapport=Path(config.invocation_params.dir, _option(config, "dsoketen_rapport") or "rapport"),
        toetsronde=get_toetsronde(config),
        casus=_load_casus(Path(config.invocation_params.dir, pakket)) if pakket else _default_casus(),
        scenario=str(config.getoption("dsoketen_scenario") or ""),
        is_pakket=bool(pakket),
    )


def check_instellingen(config: pytest.Config, *, parallel: bool = False) -> str:
    """Say in one Dutch message why nothing can be tested with these options; empty when it can.

    Args:
        config: of this process.
        parallel: whether several workers will each start the chain.
    """
    try:
        instellingen = read_instellingen(config)
        opstelling = instellingen.opstelling
        if parallel and any(opstelling.poorten.values()):
            return (
                f"{opstelling.locate('poorten')}: vaste poorten gaan niet samen met -n, want elke werker start een eigen "
                "keten. Haal de poorten of -n weg."
            )
        if opstelling.bestand and not config.option.collectonly:
            from pytest_dsoketen.opstelling.bouwen import check_opstelling  # noqa: PLC0415  (laadt de oefenketen)

            check_opstelling(opstelling, instellingen.casus)
    except OpstellingOngeldigError as fout:
        return str(fout)
    return ""


def find_opstelling(config: pytest.Config) -> Path | None:
    """Give the file that the option names, else `opstelling.toml` where pytest was started, else None."""
    named = _option(config, "dsoketen_opstelling")
    if named:
        return Path(config.invocation_params.dir, named)
    default = config.invocation_params.dir / "opstelling.toml"
    return default if default.is_file() else None


def get_toetsronde(config: pytest.Config) -> str:
    """Give the id of the run: made once, handed on to the workers of xdist."""
    if not hasattr(config, "workerinput"):
        return config.stash.setdefault(_TOETSRONDE, f"{datetime.now().astimezone():%Y%m%dT%H%M%S.%f}"[:19])
    return str(config.workerinput["dsoketen_toetsronde"])


_TOETSRONDE = pytest.StashKey[str]()


def _option(config: pytest.Config, naam: str) -> str:
    """Read an option, else its ini key."""
    return str(config.getoption(naam) or config.getini(naam) or "")


def _default_casus() -> Casus:
    """Give the made-up gemeente."""
    from pytest_dsoketen.toetsing.casus import OEFENCASUS  # noqa: PLC0415  (alleen nodig zonder pakket)

    return OEFENCASUS


def _load_casus(map_: Path) -> Casus:
    """Read a casus from a folder with real files."""
    from pytest_dsoketen.opstelling.pakket import load_casus  # noqa: PLC0415  (alleen nodig met pakket)

    return load_casus(map_)


class Sessie:
    """The state of one pytest process, registered as a plugin on the first feature file."""

    def __init__(self, config: pytest.Config, instellingen: Instellingen) -> None:
        self._config = config
        self.instellingen = instellingen
        self._logboek = Logboek(instellingen.rapport / "bevindingen.jsonl")
        self._bevindingen: dict[str, Bevinding] = {}
        self._ronde: Toetsronde | None = None
        self._allure: AllureVerslag | None = None
        self.samenvatting: Samenvatting | None = None
        self.exitcode: Exitcode | None = None

    @property
    def _is_worker(self) -> bool:
        """Whether this process is a worker of xdist, which must not end the run by itself."""
        return hasattr(self._config, "workerinput")

    def activate(self) -> None:
        """Register what scenarios need: steps, hooks, Allure."""
        register_haken(self._config)
        self._config.pluginmanager.register(self, "dsoketen-sessie")
        self._allure = activate_allure(
            self._config,
            omgeving=self.instellingen.opstelling.omgeving,
            find_bevinding=self._bevindingen.get,
            secrets=read_geheimen(self.instellingen.opstelling),
        )

    def begin(self, item: ScenarioItem) -> Keten:
        """Make the chain ready for a scenario; the first one starts it."""
        if self._ronde is None:
            from pytest_dsoketen.opstelling.bouwen import start_toetsronde  # noqa: PLC0415  (laadt de oefenketen)

            inst = self.instellingen
            try:
                self._ronde = start_toetsronde(
                    inst.opstelling, inst.casus, toetsronde=inst.toetsronde, announce=self._announce
                )
            except OpstellingOngeldigError as fout:
                if self._is_worker:
                    raise OordeelError(Uitkomst(Oordeel.OPSTELLINGSFOUT, str(fout))) from None
                pytest.exit(str(fout), returncode=Exitcode.OPSTELLING_ONGELDIG)
        keten = self._ronde.begin(_read_context(item))
        item.stash[KETEN] = keten
        return keten

    def _announce(self, bevinding: Bevinding) -> None:
        """Keep a bevinding safe, then show it."""
        self._logboek.append(bevinding)
        self._bevindingen[bevinding.id] = bevinding
        if self._allure is not None:
            self._allure.record_bevinding(bevinding)

    def pytest_dsoketen_beoordeel(
        self, request: pytest.FixtureRequest, exception: BaseException
    ) -> OordeelError | None:
        """Turn the error of a party into a verdict."""
        keten = request.node.stash.get(KETEN, None)
        return None if keten is None else keten.translate(exception)

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Leave out scenarios that were not asked for or that do not fit the content."""
        leftover = [item for item in items if isinstance(item, ScenarioItem) and not self._is_wanted(item)]
        if leftover:
            weg = set(leftover)
            items[:] = [item for item in items if item not in weg]
            config.hook.pytest_deselected(items=leftover)

    def _is_wanted(self, item: ScenarioItem) -> bool:
        """Whether a scenario was asked for and fits."""
        inst = self.instellingen
        fits = not inst.is_pakket or _NEUTRAAL in item.plan.tags
        return fits and inst.scenario.casefold() in item.name.casefold()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Write down that a scenario starts."""
        if isinstance(item, ScenarioItem):
            begin = ScenarioBegonnen(_name(item), _read_stap(item), _now(), self.instellingen.toetsronde)
            self._logboek.append_begonnen(begin)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item) -> Any:
        """Add warnings to the verdict before it is drawn up, and write the verdict down after."""
        keten = item.stash.get(KETEN, None)
        if keten is not None and isinstance(item, ScenarioItem):
            uitkomst = keten.roll_up()
            if uitkomst.oordeel is not Oordeel.GESLAAGD:
                item.note_uitkomst(uitkomst)
        report = yield
        verloop = read_verloop(report)
        if verloop is not None and isinstance(item, ScenarioItem):
            self._finish(item, verloop, keten)
        return report

    def _finish(self, item: ScenarioItem, verloop: Scenarioverloop, keten: Keten | None) -> None:
        """Write the verdict of a scenario down."""
        eisen = [EISEN[tag.removeprefix("eis:")] for tag in item.plan.tags if tag.removeprefix("eis:") in EISEN]
        gewacht = sum(keten.wachttijden.values(), timedelta()) if keten is not None else timedelta()
        self._logboek.append_klaar(
            ScenarioKlaar(
                scenario=_name(item),
                stap=_read_stap(item),
                uitkomst=Uitkomst(Oordeel(verloop.oordeel), verloop.reden, verloop.bevinding),
                tijdstip=_now(),
                toetsronde=self.instellingen.toetsronde,
                schakels=tuple(dict.fromkeys(schakel for eis in eisen for schakel in eis.schakels)),
                duur=timedelta(seconds=verloop.duur),
                wachttijd=gewacht,
            )
        )

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Stop the chain; the controller also adds up and sets the exit code."""
        if self._ronde is not None:
            self._ronde.stop()
        self._logboek.close()
        if self._is_worker or self._config.option.collectonly:
            return
        self.samenvatting = summarise(
            read_logboek(self.instellingen.rapport / "bevindingen.jsonl"), toetsronde=self.instellingen.toetsronde
        )
        self._write_rapport(self.samenvatting)
        code = get_exitcode(self.samenvatting.gedraaid.oordeel)
        if code is Exitcode.NIET_GROEN and any(
            b.ernst is not Ernst.WAARSCHUWING for b in self.samenvatting.bevindingen
        ):
            code = Exitcode.GEZAKT
        if session.exitstatus in {0, 1} and code is not Exitcode.GROEN:
            session.exitstatus = code
        self.exitcode = find_exitcode(int(session.exitstatus))

    def _write_rapport(self, samenvatting: Samenvatting) -> None:
        """Write what programs and people read."""
        map_ = self.instellingen.rapport
        write_bevindingen(map_ / "bevindingen.json", samenvatting.bevindingen)
        write_samenvatting(map_ / "samenvatting.json", samenvatting)
        (map_ / "samenvatting.md").write_text(format_markdown(samenvatting), encoding="utf-8")
        resultaten = self._config.getoption("allure_report_dir", None)
        if not resultaten:
            return
        inst = self.instellingen
        gegevens = {
            "Omgeving": inst.opstelling.omgeving,
            "Gemeente": inst.casus.gemeente.naam,
            "Toetsronde": inst.toetsronde,
            "pytest-dsoketen": __version__,
        }
        write_omgeving(Path(resultaten), gegevens)
        write_uitvoerder(Path(resultaten), toetsronde=inst.toetsronde)
        write_categorieen(Path(resultaten))
        write_allurerc(map_, titel=f"Ketentoets {inst.casus.gemeente.naam}")

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Show the chain, the bevindingen and what the exit code means."""
        if self.samenvatting is None or self.exitcode is None:
            return
        terminalreporter.section("DSO-keten")
        for regel in format_verslag(self.samenvatting, exitcode=self.exitcode, betekenis=self.exitcode.toelichting):
            terminalreporter.write_line(regel)
        terminalreporter.write_line(f"Rapport: {self.instellingen.rapport}")


def list_stapmodules() -> list[str]:
    """Give the import names of all modules with steps."""
    steps = import_module(_STEPS)
    return [f"{_STEPS}.{module.name}" for module in pkgutil.iter_modules(steps.__path__)]


def list_mappen(config: pytest.Config) -> Iterable[Path]:
    """Give the folders whose feature files are ours: the shipped ones and those that the user names."""
    named = [*(config.getoption("dsoketen_features") or []), *config.getini("dsoketen_features")]
    return [FEATURES.resolve(), *(Path(config.invocation_params.dir, naam).resolve() for naam in named)]


def _read_context(item: ScenarioItem) -> Scenariocontext:
    """Read what a scenario says of itself, once."""
    if _CONTEXT not in item.stash:
        item.stash[_CONTEXT] = Scenariocontext.from_tags(item.name, item.plan.scenario.feature.name, item.plan.tags)
    return item.stash[_CONTEXT]


def _read_stap(item: ScenarioItem) -> Stapcode:
    """Give the step under which a scenario is counted: the last of its tags."""
    stappen = _read_context(item).stappen
    return stappen[-1] if stappen else Stapcode.S1


def _name(item: ScenarioItem) -> str:
    """Name a scenario so that it is unique in a run."""
    return f"{item.path.stem}: {item.name}"


def _now() -> datetime:
    """Give real time."""
    return datetime.now().astimezone()
