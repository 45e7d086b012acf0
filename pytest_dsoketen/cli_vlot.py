# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""A command that starts quickly: it reads plain values itself, where typer loads pydantic for every one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, ClassVar

from typer.core import TyperCommand, TyperGroup


class VlotteGroep(TyperGroup):
    """Commands of which the group itself has no value to read, when its first word is the name of a command."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the command line up to the name of the command."""
        self.add_help_option = not args or args[0].startswith("-")
        try:
            return super().parse_args(ctx, args)
        finally:
            self.add_help_option = True


class VlotCommando(TyperCommand):
    """Reads what is plain by itself; the rest, such as a mistake or `--help`, typer reads as ever and with its messages.

    Attributes:
        soorten: how to read the value of every parameter; who cannot, raises an error.
    """

    soorten: ClassVar[Mapping[str, Callable[[Any], Any]]]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the command line."""
        waarden = self._read(ctx, args)
        if waarden is None:
            return super().parse_args(ctx, args)
        ctx.params.update(waarden)
        ctx.args = []
        return []

    def _read(self, ctx: Any, args: list[str]) -> dict[str, Any] | None:
        """Read the values; None when there is anything that is not plain."""
        try:
            gegeven, over, _ = self.make_parser(ctx).parse_args(args=[*args])
            waarden = {naam: self.soorten[naam](waarde) for naam, waarde in gegeven.items()}
            eigen = {str(param.name): param.default for param in self.params}
        except Exception:  # noqa: BLE001  (typer zegt zelf wat er mis is)
            return None
        return None if over or eigen.keys() != self.soorten.keys() else eigen | waarden


def as_vlag(waarde: Any) -> bool:
    """Read an option without a value.

    Raises:
        ValueError: when it has one.
    """
    if waarde is not True:
        raise ValueError(waarde)
    return True


def as_tekst(waarde: Any) -> str:
    """Read a text.

    Raises:
        ValueError: when it is none, or is empty.
    """
    if not isinstance(waarde, str) or not waarde:
        raise ValueError(waarde)
    return waarde


def as_pad(waarde: Any) -> Path:
    """Read a path.

    Raises:
        ValueError: when it is none.
    """
    return Path(as_tekst(waarde))


def as_paden(waarde: Any) -> list[Path]:
    """Read paths.

    Raises:
        ValueError: when there are none.
    """
    if not isinstance(waarde, tuple) or not waarde:
        raise ValueError(waarde)
    return [as_pad(deel) for deel in waarde]


def as_aantal(waarde: Any) -> int:
    """Read a number.

    Raises:
        ValueError: when it is anything but digits.
    """
    if not (waarde.isascii() and waarde.isdigit()):
        raise ValueError(waarde)
    return int(waarde)
