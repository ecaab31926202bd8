// Keys for people who do not want to leave the keyboard. Every page works without this file.
"use strict";
(() => {
  const typing = (target) =>
    target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
  const step = (list, by) => {
    const items = [...document.querySelectorAll(list)].filter((item) => item.getClientRects().length);
    if (!items.length) return;
    const here = items.findIndex(
      (item) => item === document.activeElement || item.contains(document.activeElement));
    const next = here < 0 ? (by > 0 ? 0 : items.length - 1) : here + by;
    const item = items[Math.max(0, Math.min(items.length - 1, next))];
    const target = item.matches("a, [tabindex]") ? item : item.querySelector("a.open, a") || item;
    target.focus({ preventScroll: true });
    item.scrollIntoView({ block: "center" });
  };
  const keys = {
    "/": () => {
      const field = document.getElementById("find");
      field.focus();
      field.select();
    },
    j: () => step("[data-item]", 1),
    k: () => step("[data-item]", -1),
    n: () => step(".redline .change[id]", 1),
    p: () => step(".redline .change[id]", -1),
    o: () => {
      const item = document.activeElement.closest("[data-item]");
      const link = item && (item.querySelector("a.open") || item.querySelector("a"));
      if (link) link.click();
    },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "Escape" && typing(event.target)) {
      event.target.blur();
      return;
    }
    if (typing(event.target) || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
})();
