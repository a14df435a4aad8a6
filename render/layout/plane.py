"""The plane of a map: sections packed in rows, each with room for a title that reads from far."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from argmap.render.layout.cards import Drawing
from argmap.render.layout.rows import Rows, Size, pack
from argmap.render.layout.text import SLACK, lines

APART: Final = 8.0
"""Between sections."""

_SCREEN: Final = Size(1150 / 16, 600 / 16)
_FAR: Final = 0.22
_TITLE, _ROOT, _COUNT, _MARGIN = 1.0, 0.8, 0.75, 0.5
_TITLE_LINES, _ROOT_LINES = 3, 2
_NARROWEST: Final = 8.5
_NEAR_HEAD: Final = 5.0
_NEAR_FAR: Final = 3.0
_ROUNDS: Final = 3


class Tile(NamedTuple):
    """A section before it is placed: its id, what its head says, and its cards."""

    id: str
    title: str
    root: str
    drawing: Drawing


class Plane(NamedTuple):
    """Sections in their places.

    Attributes
    ----------
    rows : Rows
        The corners of the sections, and the size of the whole.
    sizes : tuple of Size
        The sizes of the sections, heads included.
    heads : tuple of float
        How high the head of each section is.
    far : float
        How many em look like one when all is seen at once.
    """

    rows: Rows
    sizes: tuple[Size, ...]
    heads: tuple[float, ...]
    far: float

    @property
    def scale(self) -> float:
        """At which scale all is seen at once on a usual screen."""
        return _scale(self.rows.size)


def arrange(tiles: Sequence[Tile]) -> Plane:
    """Put sections in their places.

    Notes
    -----
    The heads make the sections higher, and so the scale smaller at which all is seen, and so the
    heads higher: three rounds settle it well enough, fewer where a round changes nothing.

    Examples
    --------
    >>> arrange([Tile("a", "A", "", Drawing({}, 20, 10))]).rows.corners
    (Corner(x=0.0, y=0.0),)
    """
    sizes = tuple(Size(tile.drawing.width, tile.drawing.height) for tile in tiles)
    rows = pack(sizes, APART)
    far, heads = 0.0, tuple(_NEAR_HEAD for _ in tiles)
    for _ in range(_ROUNDS):
        scale = _scale(rows.size)
        far = round(1 / scale, 1) if scale < _FAR else 0.0
        widths = [max(tile.drawing.width, round(_NARROWEST * far, 1)) for tile in tiles]
        heads = tuple(_head(tile, width, far) for tile, width in zip(tiles, widths, strict=True))
        with_heads = tuple(
            Size(width, round(head + tile.drawing.height, 2))
            for tile, width, head in zip(tiles, widths, heads, strict=True)
        )
        if with_heads == sizes:
            break
        sizes = with_heads
        rows = pack(sizes, APART)
    return Plane(rows, sizes, heads, far or _NEAR_FAR)


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
    return f"@media screen and (scripting: enabled) {{\n{body}\n}}\n"


def _rules(tiles: Sequence[Tile], plane: Plane) -> Iterator[str]:
    width, height = plane.rows.size
    yield (
        f".plane{{--w:{width:g}em;--h:{height:g}em;--far:{plane.far:g}em;--scale:{plane.scale:.4f}}}"
    )
    places = zip(tiles, plane.rows.corners, plane.sizes, plane.heads, strict=True)
    for tile, corner, size, head in places:
        drawing = tile.drawing
        yield (
            f"#s-{tile.id}{{--x:{corner.x:g}em;--y:{corner.y:g}em;--w:{size.width:g}em;"
            f"--h:{size.height:g}em;--head:{head:g}em;"
            f"--wide:{drawing.width:g}em;--high:{drawing.height:g}em}}"
        )
        for node, box in drawing.boxes.items():
            yield f"#n-{node}{{left:{box.x:g}em;top:{box.y:g}em;min-height:{box.height:g}em}}"


def _scale(size: Size) -> float:
    return min(_SCREEN.width / max(size.width, 1), _SCREEN.height / max(size.height, 1), 1)


def _head(tile: Tile, width: float, far: float) -> float:
    """Find how much room the head of a section needs, in em, where ``far`` em look like one."""
    if not far:
        return _NEAR_HEAD
    room = (width / far - 2 * _MARGIN) * SLACK**0.5  # the last line of a head may come a bit close
    title = min(lines(tile.title, room / _TITLE), _TITLE_LINES) * 1.25 * _TITLE
    root = min(lines(tile.root, room / _ROOT), _ROOT_LINES) * 1.3 * _ROOT
    return round((title + root + 1.4 * _COUNT + _MARGIN) * far, 1)
