"""Made-up files: scraps of YAML, and files as people write them, with a slip here and there."""

from hypothesis import strategies as st

_SIGNS = ":-[]{},'\"#&*!>%@`?\\~ \n\t\u00a0"
_JOINED = [
    "''",
    "  ",
    ": ",
    "- ",
    "? ",
    " #",
    "a: ",
    "a: |",
    "\na: ",
    "\n  ",
    "\r\n",
    ">-\n",
    "---\n",
]
_SCRAP = st.sampled_from(["a", "b", "text", "é", "茶", "...", *_SIGNS, *_JOINED])
SCRAPS = st.lists(_SCRAP, max_size=40).map("".join)
"""Texts of nothing but scraps: hardly one of them is YAML."""

_WORD = st.sampled_from(
    ["a", "tea", "é茶", "no", "1.5", ":b", "null", "it's", "a#b", *"-'\"[,~\u00a0"]
)
_TEXT = st.lists(_WORD, min_size=1, max_size=4).map(" ".join)
_ON_ONE_LINE = st.one_of(
    _TEXT,
    _TEXT.map(lambda text: "'" + text.replace("'", "''") + "'"),
    _TEXT.map(lambda text: '"' + text.replace('"', '\\"') + '"'),
    st.sampled_from(["", "''", "~", "[a, b]", "{a: b}", "[]", "[a, {b: [c]}]"]),
)
_KEYS = "abcdefgh"


def _indented(depth: int, lines: list[str]) -> str:
    return "".join(f"{'  ' * depth}{line}\n" for line in lines)


def _value(depth: int, nesting: int) -> st.SearchStrategy[str]:
    """Draw a value: what follows on the key's line, and the lines below it."""
    below = st.lists(_TEXT, min_size=1, max_size=2).map(lambda lines: _indented(depth, lines))
    forms = [
        _ON_ONE_LINE.map(" {}\n".format),
        st.tuples(st.sampled_from([" >-\n", " |\n", " tea\n", "\n"]), below).map("".join),
    ]
    if nesting:
        item = _ON_ONE_LINE.map("{}\n".format) | _mapping(depth + 1, nesting - 1).map(str.lstrip)
        items = st.lists(item.map(f"{'  ' * depth}- {{}}".format), min_size=1, max_size=3)
        forms += [_mapping(depth, nesting - 1).map("\n{}".format), items.map("\n".join)]
    return st.one_of(forms)


def _mapping(depth: int, nesting: int) -> st.SearchStrategy[str]:
    entry = st.tuples(st.sampled_from(_KEYS), _value(depth + 1, nesting))
    entries = st.lists(entry, min_size=1, max_size=4)
    return entries.map(lambda found: "".join(f"{'  ' * depth}{key}:{v}" for key, v in found))


@st.composite
def files(draw: st.DrawFn) -> str:
    """Draw a file; every other one has a scrap that does not belong."""
    text = draw(_mapping(0, 2))
    place = draw(st.integers(0, len(text)))
    return text[:place] + draw(st.just("") | _SCRAP) + text[place:]
