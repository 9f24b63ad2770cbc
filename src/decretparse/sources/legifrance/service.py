"""Asks the Légifrance API for a text, through `pylegifrance` (the extra `legifrance`).

Credentials come from the environment. They are in no message and no log, nor is what the service says in an error,
which might repeat them.
"""

import datetime as dt
import logging
import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol

from decretparse.sources.legifrance.addresses import IDENTIFIER

OLDEST_PYTHON = (3, 12)
CLIENT_ID, CLIENT_SECRET = "LEGIFRANCE_CLIENT_ID", "LEGIFRANCE_CLIENT_SECRET"
TOKEN_URL, API_URL = "LEGIFRANCE_TOKEN_URL", "LEGIFRANCE_API_URL"
WAITS = (1.0, 4.0)
_STATUS = re.compile(r"(?:error|token:) (\d{3})\b")
_NO_ANSWER, _TOO_MANY, _FIRST_FAILURE = 0, 429, 500
_BUSY = frozenset({_NO_ANSWER, _TOO_MANY})
_REASONS = {
    400: "the API did not understand the request",
    401: "the credentials were refused",
    403: "these credentials may not read this",
    404: "the API knows no such text",
    429: "too many requests, try again later",
}


class ServiceError(Exception):
    """The service gave no answer; the message says why, without what the service said."""


class _BusyError(ServiceError):
    """Another try may be luckier."""


class _Answer(Protocol):
    content: bytes


class Client(Protocol):
    """What is needed of `pylegifrance.client.LegifranceClient`."""

    def call_api(self, route: str, data: object) -> _Answer: ...


@dataclass(frozen=True, slots=True)
class Service:
    """The API; an answer is asked for again after each of the waits, in seconds, if the service is busy or fails."""

    client: Client
    waits: tuple[float, ...] = WAITS
    sleep: Callable[[float], None] = time.sleep

    def answer(self, identifier: str, *, at: dt.date | None = None) -> bytes:
        """The answer on a text (JORFTEXT…, LEGITEXT…) or an article, in JSON; a consolidated one as of a day."""
        route, request = _request(identifier, at or dt.datetime.now(dt.UTC).date())
        for wait in self.waits:
            try:
                return self._ask(route, request)
            except _BusyError:
                self.sleep(wait)
        return self._ask(route, request)

    def _ask(self, route: str, request: Mapping[str, str]) -> bytes:
        try:
            return self.client.call_api(route, request).content
        except Exception as error:  # the library raises bare exceptions, which hold what the service said
            status, reason = _status(error), _reason(error)
        raise (_BusyError if status in _BUSY or status >= _FIRST_FAILURE else ServiceError)(reason)


def connect(timeout: float | None = None) -> Service:
    """The service with the credentials of the environment; says what is missing."""
    if sys.version_info < OLDEST_PYTHON:
        here = ".".join(map(str, sys.version_info[:2]))
        raise ServiceError(f"this needs Python {'.'.join(map(str, OLDEST_PYTHON))} or newer, and here is {here}")
    try:
        with _logging_left_alone():
            library, config = import_module("pylegifrance.client"), import_module("pylegifrance.config")
    except ImportError as error:
        raise ServiceError("this needs the extra: pip install 'decretparse[legifrance]'") from error
    missing = [name for name in (CLIENT_ID, CLIENT_SECRET) if not os.environ.get(name)]
    if missing:
        raise ServiceError(f"set {' and '.join(missing)} in the environment to your credentials of PISTE")
    given = {"client_id": os.environ[CLIENT_ID], "client_secret": os.environ[CLIENT_SECRET]}
    optional = {"token_url": os.environ.get(TOKEN_URL), "api_url": os.environ.get(API_URL)}
    times = {"connect_timeout": timeout, "read_timeout": timeout}
    settings = {name: value for name, value in {**given, **optional, **times}.items() if value}
    client: Client = library.LegifranceClient(config.ApiConfig(**settings))
    return Service(client)


def _request(identifier: str, day: dt.date) -> tuple[str, Mapping[str, str]]:
    """Where to ask for something, and how."""
    if not IDENTIFIER.fullmatch(identifier) or identifier[4:8] == "SCTA":
        raise ServiceError("no identifier of a text or an article (JORFTEXT…, LEGITEXT…, JORFARTI…, LEGIARTI…)")
    if identifier[4:8] == "ARTI":
        return "consult/getArticle", {"id": identifier}
    if identifier.startswith("JORF"):
        return "consult/jorf", {"textCid": identifier}
    return "consult/legiPart", {"textId": identifier, "date": day.isoformat()}


def _status(error: Exception) -> int:
    """The status that the service gave, if any."""
    found = _STATUS.search(str(error))
    return int(found[1]) if found else _NO_ANSWER


def _reason(error: Exception) -> str:
    status = _status(error)
    if status:
        return f"{_REASONS.get(status, 'the API failed')} ({status})"
    names = {each.__name__ for each in type(error).__mro__}
    if "Timeout" in names:
        return "the API did not answer in time"
    return "the API cannot be reached" if "ConnectionError" in names else f"no answer: {type(error).__name__}"


@contextmanager
def _logging_left_alone() -> Iterator[None]:
    """The library sets up logging when it is imported, and logs what it sends and gets: neither is wanted."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    logging.getLogger("pylegifrance").setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
