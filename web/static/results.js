// What the page of results does better with JavaScript; all of it works without.
"use strict";

// Sliders say where they stand while they are moved.
function listenToSliders(root) {
  for (const slider of root.querySelectorAll("[data-slider]")) {
    const said = slider.parentElement.querySelector("output");
    const steps = said.dataset.steps.split("|");
    slider.addEventListener("input", () => {
      said.value = steps[Number(slider.value)];
      slider.setAttribute("aria-valuetext", said.value);
    });
  }
}
listenToSliders(document);

// What is chosen changes the list at once; the button does the same.
const adapting = document.querySelector("[data-adapting]");
let latest = 0;
async function update() {
  const mine = ++latest;
  const typed = new URLSearchParams([...new FormData(adapting)].filter(([, value]) => value !== ""));
  for (const tick of document.querySelectorAll("input[form=compare]:checked")) typed.append("compare", tick.value);
  try {
    const answer = await fetch(`${adapting.action.split("#")[0]}?${typed}`, { credentials: "same-origin" });
    if (!answer.ok || mine !== latest) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== latest) return;
    takeOver(page, "[data-found]");
    tellFound();
    takeOver(page, ".tools .download");
    renew(page);
    history.replaceState(null, "", answer.url.split("#")[0]);
    listenToTicks();
  } catch {
    // The button still works.
  }
}
function takeOver(page, selector) {
  const [now, then] = [document.querySelector(selector), page.querySelector(selector)];
  if (now && then) now.replaceWith(document.adoptNode(then));
}
// Read out from a place that stays, since one that is new with its words is not heard.
function tellFound() {
  const said = document.querySelectorAll("[data-found] [data-count], [data-found] .changes > p, [data-found] .empty > h2");
  document.querySelector("[data-told]").textContent = [...said].map((one) => one.textContent.trim()).join(" ");
}
// The form keeps its fields, so that the keyboard stays where it is; only what they carry is new.
function renew(page) {
  for (const old of adapting.querySelectorAll("input[type=hidden]")) old.remove();
  for (const carried of page.querySelectorAll("[data-adapting] input[type=hidden]")) {
    adapting.append(document.adoptNode(carried));
  }
  for (const tick of adapting.querySelectorAll(".tick")) {
    const box = tick.querySelector("input");
    const same = page.querySelector(`[data-adapting] input[name="${box.name}"][value="${box.value}"]`);
    const count = tick.querySelector(".quiet");
    if (count) count.textContent = same ? same.closest(".tick").querySelector(".quiet").textContent : "(0)";
  }
}
adapting?.addEventListener("change", update);

// How many are ticked off, and whether they can be compared.
function listenToTicks() {
  const bar = document.querySelector("[data-compare]");
  if (!bar) return;
  const ticks = [...document.querySelectorAll("input[form=compare]")];
  const button = bar.querySelector("button");
  const help = bar.querySelector("[data-help]");
  help.dataset.usual ??= help.textContent;
  const tell = () => {
    const chosen = ticks.filter((tick) => tick.checked).length;
    bar.classList.toggle("is-in-use", chosen > 0);
    help.textContent = chosen < 2 ? help.dataset.usual : help.dataset.ready;
    bar.querySelector("[data-chosen]").textContent = chosen < 2 ? (chosen ? `(${chosen})` : "") : String(chosen);
    for (const tick of ticks) tick.disabled = chosen >= 4 && !tick.checked;
    button.setAttribute("aria-disabled", String(chosen < 2));
  };
  bar.addEventListener("submit", (event) => {
    if (button.getAttribute("aria-disabled") === "true") event.preventDefault();
  });
  for (const tick of ticks) tick.addEventListener("change", tell);
  tell();
}
listenToTicks();
