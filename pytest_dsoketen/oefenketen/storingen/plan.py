# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Storingen in the part 'plan' of the chain (steps 1 to 4b).

Each puts another function in the place of one small method of a party, so mypy is told that this is on purpose.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from pytest_dsoketen.model.berichten import Afwijking
from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.plannen import Besluitsoort, Opdrachtsoort
from pytest_dsoketen.model.stappen import Stapcode
from pytest_dsoketen.oefenketen.referentiesoftware.planbeheer import Wijziging
from pytest_dsoketen.oefenketen.referentiesoftware.plansoftware import Plansoftware, Verzending
from pytest_dsoketen.oefenketen.storingen._storing import Storing
from pytest_dsoketen.oefenketen.voorzieningen._ozon_annotaties import list_regels
from pytest_dsoketen.oefenketen.voorzieningen._ozon_register import Opname
from pytest_dsoketen.oefenketen.voorzieningen.lvbb import Behandeling
from pytest_dsoketen.standaarden.inname import read_zip, write_zip
from pytest_dsoketen.standaarden.lvbb.opdracht import MANIFEST, Opdracht, write_manifest
from pytest_dsoketen.standaarden.lvbb.uitwisselpakket import write_uitwisselpakket
from pytest_dsoketen.standaarden.stop.versie import Regelingversie, to_regeling
from pytest_dsoketen.standaarden.stop.wijzigen import change_tekst

if TYPE_CHECKING:
    from pytest_dsoketen.model.plannen import Activiteit, Artikel, Gebied
    from pytest_dsoketen.oefenketen.wereld import Wereld


def _get_plansoftware(wereld: Wereld) -> Plansoftware:
    """Give the plansoftware."""
    return cast("Plansoftware", wereld.partijen[Rol.PLANSOFTWARE])


# Step 1.


def _change_on_intake(wereld: Wereld) -> None:
    """Lose the last character of the first article when a download is read."""
    software = _get_plansoftware(wereld)
    read = software.read_download

    def read_sloppily(pakket: bytes) -> Regelingversie:
        versie = read(pakket)
        eerste = to_regeling(versie).artikelen[0]
        return change_tekst(versie, eerste.wid, eerste.tekst[:-1])

    software.read_download = read_sloppily  # type: ignore[method-assign]


def _double_on_paste(wereld: Wereld) -> None:
    """Put the first line of pasted text in the plan twice."""
    software = _get_plansoftware(wereld)
    change = software.change_tekst

    def paste(wijziging: str, wid: str, tekst: str) -> None:
        eerste, regel, _ = tekst.partition("\n")
        change(wijziging, wid, f"{eerste}\n{tekst}" if regel else tekst)

    software.change_tekst = paste  # type: ignore[method-assign]


def _drop_annotatie(wereld: Wereld) -> None:
    """Add a new article without its activity."""
    software = _get_plansoftware(wereld)
    add = software.add_artikel

    def add_bare(
        wijziging: str,
        artikel: Artikel,
        gebieden: tuple[Gebied, ...],
        activiteiten: tuple[Activiteit, ...],  # noqa: ARG001
    ) -> None:
        add(wijziging, replace(artikel, activiteiten=()), gebieden, ())

    software.add_artikel = add_bare  # type: ignore[method-assign]


def _let_last_win(wereld: Wereld) -> None:
    """Keep the own text when a wijziging is brought up to a newer version, whatever is in that version."""
    software = _get_plansoftware(wereld)
    rebase = software.rebase

    def overwrite(wijziging: Wijziging, nieuw: Regelingversie) -> Regelingversie:
        eigen = wijziging.wordt or nieuw
        return replace(rebase(wijziging, nieuw), tekst=eigen.tekst)

    software.rebase = overwrite  # type: ignore[method-assign]


def _hide_conflict(wereld: Wereld) -> None:
    """Say nothing when two besluiten change the same article."""
    _get_plansoftware(wereld).refuse_conflicts = lambda wijziging, nieuw: None  # type: ignore[method-assign]  # noqa: ARG005


def _serve_old_version(wereld: Wereld) -> None:
    """Hand out the first version of a regeling, also after a change."""
    ozon = wereld.lv.ozon

    def make_old(work: str) -> bytes | None:
        versies = [opname.versie for opname in ozon.list_versies(work)]
        return write_uitwisselpakket(versies[0]) if versies else None

    ozon.downloaden.make_download = make_old


# Step 2.


def _misname_manifest(wereld: Wereld) -> None:
    """Call manifest-ow.xml ow-manifest.xml."""
    software = _get_plansoftware(wereld)
    make = software.make_pakket

    def make_misnamed(opdracht: Opdracht, wijziging: Wijziging) -> bytes:
        bestanden = read_zip(make(opdracht, wijziging))
        anders = {re.sub(r"^manifest-ow\.xml$", "ow-manifest.xml", naam): inhoud for naam, inhoud in bestanden.items()}
        anders[MANIFEST] = write_manifest(list(anders))
        return write_zip(anders)

    software.make_pakket = make_misnamed  # type: ignore[method-assign]


def _refuse_everything(wereld: Wereld) -> None:
    """Refuse every plan by a rule that it does not break."""
    lvbb = wereld.lv.lvbb
    check = lvbb.check_pakket
    onterecht = Afwijking("STOP0037", "Het aantal kolommen van een tabel klopt niet.", "besluit.xml")
    lvbb.check_pakket = lambda pakket, levering: [*check(pakket, levering), onterecht]  # type: ignore[method-assign]


def _refuse_ontwerp(wereld: Wereld) -> None:
    """Refuse every ontwerp that changes a plan."""
    lvbb = wereld.lv.lvbb
    check = lvbb.check

    def check_strictly(behandeling: Behandeling) -> list[Afwijking]:
        besluit = behandeling.aanlevering.besluit
        is_ontwerp = besluit is not None and besluit.soort is Besluitsoort.ONTWERP
        onterecht = [Afwijking("BHKV1004", "Voor een ontwerpbesluit mag geen tijdstempel worden meegeleverd.")]
        return [*check(behandeling), *(onterecht if is_ontwerp else [])]

    lvbb.check = check_strictly  # type: ignore[method-assign]


def _let_through(wereld: Wereld) -> None:
    """Do not apply the rule that an annotation points at an article that exists."""
    lvbb = wereld.lv.lvbb
    check = lvbb.check_pakket
    lvbb.check_pakket = lambda pakket, levering: [  # type: ignore[method-assign]
        afwijking for afwijking in check(pakket, levering) if afwijking.code != "TPOD2000"
    ]


def _hide_uitkomst(wereld: Wereld) -> None:
    """Take the verslag of a validation in and show nothing of it."""
    software = _get_plansoftware(wereld)
    process = software.process_verslag

    def process_half(verzending: Verzending, inhoud: bytes) -> None:
        process(verzending, inhoud)
        if verzending.soort is Opdrachtsoort.VALIDATIE:
            verzending.verslagen = [verslag for verslag in verzending.verslagen if not verslag.uitkomst.is_eind]

    software.process_verslag = process_half  # type: ignore[method-assign]


def _hide_meldingen(wereld: Wereld) -> None:
    """Show the uitkomst of a validation without its meldingen."""
    software = _get_plansoftware(wereld)
    process = software.process_verslag

    def process_bare(verzending: Verzending, inhoud: bytes) -> None:
        process(verzending, inhoud)
        if verzending.soort is Opdrachtsoort.VALIDATIE:
            verzending.verslagen = [replace(verslag, meldingen=()) for verslag in verzending.verslagen]

    software.process_verslag = process_bare  # type: ignore[method-assign]


# Step 3.


def _hang(wereld: Wereld) -> None:
    """Never finish a publication."""
    wereld.lv.lvbb.publish = lambda behandeling: None  # type: ignore[method-assign]  # noqa: ARG005


def _reuse_id(wereld: Wereld) -> None:
    """Publish with the idLevering of the validation before."""
    software = _get_plansoftware(wereld)
    make = software.make_id_levering
    laatste: list[str] = []

    def make_once(soort: Opdrachtsoort) -> str:
        if soort is Opdrachtsoort.PUBLICATIE and laatste:
            return laatste[-1]
        laatste.append(make(soort))
        return laatste[-1]

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


# Step 4b.


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


_S, _R = Stapcode, Rol

STORINGEN_PLAN: tuple[Storing, ...] = (
    Storing(
        "1-cosmetisch-verschil",
        "BV-092",
        _S.S1,
        "download",
        _R.PLANSOFTWARE,
        "Bij het inlezen van een download verandert de plansoftware een beetje tekst.",
        _change_on_intake,
    ),
    Storing(
        "1-plakken-verdubbelt",
        "BV-038",
        _S.S1,
        "download",
        _R.PLANSOFTWARE,
        "Geplakte tekst van meer dan één regel komt dubbel in het plan.",
        _double_on_paste,
    ),
    Storing(
        "1-annotatie-weg",
        "BV-050",
        _S.S1,
        "download",
        _R.PLANSOFTWARE,
        "Een nieuw artikel verliest de activiteit die erbij hoort.",
        _drop_annotatie,
    ),
    Storing(
        "1-laatste-wint",
        "BV-062",
        _S.S1,
        "download",
        _R.PLANSOFTWARE,
        "Wie een wijziging bijwerkt, overschrijft wat een ander besluit heeft gewijzigd.",
        _let_last_win,
    ),
    Storing(
        "1-conflict-verzwegen",
        "BV-063",
        _S.S1,
        "download",
        _R.PLANSOFTWARE,
        "De plansoftware zwijgt als twee besluiten hetzelfde artikel wijzigen.",
        _hide_conflict,
    ),
    Storing(
        "1-oude-download",
        "BV-103",
        _S.S1,
        "download",
        _R.OZON,
        "DSO-LV geeft na een wijziging nog de oude versie als download.",
        _serve_old_version,
    ),
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
)
