# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The omgevingsplan: download, change, validate and publish it, and what each of these has to give."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pytest_bdd import given, parsers, then, when

from pytest_dsoketen.model.oordelen import Oordeel, OordeelError, Uitkomst
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.plannen import Besluitsoort, Levering, Regeling, Verslaguitkomst
from pytest_dsoketen.ports import GeweigerdError
from pytest_dsoketen.standaarden.lvbb.gebreken import Gebrek, GebrekError, get_gebrek
from pytest_dsoketen.steps._planverloop import (
    Planwijziging,
    deliver_publicatie,
    deliver_validatie,
    describe_verschil,
    download_plan,
    expect_aangenomen,
    expect_afgebroken,
    expect_afgekeurd,
    expect_gepubliceerd,
    expect_goedgekeurd,
    expect_ingelezen,
    fetch_levering,
    find_artikel,
    find_regeling,
    list_codes,
    make_artikel,
    next_werkdag,
    publish_plan,
    start_plan,
    wait_for_dag,
)
from pytest_dsoketen.toetsing.geval import Geval
from pytest_dsoketen.toetsing.keten import Keten

GEPLAKT = {
    "een opsomming": "Het is verboden:\n• hout te stoken;\n• afval te verbranden;\n• vuurwerk af te steken.",
    "een tabel": "Soort\tHoogte\nSchutting\t2 meter\nHaag\t1,5 meter",
    "een harde spatie": "De afstand is ten minste 20\u00a0meter tot artikel\u00a01 van dit plan.",
    "bijzondere tekens": "Voor het café “’t Hoekje” & terras geldt: breedte < 3 m en hoogte > 2 m.",
}
NIEUWE_TEKST = "Deze tekst is gewijzigd door de ketentoets en geldt vanaf de bekendmaking."
ANDERE_TEKST = "Ook deze tekst is gewijzigd, maar in een ander besluit."


def ensure_plan(keten: Keten, geval: Geval) -> Regeling:
    """Have the plan of the casus published and visible, once per scenario; gives the regeling."""
    bekend = geval.find(Regeling)
    if bekend is not None:
        return bekend
    wijziging = start_plan(keten)
    levering = publish_plan(keten, wijziging)
    geval.put(wijziging)
    geval.put(levering)
    return geval.put(wijziging.verwacht)


def ensure_download(keten: Keten, geval: Geval) -> Regeling:
    """Have the published plan downloaded into the plansoftware, whole."""
    regeling = ensure_plan(keten, geval)
    gedownload = geval.put(download_plan(keten, regeling), "download")
    expect_ingelezen(keten, gedownload, regeling)
    return gedownload


def _start_wijziging(keten: Keten, geval: Geval, soort: Besluitsoort) -> Planwijziging:
    """Start a besluit on the downloaded plan."""
    regeling = ensure_download(keten, geval)
    id_ = keten.plansoftware.start_wijziging(regeling.work, soort)
    return geval.put(Planwijziging(id_, next_werkdag(keten), regeling, soort))


def _change(keten: Keten, geval: Geval, wijziging: Planwijziging, tekst: str, plaats: int = 0) -> Planwijziging:
    """Give one article another text, and know what the plan has to be then."""
    artikel = wijziging.verwacht.artikelen[plaats]
    keten.plansoftware.change_tekst(wijziging.id, artikel.wid, tekst)
    artikelen = tuple(
        replace(ander, tekst=" ".join(tekst.split())) if ander.wid == artikel.wid else ander
        for ander in wijziging.verwacht.artikelen
    )
    bezig = keten.plansoftware.fetch_regeling(wijziging.verwacht.work)
    nieuw = replace(wijziging.verwacht, artikelen=artikelen, expression=bezig.expression)
    return geval.put(replace(wijziging, verwacht=nieuw))


# The plan and its changes.


@given("het omgevingsplan van de gemeente is gepubliceerd")
def have_plan(keten: Keten, geval: Geval) -> None:
    """Het eerste omgevingsplan is aangeleverd, bekendgemaakt en zichtbaar in Regels op de kaart."""
    ensure_plan(keten, geval)


@given("een omgevingsplan dat klaar is om aan te leveren")
def have_wijziging(keten: Keten, geval: Geval) -> None:
    """Het plan van de casus staat als nieuw besluit in de plansoftware; er is nog niets aangeleverd."""
    geval.put(start_plan(keten))


@given("een omgevingsplan dat de LVBB heeft goedgekeurd")
def have_goedgekeurd(keten: Keten, geval: Geval) -> None:
    """Het plan van de casus is gevalideerd en goedgekeurd; er is nog niets gepubliceerd."""
    wijziging = geval.put(start_plan(keten))
    geval.put(expect_goedgekeurd(keten, deliver_validatie(keten, wijziging)))


@given("de plansoftware heeft het plan gedownload")
@when("de planjurist het plan downloadt")
def download(keten: Keten, geval: Geval) -> None:
    """De plansoftware vraagt het plan aan bij DSO-LV en leest het in."""
    regeling = ensure_plan(keten, geval)
    geval.put(download_plan(keten, regeling), "download")


@given("een wijziging van het plan")
def have_started(keten: Keten, geval: Geval) -> None:
    """De planjurist is begonnen aan een wijzigingsbesluit op het gedownloade plan."""
    _start_wijziging(keten, geval, Besluitsoort.DEFINITIEF)


@given("een ontwerp van een wijziging van het plan")
def have_ontwerp(keten: Keten, geval: Geval) -> None:
    """De planjurist is begonnen aan een ontwerpbesluit dat de tekst van één artikel wijzigt."""
    wijziging = _start_wijziging(keten, geval, Besluitsoort.ONTWERP)
    _change(keten, geval, wijziging, NIEUWE_TEKST)


@given("twee wijzigingen op dezelfde versie van het plan")
def have_two(keten: Keten, geval: Geval) -> None:
    """Twee besluiten wijzigen elk een ander artikel; beide bouwen voort op dezelfde download."""
    eerste = _start_wijziging(keten, geval, Besluitsoort.DEFINITIEF)
    tweede = _start_wijziging(keten, geval, Besluitsoort.DEFINITIEF)
    geval.put(_change(keten, geval, eerste, NIEUWE_TEKST), "eerste")
    geval.put(_change(keten, geval, tweede, ANDERE_TEKST, plaats=-1), "tweede")


@given("twee wijzigingen van hetzelfde artikel op dezelfde versie van het plan")
def have_conflict(keten: Keten, geval: Geval) -> None:
    """Twee besluiten wijzigen hetzelfde artikel; beide bouwen voort op dezelfde download."""
    eerste = _start_wijziging(keten, geval, Besluitsoort.DEFINITIEF)
    tweede = _start_wijziging(keten, geval, Besluitsoort.DEFINITIEF)
    geval.put(_change(keten, geval, eerste, NIEUWE_TEKST), "eerste")
    geval.put(_change(keten, geval, tweede, ANDERE_TEKST), "tweede")


@given("een aangeboden publicatie die nog niet is bekendgemaakt")
def have_offered(keten: Keten, geval: Geval) -> None:
    """Het besluit is goedgekeurd en voor publicatie aangeboden; de dag van bekendmaking komt nog."""
    wijziging = geval.put(start_plan(keten))
    expect_goedgekeurd(keten, deliver_validatie(keten, wijziging))
    geval.put(expect_aangenomen(keten, deliver_publicatie(keten, wijziging)))


@given("een gepubliceerde wijziging van het plan")
@when("de planjurist een wijziging van het plan publiceert")
def have_changed(keten: Keten, geval: Geval) -> None:
    """Een besluit dat de tekst van één artikel wijzigt, is gepubliceerd en zichtbaar."""
    geval.put(ensure_plan(keten, geval), "oud")
    geval.put(keten.klok.now().date(), "dag met de oude versie")
    wijziging = _change(keten, geval, _start_wijziging(keten, geval, Besluitsoort.DEFINITIEF), NIEUWE_TEKST)
    geval.put(publish_plan(keten, wijziging))
    geval.put(wijziging.verwacht)


@given("een gepubliceerd ontwerp van een wijziging van het plan")
def have_published_ontwerp(keten: Keten, geval: Geval) -> None:
    """Een ontwerpbesluit dat de tekst van één artikel wijzigt, is gepubliceerd."""
    wijziging = _start_wijziging(keten, geval, Besluitsoort.ONTWERP)
    publish_ontwerp(keten, geval, _change(keten, geval, wijziging, NIEUWE_TEKST))


def publish_ontwerp(keten: Keten, geval: Geval, wijziging: Planwijziging) -> None:
    """Validate and publish an ontwerpbesluit, up to the verslag."""
    expect_goedgekeurd(keten, deliver_validatie(keten, wijziging))
    levering = deliver_publicatie(keten, wijziging)
    wait_for_dag(keten, wijziging.bekendmaking)
    geval.put(expect_gepubliceerd(keten, levering))


# What the planjurist does.


@when("de planjurist de tekst van één artikel wijzigt")
def change_one(keten: Keten, geval: Geval) -> None:
    """Eén artikel krijgt een andere tekst; verder verandert er niets."""
    _change(keten, geval, geval.get(Planwijziging), NIEUWE_TEKST)


@when(parsers.parse("de planjurist {wat} in een artikel plakt"))
def paste(keten: Keten, geval: Geval, wat: str) -> None:
    """Een artikel krijgt tekst die uit een ander programma is geplakt."""
    _change(keten, geval, geval.get(Planwijziging), GEPLAKT[wat])


@when("de planjurist een artikel met een nieuw werkingsgebied en een nieuwe activiteit toevoegt")
def add_new_artikel(keten: Keten, geval: Geval) -> None:
    """Er komt een artikel bij met een eigen gebied (GIO) en een eigen activiteit."""
    wijziging = geval.get(Planwijziging)
    artikel, gebied, activiteit = make_artikel(keten, wijziging.verwacht)
    keten.plansoftware.add_artikel(wijziging.id, artikel, (gebied,), (activiteit,))
    bezig = keten.plansoftware.fetch_regeling(wijziging.verwacht.work)
    nieuw = replace(
        wijziging.verwacht,
        artikelen=(*wijziging.verwacht.artikelen, artikel),
        activiteiten=(*wijziging.verwacht.activiteiten, activiteit),
        gebieden=(*wijziging.verwacht.gebieden, gebied),
        expression=bezig.expression,
    )
    geval.put(artikel)
    geval.put(replace(wijziging, verwacht=nieuw))


@when("de planjurist de eerste wijziging publiceert en het plan opnieuw downloadt")
def publish_first(keten: Keten, geval: Geval) -> None:
    """Het eerste besluit is gepubliceerd en zichtbaar; de plansoftware haalt de nieuwe versie op."""
    eerste = geval.get(Planwijziging, "eerste")
    publish_plan(keten, eerste)
    geval.put(eerste.verwacht)
    gedownload = geval.put(download_plan(keten, eerste.verwacht), "download")
    expect_ingelezen(keten, gedownload, eerste.verwacht)


@when("de planjurist de tweede wijziging bijwerkt naar die versie")
def update_second(keten: Keten, geval: Geval) -> None:
    """De plansoftware zet de tweede wijziging op de nieuwe versie van het plan."""
    tweede = geval.get(Planwijziging, "tweede")
    try:
        keten.plansoftware.update_wijziging(tweede.id)
    except GeweigerdError as fout:
        geval.put(fout.melding, "conflict")


@when("de planjurist het plan laat valideren")
def validate(keten: Keten, geval: Geval) -> None:
    """De plansoftware stuurt een validatieopdracht naar de LVBB."""
    geval.put(deliver_validatie(keten, geval.get(Planwijziging)))


@when(parsers.parse("de planjurist een plan laat valideren waarin {gebrek}"))
def validate_damaged(keten: Keten, geval: Geval, gebrek: str) -> None:
    """Een geldig pakket krijgt één gebrek en gaat dan als validatieopdracht naar de LVBB."""
    goed = geval.get(Levering)
    wijziging = geval.get(Planwijziging)
    soort = get_gebrek(gebrek)
    try:
        pakket = soort.apply(keten.plansoftware.fetch_aanlevering(goed.id_levering))
    except GebrekError as fout:
        raise OordeelError(Uitkomst(Oordeel.NIET_VAN_TOEPASSING, str(fout))) from fout
    id_ = keten.plansoftware.load_pakket(pakket)
    geval.put(deliver_validatie(keten, replace(wijziging, id=id_)))
    geval.put(soort)


@when("de planjurist het plan laat valideren voor een dag die al voorbij is")
def validate_past(keten: Keten, geval: Geval) -> None:
    """De validatieopdracht noemt een dag van bekendmaking in het verleden."""
    wijziging = geval.get(Planwijziging)
    voorbij = date.fromordinal(keten.klok.now().date().toordinal() - 7)
    geval.put(deliver_validatie(keten, replace(wijziging, bekendmaking=voorbij)))


@when("de planjurist de tweede wijziging laat valideren")
def validate_second(keten: Keten, geval: Geval) -> None:
    """De tweede wijziging gaat naar de LVBB zonder dat zij is bijgewerkt."""
    tweede = replace(geval.get(Planwijziging, "tweede"), bekendmaking=next_werkdag(keten))
    geval.put(deliver_validatie(keten, tweede))


@when("de planjurist het plan laat publiceren")
def publish(keten: Keten, geval: Geval) -> None:
    """De plansoftware stuurt een publicatieopdracht voor de volgende werkdag; de toets wacht tot die dag."""
    wijziging = geval.get(Planwijziging)
    geval.put(deliver_publicatie(keten, wijziging))
    wait_for_dag(keten, wijziging.bekendmaking)


@when("de planjurist het plan aanbiedt voor publicatie")
def offer(keten: Keten, geval: Geval) -> None:
    """De plansoftware stuurt een publicatieopdracht; de dag van bekendmaking komt nog."""
    geval.put(deliver_publicatie(keten, geval.get(Planwijziging)))


@when("de wijziging wordt gepubliceerd")
def publish_change(keten: Keten, geval: Geval) -> None:
    """Het besluit is goedgekeurd, gepubliceerd en zichtbaar in Regels op de kaart."""
    geval.put(publish_plan(keten, geval.get(Planwijziging)))


@when("het ontwerp wordt gepubliceerd")
def publish_the_ontwerp(keten: Keten, geval: Geval) -> None:
    """Het ontwerpbesluit is goedgekeurd en op de dag van bekendmaking gepubliceerd."""
    publish_ontwerp(keten, geval, geval.get(Planwijziging))


@when("de plansoftware dezelfde levering nog een keer verstuurt")
def resend(keten: Keten, geval: Geval) -> None:
    """Dezelfde opdracht gaat nog een keer naar de LVBB, met dezelfde idLevering."""
    geval.put(keten.plansoftware.resend(geval.get(Levering).id_levering))


@when("de planjurist de publicatie afbreekt")
def break_off(keten: Keten, geval: Geval) -> None:
    """De plansoftware stuurt een opdracht om de publicatie af te breken."""
    geval.put(keten.plansoftware.break_off(geval.get(Levering).id_levering), "afbreken")


@when("de dag van bekendmaking aanbreekt")
def reach_dag(keten: Keten, geval: Geval) -> None:
    """De tijd gaat door tot de dag van bekendmaking."""
    wait_for_dag(keten, geval.get(Planwijziging).bekendmaking)


# What has to be seen.


@then("is het plan in de plansoftware gelijk aan het plan in DSO-LV")
def expect_equal(keten: Keten, geval: Geval) -> None:
    """Elk artikel, elke tekst en elke annotatie is gelijk."""
    expect_ingelezen(keten, geval.get(Regeling, "download"), geval.get(Regeling))


@then("is de download de laatste versie van het plan")
def expect_latest(keten: Keten, geval: Geval) -> None:
    """De download is de versie van het besluit dat het laatst is gepubliceerd; dat is bij het downloaden getoetst."""
    verwacht, gezien = geval.get(Regeling), geval.get(Regeling, "download")
    keten.expect(
        "DSOK-PLAN-105",
        klopt=gezien.expression == verwacht.expression,
        verwacht=f"de download is versie {verwacht.expression}",
        waargenomen=f"de download is versie {gezien.expression}",
        kenmerk=verwacht.work,
        rol=Rol.OZON,
    )


@then("is alleen dat artikel veranderd")
def expect_only_that(keten: Keten, geval: Geval) -> None:
    """Alle andere artikelen zijn gelijk aan de download, en het artikel heeft de nieuwe tekst."""
    verwacht = geval.get(Planwijziging).verwacht
    verschil = describe_verschil(verwacht, keten.plansoftware.fetch_regeling(verwacht.work))
    keten.expect(
        "DSOK-PLAN-102",
        klopt=not verschil,
        verwacht="alleen het gewijzigde artikel is anders dan in de download",
        waargenomen=verschil,
        kenmerk=verwacht.work,
        rol=Rol.PLANSOFTWARE,
    )


@then("staat de geplakte tekst heel in het plan")
def expect_pasted(keten: Keten, geval: Geval) -> None:
    """Elk woord van de geplakte tekst staat in het artikel, één keer en in dezelfde volgorde."""
    wijziging = geval.get(Planwijziging)
    verschil = describe_verschil(wijziging.verwacht, keten.plansoftware.fetch_regeling(wijziging.verwacht.work))
    keten.expect(
        "DSOK-PLAN-103",
        klopt=not verschil,
        verwacht="het artikel heeft de tekst die is geplakt",
        waargenomen=verschil,
        kenmerk=wijziging.verwacht.work,
        rol=Rol.PLANSOFTWARE,
    )


@then("heeft het nieuwe artikel zijn werkingsgebied en zijn activiteit")
def expect_annotated(keten: Keten, geval: Geval) -> None:
    """Het artikel staat in het plan met precies het gebied en de activiteit die erbij horen."""
    wijziging = geval.get(Planwijziging)
    verwacht = wijziging.verwacht.artikelen[-1]
    gezien = find_artikel(keten.plansoftware.fetch_regeling(wijziging.verwacht.work), verwacht.wid)
    annotaties = (gezien.gebieden, gezien.activiteiten) if gezien else ((), ())
    keten.expect(
        "DSOK-PLAN-106",
        klopt=annotaties == (verwacht.gebieden, verwacht.activiteiten),
        verwacht="het artikel heeft één werkingsgebied en één activiteit",
        waargenomen=f"het artikel heeft {len(annotaties[0])} gebieden en {len(annotaties[1])} activiteiten",
        kenmerk=wijziging.verwacht.work,
        rol=Rol.PLANSOFTWARE,
    )


@then("staan beide wijzigingen in het plan")
def expect_both(keten: Keten, geval: Geval) -> None:
    """De tweede wijziging heeft haar eigen tekst en ook de tekst van de eerste."""
    eerste, tweede = geval.get(Planwijziging, "eerste").verwacht, geval.get(Planwijziging, "tweede").verwacht
    laatste = tweede.artikelen[-1]
    samen = replace(eerste, artikelen=(*eerste.artikelen[:-1], laatste))
    verschil = describe_verschil(samen, keten.plansoftware.fetch_regeling(eerste.work))
    keten.expect(
        "DSOK-PLAN-104",
        klopt=not verschil,
        verwacht="het plan heeft de tekst van beide besluiten",
        waargenomen=verschil,
        kenmerk=eerste.work,
        rol=Rol.PLANSOFTWARE,
    )


@then("meldt de plansoftware dat beide hetzelfde artikel wijzigen")
def expect_conflict(keten: Keten, geval: Geval) -> None:
    """De plansoftware werkt de tweede wijziging niet stil bij, maar zegt dat er een keuze nodig is."""
    keten.expect(
        "DSOK-PLAN-107",
        klopt=bool(geval.find(str, "conflict")),
        verwacht="de plansoftware zegt dat er een keuze nodig is",
        waargenomen="de plansoftware werkt de wijziging bij zonder iets te zeggen",
        kenmerk=geval.get(Regeling).work,
        rol=Rol.PLANSOFTWARE,
    )


@then("keurt de LVBB het plan binnen de normtijd goed")
def expect_valid(keten: Keten, geval: Geval) -> None:
    """Er is een verslag met de uitkomst valide."""
    geval.put(expect_goedgekeurd(keten, geval.get(Levering)))


@then("toont de plansoftware het verslag zoals het binnenkwam")
def expect_shown(keten: Keten, geval: Geval) -> None:
    """Uitkomst en meldingen in de plansoftware zijn die van het verslag van de LVBB."""
    expect_goedgekeurd(keten, geval.get(Levering))


@then("keurt de LVBB het plan af met de code van dat gebrek")
def expect_invalid(keten: Keten, geval: Geval) -> None:
    """Het verslag zegt niet valide, en noemt een van de codes die bij het gebrek horen."""
    expect_afgekeurd(keten, geval.get(Levering), geval.get(Gebrek).codes, "DSOK-PLAN-202")


@then(parsers.parse("keurt de LVBB het plan af met code {code}"))
def expect_code(keten: Keten, geval: Geval, code: str) -> None:
    """Het verslag zegt niet valide, en noemt deze code."""
    expect_afgekeurd(keten, geval.get(Levering), frozenset({code}), code)


@then("is het besluit binnen de normtijd gepubliceerd")
def expect_published(keten: Keten, geval: Geval) -> None:
    """Er is een verslag met de uitkomst gepubliceerd."""
    geval.put(expect_gepubliceerd(keten, geval.get(Levering)))


@then("is het besluit nog niet gepubliceerd")
def expect_not_published(keten: Keten, geval: Geval) -> None:
    """Er is nog geen einduitkomst: de dag van bekendmaking komt nog."""
    levering = fetch_levering(keten, geval.get(Levering))
    keten.expect(
        "DSOK-PLAN-403",
        klopt=levering.eindverslag is None,
        verwacht="het besluit wacht op de dag van bekendmaking",
        waargenomen="het besluit heeft al een uitkomst",
        kenmerk=levering.id_levering,
        rol=Rol.LVBB,
    )


@then("weigert de LVBB de tweede keer met code LVBB1012")
def expect_refused(keten: Keten, geval: Geval) -> None:
    """De tweede opdracht met dezelfde idLevering is geweigerd."""
    eerst = geval.get(Levering)
    levering = keten.wait_until("publicatieverslag", lambda: _find_refused(keten, eerst))
    keten.expect(
        "LVBB1012",
        klopt=levering is not None,
        verwacht="de tweede opdracht met dezelfde idLevering is geweigerd",
        waargenomen="op de tweede opdracht kwam geen weigering met code LVBB1012",
        kenmerk=eerst.id_levering,
        rol=Rol.LVBB,
    )


def _find_refused(keten: Keten, levering: Levering) -> Levering | None:
    """Look whether a delivery was refused as a double."""
    gezien = fetch_levering(keten, levering)
    return gezien if "LVBB1012" in list_codes(gezien) else None


@then("blijft het besluit gepubliceerd")
def expect_still_published(keten: Keten, geval: Geval) -> None:
    """De weigering van de tweede opdracht verandert niets aan de eerste."""
    eerst = geval.get(Levering)
    keten.wait_until("publicatieverslag", lambda: _is_gepubliceerd(fetch_levering(keten, eerst)))
    gezien = fetch_levering(keten, eerst)
    keten.expect(
        "DSOK-PLAN-301",
        klopt=_is_gepubliceerd(gezien),
        verwacht="het besluit dat het eerst is aangeboden, is gepubliceerd",
        waargenomen="het besluit dat het eerst is aangeboden, is niet gepubliceerd",
        kenmerk=eerst.id_levering,
        aantallen={"publicatieverslag": len(gezien.verslagen) + 1},
        rol=Rol.LVBB,
    )


def _is_gepubliceerd(levering: Levering) -> bool:
    """Look whether a verslag says gepubliceerd."""
    return any(verslag.uitkomst is Verslaguitkomst.GEPUBLICEERD for verslag in levering.verslagen)


@then("is de publicatie afgebroken")
def expect_stopped(keten: Keten, geval: Geval) -> None:
    """De LVBB bevestigt dat de publicatie niet doorgaat."""
    expect_afgebroken(keten, geval.get(Levering, "afbreken"))


@then("wordt het besluit niet gepubliceerd")
def expect_never_published(keten: Keten, geval: Geval) -> None:
    """Ook op de dag van bekendmaking is er geen publicatie."""
    levering = fetch_levering(keten, geval.get(Levering))
    uitkomsten = {verslag.uitkomst.value for verslag in levering.verslagen}
    publicaties = keten.bekendmaking.search_publicaties(levering.besluit)
    keten.expect(
        "DSOK-PLAN-305",
        klopt="gepubliceerd" not in uitkomsten and not publicaties,
        verwacht="het besluit is niet gepubliceerd",
        waargenomen="het besluit is toch gepubliceerd",
        kenmerk=levering.id_levering,
        rol=Rol.LVBB,
    )


@then("kan hetzelfde besluit opnieuw worden gepubliceerd")
def expect_again(keten: Keten, geval: Geval) -> None:
    """Het besluit wordt met een nieuwe idLevering aangeboden en gepubliceerd."""
    wijziging = replace(geval.get(Planwijziging), bekendmaking=next_werkdag(keten))
    levering = deliver_publicatie(keten, wijziging)
    wait_for_dag(keten, wijziging.bekendmaking)
    expect_gepubliceerd(keten, levering, eis="DSOK-PLAN-306")


@then("weigert de LVBB het afbreken met code LVBB1555")
def expect_too_late(keten: Keten, geval: Geval) -> None:
    """Een besluit dat is bekendgemaakt, blijft bekendgemaakt."""
    expect_afgekeurd(keten, geval.get(Levering, "afbreken"), frozenset({"LVBB1555"}), "LVBB1555")


@then("geldt het plan nog zoals het was")
def expect_unchanged(keten: Keten, geval: Geval) -> None:
    """Regels op de kaart toont voor vandaag de versie van voor het ontwerp."""
    oud = geval.get(Regeling)
    gezien = keten.wait_until("objectvorming", lambda: find_regeling(keten, oud))
    keten.expect(
        "DSOK-PLAN-304",
        klopt=gezien is not None,
        verwacht="het plan heeft de versie die al gold",
        waargenomen="het plan heeft een andere versie",
        kenmerk=oud.work,
        rol=Rol.OZON,
    )


__all__ = ["ensure_download", "ensure_plan"]
