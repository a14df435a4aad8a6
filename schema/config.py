"""What ``argmap.toml`` says: data about the knowledge base, nothing that runs."""

import re
from typing import Annotated, Final

from pydantic import Field, HttpUrl

from argmap.schema.fields import Flag, Text
from argmap.schema.record import Record

LANGUAGE: Final = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"
"""What a BCP 47 tag looks like."""
CONTACT: Final = r"^([^@\s:/<>\"]+@[^@\s:/<>\"]+|https?://[^\s<>\"]+)$"
"""What a mail address looks like, or that of a page."""


def language_problem(tag: str) -> str:
    """Say what is wrong with the tag of a language; the empty string where nothing is.

    Examples
    --------
    >>> language_problem("pt-BR"), language_problem("German!")
    ('', "'German!' is no language tag; write one such as en, de or pt-BR")
    """
    if re.match(LANGUAGE, tag):
        return ""
    return f"'{tag}' is no language tag; write one such as en, de or pt-BR"


class SiteConfig(Record):
    """How the site presents itself."""

    address: HttpUrl | None = None
    """Where the site is published; without it no absolute link is made."""
    title: Text | None = None
    """The title of the whole knowledge base."""
    repository: HttpUrl | None = None
    """The repository that takes contributions."""
    branch: Text = "main"
    """The branch they go to."""
    language: Annotated[str, Field(pattern=LANGUAGE)] = "en"
    """The language of the texts, as a BCP 47 tag; pages speak it where they have a catalogue."""
    contact: Annotated[str, Field(pattern=CONTACT)] | None = None
    """Where readers reach the editors: a mail address, or the address of a page."""
    data: Flag = False
    """Whether each claim is also written as JSON and YAML; debate.json has everything anyway."""
    embed: Flag = False
    """Whether each claim also has a page to embed in other sites."""


class LimitsConfig(Record):
    """Limits on what one contribution may bring."""

    new_nodes: Annotated[int, Field(ge=1)] | None = None
    """How many new nodes a change may add."""


class Config(Record):
    """All of ``argmap.toml``."""

    site: SiteConfig = SiteConfig()
    limits: LimitsConfig = LimitsConfig()
