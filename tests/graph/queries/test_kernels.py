"""What is conceded."""

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


def test_a_kernel_says_who_concedes_what_to_whom(tea: Debate) -> None:
    """By Ben, to the claim that Ann holds."""
    (point,) = kernels(tea, by="ben")

    assert (point.node, point.to and point.to.end, point.held_by) == ("kernel", "claim", ("ann",))


def test_a_bare_concession_counts_too(tea: Debate) -> None:
    """Cy concedes the claim itself, which Ann holds."""
    bare = [point for point in kernels(tea, by="cy") if point.to is None]

    assert [(point.node, point.held_by) for point in bare] == [("claim", ("ann",))]


def test_named_drawers_are_the_ones_who_concede(tea: Debate) -> None:
    """Ann only holds the node; Cy turns it into a concession."""
    (point,) = kernels(tea, of="kernel")

    assert point.by == ("cy",)


def test_a_kernel_nobody_holds_is_listed_without_a_name(tea: Debate) -> None:
    """It is on the map, and nobody on record concedes it."""
    conceded = {point.node: point.by for point in kernels(tea, of="claim") if point.to}

    assert conceded == {"kernel": ("ben",), "nobodys": ()}


def test_unknown_names_are_refused(tea: Debate) -> None:
    """Both conditions take ids."""
    with pytest.raises(UnknownIdError, match="'bean'"):
        kernels(tea, by="bean")
    with pytest.raises(UnknownIdError, match="'kernal'"):
        kernels(tea, of="kernal")
