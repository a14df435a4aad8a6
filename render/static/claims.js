// The list of all claims: its facets become filters, with counts of what is left.
"use strict";
(() => {
  const links = [...document.querySelectorAll(".facets a[data-key]")];
  const rows = [...document.querySelectorAll("li[data-keys]")].map((row) => ({
    row, keys: new Set(row.dataset.keys.split(" ")),
  }));
  const counter = document.getElementById("how-many");
  const whole = counter.textContent;
  const chosen = new Set();
  const asked = () => new URLSearchParams(location.hash.slice(1));

  // Values of one facet are alternatives; facets narrow each other down.
  const fits = (keys, but) => {
    const groups = {};
    for (const key of chosen) {
      if (key[0] !== but) groups[key[0]] = groups[key[0]] || keys.has(key);
    }
    return Object.values(groups).every(Boolean);
  };

  const show = () => {
    let left = 0;
    for (const { row, keys } of rows) {
      row.hidden = !fits(keys);
      left += row.hidden ? 0 : 1;
    }
    for (const section of document.querySelectorAll(".letter")) {
      section.hidden = !section.querySelector("li:not([hidden])");
    }
    for (const link of links) {
      const key = link.dataset.key;
      const count = rows.filter(({ keys }) => keys.has(key) && fits(keys, key[0])).length;
      link.parentElement.querySelector(".number").textContent = count;
      link.setAttribute("aria-pressed", chosen.has(key));
    }
    counter.textContent = chosen.size ? _("{left} of {all}", { left, all: rows.length }) : whole;
    const wanted = asked();
    if (chosen.size) wanted.set("f", [...chosen].join("."));
    else wanted.delete("f");
    const hash = wanted.toString();
    history.replaceState(null, "", hash ? "#" + hash : location.pathname);
  };

  for (const link of links) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-pressed", "false");
    const toggle = (event) => {
      event.preventDefault();
      const key = link.dataset.key;
      if (!chosen.delete(key)) chosen.add(key);
      show();
    };
    link.addEventListener("click", toggle);
    link.addEventListener("keydown", (event) => { if (event.key === " ") toggle(event); });
  }
  const known = new Set(links.map((link) => link.dataset.key));
  for (const key of (asked().get("f") || "").split(".")) if (known.has(key)) chosen.add(key);
  if (chosen.size) show();
})();
