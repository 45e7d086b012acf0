# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Leaving out the rules that can mean nothing for a document loses no finding of the official Schematrons."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from functools import cache

import pytest

from pytest_dsoketen.standaarden.inname import parse_xml, read_zip
from pytest_dsoketen.standaarden.schemas import Schemaregister, Standaard, Versies, load_folder
from pytest_dsoketen.standaarden.schemas.sch_vertalen import Schematron
from pytest_dsoketen.standaarden.schemas.sch_zeef import ALTIJD, find_behoefte
from tests.officieel.schemadata import PLAN, load_plan, need_plan
from tests.unit.keuren import stop0, stop3
from tests.unit.plandata import broken

need_plan()
if importlib.util.find_spec("saxonche") is None:
    pytest.skip("saxonche is niet geïnstalleerd", allow_module_level=True)

VERSIES = [
    Versies({Standaard.BHKV: "1.2.0", Standaard.STOP: "1.3.0"}, opgelegd=True),
    Versies({Standaard.BHKV: "1.3.0-ic", Standaard.STOP: "1.4.0"}, opgelegd=True),
]


@cache
def _load_zonder() -> Schemaregister:
    """Open the official schemas once more, for verdicts without the sieve."""
    return load_folder(PLAN / "schemas")


def _walk_documenten() -> Iterator[tuple[str, bytes]]:
    """Walk the official examples, and the files of our own packages with one mistake each."""
    for pad in sorted((PLAN / "voorbeelden").rglob("*")):
        if pad.suffix in {".xml", ".gml"} and pad.stat().st_size < 2_000_000:
            yield pad.relative_to(PLAN).as_posix(), pad.read_bytes()
    for geval in (*stop0.GEVALLEN, *stop3.GEVALLEN):
        for naam, inhoud in read_zip(broken(geval.uitgang(), geval.breuk)).items():
            if naam.endswith((".xml", ".gml")):
                yield f"{geval.id}: {naam}", inhoud


@pytest.mark.parametrize(("versies", "aantal"), [(VERSIES[0], 40), (VERSIES[1], 20)], ids=["1.3", "1.4"])
def test_no_finding_is_lost(versies: Versies, aantal: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each document with a finding gets a register of its own, so that no earlier one brought rules along."""
    with monkeypatch.context() as alles:
        alles.setattr(Schematron, "select", lambda schematron, _: schematron.regels)
        zonder = {
            naam: (inhoud, _load_zonder().check_schematron(inhoud, naam, versies=versies))
            for naam, inhoud in _walk_documenten()
        }
    codes: set[str] = set()
    for naam, (inhoud, verwacht) in zonder.items():
        zeef = Schemaregister(load_plan().index, load_plan()._lees) if verwacht.afwijkingen else load_plan()
        assert zeef.check_schematron(inhoud, naam, versies=versies) == verwacht
        codes |= {afwijking.code for afwijking in verwacht.afwijkingen}
    assert len(codes) > aantal


def test_most_official_contexts_are_understood() -> None:
    contexten = [
        regel.get("context", "")
        for pad in (PLAN / "schemas").rglob("*.sch")
        for regel in parse_xml(pad.read_bytes()).iter("{http://purl.oclc.org/dsdl/schematron}rule")
    ]
    assert sum(find_behoefte(context) == ALTIJD for context in contexten) < len(contexten) / 20
