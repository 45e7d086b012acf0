# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""De stapzoeker vindt wat pytest-bdd zou vinden, zonder alle definities te proberen."""

from __future__ import annotations

import re
import sys
import types
from collections.abc import Callable

import pytest
from hypothesis import given as voor_elke
from hypothesis import strategies as st
from pytest_bdd import given, parsers, step, then
from pytest_bdd.steps import StepFunctionContext

from pytest_dsoketen.gherkin.frasen import list_frasen
from pytest_dsoketen.gherkin.stapzoeker import (
    Stapbereik,
    Stapdefinitie,
    build_definitie,
    find_literal,
    find_literal_prefix,
)


def GETAL(text: str) -> int:  # noqa: N802 - parse reads the pattern from the function
    return int(text)


GETAL.pattern = r"\d+"  # type: ignore[attr-defined]


def stap() -> None: ...


def make(
    parser: parsers.StepParser, soort: str | None = "given", niveau: tuple[int, bool] = (0, False),
    functie: Callable[..., object] = stap,
) -> Stapdefinitie:  # fmt: skip
    return build_definitie(StepFunctionContext(type=soort, step_func=functie, parser=parser), niveau)


class Omgekeerd(parsers.StepParser):
    """A vendor's own parser: nothing can be known of its literal text."""

    def parse_arguments(self, name: str) -> dict[str, str]:
        return {}

    def is_matching(self, name: str) -> bool:
        return name[::-1] == self.name


@pytest.mark.parametrize(
    ("parser", "prefix"),
    [
        (parsers.string("De zaak {n}"), "de zaak {n}"),
        (parsers.parse("De zaak {n:d} is er"), "de zaak "),
        (parsers.parse("{n} zaken"), ""),
        (parsers.parse("een {{vaste}} haak"), "een "),
        (parsers.cfparse("een zaak met {n:Getal+}", extra_types={"Getal": GETAL}), "een zaak met "),
        (parsers.re(r"een (\w+) zaak"), "een "),
        (parsers.re(r"^zaken? hier"), "zake"),
        (parsers.re(r"zaa*k"), "za"),
        (parsers.re(r"zaa{2}k"), "za"),
        (parsers.re(r"zaak+"), "zaak"),
        (parsers.re(r"een|twee"), ""),
        (parsers.re(r"een zaak", re.VERBOSE), ""),
        (Omgekeerd("een zaak"), ""),
    ],
)
def test_the_literal_prefix_promises_no_more_than_holds(parser: parsers.StepParser, prefix: str) -> None:
    assert find_literal_prefix(parser) == prefix


@pytest.mark.parametrize(
    ("parser", "literal"),
    [
        (parsers.parse("{naam} dient de Aanvraag {n:d} in"), " dient de aanvraag "),
        (parsers.parse("een {{vaste}} haak"), ""),
        (parsers.string("een zaak"), ""),
        (parsers.re("een zaak"), ""),
    ],
)
def test_the_literal_is_in_every_matching_sentence(parser: parsers.StepParser, literal: str) -> None:
    assert find_literal(parser) == literal


PARSERS = [
    parsers.string("een zaak"),
    parsers.parse("een zaak"),
    parsers.parse("Een {soort}"),
    parsers.parse("een zaak met {n:d} bijlagen"),
    parsers.parse("{n:d} zaken"),
    parsers.parse("{wie} met {wat}"),
    parsers.parse("{wie:>}zaak{wat:<}"),
    parsers.parse("{wie}{{}}"),
    parsers.re(r"een (?P<soort>zaak|verzoek)"),
    parsers.re(r"(?i)EEN ZAAK"),
    parsers.re(r"eens? zaak"),
    parsers.cfparse("een zaak met {n:Getal+}", extra_types={"Getal": GETAL}),
    Omgekeerd("kaaz nee"),
]


@voor_elke(
    st.lists(st.sampled_from(["een", "Een", "eens", "zaak", "ZAAK", "met", "3", "bijlagen", "zaken", "İ"]), max_size=6)
)
def test_the_index_finds_what_trying_everything_finds(words: list[str]) -> None:
    zin = " ".join(words)
    definities = [make(parser) for parser in PARSERS]
    found = Stapbereik(definities).find("given", zin)
    assert set(found) == {definitie for definitie in definities if definitie.matches("given", zin)}
    assert len(found) == len(set(found))


def test_only_the_kind_asked_for_or_every_kind_matches() -> None:
    dan, elke = make(parsers.string("x"), "then"), make(parsers.string("x"), None)
    assert Stapbereik([dan, elke]).find("given", "x") == (elke,)
    assert set(Stapbereik([dan, elke]).find("then", "x")) == {dan, elke}


def test_the_nearest_level_wins() -> None:
    plugin, conftest = make(parsers.string("x")), make(parsers.string("x"), niveau=(0, True))
    map_ = make(parsers.parse("{y}"), niveau=(2, True))
    assert Stapbereik([plugin, conftest]).find("given", "x") == (conftest,)
    assert Stapbereik([plugin, map_, conftest]).find("given", "x") == (map_,)


def test_a_sentence_is_searched_once() -> None:
    calls: list[str] = []

    class Teller(parsers.string):
        def is_matching(self, name: str) -> bool:
            calls.append(name)
            return super().is_matching(name)

    bereik = Stapbereik([make(Teller("x"))])
    assert bereik.find("given", "x") == bereik.find("given", "x")
    assert calls == ["x"]


def test_definitions_with_another_beginning_are_not_tried() -> None:
    calls: list[str] = []

    class Teller(parsers.parse):
        def is_matching(self, name: str) -> bool:
            calls.append(self.name)
            return super().is_matching(name)

    definities = [make(Teller(f"zin nummer {i} over {{x}}")) for i in range(300)]
    (found,) = Stapbereik(definities).find("given", "zin nummer 42 over iets")
    assert found is definities[42]
    assert calls == ["zin nummer 42 over {x}"]


def test_a_definition_knows_what_it_needs() -> None:
    def functie(a: int, b: int = 2, *, c: int = 3) -> None: ...

    async def wacht() -> None: ...

    definitie = make(parsers.parse("{a}"), functie=functie)
    assert (definitie.verplicht, definitie.namen) == (("a",), {"a", "b", "c"})
    assert (definitie.heeft_argumenten, definitie.is_async, definitie.is_generator) == (True, False, False)
    assert make(parsers.string("x"), functie=wacht).is_async


def test_a_callable_without_code_has_a_place() -> None:
    class Aanroepbaar:
        def __call__(self) -> None: ...

    assert make(parsers.string("x"), functie=Aanroepbaar()).plaats.startswith(__file__)


def test_the_catalogue_lists_sentences_by_module(monkeypatch: pytest.MonkeyPatch) -> None:
    module = types.ModuleType("proefpakket.zaken", "Zaken: wat een gemeente ziet.\n\nMeer uitleg.")
    monkeypatch.setitem(sys.modules, module.__name__, module)

    @given(parsers.parse("een zaak met {n:d} bijlagen"))
    @then("is er een zaak")
    def zaak() -> None:
        """Een zaak in het VTH-systeem."""

    @step("elke soort")
    def elke() -> None: ...

    zaak.__module__ = elke.__module__ = module.__name__
    zaak.__globals__  # noqa: B018 - keeps the function and so its registration alive
    frasen = list_frasen("proefpakket")
    assert [(frase.soort, frase.patroon) for frase in frasen] == [
        ("Dan", "is er een zaak"),
        ("Gegeven", "een zaak met {n:d} bijlagen"),
        ("*", "elke soort"),
    ]
    assert frasen[0].toelichting == "Een zaak in het VTH-systeem."
    assert frasen[0].moduletoelichting == "Zaken: wat een gemeente ziet."
    assert list_frasen("proef") == []
