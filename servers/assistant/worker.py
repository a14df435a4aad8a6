"""A process of its own that answers one command line after another."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

_ANSWERING: Final = "from argmap.cli import answer_questions; answer_questions()"


class NoAnswerError(Exception):
    """A question that took too long, or ended the process."""


@dataclass(slots=True)
class Worker:
    """Asks the command line in another process, where debates stay loaded.

    That process is started with the first question, and anew after one that has no answer: so a
    question that crashes or hangs takes nothing with it. It ends when this process does.

    Attributes
    ----------
    seconds : float
        How long a question may take.
    """

    seconds: float
    _process: "subprocess.Popen[str] | None" = None
    _one_at_a_time: threading.Lock = field(default_factory=threading.Lock)

    def ask(self, words: Sequence[str]) -> tuple[str, str]:
        """Run a command; give what it prints, and what it says besides.

        Raises
        ------
        NoAnswerError
            Where it took too long, or the process ended.
        """
        with self._one_at_a_time:
            process = self._started()
            clock = threading.Timer(self.seconds, process.kill)
            clock.start()
            try:
                print(json.dumps(list(words)), file=process.stdin, flush=True)
                output, errors = json.loads(process.stdout.readline())  # type: ignore[union-attr] # it is a pipe
            except (OSError, ValueError) as error:
                self.stop()
                raise NoAnswerError from error
            finally:
                clock.cancel()
            return output, errors

    def stop(self) -> None:
        """End the process; the next question starts another."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def _started(self) -> "subprocess.Popen[str]":
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(  # noqa: S603 - no shell; the words are data
                [sys.executable, "-c", _ANSWERING],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="ascii",  # JSON escapes the rest
                env={**os.environ, "NO_COLOR": "1"},
            )
        return self._process
