// In a frame: tells the page around it how high this one is, now and whenever that changes.
// Any page may know it, hence "*": the height is no secret, and nothing else is said.
"use strict";
(() => {
  const root = document.documentElement;
  const tell = () => {
    const argmapHeight = Math.ceil(root.getBoundingClientRect().height);
    window.parent.postMessage({ argmapHeight }, "*");
  };
  if (window.parent !== window) new ResizeObserver(tell).observe(root);
})();
