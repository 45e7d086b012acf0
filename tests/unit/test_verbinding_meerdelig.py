# SPDX-FileCopyrightText: 2026 pytest-dsoketen
# SPDX-License-Identifier: EUPL-1.2
"""A message with attachments: what is written is read back byte for byte, and nothing else is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_dsoketen.verbinding.meerdelig import Deel, MeerdeligError, read_meerdelig, write_meerdelig

DELEN = st.lists(
    st.builds(
        Deel,
        st.from_regex(r"[a-z][a-z0-9.]{0,20}", fullmatch=True),
        st.sampled_from(["application/xml", "application/zip"]),
        st.binary(max_size=300),
    ),
    max_size=5,
)


@given(DELEN)
def test_roundtrip(delen):
    assert read_meerdelig(*write_meerdelig(delen)) == tuple(delen)


@given(st.binary(max_size=200), st.text(max_size=60))
def test_anything_else_is_refused_or_read(inhoud, soort):
    try:
        read_meerdelig(f'multipart/related; boundary="{soort}"', inhoud)
    except MeerdeligError:
        return


@pytest.mark.parametrize(
    ("soort", "inhoud", "melding"),
    [
        ("application/xml", b"", "geen multipart"),
        ("multipart/related", b"", "geen multipart"),
        ('multipart/related; boundary="x"', b"--x\r\nContent-ID: <a>\r\n\r\nb", "niet afgesloten"),
        ('multipart/related; boundary="x"', b"--x\r\nzonder kop\r\n--x--", "geen kop"),
        ('multipart/related; boundary="x"', b"--x\r\nContent-Type: a/b\r\n\r\nb\r\n--x--", "geen Content-ID"),
        ('multipart/related; boundary="x"', b"\r\n--x" * 60 + b"--", "meer dan 50"),
    ],
)
def test_each_fault_is_named(soort, inhoud, melding):
    with pytest.raises(MeerdeligError, match=melding):
        read_meerdelig(soort, inhoud)
