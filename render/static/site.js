// Previews of claims on hover and focus, and the keys of every page.
"use strict";
(() => {
  const DELAY = 400;
  const KEY = "argmap-previews";
  const own = document.currentScript;
  const { base } = own.dataset;
  const parts = Number(own.dataset.parts);
  const asked = new Map();
  let box = null;
  let timer = 0;
  let over = null;

  const make = (tag, text, kind) => {
    const element = document.createElement(tag);
    element.textContent = text;
    if (kind) element.className = kind;
    return element;
  };

  // Some browsers keep no memory for pages opened from a disk.
  const remember = (value) => { try { localStorage.setItem(KEY, value); } catch { /* not kept */ } };
  const recall = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
  let on = recall() !== "off";

  // A claim by its id, a word of the legend by its anchor.
  const idOf = (link) => {
    if (/\/about\.html$/.test(link.pathname)) return decodeURIComponent(link.hash);
    const found = /\/claims\/([a-z0-9-]+)\.html$/.exec(link.pathname);
    return found && !link.hash && link.pathname !== location.pathname ? found[1].replace(/-$/, "") : null;
  };

  const load = (id) => {
    let sum = 0;
    for (const letter of id) sum += letter.codePointAt(0);
    const part = sum % parts;
    if (!asked.has(part)) {
      asked.set(part, new Promise((done) => {
        const script = document.createElement("script");
        script.src = `${base}previews/${part}.js`;
        script.onload = script.onerror = done;
        document.head.append(script);
      }));
    }
    return asked.get(part);
  };

  const hide = () => {
    clearTimeout(timer);
    over = null;
    if (box) box.remove();
    box = null;
  };

  const place = (link) => {
    const at = link.getBoundingClientRect();
    const room = document.documentElement.clientWidth - box.offsetWidth - 8;
    box.style.left = `${Math.max(8, Math.min(at.left, room)) + scrollX}px`;
    const below = at.bottom + 8 + box.offsetHeight < innerHeight || at.top < box.offsetHeight + 8;
    box.style.top = `${(below ? at.bottom + 8 : at.top - box.offsetHeight - 8) + scrollY}px`;
  };

  const show = (link, id) => {
    const data = (window.ARGMAP_PREVIEWS || {})[id];
    if (over !== link || !data || !on) return;
    if (box) box.remove();
    const [kind, title, text, facts] = data;
    box = make("aside", "", "preview");
    box.setAttribute("aria-label", _("Preview"));
    if (kind) box.append(make("p", kind, "eyebrow"));
    box.append(make("p", title, "what"));
    if (text) box.append(make("p", text, "text"));
    if (facts) box.append(make("p", facts, "fact"));
    const off = make("button", _("No previews"));
    off.type = "button";
    off.lang = own.dataset.lang || document.documentElement.lang;
    off.addEventListener("click", () => setPreviews(false));
    box.append(off);
    box.addEventListener("mouseleave", hide);
    document.body.append(box);
    place(link);
  };

  const setPreviews = (value) => {
    on = value;
    remember(on ? "on" : "off");
    hide();
  };

  const want = (event) => {
    const link = event.target.closest ? event.target.closest("main a[href]") : null;
    const id = link && on ? idOf(link) : null;
    if (!id || link === over || link.closest(".map:is(.chosen, [data-zoom=near])") || (box && box.contains(link))) return;
    hide();
    over = link;
    timer = setTimeout(() => load(id).then(() => show(link, id)), DELAY);
  };

  const leave = (event) => {
    const to = event.relatedTarget;
    if (over && !over.contains(to) && !(box && box.contains(to))) {
      const left = over;
      clearTimeout(timer);
      // Unless the next link has its turn by then.
      setTimeout(() => { if (over === left && !(box && box.matches(":hover"))) hide(); }, 150);
    }
  };

  if (matchMedia("(hover: hover)").matches) {
    document.addEventListener("mouseover", want);
    document.addEventListener("mouseout", leave);
  }
  document.addEventListener("focusin", want);
  document.addEventListener("focusout", leave);

  // The debate as one person sees it is loaded when somebody asks for that.
  const spot = document.querySelector(".perspective");
  const fetched = (src, done) => {
    const script = Object.assign(document.createElement("script"), { src, onload: done });
    document.head.append(script);
  };
  const see = () => fetched(`${base}perspectives-data.js`, () => {
    fetched(new URL(window.ARGMAP_PERSPECTIVES.script, own.src));
  });
  if (/[#&]as=/.test(location.hash)) see();
  else if (spot) {
    spot.hidden = false;
    spot.addEventListener("click", see, { once: true });
  }

  const KEYS = [
    ["[ ]", _("to the neighbour before or after it")], ["u", _("up, to what it bears on")],
    ["/", _("search")], ["p", _("previews on or off")], ["?", _("these keys")], ["Esc", _("close")],
  ];
  const list = () => {
    const old = document.querySelector("dialog");
    if (old) { old.remove(); return; }
    const dialog = document.createElement("dialog");
    dialog.lang = own.dataset.lang || document.documentElement.lang;
    dialog.setAttribute("aria-label", _("Keys"));
    dialog.append(make("h2", _("Keys")));
    const keys = document.createElement("dl");
    for (const [key, what] of KEYS) keys.append(make("dt", key), make("dd", what));
    const close = make("button", _("Close"));
    close.addEventListener("click", () => dialog.remove());
    dialog.addEventListener("close", () => dialog.remove());
    dialog.append(keys, make("p", on ? _("Previews are on.") : _("Previews are off.")), close);
    document.body.append(dialog);
    dialog.showModal();
  };

  const follow = (found) => {
    const link = document.querySelector(found);
    if (link) link.click();
  };
  const actions = {
    "[": () => follow('a[rel="prev"]'),
    "]": () => follow('a[rel="next"]'),
    u: () => follow('a[rel="up"]'),
    "/": () => follow('.masthead a[href$="search.html"]'),
    p: () => setPreviews(!on),
    "?": list,
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = actions[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  });
})();
