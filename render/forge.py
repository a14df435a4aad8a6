"""The pages of a forge on which a proposal starts: a new file, a change of one, a report."""

from typing import NamedTuple
from urllib.parse import quote, urlencode, urlsplit

from argmap.render.addresses import outside
from argmap.schema.config import SiteConfig


class Forge(NamedTuple):
    """Where contributions go.

    Attributes
    ----------
    repository : str
        The address of the repository, without a slash at its end.
    branch : str
        The branch, as a part of an address.
    """

    repository: str
    branch: str

    @property
    def host(self) -> str:
        """What people call the forge."""
        return urlsplit(self.repository).netloc

    @property
    def new(self) -> str:
        """The page that makes a file; ``?filename=`` and ``&value=`` fill it in."""
        return f"{self.repository}/new/{self.branch}"

    @property
    def guide(self) -> str:
        """The page that shows the folder of debates, and its README below."""
        return f"{self.repository}/tree/{self.branch}/claims"

    def edit(self, file: str) -> str:
        """Find the page that changes a file."""
        return f"{self.repository}/edit/{self.branch}/{quote(file)}"

    def report(self, page: str) -> str:
        """Find the form that reports a problem, with a page named in it."""
        asked = urlencode({"template": "report.yml", "parent": page}, safe=":/")
        return f"{self.repository}/issues/new?{asked}"


def forge(config: SiteConfig) -> Forge | None:
    """Find the forge of a site; None where it names no repository, or one with a password.

    Examples
    --------
    >>> found = forge(SiteConfig(repository="https://example.org/ann/tea.git"))
    >>> found.edit("claims/tea/calm/tea-calms.yaml")
    'https://example.org/ann/tea/edit/main/claims/tea/calm/tea-calms.yaml'
    >>> found.report("tea-calms")
    'https://example.org/ann/tea/issues/new?template=report.yml&parent=tea-calms'
    >>> forge(SiteConfig()) is None
    True
    """
    address = outside(config.repository)
    if address is None:
        return None
    parts = urlsplit(address)
    path = parts.path.rstrip("/").removesuffix(".git")
    return Forge(f"{parts.scheme}://{parts.netloc}{path}", quote(config.branch))
