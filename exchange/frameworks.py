"""A debate as an abstract argumentation framework, in the three formats of the solvers."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from argmap.exchange.iccma import IccmaFormat, write
from argmap.exchange.interface import Exported, Format, LossCounter, Options
from argmap.graph.analysis.flattening import flatten
from argmap.graph.model.debate import Debate


def _write(format_: IccmaFormat, debates: Sequence[Debate], options: Options) -> Exported:
    losses = LossCounter()
    files = {}
    for debate in debates:
        framework = flatten(debate, options.profile, explicit=options.explicit).framework
        files[f"{debate.id}.{format_}"] = write(framework, format_).encode()
        for node in debate.nodes:
            losses.change("node", node, "only that it is an argument, and what attacks it")
    return Exported(dict(sorted(files.items())), losses.report())


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
    )
    for format_ in IccmaFormat
)
