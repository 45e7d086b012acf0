# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Steps on actieverzoeken in a samenwerking, such as a question for advice."""

from __future__ import annotations

from collections.abc import Callable

from pytest_bdd import given, then, when

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.samenwerkingen import Actieverzoekstatus
from pytest_dsoketen.ports import Samenwerkfunctionaliteit
from pytest_dsoketen.standaarden.samenwerken.lezen import Stand
from pytest_dsoketen.toetsing.geval import Geval
from pytest_dsoketen.toetsing.keten import Keten

from ._samenwerken import (
    Verloop,
    act,
    expect_stand,
    get_hop,
    get_organisatie,
    get_swf,
    get_verloop,
    list_ontvangen,
    look,
    zin,
)
from .samenwerkingen import expect_refused

_GEZIEN = {Rol.VTH: "DSOK-SWF-041", Rol.ADVISEUR: "DSOK-SWF-040"}
_TOESTAND = {
    "open": {Actieverzoekstatus.OPEN, Actieverzoekstatus.IN_BEHANDELING},
    "ingetrokken": {Actieverzoekstatus.INGETROKKEN},
    "gereedgemeld": {Actieverzoekstatus.GEREEDGEMELD, Actieverzoekstatus.GEREED},
    "geweigerd": {Actieverzoekstatus.GEWEIGERD},
}


@given(zin('{wie:Wie} heeft {ander:Wie} een actieverzoek "{titel}" gestuurd'))
@when(zin('{wie:Wie} {ander:Wie} een actieverzoek "{titel}" stuurt'))
def send_actieverzoek(keten: Keten, geval: Geval, wie: Rol, ander: Rol, titel: str) -> None:
    """Iemand zet een actieverzoek uit; de ontvanger ziet het binnen de normtijd open staan."""
    verloop, ontvanger = get_verloop(geval), get_organisatie(keten, ander).oin
    verloop.actieverzoeken[titel] = act(
        keten,
        _GEZIEN[ander],
        verloop.id,
        lambda: get_swf(keten, wie).send_actieverzoek(verloop.id, ontvanger, titel, f"Graag uw reactie op: {titel}."),
    )
    expect_actieverzoek(keten, verloop, ander, titel, "open")


@then(zin('ziet {wie:Wie} het actieverzoek "{titel}" met de toestand {toestand}'))
def see_actieverzoek(keten: Keten, geval: Geval, wie: Rol, titel: str, toestand: str) -> None:
    """Een actieverzoek staat in het overzicht van iemand met de goede toestand."""
    expect_actieverzoek(keten, get_verloop(geval), wie, titel, toestand)


def expect_actieverzoek(keten: Keten, verloop: Verloop, wie: Rol, titel: str, toestand: str) -> None:
    """Expect that a participant sees an actieverzoek in a state."""

    def read(stand: Stand) -> list[Actieverzoekstatus]:
        return [verzoek.status for verzoek in stand.actieverzoeken if verzoek.titel == titel]

    expect_stand(
        keten,
        _GEZIEN[wie],
        wie,
        verloop.id,
        lambda stand: len(read(stand)) == 1 and set(read(stand)) <= _TOESTAND[toestand],
        verwacht=f"actieverzoek {titel!r} {toestand}",
        toon=lambda stand: f"actieverzoek {titel!r}: {', '.join(read(stand)) or 'niet te zien'}",
    )


@given(zin('{wie:Wie} heeft het actieverzoek "{titel}" ingetrokken'))
@when(zin('{wie:Wie} het actieverzoek "{titel}" intrekt'))
def withdraw_actieverzoek(keten: Keten, geval: Geval, wie: Rol, titel: str) -> None:
    """Iemand trekt een eigen actieverzoek in."""
    _change(keten, geval, titel, Rol.ADVISEUR, lambda id_: get_swf(keten, wie).withdraw_actieverzoek(id_))


@given(zin('{wie:Wie} heeft het actieverzoek "{titel}" gereed gemeld met "{melding}"'))
@when(zin('{wie:Wie} het actieverzoek "{titel}" gereed meldt met "{melding}"'))
def report_ready(keten: Keten, geval: Geval, wie: Rol, titel: str, melding: str) -> None:
    """Iemand meldt een ontvangen actieverzoek gereed, met een bericht erbij."""
    _change(keten, geval, titel, Rol.VTH, lambda id_: get_swf(keten, wie).report_ready(id_, melding))


@when(zin('{wie:Wie} het actieverzoek "{titel}" weigert met "{melding}"'))
def refuse_actieverzoek(keten: Keten, geval: Geval, wie: Rol, titel: str, melding: str) -> None:
    """Iemand weigert een ontvangen actieverzoek, met een bericht erbij."""
    _change(keten, geval, titel, Rol.VTH, lambda id_: get_swf(keten, wie).refuse_actieverzoek(id_, melding))


@when(zin('{wie:Wie} bij het actieverzoek "{titel}" schrijft "{tekst}"'))
def send_bericht(keten: Keten, geval: Geval, wie: Rol, titel: str, tekst: str) -> None:
    """Iemand stuurt een bericht naar de andere kant van een actieverzoek."""
    kijker = Rol.ADVISEUR if wie is Rol.VTH else Rol.VTH
    _change(keten, geval, titel, kijker, lambda id_: get_swf(keten, wie).send_bericht(id_, tekst))


def _change(keten: Keten, geval: Geval, titel: str, kijker: Rol, actie: Callable[[str], object]) -> None:
    """Do something with an actieverzoek that should be allowed."""
    verloop = get_verloop(geval)
    act(keten, _GEZIEN[kijker], verloop.id, lambda: actie(verloop.actieverzoeken[titel]))


@then(zin('leest {wie:Wie} bij het actieverzoek "{titel}" het bericht "{tekst}"'))
def read_bericht(keten: Keten, geval: Geval, wie: Rol, titel: str, tekst: str) -> None:
    """Een bericht bij een actieverzoek is binnen de normtijd te lezen voor de andere kant."""
    verloop, port = get_verloop(geval), get_swf(keten, wie)
    gezien: list[str] = []

    def seen() -> bool:
        look(keten, wie, verloop.id)
        gezien[:] = [bericht.tekst for bericht in port.fetch_gesprek(verloop.actieverzoeken[titel])]
        return tekst in gezien

    klopt = keten.wait_until(get_hop(wie), seen)
    ontvangen = any(tekst.encode() in bericht.inhoud for bericht in list_ontvangen(keten, wie, verloop.id) or ())
    keten.expect(
        _GEZIEN[wie],
        klopt=klopt,
        verwacht=f"het bericht {tekst!r}",
        waargenomen=f"{len(gezien)} andere berichten",
        kenmerk=verloop.id,
        rol=wie if ontvangen else Rol.SAMENWERKFUNCTIONALITEIT,
    )


@then(zin('ziet {wie:Wie} het actieverzoek "{titel}" niet omdat hij er niet bij betrokken is'))
def hide_actieverzoek(keten: Keten, geval: Geval, wie: Rol, titel: str) -> None:
    """Een actieverzoek is niet te zien voor wie geen zender of ontvanger is."""
    verloop = get_verloop(geval)
    titels = [verzoek.titel for verzoek in look(keten, wie, verloop.id).actieverzoeken]
    keten.expect(
        "DSOK-SWF-042",
        klopt=titel not in titels,
        verwacht=f"{titel!r} is niet te zien",
        waargenomen=f"{wie.naam} ziet {titel!r}",
        kenmerk=verloop.id,
        rol=Rol.SAMENWERKFUNCTIONALITEIT,
    )


_POGINGEN: dict[str, Callable[[Samenwerkfunctionaliteit, str], None]] = {
    "intrekken": lambda swf, id_: swf.withdraw_actieverzoek(id_),
    "gereed melden": lambda swf, id_: swf.report_ready(id_, "Gereed."),
    "weigeren": lambda swf, id_: swf.refuse_actieverzoek(id_, "Geweigerd."),
}


@then(zin('mag {wie:Wie} het actieverzoek "{titel}" niet {wat}'))
def refuse_toestand(keten: Keten, geval: Geval, wie: Rol, titel: str, wat: str) -> None:
    """Een toestand die iemand niet mag geven, wordt geweigerd met een melding."""
    verloop, swf = get_verloop(geval), get_swf(keten, wie)
    expect_refused(
        keten,
        "DSOK-SWF-043",
        wie,
        lambda: _POGINGEN[wat](swf, verloop.actieverzoeken[titel]),
        samenwerking=verloop.id,
        wat=f"een actieverzoek {wat}",
    )
