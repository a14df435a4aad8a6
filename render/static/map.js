// The map: reading a section of it, choosing a statement, hiding kinds of links. The address keeps
// #s= the section shown, #c= the statement chosen, #k= the kinds hidden.
"use strict";
(() => {
  const FAR = 0.4; // at a smaller scale no text can be read
  const map = document.querySelector(".map");
  const find = (selector, within = map) => within.querySelector(selector);
  const findAll = (selector, within = map) => [...within.querySelectorAll(selector)];
  const on = (target, type, act, options) => target.addEventListener(type, act, options);
  const [stage, plane, links, panel, where] = [".stage", ".plane", ".links", ".panel", ".where"].map((one) => find(one));
  const [areas, nodes] = [findAll(".area"), findAll(".node")];
  const whole = map.classList.contains("whole");
  const wide = matchMedia("(min-width: 74rem)"); // narrower, the sections are lists, and the page scrolls
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const kinds = new Map();
  const hidden = new Set();
  let k = 1; // the scale of the plane
  let [chosen, section, left] = [null, null, 0];

  const element = (name, ...parts) => {
    const made = document.createElement(name);
    made.append(...parts);
    return made;
  };
  const cardOf = (id) => document.getElementById(`n-${id}`);
  const idOf = (thing) => thing?.id.slice(2);
  const linkTo = (card, href) => Object.assign(element("a", find("b", card).textContent), { href });
  const parentOf = (card) => card.parentElement.parentElement.closest("li")?.querySelector(".node");
  const below = (card) => findAll(":scope > details > ul > li > .node", card.parentElement);

  // The address

  const asked = () => new URLSearchParams(location.hash.slice(1));
  const remember = (step = false) => {
    const wanted = asked();
    const now = { s: whole && idOf(section), c: idOf(chosen), k: [...hidden].join() };
    for (const key in now) now[key] ? wanted.set(key, now[key]) : wanted.delete(key);
    const hash = "#" + wanted.toString().replace(/%2C/g, ",");
    if (hash !== location.hash) history[step ? "pushState" : "replaceState"](null, "", hash);
  };

  // Moving about: the stage scrolls, the plane is scaled

  const place = (thing) => {
    const [at, from] = [thing, plane].map((one) => one.getBoundingClientRect());
    return { x: (at.x - from.x) / k, y: (at.y - from.y) / k, w: at.width / k, h: at.height / k };
  };
  const fit = () => {
    if (section) return 1;
    return Math.min(stage.clientWidth / plane.offsetWidth, stage.clientHeight / plane.offsetHeight, 1);
  };
  const indent = () => Math.max((stage.clientWidth - plane.offsetWidth * k) / 2, 0);
  const scale = (to) => {
    k = to;
    const level = !section && (k < FAR || k <= fit()) ? "far" : "near";
    map.dataset.zoom = wide.matches ? level : section ? "near" : "far";
    for (const card of nodes) card.tabIndex = map.dataset.zoom === "far" ? -1 : 0;
    plane.style.transform = wide.matches ? `translateX(${indent()}px) scale(${k})` : "";
  };
  const zoom = (factor, atX = stage.clientWidth / 2, atY = stage.clientHeight / 2) => {
    if (!wide.matches || !whole) return;
    const [x, y] = [(stage.scrollLeft + atX - indent()) / k, (stage.scrollTop + atY) / k];
    const least = section ? FAR : fit();
    if (section && k * factor < least) return open(null, true);
    scale(Math.min(Math.max(k * factor, least), 2));
    stage.scrollTo(x * k + indent() - atX, y * k - atY);
  };
  const showCard = (card, smooth = false) => {
    const behavior = smooth && !calm.matches ? "smooth" : "instant";
    if (!wide.matches || !whole) return card.scrollIntoView({ behavior, block: wide.matches ? "nearest" : "center" });
    const edge = 12;
    const [box, above] = [card, parentOf(card) || card].map(place);
    const top = (box.y + box.h - above.y) * k < stage.clientHeight - 2 * edge ? above.y : box.y;
    const aim = (now, from, to, span) => Math.max(Math.min(now, from * k - edge), Math.min(to * k + edge - span, from * k - edge));
    stage.scrollTo({
      left: aim(stage.scrollLeft, box.x, box.x + box.w, stage.clientWidth),
      top: aim(stage.scrollTop, top, box.y + box.h, stage.clientHeight),
      behavior,
    });
  };

  // Opening a section, or all of them

  const open = (area, step = false) => {
    const from = section;
    if (area && !section) left = scrollY;
    section = area;
    map.classList.toggle("reading", !!area);
    for (const one of areas) one.classList.toggle("here", one === area);
    if (area && whole) {
      find("b", where).textContent = find("header a", area).textContent;
      find("a", where).href = find("header a", area).href;
    }
    find(".key").open = wide.matches && !area;
    scale(wide.matches && whole ? fit() : 1);
    stage.scrollTo(0, 0);
    if (whole && area) map.scrollIntoView({ block: "start" });
    else if (from && !area) scrollTo(0, left);
    if (!step) return;
    stage.focus({ preventScroll: true }); // so that keys work
    remember(true);
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
      if (!to?.offsetParent || !from.offsetParent || hidden.has(chip.dataset.kind)) continue;
      // Around the right sides of the cards.
      const [start, end] = [from, to].map(place);
      const [a, b] = [start, end].map((box) => (box.x + box.w) / em);
      const [c, d] = [start, end].map((box) => box.y / em + 1.15);
      const out = Math.max(a, b) + 3;
      const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
      line.setAttribute("class", chip.className);
      line.setAttribute("marker-end", `url(#head-${chip.classList[0]})`);
      line.setAttribute("d", `M${a} ${c}C${out} ${c} ${out} ${d} ${b} ${d}`);
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
    find(".told").replaceChildren(
      element("div",
        element("h2", linkTo(chosen, chosen.href)),
        ...(at ? [element("p", `${at.dataset.phrase} · ${at.lastElementChild.textContent}`)] : []),
        element("p", Object.assign(element("a", _("Open its page")), { href: chosen.href }))),
      ...(others.length ? [element("div", element("h3", _("Its other links")), element("ul", ...others))] : []),
    );
    const supposing = find("[data-suppose]");
    if (!supposing) return;
    supposing.dataset.suppose = idOf(chosen);
    supposing.dispatchEvent(new Event("suppose"));
  };
  const choose = (card, smooth = true) => {
    for (const one of findAll(".lit, .picked")) one.classList.remove("lit", "picked");
    chosen = card;
    map.classList.toggle("chosen", !!card);
    panel.hidden = !card;
    if (card) {
      card.classList.add("picked");
      const way = below(card);
      for (let one = card; one; one = parentOf(one)) way.push(one);
      for (const one of way) one.classList.add("lit");
      for (const { from, to } of linksOf(card)) for (const end of [from, to]) end?.classList.add("lit");
      tell();
      showCard(card, smooth);
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

  // Pointers, wheel and keys: fingers and the wheel scroll as anywhere

  let [held, dragged] = [null, false];
  on(stage, "pointerdown", (event) => {
    if (event.button) return;
    dragged = false;
    if (event.pointerType === "mouse") held = event;
    if (!event.target.closest("a")) stage.focus({ preventScroll: true }); // so that keys work
  });
  on(stage, "pointermove", (event) => {
    if (!held || !wide.matches || !whole || (!dragged && Math.hypot(event.x - held.x, event.y - held.y) < 5)) return;
    if (!dragged) stage.setPointerCapture(event.pointerId);
    dragged = true;
    stage.scrollBy(held.x - event.x, held.y - event.y);
    held = event;
  });
  const drop = () => { held = null; };
  on(stage, "pointerup", drop);
  on(stage, "pointercancel", drop);
  on(stage, "dragstart", (event) => event.preventDefault());
  on(stage, "wheel", (event) => {
    if (!event.ctrlKey || !wide.matches || !whole) return; // two fingers on a trackpad come with ctrlKey, too
    event.preventDefault();
    const at = stage.getBoundingClientRect();
    zoom(Math.exp(-Math.max(Math.min(event.deltaY, 50), -50) * 0.01), event.x - at.x, event.y - at.y);
  }, { passive: false });
  on(stage, "click", (event) => {
    const [card, area, link] = [".node", ".area", "a"].map((one) => event.target.closest(one));
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.target.closest(".turn")) return;
    if (dragged && event.detail) { /* that was no click */ }
    else if (map.dataset.zoom === "far" && area) open(area, true);
    else if (link?.hash.startsWith("#n-")) location.hash = `c=${link.hash.slice(3)}`;
    else if (!wide.matches) return;
    else if (card && card !== chosen && event.detail) choose(card);
    else if (chosen && !link) choose(null);
    else return;
    event.preventDefault();
  });

  const zoomBy = (factor) => {
    zoom(factor);
    if (chosen) showCard(chosen);
  };
  const goOut = () => {
    if (chosen) choose(null);
    if (whole) open(null, true);
  };
  const next = (by) => (card) => {
    const here = findAll(".node", card.closest(".area"));
    return here[here.indexOf(card) + by];
  };
  const kin = {
    ArrowLeft: parentOf,
    ArrowRight: (card) => below(card)[0],
    ArrowUp: next(-1),
    ArrowDown: next(1),
  };
  const keys = {
    "+": () => zoomBy(1.25), "-": () => zoomBy(0.8), 0: goOut, out: goOut,
    Escape: () => (chosen ? choose(null) : goOut()), close: () => choose(null),
  };
  on(map, "keydown", (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const card = event.target.closest(".node") || chosen;
    const to = card ? kin[event.key]?.(card) : kin[event.key] && section && find(".node", section);
    if (to) {
      to.focus({ preventScroll: true });
      choose(to);
    } else if (keys[event.key]) keys[event.key]();
    else return;
    event.preventDefault();
  });
  on(stage, "focusin", ({ target }) => {
    if (target.matches(".node:focus-visible")) showCard(target);
  });
  for (const button of findAll("[data-key]")) on(button, "click", keys[button.dataset.key]);

  // Start

  const restore = () => {
    const wanted = asked();
    const card = cardOf(wanted.get("c"));
    const area = areas.find((one) => idOf(one) === wanted.get("s")) || card?.closest(".area");
    hidden.clear();
    for (const kind of (wanted.get("k") || "").split(",")) if (kinds.has(kind)) hidden.add(kind);
    const asks = area || (whole ? null : areas[0]);
    if (asks !== section || !asks) open(asks);
    filter();
    if (card !== chosen) choose(card, false);
  };
  let seen = 0;
  const resized = () => {
    if (stage.clientWidth !== seen || !section) {
      seen = stage.clientWidth;
      scale(wide.matches && whole ? fit() : 1);
    }
    if (chosen) showCard(chosen);
    draw();
  };
  for (const details of findAll("details:not(.key)")) details.open = true;
  stage.tabIndex = -1;
  restore();
  new ResizeObserver(resized).observe(stage);
  on(window, "hashchange", restore);
})();
