// What the form does better with JavaScript; all of it works without.
"use strict";

const read = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");

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
      const aims = (await read(answer)).querySelector("[data-aims]");
      if (aims) form.querySelector("[data-aims]").replaceWith(document.adoptNode(aims));
    } catch {
      // The button still works.
    }
  });
}

// A task is added or taken out in place, and what it was read as is read out; the address follows,
// so that nothing is lost when the page is loaded again.
const step = document.querySelector("[data-step]");
if (step) {
  const said = step.querySelector("[data-said]");
  const show = async (asked) => {
    const answer = await fetch(`${step.action}?${asked}`, { credentials: "same-origin" });
    const body = (await read(answer)).querySelector("[data-step-body]");
    if (!body) throw new Error("no step");
    step.querySelector("[data-step-body]").replaceWith(document.adoptNode(body));
    if (answer.redirected) history.replaceState(null, "", answer.url);
    return answer.ok;
  };
  step.addEventListener("submit", async (event) => {
    const pressed = event.submitter;
    if (!pressed?.matches("[data-task-button]")) return;
    event.preventDefault();
    const asked = new URLSearchParams([...new FormData(step), [pressed.name, pressed.value]]);
    const task = (asked.get("task") ?? "").trim().replace(/\s+/g, " ");
    try {
      const isRight = await show(asked);
      const read = [...step.querySelectorAll("[data-task]")].find((one) => one.dataset.task === task);
      said.textContent = isRight && read ? read.innerText : "";
      const summary = step.querySelector("[data-error-summary]");
      (isRight ? step.querySelector("#task") : summary)?.focus();
    } catch {
      // Sent as without JavaScript, with what the button says.
      const hidden = document.createElement("input");
      Object.assign(hidden, { type: "hidden", name: pressed.name, value: pressed.value });
      step.append(hidden);
      step.submit();
    }
  });
}
