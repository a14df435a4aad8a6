"""Add a stance to an existing node."""

from argmap.editing.marks import refuse_unsound
from argmap.editing.new_node import NewStance
from argmap.editing.steps import Write
from argmap.editing.values import append
from argmap.graph.model.debate import Node, Relation
from argmap.loading.loaded import Loaded
from argmap.schema.errors import InvalidInputError


def plan_stance(loaded: Loaded, target: Node | Relation, stance: NewStance) -> Write:
    """Plan how to add a stance to the file of a node, or to a step from it.

    Raises
    ------
    InvalidInputError
        Where the person has this stance there already.
    UnsafeEditError
        Where the file cannot be changed safely.
    """
    name = target.speaker if isinstance(target, Relation) else target.id
    step = target if isinstance(target, Relation) else None
    for known in loaded.debate.nodes[name].stances:
        if (known.person, known.kind, known.step) == (stance.by, stance.stance, step) and (
            stance.source in {None, known.source} and set(stance.at) <= set(known.at)
        ):
            raise InvalidInputError(f"'{name}' has this stance of '{stance.by}' already")
    document = loaded.files.nodes[name].document
    refuse_unsound(document)
    fields = stance.fields()
    if step is not None:
        end = step.target
        fields["step"] = end.name if isinstance(end, Relation) else end
    return Write(document.file, append(document, ("stances",), fields), document.text)
