# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The one HTTP server: any number of ASGI apps on loopback ports, in one thread that stops by itself."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import uvicorn

from pytest_dsoketen.model._basis import DsoketenError

Scope = MutableMapping[str, Any]
AsgiApp = Callable[[Scope, Callable[[], Awaitable[Any]], Callable[[Any], Awaitable[None]]], Awaitable[None]]


_STARTTIJD = 20.0
_STOPTIJD = 10.0
_KEEP_ALIVE = 30
"""Longer than the client keeps an idle connection, so that it never sends into one that is being closed."""


class PoortInGebruikError(DsoketenError):
    """A port that was asked for is taken."""


class ServerStartError(DsoketenError):
    """The servers did not come up; nothing answers on the addresses that were given out."""


class Wisselapp:
    """An ASGI app that hands every request to the app of this moment, so that it can be replaced whole."""

    def __init__(self, app: AsgiApp | None = None) -> None:
        self.app = app

    async def __call__(
        self, scope: Scope, receive: Callable[[], Awaitable[Any]], send: Callable[[Any], Awaitable[None]]
    ) -> None:
        """Hand over."""
        if self.app is None:
            raise RuntimeError("er is nog geen app")
        await self.app(scope, receive, send)


class Serverpark:
    """Several apps, each on a port of its own, in one background thread.

    Args:
        host: address to bind to; loopback unless somebody asks otherwise.
    """

    def __init__(self, host: str = "127.0.0.1") -> None:
        self._host = host
        self._bound: list[tuple[str, AsgiApp, socket.socket]] = []
        self._servers: list[uvicorn.Server] = []
        self._thread: threading.Thread | None = None
        self._oorzaak: BaseException | None = None

    def add(self, naam: str, app: AsgiApp, poort: int = 0) -> str:
        """Bind an app to a port (0: any free one) and give its base URL.

        Raises:
            PoortInGebruikError: when the port is taken.
        """
        sok = socket.socket(
            socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP
        )  # with TCP named, asyncio sets NODELAY
        sok.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sok.bind((self._host, poort))
            sok.listen(128)  # until then another process may bind the same port, and the clash shows up much later
        except OSError as fout:
            sok.close()
            raise PoortInGebruikError(
                f"poort {poort} voor {naam!r} is al in gebruik ({fout.strerror}); kies een andere poort of 0 voor een vrije"
            ) from fout
        self._bound.append((naam, app, sok))
        return f"http://{self._host}:{sok.getsockname()[1]}"

    def start(self) -> None:
        """Start serving; returns when every app answers.

        Raises:
            ServerStartError: when they do not, with the reason as its cause.
        """
        done = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(done,), name="oefenketen", daemon=True)
        self._thread.start()
        in_time = done.wait(_STARTTIJD)
        if in_time and self._oorzaak is None:
            return
        self.stop()
        reden = self._oorzaak or f"binnen {_STARTTIJD:.0f} seconden antwoordde niet elke server"
        raise ServerStartError(f"de servers van de oefenketen starten niet: {reden}") from self._oorzaak

    def stop(self) -> None:
        """Stop serving, wait until the thread has ended, and give the ports back."""
        for server in self._servers:
            server.should_exit = True
            server.force_exit = True  # wacht niet op verbindingen die een client nog open heeft
        if self._thread is not None:
            self._thread.join(_STOPTIJD)
        for _, _, sok in self._bound:
            with contextlib.suppress(OSError):
                sok.close()

    def _run(self, done: threading.Event) -> None:
        """Serve all apps in one event loop; what breaks it is kept for whoever waits for the start."""
        try:
            self._servers = [_StilleServer(_configure(app)) for _, app, _ in self._bound]
            lussen = self._servers[0].config.get_loop_factory() if self._servers else None
            with asyncio.Runner(loop_factory=lussen) as lus:
                lus.run(self._serve(done))
        except (Exception, SystemExit) as fout:  # noqa: BLE001  (uvicorn ends with SystemExit when it cannot start)
            self._oorzaak = fout
        finally:
            done.set()

    async def _serve(self, done: threading.Event) -> None:
        """Start every server, say so, and wait for their end."""
        taken = [
            asyncio.create_task(server.serve(sockets=[sok]))
            for server, (_, _, sok) in zip(self._servers, self._bound, strict=True)
        ]
        while not all(server.started for server in self._servers):
            await asyncio.sleep(0.005)
            for taak in taken:
                if taak.done():
                    taak.result()
        done.set()
        await asyncio.gather(*taken)


def _configure(app: AsgiApp) -> uvicorn.Config:
    """Choose how an app is served: by the fastest parser and event loop that are there."""
    return uvicorn.Config(
        app,
        log_level="critical",
        access_log=False,
        lifespan="off",
        timeout_graceful_shutdown=1,
        ws="none",
        http="auto",
        loop="auto",
        proxy_headers=False,
        server_header=False,
        timeout_keep_alive=_KEEP_ALIVE,
    )


class _StilleServer(uvicorn.Server):
    """A server that leaves the signals of the process alone."""

    def install_signal_handlers(self) -> None:
        """Do nothing: the process belongs to whoever started it."""

    @contextlib.contextmanager
    def capture_signals(self) -> Any:
        """Do nothing: the process belongs to whoever started it."""
        yield
