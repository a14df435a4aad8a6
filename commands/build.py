"""``argmap build``: make the site."""

from pathlib import Path
from typing import Annotated

import typer

from argmap.commands.options import HERE, Claims, DebateId
from argmap.commands.outcome import ERRORS_FOUND
from argmap.commands.output import emit, say

Out = Annotated[
    Path | None,
    typer.Option(
        "--out", help="The folder to write; without it site/ beside claims/.", metavar="DIR"
    ),
]


def build(
    claims: Claims = HERE,
    debate: DebateId = None,
    *,
    out: Out = None,
) -> None:
    """Build the site: one page for every claim, person and source, ready to open or to publish.

    A debate with errors is not published: the old site stays, and the exit code is 1.
    """
    folder = out if out is not None else site_folder(claims)
    if not build_site(claims, debate, folder):
        raise typer.Exit(ERRORS_FOUND)
    emit(str(folder / "index.html"))
    say("open this file in a browser, or serve the site with: argmap serve")


def site_folder(claims: Path) -> Path:
    """Find the folder where the site lies: ``site`` beside ``claims``."""
    from argmap.graph.folder import find_claims

    found = find_claims(claims)
    # 'claims/..' and not its parent: where 'claims' is '.', that has none
    return (found.parent if found.name not in {"", ".."} else found / "..") / "site"


def build_site(claims: Path, debate: str | None, out: Path) -> bool:
    """Build the site of one debate or of all; where one has errors, show them and build nothing."""
    import gc

    from argmap.commands import report
    from argmap.graph.check_all import check_all
    from argmap.graph.folder import find_claims
    from argmap.render.publish import publish, refuse_foreign
    from argmap.render.site import site_files
    from argmap.schema.errors import SiteFolderError

    refuse_foreign(out)
    if find_claims(claims).resolve() in out.resolve().parents:
        raise SiteFolderError("the site cannot lie inside claims/; name another folder with --out")
    checked = check_all(claims, debate)
    if checked.errors:
        say(report.as_text(checked.errors))
        say(f"{report.summary(checked.errors, checked.files)}; nothing was built")
        return False
    gc.freeze()  # what was loaded stays to the end: no need to walk it again and again
    written = publish(site_files(checked.debates, checked.config.site), out)
    nodes = sum(len(one.nodes) for one in checked.debates)
    say(f"built {written} files from {nodes} nodes")
    return True
