# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Judging: parties by role, both ends of every hop, and from that a verdict and a bevinding."""
