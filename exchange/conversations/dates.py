"""Read the day from the dates that threads carry; what is no date is left out."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Final

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?=[T ]|\Z)")
_SOONEST: Final = date(1970, 1, 1)
"""Earlier days are no dates: programs write the year 0 or 1 where they know none."""


def iso_day(text: str) -> str:
    """Read the day of an ISO 8601 date; empty where it is none.

    Examples
    --------
    >>> iso_day("2024-10-16T12:30:00.000Z"), iso_day("2024-02-31"), iso_day("yesterday")
    ('2024-10-16', '', '')
    """
    if not _DAY.match(text):
        return ""
    try:
        return _checked(date.fromisoformat(text[:10]))
    except ValueError:
        return ""


def epoch_day(seconds: object) -> str:
    """Read the day of a number of seconds since 1970, in UTC; empty where it is none.

    Examples
    --------
    >>> epoch_day(1729080000), epoch_day(1e300), epoch_day("soon")
    ('2024-10-16', '', '')
    """
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        return ""
    try:
        return _checked(datetime.fromtimestamp(seconds, UTC).date())
    except (ValueError, OverflowError, OSError):
        return ""


def mail_day(text: str) -> str:
    """Read the day of a date in the form of RFC 5322; empty where it is none.

    Examples
    --------
    >>> mail_day("Wed, 16 Oct 2024 14:30:00 +0200"), mail_day("noon")
    ('2024-10-16', '')
    """
    try:
        return _checked(parsedate_to_datetime(text).date())
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _checked(day: date) -> str:
    return day.isoformat() if day >= _SOONEST else ""
