# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Messages of this part of the chain as the berichtenboek holds them, put to their own checks."""

from __future__ import annotations

from pytest_dsoketen.model.berichten import Afwijking, Bericht
from pytest_dsoketen.standaarden.digikoppeling import EbmsError, check_ebms, read_ebms
from pytest_dsoketen.standaarden.indienbericht import check_indienbericht
from pytest_dsoketen.standaarden.inname import InnameError
from pytest_dsoketen.standaarden.stam.keuren import check_notificatie, check_verzoek
from pytest_dsoketen.standaarden.terugkoppeling import TerugkoppelingError, read_terugkoppeling


def _check_status(bericht: Bericht) -> list[Afwijking]:
    """A refusal of something that was promised is wrong by itself."""
    if bericht.status < 400:
        return []
    tekst = bericht.inhoud[:200].decode("utf-8", "replace")
    return [
        Afwijking(
            "DSOK-AFHANDELEN-001", f"het bestand is geweigerd met status {bericht.status}: {tekst}", bericht.adres
        )
    ]


def check_verzoek_bericht(bericht: Bericht) -> list[Afwijking]:
    """Check a verzoekbericht as it was handed out."""
    return _check_status(bericht) or check_verzoek(bericht.inhoud)


def check_bijlage_bericht(bericht: Bericht) -> list[Afwijking]:
    """Check a bijlage as it was handed out: what is in it is free."""
    return _check_status(bericht)


def check_indien_bericht(bericht: Bericht) -> list[Afwijking]:
    """Check an indienbericht as it was sent."""
    return check_indienbericht(bericht.inhoud)


def check_notificatie_bericht(bericht: Bericht) -> list[Afwijking]:
    """Check a verzoeknotificatie: in its ebMS message, or bare as a Digikoppeling-adapter hands it on."""
    if not bericht.mediatype.startswith("multipart/"):
        return check_notificatie(bericht.inhoud)
    afwijkingen = check_ebms(bericht.inhoud, bericht.mediatype)
    try:
        bijlagen = read_ebms(bericht.inhoud, bericht.mediatype).bijlagen
    except (EbmsError, InnameError) as fout:
        return afwijkingen or [Afwijking("DSOK-DK-001", str(fout))]
    inhoud = bijlagen[0].inhoud if bijlagen else b""
    return [*afwijkingen, *check_notificatie(inhoud)]


def check_terugkoppeling_bericht(bericht: Bericht) -> list[Afwijking]:
    """Check a message to the initiatiefnemer: readable, with an address and something to read."""
    try:
        aan, gelezen = read_terugkoppeling(bericht.inhoud, bericht.tijdstip)
    except TerugkoppelingError as fout:
        return [Afwijking("DSOK-TERUGKOPPELING-001", str(fout))]
    if "@" in aan and gelezen.onderwerp and gelezen.tekst:
        return []
    return [Afwijking("DSOK-TERUGKOPPELING-001", "het bericht heeft geen e-mailadres, onderwerp of tekst")]
