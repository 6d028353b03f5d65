// The arms: what is compared with the baseline, as tabs; levers change the one that is
// chosen.
import { byId, el, later, setText } from "./dom.js";
import { setting } from "./format.js";
import { colour, watchTheme } from "./colours.js";
import { myChange } from "./store.js";

const TIMES = [
  ["from_day", "Starts on day", 0, "Day 0 is the first; 250 workdays are a year."],
  ["until_day", "Ends on day", 0, "0: it stays."],
  ["ramp_days", "Takes days to come in", 0, "0: at once."],
  ["cost", "Cost a year", "any", "In the unit of your choice; nothing in the model hangs on it."],
  ["cost_once", "Cost once", "any", ""],
];

/** Arms shows the tabs and the head of the arm that is edited. */
export class Arms {
  constructor(store) {
    this.store = store;
    this.tabs = el("div", { class: "tabs", role: "tablist", "aria-label": "Which arm the levers change", onkeydown: (e) => this.key(e) });
    this.adding = el("select", { id: "add-arm", onchange: () => this.add() });
    this.said = el("p", { class: "note", role: "status" });
    this.title = el("input", { type: "text", id: "arm-title", maxlength: 120, onchange: () => this.entitle(), onkeydown: (e) => e.key === "Enter" && this.title.blur() });
    this.name = el("code", {});
    this.changes = el("p", { class: "changes" });
    this.copyButton = el("button", { type: "button", onclick: () => this.store.copy() }, "Copy");
    this.removeButton = el("button", { type: "button", onclick: () => this.remove() }, "Remove");
    this.fields = new Map();
    this.when = el("details", { class: "when" }, el("summary", {}, "When it starts and what it costs"), el("div", { class: "fields" }, TIMES.map((t) => this.field(t))));
    this.naming = el("div", { class: "naming" }, el("label", { for: "arm-title" }, "Title"), this.title, el("span", { class: "note" }, "named ", this.name));
    this.panel = el("div", { id: "arm-panel", role: "tabpanel", class: "arm-panel" }, this.naming, this.changes, el("div", { class: "row" }, this.copyButton, this.removeButton), this.when);
    byId("arms").append(el("div", { class: "tab-row" }, this.tabs, el("div", { class: "add" }, el("label", { for: "add-arm", class: "hidden" }, "Add an arm"), this.adding)), this.said, this.panel);
    this.refresh = later(() => this.update());
    store.addEventListener("change", (e) => e.detail !== "shown" && this.refresh());
    watchTheme(this.refresh);
    this.update();
  }

  field([key, label, step, hint]) {
    const id = "arm-" + key.replace("_", "-");
    const input = el("input", { type: "number", id, min: 0, step: step || 1, placeholder: "0", "aria-describedby": hint ? id + "-hint" : undefined, oninput: () => input.validity.valid && this.store.setArm(key, input.valueAsNumber || 0) });
    this.fields.set(key, input);
    return el("div", { class: "field" }, el("label", { for: id }, label), input, hint ? el("span", { class: "note", id: id + "-hint" }, hint) : null);
  }

  // key moves among the tabs, as their pattern has it.
  key(event) {
    const names = ["baseline", ...this.store.state.arms.map((a) => a.name)];
    const at = names.indexOf(this.store.state.edited);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: names.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.store.edit(names[(next + names.length) % names.length]);
    this.update();
    this.tabs.querySelector("[aria-selected=true]").focus();
  }

  add() {
    const { value } = this.adding;
    this.adding.value = "";
    if (value === "blank") return this.store.add(myChange());
    const arm = this.store.scenario.arms.find((a) => a.name === value);
    const added = this.store.add(arm);
    setText(this.said, added.length > 1 ? `“${arm.title || arm.name}” is made of ${added.length - 1} other arms, which were added too.` : "");
  }

  remove() {
    this.store.remove(this.store.state.edited);
    this.update();
    this.tabs.querySelector("[aria-selected=true]").focus();
  }

  entitle() {
    const title = this.title.value.trim();
    if (title && this.store.arm) this.store.entitle(title);
    else this.update();
  }

  tab(name, title, i) {
    const chosen = this.store.state.edited === name;
    return el("button", {
      type: "button", role: "tab", id: "tab-" + name, class: "tab", "aria-selected": String(chosen), "aria-controls": "arm-panel",
      tabindex: chosen ? 0 : -1, onclick: () => this.store.edit(name),
    }, el("span", { class: "swatch", style: { "--arm": colour(i) } }), title);
  }

  update() {
    const { store } = this;
    const { arms, edited } = store.state;
    const focused = this.tabs.contains(document.activeElement);
    this.tabs.replaceChildren(this.tab("baseline", "Baseline", 0), ...arms.map((a, i) => this.tab(a.name, a.title || a.name, i + 1)));
    if (focused) this.tabs.querySelector("[aria-selected=true]").focus();
    this.panel.setAttribute("aria-labelledby", "tab-" + edited);
    this.offer(arms);
    const { arm } = store;
    this.naming.hidden = this.when.hidden = this.removeButton.hidden = !arm;
    if (arm && document.activeElement !== this.title) this.title.value = arm.title || arm.name;
    setText(this.name, arm?.name || "");
    for (const [key, input] of this.fields) if (document.activeElement !== input) input.value = arm?.[key] || "";
    setText(this.copyButton, arm ? "Copy" : "New arm");
    setText(this.changes, sentence(store));
  }

  // offer lists what can be added: a blank arm, and the ready-made that are not there.
  offer(arms) {
    const full = arms.length >= this.store.catalogue.limits.arms;
    const ready = this.store.scenario.arms.filter((r) => !arms.some((a) => a.name === r.name));
    this.adding.replaceChildren(el("option", { value: "" }, full ? "No more arms" : "+ Add arm…"), el("option", { value: "blank" }, "A blank one"),
      ready.length ? el("optgroup", { label: "Ready-made" }, ready.map((a) => el("option", { value: a.name }, a.title || a.name))) : "");
    this.adding.disabled = this.copyButton.disabled = full;
  }
}

/** changesOf returns what an arm changes, as [title, before, after]. */
export function changesOf(store, arm) {
  const set = arm ? arm.set : store.state.set;
  return Object.keys(set).map((path) => {
    const before = arm ? store.base(path) : store.original(path);
    return [store.levers.get(path)?.title || path, setting(before), setting(store.value(path, arm || null))];
  });
}

function sentence(store) {
  const { arm } = store;
  const changes = changesOf(store, arm).map(([title, before, after]) => `${title} ${before} → ${after}`);
  if (arm?.combine?.length) changes.unshift("all of " + arm.combine.join(", "));
  if (arm) return changes.length ? changes.join("; ") : "Changes nothing yet: move a lever below.";
  return (changes.length ? changes.join("; ") + ". " : "") + "The organization as it is. What you change here moves all arms.";
}
