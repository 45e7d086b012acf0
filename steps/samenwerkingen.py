# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Steps on samenwerkingen: start, take part, rights, notificaties, close, archive, delete."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from pytest_bdd import given, then, when

from pytest_dsoketen.model.oordelen import Oordeel, OordeelError, Uitkomst
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.samenwerkingen import (
    Notificatietype,
    Privilege,
    Samenwerkingstatus,
    SamenwerkNotificatie,
    Vertrouwelijkheid,
)
from pytest_dsoketen.model.verzoeken import Verzendbevestiging
from pytest_dsoketen.ports import Besturing, GeweigerdError, Samenwerkfunctionaliteit, StukError
from pytest_dsoketen.standaarden.samenwerken.lezen import Stand
from pytest_dsoketen.toetsing.geval import Geval
from pytest_dsoketen.toetsing.keten import Keten

from ._samenwerken import (
    WIE,
    Verloop,
    act,
    expect_stand,
    expect_weg,
    get_organisatie,
    get_swf,
    get_verloop,
    look,
    zin,
)

EERDERE = "eerdere"
_DEELNEMEN = {
    (Rol.VTH, Rol.VTH): "DSOK-SWF-001",
    (Rol.VTH, Rol.ADVISEUR): "DSOK-SWF-002",
    (Rol.VTH, Rol.TWEEDE_ADVISEUR): "DSOK-SWF-003",
    (Rol.ADVISEUR, Rol.ADVISEUR): "DSOK-SWF-009",
    (Rol.ADVISEUR, Rol.VTH): "DSOK-SWF-010",
}
"""The norm on taking part, by who started and who looks."""
_NOTIFICATIE = {Rol.VTH: "DSOK-SWF-061", Rol.ADVISEUR: "DSOK-SWF-060"}
_ARCHIEF = {Rol.VTH: "DSOK-SWF-083", Rol.ADVISEUR: "DSOK-SWF-082"}
_JAAR = timedelta(days=366)
_DAG = timedelta(days=1)


# Starting and taking part.


@given(zin('{wie:Wie} heeft een samenwerking "{naam}" gestart'))
@when(zin('{wie:Wie} een samenwerking "{naam}" start'))
def start_samenwerking(keten: Keten, geval: Geval, wie: Rol, naam: str) -> None:
    """Iemand start een samenwerking zonder verzoek en ziet haar open in het eigen systeem."""
    _start(keten, geval, wie, naam, "")


@given(zin('{wie:Wie} heeft over het verzoek een samenwerking "{naam}" gestart'))
@when(zin('{wie:Wie} over het verzoek een samenwerking "{naam}" start'))
def start_samenwerking_over_verzoek(keten: Keten, geval: Geval, wie: Rol, naam: str) -> None:
    """Iemand start een samenwerking over het verzoek dat eerder is ingediend."""
    _start(keten, geval, wie, naam, geval.get(Verzendbevestiging).verzoeknummer)


def _start(keten: Keten, geval: Geval, wie: Rol, naam: str, verzoeknummer: str) -> None:
    """Start, keep an earlier one aside, and expect that the starter sees it."""
    eerdere = geval.find(Verloop)
    if eerdere is not None:
        geval.put(eerdere, EERDERE)
    verloop = geval.put(Verloop(get_swf(keten, wie).start_samenwerking(naam, verzoeknummer), naam, wie))
    expect_deelname(keten, verloop, wie, Samenwerkingstatus.OPEN)


@given(zin("{wie:Wie} heeft {ander:Wie} uitgenodigd met {toegang:Toegang}"))
@when(zin("{wie:Wie} {ander:Wie} uitnodigt met {toegang:Toegang}"))
def invite_partner(keten: Keten, geval: Geval, wie: Rol, ander: Rol, toegang: Privilege) -> None:
    """Iemand nodigt een ketenpartner uit; die ziet de samenwerking binnen de normtijd."""
    verloop, organisatie = get_verloop(geval), get_organisatie(keten, ander)
    act(
        keten,
        _DEELNEMEN[verloop.starter, ander],
        verloop.id,
        lambda: get_swf(keten, wie).invite_partner(verloop.id, organisatie.oin, organisatie.naam, toegang),
    )
    verloop.toegang[ander] = toegang
    expect_deelname(keten, verloop, ander, Samenwerkingstatus.OPEN)


@then(zin('ziet {wie:Wie} de samenwerking "{naam}" open staan'))
def see_open(keten: Keten, geval: Geval, wie: Rol, naam: str) -> None:
    """De samenwerking staat open in het eigen systeem van iemand, onder de goede naam."""
    verloop = get_verloop(geval)
    expect_stand(
        keten,
        _DEELNEMEN[verloop.starter, wie],
        wie,
        verloop.id,
        lambda stand: stand.samenwerking is not None and stand.samenwerking.naam == naam,
        verwacht=f"een samenwerking met de naam {naam!r}",
        toon=_toon_status,
    )
    expect_deelname(keten, verloop, wie, Samenwerkingstatus.OPEN)


def expect_deelname(keten: Keten, verloop: Verloop, wie: Rol, status: Samenwerkingstatus) -> None:
    """Expect that a participant sees the samenwerking under its name and in a state."""
    expect_stand(
        keten,
        _DEELNEMEN[verloop.starter, wie],
        wie,
        verloop.id,
        lambda stand: (
            stand.samenwerking is not None
            and (stand.samenwerking.naam, stand.samenwerking.status) == (verloop.naam, status)
        ),
        verwacht=f"de samenwerking met status {status.value}",
        toon=_toon_status,
    )


@then(zin("ziet {wie:Wie} deze deelnemers"))
def see_deelnemers(keten: Keten, geval: Geval, wie: Rol, datatable: list[list[str]]) -> None:
    """Het overzicht van deelnemers noemt elke organisatie met haar toegang."""
    verloop = get_verloop(geval)
    verwacht = {str(get_organisatie(keten, WIE[naam]).oin): toegang for naam, toegang in datatable[1:]}

    def read(stand: Stand) -> dict[str, str]:
        deelnemers = stand.samenwerking.deelnemers if stand.samenwerking else ()
        return {
            wie.oin: "start en beheert"
            if wie.starter
            else "volledige toegang"
            if wie.privilege is Privilege.VOLLEDIG
            else "beperkte toegang"
            for wie in deelnemers
        }

    expect_stand(
        keten,
        _DEELNEMEN[verloop.starter, wie],
        wie,
        verloop.id,
        lambda stand: read(stand) == verwacht,
        verwacht=f"deelnemers {verwacht}",
        toon=lambda stand: f"deelnemers {read(stand)}",
    )


@then(zin("staat de samenwerking in het overzicht van {wie:Wie}"))
def see_in_overzicht(keten: Keten, geval: Geval, wie: Rol) -> None:
    """Het overzicht van samenwerkingen van iemand noemt deze samenwerking."""
    verloop, port = get_verloop(geval), get_swf(keten, wie)
    port.synchronise()
    nummers = [samenwerking.id for samenwerking in port.fetch_samenwerkingen()]
    keten.expect(
        _DEELNEMEN[verloop.starter, wie],
        klopt=verloop.id in nummers,
        verwacht=f"{verloop.id} in het overzicht",
        waargenomen=f"overzicht {nummers}",
        kenmerk=verloop.id,
        rol=wie,
    )


@then(zin("kan {wie:Wie} bij de samenwerkfunctionaliteit"))
def reach_swf(keten: Keten, wie: Rol) -> None:
    """Het eigen systeem van iemand krijgt antwoord van de samenwerkfunctionaliteit."""
    try:
        get_swf(keten, wie).synchronise()
    except (GeweigerdError, StukError) as fout:
        keten.expect(
            "DSOK-SWF-008",
            klopt=False,
            verwacht="een overzicht van samenwerkingen",
            waargenomen=fout.melding,
            kenmerk=get_organisatie(keten, wie).oin,
            rol=fout.rol,
        )


# Rights.


@given(zin("{wie:Wie} heeft de toegang van {ander:Wie} gewijzigd in {toegang:Toegang}"))
@when(zin("{wie:Wie} de toegang van {ander:Wie} wijzigt in {toegang:Toegang}"))
def change_privilege(keten: Keten, geval: Geval, wie: Rol, ander: Rol, toegang: Privilege) -> None:
    """Iemand geeft een ketenpartner meer of minder te zien."""
    verloop = get_verloop(geval)
    act(
        keten,
        "DSOK-SWF-005",
        verloop.id,
        lambda: get_swf(keten, wie).change_privilege(verloop.id, get_organisatie(keten, ander).oin, toegang),
    )
    verloop.toegang[ander] = toegang


@then(zin("heeft {ander:Wie} volgens {wie:Wie} {toegang:Toegang}"))
def see_privilege(keten: Keten, geval: Geval, ander: Rol, wie: Rol, toegang: Privilege) -> None:
    """Iemand ziet in het eigen systeem welke toegang een ketenpartner nu heeft."""
    verloop, oin = get_verloop(geval), get_organisatie(keten, ander).oin

    def read(stand: Stand) -> list[Privilege]:
        deelnemers = stand.samenwerking.deelnemers if stand.samenwerking else ()
        return [deelnemer.privilege for deelnemer in deelnemers if deelnemer.oin == oin]

    expect_stand(
        keten,
        "DSOK-SWF-005",
        wie,
        verloop.id,
        lambda stand: read(stand) == [toegang],
        verwacht=f"toegang {toegang.value}",
        toon=lambda stand: f"toegang {', '.join(read(stand)) or 'onbekend'}",
    )


@when(zin("{wie:Wie} {ander:Wie} uit de samenwerking verwijdert"))
def remove_partner(keten: Keten, geval: Geval, wie: Rol, ander: Rol) -> None:
    """Iemand verwijdert een ketenpartner."""
    verloop = get_verloop(geval)
    act(
        keten,
        "DSOK-SWF-085",
        verloop.id,
        lambda: get_swf(keten, wie).remove_partner(verloop.id, get_organisatie(keten, ander).oin),
    )


@then(zin("ziet {wie:Wie} de samenwerking niet meer omdat hij is verwijderd"))
def see_removed(keten: Keten, geval: Geval, wie: Rol) -> None:
    """Een verwijderde ketenpartner ziet de samenwerking niet meer."""
    expect_weg(keten, "DSOK-SWF-085", wie, get_verloop(geval).id, "de samenwerking is voor deze partner verdwenen")


@then(zin("wordt de initiatiefnemer als deelnemer geweigerd met een melding"))
def refuse_initiatiefnemer(keten: Keten, geval: Geval) -> None:
    """Een initiatiefnemer uitnodigen geeft een weigering met een melding, en geen nieuwe deelnemer."""
    verloop, kvk = get_verloop(geval), keten.casus.initiatiefnemer.kvk or "90000001"
    try:
        get_swf(keten, verloop.starter).invite_partner(
            verloop.id, f"00000099{kvk:0>8}0000", keten.casus.initiatiefnemer.naam, Privilege.BEPERKT
        )
    except GeweigerdError:
        return
    except StukError as fout:
        gezien = fout.melding
    else:
        gezien = "de initiatiefnemer is deelnemer geworden"
    keten.expect(
        "DSOK-SWF-007",
        klopt=False,
        verwacht="een weigering met een melding",
        waargenomen=gezien,
        kenmerk=verloop.id,
        rol=Rol.SAMENWERKFUNCTIONALITEIT,
    )


# What is not allowed.

Poging = Callable[[Samenwerkfunctionaliteit, Keten, Verloop], object]
_POGINGEN: dict[str, Poging] = {
    "een ketenpartner uitnodigen": lambda swf, keten, verloop: swf.invite_partner(
        verloop.id, keten.casus.behandeldienst.oin, keten.casus.behandeldienst.naam, Privilege.VOLLEDIG
    ),
    "een ketenpartner verwijderen": lambda swf, keten, verloop: swf.remove_partner(
        verloop.id, keten.casus.adviseur.oin
    ),
    "de toegang van een deelnemer wijzigen": lambda swf, keten, verloop: swf.change_privilege(
        verloop.id, keten.casus.adviseur.oin, Privilege.VOLLEDIG
    ),
    "een document toevoegen": lambda swf, _, verloop: swf.add_document(
        verloop.id, "te-laat.pdf", b"te laat", "", Vertrouwelijkheid.REGULIER
    ),
    "een actieverzoek uitzetten": lambda swf, keten, verloop: swf.send_actieverzoek(
        verloop.id, keten.casus.adviseur.oin, "Te laat", ""
    ),
    "de samenwerking afsluiten": lambda swf, _, verloop: swf.close_samenwerking(verloop.id),
    "de samenwerking verwijderen": lambda swf, _, verloop: swf.delete_samenwerking(verloop.id),
}


def expect_refused(
    keten: Keten, eis: str, wie: Rol, poging: Callable[[], object], *, samenwerking: str, wat: str
) -> None:
    """Expect that the samenwerkfunctionaliteit refuses something with a message."""
    try:
        poging()
    except GeweigerdError:
        return
    except StukError as fout:
        gezien = fout.melding
    else:
        gezien = f"{wie.naam} kon {wat}"
    keten.expect(
        eis,
        klopt=False,
        verwacht=f"{wie.naam} mag niet {wat}",
        waargenomen=gezien,
        kenmerk=samenwerking,
        rol=Rol.SAMENWERKFUNCTIONALITEIT,
    )


def _try_all(keten: Keten, geval: Geval, eis: str, wie: Rol, datatable: list[list[str]]) -> None:
    """Try everything in a table, and expect that each is refused."""
    verloop, swf = get_verloop(geval), get_swf(keten, wie)
    for (wat,) in datatable[1:]:
        poging = partial(_POGINGEN[wat], swf, keten, verloop)
        expect_refused(keten, eis, wie, poging, samenwerking=verloop.id, wat=wat)


@then(zin("mag {wie:Wie} dit niet omdat alleen de starter het mag"))
def refuse_niet_starter(keten: Keten, geval: Geval, wie: Rol, datatable: list[list[str]]) -> None:
    """Wat alleen de starter mag, wordt een ander geweigerd."""
    _try_all(keten, geval, "DSOK-SWF-004", wie, datatable)


@then(zin("mag {wie:Wie} dit niet omdat de samenwerking is afgesloten"))
def refuse_gesloten(keten: Keten, geval: Geval, wie: Rol, datatable: list[list[str]]) -> None:
    """In een afgesloten samenwerking wordt elke wijziging geweigerd."""
    _try_all(keten, geval, "DSOK-SWF-081", wie, datatable)


@then(zin("kan {wie:Wie} de samenwerking nog niet verwijderen omdat zij open is"))
def refuse_delete_open(keten: Keten, geval: Geval, wie: Rol) -> None:
    """Een open samenwerking kan niet worden verwijderd."""
    verloop, swf = get_verloop(geval), get_swf(keten, wie)
    expect_refused(
        keten,
        "DSOK-SWF-084",
        wie,
        lambda: swf.delete_samenwerking(verloop.id),
        samenwerking=verloop.id,
        wat="een open samenwerking verwijderen",
    )


# Notificaties.


@then(zin("krijgt {wie:Wie} binnen de normtijd een notificatie over {gebeurtenis:Gebeurtenis}"))
def see_notificatie(keten: Keten, geval: Geval, wie: Rol, gebeurtenis: Notificatietype) -> None:
    """In de lijst met notificaties van iemand staat binnen de normtijd wat er is gebeurd."""
    expect_stand(
        keten,
        _NOTIFICATIE[wie],
        wie,
        get_verloop(geval).id,
        lambda stand: any(melding.type is gebeurtenis for melding in stand.notificaties),
        verwacht=f"een notificatie {gebeurtenis.value}",
        toon=lambda stand: f"notificaties: {', '.join(melding.type for melding in stand.notificaties) or 'geen'}",
    )


@when(zin("{wie:Wie} de notificatie over {gebeurtenis:Gebeurtenis} verwijdert"))
def delete_notificatie(keten: Keten, geval: Geval, wie: Rol, gebeurtenis: Notificatietype) -> None:
    """Iemand haalt een notificatie uit de eigen lijst."""
    see_notificatie(keten, geval, wie, gebeurtenis)
    meldingen = look(keten, wie, get_verloop(geval).id).notificaties
    gekozen = geval.put(next(melding for melding in meldingen if melding.type is gebeurtenis))
    act(keten, "DSOK-SWF-062", gekozen.samenwerking, lambda: get_swf(keten, wie).delete_notificatie(gekozen.id))


@then(zin("staat die notificatie niet meer in de lijst van {wie:Wie}"))
def miss_notificatie(keten: Keten, geval: Geval, wie: Rol) -> None:
    """Een verwijderde notificatie komt niet terug, ook niet na synchroniseren."""
    weg = geval.get(SamenwerkNotificatie)
    expect_stand(
        keten,
        "DSOK-SWF-062",
        wie,
        weg.samenwerking,
        lambda stand: weg.id not in {melding.id for melding in stand.notificaties},
        verwacht="de notificatie is weg",
        toon=lambda _: "de notificatie staat er nog",
    )


@then(zin("staat in de lijst van {wie:Wie} nog een notificatie over {gebeurtenis:Gebeurtenis}"))
def keep_notificatie(keten: Keten, geval: Geval, wie: Rol, gebeurtenis: Notificatietype) -> None:
    """Een notificatie die een ander verwijderde, staat nog in de eigen lijst."""
    stand = look(keten, wie, get_verloop(geval).id)
    keten.expect(
        "DSOK-SWF-062",
        klopt=any(melding.type is gebeurtenis for melding in stand.notificaties),
        verwacht=f"een notificatie {gebeurtenis.value}",
        waargenomen="die notificatie is er niet",
        kenmerk=get_verloop(geval).id,
        rol=Rol.SAMENWERKFUNCTIONALITEIT,
    )


# Closing, archiving, deleting.


@given(zin("{wie:Wie} heeft de samenwerking afgesloten"))
@when(zin("{wie:Wie} de samenwerking afsluit"))
def close_samenwerking(keten: Keten, geval: Geval, wie: Rol) -> None:
    """Iemand sluit de samenwerking af."""
    verloop = get_verloop(geval)
    act(keten, "DSOK-SWF-080", verloop.id, lambda: get_swf(keten, wie).close_samenwerking(verloop.id))


@given(zin("{wie:Wie} heeft gezien dat de samenwerking is afgesloten"))
@then(zin("ziet {wie:Wie} dat de samenwerking is afgesloten"))
def see_gesloten(keten: Keten, geval: Geval, wie: Rol) -> None:
    """De samenwerking is in het eigen systeem van iemand afgesloten."""
    expect_stand(
        keten,
        "DSOK-SWF-080",
        wie,
        get_verloop(geval).id,
        lambda stand: stand.samenwerking is not None and stand.samenwerking.status is Samenwerkingstatus.GESLOTEN,
        verwacht=f"status {Samenwerkingstatus.GESLOTEN.value}",
        toon=_toon_status,
    )


@given(zin("{wie:Wie} heeft de samenwerking gearchiveerd"))
@when(zin("{wie:Wie} de samenwerking archiveert"))
def archive_samenwerking(keten: Keten, geval: Geval, wie: Rol) -> None:
    """Iemand archiveert de samenwerking in het eigen systeem."""
    verloop = get_verloop(geval)
    act(keten, _ARCHIEF[wie], verloop.id, lambda: get_swf(keten, wie).archive_samenwerking(verloop.id))


@then(zin("staat in het archief van {wie:Wie} elk document dat hij mocht zien"))
def see_archief(keten: Keten, geval: Geval, wie: Rol) -> None:
    """Het eigen archief heeft elk document dat de organisatie mocht zien, byte voor byte."""
    verloop = get_verloop(geval)
    dossier = get_swf(keten, wie).fetch_dossier(verloop.id)
    verwacht = {
        naam: hashlib.sha256(document.inhoud).hexdigest()
        for naam, document in verloop.documenten.items()
        if verloop.may_see(document, wie)
    }
    gezien = {
        document.bestandsnaam: hashlib.sha256(document.inhoud).hexdigest()
        for document in (dossier.documenten if dossier else ())
    }
    mist = sorted(naam for naam, hash_ in verwacht.items() if gezien.get(naam) != hash_)
    keten.expect(
        _ARCHIEF[wie],
        klopt=not mist,
        verwacht=f"{len(verwacht)} documenten in het archief, elk heel",
        waargenomen=f"niet of niet heel in het archief: {', '.join(mist)}",
        kenmerk=verloop.id,
        rol=wie,
    )


@given(zin("{wie:Wie} heeft de samenwerking verwijderd"))
@when(zin("{wie:Wie} de samenwerking verwijdert"))
def delete_samenwerking(keten: Keten, geval: Geval, wie: Rol) -> None:
    """Iemand verwijdert de samenwerking."""
    verloop = get_verloop(geval)
    act(keten, "DSOK-SWF-085", verloop.id, lambda: get_swf(keten, wie).delete_samenwerking(verloop.id))


@then(zin("ziet {wie:Wie} de samenwerking niet meer omdat zij weg is"))
def see_weg(keten: Keten, geval: Geval, wie: Rol) -> None:
    """Een verwijderde samenwerking is bij iemand niet meer te zien, ook niet in het eigen systeem."""
    expect_weg(keten, "DSOK-SWF-085", wie, get_verloop(geval).id, "de samenwerking is verdwenen")


@when("er een jaar voorbijgaat zonder dat iemand de samenwerking verwijdert")
def wait_year(keten: Keten, geval: Geval) -> None:
    """De klok gaat een jaar vooruit; een dag voor het einde is de samenwerking er nog. Kan alleen in een oefenketen."""
    if not isinstance(keten.klok, Besturing):
        raise OordeelError(Uitkomst(Oordeel.NIET_GETOETST, "in deze omgeving kan de klok geen jaar vooruit"))
    verloop = get_verloop(geval)
    keten.klok.wait(_JAAR - 3 * _DAG)
    expect_verwijdering(keten, verloop, weg=False)
    keten.klok.wait(4 * _DAG)


@then("is de samenwerking vanzelf verwijderd")
def see_vanzelf_weg(keten: Keten, geval: Geval) -> None:
    """De samenwerking is een jaar na afsluiten weg bij wie haar startte."""
    expect_verwijdering(keten, get_verloop(geval), weg=True)


def expect_verwijdering(keten: Keten, verloop: Verloop, *, weg: bool) -> None:
    """Expect that the starter sees the samenwerking no more, or still."""
    gezien = look(keten, verloop.starter, verloop.id).samenwerking is None
    keten.expect(
        "DSOK-SWF-086",
        klopt=gezien is weg,
        verwacht="na een jaar verwijderd en niet eerder",
        waargenomen="al eerder verwijderd" if gezien else "na een jaar nog te zien",
        kenmerk=verloop.id,
        rol=Rol.SAMENWERKFUNCTIONALITEIT,
    )


# Zaken.


@then("hoort de samenwerking bij de adviseur bij dezelfde zaak als de eerdere samenwerking over het verzoek")
def see_zelfde_zaak(keten: Keten, geval: Geval) -> None:
    """Twee samenwerkingen over één verzoek horen in het systeem van de adviseur bij één zaak."""
    verloop, eerdere = get_verloop(geval), geval.get(Verloop, EERDERE)
    nummers = [_get_zaaknummer(keten, Rol.ADVISEUR, id_) for id_ in (eerdere.id, verloop.id)]
    keten.expect(
        "DSOK-SWF-100",
        klopt=nummers[0] == nummers[1],
        verwacht="beide bij dezelfde zaak",
        waargenomen="bij twee verschillende zaken",
        kenmerk=verloop.id,
        rol=Rol.ADVISEUR,
    )


@then("hoort de samenwerking in het VTH-systeem bij de zaak van het verzoek")
def see_zaak_van_verzoek(keten: Keten, geval: Geval) -> None:
    """Een samenwerking over een bekend verzoek hoort in het VTH-systeem bij de zaak die er al is."""
    verloop = get_verloop(geval)
    zaken = [zaak.zaaknummer for zaak in keten.vth.fetch_zaken(geval.get(Verzendbevestiging).verzoeknummer)]
    nummer = _get_zaaknummer(keten, Rol.VTH, verloop.id)
    keten.expect(
        "DSOK-SWF-106",
        klopt=nummer in zaken,
        verwacht="de zaak van het verzoek",
        waargenomen="een andere zaak",
        kenmerk=verloop.id,
        rol=Rol.VTH,
    )


def _get_zaaknummer(keten: Keten, rol: Rol, samenwerking: str) -> str:
    """Give the zaak that a samenwerking belongs to in somebody's own system."""
    stand = look(keten, rol, samenwerking)
    if stand.samenwerking is None or not stand.samenwerking.zaaknummer:
        raise OordeelError(
            Uitkomst(Oordeel.NIET_GETOETST, f"{rol.naam} toont niet bij welke zaak een samenwerking hoort")
        )
    return str(stand.samenwerking.zaaknummer)


def _toon_status(stand: Stand) -> str:
    """Say what is seen of the samenwerking."""
    if stand.samenwerking is None:
        return "de samenwerking is niet te zien"
    return f"{stand.samenwerking.naam!r} met status {stand.samenwerking.status.value}"
