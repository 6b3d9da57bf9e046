# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Work for a process of its own that has to be stopped."""

import time


def prepare() -> None:
    """Load nothing."""


def sleep(data: bytes) -> bytes:
    """Take too long."""
    time.sleep(60)
    return data


def fall(data: bytes) -> bytes:
    """Fall over."""
    raise MemoryError


def greedy(data: bytes) -> bytes:
    """Ask for more memory than there is."""
    return b"x" * 2_000_000_000
