"""Three-way merge of two sets of decisions about one tracker."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeVar

from ajar.model.decisions import Decisions

Item = TypeVar("Item", bound=Hashable)
Value = TypeVar("Value")


def merge_decisions(base: Decisions, mine: Decisions, theirs: Decisions) -> Decisions:
    """
    Return the decisions with all changes since *base* on either side.

    Where both changed the same entry, *mine* counts, as the later one: a three-way merge as
    version control does it.

    Examples
    --------
    >>> merge_decisions(
    ...     Decisions(),
    ...     Decisions(do_not_contact=frozenset({"acme"})),
    ...     Decisions(do_not_contact=frozenset({"beta"})),
    ... ).do_not_contact == {"acme", "beta"}
    True
    """
    return Decisions(
        **{
            field.name: _merged(
                getattr(base, field.name), getattr(mine, field.name), getattr(theirs, field.name)
            )
            for field in fields(Decisions)
        }
    )


def _merged(base: Any, mine: Any, theirs: Any) -> Any:  # noqa: ANN401 - any field of Decisions
    """Merge one field by its type: a set, a log, a mapping, or a single value."""
    if isinstance(base, frozenset):
        return (theirs | (mine - base)) - (base - mine)
    if isinstance(base, tuple):
        return _merged_log(base, mine, theirs)
    if isinstance(base, Mapping):
        return _merged_mapping(base, mine, theirs)
    return theirs if mine == base else mine


def _merged_log(
    base: Sequence[Item], mine: Sequence[Item], theirs: Sequence[Item]
) -> tuple[Item, ...]:
    """Merge logs: *theirs* without entries removed in *mine*, then those added; with counts."""
    removed = (Counter(base) - Counter(mine)) - (Counter(base) - Counter(theirs))
    kept = []
    for each in reversed(theirs):  # the last of several equal ones goes, as undo takes it
        if removed[each] > 0:
            removed[each] -= 1
        else:
            kept.append(each)
    kept.reverse()
    added = Counter(mine) - Counter(base)
    there = Counter(theirs) - Counter(base)
    more = added - there  # an entry logged on both sides counts once
    new = []
    for each in mine:
        if more[each] > 0:
            more[each] -= 1
            new.append(each)
    return (*kept, *new)


def _merged_mapping(
    base: Mapping[str, Value], mine: Mapping[str, Value], theirs: Mapping[str, Value]
) -> dict[str, Value]:
    changed = {key: value for key, value in mine.items() if base.get(key) != value}
    gone = base.keys() - mine.keys()
    return {key: value for key, value in theirs.items() if key not in gone} | changed
