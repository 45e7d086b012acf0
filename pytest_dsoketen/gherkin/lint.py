# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Checks on a feature file that the Gherkin parser and pytest-bdd leave to chance.

Each of them would otherwise make a scenario disappear, pass without testing, or test something else than it says:
two scenarios of one name, a scenario without steps, a table without rows, a misspelt keyword.

Free text is allowed under Functionaliteit and Regel only. Under a Scenario, an Achtergrond or Voorbeelden every line
is a step or a table; the one exception is a line that begins with `Bron:`. Under Functionaliteit and Regel prose may
begin with a word such as `Als` or `Dan`, but a line with `Gegeven`, or two lines in a row that Gherkin would read as
steps, are steps that lost their scenario.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from pytest_bdd.gherkin_parser import Background, ExamplesTable, Feature, Scenario, Step, Tag
from pytest_bdd.types import STEP_TYPE_BY_PARSER_KEYWORD

from pytest_dsoketen.gherkin.lezen import Beschrijving, GelezenFeature
from pytest_dsoketen.gherkin.lintfouten import Lintfout, Lintsoort
from pytest_dsoketen.gherkin.trefwoorden import begins_with_stapwoord, find_blokwoord, find_trefwoord

_KOLOM = re.compile(r"<([^<>\s](?:[^<>]*[^<>\s])?)>")
_TAG = re.compile(r"@[^\W_][\w:+.\-/]*")
_RESERVED = frozenset({"skip", "skipif", "xfail", "parametrize", "usefixtures", "filterwarnings", "and", "or", "not"})
_VRIJE_PLEKKEN = frozenset({"FeatureHeader", "RuleHeader"})


def check_feature(gelezen: GelezenFeature) -> list[Lintfout]:
    """Return every fault in the text of one file; steps are looked up elsewhere.

    A line that was meant as a keyword or a step also makes its scenario look empty; such a consequence is not reported.
    """
    tekstfouten = list(_check_beschrijvingen(gelezen.beschrijvingen))
    fouten = [*gelezen.fouten, *tekstfouten]
    if gelezen.document is not None:
        feature = gelezen.document.feature
        fouten += _check_document(feature, _find_owners(feature, tekstfouten))
    return fouten


def _find_owners(feature: Feature, fouten: Iterable[Lintfout]) -> frozenset[int]:
    """Return the lines of the Functionaliteit, Regel, Achtergrond and Scenario under which the faults stand."""
    starts = [feature.location.line]
    for child in feature.children:
        for part in (child, *(child.rule.children if child.rule else ())):
            block = part.background or part.rule or part.scenario
            starts += [block.location.line] if block else []
    return frozenset(max(start for start in starts if start <= fout.regelnummer) for fout in fouten)


def _check_document(feature: Feature, beschadigd: frozenset[int]) -> Iterator[Lintfout]:
    yield from _check_tags(feature.tags)
    yield from _check_gevuld(feature, beschadigd)
    yield from _check_namen([scenario for scenario, _ in iter_scenarios(feature)])
    for background in _iter_backgrounds(feature):
        if background.location.line not in beschadigd:
            yield from _check_eerste_stap(background.steps)
    for scenario, background_steps in iter_scenarios(feature):
        yield from _check_tags(scenario.tags)
        yield from _check_voorbeelden(scenario)
        if scenario.location.line not in beschadigd:
            yield from _check_stappen(scenario)
            yield from _check_kolommen(scenario, background_steps)


def iter_scenarios(feature: Feature) -> Iterator[tuple[Scenario, list[Step]]]:
    """Yield each scenario with the background steps that precede it."""
    shared: list[Step] = []
    for child in feature.children:
        if child.background:
            shared = child.background.steps
        elif child.scenario:
            yield child.scenario, shared
        elif child.rule:
            own = [step for part in child.rule.children if part.background for step in part.background.steps]
            yield from ((part.scenario, [*shared, *own]) for part in child.rule.children if part.scenario)


def _iter_backgrounds(feature: Feature) -> Iterator[Background]:
    for child in feature.children:
        for part in (child, *(child.rule.children if child.rule else ())):
            if part.background:
                yield part.background


def _check_stappen(scenario: Scenario) -> Iterator[Lintfout]:
    if not scenario.steps:
        tekst = (
            f"scenario '{scenario.name}' heeft geen stappen en toetst dus niets. Schrijf ze of haal het scenario weg."
        )
        yield Lintfout(scenario.location.line, Lintsoort.GEEN_STAPPEN, tekst)
    yield from _check_eerste_stap(scenario.steps)


def _check_gevuld(feature: Feature, beschadigd: frozenset[int]) -> Iterator[Lintfout]:
    empty = not any(child.scenario or child.rule for child in feature.children)
    if empty and feature.location.line not in beschadigd:
        tekst = f"Functionaliteit '{feature.name}' heeft geen enkel scenario."
        yield Lintfout(feature.location.line, Lintsoort.LEEG, tekst)
    for rule in (child.rule for child in feature.children if child.rule):
        yield from _check_tags(rule.tags)
        if not any(part.scenario for part in rule.children) and rule.location.line not in beschadigd:
            yield Lintfout(rule.location.line, Lintsoort.LEEG, f"Regel '{rule.name}' heeft geen enkel scenario.")


def _check_namen(scenarios: Iterable[Scenario]) -> Iterator[Lintfout]:
    seen: dict[str, int] = {}
    for scenario in scenarios:
        line = scenario.location.line
        if not scenario.name:
            yield Lintfout(line, Lintsoort.DUBBEL, "dit scenario heeft geen naam. Geef het een eigen naam.")
        elif "::" in scenario.name:
            tekst = (
                f"de naam '{scenario.name}' bevat '::' en is daardoor niet apart te draaien. Gebruik een ander teken."
            )
            yield Lintfout(line, Lintsoort.DUBBEL, tekst)
        elif scenario.name in seen:
            tekst = f"scenario '{scenario.name}' staat ook al op regel {seen[scenario.name]}. Geef elk scenario een eigen naam."
            yield Lintfout(line, Lintsoort.DUBBEL, tekst)
        seen.setdefault(scenario.name, line)


def _check_eerste_stap(steps: list[Step]) -> Iterator[Lintfout]:
    if steps and steps[0].keyword_type not in STEP_TYPE_BY_PARSER_KEYWORD:
        first = steps[0]
        tekst = f"de eerste stap begint met '{first.keyword}'. Begin met Gegeven, Als of Dan."
        yield Lintfout(first.location.line, Lintsoort.EERSTE_STAP, tekst)


def _check_voorbeelden(scenario: Scenario) -> Iterator[Lintfout]:
    if scenario.keyword == "Abstract Scenario" and not scenario.examples:
        tekst = f"Abstract Scenario '{scenario.name}' heeft geen Voorbeelden. Voeg ze toe of schrijf 'Scenario'."
        yield Lintfout(scenario.location.line, Lintsoort.VOORBEELDEN, tekst)
    for table in scenario.examples:
        yield from _check_tags(table.tags)
        if not table.table_body:
            tekst = f"Voorbeelden bij '{scenario.name}' heeft geen enkele rij met waarden. Voeg een rij toe."
            yield Lintfout(table.location.line, Lintsoort.VOORBEELDEN, tekst)


def _check_kolommen(scenario: Scenario, background_steps: list[Step]) -> Iterator[Lintfout]:
    if any(table.table_header is None for table in scenario.examples):
        return
    all_steps = [*background_steps, *scenario.steps]
    everywhere = "\n".join((scenario.name, *(text for step in all_steps for text in _iter_texts(step))))
    for table in scenario.examples:
        yield from _check_kopregel(table, everywhere)
    columns = [set(_column_names(table)) for table in scenario.examples] or [set()]
    places = [(scenario.location.line, scenario.name)]
    places += [place for step in scenario.steps for place in _iter_placeholder_places(step)]
    for line, text in places:
        for name in _KOLOM.findall(text):
            if not all(name in known for known in columns):
                tekst = f"'<{name}>' is geen kolom van de Voorbeelden. Voeg de kolom toe of schrijf de waarde voluit."
                yield Lintfout(line, Lintsoort.KOLOM, tekst)


def _check_kopregel(table: ExamplesTable, everywhere: str) -> Iterator[Lintfout]:
    if table.table_header is None:
        return
    line = table.table_header.location.line
    names = _column_names(table)
    for name in sorted(set(names)):
        if names.count(name) > 1:
            yield Lintfout(line, Lintsoort.KOLOM, f"kolom '{name}' staat twee keer in de Voorbeelden.")
        if f"<{name}>" not in everywhere:
            tekst = f"kolom '{name}' wordt in geen enkele stap gebruikt. Gebruik '<{name}>' of haal de kolom weg."
            yield Lintfout(line, Lintsoort.KOLOM, tekst)


def _column_names(table: ExamplesTable) -> list[str]:
    return [cell.value for cell in table.table_header.cells] if table.table_header else []


def _iter_texts(step: Step) -> Iterator[str]:
    yield from (text for _, text in _iter_placeholder_places(step))
    if step.docstring:
        yield step.docstring.content


def _iter_placeholder_places(step: Step) -> Iterator[tuple[int, str]]:
    """Yield line and text where `<x>` must be a column; a doc string may hold XML."""
    yield step.location.line, step.text
    for row in step.datatable.rows if step.datatable else ():
        yield from ((cell.location.line, cell.value) for cell in row.cells)


def _check_tags(tags: Iterable[Tag]) -> Iterator[Lintfout]:
    for tag in tags:
        line = tag.location.line
        if not _TAG.fullmatch(tag.name):
            tekst = f"tag '{tag.name}' is niet met -m te kiezen. Schrijf '@soort:waarde', zonder haakjes of leestekens."
            yield Lintfout(line, Lintsoort.TAG, tekst)
        elif tag.name[1:] in _RESERVED:
            tekst = f"tag '{tag.name}' heeft in pytest een eigen betekenis. Kies een andere tag."
            yield Lintfout(line, Lintsoort.TAG, tekst)


def _check_beschrijvingen(lines: tuple[Beschrijving, ...]) -> Iterator[Lintfout]:
    for _, block in groupby(lines, key=lambda line: line.blok):
        block_lines = list(block)
        check = _check_vrije_tekst if block_lines[0].plek in _VRIJE_PLEKKEN else _check_stappentekst
        yield from check(block_lines)


def _check_stappentekst(lines: list[Beschrijving]) -> Iterator[Lintfout]:
    """Refuse free text where only steps belong."""
    for line in lines:
        if line.tekst.startswith("Bron:"):
            continue
        bedoeld = find_blokwoord(line.tekst) or find_trefwoord(line.tekst)
        if bedoeld:
            yield _explain_trefwoord(line, bedoeld)
        else:
            tekst = f"'{line.tekst}' is geen stap. Zet uitleg onder Functionaliteit of Regel, of begin met 'Bron:'."
            yield Lintfout(line.regelnummer, Lintsoort.TEKST, tekst)


def _check_vrije_tekst(lines: list[Beschrijving]) -> Iterator[Lintfout]:
    """Refuse what was not meant as free text; steps under a misspelt keyword come back once that is right."""
    for line in lines:
        bedoeld = find_blokwoord(line.tekst)
        if bedoeld:
            yield _explain_trefwoord(line, bedoeld)
            return
    lost = {line for line in lines if line.tekst.startswith("Gegeven ")}
    for first, second in pairwise(lines):
        adjacent = second.regelnummer == first.regelnummer + 1
        if adjacent and begins_with_stapwoord(first.tekst) and begins_with_stapwoord(second.tekst):
            lost |= {first, second}
    for line in lost:
        tekst = f"'{line.tekst}' is hier gewone tekst, maar leest als een stap. Ontbreekt 'Scenario:' erboven?"
        yield Lintfout(line.regelnummer, Lintsoort.TEKST, tekst)


def _explain_trefwoord(line: Beschrijving, bedoeld: str) -> Lintfout:
    if line.tekst.startswith(bedoeld):
        tekst = f"'{line.tekst}' is hier gewone tekst: het trefwoord '{bedoeld}' mag op deze plek niet staan."
    else:
        tekst = f"'{line.tekst}' is hier gewone tekst. Bedoelt u het trefwoord '{bedoeld}'?"
    return Lintfout(line.regelnummer, Lintsoort.TREFWOORD, tekst)
