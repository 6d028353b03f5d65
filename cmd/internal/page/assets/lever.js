// One lever: its title, a slider and a number (or a switch, a choice), what it is in the
// baseline, and on demand what it means and what the paper found.
import { el, setText, unique } from "./dom.js";
import { setting } from "./format.js";

const STANDINGS = {
  paper: "The paper says so.",
  source: "Taken from another publication.",
  derived: "Follows from other values.",
  fitted: "Fitted, so that the model shows what is known.",
  assumption: "An assumption: see whether your conclusion hangs on it.",
};

/** LeverView shows a lever of a store. Show it by its root; update() after changes. */
export class LeverView {
  constructor(lever, store) {
    this.lever = lever;
    this.store = store;
    this.id = unique("lever");
    this.inputs = this.controls();
    this.mark = el("span", { class: "mark", hidden: true });
    this.reset = el("button", { type: "button", class: "quiet reset", onclick: () => store.set(lever.path, undefined), "aria-label": `Reset ${lever.title}` }, "reset");
    this.note = el("p", { class: "note", id: this.id + "-note" });
    this.error = el("p", { class: "error", id: this.id + "-error", hidden: true });
    this.root = el("div", { class: "lever", dataset: { path: lever.path } },
      el("div", { class: "lever-head" },
        el("label", { for: this.id, class: "lever-title" }, lever.title), this.mark, this.reset),
      el("div", { class: "lever-inputs" }, this.inputs, lever.unit && lever.unit !== "1" ? el("span", { class: "unit" }, lever.unit) : null),
      this.note, this.error, this.about());
    this.update();
  }

  get numeric() {
    return this.lever.kind === "number" || this.lever.kind === "integer";
  }

  controls() {
    const { lever, id } = this;
    const described = { "aria-describedby": `${id}-note ${id}-error` };
    if (lever.kind === "switch") {
      this.box = el("input", { type: "checkbox", id, role: "switch", ...described, onchange: () => this.give(this.box.checked) });
      return [this.box];
    }
    if (lever.kind === "choice") {
      this.box = el("select", { id, ...described, onchange: () => this.give(this.box.value) }, (lever.choices || []).map((c) => el("option", { value: c }, c)));
      return [this.box];
    }
    if (!this.numeric) {
      this.box = el("input", { type: "text", id, disabled: true, ...described });
      return [this.box];
    }
    const step = lever.step || (lever.kind === "integer" ? 1 : "any");
    this.slider = el("input", { type: "range", min: lever.from, max: lever.to, step: "any", "aria-label": `${lever.title}, slider`, oninput: () => this.slide() });
    this.slider.addEventListener("keydown", (e) => this.nudge(e, Number(step) || 0));
    this.box = el("input", { type: "number", id, min: lever.min, max: lever.max, step: lever.kind === "integer" ? 1 : "any", inputmode: lever.kind === "integer" ? "numeric" : "decimal", ...described, oninput: () => this.type(), onblur: () => this.update() });
    return [this.slider, this.box];
  }

  // slide rounds to steps of the lever, counted from its start.
  slide() {
    const { from, step, kind, to } = this.lever;
    const by = step || (kind === "integer" ? 1 : (to - from) / 100);
    const x = Number((from + Math.round((this.slider.value - from) / by) * by).toPrecision(9));
    this.give(kind === "integer" ? Math.round(x) : x);
  }

  // nudge moves by a step of the lever from where it is, so that keys can reach what the
  // pointer can.
  nudge(event, step) {
    const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (!by) return;
    event.preventDefault();
    const { min, max, kind, from, to } = this.lever;
    const size = step || (kind === "integer" ? 1 : (to - from) / 100);
    const x = Math.min(max, Math.max(min, Number(this.store.value(this.lever.path)) + by * size));
    this.give(kind === "integer" ? Math.round(x) : Number(x.toPrecision(9)));
  }

  type() {
    const x = this.box.valueAsNumber;
    const { min, max, kind } = this.lever;
    if (Number.isNaN(x)) return this.fail("A number, please.");
    if (x < min || x > max) return this.fail(`From ${setting(min)} to ${setting(max)}, please.`);
    if (kind === "integer" && !Number.isInteger(x)) return this.fail("A whole number, please.");
    this.fail("");
    this.give(x);
  }

  give(value) {
    this.store.set(this.lever.path, value);
  }

  /** fail shows what is wrong with the value; nothing where text is empty. */
  fail(text) {
    setText(this.error, text);
    this.error.hidden = !text;
    if (text) this.box.setAttribute("aria-invalid", "true");
    else this.box.removeAttribute("aria-invalid");
  }

  /** update shows the value of the arm that is edited. */
  update(mistakes) {
    const { lever, store, box, slider } = this;
    const { path } = lever;
    const { arm } = store;
    const value = store.value(path);
    const fixed = Boolean(arm) && !lever.live;
    const differs = store.changes(path);
    if (lever.kind === "switch") box.checked = Boolean(value);
    else if (document.activeElement !== box || !this.numeric || box.validity.valid && box.valueAsNumber !== value) box.value = value ?? "";
    if (slider) {
      slider.value = Number(value);
      slider.setAttribute("aria-valuetext", `${setting(value)} ${lever.unit || ""}`.trim());
      slider.disabled = fixed;
    }
    box.disabled = fixed || lever.kind === "file";
    this.root.classList.toggle("differs", differs);
    this.mark.hidden = !differs;
    setText(this.mark, arm ? "changed" : "changed for all");
    this.reset.hidden = !differs;
    setText(this.note, this.words(arm, fixed, differs));
    this.note.hidden = !this.note.textContent;
    const wrong = mistakes?.find((m) => m.path === path && (m.arm ?? "baseline") === (arm?.name ?? "baseline"));
    if (wrong || document.activeElement !== box) this.fail(wrong ? wrong.words : "");
  }

  words(arm, fixed, differs) {
    const { lever, store } = this;
    if (lever.kind === "file") return "A file beside the scenario: heed run reads it, this page cannot.";
    if (fixed) return "The same for all arms: choose the baseline above to set it.";
    if (!differs) return "";
    return arm ? `baseline: ${setting(store.base(lever.path))}` : `scenario: ${setting(store.original(lever.path))}`;
  }

  // about is filled when it is opened: findings are long.
  about() {
    const { lever } = this;
    const details = el("details", { class: "about" }, el("summary", { "aria-label": `About ${lever.title}` }, "About"));
    details.addEventListener("toggle", () => details.open && details.append(...this.story()), { once: true });
    return details;
  }

  story() {
    const { lever } = this;
    const range = this.numeric ? `${setting(lever.min)} to ${setting(lever.max)}` : lever.choices?.join(", ");
    const facts = [["Default", setting(lever.default)], range && ["Range", range], ["Stands on", STANDINGS[lever.standing] || lever.standing], ["Key", lever.path]];
    return [
      el("p", {}, lever.doc),
      el("dl", {}, facts.filter((f) => f && f[1]).map(([k, v]) => [el("dt", {}, k), el("dd", {}, k === "Key" ? el("code", {}, v) : v)])),
      ...(lever.findings || []).map((f) => el("figure", { class: "finding" },
        el("blockquote", {}, el("p", {}, f.words)),
        el("figcaption", {}, `Gyllensten and Törner (2022), section ${f.sections}. Read here as: ${f.claim} (${f.row}).`))),
    ];
  }
}
