# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""What the LVBB answers: a resultaat per kind of opdracht (validatieVerzoekResultaat, publicatieVerzoekResultaat, …).

Five shapes were seen, in BHKV 1.2.0 and before: the message says succes and its verslag valide (a), niet-valide (b) or
consolidatie-niet-valide (c); the message says mislukt with a verslag (d) or without one (e, such as LVBB1012). So the
uitkomst of the message is not the verdict; that of the verslag is. BHKV 1.3.0-ic always has a verslag with meldingen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree

from pytest_dsoketen.model.berichten import Afwijking, Bericht, Verplichtingsniveau
from pytest_dsoketen.model.plannen import Melding, Opdrachtsoort, Verslag, Verslaguitkomst, find_eindverslag
from pytest_dsoketen.standaarden.inname import write_xml
from pytest_dsoketen.standaarden.lvbb.opdracht import OPDRACHTVORMEN, OpdrachtError, is_bhkv_13, read_klein
from pytest_dsoketen.standaarden.stop.namen import LVBBT, NS, STOP, add, local, new_element, qname, text_of

NOOIT = datetime(1970, 1, 1, tzinfo=UTC)
"""The moment of a refusal, which does not say when it was made."""


@dataclass(frozen=True)
class Resultaatvorm:
    """What a verslag on one kind of opdracht can say, as BHKV 1.2.0 and 1.3.0-ic list it.

    Attributes:
        uitkomsten: with these the opdracht ends.
        voortgang: these say how far it is.
        uitkomsten_13: as uitkomsten, in BHKV 1.3.0-ic; empty when it does not have the opdracht.
        voortgang_13: as voortgang, in BHKV 1.3.0-ic.
    """

    uitkomsten: frozenset[str]
    voortgang: frozenset[str] = frozenset()
    uitkomsten_13: frozenset[str] = frozenset()
    voortgang_13: frozenset[str] = frozenset()


_AKN = frozenset({"akn-iri-niet-valide", "akn-iri-niet-gevonden"})
_KEURING = frozenset({"niet-valide", "opdracht-niet-valide"})
_GESTOPT = frozenset({"behandeling-afgebroken"})
_BEZIG = frozenset({"opdracht-ontvangen", "validatie-voltooid"})
_NA_VALIDATIE = frozenset({"validatie-voltooid"})
_KEURING_13 = _GESTOPT | {"niet-valide"}
RESULTAATVORMEN: dict[Opdrachtsoort, Resultaatvorm] = {
    Opdrachtsoort.VALIDATIE: Resultaatvorm(
        _KEURING | _GESTOPT | {"valide", "consolidatie-niet-valide"},
        _BEZIG | _GESTOPT,
        _KEURING_13 | {"valide"},
        _NA_VALIDATIE,
    ),
    Opdrachtsoort.PUBLICATIE: Resultaatvorm(
        _KEURING | _GESTOPT | {"gepubliceerd"},
        _BEZIG | _GESTOPT | {"registratie-voltooid", "publicatie-voltooid"},
        _KEURING_13 | {"gepubliceerd"},
        _NA_VALIDATIE | {"registratie-voltooid"},
    ),
    Opdrachtsoort.AFBREKEN: Resultaatvorm(
        _AKN | {"ok", "behandeling-mislukt"}, uitkomsten_13=frozenset({"ok", "behandeling-mislukt"})
    ),
    Opdrachtsoort.DIRECTE_MUTATIE: Resultaatvorm(_KEURING | {"ok"}, _BEZIG | _GESTOPT | {"mutatie-voltooid"}),
    Opdrachtsoort.VALIDATIE_DIRECTE_MUTATIE: Resultaatvorm(_KEURING | {"valide"}, _BEZIG),
    Opdrachtsoort.RAADPLEGEN: Resultaatvorm(_AKN | _GESTOPT | {"ok"}),
}
RESULTAAT_ELEMENT = {soort: f"{vorm.naam}VerzoekResultaat" for soort, vorm in OPDRACHTVORMEN.items()}
_AKN_OF_MISLUKT = _AKN | {"behandeling-mislukt"}
_TECHNISCH = ("LVBB0", "LVBB10")
_ERNSTEN = frozenset({"fout", "waarschuwing", "informatie", "ontraden"})


def write_verslag(soort: Opdrachtsoort, verslag: Verslag, schemaversie: str = "", *, is_status: bool = False) -> bytes:
    """Write a resultaat message.

    The message says `succes`, also when its verslag says niet-valide, unless the verslag is marked as mislukt (shape d).
    A verslag with uitkomst MISLUKT is a refusal without verslag (shape e).

    Args:
        soort: kind of opdracht that it answers.
        verslag: what it says.
        schemaversie: version of BHKV; empty for 1.2.0.
        is_status: whether it says how far an opdracht is because somebody asked (raadplegen).

    Raises:
        OpdrachtError: when that version cannot say this on this kind of opdracht.
    """
    geweigerd = verslag.uitkomst is Verslaguitkomst.MISLUKT
    ontvangen = soort.noemt_besluit and verslag.uitkomst is Verslaguitkomst.ONTVANGEN
    nieuw = is_bhkv_13(schemaversie)
    element = _find_element(soort, verslag.uitkomst, nieuw) if nieuw or not (geweigerd or ontvangen) else ""
    naam = RESULTAAT_ELEMENT[soort]
    root = new_element(LVBBT, _status_of(naam) if is_status else naam, prefixen={None: LVBBT, "stop": STOP})
    add(root, "uitkomst", "mislukt" if geweigerd or verslag.is_mislukt else "succes")
    if geweigerd:
        _write_meldingen(root, verslag.meldingen)
    if geweigerd or ontvangen:
        return write_xml(root)
    inhoud = add(root, "verslag")
    add(inhoud, "idLevering", verslag.id_levering)
    add(inhoud, "tijdstipVerslag", verslag.tijdstip.isoformat())
    _write_meldingen(inhoud, verslag.meldingen or (_make_melding(verslag) if nieuw else ()))
    add(inhoud, element, verslag.uitkomst.value)
    if verslag.gepubliceerd_op is not None:
        add(inhoud, "tijdstipPublicatie", verslag.gepubliceerd_op.isoformat())
    return write_xml(root)


def _find_element(soort: Opdrachtsoort, uitkomst: Verslaguitkomst, nieuw: bool) -> str:
    """Say in which element of a verslag a version of BHKV writes this: an end when it can be one.

    Raises:
        OpdrachtError: when that version cannot say it on this kind of opdracht.
    """
    vorm = RESULTAATVORMEN[soort]
    einde, voortgang = (vorm.uitkomsten_13, vorm.voortgang_13) if nieuw else (vorm.uitkomsten, vorm.voortgang)
    if uitkomst.value in einde:
        return "uitkomst"
    if uitkomst.value in voortgang:
        return "voortgang"
    raise OpdrachtError(
        f"BHKV {'1.3.0-ic' if nieuw else '1.2.0'} kent “{uitkomst.value}” niet als antwoord op een "
        f"{OPDRACHTVORMEN[soort].naam}Opdracht; wel: {', '.join(sorted(einde | voortgang)) or 'niets'}"
    )


def _make_melding(verslag: Verslag) -> tuple[Melding, ...]:
    """Make the melding that BHKV 1.3.0-ic wants when there is nothing to report."""
    return (Melding(verslag.uitkomst.value, "informatie", verslag.uitkomst.toelichting),)


def write_weigering(soort: Opdrachtsoort, meldingen: Iterable[Melding]) -> bytes:
    """Write a refusal: the message says mislukt, meldingen on top, no verslag (such as LVBB1012)."""
    return write_verslag(soort, Verslag("", Verslaguitkomst.MISLUKT, NOOIT, tuple(meldingen), is_mislukt=True))


def _write_meldingen(parent: etree._Element, meldingen: tuple[Melding, ...]) -> None:
    """Write the meldingen, when there are any."""
    if not meldingen:
        return
    houder = add(parent, "meldingen")
    for melding in meldingen:
        element = add(houder, "melding")
        for naam, waarde in (
            ("code", melding.code),
            ("ernst", melding.ernst),
            ("soort", melding.soort),
            ("categorie", melding.categorie),
            ("beschrijving", melding.tekst),
        ):
            if waarde or naam != "categorie":
                etree.SubElement(element, qname(STOP, naam)).text = waarde
        if melding.uitspraken:
            metadata = etree.SubElement(element, qname(STOP, "metadata"))
            for naam, waarde in melding.uitspraken:
                etree.SubElement(metadata, qname(STOP, "uitspraak"), {"property": naam}).text = waarde


def resultaat_soort(data: bytes) -> Opdrachtsoort:
    """Say on what kind of opdracht a resultaat answers.

    Raises:
        OpdrachtError: when it is not a resultaat.
    """
    return _soort_of(_parse(data))


def read_verslag(data: bytes) -> Verslag:
    """Read a resultaat message of any shape.

    Returns:
        The verslag; without id_levering and with uitkomst MISLUKT for a refusal without verslag. A failed afbreken
        has the code of the LVBB as its melding when it gave none.

    Raises:
        OpdrachtError: when it is not a resultaat, or its uitkomst is unknown.
    """
    root = _parse(data)
    _soort_of(root)
    inhoud = root.find(qname(LVBBT, "verslag"))
    is_mislukt = text_of(root, "lvbbt:uitkomst") == "mislukt"
    if inhoud is None:
        uitkomst = Verslaguitkomst.MISLUKT if is_mislukt else Verslaguitkomst.ONTVANGEN
        return Verslag("", uitkomst, NOOIT, _read_meldingen(root), is_mislukt)
    code = text_of(inhoud, "lvbbt:uitkomst") or text_of(inhoud, "lvbbt:voortgang")
    meldingen = (*_read_meldingen(root), *_read_meldingen(inhoud))
    if code in _AKN_OF_MISLUKT:
        meldingen = meldingen or (Melding(code, "fout", f"de opdracht is niet uitgevoerd: {code}"),)
    gepubliceerd = text_of(inhoud, "lvbbt:tijdstipPublicatie")
    return Verslag(
        id_levering=text_of(inhoud, "lvbbt:idLevering"),
        uitkomst=_read_uitkomst(code),
        tijdstip=_read_moment(text_of(inhoud, "lvbbt:tijdstipVerslag")),
        meldingen=meldingen,
        is_mislukt=is_mislukt,
        gepubliceerd_op=_read_moment(gepubliceerd) if gepubliceerd else None,
    )


def _read_uitkomst(code: str) -> Verslaguitkomst:
    """Read the code of a verslag into the model."""
    try:
        return Verslaguitkomst(code)
    except ValueError:
        raise OpdrachtError(f"het verslag heeft een onbekende uitkomst: “{code}”") from None


def _read_meldingen(parent: etree._Element) -> tuple[Melding, ...]:
    """Read the meldingen directly under an element."""
    return tuple(_read_melding(melding) for melding in parent.iterfind("lvbbt:meldingen/lvbbt:melding", NS))


def _read_melding(melding: etree._Element) -> Melding:
    """Read one melding; unknown codes are kept as they are."""
    return Melding(
        code=text_of(melding, "stop:code"),
        ernst=text_of(melding, "stop:ernst"),
        tekst=text_of(melding, "stop:beschrijving"),
        categorie=text_of(melding, "stop:categorie"),
        soort=text_of(melding, "stop:soort"),
        uitspraken=tuple(
            (uitspraak.get("property", ""), "".join(str(deel) for deel in uitspraak.itertext()).strip())
            for uitspraak in melding.iterfind("stop:metadata/stop:uitspraak", NS)
        ),
    )


def _read_moment(tekst: str) -> datetime:
    """Read a moment; one without time zone counts as UTC."""
    try:
        moment = datetime.fromisoformat(tekst)
    except ValueError:
        raise OpdrachtError(f"het verslag heeft geen leesbaar tijdstip: “{tekst}”") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _parse(data: bytes) -> etree._Element:
    """Parse a resultaat."""
    return read_klein(data, "het resultaat")


def _soort_of(root: etree._Element) -> Opdrachtsoort:
    """Say on what kind of opdracht a resultaat answers; one on a status question counts as well."""
    for soort, naam in RESULTAAT_ELEMENT.items():
        if root.tag in {qname(LVBBT, naam), qname(LVBBT, _status_of(naam))}:
            return soort
    raise OpdrachtError(f"“{local(root)}” is geen resultaat van de LVBB op een opdracht")


def _status_of(naam: str) -> str:
    """Give the name of the message that says how far an opdracht is, from that of its resultaat."""
    return naam.replace("VerzoekResultaat", "StatusVerzoekResultaat")


def as_melding(afwijking: Afwijking) -> Melding:
    """Turn what a check found into a melding of the LVBB; what is wrong with the package itself is technisch."""
    ernst = "fout" if afwijking.niveau is Verplichtingsniveau.MOET else "waarschuwing"
    soort = "technisch" if afwijking.code.startswith(_TECHNISCH) else "inhoudelijk"
    return Melding(afwijking.code, ernst, afwijking.melding, afwijking.plaats, soort)


def check_verslag(data: bytes) -> list[Afwijking]:
    """Check a resultaat message against the BHKV shape."""
    try:
        root = _parse(data)
        soort = _soort_of(root)
        read_verslag(data)
    except OpdrachtError as fout:
        return [Afwijking("DSOK-BHKV-001", str(fout))]
    afwijkingen = []
    if text_of(root, "lvbbt:uitkomst") not in {"succes", "mislukt"}:
        afwijkingen.append(
            Afwijking("DSOK-BHKV-001", "het resultaat heeft geen uitkomst succes of mislukt", "uitkomst")
        )
    vorm = RESULTAATVORMEN[soort]
    for naam, toegestaan in (("uitkomst", vorm.uitkomsten), ("voortgang", vorm.voortgang)):
        code = text_of(root, f"lvbbt:verslag/lvbbt:{naam}")
        if code and code not in toegestaan:
            melding = f"de {naam} “{code}” hoort niet bij een {local(root)}"
            afwijkingen.append(Afwijking("DSOK-BHKV-001", melding, f"verslag/{naam}"))
    afwijkingen.extend(
        Afwijking("DSOK-BHKV-001", "een melding heeft geen code of geen geldige ernst", "melding")
        for element in root.iter(qname(LVBBT, "melding"))
        if not text_of(element, "stop:code") or text_of(element, "stop:ernst") not in _ERNSTEN
    )
    return afwijkingen


def check_verslag_bericht(bericht: Bericht) -> list[Afwijking]:
    """Check a verslag as it passed."""
    return check_verslag(bericht.inhoud)


__all__ = [
    "NOOIT",
    "RESULTAATVORMEN",
    "RESULTAAT_ELEMENT",
    "Resultaatvorm",
    "as_melding",
    "check_verslag",
    "check_verslag_bericht",
    "find_eindverslag",
    "read_verslag",
    "resultaat_soort",
    "write_verslag",
    "write_weigering",
]
