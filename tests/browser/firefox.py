"""A stock Firefox, driven by its own protocol (Marionette), which needs no driver and no library.

Playwright drives a Firefox of its own making only. This one is asked over a socket, in lines of
JSON, for what WebDriver calls commands: go there, run this script, press these keys.
"""

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

NAMES: Final = ("firefox-esr", "firefox")
PATIENCE: Final = 60.0
"""Seconds until it must have started, or a page must have become as it should."""
PREFERENCES: Final = {
    "marionette.port": 0,  # a free one; Firefox writes it into its profile
    "app.update.disabledForTesting": True,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.server": "",
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
}
KEYS: Final = {"Escape": "\ue00c", "ArrowRight": "\ue014", "ArrowLeft": "\ue012", "Tab": "\ue004"}
"""The keys that WebDriver writes as letters of its own."""
_COMPLAINTS: Final = """return Services.console.getMessageArray()
  .filter(one => one instanceof Ci.nsIScriptError && one.sourceName.startsWith(arguments[0]))
  .map(one => `${one.category}: ${one.errorMessage}`)"""


def executable() -> str | None:
    """Find a Firefox: the one that ARGMAP_FIREFOX names, else one on the path.

    One from a snap sees no folder of ours, and so cannot be given a profile.
    """
    named = os.environ.get("ARGMAP_FIREFOX")
    found = (Path(path) for name in NAMES if (path := shutil.which(name)))
    usable = (str(path) for path in found if b"/snap/" not in path.read_bytes()[:4096])
    return named or next((one for one in usable if "/snap/" not in one), None)


class Firefox:
    """A window of a running Firefox.

    Parameters
    ----------
    port : int
        Where it listens.
    """

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), PATIENCE)
        self._stream = self._socket.makefile("rwb")
        self._number = 0
        self._read()  # it greets
        self.ask("WebDriver:NewSession")

    def ask(self, command: str, **parameters: Any) -> Any:
        """Send a command, and wait for what comes of it."""
        self._number += 1
        sent = json.dumps([0, self._number, command, parameters]).encode()
        self._stream.write(b"%d:%b" % (len(sent), sent))
        self._stream.flush()
        _, _, error, result = self._read()
        assert error is None, f"{command}: {error['message']}"
        return result.get("value") if isinstance(result, dict) else result

    def close(self) -> None:
        """Hang up."""
        self._stream.close()
        self._socket.close()

    def _read(self) -> Any:
        digits = b""
        while (digit := self._stream.read(1)) != b":":
            assert digit, "Firefox has ended"
            digits += digit
        return json.loads(self._stream.read(int(digits)))

    def goto(self, address: str) -> None:
        """Open a page, and wait until it has been loaded."""
        self.ask("WebDriver:Navigate", url=address)

    def run(self, script: str, *arguments: Any) -> Any:
        """Run a script in the page; it returns what it says with ``return``."""
        return self.ask("WebDriver:ExecuteScript", script=script, args=arguments, sandbox=None)

    def wait(self, condition: str, *arguments: Any) -> None:
        """Wait until an expression holds in the page."""
        end = time.monotonic() + PATIENCE
        while not self.run(f"return Boolean({condition})", *arguments):
            assert time.monotonic() < end, f"it never came to {condition}"
            time.sleep(0.05)

    def click(self, selector: str) -> None:
        """Click on an element as a hand would: it must be there, and in view."""
        self.ask("WebDriver:ElementClick", id=self._find(selector))

    def write(self, selector: str, text: str) -> None:
        """Write into a field."""
        self.ask("WebDriver:ElementSendKeys", id=self._find(selector), text=text)

    def press(self, *keys: str) -> None:
        """Press keys, one after another."""
        named = [KEYS.get(key, key) for key in keys]
        events = [{"type": way, "value": key} for key in named for way in ("keyDown", "keyUp")]
        self._act("key", events)

    def drag(self, start: Sequence[int], end: Sequence[int]) -> None:
        """Drag with the mouse from one place of the window to another."""
        places = [{"type": "pointerMove", "x": x, "y": y} for x, y in (start, end)]
        down, up = ({"type": way, "button": 0} for way in ("pointerDown", "pointerUp"))
        self._act("pointer", [places[0], down, places[1], up])

    def scroll(self, place: Sequence[int], by: int) -> None:
        """Turn the wheel at a place of the window."""
        x, y = place
        self._act("wheel", [{"type": "scroll", "x": x, "y": y, "deltaX": 0, "deltaY": by}])

    def complaints(self, home: str) -> list[str]:
        """Gather the errors and blocked things of the pages below an address."""
        self.ask("Marionette:SetContext", value="chrome")
        found: list[str] = self.run(_COMPLAINTS, home)
        self.ask("Marionette:SetContext", value="content")
        return found

    def _find(self, selector: str) -> str:
        found = self.ask("WebDriver:FindElement", using="css selector", value=selector)
        return str(next(iter(found.values())))

    def _act(self, sort: str, events: list[dict[str, Any]]) -> None:
        self.ask(
            "WebDriver:PerformActions", actions=[{"type": sort, "id": sort, "actions": events}]
        )
        self.ask("WebDriver:ReleaseActions")


@contextmanager
def running(
    path: str, profile: Path, more: Mapping[str, object] | None = None
) -> Iterator[Firefox]:
    """Run a Firefox without a window, in a fresh profile, and end it."""
    wanted = {**PREFERENCES, **(more or {})}.items()
    lines = [f"user_pref({json.dumps(key)}, {json.dumps(value)});\n" for key, value in wanted]
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")
    options = ("--headless", "--marionette", "--remote-allow-system-access", "--no-remote")
    process = subprocess.Popen(
        [path, *options, "--profile", str(profile)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "MOZ_CRASHREPORTER_DISABLE": "1", "HOME": str(profile)},
    )
    try:
        with closing(Firefox(_port(profile / "MarionetteActivePort", process))) as window:
            yield window
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _port(file: Path, process: subprocess.Popen[bytes]) -> int:
    end = time.monotonic() + PATIENCE
    while not (file.exists() and file.read_text().strip()):
        assert process.poll() is None, "Firefox did not start"
        assert time.monotonic() < end, "Firefox did not say where it listens"
        time.sleep(0.05)
    return int(file.read_text())
