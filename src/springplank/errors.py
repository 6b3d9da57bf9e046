# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Every error that Springplank raises on purpose; the message is Dutch and for the person."""


class SpringplankError(Exception):
    """Something is wrong that a person can understand: the message says what, where and what to do.

    Attributes:
        exit_code: the exit code of the command line.
    """

    exit_code = 1


class UsageError(SpringplankError):
    """The question cannot be answered as it was asked: unknown name, year, circulaire or option."""

    exit_code = 2


class NotFoundError(UsageError):
    """What an address or a name points at does not exist (any more)."""


class UnknownStandError(UsageError):
    """What was asked for as a standing is neither a circulaire nor a day."""


class DataError(SpringplankError):
    """Data are missing, contradictory or unreadable."""


class RuleError(SpringplankError):
    """The rule set itself is faulty: found when the rules load, with name and place."""
