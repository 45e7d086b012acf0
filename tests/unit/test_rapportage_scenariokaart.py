# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""A scenario keeps its identity wherever it runs, and stands in its place in the chain."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from pytest_bdd.parser import FeatureParser, Scenario

from pytest_dsoketen.rapportage.scenariokaart import Scenariokaart, describe_scenario, make_stable_path

_FEATURE = """
    # language: nl
    @stap:9a @rol:vth
    Functionaliteit: Een verzoek komt aan
      Eerste regel
      tweede regel.

      Regel: Eén zaak
        Bron: STAM 4.0

        @eis:DSOK-KETEN-001 @iteratie:2 @storing:BV-004 @traag
        Abstract Scenario: Een aanvraag met <omvang>
          Gegeven een aanvraag

          Voorbeelden:
            | omvang |
            | 1 MB   |
            | 50 MB  |

      Regel: Nog iets
        @stap:4b @stap:4a
        Scenario: Een aanvraag
          Gegeven een aanvraag
"""


def render(map_: Path, naam: str, voorbeeld: dict[str, str] | None = None, tekst: str = _FEATURE) -> Scenariokaart:
    map_.mkdir(parents=True, exist_ok=True)
    (map_ / "x.feature").write_text(textwrap.dedent(tekst), encoding="utf-8")
    feature = FeatureParser(str(map_), "x.feature").parse()
    scenario: Scenario = feature.scenarios[naam].render(voorbeeld or {})
    return describe_scenario(feature, scenario, voorbeeld)


def test_checkout_and_wheel_have_one_identity(tmp_path):
    """History goes on when a gemeente installs the package instead of cloning it."""
    checkout = render(tmp_path / "werk" / "features" / "stap_09a_ontvangen", "Een aanvraag")
    wheel = render(tmp_path / "lib" / "pytest_dsoketen" / "features" / "stap_09a_ontvangen", "Een aanvraag")

    assert checkout == wheel
    assert checkout.volledige_naam == "stap_09a_ontvangen/x.feature#Nog iets#Een aanvraag"


def test_rows_share_a_case_and_differ_in_history(tmp_path):
    """The rows of an outline are one case; each has its own history and parameters."""
    een, vijftig = (
        render(tmp_path / "features", "Een aanvraag met <omvang>", {"omvang": omvang}) for omvang in ("1 MB", "50 MB")
    )

    assert een.volledige_naam == vijftig.volledige_naam
    assert een.historie_id != vijftig.historie_id
    assert (een.naam, een.parameters) == ("Een aanvraag met 1 MB", (("omvang", "1 MB"),))


def test_another_scenario_is_another_case(tmp_path):
    """Equal names in another file or Regel are other scenarios."""
    namen = {
        render(tmp_path / "features" / map_, "Een aanvraag", tekst=tekst).historie_id
        for map_ in ("a", "b")
        for tekst in (_FEATURE, _FEATURE.replace("Nog iets", "Iets anders"))
    }

    assert len(namen) == 4


def test_place_in_the_chain(tmp_path):
    """Epic is the deelketen, feature the step, story the Regel."""
    kaart = render(tmp_path / "features", "Een aanvraag met <omvang>", {"omvang": "1 MB"})

    assert (kaart.epic, kaart.feature, kaart.story) == (
        "3. Check, melding of aanvraag", "Stap 9a · Ontvangen en behandelen aanvraag", "Eén zaak",
    )  # fmt: skip
    assert {("stap", "9a"), ("rol", "vth"), ("eis", "DSOK-KETEN-001"), ("iteratie", "2"), ("storing", "BV-004")} <= set(
        kaart.labels
    )
    assert ("tag", "traag") in kaart.labels
    assert kaart.severity == "blocker"


def test_nearest_tag_then_last_step_then_folder(tmp_path):
    """A tag on the scenario wins; without any tag the folder says which step it is."""
    bare = _FEATURE.replace("@stap:9a @rol:vth", "@rol:vth").replace("@stap:4b @stap:4a", "@x")

    assert render(tmp_path / "features", "Een aanvraag").feature.startswith("Stap 4b")
    assert render(tmp_path / "features" / "stap_10_behandeldienst", "Een aanvraag", tekst=bare).feature.startswith(
        "Stap 10"
    )
    assert render(tmp_path / "features", "Een aanvraag", tekst=bare).epic == "5. Over de stappen heen"


def test_description_is_the_story_and_the_norm(tmp_path):
    """What a key-user needs: what it is about, and which norm it stands on."""
    omschrijving = render(tmp_path / "features", "Een aanvraag met <omvang>", {"omvang": "1 MB"}).omschrijving

    assert "Eerste regel tweede regel." in omschrijving
    assert "Bron: STAM 4.0" in omschrijving
    assert "**Norm DSOK-KETEN-001.**" in omschrijving


@pytest.mark.parametrize(
    ("pad", "stabiel"),
    [
        ("/a/features/b/x.feature", "b/x.feature"),
        ("/features/oud/features/b/x.feature", "b/x.feature"),
        ("C:\\werk\\features\\b\\x.feature", "b/x.feature"),
        ("/elders/x.feature", "elders/x.feature"),
        ("/a/features", "elders/x.feature"),
    ],
)
def test_path_starts_at_features(pad, stabiel):
    """The part before the features of the product differs per machine and says nothing."""
    assert make_stable_path(pad, "elders\\x.feature") == stabiel
