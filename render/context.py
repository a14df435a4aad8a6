"""What a template is given: what all pages of a debate have in common, and the page itself."""

from collections.abc import Mapping
from typing import NamedTuple

from markupsafe import Markup

from argmap.render.forge import Forge
from argmap.render.views.page_index import DebateHead


class MenuItem(NamedTuple):
    """A page that every page leads to: where it lies, and what the menu calls it."""

    path: str
    name: str


class DebateContext(NamedTuple):
    """What all pages of a debate have in common.

    Attributes
    ----------
    debate : DebateHead
        The debate.
    language : str
        The language of its texts, as HTML names it.
    address : str
        The address of its folder with a slash at the end; empty where the site has none.
    assets : Mapping of str to str
        The files that pages load, by their plain names.
    has_feed : bool
        Whether there is a feed of changes.
    has_data, has_embed : bool
        Whether each claim has files of data, and a page to embed.
    has_people : bool
        Whether anybody holds anything, so that the debate can be seen as one person does.
    forge : Forge or None
        Where contributions go.
    contact : str
        Where readers reach the editors, as an address of a link; empty where nothing is said.
    subject : str
        What the debate is about, for search engines.
    menu, foot : tuple of MenuItem
        The pages that the head and the foot of every page lead to.
    several : bool
        Whether the site has more debates than this.
    parts : int
        How many scripts the previews of claims lie in.
    """

    debate: DebateHead
    language: str
    address: str
    assets: Mapping[str, str]
    has_feed: bool
    has_data: bool
    has_embed: bool
    has_people: bool
    forge: Forge | None
    contact: str
    subject: str
    menu: tuple[MenuItem, ...]
    foot: tuple[MenuItem, ...]
    several: bool
    parts: int


class Frame(NamedTuple):
    """What stands around the pages of one folder, as HTML: written once for all of them."""

    links: Markup
    masthead: Markup
    footer: Markup


class PageContext(NamedTuple):
    """What a template is given besides a `DebateContext`.

    Attributes
    ----------
    path, base, root : str
        Where the page lies in the folder of its debate; the way from it to that folder, and to the
        top of the site.
    canonical : str
        The address of the page; empty where the site has none.
    title, description : str
        What it is called, and what search engines say of it.
    frame : Frame
        What stands around it.
    page : object
        What its view gives.
    """

    path: str
    base: str
    root: str
    canonical: str
    title: str
    description: str
    frame: Frame
    page: object
