# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with an STTR file or a delivery: one line per norm, one function per line."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_dsoketen.model.berichten import Afwijking, Bericht, Verplichtingsniveau
from pytest_dsoketen.standaarden.inname import InnameError, parse_xml, read_zip
from pytest_dsoketen.standaarden.sttr import controles_regels as regels
from pytest_dsoketen.standaarden.sttr import controles_vorm as vorm
from pytest_dsoketen.standaarden.sttr.boom import Boom, Controle, describe_plaats
from pytest_dsoketen.standaarden.sttr.lezen import SttrError, iter_named, read_element, text
from pytest_dsoketen.standaarden.sttr.pakket import (
    PakketError,
    find_opdracht,
    list_manifest,
    parse_datum,
    read_pakket,
)

LEESBAAR = "DSOK-STTR-001"
_ZOU = Verplichtingsniveau.ZOU_MOETEN

CONTROLES: tuple[Controle, ...] = (
    Controle("DSOK-STTR-002", vorm.find_definitie),
    Controle("DSOK-STTR-003", vorm.find_namespace),
    Controle("DSOK-STTR-004", vorm.find_dubbele_ids),
    Controle("DSOK-STTR-005", vorm.find_verkeerde_plaats),
    Controle("DSOK-STTR-006", vorm.find_ontbrekend),
    Controle("DSOK-STTR-007", vorm.find_lege_tekst),
    Controle("DSOK-STTR-008", vorm.find_geen_getal),
    Controle("DSOK-STTR-009", vorm.find_onbekende_waarde),
    Controle("DSOK-STTR-010", vorm.find_lange_toelichting),
    Controle("DSOK-STTR-011", vorm.find_te_lang_voor_v3),
    Controle("DSOK-STTR-012", vorm.find_vorm_v3),
    Controle("DSOK-STTR-013", regels.find_losse_invoer),
    Controle("DSOK-STTR-014", regels.find_losse_groep),
    Controle("DSOK-STTR-015", vorm.find_dubbele_opties),
    Controle("DSOK-STTR-016", vorm.find_lege_locatie),
    Controle("DSOK-STTR-017", vorm.find_hit_policy),
    Controle("DSOK-STTR-018", vorm.find_arity),
    Controle("DSOK-STTR-019", regels.find_losse_eis),
    Controle("DSOK-STTR-020", regels.find_onbekende_naam),
    Controle("DSOK-STTR-021", regels.find_kring),
    Controle("DSOK-STTR-022", regels.find_wortel),
    Controle("DSOK-STTR-023", regels.find_onleesbare_ref),
    Controle("DSOK-STTR-024", regels.find_ander_gezag),
    Controle("DSOK-STTR-025", regels.find_onbekende_conclusie),
    Controle("DSOK-STTR-026", regels.find_verkeerd_type),
    Controle("DSOK-STTR-027", regels.find_toetsfout),
    Controle("DSOK-STTR-028", regels.find_uitkomstfout),
    Controle("DSOK-STTR-029", vorm.find_opties),
    Controle("DSOK-STTR-030", regels.find_onbekende_optie, _ZOU),
    Controle("DSOK-STTR-031", regels.find_dubbel_raak),
    Controle("DSOK-STTR-032", regels.find_tegenspraak, _ZOU),
    Controle("DSOK-STTR-033", regels.find_verkeerde_uitkomst),
    Controle("DSOK-STTR-034", vorm.find_onbekend_voorvoegsel),
    Controle("DSOK-STTR-035", regels.find_cijfernaam, _ZOU),
    Controle("DSOK-STTR-036", regels.find_ongebruikt, _ZOU),
    Controle("DSOK-STTR-037", regels.find_geo_als_waarheid, _ZOU),
    Controle("DSOK-STTR-038", vorm.find_versiemenging),
)


def check_sttr(data: bytes) -> list[Afwijking]:
    """Check an STTR file.

    Returns:
        Everything that is wrong, each with the code of its norm and the line; empty when nothing is.
    """
    try:
        root = parse_xml(data)
        read_element(root)
    except (InnameError, SttrError) as fout:
        return [Afwijking(LEESBAAR, f"het bestand is niet te lezen: {fout}", "regel 1")]
    boom = Boom(root)
    return [
        Afwijking(controle.code, melding, describe_plaats(element), controle.niveau)
        for controle in CONTROLES
        for element, melding in controle.find(boom)
    ]


def check_pakket(data: bytes) -> list[Afwijking]:
    """Check a delivery: the ZIP, its manifest and opdracht, and the files in it."""
    try:
        bestanden = read_zip(data)
        manifest = list_manifest(bestanden)
        opdracht = find_opdracht(bestanden)
        datums = [text(element) for element in iter_named(parse_xml(bestanden[opdracht]), "geldigBegindatum")]
    except (InnameError, PakketError) as fout:
        return [Afwijking("DSOK-STTR-040", f"het pakket is niet te lezen: {fout}", "manifest.xml")]
    afwijkingen = [*_check_manifest(set(bestanden), {naam for naam, _ in manifest})]
    afwijkingen += [
        Afwijking("DSOK-STTR-043", f"geldigBegindatum {datum[:40]!r} is geen datum (dd-mm-jjjj)", opdracht)
        for datum in datums
        if parse_datum(datum) is None
    ]
    try:
        pakket = read_pakket(data)
    except PakketError as fout:
        return [*afwijkingen, Afwijking("DSOK-STTR-042", str(fout), opdracht)]
    for regel in pakket.regels:
        afwijkingen += [
            Afwijking(fout.code, fout.melding, f"{regel.bestandsnaam}, {fout.plaats}", fout.niveau)
            for fout in check_sttr(regel.inhoud)
        ]
    return afwijkingen


def _check_manifest(aanwezig: set[str], genoemd: set[str]) -> Iterator[Afwijking]:
    """Compare the files with the manifest."""
    for naam in sorted(genoemd - aanwezig):
        yield Afwijking("DSOK-STTR-041", f"het manifest noemt {naam!r}, maar dat zit niet in de ZIP", "manifest.xml")
    for naam in sorted(aanwezig - genoemd):
        yield Afwijking("DSOK-STTR-041", f"{naam!r} zit in de ZIP, maar staat niet in het manifest", "manifest.xml")


def check_sttr_bericht(bericht: Bericht) -> list[Afwijking]:
    """Check an STTR file as it was sent."""
    return check_sttr(bericht.inhoud)


def check_pakket_bericht(bericht: Bericht) -> list[Afwijking]:
    """Check a delivery as it was sent."""
    return check_pakket(bericht.inhoud)
