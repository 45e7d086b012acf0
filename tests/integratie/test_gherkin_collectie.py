# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Scenario's worden gevonden, geheten en gekozen onder hun eigen Nederlandse woorden."""

from __future__ import annotations

import pytest

pytest_plugins = ["pytester"]


@pytest.fixture(autouse=True)
def _zonder_plugin(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drive the package from a conftest, so that only this layer is tested."""
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p no:dsoketen")


CONFTEST = """
import pytest
from pytest_bdd import given, parsers, then, when

def pytest_collect_file(file_path, parent):
    from pytest_dsoketen.gherkin.collectie import collect_feature
    return collect_feature(file_path, parent)

@given(parsers.parse("een aanvraag van {omvang}"), target_fixture="aanvraag")
def _(omvang):
    return omvang

@when("de initiatiefnemer indient")
def _(aanvraag):
    pass

@then("is er één zaak")
def _(aanvraag):
    assert aanvraag
"""

FEATURE = """\
# language: nl
@stap:9a @rol:vth
Functionaliteit: Een verzoek komt heel aan

  Achtergrond:
    Gegeven een aanvraag van niets

  @iteratie:1
  Scenario: Een aanvraag wordt één zaak
    Als de initiatiefnemer indient
    Dan is er één zaak

  @eis:DSOK-STAM-020
  Regel: Wat is ingediend, is wat is ontvangen

    @iteratie:3
    Abstract Scenario: Een aanvraag met <omvang> aan bijlagen
      Gegeven een aanvraag van <omvang>
      Als de initiatiefnemer indient
      Dan is er één zaak

      Voorbeelden:
        | omvang |
        | 1 MB   |

      @storing:BV-004
      Voorbeelden: groot
        | omvang |
        | 50 MB  |
        | 250 MB |
"""

ID_AANVRAAG = "stap_09a.feature::Een aanvraag wordt één zaak"
ID_BIJLAGEN = "stap_09a.feature::Een aanvraag met <omvang> aan bijlagen"


@pytest.fixture
def keten(pytester: pytest.Pytester) -> pytest.Pytester:
    pytester.makeconftest(CONFTEST)
    pytester.path.joinpath("stap_09a.feature").write_text(FEATURE, encoding="utf-8")
    return pytester


def collect(pytester: pytest.Pytester, *args: str) -> list[str]:
    result = pytester.runpytest("--collect-only", "-q", "-p", "no:randomly", *args)
    return [line for line in result.outlines if "::" in line]


def test_ids_are_the_words_of_the_scenario(keten: pytest.Pytester) -> None:
    assert collect(keten) == [
        ID_AANVRAAG,
        f"{ID_BIJLAGEN}[1 MB]",
        f"{ID_BIJLAGEN}[50 MB]",
        f"{ID_BIJLAGEN}[250 MB]",
    ]


def test_everything_passes(keten: pytest.Pytester) -> None:
    keten.runpytest("--strict-markers", "-W", "error").assert_outcomes(passed=4)


@pytest.mark.parametrize("nodeid", [ID_AANVRAAG, f"{ID_BIJLAGEN}[50 MB]"])
def test_an_id_selects_its_scenario(keten: pytest.Pytester, nodeid: str) -> None:
    assert collect(keten, nodeid) == [nodeid]


@pytest.mark.parametrize(
    ("expression", "aantal"),
    [
        ("stap:9a and not iteratie:3", 1),
        ("rol:vth", 4),
        ("eis:DSOK-STAM-020", 3),
        ("storing:BV-004", 2),
        ("stap:9a and not stap:11", 4),
    ],
)
def test_tags_select_under_strict_markers(keten: pytest.Pytester, expression: str, aantal: int) -> None:
    assert len(collect(keten, "--strict-markers", "-m", expression)) == aantal


def test_a_misspelt_kind_of_tag_selects_nothing(keten: pytest.Pytester) -> None:
    result = keten.runpytest("--strict-markers", "-m", "stpa:9a")
    assert result.ret in {pytest.ExitCode.USAGE_ERROR, pytest.ExitCode.NO_TESTS_COLLECTED}


def test_tags_are_listed_among_the_markers_with_their_whole_name(keten: pytest.Pytester) -> None:
    keten.makepyfile(
        conftest=CONFTEST
        + """
def pytest_collection_finish(session):
    print(sorted(m.name for i in session.items for m in i.iter_markers()))
    print([l.split(":", 1)[0] for l in session.config.getini("markers") if "tag in een" in l])
"""
    )
    result = keten.runpytest("-q", "-s", "-m", "iteratie:1")
    result.stdout.fnmatch_lines(
        ["*'iteratie:1', 'rol:vth', 'stap:9a'*", "*'stap:9a', 'rol:vth', 'iteratie:1', 'eis:DSOK-STAM-020'*"]
    )


def test_words_select(keten: pytest.Pytester) -> None:
    assert len(collect(keten, "-k", "bijlagen and 250")) == 1


def test_last_failed_runs_only_what_failed(keten: pytest.Pytester) -> None:
    keten.makeconftest(CONFTEST.replace("assert aanvraag", 'assert aanvraag != "50 MB"'))
    keten.runpytest().assert_outcomes(passed=3, failed=1)
    result = keten.runpytest("--lf", "-rf")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines([f"*{ID_BIJLAGEN}[[]50 MB]*"])


def test_two_workers_share_the_scenarios(keten: pytest.Pytester) -> None:
    keten.runpytest_subprocess("-n", "2", "--strict-markers").assert_outcomes(passed=4)


def test_random_order_keeps_every_scenario(keten: pytest.Pytester) -> None:
    keten.runpytest_subprocess("-p", "randomly", "-p", "no:cacheprovider").assert_outcomes(passed=4)


def test_a_package_on_the_path_is_collected_with_pyargs(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    pakket = pytester.mkpydir("mijnketen")
    pakket.joinpath("stap_09a.feature").write_text(FEATURE, encoding="utf-8")
    pakket.joinpath("conftest.py").write_text(CONFTEST, encoding="utf-8")
    elders = pytester.mkdir("elders")
    monkeypatch.syspath_prepend(str(pytester.path))
    monkeypatch.chdir(elders)
    pytester.runpytest("--pyargs", "mijnketen").assert_outcomes(passed=4)


def test_equal_rows_keep_their_own_id(keten: pytest.Pytester) -> None:
    feature = FEATURE.replace("| 250 MB |", "| 50 MB  |")
    keten.path.joinpath("stap_09a.feature").write_text(feature, encoding="utf-8")
    assert collect(keten, "-k", "50")[-2:] == [f"{ID_BIJLAGEN}[50 MB]", f"{ID_BIJLAGEN}[50 MB (2)]"]


def test_an_empty_cell_is_named(keten: pytest.Pytester) -> None:
    feature = FEATURE.replace("| 250 MB |", "|        |").replace("van <omvang>\n", "van <omvang> \n")
    keten.makeconftest(CONFTEST.replace("van {omvang}", "van{omvang}"))
    keten.path.joinpath("stap_09a.feature").write_text(feature, encoding="utf-8")
    assert f"{ID_BIJLAGEN}[leeg]" in collect(keten)


def test_other_files_are_left_alone(keten: pytest.Pytester) -> None:
    keten.maketxtfile(tekst="geen feature")
    assert len(collect(keten)) == 4


def test_steps_nearer_to_the_feature_win(keten: pytest.Pytester) -> None:
    onder = keten.mkdir("onder")
    onder.joinpath("conftest.py").write_text(
        'from pytest_bdd import then\n@then("is er één zaak")\ndef _():\n    print("van dichtbij")\n', encoding="utf-8"
    )
    keten.path.joinpath("stap_09a.feature").rename(onder / "stap_09a.feature")
    result = keten.runpytest("-s", "-k", "wordt")
    result.stdout.fnmatch_lines(["*van dichtbij*"])


def test_a_conftest_in_the_rootdir_wins_from_a_plugin(keten: pytest.Pytester) -> None:
    keten.makepyfile(
        mijnplugin='from pytest_bdd import then\n@then("is er één zaak")\ndef _():\n    raise RuntimeError("plugin")\n'
    )
    keten.syspathinsert()
    keten.runpytest("-p", "mijnplugin").assert_outcomes(passed=4)


def test_fixtures_of_module_scope_live_as_long_as_the_file(keten: pytest.Pytester) -> None:
    keten.makeconftest(
        CONFTEST
        + """
@pytest.fixture(scope="module", autouse=True)
def opening(request):
    print("open", request.path.name)
    yield
    print("dicht")
"""
    )
    result = keten.runpytest("-s", "-q")
    assert result.stdout.str().count("open stap_09a.feature") == 1
    result.assert_outcomes(passed=4)


@pytest.mark.parametrize("argument", ["stap_09a.feature", "."])
def test_features_outside_the_rootdir_keep_their_file_in_the_id(
    keten: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, argument: str
) -> None:
    elders, suite = keten.mkdir("elders"), keten.mkdir("suite")
    for name in ("conftest.py", "stap_09a.feature"):
        keten.path.joinpath(name).rename(suite / name)
    monkeypatch.chdir(elders)
    assert collect(keten, f"--rootdir={elders}", str(suite / argument))[0] == ID_AANVRAAG


def test_a_plugin_that_arrives_late_brings_its_steps(keten: pytest.Pytester) -> None:
    keten.makepyfile(laat='from pytest_bdd import given\n@given("een late stap")\ndef _():\n    pass\n')
    keten.syspathinsert()
    keten.makeconftest(
        CONFTEST.replace(
            "    from pytest_dsoketen",
            "    if file_path.stem == 'b':\n        parent.config.pluginmanager.import_plugin('laat')\n    from pytest_dsoketen",
        )
    )
    tekst = "# language: nl\nFunctionaliteit: Laat\n  Scenario: Laat\n    Gegeven een late stap\n"
    keten.path.joinpath("b.feature").write_text(tekst, encoding="utf-8")
    keten.runpytest().assert_outcomes(passed=5)
    assert len(collect(keten, "stap_09a.feature", "b.feature")) == 5
