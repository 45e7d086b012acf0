# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""The landelijke voorzieningen, with the paths, headers and media types of the real DSO APIs."""
