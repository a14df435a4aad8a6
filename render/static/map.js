// The map: moving about on it, choosing a statement, hiding kinds of links. The address keeps
// #s= the section shown, #c= the statement chosen, #k= the kinds hidden.
"use strict";
(() => {
  const FAR = 0.22;
  const NEAR = 0.6;
  // On arrival text is 13 px high: short titles on a phone, whole statements elsewhere.
  const legible = () => (narrow.matches ? 0.53 : 0.9);
  const map = document.querySelector(".map");
  const find = (selector, within = map) => within.querySelector(selector);
  const findAll = (selector, within = map) => [...within.querySelectorAll(selector)];
  const on = (target, type, act, options) => target.addEventListener(type, act, options);
  const [stage, plane, links, panel] = [".stage", ".plane", ".links", ".panel"].map((one) => find(one));
  const [areas, nodes] = [findAll(".area"), findAll(".node")];
  const whole = map.classList.contains("whole");
  const narrow = matchMedia("(max-width: 50rem)");
  const kinds = new Map();
  const hidden = new Set();
  let [x, y, k] = [0, 0, 1];
  let [chosen, section] = [null, null];

  const element = (name, ...parts) => {
    const made = document.createElement(name);
    made.append(...parts);
    return made;
  };
  const tiled = () => whole && narrow.matches && !map.classList.contains("open");
  const cardOf = (id) => document.getElementById(`n-${id}`);
  const idOf = (thing) => thing?.id.slice(2);
  const linkTo = (card, href) => Object.assign(element("a", find("b", card).textContent), { href });
  const parentOf = (card) => card.parentElement.parentElement.closest("li")?.querySelector(".node");

  // The address

  const asked = () => new URLSearchParams(location.hash.slice(1));
  const remember = () => {
    const wanted = asked();
    const now = { s: whole && idOf(section), c: idOf(chosen), k: [...hidden].join() };
    for (const key in now) now[key] ? wanted.set(key, now[key]) : wanted.delete(key);
    history.replaceState(null, "", "#" + wanted.toString().replace(/%2C/g, ","));
  };

  // Moving about: x and y are the plane's corner on the stage, k its scale

  const place = (thing) => {
    const [at, from] = [thing, plane].map((one) => one.getBoundingClientRect());
    const by = plane.offsetWidth / from.width;
    return { x: (at.x - from.x) * by, y: (at.y - from.y) * by, w: at.width * by, h: at.height * by };
  };
  const room = () => {
    const beside = panel.hidden || narrow.matches ? 0 : panel.offsetWidth + 16;
    return { w: stage.clientWidth - beside, h: stage.clientHeight };
  };
  // The section that is in sight: its title stays on the stage.
  const where = find(".where");
  const under = () => {
    const [midX, midY] = [(stage.clientWidth / 2 - x) / k, (stage.clientHeight / 2 - y) / k];
    const apart = (area) => {
      const [left, top] = [area.offsetLeft, area.offsetTop];
      const [h, v] = [Math.max(left - midX, midX - left - area.offsetWidth, 0), Math.max(top - midY, midY - top - area.offsetHeight, 0)];
      return h + v;
    };
    return areas.reduce((best, area) => (apart(area) < apart(best) ? area : best), areas[0]);
  };
  const apply = (glide) => {
    const level = tiled() || k < FAR ? "far" : k < NEAR ? "middle" : "near";
    for (const card of nodes) card.tabIndex = level === "far" ? -1 : 0;
    map.dataset.zoom = level;
    const here = level === "far" ? null : under();
    where.hidden = !here;
    if (here) {
      find("b", where).textContent = find("header a", here).textContent;
      find("a", where).href = find("header a", here).href;
    }
    plane.classList.toggle("glide", glide);
    plane.style.transform = tiled() ? "" : `translate(${x}px,${y}px) scale(${k})`;
  };
  const move = (toX, toY, glide = false) => {
    const keep = (at, long, span) => Math.min(Math.max(at, span * 0.2 - long * k), span * 0.6);
    x = keep(toX, plane.offsetWidth, stage.clientWidth);
    y = keep(toY, plane.offsetHeight, stage.clientHeight);
    apply(glide);
  };
  const zoom = (factor, atX, atY) => {
    const by = Math.min(Math.max(k * factor, 0.02), 2) / k;
    k *= by;
    move(atX - (atX - x) * by, atY - (atY - y) * by);
  };
  const fit = (box) => Math.min((room().w - 24) / box.w, (room().h - 24) / box.h, 1);
  const show = (box, scale, glide) => {
    const [free, from] = [room(), (long, span) => Math.max((span - long * scale) / 2, 12)];
    k = scale;
    move(from(box.w, free.w) - box.x * k, from(box.h, free.h) - box.y * k, glide);
  };
  const showAll = (glide) => {
    const box = place(plane);
    section = null;
    show(box, fit(box), glide);
  };
  const showCard = (card, glide) => {
    const [box, free] = [place(card), room()];
    const aim = (at, long, span) => Math.min(Math.max(at, 24), Math.max(span - long - 24, 24)) - at;
    const above = free.h - (narrow.matches ? 0 : 48); // the tools stand at the foot of the stage
    move(x + aim(box.x * k + x, box.w * k, free.w), y + aim(box.y * k + y, box.h * k, above), glide);
  };
  const below = (card) => findAll(":scope > details > ul > li > .node", card.parentElement);
  const showSection = (area, glide) => {
    section = area;
    map.classList.add("open");
    const box = place(area);
    show(box, Math.max(fit(box), legible()), glide);
    if (box.h * k > room().h) {
      const root = find(".node", area);
      const [top, ...under] = [root, ...below(root)].map(place);
      const apart = (one) => Math.abs(one.y + one.h / 2 - top.y - top.h / 2);
      const next = under.reduce((best, one) => (apart(one) < apart(best) ? one : best), under[0] ?? top);
      const seen = apart(next) + (top.h + next.h) / 2 < room().h / k ? next : top;
      const middle = (Math.min(top.y, seen.y) + Math.max(top.y + top.h, seen.y + seen.h)) / 2;
      move(12 - top.x * k, room().h / 2 - middle * k, glide);
    }
    if (whole && narrow.matches) map.scrollIntoView({ block: "start" });
  };

  // Choosing a statement; its links are those that its place does not show

  const linksOf = (card) => findAll(".also > a").flatMap((chip) => {
    const [from, to] = [find(".node", chip.closest("li")), cardOf(chip.hash.slice(3))];
    return card && (from === card || to === card) ? [{ chip, from, to }] : [];
  });
  const draw = () => {
    const em = parseFloat(getComputedStyle(plane).fontSize);
    links.setAttribute("viewBox", `0 0 ${plane.offsetWidth / em} ${plane.offsetHeight / em}`);
    links.replaceChildren();
    for (const { chip, from, to } of linksOf(chosen)) {
      if (!to || hidden.has(chip.dataset.kind)) continue;
      const [start, end] = [from, to].map(place);
      const ahead = start.x < end.x ? 1 : 0;
      const [a, b] = [start.x + start.w * ahead, end.x + end.w * (1 - ahead)].map((at) => at / em);
      const [c, d] = [start, end].map((box) => (box.y + box.h / 2) / em);
      const bow = Math.max(Math.abs(b - a) / 2, 5) * (ahead || -1);
      const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
      line.setAttribute("class", chip.className);
      line.setAttribute("marker-end", `url(#head-${chip.classList[0]})`);
      line.setAttribute("d", `M${a} ${c}C${a + bow} ${c} ${b - bow} ${d} ${b} ${d}`);
      links.append(line);
    }
  };
  const item = (words, card) => {
    const to = asked();
    to.delete("s");
    to.set("c", idOf(card));
    return element("li", element("span", words, " "), linkTo(card, `#${to}`));
  };
  const tell = () => {
    const others = linksOf(chosen).map(({ chip, from, to }) => {
      if (from !== chosen) return item(chip.dataset.heard, from);
      return to ? item(chip.dataset.says, to) : element("li", chip.cloneNode(true));
    });
    const at = find(".at", chosen);
    const own = below(chosen).map((card) => item(find(".says", card)?.textContent ?? "", card));
    find(".told").replaceChildren(
      element("p", find("header a", chosen.closest(".area")).textContent),
      element("h2", linkTo(chosen, chosen.href)),
      element("p", find(".says-it", chosen)?.textContent ?? ""),
      element("p", element("b", find(".by", chosen)?.textContent ?? "")),
      element("p", at ? `${at.dataset.phrase} · ${at.lastChild.textContent}` : ""),
      element("p", Object.assign(element("a", _("Open its page")), { href: chosen.href })),
      ...(own.length ? [element("h3", _("What bears on it")), element("ul", ...own)] : []),
      ...(others.length ? [element("h3", _("Its other links")), element("ul", ...others)] : []),
    );
    const supposing = find("[data-suppose]");
    if (!supposing) return;
    supposing.dataset.suppose = idOf(chosen);
    supposing.dispatchEvent(new Event("suppose"));
  };
  const choose = (card, glide = true) => {
    for (const one of findAll(".lit, .picked")) one.classList.remove("lit", "picked");
    chosen = card;
    map.classList.toggle("chosen", !!card);
    panel.hidden = !card;
    if (card) {
      card.classList.add("picked");
      const way = below(card);
      for (let one = card; one; one = parentOf(one)) way.push(one);
      for (const one of way) {
        for (const part of [one, ...findAll(`path[data-node="${idOf(one)}"]`)]) part.classList.add("lit");
      }
      for (const { from, to } of linksOf(card)) for (const end of [from, to]) end?.classList.add("lit");
      tell();
      showCard(card, glide);
    }
    draw();
    remember();
  };

  // Hiding kinds of links

  const filter = () => {
    // What hangs under such a claim stays in sight, in its place.
    for (const one of findAll(".tree [data-kind]")) one.classList.toggle("off", hidden.has(one.dataset.kind));
    for (const [kind, button] of kinds) button.setAttribute("aria-pressed", !hidden.has(kind));
    const names = [...hidden].map((kind) => kinds.get(kind).textContent.trim());
    find(".hidden-kinds").textContent = names.length ? _("Dimmed: {names}", { names: names.join(", ") }) : "";
    draw();
  };
  for (const row of findAll(".keys [data-kind]")) {
    const button = element("button", ...row.childNodes);
    kinds.set(row.dataset.kind, button);
    row.append(button);
    on(button, "click", () => {
      if (!hidden.delete(row.dataset.kind)) hidden.add(row.dataset.kind);
      filter();
      remember();
    });
  }

  // Pointers, wheel and keys

  const pointers = new Map();
  let dragged = false;
  const middle = () => {
    const [a, b = a] = pointers.values();
    const at = stage.getBoundingClientRect();
    return { x: (a.x + b.x) / 2 - at.x, y: (a.y + b.y) / 2 - at.y, apart: Math.hypot(a.x - b.x, a.y - b.y) || 1 };
  };
  on(stage, "pointerdown", (event) => {
    if (event.button) return;
    if (!pointers.size) dragged = false;
    pointers.set(event.pointerId, event);
    if (!event.target.closest("a")) stage.focus({ preventScroll: true }); // so that keys work
  });
  on(stage, "pointermove", (event) => {
    const last = pointers.get(event.pointerId);
    if (!last || (!dragged && Math.hypot(event.x - last.x, event.y - last.y) < 5)) return;
    const before = middle();
    pointers.set(event.pointerId, event);
    const after = middle();
    if (!dragged) stage.setPointerCapture(event.pointerId);
    dragged = true;
    x += after.x - before.x;
    y += after.y - before.y;
    zoom(after.apart / before.apart, after.x, after.y);
  });
  const drop = (event) => pointers.delete(event.pointerId);
  on(stage, "pointerup", drop);
  on(stage, "pointercancel", drop);
  on(stage, "dragstart", (event) => event.preventDefault());
  on(stage, "wheel", (event) => {
    if (tiled() || !(whole || event.ctrlKey)) return;
    event.preventDefault();
    const at = stage.getBoundingClientRect();
    const pace = event.ctrlKey ? 0.01 : event.deltaMode ? 0.03 : 0.0015;
    zoom(Math.exp(-event.deltaY * pace), event.x - at.x, event.y - at.y);
  }, { passive: false });
  on(stage, "click", (event) => {
    const [card, area, link] = [".node", ".area", "a"].map((one) => event.target.closest(one));
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    if (dragged && event.detail) { /* that was no click */ }
    else if (map.dataset.zoom === "far" && area) {
      showSection(area, true);
      remember();
    } else if (card && card !== chosen && event.detail) choose(card);
    else if (chosen && !link) choose(null);
    else return;
    event.preventDefault();
  });

  const zoomBy = (factor) => {
    const box = place(chosen || stage);
    zoom(factor, x + (box.x + box.w / 2) * k, y + (box.y + box.h / 2) * k);
    if (chosen) showCard(chosen);
  };
  const stepOut = () => {
    if (chosen) return choose(null);
    const left = section;
    map.classList.remove("open");
    showAll(true);
    if (tiled()) left?.scrollIntoView({ block: "center" });
    remember();
  };
  const beside = (way) => (card) => card.parentElement[`${way}ElementSibling`]?.querySelector(".node");
  const kin = {
    ArrowLeft: parentOf,
    ArrowRight: (card) => find(":scope > details .node", card.parentElement),
    ArrowUp: beside("previous"),
    ArrowDown: beside("next"),
  };
  const keys = {
    "+": () => zoomBy(1.4), "-": () => zoomBy(1 / 1.4), 0: () => showAll(true),
    Escape: stepOut, close: () => choose(null),
  };
  on(map, "keydown", (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const card = event.target.closest(".node") || chosen;
    const next = card ? kin[event.key]?.(card) : kin[event.key] && section && find(".node", section);
    if (next) {
      next.focus({ preventScroll: true });
      choose(next);
    } else if (keys[event.key]) keys[event.key]();
    else return;
    event.preventDefault();
  });
  on(stage, "focusin", ({ target }) => {
    if (target.matches(".node:focus-visible")) showCard(target);
  });
  on(stage, "scroll", () => { // the browser found something: that is moving about, too
    move(x - stage.scrollLeft, y - stage.scrollTop);
    stage.scrollTo(0, 0);
  });
  for (const button of findAll("[data-key]")) on(button, "click", keys[button.dataset.key]);

  // Start

  const restore = () => {
    const wanted = asked();
    const card = cardOf(wanted.get("c"));
    const area = areas.find((one) => idOf(one) === wanted.get("s")) || card?.closest(".area");
    hidden.clear();
    for (const kind of (wanted.get("k") || "").split(",")) if (kinds.has(kind)) hidden.add(kind);
    if (area || !whole) showSection(area || areas[0]);
    else if (!card) showAll();
    filter();
    if (card !== chosen) choose(card, false);
  };
  const resized = () => {
    if (section) showSection(section);
    else showAll();
    if (chosen) showCard(chosen);
    draw();
  };
  for (const details of findAll("details")) details.open = true;
  stage.tabIndex = -1;
  if (narrow.matches) find(".key").open = false;
  restore();
  new ResizeObserver(resized).observe(stage);
  on(window, "hashchange", restore);
})();
