# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The outcome of valideer as text, web page, JSON and SARIF: complete, ordered, and safe with foreign text in it."""

from __future__ import annotations

import json
import re
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from pytest_dsoketen.model.berichten import Afwijking, Verplichtingsniveau
from pytest_dsoketen.model.eisen import Veroorzaker
from pytest_dsoketen.model.keuringen import (
    Bestandskeuring,
    Documentsoort,
    Keuring,
    Keuringsrapport,
    Onbeoordeeld,
    Verslagmelding,
    group_afwijkingen,
    judge,
)
from pytest_dsoketen.rapportage.keuring_data import as_data, as_sarif
from pytest_dsoketen.rapportage.keuring_html import format_html
from pytest_dsoketen.rapportage.keuring_stijl import STIJL
from pytest_dsoketen.rapportage.keuring_tekst import STOP_ZIN, WAARSCHUWING_TITEL, format_rapport

KWAAD = "<script>alert(1)</script>\x1b[2J\u202egm\ud800 a@b.nl"
AFWIJKINGEN = (
    Afwijking("TPOD2000", "annotatie hangt los", "ow.xml", regel=12, pad="Regeltekst[x]"),
    Afwijking("LVBB1003", "manifest.xml ontbreekt", "manifest.xml"),
    *(Afwijking("STOP0005", f"alinea {nummer} is leeg {KWAAD}", "besluit.xml", regel=nummer) for nummer in range(1, 8)),
    Afwijking("DSOK-OW-001", "naamruimte", "ow.xml", Verplichtingsniveau.ZOU_MOETEN),
)


def make_keuring(*afwijkingen: Afwijking, pad: str = "map/levering één.zip", onbeoordeeld=()) -> Keuring:
    """Make an outcome out of what is wrong."""
    namen = ("besluit.xml", "ow.xml")
    punten = group_afwijkingen(afwijkingen, namen, maximum=6)
    return Keuring(
        pad=pad,
        soort=Documentsoort.AANLEVERING,
        uitkomst=judge(punten, onbeoordeeld),
        omschrijving=f"validatie {KWAAD}",
        bestanden=tuple(
            Bestandskeuring(naam, Documentsoort.BESLUIT, 1, judge([p for p in punten if p.bestand == naam]))
            for naam in namen
        ),
        punten=punten,
        onbeoordeeld=tuple(onbeoordeeld),
        meldingen=(Verslagmelding("X-1", "fout", KWAAD, "", "", (Veroorzaker.KETEN,), "De keten: stuk."),),
    )


def make_rapport(*keuringen: Keuring) -> Keuringsrapport:
    """Make a report."""
    return Keuringsrapport("0.1.0", date(2026, 1, 5), keuringen)


VOL = make_rapport(make_keuring(*AFWIJKINGEN, onbeoordeeld=[Onbeoordeeld("officieel schema", "niet geïnstalleerd")]))


def test_het_belangrijkste_staat_eerst_en_de_stop_ertussen() -> None:
    tekst = " ".join(" ".join(format_rapport(VOL)).split())
    volgorde = ["LVBB1003", STOP_ZIN, "STOP0005", "TPOD2000", WAARSCHUWING_TITEL, "DSOK-OW-001", "Niet getoetst"]
    plekken = [tekst.index(woord) for woord in volgorde]
    assert plekken == sorted(plekken)
    assert "GEZAKT: 3 dingen moeten anders en 1 waarschuwing. Aan zet: de plansoftware (3)." in tekst
    assert "ow.xml, regel 12: annotatie hangt los" in tekst
    assert "en nog 1 keer in besluit.xml" in tekst


def test_zonder_fout_in_een_latere_fase_is_er_geen_stop() -> None:
    assert STOP_ZIN not in " ".join(format_rapport(make_rapport(make_keuring(AFWIJKINGEN[0]))))


def test_een_goede_levering_zegt_dat_er_niets_is_gevonden() -> None:
    regels = format_rapport(make_rapport(make_keuring()))
    assert "✓ GESLAAGD: er is niets gevonden." in regels


def test_wat_niet_is_getoetst_staat_in_het_oordeel() -> None:
    keuring = make_keuring(onbeoordeeld=[Onbeoordeeld("officieel schema", "niet geïnstalleerd")])
    assert "- NIET GETOETST: niet geïnstalleerd." in format_rapport(make_rapport(keuring))


def test_geen_regel_is_te_breed_of_bevat_vreemde_tekens() -> None:
    regels = format_rapport(VOL, breedte=80)
    assert all(len(regel) <= 80 for regel in regels)
    assert all(regel.isprintable() for regel in regels)
    assert "a@b.nl" not in "\n".join(regels)


class _Lezer(HTMLParser):
    """Reads a page and minds that tags close in order."""

    LEEG = frozenset({"meta", "br"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.tekst: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in self.LEEG:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.tekst.append(data)


@pytest.fixture(scope="module")
def pagina() -> _Lezer:
    """The page of a full report, read."""
    lezer = _Lezer()
    lezer.feed(format_html(make_rapport(*VOL.keuringen, make_keuring(pad="ander"))))
    lezer.close()
    return lezer


def test_de_pagina_is_heel_en_haalt_niets_op(pagina: _Lezer) -> None:
    assert pagina.open == []
    soorten = {tag for tag, _ in pagina.tags}
    assert not soorten & {"script", "link", "img", "iframe", "object", "form", "base"}
    assert all(value.startswith("#") for _, attrs in pagina.tags for key, value in attrs.items() if key == "href")
    assert not any(key.startswith("on") or key in {"src", "style"} for _, attrs in pagina.tags for key in attrs)
    assert ("html", {"lang": "nl"}) in pagina.tags
    assert "url(" not in STIJL
    assert "@import" not in STIJL


def test_de_pagina_is_toegankelijk_opgebouwd(pagina: _Lezer) -> None:
    koppen = [int(tag[1]) for tag, _ in pagina.tags if re.fullmatch(r"h[1-6]", tag)]
    assert koppen[0] == 1
    assert koppen.count(1) == 1
    assert all(later - eerder <= 1 for eerder, later in pairwise(koppen))
    ids = [attrs["id"] for _, attrs in pagina.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    verwezen = {attrs["aria-labelledby"] for _, attrs in pagina.tags if "aria-labelledby" in attrs}
    verwezen |= {attrs["href"][1:] for tag, attrs in pagina.tags if tag == "a"}
    assert verwezen <= set(ids)
    assert all("scope" in attrs for tag, attrs in pagina.tags if tag == "th")


def test_de_pagina_zegt_alles_wat_er_is(pagina: _Lezer) -> None:
    tekst = " ".join(pagina.tekst)
    for woord in ("LVBB1003", "STOP0005", "TPOD2000", "Nog 3 plaatsen", "Niet getoond: 1", "niet geïnstalleerd", "X-1"):
        assert woord in tekst
    assert "\x1b" not in tekst
    assert "\u202e" not in tekst
    assert "a@b.nl" not in tekst


def _contrast(een: str, ander: str) -> float:
    """Give the contrast of two colours as WCAG counts it."""

    def licht(kleur: str) -> float:
        delen = [int(kleur[plek : plek + 2], 16) / 255 for plek in (1, 3, 5)]
        lineair = [deel / 12.92 if deel <= 0.04045 else ((deel + 0.055) / 1.055) ** 2.4 for deel in delen]
        return 0.2126 * lineair[0] + 0.7152 * lineair[1] + 0.0722 * lineair[2]

    hoog, laag = sorted((licht(een), licht(ander)), reverse=True)
    return (hoog + 0.05) / (laag + 0.05)


def test_elke_kleur_is_te_lezen_in_licht_en_donker() -> None:
    wortels = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", deel)) for deel in re.findall(r":root \{[^}]*\}", STIJL)]
    assert len(wortels) == 2
    for kleuren in wortels:
        for naam in ("goed", "let-op", "fout", "open"):
            assert _contrast(kleuren[naam], kleuren[f"{naam}-vlak"]) >= 4.5, naam
        for voor, achter in (("tekst", "vlak"), ("tekst", "zacht"), ("link", "vlak")):
            assert _contrast(kleuren[voor], kleuren[achter]) >= 4.5, (voor, achter)
        assert _contrast(kleuren["rand"], kleuren["vlak"]) >= 3


def test_json_bevat_elk_punt_en_elk_oordeel() -> None:
    data = json.loads(json.dumps(as_data(VOL)))
    (keuring,) = data["keuringen"]
    assert data["oordeel"] == "gezakt"
    assert [punt["code"] for punt in keuring["bevindingen"]] == ["LVBB1003", "STOP0005", "TPOD2000", "DSOK-OW-001"]
    assert (keuring["bevindingen"][1]["aantal"], len(keuring["bevindingen"][1]["plaatsen"])) == (7, 6)
    assert keuring["stopt_bij"] == "opdracht"
    assert [bestand["oordeel"] for bestand in keuring["bestanden"]] == ["gezakt", "gezakt"]
    assert keuring["niet_getoetst"][0]["weegt"] is True


def test_sarif_heeft_de_vorm_van_2_1_0() -> None:
    data = json.loads(json.dumps(as_sarif(VOL)))
    assert data["version"] == "2.1.0"
    (run,) = data["runs"]
    regels = run["tool"]["driver"]["rules"]
    assert len({regel["id"] for regel in regels}) == len(regels) == 4
    for resultaat in run["results"]:
        assert regels[resultaat["ruleIndex"]]["id"] == resultaat["ruleId"]
        assert resultaat["level"] in {"error", "warning"}
        assert resultaat["message"]["text"]
        (locatie,) = resultaat["locations"]
        uri = locatie["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[A-Za-z0-9/%._~-]+", uri)
        assert locatie["physicalLocation"].get("region", {"startLine": 1})["startLine"] >= 1
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith(
        "map/levering%20"
    )
    assert run["invocations"][0]["toolExecutionNotifications"][0]["level"] == "warning"
