// The time courses: small charts side by side, of the metrics that are chosen, drawn only
// while they are in view and at most twenty times a second.
import uPlot from "./uPlot.esm.js";
import { Chart } from "./chart.js";
import { watchTheme } from "./colours.js";
import { byId, el, later, setText } from "./dom.js";
import { value } from "./format.js";
import { legend } from "./legend.js";
import { table } from "./tables.js";

const FIRST = ["compliance_rate", "knowing_violation_rate", "expert_wait_days", "abandonment_share", "participation_rate", "norm_mean", "knowledge_mean", "time_cost_minutes"];
const PAUSE = 50; // milliseconds between two drawings of a chart
const SPELL = 10; // milliseconds of drawing in a frame, after which the others wait for the next

/** shownMetrics returns the names of the metrics with time courses. */
export const shownMetrics = (store) => (store.state.shown || FIRST).filter((n) => store.metrics.has(n));

/** Courses shows the charts of a run. */
export class Courses {
  constructor(store, runner, player) {
    Object.assign(this, { store, runner, player });
    this.sync = uPlot.sync("courses");
    this.cells = new Map();
    this.grid = el("div", { class: "charts" });
    this.key = el("div", { class: "legend" });
    this.seen = new IntersectionObserver((entries) => this.look(entries), { rootMargin: "100px" });
    this.size = new ResizeObserver((entries) => this.resize(entries));
    byId("courses").append(el("h3", {}, "Through time"), this.key, this.chooser(), this.grid);
    this.refresh = later(() => this.update());
    store.addEventListener("change", (e) => ["shown", "all"].includes(e.detail) && this.arrange());
    runner.addEventListener("begun", () => this.begin());
    runner.addEventListener("done", () => this.refresh());
    player.addEventListener("move", this.refresh);
    watchTheme(() => this.recolour());
    this.arrange();
  }

  chooser() {
    const { metrics } = this.store.catalogue;
    this.boxes = metrics.map((m) => el("input", { type: "checkbox", value: m.name, onchange: () => this.choose() }));
    return el("details", { class: "choose" }, el("summary", {}, "Choose what is shown"),
      el("fieldset", {}, el("legend", { class: "hidden" }, "Metrics with a time course"), metrics.map((m, i) => el("label", { title: m.doc }, this.boxes[i], " ", m.title))));
  }

  choose() {
    this.store.show(this.boxes.filter((b) => b.checked).map((b) => b.value));
  }

  // arrange makes a cell for each metric that is shown, and keeps those that stay.
  arrange() {
    const names = shownMetrics(this.store);
    for (const box of this.boxes) box.checked = names.includes(box.value);
    for (const [name, cell] of this.cells) {
      if (names.includes(name)) continue;
      cell.chart.destroy();
      this.seen.unobserve(cell.root);
      this.size.unobserve(cell.chart.plot);
      cell.root.remove();
      this.cells.delete(name);
    }
    for (const name of names) if (!this.cells.has(name)) this.cells.set(name, this.cell(this.store.metrics.get(name)));
    this.grid.append(...names.map((n) => this.cells.get(n).root));
    this.refresh();
  }

  cell(metric) {
    const chart = new Chart(metric, this.sync);
    const values = el("details", { class: "as-table" }, el("summary", { "aria-label": `${metric.title}: as a table` }, "Table"));
    const root = el("figure", { class: "chart", dataset: { metric: metric.name } },
      el("figcaption", {}, el("span", { class: "chart-title", title: metric.doc }, metric.title), el("span", { class: "unit" }, metric.share ? "" : metric.unit === "1" ? "" : metric.unit), chart.readout),
      chart.plot, values);
    const cell = { root, chart, metric, values, inView: false, stale: true, drawn: 0 };
    values.addEventListener("toggle", () => this.tabulate(cell));
    root.cell = chart.plot.cell = cell;
    this.seen.observe(root);
    this.size.observe(chart.plot);
    return cell;
  }

  look(entries) {
    for (const e of entries) if (e.target.cell) e.target.cell.inView = e.isIntersecting;
    this.refresh();
  }

  // begin keeps the charts that fit a run too: to make one anew takes longer than to draw it.
  begin() {
    const { arms, days, burn_in: burnIn } = this.runner.course.begun;
    const form = [arms.length, days, burnIn].join();
    if (form !== this.form) for (const cell of this.cells.values()) cell.stale = true;
    this.form = form;
    this.key.replaceChildren(...legend(arms));
    this.refresh();
  }

  // recolour makes all charts anew.
  recolour() {
    for (const cell of this.cells.values()) cell.stale = true;
    if (this.runner.course) this.begin();
  }

  // resize learns widths as they are laid out: to ask for them would lay the page out.
  resize(entries) {
    for (const e of entries) e.target.cell.chart.resize(e.contentRect.width);
    this.refresh();
  }

  update() {
    const { course, ghost } = this.runner;
    if (!course) return;
    const now = performance.now();
    let again = false;
    const length = course.length + (course.done ? 0.5 : 0);
    for (const cell of this.waiting()) {
      if (!cell.stale && cell.length === length && cell.of === course) cell.chart.move(this.player.shown);
      else if (performance.now() - now > SPELL) return this.refresh();
      else if (now - cell.drawn < PAUSE && !course.done && !cell.stale) again = true;
      else this.draw(cell, course, ghost, length, now);
    }
    if (again) setTimeout(this.refresh, PAUSE);
  }

  // waiting returns the cells in view, those that have waited longest first.
  waiting() {
    return [...this.cells.values()].filter((c) => c.inView && c.chart.width).sort((a, b) => a.drawn - b.drawn);
  }

  draw(cell, course, ghost, length, now) {
    if (cell.stale) cell.chart.build(course);
    cell.stale = false;
    cell.chart.draw(course, ghost, this.player.shown);
    Object.assign(cell, { length, of: course, drawn: now });
    cell.chart.plot.setAttribute("aria-label", spoken(cell.metric, course));
    if (course.done) this.tabulate(cell);
  }

  // tabulate is the chart in numbers, on demand.
  tabulate(cell) {
    const { course } = this.runner;
    if (!cell.values.open || !course) return;
    const { metric } = cell;
    const arms = course.begun.arms;
    const cellOf = (i, k) => {
      const at = (kind) => course.column(i, kind, metric.index)[k];
      const band = at("lo") === null || at("lo") === undefined ? "" : ` (${value(metric, at("lo"))} to ${value(metric, at("hi"))})`;
      return at("mean") === null ? "" : value(metric, at("mean")) + band;
    };
    const rows = course.days.map((d, k) => [String(d), ...arms.map((_, i) => cellOf(i, k))]);
    cell.values.querySelector(".scroll")?.remove();
    cell.values.append(table(`${metric.title}, mean and 95% interval`, ["Day", ...arms.map((a) => a.title || a.name)], rows));
  }
}

// spoken says in a sentence what a chart shows.
function spoken(metric, course) {
  const place = course.length - 1;
  const ends = course.begun.arms.map((a, i) => `${a.title || a.name} ${value(metric, course.column(i, "mean", metric.index)[place])}`);
  return `${metric.title} through time. On day ${course.last}: ${ends.join(", ")}. A table follows.`;
}
