# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Storingen of steps 3 and 4a: what goes wrong at the publication, and on overheid.nl."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.plannen import Besluitsoort, Opdrachtsoort
from pytest_dsoketen.model.stappen import Stapcode
from pytest_dsoketen.oefenketen.referentiesoftware.plansoftware import Verzending
from pytest_dsoketen.oefenketen.storingen._storing import Storing, get_plansoftware, wrap
from pytest_dsoketen.oefenketen.voorzieningen._ozon_register import Opname
from pytest_dsoketen.oefenketen.voorzieningen.lvbb import Behandeling

if TYPE_CHECKING:
    from pytest_dsoketen.oefenketen.wereld import Wereld

# Step 3.


def _hang(wereld: Wereld) -> None:
    """Never finish a publication."""
    wereld.lv.lvbb.publish = lambda behandeling: None  # type: ignore[method-assign]  # noqa: ARG005


def _reuse_id(wereld: Wereld) -> None:
    """Publish with the idLevering of the validation before."""
    software = get_plansoftware(wereld)
    make = software.make_id_levering
    laatste: list[str] = []

    def make_once(soort: Opdrachtsoort) -> str:
        if soort is Opdrachtsoort.PUBLICATIE and laatste:
            return laatste.pop()
        id_levering = make(soort)
        if soort is Opdrachtsoort.VALIDATIE:
            laatste.append(id_levering)
        return id_levering

    software.make_id_levering = make_once  # type: ignore[method-assign]


def _remember_stopped(wereld: Wereld) -> None:
    """Keep a besluit that was broken off as if it were still offered, so that it stands in its own way only."""
    register = wereld.lv.lvbb.register
    break_off = register.break_off

    def remember(work: str) -> None:
        break_off(work)
        register.keep(work)
        if work in register.besluiten:
            register.besluiten[work] = replace(register.besluiten[work], basis=())

    register.break_off = remember  # type: ignore[method-assign]


# Step 4a.


def _strip_spaces(wereld: Wereld) -> None:
    """Lose the space after the word “de” when a publicatie is shown."""
    wereld.lv.overheid_nl.make_weergave = lambda document: document.replace(b" de ", b" de")  # type: ignore[method-assign]


def _double_wid(wereld: Wereld) -> None:
    """Give the second text element of a publicatie the wId of the first."""
    uitgever = wereld.lv.lvbb.uitgever
    make = uitgever.make_publicatie

    def make_double(behandeling: Behandeling) -> bytes:
        document = make(behandeling)
        eerste, tweede = re.findall(rb'wId="([^"]+)"', document)[:2]
        return document.replace(b'wId="' + tweede + b'"', b'wId="' + eerste + b'"')

    uitgever.make_publicatie = make_double  # type: ignore[method-assign]


# More of step 3 and 4a.


def _refuse_after_all(wereld: Wereld) -> None:
    """Refuse at its publication what was found right at its validation."""
    onterecht = Afwijking("STOP0037", "Deze wijziging van de tekst kan niet worden verwerkt.", "besluit.xml")

    def check(echt: Callable[[Behandeling], list[Afwijking]], behandeling: Behandeling) -> list[Afwijking]:
        soort, regelingen = behandeling.bericht.soort, behandeling.aanlevering.regelingen
        mislukt = soort is Opdrachtsoort.PUBLICATIE and any(regeling.was for regeling in regelingen)
        return [*echt(behandeling), *([onterecht] if mislukt else [])]

    wrap(wereld.lv.lvbb, "check", check)


def _hide_uitkomst(wereld: Wereld) -> None:
    """Take the verslag of a publication in and show nothing of it."""

    def process(echt: Callable[[Verzending, bytes], None], verzending: Verzending, inhoud: bytes) -> None:
        echt(verzending, inhoud)
        if verzending.soort is Opdrachtsoort.PUBLICATIE:
            verzending.verslagen = [verslag for verslag in verzending.verslagen if not verslag.uitkomst.is_eind]

    wrap(get_plansoftware(wereld), "process_verslag", process)


def _hang_kennisgeving(wereld: Wereld) -> None:
    """Never finish the publication of a kennisgeving."""

    def publish(echt: Callable[[Behandeling], None], behandeling: Behandeling) -> None:
        if behandeling.aanlevering.kennisgeving is None:
            echt(behandeling)

    wrap(wereld.lv.lvbb, "publish", publish)


def _ignore_break_off(wereld: Wereld) -> None:
    """Say that a publication was broken off, and publish it all the same."""
    lvbb = wereld.lv.lvbb

    def publish(echt: Callable[[Behandeling], None], behandeling: Behandeling) -> None:
        behandeling.gestopt = False
        echt(behandeling)

    wrap(lvbb, "publish", publish)
    wrap(lvbb.register, "break_off", lambda _echt, work: lvbb.register.keep(work))


def _apply_ontwerp(wereld: Wereld) -> None:
    """Show an ontwerp as what holds, from the day on which it comes in; the download is right."""
    ozon, ontwerpen = wereld.lv.ozon, set[str]()

    def register(echt: Callable[[Opname], None], opname: Opname) -> None:
        if opname.is_ontwerp:
            ontwerpen.add(opname.versie.expression)
            versie = replace(opname.versie, soort=Besluitsoort.DEFINITIEF, geldig_vanaf=opname.tijdstip.date())
            echt(replace(opname, versie=versie))
        echt(opname)

    def leave_out(echt: Callable[..., list[Opname]], *work: str) -> list[Opname]:
        return [opname for opname in echt(*work) if opname.versie.expression not in ontwerpen]

    wrap(ozon, "register_opname", register)
    wrap(ozon, "list_versies", leave_out)
    wrap(ozon, "list_opnames", leave_out)


def _hide_kennisgevingen(wereld: Wereld) -> None:
    """Leave kennisgevingen out of what is found on overheid.nl."""
    wrap(
        wereld.lv.overheid_nl,
        "list_publicaties",
        lambda echt: [publicatie for publicatie in echt() if "/doc/" not in publicatie.besluit],
    )


_S, _R = Stapcode, Rol

STORINGEN_PUBLICEREN: tuple[Storing, ...] = (
    Storing(
        "3-publicatie-blijft-hangen",
        "BV-060",
        _S.S3,
        "publicatieverslag",
        _R.LVBB,
        "Een goedgekeurd besluit blijft bij de LVBB hangen zonder uitkomst.",
        _hang,
    ),
    Storing(
        "3-idlevering-hergebruikt",
        "BV-051",
        _S.S3,
        "publicatie",
        _R.PLANSOFTWARE,
        "De plansoftware publiceert met de idLevering van de validatie.",
        _reuse_id,
    ),
    Storing(
        "3-afgebroken-blijft-staan",
        "BV-051",
        _S.S3,
        "publicatieverslag",
        _R.LVBB,
        "Een afgebroken publicatie staat een nieuwe aanbieding van hetzelfde besluit in de weg.",
        _remember_stopped,
    ),
    Storing(
        "4a-spaties-weg",
        "BV-116",
        _S.S4A,
        "bekendmaking",
        _R.OVERHEID_NL,
        "Op overheid.nl vallen spaties weg uit de tekst van een besluit.",
        _strip_spaces,
    ),
    Storing(
        "4a-dubbel-tekstdeel",
        "BV-098",
        _S.S4A,
        "bekendmaking",
        _R.LVBB,
        "In een publicatie hebben twee tekstdelen dezelfde identificatie.",
        _double_wid,
    ),
    Storing(
        "3-goedgekeurd-toch-geweigerd",
        "BV-097",
        _S.S3,
        "publicatieverslag",
        _R.LVBB,
        "De LVBB weigert bij de publicatie een wijziging die zij bij de validatie goedkeurde.",
        _refuse_after_all,
    ),
    Storing(
        "3-uitkomst-niet-getoond",
        "BV-071",
        _S.S3,
        "publicatieverslag",
        _R.PLANSOFTWARE,
        "De plansoftware haalt het verslag van een publicatie op en toont de uitkomst niet.",
        _hide_uitkomst,
    ),
    Storing(
        "3-kennisgeving-blijft-hangen",
        "BV-068",
        _S.S3,
        "publicatieverslag",
        _R.LVBB,
        "De kennisgeving van een ontwerp blijft bij de LVBB hangen zonder uitkomst.",
        _hang_kennisgeving,
    ),
    Storing(
        "3-afbreken-genegeerd",
        "BV-051",
        _S.S3,
        "publicatieverslag",
        _R.LVBB,
        "De LVBB bevestigt het afbreken van een publicatie en publiceert toch.",
        _ignore_break_off,
    ),
    Storing(
        "3-ontwerp-geldt",
        "BV-068",
        _S.S3,
        "objectvorming",
        _R.OZON,
        "DSO-LV laat een ontwerp gelden vanaf de dag waarop het binnenkomt.",
        _apply_ontwerp,
    ),
    Storing(
        "4a-kennisgeving-onvindbaar",
        "BV-068",
        _S.S4A,
        "bekendmaking",
        _R.OVERHEID_NL,
        "Op overheid.nl is een kennisgeving niet te vinden.",
        _hide_kennisgevingen,
    ),
)
