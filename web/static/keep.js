// What is done with an answer better with JavaScript: kept in this browser, or printed.
"use strict";

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Saved searches: a title and an address, in this browser only.
const KEY = "samlaere.saved";
// "en" alone would write dates as in America.
const DATES = { en: "en-GB" };
const save = document.querySelector("[data-save]");
const saved = document.querySelector("[data-saved]");
function readSaved() {
  try {
    const list = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(list) ? list.filter((one) => /^\/[a-z]{2}\//.test(one.address ?? "")) : [];
  } catch {
    return [];
  }
}
function writeSaved(list) {
  localStorage.setItem(KEY, JSON.stringify(list));
  showSaved();
}
function showSaved() {
  const list = readSaved();
  const line = saved.querySelector("[data-saved-line]");
  const lang = document.documentElement.lang;
  const made = list.map((one) => {
    const item = document.importNode(line.content, true);
    const link = item.querySelector("a");
    link.href = one.address;
    link.textContent = `${one.title} (${new Date(one.at).toLocaleDateString(DATES[lang] ?? lang)})`;
    item.querySelector(".ds-sr-only").textContent = ` ${one.title}`;
    item.querySelector("button").addEventListener("click", () => {
      writeSaved(readSaved().filter((other) => other.address !== one.address));
      // The button that had the focus is gone: the keyboard goes on where the list is, or was.
      (saved.hidden ? save ?? document.getElementById("main") : saved.querySelector("h2")).focus();
    });
    return item;
  });
  saved.querySelector("[data-saved-list]").replaceChildren(...made);
  saved.hidden = list.length === 0;
}
function canStore() {
  try {
    localStorage.getItem(KEY);
    return true;
  } catch {
    return false;
  }
}
if (saved && canStore()) showSaved();
if (save && saved && canStore()) {
  save.hidden = false;
  const usual = save.textContent;
  save.addEventListener("click", () => {
    const address = location.pathname + location.search;
    const others = readSaved().filter((one) => one.address !== address);
    writeSaved([{ address, title: save.dataset.title, at: Date.now() }, ...others].slice(0, 30));
    save.textContent = save.dataset.savedText;
    setTimeout(() => { save.textContent = usual; }, 3000);
  });
}
