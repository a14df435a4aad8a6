"""What the shell offers while somebody types: names of files, so that no file is read."""

from collections.abc import Iterator
from pathlib import Path

import typer

from argmap.loading.discovery import DebateFile, find_claims, list_debates, scan
from argmap.schema.errors import ArgmapError


def node_ids(ctx: typer.Context, incomplete: str) -> list[str]:
    """List the ids of nodes that start so."""
    return _ids(ctx, "node", incomplete)


def person_ids(ctx: typer.Context, incomplete: str) -> list[str]:
    """List the ids of people that start so."""
    return _ids(ctx, "person", incomplete)


def source_ids(ctx: typer.Context, incomplete: str) -> list[str]:
    """List the ids of sources that start so."""
    return _ids(ctx, "source", incomplete)


def debate_ids(ctx: typer.Context, incomplete: str) -> list[str]:
    """List the ids of debates that start so."""
    try:
        debates = list_debates(find_claims(Path(ctx.params.get("claims") or ".")))
    except ArgmapError:
        return []
    return [debate for debate in debates if debate.startswith(incomplete)]


def _ids(ctx: typer.Context, kind: str, incomplete: str) -> list[str]:
    found = {file.id for file in _files(ctx) if file.type == kind}
    return sorted(name for name in found if name.startswith(incomplete))


def _files(ctx: typer.Context) -> Iterator[DebateFile]:
    """Yield the files of the debate that is named; of all, where none is named yet."""
    try:
        claims = find_claims(Path(ctx.params.get("claims") or "."))
        named = ctx.params.get("debate")
        for debate in [named] if named else list_debates(claims):
            yield from scan(claims, debate).files
    except (ArgmapError, OSError):
        return  # completion never complains
