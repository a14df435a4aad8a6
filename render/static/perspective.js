// The debate as one person sees it: marks what they accept, concede, deny and doubt. The address
// keeps #as=PERSON, and so does every link that somebody follows.
"use strict";
(() => {
  const home = new URL(".", document.currentScript.src).href;
  const main = document.querySelector("main");
  const SKIPPED = "nav a, .refs a, .also a, .step-name a, .more a, .contribute a, .told a, .in-short a";

  const make = (tag, text, kind) => {
    const element = document.createElement(tag);
    element.textContent = text;
    if (kind) element.className = kind;
    return element;
  };
  const asked = () => new URLSearchParams(location.hash.slice(1));
  const written = (wanted) => "#" + wanted.toString().replace(/%2C/g, ",");
  const idOf = (link) => {
    const found = /\/claims\/([a-z0-9-]+)\.html$/.exec(link.pathname);
    return found && found[1].replace(/-$/, "");
  };

  const start = ({ words, ways, nodes, people, sheet }) => {
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: home + sheet }));
    const stands = new Map(); // of the chosen person: the way by id
    const choice = document.createElement("select");
    choice.append(new Option(words.nobody, ""), ...people.map(([id, name]) => new Option(name, id)));
    const label = make("label", `${words.choose} `);
    label.append(choice);
    const legend = make("ul", "", "chips");
    const bar = document.querySelector(".perspective") || make("div", "");
    bar.className = "perspective chosen";
    if (!main.querySelector(".map.whole")) main.prepend(bar);
    bar.hidden = false;
    bar.replaceChildren(label, legend);

    const sign = ([, glyph, look, text]) => {
      const mark = make("span", "", `way ${look}`);
      mark.append(make("span", text));
      mark.dataset.g = glyph;
      return mark;
    };
    const open = ["open", "○", "open", words.open];
    const read = (id) => {
      stands.clear();
      const found = people.find(([person]) => person === id);
      for (const way of found ? ways : []) {
        let place = 0;
        for (const by of (found[2][way[0]] || []).slice(1)) stands.set(nodes[(place += by)], way);
      }
      return found;
    };
    const clear = () => {
      for (const mark of main.querySelectorAll(".way")) mark.remove();
      for (const card of main.querySelectorAll("[data-way]")) delete card.dataset.way;
    };
    const mark = (name) => {
      for (const card of main.querySelectorAll(".node")) {
        const way = stands.get(card.id.slice(2)) || open;
        card.dataset.way = way[0];
        card.append(sign(way));
      }
      for (const link of main.querySelectorAll('a[href*=".html"]:not(.node)')) {
        const way = stands.get(idOf(link));
        if (way && !link.matches(SKIPPED)) link.after(" ", sign(way));
      }
      const here = main.querySelector(".statement > h1");
      const [way, glyph, look, text] = stands.get(idOf(location)) || open;
      if (here) here.after(sign([way, glyph, look, `${name}: ${text}`]));
    };
    const explain = () => {
      const here = new Map(ways.map((way) => [way, 0]));
      for (const way of stands.values()) here.set(way, here.get(way) + 1);
      const rows = [...here].filter(([, number]) => number).map(([way, number]) => {
        const row = document.createElement("li");
        row.append(sign(way), " ", make("span", number, "number"));
        return row;
      });
      legend.replaceChildren(...rows, make("li", words.unmarked, "soft"));
    };
    const show = () => {
      clear();
      const found = read(asked().get("as"));
      choice.value = found ? found[0] : "";
      legend.hidden = !found;
      document.body.classList.toggle("as-seen", Boolean(found));
      if (!found) return;
      explain();
      mark(found[1]);
    };
    choice.addEventListener("change", () => {
      const wanted = asked();
      if (choice.value) wanted.set("as", choice.value);
      else wanted.delete("as");
      history.replaceState(null, "", written(wanted));
      show();
    });
    window.addEventListener("hashchange", show);
    show();

    // A link to another page of this site takes the person along, unless it names a place there.
    const take = (event) => {
      const link = event.target.closest && event.target.closest("a[href]");
      const to = link && !link.getAttribute("href").startsWith("#") && new URL(link.href);
      if (!to || !to.href.startsWith(home) || !to.pathname.endsWith(".html")) return;
      if (to.hash && !to.hash.includes("=")) return;
      const wanted = new URLSearchParams(to.hash.slice(1));
      if (choice.value) wanted.set("as", choice.value);
      else wanted.delete("as");
      to.hash = wanted.toString() ? written(wanted) : "";
      link.href = to.href;
    };
    for (const type of ["click", "auxclick", "contextmenu"]) document.addEventListener(type, take, true);
    if (!asked().has("as")) choice.focus();
  };

  start(window.ARGMAP_PERSPECTIVES);
})();
