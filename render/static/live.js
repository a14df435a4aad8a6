// In the pages that `argmap serve` gives out, and in no others: loads a page again when the map has
// changed, and shows what is wrong with the map while the last good pages are still shown.
"use strict";
(() => {
  const mine = document.currentScript.dataset.snapshot;
  const box = document.createElement("pre");
  box.id = "live-problem";
  box.setAttribute("role", "alert");
  box.hidden = true;
  let events = null;

  const show = (problem) => {
    box.textContent = problem;
    box.hidden = problem === "";
  };
  const listen = () => {
    if (events !== null) return;
    events = new EventSource("/-/events");
    events.addEventListener("message", (message) => {
      const news = JSON.parse(message.data);
      if (news.snapshot !== mine) location.reload();
      else show(news.problem);
    });
  };
  const rest = () => {
    if (events !== null) events.close();
    events = null;
  };

  document.body.prepend(box);
  // A page that nobody looks at holds no connection: a browser has six for a whole site.
  const turn = () => (document.hidden ? rest() : listen());
  document.addEventListener("visibilitychange", turn);
  window.addEventListener("pagehide", rest);
  window.addEventListener("pageshow", turn);
  turn();
})();
