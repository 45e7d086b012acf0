# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The domain: every concept of the DSO-keten once. Pure: no I/O, no pytest, no HTTP, no XML."""
