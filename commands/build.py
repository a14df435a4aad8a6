"""``argmap build``: make the site."""

from pathlib import Path
from typing import Annotated

import typer

from argmap.checks import FATAL
from argmap.checks.run import Checked, check_all
from argmap.commands.terminal import findings as report
from argmap.commands.terminal.exit_codes import ERRORS_FOUND
from argmap.commands.terminal.options import HERE, Claims, DebateId
from argmap.commands.terminal.output import emit, say
from argmap.loading.discovery import find_claims
from argmap.loading.history import history
from argmap.render.publish import publish, refuse_foreign
from argmap.render.site import pending_files
from argmap.schema.errors import SiteFolderError

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
    if not build_site(claims, debate, folder):
        raise typer.Exit(ERRORS_FOUND)
    emit(str(folder / "index.html"))
    say("open this file in a browser, or run: argmap serve")


def site_folder(claims: Path) -> Path:
    """Find the folder where the site lies: ``site`` beside ``claims``."""
    found = find_claims(claims)
    # 'claims/..' and not its parent: where 'claims' is '.', that has none
    return (found.parent if found.name not in {"", ".."} else found / "..") / "site"


def build_site(claims: Path, debate: str | None, out: Path) -> bool:
    """Build the site of one debate or of all; where one has errors, show them and build nothing."""
    refuse_foreign(out)
    if find_claims(claims).resolve() in out.resolve().parents:
        raise SiteFolderError("the site cannot be inside claims/; name another folder with --out")
    checked = check_all(claims, debate, checks=FATAL)
    if checked.errors:
        say(f"{explain(checked)}; nothing was built")
        return False
    histories = {one.id: history(find_claims(claims) / one.id) for one in checked.debates}
    for one, past in histories.items():
        if past.missing:
            say(f"the page of changes of '{one}' is empty: {past.missing}")
    revisions = {one: past.revisions for one, past in histories.items()}
    done = publish(pending_files(checked.debates, checked.config.site, revisions), out)
    nodes = sum(len(one.nodes) for one in checked.debates)
    if done.written or done.removed:
        removed = f", and removed {done.removed}" if done.removed else ""
        say(f"wrote {done.written} of {done.files} files from {nodes} nodes{removed}")
    else:
        say(f"all {done.files} files from {nodes} nodes are up to date")
    return True


def explain(checked: Checked) -> str:
    """Report the errors that prevent a build."""
    return f"{report.as_text(checked.errors)}\n{report.summary(checked.errors, checked.files)}"
