"""The miniature debate that an editor shows in these tests."""

DEBATE = {
    "people/ann.yaml": "name: Ann\nidentified: by-contribution\n",
    "people/ben.yaml": "name: Ben\n",
    "sources/letter.yaml": "kind: comment\nauthor: ben\nparagraphs:\n"
    '  - {id: p1, chars: [0, 3], sha256: "0123456789abcdef"}\n',
    "basics/tea-calms.yaml": "kind: claim\ntext: Tea calms. 🍵\nshort: Tea calms\n"
    "stances:\n  - {by: ben, stance: asserts, source: letter, at: p1}\n",
    "basics/tea-wakes.yaml": "kind: counterargument\ntext: Tea wakes.\nrebuts: tea-calms\n",
    "basics/it-is-late.yaml": "kind: claim\ntext: It is late.\nsupports: tea-wakes\n",
}
