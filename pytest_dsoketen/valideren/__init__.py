# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Judges files that a user gives: recognises what they are, puts them to the checks of their standard, and tells.

`invoer` takes them in, `soorten` knows what there is and how each kind is recognised and judged, `uitvoeren` does it.
"""
