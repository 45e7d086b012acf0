# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Samenwerkfunctionaliteit, API behandelen v5: JSON shapes, reading, writing and checking.

Paths, resources and field names are those seen in use (v5); the requests that make or change a deelnemer and the
upload of content in two steps are our own reading, as the OpenAPI document is not public.
"""
