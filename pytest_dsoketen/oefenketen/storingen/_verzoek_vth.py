# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What Digikoppeling-adapter, VTH-systeem and behandeldienst do wrong, in storingen of step 9a, 9b and 10."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.verzoeken import Bijlage, Doel, Instantie, Locatie, Terugkoppeling, Verzoektype
from pytest_dsoketen.oefenketen.storingen._storing import wrap
from pytest_dsoketen.oefenketen.storingen._verzoek_loket import GROOT
from pytest_dsoketen.standaarden.stam import read_notificatie

if TYPE_CHECKING:
    from pytest_dsoketen.oefenketen.wereld import Wereld

Plaatsen = Callable[[Bijlage, int], Bijlage | None]


def _get_vth(wereld: Wereld) -> Any:
    """Give the VTH-systeem of the bevoegd gezag."""
    return wereld.partijen[Rol.VTH]


def _get_administratie(wereld: Wereld) -> Any:
    """Give its zaken."""
    return _get_vth(wereld).administratie


# 9a, Digikoppeling.


def swallow_notificatie(wereld: Wereld) -> None:
    """Acknowledge a notificatie and pass nothing on."""
    wrap(wereld.partijen[Rol.DIGIKOPPELING], "forward", lambda _echt, _nummer, _levering: None)


def deliver_own_xml(wereld: Wereld) -> None:
    """Pass later messages about a verzoek on in an XML of the own product."""
    gezien: Counter[bytes] = Counter()

    def make(_echt: Callable[[bytes], bytes], payload: bytes) -> bytes:
        gezien[payload] += 1
        if gezien[payload] == 1:
            return payload
        nummer = read_notificatie(payload)
        return f"<root><oin/><verzoeknummer>{nummer}</verzoeknummer><actie>close</actie></root>".encode()

    wrap(wereld.partijen[Rol.DIGIKOPPELING], "make_levering", make)


# 9a, VTH.


def never_fetch(wereld: Wereld) -> None:
    """Take a notificatie and fetch nothing."""
    wrap(_get_vth(wereld), "accept", lambda _echt, _nummer, _payload: None)


def open_each_time(wereld: Wereld) -> None:
    """Make a zaak of every message."""
    wrap(_get_administratie(wereld), "opens_zaak", lambda _echt, _verzoek: True)
    wrap(_get_administratie(wereld), "choose_zaaktype", lambda _echt, verzoek: verzoek.type.value)


def forget_vraag(wereld: Wereld) -> None:
    """Forget at which question a bijlage was given."""

    def place(echt: Plaatsen, bijlage: Bijlage, volgnummer: int) -> Bijlage | None:
        return echt(replace(bijlage, vraag="", activiteit=""), volgnummer)

    wrap(_get_administratie(wereld), "place_bijlage", place)


def overwrite_antwoord(wereld: Wereld) -> None:
    """Write a new answer over the old one without a trace."""
    wrap(
        _get_administratie(wereld),
        "mark_antwoord",
        lambda _echt, antwoord, _vorig, _volgnummer: replace(antwoord, volgnummer=0, oorspronkelijk=""),
    )


def forget_correspondentieadres(wereld: Wereld) -> None:
    """Keep only where the initiatiefnemer lives."""
    wrap(
        _get_administratie(wereld),
        "choose_persoon",
        lambda _echt, persoon: replace(persoon, correspondentieadres=None),
    )


def miss_zaaktype(wereld: Wereld) -> None:
    """Have no zaaktype for one type of verzoek."""
    del _get_administratie(wereld).zaaktypen[Verzoektype.AANVRAAG_MAATREGEL, Doel.INITIEREN]


def keep_silent(wereld: Wereld) -> None:
    """Look at the newest message only, and say nothing when it cannot be processed."""
    wrap(_get_vth(wereld), "list_unprocessed", lambda echt, referenties: echt(referenties)[-1:])
    wrap(_get_vth(wereld), "report_unprocessed", lambda _echt, _nummer, _reden: None)


def put_on_dummy_adres(wereld: Wereld) -> None:
    """Put a verzoek without an address on a made-up one."""
    wrap(
        _get_administratie(wereld),
        "choose_locatie",
        lambda _echt, locatie: locatie if locatie.straat else Locatie(0, 0, "Onbekend adres"),
    )


def drop_gaten(wereld: Wereld) -> None:
    """Keep the outer edge of an area only."""
    wrap(_get_administratie(wereld), "choose_locatie", lambda _echt, locatie: replace(locatie, vlak=locatie.vlak[:1]))


def skip_large_bijlage(wereld: Wereld) -> None:
    """Leave a large bijlage out of the zaak."""

    def place(echt: Plaatsen, bijlage: Bijlage, volgnummer: int) -> Bijlage | None:
        return None if bijlage.omvang > GROOT else echt(bijlage, volgnummer)

    wrap(_get_administratie(wereld), "place_bijlage", place)


def refuse_same_name(wereld: Wereld) -> None:
    """Leave a bijlage out when there is one with that name."""
    namen: set[str] = set()

    def place(echt: Plaatsen, bijlage: Bijlage, volgnummer: int) -> Bijlage | None:
        if bijlage.bestandsnaam in namen:
            return None
        namen.add(bijlage.bestandsnaam)
        return echt(bijlage, volgnummer)

    wrap(_get_administratie(wereld), "place_bijlage", place)


def delete_lapsed(wereld: Wereld) -> None:
    """Throw a bijlage away that the newest message no longer names."""
    wrap(_get_administratie(wereld), "lapse_bijlage", lambda _echt, _bijlage: None)


# 9b.


def leave_fields_raw(wereld: Wereld) -> None:
    """Send a template with its fields not filled."""
    wrap(_get_vth(wereld).terugkoppelaar, "fill", lambda _echt, sjabloon, _zaak: sjabloon)


def skip_soort(soort: str, wereld: Wereld) -> None:
    """Do not send messages of one kind."""

    def post(echt: Callable[[Terugkoppeling, str], None], bericht: Terugkoppeling, adres: str) -> None:
        if bericht.soort != soort:
            echt(bericht, adres)

    wrap(_get_vth(wereld).terugkoppelaar, "post", post)


def hide_unsent(wereld: Wereld) -> None:
    """Keep from the behandelaar that nothing was sent."""
    wrap(_get_vth(wereld), "report_unsent", lambda _echt, _nummer, _reden: None)


# 10.


def change_locally(wereld: Wereld) -> None:
    """Change the bevoegd gezag in the own zaak before DSO-LV agrees."""

    def change(echt: Callable[[str, Instantie], None], verzoeknummer: str, naar: Instantie) -> None:
        _get_administratie(wereld).change_instanties(verzoeknummer, naar, None)
        echt(verzoeknummer, naar)

    wrap(_get_vth(wereld), "change_bevoegd_gezag", change)


def take_kopie_for_own(wereld: Wereld) -> None:
    """Treat a copy as a verzoek of one's own."""
    wrap(_get_administratie(wereld), "is_kopie", lambda _echt, _verzoek: False)


def lose_bijlagen_at_dienst(wereld: Wereld) -> None:
    """Put no bijlage in the zaak of the behandeldienst."""
    dienst: Any = wereld.partijen[Rol.BEHANDELDIENST]
    wrap(dienst.administratie, "place_bijlage", lambda _echt, _bijlage, _volgnummer: None)
