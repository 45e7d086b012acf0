# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Rules about a besluit or kennisgeving: its parts, its metadata and what it brings about."""
