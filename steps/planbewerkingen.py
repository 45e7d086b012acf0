# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What a planjurist does to a plan beyond its text: remove, move, change the bruidsschat, add pictures and documents."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from pytest_bdd import given, parsers, then, when

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.plannen import Artikel, Besluitsoort, Levering, Planbijlage, Punt, Regeling
from pytest_dsoketen.toetsing.geval import Geval
from pytest_dsoketen.toetsing.keten import Keten

from ._planbewerking import (
    add_artikel,
    change_artikel,
    expect_after,
    find_verhuizing,
    find_vervaller,
    move_artikel,
    remove_artikel,
)
from ._plandownload import read_pakket_versie
from ._planinhoud import DOCUMENT, PLAATJE, Gebiedsproef, add_bruidsschat, find_bruidsschat, make_omvang, make_proef
from ._planvergelijken import describe_annotaties, describe_bijlagen, describe_verschil, find_artikel
from ._planverloop import Planwijziging, publish_plan, start_regeling
from .plannen import NIEUWE_TEKST, start_wijziging

OMVANG: Mapping[str, tuple[int, int, int]] = {"S": (10, 5, 8), "M": (100, 50, 16), "L": (400, 200, 24)}
"""How many articles, areas, and corners per area."""


@dataclass(frozen=True)
class Bijlagen:
    """The pictures and documents that a plan has to have."""

    verwacht: tuple[Planbijlage, ...]


def _publish(keten: Keten, geval: Geval, regeling: Regeling) -> None:
    """Have a made-up plan published and visible."""
    wijziging = start_regeling(keten, regeling)
    levering = publish_plan(keten, wijziging, valideer=False)
    geval.put(wijziging)
    geval.put(levering)
    geval.put(wijziging.verwacht)


# Plans of another content.


@given("het omgevingsplan met de bruidsschat is gepubliceerd")
def have_bruidsschat(keten: Keten, geval: Geval) -> None:
    """Het plan van de casus met een hoofdstuk 22, zoals het Rijk dat aan elke gemeente meegaf."""
    _publish(keten, geval, add_bruidsschat(keten, keten.casus.plan.regeling))


@given(parsers.parse("een omgevingsplan van omvang {omvang} dat klaar is om aan te leveren"))
def have_omvang(keten: Keten, geval: Geval, omvang: str) -> None:
    """Een bedacht plan: S heeft 10 artikelen en 5 gebieden, M 100 en 50, L 400 en 200."""
    geval.put(start_regeling(keten, make_omvang(keten, *OMVANG[omvang])))


@given(parsers.parse("een omgevingsplan van omvang {omvang} is gepubliceerd"))
def have_published_omvang(keten: Keten, geval: Geval, omvang: str) -> None:
    """Een bedacht plan van die omvang is aangeleverd, bekendgemaakt en zichtbaar in Regels op de kaart."""
    _publish(keten, geval, make_omvang(keten, *OMVANG[omvang]))


@given("een ontwerp waarin een artikel vervalt")
def have_ontwerp_vervallen(keten: Keten, geval: Geval) -> None:
    """De planjurist is begonnen aan een ontwerpbesluit dat één artikel laat vervallen."""
    wijziging = start_wijziging(keten, geval, Besluitsoort.ONTWERP)
    geval.put(remove_artikel(keten, wijziging, find_vervaller(wijziging.verwacht)))


# What the planjurist does.


@when("de planjurist één artikel verwijdert")
def remove(keten: Keten, geval: Geval) -> None:
    """Het artikel vervalt, met de annotaties die erbij horen."""
    wijziging = geval.get(Planwijziging)
    artikel = geval.put(find_vervaller(wijziging.verwacht), "vervallen")
    geval.put(remove_artikel(keten, wijziging, artikel))


@when(parsers.parse("de planjurist een artikel verplaatst {waarheen}"))
def move(keten: Keten, geval: Geval, waarheen: str) -> None:
    """Het artikel komt achter een ander artikel te staan; zijn tekst verandert niet."""
    wijziging = geval.get(Planwijziging)
    artikel, na = find_verhuizing(wijziging.verwacht, waarheen)
    geval.put(artikel)
    geval.put(move_artikel(keten, wijziging, artikel, na))


@when("de planjurist een artikel uit de bruidsschat wijzigt")
def change_bruidsschat(keten: Keten, geval: Geval) -> None:
    """Een regel die van het Rijk kwam, krijgt een tekst van de gemeente."""
    wijziging = geval.get(Planwijziging)
    geval.put(change_artikel(keten, wijziging, find_bruidsschat(wijziging.verwacht), NIEUWE_TEKST))


@when("de planjurist een artikel uit de bruidsschat naar een eigen hoofdstuk verhuist")
def move_bruidsschat(keten: Keten, geval: Geval) -> None:
    """De regel verlaat hoofdstuk 22 en komt achter het eerste artikel van het plan."""
    wijziging = geval.get(Planwijziging)
    artikel = geval.put(find_bruidsschat(wijziging.verwacht))
    geval.put(move_artikel(keten, wijziging, artikel, wijziging.verwacht.artikelen[0]))


@when("de planjurist een artikel uit de bruidsschat laat vervallen")
def remove_bruidsschat(keten: Keten, geval: Geval) -> None:
    """De gemeente neemt de regel niet over."""
    wijziging = geval.get(Planwijziging)
    artikel = geval.put(find_bruidsschat(wijziging.verwacht), "vervallen")
    geval.put(remove_artikel(keten, wijziging, artikel))


@when(parsers.parse("de planjurist een artikel toevoegt met een gebied {vorm}"))
def add_gevormd(keten: Keten, geval: Geval, vorm: str) -> None:
    """Het gebied van het nieuwe artikel bestaat niet uit één heel vlak."""
    wijziging = geval.get(Planwijziging)
    proef = geval.put(make_proef(keten, wijziging.verwacht, vorm))
    geval.put(add_artikel(keten, wijziging, proef.artikel, (proef.gebied,), (proef.activiteit,)))


@when("de planjurist een plaatje in een artikel zet")
def attach_plaatje(keten: Keten, geval: Geval) -> None:
    """Het eerste artikel over een activiteit krijgt een plaatje."""
    wijziging = geval.get(Planwijziging)
    artikel = next(artikel for artikel in wijziging.verwacht.artikelen if artikel.activiteiten)
    keten.plansoftware.add_afbeelding(wijziging.id, artikel.wid, *PLAATJE)
    _note_bijlage(keten, geval, *PLAATJE)


@when("de planjurist een pdf bij het plan voegt")
def attach_document(keten: Keten, geval: Geval) -> None:
    """Het plan krijgt een document als informatieobject; de naam van het bestand begint met een cijfer, wat mag."""
    keten.plansoftware.add_document(geval.get(Planwijziging).id, "Toelichting", *DOCUMENT)
    _note_bijlage(keten, geval, *DOCUMENT)


def _note_bijlage(keten: Keten, geval: Geval, bestandsnaam: str, inhoud: bytes) -> None:
    """Remember what the plan has to have from now on."""
    eerder = geval.find(Bijlagen)
    bijlage = Planbijlage(bestandsnaam, hashlib.sha256(inhoud).hexdigest())
    geval.put(Bijlagen((*(eerder.verwacht if eerder else ()), bijlage)))
    geval.put(expect_after(keten, geval.get(Planwijziging), lambda regeling: regeling))


# What has to be seen.


@then("heeft het verplaatste artikel nog zijn tekst, zijn werkingsgebied en zijn activiteit")
def expect_moved(keten: Keten, geval: Geval) -> None:
    """Het artikel staat op zijn nieuwe plaats, met alles wat erbij hoort."""
    verwacht = geval.get(Planwijziging).verwacht
    gezien = keten.plansoftware.fetch_regeling(verwacht.work)
    verschil = describe_verschil(verwacht, gezien) or describe_annotaties(verwacht, gezien)
    keten.expect(
        "DSOK-PLAN-111",
        klopt=not verschil,
        verwacht="het artikel staat op zijn nieuwe plaats, met dezelfde tekst en annotaties",
        waargenomen=verschil,
        kenmerk=verwacht.work,
        rol=Rol.PLANSOFTWARE,
    )


@then("staan de bijlagen van de wijziging in de download")
def expect_in_download(keten: Keten, geval: Geval) -> None:
    """De download bevat elk plaatje en elk document, byte voor byte."""
    verwacht, regeling = geval.get(Bijlagen).verwacht, geval.get(Regeling, "download")
    versie = read_pakket_versie(keten, regeling.work)
    if versie is None:
        return
    bestanden = (*versie.bestanden, *((io.bestandsnaam, io.inhoud) for io in versie.informatieobjecten))
    gezien = [Planbijlage(naam, hashlib.sha256(inhoud).hexdigest()) for naam, inhoud in bestanden]
    verschil = describe_bijlagen(verwacht, gezien)
    keten.expect(
        "DSOK-PLAN-112",
        klopt=not verschil,
        verwacht="de download bevat elk plaatje en elk document van de wijziging",
        waargenomen=verschil,
        kenmerk=regeling.work,
        rol=Rol.OZON,
    )


@then("staan de bijlagen van de wijziging in de plansoftware")
def expect_in_software(keten: Keten, geval: Geval) -> None:
    """De plansoftware heeft na de download elk plaatje en elk document, byte voor byte."""
    expect_in_download(keten, geval)
    verwacht, regeling = geval.get(Bijlagen).verwacht, geval.get(Regeling, "download")
    verschil = describe_bijlagen(verwacht, keten.plansoftware.list_bijlagen(regeling.work))
    keten.expect(
        "DSOK-PLAN-113",
        klopt=not verschil,
        verwacht="de plansoftware heeft elk plaatje en elk document van de wijziging",
        waargenomen=verschil,
        kenmerk=regeling.work,
        rol=Rol.PLANSOFTWARE,
    )


@then("staat het vervallen artikel niet meer op de kaart")
def expect_gone(keten: Keten, geval: Geval) -> None:
    """Regels op de kaart toont het artikel niet meer, ook niet op de plek waar het gold."""
    artikel, verwacht = geval.get(Artikel, "vervallen"), geval.get(Planwijziging).verwacht
    gezien = keten.regels_op_de_kaart.fetch_regeling(verwacht.work)
    regels = keten.regels_op_de_kaart.search_regels(verwacht.work, keten.casus.plan.punt_binnen)
    weg = find_artikel(gezien, artikel.wid) is None and artikel.wid not in {regel.wid for regel in regels}
    keten.expect(
        "DSOK-PLAN-412",
        klopt=weg,
        verwacht=f"artikel {artikel.nummer} is vervallen en staat niet meer op de kaart",
        waargenomen=f"artikel {artikel.nummer} staat nog op de kaart",
        kenmerk=geval.get(Levering).id_levering,
        rol=Rol.OZON,
    )


@then("is het artikel te vinden waar zijn gebied is, en niet waar het niet is")
def expect_vorm(keten: Keten, geval: Geval) -> None:
    """Op elk punt in het gebied staat het artikel; in een gat en tussen twee delen niet."""
    proef, work = geval.get(Gebiedsproef), geval.get(Planwijziging).verwacht.work

    def is_found(punt: Punt) -> bool:
        return proef.artikel.wid in {regel.wid for regel in keten.regels_op_de_kaart.search_regels(work, punt)}

    mist = [punt for punt in proef.binnen if not is_found(punt)]
    teveel = [punt for punt in proef.buiten if is_found(punt)]
    keten.expect(
        "DSOK-PLAN-413",
        klopt=not mist and not teveel,
        verwacht="het artikel is te vinden in elk deel van zijn gebied, en nergens anders",
        waargenomen=f"op {len(mist)} punten binnen ontbreekt het, op {len(teveel)} punten buiten staat het wel",
        kenmerk=geval.get(Levering).id_levering,
        rol=Rol.OZON,
    )
