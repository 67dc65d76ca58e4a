// The form of a contact by keys: a letter or digit chooses in the group that has the focus and leads on to the next one,
// which the page says beforehand; Enter saves. Who comes back is found while her name is typed. Without this script every
// field is a field, and "Cerca" looks for her.
"use strict";

for (const form of document.querySelectorAll("form[data-by-keys]")) {
  const groups = [...form.querySelectorAll("[data-group]")];
  const save = form.querySelector("[data-save]");
  for (const hint of form.querySelectorAll("[data-keys-hint]")) hint.hidden = false;
  for (const keyed of form.querySelectorAll("[data-key]")) keyed.setAttribute("aria-keyshortcuts", keyed.dataset.key);

  const enter = (group) => {
    const field = group.querySelector("input:checked:not([type=hidden])") ?? group.querySelector("input:not([type=hidden]), select, textarea, button");
    field?.focus();
  };
  const onward = (group) => {
    const next = groups[groups.indexOf(group) + 1];
    if (next) enter(next);
    else save.focus();
  };

  form.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const field = event.target;
    const isTick = field.type === "radio" || field.type === "checkbox";
    if (event.key === "Enter" && (isTick || field.dataset.enterSaves !== undefined)) {
      event.preventDefault();
      form.requestSubmit(save);
      return;
    }
    const group = field.closest("[data-group]");
    if (!isTick || !group || event.key.length !== 1 || event.key === " ") return;
    const wanted = [...group.querySelectorAll("[data-key]")].find((keyed) => keyed.dataset.key === event.key.toLowerCase());
    if (!wanted) return;
    event.preventDefault();
    if (wanted.type === "checkbox") {
      wanted.checked = !wanted.checked;
      wanted.focus();
    } else {
      wanted.checked = true;
    }
    wanted.dispatchEvent(new Event("change", { bubbles: true }));
    if (wanted.type === "radio") onward(group);
  });

  const who = form.querySelector("[data-suggest]");
  if (who) suggest(form, who, () => onward(who.closest("[data-group]")));

  // A list of services is narrowed by what is typed above it.
  for (const sieve of form.querySelectorAll("[data-sieve]")) {
    const rows = [...document.getElementById(sieve.dataset.sieve).querySelectorAll("[data-word]")];
    sieve.closest("[hidden]")?.removeAttribute("hidden");
    sieve.addEventListener("input", () => {
      const word = plain(sieve.value);
      for (const row of rows) row.hidden = !plain(row.dataset.word).includes(word) && !row.querySelector(":checked");
    });
  }

  const first = form.querySelector("[data-first]");
  if (first && !document.getElementById("error-summary")) enter(first.closest("[data-group]") ?? first);
}

function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

// The pattern of a combobox with a list (ARIA 1.2).
function suggest(form, field, onward) {
  const list = document.createElement("ul");
  list.id = `${field.id}-list`;
  list.className = "ir-suggestions list-unstyled";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.dataset.suggestLabel);
  list.hidden = true;
  const told = form.querySelector("[data-suggest-told]");
  // The list lies over what is below it: nothing moves when it opens.
  (told ?? field).after(list);
  field.parentElement.classList.add("ir-suggesting");
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) {
    field.setAttribute(name, value);
  }
  const tell = (text) => {
    if (told) told.textContent = text;
  };
  const NONE = -1;
  let found = [];
  /** What the page says of those who were found, and the one that is marked: none before an arrow was pressed. */
  let hint = "";
  let at = NONE;
  let asked = 0;
  let answered = 0;
  /** The key that was pressed before the answer came. */
  let early = "";
  let timer;
  /** What came over with who was chosen: its field's name, what stood there, what stands there now. */
  let brought = [];
  // The page that comes back with something to mend says what came over before.
  const [, ...filled] = form.elements.riportati.value.split(" ").filter(Boolean);
  for (const name of filled) {
    const target = form.elements[name];
    if (target) brought.push([name, "", target.value]);
  }

  const close = () => {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const mark = (index) => {
    at = index;
    [...list.children].forEach((row, number) => row.setAttribute("aria-selected", String(number === at)));
    if (at === NONE) {
      field.removeAttribute("aria-activedescendant");
      return;
    }
    field.setAttribute("aria-activedescendant", list.children[at].id);
    list.children[at].scrollIntoView({ block: "nearest", behavior: "instant" });
  };
  // What came over with somebody else is not hers; neither is the other's case.
  const giveBack = () => {
    if (form.elements.caso) form.elements.caso.value = "";
    for (const [name, before, value] of brought) {
      if (form.elements[name].value === value) form.elements[name].value = before;
    }
    brought = [];
    form.elements.riportati.value = "";
  };
  const bring = (name, value) => {
    brought.push([name, form.elements[name].value, value]);
    form.elements[name].value = value;
  };
  // What was typed over is the operator's own.
  for (const kind of ["input", "change"]) {
    form.addEventListener(kind, (event) => {
      const name = event.isTrusted && event.target.name;
      if (!brought.some(([one]) => one === name)) return;
      brought = brought.filter(([one]) => one !== name);
      noteBrought(form.elements.persona.value);
    });
  }
  const noteBrought = (id) => {
    form.elements.riportati.value = [id, ...brought.map(([name]) => name)].join(" ");
  };
  const take = (one) => {
    clearTimeout(timer);
    asked += 1;
    answered = asked;
    early = "";
    giveBack();
    field.value = one.name;
    form.elements.persona.value = one.id;
    // What was said last comes over; what is typed already stays.
    for (const [name, value] of Object.entries(one.facts)) {
      const target = form.elements[name];
      if (!target) continue;
      if (target instanceof RadioNodeList) {
        const chosen = [...target].find((radio) => radio.checked && radio.value);
        if (!chosen) bring(name, value);
      } else if (!target.value) bring(name, value);
    }
    noteBrought(one.id);
    form.dispatchEvent(new Event("change", { bubbles: true }));
    close();
    tell(one.told);
    onward();
  };
  const show = () => {
    list.replaceChildren(...found.map((one, number) => {
      const row = document.createElement("li");
      row.id = `${list.id}-${number}`;
      row.setAttribute("role", "option");
      row.textContent = one.label;
      row.addEventListener("mousedown", (event) => {
        event.preventDefault();
        take(one);
      });
      return row;
    }));
    list.hidden = found.length === 0;
    field.setAttribute("aria-expanded", String(found.length > 0));
    mark(NONE);
    tell(hint);
  };
  const ask = async () => {
    const mine = ++asked;
    const text = field.value;
    let got = { found: [], hint: "" };
    try {
      const answer = await fetch(field.dataset.suggest, {
        method: "POST",
        body: new URLSearchParams({ chi: text }),
        headers: { accept: "application/json" },
      });
      got = answer.ok ? await answer.json() : got;
    } catch {
      // No connection: nobody is suggested.
    }
    if (mine !== asked) return;
    const marked = found[at]?.id;
    ({ found, hint } = got);
    answered = mine;
    const pressed = early;
    early = "";
    if (document.activeElement !== field) return;
    show();
    // Nobody is taken before she was seen: an early arrow marks, an early Enter leads on only where nobody was found.
    const again = found.findIndex((one) => one.id === marked);
    if (again !== NONE) mark(again);
    else if (pressed === "ArrowDown" && found.length > 0) mark(0);
    if (pressed === "Enter" && found.length === 0) onward();
  };

  field.addEventListener("input", () => {
    form.elements.persona.value = "";
    giveBack();
    mark(NONE);
    tell("");
    early = "";
    clearTimeout(timer);
    if (field.value.trim().length < 2) {
      asked += 1;
      answered = asked;
      found = [];
      close();
      return;
    }
    asked += 1;
    timer = setTimeout(ask, 80);
  });
  field.addEventListener("keydown", (event) => {
    const isOpen = !list.hidden && found.length > 0;
    if (event.key === "ArrowDown" && isOpen) {
      event.preventDefault();
      mark((at + 1) % found.length);
    } else if (event.key === "ArrowUp" && isOpen) {
      event.preventDefault();
      mark(at <= 0 ? found.length - 1 : at - 1);
    } else if (event.key === "ArrowDown" && asked !== answered) {
      early = event.key;
    } else if (event.key === "Escape") {
      close();
      mark(NONE);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (isOpen && at !== NONE) take(found[at]);
      else if (asked !== answered) early ||= event.key;
      // One alone who matches is the one, as the page says beneath; of several, none is.
      else if (isOpen && found.length === 1) take(found[0]);
      else onward();
    }
  });
  field.addEventListener("blur", () => {
    close();
    mark(NONE);
    // Some were found and none was chosen: she is somebody new.
    if (found.length > 0 && field.value.trim() && !form.elements.persona.value) tell(field.dataset.suggestNew);
  });
}
