"""A debate that is hostile in every text it holds."""

import json
from typing import Final

PAYLOADS: Final = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' autofocus onfocus=alert(1) x='",
    '" autofocus onfocus="alert(1)',
    "` onmouseover=alert(1)",
    "</title><h1>mine</h1>",
    "</textarea></style></noscript></p></a>",
    "<!-- --!> <![CDATA[ ]]>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<base href=https://evil.example/>",
    "<form action=https://evil.example><input name=x>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<math><mtext></mtext><style><img src=x onerror=alert(1)></style></math>",
    "javascript:alert(1)",
    "{{ 7*7 }}{% include '/etc/passwd' %}{# #}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "&lt;script&gt; &#60;script&#62; &quot;",
    "\\u003cscript\\u003e \\x3cscript\\x3e",
    "];alert(1);//",
    '"};alert(1);var x={"',
    "*/alert(1)/*",
    "https://user:pass@evil.example/",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "../../../../etc/passwd",
    "\U0001f469\u200d\U0001f52c \u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd",
)


def hostile(payload: str) -> dict[str, str]:
    """Write a debate that has a payload in every field that takes a text."""
    text = json.dumps(f"X {payload}", ensure_ascii=False)
    return {
        "debate.yaml": f"""
format: 1
title: {text}
question: q
theses: [a]
sections: [{{id: s, title: {text}, root: q, summary: {text}}}, {{id: t, title: {text}}}]
documents: [{{id: d, title: {text}, url: "https://example.org/"}}]
licence: {text}
""",
        "people/p.yaml": f"""
name: {text}
identified: unknown
identified_note: {text}
summary: {text}
""",
        "sources/src.yaml": f"""
kind: post
title: {text}
author: p
author_note: {text}
document: d
paragraphs: [{{id: p1, chars: [0, 5], sha256: "92aea4bb4d21a7ba"}}]
""",
        "s/q.yaml": f"kind: question\ntext: {text}\n",
        "s/a.yaml": f"""
kind: claim
text: {json.dumps("Y " + payload, ensure_ascii=False)}
short: {json.dumps("X " + payload[:40], ensure_ascii=False)}
answers: q
topics: [{text}]
stances: {{by: p, stance: asserts, source: src, at: p1}}
""",
        "s/k.yaml": f"kind: kernel\ntext: {text}\nlimits: {text}\nkernel_of: a\n",
        "t/d.yaml": f"kind: definition\nterm: {text}\ntext: {text}\nclarifies: a\n",
        "t/r.yaml": f"kind: counterargument\ntext: {text}\nrebuts: d\nsee: a\n",
    }
