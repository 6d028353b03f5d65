// What became of the tasks: a bar for each arm, of parts that sum to all of them.
import { byId, el, later, setText } from "./dom.js";
import { value } from "./format.js";
import { table } from "./tables.js";

// The parts, in the order of the bar. What was over-safed is a part of compliance.
const PARTS = [
  ["plain", "Done by the rules"],
  ["over_safing_rate", "Done by the rules, over-safed"],
  ["knowing_violation_rate", "Shortcut (knowing violation)"],
  ["unknowing_error_rate", "Unknowing error"],
  ["impossible_rate", "No way to comply"],
  ["blocked_rate", "Blocked"],
  ["waiting_rate", "Waiting for an expert"],
];

/** Outcomes shows the bars up to the playhead. */
export class Outcomes {
  constructor(store, player) {
    Object.assign(this, { store, player });
    this.bars = el("div", { class: "stacks" });
    this.note = el("p", { class: "note" });
    this.table = el("details", { class: "as-table" }, el("summary", { "aria-label": "Outcomes as a table" }, "Table"));
    this.table.addEventListener("toggle", () => this.update());
    const key = PARTS.map(([name, title]) => el("span", { class: "entry" }, el("span", { class: "part key", dataset: { part: name } }), title));
    byId("outcomes").append(el("h3", {}, "What becomes of tasks"), this.note, el("div", { class: "legend" }, key), this.bars, this.table);
    this.refresh = later(() => this.update());
    player.addEventListener("move", this.refresh);
  }

  // shares returns the parts of an arm: over the days up to the playhead, before day 1 of
  // the days since the row before.
  shares(course, arm, shown) {
    const kind = course.days[shown] > 0 ? "total" : "mean";
    const of = (name) => course.column(arm, kind, this.store.metrics.get(name)?.index)?.[shown] ?? null;
    return PARTS.map(([name]) => (name === "plain" ? (of("compliance_rate") ?? 0) - (of("over_safing_rate") ?? 0) : of(name) ?? 0));
  }

  update() {
    const { course, shown } = this.player;
    if (!course || shown < 0) return;
    const day = course.days[shown];
    const arms = day > 0 ? course.begun.arms : course.begun.arms.slice(0, 1);
    setText(this.note, day > 0 ? `Shares of tasks over days 1 to ${day}.` : "The baseline, before changes begin.");
    const form = arms.map((a) => a.name + a.title).join();
    if (form !== this.form) this.build(arms);
    this.form = form;
    const rows = arms.map((a, i) => [a.title || a.name, this.shares(course, i, shown)]);
    rows.forEach(([title, shares], i) => this.fill(this.built[i], title, shares));
    if (!this.table.open) return;
    this.table.querySelector(".scroll")?.remove();
    this.table.append(table("Shares of tasks", ["Arm", ...PARTS.map((p) => p[1])], rows.map(([t, s]) => [t, ...s.map(percent)])));
  }

  build(arms) {
    this.built = arms.map(() => {
      const parts = PARTS.map(([name, title]) => el("span", { class: "part", dataset: { part: name }, title }, el("span", { class: "part-value" })));
      return { parts, bar: el("div", { class: "stack", role: "img" }, parts) };
    });
    this.bars.replaceChildren(...arms.flatMap((a, i) => [el("span", { class: "stack-title" }, a.title || a.name), this.built[i].bar]));
  }

  fill({ parts, bar }, title, shares) {
    const sum = shares.reduce((a, b) => a + b, 0) || 1;
    shares.forEach((s, i) => {
      parts[i].style.width = `${(100 * Math.max(0, s)) / sum}%`;
      parts[i].title = `${PARTS[i][1]}: ${percent(s)}`;
      setText(parts[i].firstChild, s / sum > 0.06 ? Math.round(100 * s) + "%" : "");
    });
    bar.setAttribute("aria-label", `${title}: ` + shares.map((s, i) => `${PARTS[i][1]} ${percent(s)}`).join(", "));
  }
}

const percent = (s) => value({ share: true }, s);
