# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""overheid.nl of the oefenketen over SRU: what is found, page by page, and what it cannot answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lxml import etree
from planopzet import ARTIKEL, DAG, DONDERDAG, WORK, Opzet, start_opzet

from pytest_dsoketen.model.plannen import Besluitsoort
from pytest_dsoketen.ports import GeweigerdError
from pytest_dsoketen.standaarden.inname import parse_xml

SRU2 = "http://docs.oasis-open.org/ns/search-ws/sruResponse"
SRU1 = "http://www.loc.gov/zing/srw/"


@pytest.fixture
def opzet() -> Iterator[Opzet]:
    yield from start_opzet()


def ask(opzet: Opzet, pad: str = "/sru", **query: str) -> etree._Element:
    """Ask SRU something."""
    vraag = {
        "operation": "searchRetrieve",
        "version": "2.0",
        **{naam.replace("_", "-"): w for naam, w in query.items()},
    }
    respons = opzet.lv.exchange("GET", pad, query=vraag)
    assert respons.status == 200
    return parse_xml(respons.inhoud)


def list_ids(antwoord: etree._Element) -> list[str]:
    """Give the identifications of the records."""
    return [str(el.text) for el in antwoord.iter("{http://purl.org/dc/terms/}identifier")]


def publish_three(opzet: Opzet) -> None:
    """Publish the plan and two changes of it, on three days."""
    opzet.publish_plan()
    for nummer, dag in enumerate((DONDERDAG + DAG, DONDERDAG + 4 * DAG)):
        opzet.download()
        wijziging = opzet.software.start_wijziging(WORK, Besluitsoort.DEFINITIEF)
        opzet.software.change_tekst(wijziging, ARTIKEL.wid, f"Wijziging {nummer}.")
        opzet.publish(wijziging, dag)


def test_pages_follow_each_other_to_the_end(opzet: Opzet) -> None:
    publish_three(opzet)
    eerste = ask(opzet, query="*", maximumRecords="2")
    tweede = ask(opzet, query="*", maximumRecords="2", startRecord="3")

    assert eerste.findtext(f"{{{SRU2}}}numberOfRecords") == "3"
    assert eerste.findtext(f"{{{SRU2}}}nextRecordPosition") == "3"
    assert tweede.find(f"{{{SRU2}}}nextRecordPosition") is None
    assert list_ids(eerste) + list_ids(tweede) == ["gmb-2026-1", "gmb-2026-2", "gmb-2026-3"]


@pytest.mark.parametrize(
    ("zoekvraag", "aantal"),
    [
        ('c.product-area=="officielepublicaties" AND dt.issued=="2026-04-17"', 1),
        ('c.content-area=="officielepublicaties/gmb/2026"', 3),
        ('dt.issued>="2026-04-17"', 2),
        ('dt.issued<"2026-04-17"', 1),
        ('dt.title any "vaststelling niets"', 1),
        ('dt.title all "vaststelling niets"', 0),
        ('dt.title="wijziging" AND dt.identifier=="gmb-2026-3"', 1),
        ('dt.title=="wijziging"', 0),
        ("(w.publicatienaam==Gemeenteblad) sortBy dt.issued/sort.descending", 3),
        ("Gemeentestad", 3),
        ("cql.allRecords=1", 3),
    ],
)
def test_part_of_cql(opzet: Opzet, zoekvraag: str, aantal: int) -> None:
    publish_three(opzet)

    assert ask(opzet, query=zoekvraag).findtext("{*}numberOfRecords") == str(aantal)


@pytest.mark.parametrize(
    ("vraag", "nummer"),
    [
        ({"operation": "explain", "query": "*"}, 4),
        ({"version": "3", "query": "*"}, 5),
        ({"query": "*", "startRecord": "0"}, 6),
        ({"query": "*", "maximumRecords": "veel"}, 6),
        ({}, 7),
        ({"query": 'dt.titel="x"'}, 16),
        ({"query": "dt.title= =x y"}, 10),
    ],
)
def test_what_cannot_be_answered_is_a_diagnostic(opzet: Opzet, vraag: dict[str, str], nummer: int) -> None:
    antwoord = ask(opzet, **vraag)

    assert antwoord.findtext(".//{*}diagnostic/{*}uri") == f"info:srw/diagnostic/1/{nummer}"
    assert antwoord.findtext("{*}numberOfRecords") == "0"


def test_zoekservice_speaks_1_2_and_asks_for_a_connection(opzet: Opzet) -> None:
    publish_three(opzet)
    gevonden = ask(opzet, "/sru/Search", version="1.2", x_connection="oep", query="*")

    assert gevonden.tag == f"{{{SRU1}}}searchRetrieveResponse"
    assert len(list_ids(gevonden)) == 3
    for connectie, nummer in (("", 7), ("BWB", 6)):
        antwoord = ask(opzet, "/sru/Search", version="1.2", x_connection=connectie, query="*")
        assert antwoord.findtext(".//{*}diagnostic/{*}uri") == f"info:srw/diagnostic/1/{nummer}"


def test_document_that_is_not_there_is_refused(opzet: Opzet) -> None:
    with pytest.raises(GeweigerdError, match="404"):
        opzet.bekendmaking.fetch_document("gmb-2026-99")


def test_client_reads_every_page_and_no_other_besluit(opzet: Opzet, monkeypatch: pytest.MonkeyPatch) -> None:
    publish_three(opzet)
    opzet.download()
    monkeypatch.setattr("pytest_dsoketen.adapters.lv.bekendmaking._PER_KEER", 1)
    ontwerp = opzet.software.start_wijziging(WORK, Besluitsoort.ONTWERP)
    opzet.software.change_tekst(ontwerp, ARTIKEL.wid, "Zo wordt het misschien.")
    levering = opzet.software.publish(ontwerp, DONDERDAG + 5 * DAG)

    assert opzet.bekendmaking.search_publicaties(levering.besluit) == ()
    opzet.wait(3 * DAG)
    assert len(opzet.bekendmaking.search_publicaties(levering.besluit)) == 1
    assert len(opzet.bekendmaking.search_publicaties(levering.besluit[:-3])) == 0
