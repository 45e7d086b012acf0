# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Een scenario draait zoals pytest-bdd het zou draaien, en eindigt met een oordeel."""

from __future__ import annotations

import json

import pytest

pytest_plugins = ["pytester"]


@pytest.fixture(autouse=True)
def _zonder_plugin(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drive the package from a conftest, so that only this layer is tested."""
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p no:dsoketen")


CONFTEST = """
import pytest
from pytest_bdd import given, parsers, step, then, when
from pytest_dsoketen.model.oordelen import GezaktError, Oordeel, OordeelError, Uitkomst

def pytest_addhooks(pluginmanager):
    from pytest_dsoketen import hookspecs
    pluginmanager.add_hookspecs(hookspecs)

def pytest_collect_file(file_path, parent):
    from pytest_dsoketen.gherkin.collectie import collect_feature
    return collect_feature(file_path, parent)

{stappen}
"""

VERSLAG = """
import json, pathlib
from pytest_dsoketen.gherkin.verloop import read_verloop

WORKER = []

def pytest_configure(config):
    WORKER.append(hasattr(config, "workerinput"))

def pytest_runtest_logreport(report):
    verloop = read_verloop(report)
    if verloop and not WORKER[0]:
        with pathlib.Path({pad!r}).open("a", encoding="utf-8") as bestand:
            bestand.write(json.dumps([report.when, report.outcome, verloop.to_dict(), report.user_properties]) + "\\n")
"""


def write_project(pytester: pytest.Pytester, stappen: str, *lines: str, extra: str = "") -> None:
    scenario = "\n".join(f"    {line}" for line in lines)
    feature = f"# language: nl\nFunctionaliteit: Proef\n\n  Scenario: Het scenario\n{scenario}\n"
    pytester.path.joinpath("a.feature").write_text(feature, encoding="utf-8")
    pytester.makeconftest(CONFTEST.format(stappen=stappen) + extra)


def run_verloop(pytester: pytest.Pytester, *args: str) -> tuple[str, str, dict, list]:
    pad = pytester.path / "verslag.jsonl"
    pytester.makepyfile(verslag=VERSLAG.format(pad=str(pad)))
    pytester.syspathinsert()
    pytester.runpytest_subprocess("-p", "verslag", *args)
    (line,) = pad.read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line))


RAISE = """
@given("een gemeente")
def _():
    pass

@when("het misgaat")
def _():
    {fout}

@then("komt dit niet meer")
def _():
    pytest.exit("dit had niet mogen draaien")
"""
MIS = ("Gegeven een gemeente", "Als het misgaat", "Dan komt dit niet meer")
VERDICT = 'raise OordeelError(Uitkomst(Oordeel.{}, "de reden", "BV-1"), (("schakel", "loket → vth"),))'


@pytest.mark.parametrize(
    ("oordeel", "outcome"),
    [
        ("GEZAKT", "failed"),
        ("ONBESLIST", "skipped"),
        ("GEBLOKKEERD", "skipped"),
        ("NIET_GETOETST", "skipped"),
        ("HANDMATIG", "skipped"),
        ("NIET_VAN_TOEPASSING", "skipped"),
        ("OPSTELLINGSFOUT", "errors"),
        ("TOETSFOUT", "errors"),
    ],
)
def test_a_verdict_becomes_an_outcome_of_pytest(pytester: pytest.Pytester, oordeel: str, outcome: str) -> None:
    write_project(pytester, RAISE.format(fout=VERDICT.format(oordeel)), *MIS)
    result = pytester.runpytest("-rA")
    result.assert_outcomes(**{outcome: 1})
    result.stdout.fnmatch_lines([f"*{oordeel.lower().replace('_', ' ')}: de reden*"])


def test_a_warning_does_not_end_the_scenario(pytester: pytest.Pytester) -> None:
    fout = 'raise OordeelError(Uitkomst(Oordeel.WAARSCHUWING, "zou moeten"))'
    stappen = RAISE.format(fout=fout).replace('pytest.exit("dit had niet mogen draaien")', "pass")
    write_project(pytester, stappen, *MIS)
    _, outcome, verloop, _ = run_verloop(pytester)
    assert (outcome, verloop["oordeel"], verloop["reden"]) == ("passed", "waarschuwing", "zou moeten")
    assert [stap["status"] for stap in verloop["stappen"]] == ["geslaagd", "waarschuwing", "geslaagd"]


@pytest.mark.parametrize("args", [(), ("-n", "1")])
def test_the_course_of_a_scenario_is_on_the_report(pytester: pytest.Pytester, args: tuple[str, ...]) -> None:
    write_project(pytester, RAISE.format(fout=VERDICT.format("GEZAKT")), *MIS)
    when, outcome, verloop, properties = run_verloop(pytester, *args)
    assert (when, outcome) == ("call", "failed")
    assert verloop["scenario"] == "Het scenario"
    assert verloop["bestand"] == "a.feature"
    assert [stap["status"] for stap in verloop["stappen"]] == ["geslaagd", "gezakt", "niet uitgevoerd"]
    assert [stap["regelnummer"] for stap in verloop["stappen"]] == [5, 6, 7]
    assert [f"{stap['trefwoord']} {stap['tekst']}" for stap in verloop["stappen"]] == list(MIS)
    assert verloop["details"] == [["schakel", "loket → vth"]]
    assert properties == [["oordeel", "gezakt"], ["reden", "de reden"], ["bevinding", "BV-1"]]


def test_junitxml_tells_the_verdict(pytester: pytest.Pytester) -> None:
    write_project(pytester, RAISE.format(fout=VERDICT.format("GEBLOKKEERD")), *MIS)
    pytester.runpytest("--junitxml=j.xml")
    assert '<property name="oordeel" value="geblokkeerd" />' in pytester.path.joinpath("j.xml").read_text()


def test_a_failure_shows_no_python(pytester: pytest.Pytester) -> None:
    write_project(pytester, RAISE.format(fout=VERDICT.format("GEZAKT")), *MIS)
    result = pytester.runpytest("--no-header")
    text = result.stdout.str()
    result.stdout.fnmatch_lines(
        [
            "gezakt: de reden",
            "  Scenario     Het scenario",
            "  Plaats       a.feature:6",
            "  Stap         Als het misgaat",
            "  schakel      loket → vth",
        ],
        consecutive=True,
    )
    assert ".py" not in text
    assert "raise" not in text


def test_a_plain_assertion_is_a_failure_with_its_place(pytester: pytest.Pytester) -> None:
    write_project(pytester, RAISE.format(fout="assert [1] == [2]"), *MIS)
    result = pytester.runpytest()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["gezakt: assert [[]1] == [[]2]*", "  Toets *conftest.py:20"])


def test_any_other_exception_is_an_error_in_the_test_with_a_traceback_from_the_step(pytester: pytest.Pytester) -> None:
    write_project(pytester, RAISE.format(fout='{}["weg"]'.replace("{}", "{{}}")).replace("{{}}", "{}"), *MIS)
    result = pytester.runpytest()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["toetsfout: KeyError: 'weg'", "conftest.py:20: in _", "E   KeyError: 'weg'"])
    assert "uitvoering.py" not in result.stdout.str()


def test_a_missing_fixture_is_named(pytester: pytest.Pytester) -> None:
    write_project(pytester, '@given("een gemeente")\ndef _(bestaat_niet):\n    pass', "Gegeven een gemeente")
    result = pytester.runpytest()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["toetsfout: fixture 'bestaat_niet' bestaat niet"])


def test_skip_in_a_step_is_not_tested(pytester: pytest.Pytester) -> None:
    write_project(pytester, RAISE.format(fout='pytest.skip("geen toegang")'), *MIS)
    _, outcome, verloop, _ = run_verloop(pytester)
    assert (outcome, verloop["oordeel"], verloop["reden"]) == ("skipped", "niet getoetst", "geen toegang")


def test_fail_in_a_step_is_a_failure(pytester: pytest.Pytester) -> None:
    write_project(pytester, RAISE.format(fout='pytest.fail("fout")'), *MIS)
    pytester.runpytest().assert_outcomes(failed=1)


def test_a_verdict_from_a_fixture_of_a_step_counts(pytester: pytest.Pytester) -> None:
    stappen = """
@pytest.fixture
def keten():
    raise OordeelError(Uitkomst(Oordeel.GEBLOKKEERD, "stap 3 is stuk"))

@given("een gemeente")
def _(keten):
    pass
"""
    write_project(pytester, stappen, "Gegeven een gemeente")
    result = pytester.runpytest("-rs")
    result.assert_outcomes(skipped=1)
    result.stdout.fnmatch_lines(["*a.feature:4: geblokkeerd: stap 3 is stuk"])


@pytest.mark.parametrize(("oordeel", "outcome"), [("ONBESLIST", "skipped"), ("GEZAKT", "failed")])
def test_a_verdict_during_setup_counts(pytester: pytest.Pytester, oordeel: str, outcome: str) -> None:
    extra = f"""
@pytest.fixture(autouse=True)
def opzet():
    raise OordeelError(Uitkomst(Oordeel.{oordeel}, "de reden"))
"""
    write_project(pytester, RAISE.format(fout="pass"), *MIS, extra=extra)
    pytester.runpytest().assert_outcomes(**{outcome: 1})
    when, _, verloop, _ = run_verloop(pytester)
    assert (when, verloop["oordeel"]) == ("setup", oordeel.lower())
    assert {stap["status"] for stap in verloop["stappen"]} == {"niet uitgevoerd"}


def test_a_skip_marker_from_elsewhere_is_not_tested(pytester: pytest.Pytester) -> None:
    extra = """
def pytest_collection_modifyitems(items):
    items[0].add_marker(pytest.mark.skip(reason="niet vandaag"))
"""
    write_project(pytester, RAISE.format(fout="pass"), *MIS, extra=extra)
    _, outcome, verloop, _ = run_verloop(pytester)
    assert (outcome, verloop["oordeel"], verloop["reden"]) == ("skipped", "niet getoetst", "niet vandaag")


def test_the_hook_may_turn_an_exception_into_a_verdict(pytester: pytest.Pytester) -> None:
    extra = """
def pytest_dsoketen_beoordeel(request, scenario, step, exception):
    if isinstance(exception, ConnectionError):
        return OordeelError(Uitkomst(Oordeel.ONBESLIST, f"{scenario.name}: {step.name}: {exception}"))
"""
    write_project(pytester, RAISE.format(fout='raise ConnectionError("LV onbereikbaar")'), *MIS, extra=extra)
    result = pytester.runpytest("-rs")
    result.assert_outcomes(skipped=1)
    result.stdout.fnmatch_lines(["*onbeslist: Het scenario: het misgaat: LV onbereikbaar"])


def test_the_hook_may_leave_an_exception_alone(pytester: pytest.Pytester) -> None:
    extra = "\ndef pytest_dsoketen_beoordeel(exception):\n    return None\n"
    write_project(pytester, RAISE.format(fout='raise ConnectionError("x")'), *MIS, extra=extra)
    pytester.runpytest().assert_outcomes(errors=1)


def test_a_verdict_can_be_noted_while_the_scenario_goes_on(pytester: pytest.Pytester) -> None:
    stappen = """
@given("een gemeente")
def _(request):
    request.node.note_uitkomst(Uitkomst(Oordeel.GEZAKT, "bijlage mist", "BV-2"))

@then("gaat het verder")
def _():
    print("verder")
"""
    write_project(pytester, stappen, "Gegeven een gemeente", "Dan gaat het verder")
    result = pytester.runpytest("-s")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*verder*", "gezakt: bijlage mist"])


ARGUMENTEN = """
@pytest.fixture
def basis():
    yield "basis"
    print("basis opgeruimd")

@pytest.fixture
def afgeleid(zaak):
    return f"afgeleid van {zaak}"

@given(parsers.parse("een zaak met {n:d} bijlagen"), target_fixture="zaak")
def _(n, basis):
    return f"{basis}-{n}"

@given(parsers.re(r"een (?P<soort>\\w+) van (?P<bedrag>.+)"), converters={"bedrag": float}, target_fixture="bedrag")
def _(soort, bedrag):
    return bedrag * 2

@when("de tabel volgt")
def _(datatable, step, request, standaard="niet gevuld"):
    assert datatable == [["naam", "waarde"], ["a", "1"]]
    assert step.name == "de tabel volgt"
    assert request.node.name == "Het scenario"
    assert standaard == "niet gevuld"

@when("de tekst volgt")
def _(docstring):
    assert docstring == "regel 1\\n  regel 2"

@when("het wacht")
def _():
    yield
    print("na afloop")

@step("een stap van elke soort")
def _():
    pass

@then("klopt alles")
def _(zaak, afgeleid, bedrag):
    assert (zaak, afgeleid, bedrag) == ("basis-3", "afgeleid van basis-3", 3.0)
"""


def test_steps_get_their_arguments_as_in_pytest_bdd(pytester: pytest.Pytester) -> None:
    write_project(
        pytester,
        ARGUMENTEN,
        "Gegeven een zaak met 3 bijlagen",
        "En een leges van 1.5",
        "Als de tabel volgt",
        "  | naam | waarde |",
        "  | a    | 1      |",
        "En de tekst volgt",
        '  """',
        "  regel 1",
        "    regel 2",
        '  """',
        "En het wacht",
        "En een stap van elke soort",
        "Dan klopt alles",
    )
    result = pytester.runpytest("-s")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["*na afloop", "*basis opgeruimd"])


def test_a_fixture_named_step_wins(pytester: pytest.Pytester) -> None:
    stappen = """
@pytest.fixture
def step():
    return "van de leverancier"

@given("een gemeente")
def _(step):
    assert step == "van de leverancier"
"""
    write_project(pytester, stappen.replace("def step", "def step"), "Gegeven een gemeente")
    pytester.runpytest().assert_outcomes(passed=1)


def test_a_reserved_parameter_name_is_refused(pytester: pytest.Pytester) -> None:
    write_project(pytester, '@given(parsers.parse("een {docstring}"))\ndef _():\n    pass', "Gegeven een gemeente")
    result = pytester.runpytest()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["toetsfout: StepImplementationError: *geen namen voor een parameter."])


def test_a_target_fixture_lasts_one_scenario_and_may_be_replaced(pytester: pytest.Pytester) -> None:
    stappen = """
@pytest.fixture(scope="session")
def zaak():
    return "eigen"

@given(parsers.parse("zaak {naam}"), target_fixture="zaak")
def _(naam):
    return naam

@then(parsers.parse("is de zaak {naam}"))
def _(zaak, naam):
    assert zaak == naam
"""
    write_project(
        pytester,
        stappen,
        "Dan is de zaak eigen",
        "En is de zaak eigen",
        "Gegeven zaak A",
        "Dan is de zaak A",
        "Gegeven zaak B",
        "Dan is de zaak B",
        "",
        "Scenario: daarna",
        "  Dan is de zaak eigen",
    )
    pytester.runpytest("-p", "no:randomly").assert_outcomes(passed=2)


LUISTERAAR = """
def pytest_bdd_before_scenario(scenario):
    print("voor", scenario.name)
def pytest_bdd_before_step(step, step_func):
    print("stap", step.name)
def pytest_bdd_before_step_call(step_func_args):
    print("met", sorted(step_func_args))
def pytest_bdd_after_step(step, step_func_args):
    print("na", step.name, sorted(step_func_args))
def pytest_bdd_step_error(step, exception):
    print("fout", step.name, repr(exception))
def pytest_bdd_after_scenario(feature):
    print("einde", feature.name)
"""


def test_the_hooks_of_pytest_bdd_are_called_in_its_order(pytester: pytest.Pytester) -> None:
    stappen = """
@given(parsers.parse("gemeente {naam}"))
def _(naam):
    pass

@then("mis")
def _():
    raise ValueError("x")
"""
    write_project(pytester, stappen, "Gegeven gemeente A", "Dan mis", extra=LUISTERAAR)
    result = pytester.runpytest("-s", "-q")
    result.stdout.fnmatch_lines(
        [
            "voor Het scenario",
            "stap gemeente A",
            "met [[]'naam'[]]",
            "na gemeente A [[]'naam'[]]",
            "stap mis",
            "met [[][]]",
            "fout mis ValueError('x')",
            "einde Proef",
        ],
        consecutive=True,
    )


def test_the_reporters_of_pytest_bdd_work(pytester: pytest.Pytester) -> None:
    write_project(pytester, RAISE.format(fout='raise ValueError("x")'), *MIS)
    pytester.runpytest("--cucumberjson=c.json")
    (feature,) = json.loads(pytester.path.joinpath("c.json").read_text(encoding="utf-8"))
    assert [step["result"]["status"] for step in feature["elements"][0]["steps"]] == ["passed", "failed", "failed"]


def test_a_second_try_starts_anew(pytester: pytest.Pytester) -> None:
    extra = """
def pytest_runtest_protocol(item, nextitem):
    from _pytest.runner import runtestprotocol
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    runtestprotocol(item, nextitem=item, log=False)
    for report in runtestprotocol(item, nextitem=nextitem, log=False):
        item.ihook.pytest_runtest_logreport(report=report)
    return True
"""
    stappen = """
POGING = []
@given("een gemeente")
def _():
    POGING.append(1)
    assert len(POGING) == 2
"""
    write_project(pytester, stappen, "Gegeven een gemeente", extra=extra)
    pytester.runpytest().assert_outcomes(passed=1)


def test_allure_takes_a_scenario_for_a_test(pytester: pytest.Pytester) -> None:
    write_project(pytester, RAISE.format(fout=VERDICT.format("GEZAKT")), *MIS)
    pytester.runpytest("--alluredir=allure").assert_outcomes(failed=1)
    (result,) = pytester.path.joinpath("allure").glob("*-result.json")
    assert json.loads(result.read_text(encoding="utf-8"))["name"] == "Het scenario"
