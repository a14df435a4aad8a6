"""A small file of each format that is read, made from the facts of the format."""

from collections.abc import Mapping
from typing import Final

AIF: Final = b"""{"nodes": [
  {"nodeID": "1", "text": "Tea calms.", "type": "I"},
  {"nodeID": "2", "text": "Tea wakes.", "type": "I"},
  {"nodeID": "3", "text": "It holds caffeine.", "type": "I"},
  {"nodeID": "4", "text": "Default Conflict", "type": "CA", "scheme": "Default Conflict"},
  {"nodeID": "5", "text": "Expert Opinion", "type": "RA", "scheme": "Argument From Expert Opinion"},
  {"nodeID": "6", "text": "Ann : Tea calms.", "type": "L"},
  {"nodeID": "7", "text": "Asserting", "type": "YA"},
  {"nodeID": "8", "text": "Ben: Tea wakes.", "type": "L"},
  {"nodeID": "9", "text": "Asserting", "type": "YA"},
  {"nodeID": "10", "text": "TA", "type": "TA"},
  {"nodeID": "11", "text": "Disagreeing", "type": "YA"}],
 "edges": [
  {"edgeID": "1", "fromID": "2", "toID": "4"}, {"edgeID": "2", "fromID": "4", "toID": "1"},
  {"edgeID": "3", "fromID": "3", "toID": "5"}, {"edgeID": "4", "fromID": "5", "toID": "2"},
  {"edgeID": "5", "fromID": "6", "toID": "7"}, {"edgeID": "6", "fromID": "7", "toID": "1"},
  {"edgeID": "7", "fromID": "8", "toID": "9"}, {"edgeID": "8", "fromID": "9", "toID": "2"},
  {"edgeID": "9", "fromID": "6", "toID": "10"}, {"edgeID": "10", "fromID": "10", "toID": "8"},
  {"edgeID": "11", "fromID": "10", "toID": "11"}, {"edgeID": "12", "fromID": "11", "toID": "4"}],
 "locutions": [{"nodeID": "6", "personID": "1"}, {"nodeID": "8", "personID": "2"}]}
"""

XAIF: Final = b"""{"AIF": {"nodes": [
  {"nodeID": 1, "text": "Tea calms.", "type": "I"},
  {"nodeID": 2, "text": "Ann Lee: Tea calms.", "type": "L"},
  {"nodeID": 3, "text": "Asserting", "type": "YA"}],
 "edges": [{"edgeID": 1, "fromID": "2", "toID": 3}, {"edgeID": 2, "fromID": 3, "toID": "1"}],
 "participants": [{"participantID": 7, "firstname": "Ann", "surname": "Lee"}],
 "locutions": [{"nodeID": "2", "personID": 7, "start": "2021-11-11 21:50:00"}]},
 "OVA": {}, "text": ""}
"""

ARGDOWN: Final = b"""===
title: Tea
===

# Is tea good?

[Tea]: Tea is good. #drinks
  + <Calm>: It calms.
    - [Wake]: Tea wakes. // in large cups
  - [Wake]

<Deal>: A deal.

(1) [Tea]
(2) What is good is drunk.
-- expert opinion --
(3) Tea is drunk.
  <- [Wake]
"""

ARGDOWN_JSON: Final = b"""{"statements": {
  "Tea": {"type": "equivalence-class", "title": "Tea",
          "members": [{"text": "Tea is good.", "section": "s1"}], "section": "s1"},
  "Untitled 1": {"title": "Untitled 1", "members": [{"text": "It calms."}]}},
 "arguments": {"Deal": {"title": "Deal", "members": [], "pcs": [
   {"title": "Untitled 1", "role": "premise"},
   {"title": "Tea", "role": "main-conclusion", "inference": {"inferenceRules": []}}]}},
 "relations": [{"relationType": "attack", "from": "Tea", "fromType": "equivalence-class",
   "to": "Untitled 1", "toType": "equivalence-class"}],
 "sections": [{"id": "s1", "title": "Is tea good?", "children": []}]}
"""

KIALO: Final = (
    b"Discussion Title: Tea?\r\n\r\n1. Tea is \\(very\\) good.\r\n"
    b"1.1. Pro: It calms\nand:\n1. warms,\n2. wakes. \r\n1.1.1. Con: -> See 1.2.\r\n"
    b"1.2. Con: [Coffee](https://example.org/\\(c\\)) is better.\r\n"
    b"1.3. Pro: -> See discussion #6144: Drinks\r\n"
)

ARGUMAN: Final = b"""arg(root).
text(root, Tea is good).

arg(7).
text(7, It calms (mostly).
See att(7, root). And so on).
support(7, root).

arg(9).
text(9, ).
att(9, 7).
"""

ARGGRAPH: Final = b"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE arggraph SYSTEM "arggraph.dtd">
<arggraph id="t1" topic_id="tea_or_coffee" stance="pro">
  <edu id="e1"><![CDATA[Tea is good.]]></edu>
  <edu id="e2"><![CDATA[It calms,]]></edu>
  <edu id="e3"><![CDATA[and it warms.]]></edu>
  <edu id="e4"><![CDATA[Calm is boring.]]></edu>
  <edu id="e5"><![CDATA[Boredom is fine.]]></edu>
  <edu id="e6"><![CDATA[All like warmth.]]></edu>
  <adu id="a1" type="pro"/><adu id="a2" type="pro"/><adu id="a4" type="opp"/>
  <adu id="a5" type="pro"/><adu id="a6" type="pro"/>
  <edge id="s1" src="e1" trg="a1" type="seg"/><edge id="s2" src="e2" trg="a2" type="seg"/>
  <edge id="s3" src="e3" trg="a2" type="seg"/><edge id="s4" src="e4" trg="a4" type="seg"/>
  <edge id="s5" src="e5" trg="a5" type="seg"/><edge id="s6" src="e6" trg="a6" type="seg"/>
  <edge id="c3" src="a5" trg="c2" type="und"/>
  <edge id="c2" src="a4" trg="c1" type="und"/>
  <edge id="c1" src="a2" trg="a1" type="sup"/>
  <edge id="c4" src="a6" trg="c1" type="add"/>
</arggraph>
"""

SADFACE: Final = b"""{"metadata": {"core": {"title": "Tea"}}, "resources": [], "nodes": [
  {"id": "a", "type": "atom", "text": "Tea is good."},
  {"id": "b", "type": "atom", "text": "It wakes."},
  {"id": "s", "type": "scheme", "name": "conflict"}],
 "edges": [{"id": "1", "source_id": "b", "target_id": "s"},
           {"id": "2", "source_id": "s", "target_id": "a"}]}
"""

CARNEADES: Final = """meta:
  title: Tea
statements:
  good: Tea is good.
  ¬good: Tea is not good.
  calms: {text: It calms., assumed: true}
  boring: Calm is boring.
issues:
  i1: {positions: [good, ¬good], standard: PE}
arguments:
  a1:
    scheme: expert_opinion
    conclusion: good
    premises: [calms]
    undercutter: boring
    weight: 0.7
""".encode()

LKIF: Final = b"""<lkif version="2.1"><argument-graphs><argument-graph title="Tea"><statements>
<statement id="s1"><s>Tea is good.</s></statement>
<statement id="s2"><s>It calms.</s></statement>
<statement id="s3" value="true"><s>Calm is boring.</s></statement></statements>
<arguments><argument id="a1" direction="pro"><conclusion statement="s1"/><premises>
<premise polarity="positive" type="ordinary" statement="s2"/>
<premise polarity="positive" type="exception" statement="s3"/></premises></argument></arguments>
</argument-graph></argument-graphs></lkif>
"""

GSN: Final = b"""G1:
  text: Tea is safe
  supportedBy: [S1]
  inContextOf: C1
S1:
  text: Over all cups
  supportedBy: Sn1
Sn1: {}
C1:
  text: Cups of 0.2 l
CG1:
  text: Cups differ
  challenges: S1 -> Sn1
"""

DEBATE_MAP: Final = b"""[
 {"_key": "c", "type": 10, "children": {"q": {"_": true}, "_key": "children"},
  "current": {"titles": {"base": "Drinks"}}},
 {"_key": "q", "type": 40, "children": {"a": {"polarity": 10}, "b": {"polarity": 20}},
  "current": {"titles": {"base": "Tea is good"}}},
 {"_key": "a", "type": 50, "children": {"p": {"form": 10}, "r": true, "u": {"polarity": 20}},
  "current": {"argumentType": 20, "titles": {"base": ""}}},
 {"_key": "b", "type": 50, "children": {"gone": {}},
  "current": {"titles": {"base": "It wakes"}}},
 {"_key": "p", "type": 40, "current": {"titles": {"base": "It calms"}}},
 {"_key": "r", "type": 40, "current": {"titles": {"yesNoQuestion": "Is calm good?"}}},
 {"_key": "u", "type": 50, "children": {"x": {}}, "current": {}},
 {"_key": "x", "type": 40, "current": {"titles": {"base": "Calm is boring"}}}]
"""

CSV: Final = b"""id,text,kind,section
tea,"Tea is ""good"".",claim,Basics
wake,It wakes.,,Basics
"""

SAMPLES: Final[Mapping[str, bytes]] = {
    "aif": AIF,
    "xaif": XAIF,
    "argdown": ARGDOWN,
    "argdown-json": ARGDOWN_JSON,
    "kialo": KIALO,
    "arguman": ARGUMAN,
    "arggraph": ARGGRAPH,
    "sadface": SADFACE,
    "carneades": CARNEADES,
    "lkif": LKIF,
    "gsn": GSN,
    "debate-map": DEBATE_MAP,
    "csv": CSV,
}
"""By name of format; every format that is read is here."""
