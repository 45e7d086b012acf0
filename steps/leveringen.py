# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Leveringen to the LVBB: validate, publish, send again and break off, and what the LVBB has to answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from pytest_bdd import given, parsers, then, when

from pytest_dsoketen.model.oordelen import Oordeel, OordeelError, Uitkomst
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.plannen import Levering, Verslaguitkomst
from pytest_dsoketen.standaarden.lvbb.gebreken import Gebrek, GebrekError, get_gebrek
from pytest_dsoketen.toetsing.geval import Geval
from pytest_dsoketen.toetsing.keten import Keten

from ._planverloop import (
    Planwijziging,
    await_eindverslag,
    deliver_publicatie,
    deliver_validatie,
    expect_aangenomen,
    expect_afgebroken,
    expect_afgekeurd,
    expect_gepubliceerd,
    expect_goedgekeurd,
    expect_not_published,
    fetch_levering,
    list_codes,
    next_werkdag,
    publish_ontwerp,
    publish_plan,
    require_afbreekbaar,
    start_plan,
    wait_for_dag,
)


@given("een omgevingsplan dat de LVBB heeft goedgekeurd")
def have_goedgekeurd(keten: Keten, geval: Geval) -> None:
    """Het plan van de casus is gevalideerd en goedgekeurd; er is nog niets gepubliceerd."""
    wijziging = geval.put(start_plan(keten))
    geval.put(expect_goedgekeurd(keten, deliver_validatie(keten, wijziging)))


@given("een aangeboden publicatie die nog niet is bekendgemaakt")
def have_offered(keten: Keten, geval: Geval) -> None:
    """Het besluit is goedgekeurd en voor publicatie aangeboden; de dag van bekendmaking komt nog."""
    wijziging = geval.put(start_plan(keten))
    expect_goedgekeurd(keten, deliver_validatie(keten, wijziging))
    geval.put(expect_aangenomen(keten, deliver_publicatie(keten, wijziging)))


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
    voorbij = keten.klok.now().date() - timedelta(days=7)
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
    wijziging = geval.get(Planwijziging)
    geval.put(publish_plan(keten, wijziging))
    geval.put(wijziging.verwacht)


@when("het ontwerp wordt gepubliceerd")
def publish_the_ontwerp(keten: Keten, geval: Geval) -> None:
    """Het ontwerpbesluit is goedgekeurd en op de dag van bekendmaking gepubliceerd."""
    geval.put(publish_ontwerp(keten, geval.get(Planwijziging)))


@when("de plansoftware dezelfde levering nog een keer verstuurt")
def resend(keten: Keten, geval: Geval) -> None:
    """Dezelfde opdracht gaat nog een keer naar de LVBB, met dezelfde idLevering."""
    geval.put(keten.plansoftware.resend(geval.get(Levering).id_levering))


@when("de planjurist de publicatie afbreekt")
def break_off(keten: Keten, geval: Geval) -> None:
    """De plansoftware stuurt een opdracht om de publicatie af te breken."""
    require_afbreekbaar(keten, geval.get(Planwijziging))
    geval.put(keten.plansoftware.break_off(geval.get(Levering).id_levering), "afbreken")


@when("de dag van bekendmaking aanbreekt")
def reach_dag(keten: Keten, geval: Geval) -> None:
    """De tijd gaat door tot de dag van bekendmaking."""
    wait_for_dag(keten, geval.get(Planwijziging).bekendmaking)


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


@then("weigert de LVBB de tweede keer met code LVBB1012")
def expect_refused(keten: Keten, geval: Geval) -> None:
    """De tweede opdracht met dezelfde idLevering is geweigerd."""
    eerst = geval.get(Levering)
    levering = keten.wait_until("publicatieverslag", lambda: _find_refused(keten, eerst))
    await_eindverslag(keten, eerst, "publicatieverslag")
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
    gezien = await_eindverslag(keten, eerst, "publicatieverslag")
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
    expect_not_published(keten, geval.get(Levering))


@then("kan hetzelfde besluit opnieuw worden gepubliceerd")
def expect_again(keten: Keten, geval: Geval) -> None:
    """Het besluit wordt met een nieuwe idLevering aangeboden en gepubliceerd."""
    wait_for_dag(keten, geval.get(Planwijziging).bekendmaking)
    expect_not_published(keten, geval.get(Levering))
    wijziging = replace(geval.get(Planwijziging), bekendmaking=next_werkdag(keten))
    levering = deliver_publicatie(keten, wijziging)
    wait_for_dag(keten, wijziging.bekendmaking)
    expect_gepubliceerd(keten, levering, eis="DSOK-PLAN-306")


@then("weigert de LVBB het afbreken met code LVBB1555")
def expect_too_late(keten: Keten, geval: Geval) -> None:
    """Een besluit dat is bekendgemaakt, blijft bekendgemaakt."""
    expect_afgekeurd(keten, geval.get(Levering, "afbreken"), frozenset({"LVBB1555"}), "LVBB1555")
