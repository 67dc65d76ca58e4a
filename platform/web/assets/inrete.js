// Small improvements; every page works without them.
"use strict";

// A form is sent once: a second click while the first is on its way does nothing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  // A button with `data-file` answers with a file: the page stays, and its form may be sent.
  if (form.method !== "post" || event.submitter?.dataset.file !== undefined) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
});

// Coming back with the browser's button, the form may be sent again.
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

// Between us and a provider of identities: the form goes by itself. Without a script there is its button.
const onward = document.querySelector("form[data-send]");
if (onward) onward.requestSubmit();

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Browsers that do not focus `autofocus` on what is not a field.
const summary = document.getElementById("error-summary");
if (summary) summary.focus();
