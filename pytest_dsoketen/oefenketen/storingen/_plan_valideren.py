# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Storingen of step 2: what plansoftware delivers wrong, and what the LVBB judges wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.plannen import Besluitsoort, Opdrachtsoort
from pytest_dsoketen.model.stappen import Stapcode
from pytest_dsoketen.oefenketen.referentiesoftware.planbeheer import Wijziging
from pytest_dsoketen.oefenketen.referentiesoftware.plansoftware import Verzending
from pytest_dsoketen.oefenketen.storingen._storing import Storing, get_plansoftware, wrap
from pytest_dsoketen.oefenketen.voorzieningen.lvbb import Behandeling
from pytest_dsoketen.standaarden.inname import read_zip, write_zip
from pytest_dsoketen.standaarden.lvbb.opdracht import MANIFEST, Opdracht, write_manifest
from pytest_dsoketen.standaarden.stop.gio import hash_of
from pytest_dsoketen.standaarden.stop.wijzigen import remove_artikel

if TYPE_CHECKING:
    from pytest_dsoketen.oefenketen.wereld import Wereld


def _misname_manifest(wereld: Wereld) -> None:
    """Call manifest-ow.xml ow-manifest.xml."""
    software = get_plansoftware(wereld)
    make = software.make_pakket

    def make_misnamed(opdracht: Opdracht, wijziging: Wijziging) -> bytes:
        bestanden = read_zip(make(opdracht, wijziging))
        anders = {re.sub(r"^manifest-ow\.xml$", "ow-manifest.xml", naam): inhoud for naam, inhoud in bestanden.items()}
        anders[MANIFEST] = write_manifest(list(anders))
        return write_zip(anders)

    software.make_pakket = make_misnamed  # type: ignore[method-assign]


def _refuse_everything(wereld: Wereld) -> None:
    """Refuse every plan by a rule that it does not break."""
    onterecht = Afwijking("STOP0037", "Het aantal kolommen van een tabel klopt niet.", "besluit.xml")
    _refuse_when(wereld, lambda _: True, onterecht)


def _refuse_ontwerp(wereld: Wereld) -> None:
    """Refuse every ontwerp that changes a plan."""

    def is_ontwerp(behandeling: Behandeling) -> bool:
        besluit = behandeling.aanlevering.besluit
        return besluit is not None and besluit.soort is Besluitsoort.ONTWERP

    onterecht = Afwijking("BHKV1004", "Voor een ontwerpbesluit mag geen tijdstempel worden meegeleverd.")
    _refuse_when(wereld, is_ontwerp, onterecht)


def _let_through(wereld: Wereld) -> None:
    """Do not apply the rule that an annotation points at an article that exists."""
    _accept_despite(wereld, "TPOD2000")


def _hide_uitkomst(wereld: Wereld) -> None:
    """Take the verslag of a validation in and show nothing of it."""
    software = get_plansoftware(wereld)
    process = software.process_verslag

    def process_half(verzending: Verzending, inhoud: bytes) -> None:
        process(verzending, inhoud)
        if verzending.soort is Opdrachtsoort.VALIDATIE:
            verzending.verslagen = [verslag for verslag in verzending.verslagen if not verslag.uitkomst.is_eind]

    software.process_verslag = process_half  # type: ignore[method-assign]


def _hide_meldingen(wereld: Wereld) -> None:
    """Show the uitkomst of a validation without its meldingen."""
    software = get_plansoftware(wereld)
    process = software.process_verslag

    def process_bare(verzending: Verzending, inhoud: bytes) -> None:
        process(verzending, inhoud)
        if verzending.soort is Opdrachtsoort.VALIDATIE:
            verzending.verslagen = [replace(verslag, meldingen=()) for verslag in verzending.verslagen]

    software.process_verslag = process_bare  # type: ignore[method-assign]


_VEEL = 100
"""More informatieobjecten than this make a heavy plan."""


def _refuse_when(wereld: Wereld, past: Callable[[Behandeling], bool], afwijking: Afwijking) -> None:
    """Refuse some deliveries by a rule that they do not break."""

    def check(echt: Callable[[Behandeling], list[Afwijking]], behandeling: Behandeling) -> list[Afwijking]:
        return [*echt(behandeling), *([afwijking] if past(behandeling) else [])]

    wrap(wereld.lv.lvbb, "check", check)


def _accept_despite(wereld: Wereld, *codes: str) -> None:
    """Do not apply some rules."""
    wrap(
        wereld.lv.lvbb,
        "check",
        lambda echt, *gegevens: [afwijking for afwijking in echt(*gegevens) if afwijking.code not in codes],
    )


def _refuse_heavy(wereld: Wereld) -> None:
    """Refuse a plan with many areas."""
    melding = Afwijking("GEO-0001", "De geometrie kon niet worden verwerkt.")
    _refuse_when(wereld, lambda behandeling: len(behandeling.aanlevering.informatieobjecten) > _VEEL, melding)


def _refuse_pdf(wereld: Wereld) -> None:
    """Refuse a plan with a pdf, which the standard allows."""
    melding = Afwijking("BHKV1016", "Een informatieobject van dit soort wordt niet ondersteund.")
    _refuse_when(wereld, lambda behandeling: any(map(_is_pdf, behandeling.aanlevering.bestanden)), melding)


def _is_pdf(naam: str) -> bool:
    """Say whether a file is a pdf."""
    return naam.lower().endswith(".pdf")


def _refuse_digit(wereld: Wereld) -> None:
    """Refuse a package with a file of which the name begins with a digit."""
    melding = Afwijking("LVBB1008", "Een bestandsnaam in manifest.xml is niet goed geschreven.", MANIFEST)
    _refuse_when(
        wereld, lambda behandeling: any(naam[:1].isdigit() for naam in behandeling.aanlevering.bestanden), melding
    )


def _refuse_kennisgeving(wereld: Wereld) -> None:
    """Refuse every kennisgeving as if its inzage had begun."""
    melding = Afwijking("LVBB4703", "De inzage begint voor de dag van bekendmaking.")
    _refuse_when(wereld, lambda behandeling: behandeling.aanlevering.kennisgeving is not None, melding)


def _accept_old_basis(wereld: Wereld) -> None:
    """Take a change on a version that was replaced."""
    _accept_despite(wereld, "LVBB5015")


def _accept_same_day(wereld: Wereld) -> None:
    """Take two versions that take effect on one day."""
    _accept_despite(wereld, "LVBB7005")


def _leave_annotatie(wereld: Wereld) -> None:
    """Leave the annotations of an article that is removed."""
    software = get_plansoftware(wereld)

    def remove(_echt: Callable[[str, str], None], wijziging: str, wid: str) -> None:
        software.edit(wijziging, wid, lambda versie: replace(remove_artikel(versie, wid), ow=versie.ow))

    wrap(software, "remove_artikel", remove)


def _forget_procedurestatus(wereld: Wereld) -> None:
    """Leave the procedurestatus out of OW objects that an ontwerp ends."""

    def make(echt: Callable[[Opdracht, Wijziging], bytes], opdracht: Opdracht, wijziging: Wijziging) -> bytes:
        return write_zip({naam: _strip_status(inhoud) for naam, inhoud in read_zip(echt(opdracht, wijziging)).items()})

    wrap(get_plansoftware(wereld), "make_pakket", make)


def _strip_status(inhoud: bytes) -> bytes:
    """Take the procedurestatus out of what is ended."""
    return re.sub(
        rb"(<(?:\w+:)?status>be\xc3\xabindigen</[^>]+>\s*)<(?:\w+:)?procedurestatus>[^<]*</[^>]+>", rb"\1", inhoud
    )


def _mistake_hash(wereld: Wereld) -> None:
    """Write the hash of every informatieobject wrong."""

    def make(echt: Callable[[Opdracht, Wijziging], bytes], opdracht: Opdracht, wijziging: Wijziging) -> bytes:
        bestanden = read_zip(echt(opdracht, wijziging))
        return write_zip(
            {naam: re.sub(rb"(<hash>)[0-9a-f]{8}", rb"\g<1>00000000", inhoud) for naam, inhoud in bestanden.items()}
        )

    wrap(get_plansoftware(wereld), "make_pakket", make)


def _edit_pakket(wereld: Wereld, wijzig: Callable[[bytes], bytes]) -> None:
    """Change the files of every package, and keep the hashes in it right.

    Args:
        wereld: the world.
        wijzig: gives the content that a file gets.
    """

    def make(echt: Callable[[Opdracht, Wijziging], bytes], opdracht: Opdracht, wijziging: Wijziging) -> bytes:
        oud = read_zip(echt(opdracht, wijziging))
        nieuw = {naam: wijzig(inhoud) for naam, inhoud in oud.items()}
        for naam in (naam for naam in oud if nieuw[naam] != oud[naam]):
            hashes = hash_of(oud[naam]).encode(), hash_of(nieuw[naam]).encode()
            nieuw = {ander: inhoud.replace(*hashes) for ander, inhoud in nieuw.items()}
        return write_zip(nieuw)

    wrap(get_plansoftware(wereld), "make_pakket", make)


def _number_geometries(wereld: Wereld) -> None:
    """Write a gml:id without the letters before it, so that it begins with a digit."""
    _edit_pakket(wereld, lambda inhoud: inhoud.replace(b'gml:id="id-', b'gml:id="'))


def _leave_element_empty(wereld: Wereld) -> None:
    """Write an empty element where a rule has no gebiedsaanwijzing."""
    begin = b"<regels:activiteitaanduiding>"
    _edit_pakket(wereld, lambda inhoud: inhoud.replace(begin, b"<regels:gebiedsaanwijzing/>" + begin, 1))


def _use_fixed_day(wereld: Wereld) -> None:
    """Deliver every plan for a day that is written in a sample."""
    vast = date(2022, 1, 3)
    wrap(
        get_plansoftware(wereld),
        "make_pakket",
        lambda echt, opdracht, wijziging: echt(replace(opdracht, bekendmaking=vast), wijziging),
    )


def _write_old_version(wereld: Wereld) -> None:
    """Write a besluit in a version of the standard that is no longer taken."""

    def make(echt: Callable[[Opdracht, Wijziging], bytes], opdracht: Opdracht, wijziging: Wijziging) -> bytes:
        bestanden = read_zip(echt(opdracht, wijziging))
        oud = b'schemaversie="1.0.4"'
        naam = opdracht.publicatie
        return write_zip({**bestanden, naam: re.sub(rb'schemaversie="[^"]*"', oud, bestanden[naam], count=1)})

    wrap(get_plansoftware(wereld), "make_pakket", make)


_S, _R = Stapcode, Rol

STORINGEN_VALIDEREN: tuple[Storing, ...] = (
    Storing(
        "2-verkeerde-manifestnaam",
        "BV-111",
        _S.S2,
        "validatie",
        _R.PLANSOFTWARE,
        "De plansoftware geeft het OW-manifest een verkeerde naam.",
        _misname_manifest,
    ),
    Storing(
        "2-geldig-plan-afgekeurd",
        "BV-041",
        _S.S2,
        "validatieverslag",
        _R.LVBB,
        "De LVBB keurt een goed plan af op een regel die het niet overtreedt.",
        _refuse_everything,
    ),
    Storing(
        "2-ontwerp-afgekeurd",
        "BV-056",
        _S.S2,
        "validatieverslag",
        _R.LVBB,
        "De LVBB keurt elk ontwerp af dat een plan wijzigt.",
        _refuse_ontwerp,
    ),
    Storing(
        "2-ongeldig-plan-doorgelaten",
        "BV-104",
        _S.S2,
        "validatieverslag",
        _R.LVBB,
        "De LVBB laat een plan door waarin een annotatie naar een artikel verwijst dat er niet is.",
        _let_through,
    ),
    Storing(
        "2-uitkomst-niet-getoond",
        "BV-071",
        _S.S2,
        "validatieverslag",
        _R.PLANSOFTWARE,
        "De plansoftware haalt het verslag op en toont de uitkomst niet.",
        _hide_uitkomst,
    ),
    Storing(
        "2-meldingen-niet-getoond",
        "BV-071",
        _S.S2,
        "validatieverslag",
        _R.PLANSOFTWARE,
        "De plansoftware toont dat een plan is afgekeurd, maar niet waarom.",
        _hide_meldingen,
    ),
    Storing(
        "2-zwaar-plan-afgekeurd",
        "BV-043",
        _S.S2,
        "validatieverslag",
        _R.LVBB,
        "De LVBB keurt een plan met veel gebieden af, met een melding die niets zegt.",
        _refuse_heavy,
    ),
    Storing(
        "2-pdf-afgekeurd",
        "BV-045",
        _S.S2,
        "validatieverslag",
        _R.LVBB,
        "De LVBB keurt een plan met een pdf af, terwijl de standaard die toestaat.",
        _refuse_pdf,
    ),
    Storing(
        "2-cijfer-in-bestandsnaam",
        "BV-105",
        _S.S2,
        "validatieverslag",
        _R.LVBB,
        "De LVBB keurt een pakket af waarin een bestandsnaam met een cijfer begint.",
        _refuse_digit,
    ),
    Storing(
        "2-kennisgeving-afgekeurd",
        "BV-068",
        _S.S2,
        "validatieverslag",
        _R.LVBB,
        "De LVBB keurt elke kennisgeving van een ontwerp af.",
        _refuse_kennisgeving,
    ),
    Storing(
        "2-oude-basis-aangenomen",
        "BV-061",
        _S.S2,
        "validatieverslag",
        _R.LVBB,
        "De LVBB neemt een wijziging aan op een versie die al is vervangen.",
        _accept_old_basis,
    ),
    Storing(
        "2-zelfde-dag-aangenomen",
        "BV-067",
        _S.S2,
        "validatieverslag",
        _R.LVBB,
        "De LVBB neemt twee wijzigingen aan die op dezelfde dag ingaan.",
        _accept_same_day,
    ),
    Storing(
        "2-annotatie-blijft-achter",
        "BV-094",
        _S.S2,
        "validatie",
        _R.PLANSOFTWARE,
        "De plansoftware laat bij een vervallen artikel de annotaties staan.",
        _leave_annotatie,
    ),
    Storing(
        "2-procedurestatus-vergeten",
        "BV-114",
        _S.S2,
        "validatie",
        _R.PLANSOFTWARE,
        "De plansoftware vergeet in een ontwerp de procedurestatus van wat vervalt.",
        _forget_procedurestatus,
    ),
    Storing(
        "2-hash-verkeerd",
        "BV-069",
        _S.S2,
        "validatie",
        _R.PLANSOFTWARE,
        "De plansoftware levert gebieden aan met een hash die niet klopt.",
        _mistake_hash,
    ),
    Storing(
        "2-gml-id-ongeldig",
        "BV-113",
        _S.S2,
        "validatie",
        _R.PLANSOFTWARE,
        "De plansoftware nummert geometrieën met een id dat met een cijfer begint.",
        _number_geometries,
    ),
    Storing(
        "2-leeg-element",
        "BV-115",
        _S.S2,
        "validatie",
        _R.PLANSOFTWARE,
        "De plansoftware schrijft een leeg element als een regel geen gebiedsaanwijzing heeft.",
        _leave_element_empty,
    ),
    Storing(
        "2-vaste-datum",
        "BV-110",
        _S.S2,
        "validatie",
        _R.PLANSOFTWARE,
        "De plansoftware levert elk plan aan voor een vaste dag die al voorbij is.",
        _use_fixed_day,
    ),
    Storing(
        "2-oude-standaard",
        "BV-022",
        _S.S2,
        "validatie",
        _R.PLANSOFTWARE,
        "De plansoftware levert aan in een versie van de standaard die niet meer wordt aangenomen.",
        _write_old_version,
    ),
)
