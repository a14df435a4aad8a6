// The form of a reply. The address says to what: #to=ID&way=supports, rebuts, undercuts, kernel or
// stance.
"use strict";
(() => {
  const { find, stepsAt, length, line, nearest, make, address, addTexts } = window.argmapReply;
  const { element, link, body } = window.argmapEffect;
  const FIELDS = ["as", "step", "stance", "text", "limits", "short", "name", "person", "id"];
  const WAIT = 150;
  const by = (id) => document.getElementById(id);
  const form = by("reply-form");
  const fields = form.elements;
  let to = "";
  let timer = 0;

  // Some browsers keep no memory for pages opened from a disk.
  const key = () => `argmap-reply/${window.ARGMAP_REPLY.debate}/${to}`;
  const remember = (value) => {
    try {
      if (value) localStorage.setItem(key(), value);
      else localStorage.removeItem(key());
      return true;
    } catch { return false; }
  };
  const recall = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(key()));
      return FIELDS.reduce((all, name) => ({ ...all, [name]: String((kept || {})[name] || "") }), {});
    } catch { return {}; }
  };
  const said = () =>
    FIELDS.reduce((all, name) => ({ ...all, [name]: fields[name].value }), { to });

  // Without a forge: the files to save, and a mail that holds them.
  const hand = (reply) => {
    const files = [reply, reply.person].filter(Boolean);
    const text = files.map(({ file, yaml }) => `${file}\n\n${yaml}`).join("\n");
    const subject = reply.short || reply.target.title;
    const mail = by("reply-mail");
    if (mail) mail.href = `${mail.dataset.to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`;
    URL.revokeObjectURL(by("reply-save").href);
    by("reply-save").href = URL.createObjectURL(new Blob([reply.yaml], { type: "text/plain" }));
    by("reply-save").download = `${reply.id || "reply"}.yaml`;
    by("reply-save").hidden = reply.isEdit;
  };

  const state = ({ person, same, text, findings }) => {
    if (person) return _("Ready once you are added.");
    if (same) return _("Ready, but see “{title}” first.", same);
    if (findings.length) return _("Ready, but look at it once more.");
    // A word or two, where spaces part words
    const isFragment = /^[\0-\u052f]+$/.test(text) && text.split(" ").length < 3;
    return isFragment ? _("No error found, but write a whole sentence.") : _("No error found.");
  };

  const show = () => {
    const now = said();
    const reply = make(now);
    for (const part of form.querySelectorAll("[data-only], [data-not]")) {
      part.hidden = part.dataset.only ? part.dataset.only !== now.as : part.dataset.not === now.as;
    }
    if (by("reply-nearest").querySelector("li") === null) by("reply-nearest").hidden = true;
    by("reply-asks-person").hidden = !reply.asksPerson;
    for (const counter of form.querySelectorAll("[data-count]")) {
      const name = counter.dataset.count;
      counter.textContent = length(line(now[name]));
      const isOver = Number(counter.textContent) > window.ARGMAP_REPLY.limits[name];
      counter.parentElement.classList.toggle("over", isOver);
    }
    fields.id.placeholder = reply.id;
    window.argmapEffect.show(now.as, reply);
    by("reply-path").textContent = reply.file;
    by("reply-yaml").textContent = reply.yaml;
    by("reply-command").textContent = reply.command;
    by("reply-person").hidden = !reply.person;
    if (reply.person) {
      by("person-path").textContent = reply.person.file;
      by("person-yaml").textContent = reply.person.yaml;
      if (by("person-go")) by("person-go").href = address(reply.person).href;
    }

    by("reply-findings").replaceChildren(...reply.findings.map((one) => {
      const item = element("li", one.message, one.isWarning ? "warning" : "error");
      item.dataset.code = one.code;
      return item;
    }));
    // Somebody new here is added first; the reply itself is right.
    const blocking = reply.findings.filter((one) => !one.isWarning && one.code !== "unknown-person");
    for (const name of FIELDS.slice(1)) {
      const isWrong = now[name] && blocking.some((one) => one.field === name);
      fields[name].setAttribute("aria-invalid", Boolean(isWrong));
    }
    const isReady = !blocking.length;
    by("reply-ready").hidden = !isReady;
    by("reply-state").textContent = isReady ? state(reply) : _("Not ready yet.");
    hand(reply);
    if (by("reply-go")) {
      const { href, fits } = address(reply);
      if (isReady) by("reply-go").href = href;
      by("reply-fits").hidden = !fits;
      by("reply-long").hidden = fits || reply.isEdit;
      by("reply-edit").hidden = !reply.isEdit;
    }
  };

  const showNearest = () => {
    const found = nearest(fields.text.value, to);
    by("reply-nearest").hidden = !found.length || said().as === "stance";
    by("reply-nearest").querySelector("ol").replaceChildren(...found.map((node) => body(link(node), node.text)));
  };

  const change = () => {
    const { to: _, ...kept } = said();
    const isKept = remember(JSON.stringify(kept));
    by("reply-kept").textContent = isKept ? _("This browser keeps your draft.") : "";
    const wanted = new URLSearchParams(location.hash.slice(1));
    wanted.set("way", kept.as);
    history.replaceState(null, "", `#${wanted}`);
    show();
    clearTimeout(timer);
    timer = setTimeout(showNearest, WAIT);
  };

  const offerSteps = (target, asked) => {
    const options = stepsAt(target).map(({ name, from, to: end, nested }) => {
      const option = element("option", `${from.title} → ${nested ? _("the step from {title}", { title: end.title }) : end.title}`);
      option.value = name;
      return option;
    });
    if (asked && !options.some((option) => option.value === asked)) {
      options.push(element("option", asked));
    }
    fields.step.replaceChildren(fields.step.options[0], ...options);
  };

  const open = () => {
    const asked = new URLSearchParams(location.hash.slice(1));
    const target = find(asked.get("to") || "");
    form.hidden = !target;
    by("reply-none").hidden = Boolean(target);
    if (!target) return;
    to = target.id;
    by("reply-kind").textContent = _("To this {kind}", { kind: target.kind });
    by("reply-to").replaceChildren(link(target));
    by("reply-says").textContent = target.text === target.title ? "" : target.text;
    by("reply-by").textContent = target.holders;
    const kept = recall();
    const step = asked.get("step") || kept.step;
    offerSteps(target, step);
    for (const name of FIELDS.slice(1)) fields[name].value = kept[name] || "";
    fields.step.value = step || "";
    fields.stance.value = asked.get("stance") || kept.stance || fields.stance.options[0].value;
    if (!fields.stance.value) fields.stance.selectedIndex = 0;
    let isChosen = false;
    for (const choice of fields.as) {
      const fits = choice.value === "stance" ? !target.asks : (choice.value === "answers") === target.asks;
      choice.parentElement.hidden = !fits;
      choice.checked = fits && (choice.value === (asked.get("way") || kept.as) || !isChosen);
      isChosen = isChosen || fits;
    }
    show();
    window.argmapEffect.start(show);
    showNearest();
  };

  // The texts of a large debate lie in shards, and are asked for when somebody writes.
  const load = (shard) => {
    if (shard >= window.ARGMAP_SEARCH.shards) {
      addTexts(window.ARGMAP_TEXTS.flat());
      show();
      showNearest();
      return;
    }
    const script = document.createElement("script");
    script.src = `search-text-${shard}.js`;
    script.onload = () => load(shard + 1);
    document.head.append(script);
  };

  const copy = async (source) => {
    try {
      await navigator.clipboard.writeText(source.textContent);
    } catch {
      getSelection().selectAllChildren(source);
      document.execCommand("copy");
    }
  };
  for (const button of form.querySelectorAll("[data-copy]")) {
    const label = button.textContent;
    button.addEventListener("click", async () => {
      await copy(by(button.dataset.copy));
      button.textContent = _("Copied");
      setTimeout(() => { button.textContent = label; }, 2000);
    });
  }
  by("reply-clear").addEventListener("click", () => {
    for (const name of FIELDS.slice(1)) fields[name].value = "";
    fields.stance.selectedIndex = 0;
    change();
    remember("");
    by("reply-kept").textContent = "";
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", change);
  if (window.ARGMAP_SEARCH.shards) form.addEventListener("focusin", () => load(0), { once: true });
  window.addEventListener("hashchange", open);
  open();
})();
