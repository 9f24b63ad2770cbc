"""How Légifrance writes days: 2016-01-01, milliseconds since 1970, 2999-01-01 for none."""

import datetime as dt

OPEN_END = dt.date(2999, 1, 1)
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
# Milliseconds are counted from midnight in Paris, an hour or two before that of UTC.
_NOON = dt.timedelta(hours=12)


def day(written: str | int | None) -> dt.date | None:
    """A day; None for the open end, for nothing and for what is none."""
    try:
        found = _day(written)
    except (ValueError, OverflowError):
        return None
    return found if found != OPEN_END else None


def _day(written: str | int | None) -> dt.date | None:
    if isinstance(written, int):
        return (_EPOCH + dt.timedelta(milliseconds=written) + _NOON).date()
    return dt.date.fromisoformat(written[:10]) if written else None
