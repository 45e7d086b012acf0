# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""Between parties: the one HTTP client, the one HTTP server, and model objects as JSON.

Here and nowhere else is httpx imported; host guard, limits and total deadline live in `client`.
"""
