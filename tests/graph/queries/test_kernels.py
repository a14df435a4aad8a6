"""What is granted."""

from collections.abc import Callable, Mapping

import pytest

from argmap.graph.model.debate import Debate
from argmap.graph.queries.kernels import kernels
from argmap.schema.errors import UnknownIdError

Make = Callable[[Mapping[str, str]], Debate]


@pytest.fixture
def tea(make: Make) -> Debate:
    """Make a debate with a kernel by Ben to Ann's claim, and a bare concession of Cy's."""
    return make(
        {
            "claim": "stances:\n  - {by: ann, stance: asserts}\n  - {by: cy, stance: concedes}\n",
            "kernel": "kind: kernel\ntext: Some truth.\nkernel_of: claim\n"
            "stances: {by: ben, stance: concedes}\n",
            "nobodys": "kind: kernel\ntext: More truth.\nkernel_of: claim\n",
            "drawn": "kernel_of: {to: kernel, by: cy}\nstances: {by: ann, stance: asserts}\n",
        }
    )


def test_a_kernel_says_who_grants_what_to_whom(tea: Debate) -> None:
    """By Ben, to the claim that Ann holds."""
    (grant,) = kernels(tea, by="ben")

    assert (grant.node, grant.to and grant.to.end, grant.held_by) == ("kernel", "claim", ("ann",))


def test_a_bare_concession_counts_too(tea: Debate) -> None:
    """Cy grants the claim itself, which Ann holds."""
    bare = [grant for grant in kernels(tea, by="cy") if grant.to is None]

    assert [(grant.node, grant.held_by) for grant in bare] == [("claim", ("ann",))]


def test_named_drawers_are_the_ones_who_grant(tea: Debate) -> None:
    """Ann only holds the node; Cy turns it into a grant."""
    (grant,) = kernels(tea, of="kernel")

    assert grant.by == ("cy",)


def test_a_kernel_nobody_holds_is_listed_without_a_name(tea: Debate) -> None:
    """It is on the map, and nobody on record grants it."""
    granted = {grant.node: grant.by for grant in kernels(tea, of="claim") if grant.to}

    assert granted == {"kernel": ("ben",), "nobodys": ()}


def test_unknown_names_are_refused(tea: Debate) -> None:
    """Both conditions take ids."""
    with pytest.raises(UnknownIdError, match="'bean'"):
        kernels(tea, by="bean")
    with pytest.raises(UnknownIdError, match="'kernal'"):
        kernels(tea, of="kernal")
