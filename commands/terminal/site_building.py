"""Building the site, and saying what came of it."""

from pathlib import Path

from argmap.checks import FATAL
from argmap.checks.run import Checked, check_all
from argmap.commands.terminal import findings as report
from argmap.commands.terminal.output import say
from argmap.commands.terminal.progress import up_to_date
from argmap.loading.discovery import find_claims
from argmap.loading.history import history
from argmap.loading.load import garbage_collection_paused
from argmap.render.publish import publish, refuse_foreign
from argmap.render.site import pending_files
from argmap.schema.errors import SiteFolderError


def build_site(claims: Path, debate: str | None, out: Path, inputs: str = "") -> bool:
    """Build the site of one debate or of all; where one has errors, show them and build nothing.

    Parameters
    ----------
    claims : Path
        The folder that contains ``claims/``, or ``claims`` itself.
    debate : str or None
        Only this debate.
    out : Path
        The folder of the site.
    inputs : str, optional
        Stands for all that the site shows, as in `Manifest`.

    Returns
    -------
    bool
        Whether it was built.
    """
    refuse_foreign(out)
    if find_claims(claims).resolve() in out.resolve().parents:
        raise SiteFolderError("the site cannot be inside claims/; name another folder with --out")
    checked = check_all(claims, debate, checks=FATAL)
    if checked.errors:
        say(f"{explain(checked)}; nothing was built")
        return False
    debates, config = checked.debates, checked.config.site
    del checked  # all that files said, of which pages show only what debates have of it
    histories = {debate.id: history(find_claims(claims) / debate.id) for debate in debates}
    for one, past in histories.items():
        if past.missing:
            say(f"the page of changes of '{one}' is empty: {past.missing}")
    revisions = {one: past.revisions for one, past in histories.items()}
    nodes = sum(len(debate.nodes) for debate in debates)
    with garbage_collection_paused():  # next to nothing that is listed becomes garbage
        pending = list(pending_files(debates, config, revisions))
        done = publish(pending, out, inputs, nodes)
    if done.written or done.removed:
        removed = f", and removed {done.removed}" if done.removed else ""
        say(f"wrote {done.written} of {done.files} files from {nodes} nodes{removed}")
    else:
        say(up_to_date(done.files, nodes))
    return True


def explain(checked: Checked) -> str:
    """Report the errors that prevent a build."""
    return f"{report.as_text(checked.errors)}\n{report.summary(checked.errors, checked.files)}"
