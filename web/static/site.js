// What the pages do better with JavaScript; all of it works without.
"use strict";

// A list of what to correct is read out and is where the keyboard starts.
const summary = document.querySelector("[data-error-summary]");
if (summary) {
  summary.focus();
  for (const link of summary.querySelectorAll("a[href^='#']")) {
    link.addEventListener("click", (event) => {
      const target = document.getElementById(link.hash.slice(1));
      if (!target) return;
      event.preventDefault();
      target.scrollIntoView();
      const field = target.matches("input, select, textarea") ? target : target.querySelector("input, select, textarea");
      (field ?? target).focus({ preventScroll: true });
    });
  }
}
