# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Proof of the rules on what a kind of regeling may be (TPOD2434 to TPOD2512): one change per cell of the table."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_dsoketen.standaarden.lvbb.keuren.tpod.soorten import REGELINGSOORTEN, Keuze
from tests.unit.keuren.geval import Geval
from tests.unit.owdata import aanwijzing, add_objecten, hoofdlijn, ow, pons
from tests.unit.plandata import Breuk, edit
from tests.unit.tpoddata import BESLUIT, CODES, gezag_of, uitgang_of

_GROEP = {"Bouw": "Bouwvlak", "Functie": "Bedrijf", "Beperkingengebied": "Weg", "Geur": "Bebouwingscontour"}
_MODELLEN = ("RegelingTijdelijkdeel", "RegelingCompact")
_BESLUITEN = ("BesluitKlassiek", "BesluitMutatie")


def _rename(oud: str, nieuw: str) -> Breuk:
    """Give an element in the besluit another name."""

    def apply(bestanden: dict[str, bytes]) -> dict[str, bytes]:
        tekst = bestanden[BESLUIT].decode()
        assert f"<{oud} " in tekst
        return {
            **bestanden,
            BESLUIT: tekst.replace(f"<{oud} ", f"<{nieuw} ").replace(f"</{oud}>", f"</{nieuw}>").encode(),
        }

    return apply


def _gevallen_gezag(soort: str, keuze: Keuze) -> Iterator[Geval]:
    gezag = gezag_of(soort)
    ander = next(naam for naam in CODES if naam not in keuze.waarden)
    breuk = edit(
        BESLUIT,
        f"<eindverantwoordelijke>/tooi/id/{gezag}/{CODES[gezag]}<",
        f"<eindverantwoordelijke>/tooi/id/{ander}/{CODES[ander]}<",
    )
    yield Geval(keuze.code, breuk, f"{soort} van een {ander}", mee=frozenset({"STOP1035"}), uitgang=uitgang_of(soort))


def _gevallen_tekst(soort: str, keuze: Keuze) -> Iterator[Geval]:
    goed = min(keuze.waarden)
    fout = next(model for model in _MODELLEN if model not in keuze.waarden)
    mee = {"STOP2061"} if fout == "RegelingTijdelijkdeel" else {"STOP2051", "STOP2053"}
    yield Geval(
        keuze.code,
        _rename(goed, fout),
        f"{soort} als {fout}",
        mee=frozenset(mee),
        uitgang=uitgang_of(soort, keuze.bij),
    )


def _gevallen_besluit(soort: str, keuze: Keuze) -> Iterator[Geval]:
    fout = next(model for model in _BESLUITEN if model not in keuze.waarden)
    yield Geval(keuze.code, _rename("BesluitCompact", fout), f"{soort} in {fout}", uitgang=uitgang_of(soort, keuze.bij))


def _gevallen_objecten(soort: str, keuze: Keuze) -> Iterator[Geval]:
    code = CODES[gezag_of(soort)]
    verboden = pons(ow("gebied", "Bos", code), gezag=code)
    if "Pons" in keuze.waarden:
        verboden = hoofdlijn()
    mee = frozenset({"TPOD1990"} if "Pons" in keuze.waarden else ())
    yield Geval(keuze.code, add_objecten(verboden), soort, mee, uitgang=uitgang_of(soort))


def _gevallen_aanwijzingen(soort: str, keuze: Keuze) -> Iterator[Geval]:
    code = CODES[gezag_of(soort)]
    type_ = next((type_ for type_ in _GROEP if type_ not in keuze.waarden), "Onbekend")
    nieuw = aanwijzing(type_, _GROEP.get(type_, "Onbekend"), ow("gebied", "Bos", code), code)
    yield Geval(keuze.code, add_objecten(nieuw), f"{soort} met {type_}", uitgang=uitgang_of(soort, aangewezen=True))


def _make_gevallen() -> Iterator[Geval]:
    """Walk the table."""
    for code, soort in REGELINGSOORTEN.items():
        if soort.gezag:
            yield from _gevallen_gezag(code, soort.gezag)
        for keuze in soort.tekst:
            yield from _gevallen_tekst(code, keuze)
        for keuze in soort.besluit:
            yield from _gevallen_besluit(code, keuze)
        yield from _gevallen_objecten(code, soort.objecten)
        if soort.aanwijzingen:
            yield from _gevallen_aanwijzingen(code, soort.aanwijzingen)


GEVALLEN: tuple[Geval, ...] = tuple(_make_gevallen())
