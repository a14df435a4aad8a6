// What a reply will look like and what it changes: its card among the others, the statuses that
// turn, and its place on the map.
"use strict";
(() => {
  const { find, says, bearing, stepNumber } = window.argmapReply;
  const SHOWN = 8;
  const by = (id) => document.getElementById(id);
  const element = (tag, text, kind) => {
    const made = document.createElement(tag);
    made.textContent = text;
    if (kind) made.className = kind;
    return made;
  };
  const link = (node) => Object.assign(element("a", node.title), { href: node.path });
  const looks = (as) => by("reply-form").querySelector(`[value="${as}"]`).closest("label");
  const lookOf = (as) => looks(as).className.replace("mark ", "");

  const body = (made, text, name, kind) => {
    const item = element("li", "", kind);
    const what = element("p", "", "what");
    what.append(made);
    item.append(what);
    if (text) item.append(element("p", text, "text"));
    if (name) {
      const fact = element("p", "", "fact");
      fact.append(element("b", name, "name"));
      item.append(fact);
    }
    return item;
  };
  const others = (as, target) => {
    const relation = { supports: "supports", rebuts: "rebuts", undercuts: "undercuts", kernel: "kernel_of", answers: "answers" }[as];
    const nodes = relation ? bearing(target, relation).map((one) => one.from) : [];
    return [...new Set(nodes)];
  };

  // What is there already, in full
  const showOthers = (as, target) => {
    const those = others(as, target);
    by("reply-others").hidden = !those.length;
    by("reply-others").querySelector("ul").replaceChildren(...those.map((one) =>
      body(link(one), one.text !== one.title ? one.text : "", one.holders, `card ${lookOf(as)}`)));
  };

  const showCard = (as, target, made) => {
    const column = by("reply-column");
    column.className = `side ${lookOf(as)}`;
    const mine = body(document.createTextNode(made.short || by("reply-mine").dataset.title), made.text, made.name, `card mine ${lookOf(as)}`);
    const rest = others(as, target).map((one) => body(link(one), "", one.holders, `card ${lookOf(as)}`));
    column.querySelector("ul").replaceChildren(...rest, mine);
    by("reply-mine").hidden = as === "stance";
  };

  const showPlace = (as, target, made) => {
    const before = element("li", target.title);
    const here = by("reply-place");
    const [section, title] = [made.section, made.short || by("reply-mine").dataset.title];
    const map = window.ARGMAP_REPLY.map || `maps/${section === "index" ? "index-" : section}.html`;
    by("reply-section").textContent = window.ARGMAP_REPLY.titles[window.ARGMAP_REPLY.sections.indexOf(section)];
    by("reply-map").href = `${map}#c=${(made.step ? made.step.from : target).id}`;
    here.querySelector(".ahead > div").className = lookOf(as);
    here.querySelector(".ahead .mark").dataset.g = looks(as).querySelector("[data-g]").dataset.g;
    here.querySelector(".ahead .mark").textContent = looks(as).dataset.word;
    here.querySelector(".ahead ul").replaceChildren(made.step ? element("li", `${made.step.from.title} → ${made.step.to.title}`) : before);
    here.querySelector(".this").textContent = title;
  };

  // The statuses that turn. Their data are loaded with the form.
  const added = (src) => new Promise((done) => {
    document.head.append(Object.assign(document.createElement("script"), { src, onload: done, onerror: done }));
  });
  let data = null;
  let loading = null;
  const load = async () => {
    await added("labels-data.js");
    if (!window.ARGMAP_LABELS) return;
    await added(`../${window.ARGMAP_LABELS.script}`);
    data = window.argmapLabels.read(window.ARGMAP_LABELS);
  };
  const changed = (as, made) => {
    const { judge, withStep, withHolder, compared } = window.argmapLabels;
    const number = (node) => data.nodes.findIndex(([id]) => id === node.id);
    let now = data;
    if (as === "stance" && /^(asserts|concedes)$/.test(made.stance)) now = withHolder(data, number(made.target));
    if (/^(supports|rebuts)$/.test(as)) now = withStep(data, as, number(made.target));
    if (made.step) now = withStep(data, as, data.nodes.length + stepNumber(made.step));
    const mine = by("reply-mine").dataset.quoted;
    const name = (node) => (node === undefined ? mine : _("“{title}”", { title: data.nodes[node][1] }));
    return compared(now, judge(data, [], []), judge(now, [], []), name);
  };
  const showEffects = (as, made) => {
    // Nothing follows from a reply that says nothing yet.
    const said = as === "stance" || (made.text && (as !== "undercuts" || made.step));
    by("reply-effects").parentElement.hidden = !said;
    if (!data || !said) return;
    const { changed: turned, moved, why, throughReasons, before, now, word } = changed(as, made);
    const item = (node, turn) => {
      const entry = element("li", "");
      entry.append(link(find(data.nodes[node][0])), turn);
      return entry;
    };
    const target = data.nodes.findIndex(([id]) => id === made.target.id);
    const turn = (node) => ({ before: word(before.statuses[node]), now: word(now.statuses[node]) });
    const arrow = (node) => (node === target
      ? _(": {before} → {now}, because of your reply.", turn(node))
      : _(": {before} → {now}, because {why}.", { ...turn(node), why: why(node) }));
    const same = turned.includes(target) ? [] : [item(target, _(": stays {status}.", { status: word(now.statuses[target]) }))];
    by("reply-effects").replaceChildren(
      ...same,
      ...turned.slice(0, SHOWN).map((node) => item(node, arrow(node))),
      ...moved.slice(0, SHOWN).map((node) => item(node, _(": {why}.", { why: throughReasons(node) }))));
    by("reply-basis").hidden = false;
  };

  const show = (as, made) => {
    showOthers(as, made.target);
    showCard(as, made.target, made);
    if (as !== "stance") showPlace(as, made.target, made);
    showEffects(as, made);
  };
  const start = (again) => { loading = loading || load().then(again); };
  window.argmapEffect = { element, link, body, show, start };
})();
