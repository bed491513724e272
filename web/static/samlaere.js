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

// Choosing a trade brings its competence aims in place; without JavaScript a button does the same.
const form = document.querySelector("[data-need]");
const trade = form?.querySelector("[data-trade]");
const button = form?.querySelector("[data-show-aims]");
if (trade && button) {
  let latest = 0;
  trade.addEventListener("change", async () => {
    const mine = ++latest;
    const typed = new URLSearchParams([...new FormData(form)].filter(([name]) => !name.startsWith("aim.")));
    const address = button.getAttribute("formaction").split("#")[0];
    try {
      const answer = await fetch(`${address}?${typed}`, { credentials: "same-origin" });
      if (!answer.ok || mine !== latest) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const aims = page.querySelector("[data-aims]");
      if (aims) form.querySelector("[data-aims]").replaceWith(document.adoptNode(aims));
    } catch {
      // The button still works.
    }
  });
}
