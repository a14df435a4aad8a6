"""A miniature debate in which everything occurs that a page can show."""

from typing import Final

TEA: Final = {
    "debate.yaml": """
format: 1
title: Tea or coffee?
question: which-drink
theses: [drink-tea, drink-coffee]
sections:
  - {id: drinks, title: What to drink, root: which-drink, summary: The question and its answers.}
  - {id: sleep, title: Sleep}
documents:
  - {id: thread, title: The thread, url: "https://example.org/thread"}
licence: CC-BY-4.0
""",
    "people/ann.yaml": "name: Ann\nidentified: by-header\nsummary: Tea is best.\n",
    "people/ben.yaml": "name: Ben\n",
    "people/index.yaml": "name: Index\n",
    "sources/post.yaml": """
kind: post
title: On tea
author: ann
author_established: stated
date: "2024-10-16"
url: https://example.org/tea
document: thread
paragraphs:
  - {id: p1, chars: [0, 5], sha256: "92aea4bb4d21a7ba", no_claim: heading}
  - {id: s1.p1, chars: [6, 20], sha256: "622503796360b391"}
""",
    "sources/c1.yaml": """
kind: comment
author: ben
replies_to: post
paragraphs:
  - {id: p1, chars: [21, 30], sha256: "b880d3c752b6f368"}
  - id: p2
    chars: [31, 40]
    sha256: "20517653d63ceca4"
    quotes: {person: ann, source: post, at: s1.p1}
""",
    "drinks/which-drink.yaml": "kind: question\ntext: Which drink is better?\n",
    "drinks/drink-tea.yaml": """
kind: claim
text: One should drink tea, at any time of the day.
short: Drink tea
answers: which-drink
topics: [tea, evening]
note: "A *remark* with a [link](https://example.org/)."
see: drink-coffee
aliases: have-tea
stances:
  - {by: ann, stance: asserts, source: post, at: s1.p1}
  - {by: ben, stance: denies, source: c1, at: p1, note: PersonMaterial in passing.}
""",
    "drinks/drink-coffee.yaml": """
kind: claim
text: One should drink coffee.
answers: which-drink
stances:
  - {by: ben, stance: asserts, source: c1, at: p1, hedged: true}
  - {by: ann, stance: reports, attributes_to: ben, source: post, at: s1.p1, note: If rightly read.}
""",
    "drinks/tea-calms.yaml": """
kind: claim
text: Tea calms.
supports: {to: drink-tea, with: [calm-is-good], scheme: cause-to-effect}
stances: {by: ann, stance: asserts, source: post, at: s1.p1}
""",
    "drinks/calm-is-good.yaml": "kind: claim\ntext: Calm is good.\n",
    "sleep/tea-wakes.yaml": """
kind: counterargument
text: Tea keeps one awake.
rebuts: {to: drink-tea, inferred: true}
stances: {by: ben, stance: asserts, source: c1, at: p1}
""",
    "sleep/any-hot-drink.yaml": """
kind: counterargument
text: Any hot drink calms.
undercuts: {to: tea-calms -> drink-tea, by: ben, source: c1, at: p1}
stances: {by: ann, stance: concedes, source: post, at: s1.p1}
""",
    "sleep/some-calm.yaml": """
kind: kernel
text: Some teas do calm.
limits: Only some of them.
kernel_of: drink-tea
stances: {by: ben, stance: concedes, source: c1, at: p1}
""",
    "sleep/as-understood.yaml": "kind: claim\ntext: Tea at night.\nclarifies: drink-tea\n",
    "sleep/not-at-night.yaml": "kind: claim\ntext: Nobody does that.\nrebuts: as-understood\n",
    "sleep/warm-milk.yaml": """
kind: example
form: analogy
text: Warm milk.
illustrates: drink-tea
""",
}
