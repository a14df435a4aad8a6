// The search page: scans ARGMAP_SEARCH, rows of address, kind, title, text, more words, names.
"use strict";
(() => {
  const SHOWN = 50;
  const form = document.getElementById("search-form");
  const input = document.getElementById("search-words");
  const count = document.getElementById("search-count");
  const list = document.getElementById("search-results");

  const fold = (text) =>
    text.replace(/\u2019/g, "'").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = (text) => fold(text).match(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu) || [];
  const spaced = (text) => words(text).map((word) => " " + word).join("");
  const rows = window.ARGMAP_SEARCH.map((row, place) => ({
    path: row[0], kind: row[1], title: row[2], text: row[3], names: row[5], place,
    fields: [spaced(row[2]), spaced(row[3]), spaced(row[4] + " " + row[5] + " " + row[1])],
  }));

  // How well a word fits a row: the title counts most, the start of a word more than its middle.
  const worth = (fields, word) => {
    for (let place = 0; place < fields.length; place += 1) {
      if (fields[place].includes(" " + word)) return 6 - 2 * place;
      if (fields[place].includes(word)) return 5 - 2 * place;
    }
    return 0;
  };

  const find = (wanted) => {
    const found = [];
    for (const row of rows) {
      let sum = 0;
      for (const word of wanted) {
        const one = worth(row.fields, word);
        sum = one && sum >= 0 ? sum + one : -1;
        if (sum < 0) break;
      }
      if (sum > 0) found.push({ row, sum });
    }
    return found.sort((a, b) => b.sum - a.sum || a.row.place - b.row.place).map((hit) => hit.row);
  };

  // The word most like one that stands nowhere, by the groups of three letters they share.
  const trigrams = (word) => {
    const padded = "  " + word + " ";
    return new Set(Array.from({ length: padded.length - 2 }, (_, i) => padded.slice(i, i + 3)));
  };
  let vocabulary = null;
  const nearest = (word) => {
    vocabulary ??= [...new Set(rows.flatMap((row) => row.fields.join("").split(" ")))];
    const wanted = trigrams(word);
    let best = word;
    let most = 0.35;
    for (const other of vocabulary) {
      const has = trigrams(other);
      let shared = 0;
      for (const part of wanted) shared += has.has(part) ? 1 : 0;
      const likeness = (2 * shared) / (wanted.size + has.size);
      if (likeness > most) [best, most] = [other, likeness];
    }
    return best;
  };

  const element = (name, style, text) => {
    const made = document.createElement(name);
    if (style) made.className = style;
    if (text) made.textContent = text;
    return made;
  };

  // Mark what was found. Folding may change the length of a text; then nothing is marked.
  const marked = (name, style, text, wanted) => {
    const made = element(name, style, "");
    const folded = fold(text);
    let from = 0;
    while (folded.length === text.length && from < text.length) {
      let start = -1;
      let long = 0;
      for (const word of wanted) {
        const at = folded.indexOf(word, from);
        if (at >= 0 && (start < 0 || at < start)) [start, long] = [at, word.length];
      }
      if (start < 0) break;
      made.append(text.slice(from, start), element("mark", "", text.slice(start, start + long)));
      from = start + long;
    }
    made.append(text.slice(from));
    return made;
  };

  const item = (row, wanted) => {
    const made = element("li");
    const link = marked("a", "", row.title, wanted);
    link.href = row.path;
    link.dir = "auto";
    const title = element("p", "what");
    title.append(link);
    made.append(title);
    if (row.text) made.append(marked("p", "text", row.text, wanted));
    const meta = element("p", "meta");
    meta.append(element("span", "kind", row.kind));
    if (row.names) meta.append(" ", element("span", "", row.names));
    made.append(meta);
    return made;
  };

  const show = () => {
    const asked = words(input.value);
    const known = (word) => rows.some((row) => worth(row.fields, word));
    const wanted = asked.map((word) => (known(word) ? word : nearest(word)));
    const found = wanted.length ? find(wanted) : [];
    list.replaceChildren(...found.slice(0, SHOWN).map((row) => item(row, wanted)));
    let said = "";
    if (wanted.length) {
      said = found.length ? `${found.length} found` : "Nothing found";
      if (found.length > SHOWN) said += `, the first ${SHOWN} shown`;
      if (found.length && wanted.join(" ") !== asked.join(" ")) said += ` for “${wanted.join(" ")}”`;
    }
    count.textContent = said;
    history.replaceState(null, "", "#q=" + encodeURIComponent(input.value));
  };

  const restore = () => {
    const asked = /^#q=(.*)$/.exec(location.hash);
    try {
      input.value = asked ? decodeURIComponent(asked[1]) : "";
    } catch {
      input.value = "";
    }
    if (input.value) show();
  };

  form.hidden = false;
  restore();
  input.addEventListener("input", show);
  window.addEventListener("hashchange", restore);
  input.focus();
})();
