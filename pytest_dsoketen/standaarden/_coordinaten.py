# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Coordinates as text into numbers, millions at a time.

numpy reads a decimal number slowly and a whole number fast. So the decimal points are taken out, whole numbers are
read, and each is divided by its own power of ten: exactly what reading the decimal number gives, and the number of
decimals is known at once. This goes in blocks of about a megabyte, so that all of it stays in the processor cache.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Getallen = NDArray[np.float64]
Tellingen = NDArray[np.int64]

BLOK = 1_000_000
"""Characters that are read together: enough to be fast, and few enough for the cache."""
_MACHTEN = 10.0 ** np.arange(16)
_GROOTSTE = 10**15
"""A number with more digits may not fit a float exactly without its point."""
_SPATIE, _PUNT = ord(" "), ord(".")


@dataclass(frozen=True)
class Coordinaten:
    """The numbers of many texts.

    Attributes:
        getallen: all numbers, one text after the other.
        aantallen: how many each text has.
        decimalen: with how many decimals each number is written.
        onleesbaar: which texts hold something that is no finite number; they count as empty.
    """

    getallen: Getallen
    aantallen: Tellingen
    decimalen: Tellingen
    onleesbaar: frozenset[int]


def read_coordinaten(teksten: Sequence[str]) -> Coordinaten:
    """Read the numbers of many texts.

    Args:
        teksten: numbers with white space between them.
    """
    aantallen = np.zeros(len(teksten), dtype=np.int64)
    onleesbaar: set[int] = set()
    gelezen: list[tuple[Getallen, Tellingen]] = []
    for nummers in _blokken(teksten):
        blok = [teksten[nummer] for nummer in nummers]
        deel = _read_blok(blok)
        if deel is None:
            blok = [" ".join(tekst.split()) for tekst in blok]
            deel = _read_blok(blok)
        if deel is not None:
            aantallen[nummers] = deel[0]
            gelezen.append(deel[1])
            continue
        for nummer, tekst in zip(nummers, blok, strict=True):
            los = _read_blok([tekst]) if tekst else None
            if los is not None:
                aantallen[nummer] = los[0][0]
                gelezen.append(los[1])
            elif tekst:
                onleesbaar.add(nummer)
    alles = gelezen or [(np.zeros(0), np.zeros(0, dtype=np.int64))]
    return Coordinaten(
        np.concatenate([getallen for getallen, _ in alles]),
        aantallen,
        np.concatenate([decimalen for _, decimalen in alles]),
        frozenset(onleesbaar),
    )


def _blokken(teksten: Sequence[str]) -> Iterator[list[int]]:
    """Walk the numbers of the texts that are not empty, in blocks."""
    blok: list[int] = []
    lengte = 0
    for nummer, tekst in enumerate(teksten):
        if not tekst:
            continue
        blok.append(nummer)
        lengte += len(tekst)
        if lengte > 2 * BLOK:
            yield blok
            blok, lengte = [], 0
    if blok:
        yield blok


def _read_blok(teksten: list[str]) -> tuple[Tellingen, tuple[Getallen, Tellingen]] | None:
    """Read texts together: how many numbers each has, and the numbers. None when single spaces do not part them."""
    samen = " ".join(teksten)
    if "\n" in samen or "\t" in samen or not samen.isascii():
        return None
    gelezen = _read(samen)
    if gelezen is None:
        return None
    getallen, decimalen, einden = gelezen
    grenzen = np.cumsum([len(tekst) + 1 for tekst in teksten]) - 1
    aantallen = np.diff(np.searchsorted(einden, grenzen), prepend=-1)
    return aantallen, (getallen, decimalen)


def _read(tekst: str) -> tuple[Getallen, Tellingen, Tellingen] | None:
    """Read numbers with one space between them: the numbers, their decimals, and where each ends.

    None when something is no finite number, or when the spaces are others.
    """
    data = tekst.encode("ascii")
    tekens = np.frombuffer(data, np.uint8)
    spaties = tekens == _SPATIE
    einden: Tellingen = np.append(np.flatnonzero(spaties), tekens.size)
    heel = _parse(data.translate(None, b"."), np.int64)
    if heel is None or (heel.size and max(heel.max(), -heel.min()) > _GROOTSTE):
        return _read_los(tekst, einden)
    decimalen = _count_decimalen(tekens == _PUNT, spaties, einden) if heel.size == einden.size else None
    if decimalen is None:
        return None
    if decimalen.max() >= _MACHTEN.size:
        return _read_los(tekst, einden)
    return heel / _MACHTEN[decimalen], decimalen, einden


def _count_decimalen(is_punt: NDArray[np.bool_], spaties: NDArray[np.bool_], einden: Tellingen) -> Tellingen | None:
    """Count the characters after the point of each number; None when a number has two points."""
    punten = np.flatnonzero(is_punt)
    if punten.size == einden.size:
        decimalen: Tellingen = einden - punten - 1
        return decimalen if decimalen.min() >= 0 and (punten[1:] > einden[:-1]).all() else None
    van = np.cumsum(spaties, dtype=np.int32)[punten]
    if (van[1:] == van[:-1]).any():
        return None
    decimalen = np.zeros(einden.size, dtype=np.int64)
    decimalen[van] = einden[van] - punten - 1
    return decimalen


def _read_los(tekst: str, einden: Tellingen) -> tuple[Getallen, Tellingen, Tellingen] | None:
    """Read numbers of any length, also with an exponent."""
    getallen = _parse(tekst, np.float64)
    if getallen is None or getallen.size != einden.size or not np.isfinite(getallen).all():
        return None
    delen = (deel.lower().partition("e")[0].partition(".")[2] for deel in tekst.split())
    decimalen = np.array([len(deel) for deel in delen], dtype=np.int64)
    return getallen.astype(np.float64), decimalen, einden


def _parse(tekst: str | bytes, soort: type[np.int64 | np.float64]) -> NDArray[np.int64 | np.float64] | None:
    """Let numpy read numbers; None when it cannot read them all."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", DeprecationWarning)
        try:
            return np.fromstring(tekst, dtype=soort, sep=" ")
        except (ValueError, DeprecationWarning):
            return None
