"""Run one function over many values, in several processes."""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from argmap.schema.errors import ArgmapError

Given = TypeVar("Given")
Made = TypeVar("Made")


def in_processes(
    make: Callable[[Given], Made], values: Sequence[Given], processes: int
) -> Iterator[Made]:
    """Call a function of a module for each value, and give the results in the same order.

    One process makes them one after the other, so that nothing is started for a few.
    """
    if processes == 1 or len(values) < 2:  # noqa: PLR2004 - one has nobody to share with
        yield from map(make, values)
        return
    context = multiprocessing.get_context("spawn")  # a fork would copy the locks of Arrow's threads
    with ProcessPoolExecutor(processes, context) as executor:
        try:
            yield from executor.map(make, values)
        except BrokenProcessPool as error:
            raise ArgmapError(
                "a process was ended while it worked, perhaps because memory ran out; what is "
                "done is kept: run the command again with --jobs 1"
            ) from error
