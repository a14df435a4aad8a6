// The search page: finds in the rows of ARGMAP_SEARCH, each of address, kind, title, text, more
// words, names and the places of its facets. The same rules as `argmap search`, see
// graph/queries/search.py. Of a large debate the texts come later, in shards.
"use strict";
(() => {
  const SHOWN = 50;
  const NEAR = 5;
  const LIKE = 0.7; // the least likeness of a word to one that stands nowhere
  const WHOLE_ONLY = 2; // words of so many letters match whole words only
  const JOINS = /[\u17d2\u1039]/; // what hangs below in Khmer and Burmese begins no grapheme
  const { fold, words: wordsOf, isSpaceless, WORD } = window.argmapWords;

  const words = (text) => wordsOf(text).flatMap((word) => word.split("'")).filter(Boolean);
  const spaced = (text) => ` ${words(text).join(" ")} `;
  const length = (text) => [...text].length;

  // How far a word is from a whole word of the first field; null where no field has it.
  const distance = (fields, word) => {
    for (let place = 0; place < fields.length; place += 1) {
      const field = fields[place];
      if (isSpaceless(word)) {
        for (let at = field.indexOf(word); at >= 0; at = field.indexOf(word, at + 1)) {
          if (!JOINS.test(field[at - 1])) return 2 * place;
        }
      } else if (field.includes(` ${word} `)) return 2 * place;
      else if (length(word) > WHOLE_ONLY && field.includes(` ${word}`)) return 2 * place + 1;
    }
    return null;
  };
  const total = (fields, wanted) => {
    if (fields[0] === ` ${wanted.join(" ")} `) return -1;
    const those = wanted.map((word) => distance(fields, word));
    return those.includes(null) ? null : those.reduce((sum, one) => sum + one, 0);
  };
  const before = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  const find = (rows, wanted) => rows.map((row) => [total(row.fields, wanted), row])
    .filter(([far]) => far !== null)
    .sort(([a, one], [b, other]) => a - b || one.size - other.size || before(one.path, other.path))
    .map(([, row]) => row);
  // Where no row has all words: those that have the most of them, rare ones first.
  const nearTo = (rows, wanted) => {
    const weights = new Map();
    for (const word of [...new Set(wanted)].sort()) {
      const having = rows.filter((row) => distance(row.fields, word) !== null);
      for (const row of having) {
        weights.set(row, (weights.get(row) || 0) + Math.log(1 + rows.length / having.length));
      }
    }
    return [...weights].sort(([one, a], [other, b]) => b - a || before(one.path, other.path))
      .slice(0, NEAR).map(([row]) => row);
  };

  // The word most like one that stands nowhere, by the longest letters they have in common.
  const common = (one, other) => {
    let last = new Array(other.length + 1).fill(0);
    for (const letter of one) {
      const next = [0];
      other.forEach((also, at) => next.push(letter === also ? last[at] + 1 : Math.max(last[at + 1], next[at])));
      last = next;
    }
    return last[other.length];
  };
  const nearest = (word, vocabulary) => {
    const letters = [...word];
    let [best, most] = ["", LIKE];
    for (const known of vocabulary) {
      const other = [...known];
      if (other[0] !== letters[0]) continue; // a slip seldom hits the first letter
      const both = letters.length + other.length;
      if (2 * Math.min(letters.length, other.length) < most * both) continue;
      const likeness = (2 * common(letters, other)) / both;
      if (likeness > most || (likeness === most && (!best || known < best))) [best, most] = [known, likeness];
    }
    return best;
  };

  const rowOf = ([path, kind, title, text, more, names, facets]) => {
    const id = (/claims\/(.*?)-?\.html$/.exec(path) || ["", ""])[1];
    const fields = [title, `${text} ${id}`, more].map(spaced);
    return { path, kind, title, text, names, id, fields, size: length(fields[0]), facets: new Set(facets) };
  };
  const search = (rows, text) => {
    const asked = words(text);
    let vocabulary = null;
    const readAs = (word) => {
      if (rows.some((row) => distance(row.fields, word) !== null)) return word;
      vocabulary = vocabulary || new Set(rows.flatMap((row) => row.fields.join("").split(" ").filter(Boolean)));
      return nearest(word, vocabulary) || word;
    };
    const wanted = asked.map(readAs);
    const hits = wanted.length ? find(rows, wanted) : [];
    return { asked, wanted, hits, near: hits.length || !wanted.length ? [] : nearTo(rows, wanted) };
  };
  window.argmapSearch = { words, spaced, distance, rowOf, search };

  const form = document.getElementById("search-form");
  if (!form) return;
  const [input, count, list, panel, none] =
    ["words", "count", "results", "facets", "none"].map((id) => document.getElementById(`search-${id}`));

  const make = (tag, text, kind) => {
    const element = document.createElement(tag);
    element.textContent = text;
    if (kind) element.className = kind;
    return element;
  };

  // A text with the words marked that begin as wanted; in scripts without blanks, wherever.
  const marked = (tag, text, kind, wanted) => {
    const element = make(tag, "", kind);
    let from = 0;
    for (const { 0: word, index } of text.matchAll(WORD)) {
      const folded = fold(word);
      const isHit = wanted.some((one) => (isSpaceless(one) ? folded.includes(one)
        : folded === one || (length(one) > WHOLE_ONLY && folded.startsWith(one))));
      if (!isHit) continue;
      element.append(text.slice(from, index), make("mark", word));
      from = index + word.length;
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
    if (row.text && row.text !== row.title) entry.append(marked("p", row.text, "text", wanted));
    const meta = make("p", "", "meta");
    meta.append(make("span", row.kind));
    if (row.names) meta.append(make("b", row.names, "name"));
    entry.append(meta);
    return entry;
  };

  const start = (data) => {
    const rows = data.rows.map(rowOf);

    // The facets: their names, and of each value its name and whether it is chosen.
    const values = [];
    data.facets.forEach(([name, ...those], facet) => {
      for (const [label, number] of those) values.push({ name, facet, label, number, chosen: false });
    });
    const allowed = (row, but) => data.facets.every((_, facet) => {
      const wanted = values.filter((value) => value.facet === facet && value.chosen);
      return facet === but || !wanted.length || wanted.some((value) => row.facets.has(values.indexOf(value)));
    });

    const boxes = [];
    const build = () => {
      for (const [name] of data.facets) {
        const group = document.createElement("details");
        const choices = make("ul", "", "chips");
        group.append(make("summary", name), choices);
        for (const value of values.filter((one) => one.name === name)) {
          const box = Object.assign(document.createElement("input"), { type: "checkbox" });
          box.addEventListener("change", () => { value.chosen = box.checked; show(); });
          const text = make("label", "");
          const number = make("span", value.number, "number");
          text.append(box, ` ${value.label} `, number);
          const choice = document.createElement("li");
          choice.append(text);
          choices.append(choice);
          boxes.push({ value, box, number });
        }
        panel.append(group);
      }
      if (panel) panel.hidden = !data.facets.length;
    };
    const tally = (found) => data.facets.forEach((_, facet) => {
      const free = found.filter((row) => allowed(row, facet));
      for (const { value, number } of boxes) {
        const key = values.indexOf(value);
        if (value.facet === facet) number.textContent = free.filter((row) => row.facets.has(key)).length;
      }
    });

    const asked = () => new URLSearchParams(location.hash.slice(1));
    const say = (result, found) => {
      const [words, number] = [result.wanted.join(" "), found.length];
      const isOther = words !== result.asked.join(" ");
      const shown = number > SHOWN ? " " + _("The first {number} are shown.", { number: SHOWN }) : "";
      if (number && isOther) return ngettext("{number} found for “{words}”.", "{number} found for “{words}”.", number, { words }) + shown;
      if (number) return ngettext("{number} found.", "{number} found.", number) + shown;
      if (result.near.length) return _("Nothing has all of these words. The nearest:");
      return _("Nothing found.");
    };
    const show = () => {
      const result = search(rows, input.value);
      const narrowed = values.some((value) => value.chosen);
      const some = result.wanted.length || narrowed;
      const hits = result.wanted.length ? result.hits : some ? rows : [];
      const found = narrowed ? hits.filter((row) => allowed(row)) : hits;
      const shown = found.length ? found.slice(0, SHOWN) : result.near.filter((row) => allowed(row));
      list.replaceChildren(...shown.map((row) => item(row, result.wanted)));
      tally(result.wanted.length ? hits : rows);
      count.textContent = some ? say({ ...result, near: found.length ? [] : shown }, found) : "";
      none.hidden = !some || Boolean(found.length);
      const wanted = asked();
      const chosen = values.flatMap((value, key) => (value.chosen ? [key] : []));
      for (const [key, value] of [["q", input.value], ["f", chosen.join(".")]]) {
        if (value) wanted.set(key, value);
        else wanted.delete(key);
      }
      history.replaceState(null, "", `#${wanted}`);
    };

    const restore = () => {
      input.value = asked().get("q") || "";
      const chosen = new Set((asked().get("f") || "").split(".").filter(Boolean).map(Number));
      values.forEach((value, key) => { value.chosen = chosen.has(key); });
      for (const { value, box } of boxes) box.checked = value.chosen;
      if (input.value || chosen.size) show();
    };

    // Texts that came in shards: they are searched from now on.
    const more = (shard) => {
      if (shard >= data.shards) {
        window.ARGMAP_TEXTS.flat().forEach((text, place) => {
          rows[place].text = text;
          rows[place].fields[1] = spaced(`${text} ${rows[place].id}`);
        });
        if (input.value) show();
        return;
      }
      const script = document.createElement("script");
      script.src = `search-text-${shard}.js`;
      script.onload = () => more(shard + 1);
      document.head.append(script);
    };

    build();
    if (input.value) show(); // somebody was quicker than the data
    else restore();
    input.addEventListener("input", show);
    window.addEventListener("hashchange", restore);
    if (data.shards) input.addEventListener("focus", () => more(0), { once: true });
  };

  // The rows of several debates, one after another; asked for when somebody searches.
  const gather = (debates, rows) => {
    if (!debates.length) return start({ rows, facets: [], shards: 0 });
    const [debate, ...rest] = debates;
    const script = document.createElement("script");
    script.src = `${debate}/search-data.js`;
    script.onload = script.onerror = () => {
      const own = window.ARGMAP_SEARCH ? window.ARGMAP_SEARCH.rows : [];
      window.ARGMAP_SEARCH = null;
      gather(rest, rows.concat(own.map(([path, ...more]) => [`${debate}/${path}`, ...more])));
    };
    return document.head.append(script);
  };

  form.hidden = false;
  if (form.dataset.debates) {
    const begin = () => gather(form.dataset.debates.split(" "), []);
    if (location.hash) begin();
    else input.addEventListener("focus", begin, { once: true });
  } else {
    start(window.ARGMAP_SEARCH);
    input.focus();
  }
})();
