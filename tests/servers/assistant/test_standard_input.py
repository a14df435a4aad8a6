"""Requests with half a character are answered."""

import json
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from argmap.servers.assistant.standard_input import whole
from tests.conftest import WriteDebate

pytest.importorskip("mcp", reason="the library of the server for assistants is not installed")

LETTERS = st.text(st.sampled_from('\ud83d\ude00\N{TEACUP WITHOUT HANDLE}\\u"d8a') | st.characters())

LONG = "tea " * 9_000
"""Longer than what is read at once."""


@given(LETTERS)
@example("\\\ud83d\ude00\\\\ud83d\ude00\ude00")
def test_only_halves_of_characters_are_replaced(text: str) -> None:
    """Each by U+FFFD, as a decoder does."""
    expected = text.encode("utf-16-be", "surrogatepass").decode("utf-16-be", "replace")

    assert json.loads(whole(json.dumps(text).encode())) == expected


def test_a_request_with_half_a_character_is_answered(write_debate: WriteDebate) -> None:
    """And so is the next one; then the input ends, and the server with it."""
    about = {"name": "test", "version": "1"}
    start = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": about}
    asked: list[tuple[str, dict[str, Any]]] = [
        ("initialize", start),
        *(("tools/call", {"name": "search", "arguments": {"words": w}}) for w in ("\ud83d", LONG)),
    ]
    with subprocess.Popen(
        [sys.executable, "-m", "argmap", "mcp"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
        cwd=write_debate({}),
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number, (method, params) in enumerate(asked):
            request = {"jsonrpc": "2.0", "id": number, "method": method, "params": params}
            process.stdin.write(f"{json.dumps(request)}\n")
            answer = json.loads(process.stdout.readline())
            assert (answer["id"], "result" in answer) == (number, True)
        process.stdin.close()
        assert process.wait() == 0
