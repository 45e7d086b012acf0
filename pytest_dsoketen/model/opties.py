# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The options of the plugin: one table for the parser, the ini keys and the documentation."""

from __future__ import annotations

OPTIES: tuple[tuple[str, str, str, str], ...] = (
    (
        "opstelling",
        "BESTAND",
        "",
        "Wie speelt welke rol, in welke omgeving (standaard: opstelling.toml als die er is).",
    ),
    ("rapport", "MAP", "", "Map voor alles wat een toetsronde schrijft (standaard: rapport)."),
    ("storing", "ID", "append", "Zet een storing van de oefenketen aan; mag vaker. Zie `dsoketen storingen`."),
    ("pakket", "MAP", "", "Map met echte bestanden om de keten mee te doorlopen, in plaats van de oefencasus."),
    ("features", "MAP", "append", "Neem ook de feature-bestanden in deze map; mag vaker."),
    ("scenario", "TEKST", "", "Alleen scenario's met deze woorden in hun naam."),
)
"""Every option: name, what it takes, `append` when it may be repeated, help. Each but `scenario` is an ini key too."""
