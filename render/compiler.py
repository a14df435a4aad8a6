"""Compiling templates: a page becomes one function, and its expressions become plain Python.

A template extends another one, includes some, and calls macros. Jinja2 puts these together anew for
every page, looks up each name as an attribute and then as a key, and asks every function which
arguments it wants besides its own. Here a template is joined with what it extends and includes once
and for all, a dot means an attribute, and a call is a call: a page takes a quarter of the time.

This reaches into the compiler of Jinja2, which may change with any new series; so `pyproject.toml`
admits one series only, and a test compares every page with what Jinja2 alone makes of it. What
templates could say and this does not know is refused when they are compiled, or when a page is
made; it is never left out in silence.
"""

from collections.abc import Callable, Iterable, Iterator
from types import FunctionType
from typing import Any, Final

from jinja2 import nodes, runtime
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import Environment
from jinja2.loaders import BaseLoader
from jinja2.meta import find_undeclared_variables
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer

PAGE: Final = "write_page"
"""The macro that a page becomes; its parameters are what the page shows."""

_ELSEWHERE: Final = (nodes.Extends, nodes.Block, nodes.Output)
"""What a template that extends another one does not put before that one."""


class Macro(runtime.Macro):
    """A macro.

    Attributes
    ----------
    text : callable
        Writes what it says, for a place where that is not escaped again: a plain function.
    """

    def __init__(self, environment: Environment, func: FunctionType, *more: Any) -> None:
        super().__init__(environment, func, *more)
        func.__defaults__ = (missing,) * func.__code__.co_argcount  # the body fills in what lacks
        self.text: Callable[..., str] = func


class Compiler(CodeGenerator):
    """Writes a template as Python; its methods are called by Jinja2, for each sort of node."""

    _macros: frozenset[str] = frozenset()
    """What is a macro in the template."""
    _said: nodes.Expr | None = None
    """The call of a macro that is being written, where its text goes straight to the page."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """Take note of what is a macro."""
        names = {macro.name for macro in node.find_all(nodes.Macro)}
        self._macros = frozenset(names | {alias for _, alias in _imported(node)})
        super().visit_Template(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Write ``value.name``: what pages show are records, not mappings."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:
        """Write ``value[key]``."""
        self.visit(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """Write ``function(arguments)``."""
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            self.fail("a call takes its arguments one by one, and no block", node.lineno)
        self.visit(node.node, frame)
        self.write(".text(" if node is self._said else "(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """Leave what a macro says as it is: all in it is escaped."""
        called = node.node if isinstance(node, nodes.Call) and not node.kwargs else None
        if isinstance(called, nodes.Name) and called.name in self._macros:
            self._said = node
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if node is not self._said:
            super()._output_child_post(node, frame, finalize)


def joined(environment: Environment, loader: BaseLoader, name: str) -> nodes.Template:
    """Join a template with all that it extends and includes, and make one macro of it.

    Parameters
    ----------
    environment : Environment
        How templates are parsed.
    loader : BaseLoader
        What gives them.
    name : str
        The name of the template.

    Returns
    -------
    Template
        Its imports and the macro `PAGE`. A template that has nothing but macros stays as it is.
    """
    joining = _Joining(environment, loader)
    body = joining.parts(name)
    if all(_is_silent(part) for part in body):
        return _template(environment, [*joining.imports, *body])
    known = {alias for imported in joining.imports for _, alias in _imported(imported)}
    shown = find_undeclared_variables(_template(environment, body)) - known
    parameters = [nodes.Name(name, "param") for name in sorted(shown)]
    page = nodes.Macro(PAGE, parameters, [], body)
    return _template(environment, [*joining.imports, page])


def _template(environment: Environment, parts: list[nodes.Node]) -> nodes.Template:
    template = nodes.Template(parts)
    template.set_environment(environment)
    return template


class _Joining(NodeTransformer):
    """Puts blocks and included templates in their places, and imports aside."""

    def __init__(self, environment: Environment, loader: BaseLoader) -> None:
        self.imports: list[nodes.FromImport] = []
        self._environment, self._loader = environment, loader
        self._blocks: dict[str, list[nodes.Node]] = {}

    def parts(self, name: str) -> list[nodes.Node]:
        """List the parts of a template and of all that it extends and includes."""
        source, _, _ = self._loader.get_source(self._environment, name)
        tree = self._environment.parse(source, name)
        extended = tree.find(nodes.Extends)
        if extended is None:
            return self._placed(tree.body)
        for block in tree.find_all(nodes.Block):
            self._blocks.setdefault(block.name, block.body)
        own = [part for part in tree.body if not isinstance(part, _ELSEWHERE)]
        return [*self._placed(own), *self.parts(extended.template.as_const())]

    def visit_Block(self, node: nodes.Block) -> list[nodes.Node]:
        return self._placed(self._blocks.get(node.name, node.body))

    def visit_Include(self, node: nodes.Include) -> list[nodes.Node]:
        return self.parts(node.template.as_const())

    def visit_FromImport(self, node: nodes.FromImport) -> None:
        self.imports.append(node)

    def _placed(self, parts: Iterable[nodes.Node]) -> list[nodes.Node]:
        template = nodes.Template(list(parts))
        self.generic_visit(template)
        return template.body


def _is_silent(part: nodes.Node) -> bool:
    """Tell whether a part of a template writes nothing but white space."""
    if isinstance(part, nodes.Output):
        return all(isinstance(p, nodes.TemplateData) and not p.data.strip() for p in part.nodes)
    return isinstance(part, nodes.Macro | nodes.FromImport)


def _imported(tree: nodes.Node) -> Iterator[tuple[str, str]]:
    """List the macros that are imported: their names there and here."""
    found = [tree] if isinstance(tree, nodes.FromImport) else tree.find_all(nodes.FromImport)
    for part in found:
        yield from ((name, name) if isinstance(name, str) else name for name in part.names)
