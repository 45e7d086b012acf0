# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The publiceerbare PDF of a verzoek: what everybody may read, with the name of every bijlage."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_dsoketen.model.verzoeken import Verzoek
from pytest_dsoketen.standaarden.stam import write_pdf


def write_verzoek_pdf(verzoek: Verzoek) -> bytes:
    """Make the PDF; persons and answers that are not public are left out."""
    return write_pdf(list_regels(verzoek))


def list_regels(verzoek: Verzoek) -> Iterator[str]:
    """Give the lines of the PDF."""
    yield f"Verzoeknummer: {verzoek.verzoeknummer}"
    yield f"Volgnummer: {verzoek.volgnummer:03d}"
    yield f"Naam: {verzoek.naam}"
    yield f"Type: {verzoek.type.value}"
    yield f"Doel: {verzoek.doel.value}"
    yield f"Bevoegd gezag: {verzoek.bevoegd_gezag.naam}"
    for activiteit in verzoek.activiteiten:
        yield ""
        yield f"Activiteit {activiteit.volgnummer}: {activiteit.naam}"
        for antwoord in activiteit.antwoorden:
            if antwoord.publiceerbaar:
                yield f"Vraag: {antwoord.tekst}"
                yield f"Antwoord: {antwoord.antwoord}"
    yield ""
    yield "Bijlagen"
    for bijlage in verzoek.bijlagen:
        yield f"- {bijlage.bestandsnaam}{' (vertrouwelijk)' if bijlage.vertrouwelijk else ''}"
