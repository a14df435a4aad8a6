// Opens the form of a reply once the address says to what: #to=ID. Until then nothing is loaded of
// the debate, which may be large.
"use strict";
(() => {
  const { scripts } = document.currentScript.dataset;
  const [none, wait] = ["reply-none", "reply-wait"].map((id) => document.getElementById(id));

  const load = () => {
    const isAsked = Boolean(new URLSearchParams(location.hash.slice(1)).get("to"));
    none.hidden = isAsked;
    wait.hidden = !isAsked;
    if (!isAsked) return;
    window.removeEventListener("hashchange", load);
    const made = scripts.split(" ").map((path) => {
      const script = document.createElement("script");
      script.src = path;
      script.async = false; // each after the one before
      return script;
    });
    const last = made[made.length - 1];
    last.addEventListener("load", () => {
      if (window.argmapReply) wait.hidden = true;
      else wait.textContent = _("The debate could not be loaded. Load this page again.");
    });
    document.head.append(...made);
  };
  window.addEventListener("hashchange", load);
  load();
})();
