"""``argmap build``: make the site."""

from pathlib import Path
from typing import Annotated

import typer

from argmap.commands.terminal.exit_codes import ERRORS_FOUND
from argmap.commands.terminal.options import HERE, Claims, DebateId
from argmap.commands.terminal.output import emit, say
from argmap.commands.terminal.progress import up_to_date
from argmap.loading.discovery import find_claims
from argmap.loading.fingerprint import fingerprint
from argmap.render.manifest import what_is_current

EXAMPLES = """\b
Examples:
  argmap build                     the site of all debates, in site/
  argmap build --out /tmp/site     somewhere else
"""

Out = Annotated[
    Path | None,
    typer.Option(
        "--out", help="The folder to write; by default site/ beside claims/.", metavar="DIR"
    ),
]


def build(
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    out: Out = None,
) -> None:
    """Build the site: a page for every claim, person and source, ready to open or publish.

    Only changed pages are written. If a debate has errors, nothing is built, the old site stays,
    and the exit code is 1.
    """
    folder = out if out is not None else site_folder(claims)
    inputs = fingerprint(find_claims(claims), debate)
    current = what_is_current(folder, inputs)
    if current is not None:
        say(up_to_date(len(current.files), current.nodes))
    else:
        # Where there is nothing to do, importing what builds pages would double the time.
        from argmap.commands.terminal.site_building import build_site

        if not build_site(claims, debate, folder, inputs):
            raise typer.Exit(ERRORS_FOUND)
    emit(str(folder / "index.html"))
    say("open this file in a browser, or run: argmap serve")


def site_folder(claims: Path) -> Path:
    """Find the folder where the site lies: ``site`` beside ``claims``."""
    found = find_claims(claims)
    # 'claims/..' and not its parent: where 'claims' is '.', that has none
    return (found.parent if found.name not in {"", ".."} else found / "..") / "site"
