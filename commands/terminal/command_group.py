"""The list of commands: each is imported when it is called, and listed without being imported."""

import os
import sys
from collections.abc import Mapping
from enum import StrEnum
from importlib import import_module
from keyword import iskeyword
from typing import Annotated, Any, ClassVar, Final, TypeAlias

import typer
from typer.core import TyperCommand, TyperGroup

from argmap.commands.terminal.exit_codes import FINE
from argmap.commands.terminal.output import finish_output, limit_output, suggest_within
from argmap.graph.model.suggestions import nearest
from argmap.schema.errors import ArgmapError, UnwritableFileError

All: TypeAlias = Annotated[
    bool, typer.Option("--all", help="Print everything, however long.", callback=limit_output)
]
"""The option of every query, for an answer that would be cut."""

_SHARED: Final = ("claims", "debate")
"""The options that may stand before the name of a command, too."""


class CommandGroup(TyperGroup):
    """A group whose commands lie in ``argmap.commands``, one module each.

    Attributes
    ----------
    parts : Mapping of str to Mapping of str to str
        The headings of the list; under each the names of commands with a line of help.
    """

    parts: ClassVar[Mapping[str, Mapping[str, str]]] = {}

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the signature is Typer's
        """List the names in the order of the help."""
        return [name for part in self.parts.values() for name in part]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import a command; None where there is none of this name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        if cmd_name not in self.commands:
            self.commands[cmd_name] = _imported(cmd_name)
        return self.commands[cmd_name]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; ``help show`` is ``show --help``, as elsewhere."""
        if args[:1] == ["help"]:
            args = [*args[1:], "--help"]
        rest: list[str] = super().parse_args(ctx, args)
        return rest

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that is called, or suggest the nearest; hand the shared options down."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            near = nearest(args[0], self.list_commands(ctx), likeness=60, limit=2)
            guess = " or ".join(f"'{name}'" for name in near)
            hint = f"; did you mean {guess}?" if near else "; see 'argmap --help'"
            ctx.fail(f"there is no command '{args[0]}'{hint}")
        name, command, rest = super().resolve_command(ctx, args)
        given = {option: ctx.params.get(option) for option in _SHARED}
        below = dict.fromkeys(getattr(command, "commands", ()), given)
        ctx.default_map = {name: given | below}
        return name, command, rest

    def invoke(self, ctx: Any) -> Any:
        """Run a command; end silently when the reader of a pipe is gone, as with 'head'.

        Report output that cannot be written, as on a full disk.
        """
        suggest_within()
        try:
            try:
                return super().invoke(ctx)
            finally:
                finish_output()
                sys.stdout.flush()
        except BrokenPipeError:
            _drop_output()
            raise typer.Exit(FINE) from None
        except OSError as error:
            if isinstance(error, ArgmapError) or error.filename is not None:
                raise
            _drop_output()
            message = f"cannot write the output: {error.strerror}"
            raise UnwritableFileError(message) from error

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the commands under their headings, and the options after them."""
        names = self.list_commands(ctx)
        longest = max(len(name) for name in names)
        for heading, commands in self.parts.items():
            with formatter.section(heading):
                formatter.write_dl([(name.ljust(longest), line) for name, line in commands.items()])
        _format_options(self.get_params(ctx), ctx, formatter)


def _drop_output() -> None:
    """Discard unwritten output, so that nothing tries again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class PlainCommand(TyperCommand):
    """A command whose help names its arguments as its usage does, without Python's types.

    One that prints JSON answers a question, so it has ``--all`` for an answer that would be cut.
    """

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        options = {option for param in self.params for option in param.opts}
        if "--json" in options and "--all" not in options:
            self.params.append(_all_option())

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; say what is wrong with a value without Python's word for it.

        ``--json`` is understood by the commands that have more forms than that, too.
        """
        forms = [param.default for param in self.params if "--format" in param.opts]
        if any(isinstance(form, StrEnum) and "json" in [*type(form)] for form in forms):
            args = [word for each in args for word in _JSON.get(each, (each,))]
        try:
            return super().parse_args(ctx, args)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ")
            raise

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the arguments, and the options after them."""
        params = self.get_params(ctx)
        arguments = [p for p in params if p.param_type_name == "argument"]
        if arguments:
            with formatter.section("Arguments"):
                formatter.write_dl(
                    [(p.metavar or p.name, getattr(p, "help", "")) for p in arguments]
                )
        _format_options([p for p in params if p not in arguments], ctx, formatter)


_JSON: Final = {"--json": ("--format", "json")}


def _all_option() -> Any:
    """Make the option ``--all``, which acts by its callback alone."""

    def takes(everything: All = False) -> None:
        """Stand for a command that takes it."""

    alone = typer.Typer(add_completion=False)
    alone.command()(takes)
    (option,) = (p for p in typer.main.get_command(alone).params if "--all" in p.opts)
    option.expose_value = False
    return option


def _format_options(params: list[Any], ctx: Any, formatter: Any) -> None:
    records = [param.get_help_record(ctx) for param in params]
    with formatter.section("Options"):
        formatter.write_dl([record for record in records if record is not None])


def _imported(name: str) -> Any:
    file = f"{name}_" if iskeyword(name) else name
    module = import_module(f"argmap.commands.{file}")
    found = getattr(module, name, None) or getattr(module, f"{name}_")
    if isinstance(found, typer.Typer):
        return typer.main.get_command(found)
    alone = typer.Typer(rich_markup_mode=None, add_completion=False)
    alone.command(name, cls=PlainCommand, epilog=getattr(module, "EXAMPLES", None))(found)
    return typer.main.get_command(alone)
