# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Content of verzoeken for the steps: drafts from the casus, bijlagen of a chosen size, changes for an aanvulling."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pytest_dsoketen.model.casussen import Casus
from pytest_dsoketen.model.partijen import Organisatie
from pytest_dsoketen.model.regels import Antwoordtype, BijlageVraag, Regelinhoud, Vraag
from pytest_dsoketen.model.verzoeken import (
    Bijlage,
    Doel,
    Instantie,
    Verzoek,
    VerzoekActiviteit,
    Verzoektype,
    VraagAntwoord,
)

_VOORBEELDEN = {
    Antwoordtype.BOOLEAN: "true",
    Antwoordtype.NUMBER: "25",
    Antwoordtype.STRING: "Zo wordt het erf weer goed te gebruiken.",
    Antwoordtype.DATE: "01-09-2026",
    Antwoordtype.LIST: "",
}
_EENHEDEN = {"kB": 1024, "MB": 1024 * 1024}
ANDER_ANTWOORD = "Dit antwoord is in een aanvulling veranderd."


@dataclass(frozen=True)
class Antwoordwijziging:
    """One answer that an aanvulling changes."""

    activiteit: str
    vraag: str
    oud: str
    nieuw: str


@dataclass(frozen=True)
class Aanvulling:
    """What changes in an aanvulling.

    Attributes:
        verzoek: the full new state.
        antwoorden: the answers that change.
        nieuw: the bijlagen that come with it.
        vervallen: the bijlagen that it no longer names.
    """

    verzoek: Verzoek
    antwoorden: tuple[Antwoordwijziging, ...] = ()
    nieuw: tuple[Bijlage, ...] = ()
    vervallen: tuple[Bijlage, ...] = ()


def get_instantie(organisatie: Organisatie) -> Instantie:
    """Give an organisation as it stands in a verzoek."""
    return Instantie(organisatie.naam, organisatie.oin)


def make_verzoek(
    casus: Casus, regels: Sequence[Regelinhoud], soort: Verzoektype = Verzoektype.AANVRAAG, doel: Doel = Doel.INITIEREN
) -> Verzoek:
    """Draft a verzoek for one or more activities, with an answer to every question of their forms."""
    namen = " en ".join(inhoud.naam.lower() for inhoud in regels)
    return Verzoek(
        naam=f"Plan voor {namen}",
        project_naam=f"Plan voor {namen}",
        type=soort,
        doel=doel,
        activiteiten=tuple(_make_activiteit(inhoud, nummer) for nummer, inhoud in enumerate(regels, 1)),
        locatie=casus.locatie,
        initiatiefnemer=casus.initiatiefnemer,
        bevoegd_gezag=get_instantie(casus.gemeente),
    )


def _make_activiteit(inhoud: Regelinhoud, volgnummer: int) -> VerzoekActiviteit:
    """Fill in the form of one activity."""
    return VerzoekActiviteit(inhoud.activiteit, inhoud.naam, volgnummer, fill_formulier(inhoud))


def fill_formulier(inhoud: Regelinhoud) -> tuple[VraagAntwoord, ...]:
    """Answer every question of a form: as in the first path of the check, else by the type of the question."""
    paden = [antwoord for antwoorden, _ in inhoud.paden[:1] for antwoord in antwoorden]
    gegeven = {antwoord.vraag: antwoord.waarde for antwoord in paden}
    return tuple(
        VraagAntwoord(vraag.id, vraag.tekst, gegeven.get(vraag.tekst) or _make_antwoord(vraag))
        for vraag in inhoud.formulier.vragen
    )


def _make_antwoord(vraag: Vraag) -> str:
    """Give an answer that fits the type of a question."""
    return vraag.opties[0] if vraag.opties else _VOORBEELDEN[vraag.type]


def list_bijlagevragen(regels: Sequence[Regelinhoud]) -> list[tuple[str, BijlageVraag]]:
    """Give the documents that the forms ask for, each with the urn of its activity."""
    return [(inhoud.activiteit, vraag) for inhoud in regels for vraag in inhoud.formulier.bijlagen]


def make_bijlage(bestandsnaam: str, omvang: int, activiteit: str = "", vraag: BijlageVraag | None = None) -> Bijlage:
    """Make a bijlage with bytes that follow from its name and its place."""
    zaad = f"{bestandsnaam}/{activiteit}/{vraag.id if vraag else ''}".encode()
    return Bijlage(
        bestandsnaam=bestandsnaam,
        inhoud=hashlib.shake_256(zaad).digest(omvang),
        vraag=vraag.id if vraag else "",
        activiteit=activiteit,
        documentsoort=vraag.naam if vraag else "Overig",
    )


def make_bijlagen(regels: Sequence[Regelinhoud], omvang: int) -> tuple[Bijlage, ...]:
    """Make one bijlage for every document that the forms ask for, together of a size."""
    vragen = list_bijlagevragen(regels)
    return tuple(
        make_bijlage(f"{vraag.naam.lower().replace(' ', '-')}-{nummer}.pdf", omvang // len(vragen), activiteit, vraag)
        for nummer, (activiteit, vraag) in enumerate(vragen, 1)
    )


def read_omvang(tekst: str) -> int:
    """Read a size such as `100 kB` or `4 MB` as a number of bytes.

    Raises:
        ValueError: when it is no size.
    """
    gevonden = re.fullmatch(r"(\d+) (kB|MB)", tekst)
    if not gevonden:
        raise ValueError(f"{tekst!r} is geen omvang; schrijf bijvoorbeeld '100 kB' of '4 MB'")
    return int(gevonden[1]) * _EENHEDEN[gevonden[2]]


def change_antwoord(verzoek: Verzoek) -> Aanvulling:
    """Change the last answer of the first activity."""
    eerste = verzoek.activiteiten[0]
    laatste = eerste.antwoorden[-1]
    nieuw = replace(laatste, antwoord=ANDER_ANTWOORD)
    activiteit = replace(eerste, antwoorden=(*eerste.antwoorden[:-1], nieuw))
    return Aanvulling(
        replace(verzoek, doel=Doel.AANVULLEN, activiteiten=(activiteit, *verzoek.activiteiten[1:])),
        antwoorden=(Antwoordwijziging(eerste.urn, laatste.vraag, laatste.antwoord, ANDER_ANTWOORD),),
    )


def add_bijlage(verzoek: Verzoek, bijlage: Bijlage) -> Aanvulling:
    """Add a bijlage."""
    nieuw = replace(verzoek, doel=Doel.AANVULLEN, bijlagen=(*verzoek.bijlagen, bijlage))
    return Aanvulling(nieuw, nieuw=(bijlage,))


def replace_bijlage(verzoek: Verzoek, oud: str, bestandsnaam: str) -> Aanvulling:
    """Put another bijlage in the place of one."""
    oude = next(bijlage for bijlage in verzoek.bijlagen if bijlage.bestandsnaam == oud)
    inhoud = hashlib.shake_256(bestandsnaam.encode()).digest(oude.omvang)
    nieuwe = replace(oude, bestandsnaam=bestandsnaam, inhoud=inhoud, sha256="", omvang=0, document_id="")
    rest = tuple(bijlage for bijlage in verzoek.bijlagen if bijlage is not oude)
    return Aanvulling(
        replace(verzoek, doel=Doel.AANVULLEN, bijlagen=(*rest, nieuwe)), nieuw=(nieuwe,), vervallen=(oude,)
    )
