# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Scenarios and bevindingen in Allure, on top of allure-pytest.

allure-pytest itself shows no Gherkin steps; this plugin object adds them, with the place in the chain, who has to act,
and the evidence on the step that failed. It does nothing without `--alluredir`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, distribution
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from pytest_dsoketen.model.bevindingen import Bevinding, Bewijs, Categorie
from pytest_dsoketen.model.oordelen import Oordeel, OordeelError
from pytest_dsoketen.model.schakels import SCHAKEL_PER_CODE
from pytest_dsoketen.rapportage.scenariokaart import SEVERITY, Scenariokaart, describe_scenario, digest
from pytest_dsoketen.rapportage.tekst import (
    begin_zin,
    clean_line,
    compose_bevinding,
    end_zin,
    escape_markdown,
    format_partij,
    make_safe,
)
from pytest_dsoketen.verbinding.codec import to_json

if TYPE_CHECKING:
    from pytest_dsoketen.rapportage.allure_stil import Waarschuwingen

PLUGINNAAM = "dsoketen_allure"
_LUISTERAAR = "allure_listener"
_ALLURE_STATUS: dict[Oordeel, str] = {
    Oordeel.GEZAKT: "failed",
    Oordeel.OPSTELLINGSFOUT: "broken",
    Oordeel.TOETSFOUT: "broken",
    Oordeel.GESLAAGD: "passed",
    Oordeel.WAARSCHUWING: "passed",
}
_BEWIJS_LIMIET = 200_000


@dataclass
class Lopend:
    """The scenario that is running.

    Attributes:
        nodeid: of its pytest item.
        resultaat: its result in Allure.
        kaart: what the report says of it.
        stappen: the Gherkin steps, in order.
        gedaan: how many of them were started.
        stap: the step that is open, with its id in Allure.
        gezakte_stap: the step that failed.
        fout: the verdict that a step raised.
        bevindingen: what was found.
    """

    nodeid: str
    resultaat: Any
    kaart: Scenariokaart
    stappen: list[Any]
    gedaan: list[Any] = field(default_factory=list)
    stap: tuple[str, Any] | None = None
    gezakte_stap: Any = None
    fout: BaseException | None = None
    bevindingen: list[Bevinding] = field(default_factory=list)


def activate_allure(
    config: pytest.Config,
    *,
    omgeving: str = "",
    secrets: tuple[str, ...] = (),
    find_bevinding: Callable[[str], Bevinding | None] | None = None,
) -> AllureVerslag | None:
    """Start reporting to Allure when `--alluredir` was given; call it after allure-pytest was configured (trylast).

    Args:
        config: of this pytest process, also in a worker of xdist.
        omgeving: name of the environment, for a label.
        secrets: secret values known in this run; taken out wherever they stand.
        find_bevinding: gives a bevinding by its id, for a verdict whose bevinding was not handed over.

    Returns:
        The registered plugin object, or None when there is nothing to do.
    """
    listener = config.pluginmanager.get_plugin(_LUISTERAAR)
    if listener is None:
        return None
    verslag = AllureVerslag(listener, omgeving=omgeving, secrets=secrets, find_bevinding=find_bevinding)
    verslag.quiet(config)
    config.pluginmanager.register(verslag, PLUGINNAAM)
    return verslag


def describe_conflict(pluginmanager: pytest.PytestPluginManager) -> str | None:
    """Say what to do when allure-pytest-bdd is installed too: the two cannot start together.

    Args:
        pluginmanager: of this pytest process; what was switched off with `-p no:` does not count.

    Returns:
        One Dutch message, or None when there is no conflict.
    """
    if pluginmanager.is_blocked("allure_pytest_bdd") or pluginmanager.is_blocked("allure_pytest"):
        return None
    try:
        distribution("allure-pytest-bdd")
    except PackageNotFoundError:
        return None
    return (
        "allure-pytest en allure-pytest-bdd kunnen niet samen starten. pytest-dsoketen gebruikt allure-pytest. "
        "Zet de andere uit met `-p no:allure_pytest_bdd`, of verwijder die met `pip uninstall allure-pytest-bdd`."
    )


class AllureVerslag:
    """Plugin object that follows scenarios and writes them to Allure.

    Args:
        listener: the listener of allure-pytest.
        omgeving: name of the environment.
        secrets: secret values known in this run.
        find_bevinding: gives a bevinding by its id.
    """

    def __init__(
        self,
        listener: Any,
        *,
        omgeving: str = "",
        secrets: tuple[str, ...] = (),
        find_bevinding: Callable[[str], Bevinding | None] | None = None,
    ) -> None:
        from allure_commons import model2, utils  # noqa: PLC0415  (a run without --alluredir does not pay for it)

        from pytest_dsoketen.rapportage.allure_stil import Waarschuwingen  # noqa: PLC0415

        self._model = model2
        self._now: Callable[[], int] = utils.now
        self._listener = listener
        self._omgeving = omgeving
        self._secrets = secrets
        self._find_bevinding = find_bevinding
        self._lopend: Lopend | None = None
        self._opgevangen: Waarschuwingen = Waarschuwingen()

    @property
    def waarschuwingen(self) -> list[str]:
        """What went wrong in reporting, as Dutch lines."""
        return self._opgevangen.regels

    def quiet(self, config: pytest.Config) -> None:
        """Make the listener of allure-pytest quiet and safe, in place: allure keeps other references to it."""
        import allure_commons  # noqa: PLC0415  (a run without --alluredir does not pay for it)

        from pytest_dsoketen.rapportage.allure_stil import SnelleSchrijver, Stil, VeiligeReporter  # noqa: PLC0415

        config.pluginmanager.unregister(self._listener)
        self._listener.__class__ = Stil
        self._listener.waarschuwingen = self._opgevangen
        self._listener.finish_scenario = self._finish
        self._listener.judge_scenario = self._judge
        reporter = self._listener.allure_logger
        reporter.__class__ = VeiligeReporter
        reporter.waarschuwingen, reporter.secrets = self._opgevangen, self._secrets
        for schrijver in allure_commons.plugin_manager.get_plugins():
            if type(schrijver) is SnelleSchrijver.__base__:
                schrijver.__class__ = SnelleSchrijver
        config.pluginmanager.register(self._listener, _LUISTERAAR)

    def record_bevinding(self, bevinding: Bevinding) -> None:
        """Show a bevinding at the scenario that is running, with its evidence on the step that found it.

        Args:
            bevinding: hand it over before the step ends, or at the latest before the scenario ends.
        """
        with self._opgevangen.catch("een bevinding toevoegen"):
            lopend = self._lopend
            if lopend is None or bevinding.id in {known.id for known in lopend.bevindingen}:
                return
            lopend.bevindingen.append(bevinding)
            target = lopend.stap[1] if lopend.stap else lopend.gezakte_stap or lopend.resultaat
            for nummer, bewijs in enumerate(bevinding.bewijs, start=1):
                titel = f"Bewijs {nummer}. {bewijs.titel} ({bewijs.punt.value}, {bewijs.partij.naam})"
                self._attach(target, titel, _format_bewijs(bewijs), "txt", "text/plain")
            self._attach(target, "Bevinding als JSON", to_json(bevinding, indent=2), "json", "application/json")

    @pytest.hookimpl(tryfirst=True)
    def pytest_bdd_before_scenario(self, request: pytest.FixtureRequest, feature: Any, scenario: Any) -> None:
        """Give the result its name and its place."""
        with self._opgevangen.catch("een scenario beginnen"):
            self._begin(request.node, feature, scenario)

    @pytest.hookimpl(tryfirst=True)
    def pytest_bdd_before_step(self, step: Any) -> None:
        """Open a step."""
        with self._opgevangen.catch("een stap beginnen"):
            self._start_step(step)

    @pytest.hookimpl(trylast=True)
    def pytest_bdd_after_step(self) -> None:
        """Close a step that went well."""
        with self._opgevangen.catch("een stap afronden"):
            self._stop_step("passed")

    @pytest.hookimpl(trylast=True)
    def pytest_bdd_step_error(self, step: Any, exception: BaseException) -> None:
        """Close a step that did not go well; the evidence may have come before or come now."""
        with self._opgevangen.catch("een gezakte stap afronden"):
            self._fail_step(step, exception)

    @pytest.hookimpl(trylast=True)
    def pytest_bdd_step_func_lookup_error(self, step: Any, exception: BaseException) -> None:
        """Show a step that has no step function."""
        with self._opgevangen.catch("een onbekende stap tonen"):
            self._fail_step(step, exception)

    @pytest.hookimpl(trylast=True)
    def pytest_bdd_after_scenario(self) -> None:
        """Show the steps that were not reached."""
        with self._opgevangen.catch("een scenario afronden"):
            self._skip_rest()

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Hand the warnings of an xdist worker to the main process."""
        output = getattr(session.config, "workeroutput", None)
        if output is not None:
            output[PLUGINNAAM] = list(self.waarschuwingen)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Take over the warnings of an xdist worker."""
        for regel in getattr(node, "workeroutput", {}).get(PLUGINNAAM, ()):
            self._opgevangen.add(regel)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say what went wrong in reporting."""
        for regel in self.waarschuwingen:
            terminalreporter.write_line(f"Let op: {regel}", yellow=True)

    def _begin(self, item: Any, feature: Any, scenario: Any) -> Lopend:
        """Give the result of an item the name and the place of its scenario."""
        resultaat = self._listener.allure_logger.get_test(None)
        kaart = describe_scenario(feature, scenario, _find_voorbeeld(item))
        resultaat.name = kaart.naam
        resultaat.description = kaart.omschrijving
        resultaat.fullName = kaart.volledige_naam
        resultaat.testCaseId = digest(kaart.volledige_naam)
        resultaat.historyId = kaart.historie_id
        resultaat.titlePath = [kaart.epic, kaart.feature, kaart.story]
        resultaat.parameters = [self._model.Parameter(name=naam, value=waarde) for naam, waarde in kaart.parameters]
        self._lopend = Lopend(item.nodeid, resultaat, kaart, list(scenario.steps))
        return self._lopend

    def _find_lopend(self, item: Any) -> Lopend | None:
        """Give the scenario of an item, also when it ended before its first step; None for any other test."""
        if self._lopend is not None and self._lopend.nodeid == item.nodeid:
            return self._lopend
        scenario = getattr(getattr(item, "plan", None), "scenario", None)
        return self._begin(item, scenario.feature, scenario) if scenario is not None else None

    def _start_step(self, step: Any) -> None:
        """Open a step, with its table as parameters and its text as attachment."""
        lopend = self._require_lopend()
        uuid = str(uuid4())
        shown = self._make_step(step)
        self._listener.allure_logger.start_step(None, uuid, shown)
        lopend.stap = (uuid, shown)
        lopend.gedaan.append(step)
        if step.docstring:
            self._attach(shown, "Tekst bij deze stap", str(step.docstring), "txt", "text/plain")

    def _make_step(self, step: Any, status: str | None = None) -> Any:
        """Make a step as Allure shows it."""
        moment = self._now()
        shown = self._model.TestStepResult(
            name=clean_line(f"{step.keyword.strip()} {step.name}", 2_000), status=status, start=moment, stop=moment
        )
        shown.parameters = [self._model.Parameter(name=naam, value=waarde) for naam, waarde in _list_tabel(step)]
        return shown

    def _stop_step(self, status: str, details: Any = None) -> Any:
        """Close the open step, if there is one."""
        lopend = self._require_lopend()
        if lopend.stap is None:
            return None
        uuid, shown = lopend.stap
        lopend.stap = None
        self._listener.allure_logger.stop_step(uuid, stop=self._now(), status=status, statusDetails=details)
        return shown

    def _fail_step(self, step: Any, exception: BaseException) -> None:
        """Close a step with the verdict that it raised, evidence first."""
        lopend = self._require_lopend()
        if lopend.stap is None:
            self._start_step(step)
        lopend.fout = exception
        self._fetch_bevinding(exception)
        details = self._model.StatusDetails(message=self._format_melding(exception))
        lopend.gezakte_stap = self._stop_step(_choose_status(exception), details)

    def _fetch_bevinding(self, exception: BaseException) -> None:
        """Look up the bevinding that a verdict stands on when nobody handed it over."""
        if not (isinstance(exception, OordeelError) and exception.uitkomst.bevinding and self._find_bevinding):
            return
        if exception.uitkomst.oordeel is Oordeel.GEBLOKKEERD:
            return  # that bevinding belongs to another scenario
        bevinding = self._find_bevinding(exception.uitkomst.bevinding)
        if bevinding is not None:
            self.record_bevinding(bevinding)

    def _skip_rest(self) -> None:
        """Close what is open and show what was not reached as skipped."""
        lopend = self._require_lopend()
        if lopend.stap is not None:
            lopend.gezakte_stap = self._stop_step("skipped")
        reached = {id(step) for step in lopend.gedaan}
        lopend.resultaat.steps += [
            self._make_step(step, "skipped") for step in lopend.stappen if id(step) not in reached
        ]
        lopend.stappen = []

    def _judge(self, item: pytest.Item, exception: BaseException | None) -> None:
        """Give a scenario, and the step that ended it, the status and the message of its verdict."""
        lopend = self._find_lopend(item)
        if lopend is None:
            return
        fout = _find_oordeel(exception) or _find_oordeel(lopend.fout) or exception
        if fout is None:
            return
        self._fetch_bevinding(fout)
        resultaat, status, melding = lopend.resultaat, _choose_status(fout), self._format_melding(fout)
        trace = resultaat.statusDetails.trace if resultaat.statusDetails and _has_trace(fout) else None
        resultaat.status = status
        resultaat.statusDetails = self._model.StatusDetails(message=melding, trace=trace)
        if lopend.gezakte_stap is not None:
            lopend.gezakte_stap.status = status
            lopend.gezakte_stap.statusDetails = self._model.StatusDetails(message=melding)

    def _finish(self, item: pytest.Item) -> bool:
        """Label the result of a scenario; says whether it was one."""
        lopend = self._find_lopend(item)
        if lopend is None:
            return False
        self._skip_rest()
        resultaat, kaart = lopend.resultaat, lopend.kaart
        for bevinding in lopend.bevindingen:
            resultaat.description = f"{_describe_bevinding(bevinding)}\n\n---\n\n{resultaat.description}"
        labels = dict.fromkeys((*_list_vaste_labels(kaart), *kaart.labels, *self._list_labels(lopend)))
        resultaat.labels = [self._model.Label(name=naam, value=waarde) for naam, waarde in labels if waarde]
        self._lopend = None
        return True

    def _list_labels(self, lopend: Lopend) -> list[tuple[str, str]]:
        """Give the labels that are known after the run."""
        worker = os.environ.get("PYTEST_XDIST_WORKER", "hoofdproces")
        labels = [("thread", worker), ("omgeving", self._omgeving)]
        severity = lopend.kaart.severity
        for bevinding in lopend.bevindingen:
            severity = SEVERITY[bevinding.ernst]
            labels += [
                ("schakel", bevinding.schakel),
                ("partij", bevinding.partij.rol.value),
                ("eis", bevinding.eis.code),
                ("categorie", bevinding.categorie.value),
                ("vingerafdruk", bevinding.vingerafdruk),
                ("owner", format_partij(bevinding.partij)),
                ("omgeving", bevinding.omgeving),
            ]
        return [("severity", severity), *((naam, clean_line(waarde)) for naam, waarde in labels)]

    def _format_melding(self, exception: BaseException) -> str:
        """Write the message of a result, for a reader who knows no Python."""
        if not isinstance(exception, OordeelError):
            return _format_onverwacht(exception)
        bevinding = self._match_bevinding(exception)
        regels = [("Oordeel", exception.uitkomst.oordeel.value), *exception.details]
        known = {label.casefold() for label, _ in regels}
        extra = _list_details(exception, bevinding)
        regels += [(label, tekst) for label, tekst in extra if label.casefold() not in known and tekst]
        kop = end_zin(begin_zin(exception.uitkomst.reden or exception.uitkomst.oordeel.toelichting))
        lines = [f"{label}: {' '.join(tekst.split())}" for label, tekst in regels]
        return make_safe("\n".join((kop, "", *lines)), self._secrets)

    def _match_bevinding(self, fout: OordeelError) -> Bevinding | None:
        """Give the bevinding that a verdict stands on."""
        known = self._lopend.bevindingen if self._lopend else []
        return next((bevinding for bevinding in known if bevinding.id == fout.uitkomst.bevinding), None)

    def _attach(self, target: Any, titel: str, tekst: str, extensie: str, mediatype: str) -> None:
        """Write an attachment and hang it on a step or result; the type is never one that a browser runs."""
        import allure_commons  # noqa: PLC0415

        bestand = f"{uuid4()}-attachment.{extensie}"
        body = make_safe(tekst, self._secrets, limit=_BEWIJS_LIMIET)
        allure_commons.plugin_manager.hook.report_attached_data(body=body, file_name=bestand)
        target.attachments.append(self._model.Attachment(name=clean_line(titel), source=bestand, type=mediatype))

    def _require_lopend(self) -> Lopend:
        """Give the scenario that is running."""
        if self._lopend is None:
            raise LookupError("er loopt geen scenario")
        return self._lopend


def _find_voorbeeld(node: Any) -> Mapping[str, object]:
    """Give the row of an outline: from the plan of the item, or as pytest-bdd parametrises it."""
    voorbeeld = getattr(getattr(node, "plan", None), "voorbeeld", None)
    if isinstance(voorbeeld, Mapping):
        return voorbeeld
    params = getattr(getattr(node, "callspec", None), "params", {})
    row = params.get("_pytest_bdd_example", {})
    return row if isinstance(row, Mapping) else {}


def _list_tabel(step: Any) -> list[tuple[str, str]]:
    """Show the table of a step: one parameter a row."""
    tabel = getattr(step, "datatable", None)
    if tabel is None:
        return []
    rows = [" | ".join(str(cell.value) for cell in row.cells) for row in tabel.rows]
    return [(f"rij {nummer}" if nummer else "kolommen", clean_line(row, 2_000)) for nummer, row in enumerate(rows)]


def _find_oordeel(exception: BaseException | None) -> OordeelError | None:
    """Give the verdict in an exception or in what it was raised from."""
    seen: set[int] = set()
    while exception is not None and id(exception) not in seen:
        if isinstance(exception, OordeelError):
            return exception
        seen.add(id(exception))
        exception = exception.__cause__
    return None


def _choose_status(exception: BaseException) -> str:
    """Translate a verdict to a status of Allure."""
    if isinstance(exception, OordeelError):
        return _ALLURE_STATUS.get(exception.uitkomst.oordeel, "skipped")
    if isinstance(exception, pytest.skip.Exception):
        return "skipped"
    return "failed" if isinstance(exception, (AssertionError, pytest.fail.Exception)) else "broken"


def _has_trace(exception: BaseException) -> bool:
    """Say whether a Python trace helps: only when the test itself is wrong."""
    if isinstance(exception, OordeelError):
        return exception.uitkomst.oordeel is Oordeel.TOETSFOUT
    return not isinstance(exception, pytest.skip.Exception)


def _format_onverwacht(exception: BaseException) -> str:
    """Write the message of something that no step foresaw."""
    if isinstance(exception, pytest.skip.Exception):
        return make_safe(end_zin(begin_zin(str(exception))))
    soort = type(exception).__name__
    return make_safe(f"De toets stopte door iets dat niet was voorzien ({soort}).\n\nMelding: {exception}")


def _list_details(fout: OordeelError, bevinding: Bevinding | None) -> list[tuple[str, str]]:
    """Give the labelled lines that follow from a bevinding; the category decides where Allure groups it."""
    if bevinding is None:
        own = fout.uitkomst.oordeel is Oordeel.OPSTELLINGSFOUT
        return [("Categorie", Categorie.ORGANISATORISCH.value)] if own else []
    other_title = bevinding.titel.casefold().rstrip(".") != fout.uitkomst.reden.casefold().rstrip(".")
    return [
        ("Bevinding", bevinding.titel if other_title else ""),
        ("Verwacht", bevinding.verwacht),
        ("Waargenomen", bevinding.waargenomen),
        ("Aan zet", begin_zin(format_partij(bevinding.partij))),
        ("Categorie", bevinding.categorie.value),
    ]


def _list_vaste_labels(kaart: Scenariokaart) -> tuple[tuple[str, str], ...]:
    """Give the labels that decide where a scenario stands in every tree of the report."""
    return (
        ("epic", kaart.epic), ("feature", kaart.feature), ("story", kaart.story),
        ("parentSuite", kaart.epic), ("suite", kaart.feature), ("subSuite", kaart.story),
        ("framework", "pytest-dsoketen"), ("language", "nl"),
    )  # fmt: skip


def _describe_bevinding(bevinding: Bevinding) -> str:
    """Write a bevinding as Markdown, on top of the description of its scenario."""
    tekst = compose_bevinding(bevinding)
    alineas = [f"**{kop}.** {escape_markdown(begin_zin(clean_line(alinea, 4_000)))}" for kop, alinea in tekst.alineas]
    return "\n\n".join((f"**{escape_markdown(tekst.titel)}**", escape_markdown(tekst.kenmerken), *alineas))


def _format_bewijs(bewijs: Bewijs) -> str:
    """Write one message of the timeline as text: what it is first, then what was in it."""
    schakel = SCHAKEL_PER_CODE.get(bewijs.schakel)
    kop = (
        ("Wat", bewijs.titel),
        ("Tijdstip", bewijs.tijdstip.isoformat(sep=" ", timespec="seconds")),
        ("Schakel", schakel.naam if schakel else bewijs.schakel),
        ("Gezien", f"{bewijs.punt.value}, bij {bewijs.partij.naam}"),
        ("Mediatype", bewijs.mediatype),
        ("Omvang", f"{bewijs.omvang} bytes"),
        ("SHA-256", bewijs.sha256),
    )
    lines = "\n".join(f"{label}: {clean_line(waarde)}" for label, waarde in kop)
    return f"{lines}\n\n{bewijs.tekst or '(geen leesbare tekst)'}\n"
