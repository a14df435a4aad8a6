"""What the commands that change files have in common."""

from collections.abc import Collection, Sequence

import typer

from argmap.checks.run import check
from argmap.commands.terminal.exit_codes import ERRORS_FOUND
from argmap.commands.terminal.findings import as_text
from argmap.commands.terminal.output import complain, emit, say
from argmap.editing.contributors import Contributor, alike
from argmap.editing.preflight import claims_of, errors_after, uneditable
from argmap.editing.steps import FileStep, Write, carry_out, on_disk
from argmap.graph.model.debate import Debate
from argmap.loading.load import load
from argmap.loading.loaded import Loaded
from argmap.schema.finding import Severity


def refuse_uneditable(loaded: Loaded, name: str) -> None:
    """End the command where a file that mentions a name cannot be edited."""
    if files := uneditable(loaded, name):
        for file in files:
            complain(f"'{file}' mentions '{name}' and has errors; fix it first, see 'argmap check'")
        raise typer.Exit(ERRORS_FOUND)


def note_alike(debate: Debate, new: Contributor) -> None:
    """Name the people whose names are spelt nearly as that of somebody new."""
    for person in alike(debate, new):
        say(
            f"'{new.name}' is a new person here, and there is a '{person.name}' already; if the "
            f"two are one, run afterwards 'argmap merge person:{new.id} person:{person.id}'"
        )


def refuse_errors(steps: Sequence[FileStep], loaded: Loaded) -> None:
    """Try a plan on a copy; end the command where it would bring errors."""
    if errors := errors_after(steps, loaded):
        complain("nothing was written, because the change would bring these errors:")
        emit(as_text(errors))
        raise typer.Exit(ERRORS_FOUND)


def report_new(loaded: Loaded, files: Collection[str]) -> bool:
    """Print what the checks find in new and changed files; tell whether there is an error.

    What says nearly the same as another node is reported at the new one, and what was found in a
    file before is not repeated.
    """
    earlier = frozenset(file.file for file in loaded.files.folder.files)
    known = set()
    if not earlier.isdisjoint(files):
        known = {(finding.code, finding.message) for finding in check(loaded)}
    after = load(claims_of(loaded), loaded.debate.id)._replace(earlier=earlier)
    found = [
        finding
        for finding in check(after)
        if finding.severity is not Severity.NOTE
        and (finding.code, finding.message) not in known
        and any(f"{file}/".startswith(f"{finding.location.file}/") for file in files)
    ]
    if not found:
        say("checked: no findings")
        return False
    emit(f"\n{as_text(found)}")
    return any(finding.severity is Severity.ERROR for finding in found)


def write_and_list(steps: Sequence[Write], loaded: Loaded) -> None:
    """Carry out a plan of new files, and print where they are."""
    claims = claims_of(loaded)
    carry_out(steps, claims)
    for step in steps:
        emit(on_disk(claims, step.file).as_posix())
