// What if a claim were wrong, or right? Says what changes. The address keeps the supposition: #reject=a,b&accept=c.
"use strict";
(() => {
  const SHOWN = 12;
  const home = document.currentScript.src;
  const box = document.querySelector("[data-suppose]");
  const offered = box.dataset.ways?.split(" ").filter(Boolean); // what leads nowhere is not offered
  const element = (name, style, ...parts) => {
    const made = document.createElement(name);
    made.className = style;
    made.append(...parts);
    return made;
  };
  const ways = { reject: _("Suppose this is wrong"), accept: _("Suppose this is right"), "": _("Reset") };
  const buttons = Object.entries(ways).map(([as, text]) => {
    const button = element("button", "", text);
    button.dataset.as = as;
    button.onclick = () => suppose(as);
    return button;
  });
  const outcome = element("div", "");
  outcome.role = "status";
  box.append(element("h2", "", _("What if")), element("p", "choices", ...buttons), outcome);

  const supposed = () => {
    const asked = new URLSearchParams(location.hash.slice(1));
    const ids = (as) => new Set(asked.get(as)?.split(","));
    return { reject: ids("reject"), accept: ids("accept") };
  };
  const address = (supposition, more) => {
    const asked = new URLSearchParams(more);
    for (const as in supposition) {
      supposition[as].size ? asked.set(as, [...supposition[as]].join()) : asked.delete(as);
    }
    return "#" + asked.toString().replace(/%2C/g, ",");
  };

  // The data, and what reads it, is loaded when somebody first supposes something.
  const fetched = (src) => new Promise((done) => {
    document.head.append(Object.assign(element("script", ""), { src, onload: done }));
  });
  const fetchAll = async () => {
    await fetched(box.dataset.base + "labels-data.js");
    await fetched(new URL(window.ARGMAP_LABELS.script, home).href);
    const data = window.argmapLabels.read(window.ARGMAP_LABELS);
    return { ...data, number: new Map(data.nodes.map(([id], at) => [id, at])) };
  };
  let loading;
  const load = () => (loading = loading || fetchAll());

  // What changes, in words

  const tell = (data, supposition) => {
    const { nodes } = data;
    const { judge, compared } = window.argmapLabels;
    const [reject, accept] = Object.values(supposition).map((ids) => [...ids].map((id) => data.number.get(id)).filter((one) => one >= 0));
    if (!reject.length && !accept.length) return;
    const before = judge(data, [], []);
    const now = judge(data, accept, reject);
    const quoted = (node) => _("“{title}”", { title: nodes[node][1] });
    const page = ([id]) => `claims/${id === "index" ? "index-" : id}.html`;
    const link = (node) => Object.assign(element("a", "", nodes[node][1]),
      { href: box.dataset.base + page(nodes[node]) + address(supposition) });
    const { changed: all, moved: some, why, throughReasons, word } = compared(data, before, now, quoted);
    const tag = (node) => element("strong", "turned", word(now.statuses[node]));
    const changedItem = (node) => element("li", "", link(node), ` ${word(before.statuses[node])} `, tag(node), _(": {why}.", { why: why(node) }));
    const movedItem = (node) => element("li", "", link(node), _(": {why}.", { why: throughReasons(node) }));
    const list = (those, item) => element("ul", "", ...those.slice(0, SHOWN).map(item),
      those.length > SHOWN ? element("li", "", _("and {number} more", { number: those.length - SHOWN })) : "");

    const isOther = (one) => !reject.includes(one) && !accept.includes(one);
    const [changed, moved] = [all, some].map((those) => those.filter(isOther));
    const what = [...reject, ...accept].map((one) => (reject.includes(one)
      ? _("Suppose {claim} is wrong.", { claim: quoted(one) }) : _("Suppose {claim} is right.", { claim: quoted(one) })));
    const heading = changed.length
      ? _("Other claims whose status changes: {number}.", { number: changed.length }) : _("No other status changes.");
    outcome.append(element("p", "supposed", `${what.join(" ")} ${heading}`), list(changed, changedItem));
    if (moved.length) outcome.append(element("p", "", _("Reasons that go or come, without changing a status:")), list(moved, movedItem));
    outcome.append(element("p", "basis", _("On the arguments recorded here.")));
    for (const node of changed) {
      document.getElementById(`n-${nodes[node][0]}`)?.append(tag(node));
      for (const one of document.querySelectorAll(`.what > a[href$="${page(nodes[node])}"]`)) one.after(" ", tag(node));
      if (box.dataset.suppose === nodes[node][0]) document.querySelector(".statement > h1")?.after(tag(node));
    }
  };

  const refresh = async () => {
    const supposition = supposed();
    const some = supposition.reject.size + supposition.accept.size;
    for (const button of buttons) {
      const ids = supposition[button.dataset.as];
      if (ids) button.setAttribute("aria-pressed", ids.has(box.dataset.suppose));
      else button.hidden = !some;
      if (ids && offered && !ids.size) button.hidden = !offered.includes(button.dataset.as);
    }
    box.hidden = Boolean(offered && !offered.length && !some);
    const data = some && (await load());
    for (const old of document.querySelectorAll(".turned")) old.remove();
    outcome.replaceChildren();
    if (data) tell(data, supposition);
  };
  const suppose = (as) => {
    const supposition = supposed();
    const here = box.dataset.suppose;
    const added = as && !supposition[as].has(here);
    for (const ids of Object.values(supposition)) as ? ids.delete(here) : ids.clear();
    if (added) supposition[as].add(here);
    history.replaceState(null, "", address(supposition, location.hash.slice(1)));
    refresh().then(() => outcome.scrollIntoView({ block: "nearest" }));
  };

  box.addEventListener("suppose", refresh);
  window.addEventListener("hashchange", refresh);
  refresh();
})();
