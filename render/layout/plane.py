"""The plane of a map: sections in columns, each with room for a title that reads from far."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from argmap.render.layout.cards import Drawing
from argmap.render.layout.columns import Columns, Size, pack
from argmap.render.layout.text import lines

APART: Final = 6.0
"""Between sections."""

_SCREEN: Final = Size(1180 / 16, 660 / 16)
_FAR: Final = 0.3
_TITLE, _TITLE_LINE, _BOLD, _MARGIN = 0.9, 1.2, 1.15, 0.5
_NEAR_HEAD: Final = 5.0
_NEAR_FAR: Final = 3.0
_ROUNDS: Final = 6
_NARROWEST: Final = 4.0
"""How many em of the far type fit into a section at least: in a high one, no title would else."""


class Tile(NamedTuple):
    """A section before it is placed: its id, its title, and its cards."""

    id: str
    title: str
    drawing: Drawing


class Plane(NamedTuple):
    """Sections in their places.

    Attributes
    ----------
    columns : Columns
        The corners of the sections, and the size of the whole.
    heads : tuple of float
        How high the head of each section is.
    far : float
        How many em look like one when all is seen at once.
    """

    columns: Columns
    heads: tuple[float, ...]
    far: float

    @property
    def scale(self) -> float:
        """At which scale all is seen at once on a usual screen."""
        return _scale(self.columns.size)


def arrange(tiles: Sequence[Tile]) -> Plane:
    """Put sections in their places.

    Notes
    -----
    The heads make the sections higher, and so the scale smaller at which all is seen, and so the
    heads higher: a few rounds settle it well enough, fewer where a round changes nothing.

    Examples
    --------
    >>> arrange([Tile("a", "A", Drawing({}, 20, 10))]).columns.corners
    (Corner(x=0.0, y=0.0),)
    """
    width = max((tile.drawing.width for tile in tiles), default=0.0)
    far, heads = 0.0, tuple(_NEAR_HEAD for _ in tiles)
    columns = _columns(tiles, heads, width)
    for _ in range(_ROUNDS):
        scale = _scale(columns.size)
        far = round(min(1 / scale, width / _NARROWEST), 1) if scale < _FAR else 0.0
        if heads == (heads := tuple(_head(tile, far) for tile in tiles)):
            break
        columns = _columns(tiles, heads, width)
    return Plane(columns, heads, far or _NEAR_FAR)


def _columns(tiles: Sequence[Tile], heads: Sequence[float], width: float) -> Columns:
    heights = [head + tile.drawing.height for head, tile in zip(heads, tiles, strict=True)]
    return pack(heights, width, APART, _SCREEN)


def style_sheet(tiles: Sequence[Tile]) -> str:
    """Write the style sheet that puts everything in its place, for screens with script.

    Returns
    -------
    str
        A rule for the plane, one for each section and one for each card, in em; the map's own style
        sheet says what the names stand for.
    """
    plane = arrange(tiles)
    body = "\n".join(_rules(tiles, plane))
    return f"@media screen and (scripting: enabled) and (min-width: 74rem) {{\n{body}\n}}\n"


def _rules(tiles: Sequence[Tile], plane: Plane) -> Iterator[str]:
    width, height = plane.columns.size
    yield (
        f".plane{{--w:{width:g}em;--h:{height:g}em;--far:{plane.far:g}em;--scale:{plane.scale:.4f}}}"
    )
    for tile, corner, head in zip(tiles, plane.columns.corners, plane.heads, strict=True):
        drawing = tile.drawing
        yield (
            f"#s-{tile.id}{{--x:{corner.x:g}em;--y:{corner.y:g}em;--head:{head:g}em;"
            f"--wide:{drawing.width:g}em;--high:{drawing.height:g}em}}"
        )
        for node, box in drawing.boxes.items():
            yield (
                f"#n-{node}{{left:{box.x:g}em;top:{box.y:g}em;"
                f"width:{box.width:g}em;min-height:{box.height:g}em}}"
            )


def _scale(size: Size) -> float:
    return min(_SCREEN.width / max(size.width, 1), _SCREEN.height / max(size.height, 1), 1)


def _head(tile: Tile, far: float) -> float:
    """Find how much room the head of a section needs, in em, where ``far`` em look like one."""
    if not far:
        return _NEAR_HEAD
    room = (tile.drawing.width / far - 2 * _MARGIN) / _TITLE / _BOLD
    return round((lines(tile.title, room) * _TITLE * _TITLE_LINE + 2 * _MARGIN) * far, 1)
