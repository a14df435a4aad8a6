"""``argmap formats``: the formats that are read and written."""

from argmap.commands.terminal.options import Json
from argmap.commands.terminal.output import emit, emit_json, say_next
from argmap.exchange.formats import FORMATS
from argmap.exchange.interface import Format

EXAMPLES = """\b
Examples:
  argmap formats         what is read and written, and what each can hold
  argmap formats --json  the same for programs
"""


def formats(*, json_: Json = False) -> None:
    """List the formats that are read and written, and what each can hold."""
    listed = sorted(FORMATS, key=lambda format_: format_.name)
    if json_:
        emit_json({"formats": [_shape(format_) for format_ in listed]})
        return
    width = max(len(format_.name) for format_ in listed)
    for format_ in listed:
        ways = f"{'in' if format_.read else '':3}{'out' if format_.write else '':4}"
        emit(f"{format_.name:{width}}  {ways} {format_.title}: {format_.holds}")
    say_next("import FILE --into .", "export --format F")


def _shape(format_: Format) -> dict[str, object]:
    return {
        "name": format_.name,
        "title": format_.title,
        "suffixes": list(format_.suffixes),
        "read": format_.read is not None,
        "write": format_.write is not None,
        "holds": format_.holds,
        "loses": format_.loses,
    }
