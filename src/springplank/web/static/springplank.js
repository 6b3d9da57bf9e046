/*
 * SPDX-FileCopyrightText: 2026 Springplank
 * SPDX-License-Identifier: EUPL-1.2
 *
 * What a page does when scripts run; every page works without. No text of a person becomes markup here.
 *  1 sliders      a slider and its field say the same
 *  2 saving       a form with data-bewaar posts its changed fields through htmx; what does not arrive
 *                 stays in this browser, is tried again with the same key, and is offered back later
 *  3 copying      a figure takes its range, source and run along; a citeerkaart is copied whole
 *  4 the rest     tables that need no tab stop, details that open for print
 */
"use strict";

(() => {
  const KEEP = "springplank:";
  const KEEP_DAYS = 7;
  const RETRY_SECONDS = [3, 10, 30, 60];
  const byId = (id) => document.getElementById(id);

  document.documentElement.classList.add("met-script");

  // ---- 1 sliders: the field has the name, the slider follows and leads ----

  const MINUS = "\u2212"; // as the page writes a number below 0
  const toNumber = (text) =>
    Number(text.trim().replace(MINUS, "-").replace(/\.(?=\d{3}(\D|$))/g, "").replace(",", "."));

  const toDutch = (value, step) => {
    const decimals = (String(step).split(".")[1] || "").length;
    return Number(value).toLocaleString("nl-NL", { maximumFractionDigits: decimals }).replace("-", MINUS);
  };

  const tie = (input) => {
    if (input.dataset.bij) {
      const field = byId(input.dataset.bij);
      if (field) field.value = toDutch(input.value, input.step);
      return;
    }
    const slider = input.id && document.querySelector(`[data-bij="${CSS.escape(input.id)}"]`);
    const value = slider ? toNumber(input.value) : NaN;
    if (!Number.isNaN(value)) slider.value = value;
  };

  /** What was moved can be put back: its button comes in sight. */
  const offerBack = (input) => {
    const back = byId(`${input.dataset.bij || input.id}-terug`);
    if (back) back.hidden = false;
  };

  // ---- 2 saving ----

  /** Per form: names changed since they arrived, the last attempt, and how often it failed. */
  const states = new WeakMap();
  const stateOf = (form) => {
    if (!states.has(form)) states.set(form, { dirty: new Set(), refused: new Set(), attempt: null, failed: 0 });
    return states.get(form);
  };
  const savingForm = (element) => element?.closest?.("form[data-bewaar]");
  const fieldOf = (input) => (input.dataset?.bij ? byId(input.dataset.bij) : input);
  const placeOf = (form) => KEEP + location.pathname + "|" + form.getAttribute("action");

  const tell = (text, state) => {
    const place = byId("opslag");
    if (!place) return;
    if (state) place.dataset.stand = state;
    else delete place.dataset.stand;
    if (text !== null && place.textContent !== text) place.textContent = text;
  };

  /** Storage may be full or forbidden; the page goes on without it. */
  const stored = (action) => {
    try {
      return action(window.localStorage);
    } catch {
      return null;
    }
  };

  const keep = (form) => {
    const { dirty } = stateOf(form);
    const all = new FormData(form);
    const fields = {};
    for (const name of dirty) if (all.has(name)) fields[name] = all.get(name);
    const text = JSON.stringify({ moment: Date.now(), velden: fields });
    stored((s) => (dirty.size ? s.setItem(placeOf(form), text) : s.removeItem(placeOf(form))));
  };

  const note = (event) => {
    const form = savingForm(event.target);
    const field = form && fieldOf(event.target);
    if (!field?.name || field.type === "hidden") return;
    stateOf(form).dirty.add(field.name);
    stateOf(form).refused.delete(field.name);
    keep(form);
  };

  const newKey = () =>
    Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");

  /** Send only what changed, with one key per content: a retry has one effect. */
  const prepare = (event) => {
    const form = event.detail.elt;
    if (!form.matches?.("form[data-bewaar]")) return;
    const state = stateOf(form);
    const data = event.detail.formData;
    const isSubmit = event.detail.triggeringEvent?.type === "submit";
    const ready = [...state.dirty].filter((name) => isSubmit || !state.refused.has(name));
    if (!ready.length && !isSubmit) {
      event.preventDefault();
      return;
    }
    for (const field of form.elements) {
      const stays = !field.name || field.type === "hidden" || field.type === "submit";
      const waits = !state.dirty.has(field.name) || (state.refused.has(field.name) && !isSubmit);
      if (!stays && waits) data.delete(field.name);
    }
    const sent = Object.fromEntries(ready.map((name) => [name, data.get(name)]));
    const content = JSON.stringify(sent);
    if (!state.attempt || !state.dirty.size || state.attempt.content !== content) {
      state.attempt = { content, sent, key: newKey(), basis: data.get("revisie") };
    }
    data.set("sleutel", state.attempt.key);
    data.set("revisie", state.attempt.basis);
    clearTimeout(state.timer);
    clearTimeout(state.busy);
    state.busy = setTimeout(() => tell("Bezig met opslaan", "bezig"), 400);
  };

  const again = (form) => {
    if (stateOf(form).dirty.size) form.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const finish = (event) => {
    const form = event.detail.elt;
    if (!form.matches?.("form[data-bewaar]")) return;
    const state = stateOf(form);
    clearTimeout(state.busy);
    const status = event.detail.xhr?.status ?? 0;
    if (event.detail.successful) {
      const now = new FormData(form);
      for (const [name, value] of Object.entries(state.attempt?.sent ?? {})) {
        if (now.get(name) === value) state.dirty.delete(name);
      }
      // What stands at another field still has to be read.
      for (const name of Object.keys(state.attempt?.sent ?? {})) {
        byId(`${form.elements[name]?.id}-botsing`)?.replaceChildren();
      }
      state.attempt = null;
      state.failed = 0;
      keep(form);
      tell(null, "");
      return;
    }
    keep(form);
    if (status >= 400 && status < 500) {
      // A refused field waits until it is changed: it must not hold up the others.
      for (const name of Object.keys(state.attempt?.sent ?? {})) state.refused.add(name);
      // Who sends the same text again after reading this, means it anew.
      state.attempt = null;
      state.failed = 0;
      tell("Niet opgeslagen. Lees de melding op deze pagina.", "mislukt");
      return;
    }
    const wait = RETRY_SECONDS[Math.min(state.failed, RETRY_SECONDS.length - 1)];
    state.failed += 1;
    const why = status ? "Er ging iets mis bij het opslaan." : "Niet opgeslagen: er is geen verbinding.";
    tell(`${why} Uw tekst blijft staan. Wij proberen het opnieuw.`, "mislukt");
    state.timer = setTimeout(() => again(form), wait * 1000);
  };

  /** The answer tells up to which change this page knows the dossier. */
  const renew = () => {
    const told = document.querySelector("#opslag [data-revisie]");
    if (!told) return;
    for (const input of document.querySelectorAll('input[name="revisie"]')) input.value = told.dataset.revisie;
  };

  /** Who keeps the text of the other, is not offered the own one again. */
  const leave = (name) => {
    for (const form of document.querySelectorAll("form[data-bewaar]")) {
      if (stateOf(form).dirty.delete(name)) keep(form);
    }
  };

  const button = (text, kind, action) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = `nl-button nl-button--${kind}`;
    made.textContent = text;
    made.addEventListener("click", action);
    return made;
  };

  /** Offer back what did not arrive the last time, when it differs from what stands there. */
  const offer = (form) => {
    const place = byId("bewaarde-tekst");
    const text = stored((s) => s.getItem(placeOf(form)));
    if (!place || !text) return;
    let kept = {};
    try {
      kept = JSON.parse(text);
    } catch {
      kept = {};
    }
    const forget = () => stored((s) => s.removeItem(placeOf(form)));
    const now = new FormData(form);
    const rest = Object.entries(kept.velden ?? {}).filter(
      ([name, value]) => form.elements[name] && now.get(name) !== value,
    );
    if (!rest.length || Date.now() - kept.moment > KEEP_DAYS * 864e5) {
      forget();
      return;
    }
    const box = document.createElement("div");
    box.className = "sp-melding sp-melding--let-op";
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", "Tekst die niet is opgeslagen");
    const line = document.createElement("p");
    line.className = "sp-melding__tekst";
    const when = new Date(kept.moment).toLocaleString("nl-NL", { dateStyle: "long", timeStyle: "short" });
    const labelOf = (name) => form.elements[name].labels?.[0]?.textContent.trim() ?? "";
    const told = rest.map(([name, value]) => `${labelOf(name)} ${value}`.trim()).join("; ");
    line.textContent = `U vulde op ${when} iets in dat niet is opgeslagen. ${told}`;
    const actions = document.createElement("div");
    actions.className = "sp-melding__acties";
    const close = () => {
      box.remove();
      byId("inhoud")?.focus();
    };
    actions.append(
      button("Zet terug", "primary", () => {
        for (const [name, value] of rest) {
          form.elements[name].value = value;
          stateOf(form).dirty.add(name);
          if (form.elements[name].id) tie(form.elements[name]);
        }
        close();
        again(form);
      }),
      button("Gooi weg", "secondary", () => {
        forget();
        close();
      }),
    );
    box.append(line, actions);
    place.append(box);
  };

  // ---- 3 copying ----

  const sourceLine = (figures) => {
    const unique = (key) => [...new Set(figures.map((f) => f.dataset[key]).filter(Boolean))];
    const sources = unique("bron").slice(0, 4);
    const runs = unique("run").slice(0, 4);
    const parts = [];
    if (sources.length) parts.push(`Bron: ${sources.join("; ")}.`);
    if (runs.length) parts.push(`Springplank, berekening ${runs.join(", ")}.`);
    return [...parts, location.href].join(" ");
  };

  /** Whoever copies a figure takes its range, its source and its run along. */
  const copy = (event) => {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    const around = range.commonAncestorContainer;
    const element = around.nodeType === Node.ELEMENT_NODE ? around : around.parentElement;
    if (!element || element.closest("input, textarea, .sp-citeerkaart")) return;
    for (const [node, move] of [[range.startContainer, "setStartBefore"], [range.endContainer, "setEndAfter"]]) {
      const whole = (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest(".sp-cijfer");
      if (whole) range[move](whole);
    }
    const holder = document.createElement("div");
    holder.append(range.cloneContents());
    const figures = [...holder.querySelectorAll("[data-run]")];
    if (!figures.length) return;
    for (const link of holder.querySelectorAll("a[href]")) link.setAttribute("href", link.href);
    const text = selection.toString();
    const origin = document.createElement("p");
    origin.textContent = sourceLine(figures);
    holder.append(origin);
    event.clipboardData.setData("text/plain", `${text}\n${origin.textContent}`);
    event.clipboardData.setData("text/html", holder.innerHTML);
    event.preventDefault();
  };

  const copyCard = async (pressed) => {
    const card = byId(pressed.dataset.kopieer);
    if (!card) return;
    const text = [...card.querySelectorAll("p")].map((p) => p.textContent.trim()).join("\n");
    let done = true;
    try {
      const kinds = { "text/plain": text, "text/html": card.innerHTML };
      const blobs = Object.entries(kinds).map(([type, content]) => [type, new Blob([content], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    } catch {
      document.getSelection().selectAllChildren(card);
      done = document.execCommand("copy");
    }
    tell(done ? "De tekst is gekopieerd." : "Kopiëren lukt hier niet. Selecteer de tekst en kopieer die zelf.", "");
  };

  /** Save a picture as PNG: the SVG drawn twice as large, because a document shrinks it. */
  const savePicture = async (pressed) => {
    const image = new Image();
    image.src = pressed.dataset.png;
    try {
      await image.decode();
      const canvas = document.createElement("canvas");
      canvas.width = image.naturalWidth * 2;
      canvas.height = image.naturalHeight * 2;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      const made = await new Promise((done) => canvas.toBlob(done, "image/png"));
      const link = document.createElement("a");
      link.href = URL.createObjectURL(made);
      link.download = pressed.dataset.naam || "springplank.png";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
      tell("Het plaatje is bewaard.", "");
    } catch {
      tell("Dit plaatje lukt niet. Gebruik het SVG-bestand.", "mislukt");
    }
  };

  // ---- 4 the rest ----

  /** Only a table that is wider than its place needs a tab stop, and the words about it. */
  const fit = (place) => {
    const isWide = place.scrollWidth > place.clientWidth + 1;
    if (isWide) place.setAttribute("tabindex", "0");
    else place.removeAttribute("tabindex");
    place.toggleAttribute("data-past", !isWide);
  };
  const watcher = new ResizeObserver((entries) => entries.forEach((entry) => fit(entry.target)));

  const prepared = (root) => {
    root.querySelectorAll?.(".sp-tabelvenster").forEach((place) => watcher.observe(place));
  };

  document.addEventListener("input", (event) => {
    if (event.target.matches("input, textarea, select")) {
      tie(event.target);
      offerBack(event.target);
      note(event);
    }
  });
  document.addEventListener("change", note, true);
  document.addEventListener("htmx:configRequest", prepare);
  document.addEventListener("htmx:afterRequest", finish);
  document.addEventListener("htmx:oobAfterSwap", renew);
  document.addEventListener("htmx:afterSwap", (event) => {
    const target = event.detail.target;
    const fresh = target?.isConnected ? target : byId(target?.id);
    fresh?.querySelectorAll(".sp-verschil").forEach((e) => e.classList.add("sp-vers"));
  });
  document.addEventListener("htmx:load", (event) => prepared(event.detail.elt));
  document.addEventListener("copy", copy);
  document.addEventListener("click", (event) => {
    const pressed = event.target.closest?.("[data-kopieer]");
    if (pressed) copyCard(pressed);
    const left = event.target.closest?.("[data-laat]");
    if (left) leave(left.dataset.laat);
    const picture = event.target.closest?.("[data-png]");
    if (picture) savePicture(picture);
  });
  window.addEventListener("online", () => {
    for (const form of document.querySelectorAll("form[data-bewaar]")) if (stateOf(form).failed) again(form);
  });
  window.addEventListener("beforeprint", () => {
    for (const closed of document.querySelectorAll("details:not([open])")) {
      closed.open = true;
      closed.dataset.drukken = "";
    }
  });
  window.addEventListener("afterprint", () => {
    for (const opened of document.querySelectorAll("details[data-drukken]")) {
      opened.open = false;
      delete opened.dataset.drukken;
    }
  });

  prepared(document);
  document.querySelectorAll("form[data-bewaar]").forEach(offer);
})();
