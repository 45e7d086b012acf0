# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The part of FEEL that STTR files use: unary tests and literals.

Names are never tokenised here: in STTR they hold spaces, hyphens and GUIDs, and are looked up by their exact text.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Any

from pytest_dsoketen.model._basis import DsoketenError

Waarde = bool | Decimal | str | date | None
"""A value in a decision; None is FEEL null."""

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<tekst>"(?:[^"\\]|\\.)*")
    | (?P<datum>date\s*\(\s*"(?P<dag>\d{4}-\d{2}-\d{2})"\s*\))
    | (?P<getal>-?(?:\d+(?:\.\d+)?|\.\d+))
    | (?P<bevat>(?:if\s*\?\s*=\s*null\s+then\s+false\s+else\s+)?contains\s*\(\s*\?\s*,)
    | (?P<woord>true\b|false\b|null\b|not\b)
    | (?P<teken><=|>=|\.\.|[<>()\[\],-])
    )""",
    re.VERBOSE,
)
_VOLGORDE: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_MAX_LENGTE = 20_000
_MAX_DIEPTE = 20


class FeelError(DsoketenError, ValueError):
    """A text that is not in the subset of FEEL that STTR uses."""


class Toets:
    """A unary test on one value."""

    def matches(self, waarde: Waarde) -> bool:
        """Whether a value passes."""
        raise NotImplementedError

    def grenzen(self) -> tuple[Waarde, ...]:
        """Give the values in the test at which its result can change."""
        return ()


@dataclass(frozen=True)
class Alles(Toets):
    """The dash: every value."""

    def matches(self, waarde: Waarde) -> bool:  # noqa: ARG002  (every value)
        """Pass."""
        return True


@dataclass(frozen=True)
class Gelijk(Toets):
    """A literal: that value."""

    waarde: Waarde

    def matches(self, waarde: Waarde) -> bool:
        """Pass when equal and of the same kind."""
        return type(waarde) is type(self.waarde) and waarde == self.waarde

    def grenzen(self) -> tuple[Waarde, ...]:
        """Give the literal."""
        return (self.waarde,)


@dataclass(frozen=True)
class Vergelijking(Toets):
    """Before or after a number or date."""

    teken: str
    waarde: Waarde

    def matches(self, waarde: Waarde) -> bool:
        """Pass when of the same kind and on the right side."""
        return type(waarde) is type(self.waarde) and _VOLGORDE[self.teken](waarde, self.waarde)

    def grenzen(self) -> tuple[Waarde, ...]:
        """Give the bound."""
        return (self.waarde,)


@dataclass(frozen=True)
class Interval(Toets):
    """Between two bounds."""

    onder: Vergelijking
    boven: Vergelijking

    def matches(self, waarde: Waarde) -> bool:
        """Pass when between."""
        return self.onder.matches(waarde) and self.boven.matches(waarde)

    def grenzen(self) -> tuple[Waarde, ...]:
        """Give both bounds."""
        return (self.onder.waarde, self.boven.waarde)


@dataclass(frozen=True)
class Bevat(Toets):
    """One of several chosen options: the answer contains the text."""

    deel: str

    def matches(self, waarde: Waarde) -> bool:
        """Pass when the text is in the answer."""
        return isinstance(waarde, str) and self.deel in waarde

    def grenzen(self) -> tuple[Waarde, ...]:
        """Give the text."""
        return (self.deel,)


@dataclass(frozen=True)
class Niet(Toets):
    """Not that."""

    toets: Toets

    def matches(self, waarde: Waarde) -> bool:
        """Pass when the other does not."""
        return not self.toets.matches(waarde)

    def grenzen(self) -> tuple[Waarde, ...]:
        """Give those of the other."""
        return self.toets.grenzen()


@dataclass(frozen=True)
class Of(Toets):
    """Any of a list."""

    toetsen: tuple[Toets, ...]

    def matches(self, waarde: Waarde) -> bool:
        """Pass when one does."""
        return any(toets.matches(waarde) for toets in self.toetsen)

    def grenzen(self) -> tuple[Waarde, ...]:
        """Give those of all."""
        return tuple(grens for toets in self.toetsen for grens in toets.grenzen())


@lru_cache(maxsize=4096)
def parse_toets(tekst: str) -> Toets:
    """Read the text of an inputEntry.

    Raises:
        FeelError: when it is not in the subset.
    """
    if tekst.strip() == "-":
        return Alles()
    lezer = _Lezer(tekst)
    toets = lezer.read_lijst(0)
    lezer.expect_einde()
    return toets


@lru_cache(maxsize=4096)
def parse_literal(tekst: str) -> Waarde:
    """Read the text of an outputEntry or another literal.

    Raises:
        FeelError: when it is not a literal.
    """
    lezer = _Lezer(tekst)
    waarde = lezer.read_waarde()
    lezer.expect_einde()
    return waarde


def overlaps(links: Toets, rechts: Toets) -> bool:
    """Whether some value passes both tests.

    Exact for this subset: a test can only change its result at its bounds, so it is enough to try each bound, one
    value between every two of them, one on either side, and one text that no test names.
    """
    grenzen = (*links.grenzen(), *rechts.grenzen())
    return any(links.matches(waarde) and rechts.matches(waarde) for waarde in _list_proeven(grenzen))


def _list_proeven(grenzen: tuple[Waarde, ...]) -> list[Waarde]:
    """Give enough values to try."""
    proeven: list[Waarde] = [*grenzen, True, False, "\x00", "".join(g for g in grenzen if isinstance(g, str))]
    getallen = sorted({g for g in grenzen if isinstance(g, Decimal)}) or [Decimal(0)]
    proeven += [getallen[0] - 1, getallen[-1] + 1, *((a + b) / 2 for a, b in pairwise(getallen))]
    dagen = sorted({g.toordinal() for g in grenzen if isinstance(g, date)})
    for dag in dagen:
        proeven += [date.fromordinal(max(dag - 1, 1)), date.fromordinal(min(dag + 1, date.max.toordinal()))]
    return proeven


class _Lezer:
    """Reads one text from left to right."""

    def __init__(self, tekst: str) -> None:
        if len(tekst) > _MAX_LENGTE:
            raise FeelError(f"de expressie is langer dan {_MAX_LENGTE} tekens")
        self._tekst = tekst
        self._plaats = 0
        self._nu: re.Match[str] | None = None
        self._next()

    def read_lijst(self, diepte: int) -> Toets:
        """Read tests with commas between them."""
        if diepte > _MAX_DIEPTE:
            raise FeelError("de expressie is te diep genest")
        toetsen = [self._read_toets(diepte)]
        while self._take(","):
            toetsen.append(self._read_toets(diepte))
        return toetsen[0] if len(toetsen) == 1 else Of(tuple(toetsen))

    def read_waarde(self) -> Waarde:
        """Read a literal."""
        token = self._nu
        if token is None:
            raise self._fout("een waarde")
        if token["tekst"]:
            waarde: Waarde = re.sub(r"\\(.)", r"\1", token["tekst"][1:-1])
        elif token["dag"]:
            waarde = _read_dag(token["dag"])
        elif token["getal"]:
            waarde = Decimal(token["getal"])
        elif token["woord"] in {"true", "false"}:
            waarde = token["woord"] == "true"
        elif token["woord"] == "null":
            waarde = None
        else:
            raise self._fout("een waarde")
        self._next()
        return waarde

    def expect_einde(self) -> None:
        """Refuse text after the end."""
        if self._nu is not None:
            raise self._fout("het einde")

    def _read_toets(self, diepte: int) -> Toets:
        """Read one test."""
        token = self._nu
        if token is None:
            raise self._fout("een toets")
        if token["woord"] == "not":
            self._next()
            self._expect("(")
            toets: Toets = Niet(self.read_lijst(diepte + 1))
            self._expect(")")
            return toets
        if token["bevat"]:
            self._next()
            deel = self.read_waarde()
            self._expect(")")
            return Bevat(str(deel))
        teken = token["teken"]
        if teken in _VOLGORDE:
            self._next()
            return Vergelijking(teken, self.read_waarde())
        if teken in {"(", "[", "]"}:
            return self._read_interval(teken)
        return Gelijk(self.read_waarde())

    def _read_interval(self, begin: str) -> Toets:
        """Read an interval; `]a..b[` is the same as `(a..b)`."""
        self._next()
        onder = self.read_waarde()
        self._expect("..")
        boven = self.read_waarde()
        if self._nu is None or self._nu["teken"] not in {")", "]", "["}:
            raise self._fout("het einde van een interval")
        einde = self._nu["teken"]
        self._next()
        return Interval(
            Vergelijking(">=" if begin == "[" else ">", onder), Vergelijking("<=" if einde == "]" else "<", boven)
        )

    def _take(self, teken: str) -> bool:
        """Step over a sign when it is there."""
        gevonden = self._nu is not None and self._nu["teken"] == teken
        if gevonden:
            self._next()
        return gevonden

    def _expect(self, teken: str) -> None:
        """Step over a sign that must be there."""
        if not self._take(teken):
            raise self._fout(repr(teken))

    def _next(self) -> None:
        """Go to the next token; None at the end."""
        if not self._tekst[self._plaats :].strip():
            self._nu = None
            self._plaats = len(self._tekst)
            return
        self._nu = _TOKEN.match(self._tekst, self._plaats)
        if self._nu is None:
            raise self._fout("iets dat in een toets mag staan")
        self._plaats = self._nu.end()

    def _fout(self, verwacht: str) -> FeelError:
        """Say what was expected where."""
        return FeelError(f"in {self._tekst[:80]!r} staat rond teken {self._plaats} niet {verwacht}")


def _read_dag(tekst: str) -> date:
    """Read a date."""
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        raise FeelError(f"{tekst} is geen bestaande datum") from None
