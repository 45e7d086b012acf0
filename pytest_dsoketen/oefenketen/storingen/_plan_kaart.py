# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Storingen of step 4b: what the LVBB does not hand on, and what Regels op de kaart shows wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.stappen import Stapcode
from pytest_dsoketen.oefenketen.storingen._storing import Storing, wrap
from pytest_dsoketen.oefenketen.voorzieningen._ozon_annotaties import list_regels
from pytest_dsoketen.oefenketen.voorzieningen._ozon_register import Opname, Tijdreis, Voorkomen

if TYPE_CHECKING:
    from pytest_dsoketen.model.plannen import Gebied
    from pytest_dsoketen.oefenketen.wereld import Wereld


def _keep_from_ozon(wereld: Wereld) -> None:
    """Publish, and hand nothing on to DSO-LV."""
    wereld.lv.lvbb.uitgever.send_regelingen = lambda behandeling: None  # type: ignore[method-assign]  # noqa: ARG005


def _hide_ontwerpen(wereld: Wereld) -> None:
    """Show only what holds."""
    wereld.lv.ozon.presenteren.list_ontwerpen = list  # type: ignore[method-assign]


def _empty_texts(wereld: Wereld) -> None:
    """Give articles without their text."""
    ozon = wereld.lv.ozon.presenteren
    make = ozon.make_structuur

    def make_empty(opname: Opname) -> dict[str, object]:
        lichaam = make(opname)
        for component in _walk(lichaam):
            component.pop("inhoud", None)
        return lichaam

    ozon.make_structuur = make_empty  # type: ignore[method-assign]


def _walk(component: dict[str, object]) -> list[dict[str, object]]:
    """Give a component and all that is in it."""
    ingebed = cast("dict[str, list[dict[str, object]]]", component.get("_embedded", {}))
    return [component, *(dieper for kinderen in ingebed.values() for kind in kinderen for dieper in _walk(kind))]


def _ignore_place(wereld: Wereld) -> None:
    """Give all rules of a regeling, whatever the place."""
    wereld.lv.ozon.presenteren.find_regels = lambda opname, punt: list_regels(opname.versie.ow)  # type: ignore[method-assign]  # noqa: ARG005


def _cut_list(wereld: Wereld) -> None:
    """Give the first page of a list as if it were all."""
    ozon = wereld.lv.ozon.presenteren
    ozon.count_pages = lambda aantal, omvang: min(aantal, 1)  # type: ignore[method-assign]  # noqa: ARG005


_ZWAAR = 12
"""An area with more corners than this is heavy."""


def _never_show(wereld: Wereld) -> None:
    """Take a regeling in and never show it."""
    wrap(wereld.lv.ozon, "register_opname", lambda _echt, _opname: None)


def _keep_intrekking(wereld: Wereld) -> None:
    """Publish a withdrawal, and hand nothing of it on to DSO-LV."""
    wrap(wereld.lv.lvbb.uitgever, "send_uitleveringen", lambda _echt, _behandeling: None)


def _forget_ingetrokken(wereld: Wereld) -> None:
    """Forget a regeling that is withdrawn, as if it had never been there."""
    register, weg = wereld.lv.ozon.register, set[str]()

    def end(echt: Callable[[str, date], None], work: str, vanaf: date) -> None:
        echt(work, vanaf)
        weg.add(work)

    wrap(wereld.lv.ozon, "receive_intrekking", end)
    wrap(register, "find", lambda echt, reis: [gezien for gezien in echt(reis) if gezien.work not in weg])
    wrap(register, "list_voorkomens", lambda echt, work, moment: [] if work in weg else echt(work, moment))


def _forget_past(wereld: Wereld) -> None:
    """Keep nothing of a version once another one holds."""
    klok = wereld.klok

    def find(echt: Callable[[Tijdreis], list[Voorkomen]], reis: Tijdreis) -> list[Voorkomen]:
        return [] if reis.geldig_op < klok.now().date() else echt(reis)

    wrap(wereld.lv.ozon.register, "find", find)


def _hide_renvooi(wereld: Wereld) -> None:
    """Show an ontwerp without saying what it changes."""
    wrap(wereld.lv.ozon.presenteren, "mark_ontwerp", lambda _echt, opname: opname.versie.text_root())


def _give_no_parts(wereld: Wereld) -> None:
    """Give an ontwerp without any part of its text, as if that were all."""

    def make(echt: Callable[[Opname], dict[str, object]], opname: Opname) -> dict[str, object]:
        return {naam: waarde for naam, waarde in echt(opname).items() if naam != "_embedded"}

    wrap(wereld.lv.ozon.presenteren, "make_ontwerpstructuur", make)


def _lose_capitals(wereld: Wereld) -> None:
    """Do not find an activity of which the identification has a capital."""

    def make(echt: Callable[..., dict[str, Any]], *gegevens: object, **opties: object) -> dict[str, Any]:
        lijsten = echt(*gegevens, **opties)
        for regel in (regel for lijst in lijsten.values() for regel in lijst):
            aanduidingen = regel.get("activiteitLocatieaanduidingen", [])
            regel["activiteitLocatieaanduidingen"] = [a for a in aanduidingen if a["activiteitRef"].islower()]
        return lijsten

    wrap(wereld.lv.ozon.presenteren, "make_annotaties", make)


def _simplify(wereld: Wereld) -> None:
    """Leave out every second corner of a large area."""

    def write(echt: Callable[[Gebied], dict[str, Any]], gebied: Gebied) -> dict[str, Any]:
        zwaar = len(gebied.ring) > _ZWAAR
        return echt(replace(gebied, ring=(*gebied.ring[:-1:2], gebied.ring[-1])) if zwaar else gebied)

    wrap(wereld.lv.ozon.geometrie, "write_geometrie", write)


_S, _R = Stapcode, Rol

STORINGEN_KAART: tuple[Storing, ...] = (
    Storing(
        "4b-niet-doorgeleverd",
        "BV-103",
        _S.S4B,
        "objectvorming",
        _R.LVBB,
        "De LVBB publiceert een besluit, en levert de regeling niet door aan DSO-LV.",
        _keep_from_ozon,
    ),
    Storing(
        "4b-ontwerp-onzichtbaar",
        "BV-057",
        _S.S4B,
        "objectvorming",
        _R.OZON,
        "Regels op de kaart toont alleen het plan dat geldt, en geen ontwerp.",
        _hide_ontwerpen,
    ),
    Storing(
        "4b-lege-tekst",
        "BV-079",
        _S.S4B,
        "objectvorming",
        _R.OZON,
        "Regels op de kaart toont artikelen zonder hun tekst.",
        _empty_texts,
    ),
    Storing(
        "4b-regel-overal",
        "BV-095",
        _S.S4B,
        "objectvorming",
        _R.OZON,
        "Regels op de kaart toont een regel ook buiten zijn werkingsgebied.",
        _ignore_place,
    ),
    Storing(
        "4b-lijst-afgekapt",
        "BV-157",
        _S.S4B,
        "objectvorming",
        _R.OZON,
        "De lijst met regelingen houdt na de eerste bladzijde op.",
        _cut_list,
    ),
    Storing(
        "4b-document-niet-in-te-zien",
        "BV-047",
        _S.S4B,
        "objectvorming",
        _R.OZON,
        "DSO-LV ontvangt een gepubliceerd plan en toont het niet.",
        _never_show,
    ),
    Storing(
        "4b-intrekking-niet-doorgeleverd",
        "BV-103",
        _S.S4B,
        "objectvorming",
        _R.LVBB,
        "De LVBB publiceert een intrekking, en levert die niet door aan DSO-LV.",
        _keep_intrekking,
    ),
    Storing(
        "4b-ingetrokken-spoorloos",
        "BV-157",
        _S.S4B,
        "objectvorming",
        _R.OZON,
        "Een ingetrokken regeling verdwijnt uit DSO-LV zonder spoor.",
        _forget_ingetrokken,
    ),
    Storing(
        "4b-geschiedenis-weg",
        "BV-091",
        _S.S4B,
        "objectvorming",
        _R.OZON,
        "DSO-LV bewaart alleen de versie die nu geldt.",
        _forget_past,
    ),
    Storing(
        "4b-ontwerp-zonder-renvooi",
        "BV-057",
        _S.S4B,
        "objectvorming",
        _R.OZON,
        "Regels op de kaart toont een ontwerp, maar niet wat het verandert.",
        _hide_renvooi,
    ),
    Storing(
        "4b-ontwerp-zonder-tekst",
        "BV-153",
        _S.S4B,
        "objectvorming",
        _R.OZON,
        "DSO-LV geeft van een ontwerp geen enkel tekstdeel, en ook geen foutmelding.",
        _give_no_parts,
    ),
    Storing(
        "4b-hoofdletters",
        "BV-109",
        _S.S4B,
        "objectvorming",
        _R.OZON,
        "DSO-LV vindt een activiteit niet als haar nummer een hoofdletter heeft.",
        _lose_capitals,
    ),
    Storing(
        "4b-grenzen-vereenvoudigd",
        "BV-043",
        _S.S4B,
        "objectvorming",
        _R.OZON,
        "De kaart toont van een zwaar gebied niet alle grenzen.",
        _simplify,
    ),
)
