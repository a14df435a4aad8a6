// Statuses worked out again in the browser: under a supposition, or with one link more. The rules
// are those of graph/analysis/status.py. Touches no page.
"use strict";
(() => {
  const LEVELS = { i: 1, u: 0.5, o: 0 };
  const [NOT_HELD, DEFEATED, DEADLOCKED, CONTESTED, UNSUPPORTED, DEFENDED, SUPPORTED, UNARGUED] = "01234567";
  const AGAINST = {
    i: (names) => _("{names} no longer holds against it", { names }),
    o: (names) => _("{names} now holds against it", { names }),
    u: (names) => _("{names} is now contested", { names }),
  };
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

  // The same debate with one link more, of a statement that somebody holds and nobody attacks. Its
  // step comes after all others, so that the helpers move up by one.
  const withStep = (data, kind, target) => {
    const step = data.nodes.length + data.steps.length;
    const up = (one) => (one < step ? one : one + 1);
    const attackers = data.attackers.map((those) => those.map(up));
    attackers.splice(step, 0, []);
    const [passive, needs] = [data.passive, data.needs].map((rows) => rows.map(([node, ...helpers]) => [node, ...helpers.map(up)]));
    const isNode = target < data.nodes.length;
    const priority = new Map(data.priorities).get(target) || 0;
    const strikesBack = isNode && data.profile === "structured" && !passive.some(([node]) => node === target);
    if (/^(rebuts|undermines|undercuts)$/.test(kind)) {
      if (!strikesBack || priority <= 0) attackers[target].push(step);
      if (strikesBack && priority >= 0) attackers[step].push(target);
    }
    for (const [node, helper] of needs) if (kind === "supports" && node === target) attackers[helper].push(step);
    return {
      ...data, attackers, passive, needs,
      steps: [...data.steps, [data.kinds.indexOf(kind), target]],
      labels: `${data.labels.slice(0, step)}i${data.labels.slice(step)}`,
    };
  };

  // The same debate with somebody who holds a statement that was only reported: its steps count, and
  // it strikes back.
  const withHolder = (data, node) => {
    const found = data.passive.find(([one]) => one === node);
    if (!found) return data;
    const attackers = data.attackers.map((those) => [...those]);
    for (const helper of found.slice(1)) attackers[helper].push(node);
    const priority = new Map(data.priorities);
    const least = (premises) => Math.min(...premises.map((one) => priority.get(one) || 0));
    data.steps.forEach(([kind, target, ...premises], at) => {
      const step = data.nodes.length + at;
      if (target !== node || data.profile !== "structured" || !/^(rebuts|undermines)$/.test(data.kinds[kind])) return;
      const by = least(premises) - (priority.get(node) || 0);
      if (by <= 0) attackers[step].push(node);
      if (by < 0) attackers[node] = attackers[node].filter((one) => one !== step);
    });
    return { ...data, attackers, passive: data.passive.filter((one) => one !== found) };
  };

  // What changes from one state to another, in words; `name` says how a statement is called.
  const compared = (data, before, now, name) => {
    const { nodes, steps, attackers } = data;
    const stepOf = (argument) => steps[argument - nodes.length];
    const speaker = (premises) => name(premises[0]); // of a reply there are none
    const count = ({ reasons, worth }, node) => reasons[node].filter((step) => worth(step) > 0).length;
    // Which objections fell, rose or became open; and which reasons went or came.
    const throughObjections = (node) => {
      const those = attackers[node].filter((one) => stepOf(one) && now.labels[one] !== before.labels[one] && now.labels[one] === CAUSE[now.labels[node]]);
      const named = [...new Set(those.map((one) => speaker(stepOf(one).slice(2))))].join(", ");
      return named && AGAINST[now.labels[node]](named);
    };
    const throughReasons = (node) => {
      const moved = now.reasons[node].filter((step, at) => now.worth(step) !== (before.reasons[node][at] ? before.worth(before.reasons[node][at]) : 0));
      const named = [...new Set(moved.map((step) => speaker(step.premises)))].slice(0, 2).join(", ");
      const [had, has, all] = [count(before, node), count(now, node), now.reasons[node].length];
      if (!named) return "";
      if (had && !has) return _("it loses its last reason: {names}", { names: named });
      if (!had && has) return _("a reason for it holds: {names}", { names: named });
      if (has < had) return _("it loses {number} of {all} reasons: {names}", { number: had - has, all, names: named });
      if (has > had) return _("it gains {number} of {all} reasons: {names}", { number: has - had, all, names: named });
      return _("the status of a reason for it changes: {names}", { names: named });
    };
    const why = (node) => [throughObjections(node), throughReasons(node)].filter(Boolean).join("; ") || _("what leads to it changed");
    const changed = [...nodes.keys()].filter((one) => now.statuses[one] !== before.statuses[one]);
    const moved = [...nodes.keys()].filter((one) => !changed.includes(one) && throughReasons(one));
    return { before, now, changed, moved, why, throughReasons, word: (digit) => data.words[digit] || _("no status") };
  };
  const read = (data) => ({ ...data, attackers: decoded(data.attackers) });
  window.argmapLabels = { grounded, decoded, judge, withStep, withHolder, compared, read };
})();
