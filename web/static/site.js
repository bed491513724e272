// What the pages do better with JavaScript; all of it works without.
"use strict";

// A list of what to correct is read out and is where the keyboard starts, also when the address
// leads farther down: the browser goes there first.
const summary = document.querySelector("[data-error-summary]");
if (summary) {
  summary.focus();
  if (location.hash) addEventListener("load", () => requestAnimationFrame(() => summary.focus()));
  for (const link of summary.querySelectorAll("a[href^='#']")) {
    link.addEventListener("click", (event) => {
      const target = document.getElementById(link.hash.slice(1));
      if (!target) return;
      event.preventDefault();
      target.scrollIntoView();
      const fields = "input:not([type=hidden]), select, textarea, button";
      const field = target.matches(fields) ? target : target.querySelector(fields);
      (field ?? target).focus({ preventScroll: true });
    });
  }
}
