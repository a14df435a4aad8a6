// What if a statement were wrong, or right? Labels the recorded arguments again and says what
// changes. The address keeps the supposition: #reject=a,b&accept=c.
"use strict";
(() => {
  const SHOWN = 12;
  const FARES = { i: "now stands", o: "now falls", u: "now undecided" };
  const AGAINST = { i: " no longer holds against it", o: " now holds against it", u: " is undecided" };
  const CAUSE = { i: "o", o: "i", u: "u" };
  const HOLDS = { i: "now holds", o: "falls", u: "is undecided" };
  const STEPS = {
    supports: "a reason for", rebuts: "an objection to", undermines: "an objection to",
    undercuts: "an objection to the step from", illustrates: "an example of",
  };

  // The grounded labelling: i(n), o(ut) or u(ndecided) for each argument. What is accepted is in
  // whatever attacks it, what is rejected is out. Each argument counts its attackers not yet out.
  const grounded = (attackers, accepted, rejected) => {
    const labels = attackers.map(() => "u");
    const waiting = attackers.map((those) => those.length);
    const victims = attackers.map(() => []);
    attackers.forEach((those, victim) => those.forEach((one) => victims[one].push(victim)));
    const queue = [];
    const decide = (argument, label) => {
      if (labels[argument] !== "u") return;
      labels[argument] = label;
      queue.push(argument);
    };
    for (const argument of rejected) decide(argument, "o");
    for (const argument of accepted) decide(argument, "i");
    waiting.forEach((left, argument) => left || decide(argument, "i"));
    for (const argument of queue) {
      for (const victim of victims[argument]) {
        if (labels[argument] === "i") decide(victim, "o");
        else if (!(waiting[victim] -= 1)) decide(victim, "i");
      }
    }
    return labels;
  };
  // Lists of ascending numbers, each written as its length, its first number, and the distances.
  const decoded = (numbers) => {
    const lists = [];
    for (let at = 0; at < numbers.length; at += numbers[at] + 1) {
      let last = 0;
      lists.push(numbers.slice(at + 1, at + 1 + numbers[at]).map((by) => (last += by)));
    }
    return lists;
  };
  window.argmapLabels = { grounded, decoded };

  const box = document.querySelector("[data-suppose]");
  const element = (name, style, ...parts) => {
    const made = document.createElement(name);
    made.className = style;
    made.append(...parts);
    return made;
  };
  const ways = { reject: "Suppose this is wrong", accept: "Suppose this is right", "": "Reset" };
  const buttons = Object.entries(ways).map(([as, text]) => {
    const button = element("button", "", text);
    button.dataset.as = as;
    button.onclick = () => suppose(as);
    return button;
  });
  const outcome = element("div", "");
  outcome.role = "status";
  box.append(element("h2", "", "What if"), element("p", "choices", ...buttons), outcome);

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

  // The data is loaded when somebody first supposes something.
  let loading;
  const load = () => (loading = loading || new Promise((done) => {
    const script = element("script", "");
    script.src = box.dataset.base + "labels-data.js";
    script.onload = () => {
      const data = window.ARGMAP_LABELS;
      const number = new Map(data.nodes.map(([id], at) => [id, at]));
      done({ ...data, number, attackers: decoded(data.attackers) });
    };
    document.head.append(script);
  }));

  // What changes, in words

  const tell = (data, supposition) => {
    const { nodes, steps, attackers } = data;
    const [reject, accept] = Object.values(supposition).map((ids) => [...ids].map((id) => data.number.get(id)).filter((one) => one >= 0));
    if (!reject.length && !accept.length) return;
    const labels = grounded(attackers, accept, reject);
    const turned = (one) => labels[one] !== data.labels[one];
    const stepOf = (argument) => steps[argument - nodes.length];
    const quoted = (node) => `“${nodes[node][1]}”`;
    const page = ([id]) => `claims/${id === "index" ? "index-" : id}.html`;
    const link = (node) => Object.assign(element("a", "", nodes[node][1]),
      { href: box.dataset.base + page(nodes[node]) + address(supposition) });
    const tag = (node) => element("strong", "turned", FARES[labels[node]]);
    // What against a statement fell, rose or became open, and so gave it its label.
    const reason = (node) => {
      const those = attackers[node].filter((one) => turned(one) && labels[one] === CAUSE[labels[node]] && stepOf(one));
      const named = [...new Set(those.map((one) => quoted(stepOf(one)[2])))].join(", ");
      return named ? named + AGAINST[labels[node]] : "its own reasons changed";
    };
    const nodeItem = (node) => element("li", "", link(node), " ", tag(node), `: ${reason(node)}.`);
    const stepItem = (argument) => {
      const [kind, target, speaker] = stepOf(argument);
      const name = data.kinds[kind];
      const on = stepOf(target) && name !== "undercuts" ? " the step from " : " ";
      return element("li", "", STEPS[name] + on, link(stepOf(target)?.[2] ?? target), ` ${HOLDS[labels[argument]]}: ${quoted(speaker)}`);
    };
    const list = (those, item) => element("ul", "", ...those.slice(0, SHOWN).map(item),
      those.length > SHOWN ? element("li", "", `and ${those.length - SHOWN} more`) : "");

    const changed = [...labels.keys()].filter((one) => turned(one) && ![...reject, ...accept].includes(one));
    const [those, between] = [changed.filter((one) => nodes[one]), changed.filter(stepOf)];
    const what = [...reject, ...accept].map((one) => `${quoted(one)} is ${labels[one] === "o" ? "wrong" : "right"}`);
    outcome.append(
      element("p", "supposed", `Suppose ${what.join(" and ")}. Other statements that would fare differently: ${those.length || "none"}.`),
      list(those, nodeItem),
      element("p", "", between.length ? "Between statements:" : ""),
      list(between, stepItem),
      element("p", "basis", `On the arguments recorded here, profile ${data.profile}.`),
    );
    for (const node of those) {
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
    }
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
    refresh();
  };

  box.hidden = false;
  box.addEventListener("suppose", refresh);
  window.addEventListener("hashchange", refresh);
  refresh();
})();
