"""The client of the API against a server of our own that answers in the documented shape."""

import datetime as dt
import json
import logging
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from click.testing import CliRunner

from decretparse.cli.app import commands
from decretparse.sources.legifrance import service
from decretparse.sources.legifrance.service import Service, ServiceError, connect
from tests.sources.sample_files import sample

SECRET = "tres-secret"
needs_library = pytest.mark.skipif(sys.version_info < (3, 12), reason="pylegifrance needs Python 3.12")


@dataclass
class StandIn:
    """A server that gives each request the next of its replies, the last one for ever; it has what was asked."""

    replies: list[tuple[int, bytes]] = field(default_factory=list)
    token_status: int = 200
    delay: float = 0
    asked: list[tuple[str, Any, str | None]] = field(default_factory=list)
    tokens: int = 0
    url: str = ""

    def reply(self, path: str, body: bytes, authorisation: str | None) -> tuple[int, bytes]:
        if path == "/token":
            self.tokens += 1
            given = {"access_token": "jeton", "token_type": "Bearer", "expires_in": 3600, "scope": "openid"}
            return self.token_status, json.dumps(
                given if self.token_status == 200 else {"echo": body.decode()}
            ).encode()
        time.sleep(self.delay)
        self.asked.append((path, json.loads(body), authorisation))
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    stand_in = StandIn([(200, sample("answers/jorf.json"))])

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status, content = stand_in.reply(self.path, body, self.headers["Authorization"])
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    stand_in.url = f"http://127.0.0.1:{listening.server_port}"
    for name, value in {
        service.CLIENT_ID: "moi",
        service.CLIENT_SECRET: SECRET,
        service.TOKEN_URL: f"{stand_in.url}/token",
        service.API_URL: f"{stand_in.url}/lf-engine-app/",
    }.items():
        monkeypatch.setenv(name, value)
    thread = threading.Thread(target=listening.serve_forever, args=(0.01,))
    thread.start()
    yield stand_in
    listening.shutdown()
    thread.join()
    listening.server_close()


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits that were asked for; none takes time, those of the library neither."""
    waits: list[float] = []
    monkeypatch.setattr(Service.__init__, "__defaults__", (service.WAITS, waits.append))
    authentication = pytest.importorskip("pylegifrance.auth")
    tenacity = pytest.importorskip("tenacity")
    retried = authentication.AuthenticationManager._fetch_new_token.retry
    monkeypatch.setattr(retried, "wait", tenacity.wait_none())
    return waits


def reason(action: Any) -> str:
    with pytest.raises(ServiceError) as caught:
        action()
    return str(caught.value)


@needs_library
@pytest.mark.parametrize(
    ("identifier", "route", "request_body"),
    [
        ("JORFTEXT000000000700", "jorf", {"textCid": "JORFTEXT000000000700"}),
        ("LEGITEXT000000000701", "legiPart", {"textId": "LEGITEXT000000000701", "date": "2016-01-31"}),
        ("LEGIARTI000000000722", "getArticle", {"id": "LEGIARTI000000000722"}),
        ("JORFARTI000000000722", "getArticle", {"id": "JORFARTI000000000722"}),
    ],
)
def test_what_is_asked(
    server: StandIn, patient: list[float], identifier: str, route: str, request_body: dict[str, str]
) -> None:
    assert connect().answer(identifier, at=dt.date(2016, 1, 31)) == sample("answers/jorf.json")
    assert server.asked == [(f"/lf-engine-app/consult/{route}", request_body, "Bearer jeton")]
    assert patient == []


@needs_library
@pytest.mark.parametrize(("status", "tries"), [(400, 1), (401, 1), (403, 1), (404, 1), (429, 3), (500, 3), (503, 3)])
def test_refusals(server: StandIn, patient: list[float], status: int, tries: int) -> None:
    server.replies = [(status, SECRET.encode())]
    said = reason(lambda: connect().answer("JORFTEXT000000000700"))
    assert said.endswith(f"({status})")
    assert SECRET not in said
    assert len(server.asked) == tries
    assert patient == list(service.WAITS[: tries - 1])


@needs_library
@pytest.mark.parametrize("status", [429, 502])
def test_another_try_may_be_luckier(server: StandIn, patient: list[float], status: int) -> None:
    server.replies = [(status, b""), (200, sample("answers/jorf.json"))]
    assert connect().answer("JORFTEXT000000000700") == sample("answers/jorf.json")
    assert patient == [service.WAITS[0]]


@needs_library
def test_wrong_credentials(server: StandIn, patient: list[float]) -> None:
    server.token_status = 401
    assert reason(lambda: connect().answer("JORFTEXT000000000700")) == "the credentials were refused (401)"
    assert server.asked == []


@needs_library
def test_a_service_that_is_slow(server: StandIn, patient: list[float]) -> None:
    server.delay = 0.5
    assert reason(lambda: connect(timeout=0.1).answer("JORFTEXT000000000700")) == "the API did not answer in time"
    assert len(patient) == len(service.WAITS)


@needs_library
def test_a_service_that_is_not_there(server: StandIn, patient: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(service.API_URL, "http://127.0.0.1:9/")
    assert reason(lambda: connect().answer("JORFTEXT000000000700")) == "the API cannot be reached"


@needs_library
def test_nothing_is_logged(
    server: StandIn, patient: list[float], caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    handlers = logging.getLogger().handlers[:]
    server.token_status = 401
    reason(lambda: connect().answer("JORFTEXT000000000700"))
    assert logging.getLogger().handlers == handlers
    assert SECRET not in caplog.text + "".join(capfd.readouterr())
    assert [record for record in caplog.records if record.name.startswith("pylegifrance")] == []


@needs_library
def test_the_samples_are_in_the_shape_of_the_schema() -> None:
    model = pytest.importorskip("pylegifrance.models.generated.model")
    for name, schema in (
        ("jorf", model.ConsultJorfResponse),
        ("law_decree", model.ConsultTextResponse),
        ("get_article", model.GetArticleResponse),
    ):
        answer = json.loads(sample(f"answers/{name}.json"))
        schema.model_validate(answer)
        assert answer.keys() <= {each.alias or own for own, each in schema.model_fields.items()}


@needs_library
def test_the_command(server: StandIn, patient: list[float]) -> None:
    result = CliRunner().invoke(commands, ["fetch", "--format", "tree", "JORFTEXT000000000700"])
    assert result.exit_code == 0
    assert "bureau du balisage" in result.stdout
    answer = CliRunner().invoke(commands, ["fetch", "--format", "answer", "JORFTEXT000000000700"])
    assert answer.stdout_bytes == sample("answers/jorf.json")


@needs_library
def test_the_command_says_why_there_is_nothing(server: StandIn, patient: list[float]) -> None:
    for content, said in ((b"<html>", "not JSON"), (b'{"articles": []}', "an answer without articles")):
        server.replies = [(200, content)]
        result = CliRunner().invoke(commands, ["fetch", "JORFTEXT000000000700"])
        assert result.exit_code == 2
        assert result.stderr.startswith(f"decretparse: JORFTEXT000000000700: error: {said}")


def test_an_identifier_that_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    class Client:
        def call_api(self, route: str, data: object) -> Any:
            raise AssertionError("nothing should be asked")

    for identifier in ("JORFTEXT1", "../../etc", "LEGISCTA000000000110"):
        assert "no identifier" in reason(lambda found=identifier: Service(Client()).answer(found))


def test_python_is_too_old(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "OLDEST_PYTHON", (4, 2))
    assert reason(connect).startswith("this needs Python 4.2 or newer, and here is 3.")


def test_the_extra_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "OLDEST_PYTHON", (3, 11))
    for name in ("pylegifrance", "pylegifrance.client"):
        monkeypatch.setitem(sys.modules, name, None)
    assert reason(connect) == "this needs the extra: pip install 'decretparse[legifrance]'"


@needs_library
@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ([service.CLIENT_ID, service.CLIENT_SECRET], "LEGIFRANCE_CLIENT_ID and LEGIFRANCE_CLIENT_SECRET"),
        ([service.CLIENT_SECRET], "LEGIFRANCE_CLIENT_SECRET"),
    ],
)
def test_credentials_are_missing(
    server: StandIn, monkeypatch: pytest.MonkeyPatch, missing: list[str], said: str
) -> None:
    pytest.importorskip("pylegifrance")
    for name in missing:
        monkeypatch.delenv(name)
    assert reason(connect).startswith(f"set {said} in the environment")


def test_the_command_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "OLDEST_PYTHON", (4, 2))
    result = CliRunner().invoke(commands, ["fetch", "JORFTEXT000000000700"])
    assert result.exit_code == 2
    assert result.stderr.startswith("decretparse: JORFTEXT000000000700: error: this needs Python 4.2 or newer")
