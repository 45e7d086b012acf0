# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Dutch phrases: phrase, port call, expectation. No HTTP, no XML, no branching on vendor."""
