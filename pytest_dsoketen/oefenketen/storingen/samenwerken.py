# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Storingen in the part 'samenwerken' of the chain.

Each puts another function in the place of one small method of a party, so mypy is told that this is on purpose.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.samenwerkingen import (
    Deelnemer,
    Notificatietype,
    Privilege,
    SamenwerkDocument,
    Samenwerking,
)
from pytest_dsoketen.model.stappen import Stapcode
from pytest_dsoketen.oefenketen.referentiesoftware.samenwerkclient import Samenwerkclient
from pytest_dsoketen.oefenketen.storingen._storing import Storing
from pytest_dsoketen.oefenketen.voorzieningen._http import Probleem
from pytest_dsoketen.oefenketen.voorzieningen.samenwerken_ruimte import Ruimte

if TYPE_CHECKING:
    from pytest_dsoketen.oefenketen.wereld import Wereld


def _get_adviseur(wereld: Wereld) -> Samenwerkclient:
    """Give the system of the adviseur."""
    return cast("Samenwerkclient", wereld.partijen[Rol.ADVISEUR])


def _leak_documenten(wereld: Wereld) -> None:
    """Show every document to everybody."""

    def list_all(ruimte: Ruimte, oin: str) -> list[SamenwerkDocument]:  # noqa: ARG001  (same as the method)
        return [document for document in ruimte.documenten.values() if document.inhoud]

    wereld.lv.samenwerken.list_zichtbaar = list_all  # type: ignore[method-assign]


def _allow_beheer(wereld: Wereld) -> None:
    """Let every participant manage the samenwerking."""
    wereld.lv.samenwerken.require_starter = lambda ruimte, oin: None  # type: ignore[method-assign]  # noqa: ARG005


def _break_on_onbekend(wereld: Wereld) -> None:
    """Break on an organisation that is not on the list, in place of refusing it."""
    swf = wereld.lv.samenwerken

    def break_down(oin: str) -> None:
        if not swf.is_aangesloten(oin):
            raise Probleem(500, "Interne fout")

    swf.require_aangesloten = break_down  # type: ignore[method-assign]


def _skip_verwijdering(wereld: Wereld) -> None:
    """Never delete by itself."""
    wereld.lv.samenwerken.plan_verwijdering = lambda ruimte, moment: None  # type: ignore[method-assign]  # noqa: ARG005


def _silence_verwijderd(wereld: Wereld) -> None:
    """Do not tell that a document was removed."""
    swf = wereld.lv.samenwerken
    tell = swf.notify

    def notify(
        ruimte: Ruimte, soort: Notificatietype, tekst: str, *, door: str, aan: Iterable[str], onderwerp: str = ""
    ) -> None:
        if soort is not Notificatietype.DOCUMENT_VERWIJDERD:
            tell(ruimte, soort, tekst, door=door, aan=aan, onderwerp=onderwerp)

    swf.notify = notify  # type: ignore[method-assign]


def _keep_privilege(wereld: Wereld) -> None:
    """Go on showing the access that a participant had when it was first seen."""
    eerste: dict[tuple[str, str], Privilege] = {}

    def take(samenwerking: Samenwerking) -> tuple[Deelnemer, ...]:
        return tuple(
            replace(wie, privilege=eerste.setdefault((samenwerking.id, wie.oin), wie.privilege))
            for wie in samenwerking.deelnemers
        )

    _get_adviseur(wereld).take_deelnemers = take  # type: ignore[method-assign]


def _keep_weg(wereld: Wereld) -> None:
    """Go on showing what is gone."""
    _get_adviseur(wereld).drop_missing = lambda actueel: None  # type: ignore[method-assign]  # noqa: ARG005


def _archive_verwijzing(wereld: Wereld) -> None:
    """Archive what a document is, without its content."""
    _get_adviseur(wereld).archive_document = lambda document: document  # type: ignore[method-assign]


def _open_losse_zaak(wereld: Wereld) -> None:
    """Open a zaak for every samenwerking, whatever it is about."""
    adviseur = _get_adviseur(wereld)
    adviseur.couple_zaak = lambda samenwerking: (  # type: ignore[method-assign]
        adviseur.find_zaak(samenwerking.id) or adviseur.open_zaak(samenwerking.id)
    )


_SWF, _ADVISEUR = Rol.SAMENWERKFUNCTIONALITEIT, Rol.ADVISEUR
_BIJ_ADVISEUR = "samenwerking-bij-adviseur"

STORINGEN_SAMENWERKEN: tuple[Storing, ...] = (
    Storing(
        "11-vertrouwelijk-lek",
        "BV-020",
        Stapcode.S11,
        _BIJ_ADVISEUR,
        _SWF,
        "De samenwerkfunctionaliteit toont strikt vertrouwelijke documenten aan wie beperkte toegang heeft.",
        _leak_documenten,
    ),
    Storing(
        "11-adviseur-beheert",
        "BV-020",
        Stapcode.S11,
        "samenwerking-advies",
        _SWF,
        "De samenwerkfunctionaliteit laat een adviseur rechten en deelnemers wijzigen.",
        _allow_beheer,
    ),
    Storing(
        "11-initiatiefnemer-fout",
        "BV-019",
        Stapcode.S11,
        "samenwerking-starten",
        _SWF,
        "De samenwerkfunctionaliteit geeft een interne fout als een initiatiefnemer wordt uitgenodigd.",
        _break_on_onbekend,
    ),
    Storing(
        "11-nooit-verwijderd",
        "BV-018",
        Stapcode.S11,
        "samenwerking-starten",
        _SWF,
        "De samenwerkfunctionaliteit verwijdert een afgesloten samenwerking na een jaar niet.",
        _skip_verwijdering,
    ),
    Storing(
        "11-stil-verwijderd-document",
        "BV-144",
        Stapcode.S11,
        _BIJ_ADVISEUR,
        _SWF,
        "De samenwerkfunctionaliteit haalt een document weg zonder notificatie.",
        _silence_verwijderd,
    ),
    Storing(
        "11-verouderde-toegang",
        "BV-141",
        Stapcode.S11,
        _BIJ_ADVISEUR,
        _ADVISEUR,
        "Het systeem van de adviseur blijft de eerste toegang tonen nadat die is gewijzigd.",
        _keep_privilege,
    ),
    Storing(
        "11-weg-maar-zichtbaar",
        "BV-144",
        Stapcode.S11,
        _BIJ_ADVISEUR,
        _ADVISEUR,
        "Het systeem van de adviseur toont een samenwerking die landelijk niet meer bestaat.",
        _keep_weg,
    ),
    Storing(
        "11-archief-zonder-inhoud",
        "BV-018",
        Stapcode.S11,
        _BIJ_ADVISEUR,
        _ADVISEUR,
        "Het systeem van de adviseur archiveert verwijzingen in plaats van documenten.",
        _archive_verwijzing,
    ),
    Storing(
        "11-losse-advieszaak",
        "BV-145",
        Stapcode.S11,
        _BIJ_ADVISEUR,
        _ADVISEUR,
        "Het systeem van de adviseur maakt voor een bekend verzoek een losse zaak.",
        _open_losse_zaak,
    ),
)
