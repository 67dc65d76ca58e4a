// What is typed into a form with `data-draft` is kept by the browser until it has arrived: a connection that drops, a tab
// that is closed by mistake lose nothing. It stays in this tab's own memory (sessionStorage), for half a day at most, and
// goes when the form was taken, when its writer signs out, and with the tab: computers at a desk are shared.
"use strict";

{
  const PREFIX = "inrete-draft:";
  const LASTS = 12 * 60 * 60 * 1000;
  // Hidden fields with the version of the record that a form was written over.
  const VERSIONS = ["versione", "version"];
  const texts = document.getElementById("draft-texts");
  const forms = [...document.querySelectorAll("form[data-draft]")];

  const nameOf = (form) => `${PREFIX}${form.dataset.draft}:${location.pathname}`;
  const read = (name) => {
    try {
      return JSON.parse(sessionStorage.getItem(name));
    } catch {
      return null;
    }
  };
  const write = (name, draft) => {
    try {
      sessionStorage.setItem(name, JSON.stringify(draft));
    } catch {
      // Full or forbidden: the form still works.
    }
  };
  const names = () => {
    try {
      return Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX));
    } catch {
      return [];
    }
  };
  const forget = (kept) => {
    for (const name of names()) if (!kept(read(name))) sessionStorage.removeItem(name);
  };

  // Who signs out leaves nothing behind, and the next one finds nothing.
  document.addEventListener("submit", (event) => {
    if (event.target.getAttribute("action") === "/uscita") forget(() => false);
  });
  forget((draft) => draft && Date.now() - draft.at < LASTS);

  // A form that was sent has arrived when a page without a fault is its answer: one that it was led on to, or that came
  // from where it was written. A page that somebody opens after the server was away is no answer.
  const arrival = performance.getEntriesByType("navigation")[0];
  const isAnswerTo = (draft) =>
    arrival?.type === "navigate" &&
    (arrival.responseStatus || 200) < 400 &&
    (arrival.redirectCount > 0 || document.referrer === draft.from);
  forget((draft) => !(draft.sent && isAnswerTo(draft)));

  const isKept = (field) => field.name && !field.disabled && !["file", "password", "submit", "button"].includes(field.type);
  const valuesOf = (form) => {
    const values = {};
    for (const field of form.elements) {
      if (!isKept(field)) continue;
      if ((field.type === "checkbox" || field.type === "radio") && !field.checked) continue;
      (values[field.name] ??= []).push(field.value);
    }
    return values;
  };
  const fill = (form, values) => {
    const left = structuredClone(values);
    for (const field of form.elements) {
      if (!isKept(field)) continue;
      const wanted = left[field.name] ?? [];
      if (field.type === "checkbox" || field.type === "radio") {
        field.checked = wanted.includes(field.value);
      } else {
        field.value = wanted.length > 1 ? left[field.name].shift() : (wanted[0] ?? "");
      }
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  };

  const notice = (form, text, buttons) => {
    form.querySelector("[data-draft-notice]")?.remove();
    const box = document.createElement("div");
    box.className = "alert alert-info ir-notice";
    box.dataset.draftNotice = "";
    box.setAttribute("role", "status");
    const words = document.createElement("p");
    words.textContent = text;
    box.append(words);
    for (const [label, act] of buttons) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn btn-sm btn-outline-primary me-2";
      button.textContent = label;
      button.addEventListener("click", () => {
        box.remove();
        act();
      });
      box.append(button);
    }
    form.prepend(box);
    return box;
  };

  for (const form of forms) {
    const name = nameOf(form);
    const empty = JSON.stringify(withoutKey(valuesOf(form)));
    let timer;
    const keep = (sent) => {
      clearTimeout(timer);
      const values = valuesOf(form);
      if (sent || JSON.stringify(withoutKey(values)) !== empty) write(name, { at: Date.now(), sent, from: location.href.split("#")[0], values });
    };
    for (const note of form.querySelectorAll("[data-draft-note]")) note.hidden = false;

    // What came back with faults to mend has everything in it already.
    const draft = read(name);
    const isSentBack = document.getElementById("error-summary");
    if (draft && !isSentBack && !isSaid(form, draft.values)) {
      const now = valuesOf(form);
      const isOlder = VERSIONS.some((field) => draft.values[field] && now[field] && draft.values[field][0] !== now[field][0]);
      // With its own version: what it was written over has changed since, and the answer to it shows both. With the key of
      // the form, too, where it was perhaps taken: sent again, it makes one.
      const values = draft.sent || !now.chiave ? draft.values : { ...draft.values, chiave: now.chiave };
      notice(form, isOlder ? texts.dataset.older : texts.dataset.found, [
        [texts.dataset.resume, () => fill(form, values)],
        [texts.dataset.discard, () => sessionStorage.removeItem(name)],
      ]);
    }

    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => keep(false), 250);
    });
    form.addEventListener("change", () => keep(false));
    form.addEventListener("submit", (event) => {
      if (event.defaultPrevented && !form.dataset.sent) return;
      keep(navigator.onLine);
      if (navigator.onLine) return;
      // No connection: it is sent as soon as there is one.
      event.preventDefault();
      const sender = event.submitter;
      const box = notice(form, texts.dataset.offline, []);
      const again = () => {
        box.remove();
        delete form.dataset.sent;
        form.requestSubmit(sender);
      };
      window.addEventListener("online", again, { once: true });
    });
  }

  // A form with `data-once` that was sent keeps its key with its place in the history: when the browser's Back brings it and
  // what was typed again, it is the same form still, and makes what it made. One that comes back empty is a new form.
  for (const form of document.querySelectorAll("form[data-once]")) {
    const key = form.elements.chiave;
    form.addEventListener("submit", () => history.replaceState({ ...history.state, once: key.value }, ""));
    window.addEventListener("pageshow", () => {
      const isBroughtBack = arrival?.type === "back_forward" && [...form.elements].some(isTouched);
      if (history.state?.once && isBroughtBack) key.value = history.state.once;
    });
  }

  /** Whether a draft says nothing else than what stands in the form: what is hidden nobody typed. */
  function isSaid(form, values) {
    const now = valuesOf(form);
    const typed = (all) => JSON.stringify((all ?? []).map((value) => value.trim()).filter(Boolean));
    const names = [...form.elements].filter((field) => isKept(field) && field.type !== "hidden").map((field) => field.name);
    return names.every((name) => typed(values[name]) === typed(now[name]));
  }

  /** Whether something else stands in a field than the page came with. */
  function isTouched(field) {
    if (!isKept(field) || field.type === "hidden") return false;
    if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
    if (field.options) {
      const usual = [...field.options].find((option) => option.defaultSelected) ?? field.options[0];
      return field.value !== usual?.value;
    }
    return field.value !== field.defaultValue;
  }

  // The key of a form is new each time it is shown, and the version is that of what it shows: nobody typed them.
  function withoutKey(values) {
    return Object.fromEntries(Object.entries(values).filter(([field]) => field !== "chiave" && !VERSIONS.includes(field)));
  }
}
