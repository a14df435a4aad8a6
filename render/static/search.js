// The search page: scans the rows of ARGMAP_SEARCH, each of address, kind, title, text, more words,
// names and the places of its facets. Of a large debate the texts come later, in shards.
"use strict";
(() => {
  const SHOWN = 50;
  const data = window.ARGMAP_SEARCH;
  const form = document.getElementById("search-form");
  const input = document.getElementById("search-words");
  const count = document.getElementById("search-count");
  const list = document.getElementById("search-results");
  const panel = document.getElementById("search-facets");

  const fold = (text) =>
    text.replace(/\u2019/g, "'").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = (text) => fold(text).match(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu) || [];
  const spaced = (text) => words(text).map((word) => " " + word).join("");
  const rows = data.rows.map((row, place) => ({
    path: row[0], kind: row[1], title: row[2], text: row[3], names: row[5], place,
    facets: new Set(row[6]),
    fields: [spaced(row[2]), spaced(row[3]), spaced(row[4] + " " + row[5] + " " + row[1])],
  }));

  // The facets: their names, and of each value its name and whether it is chosen.
  const values = [];
  data.facets.forEach(([name, ...those], facet) => {
    for (const [label, number] of those) values.push({ name, facet, label, number, chosen: false });
  });
  const allowed = (row, but) => {
    for (let facet = 0; facet < data.facets.length; facet += 1) {
      if (facet === but) continue;
      const wanted = values.filter((value) => value.facet === facet && value.chosen);
      if (wanted.length && !wanted.some((value) => row.facets.has(values.indexOf(value)))) {
        return false;
      }
    }
    return true;
  };

  // How well a word fits a row: the title counts most, the start of a word more than its middle.
  const worth = (fields, word) => {
    for (let place = 0; place < fields.length; place += 1) {
      const at = fields[place].indexOf(word);
      if (at < 0) continue;
      if (fields[place][at - 1] === " " || fields[place].includes(" " + word)) return 6 - 2 * place;
      return 5 - 2 * place;
    }
    return 0;
  };

  const find = (wanted) => {
    const found = [];
    for (const row of rows) {
      let sum = 0;
      for (const word of wanted) {
        const one = worth(row.fields, word);
        sum = one ? sum + one : -1;
        if (sum < 0) break;
      }
      if (sum >= 0) found.push({ row, sum });
    }
    return found.sort((a, b) => b.sum - a.sum || a.row.place - b.row.place).map((hit) => hit.row);
  };

  // The word most like one that stands nowhere, by the groups of three letters they share.
  const trigrams = (word) => {
    const padded = "  " + word + " ";
    return new Set(Array.from({ length: padded.length - 2 }, (_, i) => padded.slice(i, i + 3)));
  };
  let vocabulary = null;
  const learn = () => {
    const words = [...new Set(rows.flatMap((row) => row.fields.join("").split(" ")))];
    const sizes = [];
    const having = new Map();
    words.forEach((word, place) => {
      const parts = trigrams(word);
      sizes.push(parts.size);
      for (const part of parts) {
        if (having.has(part)) having.get(part).push(place);
        else having.set(part, [place]);
      }
    });
    return { words, sizes, having };
  };
  const nearest = (word) => {
    vocabulary = vocabulary || learn();
    const { words, sizes, having } = vocabulary;
    const wanted = trigrams(word);
    const shared = new Map();
    for (const part of wanted) {
      for (const place of having.get(part) || []) shared.set(place, (shared.get(place) || 0) + 1);
    }
    let best = -1;
    let most = 0.35;
    for (const [place, number] of shared) {
      const likeness = (2 * number) / (wanted.size + sizes[place]);
      if (likeness > most || (likeness === most && place < best)) [best, most] = [place, likeness];
    }
    return words[best] || word;
  };
  const known = (word) => rows.some((row) => worth(row.fields, word));

  const make = (tag, text, kind) => {
    const element = document.createElement(tag);
    element.textContent = text;
    if (kind) element.className = kind;
    return element;
  };

  // A text with the wanted words marked, where folding changes no lengths.
  const marked = (tag, text, kind, wanted) => {
    const element = make(tag, "", kind);
    const folded = fold(text);
    let from = 0;
    while (folded.length === text.length && wanted.length) {
      const hits = wanted
        .map((word) => [folded.indexOf(word, from), word.length])
        .filter(([place]) => place >= 0);
      if (!hits.length) break;
      const [place, length] = hits.reduce((a, b) => (b[0] < a[0] ? b : a));
      element.append(text.slice(from, place), make("mark", text.slice(place, place + length)));
      from = place + length;
    }
    element.append(text.slice(from));
    return element;
  };

  const item = (row, wanted) => {
    const entry = document.createElement("li");
    const what = make("p", "", "what");
    const link = marked("a", row.title, "", wanted);
    link.href = row.path;
    what.append(link);
    entry.append(what);
    if (row.text) entry.append(marked("p", row.text, "text", wanted));
    const meta = make("p", "", "meta");
    meta.append(make("span", row.kind));
    if (row.names) meta.append(make("span", row.names));
    entry.append(meta);
    return entry;
  };

  let boxes = [];
  const build = () => {
    for (const [name] of data.facets) {
      const group = document.createElement("details");
      const label = make("summary", name);
      const choices = make("ul", "", "chips");
      group.append(label, choices);
      values.forEach((value) => {
        if (value.name !== name) return;
        const box = document.createElement("input");
        box.type = "checkbox";
        box.addEventListener("change", () => { value.chosen = box.checked; show(); });
        const text = make("label", "");
        const number = make("span", value.number, "number");
        text.append(box, " " + value.label + " ", number);
        const choice = document.createElement("li");
        choice.append(text);
        choices.append(choice);
        boxes.push({ value, box, number });
      });
      panel.append(group);
    }
    panel.hidden = false;
  };

  const tally = (found) => {
    data.facets.forEach((_, facet) => {
      const free = found.filter((row) => allowed(row, facet));
      for (const { value, number } of boxes) {
        if (value.facet !== facet) continue;
        const key = values.indexOf(value);
        number.textContent = free.filter((row) => row.facets.has(key)).length;
      }
    });
  };

  const show = () => {
    const asked = words(input.value);
    const wanted = asked.map((word) => (known(word) ? word : nearest(word)));
    const narrowed = values.some((value) => value.chosen);
    const hits = wanted.length || narrowed ? find(wanted) : [];
    const found = narrowed ? hits.filter((row) => allowed(row)) : hits;
    list.replaceChildren(...found.slice(0, SHOWN).map((row) => item(row, wanted)));
    tally(wanted.length ? hits : rows);
    let said = "";
    if (wanted.length || narrowed) {
      said = found.length ? `${found.length} found` : "Nothing found";
      if (found.length > SHOWN) said += `, the first ${SHOWN} shown`;
      if (found.length && wanted.join(" ") !== asked.join(" ")) said += ` for “${wanted.join(" ")}”`;
    }
    count.textContent = said;
    const chosen = values.flatMap((value, key) => (value.chosen ? [key] : []));
    const facets = chosen.length ? "&f=" + chosen.join(".") : "";
    history.replaceState(null, "", "#q=" + encodeURIComponent(input.value) + facets);
  };

  const restore = () => {
    const asked = /^#q=([^&]*)(?:&f=([\d.]*))?$/.exec(location.hash);
    try {
      input.value = asked ? decodeURIComponent(asked[1]) : "";
    } catch {
      input.value = "";
    }
    const chosen = new Set(asked && asked[2] ? asked[2].split(".").map(Number) : []);
    values.forEach((value, key) => { value.chosen = chosen.has(key); });
    for (const { value, box } of boxes) box.checked = value.chosen;
    if (input.value || chosen.size) show();
  };

  // Texts that came in shards: they are searched from now on.
  const more = (shard) => {
    if (shard >= data.shards) {
      window.ARGMAP_TEXTS.flat().forEach((text, place) => {
        rows[place].text = text;
        rows[place].fields[1] = spaced(text);
      });
      vocabulary = null;
      if (input.value) show();
      return;
    }
    const script = document.createElement("script");
    script.src = `search-text-${shard}.js`;
    script.onload = () => more(shard + 1);
    document.head.append(script);
  };

  form.hidden = false;
  build();
  restore();
  input.addEventListener("input", show);
  window.addEventListener("hashchange", restore);
  if (data.shards) input.addEventListener("focus", () => more(0), { once: true });
  input.focus();
})();
