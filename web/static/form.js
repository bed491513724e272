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
// so that nothing is lost when the page is loaded again. One is sent at a time: the next is sent with
// what the answer to the one before it brought, and what was typed meanwhile stays as it was typed.
const step = document.querySelector("[data-step]");
if (step) {
  const said = step.querySelector("[data-said]");
  let [waiting, last] = [0, Promise.resolve()];
  const show = async (asked) => {
    const answer = await fetch(`${step.action}?${asked}`, { credentials: "same-origin" });
    const body = (await read(answer)).querySelector("[data-step-body]");
    if (!body) throw new Error("no step");
    const late = typedSince(asked);
    step.querySelector("[data-step-body]").replaceWith(document.adoptNode(body));
    keep(late);
    if (answer.redirected) history.replaceState(null, "", answer.url);
    return answer.ok;
  };
  // What was sent left the field when its button was pressed; what is there now is a new task.
  const typedSince = (asked) => ({
    task: step.querySelector("#task")?.value ?? "",
    aims: [...step.querySelectorAll("input[name^='aim.']:checked")].filter(({ name, value }) => (asked.get(name) ?? "") !== value),
  });
  const keep = ({ task, aims }) => {
    const field = step.querySelector("#task");
    if (field && task) field.value = task;
    for (const { name, value } of aims) {
      for (const one of step.querySelectorAll(`input[name="${name}"]`)) one.checked = one.value === value;
    }
  };
  const send = async ({ name, value }, task) => {
    const asked = new URLSearchParams([...new FormData(step), [name, value]]);
    if (name === "add") asked.set("task", task);
    try {
      const isRight = await show(asked);
      const added = [...step.querySelectorAll("[data-task]")].find((one) => one.dataset.task === task.trim().replace(/\s+/g, " "));
      said.textContent = isRight && added ? added.innerText : "";
      const field = step.querySelector("#task");
      (isRight ? field : step.querySelector("[data-error-summary]"))?.focus();
      if (isRight) field?.setSelectionRange(field.value.length, field.value.length);
    } catch {
      // Sent as without JavaScript, with what the button says.
      const field = step.querySelector("#task");
      if (name === "add" && field) field.value = task;
      const hidden = document.createElement("input");
      Object.assign(hidden, { type: "hidden", name, value });
      step.append(hidden);
      step.submit();
    }
  };
  step.addEventListener("submit", (event) => {
    const pressed = event.submitter;
    if (!pressed?.matches("[data-task-button]")) {
      if (!waiting) return;
      event.preventDefault();
      last.then(() => step.requestSubmit(pressed?.isConnected ? pressed : null));
      return;
    }
    event.preventDefault();
    const field = step.querySelector("#task");
    const task = field?.value ?? "";
    if (pressed.name === "add") {
      if (waiting && !task.trim()) return;
      if (field) field.value = "";
    }
    const { name, value } = pressed;
    waiting += 1;
    last = last.then(() => send({ name, value }, task)).finally(() => { waiting -= 1; });
  });
}
