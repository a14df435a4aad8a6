"""A debate as an abstract argumentation framework, in the three formats of the solvers."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from argmap.exchange.iccma import IccmaFormat, write
from argmap.exchange.interface import Exported, Format, LossCounter, Options, write_each
from argmap.exchange.left_out import count_left_out, count_people_left_out
from argmap.graph.analysis.flattening import flatten
from argmap.graph.model.debate import Debate


def _write(format_: IccmaFormat, debates: Sequence[Debate], options: Options) -> Exported:
    def text(debate: Debate, losses: LossCounter) -> str:
        for node in debate.nodes:
            losses.change("node", node, "only that it is an argument, and what attacks it")
        count_left_out(debate, losses, nodes=("short",), about=())
        count_people_left_out(debate, losses, "a framework has only arguments and attacks")
        framework = flatten(debate, options.profile, explicit=options.explicit).framework
        return write(framework, format_)

    return write_each(debates, format_, text)


def _writer(format_: IccmaFormat) -> Callable[[Sequence[Debate], Options], Exported]:
    return partial(_write, format_)


FORMATS: Final = tuple(
    Format(
        name=format_.value,
        title=f"Framework for solvers (.{format_})",
        suffixes=(f".{format_}",),
        holds="arguments and attacks",
        loses="everything but which argument attacks which",
        write=_writer(format_),
        heeds=("explicit", "profile"),
    )
    for format_ in IccmaFormat
)
