# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""A package written with our own writers from the made-up casus, moved to another gemeente."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from pytest_dsoketen.model.casussen import Casus
from pytest_dsoketen.model.partijen import Oin, Organisatie
from pytest_dsoketen.model.plannen import Besluitsoort, Opdrachtsoort, Planinhoud, Regeling
from pytest_dsoketen.model.regels import Regelinhoud
from pytest_dsoketen.model.verzoeken import (
    Bijlage,
    Doel,
    Instantie,
    Participatie,
    Verzoek,
    VerzoekActiviteit,
    Verzoektype,
    VraagAntwoord,
)
from pytest_dsoketen.standaarden.imow.bestanden import write_deelbestand
from pytest_dsoketen.standaarden.imow.maken import make_activiteit, make_gebied
from pytest_dsoketen.standaarden.inname import read_zip
from pytest_dsoketen.standaarden.lvbb.aanlevering import Besluit, write_aanlevering
from pytest_dsoketen.standaarden.lvbb.opdracht import Opdracht
from pytest_dsoketen.standaarden.stam import write_verzoek
from pytest_dsoketen.standaarden.stop.gio import write_gml
from pytest_dsoketen.standaarden.stop.versie import build_versie
from pytest_dsoketen.standaarden.sttr.pakket import Activiteitlevering, write_activiteit, write_regels
from pytest_dsoketen.standaarden.sttr.schrijven import write_sttr
from pytest_dsoketen.toetsing.casus import OEFENCASUS
from pytest_dsoketen.verbinding.codec import from_data, to_json

GEMEENTE = Organisatie("Duinrand", Oin("00000099000000004444"), "gm9997")
VANDAAG = date(2026, 3, 2)
NU = datetime(2026, 3, 2, 9, tzinfo=UTC)


def move_casus() -> Casus:
    """Give the made-up casus in which every gm9999 is gm9997."""
    plan = OEFENCASUS.plan
    regels = json.loads(to_json(OEFENCASUS.regels).replace(OEFENCASUS.gemeente.code, GEMEENTE.code))
    regeling = json.loads(to_json(plan.regeling).replace(OEFENCASUS.gemeente.code, GEMEENTE.code))
    return replace(
        OEFENCASUS,
        gemeente=GEMEENTE,
        planinhoud=Planinhoud(GEMEENTE, from_data(regeling, Regeling), plan.punt_binnen, plan.punt_buiten),
        regels=from_data(regels, tuple[Regelinhoud, ...]),
    )


CASUS = move_casus()
REGELING = CASUS.plan.regeling
CENTRUM = REGELING.gebieden[1]
KAPPEN = REGELING.activiteiten[1]
BIJLAGEN = (Bijlage("tekening.pdf", b"tekening"), Bijlage("foto.jpg", b"foto" * 9, vertrouwelijk=True))
VERZOEK = Verzoek(
    naam="Boom in de tuin",
    project_naam="Boom in de tuin",
    type=Verzoektype.AANVRAAG,
    doel=Doel.INITIEREN,
    activiteiten=(
        VerzoekActiviteit(
            KAPPEN.identificatie, KAPPEN.naam, antwoorden=(VraagAntwoord("v1", "Waarom?", "Zij is ziek."),)
        ),
    ),
    locatie=CASUS.locatie,
    initiatiefnemer=CASUS.initiatiefnemer,
    bevoegd_gezag=Instantie("Een andere gemeente", "00000099000000001234"),
    verzoeknummer="2026030200007",
    indiendatum=NU,
    bijlagen=BIJLAGEN,
    participatie=Participatie(True, "De buren zijn gebeld.", "Zij vinden het goed."),
)


def make_aanlevering(regeling: Regeling = REGELING) -> bytes:
    """Make the delivery of a plan."""
    doel = f"/join/id/proces/{GEMEENTE.code}/2026/eerste"
    versie = build_versie(replace(regeling, geldig_vanaf=VANDAAG), GEMEENTE, doel=doel, datum=VANDAAG)
    opdracht = Opdracht(Opdrachtsoort.PUBLICATIE, "eerste", GEMEENTE.oin, GEMEENTE.oin, bekendmaking=date(2026, 4, 2))
    work = f"/akn/nl/bill/{GEMEENTE.code}/2026/eerste"
    besluit = Besluit(
        work, f"{work}/nld@2026-03-01;1", "Eerste besluit", Besluitsoort.DEFINITIEF, doel, VANDAAG, VANDAAG
    )
    return write_aanlevering(opdracht, besluit, versie)


def write_plan(map_: Path, regeling: Regeling = REGELING, *, los: bool = False) -> Path:
    """Write the plan as a ZIP, or as a folder with one file more than its manifest names."""
    pakket = make_aanlevering(regeling)
    plan = map_ / "plan"
    if not los:
        _write(plan / "omgevingsplan.zip", pakket)
        return plan / "omgevingsplan.zip"
    for naam, inhoud in read_zip(pakket).items():
        _write(plan / "omgevingsplan" / naam, inhoud)
    _write(plan / "omgevingsplan" / "leesmij.txt", b"hoort er niet bij")
    return plan / "omgevingsplan"


def write_bekend(map_: Path) -> Regeling:
    """Write one area and one activity as known before; gives the plan without them."""
    objecten = [make_activiteit(KAPPEN), make_gebied(CENTRUM)]
    _write(map_ / "bekend" / "ow.xml", write_deelbestand(objecten, "eerder"))
    _write(map_ / "bekend" / "centrum.gml", write_gml(f"/join/id/regdata/{GEMEENTE.code}/2025/c/nld@1", [CENTRUM]))
    return replace(
        REGELING,
        activiteiten=tuple(item for item in REGELING.activiteiten if item is not KAPPEN),
        gebieden=tuple(item for item in REGELING.gebieden if item is not CENTRUM),
    )


def write_regelpakketten(map_: Path, regels: tuple[Regelinhoud, ...] = CASUS.regels) -> None:
    """Write the deliveries of rules: the activity last, so that the order of names is not that of delivery."""
    for nummer, inhoud in enumerate(regels):
        objecten = (inhoud.check.object, inhoud.formulier.object)
        levering = Activiteitlevering(inhoud.activiteit, objecten, (inhoud.werkzaamheid,))
        _write(map_ / "regels" / f"{nummer}-z-activiteit.zip", write_activiteit(levering, VANDAAG))
        for boom in (inhoud.check, inhoud.formulier):
            pakket = write_regels("regels.dmn", write_sttr(boom, GEMEENTE.oin), VANDAAG)
            _write(map_ / "regels" / f"{nummer}-{boom.object.value}.zip", pakket)


def write_stam(map_: Path, verzoek: Verzoek = VERZOEK) -> None:
    """Write the verzoek and its bijlagen."""
    bijlagen = tuple(replace(item, document_id=item.sha256) for item in verzoek.bijlagen)
    _write(map_ / "verzoek.xml", write_verzoek(replace(verzoek, bijlagen=bijlagen), NU))
    for bijlage in verzoek.bijlagen:
        _write(map_ / "bijlagen" / bijlage.bestandsnaam, bijlage.inhoud)


def write_pakket(map_: Path) -> Path:
    """Write a whole package."""
    write_plan(map_, write_bekend(map_))
    write_regelpakketten(map_)
    write_stam(map_)
    _write(map_ / "casus.toml", b'naam = "Proefcasus"\ngemeente = "Duinrand"\n')
    return map_


def _write(pad: Path, inhoud: bytes) -> None:
    """Write a file, with its folder."""
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_bytes(inhoud)
