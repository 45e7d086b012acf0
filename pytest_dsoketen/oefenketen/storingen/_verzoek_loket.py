# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What DSO-LV does wrong with verzoeken, in storingen of step 8b, 9a and 10.

Each puts another function around one small method; the first argument of that function is the method as it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from pytest_dsoketen.model.partijen import Rol
from pytest_dsoketen.model.verzoeken import Instantie, Verzoek
from pytest_dsoketen.oefenketen.storingen._storing import wrap
from pytest_dsoketen.oefenketen.voorzieningen._http import Probleem
from pytest_dsoketen.oefenketen.voorzieningen.verzoekdossier import Concept, Dossier
from pytest_dsoketen.standaarden.digikoppeling import EbmsBericht
from pytest_dsoketen.standaarden.stam import write_pdf

if TYPE_CHECKING:
    from pytest_dsoketen.oefenketen.wereld import Wereld

GROOT = 500_000
_HEROPEN = "Er is iets veranderd en dat heeft gevolgen voor uw project. U moet één of meer stappen opnieuw doen."

Melden = Callable[[Dossier, Instantie], None]
Ontvangers = tuple[Instantie, ...]


def _is_gemeente(wereld: Wereld, oin: str) -> bool:
    """Whether an OIN is that of the bevoegd gezag behind the Digikoppeling-adapter."""
    gemeente: Any = wereld.partijen[Rol.VTH]
    return bool(oin == gemeente.omgeving.organisatie.oin)


# 8b.


def double_vragen(wereld: Wereld) -> None:
    """Ask every question of a form twice."""

    def decide(echt: Callable[..., dict[str, Any]], ref: str, *rest: Any) -> dict[str, Any]:
        stand = echt(ref, *rest)
        if "Indieningsvereisten" in ref:
            for activiteit in next(lijst for lijst in stand.values() if isinstance(lijst, list)):
                for groep in activiteit["vraaggroepen"]:
                    groep["vragen"] *= 2
        return stand

    wrap(wereld.lv.uitvoeren, "_decide", decide)


def reopen_project(wereld: Wereld) -> None:
    """Ask the initiatiefnemer to do steps again after sending."""

    def submit(echt: Callable[[Concept], Dossier], concept: Concept) -> Dossier:
        dossier = echt(concept)
        wereld.lv.verzoeken.tell_initiatiefnemer(dossier, _HEROPEN)
        return dossier

    wrap(wereld.lv.verzoeken, "submit", submit)


def hide_vertrouwelijk_in_pdf(wereld: Wereld) -> None:
    """Leave confidential bijlagen out of the PDF."""

    def make_pdf(echt: Callable[[Verzoek], bytes], verzoek: Verzoek) -> bytes:
        return echt(replace(verzoek, bijlagen=tuple(item for item in verzoek.bijlagen if not item.vertrouwelijk)))

    wrap(wereld.lv.verzoeken, "make_pdf", make_pdf)


def give_dummy_pdf(wereld: Wereld) -> None:
    """Give everybody the same PDF."""
    wrap(wereld.lv.verzoeken, "make_pdf", lambda _echt, _verzoek: write_pdf(["Dit is een voorbeeld."]))


def lose_vertrouwelijk(wereld: Wereld) -> None:
    """Say of every bijlage in the verzoekbericht that it is not confidential."""

    def make_xml(echt: Callable[[Verzoek], bytes], verzoek: Verzoek) -> bytes:
        return echt(replace(verzoek, bijlagen=tuple(replace(item, vertrouwelijk=False) for item in verzoek.bijlagen)))

    wrap(wereld.lv.verzoeken, "make_xml", make_xml)


def lose_ambtshalve(wereld: Wereld) -> None:
    """Leave out of the verzoekbericht that the overheid itself typed it in."""
    wrap(wereld.lv.verzoeken, "make_xml", lambda echt, verzoek: echt(replace(verzoek, ambtshalve=False)))


# 9a.


def skip_large(wereld: Wereld) -> None:
    """Notify nobody of a verzoek with several activities and large bijlagen."""

    def select(echt: Callable[[Dossier], Ontvangers], dossier: Dossier) -> Ontvangers:
        omvang = sum(bijlage.omvang for bijlage in dossier.documenten.values())
        return () if len(dossier.verzoek.activiteiten) > 1 and omvang > GROOT else echt(dossier)

    wrap(wereld.lv.verzoeken, "select_ontvangers", select)


def skip_later(wereld: Wereld) -> None:
    """Notify the bevoegd gezag of the first message only."""

    def send(echt: Melden, dossier: Dossier, ontvanger: Instantie) -> None:
        if not (_is_gemeente(wereld, ontvanger.oin) and dossier.verzoek.volgnummer):
            echt(dossier, ontvanger)

    wrap(wereld.lv.verzoeken, "send_notificatie", send)


def notify_hours_later(wereld: Wereld) -> None:
    """Notify the bevoegd gezag three hours late."""

    def send(echt: Melden, dossier: Dossier, ontvanger: Instantie) -> None:
        if _is_gemeente(wereld, ontvanger.oin):
            wereld.klok.plan(timedelta(hours=3), partial(echt, dossier, ontvanger))
        else:
            echt(dossier, ontvanger)

    wrap(wereld.lv.verzoeken, "send_notificatie", send)


def notify_in_old_format(wereld: Wereld) -> None:
    """Notify the bevoegd gezag as before STAM 4.0."""

    def make(echt: Callable[[Dossier, Instantie], EbmsBericht], dossier: Dossier, ontvanger: Instantie) -> EbmsBericht:
        bericht = echt(dossier, ontvanger)
        if not _is_gemeente(wereld, ontvanger.oin):
            return bericht
        nummer = dossier.verzoeknummer
        oud = f"<triggerbericht><trigger><verzoeknummer>{nummer}</verzoeknummer></trigger></triggerbericht>"
        return replace(bericht, bijlagen=(replace(bericht.bijlagen[0], inhoud=oud.encode()),))

    wrap(wereld.lv.verzoeken, "make_notificatie", make)


def refuse_gemeente(wereld: Wereld) -> None:
    """Know no machtiging of the bevoegd gezag any more, and refuse it its own verzoeken."""

    def open_dossier(echt: Callable[[str, str], Dossier], verzoeknummer: str, oin: str) -> Dossier:
        if _is_gemeente(wereld, oin):
            raise Probleem(403, "Geen toegang", f"voor OIN {oin!r} is geen machtiging bekend")
        return echt(verzoeknummer, oin)

    wrap(wereld.lv.verzoeken, "open_dossier", open_dossier)


def fail_large_document(wereld: Wereld) -> None:
    """Break on giving out a large document."""

    def read(echt: Callable[[Dossier, str], bytes], dossier: Dossier, document_id: str) -> bytes:
        inhoud = echt(dossier, document_id)
        if len(inhoud) > GROOT:
            raise Probleem(500, "Interne fout", "het document kon niet worden gelezen")
        return inhoud

    wrap(wereld.lv.verzoeken, "read_document", read)


# 10.


def skip_dienst_if_more(wereld: Wereld) -> None:
    """Notify the bevoegd gezag alone when there are several activities."""

    def select(echt: Callable[[Dossier], Ontvangers], dossier: Dossier) -> Ontvangers:
        ontvangers = echt(dossier)
        return ontvangers[:1] if len(dossier.verzoek.activiteiten) > 1 else ontvangers

    wrap(wereld.lv.verzoeken, "select_ontvangers", select)


def stop_after_two(wereld: Wereld) -> None:
    """Send no more than two notificaties about one verzoek."""
    aantal: Counter[str] = Counter()

    def send(echt: Melden, dossier: Dossier, ontvanger: Instantie) -> None:
        aantal[dossier.verzoeknummer] += 1
        if aantal[dossier.verzoeknummer] <= 2:
            echt(dossier, ontvanger)

    wrap(wereld.lv.verzoeken, "send_notificatie", send)


def tell_nothing(wereld: Wereld) -> None:
    """Tell the initiatiefnemer nothing."""
    wrap(wereld.lv.verzoeken, "tell_initiatiefnemer", lambda _echt, _dossier, _tekst: None)


def give_last_only(wereld: Wereld) -> None:
    """Give a new bevoegd gezag the last message only."""

    def list_last(
        echt: Callable[[Dossier, str], tuple[Verzoek, ...]], dossier: Dossier, oin: str
    ) -> tuple[Verzoek, ...]:
        alle = echt(dossier, oin)
        return alle[-1:] if dossier.verzoek.bevoegd_gezag_historie else alle

    wrap(wereld.lv.verzoeken, "list_berichten", list_last)


def refuse_behandeldienst(wereld: Wereld) -> None:
    """Refuse another behandeldienst once a verzoek was received."""

    def change(_echt: Callable[..., None], _dossier: Dossier, _naar: Instantie | None) -> None:
        raise Probleem(409, "Niet te wijzigen", "de behandeldienst ligt vast na ontvangst; start een samenwerking")

    wrap(wereld.lv.verzoeken, "change_behandeldienst", change)
