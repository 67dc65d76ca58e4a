// Keys for the list of a day. They work only while the focus is in the list (WCAG 2.1.4), never with Ctrl, Alt or
// Meta, and never in a field; without this script every button is still reached with Tab.
"use strict";

const list = document.querySelector("[data-keys]");
const help = document.getElementById("tasti");

if (list) {
  if (help) help.hidden = false;
  const rows = [...list.querySelectorAll("[data-row]")];
  for (const keyed of list.querySelectorAll("[data-key]")) keyed.setAttribute("aria-keyshortcuts", keyed.dataset.key);

  // Coming from "now", or from between two lines, the next line is the first one below.
  const neighbour = (from, step) => {
    const here = from.closest("[data-row]");
    if (here) return rows[rows.indexOf(here) + step];
    const below = rows.findIndex((row) => from.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING);
    const next = below < 0 ? rows.length : below;
    return rows[step > 0 ? next : next - 1];
  };

  list.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, textarea")) return;
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (step) {
      const row = neighbour(event.target, step);
      if (row) {
        row.focus();
        event.preventDefault();
      }
      return;
    }
    const row = event.target.closest("[data-row]");
    if (!row) return;
    // Enter on the line itself opens it; on a button or a link it is the browser's.
    const wanted = event.key === "Enter" && event.target === row
      ? row.querySelector("a[data-key], .ir-line-time a")
      : [...row.querySelectorAll("[data-key]")].find((keyed) => keyed.dataset.key === event.key.toLowerCase());
    if (wanted) {
      event.preventDefault();
      wanted.click();
    }
  });
}
