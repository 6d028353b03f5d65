// How it is run: days, replicates, chance.
import { byId, el, later, setText } from "./dom.js";
import { setting } from "./format.js";

const KEYS = [
  ["replicates", "Replicates", "Runs of each arm with chance of its own; more of them make intervals narrower and take longer.", (l) => l.replicates, 1],
  ["days", "Days", "Workdays after day 0; 250 make a year.", (l) => l.days, 1],
  ["burn_in", "Days to settle", "Workdays before day 0, in which the organization finds its habits.", (l) => l.days, 0],
  ["record_every", "Days from point to point", "Of the time courses.", (l) => l.days, 1],
  ["seed", "Seed", "Chooses all chance: the same seed, the same results.", () => 18446744073709551615, 0],
];

/** RunSettings shows them in a group below the levers. */
export class RunSettings {
  constructor(store) {
    this.store = store;
    this.inputs = new Map();
    const root = el("details", { class: "theme-group" }, el("summary", {}, el("span", { class: "theme-title" }, "How it is run")), KEYS.map((k) => this.field(k)));
    this.root = root;
    byId("settings").append(root);
    this.refresh = later(() => this.update());
    store.addEventListener("change", (e) => e.detail !== "shown" && this.refresh());
    this.update();
  }

  field([key, title, doc, most, least]) {
    const id = "run-" + key.replace("_", "-");
    const max = most(this.store.catalogue.limits);
    const input = el("input", { type: key === "seed" ? "text" : "number", inputmode: "numeric", pattern: key === "seed" ? "\\d{1,20}" : undefined, id, min: least, max, step: 1, "aria-describedby": `${id}-note ${id}-error`, oninput: () => this.type(key) });
    const error = el("p", { class: "error", id: id + "-error", hidden: true });
    this.inputs.set(key, { input, error, least, max });
    return el("div", { class: "field" }, el("label", { for: id }, title), input, el("span", { class: "note", id: id + "-note" }, doc), error);
  }

  type(key) {
    const { input, least, max } = this.inputs.get(key);
    if (input.value === "" || !input.validity.valid) return this.say(key, key === "seed" ? "Digits, please." : `A whole number from ${setting(least)} to ${max}, please.`);
    this.say(key, "");
    this.store.setRun(key, key === "seed" ? input.value : input.valueAsNumber);
  }

  say(key, text) {
    const { input, error } = this.inputs.get(key);
    setText(error, text);
    error.hidden = !text;
    input.toggleAttribute("aria-invalid", Boolean(text));
  }

  /** fail marks the settings with mistakes. */
  fail(mistakes) {
    for (const key of this.inputs.keys()) {
      const wrong = mistakes.find((m) => m.key === "scenario." + key);
      this.say(key, wrong ? wrong.words : "");
      if (wrong) this.root.open = true;
    }
  }

  update() {
    for (const [key, { input }] of this.inputs) if (document.activeElement !== input) input.value = this.store.run(key);
  }
}
