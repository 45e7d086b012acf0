# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Storingen of step 1: what plansoftware and DSO-LV do wrong before anything is delivered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.stappen import Stapcode
from pytest_dsoketen.oefenketen.referentiesoftware.planbeheer import Wijziging
from pytest_dsoketen.oefenketen.storingen._storing import Storing, get_plansoftware, wrap
from pytest_dsoketen.standaarden.imow.objecten import OwObject
from pytest_dsoketen.standaarden.lvbb.uitwisselpakket import read_uitwisselpakket, write_uitwisselpakket
from pytest_dsoketen.standaarden.lvbb.wijzigpakket import Wijzigpakket
from pytest_dsoketen.standaarden.stop.versie import Regelingversie, to_regeling
from pytest_dsoketen.standaarden.stop.wijzigen import WijzigError, change_tekst, remove_artikel

if TYPE_CHECKING:
    from pytest_dsoketen.model.plannen import Activiteit, Artikel, Gebied
    from pytest_dsoketen.oefenketen.wereld import Wereld


def _change_on_intake(wereld: Wereld) -> None:
    """Lose the last character of the first article when a download is read."""
    software = get_plansoftware(wereld)
    read = software.read_download

    def read_sloppily(pakket: bytes) -> Regelingversie:
        versie = read(pakket)
        eerste = to_regeling(versie).artikelen[0]
        return change_tekst(versie, eerste.wid, eerste.tekst[:-1])

    software.read_download = read_sloppily  # type: ignore[method-assign]


def _double_on_paste(wereld: Wereld) -> None:
    """Put the first line of pasted text in the plan twice."""
    software = get_plansoftware(wereld)
    change = software.change_tekst

    def paste(wijziging: str, wid: str, tekst: str) -> None:
        eerste, regel, _ = tekst.partition("\n")
        change(wijziging, wid, f"{eerste}\n{tekst}" if regel else tekst)

    software.change_tekst = paste  # type: ignore[method-assign]


def _drop_annotatie(wereld: Wereld) -> None:
    """Add a new article without its activity."""
    software = get_plansoftware(wereld)
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
    software = get_plansoftware(wereld)
    rebase = software.rebase

    def overwrite(wijziging: Wijziging, nieuw: Regelingversie) -> Regelingversie:
        eigen = wijziging.wordt or nieuw
        return replace(rebase(wijziging, nieuw), tekst=eigen.tekst)

    software.rebase = overwrite  # type: ignore[method-assign]


def _hide_conflict(wereld: Wereld) -> None:
    """Say nothing when two besluiten change the same article; what fits no longer stays as it was."""
    software = get_plansoftware(wereld)
    rebase = software.rebase

    def rebase_silently(wijziging: Wijziging, nieuw: Regelingversie) -> Regelingversie:
        try:
            return rebase(wijziging, nieuw)
        except WijzigError:
            return wijziging.wordt or nieuw

    software.refuse_conflicts = lambda wijziging, nieuw: None  # type: ignore[method-assign]  # noqa: ARG005
    software.rebase = rebase_silently  # type: ignore[method-assign]


def _serve_old_version(wereld: Wereld) -> None:
    """Hand out the first version of a regeling, also after a change."""
    ozon = wereld.lv.ozon

    def make_old(work: str) -> bytes | None:
        versies = [opname.versie for opname in ozon.list_versies(work)]
        return write_uitwisselpakket(versies[0]) if versies else None

    ozon.downloaden.make_download = make_old


def _move_bare(wereld: Wereld) -> None:
    """Lose the annotations of an article that moves."""
    software = get_plansoftware(wereld)

    def move(echt: Callable[[str, str, str], None], wijziging: str, wid: str, na: str) -> None:
        echt(wijziging, wid, na)
        software.edit(wijziging, wid, lambda versie: replace(versie, ow=_without_regels(versie, wid)))

    wrap(software, "move_artikel", move)


def _without_regels(versie: Regelingversie, wid: str) -> tuple[OwObject, ...]:
    """Give the OW objects without what is annotated on an article."""
    return remove_artikel(versie, wid).ow


def _import_bare(wereld: Wereld) -> None:
    """Take over a wijziging at the bureau without the annotations of its last article."""

    def read(echt: Callable[[bytes], Wijzigpakket], pakket: bytes) -> Wijzigpakket:
        gelezen = echt(pakket)
        laatste = to_regeling(gelezen.wordt).artikelen[-1]
        return replace(gelezen, wordt=replace(gelezen.wordt, ow=_without_regels(gelezen.wordt, laatste.wid)))

    wrap(get_plansoftware(wereld, Rol.TWEEDE_PLANSOFTWARE), "read_import", read)


def _import_without_motivering(wereld: Wereld) -> None:
    """Take over a wijziging without the reasons that go with it."""
    wrap(get_plansoftware(wereld), "read_import", lambda echt, pakket: replace(echt(pakket), motivering=""))


def _lose_on_intake(wereld: Wereld) -> None:
    """Read a download without its pictures."""
    wrap(get_plansoftware(wereld), "read_download", lambda echt, pakket: replace(echt(pakket), bestanden=()))


def _serve_without_plaatjes(wereld: Wereld) -> None:
    """Hand a download out without its pictures."""

    def make(echt: Callable[[str], bytes | None], work: str) -> bytes | None:
        pakket = echt(work)
        return pakket and write_uitwisselpakket(replace(read_uitwisselpakket(pakket)[0], bestanden=()))

    wrap(wereld.lv.ozon.downloaden, "make_download", make)


_S, _R = Stapcode, Rol

STORINGEN_WIJZIGEN: tuple[Storing, ...] = (
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
        "1-verhuisd-zonder-annotatie",
        "BV-038",
        _S.S1,
        "download",
        _R.PLANSOFTWARE,
        "Een artikel dat verhuist, verliest zijn werkingsgebied en zijn activiteit.",
        _move_bare,
    ),
    Storing(
        "1-uitwisseling-verliest-annotatie",
        "BV-076",
        _S.S1,
        "uitwisseling",
        _R.TWEEDE_PLANSOFTWARE,
        "De plansoftware van het bureau leest een wijziging in zonder een deel van de annotaties.",
        _import_bare,
    ),
    Storing(
        "1-motivering-weg",
        "BV-099",
        _S.S1,
        "uitwisseling-terug",
        _R.PLANSOFTWARE,
        "De plansoftware neemt een wijziging van het bureau over zonder de motivering.",
        _import_without_motivering,
    ),
    Storing(
        "1-plaatje-niet-ingelezen",
        "BV-092",
        _S.S1,
        "download",
        _R.PLANSOFTWARE,
        "De plansoftware leest een download in zonder de plaatjes.",
        _lose_on_intake,
    ),
    Storing(
        "1-download-zonder-plaatje",
        "BV-103",
        _S.S1,
        "download",
        _R.OZON,
        "DSO-LV geeft een download zonder de plaatjes die bij het plan horen.",
        _serve_without_plaatjes,
    ),
)
