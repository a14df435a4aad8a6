// A reply as a file: how it is written, what `argmap check` would say, and what is there already.
// Touches no page.
"use strict";
(() => {
  const data = window.ARGMAP_REPLY;
  const { words } = window.argmapWords;
  const LIKE = 0.8;
  const NEAREST = 5;
  const TELLING = 12;
  const WIDTH = 98;

  // What is known: each node with its id, section, and what it says

  const rows = window.ARGMAP_SEARCH.rows;
  const nodes = data.nodes.map(([id, section, asks, hasStances], place) => {
    const [path, kind, title, text] = rows[place];
    return { id, section: data.sections[section], asks: !!asks, hasStances: !!hasStances, path, kind, title, text, holders: rows[place][5], place };
  });
  const says = (node) => node.text || node.title;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const aliases = new Map(Object.entries(data.aliases));
  const find = (id) => byId.get(id) || byId.get(aliases.get(id));
  const people = data.people.map(([id, name, isOwn]) => ({ id, name, isOwn: !!isOwn }));
  const links = data.links.map(([name, kind, from, to, nested]) =>
    ({ name, kind: data.kinds[kind], from: nodes[from], to: nodes[to], nested: !!nested }));
  const steps = links.filter((link) => data.steps.includes(link.kind));
  const stepsAt = (node) => steps.filter((step) => step.from === node || step.to === node);
  const stepNumber = (step) => steps.indexOf(step); // as in the data of what-if
  // What bears on a node in one way; an undercut strikes a step from it or to it.
  const bears = {
    rebuts: (link, node) => link.to === node && !link.nested && /^(rebuts|undermines)$/.test(link.kind),
    undercuts: (link, node) => link.kind === "undercuts" && (link.to === node || link.name.endsWith(` ${node.id}`)),
  };
  const bearing = (node, kind) => links.filter((link) => (bears[kind]
    ? bears[kind](link, node) : link.kind === kind && link.to === node && !link.nested));

  // Writing, as `argmap new` does

  const length = (text) => [...text].length;
  const line = (text) => text.replace(/\p{Cs}/gu, "\ufffd").normalize("NFC")
    .replace(/\s*[ \t\n\v\f\r]\s*/g, " ").trim();
  // Letters as ids have them, and null where one of them is not in the table: then somebody is asked.
  const letters = new Map(Object.entries(window.ARGMAP_LETTERS)
    .flatMap(([plain, those]) => [...those].map((one) => [one, plain])));
  const folded = (letter) => {
    const small = letter.toLowerCase();
    if (letter <= "\x7f") return /[a-z0-9]/.test(small) ? small : " ";
    const plain = letters.get(letter) || letters.get(small);
    return plain || (/[\p{L}\p{M}\p{N}]/u.test(letter) ? null : " ");
  };
  const slug = (text, most = 64) => {
    const all = [...text.normalize("NFC")].map(folded);
    const id = all.join("").trim().replace(/ +/g, "-").slice(0, most).replace(/-$/, "");
    return all.includes(null) ? null : id;
  };
  const isPlain = (text) =>
    /^[\p{L}\p{N}](?:[\p{L}\p{N}_ .()'/>?!;,-]*[\p{L}\p{N}_.)'?!])?$/u.test(text) &&
    /^[\0-\u052f]*$/.test(text) &&
    !/^(?:true|false|yes|no|on|off|null|y|n|[\p{Nd}_.:e+-]+|0[xo][\p{Nd}a-f_]+)$/iu.test(text);
  const quoted = (text) => `'${text.replace(/'/g, "'\\''")}'`;
  const single = (text) => (isPlain(text) ? text : JSON.stringify(text));
  const block = (text) => {
    const lines = [];
    for (const word of text.split(" ")) {
      const longer = `${lines[lines.length - 1]} ${word}`;
      if (lines.length && length(longer) <= WIDTH) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return [">-", ...lines].join("\n  ");
  };
  const written = (sort, fields) => [
    `# yaml-language-server: $schema=../../../.argmap/schemas/${sort}.json`,
    ...fields.filter(([, value]) => value).map(([key, value]) =>
      `${key}: ${key === "text" || key === "limits" ? block(value) : single(value)}`),
  ];

  // Checking: the codes are those of `argmap check`

  const RESERVED = /^(?:null|con|prn|aux|nul|(?:com|lpt)[0-9])$/; // by YAML and by Windows
  const isId = (id) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) && id.length <= 64 && !RESERVED.test(id);
  const REFUSED = new RegExp("[\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\xad\\u061c\\u115f\\u1160" +
    "\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0" +
    "\\ufff0-\\uffff\\u{e0000}-\\u{e0fff}]", "u");
  const takesJoiners = (letter) => /[\p{So}\p{Sk}\ufe0f]|[\p{L}\p{M}]/u.test(letter) &&
    !/[\0-\x7f\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(letter);
  const refused = (text) => {
    const letters = [...text];
    return letters.find((letter, at) => REFUSED.test(letter) || (/[\u200c\u200d]/.test(letter) &&
      !(takesJoiners(letters[at - 1] || "") && takesJoiners(letters[at + 1] || ""))));
  };
  const mixed = (text) => (text.match(/[\p{L}\p{N}_]+/gu) || []).find((word) =>
    /[A-Za-z]/.test(word) && /[\u0370-\u03ff\u0400-\u052f]/.test(word));

  // Words that turn a meaning in the debate's language; without them nothing is called the same.
  const turning = data.turning && new Set(data.turning.words);
  const decides = (word) => /^\p{Nd}/u.test(word) || turning.has(word) ||
    data.turning.ends.some((end) => word.endsWith(end)) ||
    data.turning.starts.some((start) => word.startsWith(start));
  let index = null; // of what all nodes say; made anew when texts arrive
  const indexed = () => (index = index || nodes.map((node) => {
    const said = words(says(node));
    return { node, said, bag: new Set(said) };
  }));
  const inOrder = (one, other) => {
    let last = new Array(other.length + 1).fill(0);
    for (const word of one) {
      const next = [0];
      other.forEach((also, at) =>
        next.push(word === also ? last[at] + 1 : Math.max(last[at + 1], next[at])));
      last = next;
    }
    return last[other.length];
  };
  const twin = (text) => {
    const said = words(text);
    const bag = new Set(said);
    const found = turning && bag.size && indexed().find((other) => {
      if (other.node.asks || Math.min(bag.size, other.bag.size) < LIKE * Math.max(bag.size, other.bag.size)) return false;
      const apart = [...bag].filter((word) => !other.bag.has(word));
      const all = other.bag.size + apart.length;
      if (bag.size - apart.length < LIKE * all) return false;
      apart.push(...[...other.bag].filter((word) => !bag.has(word)));
      return !apart.some(decides) &&
        2 * inOrder(said, other.said) >= LIKE * (said.length + other.said.length);
    });
    return found ? found.node : null;
  };

  // What is like a text: two lists take turns, one by rare words, one by groups of three letters

  // The first letters stand in for a stem, in any language: the forms of a word mostly share them.
  const stem = (word) => [...word].slice(0, 6).join("");
  const triples = (said) => {
    const letters = ` ${[...said].sort().join(" ")} `;
    return new Set(Array.from({ length: letters.length - 2 }, (_, at) => letters.slice(at, at + 3)));
  };
  const nearest = (text, but) => {
    const said = words(line(text));
    if (!said.length || !nodes.length) return [];
    const all = indexed();
    if (!all.weight) {
      const count = new Map();
      for (const one of all) {
        one.stems = new Set([...one.said, ...words(one.node.title)].map(stem));
        one.triples = triples(one.said);
        for (const part of one.said.map(stem)) count.set(part, (count.get(part) || 0) + 1);
      }
      all.weight = new Map([...count].map(([part, number]) =>
        [part, Math.log(1 + all.length / number) ** 2]));
      const size = (sum, part) => sum + (all.weight.get(part) || 0);
      for (const one of all) one.size = Math.sqrt([...one.stems].reduce(size, 0));
    }
    const wanted = [...new Set(said.map(stem))].filter((part) => all.weight.has(part))
      .sort((a, b) => all.weight.get(b) - all.weight.get(a) || (a < b ? -1 : 1));
    const letters = triples(said);
    // What bears on the target, or on the same as it does, comes first among equals.
    const close = new Set(links.flatMap(({ from, to }) => (from.id === but ? [to] : to.id === but ? [from] : [])));
    const near = (one) => (close.has(one.node) ? 1.5 : 1);
    const shared = (one, other) => [...one].filter((part) => other.has(part));
    const ranked = (score) => all.map((one) => [score(one), one.node])
      .filter(([likeness]) => likeness > 0).sort((a, b) => b[0] - a[0]).map(([, node]) => node);
    const lists = [
      ranked((one) => wanted.slice(0, TELLING).some((part) => one.stems.has(part)) &&
        shared(wanted, one.stems).reduce((sum, part) => sum + all.weight.get(part), 0) * near(one) / one.size),
      ranked((one) => near(one) * 2 * shared(letters, one.triples).length / (letters.size + one.triples.size)),
    ];
    const turns = lists[1].flatMap((_, at) => lists.map((list) => list[at])).filter(Boolean);
    return [...new Set(turns)].filter((node) => node.id !== but).slice(0, NEAREST);
  };

  // A reply: of what was said in the form, a file, the file of its author, and what is wrong

  const free = (stem, isTaken) => {
    let id = stem;
    for (let number = 2; isTaken(id) || !isId(id); number += 1) id = `${stem.slice(0, 58).replace(/-$/, "")}-${number}`;
    return id;
  };
  const idOf = (title) => {
    const stem = slug(title, 56);
    return stem === null ? "" : free(stem || "reply", find);
  };
  // Somebody is known by the exact name with which they contribute. Whom a source names speaks for
  // themselves only there: who has the same name is somebody else.
  const personOf = (name, wanted) => {
    const known = people.find((one) => one.isOwn && one.name === name);
    if (known || !name) return { id: known ? known.id : "", isNew: false };
    const stem = wanted || slug(name);
    const isTaken = (id) => people.some((one) => one.id === id);
    const id = wanted || !stem ? stem || "" : free(stem, isTaken);
    return { id, isNew: true, isTaken: isTaken(id), namesake: people.some((one) => one.name === name) };
  };
  const make = (said) => {
    const isStance = said.as === "stance";
    const [kind, relation, stance] = isStance ? ["", "", said.stance || data.stances[0]] : data.choices[said.as];
    const [text, short, name] = isStance ? ["", "", line(said.name)] : [said.text, said.short, said.name].map(line);
    const limits = said.as === "kernel" ? line(said.limits) : "";
    const target = find(said.to);
    const step = said.as === "undercuts" ? steps.find((one) => one.name === said.step) : null;
    const onto = (said.as === "undercuts" && said.step) || target.id;
    const person = personOf(name, (said.person || "").trim());
    const by = person.id || name;
    const id = isStance ? target.id : said.id.trim() || idOf(short || text.split(" ").slice(0, 6).join(" "));
    const folder = `claims/${data.debate}/`;
    const lines = written("node", [["kind", kind], ["text", text], ["short", short], ["limits", limits], [relation, onto]]);
    const own = by ? [`  - by: ${single(by)}`, `    stance: ${stance}`] : [];
    if (by) lines.push("stances:", ...own);

    const findings = [];
    const report = (code, field, message, isWarning) => findings.push({ code, field, message, isWarning });
    const prose = { text, short, limits, name };
    if (isStance && !name) report("missing-key", "name", _("Say whose stance it is."));
    if (!isStance && !text) report("missing-key", "text", _("Say it in one or two sentences."));
    for (const field of ["text", "short"]) {
      const most = data.limits[field];
      const size = length(prose[field]);
      if (size > most) report(`${field}-too-long`, field, _("This has {size} characters, and {most} fit.", { size, most }), true);
    }
    for (const field in prose) {
      const letter = refused(prose[field]);
      const word = mixed(prose[field]);
      if (letter) {
        const number = letter.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
        report("forbidden-character", field, _("Take out the character U+{number}: it cannot be seen, or misleads.", { number }));
      }
      if (word) report("mixed-scripts", field, _("“{word}” mixes letters of two scripts that look alike.", { word }), true);
    }
    if (said.as === "undercuts" && !said.step) report("undercut-without-step", "step", _("Choose the step that does not follow."));
    else if (said.as === "undercuts" && !step) report("unknown-step", "step", _("There is no step “{step}”.", { step: said.step }));
    if (RESERVED.test(id)) report("bad-name", "id", _("“{id}” is a reserved word; choose another name.", { id }));
    else if (!isId(id)) report("bad-name", "id", _("Name the file: only lower-case letters, digits and single hyphens, at most 64."));
    else if (!isStance && find(id)) report("duplicate-id", "id", _("“{id}” is taken by “{title}”.", { id, title: find(id).title }));
    const same = twin(text);
    if (same) report("near-duplicate", "text", _("“{title}” says nearly the same.", { title: same.title }), true);
    if (by && !isId(by)) report("bad-id", "person", _("Choose an id for yourself: lower-case letters from a to z, digits and hyphens."));
    else if (person.isTaken) report("duplicate-id", "person", _("The id “{id}” is somebody else’s; choose another.", { id: by }));
    else if (person.isNew) {
      report("unknown-person", "name", person.namesake
        ? _("A source here names somebody of this name. You will be added as another person.")
        : _("Nobody here is called so yet: add yourself first."));
    }
    const isNew = person.isNew && isId(by) && !person.isTaken && !refused(name);
    const section = (step ? step.from : target).section;
    return {
      file: `${folder}${section}/${id}.yaml`, id, findings, text, short, name, relation, step, target, stance, section, by, same,
      isEdit: isStance, asksPerson: person.isNew && (!slug(name) || Boolean(said.person)),
      yaml: (isStance ? [...(target.hasStances ? [] : ["stances:"]), ...own] : lines).join("\n") + "\n",
      command: `argmap stance ${target.id} ${person.isNew ? `--new-person ${quoted(name)}` : `--by ${by}`} --stance ${stance}`,
      person: isNew ? {
        file: `${folder}people/${by}.yaml`,
        yaml: written("person", [["name", name], ["identified", "by-contribution"]]).join("\n") + "\n",
      } : null,
    };
  };
  // The forge's page that makes a file, or changes one, filled in where that fits into an address
  const address = ({ file, yaml, isEdit }) => {
    if (isEdit) return { href: data.edit + file, fits: false };
    const empty = `${data.new}?filename=${encodeURIComponent(file)}`;
    const full = `${empty}&value=${encodeURIComponent(yaml)}`;
    return full.length > data.limits.address ? { href: empty, fits: false } : { href: full, fits: true };
  };
  const addTexts = (texts) => {
    texts.forEach((text, place) => { nodes[place].text = text; });
    index = null;
  };

  window.argmapReply = { find, says, stepsAt, stepNumber, bearing, slug, length, line, nearest, make, address, addTexts, refused };
})();
