# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Bevindingen at rest: the crash-safe logboek and what can be read from it."""
