"""Attack the preview and the server for assistants, and count what breaks.

    python bench/attack_servers.py

A preview of a made-up debate gets requests that break rules, connections that never end, never read
or are reset, and more listeners than it takes; between them it has to answer a reader. The server
for assistants gets every tool with every hostile value for every argument, and lines that are no
messages; each call has to be answered. Exit code 1 where anything breaks.
"""

import json
import queue
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parent))

from corpus import write_debate

MANY: Final = 250
"""More connections than the preview takes at a time."""
SECONDS: Final = 12.0
"""How long a refused connection may last; a request has ten seconds."""
ANSWER: Final = 30.0

REQUESTS: Final = {
    "another host": "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    "a longer host": "GET / HTTP/1.1\r\nHost: 127.0.0.1.evil.example\r\n\r\n",
    "a forwarded host": "GET / HTTP/1.1\r\nHost: evil\r\nX-Forwarded-Host: 127.0.0.1\r\n\r\n",
    "two hosts": "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil\r\n\r\n",
    "no host": "GET / HTTP/1.1\r\n\r\n",
    "HTTP/1.0": "GET / HTTP/1.0\r\n\r\n",
    "HTTP/2": "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "TLS": "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + "a" * 500,
    "a million bytes of header": f"GET / HTTP/1.1\r\nX: {'a' * 1_000_000}\r\n\r\n",
    "30,000 headers": f"GET / HTTP/1.1\r\n{'X: a' * 30_000}\r\n\r\n",
    "a negative length": "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n",
    "NUL": "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: a\0b\r\n\r\n",
    **{
        path: f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
        for path in (
            *("/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/-/../preview.py"),
            *("/-/%2e%2e/%2e%2e/preview.py", "/-//etc/passwd", "/-/..%2f..%2fcli.py"),
            *("/-/..\\..\\cli.py", "/-/", "/-/%00", "/%00", "/%FF", "/%0d%0aX:y", "/-/%ED%A0%80"),
        )
    },
}
"""Each has to be refused: with a status of 400 to 499, or by an end of the connection."""

VALUES: Final[dict[str, Any]] = {
    "NUL": "\0",
    "control characters": "a\x1b[31m\x07\x9b",
    "line break": "tea\n::error::x",
    "a million letters": "x" * 1_000_000,
    "300,000 emoji": "\N{TEACUP WITHOUT HANDLE}" * 300_000,
    "a path": "../../../etc/passwd",
    "an option": "--claims=/",
    "a hyphen": "-",
    "nothing": "",
    "half a character": "\ud83d",
    "turned text": "\u202etea",
    "a number": 7,
    "a huge number": 10**400,
    "no value": None,
    "a list": ["tea"],
    "a mapping": {"a": 1},
    "true": True,
    "a long chain": f"{'a -> ' * 20_000}a",
    "for a shell": "'\"`$(id)",
}
LINES: Final = (b"", b"no message", b"[]", b"{}", b"\xff\xfe", b"[" * 100_000, b'{"id": 1e400}')


def connected(port: int) -> socket.socket:
    """Open a connection."""
    return socket.create_connection(("127.0.0.1", port), timeout=SECONDS)


def answer(port: int, request: str) -> bytes:
    """Send a request, and read until the connection ends or says no more."""
    read = b""
    with connected(port) as line:
        try:
            line.sendall(request.encode("latin-1"))
            while part := line.recv(65_536):
                read += part
        except (ConnectionError, TimeoutError):
            pass
    return read


def status(read: bytes) -> str:
    """Give the status of an answer; empty where there is none."""
    return read.split(b" ")[1].decode() if read.startswith(b"HTTP/") else ""


def reader(port: int) -> str:
    """Ask as a reader does; say what is wrong."""
    page = (
        f"GET /made-up/index.html HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
    )
    given = status(answer(port, page))
    return "" if given == "200" else f"a reader gets {given or 'no answer'}"


def refused(port: int) -> Iterator[str]:
    """Send each request that breaks a rule."""
    for name, request in REQUESTS.items():
        given = status(answer(port, request))
        if not (given == "" or given.startswith("4")):
            yield f"{name}: {given}"
    yield reader(port)


def crowds(port: int) -> Iterator[str]:
    """Open many connections of each kind at once; a reader is let in a while later."""
    host = f"Host: 127.0.0.1:{port}\r\n"
    page = f"GET /made-up/index.html HTTP/1.1\r\n{host}\r\n"
    for name, said in {
        "silent": "",
        "half a request": "GET / HT",
        "a body that never comes": f"POST / HTTP/1.1\r\n{host}Content-Length: 1000000\r\n\r\n",
        "listeners": f"GET /-/events HTTP/1.1\r\n{host}\r\n",
        "never reading": page * 400,
    }.items():
        with ExitStack() as stack:
            for _ in range(MANY):
                line = stack.enter_context(connected(port))
                line.setblocking(False)
                try:
                    line.send(said.encode())
                except OSError:
                    break
            time.sleep(SECONDS)
            if wrong := reader(port):
                yield f"{MANY} connections, {name}: {wrong}"
        yield reader(port)


def attack_preview(folder: Path) -> list[str]:
    """Start a preview, and attack it."""
    command = [sys.executable, "-m", "argmap", "serve", "--claims", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        port = int(process.stdout.readline().decode().strip().rstrip("/").rpartition(":")[2])
        time.sleep(1)
        wrong = [*filter(None, (*refused(port), *crowds(port)))]
        process.terminate()
        _, errors = process.communicate(timeout=20)
    return wrong + (["a traceback"] if b"Traceback" in errors else [])


class Assistant:
    """A client of the server for assistants that may send anything."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "argmap", "mcp", "--claims", str(folder)]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe)
        self.answers: queue.Queue[dict[str, Any]] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self.number = 0
        about = {"name": "attack", "version": "1"}
        start = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": about}
        self.ask("initialize", start)
        self.send(json.dumps({"jsonrpc": "2.0", "method": "notifications/initialized"}).encode())

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.answers.put(json.loads(line))

    def send(self, line: bytes) -> None:
        """Send a line."""
        assert self.process.stdin is not None
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()

    def ask(self, method: str, params: dict[str, Any]) -> dict[str, Any] | None:
        """Send a request; None where no answer comes."""
        self.number += 1
        request = {"jsonrpc": "2.0", "id": self.number, "method": method, "params": params}
        self.send(json.dumps(request).encode())
        end = time.monotonic() + ANSWER
        while (left := end - time.monotonic()) > 0:
            try:
                given = self.answers.get(timeout=left)
            except queue.Empty:
                break
            if given.get("id") == self.number:
                return given
        return None


def attack_assistant(folder: Path) -> list[str]:
    """Call every tool with every value in every argument."""
    assistant = Assistant(folder)
    listed = assistant.ask("tools/list", {}) or {}
    wrong, calls = list[str](), Counter[str]()
    for tool in listed.get("result", {}).get("tools", ()):
        keys = tool["inputSchema"]["properties"]
        for key in keys:
            for name, value in VALUES.items():
                arguments = {**dict.fromkeys(keys, "n1"), "debate": "", key: value}
                call = {"name": tool["name"], "arguments": arguments}
                given = assistant.ask("tools/call", call)
                calls[tool["name"]] += 1
                if given is None:
                    wrong.append(f"{tool['name']}, {key}, {name}: no answer")
                elif any(sign in json.dumps(given) for sign in ("Traceback", "root:x:")):
                    wrong.append(f"{tool['name']}, {key}, {name}: {json.dumps(given)[:200]}")
    for line in LINES:
        assistant.send(line)
    if assistant.ask("tools/list", {}) is None:
        wrong.append("no answer after lines that are no messages")
    print(f"{calls.total()} calls of {len(calls)} tools")
    assistant.process.terminate()
    assistant.process.communicate(timeout=20)
    return wrong


def main() -> int:
    """Attack both, and print what broke."""
    with tempfile.TemporaryDirectory() as folder:
        write_debate(Path(folder), 300)
        wrong = attack_preview(Path(folder)) + attack_assistant(Path(folder))
    print(*wrong, f"{len(wrong)} broken", sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
