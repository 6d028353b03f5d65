// The effect of each arm against the baseline: a dot and its 95% interval, per metric, on
// the day of the playhead.
import { byId, el, later, setText } from "./dom.js";
import { colour, watchTheme } from "./colours.js";
import { difference, unit } from "./format.js";
import { interval, verdict } from "./answer.js";
import { shownMetrics } from "./courses.js";
import { table } from "./tables.js";

const SETS = [
  ["shown", "Those above"],
  ["main", "Behaviour"],
  ["all", "All metrics"],
];
const MAIN = ["compliance_rate", "knowing_violation_rate", "unknowing_error_rate", "expert_wait_days", "abandonment_share", "blocked_rate", "participation_rate", "incident_count"];

/** Effects shows a row of dots for each metric. */
export class Effects {
  constructor(store, player) {
    Object.assign(this, { store, player });
    this.set = el("select", { id: "effect-set", onchange: () => this.refresh() }, SETS.map(([v, t]) => el("option", { value: v }, t)));
    this.rows = el("div", { class: "forest" });
    this.note = el("p", { class: "note" });
    this.table = el("details", { class: "as-table" }, el("summary", { "aria-label": "Effects as a table" }, "Table"));
    this.table.addEventListener("toggle", () => this.tabulate());
    byId("effects").append(el("div", { class: "panel-head" }, el("h3", {}, "Effect against the baseline"), el("label", {}, "Metrics ", this.set)), this.note, this.rows, this.table);
    this.refresh = later(() => this.update());
    player.addEventListener("move", this.refresh);
    store.addEventListener("change", this.refresh);
    watchTheme(this.refresh);
    this.update();
  }

  names() {
    const { value } = this.set;
    if (value === "all") return [...this.store.metrics.keys()];
    return value === "main" ? MAIN.filter((n) => this.store.metrics.has(n)) : shownMetrics(this.store);
  }

  update() {
    const { course, shown } = this.player;
    const day = course?.days[shown];
    const ready = course && course.begun.arms.length > 1 && day > 0;
    setText(this.note, ready ? `Means over days 1 to ${day}; the line is no difference. Bars that cross it may be chance.`
      : course?.begun.arms.length === 1 ? "Change something in an arm to see its effect." : "Effects are told from day 1 on.");
    this.rows.hidden = this.table.hidden = !ready;
    if (!ready) return;
    const names = this.names();
    const form = names.join() + "|" + course.begun.arms.map((a) => a.name + a.title).join();
    if (form !== this.form) this.build(names, course.begun.arms);
    this.form = form;
    for (const row of this.built) this.place(row, course, shown);
    if (course.done) this.tabulate();
  }

  build(names, arms) {
    this.built = names.map((n) => this.row(this.store.metrics.get(n), arms));
    this.rows.replaceChildren(...this.built.map((r) => r.root));
  }

  row(metric, arms) {
    const bars = arms.slice(1).map((a, i) => {
      const dot = el("span", { class: "dot" });
      const bar = el("span", { class: "bar" });
      const words = el("span", { class: "effect-value" });
      const line = el("div", { class: "effect", style: { "--arm": colour(i + 1) } }, el("span", { class: "effect-arm" }, a.title || a.name), el("span", { class: "axis", "aria-hidden": "true" }, el("span", { class: "zero" }), bar, dot), words);
      return { line, bar, dot, words, arm: i + 1 };
    });
    const wish = metric.good > 0 ? "more is better" : metric.good < 0 ? "less is better" : "";
    const root = el("div", { class: "effect-group" }, el("h4", { title: metric.doc }, metric.title, wish ? el("span", { class: "wish" }, wish) : ""), bars.map((b) => b.line));
    return { root, metric, bars };
  }

  // place scales the axis of a metric to its own effects, the same to both sides.
  place({ metric, bars }, course, shown) {
    const effects = bars.map((b) => course.effect(shown, b.arm, metric.index));
    const reach = Math.max(1e-9, ...effects.flatMap((e) => (e ? [e.diff, e.lo, e.hi].map((x) => Math.abs(x ?? 0)) : [0])));
    const percent = (x) => 50 + 48 * Math.max(-1, Math.min(1, x / reach));
    bars.forEach((b, i) => {
      const e = effects[i];
      const known = e && e.diff !== null;
      b.line.dataset.verdict = verdict(metric, e);
      b.line.style.setProperty("--arm", colour(b.arm));
      b.dot.hidden = !known;
      b.bar.hidden = !known || e.lo === null;
      if (!known) return setText(b.words, "–");
      b.dot.style.left = percent(e.diff) + "%";
      if (e.lo !== null) {
        b.bar.style.left = percent(e.lo) + "%";
        b.bar.style.width = percent(e.hi) - percent(e.lo) + "%";
      }
      const tail = unit(metric) === "points" ? " points" : "";
      setText(b.words, difference(metric, e.diff) + tail);
      b.words.title = e.lo === null ? "one replicate: no interval" : interval(metric, e);
    });
  }

  tabulate() {
    if (!this.table.open || this.table.hidden) return;
    const { course, shown } = this.player;
    const names = this.names().map((n) => this.store.metrics.get(n));
    const rows = names.flatMap((m) => course.begun.arms.slice(1).map((a, i) => {
      const e = course.effect(shown, i + 1, m.index) || { diff: null, lo: null, hi: null };
      return [m.title, a.title || a.name, `${difference(m, e.diff)} ${unit(m)}`, difference(m, e.lo), difference(m, e.hi)];
    }));
    this.table.querySelector(".scroll")?.remove();
    this.table.append(table("Effects against the baseline, 95% intervals", ["Metric", "Arm", "Difference", "From", "To"], rows));
  }
}
