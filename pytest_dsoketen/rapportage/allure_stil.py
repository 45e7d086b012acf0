# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The listener of allure-pytest, made quiet and safe.

Quiet: no container per fixture, because every Gherkin step would make one. Safe: whatever a test or a vendor hands to
Allure, an error in reporting becomes a warning and never ends the run. Imported only with `--alluredir`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
from allure_commons.logger import AllureFileLogger
from allure_commons.reporter import AllureReporter
from allure_pytest.listener import AllureListener  # type: ignore[import-untyped]
from attr import asdict

from pytest_dsoketen.rapportage.tekst import clean_line, hide_secrets, make_safe

_REGEL = 2_000


class Waarschuwingen:
    """Keeps what went wrong in reporting, once each, as Dutch lines."""

    def __init__(self) -> None:
        self.regels: list[str] = []

    @contextmanager
    def catch(self, waarmee: str) -> Iterator[None]:
        """Turn an error into a warning.

        Args:
            waarmee: what was being done, as the end of the sentence “het Allure-rapport is niet volledig: …”.
        """
        try:
            yield
        except Exception as fout:  # noqa: BLE001  (a reporter never breaks a run)
            self.add(f"het Allure-rapport is niet volledig: {waarmee} lukte niet ({type(fout).__name__}: {fout})")

    def add(self, regel: str) -> None:
        """Keep a warning."""
        regel = clean_line(regel)
        if regel not in self.regels:
            self.regels.append(regel)


class VeiligeReporter(AllureReporter):
    """Cleans everything on its way to disk.

    Made by giving the reporter of allure-pytest this class, so that what it already holds stays.
    """

    waarschuwingen: Waarschuwingen
    secrets: tuple[str, ...]

    def close_test(self, uuid: str) -> None:
        """Clean a result and write it; when that fails say so."""
        with self.waarschuwingen.catch("een resultaat schrijven"):
            _clean_item(self.get_item(uuid), self.secrets)  # type: ignore[no-untyped-call]
            super().close_test(uuid)  # type: ignore[no-untyped-call]

    def attach_data(self, uuid: str, body: Any, *args: Any, **kwargs: Any) -> None:
        """Clean an attachment and write it; when that fails say so."""
        with self.waarschuwingen.catch("een bijlage schrijven"):
            if isinstance(body, str):
                body = make_safe(body, self.secrets, limit=200_000)
            super().attach_data(uuid, body, *args, **kwargs)  # type: ignore[no-untyped-call]


class SnelleSchrijver(AllureFileLogger):
    """Writes a result in one go: encoded by C, and no text can stop it."""

    def _report_item(self, item: Any) -> None:
        """Write to a temporary name first, so that no half result is ever seen."""
        path = self._report_dir / item.file_pattern.format(prefix=uuid4())
        data = json.dumps(asdict(item, filter=_has_value), ensure_ascii=False).encode("utf-8", "replace")
        temporary = path.with_name(f"{path.name}.tmp")
        temporary.write_bytes(data)
        temporary.replace(path)


def _has_value(_: Any, value: Any) -> bool:
    """Leave out what is empty, as Allure does."""
    return bool(value) or value is False


class Stil(AllureListener):  # type: ignore[misc]
    """AllureListener without containers, and with every hook guarded.

    Attributes:
        waarschuwingen: what went wrong.
        finish_scenario: called with an item at the end of its teardown; says whether it was a scenario of ours.
        judge_scenario: called with an item and the exception that ended it, after allure-pytest judged it.
    """

    waarschuwingen: Waarschuwingen
    finish_scenario: Callable[[pytest.Item], bool]
    judge_scenario: Callable[[pytest.Item, BaseException | None], None]

    pytest_fixture_setup = None
    pytest_fixture_post_finalizer = None

    def _update_fixtures_children(self, item: pytest.Item) -> None:
        """Link no fixtures: there are no containers."""

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None, Any, None]:
        """Open and close the result of an item."""
        yield from self._guard(super().pytest_runtest_protocol(item, nextitem))

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> Generator[None, Any, None]:
        """Fill the result of an item in."""
        yield from self._guard(super().pytest_runtest_setup(item))

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, Any, None]:
        """Time an item."""
        yield from self._guard(super().pytest_runtest_call(item))

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_teardown(self, item: pytest.Item) -> Generator[None, Any, None]:
        """Label an item; a scenario gets its own labels instead of those of its file."""
        outcome = yield
        with self.waarschuwingen.catch("een scenario afronden"):
            if self.finish_scenario(item):
                return
        self._finish_other(item, outcome)

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, None]:
        """Judge an item; a scenario by its own verdict."""
        yield from self._guard(super().pytest_runtest_makereport(item, call))
        if call.when == "call" or (call.when == "setup" and call.excinfo):
            with self.waarschuwingen.catch("een oordeel vastleggen"):
                self.judge_scenario(item, call.excinfo.value if call.excinfo else None)

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_logfinish(self, nodeid: str, location: Any) -> Generator[None, Any, None]:
        """Close a result that was left open."""
        yield from self._guard(super().pytest_runtest_logfinish(nodeid, location))

    def _finish_other(self, item: pytest.Item, outcome: Any) -> None:
        """Let allure-pytest finish an item that is not a scenario of ours."""
        inner = super().pytest_runtest_teardown(item)
        with self.waarschuwingen.catch("een test afronden"):
            next(inner)
            _send(inner, outcome)

    def _guard(self, inner: Generator[None, Any, None]) -> Generator[None, Any, None]:
        """Run a hook wrapper of allure-pytest; its errors become warnings, those of the test pass."""
        opened = False
        with self.waarschuwingen.catch("een test volgen"):
            next(inner)
            opened = True
        outcome = yield
        if opened:
            with self.waarschuwingen.catch("een test volgen"):
                _send(inner, outcome)


def _send(inner: Generator[None, Any, None], outcome: Any) -> None:
    """Let a hook wrapper see the outcome and end."""
    try:
        inner.send(outcome)
    except StopIteration:
        return


def _clean_item(item: Any, secrets: tuple[str, ...]) -> None:
    """Clean every text of a result or step, and of the steps in it."""
    item.name = _clean(item.name, secrets)
    if item.description:
        item.description = make_safe(item.description, secrets)
    for parameter in item.parameters:
        parameter.name = _clean(parameter.name, secrets)
        parameter.value = make_safe(str(parameter.value), secrets, limit=_REGEL)
    for label in getattr(item, "labels", ()):
        label.value = _clean(label.value, secrets)
    for attachment in item.attachments:
        attachment.name = _clean(attachment.name, secrets)
    if item.statusDetails is not None:
        item.statusDetails.message = make_safe(item.statusDetails.message or "", secrets)
        item.statusDetails.trace = make_safe(item.statusDetails.trace or "", secrets)
    for naam in ("fullName", "historyId", "testCaseId"):
        if getattr(item, naam, None):
            setattr(item, naam, _clean(getattr(item, naam), secrets))
    if getattr(item, "titlePath", None):
        item.titlePath = [_clean(deel, secrets) for deel in item.titlePath]
    for step in item.steps:
        _clean_item(step, secrets)


def _clean(text: Any, secrets: tuple[str, ...]) -> str:
    """Clean a text for one line."""
    return clean_line(hide_secrets(str(text), secrets), _REGEL)
