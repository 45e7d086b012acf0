# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The toepasbare regels in a package: delivery ZIPs with STTR files and activities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pytest_dsoketen.model.plannen import Activiteit
from pytest_dsoketen.model.regels import Antwoord, Conclusie, Regelbeheerobject, Regelinhoud, Vragenboom
from pytest_dsoketen.oefenketen.voorzieningen.rtr import make_werkzaamheidnaam
from pytest_dsoketen.opstelling._pakketmap import Casusregels, Padregel, explain, list_bestanden, read_bestand, refuse
from pytest_dsoketen.standaarden.sttr.document import Sttrbestand
from pytest_dsoketen.standaarden.sttr.lezen import read_sttr
from pytest_dsoketen.standaarden.sttr.paden import list_paden
from pytest_dsoketen.standaarden.sttr.pakket import Activiteitlevering, read_pakket
from pytest_dsoketen.standaarden.sttr.spelen import list_bijlagen, make_vraag
from pytest_dsoketen.standaarden.sttr.uitvoeren import Locatiezoeker

_FORMULIEREN = (
    Regelbeheerobject.INDIENINGSVEREISTEN_VERGUNNING,
    Regelbeheerobject.INDIENINGSVEREISTEN_MELDING,
    Regelbeheerobject.INDIENINGSVEREISTEN_INFORMATIE,
)
_UITWEG_ZIP = "Gebruik aanlever-ZIP's met manifest.xml en een opdracht, zoals regelsoftware ze maakt."


@dataclass
class Leveringen:
    """What the ZIPs hold for one activity.

    Attributes:
        levering: what makes it toepasbaar; None while it was not found.
        zips: ZIP bytes in the order in which they have to be delivered: the activity first.
        bestanden: STTR file per regelbeheerobject.
        plaatsen: where each was read.
        oin: OIN in the STTR files.
    """

    levering: Activiteitlevering | None = None
    zips: list[bytes] = field(default_factory=list)
    bestanden: dict[Regelbeheerobject, Sttrbestand] = field(default_factory=dict)
    plaatsen: dict[Regelbeheerobject, Path] = field(default_factory=dict)
    oin: str = ""


def read_leveringen(map_: Path) -> dict[str, Leveringen]:
    """Read the delivery ZIPs in a folder, by urn of the activity; none when there is no folder.

    Raises:
        OpstellingOngeldigError: a file that is no delivery, or rules for an activity that no ZIP makes toepasbaar.
    """
    gevonden: dict[str, Leveringen] = {}
    for pad in list_bestanden(map_):
        inhoud = read_bestand(pad)
        with explain(pad, _UITWEG_ZIP):
            pakket = read_pakket(inhoud)
            for levering in pakket.activiteiten:
                bij_activiteit = gevonden.setdefault(levering.urn, Leveringen())
                bij_activiteit.levering = levering
                bij_activiteit.zips.insert(0, inhoud)
            for regels in pakket.regels:
                _add_sttr(gevonden, pad, inhoud, read_sttr(regels.inhoud))
    for urn, leveringen in gevonden.items():
        _check_heel(map_, urn, leveringen)
    return gevonden


def _add_sttr(gevonden: dict[str, Leveringen], pad: Path, inhoud: bytes, bestand: Sttrbestand) -> None:
    """Put an STTR file with its activity."""
    ref = bestand.ref
    if ref is None:
        raise refuse(
            pad, "heeft een STTR-bestand zonder leesbare functioneleStructuurRef", "Koppel het aan een activiteit."
        )
    leveringen = gevonden.setdefault(ref.activiteit, Leveringen())
    if ref.object in leveringen.bestanden:
        raise refuse(pad, f"is het tweede bestand met {ref.object.value} voor {ref.activiteit}", "Houd er één over.")
    leveringen.bestanden[ref.object] = bestand
    leveringen.plaatsen[ref.object] = pad
    leveringen.oin = ref.oin
    if inhoud not in leveringen.zips:
        leveringen.zips.append(inhoud)


def _check_heel(map_: Path, urn: str, leveringen: Leveringen) -> None:
    """Refuse an activity without rules, or rules without what makes their activity toepasbaar."""
    if leveringen.levering is None or not leveringen.levering.werkzaamheden:
        uitweg = "Voeg de ZIP toe die de activiteit toepasbaar maakt en aan een werkzaamheid koppelt."
        raise refuse(map_, f"heeft regels voor {urn}, maar niet de activiteit met haar werkzaamheid", uitweg)
    if not leveringen.bestanden:
        raise refuse(map_, f"maakt {urn} toepasbaar, maar bevat er geen STTR-bestand voor", "Voeg het toe.")


def make_regels(
    leveringen: Mapping[str, Leveringen],
    activiteiten: Iterable[Activiteit],
    casusregels: Casusregels,
    zoekers: Mapping[str, Locatiezoeker],
) -> tuple[Regelinhoud, ...]:
    """Make the content per activity; those with both a check and a form come first.

    Args:
        leveringen: what the ZIPs hold, by urn.
        activiteiten: those that are known, for their names.
        casusregels: what casus.toml says of paths.
        zoekers: per urn, says of an area whether the place to check at lies in it.

    Raises:
        OpstellingOngeldigError: a path in casus.toml that fits no check, or a check that cannot be carried out.
    """
    namen = {activiteit.identificatie: activiteit.naam for activiteit in activiteiten}
    for regel in casusregels.paden:
        if regel.activiteit not in leveringen:
            uitweg = f"Kies uit: {', '.join(sorted(leveringen)) or 'geen (de map regels is leeg)'}."
            raise refuse(
                casusregels.bestand, f"noemt activiteit {regel.activiteit!r}, die niet in regels/ staat", uitweg
            )
    inhoud = [
        _make_regelinhoud(urn, per_activiteit, namen.get(urn, urn), casusregels, zoekers[urn])
        for urn, per_activiteit in leveringen.items()
    ]
    return tuple(sorted(inhoud, key=lambda item: (item.check.ontbreekt + item.formulier.ontbreekt, item.activiteit)))


def _make_regelinhoud(
    urn: str, leveringen: Leveringen, naam: str, casusregels: Casusregels, locatie: Locatiezoeker
) -> Regelinhoud:
    """Make the content of one activity."""
    assert leveringen.levering is not None
    werkzaamheid = leveringen.levering.werkzaamheden[0]
    formulier = next((soort for soort in _FORMULIEREN if soort in leveringen.bestanden), _FORMULIEREN[0])
    opgegeven = [regel for regel in casusregels.paden if regel.activiteit == urn]
    check = leveringen.bestanden.get(Regelbeheerobject.CONCLUSIE)
    if check is None:
        paden: tuple[tuple[tuple[Antwoord, ...], Conclusie], ...] = ()
    elif opgegeven:
        paden = tuple(_read_pad(regel, check, casusregels.bestand) for regel in opgegeven)
    else:
        with explain(
            leveringen.plaatsen[Regelbeheerobject.CONCLUSIE], "Verbeter de regels, of geef paden in casus.toml."
        ):
            paden = list_paden(check, locatie)
    return Regelinhoud(
        activiteit=urn,
        naam=naam,
        werkzaamheid=werkzaamheid,
        werkzaamheid_naam=make_werkzaamheidnaam(werkzaamheid),
        check=_make_boom(urn, Regelbeheerobject.CONCLUSIE, leveringen),
        formulier=_make_boom(urn, formulier, leveringen),
        paden=paden,
        bestanden=tuple(leveringen.zips),
    )


def _make_boom(urn: str, soort: Regelbeheerobject, leveringen: Leveringen) -> Vragenboom:
    """Give the view of the model on an STTR file; one without a name when there is no file."""
    bestand = leveringen.bestanden.get(soort)
    if bestand is None:
        return Vragenboom("", urn, soort, (), ())
    with explain(leveringen.plaatsen[soort], "Verbeter de regels in dit bestand."):
        bijlagen = list_bijlagen(bestand, {}, lambda _: "nee")
    vragen = tuple(make_vraag(regel) for regel in bestand.in_volgorde() if regel.soort.is_vraag)
    return Vragenboom(bestand.naam or soort.value, urn, soort, vragen, (), bijlagen)


def _read_pad(regel: Padregel, check: Sttrbestand, bron: Path) -> tuple[tuple[Antwoord, ...], Conclusie]:
    """Compare a path in casus.toml with the questions of its check."""
    vragen: Sequence[str] = [item.tekst for item in check.uitvoeringsregels if item.soort.is_vraag]
    for vraag, _ in regel.antwoorden:
        if vraag not in vragen:
            raise refuse(bron, f"noemt de vraag {vraag!r}, die de check niet stelt", f"Kies uit: {'; '.join(vragen)}")
    if regel.conclusie not in {conclusie.value for conclusie in Conclusie}:
        uitweg = f"Kies uit: {', '.join(conclusie.value for conclusie in Conclusie)}."
        raise refuse(bron, f"noemt de conclusie {regel.conclusie!r}, die niet bestaat", uitweg)
    return tuple(Antwoord(vraag, waarde) for vraag, waarde in regel.antwoorden), Conclusie(regel.conclusie)
