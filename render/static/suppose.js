// What if a claim were wrong, or right? Works out the statuses again and says what changes. The address keeps the supposition: #reject=a,b&accept=c.
"use strict";
(() => {
  const SHOWN = 12;
  const LEVELS = { i: 1, u: 0.5, o: 0 };
  const [NOT_HELD, DEFEATED, DEADLOCKED, CONTESTED, UNSUPPORTED, DEFENDED, SUPPORTED, UNARGUED] = "01234567";
  const AGAINST = { i: "no longer holds against it", o: "now holds against it", u: "is now contested" };
  const CAUSE = { i: "o", o: "i", u: "u" };

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

  // What is recorded for and against each node; what nobody holds gives neither, unless accepted.
  const recorded = (data, kinds, accepted) => {
    const passive = new Set(data.passive.map(([node]) => node));
    const found = data.nodes.map(() => []);
    data.steps.forEach(([kind, target, ...premises], at) => {
      const counts = premises.every((one) => !passive.has(one) || accepted.includes(one));
      if (kinds.includes(data.kinds[kind]) && target < data.nodes.length && counts) {
        found[target].push({ argument: data.nodes.length + at, premises });
      }
    });
    return found;
  };

  // How far each node is accepted once its reasons count: the least solution, from below.
  const valued = (labels, reasons, supposed) => {
    const level = labels.map((label) => LEVELS[label]);
    const rests = (node) => reasons[node].length && !supposed.includes(node);
    const values = reasons.map((_, node) => (rests(node) ? 0 : level[node]));
    const worth = (step) => Math.min(level[step.argument], ...step.premises.map((one) => values[one]));
    for (let changed = true; changed;) {
      changed = false;
      reasons.forEach((those, node) => {
        if (!rests(node)) return;
        const value = Math.min(level[node], Math.max(...those.map(worth)));
        if (value > values[node]) [values[node], changed] = [value, true];
      });
    }
    return { values, worth };
  };

  // Statuses under a supposition, by the rules of argmap's status, but for deadlocks: what was one
  // stays one where nothing that leads to it changed, and is contested otherwise.
  const judge = (data, accept, reject) => {
    const { attackers, nodes, steps } = data;
    const isAttack = ([kind]) => /^(rebuts|undermines|undercuts)$/.test(data.kinds[kind]);
    const out = new Set(reject);
    steps.forEach((step, at) => {
      if (isAttack(step) && accept.includes(step[1])) out.add(nodes.length + at);
    });
    for (const [node, ...helpers] of data.passive) {
      if (accept.includes(node)) helpers.forEach((one) => out.add(one));
    }
    const labels = grounded(attackers, accept, [...out]);
    const reasons = recorded(data, ["supports"], accept);
    const objections = recorded(data, ["rebuts", "undermines"], accept);
    const { values, worth } = valued(labels, reasons, [...accept, ...reject]);
    const own = new Map(data.needs.map(([node, helper]) =>
      [node, out.has(node) ? "o" : grounded(attackers, accept, [...out, helper])[node]]));
    const passive = new Set(data.passive.map(([node]) => node).filter((one) => !accept.includes(one)));
    const leadsTo = (node) => {
      const seen = new Set([node]);
      for (const one of seen) for (const attacker of attackers[one]) seen.add(attacker);
      return [...seen];
    };
    const touched = (one) => labels[one] !== data.labels[one] || accept.includes(one) || out.has(one);
    const status = (node) => {
      const against = objections[node].length > 0;
      const judged = against || (reasons[node].length && data.judged[node] === "1");
      if (data.judged[node] !== "0" && !judged) return "-";
      if (passive.has(node)) return NOT_HELD;
      const label = LEVELS[own.get(node) || labels[node]];
      if (!label) return DEFEATED;
      if (data.statuses[node] === DEADLOCKED && !leadsTo(node).some(touched)) return DEADLOCKED;
      if (label === 0.5 || values[node] === 0.5) return CONTESTED;
      if (!values[node]) return UNSUPPORTED;
      if (against) return DEFENDED;
      return reasons[node].length ? SUPPORTED : UNARGUED;
    };
    return { labels, values, worth, reasons, statuses: nodes.map((_, node) => status(node)) };
  };
  window.argmapLabels = { grounded, decoded, judge };

  const box = document.querySelector("[data-suppose]");
  const offered = box.dataset.ways?.split(" ").filter(Boolean); // what leads nowhere is not offered
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
    const before = judge(data, [], []);
    const now = judge(data, accept, reject);
    const stepOf = (argument) => steps[argument - nodes.length];
    const quoted = (node) => `“${nodes[node][1]}”`;
    const page = ([id]) => `claims/${id === "index" ? "index-" : id}.html`;
    const link = (node) => Object.assign(element("a", "", nodes[node][1]),
      { href: box.dataset.base + page(nodes[node]) + address(supposition) });
    const word = (digit) => data.words[digit] || "no status";
    const tag = (node) => element("strong", "turned", word(now.statuses[node]));
    const count = ({ reasons, worth }, node) => reasons[node].filter((step) => worth(step) > 0).length;
    // Which objections fell, rose or became open; and which reasons went or came.
    const throughObjections = (node) => {
      const those = attackers[node].filter((one) => stepOf(one) && now.labels[one] !== before.labels[one] && now.labels[one] === CAUSE[now.labels[node]]);
      const named = [...new Set(those.map((one) => quoted(stepOf(one)[2])))].join(", ");
      return named && `${named} ${AGAINST[now.labels[node]]}`;
    };
    const throughReasons = (node) => {
      const moved = now.reasons[node].filter((step, at) => now.worth(step) !== before.worth(before.reasons[node][at] || step));
      const named = [...new Set(moved.map((step) => quoted(step.premises[0])))].slice(0, 2).join(", ");
      const [had, has, all] = [count(before, node), count(now, node), now.reasons[node].length];
      if (!named) return "";
      if (had && !has) return `it loses its last reason: ${named}`;
      if (!had && has) return `a reason for it holds: ${named}`;
      if (has < had) return `it loses ${had - has} of ${all} reasons: ${named}`;
      if (has > had) return `it gains ${has - had} of ${all} reasons: ${named}`;
      return `a reason for it counts otherwise: ${named}`;
    };
    const why = (node) => [throughObjections(node), throughReasons(node)].filter(Boolean).join("; ");
    const changedItem = (node) => element("li", "", link(node), ` ${word(before.statuses[node])} `, tag(node), `: ${why(node) || "what leads to it changed"}.`);
    const movedItem = (node) => element("li", "", link(node), `: ${throughReasons(node)}.`);
    const list = (those, item) => element("ul", "", ...those.slice(0, SHOWN).map(item),
      those.length > SHOWN ? element("li", "", `and ${those.length - SHOWN} more`) : "");

    const others = [...nodes.keys()].filter((one) => !reject.includes(one) && !accept.includes(one));
    const changed = others.filter((one) => now.statuses[one] !== before.statuses[one]);
    const moved = others.filter((one) => !changed.includes(one) && throughReasons(one));
    const what = [...reject, ...accept].map((one) => `${quoted(one)} is ${reject.includes(one) ? "wrong" : "right"}`);
    const heading = changed.length ? `Other claims whose status changes: ${changed.length}.` : "No other status changes.";
    outcome.append(element("p", "supposed", `Suppose ${what.join(" and ")}. ${heading}`), list(changed, changedItem));
    if (moved.length) outcome.append(element("p", "", "Reasons that go or come, without changing a status:"), list(moved, movedItem));
    outcome.append(element("p", "basis", `On the arguments recorded here, profile ${data.profile}.`));
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
