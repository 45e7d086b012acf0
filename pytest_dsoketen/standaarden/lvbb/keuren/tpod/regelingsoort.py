# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about what a kind of regeling may be (TPOD2434 to TPOD2512): one function per column of the table."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pytest_dsoketen.standaarden.imow.namen import OBJECTTYPEN
from pytest_dsoketen.standaarden.imow.objecten import OwObject
from pytest_dsoketen.standaarden.lvbb.inhoud import Regelingwijziging
from pytest_dsoketen.standaarden.lvbb.keuren.kern import Dossier, Fase, Regel, Vondst
from pytest_dsoketen.standaarden.lvbb.keuren.tpod.soorten import REGELINGSOORTEN, Keuze, Regelingsoort
from pytest_dsoketen.standaarden.stop.namen import NS, TEKST, local
from pytest_dsoketen.standaarden.stop.tekst import REGELINGMODELLEN

_EINDVERANTWOORDELIJKE = "data:BesluitMetadata/data:eindverantwoordelijke"

Zoeker = Callable[[Dossier], Iterator[Vondst]]


def _find_gezag(soort: str, naam: str, keuze: Keuze) -> Zoeker:
    """Make the rule on the kind of organisation that the eindverantwoordelijke of the besluit is."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        besluit = dossier.aanlevering.besluit
        if besluit is None or soort not in dossier.regelingsoorten.values():
            return
        gezag = _gezag_of(besluit.eindverantwoordelijke)
        if gezag and gezag not in keuze.waarden:
            element = besluit.element.find(_EINDVERANTWOORDELIJKE, NS)
            nodig = f"bij een regeling van de soort {naam} is dat een {_opsomming(keuze.waarden)}"
            melding = f"de eindverantwoordelijke is {besluit.eindverantwoordelijke}; {nodig}"
            yield melding, besluit.element if element is None else element

    return find


def _find_tekst(soort: str, naam: str, keuze: Keuze) -> Zoeker:
    """Make the rule on the model of the text; a mutation has none."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for wijziging in _wijzigingen(dossier, soort, keuze):
            model = local(wijziging.element)
            if model in REGELINGMODELLEN and model not in keuze.waarden:
                nodig = f"bij een regeling van de soort {naam} hoort {_opsomming(keuze.waarden)}"
                yield f"de tekst is een {model}; {nodig}", wijziging.element

    return find


def _find_besluit(soort: str, naam: str, keuze: Keuze) -> Zoeker:
    """Make the rule on the model of the besluit."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        besluit = dossier.aanlevering.besluit
        if besluit is None or not any(_wijzigingen(dossier, soort, keuze)):
            return
        for tekst in besluit.element.iterchildren(f"{{{TEKST}}}*"):
            if local(tekst) not in keuze.waarden:
                nodig = f"bij een regeling van de soort {naam} hoort {_opsomming(keuze.waarden)}"
                yield f"het besluit is een {local(tekst)}; {nodig}", tekst

    return find


def _find_objecten(soort: str, naam: str, keuze: Keuze) -> Zoeker:
    """Make the rule on the types of OW objects; that a type does not exist at all, is said by OZON0010."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for obj in _objecten(dossier, soort):
            if obj.objecttype in OBJECTTYPEN and obj.objecttype not in keuze.waarden:
                yield f"een {obj.objecttype} mag niet voorkomen bij een regeling van de soort {naam}", obj

    return find


def _find_aanwijzingen(soort: str, naam: str, keuze: Keuze) -> Zoeker:
    """Make the rule on the types of gebiedsaanwijzing."""

    def find(dossier: Dossier) -> Iterator[Vondst]:
        for obj in _objecten(dossier, soort):
            if obj.objecttype == "Gebiedsaanwijzing":
                type_ = obj.text("type").rpartition("/")[2]
                if type_ not in keuze.waarden:
                    niet = f"mag niet voorkomen bij een regeling van de soort {naam}"
                    yield f"een gebiedsaanwijzing van het type {type_} {niet}", obj

    return find


def _wijzigingen(dossier: Dossier, soort: str, keuze: Keuze) -> Iterator[Regelingwijziging]:
    """Walk the regelingen of a kind in the besluit, when the rule holds for its eindverantwoordelijke."""
    besluit = dossier.aanlevering.besluit
    if besluit is not None and keuze.bij in {"", _gezag_of(besluit.eindverantwoordelijke)}:
        for wijziging in dossier.aanlevering.regelingen:
            if dossier.regelingsoorten.get(wijziging.work) == soort:
                yield wijziging


def _objecten(dossier: Dossier, soort: str) -> Iterator[OwObject]:
    """Walk the OW objects that are delivered for regelingen of a kind."""
    for work, code in dossier.regelingsoorten.items():
        if code == soort:
            yield from dossier.objecten_per_work.get(work, ())


def _gezag_of(tooi: str) -> str:
    """Give the kind of organisation of a TOOI identification: `/tooi/id/gemeente/gm9999` is a gemeente."""
    delen = tooi.split("/")
    return delen[3] if len(delen) == 5 and delen[1:3] == ["tooi", "id"] else ""


def _opsomming(waarden: frozenset[str]) -> str:
    """Write what is allowed for a reader."""
    *begin, einde = sorted(waarden)
    return f"{', '.join(begin)} of {einde}" if begin else einde


def _make_regels(code: str, soort: Regelingsoort) -> Iterator[Regel]:
    """Make the rules of one row of the table."""
    kolommen = (
        ((soort.gezag,), Fase.BESLUIT, _find_gezag),
        (soort.tekst, Fase.BESLUIT, _find_tekst),
        (soort.besluit, Fase.BESLUIT, _find_besluit),
        ((soort.objecten,), Fase.CONSOLIDATIE, _find_objecten),
        ((soort.aanwijzingen,), Fase.CONSOLIDATIE, _find_aanwijzingen),
    )
    for keuzes, fase, maak in kolommen:
        for keuze in keuzes:
            if keuze is not None:
                yield Regel(keuze.code, fase, maak(code, soort.naam, keuze))


REGELS_REGELINGSOORT: tuple[Regel, ...] = tuple(
    sorted(
        (regel for code, soort in REGELINGSOORTEN.items() for regel in _make_regels(code, soort)),
        key=lambda regel: regel.code,
    )
)
