// What the form does better with JavaScript; all of it works without.
"use strict";

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
