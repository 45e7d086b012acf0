# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Scenarios and bevindingen in Allure: a small project, run as a user runs it, and the files that come out."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

REPO = Path(__file__).parents[2]
UNIT = REPO / "tests" / "unit"

FEATURE = """
# language: nl
@stap:9a @rol:vth
Functionaliteit: Een verzoek komt heel aan
  Een initiatiefnemer rekent erop dat de gemeente alles heeft.

  Achtergrond:
    Gegeven een gemeente

  Regel: Elk verzoek wordt één zaak
    @eis:DSOK-KETEN-001
    Abstract Scenario: Een aanvraag die <uitkomst> is
      Gegeven een aanvraag met activiteiten
        | activiteit         |
        | Houtopstand vellen |
      Als de aanvraag "<uitkomst>" is
      Dan is het goed

      Voorbeelden:
        | uitkomst |
"""

CONFTEST = """
import sys
sys.path[:0] = [{unit!r}, {repo!r}]
import pytest
from pytest_bdd import given, parsers, then, when
from test_register_schema import make_bevinding
from pytest_dsoketen.model.oordelen import GezaktError, Oordeel, OordeelError, Uitkomst
from pytest_dsoketen.model.bevindingen import Ernst
from pytest_dsoketen.rapportage.allure import activate_allure

KETEN = {{}}

@pytest.hookimpl(trylast=True)
def pytest_configure(config):
    KETEN["verslag"] = activate_allure(config, omgeving="oefenketen", secrets=("GEHEIM123",))

def pytest_bdd_apply_tag(tag, function):
    return True

def announce(**overig):
    bevinding = make_bevinding(**overig)
    if KETEN["verslag"]:
        KETEN["verslag"].record_bevinding(bevinding)
    return bevinding

@given("een gemeente")
def gemeente(): pass

@given("een aanvraag met activiteiten")
def aanvraag(datatable): pass

@when(parsers.parse('de aanvraag "{{uitkomst}}" is'))
def handel(uitkomst):
    details = (("Verwacht", "een zaak"), ("Aan zet", "Omgevingsloket"))
    if uitkomst == "gezakt":
        bevinding = announce()
        raise GezaktError(Uitkomst(Oordeel.GEZAKT, bevinding.titel, bevinding.id), details)
    if uitkomst == "waarschuwing":
        announce(ernst=Ernst.WAARSCHUWING)
    if uitkomst == "vies":
        bevinding = announce(titel="x\\ud800\\x00" + "y" * 1_000_000, waargenomen="\\x1b GEHEIM123 \\udfff" * 1000)
        raise GezaktError(Uitkomst(Oordeel.GEZAKT, bevinding.titel, bevinding.id), (("Verwacht", "\\ud800 GEHEIM123"),))
    if uitkomst == "stuk":
        raise KeyError("\\ud800 GEHEIM123")
    if uitkomst == "overgeslagen":
        try:
            raise OordeelError(Uitkomst(Oordeel.ONBESLIST, "het loket gaf 503"), details)
        except OordeelError as fout:
            raise pytest.skip.Exception("onbeslist: het loket gaf 503") from fout
    if uitkomst in set(Oordeel) and uitkomst not in ("geslaagd", "gezakt", "waarschuwing"):
        raise OordeelError(Uitkomst(Oordeel(uitkomst), f"reden van {{uitkomst}}", "BEV-elders"), details)

@then("is het goed")
def goed(): pass
"""


OWN_RUNNER = """
def pytest_collect_file(file_path, parent):
    from pytest_dsoketen.gherkin.collectie import collect_feature
    return collect_feature(file_path, parent)

@pytest.fixture(autouse=True)
def vooraf(request):
    if "vooraf" in request.node.name:
        raise OordeelError(Uitkomst(Oordeel.OPSTELLINGSFOUT, "het certificaat wordt geweigerd"))
    if "einde" in request.node.name:
        announce()
        request.node.note_uitkomst(Uitkomst(Oordeel.GEZAKT, "pas aan het einde", "BEV-7f3a0000"))
"""


class Project:
    """A project with one feature, run by pytest-bdd or by our own runner; gives the results that a run writes."""

    def __init__(self, pytester: pytest.Pytester, *, own_runner: bool) -> None:
        self.pytester = pytester
        self.own_runner = own_runner
        pytester.makeini("[pytest]\n")
        self.write_conftest()

    def write_conftest(self, extra: str = "") -> None:
        text = CONFTEST.format(unit=str(UNIT), repo=str(REPO))
        self.pytester.makeconftest(text + (OWN_RUNNER if self.own_runner else "") + extra)

    def run(
        self, *uitkomsten: str, options: tuple[str, ...] = (), tests: str = "", feature: str = FEATURE
    ) -> list[dict]:
        map_ = self.pytester.mkdir("features") if not (self.pytester.path / "features").exists() else None
        map_ = map_ or self.pytester.path / "features"
        rows = "".join(f"        | {uitkomst} |\n" for uitkomst in uitkomsten)
        (map_ / "verzoek.feature").write_text(feature + rows, encoding="utf-8")
        if uitkomsten and not self.own_runner:
            self.pytester.makepyfile(test_keten="from pytest_bdd import scenarios\nscenarios('features')\n")
        if tests:
            self.pytester.makepyfile(test_gewoon=tests)
        base = ("-p", "no:randomly", "-p", "no:cacheprovider", "-p", "no:dsoketen", "-q")
        self.uitvoer = self.pytester.runpytest_subprocess(*base, "--alluredir=uit", *options)
        return self.read()

    @property
    def map(self) -> Path:
        return self.pytester.path / "uit"

    def read(self) -> list[dict]:
        results = [json.loads(path.read_text(encoding="utf-8")) for path in self.map.glob("*-result.json")]
        return sorted(results, key=lambda result: result["name"])


@pytest.fixture(params=["pytest-bdd", "eigen loper"])
def project(pytester: pytest.Pytester, request: pytest.FixtureRequest) -> Project:
    """Give an empty project."""
    return Project(pytester, own_runner=request.param == "eigen loper")


def get_labels(result: dict) -> dict[str, list[str]]:
    labels: dict[str, list[str]] = {}
    for label in result["labels"]:
        labels.setdefault(label["name"], []).append(label["value"])
    return labels


def test_scenario_has_its_title_place_and_steps(project):
    """One result, no containers; Dutch steps with their table; every label of the chain."""
    (result,) = project.run("geslaagd")

    assert (result["name"], result["status"]) == ("Een aanvraag die geslaagd is", "passed")
    assert [(step["name"], step["status"]) for step in result["steps"]] == [
        ("Gegeven een gemeente", "passed"),
        ("Gegeven een aanvraag met activiteiten", "passed"),
        ('Als de aanvraag "geslaagd" is', "passed"),
        ("Dan is het goed", "passed"),
    ]
    assert result["steps"][1]["parameters"] == [
        {"name": "kolommen", "value": "activiteit"}, {"name": "rij 1", "value": "Houtopstand vellen"},
    ]  # fmt: skip
    assert result["parameters"] == [{"name": "uitkomst", "value": "geslaagd"}]
    labels = get_labels(result)
    assert labels["epic"] == labels["parentSuite"] == ["3. Check, melding of aanvraag"]
    assert labels["feature"] == ["Stap 9a · Ontvangen en behandelen aanvraag"]
    assert labels["story"] == ["Elk verzoek wordt één zaak"]
    assert (labels["eis"], labels["rol"], labels["omgeving"]) == (["DSOK-KETEN-001"], ["vth"], ["oefenketen"])
    assert "host" not in labels
    assert "package" not in labels
    assert "Een initiatiefnemer rekent erop" in result["description"]
    assert [path.name for path in project.map.iterdir()] == [f"{path.stem}.json" for path in project.map.iterdir()]
    assert len(list(project.map.iterdir())) == 1


def test_evidence_is_on_the_failing_step(project):
    """The step that failed carries the evidence as plain text; the steps after it are skipped."""
    (result,) = project.run("gezakt")
    failing = result["steps"][2]

    assert [step["status"] for step in result["steps"]] == ["passed", "passed", "failed", "skipped"]
    assert [(attachment["name"], attachment["type"]) for attachment in failing["attachments"]] == [
        ("Bewijs 1. Verzoeknotificatie (verzonden, de landelijke voorziening Omgevingsloket)", "text/plain"),
        ("Bevinding als JSON", "application/json"),
    ]
    assert "attachments" not in result
    bewijs = (project.map / failing["attachments"][0]["source"]).read_text(encoding="utf-8")
    assert "Schakel: Verzoeknotificatie over Digikoppeling" in bewijs
    assert bewijs.endswith("<verzoek/>\n")
    bevinding = json.loads((project.map / failing["attachments"][1]["source"]).read_text(encoding="utf-8"))
    assert bevinding["vingerafdruk"] == "7f3a000000000000"


def test_message_says_who_has_to_act(project):
    """The message is for a key-user: no trace, the category on its own line, every label once."""
    (result,) = project.run("gezakt")
    message = result["statusDetails"]["message"]

    assert result["status"] == "failed"
    assert message.startswith(
        "Aanvraag met drie activiteiten en 250 MB aan bijlagen komt niet aan.\n\nOordeel: gezakt\nVerwacht: een zaak\n"
    )
    assert "\nCategorie: landelijke voorzieningen" in message
    assert message.count("Aan zet:") == message.count("Verwacht:") == 1
    assert "trace" not in result["statusDetails"]
    labels = get_labels(result)
    assert (labels["partij"], labels["categorie"]) == (["omgevingsloket"], ["landelijke voorzieningen"])
    assert labels["owner"] == ["de landelijke voorziening Omgevingsloket"]
    assert labels["severity"] == ["blocker"]
    assert "**Wie er aan zet is.** De landelijke voorziening Omgevingsloket." in result["description"]


@pytest.mark.parametrize(
    ("uitkomst", "status"),
    [
        ("waarschuwing", "passed"), ("opstellingsfout", "broken"), ("toetsfout", "broken"), ("onbeslist", "skipped"),
        ("geblokkeerd", "skipped"), ("niet getoetst", "skipped"), ("handmatig", "skipped"),
        ("niet van toepassing", "skipped"), ("overgeslagen", "skipped"), ("stuk", "broken"),
    ],
)  # fmt: skip
def test_verdict_decides_the_status(project, uitkomst, status):
    """Only a broken norm fails; the step that ended the scenario has the same status."""
    (result,) = project.run(uitkomst)

    assert result["status"] == result["steps"][2]["status"] == status
    assert result["steps"][3]["status"] == ("passed" if status == "passed" else "skipped")
    assert ("trace" in result.get("statusDetails", {})) is (uitkomst in {"toetsfout", "stuk"})


def test_verdict_outside_a_step_is_shown_too(pytester):
    """A scenario that ends before its first step, or after its last, has its title, its place and its verdict."""
    project = Project(pytester, own_runner=True)
    einde, vooraf = project.run("einde", "vooraf")

    assert [step["status"] for step in vooraf["steps"]] == ["skipped"] * 4
    assert (vooraf["name"], vooraf["status"]) == ("Een aanvraag die vooraf is", "broken")
    assert "\nCategorie: organisatorisch" in vooraf["statusDetails"]["message"]
    assert get_labels(vooraf)["feature"] == ["Stap 9a · Ontvangen en behandelen aanvraag"]
    assert [step["status"] for step in einde["steps"]] == ["passed"] * 4
    assert einde["status"] == "failed"
    assert einde["statusDetails"]["message"].startswith("Pas aan het einde.")


def test_block_belongs_to_no_category_and_warning_keeps_its_bevinding(project):
    """Who is blocked is not to blame; an own set-up fault is organisatorisch; a warning stays visible."""
    results = {result["name"]: result for result in project.run("geblokkeerd", "opstellingsfout", "waarschuwing")}

    blocked, opstelling, warning = results.values()
    assert "Categorie" not in blocked["statusDetails"]["message"]
    assert "\nCategorie: organisatorisch" in opstelling["statusDetails"]["message"]
    assert get_labels(warning)["severity"] == ["minor"]
    assert len(warning["steps"][2]["attachments"]) == 2


def test_dirty_text_never_stops_the_run(project):
    """Surrogates, control characters, a megabyte and a secret: the run goes on and nothing of it leaks."""
    tests = """
        import pytest

        def test_surrogaat(): assert "\\ud800" == "x"
        def test_uitvoer(): print("\\udfff GEHEIM123")
        @pytest.mark.parametrize("waarde", ["\\ud800", "\\x00"])
        def test_parameter(waarde): pass
        def test_laatste(): pass
    """
    results = project.run("vies", "stuk", "geslaagd", tests=tests)

    assert [result["status"] for result in results] == [
        "passed",
        "broken",
        "failed",
        *["passed"] * 3,
        "failed",
        "passed",
    ]
    for path in project.map.iterdir():
        text = path.read_bytes().decode("utf-8")
        assert "GEHEIM123" not in text
        assert not set(text) & set(map(chr, [*range(9), 11, 12, *range(14, 32), 127]))
        assert len(text) < 300_000
    warnings = [line for line in project.uitvoer.outlines if line.startswith("Let op")]
    assert [line.partition(" (")[0] for line in warnings] == [
        "Let op: het Allure-rapport is niet volledig: een test afronden lukte niet"  # the name of a parameter
    ]


def test_plain_allure_does_stop_on_a_surrogate(project):
    """The counterpart: without the safe listener the same test ends the run, so the test above can fail."""
    project.pytester.makeconftest("")
    project.run(tests='def test_a(): assert "\\ud800" == "x"\ndef test_b(): pass\n')

    assert "UnicodeEncodeError" in project.uitvoer.stdout.str() + project.uitvoer.stderr.str()


def test_fault_in_the_reporter_is_a_warning(project):
    """A reporter that breaks everywhere costs a line of text and no verdict."""
    project.write_conftest(
        "\nfrom pytest_dsoketen.rapportage import allure\n"
        "def describe_scenario(*args): raise ZeroDivisionError('stuk')\n"
        "allure.describe_scenario = describe_scenario\n"
    )
    results = project.run("geslaagd", "gezakt")

    project.uitvoer.assert_outcomes(failed=1, passed=1)
    project.uitvoer.stdout.fnmatch_lines(
        ["Let op: het Allure-rapport is niet volledig: een scenario beginnen lukte niet*"]
    )
    assert len(results) == 2


def test_history_is_stable_and_apart_per_row(project):
    """Two runs give the same ids; two rows of one outline share the case and not the history."""
    first = project.run("geslaagd", "gezakt")
    second = project.run("geslaagd", "gezakt", options=("--clean-alluredir",))

    assert [result["historyId"] for result in first] == [result["historyId"] for result in second]
    assert len({result["historyId"] for result in first}) == 2
    assert len({result["testCaseId"] for result in first}) == 1
    assert first[0]["fullName"] == "verzoek.feature#Elk verzoek wordt één zaak#Een aanvraag die <uitkomst> is"
    assert str(project.pytester.path) not in json.dumps(first)


def test_workers_write_the_same_results(project):
    """Under xdist nothing is lost, and a warning of a worker reaches the screen."""
    pytest.importorskip("xdist")
    project.write_conftest(
        "\ndef pytest_sessionstart(session):\n    KETEN['verslag']._opgevangen.add('uit een worker')\n"
    )
    results = project.run("geslaagd", "gezakt", "onbeslist", "geblokkeerd", options=("-n2",))

    assert Counter(result["status"] for result in results) == {"skipped": 2, "failed": 1, "passed": 1}
    assert {get_labels(result)["thread"][0] for result in results} <= {"gw0", "gw1"}
    assert project.uitvoer.stdout.str().count("Let op: uit een worker") == 1


def test_without_alluredir_nothing_happens(project):
    """No option, no plugin, no import of Allure's listener by us."""
    project.run("geslaagd")
    project.write_conftest(
        "\ndef pytest_unconfigure(config):\n"
        "    print('actief', KETEN['verslag'], 'pytest_dsoketen.rapportage.allure_stil' in sys.modules)\n"
    )
    uitvoer = project.pytester.runpytest_subprocess("-q", "-p", "no:randomly", "-p", "no:dsoketen")

    uitvoer.assert_outcomes(passed=1)
    uitvoer.stdout.fnmatch_lines(["actief None False"])


def test_conflict_is_explained(monkeypatch, request):
    """With allure-pytest-bdd beside it there is one message that says what to do; switched off there is none."""
    from pytest_dsoketen.rapportage import allure

    monkeypatch.setattr(allure, "distribution", lambda naam: naam)
    manager = pytest.PytestPluginManager()
    assert "-p no:allure_pytest_bdd" in allure.describe_conflict(manager)

    manager.set_blocked("allure_pytest_bdd")
    assert allure.describe_conflict(manager) is None


def test_no_conflict_without_the_other_plugin():
    """What is not installed does not conflict."""
    from pytest_dsoketen.rapportage.allure import describe_conflict

    assert describe_conflict(pytest.PytestPluginManager()) is None
