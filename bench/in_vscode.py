"""Play the extension in a real VS Code without a window, and take its pictures.

::

    make vscode
    python bench/in_vscode.py CODE_SERVER [PICTURES]

CODE_SERVER is the folder of the npm package ``code-server``, which is VS Code for the browser; a
Chromium looks at it. Types a wrong id and reads the finding, asks for a completion and a hover,
opens the preview and the tree. Pictures go to docs/images unless another folder is named.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))

from editor_debate import write

from tests.browser.screenshots import ARGUMENTS, executable

ROOT = Path(__file__).parents[1]
ADDRESS = "127.0.0.1:8413"
PATIENCE = 60_000
SETTINGS = {
    "argmap.command": [sys.executable, "-m", "argmap"],
    "argmap.name": "Ann",
    "chat.disableAIFeatures": True,
    "editor.minimap.enabled": False,
    "editor.quickSuggestions": {"other": False},
    "editor.suggestOnTriggerCharacters": False,
    "editor.wordBasedSuggestions": "off",
    "explorer.autoReveal": False,
    "remote.autoForwardPorts": False,
    "workbench.colorTheme": "Default Light Modern",
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "workbench.startupEditor": "none",
}


@contextmanager
def served(package: Path, folder: Path, state: Path) -> Iterator[None]:
    """Install the extension, and serve the editor for a folder."""
    extension = ROOT / "editors" / "vscode" / "argmap.vsix"
    common = ["node", str(package / "out" / "node" / "entry.js")]
    common += [
        "--user-data-dir",
        str(state / "data"),
        "--extensions-dir",
        str(state / "extensions"),
    ]
    settings = state / "data" / "Machine" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps(SETTINGS), "utf-8")
    subprocess.run([*common, "--install-extension", str(extension)], check=True)
    quiet = ["--auth", "none", "--disable-telemetry", "--disable-update-check"]
    start = [*common, *quiet, "--disable-workspace-trust", "--bind-addr", ADDRESS, str(folder)]
    with subprocess.Popen(start, stdout=subprocess.DEVNULL, env={**os.environ}) as process:
        try:
            wait_for_port()
            yield
        finally:
            process.terminate()


def wait_for_port() -> None:
    """Wait until the editor is served."""
    host, _, port = ADDRESS.partition(":")
    for _ in range(PATIENCE // 100):
        with suppress(OSError), socket.create_connection((host, int(port)), 1):
            return
        time.sleep(0.1)
    sys.exit("code-server does not answer")


def command(page: Page, name: str) -> None:
    """Run a command of the palette."""
    page.keyboard.press("F1")
    page.locator(".quick-input-widget input").first.fill(f">{name}")
    page.locator(".quick-input-list .monaco-list-row").first.click()


def open_file(page: Page, name: str) -> None:
    """Open a file by its name."""
    page.keyboard.press("Control+P")
    page.locator(".quick-input-widget input").first.fill(name)
    page.locator(".quick-input-list .monaco-list-row", has_text=name).first.click()
    expect(page.locator(".tab", has_text=name)).to_be_visible(timeout=PATIENCE)


def play(page: Page, folder: Path, pictures: Path) -> None:
    """Use each part of the extension once; what does not show ends the play."""
    page.set_default_timeout(PATIENCE)
    page.goto(f"http://{ADDRESS}/?folder={folder}")
    page.locator(".pane-header", has_text="Debates").click()
    page.locator(".monaco-list-row", has_text="Tea and sleep").last.click()
    row = page.locator(".monaco-list-row", has_text="Decaf has none")
    expect(row).to_contain_text("unargued", timeout=PATIENCE)
    print("tree        ", " ".join(row.inner_text().split()))

    open_file(page, "decaf-has-none.yaml")
    lens = page.locator(".codelens-decoration").first
    expect(lens).to_contain_text("open page", timeout=PATIENCE)
    print("lens        ", " ".join(lens.inner_text().split()))

    command(page, "argmap: Show the page beside")
    outer = page.frame_locator("iframe.webview").frame_locator("iframe#active-frame")
    heading = outer.frame_locator("iframe").locator("h1")
    expect(heading).to_have_text("Decaf has none", timeout=PATIENCE)
    print("preview     ", heading.inner_text())
    open_file(page, "debate.yaml")
    expect(heading).to_have_text("Does tea help to fall asleep?", timeout=PATIENCE)
    page.locator(".view-line span", has_text="tea-calms").last.click()
    expect(heading).to_have_text("Tea calms", timeout=PATIENCE)
    print("at an id    ", heading.inner_text())
    open_file(page, "tea-wakes.yaml")
    expect(heading).to_have_text("Tea wakes", timeout=PATIENCE)
    print("it follows  ", heading.inner_text())

    page.locator(".view-line", has_text="rebuts").locator("span", has_text="tea-calms").last.hover()
    hover = page.locator(".monaco-hover:visible", has_text="held by")
    expect(hover).to_contain_text("held by Ann", timeout=PATIENCE)
    print("hover       ", " ".join(hover.inner_text().split()))
    page.screenshot(path=pictures / "vscode-hover.png")

    page.keyboard.press("Control+End")
    page.keyboard.type("supports: tea-clams")
    squiggle = page.locator(".squiggly-error")
    expect(squiggle.first).to_be_visible(timeout=PATIENCE)
    page.wait_for_timeout(3_000)  # for what is found once the last letter is typed
    page.keyboard.press("F8")
    marker = page.locator(".zone-widget .message, .marker-widget").first
    expect(marker).to_contain_text("tea-clams", timeout=PATIENCE)
    print("finding     ", " ".join(marker.inner_text().split()))
    page.keyboard.press("Escape")
    page.keyboard.press("Control+End")
    for _ in "clams":
        page.keyboard.press("Backspace")
    page.keyboard.press("Control+Space")
    first = page.locator(".suggest-widget .monaco-list-row", has_text="tea-calms").first
    expect(first).to_be_visible(timeout=PATIENCE)
    print("completion  ", " ".join(first.inner_text().split()))
    page.screenshot(path=pictures / "vscode.png")


def main(package: str, pictures: str = str(ROOT / "docs" / "images")) -> None:
    """Play it."""
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder, state = Path(temporary) / "tea", Path(temporary) / "state"
        write(folder)
        with served(Path(package), folder, state):
            browser = playwright.chromium.launch(executable_path=executable(), args=[*ARGUMENTS])
            page = browser.new_page(viewport={"width": 1400, "height": 800})
            try:
                play(page, folder, Path(pictures))
            except Exception:
                page.screenshot(path=Path(tempfile.gettempdir()) / "vscode-failed.png")
                raise
            finally:
                browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
