# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Storingen in the part 'verzoek' of the chain: loket (8b), ontvangst (9a), terugkoppeling (9b), behandeldienst (10)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, cast

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.stappen import Stapcode
from pytest_dsoketen.model.verzoeken import Bijlage, Doel, Instantie, Locatie, Terugkoppeling, Verzoek, Verzoektype
from pytest_dsoketen.oefenketen.referentiesoftware.digikoppeling import Digikoppelaar
from pytest_dsoketen.oefenketen.referentiesoftware.vth import Vth
from pytest_dsoketen.oefenketen.storingen._storing import Storing
from pytest_dsoketen.oefenketen.voorzieningen._http import Probleem
from pytest_dsoketen.oefenketen.voorzieningen.verzoekdossier import Concept, Dossier
from pytest_dsoketen.standaarden.digikoppeling import EbmsBericht
from pytest_dsoketen.standaarden.stam import read_notificatie, write_pdf

if TYPE_CHECKING:
    from pytest_dsoketen.oefenketen.wereld import Wereld

_GROOT = 500_000
_HEROPEN = "Er is iets veranderd en dat heeft gevolgen voor uw project. U moet één of meer stappen opnieuw doen."


def _vth(wereld: Wereld) -> Vth:
    """Give the VTH-systeem of the bevoegd gezag."""
    return cast("Vth", wereld.partijen[Rol.VTH])


def _digikoppeling(wereld: Wereld) -> Digikoppelaar:
    """Give the Digikoppeling-adapter."""
    return cast("Digikoppelaar", wereld.partijen[Rol.DIGIKOPPELING])


def _is_gemeente(wereld: Wereld, ontvanger: Instantie) -> bool:
    """Whether a notificatie goes to the bevoegd gezag behind the Digikoppeling-adapter."""
    return ontvanger.oin == _vth(wereld).omgeving.organisatie.oin


# 8b.


def _reopen_project(wereld: Wereld) -> None:
    verzoeken = wereld.lv.verzoeken
    submit = verzoeken.submit

    def submit_and_reopen(concept: Concept) -> Dossier:
        dossier = submit(concept)
        verzoeken.tell_initiatiefnemer(dossier, _HEROPEN)
        return dossier

    verzoeken.submit = submit_and_reopen  # type: ignore[method-assign]


def _hide_vertrouwelijk_in_pdf(wereld: Wereld) -> None:
    verzoeken = wereld.lv.verzoeken
    make_pdf = verzoeken.make_pdf

    def make_pdf_without(verzoek: Verzoek) -> bytes:
        open_ = tuple(bijlage for bijlage in verzoek.bijlagen if not bijlage.vertrouwelijk)
        return make_pdf(replace(verzoek, bijlagen=open_))

    verzoeken.make_pdf = make_pdf_without  # type: ignore[method-assign]


def _give_dummy_pdf(wereld: Wereld) -> None:
    wereld.lv.verzoeken.make_pdf = lambda _: write_pdf(["Dit is een voorbeeld."])  # type: ignore[method-assign]


def _lose_vertrouwelijk(wereld: Wereld) -> None:
    verzoeken = wereld.lv.verzoeken
    make_xml = verzoeken.make_xml

    def make_xml_open(verzoek: Verzoek) -> bytes:
        bijlagen = tuple(replace(bijlage, vertrouwelijk=False) for bijlage in verzoek.bijlagen)
        return make_xml(replace(verzoek, bijlagen=bijlagen))

    verzoeken.make_xml = make_xml_open  # type: ignore[method-assign]


def _lose_ambtshalve(wereld: Wereld) -> None:
    verzoeken = wereld.lv.verzoeken
    make_xml = verzoeken.make_xml
    verzoeken.make_xml = lambda verzoek: make_xml(replace(verzoek, ambtshalve=False))  # type: ignore[method-assign]


# 9a, DSO-LV.


def _skip_large(wereld: Wereld) -> None:
    verzoeken = wereld.lv.verzoeken
    select = verzoeken.select_ontvangers

    def select_small(dossier: Dossier) -> tuple[Instantie, ...]:
        omvang = sum(bijlage.omvang for bijlage in dossier.documenten.values())
        return () if len(dossier.verzoek.activiteiten) > 1 and omvang > _GROOT else select(dossier)

    verzoeken.select_ontvangers = select_small  # type: ignore[method-assign]


def _skip_later(wereld: Wereld) -> None:
    verzoeken = wereld.lv.verzoeken
    send = verzoeken.send_notificatie

    def send_first(dossier: Dossier, ontvanger: Instantie) -> None:
        if not (_is_gemeente(wereld, ontvanger) and dossier.verzoek.volgnummer):
            send(dossier, ontvanger)

    verzoeken.send_notificatie = send_first  # type: ignore[method-assign]


def _notify_hours_later(wereld: Wereld) -> None:
    verzoeken = wereld.lv.verzoeken
    send = verzoeken.send_notificatie

    def send_later(dossier: Dossier, ontvanger: Instantie) -> None:
        if _is_gemeente(wereld, ontvanger):
            wereld.klok.plan(timedelta(hours=3), partial(send, dossier, ontvanger))
        else:
            send(dossier, ontvanger)

    verzoeken.send_notificatie = send_later  # type: ignore[method-assign]


def _notify_in_old_format(wereld: Wereld) -> None:
    verzoeken = wereld.lv.verzoeken
    make = verzoeken.make_notificatie

    def make_old(dossier: Dossier, ontvanger: Instantie) -> EbmsBericht:
        bericht = make(dossier, ontvanger)
        if not _is_gemeente(wereld, ontvanger):
            return bericht
        nummer = dossier.verzoeknummer
        oud = f"<triggerbericht><trigger><verzoeknummer>{nummer}</verzoeknummer></trigger></triggerbericht>"
        return replace(bericht, bijlagen=(replace(bericht.bijlagen[0], inhoud=oud.encode()),))

    verzoeken.make_notificatie = make_old  # type: ignore[method-assign]


def _fail_large_document(wereld: Wereld) -> None:
    verzoeken = wereld.lv.verzoeken
    read = verzoeken.read_document

    def read_small(dossier: Dossier, document_id: str) -> bytes:
        inhoud = read(dossier, document_id)
        if len(inhoud) > _GROOT:
            raise Probleem(500, "Interne fout", "het document kon niet worden gelezen")
        return inhoud

    verzoeken.read_document = read_small  # type: ignore[method-assign]


# 9a, Digikoppeling.


def _swallow_notificatie(wereld: Wereld) -> None:
    _digikoppeling(wereld).forward = lambda _nummer, _levering: None  # type: ignore[method-assign]


def _deliver_own_xml(wereld: Wereld) -> None:
    digikoppeling = _digikoppeling(wereld)
    gezien: Counter[bytes] = Counter()

    def make_own(payload: bytes) -> bytes:
        gezien[payload] += 1
        if gezien[payload] == 1:
            return payload
        nummer = read_notificatie(payload)
        return f"<root><oin/><verzoeknummer>{nummer}</verzoeknummer><actie>close</actie></root>".encode()

    digikoppeling.make_levering = make_own  # type: ignore[method-assign]


# 9a, VTH.


def _never_fetch(wereld: Wereld) -> None:
    _vth(wereld).accept = lambda _nummer, _payload: None  # type: ignore[method-assign]


def _open_each_time(wereld: Wereld) -> None:
    administratie = _vth(wereld).administratie
    administratie.opens_zaak = lambda _: True  # type: ignore[method-assign]
    administratie.choose_zaaktype = lambda verzoek: verzoek.type.value  # type: ignore[method-assign]


def _forget_vraag(wereld: Wereld) -> None:
    administratie = _vth(wereld).administratie
    place = administratie.place_bijlage

    def place_loose(bijlage: Bijlage, volgnummer: int) -> Bijlage | None:
        return place(replace(bijlage, vraag="", activiteit=""), volgnummer)

    administratie.place_bijlage = place_loose  # type: ignore[method-assign]


def _overwrite_antwoord(wereld: Wereld) -> None:
    administratie = _vth(wereld).administratie
    administratie.mark_antwoord = (  # type: ignore[method-assign]
        lambda antwoord, _vorig, _volgnummer: replace(antwoord, volgnummer=0, oorspronkelijk="")
    )


def _forget_correspondentieadres(wereld: Wereld) -> None:
    administratie = _vth(wereld).administratie
    administratie.choose_persoon = (  # type: ignore[method-assign]
        lambda persoon: replace(persoon, correspondentieadres=None)
    )


def _miss_zaaktype(wereld: Wereld) -> None:
    del _vth(wereld).administratie.zaaktypen[Verzoektype.AANVRAAG_MAATREGEL, Doel.INITIEREN]


def _keep_silent(wereld: Wereld) -> None:
    vth = _vth(wereld)
    list_unprocessed = vth.list_unprocessed
    vth.list_unprocessed = lambda referenties: list_unprocessed(referenties)[-1:]  # type: ignore[method-assign]
    vth.report_unprocessed = lambda _nummer, _reden: None  # type: ignore[method-assign]


def _put_on_dummy_adres(wereld: Wereld) -> None:
    administratie = _vth(wereld).administratie
    administratie.choose_locatie = (  # type: ignore[method-assign]
        lambda locatie: locatie if locatie.straat else Locatie(0, 0, "Onbekend adres")
    )


def _drop_gaten(wereld: Wereld) -> None:
    administratie = _vth(wereld).administratie
    administratie.choose_locatie = (  # type: ignore[method-assign]
        lambda locatie: replace(locatie, vlak=locatie.vlak[:1])
    )


def _skip_large_bijlage(wereld: Wereld) -> None:
    administratie = _vth(wereld).administratie
    place = administratie.place_bijlage

    def place_small(bijlage: Bijlage, volgnummer: int) -> Bijlage | None:
        return None if bijlage.omvang > _GROOT else place(bijlage, volgnummer)

    administratie.place_bijlage = place_small  # type: ignore[method-assign]


def _refuse_same_name(wereld: Wereld) -> None:
    administratie = _vth(wereld).administratie
    place = administratie.place_bijlage
    namen: set[str] = set()

    def place_new_name(bijlage: Bijlage, volgnummer: int) -> Bijlage | None:
        if bijlage.bestandsnaam in namen:
            return None
        namen.add(bijlage.bestandsnaam)
        return place(bijlage, volgnummer)

    administratie.place_bijlage = place_new_name  # type: ignore[method-assign]


def _delete_lapsed(wereld: Wereld) -> None:
    _vth(wereld).administratie.lapse_bijlage = lambda _: None  # type: ignore[method-assign]


# 9b.


def _leave_fields_raw(wereld: Wereld) -> None:
    _vth(wereld).terugkoppelaar.fill = lambda sjabloon, _zaak: sjabloon  # type: ignore[method-assign]


def _skip_soort(soort: str, wereld: Wereld) -> None:
    terugkoppelaar = _vth(wereld).terugkoppelaar
    post = terugkoppelaar.post

    def post_others(bericht: Terugkoppeling, adres: str) -> None:
        if bericht.soort != soort:
            post(bericht, adres)

    terugkoppelaar.post = post_others  # type: ignore[method-assign]


def _hide_unsent(wereld: Wereld) -> None:
    _vth(wereld).report_unsent = lambda _nummer, _reden: None  # type: ignore[method-assign]


# 10.


def _skip_dienst_if_more(wereld: Wereld) -> None:
    verzoeken = wereld.lv.verzoeken
    select = verzoeken.select_ontvangers

    def select_first(dossier: Dossier) -> tuple[Instantie, ...]:
        ontvangers = select(dossier)
        return ontvangers[:1] if len(dossier.verzoek.activiteiten) > 1 else ontvangers

    verzoeken.select_ontvangers = select_first  # type: ignore[method-assign]


def _stop_after_two(wereld: Wereld) -> None:
    verzoeken = wereld.lv.verzoeken
    send = verzoeken.send_notificatie
    aantal: Counter[str] = Counter()

    def send_two(dossier: Dossier, ontvanger: Instantie) -> None:
        aantal[dossier.verzoeknummer] += 1
        if aantal[dossier.verzoeknummer] <= 2:
            send(dossier, ontvanger)

    verzoeken.send_notificatie = send_two  # type: ignore[method-assign]


def _tell_nothing(wereld: Wereld) -> None:
    wereld.lv.verzoeken.tell_initiatiefnemer = lambda _dossier, _tekst: None  # type: ignore[method-assign]


def _give_last_only(wereld: Wereld) -> None:
    verzoeken = wereld.lv.verzoeken
    list_all = verzoeken.list_berichten

    def list_last(dossier: Dossier, oin: str) -> tuple[Verzoek, ...]:
        alle = list_all(dossier, oin)
        return alle[-1:] if dossier.verzoek.bevoegd_gezag_historie else alle

    verzoeken.list_berichten = list_last  # type: ignore[method-assign]


def _refuse_behandeldienst(wereld: Wereld) -> None:
    def refuse(_dossier: Dossier, _naar: Instantie | None) -> None:
        raise Probleem(409, "Niet te wijzigen", "de behandeldienst ligt vast na ontvangst; start een samenwerking")

    wereld.lv.verzoeken.change_behandeldienst = refuse  # type: ignore[method-assign]


def _change_locally(wereld: Wereld) -> None:
    vth = _vth(wereld)
    change = vth.change_bevoegd_gezag

    def change_anyhow(verzoeknummer: str, naar: Instantie) -> None:
        vth.administratie.change_instanties(verzoeknummer, naar, None)
        change(verzoeknummer, naar)

    vth.change_bevoegd_gezag = change_anyhow  # type: ignore[method-assign]


def _take_kopie_for_own(wereld: Wereld) -> None:
    _vth(wereld).administratie.is_kopie = lambda _: False  # type: ignore[method-assign]


def _lose_bijlagen_at_dienst(wereld: Wereld) -> None:
    dienst = cast("Vth", wereld.partijen[Rol.BEHANDELDIENST])
    dienst.administratie.place_bijlage = lambda _bijlage, _volgnummer: None  # type: ignore[method-assign]


_S8B, _S9A, _S9B, _S10 = Stapcode.S8B, Stapcode.S9A, Stapcode.S9B, Stapcode.S10
_LOKET, _DK, _VTH, _DIENST = Rol.OMGEVINGSLOKET, Rol.DIGIKOPPELING, Rol.VTH, Rol.BEHANDELDIENST

STORINGEN_VERZOEK: tuple[Storing, ...] = (
    Storing(
        "8b-project-heropend",
        "BV-007",
        _S8B,
        "indienen",
        _LOKET,
        "Het loket vraagt na het indienen om stappen opnieuw te doen.",
        _reopen_project,
    ),
    Storing(
        "8b-pdf-zonder-vertrouwelijk",
        "BV-027",
        _S8B,
        "indienen",
        _LOKET,
        "In de PDF van het verzoek ontbreken de vertrouwelijke bijlagen.",
        _hide_vertrouwelijk_in_pdf,
    ),
    Storing(
        "8b-pdf-dummy",
        "BV-096",
        _S8B,
        "indienen",
        _LOKET,
        "De PDF van het verzoek is steeds dezelfde voorbeeldtekst.",
        _give_dummy_pdf,
    ),
    Storing(
        "8b-vertrouwelijk-weg",
        "BV-080",
        _S8B,
        "indienen",
        _LOKET,
        "In het verzoekbericht is geen bijlage vertrouwelijk.",
        _lose_vertrouwelijk,
    ),
    Storing(
        "8b-ambtshalve-weg",
        "BV-082",
        _S8B,
        "indienen",
        _LOKET,
        "Het verzoekbericht zegt niet dat een verzoek ambtshalve is ingevoerd.",
        _lose_ambtshalve,
    ),
    Storing(
        "9a-groot-en-meervoudig",
        "BV-004",
        _S9A,
        "notificatie",
        _LOKET,
        "Een verzoek met meer activiteiten en grote bijlagen wordt niet gemeld.",
        _skip_large,
    ),
    Storing(
        "9a-aanvulling-niet-gemeld",
        "BV-127",
        _S9A,
        "notificatie",
        _LOKET,
        "Een aanvulling of intrekking wordt niet aan het bevoegd gezag gemeld.",
        _skip_later,
    ),
    Storing(
        "9a-uren-te-laat",
        "BV-059",
        _S9A,
        "notificatie",
        _LOKET,
        "Een verzoek wordt pas na uren gemeld.",
        _notify_hours_later,
    ),
    Storing(
        "9a-oude-notificatie",
        "BV-139",
        _S9A,
        "notificatie",
        _LOKET,
        "De notificatie heeft de vorm van een oude STAM-versie.",
        _notify_in_old_format,
    ),
    Storing(
        "9a-document-500",
        "BV-128",
        _S9A,
        "bijlagen",
        _LOKET,
        "Een grote bijlage is bij DSO-LV niet op te halen.",
        _fail_large_document,
    ),
    Storing(
        "9a-digikoppeling-zwijgt",
        "BV-121",
        _S9A,
        "notificatie-vth",
        _DK,
        "De Digikoppeling-adapter bevestigt een notificatie en geeft haar niet door.",
        _swallow_notificatie,
    ),
    Storing(
        "9a-eigen-xml",
        "BV-140",
        _S9A,
        "notificatie-vth",
        _DK,
        "De Digikoppeling-adapter geeft een later bericht door in eigen XML.",
        _deliver_own_xml,
    ),
    Storing(
        "9a-niet-opgehaald",
        "BV-121",
        _S9A,
        "verzoekbericht",
        _VTH,
        "Het VTH-systeem neemt een notificatie aan en haalt het verzoek niet op.",
        _never_fetch,
    ),
    Storing(
        "9a-losse-zaken",
        "BV-006",
        _S9A,
        "verzoekbericht",
        _VTH,
        "Elk bericht over een verzoek wordt een nieuwe zaak.",
        _open_each_time,
    ),
    Storing(
        "9a-bijlage-zonder-vraag",
        "BV-026",
        _S9A,
        "verzoekbericht",
        _VTH,
        "De zaak bewaart niet bij welke vraag een bijlage hoort.",
        _forget_vraag,
    ),
    Storing(
        "9a-aanvulling-onherkenbaar",
        "BV-028",
        _S9A,
        "verzoekbericht",
        _VTH,
        "Een aanvulling overschrijft antwoorden zonder spoor.",
        _overwrite_antwoord,
    ),
    Storing(
        "9a-zonder-correspondentieadres",
        "BV-030",
        _S9A,
        "verzoekbericht",
        _VTH,
        "De zaak bewaart alleen het woonadres.",
        _forget_correspondentieadres,
    ),
    Storing(
        "9a-zaaktype-ontbreekt",
        "BV-122",
        _S9A,
        "verzoekbericht",
        _VTH,
        "Voor één type verzoek is geen zaaktype ingericht.",
        _miss_zaaktype,
    ),
    Storing(
        "9a-onverwerkt-en-stil",
        "BV-120",
        _S9A,
        "verzoekbericht",
        _VTH,
        "Een aanvulling zonder zaak verdwijnt zonder melding.",
        _keep_silent,
    ),
    Storing(
        "9a-onbekend-adres",
        "BV-123",
        _S9A,
        "verzoekbericht",
        _VTH,
        "Een getekend gebied zonder adres komt op een onbekend adres terecht.",
        _put_on_dummy_adres,
    ),
    Storing(
        "9a-gebied-zonder-gat",
        "BV-125",
        _S9A,
        "verzoekbericht",
        _VTH,
        "Van een getekend gebied blijft alleen de buitenrand over.",
        _drop_gaten,
    ),
    Storing(
        "9a-bijlage-niet-geplaatst",
        "BV-128",
        _S9A,
        "bijlagen",
        _VTH,
        "Een grote bijlage wordt opgehaald en niet in de zaak geplaatst.",
        _skip_large_bijlage,
    ),
    Storing(
        "9a-gelijke-naam",
        "BV-129",
        _S9A,
        "bijlagen",
        _VTH,
        "Een tweede bijlage met dezelfde naam wordt niet geplaatst.",
        _refuse_same_name,
    ),
    Storing(
        "9a-vervallen-weg",
        "BV-138",
        _S9A,
        "verzoekbericht",
        _VTH,
        "Een bijlage die een aanvulling niet meer noemt, verdwijnt uit de zaak.",
        _delete_lapsed,
    ),
    Storing(
        "9b-leeg-invoegveld",
        "BV-025",
        _S9B,
        "terugkoppeling",
        _VTH,
        "Verzoeknummer en projectnaam worden niet ingevoegd.",
        _leave_fields_raw,
    ),
    Storing(
        "9b-bevestiging-faalt-stil",
        "BV-134",
        _S9B,
        "terugkoppeling",
        _VTH,
        "De ontvangstbevestiging wordt niet verstuurd.",
        partial(_skip_soort, "ontvangstbevestiging"),
    ),
    Storing(
        "9b-geen-statusbericht",
        "BV-002",
        _S9B,
        "terugkoppeling",
        _VTH,
        "De initiatiefnemer hoort niet dat zijn aanvulling is ontvangen.",
        partial(_skip_soort, "status"),
    ),
    Storing(
        "9b-geen-adres-en-stil",
        "BV-134",
        _S9B,
        "verzoekbericht",
        _VTH,
        "Zonder e-mailadres blijft de ontvangstbevestiging weg en hoort niemand dat.",
        _hide_unsent,
    ),
    Storing(
        "10-dienst-overgeslagen",
        "BV-014",
        _S10,
        "notificatie-behandeldienst",
        _LOKET,
        "Bij meer dan één activiteit krijgt de behandeldienst geen notificatie.",
        _skip_dienst_if_more,
    ),
    Storing(
        "10-twee-notificaties",
        "BV-015",
        _S10,
        "notificatie-behandeldienst",
        _LOKET,
        "Na twee notificaties over een verzoek komt er geen meer.",
        _stop_after_two,
    ),
    Storing(
        "10-doorsturen-in-stilte",
        "BV-029",
        _S10,
        "",
        _LOKET,
        "De initiatiefnemer hoort niet dat zijn verzoek is doorgestuurd.",
        _tell_nothing,
    ),
    Storing(
        "10-alleen-laatste-bericht",
        "BV-126",
        _S10,
        "verzoekbericht-behandeldienst",
        _LOKET,
        "Een nieuw bevoegd gezag krijgt alleen het laatste bericht.",
        _give_last_only,
    ),
    Storing(
        "10-behandeldienst-vast",
        "BV-013",
        _S10,
        "",
        _LOKET,
        "De behandeldienst van een ontvangen verzoek is niet te wijzigen.",
        _refuse_behandeldienst,
    ),
    Storing(
        "10-overdracht-alleen-lokaal",
        "BV-131",
        _S10,
        "",
        _VTH,
        "Het VTH-systeem wijzigt het bevoegd gezag ook als DSO-LV weigert.",
        _change_locally,
    ),
    Storing(
        "10-kopie-als-eigen-zaak",
        "BV-133",
        _S10,
        "verzoekbericht",
        _VTH,
        "Het bevoegd gezag ziet een kopie aan voor een eigen zaak.",
        _take_kopie_for_own,
    ),
    Storing(
        "10-bijlagen-kwijt",
        "BV-128",
        _S10,
        "verzoekbericht-behandeldienst",
        _DIENST,
        "De behandeldienst plaatst de bijlagen niet in de zaak.",
        _lose_bijlagen_at_dienst,
    ),
)
